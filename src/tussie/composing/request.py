"""What is wanted: the message as concepts, for whom, and everything else that was wished for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.circumstances import Circumstances, validate
from tussie.errors import ImpossibleWish, UnknownName, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon

#: No bouquet has more stems; an armful has forty.
MOST_STEMS = 200
MOST_ALTERNATIVES = 10


class Request(NamedTuple):
    """Everything the composer is to keep to.

    `intents` are the concepts to say with their weights, heaviest first; `denied` what the message says is not
    meant; `never` what no flower may say; `stems` the fewest and the most, or None; `budget` the most that the flowers may cost
    (0: no limit); `colours` the only ones allowed; `without` plants to leave out; `must` flowers that have to be in
    it; `by_bunch` whether whole bunches must be bought; `alternatives` how many different bouquets are asked for.
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
            raise ImpossibleWish(f"{clipped(weight)!r} is no weight of {word!r}; expected a number above 0, as in {word}=2")
        found[concept_named(lex, word)] = number
    return found


def concept_named(lex: Lexicon, word: str) -> str:
    """The id of the concept that a word names. Raises `UnknownName` with near matches."""
    if concept := lex.concept(word):
        return concept.id
    near = lex.near_concepts(word)
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "see `tussie lookup` for what flowers say"
    raise UnknownName(f"no sentiment is called {clipped(word)!r}; {hint}", name=word, near=near)


def counted(stems: int | str) -> tuple[int, int]:
    """The fewest and the most stems of a wish such as 12 or ``9-15``. Raises `ImpossibleWish`.

    >>> counted("9-15"), counted(8)
    ((9, 15), (8, 8))
    """
    low, _, high = str(stems).strip().partition("-")
    if not low.strip().isdecimal() or (high and not high.strip().isdecimal()):
        raise ImpossibleWish(f"{clipped(str(stems))!r} is no number of stems; expected 12, or a range such as 9-15")
    fewest, most = int(low), int(high or low)
    if not 1 <= fewest <= most <= MOST_STEMS:
        raise ImpossibleWish(f"no bouquet has {clipped(str(stems))} stems; expected 1 to {MOST_STEMS}")
    return fewest, most


def validated(lex: Lexicon, request: Request) -> Request:
    """The request, once nothing in it is impossible whatever the flowers. Raises `ImpossibleWish`."""
    validate(lex, request.circumstances)
    if not request.budget >= 0 or request.budget > 1e6:
        raise ImpossibleWish(f"nobody has a budget of {request.budget:g}; expected an amount such as 45, or 0 for any")
    if not 1 <= request.alternatives <= MOST_ALTERNATIVES:
        raise ImpossibleWish(f"{request.alternatives} alternatives cannot be shown; expected 1 to {MOST_ALTERNATIVES}")
    if not request.intents:
        raise ImpossibleWish("nothing is to be said; write a message, or name sentiments with --say")
    said = {concept for concept, _ in request.intents}
    if clash := said.intersection(request.never):
        raise ImpossibleWish(f"{sorted(clash)[0]!r} is to be said and never to be said; drop one of the two")
    return request
