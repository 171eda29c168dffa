"""An annotated text as a file: a page to read, notes for Markdown and books, marks for scholars and programs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from tussie.errors import ImpossibleWish, NotInstalled, clipped

if TYPE_CHECKING:
    from tussie.prose.annotation import Annotation
    from tussie.prose.documents import Document

__all__ = ["SUFFIXES", "write_annotation"]

#: How our notes begin, in every format.
_OURS = re.compile(r"^(?:## )?The language of flowers in this (?:text|book)$", re.MULTILINE)
#: How the name of a file ends that an annotation can be written to.
SUFFIXES = (".html", ".md", ".epub", ".tei.xml", ".jsonl")


def write_annotation(annotation: Annotation, document: Document, suffix: str) -> bytes:
    """An annotation as the bytes of a file.

    More precisely: `annotation` is one of the text of `document`; `suffix` one of `SUFFIXES`. ``.html`` is a page of
    its own with a card at each flower; ``.md`` the text with footnotes; ``.epub`` the same book with notes, or a small
    new one; ``.tei.xml`` TEI P5; ``.jsonl`` a W3C Web Annotation on each line. All but the last hold the text, and end
    with the appendix. The same arguments give the same bytes. Raises `ImpossibleWish` for another suffix, an annotation
    of another text, and a book that has our notes already; `MalformedText` for a book that is damaged where it was not
    read; `NotInstalled` where ``tussie[prose]`` is needed and not installed.

    >>> from tussie.prose.annotation import Annotation
    >>> from tussie.prose.documents import Document
    >>> nothing = Annotation("No flowers here.", "", "victorian", (), (), (), (), ())
    >>> print(write_annotation(nothing, Document("No flowers here."), ".md").decode())
    No flowers here.
    <BLANKLINE>
    ## The language of flowers in this text
    <BLANKLINE>
    No flower is named.
    <BLANKLINE>
    """
    if suffix not in SUFFIXES:
        raise ImpossibleWish(f"no way to write {clipped(suffix)!r}; expected one of {', '.join(SUFFIXES)}")
    if annotation.text != document.text:
        raise ImpossibleWish("the annotation is of another text; annotate the text of this document")
    if _OURS.search(document.text):
        raise ImpossibleWish("this text has the notes of Tussie already; annotate the one that it was made from")
    try:
        writer = _writer(suffix)
    except ImportError:
        raise NotInstalled(f"{suffix} needs more libraries; install them with pip install 'tussie[prose]'") from None
    return writer(annotation, document)


def _writer(suffix: str) -> Callable[[Annotation, Document], bytes]:
    # Each is imported where it is asked for: notes for Markdown need neither pictures nor a parser of markup.
    if suffix == ".html":
        from tussie.prose.formats import html as writer  # noqa: PLC0415
    elif suffix == ".md":
        from tussie.prose.formats import markdown as writer  # type: ignore[no-redef]  # noqa: PLC0415
    elif suffix == ".epub":
        from tussie.prose.formats import epub as writer  # type: ignore[no-redef]  # noqa: PLC0415
    elif suffix == ".tei.xml":
        from tussie.prose.formats import tei as writer  # type: ignore[no-redef]  # noqa: PLC0415
    else:
        from tussie.prose.formats import webannotation as writer  # type: ignore[no-redef]  # noqa: PLC0415
    return writer.write
