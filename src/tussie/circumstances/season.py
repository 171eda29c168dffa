"""What can be had when: cut in the open, from a greenhouse or from abroad, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.circumstances.caution import NO_SOURCE, Caution
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Season

MONTHS = tuple("January February March April May June July August September October November December".split())
FIELD, IMPORTED, OUT, NO_DATA = "in season", "from greenhouse or abroad", "out of season", "no data"


class Availability(NamedTuple):
    """Whether a flower can be had in a month: `state` is one of the four above; `season` the row that says so."""

    state: str
    season: Season | None


def availability(lex: Lexicon, flower: Flower, month: int, *, south: bool = False) -> Availability:
    """Whether a flower can be had in a month.

    More precisely: `month` is 1 to 12; in the southern hemisphere the seasons are those of six months away,
    and what the world trades all year is traded there too.

    >>> from tussie import load_lexicon, parse
    >>> [peony] = parse("pink peony").stems
    >>> [availability(load_lexicon(), peony.flower, month).state for month in (5, 2)]
    ['in season', 'out of season']
    """
    row = _season(lex, flower)
    if row is None:
        return Availability(NO_DATA, None)
    here = str((month + 5) % 12 + 1 if south else month)
    if here in row.field:
        return Availability(FIELD, row)
    return Availability(IMPORTED if here in row.trade else OUT, row)


def _season(lex: Lexicon, flower: Flower) -> Season | None:
    """The row of the variety, of the plant whatever the variety, or of the next taxon above."""
    for taxon in lex.kin(flower.plant):
        if row := lex.seasons.get((taxon, flower.variety)) or lex.seasons.get((taxon, "")):
            return row
    return None


def cautions(lex: Lexicon, flower: Flower, month: int, *, south: bool, in_season: bool) -> Iterator[Caution]:
    """What speaks against a flower in a month; `in_season` asks for what is cut in the open."""
    state, row = availability(lex, flower, month, south=south)
    name, where = MONTHS[month - 1], f"month {month}"
    if row is None:
        yield Caution("season", where, "hint", f"{flower.name}: no data on when it can be had", NO_SOURCE)
    elif state == OUT:
        text = f"{flower.name} cannot be had in {name}{' in the south' if south else ''}"
        yield Caution("season", where, "warning", text, row.source[0])
    elif state == IMPORTED:
        severity = "warning" if in_season else "info"
        text = f"{flower.name} in {name} comes from a greenhouse or from abroad"
        yield Caution("season", where, severity, text, row.source[0])
