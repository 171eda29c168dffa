"""The lexicon as pages: a search, and a page at a stable address for each plant, concept, source and tradition.

What a page shows depends on the version of the program and the lexicon alone, so that it lasts; whatever it shows is
JSON as well, at the address that its head names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape
from starlette.responses import RedirectResponse, Response

from tussie.bouquet import STATES, Flower
from tussie.circumstances.safety import HAZARDS
from tussie.circumstances.season import MONTHS
from tussie.drawing import draw_flower
from tussie.entries import (
    Meaning,
    Narrower,
    PlantEntry,
    Voice,
    concept_entry,
    holdings,
    known,
    narrower_concepts,
    plant_entry,
    plant_lines,
    source_entry,
    source_records,
    tradition_entry,
)
from tussie.errors import ImpossibleWish, TussieError, UnknownName, clipped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import Attestation, Concept, Name, Source, Tradition
from tussie.notation import parse
from tussie.notation.words import PARTS
from tussie.search import Answer, Saying, lookup
from tussie.suggestions import means
from tussie.web.api.lexicon import flower_picture, suggested
from tussie.web.lasting import Lasting
from tussie.web.problems import problem
from tussie.web.timeline import Moment, Row, timeline
from tussie.web.visit import Address, Visit, rendered

#: More words than any flower or sentiment has.
_MOST_WORDS = 1_000
#: A plant of which more is said than this has the rest of it on pages of its own, one for each tradition.
_SHORT = 80
#: So many traditions, concepts of one, quotations of a concept, sources of a quotation and contradictions come first.
_MOST_TRADITIONS, _MOST_MEANINGS, _MOST_QUOTES, _MOST_SOURCES, _MOST_PAIRS = 5, 10, 3, 4, 6
#: Parts and kinds of such a plant; the rest is among its meanings.
_MOST_KINDS = 24
#: Rows of the plot; what is said first less often shares the last one.
_MOST_ROWS = 12
#: Flowers of a tradition on the page of a concept that are shown, and lines of a list on one page.
_MOST_SAYINGS, _PAGE = 12, 100
_PARTS = frozenset({"", "bloom", *PARTS.values(), *STATES})
LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese", "ja": "Japanese",
}  # fmt: skip
#: What the tables are called that a source is quoted from.
TABLE_WORDS = {
    "plants": "which plant it is", "names": "names", "safety": "safety", "trade": "the trade", "seasons": "seasons",
    "appearance": "looks", "introductions": "when plants came", "customs": "customs",
    "rules": "the grammar of bouquets", "wards": "hospital wards", "colours": "colours that exist",
}  # fmt: skip


class Quotation(NamedTuple):
    """The same words of the same kind of flower, by however many sources."""

    attestation: Attestation
    kind: str
    sources: tuple[Attestation, ...]
    more: int


class Told(NamedTuple):
    """A meaning as a page tells it: the concept, how many lineages say it, in which words."""

    concept: Concept
    lineages: int
    quotations: tuple[Quotation, ...]
    more: int


class Chapter(NamedTuple):
    """What one tradition says of a plant, as a page tells it."""

    tradition: Tradition
    number: int
    told: tuple[Told, ...]
    more: int


class Shown(NamedTuple):
    """A flower in a list: what to call it, where its page is, and its picture."""

    words: str
    address: str
    picture: str


# The front of the lexicon, and its lists.


def front(visit: Visit) -> Response:
    """The search; with words in the address, what they find."""
    words = visit.said("q").strip()
    if not words:
        return _front(visit, "", None, None)
    try:
        if len(words) > _MOST_WORDS:
            raise ImpossibleWish(f"{clipped(words)!r} is too long for a flower or a sentiment; write a word or two")
        answer = lookup(words)
    except TussieError as error:
        found = problem(error)
        near = error.near if isinstance(error, UnknownName) else ()
        return _front(visit, words, None, found, near=near, status=found.status)
    return _front(visit, words, answer, None)


def _front(
    visit: Visit, words: str, answer: Answer | None, wrong: Any, *, near: Sequence[str] = (), status: int = 200
) -> Response:
    lex = load_lexicon()
    labels = sorted((concept.label for concept in lex.concepts.values()), key=str.lower)
    at = f"/lexicon?{urlencode({'q': words})}" if words else "/lexicon"
    return _page(
        visit,
        "lexicon/front.html",
        at,
        f"/api/v1/lookup?{urlencode({'words': words})}" if words else "/api/v1/lexicon/plants",
        [_set_of_terms(visit)] if not words else [],
        status=status,
        words=words,
        answer=answer,
        wrong=wrong,
        near=near,
        shown=_shown(answer.flower.flower) if answer and answer.flower else None,
        flower_chapters=_of_flower(lex, answer) if answer and answer.flower else (),
        concept_chapters=_concept_chapters(lex, answer.concept.sayings, 4) if answer and answer.concept else (),
        told_apart=[(one, _shown(Flower(one.plant.id, one.plant.scientific_name))) for one in answer.candidates]
        if answer
        else (),
        letters=_letters(),
        ends=(labels[0], labels[-1]),
        counts=holdings(),
    )  # fmt: skip


def _of_flower(lex: Lexicon, answer: Answer) -> tuple[tuple[Tradition, tuple[Any, ...], int], ...]:
    """The first statements of each tradition about a flower, in the reader's order."""
    assert answer.flower
    groups = [
        (lex.traditions[id], tuple(group))
        for id, group in groupby(answer.flower.statements, lambda statement: statement.tradition)
    ]
    return tuple((tradition, group[:_MOST_QUOTES], len(group) - _MOST_QUOTES) for tradition, group in groups)


def plants(visit: Visit) -> Response:
    """The plants whose names begin with a letter."""
    letters = _letters()
    letter = visit.said("letter", "a").lower()[:1]
    lines = [(line, _shown(Flower(line.plant.id, line.name))) for line in plant_lines() if _letter(line.name) == letter]
    return _page(
        visit, "lexicon/plants.html", f"/lexicon/plants?letter={quote(letter)}", "/api/v1/lexicon/plants", [],
        letter=letter, letters=letters, lines=lines, status=200 if lines else 404,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _english() -> dict[str, str]:
    """What each plant is called in English, else its scientific name."""
    return {line.plant.id: line.name for line in plant_lines()}


@lru_cache(maxsize=1)
def _letters() -> tuple[str, ...]:
    return tuple(sorted({_letter(line.name) for line in plant_lines()}))


def _letter(name: str) -> str:
    return key(name)[:1]


def concepts(visit: Visit) -> Response:
    """Every concept below the one it is a kind of, the welcome ones first."""
    lex = load_lexicon()
    below: dict[str, list[Concept]] = {}
    for concept in lex.concepts.values():
        below.setdefault(concept.broader, []).append(concept)
    tops = sorted(below[""], key=lambda concept: concept.label)
    groups = [
        ("Welcome", [one for one in tops if lex.valences[one.id] > 0]),
        ("Neither", [one for one in tops if lex.valences[one.id] == 0]),
        ("Unwelcome", [one for one in tops if lex.valences[one.id] < 0]),
    ]
    return _page(
        visit, "lexicon/concepts.html", "/lexicon/concepts", "/api/v1/lexicon/concepts", [_set_of_terms(visit)],
        groups=groups, below=below,
    )  # fmt: skip


def sources(visit: Visit) -> Response:
    """The sources, those that say most first, a page at a time; of one tradition, if one is asked for."""
    lex = load_lexicon()
    asked = visit.said("tradition")
    tradition = lex.traditions.get(asked)
    records = sorted(source_records(tradition.id if tradition else ""), key=lambda one: -one["attestations"])
    lines = [(lex.sources[one["id"]], one["attestations"]) for one in records]
    page, last = _paged(visit, len(lines))
    query = {"tradition": tradition.id} if tradition else {}
    return _page(
        visit,
        "lexicon/sources.html",
        _numbered("/lexicon/sources", page, query),
        "/api/v1/lexicon/sources" + (f"?{urlencode(query)}" if query else ""),
        [],
        lines=lines[(page - 1) * _PAGE : page * _PAGE],
        number=len(lines),
        page=page,
        last=last,
        query=query,
        tradition=tradition,
        unchecked=sum(source.checked == "unchecked" for source, _ in lines),
    )


def traditions(visit: Visit) -> Response:
    """Every tradition, those with dictionaries of their own first."""
    lex = load_lexicon()
    own = [one for one in lex.traditions.values() if not one.id.startswith("national-")]
    national = [one for one in lex.traditions.values() if one.id.startswith("national-")]
    return _page(
        visit, "lexicon/traditions.html", "/lexicon/traditions", "/api/v1/lexicon/traditions", [],
        groups=[("Languages of flowers", own), ("Customs of countries", national)],
    )  # fmt: skip


# An entry.


def plant(visit: Visit) -> Response:
    """Everything that is known of a plant."""
    try:
        entry = plant_entry(visit.path["id"])
    except UnknownName as error:
        return _lost(visit, error, "plants")
    lex, id = load_lexicon(), entry.plant.id
    short = len(entry.attestations) <= _SHORT
    most = (10_000, 10_000, 10_000) if short else (_MOST_MEANINGS, _MOST_QUOTES, _MOST_SOURCES)
    told = entry.voices if short else entry.voices[:_MOST_TRADITIONS]
    kinds = _kinds(entry)
    coloured = [kind for kind in kinds if not (kind.narrower.part or kind.narrower.variety)]
    others = [kind for kind in kinds if kind.narrower.part or kind.narrower.variety]
    rows = _rows(lex, entry.attestations)
    title = f"What {entry.name} says, by the year of the source"
    return _page(
        visit,
        "lexicon/plant.html",
        f"/lexicon/plants/{id}",
        f"/api/v1/lexicon/plants/{id}",
        _plant_data(visit, lex, entry),
        entry=entry,
        portrait=draw_flower(Flower(id, entry.name)).notes,
        picture=flower_picture(Flower(id, entry.name)),
        chapters=[_chapter(lex, voice, most) for voice in told],
        further=entry.voices[len(told) :],
        short=short,
        coloured=coloured,
        kinds=others if short else others[:_MOST_KINDS],
        kinds_left=0 if short else max(0, len(others) - _MOST_KINDS),
        plot=Markup(timeline(rows, title, lambda id: lex.traditions[id].label)) if rows else "",
        rows=[(row, _years(row)) for row in rows],
        pairs=entry.contradictions if short else entry.contradictions[:_MOST_PAIRS],
        hazards=HAZARDS,
        months=MONTHS,
        names=_names_by_language(entry.names),
        cited_sources=[lex.sources[one] for one in entry.sources],
        words=entry.name if means(lex, entry.name, id) else "",
        english=_english(),
        identifiers=identifiers(entry.plant.ipni, entry.plant.gbif, entry.plant.wikidata),
    )


def plant_in(visit: Visit) -> Response:
    """Everything that one tradition says of a plant."""
    lex = load_lexicon()
    try:
        entry = plant_entry(visit.path["id"])
        tradition = known(visit.path["tradition"], lex.traditions, "tradition")
    except UnknownName as error:
        return _lost(visit, error, "plants")
    voice = next((one for one in entry.voices if one.tradition == tradition.id), None)
    if voice is None:
        return RedirectResponse(f"/lexicon/plants/{entry.plant.id}", 303)
    return _page(
        visit,
        "lexicon/plant-in.html",
        f"/lexicon/plants/{entry.plant.id}/in/{tradition.id}",
        f"/api/v1/lexicon/plants/{entry.plant.id}",
        [],
        entry=entry,
        chapter=_chapter(lex, voice, (10_000, 10_000, 10_000)),
        pairs=[pair for pair in entry.contradictions if pair.one.tradition == tradition.id],
        picture=flower_picture(Flower(entry.plant.id, entry.name)),
    )


def flower(visit: Visit) -> Response:
    """A small picture of a plant in a colour."""
    lex = load_lexicon()
    try:
        row = known(visit.path["id"], lex.plants, "plant")
    except UnknownName as error:
        return _lost(visit, error, "plants")
    colour, part, paper = visit.said("colour"), visit.said("part"), visit.said("paper") or "none"
    if colour and colour not in lex.colours:
        raise UnknownName(f"no colour has the id {clipped(colour)!r}; write it as in deep-pink", name=colour)
    if part not in _PARTS:
        raise UnknownName(f"no part is called {clipped(part)!r}; expected bloom, bud, leaf ...", name=part)
    drawn = draw_flower(Flower(row.id, _english()[row.id], colour, part), paper=paper)
    return Lasting(drawn.svg.encode(), "image/svg+xml")


def concept(visit: Visit) -> Response:
    """A concept, and the flowers that say it."""
    try:
        entry = concept_entry(visit.path["id"])
    except UnknownName as error:
        return _lost(visit, error, "concepts")
    lex, here = load_lexicon(), entry.concept
    opposed = [one for one in lex.concepts.values() if here.id == one.opposite or one.id == here.opposite]
    return _page(
        visit,
        "lexicon/concept.html",
        f"/lexicon/concepts/{here.id}",
        f"/api/v1/lexicon/concepts/{here.id}",
        [_term(visit, here)],
        concept=here,
        narrower=narrower_concepts(here.id),
        opposed=opposed,
        chapters=_concept_chapters(lex, entry.sayings, _MOST_SAYINGS),
        number=len({saying.plant for saying in entry.sayings}),
        valence=lex.valences[here.id],
    )


def source(visit: Visit) -> Response:
    """A source, whose lineage it is of, and what it says."""
    try:
        entry = source_entry(visit.path["id"])
    except UnknownName as error:
        return _lost(visit, error, "sources")
    lex, here = load_lexicon(), entry.source
    page, last = _paged(visit, len(entry.attestations))
    at = f"/lexicon/sources/{here.id}"
    return _page(
        visit,
        "lexicon/source.html",
        _numbered(at, page, {}),
        _numbered(f"/api/v1/lexicon/sources/{here.id}", page, {}),
        [_work(visit, here)],
        entry=entry,
        source=here,
        said=[(one, _flowers_of(one)) for one in entry.attestations[(page - 1) * _PAGE : page * _PAGE]],
        page=page,
        last=last,
        path=at,
        tables=TABLE_WORDS,
        tradition=lex.traditions.get(here.tradition),
        relatives=[lex.sources[one] for one in entry.relatives],
    )


def tradition(visit: Visit) -> Response:
    """A tradition: when and where, behind whom it stands, what is characteristic of it."""
    try:
        entry = tradition_entry(visit.path["id"])
    except UnknownName as error:
        return _lost(visit, error, "traditions")
    lex, here = load_lexicon(), entry.tradition
    return _page(
        visit,
        "lexicon/tradition.html",
        f"/lexicon/traditions/{here.id}",
        f"/api/v1/lexicon/traditions/{here.id}",
        [{"@type": "DefinedTermSet", "@id": _iri(visit, "traditions", here.id), "name": here.label,
          "description": here.note, "temporalCoverage": here.period, "spatialCoverage": here.place}],
        entry=entry,
        tradition=here,
        leading=[(one, _shown(Flower(one.plant, _english()[one.plant]))) for one in entry.leading],
        alone=[(one, _shown(Flower(one.plant, _english()[one.plant]))) for one in entry.alone],
        sources=[lex.sources[one] for one in entry.sources],
        most=_PAGE,
    )  # fmt: skip


# For programs: suggestions, and what those that walk the site want to know.


def suggestions(visit: Visit) -> Response:
    """Flowers whose names begin as somebody has begun to type."""
    return Lasting(json.dumps(suggested(visit.said("q"), visit.said("lang", "en"))).encode(), "application/json")


def sitemap(visit: Visit) -> Response:
    """Every stable address, of which there are far fewer than the 50,000 that one map may hold."""
    lex = load_lexicon()
    paths = [
        "/",
        "/read",
        "/text",
        "/about",
        "/api",
        "/lexicon",
        "/lexicon/concepts",
        "/lexicon/sources",
        "/lexicon/traditions",
    ]
    paths += [f"/lexicon/plants?letter={quote(letter)}" for letter in _letters()]
    for room, rows in (
        ("plants", lex.plants), ("concepts", lex.concepts), ("sources", lex.sources), ("traditions", lex.traditions),
    ):  # fmt: skip
        paths += [f"/lexicon/{room}/{quote(id)}" for id in rows]
    entries = "".join(f"<url><loc>{escape(visit.site + path)}</loc></url>\n" for path in paths)
    body = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )
    return Lasting(body.encode(), "application/xml")


def robots(visit: Visit) -> Response:
    """What robots may walk: everything but what people have saved, which is for those they give the link to."""
    closed = "".join(f"Disallow: {path}\n" for path in ("/b/", "/e/", "/c/", "/bouquet"))
    return Lasting(f"User-agent: *\n{closed}\nSitemap: {visit.site}/sitemap.xml\n".encode(), "text/plain")


PAGES = (
    Address("/lexicon", front),
    Address("/lexicon/plants", plants),
    Address("/lexicon/plants/{id}", plant),
    Address("/lexicon/plants/{id}/flower.svg", flower),
    Address("/lexicon/plants/{id}/in/{tradition}", plant_in),
    Address("/lexicon/concepts", concepts),
    Address("/lexicon/concepts/{id}", concept),
    Address("/lexicon/sources", sources),
    Address("/lexicon/sources/{id}", source),
    Address("/lexicon/traditions", traditions),
    Address("/lexicon/traditions/{id}", tradition),
    Address("/lexicon/suggest", suggestions),
    Address("/sitemap.xml", sitemap),
    Address("/robots.txt", robots),
)


# How a page is made, and what it tells.


def _page(
    visit: Visit,
    template: str,
    at: str,
    data: str,
    linked: Sequence[dict[str, Any]],
    *,
    status: int = 200,
    **values: Any,
) -> Response:
    """A page of the lexicon at its address, with the address of its JSON, and what it is to machines."""
    answer = rendered(
        template, status=status, here="/lexicon", canonical=visit.site + at, data=data,
        linked=json_ld(linked) if linked else "", languages=LANGUAGES, **values,
    )  # fmt: skip
    if status != 200:
        return answer
    return Lasting(bytes(answer.body), "text/html; charset=utf-8")


def _lost(visit: Visit, error: UnknownName, room: str) -> Response:
    """The page for an id that does not exist, with those that look like it."""
    lex = load_lexicon()
    labels: dict[str, Callable[[str], str]] = {
        "plants": lambda id: f"{_english()[id]} ({lex.plant(id).scientific_name})",
        "concepts": lambda id: lex.concepts[id].label,
        "sources": lambda id: lex.sources[id].title,
        "traditions": lambda id: lex.traditions[id].label,
    }
    tables: dict[str, Any] = {"plants": lex.plants, "concepts": lex.concepts, "sources": lex.sources}
    rows = tables.get(room, lex.traditions)
    near = [(f"/lexicon/{room}/{id}", labels[room](id)) for id in error.near if id in rows]
    found = problem(error)._replace(status=404)
    return rendered("lexicon/lost.html", status=404, here="/lexicon", problem=found, near=near, room=room)


def json_ld(graph: Sequence[dict[str, Any]]) -> Markup:
    """Linked data for a ``<script>`` of a page: nothing in it can end the script or begin a comment.

    >>> print(json_ld([{"name": "</script><!-- & rose"}]))
    {"@context": "https://schema.org", "@graph": [{"name": "\\u003c/script\\u003e\\u003c!-- \\u0026 rose"}]}
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": list(graph)}, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _iri(visit: Visit, room: str, id: str) -> str:
    return f"{visit.site}/lexicon/{room}/{id}"


def _set_of_terms(visit: Visit) -> dict[str, Any]:
    return {
        "@type": "DefinedTermSet",
        "@id": f"{visit.site}/lexicon/concepts",
        "name": "Sentiments of the language of flowers",
        "license": "https://creativecommons.org/publicdomain/zero/1.0/",
    }


def _term(visit: Visit, concept: Concept) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "@id": _iri(visit, "concepts", concept.id),
        "name": concept.label,
        "termCode": concept.id,
        "description": concept.definition,
        "alternateName": list(concept.synonyms),
        "inDefinedTermSet": f"{visit.site}/lexicon/concepts",
    }


def _work(visit: Visit, source: Source) -> dict[str, Any]:
    """A source as a book, or as a page where it has an address of its own."""
    page = source.url.startswith(("http://", "https://"))
    said = {
        "@type": "WebPage" if page else "Book",
        "@id": _iri(visit, "sources", source.id),
        "name": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "datePublished": source.year,
        "inLanguage": source.language,
        "url": source.url if page else "",
    }
    return {name: value for name, value in said.items() if value}


def _plant_data(visit: Visit, lex: Lexicon, entry: PlantEntry) -> list[dict[str, Any]]:
    """The taxon, and what it says in the reader's tradition."""
    plant = entry.plant
    same = [address for _, _, address in identifiers(plant.ipni, plant.gbif, plant.wikidata)]
    taxon: dict[str, Any] = {
        "@type": "Taxon",
        "@id": _iri(visit, "plants", plant.id),
        "name": plant.scientific_name,
        "taxonRank": plant.rank,
        "alternateName": list(dict.fromkeys(name.name for name in entry.names))[:40],
        "sameAs": same,
        "image": f"{visit.site}/lexicon/plants/{plant.id}/flower.svg",
    }
    if entry.broader:
        taxon["parentTaxon"] = _iri(visit, "plants", entry.broader[0])
    if entry.kinds:
        taxon["childTaxon"] = [_iri(visit, "plants", id) for id in entry.kinds]
    leading = [meaning.concept for voice in entry.voices[:1] for meaning in voice.meanings[:5]]
    taxon["subjectOf"] = [{"@type": "DefinedTerm", "@id": _iri(visit, "concepts", id), "name": lex.concepts[id].label}
                          for id in leading]  # fmt: skip
    return [{name: value for name, value in taxon.items() if value}]


def identifiers(ipni: str, gbif: str, wikidata: str) -> list[tuple[str, str, str]]:
    """The authorities that know a plant: who, by which id, and where.

    >>> identifiers("261448-1", "", "")
    [('IPNI', '261448-1', 'https://www.ipni.org/n/261448-1')]
    """
    known_by = (
        ("IPNI", ipni, f"https://www.ipni.org/n/{ipni}"),
        ("GBIF", gbif, f"https://www.gbif.org/species/{gbif}"),
        ("Wikidata", wikidata, f"https://www.wikidata.org/wiki/{wikidata}"),
    )
    return [one for one in known_by if one[1]]


def _paged(visit: Visit, number: int) -> tuple[int, int]:
    """Which page of a list of so many lines is asked for, and which is the last."""
    last = max(1, -(-number // _PAGE))
    asked = visit.said("page", "1")
    return (min(max(1, int(asked)), last) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1), last


def _numbered(path: str, page: int, query: dict[str, str]) -> str:
    said = {**query, "page": str(page)} if page > 1 else query
    return f"{path}?{urlencode(said)}" if said else path


def _shown(flower: Flower) -> Shown:
    """A flower as a list shows it; the address leads to its colour on the page of its plant."""
    colour = flower.colour and f"#{flower.colour}"
    return Shown(str(flower), f"/lexicon/plants/{flower.plant}{colour}", flower_picture(flower))


def _chapter(lex: Lexicon, voice: Voice, most: tuple[int, int, int]) -> Chapter:
    told = tuple(_told(lex, meaning, most) for meaning in voice.meanings[: most[0]])
    return Chapter(lex.traditions[voice.tradition], voice.number, told, max(0, len(voice.meanings) - most[0]))


def _told(lex: Lexicon, meaning: Meaning, most: tuple[int, int, int]) -> Told:
    """A meaning with its quotations, the same words of several sources once."""
    groups: dict[tuple[str, str, str], list[Attestation]] = {}
    for one in meaning.attestations:
        groups.setdefault((one.gloss, one.english, _kind_words(lex, one)), []).append(one)
    quotations = [
        Quotation(said[0], kind, tuple(said[: most[2]]), max(0, len(said) - most[2]))
        for (_, _, kind), said in groups.items()
    ]
    shown = tuple(quotations[: most[1]])
    return Told(lex.concepts[meaning.concept], meaning.lineages, shown, max(0, len(quotations) - most[1]))


def _kind_words(lex: Lexicon, attestation: Attestation) -> str:
    """What a headword says besides the plant, in words: "white or red, bud"."""
    pattern = attestation.flowers[0]
    colours = " or ".join(lex.colours[colour].label for colour in pattern.colours)
    said = (colours, "" if pattern.part == "bloom" else pattern.part, pattern.variety.replace("-", " "))
    return ", ".join(word for word in said if word)


def _kind_shown(entry: PlantEntry, one: Narrower) -> Shown:
    """A kind of a plant, with the address that looks it up where its words can be read."""
    flower = Flower(entry.plant.id, entry.name, one.colour, one.part, one.variety)
    words = str(flower)
    return Shown(words, f"/lexicon?{urlencode({'q': words})}" if _readable(words) else "", flower_picture(flower))


@lru_cache(maxsize=2048)
def _readable(words: str) -> bool:
    """Whether the notation reads words: "moss cabbage rose" are two names, and "snowball guelder rose" too."""
    try:
        return len(parse(words).stems) == 1
    except TussieError:
        return False


class Kind(NamedTuple):
    """A kind of a plant as its page tells it; the first of each colour has an anchor, to which links lead."""

    narrower: Narrower
    shown: Shown
    anchor: str


def _kinds(entry: PlantEntry) -> list[Kind]:
    kinds: list[Kind] = []
    seen: set[str] = set()
    for one in entry.narrower:
        kinds.append(Kind(one, _kind_shown(entry, one), "" if one.colour in seen else one.colour))
        seen.add(one.colour)
    return kinds


def _rows(lex: Lexicon, said: Iterable[Attestation]) -> list[Row]:
    """The rows of the plot: what is said first, most often said first, and one for all the rest."""
    firsts: dict[str, list[Moment]] = {}
    for one in said:
        row = lex.sources[one.source]
        year = int(row.year) if row.year.isdecimal() else None
        firsts.setdefault(one.concepts[0], []).append(Moment(year, one.tradition or row.tradition))
    ranked = sorted(firsts.items(), key=lambda row: (-len(row[1]), row[0]))
    rows = [Row(lex.concepts[id].label, tuple(moments)) for id, moments in ranked[:_MOST_ROWS]]
    if rest := [moment for _, moments in ranked[_MOST_ROWS:] for moment in moments]:
        rows.append(Row(f"{len(ranked) - _MOST_ROWS} other things", tuple(rest)))
    return rows


def _years(row: Row) -> str:
    """The years of a row in words: "1819, 1884 (3 times), and 5 without a year"."""
    dated = sorted(moment.year for moment in row.moments if moment.year is not None)
    words = [
        f"{year} ({number} times)" if (number := len(list(group))) > 1 else str(year) for year, group in groupby(dated)
    ]
    undated = len(row.moments) - len(dated)
    words += [f"{undated} without a year"] if undated else []
    return ", ".join(words)


def _names_by_language(names: Iterable[Name]) -> list[tuple[str, list[tuple[str, str, list[Name]]]]]:
    """Names by language, in it by period and source."""
    order = {language: place for place, language in enumerate(LANGUAGES)}
    ranked = sorted(names, key=lambda name: (order.get(name.language, 99), name.period != "current", name.source))
    return [
        (language, [(*kind, list(group)) for kind, group in groupby(of_one, lambda name: (name.period, name.source))])
        for language, of_one in (
            (language, list(group)) for language, group in groupby(ranked, lambda name: name.language)
        )
    ]


def _concept_chapters(
    lex: Lexicon, sayings: Iterable[Saying], most: int
) -> list[tuple[Tradition, list[Any], list[Any]]]:
    """The flowers that say a concept by tradition: those to be shown, and those behind them."""
    chapters = []
    for id, group in groupby(sayings, lambda saying: saying.tradition):
        said = [
            (one, _shown(Flower(one.plant, _english()[one.plant], one.colour, one.part, one.variety))) for one in group
        ]
        chapters.append((lex.traditions[id], said[:most], said[most:]))
    return chapters


def _flowers_of(attestation: Attestation) -> list[tuple[Shown, ...]]:
    """The flowers that an attestation speaks of, each with what else it may be."""
    together = len(attestation.flowers) > 1
    found = []
    for pattern in attestation.flowers:
        colour = pattern.colours[0] if len(pattern.colours) == 1 else ""
        flowers = [Flower(id, _english()[id], colour, pattern.part, pattern.variety) for id in pattern.plants]
        shown = map(_shown, flowers)
        # What several say at once stands on the page of each in a place of its own.
        found.append(
            tuple(
                one._replace(address=f"/lexicon/plants/{flower.plant}#together") if together else one
                for one, flower in zip(shown, flowers, strict=True)
            )
        )
    return found
