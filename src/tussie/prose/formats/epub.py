"""The book with notes: at the first mention of each kind of flower on a page, and a chapter of all of them at the end.

A book that was given stays what it was: only pages that got a note, the package file and the tables of contents are
written anew, because they name the new chapter. For any other text a small book is made.
"""

from __future__ import annotations

import posixpath
import uuid
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree
from lxml.builder import ElementMaker

from tussie.errors import ImpossibleWish
from tussie.prose.annotation import Annotation
from tussie.prose.documents import Document
from tussie.prose.formats.book import CONTAINER, PACKAGE, Book, body, open_book
from tussie.prose.formats.markup import (
    OURS,
    Mark,
    Place,
    Run,
    Sheet,
    is_verse,
    local,
    paragraphs,
    presentable,
    set_marks,
    within_link,
    write_sheet,
)
from tussie.prose.formats.note import (
    FIGURE,
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

_XHTML, _OPS = "http://www.w3.org/1999/xhtml", "http://www.idpf.org/2007/ops"
_OPF, _DC = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_CHAPTER, _TITLE = "tussie-flowers", "The language of flowers in this book"
#: The same book is the same bytes: files have the earliest date that a ZIP can hold, and no clock is asked.
_THEN = (1980, 1, 1, 0, 0, 0)
_STYLE = """body { margin: 1em; line-height: 1.5; }
p { margin: 0; text-indent: 1.4em; }
h1 + p, .verse, .verse + p, aside p, dd p { text-indent: 0; }
.verse { margin: 1em 1.4em; white-space: pre-line; }
dt { margin-top: 1em; }
a { color: inherit; }
"""

Element = etree._Element


class _Seen(NamedTuple):
    """A note that a page has: the file and the id of the word that leads to it."""

    path: str
    id: str


def write(annotation: Annotation, document: Document) -> bytes:
    """The book, as EPUB.

    Raises `ImpossibleWish` for a book that has our notes already, `MalformedText` for one that is damaged.
    """
    if document.kind == "epub":
        return _noted(annotation, document)
    return _made(annotation, document)


# A book that was given.


def _noted(annotation: Annotation, document: Document) -> bytes:
    book = open_book(document.source)
    chapter = posixpath.join(posixpath.dirname(book.package), f"{_CHAPTER}.xhtml")
    if chapter in book.archive.namelist():
        raise ImpossibleWish("this book has the notes of Tussie already; give the book as it was before")
    by_page: dict[str, list[Run]] = {}
    for run in document.runs:
        by_page.setdefault(run.part, []).append(run)
    changed: dict[str, bytes] = {}
    seen: dict[int, list[_Seen]] = {}
    notes = notes_to(annotation)
    for path, runs in by_page.items():
        sheet = book.sheet(path)
        page = body(sheet.root, path)
        noted = _note(page, runs, annotation, notes, modern=book.version >= "3")
        if noted:
            changed[path] = write_sheet(sheet)
            for entry, id in noted.items():
                seen.setdefault(entry, []).append(_Seen(path, id))
    changed[chapter] = _chapter(annotation, notes, seen, chapter, modern=book.version >= "3")
    changed[book.package] = _with_chapter(book, chapter)
    for path, made in _contents(book, chapter):
        changed[path] = made
    files = {
        name: changed.get(name) or book.content(name) for name in book.archive.namelist() if not name.endswith("/")
    }
    return _packed(files | {chapter: changed[chapter]})


def _note(
    page: Element, runs: Sequence[Run], annotation: Annotation, notes: Sequence[Note], *, modern: bool
) -> dict[int, str]:
    """Set the notes of a page, and tell which lines of the appendix they are and by which id a word leads to each."""
    entries = entry_of(annotation)
    noted: dict[int, str] = {}
    figures: set[int] = set()
    make = _maker(page, modern=modern)

    def noting(number: int, entry: int) -> Mark:
        mention = annotation.mentions[number]

        def wrap(place: Place) -> Element | None:
            if entry in noted or not place.last or within_link(place.inside):
                return None
            noted[entry] = f"{OURS}ref-{len(noted) + 1}"
            if mention.figurative:
                figures.add(entry)
            link = make.a({"href": f"#{OURS}note-{len(noted)}", "id": noted[entry]}, place.words)
            if modern:
                link.set(f"{{{_OPS}}}type", "noteref")
                link.set("role", "doc-noteref")
            return link

        return Mark(mention.start, mention.end, wrap)

    here = [
        noting(number, entries[number])
        for number, mention in enumerate(annotation.mentions)
        if number in entries and runs[0].start <= mention.start < runs[-1].end
    ]
    set_marks(page, runs, here)
    for number, (entry, id) in enumerate(noted.items(), 1):
        back = make.a({"href": f"#{id}"}, presentable(notes[entry].name))
        words = str(notes[entry]).removeprefix(notes[entry].name)
        said = make.p(back, presentable(words + (f" Here {FIGURE}." if entry in figures else "")))
        aside = make("aside" if modern else "div", {"id": f"{OURS}note-{number}"}, said)
        if modern:
            aside.set(f"{{{_OPS}}}type", "footnote")
            aside.set("role", "doc-footnote")
        page.append(aside)
    return noted


def _maker(page: Element, *, modern: bool) -> ElementMaker:
    """What makes elements of the kind that a page has: of XHTML, if it says that it is."""
    space = etree.QName(page).namespace
    return ElementMaker(namespace=space, nsmap=({None: space} if space else {}) | ({"epub": _OPS} if modern else {}))


def _way(here: str, there: str) -> str:
    """The address by which one file of a book names another.

    >>> _way("OPS/nav.xhtml", "OPS/part one/a.xhtml")
    'part%20one/a.xhtml'
    """
    return quote(posixpath.relpath(there, posixpath.dirname(here) or "."))


def _with_chapter(book: Book, chapter: str) -> bytes:
    """The package file with the chapter in its manifest, and last in its spine."""
    sheet = book.sheet(book.package)
    make = ElementMaker(namespace=etree.QName(sheet.root).namespace, nsmap=sheet.root.nsmap)
    href = _way(book.package, chapter)
    item = make.item({"id": _CHAPTER, "href": href, "media-type": "application/xhtml+xml"})
    for node in sheet.root:
        if local(node) == "manifest":
            node.append(item)
        elif local(node) == "spine":
            node.append(make.itemref({"idref": _CHAPTER}))
    return write_sheet(sheet)


def _contents(book: Book, chapter: str) -> Iterator[tuple[str, bytes]]:
    """The tables of contents with the chapter: the navigation of EPUB 3 and the NCX of EPUB 2, if they are simple."""
    for item in book.items.values():
        href = _way(item.path, chapter)
        if "nav" in item.properties.split():
            sheet = book.sheet(item.path)
            tables = [node for node in sheet.root.iter(etree.Element) if node.get(f"{{{_OPS}}}type") == "toc"]
            lists = [node for node in tables[0] if local(node) == "ol"] if tables else []
            if lists:
                make = _maker(lists[0], modern=True)
                lists[0].append(make.li(make.a({"href": href}, _TITLE)))
                yield item.path, write_sheet(sheet)
        elif item.media == "application/x-dtbncx+xml":
            sheet = book.sheet(item.path)
            maps = [node for node in sheet.root if local(node) == "navMap"]
            if maps:
                make = ElementMaker(namespace=etree.QName(maps[0]).namespace, nsmap=sheet.root.nsmap)
                order = 1 + sum(local(node) == "navPoint" for node in maps[0].iter(etree.Element))
                label = make.navLabel(make.text(_TITLE))
                point = make.navPoint({"id": _CHAPTER, "playOrder": str(order)}, label, make.content({"src": href}))
                maps[0].append(point)
                yield item.path, write_sheet(sheet)


def _packed(files: dict[str, bytes]) -> bytes:
    """An EPUB: the media type first and not compressed, so that every program knows it by its first bytes."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            about = ZipInfo(name, _THEN)
            about.create_system, about.external_attr = 3, 0o644 << 16
            about.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(about, content)
    return made.getvalue()


# The chapter.


def _chapter(
    annotation: Annotation, notes: Sequence[Note], seen: dict[int, list[_Seen]], chapter: str, *, modern: bool
) -> bytes:
    """The last chapter: what all flowers mean, the bouquets, the text's own appendix beside ours, the sources."""
    make = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML})
    parts = make.body(make.h1(_TITLE))

    def paragraph(*inside: str | Element) -> Element:
        return make.p(*(presentable(one) if isinstance(one, str) else one for one in inside))

    if notes:
        parts.append(paragraph(f"What its flowers mean in the {tradition_label(annotation)} tradition."))
        listed = make.dl()
        for entry, note in enumerate(notes):
            listed.append(make.dt(presentable(note.name), " (", make.i(presentable(note.scientific)), ")"))
            said = make.dd(paragraph(str(note).partition("): ")[2]))
            where = paragraph("In the book: ")
            for number, word in enumerate(seen.get(entry, ()), 1):
                href = f"{_way(chapter, word.path)}#{word.id}"
                link = make.a({"href": href}, str(number))
                link.tail = " "
                where.append(link)
            if len(where):
                said.append(where)
            listed.append(said)
        parts.append(listed)
    else:
        parts.append(paragraph("No flower is named."))
    if annotation.arrangements:
        parts.append(make.h2("The bouquets"))
        for one in annotation.arrangements:
            parts.append(make.h3(presentable(f"The {one.kind}")))
            parts.append(paragraph("; ".join(str(one.bouquet).splitlines())))
            parts.append(paragraph(one.reading.sentence))
            parts.append(make.ul(*(make.li(presentable(f"{stem}: {said}")) for stem, said in told(one))))
    if annotation.own:
        parts.append(make.h2("Beside the book’s own appendix"))
        parts.append(paragraph(f"{agreement(annotation.own)}."))
        lines = (
            f"{own.words}: the book says {own.gloss}; ours, {ours(own) or 'nothing'}: {verdict(own)}"
            for own in annotation.own
        )
        parts.append(make.ul(*(make.li(presentable(line)) for line in lines)))
    if annotation.late:
        parts.append(make.h2("Out of its time"))
        parts.append(make.ul(*(make.li(presentable(out_of_time(one))) for one in annotation.late)))
    if sources := citations(annotation):
        parts.append(make.h2("Sources"))
        parts.append(make.ul(*(make.li(presentable(f"{id}: {said}")) for id, said in sources.items())))
    page = make.html({"lang": "en"} if modern else {}, make.head(make.title(_TITLE)), parts)
    return write_sheet(Sheet(page, "" if modern else _OLD, True))


_OLD = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'


# A book of its own.


def _made(annotation: Annotation, document: Document) -> bytes:
    notes = notes_to(annotation)
    title = presentable(annotation.title or document.title) or "A text and its flowers"
    language = document.language or "en"
    make = ElementMaker(namespace=_XHTML, nsmap={None: _XHTML, "epub": _OPS})
    page, runs = make.body(make.h1(title)), []
    for start, end in paragraphs(annotation.text):
        words = presentable(annotation.text[start:end])
        page.append(make.p({"class": "verse"}, words) if is_verse(words) else make.p(words))
        # The body is node 0 and the title node 1.
        runs.append(Run(start, end, "text.xhtml", len(page), False, 0))
    noted = _note(page, runs, annotation, notes, modern=True) if runs else {}
    seen = {entry: [_Seen("text.xhtml", id)] for entry, id in noted.items()}
    style = make.link({"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    text = make.html({"lang": language}, make.head(make.title(title), style), page)
    chapter = f"{_CHAPTER}.xhtml"
    items = [make.li(make.a({"href": "text.xhtml"}, title)), make.li(make.a({"href": chapter}, _TITLE))]
    table = make.nav({f"{{{_OPS}}}type": "toc"}, make.h1("Contents"), make.ol(*items))
    nav = make.html({"lang": language}, make.head(make.title("Contents")), make.body(table))
    id = uuid.uuid5(uuid.NAMESPACE_URL, f"{title}\n{presentable(annotation.text)}").urn
    return _packed(
        {
            CONTAINER: _xml(_container()),
            "package.opf": _xml(_package(id, title, presentable(document.author), language)),
            "nav.xhtml": write_sheet(Sheet(nav, "", True)),
            "text.xhtml": write_sheet(Sheet(text, "", True)),
            chapter: _chapter(annotation, notes, seen, chapter, modern=True),
            "style.css": _STYLE.encode(),
        }
    )


def _xml(root: Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _container() -> Element:
    make = ElementMaker(namespace=_CONTAINER, nsmap={None: _CONTAINER})
    file = make.rootfile({"full-path": "package.opf", "media-type": PACKAGE})
    return make.container({"version": "1.0"}, make.rootfiles(file))


def _package(id: str, title: str, author: str, language: str) -> Element:
    make = ElementMaker(namespace=_OPF, nsmap={None: _OPF, "dc": _DC})
    of = ElementMaker(namespace=_DC, nsmap={"dc": _DC})
    about = make.metadata(of.identifier({"id": "id"}, id), of.title(title), of.language(language))
    if author:
        about.append(of.creator(author))
    about.append(make.meta({"property": "dcterms:modified"}, "1980-01-01T00:00:00Z"))
    xhtml = "application/xhtml+xml"
    manifest = make.manifest(
        make.item({"id": "nav", "href": "nav.xhtml", "media-type": xhtml, "properties": "nav"}),
        make.item({"id": "text", "href": "text.xhtml", "media-type": xhtml}),
        make.item({"id": _CHAPTER, "href": f"{_CHAPTER}.xhtml", "media-type": xhtml}),
        make.item({"id": "style", "href": "style.css", "media-type": "text/css"}),
    )
    spine = make.spine(make.itemref({"idref": "text"}), make.itemref({"idref": _CHAPTER}))
    return make.package({"version": "3.0", "unique-identifier": "id"}, about, manifest, spine)
