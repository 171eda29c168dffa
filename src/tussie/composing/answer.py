"""What the composer answers with: bouquets that explain themselves, or what stands in the way."""

from __future__ import annotations

from typing import Any, NamedTuple

from tussie.bouquet import Bouquet, Stem
from tussie.circumstances.caution import Caution
from tussie.reading import Reading, flower_dict


class Chosen(NamedTuple):
    """A stem of a composed bouquet: where it stands, what one costs, and why it is in."""

    stem: Stem
    ring: str
    price: float
    estimate: bool
    why: str


class Composed(NamedTuple):
    """One bouquet that keeps every wish, and what a reader makes of it.

    `cost` is what the flowers cost, in whole bunches where that was asked for; `intended` the share of the
    reading that was meant (of each intent no more than its weight, so that one cannot drown the others), `unwanted`
    the share that nobody should read, and `misread` of what; `unsaid` intents that no flower leads with;
    `objective` and `optimality_gap` are the solver's.
    """

    bouquet: Bouquet
    stems: tuple[Chosen, ...]
    cost: float
    currency: str
    objective: float
    optimality_gap: float
    reading: Reading
    intended: float
    unwanted: float
    misread: tuple[tuple[str, float], ...]
    unsaid: tuple[str, ...]
    cautions: tuple[Caution, ...]

    def to_dict(self) -> dict[str, Any]:
        """The bouquet as the JSON of the command line and the HTTP API."""
        return {
            "notation": str(self.bouquet),
            "stems": [
                {
                    "flower": flower_dict(one.stem.flower),
                    "count": one.stem.number,
                    "ring": one.ring,
                    "price": one.price,
                    "estimate": one.estimate,
                    "why": one.why,
                }
                for one in self.stems
            ],
            "cost": self.cost,
            "currency": self.currency,
            "objective": round(self.objective, 6),
            "optimality_gap": round(self.optimality_gap, 6),
            "intended": round(self.intended, 4),
            "unwanted": round(self.unwanted, 4),
            "misread": [{"concept": c, "probability": round(p, 4)} for c, p in self.misread],
            "unsaid": list(self.unsaid),
            "reading": self.reading.to_dict(),
            "cautions": [caution._asdict() for caution in self.cautions],
        }


class Way(NamedTuple):
    """What giving up one wish would bring: a bouquet, or None where others still clash."""

    wish: str
    bouquet: Composed | None


class Impossible(NamedTuple):
    """The smallest set of wishes that cannot be kept together, and what giving up each would bring."""

    clash: tuple[str, ...]
    ways: tuple[Way, ...]


class WhyNot(NamedTuple):
    """What keeps a flower out: the wishes it offends, or what a bouquet with it would be worth beside the best."""

    flower: str
    reasons: tuple[str, ...]
    instead: Composed | None


class Answer(NamedTuple):
    """Everything the composer has to say.

    `intents` are the concepts it was asked to say, with their weights; `bouquets` the best first; `impossible`
    says what clashes when there are none; `notes` what a person should know of the answer as such.
    """

    intents: tuple[tuple[str, float], ...]
    bouquets: tuple[Composed, ...]
    impossible: Impossible | None
    why_not: tuple[WhyNot, ...]
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as the JSON of the command line and the HTTP API."""
        return {
            "intents": [{"concept": concept, "weight": round(weight, 4)} for concept, weight in self.intents],
            "bouquets": [bouquet.to_dict() for bouquet in self.bouquets],
            "impossible": None
            if self.impossible is None
            else {
                "clash": list(self.impossible.clash),
                "ways": [
                    {"without": way.wish, "bouquet": way.bouquet.to_dict() if way.bouquet else None}
                    for way in self.impossible.ways
                ],
            },
            "why_not": [
                {
                    "flower": one.flower,
                    "reasons": list(one.reasons),
                    "instead": one.instead.to_dict() if one.instead else None,
                }
                for one in self.why_not
            ],
            "notes": list(self.notes),
        }
