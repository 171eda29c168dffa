"""``python -m tussie`` is ``tussie``."""

from tussie.cli import command

command()
