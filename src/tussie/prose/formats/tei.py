"""The text as TEI P5, for scholars: marks in line, and in the back what they stand for.

Every mention is an ``<rs>`` that points to its plant; bouquets are spans over mentions, with notes that hold their
reading; meanings are items with the sources as ``<bibl>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from tussie import __version__
from tussie.lexicon import load_lexicon
from tussie.prose.annotation import Annotation, Own
from tussie.prose.documents import Document
from tussie.prose.formats.markup import Mark, Place, Run, paragraphs, presentable, set_marks
from tussie.prose.formats.note import (
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
from tussie.prose.mentions import Mention

_TEI = "http://www.tei-c.org/ns/1.0"
_ID, _LANG = "{http://www.w3.org/XML/1998/namespace}id", "{http://www.w3.org/XML/1998/namespace}lang"

Element = etree._Element
_make = ElementMaker(namespace=_TEI, nsmap={None: _TEI})


def write(annotation: Annotation, document: Document) -> bytes:
    """The text in UTF-8, against the schema ``tei_all``."""
    notes = notes_to(annotation)
    story, runs = _make.body(), []
    for start, end in paragraphs(annotation.text):
        story.append(_make.p(presentable(annotation.text[start:end])))
        # The body is node 0, and has nothing but paragraphs in it.
        runs.append(Run(start, end, "", len(story), False, 0))
    if not runs:
        story.append(_make.p())
    set_marks(story, runs, _marks(annotation))
    text = _make.text({_LANG: document.language or "en"}, story, _make.back(*_back(annotation, notes)))
    root = _make.TEI(_header(annotation, document), text)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _header(annotation: Annotation, document: Document) -> Element:
    title = presentable(annotation.title or document.title) or "A text and its flowers"
    of_file = _make.titleStmt(_make.title(f"{title}: annotated with the language of flowers"))
    source = _make.bibl(_make.title(title))
    if document.author:
        author = presentable(document.author)
        of_file.append(_make.author(author))
        source.append(_make.author(author))
    # The schema wants a version in numbers alone.
    numbers = re.match(r"\d+(?:\.\d+)*", __version__)
    program = _make.application({"ident": "tussie", "version": numbers[0] if numbers else "0"}, _make.label("Tussie"))
    practice = _make.p(
        f"Plants are marked by Tussie; their meanings are those of the {tradition_label(annotation)} tradition in its"
        " lexicon. The attribute cert is the probability that a plant is meant."
    )
    return _make.teiHeader(
        _make.fileDesc(
            of_file, _make.publicationStmt(_make.p("Made by Tussie; not published.")), _make.sourceDesc(source)
        ),
        _make.encodingDesc(_make.projectDesc(practice), _make.appInfo(program)),
    )


def _marks(annotation: Annotation) -> Iterator[Mark]:
    entries = entry_of(annotation)
    for number, mention in enumerate(annotation.mentions):
        yield Mark(mention.start, mention.end, _Name(number, mention, entries.get(number)).wrap)


class _Name(NamedTuple):
    """The mark of a mention: its number and its line of the appendix, both from 0."""

    number: int
    mention: Mention
    entry: int | None

    def wrap(self, place: Place) -> Element:
        """The words as a referring string."""
        mention = self.mention
        mark = _make.rs({"type": "plant", "ref": f"#{mention.flower.plant}"}, place.words)
        # A name that goes on in the next paragraph has one id.
        if place.first:
            mark.set(_ID, f"mention-{self.number + 1}")
        mark.set("cert", f"{mention.confidence:g}")
        if mention.figurative:
            mark.set("subtype", "figurative")
        if self.entry is not None:
            mark.set("corresp", f"#line-{self.entry + 1}")
        return mark


# What stands in the back.


def _back(annotation: Annotation, notes: Sequence[Note]) -> Iterator[Element]:
    if not annotation.mentions:
        yield _make.div({"type": "appendix"}, _make.p("No flower is named."))
        return
    yield _make.div({"type": "plants"}, _make.head("The plants"), _plants(annotation))
    if notes:
        lines = (_line(number, note) for number, note in enumerate(notes, 1))
        yield _make.div({"type": "appendix"}, _make.head("What they mean"), _make.list(*lines))
    if annotation.arrangements:
        yield _bouquets(annotation)
    if annotation.own:
        lines = (_beside(own) for own in annotation.own)
        head = _make.head(f"Beside the text’s own appendix: {agreement(annotation.own)}")
        yield _make.div({"type": "comparison"}, head, _make.list(*lines))
    if annotation.late:
        items = (
            _make.item({"corresp": _pointers(one.mentions)} if one.mentions else {}, presentable(out_of_time(one)))
            for one in annotation.late
        )
        yield _make.div({"type": "anachronisms"}, _make.head("Out of its time"), _make.list(*items))
    if sources := citations(annotation):
        listed = (_make.bibl({_ID: f"source-{id}"}, presentable(said)) for id, said in sources.items())
        yield _make.div({"type": "sources"}, _make.head("Sources"), _make.listBibl(*listed))


def _plants(annotation: Annotation) -> Element:
    """Each plant once, by its scientific name."""
    lex = load_lexicon()
    plants = dict.fromkeys(mention.flower.plant for mention in annotation.mentions)
    plants |= dict.fromkeys(entry.flower.plant for entry in annotation.appendix)
    listed = _make.list({"type": "plants"})
    for id in plants:
        plant = lex.plant(id)
        item = _make.item({_ID: id}, _make.name({"type": "plant", _LANG: "la"}, plant.scientific_name))
        if plant.wikidata:
            item.append(_make.idno({"type": "wikidata"}, plant.wikidata))
        listed.append(item)
    return listed


def _pointers(mentions: Sequence[int]) -> str:
    return " ".join(f"#mention-{number + 1}" for number in mentions)


def _line(number: int, note: Note) -> Element:
    """A line of the appendix: the flower, and each meaning as a gloss with its source."""
    name = _make.rs({"type": "plant", "ref": f"#{note.flower.plant}"}, presentable(note.name))
    item = _make.item({_ID: f"line-{number}"}, name)
    if note.mentions:
        item.set("corresp", _pointers(note.mentions))
    if note.colour:
        item.append(_make.term({"type": "colour"}, note.colour))
    for one in note.meanings:
        item.append(_make.note({"type": "meaning"}, *_meaning(one)))
    if not note.meanings:
        item.append(_make.note({"type": "meaning"}, note.meaning))
    return item


def _meaning(one: Meaning) -> Iterator[Element]:
    yield _make.term({"type": "concept"}, one.label)
    yield _make.gloss(presentable(one.words))
    if one.source:
        yield _make.bibl({"corresp": f"#source-{one.source}"}, presentable(one.cited))
    if one.passed:
        yield _make.note({"type": "caveat"}, presentable(one.passed))


def _bouquets(annotation: Annotation) -> Element:
    spans = _make.spanGrp({"type": "bouquet"})
    part = _make.div({"type": "bouquets"}, _make.head("The bouquets"))
    for number, one in enumerate(annotation.arrangements, 1):
        span = _make.span({_ID: f"bouquet-{number}"}, presentable(one.kind))
        if one.mentions:
            span.set("from", f"#mention-{one.mentions[0] + 1}")
            span.set("to", f"#mention-{one.mentions[-1] + 1}")
        spans.append(span)
        lines = (_make.item(presentable(f"{stem}: {said}")) for stem, said in told(one))
        stems = _make.p("; ".join(presentable(str(one.bouquet)).splitlines()))
        note = _make.note(
            {"type": "reading", "target": f"#bouquet-{number}"}, stems, _make.p(presentable(one.reading.sentence))
        )
        note.append(_make.list(*lines))
        part.append(_make.p(note))
    part.append(spans)
    return part


def _beside(own: Own) -> Element:
    said = ours(own)
    item = _make.item(_make.term(presentable(own.words)), _make.gloss(presentable(own.gloss)))
    if said:
        item.append(_make.note({"type": "ours"}, *_meaning(said)))
    item.append(_make.note({"type": "verdict"}, verdict(own)))
    return item
