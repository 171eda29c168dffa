"""SVG to PNG and PDF, by Typst: one wheel without system libraries, which sets the cards too.

It is an extra (``pip install 'tussie[print]'``), because it is larger than all the rest, and a picture on a page needs
only SVG.
"""

from __future__ import annotations

import os
import re
from typing import Any

from tussie.errors import CannotPrint, ImpossibleWish, NotInstalled

#: EB Garamond, under the SIL Open Font Licence.
FONTS = os.path.join(os.path.dirname(__file__), "fonts")

_PICTURE = b"""
#set document(date: none)
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("picture.svg", width: 400pt)
"""


def png(svg: str, *, width: int) -> bytes:
    """An SVG as PNG, so many pixels wide.

    Raises `ImpossibleWish` when `width` is not 16 to 8,000, `NotInstalled` without Typst.
    """
    if not 16 <= width <= 8_000:
        raise ImpossibleWish(f"no picture is {width} pixels wide; expected 16 to 8000")
    return _picture(svg, format="png", ppi=72 * width / 400)


def pdf(svg: str) -> bytes:
    """An SVG as a PDF of one page, 400 points wide. Raises `NotInstalled` without Typst."""
    return _picture(svg, format="pdf")


def _picture(svg: str, **options: Any) -> bytes:
    files = {"main.typ": _PICTURE, "picture.svg": svg.encode()}
    return typeset(files, system_fonts=not covered(svg), **options)


#: Scripts that the shipped typeface has: Latin, Greek, Cyrillic, and the signs that go with them.
_COVERED = re.compile("[\u0000-\u052f\u1e00-\u206f\u20a0-\u20bf\u2100-\u214f\u26a0\u2767\ufb00-\ufb06]*")


def covered(text: str) -> bool:
    """Whether the typeface that ships has every letter of a text.

    >>> covered("Für Mutter"), covered("桜")
    (True, False)
    """
    return _COVERED.fullmatch(text) is not None


def typeset(files: dict[str, bytes], *, system_fonts: bool = False, **options: Any) -> bytes:
    """What Typst makes of ``main.typ`` and the files beside it: the bytes of a PDF, or of the PNG of one page.

    `system_fonts` lets it look for scripts that the shipped typeface lacks, on whatever machine this is. Raises
    `NotInstalled` without Typst, and `CannotPrint` when it says no.
    """
    try:
        import typst  # noqa: PLC0415 - an extra
    except ImportError:
        raise NotInstalled(
            "PNG, PDF and cards need Typst; install it with pip install 'tussie[print]', or draw SVG"
        ) from None
    try:
        made = typst.compile(files, font_paths=[FONTS], ignore_system_fonts=not system_fonts, **options)
    except typst.TypstError as error:
        raise CannotPrint(f"the page could not be set ({str(error).splitlines()[0]})") from error
    assert isinstance(made, bytes)
    return made
