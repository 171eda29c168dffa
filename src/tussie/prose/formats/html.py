"""The text as one page to read: quiet underlines, a card at each flower, the appendix behind it.

The page loads nothing and runs nothing. A card shows itself by style alone: when its flower is under the pointer, is
tapped, or has the focus.
"""

from __future__ import annotations

import base64
import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.builder import E

from tussie.drawing import draw
from tussie.errors import TussieError
from tussie.prose.annotation import Annotation, Arranged
from tussie.prose.documents import Document
from tussie.prose.formats.markdown import CLOSE, OPEN, SIGNS, rendered
from tussie.prose.formats.markup import (
    OURS,
    Mark,
    Place,
    Run,
    clean_body,
    is_verse,
    paragraphs,
    presentable,
    set_marks,
    text_of,
    within_link,
)
from tussie.prose.formats.note import (
    FIGURE,
    NO_SOURCE,
    Meaning,
    Note,
    agreement,
    citations,
    entry_of,
    notes_to,
    ours,
    out_of_time,
    told,
    tradition_label,
    verdict,
)
from tussie.prose.formats.picture import MOST, herbarium
from tussie.prose.mentions import Mention

_HERE = os.path.dirname(__file__)
#: Nothing is loaded, whatever the text holds, and nothing is run.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
#: Places that a line of the appendix shows at once; of a flower on every page, the others are unfolded.
_SHOWN = 12
#: Pictures of bouquets are large.
_MOST_BOUQUETS = 12

Element = etree._Element


def write(annotation: Annotation, document: Document) -> bytes:
    """The page, in UTF-8.

    Of an HTML document the body stays as it was, but for what runs, loads or sends; any other is set in paragraphs.
    """
    notes = notes_to(annotation)
    story = _story(annotation, document)
    set_marks(story.element, story.runs, _marks(annotation, notes, story.places))
    title = annotation.title or document.title
    with open(os.path.join(_HERE, "page.css"), encoding="utf-8") as file:
        style = file.read()
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.meta(name="generator", content="Tussie"),
        E.title(presentable(title) or "A text and its flowers"),
        E.style(style),
    )
    body = E.body(etree.fromstring(herbarium([note.flower for note in notes], f"{OURS}flower-")))
    if title and document.kind in ("txt", "epub"):
        body.append(E.h1(presentable(title)))
        if document.author:
            body.append(E.p({"class": "byline"}, presentable(document.author)))
    body.append(story.element)
    body.append(_appendix(annotation, notes))
    page = E.html({"lang": document.language or "en"}, head, body)
    return etree.tostring(page, encoding="utf-8", method="html", doctype="<!DOCTYPE html>") + b"\n"


class _Story(NamedTuple):
    """The text as an element, its runs, and where in them each mention stands that is marked there."""

    element: Element
    runs: Sequence[Run]
    places: dict[int, tuple[int, int]]


def _story(annotation: Annotation, document: Document) -> _Story:
    places = {number: (mention.start, mention.end) for number, mention in enumerate(annotation.mentions)}
    if document.kind == "html":
        return _Story(_main(document.source), document.runs, places)
    if document.kind == "md" and (story := _rendered(annotation)):
        return story
    element, runs = E.main({"class": "plain"}), []
    for start, end in paragraphs(annotation.text):
        words = presentable(annotation.text[start:end])
        element.append(E.p({"class": "verse"}, words) if is_verse(words) else E.p(words))
        # The main element is node 0, and has nothing but paragraphs in it.
        runs.append(Run(start, end, "", len(element), False, 0))
    return _Story(element, runs, places)


def _main(page: bytes) -> Element:
    """The body of a page as the main element of another."""
    element = clean_body(page)
    element.tag = "main"
    element.set("class", "marked")
    return element


def _rendered(annotation: Annotation) -> _Story | None:
    """A Markdown text as it is meant; None when not every mention is found again in it."""
    found = rendered(annotation)
    if found is None:
        return None
    page, signed = found
    element = _main(presentable(page).encode())
    text, runs = text_of(element)
    places = [place.span() for place in re.finditer(f"{OPEN}[^{CLOSE}]*{CLOSE}", text)]
    if len(places) != len(signed) or len(places) != page.count(OPEN):
        return None
    return _Story(element, runs, dict(zip(signed, places, strict=True)))


# Cards.


def _marks(annotation: Annotation, notes: Sequence[Note], places: dict[int, tuple[int, int]]) -> Iterator[Mark]:
    entries = entry_of(annotation)
    bouquets = {mention: number for number, one in enumerate(annotation.arrangements, 1) for mention in one.mentions}
    for number, (start, end) in places.items():
        mention, entry = annotation.mentions[number], entries.get(number)
        card = _Card(number + 1, mention, entry, notes[entry] if entry is not None else None, bouquets.get(number))
        yield Mark(start, end, card.wrap)


class _Card(NamedTuple):
    """The card of a mention: its number from 1, its line of the appendix from 0, the number of its bouquet from 1."""

    number: int
    mention: Mention
    entry: int | None
    note: Note | None
    bouquet: int | None

    def wrap(self, place: Place) -> Element:
        """The words, underlined; the last of them with the card."""
        mark = E.span(
            {"class": "flower figure" if self.mention.figurative else "flower"}, place.words.strip("".join(SIGNS))
        )
        if place.first:
            mark.set("id", f"{OURS}{self.number}")
        if place.last and self.entry is not None:
            mark.set("data-line", str(self.entry + 1))
        # A link has the focus itself, and a card in it would be a link in a link.
        if place.last and not within_link(place.inside):
            mark.set("tabindex", "0")
            mark.set("role", "term")
            mark.set("aria-describedby", f"{OURS}card-{self.number}")
            mark.append(E.span({"class": "card", "role": "note", "id": f"{OURS}card-{self.number}"}, self.leaf()))
        return mark

    def leaf(self) -> Element:
        """What the card says."""
        if self.note is None:
            leaf = E.span({"class": "leaf"}, E.span({"class": "names"}, _span("name", str(self.mention.flower))))
        else:
            leaf = E.span({"class": "leaf"}, _names(self.note))
            if self.entry is not None and self.entry < MOST:
                leaf.append(_picture(self.entry))
            leaf.append(_says(self.note))
            if self.note.meanings:
                leaf.append(_span("faint", _evidence(self.note.meanings[0])))
        if self.mention.figurative:
            leaf.append(_span("faint", FIGURE))
        ways = E.span({"class": "ways"})
        if self.entry is not None:
            ways.append(E.a({"href": f"#{OURS}line-{self.entry + 1}"}, "in the appendix"))
        if self.bouquet is not None:
            ways.append(E.a({"href": f"#{OURS}bouquet-{self.bouquet}"}, "the bouquet as a whole"))
        if len(ways):
            leaf.append(ways)
        return leaf


def _span(kind: str, *inside: str | Element) -> Element:
    return E.span({"class": kind}, *(presentable(one) if isinstance(one, str) else one for one in inside))


def _names(note: Note) -> Element:
    return _span("names", _span("name", note.name), _span("latin", note.scientific))


def _picture(entry: int) -> Element:
    return E.svg({"class": "picture", "aria-hidden": "true"}, E.use({"href": f"#{OURS}flower-{entry + 1}"}))


def _says(note: Note) -> Element:
    if not note.meanings:
        return _span("says", NO_SOURCE)
    return _span("says", E.b(note.meanings[0].label), f" {note.meanings[0].words}")


def _evidence(said: Meaning) -> str:
    return "; ".join(filter(None, (said.cited, said.passed)))


# The appendix.


def _appendix(annotation: Annotation, notes: Sequence[Note]) -> Element:
    heading = E.h2({"id": f"{OURS}appendix"}, "The language of flowers in this text")
    section = E.section({"class": "appendix", "aria-labelledby": f"{OURS}appendix"}, heading)
    if not notes:
        section.append(E.p("No flower is named."))
        return section
    section.append(E.p(f"What its flowers mean in the {tradition_label(annotation)} tradition."))
    if annotation.arrangements:
        section.extend([E.h3("The bouquets"), *_bouquets(annotation)])
    section.extend([E.h3("The flowers"), _flowers(annotation, notes)])
    if annotation.own:
        section.extend([E.h3("Beside the text’s own appendix"), *_beside(annotation)])
    if annotation.late:
        section.extend([E.h3("Out of its time"), _late(annotation)])
    section.extend([E.h3("Sources"), _sources(annotation)])
    section.append(E.p({"class": "colophon"}, "Annotated with Tussie, the open engine for the language of flowers."))
    return section


def _bouquets(annotation: Annotation) -> Iterator[Element]:
    for number, one in enumerate(annotation.arrangements, 1):
        figure = E.figure({"id": f"{OURS}bouquet-{number}"})
        if number <= _MOST_BOUQUETS and (picture := _drawn(one)):
            stems = ", ".join(map(str, one.bouquet.stems))
            figure.append(E.img(src=picture, alt=presentable(f"A drawing of the {one.kind}: {stems}")))
        notation = "; ".join(str(one.bouquet).splitlines())
        words = E.figcaption(E.p(presentable(one.reading.sentence)))
        words.append(
            E.p(
                {"class": "faint"},
                presentable(f"The {one.kind}: {notation}. "),
                *_links(one.mentions[:1], "in the text"),
            )
        )
        lines = E.ul({"class": "lines"})
        for stem, said in told(one):
            lines.append(E.li(presentable(f"{stem} — "), _span("faint", said)))
        words.append(lines)
        figure.append(words)
        yield figure


def _drawn(one: Arranged) -> str:
    """The picture of a bouquet as an address; ``""`` for one that cannot be drawn, of a thousand stems."""
    try:
        svg = draw(one.bouquet, reading=one.reading, paper="none").svg
    except TussieError:
        return ""
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _flowers(annotation: Annotation, notes: Sequence[Note]) -> Element:
    rows = E.tbody()
    for number, note in enumerate(notes, 1):
        meanings = E.td()
        for place, one in enumerate(note.meanings):
            meanings.append(E.div({"class": "further"} if place else {}, *_told(one)))
        if not note.meanings:
            meanings.text = NO_SOURCE
        colour = E.td(presentable(note.colour), **{"data-head": "colour"}) if note.colour else E.td()
        rows.append(
            E.tr(
                {"id": f"{OURS}line-{number}"},
                E.th({"scope": "row"}, f"{number}. {presentable(note.name)}", _span("latin", note.scientific)),
                colour,
                meanings,
                E.td({"class": "where", "data-head": "where"}, *_where(note)),
                E.td({"class": "seen"}, *([_picture(number - 1)] if number <= MOST else [])),
            )
        )
    heads = E.tr(E.th("plant"), E.th("colour"), E.th("meaning and source"), E.th({"class": "where"}, "where"), E.td())
    return _table(heads, rows)


def _table(heads: Element, rows: Element) -> Element:
    for head in heads.iter("th"):
        head.set("scope", "col")
    return E.div({"class": "wide"}, E.table({"class": "stacked"}, E.thead(heads), rows))


def _told(one: Meaning) -> Iterator[Element]:
    """A meaning, and where it is said, with the way to the full source."""
    yield _span("says", E.b(one.label), f" {one.words}")
    where = [E.a({"href": f"#{OURS}source-{one.source}"}, presentable(one.cited))] if one.source else []
    passed = f"; {one.passed}" if where and one.passed else one.passed
    yield _span("faint", *where, passed)


def _where(note: Note) -> Iterator[Element]:
    yield from _links(note.mentions[:_SHOWN])
    if further := note.mentions[_SHOWN:]:
        yield E.details(E.summary(f"and {len(further)} more"), " ", *_links(further))


def _links(mentions: Sequence[int], words: str = "") -> Iterator[Element]:
    for number in mentions:
        link = E.a({"href": f"#{OURS}{number + 1}"}, words or str(number + 1))
        link.tail = " "
        yield link


def _beside(annotation: Annotation) -> Iterator[Element]:
    yield E.p(f"{agreement(annotation.own)}.")
    rows = E.tbody()
    for own in annotation.own:
        said = ours(own)
        meant = E.td({"data-head": "ours"})
        if said:
            meant.extend(_told(said))
        else:
            meant.text = NO_SOURCE
        rows.append(
            E.tr(
                E.th({"scope": "row"}, presentable(own.words)),
                E.td({"data-head": "the text"}, presentable(own.gloss)),
                meant,
                E.td({"data-head": "verdict"}, verdict(own)),
            )
        )
    yield _table(E.tr(E.th("the text names"), E.th("and says"), E.th("our sources say"), E.th("verdict")), rows)


def _late(annotation: Annotation) -> Element:
    return E.ul(
        {"class": "lines"},
        *(E.li(presentable(f"{out_of_time(one)} "), *_links(one.mentions[:_SHOWN])) for one in annotation.late),
    )


def _sources(annotation: Annotation) -> Element:
    sources = citations(annotation)
    return E.ul(
        {"class": "sources"},
        *(E.li({"id": f"{OURS}source-{id}"}, f"{id}: {presentable(said)}") for id, said in sources.items()),
    )
