"""A bouquet as a link and back: the link holds the notation itself, so that nothing needs to be asked of anybody.

The grammar::

    link = "tussie:" notation | http address "?bouquet=" notation     (percent-encoded)
"""

from __future__ import annotations

from tussie.bouquet import Bouquet
from tussie.errors import MalformedText

SCHEME = "tussie:"
_QUERY = "?bouquet="


def to_link(bouquet: Bouquet, *, site: str = "") -> str:
    """The bouquet as a link.

    More precisely: ``tussie:`` and the notation, percent-encoded as RFC 3986 asks; with a `site` (an http or https
    address) its address and the notation as the query ``bouquet``. `tussie.parse` reads both. Raises `MalformedText`
    for a site that is none.

    >>> from tussie import parse
    >>> to_link(parse("3 red roses"))
    'tussie:3%20red%20rose'
    """
    from urllib.parse import quote  # noqa: PLC0415 - few bouquets become links

    notation = quote(str(bouquet), safe=":,")
    if not site:
        return SCHEME + notation
    if not site.startswith(("http://", "https://")) or any(sign in site for sign in "?#") or not site.isprintable():
        raise MalformedText(f"{site!r} is no address of a site; expected one such as https://example.org/read")
    return f"{site}{_QUERY}{notation}"


def from_link(text: str) -> str:
    """The notation in a link; any other text as it is.

    >>> from_link("tussie:3%20red%20rose")
    '3 red rose'
    """
    said = text.strip()
    lowered = said[:8].lower()
    if lowered.startswith(SCHEME) and not said[len(SCHEME) :].startswith("//"):
        packed = said[len(SCHEME) :]
    elif lowered.startswith(("http://", "https://")) and _QUERY in said:
        packed = said.partition(_QUERY)[2].partition("&")[0]
    else:
        return text
    from urllib.parse import unquote  # noqa: PLC0415

    return unquote(packed.replace("+", " "))
