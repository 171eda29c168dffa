"""The text of a page of HTML or of a chapter of a book, and marks set in it.

A text is read from a tree node by node. Each stretch of it, a `Run`, remembers its node, so that marks given by places
of the text (`set_marks`) come to stand in the very markup that it was read from.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from html.entities import html5
from typing import NamedTuple

import lxml.html
import nh3
from lxml import etree
from lxml.html.defs import empty_tags

from tussie.errors import MalformedText, clipped
from tussie.prose.documents import Document, decoded

#: What ends a paragraph, what is not read, and what of it keeps its line breaks.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th"
    " thead tr ul".split()
)
_SILENT = frozenset(
    "audio button canvas datalist head iframe math nav noscript object option rp rt script select style svg template"
    " textarea title video".split()
)
#: Words with single blanks between them. What is longer between two words, and a soft hyphen, is not of the text.
_WORDS = re.compile(r"[^ \t\n\r\f\xad]++(?:[ \t\n\r\f][^ \t\n\r\f\xad]++)*+")
_KEPT = re.compile(r"[^\xad]++")
_BLANKS = str.maketrans("\t\n\r\f", "    ")
#: What stands between two stretches of text: nothing, a blank, a line break, a new paragraph.
_GAPS = ("", " ", "\n", "\n\n")
_BLANK, _LINE, _PARAGRAPH = 1, 2, 3


class Run(NamedTuple):
    """A stretch of a document's text, and where it stands in the markup.

    ``text[start:end]`` are the characters from `offset` on of the text of a node, or of the text behind it where
    `tail`; a line break there may be a blank here. `part` is the file of a book, ``""`` on a page; `node` counts all
    nodes of its tree, in the order of the document.
    """

    start: int
    end: int
    part: str
    node: int
    tail: bool
    offset: int


class Place(NamedTuple):
    """Words that are to be marked, in the element `inside`; `first` and `last` of those that have the same mark."""

    words: str
    first: bool
    last: bool
    inside: etree._Element


#: Makes the element of a mark, which begins with the words; None leaves them as they are.
Wrap = Callable[[Place], etree._Element | None]


class Mark(NamedTuple):
    """A mark on ``text[start:end]``."""

    start: int
    end: int
    wrap: Wrap


class Sheet(NamedTuple):
    """A file of XML: its tree, its document type as it stands there, and whether it begins with a declaration."""

    root: etree._Element
    doctype: str
    declared: bool


def local(node: etree._Element) -> str:
    """The name of an element without its namespace; ``""`` for a comment or an instruction.

    >>> local(etree.fromstring("<p xmlns='http://www.w3.org/1999/xhtml'/>"))
    'p'
    """
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


# Reading.

#: The document type stands before the root; the other things there may be comments with anything in them.
_DOCTYPE = re.compile(r"((?>\s+|<\?.*?\?>|<!--.*?-->)*+)(<!DOCTYPE\b[^>\[]*+>)", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*);")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))


def read_sheet(raw: bytes, name: str) -> Sheet:
    """A file of XML as a tree. `name` is what an error calls it.

    The names that HTML has for characters are known; no entity is declared in the file itself, and nothing outside it
    is looked at. Raises `MalformedText` for XML that is broken, too deep or declares entities.

    >>> read_sheet(b"<p>&nbsp;rose</p>", "a.xhtml").root.text
    '\\xa0rose'
    """
    text, _ = decoded(raw, name)
    doctype = ""
    if found := _DOCTYPE.match(text):
        # Without it the parser knows no entities but the five of XML.
        doctype, text = found[2], found[1] + text[found.end() :]
    text = _ENTITY.sub(lambda found: found[0] if found[1] in _OF_XML else html5.get(f"{found[1]};", found[0]), text)
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.lstrip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise MalformedText(f"{clipped(name)!r} is broken XML ({_plain(error)}); mend it and try again") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise MalformedText(f"{clipped(name)!r} declares entities of its own; expected XML without them")
    return Sheet(root, doctype, text.lstrip().startswith("<?xml"))


def _plain(error: etree.XMLSyntaxError) -> str:
    return " ".join((error.msg or "no element").split())


def write_sheet(sheet: Sheet) -> bytes:
    """The tree as a file again, in UTF-8.

    Empty elements get an end tag where HTML wants one: many readers of books take ``<a id="x"/>`` for the start of a
    link.
    """
    for node in sheet.root.iter(etree.Element):
        if not len(node) and node.text is None and local(node) not in empty_tags:
            node.text = ""
    return etree.tostring(
        sheet.root.getroottree(), encoding="utf-8", xml_declaration=sheet.declared, doctype=sheet.doctype or None
    )


def read_page(raw: bytes, name: str) -> Document:
    """A page of HTML, or of XHTML, as a document. Raises `MalformedText` for one that is nested too deeply."""
    text, encoding = decoded(raw, name)
    tree = _tree(text, name)
    words, runs = text_of(_clean_body(tree))
    about = {node.get("name", "").lower(): node.get("content", "") for node in tree.iter("meta")}
    heading = next(tree.iter("title"), None)
    title = " ".join((heading.text or "").split()) if heading is not None else ""
    language = (tree.get("lang") or "").partition("-")[0].lower()
    return Document(words, title, about.get("author", ""), language, "html", encoding, raw, tuple(runs))


def clean_body(raw: bytes, name: str = "the page") -> etree._Element:
    """The body of a page without anything that runs, loads or sends: what its runs count the nodes of."""
    return _clean_body(_tree(decoded(raw, name)[0], name))


def _tree(text: str, name: str) -> etree._Element:
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    if text.lstrip().startswith("<?xml"):
        # XHTML closes elements in a way that HTML does not know; what claims to be it and is not, is read as HTML.
        try:
            sheet = read_sheet(text.encode(), name)
            text = etree.tostring(sheet.root, encoding="unicode", method="html")
        except MalformedText:
            text = re.sub(r"\A\s*<\?xml[^>]*>", "", text)
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        # A page of nothing, or of nothing but comments, has no element at all.
        return lxml.html.document_fromstring("<p></p>")
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise MalformedText(
            f"{clipped(name)!r} is nested too deeply to be read; expected a page with fewer elements in others"
        )
    return tree


#: Elements that may stay on a page, and what they may say of themselves.
_TAGS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div"
    " dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p pre q rp"
    " rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var"
    " wbr".split()
)
_ATTRIBUTES = {
    "*": {"dir", "hidden", "id", "lang", "title"}, "a": {"href"}, "img": {"alt", "height", "src", "width"},
    "ol": {"start", "type"}, "li": {"value"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"},
}  # fmt: skip
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[\w+/=\s]*", re.IGNORECASE)
#: Ids that begin so are ours.
OURS = "tussie-"


def _clean_body(tree: etree._Element) -> etree._Element:
    body = tree.find("body")
    cleaned = nh3.clean(
        etree.tostring(tree if body is None else body, encoding="unicode", method="html"),
        tags=set(_TAGS),
        clean_content_tags=set(_SILENT - _TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_allowed,
        url_schemes={"http", "https", "mailto", "data"},
        link_rel="noreferrer",
    )
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    return lxml.html.document_fromstring(f"<html><body>{cleaned}</body></html>".encode(), parser=parser)[0]


def _allowed(tag: str, name: str, value: str) -> str | None:
    if name == "id" and value.startswith(OURS):
        return None
    if name == "src":
        # Pictures within the page stay; others would be fetched from somewhere.
        return value if _PICTURE.fullmatch(value) else None
    return None if name == "href" and value.strip().lower().startswith("data:") else value


def text_of(root: etree._Element, part: str = "", at: int = 0) -> tuple[str, list[Run]]:
    """The visible text of a tree, with blank lines between paragraphs, and its runs.

    `part` is the name of the file, `at` where its text begins in that of the whole document.

    >>> text_of(etree.fromstring("<body><p>A <b>red</b>\\n   rose<br/>and</p><p>ivy</p></body>"))[0]
    'A red rose\\nand\\n\\nivy'
    """
    pieces: list[str] = []
    runs: list[Run] = []
    start, gap, silent, kept = at, 0, 0, 0
    number, opened = -1, list[int]()

    def add(text: str | None, node: int, tail: bool) -> None:
        nonlocal start, gap
        behind = 0
        for found in (_KEPT if kept else _WORDS).finditer(text or ""):
            if _has_blank(text or "", behind, found.start()):
                gap = max(gap, _BLANK)
            if gap and pieces:
                pieces.append(_GAPS[gap])
                start += len(_GAPS[gap])
            words = found[0] if kept else found[0].translate(_BLANKS)
            pieces.append(words)
            runs.append(Run(start, start + len(words), part, node, tail, found.start()))
            start, gap, behind = start + len(words), 0, found.end()
        if text and _has_blank(text, behind, len(text)):
            gap = max(gap, _BLANK)

    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local(node)
        if event == "start":
            number += 1
            opened.append(number)
            silent += bool(silent) or name in _SILENT or "hidden" in node.attrib
            kept += bool(kept) or name == "pre"
            if silent:
                continue
            gap = max(gap, _PARAGRAPH if name in _BLOCKS else _LINE if name == "br" else 0)
            add(node.text, number, False)
            continue
        if event == "end":
            mine = opened.pop()
            silent -= bool(silent)
            kept -= bool(kept)
            if name in _BLOCKS and not silent:
                gap = _PARAGRAPH
        else:
            number += 1
            mine = number
        if not silent and node is not root:
            add(node.tail, mine, True)
    return "".join(pieces), runs


def _has_blank(text: str, start: int, end: int) -> bool:
    return any(mark in " \t\n\r\f" for mark in text[start:end])


# Plain text as paragraphs.

#: Where a line is longer than this, lines are paragraphs: the text was not broken into lines at all.
_LONG_LINE = 120
#: Lines of verse are short.
_SHORT_LINE = 60
#: What XML has no room for.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def presentable(text: str) -> str:
    """A text of the same length that markup can hold: lines end in a line feed, forbidden characters are replaced.

    >>> presentable("rose\\r\\nivy\\x0c")
    'rose \\nivy\\ufffd'
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", " \n").replace("\r", "\n"))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a plain text begin and end: between blank lines, and at each line where lines are long.

    >>> paragraphs("A rose.\\n\\n  Ivy,\\nand rue.\\n")
    [(0, 7), (9, 24)]
    """
    found: list[tuple[int, int]] = []
    before = (0, 0)
    for line in re.finditer(r"[^\r\n]+", text):
        if not line[0].strip():
            continue
        # No more than one line ending may stand between two lines of a paragraph.
        next_line = re.fullmatch(r"\r?\n|\r", text[before[1] : line.start()])
        if found and next_line and max(len(line[0]), before[1] - before[0]) <= _LONG_LINE:
            found[-1] = (found[-1][0], line.end())
        else:
            found.append(line.span())
        before = line.span()
    return found


def is_verse(paragraph: str) -> bool:
    """Whether the lines of a paragraph are lines of verse, or of an address: several, and all of them short."""
    lines = paragraph.splitlines()
    return len(lines) > 1 and all(len(line.strip()) < _SHORT_LINE for line in lines)


# Marks.


class _Piece(NamedTuple):
    start: int
    end: int
    mark: Mark
    first: bool
    last: bool


def set_marks(root: etree._Element, runs: Sequence[Run], marks: Iterable[Mark]) -> None:
    """Set marks in the tree that the runs were read from; `runs` are those of this tree, in order.

    A mark that begins before the one before it ends is left out. One whose words stand in several nodes is set in each.
    """
    starts = [run.start for run in runs]
    pieces: dict[tuple[int, bool], list[_Piece]] = {}
    behind = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < behind:
            continue
        behind = mark.end
        slots: dict[tuple[int, bool], tuple[int, int]] = {}
        for run in runs[max(0, bisect_right(starts, mark.start) - 1) :]:
            if run.start >= mark.end:
                break
            if run.end <= mark.start:
                continue
            first = run.offset + max(mark.start, run.start) - run.start
            final = run.offset + min(mark.end, run.end) - run.start
            # Two runs of one node have only blanks between them.
            slots[run.node, run.tail] = (slots.get((run.node, run.tail), (first, 0))[0], final)
        for number, (slot, (first, final)) in enumerate(slots.items(), 1):
            pieces.setdefault(slot, []).append(_Piece(first, final, mark, number == 1, number == len(slots)))
    nodes = list(root.iter()) if pieces else []
    for (node, tail), of_node in pieces.items():
        _set(nodes[node], tail, of_node)


def _set(node: etree._Element, tail: bool, pieces: Sequence[_Piece]) -> None:
    """Marks in the text of a node, or in the text behind it."""
    parent = node.getparent() if tail else node
    assert parent is not None
    # A page of HTML may have characters that no tree lets itself be given.
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", (node.tail if tail else node.text) or "")
    made: list[tuple[_Piece, etree._Element]] = []
    for piece in pieces:
        element = piece.mark.wrap(Place(text[piece.start : piece.end], piece.first, piece.last, parent))
        if element is not None:
            made.append((piece, element))
    if not made:
        return
    before = text[: made[0][0].start]
    for number, (piece, element) in enumerate(made):
        element.tail = text[piece.end : made[number + 1][0].start if number + 1 < len(made) else len(text)]
    if tail:
        node.tail = before
    else:
        node.text = before
    at = parent.index(node) + 1 if tail else 0
    for number, (_, element) in enumerate(made):
        parent.insert(at + number, element)


def within_link(inside: etree._Element) -> bool:
    """Whether words there are part of a link, in which no other link can stand."""
    return local(inside) == "a" or any(local(node) == "a" for node in inside.iterancestors())
