"""The parameters of the reader, and the distributions they act on."""

from __future__ import annotations

from typing import NamedTuple

#: Probabilities, or weights on their way to be, by concept.
Distribution = dict[str, float]


class Model(NamedTuple):
    """The parameters of the reader, set by reason and checked on the tuning half of the benchmark set."""

    #: Fit of an attestation of the broader taxon, or of one kind of the taxon asked for.
    genus: float = 0.35
    kind: float = 0.15
    #: Fit of what is said of a colour, whatever the flower.
    hue: float = 0.1
    #: Fit when the attestation's colour is a shade of the flower's or the other way round, when
    #: only the flower has a colour, and when only the attestation has one.
    shade: float = 0.6
    plain: float = 0.3
    tinted: float = 0.4
    #: The same for part and variety: only the flower says one, only the attestation, they differ.
    part_unsaid: float = 0.6
    #: A withered flower is another thing than the flower, more than a leaf or a kind of it is.
    state_unsaid: float = 0.2
    part_added: float = 0.3
    other_part: float = 0.05
    #: How many witnesses the reader's own tradition must have before it outweighs those behind it.
    doubt: float = 0.5
    #: Weight of the second and third concept of a gloss.
    second: float = 0.6
    third: float = 0.45
    #: Sharpening: how much more a meaning counts that more lineages attest.
    sharpness: float = 1.3
    #: Pull of the other flowers, of the occasion, of shared valence.
    company: float = 1.2
    occasion: float = 0.8
    valence: float = 0.25
    #: Goodwill: how much likelier a welcome sense is meant than an unwelcome one, all else equal.
    goodwill: float = 0.3
    #: Calibration: probabilities are taken to the power 1 / temperature.
    temperature: float = 1.0

    @property
    def places(self) -> tuple[float, float, float]:
        """What the first, second and third concept of a gloss weigh."""
        return (1.0, self.second, self.third)


def normal(weights: Distribution) -> Distribution:
    """Weights scaled so that they add up to one; nothing stays nothing."""
    total = sum(weights.values())
    return {concept: weight / total for concept, weight in weights.items()} if total else {}
