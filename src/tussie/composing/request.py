"""What is wanted: the message as concepts, for whom, and everything else that was wished for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tussie.bouquet import Flower
from tussie.circumstances.checking import Circumstances, validate
from tussie.circumstances.ward import WARDS, ward_named
from tussie.errors import ImpossibleWish, UnknownName, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon
from tussie.notation import parse

#: No bouquet has more stems; an armful has forty.
MOST_STEMS = 200
MOST_ALTERNATIVES = 10


class Request(NamedTuple):
    """Everything the composer is to keep to.

    `intents` are the concepts to say with their weights, heaviest first; `denied` what the message says is not
    meant; `never` what no flower may say; `stems` the fewest and the most, or None; `budget` the most that the flowers
    may cost (0: no limit); `colours` the only ones allowed; `without` plants to leave out; `must` flowers that have
    to be in it; `by_bunch` whether whole bunches must be bought; `alternatives` how many different bouquets are
    asked for.
    """

    intents: tuple[tuple[str, float], ...]
    denied: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    tradition: str = DEFAULT_TRADITION
    circumstances: Circumstances = Circumstances()
    stems: tuple[int, int] | None = None
    budget: float = 0.0
    colours: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    must: tuple[Flower, ...] = ()
    by_bunch: bool = False
    alternatives: int = 3


#: What can be wished for by name, beside the message: the words of the command line, of Python and of the HTTP API.
WISHES = """say never_say tradition hazards ward country occasion month south in_season allow_unknown despite
    budget stems colours without must by_bunch alternatives""".split()


def request_from(
    lex: Lexicon,
    wishes: Mapping[str, Any],
    *,
    intents: Iterable[tuple[str, float]] = (),
    denied: Sequence[str] = (),
) -> Request:
    """The request that wishes by name make, with the intents that were heard in a message.

    More precisely: `wishes` may hold every name in `WISHES`; flowers, colours, concepts, countries and traditions are
    words for them. What ``say`` names overrules what was heard. Without an occasion that of the main intent is
    taken (thanks for gratitude). Raises `ImpossibleWish` and `UnknownName`.

    >>> from tussie import load_lexicon
    >>> request_from(load_lexicon(), {"say": "thanks", "stems": 9, "country": "Japan"}).circumstances.country
    'JP'
    """
    if unknown := sorted(wishes.keys() - set(WISHES)):
        raise ImpossibleWish(f"no wish is called {unknown[0]!r}; expected one of {', '.join(WISHES)}")
    tradition = lex.tradition(wishes["tradition"]).id if wishes.get("tradition") else DEFAULT_TRADITION
    never = tuple(concept_named(lex, word) for word in wishes.get("never_say") or ())
    # What the sender names stands; what we heard gives way to what must never be said.
    heard = [pair for pair in intents if pair[0] not in never]
    meant = tuple(spoken(lex, wishes["say"]).items()) if wishes.get("say") else tuple(heard)
    where = request_circumstances(lex, wishes, meant)
    return validated(
        lex,
        Request(
            intents=meant,
            denied=tuple(denied),
            never=never,
            tradition=tradition,
            circumstances=where,
            stems=counted(wishes["stems"]) if wishes.get("stems") is not None else None,
            budget=amount(wishes.get("budget") or 0),
            colours=tuple(lex.colour_named(word) for word in wishes.get("colours") or ()),
            without=tuple(flower_named(word, tradition).plant for word in wishes.get("without") or ()),
            must=tuple(flower_named(word, tradition) for word in wishes.get("must") or ()),
            by_bunch=bool(wishes.get("by_bunch")),
            alternatives=int(wishes.get("alternatives") or 3),
        ),
    )


def request_circumstances(
    lex: Lexicon, wishes: Mapping[str, Any], meant: Sequence[tuple[str, float]] = ()
) -> Circumstances:
    """The circumstances that wishes by name make; `meant` are the intents that tell an occasion nobody named.

    Raises `ImpossibleWish` and `UnknownName`.

    >>> from tussie import load_lexicon
    >>> request_circumstances(load_lexicon(), {"country": "Chile", "month": 1}).south
    True
    """
    month = wishes.get("month")
    if month is not None and (not isinstance(month, int) or isinstance(month, bool) or not 1 <= month <= 12):
        raise ImpossibleWish(f"there is no month {clipped(str(month))}; expected 1 to 12")
    country = lex.country(wishes["country"]) if wishes.get("country") else None
    where = Circumstances(
        hazards=tuple(wishes.get("hazards") or ()),
        ward=_ward(wishes.get("ward") or ""),
        country=country.id if country else "",
        occasion=_occasion(lex, wishes.get("occasion") or "", meant),
        month=month or 0,
        south=bool(wishes.get("south") or (country and country.south)),
        in_season=bool(wishes.get("in_season")),
        allow_unknown=bool(wishes.get("allow_unknown")),
        despite=tuple(wishes.get("despite") or ()),
    )
    validate(lex, where)
    return where


def _ward(words: str) -> str:
    if words and not ward_named(words):
        raise ImpossibleWish(f"no ward is called {clipped(words)!r}; expected {', '.join(WARDS)}")
    return ward_named(words)


def _occasion(lex: Lexicon, words: str, meant: Sequence[tuple[str, float]]) -> str:
    """The occasion that was named, else the one whose first concern is the main intent."""
    if words:
        return occasion_named(lex, words)
    main = max(meant, key=lambda pair: pair[1])[0] if meant else ""
    return next((one.id for one in lex.occasions.values() if main in one.concepts[:1]), "")


def occasion_named(lex: Lexicon, words: str) -> str:
    """The id of the occasion that words name. Raises `ImpossibleWish` with the ones there are."""
    if occasion := lex.occasion(words):
        return occasion.id
    raise ImpossibleWish(f"no occasion is called {clipped(words)!r}; expected one of {', '.join(lex.occasions)}")


def amount(budget: float | str) -> float:
    """A budget such as 45 or ``45.50``. Raises `ImpossibleWish`.

    >>> amount("45.50")
    45.5
    """
    try:
        number = float(budget)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1e6:
        raise ImpossibleWish(f"{clipped(str(budget))!r} is no budget; expected an amount such as 45, or 0 for any")
    return number


def flower_named(word: str, tradition: str = DEFAULT_TRADITION) -> Flower:
    """The one flower that words name. Raises what `tussie.parse` raises, and `ImpossibleWish` for several."""
    stems = parse(word, tradition=tradition).stems
    if len(stems) != 1:
        raise ImpossibleWish(f"{clipped(word)!r} is {len(stems)} flowers; name one at a time")
    return stems[0].flower


def spoken(lex: Lexicon, say: str | Mapping[str, float]) -> dict[str, float]:
    """The concepts of a wish such as ``gratitude=2,worth``, by id, with their weights.

    Any id, label or synonym of a concept is understood. Raises `UnknownName` and `ImpossibleWish`.

    >>> from tussie import load_lexicon
    >>> spoken(load_lexicon(), "thanks=2, worth")
    {'gratitude': 2.0, 'worth': 1.0}
    """
    if isinstance(say, str):
        pairs = [part.partition("=") for part in say.split(",") if part.strip()]
        given = [(word.strip(), weight.strip() or "1") for word, _, weight in pairs]
    else:
        given = [(word, str(weight)) for word, weight in say.items()]
    found: dict[str, float] = {}
    for word, weight in given:
        try:
            number = float(weight)
        except ValueError:
            number = 0.0
        if not 0 < number <= 1000:
            raise ImpossibleWish(
                f"{clipped(weight)!r} is no weight of {word!r}; expected a number above 0, as in {word}=2"
            )
        found[concept_named(lex, word)] = number
    return found


def concept_named(lex: Lexicon, word: str) -> str:
    """The id of the concept that a word names. Raises `UnknownName` with near matches."""
    if concept := lex.concept(word):
        return concept.id
    near = lex.near_concepts(word)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "look a flower up to see what can be said"
    raise UnknownName(f"no sentiment is called {clipped(word)!r}; {hint}", name=word, near=near)


def counted(stems: int | str) -> tuple[int, int]:
    """The fewest and the most stems of a wish such as 12 or ``9-15``. Raises `ImpossibleWish`.

    >>> counted("9-15"), counted(8)
    ((9, 15), (8, 8))
    """
    low, _, high = str(stems).strip().partition("-")
    numbers = [low.strip(), *([high.strip()] if high else [])]
    if not all(number.isdecimal() and len(number) < 10 for number in numbers):
        raise ImpossibleWish(f"{clipped(str(stems))!r} is no number of stems; expected 12, or a range such as 9-15")
    fewest, most = int(low), int(high or low)
    if not 1 <= fewest <= most <= MOST_STEMS:
        raise ImpossibleWish(f"no bouquet has {clipped(str(stems))} stems; expected 1 to {MOST_STEMS}")
    return fewest, most


def validated(lex: Lexicon, request: Request) -> Request:
    """The request, once nothing in it is impossible whatever the flowers. Raises `ImpossibleWish`."""
    validate(lex, request.circumstances)
    amount(request.budget)
    if not 1 <= request.alternatives <= MOST_ALTERNATIVES:
        raise ImpossibleWish(f"{request.alternatives} alternatives cannot be shown; expected 1 to {MOST_ALTERNATIVES}")
    if not request.intents:
        raise ImpossibleWish("nothing is to be said; write a message, or name the sentiments to say")
    said = {concept for concept, _ in request.intents}
    if clash := said.intersection(request.never):
        raise ImpossibleWish(f"{sorted(clash)[0]!r} is to be said and never to be said; drop one of the two")
    return request
