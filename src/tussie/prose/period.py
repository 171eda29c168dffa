"""What is out of its time in a text that is set in a year, at a place: flowers that had not come there, meanings nobody
had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tussie.bouquet import Flower
from tussie.errors import ImpossibleWish
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.tables import Introduction
from tussie.prose.annotation import Entry, Late

#: Countries of Europe that the lexicon has dates for, or that take Europe's.
_EUROPE = frozenset("AT BE CH CZ DE DK ES FI FR GB GR HU IE IT NL NO PL PT RO RU SE".split())


def late(entries: Sequence[Entry], *, year: int, place: str = "") -> tuple[Late, ...]:
    """The flowers and meanings of an appendix that are out of their time.

    `year` is the year in which the text is set, `place` a country by name or code; without one the earliest date counts
    that the lexicon has for anywhere, which is seldom the plant's home. A meaning is late when the first dated source
    that says it is younger; an older one may have been lost. Dates from memory are marked as unchecked. Raises
    `UnknownName` for an unknown country and `ImpossibleWish` for an impossible year.
    """
    if not 1 <= year <= 2100:
        raise ImpossibleWish(f"no story is dated in the year {year}; expected a year such as 1862")
    lex = load_lexicon()
    country = lex.country(place).id if place else ""
    return tuple(
        found for entry in entries for found in (*_plant(lex, entry, year, country), *_meaning(lex, entry, year))
    )


def _plant(lex: Lexicon, entry: Entry, year: int, country: str) -> Iterator[Late]:
    row = introduction(lex, entry.flower, country)
    if row and int(row.year) > year:
        where = "Europe" if row.place == "EU" else lex.countries[row.place].name
        checked = row.checked == "checked"
        doubt = "" if checked else "; unchecked"
        said = f"not in {where} before {row.year} ({row.cited}; {row.source}, {row.locator}{doubt})"
        yield Late(entry.flower, "plant", int(row.year), said, row.source, checked, entry.mentions)


def introduction(lex: Lexicon, flower: Flower, country: str) -> Introduction | None:
    """When a flower came to a country, as far as the lexicon knows: the country's own date, else Europe's for its
    countries.

    Without a country the earliest date of all.
    """
    kin = set(lex.kin(flower.plant))
    rows = [row for row in lex.introductions if row.plant in kin and row.variety in ("", flower.variety)]
    if not country:
        return min(rows, key=lambda row: int(row.year), default=None)
    own = [row for row in rows if row.place == country]
    if not own and country in _EUROPE:
        # What had come to no country of Europe had not come to this one.
        own = [row for row in rows if row.place == "EU" or row.place in _EUROPE]
    return min(own, key=lambda row: int(row.year), default=None)


def _meaning(lex: Lexicon, entry: Entry, year: int) -> Iterator[Late]:
    if not entry.senses:
        return
    sense = entry.senses[0]
    ids = {sense.source, *(also.split(",")[0] for also in sense.also)}
    dated = sorted((int(lex.source(id).year), id) for id in ids if lex.source(id).year.isdecimal())
    if dated and dated[0][0] > year:
        first, id = dated[0]
        label = lex.concepts[sense.concept].label
        said = f"“{label}” is first said in {first} ({id}), as far as sources are dated"
        yield Late(entry.flower, "meaning", first, said, id, True, entry.mentions)
