"""The verbs in plain words and plain values: what a program asks for in JSON, and what it gets.

The command line, the HTTP API and the tools for language models say the same things in the same words. A *request* here
is a model whose fields are the options of the command line by the names that Python gives them; a *verb* is a function
from a request to the JSON that ``tussie VERB --json`` prints, or to a `Made` file. The models are pydantic's, because
the HTTP API and the tools both make their schemas and their errors from them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from tussie.bouquet import Bouquet
from tussie.circumstances.checking import Circumstances, check
from tussie.composing import Answer, compose
from tussie.composing.request import WISHES, request_circumstances
from tussie.composing.swap import swap
from tussie.errors import ImpossibleWish, MalformedText
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon
from tussie.message import understand
from tussie.notation import parse
from tussie.reading import compare, read
from tussie.search import lookup
from tussie.stock import Stock, read_stock

if TYPE_CHECKING:
    from tussie.prose import Annotation
    from tussie.prose.documents import Document

#: Names of flowers in a text, many of which may be verbs, colours and persons.
_MOST_CANDIDATES = 20_000
#: A bouquet, a message and a stock list are pages at most; a story may be a book.
MOST_BOUQUET, MOST_MESSAGE, MOST_STOCK, MOST_STORY = 20_000, 5_000, 1_000_000, 2_000_000
#: A novel names some hundred flowers; what names thousands is a list of them, and takes as long as ten novels.
MOST_FLOWERS = 2_000
#: Nobody binds a hundred kinds of flower; to read, draw and replace so many takes seconds, and of a thousand hours.
MOST_KINDS = 100
#: A sheet for a florist of more kinds than this names none that could stand in: to find those for each takes a second.
_MOST_REPLACED = 20
#: Rows of a stock list that may be about something else than flowers.
_MOST_PROBLEMS = 200
#: Names of things, in lists of them.
_MOST_NAME, _MOST_NAMES = 200, 100

_Name = Field(default="", max_length=_MOST_NAME)
Json = dict[str, Any] | list[Any]


def _examples(*some: dict[str, Any]) -> ConfigDict:
    """Whole requests that work, for OpenAPI; a test sends each of them."""
    return ConfigDict(json_schema_extra={"examples": list(some)})


class Made(NamedTuple):
    """A file that a verb made: its bytes, of what kind they are, and what to call it."""

    content: bytes
    media_type: str
    name: str
    notes: tuple[str, ...] = ()


class Asked(BaseModel):
    """Any request. A field that we do not know is an error, so that a misspelt wish is not a wish forgotten."""

    # What is described as a number is one: neither "1" nor true.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _OfABouquet(Asked):
    bouquet: str = Field(
        max_length=MOST_BOUQUET,
        description="A list of flowers, a sentence that describes a bouquet, or the notation.",
        examples=["centre: 1 white zinnia\nring: 6 deep pink rose\nedge: 9 sweet alyssum"],
    )
    tradition: str = Field(
        default="", max_length=_MOST_NAME, description="The reader's tradition, by id or name (default: the bouquet's)."
    )


class Read(_OfABouquet):
    """What a bouquet says."""

    model_config = _examples(
        {"bouquet": "centre: 1 white zinnia\nring: 6 deep pink rose\nedge: 9 sweet alyssum"},
        {"bouquet": "white chrysanthemum", "compare": ["modern", "hanakotoba"]},
    )

    compare: list[str] | None = Field(
        default=None,
        max_length=_MOST_NAMES,
        description="Side by side in these traditions; an empty list means all that say something.",
    )
    without: list[str] = Field(default=[], max_length=_MOST_NAMES, description="Sources to leave out, by id.")


class Where(Asked):
    """For whom the flowers are, where they will stand, and when."""

    hazards: list[Literal["cats", "dogs", "children", "skin", "scent", "pollen"]] = Field(
        default=[], max_length=20, description="Whom or what the flowers must not harm."
    )
    ward: str = Field(
        default="", max_length=_MOST_NAME, description="hospital, icu, oncology, maternity or infectious."
    )
    country: str = Field(
        default="", max_length=_MOST_NAME, description="The country whose customs are kept, by name or ISO code."
    )
    occasion: str = Field(default="", max_length=_MOST_NAME, description="wedding, funeral, celebration, thanks ...")
    month: int | None = Field(default=None, ge=1, le=12, description="The month, 1 to 12.")
    south: bool = Field(default=False, description="The seasons of the southern hemisphere.")
    in_season: bool = Field(default=False, description="Only what is cut in the open in that month.")
    allow_unknown: bool = Field(default=False, description="Let flowers pass of which nothing is known.")
    despite: list[str] = Field(default=[], max_length=_MOST_NAMES, description="Customs to set aside, by id.")


class StockFields(Where):
    stock: str = Field(
        default="", max_length=MOST_STOCK, description="A CSV list of what can be bought (default: the catalogue)."
    )
    currency: str = Field(default="USD", max_length=8, description="The currency of the stock's prices.")
    strict: bool = Field(default=False, description="A row of the stock that is not understood is an error.")


class Compose(StockFields):
    """Bouquets that say what a message means and keep every wish."""

    model_config = _examples(
        {"message": "Thank you for saving my husband.", "ward": "hospital", "hazards": ["cats"], "budget": 45},
        {"say": "gratitude=2,worth", "country": "JP", "month": 11, "without": ["rose"], "alternatives": 1},
    )

    message: str = Field(
        default="",
        max_length=MOST_MESSAGE,
        description="What you want to say, in English. It is kept nowhere.",
        examples=["Thank you for saving my husband."],
    )
    say: str = Field(
        default="", max_length=1_000, description="Sentiments to say instead of what is heard: gratitude=2,worth"
    )
    never_say: list[str] = Field(default=[], max_length=_MOST_NAMES, description="What no flower may say.")
    tradition: str = Field(default="", max_length=_MOST_NAME, description="The recipient's tradition.")
    budget: float = Field(default=0, ge=0, le=1e6, description="The most the flowers may cost; 0 for any.")
    stems: int | Annotated[str, Field(max_length=_MOST_NAME)] | None = Field(
        default=None, description="How many stems: 12, or a range such as 9-15."
    )
    colours: list[str] = Field(default=[], max_length=_MOST_NAMES, description="Only these; leaves go with all.")
    without: list[str] = Field(default=[], max_length=_MOST_NAMES, description="Flowers to leave out.")
    must: list[str] = Field(default=[], max_length=20, description="Flowers that must be in it.")
    by_bunch: bool = Field(default=False, description="Whole bunches are bought, and paid for.")
    alternatives: int = Field(default=3, ge=1, le=10, description="How many different bouquets.")
    why_not: list[str] = Field(default=[], max_length=10, description="Flowers to explain the absence of.")


class Swap(StockFields):
    """Flowers that could stand in the place of one, and keep the meaning."""

    model_config = _examples({"bouquet": "3 red rose, 2 ivy", "flower": "rose", "hazards": ["cats"]})

    bouquet: str = _OfABouquet.model_fields["bouquet"]  # type: ignore[assignment]
    flower: str = Field(max_length=_MOST_NAME, description="The flower to replace.", examples=["rose"])
    without: list[str] = Field(default=[], max_length=_MOST_NAMES, description="Others not to take instead.")
    tradition: str = Field(default="", max_length=_MOST_NAME, description="The recipient's tradition.")
    most: int = Field(default=5, ge=1, le=50, description="How many replacements.")


class Check(Where):
    """What to know of a bouquet before handing it over."""

    model_config = _examples({"bouquet": "3 white lily", "hazards": ["cats"], "country": "JP", "occasion": "funeral"})

    bouquet: str = _OfABouquet.model_fields["bouquet"]  # type: ignore[assignment]
    tradition: str = Field(default="", max_length=_MOST_NAME, description="The tradition that settles shared names.")


class Heard(Asked):
    """What a message says."""

    model_config = _examples({"message": "I am so sorry for your loss."})

    message: str = Field(
        max_length=MOST_MESSAGE, description="What you want to say, in English.", examples=["I am so sorry."]
    )


class Lookup(Asked):
    """What is known of a flower, a name or a sentiment."""

    words: str = Field(
        max_length=1_000,
        description="A flower ('white rose'), a name (marigold) or a sentiment (gratitude).",
        examples=["gratitude"],
    )
    tradition: str = Field(default="", max_length=_MOST_NAME, description="Only what this tradition says.")


class Pictured(_OfABouquet):
    style: Literal["round", "garden", "spray", "wreath"] = "round"
    vase: str = Field(default="", max_length=_MOST_NAME, description="milk glass, clear glass, jug, urn, basket ...")
    seed: int = Field(default=0, ge=0, le=2**31 - 1, description="Another seed, another bouquet of the same stems.")


class Draw(Pictured):
    """A picture of a bouquet."""

    model_config = _examples({"bouquet": "3 red rose, 2 ivy", "vase": "milk glass"})

    view: Literal["front", "plan"] = "front"
    paper: Literal["cream", "night", "none"] = "cream"
    width: int = Field(default=1600, ge=16, le=3200, description="The width of a PNG in pixels.")
    silent: bool = Field(default=False, description="Names alone: the picture tells nothing of the meaning.")
    format: Literal["svg", "png", "pdf"] = "svg"


class Card(Pictured):
    """The card of a bouquet, the card of whoever carries it, or the florist's sheet: PDF."""

    model_config = _examples({"bouquet": "3 red rose, 2 ivy", "words": "With love", "sender": "E."})

    page: Literal["card", "carrier", "florist"] = "card"
    words: str = Field(default="", max_length=1_500, description="What you write on the card. It is kept nowhere.")
    to: str = Field(default="", max_length=_MOST_NAME, description="For whom it is.")
    sender: str = Field(default="", max_length=_MOST_NAME, description="From whom it is.")
    fold: bool = Field(default=False, description="Two sides of an A5 sheet to be folded, not four pages of A6.")
    site: str = Field(default="", max_length=500, description="Let the QR code lead to this site.")


StoryFormat = Literal["json", "html", "md", "epub", "tei.xml", "jsonl"]


class Annotate(Asked):
    """The flowers of a story, what they say, and the appendix that explains them."""

    model_config = _examples(
        {"text": "She gave him rosemary and pansies.", "tradition": "shakespearean"},
        {"text": "He carried three white lilies.", "period": 1862, "place": "England", "format": "md"},
    )

    text: str = Field(max_length=MOST_STORY, description="The story.", examples=["She gave him rosemary and pansies."])
    title: str = Field(default="", max_length=_MOST_NAME)
    tradition: str = Field(default=DEFAULT_TRADITION, max_length=_MOST_NAME, description="The reader's tradition.")
    period: int | None = Field(default=None, ge=-3000, le=3000, description="The year in which it is set.")
    place: str = Field(default="", max_length=_MOST_NAME, description="Where it is set, for the period.")
    format: StoryFormat = Field(default="json", description="JSON, or the story with its notes.")


def bouquet_of(words: str, tradition: str | None = None) -> Bouquet:
    """A bouquet for somebody who waits: as `tussie.parse`, for those that a hand could hold.

    Raises what `tussie.parse` raises.

    >>> str(bouquet_of("a dozen red roses"))
    '12 red rose'
    """
    return of_few_kinds(parse(words, tradition=tradition))


def of_few_kinds(bouquet: Bouquet) -> Bouquet:
    """The bouquet itself. Raises `MalformedText` for one of more kinds than `MOST_KINDS`."""
    if len(bouquet.stems) > MOST_KINDS:
        raise MalformedText(
            f"the bouquet has {len(bouquet.stems):,} kinds of flower; expected {MOST_KINDS} at most, so ask in parts"
        )
    return bouquet


def tell_reading(asked: Read) -> Json:
    """What a bouquet says: ``tussie read --json``.

    >>> tell_reading(Read(bouquet="white zinnia"))["tradition"]
    'modern'
    """
    if asked.compare is not None:
        # It is read anew for each of them; how many kinds it has is the same to all.
        traditions = list(dict.fromkeys(load_lexicon().tradition(name).id for name in asked.compare))
        bouquet_of(asked.bouquet, traditions[0] if traditions else None)
        return [reading.to_dict() for reading in compare(asked.bouquet, traditions, without=asked.without)]
    bouquet = bouquet_of(asked.bouquet, asked.tradition or None)
    return read(bouquet, tradition=asked.tradition or None, without=asked.without).to_dict()


def composed(asked: Compose, *, seconds: float = 30.0, clock: Callable[[], float] = time.monotonic) -> Answer:
    """Bouquets for somebody who waits: as `tussie.compose`, but the whole answer takes about so many seconds.

    `clock` tells them. Raises what `tussie.compose` raises, and `TimeoutError` when there is none by then.
    """
    until = clock() + seconds
    return compose(
        asked.message,
        stock=stock_of(asked, asked.tradition),
        why_not=asked.why_not,
        seconds=seconds,
        left=lambda: until - clock(),
        **wishes_of(asked),
    )


def tell_bouquets(asked: Compose, *, seconds: float = 30.0, clock: Callable[[], float] = time.monotonic) -> Json:
    """Bouquets that say what is meant: ``tussie compose --json``. Raises what `composed` raises."""
    return composed(asked, seconds=seconds, clock=clock).to_dict()


def tell_swaps(asked: Swap) -> Json:
    """What could stand in a flower's place: ``tussie swap --json``.

    >>> tell_swaps(Swap(bouquet="3 red rose, 2 ivy", flower="rose", most=1))[0]["flower"]["name"]
    'gerbera'
    """
    tradition = _tradition(asked.tradition)
    swaps = swap(
        bouquet_of(asked.bouquet, tradition), asked.flower, circumstances=circumstances_of(asked), tradition=tradition,
        stock=stock_of(asked, tradition), without=asked.without, most=asked.most,
    )  # fmt: skip
    return [one.to_dict() for one in swaps]


def tell_cautions(asked: Check) -> Json:
    """What to know before handing flowers over: ``tussie check --json``.

    >>> tell_cautions(Check(bouquet="3 white lily", hazards=["cats"], country="US"))[0]["severity"]
    'danger'
    """
    bouquet = bouquet_of(asked.bouquet, asked.tradition or None)
    return [caution._asdict() for caution in check(bouquet, circumstances_of(asked))]


def tell_message(asked: Heard) -> Json:
    """What a message says: ``tussie message --json``.

    >>> tell_message(Heard(message="Thank you for everything."))["intents"][0]["concept"]
    'gratitude'
    """
    return understand(asked.message).to_dict()


def tell_found(asked: Lookup) -> Json:
    """What is known of a flower, a name or a sentiment: ``tussie lookup --json``.

    >>> tell_found(Lookup(words="gratitude"))["concept"]["label"]
    'gratitude'
    """
    return lookup(asked.words.strip(), tradition=asked.tradition or None).to_dict()


def make_picture(asked: Draw) -> Made:
    """A picture of a bouquet: what ``tussie draw -o`` writes.

    >>> make_picture(Draw(bouquet="3 red rose")).media_type
    'image/svg+xml'
    """
    from tussie.drawing import draw  # noqa: PLC0415 - few requests are for pictures

    tradition = _tradition(asked.tradition)
    bouquet = bouquet_of(asked.bouquet, tradition)
    drawing = draw(
        bouquet, view=asked.view, style=asked.style, vase=asked.vase, paper=asked.paper, seed=asked.seed,
        reading=None if asked.silent else read(bouquet, tradition=tradition), meaning=not asked.silent,
    )  # fmt: skip
    if asked.format == "png":
        return Made(drawing.png(width=asked.width), "image/png", "bouquet.png", drawing.notes)
    if asked.format == "pdf":
        return Made(drawing.pdf(), "application/pdf", "bouquet.pdf", drawing.notes)
    return Made(drawing.svg.encode(), "image/svg+xml", "bouquet.svg", drawing.notes)


def make_page(asked: Card) -> Made:
    """The card, the carrier's card or the florist's sheet: what ``tussie card -o`` writes.

    >>> make_page(Card(bouquet="3 red rose", words="With love")).content[:5]
    b'%PDF-'
    """
    from tussie.cards import card, carrier_card, florist_sheet  # noqa: PLC0415 - they need tussie[print]

    tradition = _tradition(asked.tradition)
    bouquet = bouquet_of(asked.bouquet, tradition)
    looks: dict[str, Any] = {"style": asked.style, "vase": asked.vase, "seed": asked.seed, "tradition": tradition}
    if asked.page != "card":
        if said := [name for name in ("words", "to", "sender", "fold", "site") if getattr(asked, name)]:
            raise ImpossibleWish(f"{said[0]!r} says nothing on the page {asked.page!r}; leave it out")
        if asked.page == "carrier":
            made = carrier_card(bouquet, **looks)
        else:
            made = florist_sheet(bouquet, swaps=2 if len(bouquet.stems) <= _MOST_REPLACED else 0, **looks)
        return Made(made, "application/pdf", f"{asked.page}.pdf")
    made = card(bouquet, words=asked.words, to=asked.to, sender=asked.sender, fold=asked.fold, site=asked.site, **looks)
    return Made(made, "application/pdf", "card.pdf")


#: What each form of an annotated text is to a browser.
STORIES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "epub": "application/epub+zip",
    "tei.xml": "application/tei+xml",
    "jsonl": "application/x-ndjson",
}


def story_of(raw: bytes, name: str) -> Document:
    """The document of an uploaded file called `name`. Raises `MalformedText`, for one that is too long too."""
    from tussie.prose.documents import read_document  # noqa: PLC0415 - needs tussie[prose]

    return read_document(raw, name, most=MOST_STORY)


def annotated(
    document: Document, *, title: str = "", tradition: str = DEFAULT_TRADITION, year: int | None = None, place: str = ""
) -> Annotation:
    """A story annotated for somebody who waits: as `tussie.annotate`, for texts that are no haystacks of flowers.

    Raises `MalformedText` for a text with more than `MOST_FLOWERS` of them, and what `tussie.annotate` raises.
    """
    from tussie.prose import annotate  # noqa: PLC0415 - needs tussie[prose]
    from tussie.prose.mentions import mentions, named  # noqa: PLC0415

    # Names are counted first: each mention is a value with words of its own, and there may be a million.
    number = named(document.text, tradition=tradition)
    if MOST_FLOWERS < number <= _MOST_CANDIDATES:
        number = len(mentions(document.text, tradition=tradition))
    if number > MOST_FLOWERS:
        raise MalformedText(
            f"the text names {number:,} flowers; expected at most {MOST_FLOWERS:,}. Send a part of it, or annotate it "
            "on your own machine: tussie annotate"
        )
    return annotate(document.text, title=title or document.title, tradition=tradition, year=year, place=place)


def tell_story(asked: Annotate, document: Document | None = None) -> Json | Made:
    """A story's flowers: ``tussie annotate --json``, or the file that ``tussie annotate -o`` writes.

    More precisely: the story is `asked.text`, or a `document` that was read from a file.

    >>> tell_story(Annotate(text="She gave him rosemary and pansies."))["mentions"][0]["flower"]["plant"]
    'salvia-rosmarinus'
    """
    from tussie.prose.documents import Document  # noqa: PLC0415 - needs tussie[prose]
    from tussie.prose.formats import write_annotation  # noqa: PLC0415

    document = document or Document(asked.text)
    found = annotated(
        document,
        title=asked.title,
        tradition=asked.tradition or DEFAULT_TRADITION,
        year=asked.period,
        place=asked.place,
    )
    if asked.format == "json":
        return {"file": "", **found.to_dict()}
    content = write_annotation(found, document, f".{asked.format}")
    return Made(content, STORIES[asked.format], f"story.{asked.format}")


def wishes_of(asked: Compose) -> dict[str, Any]:
    """The wishes of a request by the names of `tussie.composing.request.WISHES`.

    >>> wishes_of(Compose(say="love", country="JP"))["country"]
    'JP'
    """
    return {name: getattr(asked, name) for name in WISHES}


def circumstances_of(asked: Where) -> Circumstances:
    """The circumstances of a request. Raises `ImpossibleWish` and `UnknownName`.

    >>> circumstances_of(Where(country="Chile")).south
    True
    """
    return request_circumstances(load_lexicon(), asked.model_dump(include=set(Where.model_fields)))


def _tradition(words: str) -> str | None:
    return load_lexicon().tradition(words).id if words else None


def stock_of(asked: StockFields, tradition: str | None) -> Stock | None:
    """The stock list of a request, or None for the catalogue. Raises `MalformedText`.

    >>> stock_of(Compose(say="love", stock="flower,price\\nred rose,2.50"), None).offers[0].price
    2.5
    """
    if not asked.stock.strip():
        return None
    reader = _tradition(tradition or "") or DEFAULT_TRADITION
    return read_stock(
        asked.stock, tradition=reader, currency=asked.currency, strict=asked.strict, most_problems=_MOST_PROBLEMS
    )
