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
    CannotScan,
    CannotStore,
    ChangedMeanwhile,
    ImpossibleWish,
    MalformedText,
    NoSuchLink,
    NotInstalled,
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
    from tussie.prose import Annotation, Mention, annotate
    from tussie.prose.mentions import mentions
    from tussie.stock import read_stock

__version__ = "0.2.0"
__all__ = [
    "AmbiguousName",
    "Annotation",
    "Answer",
    "Bouquet",
    "BrokenLexicon",
    "CannotPrint",
    "CannotScan",
    "CannotStore",
    "ChangedMeanwhile",
    "Circumstances",
    "Drawing",
    "Flower",
    "ImpossibleWish",
    "MalformedText",
    "Mention",
    "NoSuchLink",
    "NotInstalled",
    "NotUnderstood",
    "Reading",
    "Ring",
    "Stem",
    "TussieError",
    "UnknownName",
    "UnreadableFlower",
    "annotate",
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
    "mentions",
    "parse",
    "read",
    "read_stock",
    "swap",
    "understand",
]

#: Where the names are that reading a bouquet does not need: who reads one does not wait for the solver.
_ELSEWHERE = {
    "Annotation": "tussie.prose",
    "Answer": "tussie.composing",
    "Circumstances": "tussie.circumstances.checking",
    "Drawing": "tussie.drawing",
    "Mention": "tussie.prose",
    "annotate": "tussie.prose",
    "arrange": "tussie.arranging",
    "card": "tussie.cards",
    "carrier_card": "tussie.cards",
    "check": "tussie.circumstances.checking",
    "compose": "tussie.composing",
    "draw": "tussie.drawing",
    "florist_sheet": "tussie.cards",
    "mentions": "tussie.prose.mentions",
    "read_stock": "tussie.stock",
    "swap": "tussie.composing.swap",
    "understand": "tussie.message",
}


def __getattr__(name: str) -> Any:
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_ELSEWHERE[name]), name)
