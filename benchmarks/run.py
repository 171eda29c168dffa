"""Everything that is measured, in one run: accuracy, agreement, speed."""

import platform
import sys

import accuracy
import agreement
import speed
from tussie.reading import Model

if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.machine()}, {sys.platform}\n")
    print("ACCURACY (per cent of stated flowers; loss in nats)")
    print(accuracy.report(Model()))
    print("\nAGREEMENT")
    print(agreement.report())
    print("\nSPEED")
    print(speed.report())
