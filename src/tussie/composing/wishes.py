"""Wishes by name, and which of them clash when nothing fits.

A wish is what `Candidate.barred` and `program.Model` know by its id: ``budget``, ``safety:cats``,
``say:gratitude`` ... Here they get their words, and the smallest set that cannot be kept together is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from tussie.circumstances import customs
from tussie.circumstances.season import MONTHS
from tussie.composing.candidates import Candidate
from tussie.composing.prices import primary
from tussie.composing.request import Request
from tussie.lexicon import Lexicon

#: Wishes that nobody uttered, which give way when nothing fits otherwise, in this order; and what is told then.
YIELDING = {
    "harmony": "with these wishes some colours stand together that do not go well with one another",
    "lead": "with these wishes something else is heard as well as the main sentiment, or better",
}


def wishes(lex: Lexicon, pool: Iterable[Candidate], request: Request) -> dict[str, str]:
    """Every wish of a request that could keep something out, by id, with the words for it."""
    where = request.circumstances
    found = {"harmony": "colours that do not fight", "lead": "the main sentiment heard best"}
    if request.budget:
        found["budget"] = f"a budget of {request.budget:g}"
    if request.stems:
        low, high = request.stems
        found["stems"] = f"{low} stems" if low == high else f"{low} to {high} stems"
    if where.country and customs.binding(lex, where.country, where.occasions, where.despite):
        found[f"custom:{where.country}"] = _words(lex, f"custom:{where.country}", request)
    for concept in primary(request):
        if any(concept in one.leads for one in pool):
            found[f"say:{concept}"] = f"a flower that leads with {lex.concepts[concept].label}"
    for flower in request.must:
        found[f"must:{flower.plant}"] = f"{flower} in it"
    for id in sorted({id for one in pool for id in one.barred}):
        found.setdefault(id, _words(lex, id, request))
    return found


def _words(lex: Lexicon, id: str, request: Request) -> str:
    """A wish that flowers offend, in words."""
    kind, _, where = id.partition(":")
    if kind == "safety":
        return f"safe for {where}" if where in ("cats", "dogs", "children", "skin") else f"little {where}"
    if kind == "hospital":
        return f"the rules of the {where.replace('-', ' ')} ward"
    if kind == "season":
        month = MONTHS[int(where.split()[1]) - 1]
        south = " in the south" if request.circumstances.south else ""
        return (
            f"cut in the open in {month}{south}" if request.circumstances.in_season else f"to be had in {month}{south}"
        )
    others = {
        "custom": lambda: f"the customs of {lex.countries[where].name}",
        "without": lambda: f"no {lex.name_of(where)}",
        "never": lambda: f"never to say {lex.concepts[where].label}",
        "colours": lambda: f"only {', '.join(lex.colours[colour].label for colour in request.colours)}",
    }
    return others[kind]()


def smallest_clash(wishes: Sequence[str], fits: Callable[[frozenset[str]], bool]) -> tuple[str, ...]:
    """The smallest set of wishes that cannot be kept together; empty when all of them can.

    More precisely: `fits` tells whether any bouquet keeps a set of wishes. Each set that fits is grown until no
    further wish fits with it; what is left over must be hit by every clash, and the smallest set that hits all
    that was left over is the next one tried. The first that does not fit is a smallest clash (implicit hitting
    sets: A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, "Smallest MUS extraction with minimal
    hitting set dualization", CP 2015).

    >>> smallest_clash("abcd", lambda kept: not {"b", "d"} <= kept)
    ('b', 'd')
    """
    if fits(frozenset(wishes)):
        return ()
    left_over: list[frozenset[str]] = []
    while True:
        tried = _smallest_hitting(wishes, left_over)
        if not fits(tried):
            return tuple(wish for wish in wishes if wish in tried)
        grown = set(tried)
        for wish in wishes:
            if wish not in grown and fits(frozenset(grown | {wish})):
                grown.add(wish)
        left_over.append(frozenset(wishes) - grown)


def _smallest_hitting(wishes: Sequence[str], sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """The smallest set of wishes that has one of each set; of equals the first in order."""
    for size in range(len(wishes) + 1):
        for chosen in combinations(wishes, size):
            if all(not one.isdisjoint(chosen) for one in sets):
                return frozenset(chosen)
    return frozenset(wishes)
