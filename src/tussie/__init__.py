"""Tussie reads what flowers say, and shows the source for every meaning it claims.

>>> import tussie
>>> print(tussie.read("white zinnia and a deep pink rose").sentence)
In the modern Western tradition this bouquet speaks above all of gratitude and goodness, ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.errors import (
    AmbiguousName,
    BrokenLexicon,
    CannotPrint,
    ImpossibleWish,
    MalformedText,
    NotUnderstood,
    TussieError,
    UnknownName,
    UnreadableFlower,
)
from tussie.lexicon import load_lexicon
from tussie.notation import parse
from tussie.reading import Reading, compare, read
from tussie.search import lookup

if TYPE_CHECKING:
    from tussie.arranging import arrange
    from tussie.cards import card, carrier_card, florist_sheet
    from tussie.circumstances.checking import Circumstances, check
    from tussie.composing import Answer, compose
    from tussie.composing.swap import swap
    from tussie.drawing import Drawing, draw
    from tussie.message import understand
    from tussie.stock import read_stock

__version__ = "0.2.0"
__all__ = [
    "AmbiguousName",
    "Answer",
    "Bouquet",
    "BrokenLexicon",
    "CannotPrint",
    "Circumstances",
    "Drawing",
    "Flower",
    "ImpossibleWish",
    "MalformedText",
    "NotUnderstood",
    "Reading",
    "Ring",
    "Stem",
    "TussieError",
    "UnknownName",
    "UnreadableFlower",
    "arrange",
    "card",
    "carrier_card",
    "check",
    "compare",
    "compose",
    "draw",
    "florist_sheet",
    "load_lexicon",
    "lookup",
    "parse",
    "read",
    "read_stock",
    "swap",
    "understand",
]

#: Where the names are that only writing needs: who reads a bouquet does not wait for the solver.
_WRITING = {
    "Answer": "tussie.composing",
    "Circumstances": "tussie.circumstances.checking",
    "Drawing": "tussie.drawing",
    "arrange": "tussie.arranging",
    "card": "tussie.cards",
    "carrier_card": "tussie.cards",
    "check": "tussie.circumstances.checking",
    "compose": "tussie.composing",
    "draw": "tussie.drawing",
    "florist_sheet": "tussie.cards",
    "read_stock": "tussie.stock",
    "swap": "tussie.composing.swap",
    "understand": "tussie.message",
}


def __getattr__(name: str) -> Any:
    if name not in _WRITING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_WRITING[name]), name)
