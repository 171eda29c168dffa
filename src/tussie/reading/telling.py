"""Distributions turned into words: senses with their sources, notes, the whole, one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Mention, Pattern, mention
from tussie.reading.evidence import Found, fallback, support
from tussie.reading.model import Distribution, Model, normal

#: Senses and concepts less likely than this are not worth a line.
_NEGLIGIBLE = 0.002
#: An attestation of this share of the best one's rank tells a sense as well as that one.
_CLOSE = 0.75


class Sense(NamedTuple):
    """One thing a flower may say, and who says so.

    `concept` is what it comes to, `probability` how likely it is meant here. `gloss`, `source`,
    `locator` belong to the attestation that fits best; `also` names the other places that say it,
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


def _sense(
    lex: Lexicon,
    flower: Flower | None,
    concept: str,
    probability: float,
    saying: Sequence[Mention],
    tradition: str,
) -> Sense:
    """The sense of a concept from the mentions that say it, the best of them first."""
    best = saying[0]
    # Each other source once, at the place where it says so best.
    places = {one.source: one.locator for one in reversed(saying)}
    others = dict.fromkeys(one.source for one in saying if one.source != best.source)
    label = lex.traditions[best.tradition].label
    passed = [label if label.endswith(" custom") else f"{label} tradition"] if best.tradition != tradition else []
    # An entry about flowers together fits them or does not; nothing was passed over.
    passed += [fallback(lex, best.flower, flower)] if flower else []
    words = lex.attestation(best.number)
    return Sense(
        concept, probability, words.gloss, words.english, best.concepts, best.source, best.year, best.locator,
        best.tradition, ", ".join(filter(None, passed)), tuple(f"{one}, {places[one]}" for one in others),
        len({one.lineage for one in saying}),
    )  # fmt: skip


def senses(
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
        saying = _saying(lex, concept, groups.get(concept, ()), left, model)
        claimed = {c for c in (saying[0].concepts if saying else ()) if c in left} | {concept}
        together = sum(left.pop(claim) for claim in claimed)
        if saying:
            senses.append(_sense(lex, flower, concept, together, saying, tradition))
        else:
            # A rule of the grammar says it, not an attestation of this flower.
            senses.append(Sense(concept, together, "", "", (concept,), "", "", "", tradition, "by the grammar", (), 0))
    # Python's sort is stable: of two that are as likely, the one with the likelier concept leads.
    return tuple(sorted(senses, key=lambda sense: -sense.probability))


def _saying(lex: Lexicon, concept: str, found: Iterable[Found], left: Distribution, model: Model) -> list[Mention]:
    """The mentions that give a concept of this very flower, best first.

    Those that fit it half as well as the best of them, or less, speak of another one, and are left
    out; so are lists merged from others, wherever anybody else says it.

    Ranked by weight, by the place they give the concept, and by how much of what the flower may
    mean they tell along with it. Of those that come close to the best, the oldest leads: it is the
    witness, and the others may have it from there.
    """
    ranked = []
    for one in found:
        mention = one.mention
        if concept in mention.concepts:
            told = sum(left.get(c, 0.0) for c in mention.concepts)
            ranked.append((one.weight * model.places[mention.concepts.index(concept)] * (1 + told), mention))
    ranked.sort(key=lambda pair: -pair[0])
    fits = {one.mention: one.fit for one in found}
    ranked = [(rank, mention) for rank, mention in ranked if 2 * fits[mention] > fits[ranked[0][1]]]
    alone = [pair for pair in ranked if pair[1].lineage not in lex.merged]
    ranked = alone or ranked
    close = [mention for rank, mention in ranked if rank >= _CLOSE * ranked[0][0]]
    # A page without a date is a recent one. Both sorts are stable.
    close.sort(key=lambda mention: mention.year or "9999")
    return close + [mention for _, mention in ranked[len(close) :]]


def _by_concept(found: Iterable[Found]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for one in found:
        for concept in one.mention.concepts:
            groups.setdefault(concept, []).append(one)
    return groups


def _ranked(distribution: Distribution) -> list[tuple[str, float]]:
    """Likeliest first; the alphabet settles ties, so that answers repeat."""
    return sorted(distribution.items(), key=lambda item: (-round(item[1], 9), item[0]))


def elsewhere(
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
        if one.mention.tradition != tradition and one.fit >= model.plain:
            voices.setdefault(one.mention.tradition, []).append(one._replace(remove=0, share=1.0))
    senses = []
    for other in filter(voices.__contains__, lex.traditions):
        theirs = voices[other]
        spoken = support(lex, theirs, model)
        if not spoken:
            continue
        concept, probability = _ranked(spoken)[0]
        if concept not in shown:
            saying = _saying(lex, concept, theirs, spoken, model)
            senses.append(_sense(lex, flower, concept, probability, saying, other))
    return tuple(senses)


def notes(lex: Lexicon, flower: Flower, found: Sequence[Found]) -> tuple[str, ...]:
    """What a reader should know of a stem: no source, a shared name, a colour that does not grow."""
    told = []
    if not found:
        told.append(f"no source in the lexicon says what {flower} means")
    if flower.variety and flower.variety.replace("-", " ") not in lex.varieties:
        told.append(
            f"no source knows {flower.variety.replace('-', ' ')!r} as a kind of {flower.name}; it is left aside"
        )
    rows = {row.plant: row for row in lex.named(flower.name)}
    if len(rows) > 1 and flower.plant in rows:
        others = lex.told_apart(row for row in rows.values() if row.plant != flower.plant)
        here = lex.plant(flower.plant).scientific_name
        told.append(f"{flower.name!r} is read as {here}; it is also a name of {'; '.join(others)}")
    if flower.colour and (doubt := _colour_doubt(lex, flower)):
        told.append(doubt)
    return tuple(told)


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


def together(
    lex: Lexicon,
    flowers: Sequence[Flower],
    distance: Mapping[str, int],
    tradition: str,
    without: Collection[str],
) -> tuple[Sense, ...]:
    """What entries about several flowers at once say of this bouquet, best first."""
    plants = {taxon for flower in flowers for taxon in lex.kin(flower.plant)}
    entries = {number for plant in plants for number in lex.together(plant)}
    found = []
    for number in entries:
        entry = lex.attestation(number)
        if entry.source not in without and _all_there(lex, entry.flowers, flowers):
            one = mention(number, entry, lex.source(entry.source))
            found.append((distance[one.tradition], one))
    found.sort(key=lambda pair: (pair[0], pair[1].number))
    # Nobody else is asked: each remove halves what such an entry is worth.
    return tuple(_sense(lex, None, one.concepts[0], 0.5**remove, [one], tradition) for remove, one in found)


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


def whole(
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
    return tuple((c, p) for c, p in _ranked(normal(weights)) if p >= _NEGLIGIBLE)


def sentence(lex: Lexicon, whole: Sequence[tuple[str, float]], tradition: str) -> str:
    """One plain sentence: what the bouquet says above all, and what else."""
    label = lex.traditions[tradition].label
    manner = f"By {label}" if label.endswith(" custom") else f"In the {label} tradition"
    if not whole:
        return f"{manner} no source of the lexicon says what these flowers mean."
    loud = [c for c, p in whole if p >= whole[0][1] / 2][:3]
    soft = [c for c, _ in whole if c not in loud][:3]
    told = f"{manner} this bouquet speaks above all of {_listed([lex.concepts[c].label for c in loud])}"
    return f"{told}, and also of {_listed([lex.concepts[c].label for c in soft])}." if soft else f"{told}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
