"""Text to bouquet and back.

Three ways of writing a bouquet are understood, and `str` of a bouquet is always the first or the
second, so that text and value round-trip.

**Ring by ring**, one ring a line, innermost first::

    tradition: victorian
    occasion: wedding
    centre: 1 white zinnia, 1 white chrysanthemum
    ring: 8 daffodil, 8 deep pink rose
    edge: 9 white iris, 12 sweet alyssum
    vase: milk glass
    ribbon: black

**As a list**, which is a bouquet of one ring: ``3 red roses, ivy and a sprig of rosemary``.

**As a description**: ``a white zinnia in the middle, roses around it, edged with ivy``. A
description may say more than the flowers; the words between are passed over.

A link that holds a bouquet (`tussie.notation.link`) is read as the notation in it.

The grammar of the first two::

    bouquet  = { header | ring } | list
    header   = ("tradition" | "occasion" | "vase" | "ribbon" | "manner") ":" words
    ring     = ("centre" | "ring" | "edge" | their synonyms) ":" list
    list     = item { ("," | ";" | "and" | "with" | "&" | "+" | newline) item }
    item     = [ count ] { modifier } name [ part ] [ manner ]
    count    = digits | "a" | "two" ... "two dozen" | "some"
    modifier = colour | "dried" | "withered" | variety | "sprig of" | "bunch of" | "small" ...
    name     = any name of a plant, singular or plural, in any of the lexicon's languages
    part     = "bud" | "leaf" | "blossom" | "berries" | "sprig" ...
    manner   = "reversed" | "upside down" | "leaning left" ...

A number that is not said is one for a single flower ("ivy", "a rose") and *some* for several
("roses"); ``some`` is also how it is written.
"""

from __future__ import annotations

import re

from tussie.bouquet import CENTRE, EDGE, RING, Bouquet, Ring
from tussie.errors import MalformedText, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.lexicon.names import key
from tussie.notation.description import describe, describes
from tussie.notation.items import Reader, asides
from tussie.notation.link import from_link
from tussie.notation.words import MANNER_KEYS, MANNERS

__all__ = ["parse"]

#: Longer texts are not bouquets. (A book is read by `tussie annotate`, not by this parser.)
MAX_TEXT = 100_000
#: A description is searched word by word; nobody needs more of them for one bouquet.
MAX_DESCRIPTION = 20_000
MAX_STEMS = 1_000

#: What stands before the colon, for a ring.
_RING_LABELS = {
    CENTRE: "centre center middle heart core inside inner focal".split(),
    RING: ["ring", "circle", "around", "round", "inner ring", "middle ring", "second ring", "next", "main"],
    EDGE: ["edge", "rim", "border", "outer ring", "outside", "outer", "collar", "fringe", "outer circle"],
}
_RING_OF = {label: ring for ring, labels in _RING_LABELS.items() for label in labels}
_HEADERS = ("tradition", "occasion", "vase", "ribbon", "manner")


def parse(text: str, *, tradition: str | None = None) -> Bouquet:
    """Read a bouquet from text.

    More precisely: `text` is in one of the three forms above; `tradition` (an id, a label or a word
    for one) settles shared names such as marigold, and stands behind a ``tradition:`` line of the
    text. Returns a `Bouquet` whose `str` parses to an equal one.

    Raises `MalformedText` (nothing in it, too long, an impossible count), `UnknownName` (no such
    flower; with near matches) or `AmbiguousName` (several such flowers), each with the place.

    >>> print(parse("three deep pink roses, ivy and a sprig of rosemary"))
    3 deep pink rose, 1 ivy, 1 rosemary sprig
    >>> print(parse("a white zinnia in the middle, roses around it, edged with ivy"))
    centre: 1 white zinnia
    ring: some rose
    edge: 1 ivy
    """
    lex = load_lexicon()
    if len(text) > MAX_TEXT:
        raise MalformedText(
            f"the text has {len(text):,} characters, a bouquet has at most {MAX_TEXT:,}; give one bouquet"
        )
    if ":" in text[:12]:
        text = from_link(text)
    if not any(map(str.isalnum, text)):
        raise MalformedText(
            f"no flower in {clipped(text)!r}; write a bouquet such as '3 red roses, ivy and a sprig of rosemary'"
        )
    text = _on_lines(text)
    chosen = lex.tradition(tradition).id if tradition else ""
    headers, labelled, rest = _labels(text, lex)
    chosen = headers.pop("tradition", chosen)
    reader = Reader(text, lex, chosen or DEFAULT_TRADITION)
    if labelled:
        if stray := next(iter(reader.tokens(*rest)), None) if rest else None:
            raise MalformedText(
                f"{text[stray.at : stray.at + 40].splitlines()[0]!r} stands in no ring; "
                "write it after 'centre:', 'ring:' or 'edge:'",
                text=text, at=stray.at, length=stray.length,
            )  # fmt: skip
        rings = tuple(
            Ring(name, stems) for name, start, end in labelled if (stems := reader.items(reader.tokens(start, end)))
        )
    elif rest:
        headers = {name: words for name, (words, _) in asides(text, *rest).items()} | headers
        rings = _unlabelled(reader, *rest)
    else:
        rings = ()
    if not any(ring.stems for ring in rings):
        raise MalformedText(f"no flower in {clipped(text.strip())!r}; name some, such as '3 red roses, ivy'")
    if sum(len(ring.stems) for ring in rings) > MAX_STEMS:
        raise MalformedText(f"a bouquet has at most {MAX_STEMS:,} kinds of stem; give a part of it")
    return Bouquet(rings, chosen, **headers)


def _on_lines(text: str) -> str:
    """The text in composed characters, with every label at the start of a line of its own."""
    if not text.isascii():
        import unicodedata  # noqa: PLC0415 - ASCII, the common case, starts without it

        text = unicodedata.normalize("NFC", text)
    if ":" not in text or ";" not in text:
        return text
    labels = "|".join(map(re.escape, (*_RING_OF, *_HEADERS)))
    # One character for one, so that places in the text stay where they are.
    return re.sub(rf"(?i);(?=\s*(?:{labels})\s*:)", "\n", text)


def _unlabelled(reader: Reader, start: int, end: int) -> tuple[Ring, ...]:
    """The rings of a description, or the one ring of a list."""
    tokens = reader.tokens(start, end)
    if describes(tokens):
        if end - start > MAX_DESCRIPTION:
            raise MalformedText(
                f"the description has {end - start:,} characters, at most {MAX_DESCRIPTION:,} are read; "
                "give the passage about the bouquet"
            )
        if rings := describe(reader, tokens):
            return rings
    return (Ring("", reader.items(tokens)),)


def _labels(text: str, lex: Lexicon) -> tuple[dict[str, str], list[tuple[str, int, int]], tuple[int, int] | None]:
    """The headers, the spans of the labelled rings, and the span of what is left."""
    headers: dict[str, str] = {}
    rings: list[tuple[str, int, int]] = []
    rest: tuple[int, int] | None = None
    at = 0
    for line in text.splitlines(keepends=True):
        label, colon, value = line.partition(":")
        name, start, end = key(label), at + len(label) + 1, at + len(line)
        if colon and name in _HEADERS:
            headers[name] = _header(name, value.strip(), text, start, lex)
        elif colon and name in _RING_OF:
            rings.append((_RING_OF[name], start, end))
        elif colon and len(name.split()) == 1 and value.strip() and not lex.knows(name):
            known = ", ".join((*_RING_LABELS, *_HEADERS))
            raise MalformedText(
                f"no ring is called {label.strip()!r}; expected one of {known}",
                text=text, at=at + len(label) - len(label.lstrip()), length=len(label.strip()),
            )  # fmt: skip
        elif line.strip():
            if rings and rest is None and line[:1].isspace():
                # An indented line goes on with the ring above it.
                rings[-1] = (rings[-1][0], rings[-1][1], end)
            else:
                rest = (rest[0] if rest else at, end)
        at = end
    return headers, rings, rest


def _header(name: str, value: str, text: str, at: int, lex: Lexicon) -> str:
    if name == "tradition":
        return lex.tradition(value).id
    if name == "manner":
        if manner := MANNER_KEYS.get(key(value)):
            return manner
        raise MalformedText(
            f"no manner is called {value!r}; expected one of {', '.join(MANNERS)}",
            text=text, at=at, length=len(value),
        )  # fmt: skip
    if name == "occasion":
        if occasion := lex.occasion(value):
            return occasion.id
        raise MalformedText(
            f"no occasion is called {value!r}; expected one of {', '.join(lex.occasions)}",
            text=text, at=at, length=len(value),
        )  # fmt: skip
    return value
