"""Everything that is measured, in one run: how well it reads, composes and draws, and what the site bears."""

import platform
import sys

import accuracy
import agreement
import composing
import corpus
import drawing
import killed
import mentions
import message
import speed
import web
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
    print("\nTHE SITE")
    print(web.report())
    print("\nKILLED WHILE IT SAVES")
    print(killed.report())
