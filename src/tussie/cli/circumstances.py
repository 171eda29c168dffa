"""The options for whom, where, when and from what stock, as the functions take them."""

from __future__ import annotations

import argparse
from typing import Any

from tussie.circumstances.checking import Circumstances
from tussie.circumstances.ward import ward_named
from tussie.cli.terminal import text_argument
from tussie.composing.request import request_circumstances
from tussie.errors import ImpossibleWish, clipped
from tussie.lexicon import load_lexicon
from tussie.stock import Stock, read_stock


def listed(words: str) -> list[str]:
    """The parts of an option that takes several, separated by commas."""
    return [part.strip() for part in words.split(",") if part.strip()]


def wishes_of(options: argparse.Namespace) -> dict[str, Any]:
    """The circumstances of the command line as wishes by name."""
    ward = ward_named(options.place) if options.place else ""
    return {
        "hazards": list(dict.fromkeys(options.hazards or [])),
        "ward": ward,
        # What is no ward is an occasion, or the error that says so.
        "occasion": options.occasion or (options.place if options.place and not ward else ""),
        "country": options.country,
        "month": whole(options.month, "month"),
        "south": options.south,
        "in_season": options.in_season,
        "allow_unknown": options.allow_unknown,
        "despite": listed(options.despite),
    }


def circumstances_of(options: argparse.Namespace) -> Circumstances:
    """The circumstances of the command line."""
    return request_circumstances(load_lexicon(), wishes_of(options))


def whole(cell: str | None, what: str) -> int | None:
    """A whole number given as an option, or None. Raises `ImpossibleWish`."""
    if cell is None:
        return None
    if not cell.strip().lstrip("+-").isdecimal():
        raise ImpossibleWish(f"{clipped(cell)!r} is no {what}; expected a whole number")
    return int(cell)


def stock_of(options: argparse.Namespace, tradition: str) -> Stock | None:
    """The stock list of the command line, or None for the built-in catalogue."""
    if not options.stock:
        return None
    text = text_argument(options.stock if options.stock == "-" else f"@{options.stock}", most=20_000_000)
    return read_stock(text, tradition=tradition, currency=options.currency, strict=options.strict)
