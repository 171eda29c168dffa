"""What a bouquet says to a reader of a tradition.

The model is stated in formulas in ``docs/reading.md``; the functions here follow it one by one and
carry its symbols. In short: the attestations that fit a flower are weighed by how well they fit
and by how near their tradition is (`evidence`), lineages add up while the books of one lineage do
not (`support`), the flowers of a bouquet choose their senses together (`company`), and the grammar
of reversed and trimmed flowers has the last word (`grammar`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from math import exp, log, log2
from typing import Any, NamedTuple

from tussie.bouquet import CENTRE, EDGE, RING, Bouquet, Flower, Stem
from tussie.errors import UnreadableFlower
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, lexicon
from tussie.lexicon.tables import Attestation, Custom, Pattern, Rule
from tussie.notation import parse

Distribution = dict[str, float]


class Model(NamedTuple):
    """The parameters of the reader. `benchmarks/accuracy.py` tunes them on one half of its set."""

    #: Fit of an attestation of the broader taxon, or of one kind of the taxon asked for.
    genus: float = 0.35
    kind: float = 0.15
    #: Fit of what is said of a colour, whatever the flower.
    hue: float = 0.1
    #: Fit when the attestation's colour is a shade of the flower's or the other way round, when
    #: only the flower has a colour, when only the attestation has one, and when they differ.
    shade: float = 0.6
    plain: float = 0.3
    tinted: float = 0.25
    other_colour: float = 0.01
    #: The same for part and variety: only the flower says one, only the attestation, they differ.
    part_unsaid: float = 0.6
    part_added: float = 0.3
    other_part: float = 0.05
    #: Weight of the first tradition behind the reader's, of each further one as a power, of the rest.
    behind: float = 0.4
    beyond: float = 0.02
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


#: How much a stem counts by where it stands. The receiver reads from the centre outwards.
RING_WEIGHT = {CENTRE: 1.5, RING: 1.0, EDGE: 0.7, "": 1.0}
#: What "some" counts as: more than one, fewer than a dozen.
SOME = 3
_ROUNDS = 4
#: Senses and concepts less likely than this are not worth a line.
_NEGLIGIBLE = 0.005


class Sense(NamedTuple):
    """One thing a flower may say, and who says so.

    `concept` is what it comes to, `probability` how likely it is meant here. `gloss`, `source`,
    `locator` belong to the attestation that fits best; `also` names the other sources that say it,
    `lineages` how many independent lineages they are. `fallback` says aloud what had to be passed
    over to find it ("said of roses of any colour"), or is empty.
    """

    concept: str
    probability: float
    gloss: str
    english: str
    concepts: tuple[str, ...]
    source: str
    year: str
    locator: str
    tradition: str
    fallback: str
    also: tuple[str, ...]
    lineages: int


class Line(NamedTuple):
    """What one stem says: its senses, likeliest first, and what other traditions make of it."""

    ring: str
    stem: Stem
    senses: tuple[Sense, ...]
    elsewhere: tuple[Sense, ...]
    notes: tuple[str, ...]


class Caution(NamedTuple):
    """Something to know before handing the flowers over."""

    kind: str
    where: str
    severity: str
    text: str
    source: str


class Reading(NamedTuple):
    """What a bouquet says: stem by stem, together, as a whole, and in one sentence.

    `concepts` is the distribution of the whole over concepts, likeliest first. `together` holds
    senses that belong to several flowers at once ("white and red roses together: unity").
    """

    tradition: str
    lines: tuple[Line, ...]
    together: tuple[Sense, ...]
    concepts: tuple[tuple[str, float], ...]
    sentence: str
    cautions: tuple[Caution, ...]

    def to_dict(self) -> dict[str, Any]:
        """The reading as the JSON that the command line and the HTTP API return."""
        return {
            "tradition": self.tradition,
            "lines": [
                {
                    "ring": line.ring,
                    "flower": _flower_dict(line.stem),
                    "senses": [_sense_dict(sense) for sense in line.senses],
                    "elsewhere": [_sense_dict(sense) for sense in line.elsewhere],
                    "notes": list(line.notes),
                }
                for line in self.lines
            ],
            "together": [_sense_dict(sense) for sense in self.together],
            "concepts": [
                {"concept": concept, "probability": round(probability, 4)}
                for concept, probability in self.concepts
            ],
            "sentence": self.sentence,
            "cautions": [caution._asdict() for caution in self.cautions],
        }


def _flower_dict(stem: Stem) -> dict[str, Any]:
    flower = stem.flower
    return {
        "plant": flower.plant,
        "name": flower.name,
        "colour": flower.colour,
        "part": flower.part or "bloom",
        "variety": flower.variety,
        "count": stem.number,
        "manner": stem.manner,
    }


def _sense_dict(sense: Sense) -> dict[str, Any]:
    return {
        **sense._asdict(),
        "concepts": list(sense.concepts),
        "also": list(sense.also),
        "year": int(sense.year) if sense.year.isdecimal() else None,
        "probability": round(sense.probability, 4),
    }


def read(
    bouquet: Bouquet | str,
    *,
    tradition: str | None = None,
    without: Collection[str] = (),
    model: Model | None = None,
) -> Reading:
    """Tell what a bouquet says to a reader of a tradition.

    More precisely: `bouquet` is a value or any text that `tussie.parse` reads; `tradition` the
    reader's (an id or a word for one; default: the bouquet's own, else modern Western); `without`
    are ids of sources to leave out of account, to see what the others say. Returns a
    `Reading` with probabilities that are calibrated on the development set of
    ``benchmarks/bouquets.jsonl``. Raises what `parse` raises, and `UnreadableFlower` for a flower
    built by hand that the lexicon does not know.

    >>> reading = read("a deep pink rose and sweet alyssum")
    >>> [line.senses[0].concept for line in reading.lines]
    ['gratitude', 'worth']
    """
    lex, model = lexicon(), model or Model()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    if not bouquet.stems:
        raise UnreadableFlower("the bouquet has no stems; add one with tussie.parse('3 red roses')")
    chosen = lex.tradition(tradition or bouquet.tradition or DEFAULT_TRADITION).id
    weights = tradition_weights(lex, chosen, model)
    stems = [(ring.name, stem) for ring in bouquet.rings for stem in ring.stems]
    findings = [evidence(lex, stem.flower, weights, model, without) for _, stem in stems]
    supports = [support(lex, finding, model) for finding in findings]
    prominences = [prominence(ring, stem) for ring, stem in stems]
    senses = company(lex, supports, prominences, expected(lex, bouquet), model)
    lines, said = [], []
    for (ring, stem), finding, distribution in zip(stems, findings, senses, strict=True):
        applied, notes = grammar(lex, stem, bouquet.manner, distribution, chosen)
        said.append(applied)
        lines.append(
            Line(
                ring,
                stem,
                _senses(lex, stem.flower, finding, applied, chosen, model),
                _elsewhere(lex, stem.flower, finding, applied, chosen, model),
                (*notes, *_notes(lex, stem.flower, finding, chosen)),
            )
        )
    together = _together(lex, [stem.flower for _, stem in stems], weights, chosen, without)
    whole = _whole(said, prominences, together)
    return Reading(
        chosen, tuple(lines), together, whole, _sentence(lex, whole, lines, chosen), cautions(lex, bouquet)
    )


def compare(
    bouquet: Bouquet | str, traditions: Iterable[str] = (), *, model: Model | None = None
) -> tuple[Reading, ...]:
    """The readings of one bouquet in several traditions, side by side.

    `traditions` are ids or words for them; without any, every tradition that says something of its
    own about at least one of the flowers. Raises what `read` raises.

    >>> [reading.tradition for reading in compare("white chrysanthemum", ["modern", "hanakotoba"])]
    ['modern', 'hanakotoba']
    """
    lex = lexicon()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet)
    chosen = [lex.tradition(name).id for name in traditions]
    if not chosen:
        speaking = {
            found.tradition
            for stem in bouquet.stems
            for found in evidence(lex, stem.flower, dict.fromkeys(lex.traditions, 1.0), model or Model())
            if found.fit >= 0.2
        }
        chosen = [id for id in lex.traditions if id in speaking]
    return tuple(read(bouquet, tradition=name, model=model) for name in chosen)


# ------------------------------------------------------------------------------ evidence: fit and weight


class Found(NamedTuple):
    """An attestation that fits a flower: how well (`fit`), and its weight with the tradition's."""

    attestation: Attestation
    tradition: str
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

    Attestations of flowers together are left out here; `_together` reads them. Raises
    `UnreadableFlower` when the lexicon does not know the plant.
    """
    lex.check_flower(flower)
    found = []
    taxa = [(taxon, model.genus**steps) for steps, taxon in enumerate(lex.kin(flower.plant))]
    taxa += [(taxon, model.kind) for taxon in lex.kinds(flower.plant)]
    taxa += [("", model.hue)] if flower.colour else []
    for taxon, kinship in taxa:
        for attestation in lex.attested(taxon):
            if len(attestation.flowers) > 1 or attestation.source in without:
                continue
            pattern = attestation.flowers[0]
            fit = kinship * _fit(lex, pattern, flower, model)
            tradition = attestation.tradition or lex.sources[attestation.source].tradition
            if weight := fit * weights.get(tradition, 0.0):
                found.append(Found(attestation, tradition, fit, weight))
    # The best first; among equals the older source, then the order of the book.
    found.sort(key=lambda one: -one.weight)
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


# ------------------------------------------------------------------- support: lineages, not books, add up


def support(lex: Lexicon, found: Sequence[Found], model: Model) -> Distribution:
    """p(c | f): the concepts of a flower by what supports them, before its company is known.

    S(c) is the sum over lineages of the best weight that one of their books gives to c; the result
    is sharpened and normalised.
    """
    best: dict[tuple[str, str, str], float] = {}
    for one in found:
        lineage = lex.sources[one.attestation.source].lineage
        for concept, place in zip(one.attestation.concepts, model.places, strict=False):
            # One lineage speaks once in each tradition it has a voice in.
            voice = (lineage, one.tradition, concept)
            best[voice] = max(best.get(voice, 0.0), one.weight * place)
    direct: Distribution = {}
    merged: Distribution = {}
    for (lineage, _, concept), weight in best.items():
        if lex.lineages[lineage].independent == "no":
            merged[concept] = max(merged.get(concept, 0.0), weight)
        else:
            direct[concept] = direct.get(concept, 0.0) + weight
    direct |= {concept: max(weight, direct.get(concept, 0.0)) for concept, weight in merged.items()}
    return _normal({concept: weight**model.sharpness for concept, weight in direct.items()})


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


def _normal(weights: Distribution) -> Distribution:
    total = sum(weights.values())
    return {concept: weight / total for concept, weight in weights.items()} if total else {}


# -------------------------------------------------------------------- company: senses are chosen together


def prominence(ring: str, stem: Stem) -> float:
    """ω: how much a stem counts in the whole, by its ring and (in doublings) by its number."""
    number = SOME if stem.number is None else stem.number
    return RING_WEIGHT[ring] * (1 + log2(number))


def expected(lex: Lexicon, bouquet: Bouquet) -> Distribution:
    """o(c): how much the occasion (and a black ribbon) makes a reader expect a concept, 0 to 1."""
    occasion = bouquet.occasion or ("funeral" if "black" in bouquet.ribbon.lower().split() else "")
    if not occasion or occasion not in lex.occasions:
        return {}
    hoped = dict.fromkeys(lex.occasions[occasion].concepts, 1.0)
    families = _families(lex, hoped)
    near = {c: 0.4 for c in lex.concepts if _kin(lex, c, hoped, families) > 0}
    return near | hoped


def company(
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
            renewed.append(_normal(pulled))
        current = renewed
    tempered = [{c: p ** (1 / model.temperature) for c, p in one.items()} for one in current]
    return [_normal(one) for one in tempered]


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


# ----------------------------------------------------------------------- grammar: reversed, trimmed, held


def grammar(
    lex: Lexicon, stem: Stem, manner: str, distribution: Distribution, tradition: str
) -> tuple[Distribution, tuple[str, ...]]:
    """Apply the rules of the bouquet grammar to one stem.

    `manner` is the manner of the whole bouquet, which a stem takes on unless it has its own. The
    rules are data (``rules.csv``) with their citations. One rule changes what is said: the one that
    names most of the flower, then that of the nearest tradition. What the others say of person,
    number and tense is noted. Returns the new distribution and the notes.
    """
    near = (tradition, *lex.behind(tradition))
    held = stem.manner or manner
    fitting = [
        (-_particular(rule), near.index(lex.sources[rule.source].tradition), rule)
        for rule in lex.rules
        if lex.sources[rule.source].tradition in near and _applies(rule, stem.flower, held)
    ]
    fitting.sort(key=lambda each: each[:2])
    notes, settled = [], set()
    for _, _, rule in fitting:
        kind = "meaning" if rule.effect in ("opposite", "instead", "answer") else rule.effect
        if kind in settled:
            continue
        settled.add(kind)
        if rule.effect == "opposite":
            distribution = _turned(lex, distribution)
        elif kind == "meaning":
            distribution = dict.fromkeys(rule.concepts, 1 / len(rule.concepts))
        notes.append(f"{rule.text} ({rule.source}, {rule.locator})")
    return distribution, tuple(notes)


def _turned(lex: Lexicon, distribution: Distribution) -> Distribution:
    """Each concept's probability given to its opposite, where it has one."""
    turned: Distribution = {}
    for concept, probability in distribution.items():
        other = lex.concepts[concept].opposite or concept
        turned[other] = turned.get(other, 0.0) + probability
    return turned


def _particular(rule: Rule) -> int:
    """How much of a flower a rule names."""
    return sum(map(bool, (rule.plant, rule.colour, rule.part, rule.variety)))


def _applies(rule: Rule, flower: Flower, manner: str) -> bool:
    return (
        rule.manner == manner
        and rule.plant in ("", flower.plant)
        and rule.colour in ("", flower.colour)
        and rule.part in ("", flower.part)
        and rule.variety in ("", flower.variety)
    )


# -------------------------------------------------------------------------------------- what is told


def _sense(
    lex: Lexicon,
    flower: Flower | None,
    concept: str,
    probability: float,
    saying: Sequence[Found],
    tradition: str,
) -> Sense:
    """The sense of a concept from the attestations that say it, the best of them first."""
    best = saying[0]
    source = lex.sources[best.attestation.source]
    others = dict.fromkeys(one.attestation.source for one in saying if one.attestation.source != source.id)
    passed = [f"{lex.traditions[best.tradition].label} tradition"] if best.tradition != tradition else []
    # An entry about flowers together fits them or does not; nothing was passed over.
    passed += [fallback(lex, best.attestation.flowers[0], flower)] if flower else []
    return Sense(
        concept, probability, best.attestation.gloss, best.attestation.english, best.attestation.concepts,
        source.id, source.year, best.attestation.locator, best.tradition, ", ".join(filter(None, passed)), tuple(others),
        len({lex.sources[one.attestation.source].lineage for one in saying}),
    )  # fmt: skip


def _senses(
    lex: Lexicon,
    flower: Flower,
    found: Sequence[Found],
    distribution: Distribution,
    tradition: str,
    model: Model,
) -> tuple[Sense, ...]:
    """The senses of a flower, likeliest first.

    The likeliest concept is told by the attestation that says it best, which then speaks for its
    other concepts too ("faith, hope, wisdom" is one sense); then the likeliest that is left.
    """
    left, groups = dict(distribution), _by_concept(found)
    senses: list[Sense] = []
    for concept, probability in _ranked(distribution):
        if concept not in left or (probability < _NEGLIGIBLE and senses):
            continue
        saying = _saying(concept, groups.get(concept, ()), left, model)
        claimed = {c for c in (saying[0].attestation.concepts if saying else ()) if c in left} | {concept}
        together = sum(left.pop(claim) for claim in claimed)
        if saying:
            senses.append(_sense(lex, flower, concept, together, saying, tradition))
        else:
            # A rule of the grammar says it, not an attestation of this flower.
            senses.append(
                Sense(concept, together, "", "", (concept,), "", "", "", tradition, "by the grammar", (), 0)
            )
    # Python's sort is stable: of two that are as likely, the one with the likelier concept leads.
    return tuple(sorted(senses, key=lambda sense: -sense.probability))


def _saying(concept: str, found: Iterable[Found], left: Distribution, model: Model) -> list[Found]:
    """The attestations that give a concept, best first: by weight, by the place they give it, and
    by how much of what the flower may mean they tell along with it."""

    def rank(one: Found) -> float:
        concepts = one.attestation.concepts
        told = sum(left.get(c, 0.0) for c in concepts)
        return -one.weight * model.places[concepts.index(concept)] * (1 + told)

    # A stable sort: among equals the order of `found` stands.
    return sorted((one for one in found if concept in one.attestation.concepts), key=rank)


def _by_concept(found: Iterable[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in found:
        for concept in one.attestation.concepts:
            groups.setdefault(concept, []).append(one)
    return groups


def _ranked(distribution: Distribution) -> list[tuple[str, float]]:
    """Likeliest first; the alphabet settles ties, so that answers repeat."""
    return sorted(distribution.items(), key=lambda item: (-round(item[1], 9), item[0]))


def _elsewhere(
    lex: Lexicon,
    flower: Flower,
    found: Sequence[Found],
    distribution: Distribution,
    tradition: str,
    model: Model,
) -> tuple[Sense, ...]:
    """The first sense of each other tradition that reads this very flower otherwise."""
    shown = {concept for concept, probability in _ranked(distribution)[:3]}
    voices: dict[str, list[Found]] = {}
    for one in found:
        if one.tradition != tradition and one.fit >= model.plain:
            voices.setdefault(one.tradition, []).append(one._replace(weight=one.fit))
    senses = []
    for other in filter(voices.__contains__, lex.traditions):
        theirs = voices[other]
        spoken = support(lex, theirs, model)
        concept, probability = _ranked(spoken)[0]
        if concept not in shown:
            saying = _saying(concept, theirs, spoken, model)
            senses.append(_sense(lex, flower, concept, probability, saying, other))
    return tuple(senses)


def _notes(lex: Lexicon, flower: Flower, found: Sequence[Found], tradition: str) -> tuple[str, ...]:
    notes = []
    if not found:
        notes.append(f"no source in the lexicon says what {flower} means")
    rows = {row.plant: row for row in lex.named(flower.name)}
    if len(rows) > 1 and flower.plant in rows:
        others = lex.told_apart(row for row in rows.values() if row.plant != flower.plant)
        here = lex.plant(flower.plant).scientific_name
        notes.append(f"{flower.name!r} is read as {here}; it is also a name of {'; '.join(others)}")
    if flower.colour and (doubt := _colour_doubt(lex, flower)):
        notes.append(doubt)
    return tuple(notes)


def _colour_doubt(lex: Lexicon, flower: Flower) -> str:
    """What speaks against a flower of this colour growing anywhere, in words; empty when nothing does."""
    label, rows = lex.colours[flower.colour].label, lex.colours_of(flower.plant)
    for row in rows:
        if row.exists == "no" and not set(row.colours).isdisjoint(lex.shades(flower.colour)):
            return f"{flower.name} does not exist in {label} undyed ({row.source})"
    listed = [row for row in rows if row.exists == "yes"]
    root = _root(lex, flower.colour)
    if not listed or any(root == _root(lex, colour) for row in listed for colour in row.colours):
        return ""
    known = ", ".join(lex.colours[colour].label for row in listed for colour in row.colours)
    sources = ", ".join(row.source for row in listed)
    return f"{label} is not among the colours our source lists for {flower.name} ({known}: {sources})"


def _root(lex: Lexicon, colour: str) -> str:
    """The plain colour that a shade belongs to: scarlet, crimson and burgundy are red."""
    return list(lex.shades(colour))[-1]


def _together(
    lex: Lexicon,
    flowers: Sequence[Flower],
    weights: Mapping[str, float],
    tradition: str,
    without: Collection[str],
) -> tuple[Sense, ...]:
    """What entries about several flowers at once say of this bouquet, best first."""
    plants = {taxon for flower in flowers for taxon in lex.kin(flower.plant)}
    seen: dict[tuple[str, str], Attestation] = {}
    for plant in sorted(plants):
        for attestation in lex.attested(plant):
            if attestation.source in without:
                continue
            if len(attestation.flowers) > 1 and _all_there(lex, attestation.flowers, flowers):
                seen[attestation.source, attestation.locator] = attestation
    found = [
        Found(one, tradition_of, 1.0, weights.get(tradition_of, 0.0))
        for one in seen.values()
        for tradition_of in [one.tradition or lex.sources[one.source].tradition]
    ]
    found.sort(key=lambda one: (-one.weight, one.attestation.source, one.attestation.locator))
    return tuple(
        _sense(lex, None, one.attestation.concepts[0], one.weight, [one], tradition) for one in found
    )


def _all_there(lex: Lexicon, patterns: Sequence[Pattern], flowers: Sequence[Flower]) -> bool:
    """Whether each pattern of an entry has a flower of its own in the bouquet."""
    left = list(flowers)
    for pattern in patterns:
        match = next((flower for flower in left if _is(lex, pattern, flower)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _is(lex: Lexicon, pattern: Pattern, flower: Flower) -> bool:
    return (
        any(taxon in pattern.plants for taxon in lex.kin(flower.plant))
        and (not pattern.colours or any(shade in pattern.colours for shade in lex.shades(flower.colour)))
        and pattern.part in ("", "bloom", flower.part)
        and pattern.variety in ("", flower.variety)
    )


def _whole(
    said: Sequence[Distribution], prominences: Sequence[float], together: Sequence[Sense]
) -> tuple[tuple[str, float], ...]:
    """Q(c) = Σ_i ω_i q_i(c) / Σ_i ω_i, with what the flowers say together as one more stem."""
    weights: Distribution = {}
    for distribution, share in zip(said, prominences, strict=True):
        for concept, probability in distribution.items():
            weights[concept] = weights.get(concept, 0.0) + share * probability
    average = sum(prominences) / len(prominences)
    for sense in together:
        for concept in sense.concepts:
            part = average * sense.probability / len(sense.concepts)
            weights[concept] = weights.get(concept, 0.0) + part
    return tuple((c, p) for c, p in _ranked(_normal(weights)) if p >= _NEGLIGIBLE)


def _sentence(lex: Lexicon, whole: Sequence[tuple[str, float]], lines: Sequence[Line], tradition: str) -> str:
    """One plain sentence: what the bouquet says above all, and what else."""
    label = lex.traditions[tradition].label
    if not whole:
        return f"No source in the lexicon says what these flowers mean to a {label} reader."
    loud = [lex.concepts[c].label for c, p in whole if p >= whole[0][1] / 2][:3]
    soft = [lex.concepts[c].label for c, p in whole if lex.concepts[c].label not in loud][:3]
    soft = [label for label in soft if label]
    sentence = f"To a {label} reader this bouquet speaks above all of {_listed(loud)}"
    return f"{sentence}, and also of {_listed(soft)}." if soft else f"{sentence}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def cautions(lex: Lexicon, bouquet: Bouquet) -> tuple[Caution, ...]:
    """What people of other countries, or the makers of dictionaries, would make of the bouquet.

    Customs about species and colours are told wherever they apply; those about numbers when every
    stem has been counted. Each comes with its country, its severity and its source.
    """
    counted = [stem.number for stem in bouquet.stems if stem.number is not None]
    total = sum(counted) if len(counted) == len(bouquet.stems) else 0
    order = ("danger", "warning", "hint", "info")
    found = []
    for custom in lex.customs:
        if _touches(lex, custom, bouquet, total):
            for country in custom.country or ("",):
                found.append(Caution("custom", country, custom.severity, custom.text, custom.sources[0]))
    found.sort(key=lambda caution: (order.index(caution.severity), caution.where))
    return tuple(dict.fromkeys(found))


def _touches(lex: Lexicon, custom: Custom, bouquet: Bouquet, total: int) -> bool:
    """Whether a custom speaks of this bouquet: its flowers, its colours, its number, its occasion."""
    if custom.form or (custom.occasion and bouquet.occasion and bouquet.occasion not in custom.occasion):
        return False
    if custom.number and not _is_number(custom.number, total):
        return False
    if not (custom.plant or custom.colour or custom.number):
        return bool(bouquet.occasion)
    return any(_concerns(lex, custom, stem.flower) for stem in bouquet.stems) and all(
        _only(lex, colour.split("+"), bouquet) for colour in custom.colour if "+" in colour
    )


def _concerns(lex: Lexicon, custom: Custom, flower: Flower) -> bool:
    plants, colours = set(custom.plant), {c for colour in custom.colour for c in colour.split("+")}
    if plants and plants.isdisjoint(lex.kin(flower.plant)):
        return False
    # Where the plant settles it, a colour that was not said may be the one.
    return (
        not colours or not colours.isdisjoint(lex.shades(flower.colour)) or bool(plants and not flower.colour)
    )


def _only(lex: Lexicon, colours: Sequence[str], bouquet: Bouquet) -> bool:
    """Whether the bouquet shows these colours and no others ("red and white alone")."""
    shown = [set(lex.shades(stem.flower.colour)) for stem in bouquet.stems]
    return all(any(colour in shades for shades in shown) for colour in colours) and all(
        not shades.isdisjoint(colours) for shades in shown
    )


def _is_number(rule: str, total: int) -> bool:
    if rule in ("even", "odd"):
        return total > 0 and total % 2 == (rule == "odd")
    return rule.isdecimal() and total == int(rule)


def log_loss(probability: float) -> float:
    """-log p, with a floor for what the reader held impossible."""
    return -log(max(probability, 1e-4))
