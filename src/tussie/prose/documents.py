"""Texts as people have them: plain, Markdown, HTML and EPUB, read into the text that is annotated.

Whatever the bytes are, there is an answer or one clear error. A book from a stranger is opened as one should open it:
its files are counted and measured first (`tussie.prose.formats.book`), its markup is read without entities of its own
and without the network (`tussie.prose.formats.markup`).
"""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from tussie.errors import MalformedText, NotInstalled, clipped

if TYPE_CHECKING:
    from tussie.prose.formats.markup import Run

_KINDS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".epub": "epub",
}  # fmt: skip
#: The longest novels have six million letters, books with all their pictures some hundred million bytes.
_MOST = 512_000_000
_MOST_TEXT = 64_000_000
#: UTF-32 first, because its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED = re.compile(rb"""<(?:\?xml|meta)\b[^>]*?\b(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
#: What a page may declare. Browsers read Latin-1 and ASCII as Windows-1252, because that is what their pages are.
_DECLARABLE = re.compile(
    r"utf-?8|iso-?8859-\d+|windows-125\d|cp125\d|koi8-[ru]|macintosh|shift_jis|euc-(?:jp|kr)|gb\w+|big5"
)
_REALLY = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "macintosh": "mac_roman",
}
#: Where nothing is declared: what English prose was saved as, and only if it is none of these, what else is common.
_LIKELY = (("cp1252", "mac_roman"), ("cp1251", "koi8_r", "cp1250", "shift_jis", "euc_jp", "gb18030"))
#: Characters that are in no text; the form feed and the end mark of DOS are in old ones.
_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
#: In a text of so many characters one of them may stand.
_STRAY = 10_000
_MARKUP = re.compile(r"\s*<(?:!doctype html|html|\?xml|!--)", re.IGNORECASE)
_ZIP, _PDF = b"PK\x03\x04", b"%PDF-"
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


_MISSING = "HTML and EPUB need lxml and nh3; install them with pip install 'tussie[prose]', or give plain text"


class Document(NamedTuple):
    """A text and what it was read from.

    `text` is what is annotated; in a plain or Markdown text it is the decoded file itself, so that places in the one
    are places in the other. `kind` is ``txt``, ``md``, ``html`` or ``epub``; `encoding` what the bytes were read as;
    `language` an ISO 639 code; title, author and language are ``""`` where the document does not say. `source` are the
    bytes, and `runs` tell for each stretch of the text where it stands in their markup (none in plain text and
    Markdown).
    """

    text: str
    title: str = ""
    author: str = ""
    language: str = ""
    kind: str = "txt"
    encoding: str = "utf-8"
    source: bytes = b""
    runs: tuple[Run, ...] = ()


def read_document(raw: bytes, name: str, *, most: int = _MOST_TEXT) -> Document:
    """Read a text, a page or a book.

    More precisely: `raw` are the bytes of a file and `name` is its name, whose suffix tells the kind (``.txt``,
    ``.md``, ``.html``, ``.xhtml``, ``.epub``); without a suffix that is known, what the bytes look like. The encoding
    is that of a byte order mark, else UTF-8, else the one declared in HTML or XML, else the likeliest;
    `Document.encoding` tells which. Of HTML and EPUB the visible text is read, with blank lines between paragraphs and
    without scripts, styles and navigation. No more than `most` characters are read. Raises `MalformedText` for what is
    no text, or more of it, and for a book that is broken, locked or dangerous to open; `NotInstalled` where
    ``tussie[prose]`` is needed and not installed.

    >>> page = read_document(b"<title>Ophelia</title><p>There's <i>rosemary</i>,<p>for remembrance.", "ophelia.html")
    >>> page.title, page.text
    ('Ophelia', "There's rosemary,\\n\\nfor remembrance.")
    """
    if len(raw) > _MOST:
        raise MalformedText(f"{clipped(name)!r} has {len(raw):,} bytes; expected a book of no more than {_MOST:,}")
    kind = _KINDS.get(os.path.splitext(name)[1].lower(), "")
    if kind == "epub" or raw.startswith(_ZIP):
        # Plain text needs no parser of markup.
        try:
            from tussie.prose.formats.book import read_book  # noqa: PLC0415
        except ImportError:
            raise NotInstalled(_MISSING) from None
        return read_book(raw, name, most)
    text, encoding = decoded(raw, name)
    if len(text) > most:
        raise too_long(name, most)
    if not kind:
        kind = "html" if _MARKUP.match(text) else "txt"
    if kind == "html":
        try:
            from tussie.prose.formats.markup import read_page  # noqa: PLC0415
        except ImportError:
            raise NotInstalled(_MISSING) from None
        return read_page(raw, name)
    title, author = _front_matter(text) if kind == "md" else ("", "")
    return Document(text, title, author, kind=kind, encoding=encoding, source=raw)


def too_long(name: str, most: int) -> MalformedText:
    """The error for a document that has more text than somebody takes."""
    return MalformedText(f"{clipped(name)!r} has more than {most:,} characters of text; send a part of it")


def decoded(raw: bytes, name: str) -> tuple[str, str]:
    """Bytes as text, and the encoding they were read as.

    `name` is what an error calls them. A byte order mark is no part of the text. Raises `MalformedText` when they are
    no text, or more of it than a book has.

    >>> decoded("Eleanor’s rose".encode("cp1252"), "story.txt")
    ('Eleanor’s rose', 'cp1252')
    """
    if len(raw) > _MOST_TEXT:
        raise MalformedText(f"{clipped(name)!r} has {len(raw):,} bytes of text; expected {_MOST_TEXT:,} at most")
    text, encoding = _decoded(raw, name)
    if text.count("\0") == 0 and 0 < len(_BINARY.findall(text)) <= len(text) // _STRAY:
        # A slip of whoever scanned the book; no format could carry it. The place of everything else stays.
        text = _BINARY.sub("\N{REPLACEMENT CHARACTER}", text)
    if found := _BINARY.search(text):
        what = "a PDF; save its text as .txt" if raw.startswith(_PDF) else "a text file, HTML or EPUB"
        raise MalformedText(
            f"{clipped(name)!r} is no text (character {found.start()} is {ord(found[0]):#04x}); "
            + (f"it is {what}" if raw.startswith(_PDF) else f"expected {what}")
        )
    return text, encoding


def _decoded(raw: bytes, name: str) -> tuple[str, str]:
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), "")
    declared = _declared(raw)
    for encoding in filter(None, (marked, "utf-8", declared)):
        try:
            return raw.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            if encoding == marked:
                break
    if not marked and b"\0" not in raw:
        # Most files are UTF-8 and need no guess.
        try:
            from charset_normalizer import from_bytes  # noqa: PLC0415
        except ImportError:
            words = "its encoding needs charset-normalizer; install it with pip install 'tussie[prose]'"
            raise NotInstalled(f"{clipped(name)!r} is not UTF-8, and to find {words}, or save it as UTF-8") from None

        for encodings in _LIKELY:
            if best := from_bytes(raw, cp_isolation=list(encodings)).best():
                try:
                    return raw.decode(best.encoding), best.encoding
                except UnicodeDecodeError:
                    continue
    expected = f"{marked.removesuffix('-sig').upper()}, as it begins" if marked else "text in UTF-8"
    raise MalformedText(f"the encoding of {clipped(name)!r} is not known; expected {expected}: save it as UTF-8")


def _declared(raw: bytes) -> str:
    """The encoding that a page or an XML file declares, as Python calls it; ``""`` for none that we trust."""
    found = _DECLARED.search(raw, 0, 1024)
    declared = found[1].decode("ascii", "replace").lower() if found else ""
    declared = _REALLY.get(declared, declared)
    if declared != "mac_roman" and not _DECLARABLE.fullmatch(declared):
        return ""
    try:
        return codecs.lookup(declared).name
    except LookupError:
        return ""


def _front_matter(text: str) -> tuple[str, str]:
    """Title and author of a Markdown text: of the block at its head, or its first heading."""
    # No more of it than a head can be: the patterns are slow on a long line of blanks.
    text = text[:4000]
    head = _FRONT_MATTER.match(text)
    said: dict[str, str] = (
        dict(re.findall(r"^(title|author):[ \t]*(\S.*?)[ \t\r]*$", head[1], re.MULTILINE)) if head else {}
    )
    heading = re.search(r"^#[ \t]+(\S.*?)[ \t#]*\r?$", text, re.MULTILINE)
    title = said.get("title") or (heading[1] if heading else "")
    return title.strip("\"'"), said.get("author", "").strip("\"'")
