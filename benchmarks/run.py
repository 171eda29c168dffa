"""Everything that is measured, in one run: accuracy, agreement, messages, composing, drawing, prose, speed."""

import platform
import sys

import accuracy
import agreement
import composing
import corpus
import drawing
import mentions
import message
import speed
from tussie.reading import Model

if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.machine()}, {sys.platform}\n")
    print("ACCURACY (per cent of stated flowers; loss in nats)")
    print(accuracy.report(Model()))
    print("\nAGREEMENT")
    print(agreement.report())
    print("\nMESSAGES (per cent of messages that no training has seen)")
    print(message.report())
    print("\nCOMPOSING")
    print(composing.report())
    print("\nDRAWING")
    print(drawing.report())
    print("\nPROSE")
    print(mentions.report())
    print("\nA LIBRARY OF TEXTS")
    print(corpus.report())
    print("\nSPEED")
    print(speed.report())
