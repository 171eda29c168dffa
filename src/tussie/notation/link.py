"""A bouquet as a link and back: the link holds the notation itself, so that nothing needs to be asked of anybody.

The grammar::

    link = "tussie:" notation | http address "?bouquet=" notation     (percent-encoded)
"""

from __future__ import annotations

from tussie.bouquet import Bouquet
from tussie.errors import MalformedText, clipped

SCHEME = "tussie:"


def to_link(bouquet: Bouquet, *, site: str = "") -> str:
    """The bouquet as a link.

    More precisely: ``tussie:`` and the notation, percent-encoded as RFC 3986 asks; with a `site` (an http or https
    address) its address and the notation as the query ``bouquet``. `tussie.parse` reads both. Raises `MalformedText`
    for a site that is none.

    >>> from tussie import parse
    >>> to_link(parse("3 red roses"))
    'tussie:3%20red%20rose'
    """
    from urllib.parse import quote, urlsplit  # noqa: PLC0415 - few bouquets become links

    notation = quote(str(bouquet), safe=":,", errors="replace")
    if not site:
        return SCHEME + notation
    plain = site.isascii() and site.isprintable() and not any(sign in site for sign in ' <>"?#[]')
    if not plain or not site.startswith(("http://", "https://")) or not urlsplit(site).hostname:
        raise MalformedText(f"{clipped(site)!r} is no address of a site; expected one such as https://example.org/read")
    return f"{site}?bouquet={notation}"


def from_link(text: str) -> str:
    """The notation in a link; any other text as it is.

    >>> from_link("tussie:3%20red%20rose")
    '3 red rose'
    """
    said = text.strip()
    scheme = said[:8].lower()
    if scheme.startswith(SCHEME) and not said[len(SCHEME) :].startswith("//"):
        from urllib.parse import unquote  # noqa: PLC0415

        return unquote(said[len(SCHEME) :])
    if scheme.startswith(("http://", "https://")):
        from urllib.parse import parse_qs  # noqa: PLC0415

        # Of an address the question is wanted; what stands before it may be none that anybody could ask ("http://[").
        return parse_qs(said.partition("#")[0].partition("?")[2]).get("bouquet", [text])[0]
    return text
