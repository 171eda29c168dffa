"""Which attestations speak of a flower, and what they support: sections 1 and 2 of docs/reading.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Mention, Pattern
from tussie.reading.model import Distribution, Model, normal

#: A concept less likely than this before company is known will not be meant after it is.
_UNHEARD = 0.002


class Found(NamedTuple):
    """A mention that fits a flower: how well (`fit`), and its weight with the tradition's."""

    mention: Mention
    fit: float
    weight: float


def tradition_weights(lex: Lexicon, tradition: str, model: Model) -> dict[str, float]:
    """τ: how much a reader of `tradition` gives on what each tradition says.

    1 for their own, `behind` ** k for the k-th tradition behind it, `beyond` for all others.
    """
    weights = dict.fromkeys(lex.traditions, model.beyond)
    for steps, name in enumerate(lex.behind(tradition), start=1):
        weights[name] = max(weights[name], model.behind**steps)
    weights[tradition] = 1.0
    return weights


def evidence(
    lex: Lexicon,
    flower: Flower,
    weights: Mapping[str, float],
    model: Model,
    without: Collection[str] = (),
) -> list[Found]:
    """The attestations that fit a flower, each with its weight e(a, f) = fit(a, f) · τ(a).

    Entries about several flowers at once are not among them; `telling.together` reads those. Raises
    `UnreadableFlower` when the lexicon does not know the plant.
    """
    lex.check_flower(flower)
    found: list[Found] = []
    for steps, taxon in enumerate(lex.kin(flower.plant)):
        found += _spoken(lex, taxon, model.genus**steps, flower, weights, model, without)
    # What is said of one kind of pine stands for pines where nothing is said of pines as such.
    voices = {one.mention.tradition for one in found}
    for taxon in lex.kinds(flower.plant):
        of_a_kind = _spoken(lex, taxon, model.kind, flower, weights, model, without)
        found += [one for one in of_a_kind if one.mention.tradition not in voices]
    if flower.colour:
        found += _spoken(lex, "", model.hue, flower, weights, model, without)
    # The best first; among equals the order of the sources stands, and that of the book.
    found.sort(key=lambda one: -one.weight)
    return found


def _spoken(
    lex: Lexicon,
    taxon: str,
    kinship: float,
    flower: Flower,
    weights: Mapping[str, float],
    model: Model,
    without: Collection[str],
) -> list[Found]:
    """What is said of one taxon (or, for ``""``, of a colour as such), as far as it fits a flower."""
    found = []
    for mention in lex.mentions(taxon):
        if mention.source not in without:
            fit = kinship * _fit(lex, mention.flower, flower, model)
            if weight := fit * weights.get(mention.tradition, 0.0):
                found.append(Found(mention, fit, weight))
    return found


def _fit(lex: Lexicon, pattern: Pattern, flower: Flower, model: Model) -> float:
    """φ: how well colour, part and variety of a headword fit those of a flower, from 0 to 1."""
    fit = 1.0
    if flower.colour and pattern.colours:
        fit *= max(_colour_fit(lex, colour, flower.colour, model) for colour in pattern.colours)
    elif flower.colour:
        fit *= model.plain
    elif pattern.colours:
        fit *= model.tinted
    for said, printed in ((flower.part, pattern.part), (flower.variety, pattern.variety)):
        # A bloom is what is meant where no part is named.
        ours, theirs = said.replace("bloom", ""), printed.replace("bloom", "")
        if ours != theirs:
            fit *= model.part_unsaid if not theirs else model.part_added if not ours else model.other_part
    return fit


def _colour_fit(lex: Lexicon, printed: str, said: str, model: Model) -> float:
    if printed == said:
        return 1.0
    if printed in lex.shades(said) or said in lex.shades(printed):
        return model.shade
    return model.other_colour


def fallback(lex: Lexicon, pattern: Pattern, flower: Flower) -> str:
    """What was passed over to make a headword fit a flower, in words; empty when nothing was."""
    passed = []
    if not pattern.plants:
        passed.append("said of the colour, whatever the flower")
    elif flower.plant not in pattern.plants:
        passed.append(f"said of {' or '.join(lex.plant(p).scientific_name for p in pattern.plants)}")
    if flower.colour and not pattern.colours:
        passed.append("said of any colour")
    elif pattern.colours and flower.colour not in pattern.colours:
        passed.append(f"said of {' or '.join(lex.colours[c].label for c in pattern.colours)} ones")
    for said, printed in ((flower.part, pattern.part), (flower.variety, pattern.variety)):
        if printed and printed != said and (printed, said) != ("bloom", ""):
            passed.append(f"said of the {printed.replace('-', ' ')}")
    return ", ".join(passed)


def support(lex: Lexicon, found: Sequence[Found], model: Model) -> Distribution:
    """p(c | f): the concepts of a flower by what supports them, before its company is known.

    S(c) is the sum over lineages of the best weight that one of their books gives to c; the result
    is sharpened and normalised. What then is below `_UNHEARD` is dropped: no company would raise it.
    """
    best: dict[tuple[str, str, str], float] = {}
    for mention, _, weight in found:
        for concept, place in zip(mention.concepts, model.places, strict=False):
            # One lineage speaks once in each tradition it has a voice in.
            voice = (mention.lineage, mention.tradition, concept)
            best[voice] = max(best.get(voice, 0.0), weight * place)
    direct: Distribution = {}
    merged: Distribution = {}
    for (lineage, _, concept), weight in best.items():
        if lex.lineages[lineage].independent == "no":
            merged[concept] = max(merged.get(concept, 0.0), weight)
        else:
            direct[concept] = direct.get(concept, 0.0) + weight
    direct |= {concept: max(weight, direct.get(concept, 0.0)) for concept, weight in merged.items()}
    heard = normal({concept: weight**model.sharpness for concept, weight in direct.items()})
    return normal({concept: probability for concept, probability in heard.items() if probability >= _UNHEARD})
