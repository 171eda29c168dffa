"""The flowers that could be in it: what each would say to this reader, and which wishes it offends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.circumstances.checking import objections
from tussie.composing.request import Request
from tussie.lexicon import Lexicon
from tussie.reading import beside
from tussie.stock import LEAVES, Offer, Stock, in_stock

#: A flower leads with a concept when it gives it this share of what it gives its likeliest, and not next to nothing.
_NEARLY_FIRST = 0.75
_AUDIBLE = 0.08
#: What is said of a concept's kin counts this much for it, as it does in the affinity of docs/reading.md.
_KIN = 0.5
#: More than this of a concept is too much of what must never be said.
_NEVER = 0.1


class Candidate(NamedTuple):
    """An offer as the composer sees it.

    `kind` is the genus, by which people tell flowers apart; `says` the probabilities of concepts that a reader would
    find in it beside flowers that say what is meant; `heard` how well each intent is heard, what is said of its kin
    counting half; `leads` the intents it says first; `barred` the wishes that keep it out, each with the reason.
    """

    offer: Offer
    kind: str
    says: dict[str, float]
    heard: dict[str, float]
    leads: frozenset[str]
    barred: dict[str, str]

    @property
    def flower(self) -> Flower:
        """The flower that is offered."""
        return self.offer.flower

    @property
    def is_leaf(self) -> bool:
        """Whether it is foliage, which frames and is not counted among the flowers."""
        return self.offer.role == LEAVES


def candidates(lex: Lexicon, stock: Stock, request: Request) -> list[Candidate]:
    """Every offer that can be had, in an order that does not depend on that of the stock."""
    offers = sorted(
        _undominated(stock.offers, request), key=lambda one: (str(one.flower), one.role, one.price, one[3:])
    )
    company = dict(request.intents)
    total = sum(company.values())
    said = beside(
        dict.fromkeys(offer.flower for offer in offers),
        {concept: weight / total for concept, weight in company.items()},
        tradition=request.tradition,
        occasion=request.circumstances.occasion,
    )
    kin = {concept: kin_of(lex, concept) - company.keys() for concept in company}
    judged = {
        flower: (
            kind_of(lex, flower),
            says,
            {c: says.get(c, 0.0) + _KIN * sum(says.get(k, 0.0) for k in kin[c]) for c in company},
            _leads(says, kin),
            _barred(lex, flower, request, says),
        )
        for flower, says in said.items()
    }
    found = []
    for offer in offers:
        kind, says, heard, leads, barred = judged[offer.flower]
        found.append(Candidate(offer, kind, says, heard, leads, barred | _off_colour(lex, offer, request)))
    return found


def _undominated(offers: Iterable[Offer], request: Request) -> list[Offer]:
    """The offers that can be had, without those that another of the very same flower undercuts in every respect."""
    best: dict[tuple[Flower, str], list[Offer]] = {}
    for offer in offers:
        if in_stock(offer, request.circumstances.month):
            best.setdefault((offer.flower, offer.role), []).append(offer)
    kept = []
    for same in best.values():
        same.sort(key=lambda one: (one.price, -(one.available or 10**9), one.bunch, one[4:]))
        left: list[Offer] = []
        for offer in same:
            if not any(_undercuts(other, offer, request.by_bunch) for other in left):
                left.append(offer)
        kept += left
    return kept


def _undercuts(other: Offer, offer: Offer, by_bunch: bool) -> bool:
    enough = not other.available or (offer.available and other.available >= offer.available)
    return other.price <= offer.price and bool(enough) and (not by_bunch or other.bunch in (1, offer.bunch))


def kind_of(lex: Lexicon, flower: Flower) -> str:
    """The genus of a flower: a rose and a spray rose are one kind to whoever looks at a bouquet."""
    genus = flower.plant
    for taxon in lex.kin(flower.plant):
        if lex.plant(taxon).rank != "family":
            genus = taxon
    return genus


def is_a(lex: Lexicon, flower: Flower, shade: str, wanted: Flower) -> bool:
    """Whether a flower that shows a shade is the one that was named: its plant or a kind of it, in its colour."""
    return wanted.plant in lex.kin(flower.plant) and (not wanted.colour or wanted.colour in lex.shades(shade))


def kin_of(lex: Lexicon, concept: str) -> set[str]:
    """The concept it is a kind of, and those that are kinds of it."""
    return {c.id for c in lex.concepts.values() if c.broader == concept or lex.concepts[concept].broader == c.id}


def _leads(says: Mapping[str, float], kin: Mapping[str, set[str]]) -> frozenset[str]:
    least = max(_AUDIBLE, _NEARLY_FIRST * max(says.values(), default=0.0))
    return frozenset(c for c in kin if any(says.get(k, 0.0) >= least for k in (c, *kin[c])))


def _barred(lex: Lexicon, flower: Flower, request: Request, says: dict[str, float]) -> dict[str, str]:
    """The wishes that a flower offends, whatever stands beside it."""
    barred: dict[str, str] = {}
    for caution in objections(lex, flower, request.circumstances):
        barred.setdefault(f"{caution.kind}:{caution.where}", f"{caution.text} ({caution.source})")
    for plant in request.without:
        if plant in lex.kin(flower.plant):
            barred[f"without:{plant}"] = f"{flower.name} was to be left out"
    for concept in request.never:
        share = sum(p for c, p in says.items() if concept in (c, lex.concepts[c].broader))
        if share > _NEVER:
            barred[f"never:{concept}"] = f"{flower} says {lex.concepts[concept].label} to {share:.0%}"
    return barred


def _off_colour(lex: Lexicon, offer: Offer, request: Request) -> dict[str, str]:
    """The wish for certain colours, where this is none of them; green leaves go with all."""
    if not request.colours or (offer.role == LEAVES and offer.shade == "green"):
        return {}
    if any(colour in request.colours for colour in lex.shades(offer.shade)):
        return {}
    label = lex.colours[offer.shade].label if offer.shade else "of no known colour"
    return {"colours": f"{offer.flower.name} is {label}"}
