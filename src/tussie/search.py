"""Look things up: what a flower says, which flowers say a thing, which plant a name means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from tussie.bouquet import Flower
from tussie.errors import MalformedText, TussieError, UnknownName, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.lexicon.tables import Attestation, Concept, Name, Plant
from tussie.notation import parse
from tussie.reading import flower_dict
from tussie.reading.evidence import Found, fallback, removes, told, weigh
from tussie.reading.model import Model

#: An attestation that fits a flower less well than this is about another one.
_CLOSE = 0.2


class Statement(NamedTuple):
    """What one source says of a flower, and what was passed over to make it fit."""

    attestation: Attestation
    tradition: str
    fallback: str


class Contradiction(NamedTuple):
    """Two statements of one tradition that cannot both be meant."""

    one: Statement
    other: Statement


class FlowerEntry(NamedTuple):
    """Everything that is attested of a flower, tradition by tradition, and where it contradicts itself."""

    flower: Flower
    plant: Plant
    statements: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]


class Saying(NamedTuple):
    """A flower that says a concept: as one tradition has it, and how many independent lineages do."""

    plant: str
    colour: str
    part: str
    variety: str
    tradition: str
    lineages: int
    attestations: tuple[Attestation, ...]


class ConceptEntry(NamedTuple):
    """A concept, and the flowers that say it, by tradition, best attested first."""

    concept: Concept
    sayings: tuple[Saying, ...]


class Candidate(NamedTuple):
    """One of the plants that share a name, what tells it apart, and where it is the one meant."""

    name: Name
    plant: Plant


class Answer(NamedTuple):
    """What `lookup` found: a flower, a concept, the plants that share a name, or several of these.

    Honesty is a virtue and a plant; a marigold is one of several plants, and read as one of them.
    """

    words: str
    flower: FlowerEntry | None
    concept: ConceptEntry | None
    candidates: tuple[Candidate, ...]

    def to_dict(self) -> dict[str, Any]:
        """The answer as the JSON that the command line and the HTTP API return."""
        return {
            "words": self.words,
            "flower": _flower_dict(self.flower) if self.flower else None,
            "concept": concept_dict(self.concept) if self.concept else None,
            "candidates": [
                {
                    "name": candidate.name.name,
                    "plant": candidate.plant.id,
                    "scientific_name": candidate.plant.scientific_name,
                    "period": candidate.name.period,
                    "default": list(candidate.name.default),
                    "note": candidate.name.note,
                    "source": candidate.name.source,
                }
                for candidate in self.candidates
            ],
        }


def lookup(words: str, *, tradition: str | None = None) -> Answer:
    """Look up a flower, a name or a sentiment.

    More precisely: `words` is a flower as a sender would write it ("white rose"), a name of plants
    ("marigold") or a concept by its id, label or a synonym ("thankfulness"); `tradition` keeps only
    what that tradition says. Returns an `Answer`; raises `UnknownName` with near matches when the
    words are none of these.

    >>> answer = lookup("gratitude")
    >>> answer.concept.sayings[0].lineages > 1
    True
    >>> len(lookup("marigold").candidates) > 2
    True
    """
    lex = load_lexicon()
    only = lex.tradition(tradition).id if tradition else ""
    concept = lex.concept(words)
    candidates = _candidates(lex, words)
    flower, problem = _flower(words, only)
    if concept is None and flower is None and not candidates:
        raise _nothing(lex, words, problem)
    return Answer(
        words,
        _flower_entry(lex, flower, only) if flower else None,
        ConceptEntry(concept, tuple(sayings(lex, concept, only))) if concept else None,
        candidates if len(candidates) > 1 else (),
    )


def _nothing(lex: Lexicon, words: str, problem: TussieError | None) -> TussieError:
    """The error for words that are no flower, no name and no sentiment."""
    if problem and not isinstance(problem, UnknownName):
        return problem
    near = [*lex.near(words), *lex.near_concepts(words)]
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "try a simpler word, such as 'rose' or 'love'"
    return UnknownName(f"no flower, name or sentiment is called {clipped(words)!r}; {hint}", name=words, near=near)


def _flower(words: str, tradition: str) -> tuple[Flower | None, TussieError | None]:
    """The one flower that the words name, or why they name none."""
    try:
        stems = parse(words, tradition=tradition or None).stems
    except TussieError as error:
        return None, error
    if len(stems) > 1:
        return None, MalformedText(
            f"{clipped(words)!r} names {len(stems)} flowers; look up one at a time, or read them as a bouquet"
        )
    return stems[0].flower, None


def _candidates(lex: Lexicon, words: str) -> tuple[Candidate, ...]:
    rows: dict[str, Name] = {}
    for row in lex.named(words):
        rows.setdefault(row.plant, row)
    return tuple(Candidate(row, lex.plant(row.plant)) for row in rows.values())


def _flower_entry(lex: Lexicon, flower: Flower, only: str) -> FlowerEntry:
    distance = removes(lex, only or DEFAULT_TRADITION)
    found = [
        one
        for one in weigh(lex, flower, distance, Model())
        if one.fit >= _CLOSE and only in ("", one.mention.tradition)
    ]
    # Tradition by tradition, the reader's own first; within one, the closest fit, then the oldest.
    order = sorted(lex.traditions, key=lambda id: distance[id])
    found.sort(
        key=lambda one: (
            order.index(one.mention.tradition),
            -one.fit,
            one.mention.year or "9999",
        )
    )
    statements = tuple(_statement(lex, flower, one) for one in found)
    return FlowerEntry(flower, lex.plant(flower.plant), statements, tuple(contradictions(lex, statements)))


def _statement(lex: Lexicon, flower: Flower, one: Found) -> Statement:
    mention = one.mention
    return Statement(lex.attestation(mention.number), mention.tradition, fallback(lex, mention.flower, flower))


def contradictions(lex: Lexicon, statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Pairs of leading concepts that are opposites, or a welcome and an unwelcome one: each once."""
    firsts: dict[tuple[str, str], Statement] = {}
    for statement in statements:
        if not statement.fallback:
            firsts.setdefault((statement.tradition, statement.attestation.concepts[0]), statement)
    for one, other in combinations(firsts.values(), 2):
        if one.tradition == other.tradition and _deny(lex, one.attestation.concepts[0], other.attestation.concepts[0]):
            yield Contradiction(one, other)


def _deny(lex: Lexicon, one: str, other: str) -> bool:
    return (
        lex.concepts[one].opposite == other
        or lex.concepts[other].opposite == one
        or lex.valences[one] * lex.valences[other] <= -0.5
    )


def sayings(lex: Lexicon, concept: Concept, only: str) -> Iterator[Saying]:
    """Flowers that say a concept, grouped by flower and tradition, best attested first."""
    groups: dict[tuple[str, str, str, str, str], list[Attestation]] = {}
    for attestation in lex.saying(concept.id):
        tradition = attestation.tradition or lex.sources[attestation.source].tradition
        if len(attestation.flowers) > 1 or (only and tradition != only):
            continue
        pattern = attestation.flowers[0]
        for plant in pattern.plants:
            for colour in pattern.colours or ("",):
                group = (plant, colour, told(pattern.part), pattern.variety, tradition)
                groups.setdefault(group, []).append(attestation)
    distance = removes(lex, only or DEFAULT_TRADITION)
    sayings = [
        Saying(*group, lineages(lex, said), tuple(sorted(said, key=lambda a: a.concepts.index(concept.id))))
        for group, said in groups.items()
    ]
    # A source that gives the concept first says it more plainly than one that gives it third.
    sayings.sort(
        key=lambda saying: (
            distance[saying.tradition],
            saying.tradition,
            -saying.lineages,
            saying.attestations[0].concepts.index(concept.id),
            -len(saying.attestations),
            saying.plant,
            saying.colour,
        )
    )
    yield from sayings


def lineages(lex: Lexicon, attestations: Iterable[Attestation]) -> int:
    """How many independent lineages stand behind some attestations; merged lists count as none."""
    lineages = {lex.sources[attestation.source].lineage for attestation in attestations}
    return len(lineages - lex.merged) or 1


def statement_dict(attestation: Attestation, tradition: str, fallback: str = "") -> dict[str, Any]:
    """An attestation as JSON: who says what, word for word."""
    source = load_lexicon().source(attestation.source)
    return {
        "headword": attestation.headword,
        "gloss": attestation.gloss,
        "english": attestation.english,
        "concepts": list(attestation.concepts),
        "source": source.id,
        "year": int(source.year) if source.year.isdecimal() else None,
        "locator": attestation.locator,
        "lineage": source.lineage,
        "tradition": tradition,
        "fallback": fallback,
        "correction": attestation.correction,
    }


def _flower_dict(entry: FlowerEntry) -> dict[str, Any]:
    return {
        **flower_dict(entry.flower),
        "scientific_name": entry.plant.scientific_name,
        "family": entry.plant.family,
        "attestations": [statement_dict(*statement) for statement in entry.statements],
        "contradictions": [[statement_dict(*pair.one), statement_dict(*pair.other)] for pair in entry.contradictions],
    }


def concept_dict(entry: ConceptEntry) -> dict[str, Any]:
    concept = entry.concept
    return {
        "concept": concept.id,
        "label": concept.label,
        "definition": concept.definition,
        "synonyms": list(concept.synonyms),
        "broader": concept.broader,
        "opposite": concept.opposite,
        "flowers": [
            {
                "plant": saying.plant,
                "colour": saying.colour,
                "part": saying.part,
                "variety": saying.variety,
                "tradition": saying.tradition,
                "lineages": saying.lineages,
                "attestations": [statement_dict(attestation, saying.tradition) for attestation in saying.attestations],
            }
            for saying in entry.sayings
        ],
    }
