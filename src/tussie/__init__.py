"""Tussie reads what flowers say, and shows the source for every meaning it claims.

>>> import tussie
>>> print(tussie.read("white zinnia and a deep pink rose").sentence)
In the modern Western tradition this bouquet speaks above all of gratitude and goodness, ...
"""

from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.errors import (
    AmbiguousName,
    BrokenLexicon,
    MalformedText,
    TussieError,
    UnknownName,
    UnreadableFlower,
)
from tussie.lexicon import load_lexicon
from tussie.notation import parse
from tussie.reading import Reading, compare, read
from tussie.search import lookup

__version__ = "0.1.0"
__all__ = [
    "AmbiguousName",
    "Bouquet",
    "BrokenLexicon",
    "Flower",
    "MalformedText",
    "Reading",
    "Ring",
    "Stem",
    "TussieError",
    "UnknownName",
    "UnreadableFlower",
    "compare",
    "load_lexicon",
    "lookup",
    "parse",
    "read",
]
