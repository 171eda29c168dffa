"""What a person should know of a bouquet, and what keeps a flower out.

`check` tells everything a person should know of a bouquet; `objections` what keeps one flower out, and is
what the composer asks. Both ask the same four rooms: `safety`, `ward`, `season`, `customs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tussie.bouquet import Bouquet, Flower
from tussie.circumstances import customs, safety, season, ward
from tussie.circumstances.caution import NO_SOURCE, Caution, gravest_first
from tussie.errors import ImpossibleWish
from tussie.lexicon import Lexicon, load_lexicon
from tussie.notation import parse

__all__ = ["Circumstances", "check", "objections", "validate"]


class Circumstances(NamedTuple):
    """For whom the flowers are, where they will stand, and when.

    `hazards` are keys of `safety.HAZARDS` that matter there (``cats`` ...); `ward` a kind of hospital ward;
    `country` an ISO 3166 code, whose customs are kept; `occasion` an id of the lexicon; `month` 1 to 12, or 0
    when it does not matter; `south` whether the seasons are those of the southern hemisphere; `in_season`
    asks for what is cut in the open; `allow_unknown` lets flowers pass of which nothing is known;
    `despite` are ids of customs to set aside.
    """

    hazards: tuple[str, ...] = ()
    ward: str = ""
    country: str = ""
    occasion: str = ""
    month: int = 0
    south: bool = False
    in_season: bool = False
    allow_unknown: bool = False
    despite: tuple[str, ...] = ()

    @property
    def occasions(self) -> tuple[str, ...]:
        """The occasions whose customs count: the one that was named, and the sickbed on a ward."""
        return tuple(filter(None, (self.occasion, "hospital" if self.ward else "")))


def check(bouquet: Bouquet | str, circumstances: Circumstances | None = None) -> tuple[Caution, ...]:
    """Tell what a person should know before handing a bouquet over.

    More precisely: `bouquet` is a value or any text that `tussie.parse` reads; without a country every
    country's customs are told. Returns `Caution` values, the gravest first. Raises what `parse` raises, and
    `ImpossibleWish` for circumstances that do not exist (a thirteenth month).

    >>> [caution.severity for caution in check("3 white lily", Circumstances(hazards=("cats",), country="US"))]
    ['danger', 'danger']
    """
    lex, where = load_lexicon(), circumstances or Circumstances()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet)
    validate(lex, where)
    found: list[Caution] = []
    for flower in dict.fromkeys(stem.flower for stem in bouquet.stems):
        lex.check_flower(flower)
        found += _about(lex, flower, where)
    if where.ward:
        found += ward.rules(lex, bouquet, where.ward)
    if where.country:
        occasions = where.occasions or tuple(filter(None, [bouquet.occasion]))
        found += customs.customs_of(lex, bouquet, where.country, occasions, where.despite)
        found += [one for one in customs.customs_for(lex, bouquet) if not one.where and one.severity == "danger"]
    else:
        dressed = bouquet._replace(occasion=where.occasion or bouquet.occasion)
        found += customs.customs_for(lex, dressed)
    return gravest_first(found)


def objections(lex: Lexicon, flower: Flower, where: Circumstances) -> list[Caution]:
    """What keeps one flower out of any bouquet in these circumstances; empty when nothing does.

    What is not known is an objection too, unless `allow_unknown`.
    """
    found = list(_about(lex, flower, where))
    if where.country:
        for custom in customs.binding(lex, where.country, where.occasions, where.despite):
            if customs.objects(lex, custom, flower):
                found.append(customs.caution_of(custom, where.country))
    unknown = {NO_SOURCE} if where.allow_unknown else set()
    return [one for one in found if one.severity != "info" and one.source not in unknown]


def _about(lex: Lexicon, flower: Flower, where: Circumstances) -> Iterator[Caution]:
    """What safety, ward and season hold against one flower."""
    yield from safety.cautions(lex, flower, where.hazards)
    yield from ward.cautions(lex, flower, where.ward)
    if where.month:
        yield from season.cautions(lex, flower, where.month, south=where.south, in_season=where.in_season)


def validate(lex: Lexicon, where: Circumstances) -> None:
    """Raise `ImpossibleWish` for circumstances that do not exist, and say which do."""
    choices = (
        ("hazard", where.hazards, safety.HAZARDS),
        ("ward", filter(None, [where.ward]), ward.WARDS),
        ("country", filter(None, [where.country]), lex.countries),
        ("occasion", filter(None, [where.occasion]), lex.occasions),
        ("custom", where.despite, {custom.id for custom in lex.customs}),
    )
    for what, given, known in choices:
        for one in given:
            if one not in known:
                few = f"one of {', '.join(known)}" if len(known) < 20 else "an id of the lexicon"
                raise ImpossibleWish(f"no {what} is called {one!r}; expected {few}")
    if not 0 <= where.month <= 12:
        raise ImpossibleWish(f"there is no month {where.month}; expected 1 to 12")
