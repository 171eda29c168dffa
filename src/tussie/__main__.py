"""``python -m tussie`` is ``tussie``."""

import sys

from tussie.cli import main

sys.exit(main())
