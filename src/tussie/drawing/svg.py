"""An SVG tree as text."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

#: What is markup, and what XML has no room for: control characters, lone surrogates, noncharacters.
_SPECIAL = re.compile('[&<>"\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_special = _SPECIAL.search
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def written(root: Element) -> str:
    """The tree as text, everything in it escaped; it reads back as the same tree.

    Characters that XML has no room for become spaces.

    ElementTree's own writer first looks through every name for namespaces, of which SVG on a page has one; that takes
    longer than drawing the flowers.

    >>> written(Element("g", {"id": '"<'}))
    '<g id="&quot;&lt;"/>'
    """
    parts: list[str] = []
    _write(root, parts)
    return "".join(parts)


def _write(element: Element, parts: list[str]) -> None:
    attributes = "".join(
        [f' {name}="{_escaped(value) if _special(value) else value}"' for name, value in element.items()]
    )
    if not len(element) and not element.text:
        parts.append(f"<{element.tag}{attributes}/>")
        return
    parts.append(f"<{element.tag}{attributes}>")
    if element.text:
        parts.append(_escaped(element.text, text=True))
    for child in element:
        _write(child, parts)
    parts.append(f"</{element.tag}>")


def _escaped(words: str, *, text: bool = False) -> str:
    return _SPECIAL.sub(lambda found: found[0] if text and found[0] in '"\n\t' else _ESCAPED.get(found[0], " "), words)
