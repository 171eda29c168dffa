"""The value of a bouquet by docs/composing.md, written a second time, and the best one by trying everything.

It shares with the composer what a flower says and the prices, but no program and no solver: what the composer
maximises is checked against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from tussie import load_lexicon
from tussie.bouquet import CENTRE
from tussie.composing.candidates import Candidate
from tussie.composing.harmony import discords
from tussie.composing.prices import PRICES, noise, primary, weights
from tussie.composing.program import FEWEST, FULL, HEAP, KINDS, LEAF_KINDS, PROPORTIONS, RINGS_OF, STEMS, A, B
from tussie.composing.request import Request
from tussie.reading.company import RING_WEIGHT

Chosen = tuple[tuple[Candidate, str, int], ...]


def worth(chosen: Chosen, request: Request) -> float | None:
    """The value of a bouquet, or None when it is none: the model of docs/composing.md, without a program."""
    lex, price = load_lexicon(), PRICES
    flowers = [one for one, _, _ in chosen if not one.is_leaf]
    leaves = [one for one, _, _ in chosen if one.is_leaf]
    total = sum(number for _, _, number in chosen)
    centre = [(one, number) for one, ring, number in chosen if ring == CENTRE]
    kinds = [one.kind for one, _, _ in chosen]
    low, high = request.stems or STEMS
    most_kinds = max(KINDS, min(len(request.intents), 8))
    if not (
        low <= total <= high
        and len(set(kinds)) == len(kinds)
        and 1 <= len(flowers) <= most_kinds
        and len(leaves) <= LEAF_KINDS
        and 1 <= len(centre) <= 2
        and 3 * sum(number for _, number in centre) <= total + 3
    ):
        return None
    for roles, share in PROPORTIONS:
        if sum(n for one, _, n in chosen if one.offer.role in roles) > share * total + 1 + 1e-9:
            return None
    shades = {one.offer.shade for one in flowers}
    if any(pair <= shades for pair in discords(lex)):
        return None
    cost = sum(one.offer.price * n for one, _, n in chosen)
    if request.budget and cost > request.budget + 1e-9:
        return None
    ordered = weights(request)
    heaviest = max(ordered.values())
    omega = [(one, RING_WEIGHT[ring] * (A + B * n)) for one, ring, n in chosen]
    value = 0.0
    for concept, weight in ordered.items():
        if concept in primary(request) and not any(concept in one.leads for one, _, _ in chosen):
            return None
        heard = sum(w * one.heard[concept] for one, w in omega)
        target = price.target * weight / heaviest
        enough = min(1.0, heard / target)
        more = min(1.0, max(0.0, heard - target * enough) / (price.more * weight / heaviest))
        value += weight * (price.enough * enough + (1 - price.enough) * more)
        if concept not in primary(request) and not any(concept in one.leads for one, _, _ in chosen):
            value -= price.uncarried * weight / heaviest
    unwanted = noise(lex, request)
    value -= price.noise * sum(w * sum(unwanted[c] * p for c, p in one.says.items()) for one, w in omega)
    if not request.stems:
        value -= price.small * max(0, FULL - total)
    value -= price.few_kinds * max(0, 3 - len(flowers)) + price.bare * (not leaves)
    return value - price.money * cost / (request.budget or 60.0)


def everything(pool: Sequence[Candidate], most: int) -> Iterator[Chosen]:
    """Every choice of flowers, rings and numbers from a small pool."""
    for size in range(1, len(pool) + 1):
        for ones in combinations(pool, size):
            for rings in product(*(RINGS_OF[one.offer.role] for one in ones)):
                ranges = [range(FEWEST[ring], min(HEAP[ring], most) + 1) for ring in rings]
                for numbers in product(*ranges):
                    if sum(numbers) <= most:
                        yield tuple(zip(ones, rings, numbers, strict=True))


def by_brute_force(pool: Sequence[Candidate], request: Request) -> float | None:
    """The best value there is, by trying everything; None when there is no bouquet."""
    values = (worth(chosen, request) for chosen in everything(pool, (request.stems or STEMS)[1]))
    return max((value for value in values if value is not None), default=None)
