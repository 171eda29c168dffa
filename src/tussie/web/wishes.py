"""The fields of the form in which people say what they want, as a request, and back.

A form is forgiving where the API is strict: a list is words between commas, an empty field says nothing, and a place is
a ward or an occasion as on the command line.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError

from tussie.circumstances.ward import ward_named
from tussie.composing.request import amount
from tussie.errors import ImpossibleWish, MalformedText, clipped
from tussie.verbs import MOST_BOUQUET, MOST_MESSAGE, Asked, Check, Compose
from tussie.web.visit import Visit

_Asked = TypeVar("_Asked", bound=Asked)
#: Fields that hold one value, and fields that hold several: all that travels from page to page beside the bouquet.
ONE = """message say tradition budget stems place country occasion month stock currency without must never_say despite
    meant""".split()
SEVERAL = ("hazards", "colours", "flags")
FLAGS = ("south", "in_season", "allow_unknown", "by_bunch")


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
        budget=amount(visit.said("budget").strip().lstrip("$€£").replace(",", ".") or 0),
        stems=visit.said("stems").strip() or None,
        colours=visit.all("colours"),
        without=listed(visit.said("without")),
        must=list(must),
        by_bunch="by_bunch" in visit.all("flags"),
        stock=visit.said("stock"),
        currency=visit.said("currency").strip() or "USD",
    )


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
