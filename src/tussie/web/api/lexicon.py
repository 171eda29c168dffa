"""The lexicon over HTTP: what each of its pages shows, as JSON that lasts until the program changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.responses import Response

from tussie import shapes
from tussie.bouquet import Flower
from tussie.entries import (
    concept_entry,
    concept_record,
    line_dict,
    name_records,
    plant_entry,
    plant_lines,
    source_entry,
    source_records,
    tradition_entry,
)
from tussie.errors import UnknownName
from tussie.lexicon import load_lexicon
from tussie.shapes import Shape
from tussie.suggestions import suggest
from tussie.verbs import Json
from tussie.web.api.answers import errors, written
from tussie.web.gate import Gate
from tussie.web.lasting import Lasting
from tussie.web.problems import problem

#: Lines of a list on one page.
_PAGE = 100


class Pattern(Shape):
    """The flowers that a headword may speak of."""

    plants: list[str] = Field(description="The plants, by their ids; none where a colour alone is spoken of.")
    colours: list[str] = Field(description="The colours, by their ids; none for any.")
    part: str = Field(description="The part, or empty.")
    variety: str = Field(description="The kind within the taxon, or empty.")


class Attested(shapes.Attestation):
    """One source says that a flower means something, and of which flowers it speaks."""

    flowers: list[Pattern] = Field(description="The flower, or the several that say it together.")
    note: str = Field(description="What we remark on it.")


class Name(Shape):
    """A name of a plant."""

    name: str = Field(description="The name.")
    language: str = Field(description="Its language (ISO 639); `la` for a scientific name.", examples=["de"])
    plant: str = Field(description="The plant, by its id.")
    colour: str = Field(description="The colour that the name implies, or empty.")
    part: str = Field(description="The part that the name implies, or empty.")
    variety: str = Field(description="The kind that the name implies, or empty.")
    period: Literal["current", "historical"] = Field(description="Whether it is called so today.")
    default: list[str] = Field(description='Traditions in which this plant is meant; "*" is all others.')
    note: str = Field(description="What tells it apart from others of the name.")
    source: str = Field(description="Who uses it so.")


class NamedPlant(Name):
    """A plant that bears a name."""

    scientific_name: str = Field(description="The name of the plant in botany.")


class Said(Shape):
    """A concept that a plant says in a tradition."""

    concept: str = Field(description="The concept, by its id.")
    lineages: int = Field(ge=1, description="How many independent families of sources say so.")
    attestations: list[int] = Field(description="Who says so: places in `attestations`.")


class Voice(Shape):
    """What one tradition says of a plant."""

    tradition: str = Field(description="The tradition, by its id.")
    number: int = Field(description="How many attestations.")
    concepts: list[Said] = Field(description="What they say, best attested first.")


class Counted(Shape):
    """A concept, and by how many lineages."""

    concept: str = Field(description="The concept, by its id.")
    lineages: int = Field(ge=1, description="How many independent families of sources say so.")


class Narrower(Shape):
    """A colour, part or kind of a plant that has meanings of its own."""

    colour: str = Field(description="The colour, or empty.")
    part: str = Field(description="The part, or empty.")
    variety: str = Field(description="The kind, or empty.")
    number: int = Field(description="How many attestations.")
    concepts: list[Counted] = Field(description="What they say, in any tradition, best attested first.")


class Hazard(Shape):
    """One source's verdict on what a plant does."""

    plant: str = Field(description="The taxon that it is said of.")
    part: str = Field(description="The part that it is said of, or empty for the plant.")
    hazard: str = Field(description="Whom or what it harms.")
    verdict: Literal["toxic", "non-toxic"] = Field(description="What the source says.")
    severity: str = Field(description="How badly: mild, moderate, severe, deadly or empty.")
    principle: str = Field(description="What does it.")
    source: str = Field(description="Who says so.")
    locator: str = Field(description="Where.")


class Safety(Shape):
    """What is known of a plant and one hazard. No data is not safe."""

    hazard: Literal["cats", "dogs", "children", "skin", "scent", "pollen"] = Field(
        description="Whom or what it may harm."
    )
    verdict: Literal["toxic", "non-toxic", "no data"] = Field(description="The worst that anybody says.")
    severity: str = Field(description="How badly, or empty.")
    taxon: str = Field(description="The taxon that it is said of: the plant, or a relative.")
    said: list[Hazard] = Field(description="Who says what.")


class Season(Shape):
    """When a plant can be had, in the north."""

    plant: str = Field(description="The taxon that it is said of.")
    variety: str = Field(description="The kind, or empty.")
    field: list[int] = Field(description="Months in which it is cut in the open, 1 to 12.")
    trade: list[int] = Field(description="Months in which it can be bought.")
    source: list[str] = Field(description="Who says so.")
    note: str = Field(description="What to know besides.")


class Trade(Shape):
    """What florists know of a plant. The source `estimate` is our own judgement."""

    plant: str = Field(description="The taxon.")
    variety: str = Field(description="The kind, or empty.")
    part: str = Field(description="The part that is sold, or empty for the flower.")
    role: str = Field(description="What it is used as: focal, mass, line, filler or foliage.")
    head_cm: str = Field(description="How wide a head or spray is.")
    stem_cm: str = Field(description="How long stems are.")
    bunch: str = Field(description="Stems in a wholesale bunch.")
    form_source: list[str] = Field(description="Who says so.")
    vase_days: str = Field(description="How many days it lasts in the vase.")
    vase_source: list[str] = Field(description="Who says so.")
    colours: list[str] = Field(description="The colours it is sold in, undyed.")
    colours_source: list[str] = Field(description="Who says so.")
    wholesale: str = Field(description="The wholesale price of a stem.")
    retail: str = Field(description="The price of a stem in a shop.")
    currency: str = Field(description="In what money.")
    price_date: str = Field(description="When that was.")
    price_source: list[str] = Field(description="Who says so.")


class Colours(Shape):
    """Colours in which a source says that a plant exists, or does not."""

    plant: str = Field(description="The taxon.")
    exists: Literal["yes", "no"] = Field(description="Which of the two.")
    colours: list[str] = Field(description="The colours, by their ids.")
    source: str = Field(description="Who says so.")
    locator: str = Field(description="Where.")


class Introduction(Shape):
    """When a plant came to a place."""

    plant: str = Field(description="The taxon.")
    variety: str = Field(description="The kind, or empty.")
    place: str = Field(description="A country by its ISO 3166 code, or EU for Europe.")
    year: str = Field(description="The earliest year in which it can have been seen there.")
    cited: str = Field(description="The date as the source gives it.")
    source: str = Field(description="Who says so.")
    locator: str = Field(description="Where.")
    checked: Literal["checked", "unchecked"] = Field(description="Whether we saw the source say so.")
    note: str = Field(description="What to know besides.")


class Custom(Shape):
    """What people of a country do with a flower, or avoid."""

    id: str = Field(description="The custom, by its id.")
    country: list[str] = Field(description="The countries, by their codes; none for everywhere.")
    plant: list[str] = Field(description="The plants; none for any.")
    colour: list[str] = Field(description="The colours; none for any.")
    number: list[str] = Field(description="Numbers of stems: even, odd, or a number; none for any.")
    form: str = Field(description="Potted, wreath, artificial ...; empty for cut flowers.")
    occasion: list[str] = Field(description="The occasions; none for always.")
    kind: Literal["taboo", "custom", "emblem"] = Field(description="What kind of custom.")
    severity: Literal["danger", "warning", "hint", "info"] = Field(description="How grave.")
    says: list[str] = Field(description="The concepts that it makes the flower say.")
    text: str = Field(description="What to know, in words.")
    sources: list[str] = Field(description="Who says so.")
    locator: str = Field(description="Where.")
    checked: Literal["checked", "unchecked"] = Field(description="Whether we saw it say so.")


class PlantLine(Shape):
    """A plant in a list."""

    id: str = Field(description="The plant.", examples=["rosa"])
    name: str = Field(description="The English name that leads to it, else the scientific one.")
    scientific_name: str = Field(description="Its name in botany.")
    rank: Literal["species", "genus", "family", "group"] = Field(description="The rank of the taxon.")
    family: str = Field(description="The botanical family.")
    attestations: int = Field(ge=0, description="How much is attested of it.")


class Plants(Shape):
    """A page of the list of plants."""

    number: int = Field(description="How many plants there are.")
    page: int = Field(description="Which page this is.")
    pages: int = Field(description="How many pages there are.")
    plants: list[PlantLine] = Field(description="Its plants, by name.")


class Plant(Shape):
    """Everything that is known of a plant."""

    id: str = Field(description="By what it is known here.", examples=["rosa"])
    scientific_name: str = Field(description="The name in botany.")
    rank: Literal["species", "genus", "family", "group"] = Field(description="The rank of the taxon.")
    family: str = Field(description="The botanical family.")
    broader: list[str] = Field(description="The taxa above it, nearest first.")
    ipni: str = Field(description="Its id at the International Plant Names Index, or empty.")
    gbif: str = Field(description="Its id at GBIF, or empty.")
    wikidata: str = Field(description="Its id at Wikidata, or empty.")
    source: str = Field(description="Who identified it.")
    kinds: list[str] = Field(description="The taxa below it.")
    name: str = Field(description="The English name that leads to it, else the scientific one.")
    names: list[Name] = Field(description="Its names in every language.")
    attestations: list[Attested] = Field(description="What is said of this taxon alone, each statement once.")
    meanings: list[Voice] = Field(description="The same by tradition and concept.")
    narrower: list[Narrower] = Field(description="What is said of some kinds of it alone.")
    together: list[Attested] = Field(description="What it says beside other flowers.")
    contradictions: list[Annotated[list[int], Field(min_length=2, max_length=2)]] = Field(
        description="Pairs that cannot both be meant: places in `attestations`."
    )
    safety: list[Safety] = Field(description="A verdict for each hazard, what harms first.")
    season: Season | None = Field(description="When it can be had; null when nobody says.")
    trade: list[Trade] = Field(description="What florists know of it, or of the taxon above.")
    colours: list[Colours] = Field(description="Which colours exist.")
    introductions: list[Introduction] = Field(description="When it came where.")
    customs: list[Custom] = Field(description="Customs that name it.")
    sources: list[str] = Field(description="Every source that is quoted here.")


class ConceptLine(Shape):
    """A concept in the list."""

    id: str = Field(description="By what it is known here.", examples=["gratitude"])
    label: str = Field(description="What it is called.")
    definition: str = Field(description="What it means, in a sentence.")
    synonyms: list[str] = Field(description="Other words for it.")
    broader: str = Field(description="The concept that it is a kind of, or empty.")
    opposite: str = Field(description="The concept that it is the opposite of, or empty.")
    valence: float = Field(ge=-1, le=1, description="How welcome it is.")
    act: str = Field(description="What is done by saying it (thank, ask ...), or empty.")


class Concept(shapes.ConceptEntry):
    """A concept, where it stands, and the flowers that say it."""

    narrower: list[str] = Field(description="The concepts that are kinds of it.")
    valence: float = Field(ge=-1, le=1, description="How welcome it is.")
    act: str = Field(description="What is done by saying it (thank, ask ...), or empty.")


class SourceLine(Shape):
    """A source."""

    id: str = Field(description="By what it is known here.", examples=["greenaway-1884"])
    title: str = Field(description="The title.")
    author: str = Field(description="Who wrote it, or empty.")
    publisher: str = Field(description="Who published it, or empty.")
    year: str = Field(description="Its year, or empty when nobody knows.")
    language: str = Field(description="Its language (ISO 639).")
    tradition: str = Field(description="The practice that it belongs to.")
    lineage: str = Field(description="The family of sources that it was copied within.")
    url: str = Field(description="Where it is.")
    seen: str = Field(description="When we saw it.")
    licence: str = Field(description="Under which terms it is.")
    checked: Literal["checked", "unchecked"] = Field(description="Whether we saw it say what we quote.")
    note: str = Field(description="What to know of it.")
    attestations: int = Field(ge=0, description="How many statements we quote.")


class Source(SourceLine):
    """A source and what it says, a page of statements at a time."""

    lineage_label: str = Field(description="What its lineage is called.")
    independent: bool = Field(description="Whether its lineage counts as a witness.")
    relatives: list[str] = Field(description="The other sources of its lineage.")
    quoted: dict[str, list[str]] = Field(description="What else it is quoted for: plants by table.")
    said: list[Attested] = Field(description="A page of its statements, in the order of the source.")
    page: int = Field(description="Which page of them this is, from 1.")
    pages: int = Field(description="How many pages of them there are.")


class TraditionLine(Shape):
    """A practice of giving flowers a meaning."""

    id: str = Field(description="By what it is known here.", examples=["victorian"])
    label: str = Field(description="What it is called.")
    words: list[str] = Field(description="Other names for it.")
    place: str = Field(description="Where it is at home.")
    period: str = Field(description="When it was practised.")
    behind: list[str] = Field(description="The traditions that its reader falls back to, nearest first.")
    note: str = Field(description="What to know of it.")
    source: str = Field(description="Who describes it.")


class Peculiar(Shape):
    """What a plant says in a tradition."""

    plant: str = Field(description="The plant, by its id.")
    concept: str = Field(description="The concept, by its id.")
    lineages: int = Field(ge=1, description="How many independent families of sources say so.")
    attestations: list[Attested] = Field(description="Who says so.")


class Tradition(TraditionLine):
    """A tradition, its sources, and what is characteristic of it."""

    attestations: int = Field(ge=0, description="How many statements we have of it.")
    sources: list[str] = Field(description="Its sources, those that say most first.")
    leading: list[Peculiar] = Field(description="What is best attested.")
    alone: list[Peculiar] = Field(description="What no other tradition says of the same plant.")


class Suggestion(Shape):
    """A flower that somebody may be about to name."""

    name: str = Field(description="The name that begins so.")
    language: str = Field(description="Its language; `la` for a scientific name.")
    flower: str = Field(description="English words that every verb reads as this flower.", examples=["deep pink rose"])
    plant: str = Field(description="The plant, by its id.")
    colour: str = Field(description="The colour, or empty.")
    part: str = Field(description="The part, or empty.")
    scientific_name: str = Field(description="The name in botany.")
    note: str = Field(description="What tells the plants of a shared name apart, else empty.")
    picture: str = Field(description="The address of a small picture (SVG), on this site.")


class Suggestions(Shape):
    """What begins as somebody has begun to type."""

    flowers: list[Suggestion] = Field(max_length=8, description="The likeliest first.")


_PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Which page of the list.")]


def router(quick: Gate) -> APIRouter:
    """The addresses of the lexicon."""
    made = APIRouter(prefix="/lexicon", tags=["lexicon"])

    def told(shape: Any, *more: int) -> dict[str, Any]:
        return {
            "response_model": None,
            "responses": {200: {"model": shape, "headers": _HEADERS}, 304: _SAME, **errors(*more)},
        }

    @made.get("/plants", summary="The plants, by name", **told(Plants))
    async def plants(page: _PageNumber = 1) -> Response:
        return await quick.run(_json, lambda: _plants(page))

    @made.get("/plants/{id}", summary="Everything that is known of a plant", **told(Plant, 404))
    async def plant(id: Annotated[str, Path(max_length=200, description="A plant.", examples=["rosa"])]) -> Response:
        return await quick.run(_entry, lambda: plant_entry(id).to_dict())

    @made.get("/concepts", summary="Everything that can be said", **told(list[ConceptLine]))
    async def concepts() -> Response:
        return await quick.run(_json, _concepts)

    @made.get("/concepts/{id}", summary="A concept, and the flowers that say it", **told(Concept, 404))
    async def concept(
        id: Annotated[str, Path(max_length=200, description="A concept.", examples=["gratitude"])],
    ) -> Response:
        return await quick.run(_entry, lambda: concept_record(concept_entry(id)))

    @made.get("/sources", summary="Every source", **told(list[SourceLine], 404))
    async def sources(
        tradition: Annotated[str, Query(max_length=200, description="Those of one tradition, by id or name.")] = "",
    ) -> Response:
        return await quick.run(_entry, lambda: source_records(tradition))

    @made.get("/sources/{id}", summary="A source, and what it says", **told(Source, 404))
    async def source(
        id: Annotated[str, Path(max_length=200, description="A source.", examples=["greenaway-1884"])],
        page: _PageNumber = 1,
    ) -> Response:
        return await quick.run(_entry, lambda: _source(id, page))

    @made.get("/traditions", summary="Every tradition", **told(list[TraditionLine]))
    async def traditions() -> Response:
        return await quick.run(_json, _traditions)

    @made.get("/traditions/{id}", summary="A tradition, and what is characteristic of it", **told(Tradition, 404))
    async def tradition(
        id: Annotated[str, Path(max_length=200, description="A tradition.", examples=["victorian"])],
    ) -> Response:
        return await quick.run(_entry, lambda: tradition_entry(id).to_dict())

    @made.get("/names", summary="The plants that bear a name, in any language", **told(list[NamedPlant], 404))
    async def names(
        name: Annotated[str, Query(max_length=200, description="A name.", examples=["Vergissmeinnicht"])],
    ) -> Response:
        return await quick.run(_entry, lambda: name_records(name))

    @made.get("/suggest", summary="Flowers whose names begin so", **told(Suggestions))
    async def suggestions(
        q: Annotated[
            str, Query(max_length=1_000, description="What was typed so far.", examples=["deep pink ro"])
        ] = "",
        lang: Annotated[str, Query(max_length=20, description="Whose names come first.", examples=["de"])] = "en",
    ) -> Response:
        return await quick.run(_json, lambda: suggested(q, lang))

    return made


_HEADERS: dict[str, Any] = {
    "ETag": {"description": "Changes when the answer does.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long it may be kept.", "schema": {"type": "string"}},
}
_SAME: dict[str, Any] = {"description": "What `If-None-Match` names is still the answer.", "headers": _HEADERS}


def _json(tell: Callable[[], Json]) -> Response:
    return Lasting(written(tell()), "application/json")


def _entry(tell: Callable[[], Json]) -> Response:
    """What the lexicon has under an id or a name, or 404 with those that look like it."""
    try:
        return _json(tell)
    except UnknownName as error:
        return problem(error)._replace(status=404).response()


def _plants(page: int) -> Json:
    lines = plant_lines()
    begin = (page - 1) * _PAGE
    return {
        "number": len(lines),
        "page": page,
        "pages": -(-len(lines) // _PAGE),
        "plants": [line_dict(line) for line in lines[begin : begin + _PAGE]],
    }


def _concepts() -> Json:
    rows = load_lexicon().concepts.values()
    return [{**row._asdict(), "synonyms": list(row.synonyms), "valence": float(row.valence)} for row in rows]


def _source(id: str, page: int) -> Json:
    entry = source_entry(id)
    begin = (page - 1) * _PAGE
    pages = max(1, -(-len(entry.attestations) // _PAGE))
    return {**entry.to_dict(begin, begin + _PAGE), "page": page, "pages": pages}


def _traditions() -> Json:
    rows = load_lexicon().traditions.values()
    return [{**row._asdict(), "words": list(row.words), "behind": list(row.behind)} for row in rows]


def suggested(words: str, language: str) -> dict[str, Any]:
    """Suggestions as JSON, each with the address of its picture.

    >>> suggested("deep pink ro", "en")["flowers"][0]["picture"]
    '/lexicon/plants/rosa/flower.svg?colour=deep-pink'
    """
    found = suggest(words, language=language)
    return {"flowers": [{**one.to_dict(), "picture": flower_picture(one.flower)} for one in found]}


def flower_picture(flower: Flower) -> str:
    """The address of a small picture of a flower.

    >>> flower_picture(Flower("rosa", "rose", part="bud"))
    '/lexicon/plants/rosa/flower.svg?part=bud'
    """
    said = {name: value for name, value in (("colour", flower.colour), ("part", flower.part)) if value}
    return f"/lexicon/plants/{flower.plant}/flower.svg" + (f"?{urlencode(said)}" if said else "")
