"""The fields of the form in which people say what they want, as a request, and back.

A form is forgiving where the API is strict: a list is words between commas, an empty field says nothing, and a place is
a ward or an occasion as on the command line.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import ValidationError

from tussie.circumstances.safety import HAZARDS
from tussie.circumstances.season import MONTHS
from tussie.circumstances.ward import ward_named
from tussie.composing.request import amount
from tussie.errors import ImpossibleWish, MalformedText, clipped
from tussie.lexicon import Lexicon
from tussie.verbs import MOST_BOUQUET, MOST_MESSAGE, Asked, Check, Compose
from tussie.web.visit import Visit

#: What a sender may be asked about, in the order in which people think of it.
HAZARD_WORDS = {
    "cats": "a cat", "dogs": "a dog", "children": "small children", "skin": "delicate skin",
    "scent": "dislike of scent", "pollen": "hay fever",
}  # fmt: skip
#: Places as people name them, with what the rules call them.
WARD_WORDS = {
    "hospital": "a hospital ward", "icu": "intensive care", "oncology": "oncology, haematology",
    "maternity": "a maternity ward", "infectious": "an isolation ward",
}  # fmt: skip
_Asked = TypeVar("_Asked", bound=Asked)
#: Fields that hold one value, and fields that hold several: all that travels from page to page beside the bouquet.
ONE = """message say tradition budget stems place country occasion month stock currency without must never_say despite
    meant""".split()
SEVERAL = ("hazards", "colours", "flags")


def listed(words: str) -> list[str]:
    """The parts of a field that takes several, separated by commas or lines.

    >>> listed("roses, carnations\\n ivy,")
    ['roses', 'carnations', 'ivy']
    """
    return [part.strip() for part in words.replace("\n", ",").split(",") if part.strip()]


def wishes(visit: Visit) -> Compose:
    """What a form asks the composer for. Raises `TussieError` for what cannot be meant."""
    message = visit.said("message").strip()
    if len(message) > MOST_MESSAGE:
        raise MalformedText(f"the message has {len(message):,} characters; expected at most {MOST_MESSAGE:,}")
    if not message and not visit.said("say").strip():
        raise ImpossibleWish("nothing is to be said; write what you want to say, or name sentiments")
    must = dict.fromkeys([*listed(visit.said("must")), *visit.all("keep")])
    return _made(
        Compose,
        **_where(visit),
        message=message,
        say=visit.said("say").strip(),
        never_say=listed(visit.said("never_say")),
        tradition=visit.said("tradition"),
        budget=_money(visit.said("budget").strip(), visit.said("currency").strip() or "USD"),
        stems=visit.said("stems").strip() or None,
        colours=visit.all("colours"),
        without=listed(visit.said("without")),
        must=list(must),
        by_bunch="by_bunch" in visit.all("flags"),
        stock=visit.said("stock"),
        currency=visit.said("currency").strip() or "USD",
    )


#: Signs of money, and whose they are.
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}


def _money(words: str, currency: str) -> float:
    """A budget as people write it: 45, $45, 1,000, 45,50. Raises `ImpossibleWish`, for money of another kind too.

    >>> _money("$1,000", "USD"), _money("45,50", "EUR"), _money("", "USD")
    (1000.0, 45.5, 0.0)
    """
    sign = next((sign for sign in _SIGNS if sign in words), "")
    if sign and _SIGNS[sign] != currency:
        raise ImpossibleWish(f"{clipped(words)!r} is other money than the prices, which are in {currency}")
    number = words.replace(sign, "").strip()
    # Three digits behind a comma are thousands; fewer are cents.
    whole = number.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", number) else number.replace(",", ".")
    return amount(whole or 0)


def circumstances(visit: Visit, bouquet: str) -> Check:
    """For whom a bouquet is, as a form says. Raises `TussieError` for what cannot be meant."""
    if len(bouquet) > MOST_BOUQUET:
        raise MalformedText(f"the bouquet has {len(bouquet):,} characters; expected at most {MOST_BOUQUET:,}")
    return _made(Check, bouquet=bouquet, tradition=visit.said("tradition"), **_where(visit))


def _where(visit: Visit) -> dict[str, Any]:
    place, flags = visit.said("place").strip(), visit.all("flags")
    ward = ward_named(place) if place else ""
    month = visit.said("month").strip()
    if month and not (month.isdecimal() and len(month) <= 2 and 1 <= int(month) <= 12):
        raise ImpossibleWish(f"there is no month {clipped(month)!r}; expected 1 to 12")
    return {
        "hazards": list(dict.fromkeys(visit.all("hazards"))),
        "ward": ward,
        # What is no ward is an occasion, or the error that says so.
        "occasion": visit.said("occasion").strip() or ("" if ward else place),
        "country": visit.said("country").strip(),
        "month": int(month) if month else None,
        "south": "south" in flags,
        "in_season": "in_season" in flags,
        "allow_unknown": "allow_unknown" in flags,
        "despite": listed(visit.said("despite")),
    }


def _made(kind: type[_Asked], **fields: Any) -> _Asked:
    """The request of these fields. Raises `ImpossibleWish` for one that no field of the form can hold."""
    try:
        return kind(**fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", " ") if first["loc"] else "form"
        raise ImpossibleWish(f"the field “{name}” cannot be like that: {first['msg'].lower()}") from None


def carried(visit: Visit) -> list[tuple[str, str]]:
    """Every field that goes on to the next page, with its values as they were typed."""
    one = [(name, visit.said(name)) for name in ONE if visit.said(name)]
    return one + [(name, value) for name in SEVERAL for value in visit.all(name)]


def choices(lex: Lexicon) -> dict[str, Any]:
    """What can be chosen in the form of wishes."""
    return {
        "hazards": {name: HAZARD_WORDS[name] for name in HAZARDS},
        "wards": WARD_WORDS,
        "months": list(enumerate(MONTHS, 1)),
        "traditions": list(lex.traditions.values()),
        "countries": sorted(lex.countries.values(), key=lambda country: country.name),
        "occasions": list(lex.occasions),
        "colours": [colour for colour in lex.colours.values() if not colour.broader and colour.srgb],
    }


def seed_of(words: str) -> int:
    """The number in a field that holds a seed; 0 for whatever a stranger may have put there."""
    return int(words) if words.isdecimal() and len(words) < 10 else 0
