"""A book in EPUB, opened with care: counted and measured before anything of it is unpacked, and never onto the disk.

An EPUB is a ZIP of web pages. ``META-INF/container.xml`` names the package file, which has title and author, a list of
all files (the manifest) and the order in which the pages are read (the spine).
"""

from __future__ import annotations

import posixpath
import re
import struct
import zlib
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from tussie.errors import MalformedText, clipped
from tussie.prose.documents import Document, too_long
from tussie.prose.formats.markup import Run, Sheet, local, read_sheet, text_of

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
PACKAGE = "application/oebps-package+xml"
PAGES = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
#: The largest books have a few thousand files and some hundred million bytes of pictures.
_MOST_FILES, _MOST_BYTES = 20_000, 1_000_000_000
#: Text shrinks to a tenth, blank pictures to a hundredth, bombs to a thousandth; small files may be as blank as they
#: like.
_MOST_RATIO, _SMALL = 200, 1_000_000
#: Bytes of a page for a character of its text, at most: markup, and letters of several bytes.
_MARKED_UP = 8
#: What zipfile raises for an archive that is not one.
_BROKEN = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError,
    OverflowError,
)  # fmt: skip


class Item(NamedTuple):
    """A file of the manifest: its path in the archive, its media type, its properties (``nav``, ``cover-image``)."""

    path: str
    media: str
    properties: str


class Book(NamedTuple):
    """An EPUB that is safe to read.

    `package` is the path of the package file; `version` of EPUB; `items` the manifest by id; `spine` the paths of the
    pages in the order in which they are read.
    """

    archive: ZipFile
    name: str
    package: str
    version: str
    title: str
    author: str
    language: str
    items: dict[str, Item]
    spine: tuple[str, ...]

    def content(self, path: str) -> bytes:
        """The bytes of a file. Raises `MalformedText` when it is missing or damaged."""
        return _content(self.archive, path, self.name)

    def sheet(self, path: str) -> Sheet:
        """The tree of a page, or of another file of XML. Raises `MalformedText` when it is missing or broken."""
        return read_sheet(self.content(path), f"{clipped(self.name)}: {path}")


def read_book(raw: bytes, name: str, most: int) -> Document:
    """The text of a book, page after page, of no more than `most` characters.

    Raises `MalformedText` for a book that has more, and for one that is broken, locked or dangerous.
    """
    book = open_book(raw, name)
    pages = set(book.spine)
    # What says it is larger than that is not even unpacked.
    if sum(file.file_size for file in book.archive.infolist() if file.filename in pages) > _MARKED_UP * most:
        raise too_long(name, most)
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for path in dict.fromkeys(book.spine):
        words, found = text_of(body(book.sheet(path).root, path, name), path, at)
        if words:
            texts.append(words)
            runs += found
            at += len(words) + 2
            if at > most + 2:
                raise too_long(name, most)
    return Document(
        "\n\n".join(texts), book.title, book.author, book.language, "epub", "utf-8", raw, tuple(runs)
    )  # fmt: skip


def body(root: etree._Element, path: str, name: str = "the book") -> etree._Element:
    """The body of a page of a book. Raises `MalformedText` for a page without one."""
    found = next((node for node in root if local(node) == "body"), None)
    if found is None:
        raise _malformed(name, f"the page {clipped(path)!r} has no body")
    return found


def open_book(raw: bytes, name: str = "the book") -> Book:
    """Open a book after looking at what is in it.

    Raises `MalformedText`, in one line that names the defect: no archive, files outside of it or twice in it, more or
    larger files than a book has, a locked one, no package file, a page that is not there.
    """
    try:
        archive = ZipFile(BytesIO(raw))
        _look_over(archive, name)
    except _BROKEN as error:
        if isinstance(error, MalformedText):
            raise
        raise _malformed(name, "it is no ZIP archive, or a damaged one") from None
    if CONTAINER not in archive.namelist():
        raise _malformed(name, f"it has no {CONTAINER}")
    container = read_sheet(_content(archive, CONTAINER, name), CONTAINER).root
    package = next(
        (
            node.get("full-path", "")
            for node in _all(container, "rootfile")
            if node.get("media-type", PACKAGE) == PACKAGE
        ),
        "",
    )
    if not package:
        raise _malformed(name, f"{CONTAINER} names no package file")
    root = read_sheet(_content(archive, package, name), package).root
    items = {}
    for node in _all(root, "item"):
        path = _resolved(package, node.get("href", ""), name)
        items[node.get("id", "")] = Item(path, node.get("media-type", ""), node.get("properties", ""))
    spine = [items[id] for node in _all(root, "itemref") if (id := node.get("idref", "")) in items]
    pages = tuple(item.path for item in spine if item.media in PAGES)
    if not pages:
        raise _malformed(name, "its package file lists no pages to read")
    _refuse_locked(archive, pages, name)
    about = {key: _said(root, key) for key in ("title", "creator", "language")}
    language = about["language"].partition("-")[0].lower()
    return Book(
        archive, name, package, root.get("version", ""), about["title"], about["creator"], language, items, pages
    )  # fmt: skip


def _malformed(name: str, defect: str) -> MalformedText:
    return MalformedText(
        f"{clipped(name)!r} is no EPUB that can be read: {defect}; expected a sound EPUB without a lock"
    )


def _look_over(archive: ZipFile, name: str) -> None:
    files = archive.infolist()
    names = [file.filename for file in files]
    if len(files) > _MOST_FILES:
        raise _malformed(name, f"it has {len(files):,} files, more than {_MOST_FILES:,}")
    if len(set(names)) < len(names):
        raise _malformed(name, "two of its files have the same name")
    for file in files:
        if not file.filename:
            raise _malformed(name, "one of its files has no name")
        # Two ways to write a path: as the archive has it, and as zipfile mends it.
        for path in (file.filename, file.orig_filename):
            if path.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", path) or ".." in re.split(r"[/\\]", path):
                raise _malformed(name, f"the path {clipped(path)!r} leads out of it")
        if file.flag_bits & 1:
            raise _malformed(name, f"{clipped(file.filename)!r} is locked with a password")
        if file.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _malformed(name, f"{clipped(file.filename)!r} is packed in a way that EPUB does not know")
        if file.file_size > _SMALL and file.file_size > _MOST_RATIO * file.compress_size:
            raise _malformed(name, f"{clipped(file.filename)!r} unpacks to {file.file_size:,} bytes, as a bomb does")
    total = sum(file.file_size for file in files)
    if total > _MOST_BYTES:
        raise _malformed(name, f"it unpacks to {total:,} bytes, more than {_MOST_BYTES:,}")


def _content(archive: ZipFile, path: str, name: str) -> bytes:
    try:
        # No more is unpacked than the archive said; if there is more, the checksum is wrong.
        return archive.read(path)
    except _BROKEN:
        there = "is damaged" if path in archive.namelist() else "is not in it"
        raise _malformed(name, f"{clipped(path)!r} {there}") from None


def _refuse_locked(archive: ZipFile, pages: tuple[str, ...], name: str) -> None:
    """Fonts are often locked, and nobody reads those here; locked pages are letters that make no words."""
    if ENCRYPTION in archive.namelist():
        root = read_sheet(_content(archive, ENCRYPTION, name), ENCRYPTION).root
        locked = {unquote(node.get("URI", "")) for node in _all(root, "CipherReference")}
        if locked & set(pages):
            raise _malformed(name, "its pages are locked (DRM)")


def _resolved(base: str, href: str, name: str) -> str:
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(href.partition("#")[0])))
    if path.startswith(("/", "../")) or path == "..":
        raise _malformed(name, f"the path {clipped(href)!r} leads out of it")
    return path


def _all(root: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in root.iter(etree.Element) if local(node) == name]


def _said(root: etree._Element, name: str) -> str:
    """What the package says of the book: the first title or language, all its authors."""
    said = [" ".join("".join(node.itertext()).split()) for node in _all(root, name)]
    said = [words for words in said if words]
    return ", ".join(said if name == "creator" else said[:1])
