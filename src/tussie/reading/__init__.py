"""What a bouquet says to a reader of a tradition.

The model is stated in formulas in ``docs/reading.md``; the functions here follow it one by one and
carry its symbols. In short: the attestations that fit a flower are weighed by how well they fit
and by how near their tradition is (`weigh`), lineages add up while the books of one lineage do
not (`support`), the flowers of a bouquet choose their senses together (`settle`), and the grammar of
reversed and trimmed flowers has the last word (`apply_rules`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from tussie.bouquet import Bouquet, Flower, Stem
from tussie.circumstances.caution import Caution
from tussie.circumstances.customs import customs_for
from tussie.errors import UnknownName, UnreadableFlower
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.notation import parse
from tussie.reading import telling
from tussie.reading.company import RING_WEIGHT, expected, prominence, settle
from tussie.reading.evidence import Found, assurance, removes, support, weigh
from tussie.reading.grammar import apply_rules
from tussie.reading.model import Distribution, Model
from tussie.reading.telling import Sense

__all__ = ["Caution", "Line", "Model", "Reading", "Sense", "beside", "compare", "read"]


class Line(NamedTuple):
    """What one stem says: its senses, likeliest first, and what other traditions make of it."""

    ring: str
    stem: Stem
    senses: tuple[Sense, ...]
    elsewhere: tuple[Sense, ...]
    notes: tuple[str, ...]


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
                    "flower": {**flower_dict(line.stem.flower), "count": line.stem.number, "manner": line.stem.manner},
                    "senses": [sense_dict(sense) for sense in line.senses],
                    "elsewhere": [sense_dict(sense) for sense in line.elsewhere],
                    "notes": list(line.notes),
                }
                for line in self.lines
            ],
            "together": [sense_dict(sense) for sense in self.together],
            "concepts": [
                {"concept": concept, "probability": round(probability, 4)} for concept, probability in self.concepts
            ],
            "sentence": self.sentence,
            "cautions": [caution._asdict() for caution in self.cautions],
        }


def flower_dict(flower: Flower) -> dict[str, Any]:
    """A flower as JSON; a bloom is what is meant where no part is named."""
    return {**flower._asdict(), "part": flower.part or "bloom"}


def sense_dict(sense: Sense) -> dict[str, Any]:
    """A sense as JSON: lists for tuples, the year as a number."""
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
    are ids of sources to leave out of account, to see what the others say. Returns a `Reading`; how
    far its probabilities can be trusted is measured in ``docs/benchmarks.md``. Raises what `parse`
    raises, and `UnreadableFlower` for a flower built by hand that the lexicon does not know.

    >>> reading = read("a deep pink rose and sweet alyssum")
    >>> [line.senses[0].concept for line in reading.lines]
    ['gratitude', 'worth']
    """
    lex, model = load_lexicon(), model or Model()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    _check(lex, bouquet, without)
    chosen = lex.tradition(tradition or bouquet.tradition or DEFAULT_TRADITION).id
    distance = removes(lex, chosen)
    stems = [(ring.name, stem) for ring in bouquet.rings for stem in ring.stems]
    evidence = [_evidence(stem.flower, chosen, model, tuple(without)) for _, stem in stems]
    findings = [finding for finding, _ in evidence]
    supports = [supported for _, supported in evidence]
    prominences = [prominence(ring, stem) for ring, stem in stems]
    senses = settle(lex, supports, prominences, expected(lex, bouquet), model)
    lines, said = [], []
    for (ring, stem), finding, chosen_senses in zip(stems, findings, senses, strict=True):
        sure = assurance(finding)
        meant = {concept: sure * probability for concept, probability in chosen_senses.items()}
        applied, notes = apply_rules(lex, stem, bouquet.manner, meant, chosen)
        said.append(applied)
        lines.append(
            Line(
                ring,
                stem,
                telling.senses(lex, stem.flower, finding, applied, chosen, model),
                telling.elsewhere(lex, stem.flower, finding, applied, chosen, model),
                (*notes, *telling.notes(lex, stem.flower, finding)),
            )
        )
    together = telling.together(lex, [stem.flower for _, stem in stems], distance, chosen, without)
    whole = telling.whole(said, prominences, together)
    return Reading(
        chosen, tuple(lines), together, whole, telling.sentence(lex, whole, chosen), customs_for(lex, bouquet)
    )


@lru_cache(maxsize=500)
def _evidence(
    flower: Flower, tradition: str, model: Model, without: tuple[str, ...]
) -> tuple[tuple[Found, ...], Distribution]:
    """What fits a flower by itself, and what it supports; kept, because a server is asked of the same flowers."""
    lex = load_lexicon()
    found = weigh(lex, flower, removes(lex, tradition), model, without)
    return tuple(found), support(lex, found, model)


def beside(
    flowers: Iterable[Flower],
    company: Mapping[str, float],
    *,
    tradition: str = DEFAULT_TRADITION,
    occasion: str = "",
    model: Model | None = None,
) -> dict[Flower, Distribution]:
    """What each of these flowers would say in the company of others that say what is meant.

    More precisely: `company` are the concepts that the rest of the bouquet says, with their weights. Returns
    for each flower its probabilities by concept, which add up to how sure a reader of the tradition (an id)
    can be of any: the q(c | f, bouquet) of section 3 of docs/reading.md with the company in place of the
    other stems. It is the flower by itself that the composer weighs. Raises `UnreadableFlower`.

    >>> from tussie import parse
    >>> [rose] = parse("deep pink rose").stems
    >>> max(beside([rose.flower], {"gratitude": 1.0})[rose.flower].items(), key=lambda item: item[1])[0]
    'gratitude'
    """
    lex, model = load_lexicon(), model or Model()
    distance = removes(lex, tradition)
    hopes = expected(lex, Bouquet((), occasion=occasion))
    said = {}
    for flower in flowers:
        found = weigh(lex, flower, distance, model)
        own = support(lex, found, model)
        # Two of a kind: the flower, and everything else as one.
        settled = settle(lex, [own, dict(company)], [1.0, 1.0], hopes, model)[0] if own and company else own
        sure = assurance(found)
        said[flower] = {concept: sure * probability for concept, probability in settled.items()}
    return said


def _check(lex: Lexicon, bouquet: Bouquet, without: Collection[str]) -> None:
    """Raise `UnreadableFlower` or `UnknownName` for what only a bouquet built by hand can get wrong.

    Its flowers themselves are looked at where they are weighed.
    """
    if not bouquet.stems:
        raise UnreadableFlower("the bouquet has no stems; add one with tussie.parse('3 red roses')")
    for ring in bouquet.rings:
        if ring.name not in RING_WEIGHT:
            raise UnreadableFlower(f"no ring is called {ring.name!r}; expected centre, ring, edge or ''")
        for stem in ring.stems:
            if stem.number is not None and stem.number < 1:
                raise UnreadableFlower(f"{stem.number} is no count of stems; expected 1 or more, or None for some")
    if bouquet.occasion and bouquet.occasion not in lex.occasions:
        known = ", ".join(lex.occasions)
        raise UnreadableFlower(f"no occasion is called {bouquet.occasion!r}; expected one of {known}")
    for id in without:
        if not lex.has_source(id):
            raise UnknownName(f"no source has the id {id!r}; see the list of sources", name=id)


def compare(
    bouquet: Bouquet | str,
    traditions: Iterable[str] = (),
    *,
    without: Collection[str] = (),
    model: Model | None = None,
) -> tuple[Reading, ...]:
    """The readings of one bouquet in several traditions, side by side.

    `traditions` are ids or words for them; without any, every tradition that says something of its
    own about at least one of the flowers. A text is read anew for each of them, because a marigold
    is not the same plant to all. Raises what `read` raises.

    >>> [reading.tradition for reading in compare("white chrysanthemum", ["modern", "hanakotoba"])]
    ['modern', 'hanakotoba']
    """
    lex, model = load_lexicon(), model or Model()
    chosen = [lex.tradition(name).id for name in traditions]
    if not chosen:
        flowers = {stem.flower for stem in (parse(bouquet) if isinstance(bouquet, str) else bouquet).stems}
        same = dict.fromkeys(lex.traditions, 0)
        speaking = {
            found.mention.tradition
            for flower in flowers
            for found in weigh(lex, flower, same, model, without)
            if found.fit >= model.plain
        }
        chosen = [id for id in lex.traditions if id in speaking]
    return tuple(read(bouquet, tradition=name, without=without, model=model) for name in chosen)
