"""The flowers of a bouquet choose their senses together: section 3 of docs/reading.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log2

from tussie.bouquet import CENTRE, EDGE, RING, Bouquet, Stem
from tussie.lexicon import Lexicon
from tussie.reading.model import Distribution, Model, normal

#: How much a stem counts by where it stands. The receiver reads from the centre outwards.
RING_WEIGHT = {CENTRE: 1.5, RING: 1.0, EDGE: 0.7, "": 1.0}
_ROUNDS = 3


def prominence(ring: str, stem: Stem) -> float:
    """ω: how much a stem counts in the whole, by its ring and (in doublings) by its number."""
    return RING_WEIGHT[ring] * (1 + log2(stem.counted))


def expected(lex: Lexicon, bouquet: Bouquet) -> Distribution:
    """o(c): how firmly the occasion (a black ribbon is a funeral) makes a reader expect a concept.

    The pull of the occasion for the concepts it names, 0.4 of it for their kin, nothing for others.
    """
    occasion = lex.occasions.get(bouquet.occasion or ("funeral" if "black" in bouquet.ribbon.lower().split() else ""))
    if not occasion:
        return {}
    pull = float(occasion.pull)
    hoped = dict.fromkeys(occasion.concepts, pull)
    families = _families(lex, hoped)
    near = {c: 0.4 * pull for c in lex.concepts if _kin(lex, c, hoped, families) > 0}
    return near | hoped


def settle(
    lex: Lexicon,
    supports: Sequence[Distribution],
    prominences: Sequence[float],
    hopes: Mapping[str, float],
    model: Model,
) -> list[Distribution]:
    """q(c | f, bouquet): the senses of all flowers, chosen so that those that can agree do.

    Mean-field rounds of q_i(c) ∝ p_i(c) · exp(λ · Σ_j ω_j Σ_c' q_j(c') · affinity(c, c') + μ · o(c)),
    the sum over the other flowers, with their prominences normalised to one.
    """
    current = [dict(one) for one in supports]
    total = sum(prominences)
    for _ in range(_ROUNDS if len(supports) > 1 else 1):
        field: Distribution = {}
        for one, share in zip(current, prominences, strict=True):
            for concept, probability in one.items():
                field[concept] = field.get(concept, 0.0) + share * probability
        everyone = _Pull(lex, field, model)
        renewed = []
        for before, own, share in zip(supports, current, prominences, strict=True):
            # The pull is linear: that of the others is that of all, less one's own.
            itself, others = _Pull(lex, own, model), total - share
            pulled = {}
            for concept, probability in before.items():
                pull = (everyone.on(concept) - share * itself.on(concept)) / others if others > 0 else 0.0
                hope = hopes.get(concept, 0.0)
                pulled[concept] = probability * exp(
                    model.company * pull + model.occasion * hope + model.goodwill * lex.valences[concept]
                )
            renewed.append(normal(pulled))
        current = renewed
    tempered = [{c: p ** (1 / model.temperature) for c, p in one.items()} for one in current]
    return [normal(one) for one in tempered]


class _Pull:
    """Σ_c' w(c') · affinity(c, c') for given weights w.

    Affinity is 1 for the same concept, a half for kin, -1 for the opposite, and on top of that the
    product of the two valences times `Model.valence`: good news keeps good company.
    """

    def __init__(self, lex: Lexicon, weights: Mapping[str, float], model: Model) -> None:
        self.lex, self.weights = lex, weights
        self.families = _families(lex, weights)
        self.mood = model.valence * sum(lex.valences[c] * weight for c, weight in weights.items())

    def on(self, concept: str) -> float:
        pull = self.weights.get(concept, 0.0) + 0.5 * _kin(self.lex, concept, self.weights, self.families)
        pull -= self.weights.get(self.lex.concepts[concept].opposite, 0.0)
        return pull + self.lex.valences[concept] * self.mood


def _families(lex: Lexicon, weights: Mapping[str, float]) -> Distribution:
    """The summed weight of the narrower concepts of each concept."""
    families: Distribution = {}
    for concept, weight in weights.items():
        if broader := lex.concepts[concept].broader:
            families[broader] = families.get(broader, 0.0) + weight
    return families


def _kin(lex: Lexicon, concept: str, weights: Mapping[str, float], families: Mapping[str, float]) -> float:
    """The summed weight of the kin of a concept: the broader one, the narrower ones, the siblings."""
    broader = lex.concepts[concept].broader
    narrower = families.get(concept, 0.0)
    if not broader:
        return narrower
    siblings = families.get(broader, 0.0) - weights.get(concept, 0.0)
    return narrower + siblings + weights.get(broader, 0.0)
