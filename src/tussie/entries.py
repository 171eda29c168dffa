"""The lexicon entry by entry: everything that is known of a plant, a concept, a source, a tradition.

`tussie.search` answers a question; an entry holds all there is, each statement once, for whoever walks from one to the
next. An entry is asked for by the id in its table, and no name leads to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from tussie.bouquet import Flower
from tussie.circumstances import safety, season
from tussie.errors import TussieError, UnknownName, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import (
    Attestation,
    Concept,
    Custom,
    Introduction,
    Lineage,
    Name,
    Plant,
    PlantColours,
    Season,
    Source,
    Trade,
    Tradition,
)
from tussie.notation import parse
from tussie.reading.evidence import told
from tussie.search import (
    ConceptEntry,
    Contradiction,
    Statement,
    concept_dict,
    contradictions,
    lineages,
    sayings,
    statement_dict,
)

_Row = TypeVar("_Row")
#: How many sayings of a tradition tell what is characteristic of it.
_TELLING = 15


class Meaning(NamedTuple):
    """One thing that a flower says in a tradition, and everybody who says so; who says it first comes first."""

    concept: str
    lineages: int
    attestations: tuple[Attestation, ...]


class Voice(NamedTuple):
    """What one tradition says of a flower: in how many attestations, and what, best attested first."""

    tradition: str
    number: int
    meanings: tuple[Meaning, ...]


class Narrower(NamedTuple):
    """A colour, part or variety of a plant that has meanings of its own: the concepts, each with its lineages."""

    colour: str
    part: str
    variety: str
    number: int
    concepts: tuple[tuple[str, int], ...]


class PlantEntry(NamedTuple):
    """Everything that is known of a plant.

    `name` is the English name that leads to it; `attestations` are those about this very taxon alone, `voices` what the
    traditions say in them, the modern one first, then those that say most; `narrower` is what is said of some kinds of
    it alone, `together` what it says beside other flowers; `contradictions` are pairs about the very same kind in the
    very same tradition. `safety` has a verdict for each hazard, what harms first; `season` may be that of a broader
    taxon, and so may be the rows of `trade`. `broader` are the taxa above it, nearest first, `kinds` those below, and
    `sources` the ids of all that the entry quotes.
    """

    plant: Plant
    name: str
    names: tuple[Name, ...]
    attestations: tuple[Attestation, ...]
    voices: tuple[Voice, ...]
    narrower: tuple[Narrower, ...]
    together: tuple[Statement, ...]
    contradictions: tuple[Contradiction, ...]
    safety: tuple[tuple[str, safety.Verdict], ...]
    season: Season | None
    trade: tuple[Trade, ...]
    colours: tuple[PlantColours, ...]
    introductions: tuple[Introduction, ...]
    customs: tuple[Custom, ...]
    broader: tuple[str, ...]
    kinds: tuple[str, ...]
    sources: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The entry as the JSON that the HTTP API returns: each attestation once, elsewhere its place in the list."""
        # Two attestations may be equal word for word; they are told apart as what they are.
        place = {id(one): number for number, one in enumerate(self.attestations)}
        return {
            **self.plant._asdict(),
            "broader": list(self.broader),
            "kinds": list(self.kinds),
            "name": self.name,
            "names": [_row_dict(name) for name in self.names],
            "attestations": [attested_dict(one) for one in self.attestations],
            "meanings": [
                {
                    "tradition": voice.tradition,
                    "number": voice.number,
                    "concepts": [
                        {
                            "concept": meaning.concept,
                            "lineages": meaning.lineages,
                            "attestations": [place[id(one)] for one in meaning.attestations],
                        }
                        for meaning in voice.meanings
                    ],
                }
                for voice in self.voices
            ],
            "narrower": [
                {**one._asdict(), "concepts": [{"concept": id, "lineages": count} for id, count in one.concepts]}
                for one in self.narrower
            ],
            "together": [attested_dict(one.attestation) for one in self.together],
            "contradictions": [
                [place[id(pair.one.attestation)], place[id(pair.other.attestation)]] for pair in self.contradictions
            ],
            "safety": [
                {
                    "hazard": hazard,
                    "verdict": found.verdict,
                    "severity": found.severity,
                    "taxon": found.taxon,
                    "said": [row._asdict() for row in (*found.hazards, *found.against)],
                }
                for hazard, found in self.safety
            ],
            "season": _season_dict(self.season) if self.season else None,
            "trade": [_row_dict(row) for row in self.trade],
            "colours": [_row_dict(row) for row in self.colours],
            "introductions": [row._asdict() for row in self.introductions],
            "customs": [_row_dict(row) for row in self.customs],
            "sources": list(self.sources),
        }


class SourceEntry(NamedTuple):
    """A source, whose lineage it is of, and everything it says.

    `relatives` are the other sources of its lineage, `quoted` what we quote it for besides meanings: the plants by
    table (safety, trade ...).
    """

    source: Source
    lineage: Lineage | None
    relatives: tuple[str, ...]
    attestations: tuple[Attestation, ...]
    quoted: Mapping[str, tuple[str, ...]]

    def to_dict(self, begin: int = 0, end: int | None = None) -> dict[str, Any]:
        """The entry as the JSON that the HTTP API returns, with the attestations from `begin` to before `end`."""
        return {
            **source_dict(self.source, len(self.attestations)),
            "lineage_label": self.lineage.label if self.lineage else "",
            "independent": bool(self.lineage and self.lineage.independent == "yes"),
            "relatives": list(self.relatives),
            "quoted": {table: list(plants) for table, plants in self.quoted.items()},
            "said": [attested_dict(one) for one in self.attestations[begin:end]],
        }


class Peculiar(NamedTuple):
    """A thing that one plant says in a tradition, by how many lineages, and who says so."""

    plant: str
    concept: str
    lineages: int
    attestations: tuple[Attestation, ...]


class TraditionEntry(NamedTuple):
    """A tradition, its sources (those that say most first), and what is characteristic of it.

    `leading` is what its flowers say that is best attested, `alone` what no other tradition says of the same plant.
    """

    tradition: Tradition
    number: int
    sources: tuple[str, ...]
    leading: tuple[Peculiar, ...]
    alone: tuple[Peculiar, ...]

    def to_dict(self) -> dict[str, Any]:
        """The entry as the JSON that the HTTP API returns."""
        return {
            **_row_dict(self.tradition),
            "attestations": self.number,
            "sources": list(self.sources),
            "leading": [_peculiar_dict(one) for one in self.leading],
            "alone": [_peculiar_dict(one) for one in self.alone],
        }


class PlantLine(NamedTuple):
    """A plant in a list: what it is called, and how much is attested of it."""

    plant: Plant
    name: str
    number: int


def plant_entry(id: str) -> PlantEntry:
    """Everything that is known of a plant.

    More precisely: `id` is that of a taxon of the lexicon. Returns a `PlantEntry`; raises `UnknownName` with the ids
    that look most like it.

    >>> entry = plant_entry("rosa")
    >>> entry.voices[0].tradition, entry.voices[0].meanings[0].concept
    ('modern', 'love')
    >>> [hazard for hazard, found in plant_entry("lilium").safety if found.severity == "deadly"]
    ['cats']
    """
    lex = load_lexicon()
    plant = known(id, lex.plants, "plant")
    said = [lex.attestation(mention.number) for mention in lex.mentions(id)]
    flower, kin = Flower(id, plant.scientific_name), tuple(lex.kin(id))
    together = [_stated(lex, lex.attestation(number)) for number in lex.together(id)]
    denied = [
        pair
        for _, group in _grouped(said, _kind).items()
        for pair in contradictions(lex, [_stated(lex, one) for one in group])
    ]
    voices = _voices(lex, said)
    denied.sort(key=lambda pair: _standing(voices, pair))
    order = (safety.TOXIC, safety.NO_DATA, safety.NON_TOXIC)
    harms = [(hazard, safety.verdict(lex, flower, hazard)) for hazard in safety.HAZARDS]
    harms.sort(key=lambda one: order.index(one[1].verdict))
    own = [row for row in lex.trade if row.plant == id]
    nearest = lex.trade_of(flower)
    entry = PlantEntry(
        plant,
        lex.name_of(id),
        tuple(lex.names(id)),
        tuple(said),
        voices,
        _narrower(lex, said),
        tuple(together),
        tuple(denied),
        tuple(harms),
        season.availability(lex, flower, 1).season,
        tuple(own or filter(None, [nearest])),
        lex.colours_of(id),
        tuple(row for row in lex.introductions if row.plant in kin),
        tuple(row for row in lex.customs if not set(kin).isdisjoint(row.plant)),
        kin[1:],
        lex.kinds(id),
        (),
    )
    return entry._replace(sources=tuple(dict.fromkeys(_cited(entry))))


def concept_entry(id: str) -> ConceptEntry:
    """A concept and the flowers that say it. Raises `UnknownName` with the ids that look most like it.

    >>> concept_entry("gratitude").concept.label
    'gratitude'
    """
    lex = load_lexicon()
    concept = known(id, lex.concepts, "concept")
    return ConceptEntry(concept, tuple(sayings(lex, concept, "")))


def narrower_concepts(id: str) -> tuple[Concept, ...]:
    """The concepts directly below one.

    >>> "passion" in [concept.id for concept in narrower_concepts("love")]
    True
    """
    return tuple(concept for concept in load_lexicon().concepts.values() if concept.broader == id)


def concept_record(entry: ConceptEntry) -> dict[str, Any]:
    """A concept as the JSON that the HTTP API returns: what `lookup` tells of it, and where it stands.

    >>> concept_record(concept_entry("gratitude"))["valence"]
    1.0
    """
    concept = entry.concept
    below = [one.id for one in narrower_concepts(concept.id)]
    return {**concept_dict(entry), "narrower": below, "valence": float(concept.valence), "act": concept.act}


def source_entry(id: str) -> SourceEntry:
    """A source and everything it says. Raises `UnknownName` with the ids that look most like it.

    >>> len(source_entry("greenaway-1884").attestations)
    713
    """
    lex = load_lexicon()
    source = known(id, lex.sources, "source")
    relatives = [one.id for one in lex.sources.values() if source.lineage and one.lineage == source.lineage != ""]
    return SourceEntry(
        source,
        lex.lineages.get(source.lineage),
        tuple(one for one in relatives if one != id),
        tuple(map(lex.attestation, _numbers(lex).get(id, ()))),
        _quoted(lex).get(id, {}),
    )


@lru_cache(maxsize=1)
def holdings() -> Mapping[str, int]:
    """How much the lexicon holds: plants, concepts, traditions, attestations, and the sources and lineages behind them.

    >>> holdings()["sources"] < len(load_lexicon().sources)
    True
    """
    lex = load_lexicon()
    sources = {one.source for one in lex.attestations}
    return {
        "plants": len(lex.plants),
        "concepts": len(lex.concepts),
        "traditions": len(lex.traditions),
        "attestations": len(lex.attestations),
        "sources": len(sources),
        "lineages": len({lex.source(id).lineage for id in sources}),
    }


def source_records(tradition: str = "") -> list[dict[str, Any]]:
    """Every source with the number of its attestations: ``tussie lexicon sources --json``.

    More precisely: `tradition` keeps those of one, by id or name. Raises `UnknownName`.

    >>> source_records("victorian")[0]["id"]
    'greenaway-1884'
    """
    lex = load_lexicon()
    only = lex.tradition(tradition).id if tradition else ""
    counts = _numbers(lex)
    return [
        source_dict(source, len(counts.get(source.id, ())))
        for source in lex.sources.values()
        if only in ("", source.tradition)
    ]


@lru_cache(maxsize=100)
def tradition_entry(id: str) -> TraditionEntry:
    """A tradition and what is characteristic of it. Raises `UnknownName` with the ids that look most like it.

    >>> entry = tradition_entry("hanakotoba")
    >>> all(one.lineages >= 1 for one in entry.alone), entry.number > 100
    (True, True)
    """
    lex = load_lexicon()
    tradition = known(id, lex.traditions, "tradition")
    said = _pairs(lex)
    here = [
        Peculiar(plant, concept, lineages(lex, attestations), tuple(attestations))
        for (plant, concept), by in said.items()
        if (attestations := by.get(id))
    ]
    here.sort(key=lambda one: (-one.lineages, -len(one.attestations), one.plant, one.concept))
    alone = [one for one in here if len(said[one.plant, one.concept]) == 1]
    numbers = [number for numbers in _numbers(lex).values() for number in numbers]
    speaking = Counter(
        attestation.source for attestation in map(lex.attestation, numbers) if _tradition_of(lex, attestation) == id
    )
    # A source without a meaning (a price list) is told too, behind those that have some.
    silent = [source.id for source in lex.sources.values() if source.tradition == id and source.id not in speaking]
    return TraditionEntry(
        tradition,
        speaking.total(),
        (*(source for source, _ in speaking.most_common()), *silent),
        tuple(here[:_TELLING]),
        tuple(alone[:_TELLING]),
    )


@lru_cache(maxsize=1)
def plant_lines() -> tuple[PlantLine, ...]:
    """Every plant with what it is called and how much is attested of it, by name.

    >>> [line.name for line in plant_lines()[:2]]
    ['Abelia', 'abelia']
    """
    lex = load_lexicon()
    lines = [
        PlantLine(plant, lex.name_of(id), len(lex.mentions(id)) + len(lex.together(id)))
        for id, plant in lex.plants.items()
    ]
    return tuple(sorted(lines, key=lambda line: (key(line.name), line.plant.id)))


def line_dict(line: PlantLine) -> dict[str, Any]:
    """A line of the list of plants as JSON."""
    plant = line.plant
    return {
        "id": plant.id,
        "name": line.name,
        "scientific_name": plant.scientific_name,
        "rank": plant.rank,
        "family": plant.family,
        "attestations": line.number,
    }


def name_records(name: str) -> list[dict[str, Any]]:
    """The plants that a name, in any language, is filed under, and what tells them apart.

    Raises `UnknownName` with near matches when it is none's.

    >>> [row["plant"] for row in name_records("Vergissmeinnicht")]
    ['myosotis-sylvatica']
    """
    lex = load_lexicon()
    rows = lex.named(name)
    if not rows:
        near = lex.near(name)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "try a simpler one, such as 'rose'"
        raise UnknownName(f"no plant is called {clipped(name)!r}; {hint}", name=name, near=near)
    return [{**_row_dict(row), "scientific_name": lex.plant(row.plant).scientific_name} for row in rows]


def known(id: str, rows: Mapping[str, _Row], what: str) -> _Row:
    """The row of an id. Raises `UnknownName` with the ids that look most like it.

    >>> known("rosa", load_lexicon().plants, "plant").family
    'Rosaceae'
    """
    if id in rows:
        return rows[id]
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong address needs it

    words = key(id)[:60]
    asked = words.replace(" ", "-")
    near = get_close_matches(asked, [one for one in rows if abs(len(one) - len(asked)) < 6], 5, 0.7)
    if what == "plant":
        near = list(dict.fromkeys((*_called(load_lexicon(), words), *near)))[:5]
    elif what == "concept" and (meant := load_lexicon().concept(words)):
        near = list(dict.fromkeys((meant.id, *near)))
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "go on from the list at /lexicon"
    raise UnknownName(f"no {what} of the lexicon has the id {clipped(id)!r}; {hint}", name=id, near=near)


def _called(lex: Lexicon, words: str) -> list[str]:
    """The plants that words name, or nearly name: a flower with its colour, a shared name, a slip."""
    shared = [row.plant for row in lex.named(words)]
    try:
        return [stem.flower.plant for stem in parse(words).stems] + shared
    except TussieError:
        return shared + [row.plant for name in lex.near(words) for row in lex.named(name)]


def attested_dict(attestation: Attestation) -> dict[str, Any]:
    """An attestation as JSON: who says what, word for word, of which flowers."""
    lex = load_lexicon()
    return {
        **statement_dict(attestation, _tradition_of(lex, attestation)),
        "flowers": [
            {
                "plants": list(pattern.plants),
                "colours": list(pattern.colours),
                "part": pattern.part,
                "variety": pattern.variety,
            }
            for pattern in attestation.flowers
        ],
        "note": attestation.note,
    }


def source_dict(source: Source, attestations: int) -> dict[str, Any]:
    """A source as JSON, with the number of its attestations."""
    return {**source._asdict(), "attestations": attestations}


def _row_dict(row: Any) -> dict[str, Any]:
    """A row as JSON: lists for tuples."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row._asdict().items()}


def _season_dict(row: Season) -> dict[str, Any]:
    months = {name: [int(month) for month in getattr(row, name)] for name in ("field", "trade")}
    return {**_row_dict(row), **months}


def _peculiar_dict(one: Peculiar) -> dict[str, Any]:
    return {
        "plant": one.plant,
        "concept": one.concept,
        "lineages": one.lineages,
        "attestations": [attested_dict(said) for said in one.attestations],
    }


def _tradition_of(lex: Lexicon, attestation: Attestation) -> str:
    return attestation.tradition or lex.sources[attestation.source].tradition


def _stated(lex: Lexicon, attestation: Attestation) -> Statement:
    return Statement(attestation, _tradition_of(lex, attestation), "")


def _kind(attestation: Attestation) -> tuple[tuple[str, ...], str, str]:
    """What a headword says of a plant besides which it is."""
    pattern = attestation.flowers[0]
    return pattern.colours, told(pattern.part), pattern.variety


_Group = TypeVar("_Group")


def _grouped(said: Iterable[Attestation], by: Callable[[Attestation], _Group]) -> dict[_Group, list[Attestation]]:
    groups: dict[_Group, list[Attestation]] = {}
    for attestation in said:
        groups.setdefault(by(attestation), []).append(attestation)
    return groups


def meanings(lex: Lexicon, said: Collection[Attestation]) -> tuple[Meaning, ...]:
    """What some attestations say, best attested first: each stands under every concept of its gloss.

    >>> lex = load_lexicon()
    >>> said = [lex.attestation(mention.number) for mention in lex.mentions("zinnia-elegans")]
    >>> meanings(lex, said)[0].lineages > 1
    True
    """
    groups: dict[str, list[Attestation]] = {}
    for attestation in said:
        for concept in attestation.concepts:
            groups.setdefault(concept, []).append(attestation)
    found = [
        Meaning(concept, lineages(lex, group), tuple(sorted(group, key=lambda one: one.concepts.index(concept))))
        for concept, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.lineages, -len(one.attestations), one.concept)))


def _voices(lex: Lexicon, said: Collection[Attestation]) -> tuple[Voice, ...]:
    groups = _grouped(said, lambda one: _tradition_of(lex, one))
    found = [Voice(tradition, len(group), meanings(lex, group)) for tradition, group in groups.items()]
    return tuple(sorted(found, key=lambda one: (one.tradition != DEFAULT_TRADITION, -one.number, one.tradition)))


def _standing(voices: Sequence[Voice], pair: Contradiction) -> tuple[int, int]:
    """Where a contradiction belongs: tradition by tradition, those first of which both sides are well attested."""
    place, voice = next((at, one) for at, one in enumerate(voices) if one.tradition == pair.one.tradition)
    witnesses = {meaning.concept: meaning.lineages for meaning in voice.meanings}
    return place, -min(witnesses[side.attestation.concepts[0]] for side in pair)


def _narrower(lex: Lexicon, said: Collection[Attestation]) -> tuple[Narrower, ...]:
    """The kinds of a plant that have meanings of their own, those of which most is said first."""
    groups: dict[tuple[str, str, str], list[Attestation]] = {}
    for attestation in said:
        colours, part, variety = _kind(attestation)
        for colour in colours or ("",):
            if colour or part or variety:
                groups.setdefault((colour, part, variety), []).append(attestation)
    found = [
        Narrower(*kind, len(group), tuple((one.concept, one.lineages) for one in meanings(lex, group)))
        for kind, group in groups.items()
    ]
    # Colours first: that is what people ask for.
    return tuple(sorted(found, key=lambda one: (not one.colour, bool(one.part or one.variety), -one.number, one[:3])))


def _cited(entry: PlantEntry) -> Iterable[str]:
    """Every source that an entry quotes, in the order of the page."""
    lex = load_lexicon()
    yield from (one.source for one in entry.attestations)
    yield from (one.attestation.source for one in entry.together)
    for _, found in entry.safety:
        yield from (row.source for row in (*found.hazards, *found.against))
    several = [sources for row in entry.trade for sources in _sold_after(row)]
    several += [custom.sources for custom in entry.customs]
    several += [entry.season.source] if entry.season else []
    yield from (source for sources in several for source in sources)
    single = [row.source for row in entry.introductions] + [row.source for row in entry.colours]
    single += [row.source for row in entry.names] + [entry.plant.source]
    yield from filter(lex.has_source, single)


def _sold_after(row: Trade) -> tuple[tuple[str, ...], ...]:
    """The sources of a row of the trade, group by group."""
    return row.form_source, row.vase_source, row.colours_source, row.price_source


@lru_cache(maxsize=1)
def _numbers(lex: Lexicon) -> Mapping[str, range]:
    """The numbers of the attestations of each source."""
    found: dict[str, range] = {}
    for source, group in groupby(enumerate(lex.attestations), lambda one: one[1].source):
        numbers = [number for number, _ in group]
        found[source] = range(numbers[0], numbers[-1] + 1)
    return found


@lru_cache(maxsize=1)
def _pairs(lex: Lexicon) -> Mapping[tuple[str, str], Mapping[str, list[Attestation]]]:
    """What each plant says, by plant and concept, then by tradition."""
    found: dict[tuple[str, str], dict[str, list[Attestation]]] = {}
    for attestation in lex.attestations:
        if len(attestation.flowers) == 1:
            for plant in attestation.flowers[0].plants:
                for concept in attestation.concepts:
                    by = found.setdefault((plant, concept), {})
                    by.setdefault(_tradition_of(lex, attestation), []).append(attestation)
    return found


@lru_cache(maxsize=1)
def _quoted(lex: Lexicon) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """What each source is quoted for besides meanings: the plants by table."""
    found: dict[str, dict[str, dict[str, None]]] = {}

    def note(table: str, plants: Iterable[str], sources: Iterable[str]) -> None:
        for source in sources:
            if lex.has_source(source):
                found.setdefault(source, {}).setdefault(table, {}).update(dict.fromkeys(plants))

    for id, plant in lex.plants.items():
        note("plants", [id], [plant.source])
        for name in lex.names(id):
            note("names", [id], [name.source])
        for hazard in lex.hazards(id):
            note("safety", [id], [hazard.source])
    for row in lex.trade:
        note("trade", [row.plant], [source for sources in _sold_after(row) for source in sources])
    for own in lex.seasons.values():
        note("seasons", [own.plant], own.source)
    for look in lex.appearances.values():
        note("appearance", [look.plant], look.source)
    for came in lex.introductions:
        note("introductions", [came.plant], [came.source])
    for custom in lex.customs:
        note("customs", custom.plant, custom.sources)
    for rule in lex.rules:
        note("rules", filter(None, [rule.plant]), [rule.source])
    for ward in lex.ward_rules:
        note("wards", (), [ward.source])
    for colour in _colour_rows(lex):
        note("colours", [colour.plant], [colour.source])
    return {source: {table: tuple(plants) for table, plants in tables.items()} for source, tables in found.items()}


def _colour_rows(lex: Lexicon) -> Iterable[PlantColours]:
    return dict.fromkeys(row for id in lex.plants for row in lex.colours_of(id))
