"""Which attestations speak of a flower, and what they support: sections 1 and 2 of docs/reading.md."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tussie.bouquet import STATES, Flower
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Mention, Pattern
from tussie.reading.model import Distribution, Model, normal

#: A concept less likely than this before company is known will not be meant after it is.
_UNHEARD = 0.0005


class Found(NamedTuple):
    """A mention that fits a flower: how well (`fit`), at which remove its tradition stands from the
    reader's, and what share of the reading that remove has."""

    mention: Mention
    fit: float
    remove: int
    share: float

    @property
    def weight(self) -> float:
        """e(a, f): what the mention weighs."""
        return self.fit * self.share


def removes(lex: Lexicon, tradition: str) -> dict[str, int]:
    """How far each tradition stands from the reader's: 0 for their own, 1 for the first behind it ...

    All traditions that are not behind it stand together at the last remove.
    """
    near = dict.fromkeys((tradition, *lex.behind(tradition)))
    return dict.fromkeys(lex.traditions, len(near)) | {name: remove for remove, name in enumerate(near)}


def weigh(
    lex: Lexicon,
    flower: Flower,
    distance: Mapping[str, int],
    model: Model,
    without: Collection[str] = (),
) -> list[Found]:
    """The mentions that fit a flower, best first, each with its weight e(a, f) = φ(a, f) · share.

    `distance` are the removes of the traditions. Entries about several flowers at once are not among
    them; `telling.together` reads those. Raises `UnreadableFlower` when the lexicon does not know
    the plant.
    """
    lex.check_flower(flower)
    fits: list[tuple[Mention, float]] = []
    for steps, taxon in enumerate(lex.kin(flower.plant)):
        fits += _spoken(lex, taxon, model.genus**steps, flower, model, without)
    # What is said of one kind of pine stands for pines where nothing is said of pines as such.
    voices = {mention.tradition for mention, _ in fits}
    for taxon in lex.kinds(flower.plant):
        of_a_kind = _spoken(lex, taxon, model.kind, flower, model, without)
        fits += [(mention, fit) for mention, fit in of_a_kind if mention.tradition not in voices]
    if flower.colour:
        fits += _spoken(lex, "", model.hue, flower, model, without)
    shares = _shares([(mention.lineage, distance[mention.tradition], fit) for mention, fit in fits], model)
    found = [
        Found(mention, fit, remove, shares[remove]) for mention, fit in fits for remove in [distance[mention.tradition]]
    ]
    # Among equals the order of the sources stands, and that of the book.
    found.sort(key=lambda one: -one.weight)
    return found


def _shares(fits: Sequence[tuple[str, int, float]], model: Model) -> dict[int, float]:
    """σ: what each remove has to say in the reading, by how much the nearer ones say already.

    s_k is the summed best fit of the lineages at remove k. The reader's own tradition takes
    s_0 / (s_0 + `doubt`) of the whole, the next one the like of what that leaves, and so on.
    """
    best: dict[tuple[int, str], float] = {}
    for lineage, remove, fit in fits:
        best[remove, lineage] = max(best.get((remove, lineage), 0.0), fit)
    amounts: dict[int, float] = {}
    for (remove, _), fit in best.items():
        amounts[remove] = amounts.get(remove, 0.0) + fit
    shares, left = {}, 1.0
    for remove in sorted(amounts):
        shares[remove] = left * amounts[remove] / (amounts[remove] + model.doubt)
        left -= shares[remove]
    return shares


def _spoken(
    lex: Lexicon, taxon: str, kinship: float, flower: Flower, model: Model, without: Collection[str]
) -> list[tuple[Mention, float]]:
    """What is said of one taxon (or, for ``""``, of a colour as such), and how well it fits a flower."""
    shades = set(lex.shades(flower.colour))
    spoken = []
    for mention in lex.mentions(taxon):
        if mention.source not in without and (fit := _fit(lex, mention.flower, flower, shades, model)):
            spoken.append((mention, kinship * fit))
    return spoken


def _fit(lex: Lexicon, pattern: Pattern, flower: Flower, shades: Collection[str], model: Model) -> float:
    """φ: how well colour, part and variety of a headword fit those of a flower, from 0 to 1.

    `shades` are the flower's colour and those it is a shade of. What is said of a white rose says
    nothing of a red one.
    """
    fit = 1.0
    if flower.colour and pattern.colours:
        fit = max(_colour_fit(lex, colour, flower.colour, shades, model) for colour in pattern.colours)
        if not fit:
            return 0.0
    elif flower.colour:
        fit = model.plain
    elif pattern.colours:
        fit = model.tinted
    for said, printed in ((flower.part, pattern.part), (flower.variety, pattern.variety)):
        if said == printed:
            continue
        ours, theirs = told(said), told(printed)
        if ours == theirs:
            continue
        if not theirs:
            fit *= model.state_unsaid if ours in STATES else model.part_unsaid
        else:
            fit *= model.part_added if not ours else model.other_part
    return fit


def told(part: str) -> str:
    """A part or variety, or ``""`` for the bloom: that is what is meant where no part is named."""
    return "" if part == "bloom" else part


def _colour_fit(lex: Lexicon, printed: str, said: str, shades: Collection[str], model: Model) -> float:
    if printed == said:
        return 1.0
    return model.shade if printed in shades or said in lex.shades(printed) else 0.0


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
        ours, theirs = told(said), told(printed)
        if theirs and theirs != ours:
            passed.append(f"said of the {theirs.replace('-', ' ')}")
        elif ours and not theirs:
            passed.append(
                f"not said of {ours.replace('-', ' ')} ones" if ours in STATES else f"without word of the {ours}"
            )
    return ", ".join(passed)


def assurance(found: Sequence[Found]) -> float:
    """Σ_k σ_k: how sure a reader can be that any source knows what the flower means here, 0 to 1.

    One witness of the very flower gives two thirds, five give more than nine tenths.
    """
    return sum({one.remove: one.share for one in found}.values())


def support(lex: Lexicon, found: Sequence[Found], model: Model) -> Distribution:
    """p(c | f): the concepts of a flower by what supports them, before its company is known.

    At each remove, S(c) is the sum over lineages of the best fit with which one of their books says
    c; it is sharpened and normalised, and the removes are mixed by their shares. What then is below
    `_UNHEARD` is dropped: no company would raise it.
    """
    best: dict[tuple[int, str, str], float] = {}
    shares: dict[int, float] = {}
    for mention, fit, remove, share in found:
        shares[remove] = share
        for concept, place in zip(mention.concepts, model.places, strict=False):
            voice = (remove, mention.lineage, concept)
            best[voice] = max(best.get(voice, 0.0), fit * place)
    said: dict[int, Distribution] = {remove: {} for remove in shares}
    merged: list[tuple[int, str, float]] = []
    for (remove, lineage, concept), fit in best.items():
        if lineage in lex.merged:
            merged.append((remove, concept, fit))
        elif fit:
            said[remove][concept] = said[remove].get(concept, 0.0) + fit
    for remove, concept, fit in merged:
        # A list merged from others is a witness only where they are silent.
        said[remove][concept] = max(said[remove].get(concept, 0.0), fit)
    mixed: Distribution = {}
    for remove, weights in said.items():
        heard = normal({concept: weight**model.sharpness for concept, weight in weights.items()})
        for concept, probability in heard.items():
            mixed[concept] = mixed.get(concept, 0.0) + shares[remove] * probability
    mixed = normal(mixed)
    return normal({concept: probability for concept, probability in mixed.items() if probability >= _UNHEARD})
