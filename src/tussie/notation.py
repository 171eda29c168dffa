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
from collections.abc import Iterator
from typing import NamedTuple, NoReturn

from tussie.bouquet import CENTRE, EDGE, RING, STATES, Bouquet, Flower, Ring, Stem
from tussie.errors import AmbiguousName, MalformedText, UnknownName
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, lexicon
from tussie.lexicon.names import key, singulars

#: Longer texts are not bouquets. (A book is read by `tussie annotate`, not by this parser.)
MAX_TEXT = 100_000
MAX_NUMBER = 10_000
MAX_STEMS = 1_000
#: No name of a plant has more words than this.
_LONGEST_NAME = 7

_TOKEN = re.compile(
    r"(?P<number>(?<!\w)[-+−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w))"
    # "3roses": a number may lean on its word. An abbreviated "St." keeps its stop.
    r"|(?P<stuck>\d+(?=[^\W\d]))"
    r"|(?P<word>(?:St|Mt|Dr)\.(?=\s)|\w+(?:['’]\w+)*)|(?P<break>\n)|(?P<mark>[^\w\s])"
)


class Token(NamedTuple):
    """A word, number, mark or line break, its filed form, and where it stands in the text."""

    kind: str
    key: str
    at: int
    length: int


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * tens
    for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
}
_NUMBERS |= {"a": 1, "an": 1, "single": 1, "another": 1}
_TIMES = {"dozen": 12, "dozens": 12, "hundred": 100, "score": 20, "pair": 2, "couple": 2, "pairs": 2}
_SOME = frozenset("some several few many lots plenty various".split())

#: "a sprig of", "two leaves of": what is counted, and the part of the plant it is ("" = the flower).
_MEASURES = {
    "sprig": "branch", "spray": "branch", "branch": "branch", "twig": "branch", "bough": "branch",
    "bud": "bud", "leaf": "leaf", "petal": "petal", "seed": "seed", "root": "root", "thorn": "thorn",
    "stem": "", "stalk": "", "head": "", "bloom": "bloom", "blossom": "bloom", "flower": "",
    "kind": "", "sort": "", "trail": "", "strand": "",
    "garland": "wreath", "wreath": "wreath", "crown": "wreath", "chaplet": "wreath",
}  # fmt: skip
#: "a bunch of roses": the number of bunches is not a number of roses.
_HEAPS = frozenset("bunch bunches handful handfuls posy mass cluster clusters armful cloud bouquet".split())
#: Words after a name that show a part of the plant.
_PARTS = {
    "bud": "bud", "rosebud": "bud", "leaf": "leaf", "foliage": "leaf", "blossom": "bloom",
    "flower": "bloom", "bloom": "bloom", "berry": "fruit", "hip": "fruit", "fruit": "fruit",
    "cone": "fruit", "pod": "fruit", "nut": "fruit", "seed": "seed", "seedhead": "seed",
    "branch": "branch", "sprig": "branch", "spray": "branch", "twig": "branch", "tree": "tree",
    "root": "root", "thorn": "thorn", "wood": "wood", "bark": "wood", "petal": "petal",
    "stem": "stem", "stalk": "stem", "wreath": "wreath", "garland": "wreath", "plant": "plant",
}  # fmt: skip
_STATES = {state: state for state in STATES} | {"faded": "withered", "wilted": "withered", "dry": "dried"}
#: How a stem may be held or trimmed, by the words for it.
MANNERS = {
    "reversed": ("reversed", "upside down", "inverted", "head down", "turned down"),
    "upright": ("upright", "held upright"),
    "presented-upright": ("presented upright", "given upright"),
    "hanging": ("hanging", "hanging down", "pendent"),
    "leaning-left": ("leaning left", "leaning to the left", "inclined to the left", "tilted left"),
    "leaning-right": ("leaning right", "leaning to the right", "inclined to the right", "tilted right"),
    "reversed-leaning-left": ("reversed leaning left", "reversed and leaning left"),
    "reversed-leaning-right": ("reversed leaning right", "reversed and leaning right"),
    "right-hand": ("right hand", "in the right hand", "given with the right hand"),
    "right-hand-leaning-left": ("right hand leaning left", "in the right hand leaning left"),
    "left-hand": ("left hand", "in the left hand", "given with the left hand"),
    "to-lips": ("to lips", "touched to the lips", "pressed to the lips"),
    "petal-torn": ("petal torn", "with a petal torn off"),
    "in-hand": ("in hand", "in the hand"),
    "on-heart": ("on heart", "on the heart", "over the heart"),
    "on-bosom": ("on bosom", "on the bosom", "on the breast"),
    "at-heart-height": ("at heart height", "at the height of the heart"),
    "at-eye-height": ("at eye height", "at the height of the eyes"),
    "arm-down": ("arm down", "with the arm down"),
    "round-bouquet": ("round bouquet", "round the bouquet", "twined around the bouquet"),
    "folded": ("folded", "folded together"),
}
_MANNER_KEYS = {tuple(words.split()): manner for manner, all_words in MANNERS.items() for words in all_words}
#: Words that say nothing the reader could use.
_FILLERS = frozenset(
    (
        "the of x × fresh beautiful pretty lovely small large tiny big little long tall short stemmed "
        "fragrant scented sweetly delicate fine full wild cut real just only also then finally "
        "perhaps please gorgeous perfect simple humble stately bright soft my her his their our your "
        "this these those that"
    ).split()
)
_SEPARATORS = frozenset("and with plus or et und y e & + , ; . · • / ( )".split())

#: What stands before the colon, for a ring.
_RING_LABELS = {
    CENTRE: "centre center middle heart core inside inner focal".split(),
    RING: ["ring", "circle", "around", "round", "inner ring", "middle ring", "second ring", "next", "main"],
    EDGE: ["edge", "rim", "border", "outer ring", "outside", "outer", "collar", "fringe", "outer circle"],
}
_RING_OF = {label: ring for ring, labels in _RING_LABELS.items() for label in labels}
_HEADERS = ("tradition", "occasion", "vase", "ribbon", "manner")

_HEART = "(?:very )?(?:centre|center|middle|heart|core)"
_THEM = "(?:them|it|these|those|this|that|him|her)"
_GROUP = "(?:flowers?|ones?|blooms?|blossoms?)"
#: Phrases of a description that say where flowers stand. Those that end in a joint ("edged with")
#: speak of what follows; the others of what stands next to them.
_CUES = (
    rf"(?P<edge>\b(?:edged|bordered|rimmed|fringed|framed|trimmed|finished) (?:with|by|in)\b"
    rf"|\b(?:an? )?(?:edging|border|fringe|collar|frame) of\b"
    rf"|\b(?:(?:in|on|at|along|around|round|to|over) )?(?:the|its|their|an) "
    rf"(?:outer ring|outer circle|outer edge|outside|edges?|rim|border)(?: of)?\b)"
    rf"|(?P<ring>\b(?:a)?round (?:the |a |some )?(?:\w+ ){{0,3}}{_GROUP}(?: in the {_HEART})?\b"
    rf"|\b(?:all )?(?:a)?round {_THEM}(?: all)?\b|\b(?:surrounded|encircled|ringed|circled|wreathed) (?:with|by)\b"
    rf"|\b(?:in )?(?:an?|the) (?:inner |second |next |middle )?(?:circle|ring) of\b"
    rf"|\b(?:in|form\w*|weav\w*|wove|mak\w*|made) (?:an?|the) (?:inner |second |next |middle )?(?:circle|ring)\b)"
    rf"|(?P<centre>\b(?:in|at|for|as|with) (?:the|its|their|a) {_HEART}(?: of (?:the|this) \w+)?\b"
    rf"|\b{_HEART} of\b)"
)
#: One of these begins some word of every cue.
_CUE_WORDS = tuple(
    (
        "edg border rim fring fram trim finish collar out around round surround encircl ring circl "
        "wreath cent middle heart core"
    ).split()
)
_SPEAKS_OF_NEXT = ("with", "by", "of", "in")
#: What is said in passing about the ribbon and the vase, and the words it is recognised by.
_ASIDES = {
    "ribbon": (
        ("ribbon",),
        r"(?i)\b(?:tied|bound|wrapped|with)(?: up)?(?: with| in| by)?(?: an?| the)? ([\w -]{0,40}?)\bribbons?\b",
    ),
    "vase": (
        ("vase", "jug", "jar", "bowl", "pitcher"),
        r"(?i)\bin (?:an?|the) ([\w -]{0,40}?(?:vase|jug|jar|bowl|pitcher))\b",
    ),
}


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
    lex = lexicon()
    if len(text) > MAX_TEXT:
        raise MalformedText(
            f"the text has {len(text):,} characters, a bouquet has at most {MAX_TEXT:,}; give one bouquet"
        )
    if not any(map(str.isalnum, text)):
        raise MalformedText(
            f"no flower in {text[:40]!r}; write a bouquet such as '3 red roses, ivy and a sprig of rosemary'"
        )
    chosen = lex.tradition(tradition).id if tradition else ""
    headers, labelled, rest = _labels(text, lex)
    chosen = headers.pop("tradition", chosen)
    reader = _Reader(text, lex, chosen or DEFAULT_TRADITION)
    if labelled:
        if stray := next(iter(reader.tokens(*rest)), None) if rest else None:
            raise MalformedText(
                f"{text[stray.at : stray.at + 40].splitlines()[0]!r} stands in no ring; "
                "write it after 'centre:', 'ring:' or 'edge:'",
                text=text, at=stray.at, length=stray.length,
            )  # fmt: skip
        rings = tuple(
            Ring(name, stems) for name, start, end in labelled if (stems := reader.items(start, end))
        )
    else:
        start, end = rest or (0, len(text))
        headers = {name: words for name, (words, _) in _asides(text, start, end).items()} | headers
        rings = reader.description(start, end) if reader.describes(start, end) else ()
        rings = rings or (Ring("", reader.items(start, end)),)
    if not any(ring.stems for ring in rings):
        raise MalformedText(f"no flower in {text.strip()[:60]!r}; see `tussie read --help` for examples")
    if sum(len(ring.stems) for ring in rings) > MAX_STEMS:
        raise MalformedText(f"a bouquet has at most {MAX_STEMS:,} kinds of stem; give a part of it")
    return Bouquet(rings, chosen, **headers)


def _asides(text: str, start: int, end: int) -> dict[str, tuple[str, tuple[int, int]]]:
    """What is said of ribbon and vase, and where: "tied with a black ribbon"."""
    asides = {}
    lower = text[start:end].lower()
    for name, (words, pattern) in _ASIDES.items():
        if any(word in lower for word in words) and (found := re.compile(pattern).search(text, start, end)):
            asides[name] = (found[1].strip(), found.span())
    return asides


def _labels(
    text: str, lex: Lexicon
) -> tuple[dict[str, str], list[tuple[str, int, int]], tuple[int, int] | None]:
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
        if manner := _MANNER_KEYS.get(tuple(key(value).split())):
            return manner
        raise MalformedText(
            f"no manner is called {value!r}; expected one of {', '.join(MANNERS)}",
            text=text, at=at, length=len(value),
        )  # fmt: skip
    if name == "occasion":
        for occasion in lex.occasions.values():
            if key(value) in {occasion.id, *map(key, occasion.words)}:
                return occasion.id
        raise MalformedText(
            f"no occasion is called {value!r}; expected one of {', '.join(lex.occasions)}",
            text=text, at=at, length=len(value),
        )  # fmt: skip
    return value


class _Phrase(NamedTuple):
    """What stands before a name: how many of what colour, part and variety."""

    number: int | None
    said: bool
    colour: str
    part: str
    variety: str
    manner: str
    end: int


class _Reader:
    """Reads items out of one text. It has no state but the text and where names are looked up."""

    def __init__(self, text: str, lex: Lexicon, tradition: str) -> None:
        self.text = text
        self.lex = lex
        self.tradition = tradition

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words, numbers and marks of a part of the text, without its asides."""
        asides = [span for _, span in _asides(self.text, start, end).values()]
        found = []
        for match in _TOKEN.finditer(self.text, start, end):
            if any(first <= match.start() < last for first, last in asides):
                continue
            kind = "number" if match.lastgroup == "stuck" else match.lastgroup or ""
            word = match[0] if kind != "word" else key(match[0])
            found.append(Token(kind, word, match.start(), len(match[0])))
        return found

    # A list: every word must be part of an item.

    def items(self, start: int, end: int) -> tuple[Stem, ...]:
        tokens = self.tokens(start, end)
        stems: list[Stem] = []
        at = 0
        while at < len(tokens):
            if tokens[at].key in _SEPARATORS or tokens[at].kind == "break":
                at += 1
                continue
            stem, at = self._item(tokens, at)
            stems.append(stem)
            if at < len(tokens) and not self._may_follow(tokens[at]):
                self._unknown(tokens, at)
        return tuple(stems)

    def _may_follow(self, token: Token) -> bool:
        return (
            token.key in _SEPARATORS
            or token.kind in ("break", "number")
            or token.key in _NUMBERS
            or token.key in _SOME
        )

    def _item(self, tokens: list[Token], at: int) -> tuple[Stem, int]:
        """The item that starts here, and where it ends. Raises when there is none."""
        phrase = self._phrase(tokens, at)
        if phrase.end >= len(tokens):
            last = tokens[-1]
            said = self.text[tokens[at].at : last.at + last.length]
            raise MalformedText(
                f"{said!r} names no flower; expected one, as in '3 red roses'",
                text=self.text, at=tokens[at].at, length=len(said),
            )  # fmt: skip
        found = self._name(tokens, phrase.end)
        if found is None:
            self._unknown(tokens, phrase.end)
        return self._finish(tokens, phrase, *found)

    def _finish(
        self, tokens: list[Token], phrase: _Phrase, flower: Flower, plural: bool, at: int
    ) -> tuple[Stem, int]:
        """The stem, once what stands behind the name has been read too."""
        colour, part, variety, manner = (
            phrase.colour or flower.colour,
            phrase.part or flower.part,
            phrase.variety or flower.variety,
            phrase.manner,
        )
        while at < len(tokens):
            singular = next((w for w in singulars(tokens[at].key) if w in _PARTS), "")
            if singular and tokens[at].kind == "word":
                part, plural = part or _PARTS[singular], singular != tokens[at].key
                at += 1
            elif not manner and (found := self._manner(tokens, at)):
                manner, at = found
            elif tokens[at].key == "(" and (aside := self._aside(tokens, at)):
                colour, at = colour or aside[0], aside[1]
            else:
                break
        number = phrase.number if phrase.said else None if plural else 1
        flower = flower._replace(colour=colour, part=part, variety=variety)
        return Stem(flower, number, manner), at

    def _aside(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """A colour in brackets behind the name: "rose (deep pink)"."""
        colour, end = self._colour(tokens, at + 1)
        return (colour, end + 1) if colour and end < len(tokens) and tokens[end].key == ")" else None

    def _phrase(self, tokens: list[Token], at: int) -> _Phrase:
        number: int | None = None
        said = False
        colour = part = variety = manner = ""
        while at < len(tokens):
            token = tokens[at]
            longest = self._name_length(tokens, at)
            if token.kind == "number":
                number, said, at = self._digits(token), True, at + 1
            elif token.key in _TIMES and longest <= 1:
                number, said, at = (number or 1) * _TIMES[token.key], True, at + 1
            elif token.key == "half" and at + 2 < len(tokens) and tokens[at + 2].key == "dozen":
                number, said, at = 6, True, at + 3
            elif token.key in _SOME and longest == 0:
                number, said, at = None, True, at + 1
            elif token.key in _NUMBERS and longest <= 1:
                number, said, at = self._in_words(tokens, at, number), True, at + 1
            elif (measured := self._measure(tokens, at)) is not None:
                part, heap = measured[0] or part, measured[1]
                number, said = (None, True) if heap else (number, said)
                if not said and token.key not in _MEASURES:
                    number, said = None, True
                at += 2
            elif token.key in _STATES and longest == 0:
                part, at = _STATES[token.key], at + 1
            elif (held := self._manner(tokens, at)) and longest == 0:
                manner, at = held
            else:
                shade, end = self._colour(tokens, at)
                kind, stop = self._variety(tokens, at)
                if shade and end - at >= longest and self._goes_on(tokens, end):
                    colour, at = shade, end
                elif kind and stop - at >= longest and self._goes_on(tokens, stop):
                    variety, at = kind, stop
                elif token.key in _FILLERS and longest == 0:
                    at += 1
                else:
                    break
        return _Phrase(number, said, colour, part, variety, manner, at)

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a name can still come, so that a "violet tulip" is a colour and a tulip."""
        return (
            at < len(tokens)
            and tokens[at].kind == "word"
            and not (
                tokens[at].key in _SEPARATORS
                or (
                    any(word in _PARTS for word in singulars(tokens[at].key))
                    and not self._name_length(tokens, at)
                )
            )
        )

    def _digits(self, token: Token) -> int:
        said = self.text[token.at : token.at + token.length]
        try:
            number = float(said.replace(",", "").replace("−", "-"))
        except ValueError:
            number = 0.0
        if not (1 <= number <= MAX_NUMBER and number == int(number)):
            raise MalformedText(
                f"{said!r} is no count of stems; expected a whole number from 1 to {MAX_NUMBER:,}",
                text=self.text, at=token.at, length=token.length,
            )  # fmt: skip
        return int(number)

    def _in_words(self, tokens: list[Token], at: int, before: int | None) -> int:
        number = _NUMBERS[tokens[at].key]
        if number == 0:
            raise MalformedText(
                f"'zero' is no count of stems; expected a whole number from 1 to {MAX_NUMBER:,}",
                text=self.text, at=tokens[at].at, length=tokens[at].length,
            )  # fmt: skip
        # "twenty four" is one number, "a single" is one too.
        return before + number if before and before >= 20 and number < 10 else number

    def _measure(self, tokens: list[Token], at: int) -> tuple[str, bool] | None:
        """The part in "sprig of", and whether it is a heap whose number counts no stems."""
        if at + 1 >= len(tokens) or tokens[at + 1].key != "of":
            return None
        if tokens[at].key in _HEAPS:
            return "", True
        word = next((w for w in singulars(tokens[at].key) if w in _MEASURES), None)
        return None if word is None else (_MEASURES[word], False)

    def _manner(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        for length in range(min(6, len(tokens) - at), 0, -1):
            words = tuple(token.key for token in tokens[at : at + length])
            if manner := _MANNER_KEYS.get(words):
                return manner, at + length
        return None

    def _colour(self, tokens: list[Token], at: int) -> tuple[str, int]:
        return self._longest(tokens, at, self.lex.colour)

    def _variety(self, tokens: list[Token], at: int) -> tuple[str, int]:
        known = self.lex.varieties
        return self._longest(tokens, at, lambda words: words.replace(" ", "-") if words in known else "")

    def _longest(self, tokens: list[Token], at: int, look_up: object) -> tuple[str, int]:
        """The value of the longest run of words from here that `look_up` knows, and its end."""
        for words, end in self._runs(tokens, at, 3):
            if found := look_up(words):  # type: ignore[operator]
                return found, end
        return "", at

    def _runs(self, tokens: list[Token], at: int, most: int) -> Iterator[tuple[str, int]]:
        """Runs of words that start here, longest first, with hyphens and line ends inside."""
        words: list[str] = []
        ends: list[int] = []
        place = at
        while place < len(tokens) and len(words) < most:
            token = tokens[place]
            if token.kind == "word":
                words.append(token.key)
                ends.append(place + 1)
            elif token.key not in ("-", "×", "'", "’") or not words:
                break
            place += 1
        for length in range(len(words), 0, -1):
            yield " ".join(words[:length]), ends[length - 1]

    def _name_length(self, tokens: list[Token], at: int) -> int:
        for words, end in self._runs(tokens, at, _LONGEST_NAME):
            if self.lex.knows(words):
                return end - at
        return 0

    def _name(self, tokens: list[Token], at: int) -> tuple[Flower, bool, int] | None:
        """The flower named here, whether in the plural, and where the name ends."""
        for words, end in self._runs(tokens, at, _LONGEST_NAME):
            if self.lex.knows(words):
                return self._flower(words, tokens[at]), not self.lex.is_filed(words), end
        # "rosebuds", "oakleaf": a name and a part in one word.
        word = tokens[at].key
        for part in ("bud", "buds", "leaf", "leaves", "hip", "hips", "blossom", "blossoms"):
            stem = word.removesuffix(part)
            if stem != word and self.lex.knows(stem):
                flower = self._flower(stem, tokens[at])
                singular = next(w for w in singulars(part) if w in _PARTS)
                return flower._replace(part=_PARTS[singular]), singular != part, at + 1
        return None

    def _flower(self, words: str, token: Token) -> Flower:
        try:
            row = self.lex.resolve(words, tradition=self.tradition)
        except AmbiguousName as error:
            raise AmbiguousName(
                str(error), name=words, candidates=error.candidates, text=self.text, at=token.at
            ) from None
        return Flower(row.plant, row.name, row.colour, row.part, row.variety)

    def _unknown(self, tokens: list[Token], at: int) -> NoReturn:
        """Raise `UnknownName` for the words from here to the next separator."""
        end = at
        while end < len(tokens) and not (tokens[end].key in _SEPARATORS or tokens[end].kind == "break"):
            end += 1
        last = tokens[min(end, at + _LONGEST_NAME, len(tokens)) - 1] if end > at else tokens[at]
        name = self.text[tokens[at].at : last.at + last.length]
        near = self.lex.near(name)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "try `tussie lookup WORD`"
        shown = name if len(name) <= 40 else name[:39] + "…"
        raise UnknownName(
            f"no flower is called {shown!r}; {hint}", name=name, near=near, text=self.text, at=tokens[at].at
        )

    # A description: sentences in which flowers stand in places.

    def describes(self, start: int, end: int) -> bool:
        """Whether the text says where flowers stand."""
        tokens = self.tokens(start, end)
        # The words first: the pattern takes longer to compile than most lists to read.
        hinted = any(token.key.startswith(_CUE_WORDS) for token in tokens)
        return hinted and re.search(_CUES, _flat(tokens)[0]) is not None

    def description(self, start: int, end: int) -> tuple[Ring, ...]:
        """The rings of a description. Words that are no flower are passed over."""
        scene = _Scene()
        tokens = self.tokens(start, end)
        flat, starts = _flat(tokens)
        cues = {starts[m.start()]: m for m in re.finditer(_CUES, flat) if m.start() in starts}
        at = 0
        while at < len(tokens):
            if cue := cues.get(at):
                after = at + len(cue[0].split())
                scene.cue(cue.lastgroup or "", leads=self._leads(cue[0], tokens, after, scene, at))
                at = after
            elif tokens[at].kind != "word" and tokens[at].kind != "number":
                scene.mark(tokens[at].key)
                at += 1
            elif group := self._group(tokens, at):
                scene.group(group[0], at)
                at = group[1]
            else:
                at = self._described(tokens, at, scene, cues)
        return scene.rings()

    def _leads(self, cue: str, tokens: list[Token], after: int, scene: _Scene, at: int) -> bool:
        """Whether a cue speaks of the flowers behind it rather than of those before it."""
        if cue.rsplit(" ", 1)[-1] in _SPEAKS_OF_NEXT:
            return True
        follows = tokens[after] if after < len(tokens) else None
        closes = follows is None or follows.key in _SEPARATORS or follows.kind != "word"
        return not (scene.ended == at and closes) and not (scene.ended == at and scene.loose)

    def _group(self, tokens: list[Token], at: int) -> tuple[list[str], int] | None:
        """Colours of flowers that are not named yet: "the yellow and deep pink ones"."""
        colours: list[str] = []
        while at < len(tokens):
            colour, end = self._colour(tokens, at)
            if colour:
                colours.append(colour)
                at = end
            elif colours and tokens[at].key in ("and", ","):
                at += 1
            else:
                break
        if colours and at < len(tokens) and re.fullmatch(_GROUP, tokens[at].key):
            return colours, at + 1
        return None

    def _described(self, tokens: list[Token], at: int, scene: _Scene, cues: dict[int, re.Match[str]]) -> int:
        """Read the item that starts here, if one does; return where to go on."""
        limit = min((place for place in cues if place > at), default=len(tokens))
        tokens = tokens[:limit]
        phrase = self._phrase(tokens, at)
        found = self._name(tokens, phrase.end) if phrase.end < len(tokens) else None
        if found is None:
            self._suspect(tokens, phrase.end if phrase.end < len(tokens) else at)
            return max(at + 1, phrase.end)
        stem, end = self._finish(tokens, phrase, *found)
        scene.flower(stem, end)
        return end

    def _suspect(self, tokens: list[Token], at: int) -> None:
        """Raise `UnknownName` for a word that looks like a flower's name with a typing error in it."""
        word = tokens[at].key
        if len(word) < 6 or tokens[at].kind != "word":
            return
        alike = [name for name in self.lex.near(word, 1) if _slip(key(name), word)]
        if alike:
            self._unknown(tokens[: at + 1], at)


def _slip(name: str, word: str) -> bool:
    """Whether a word is a name with one letter left out, put in, changed or swapped.

    >>> _slip("daffodil", "dafodils"), _slip("ginger", "finger"), _slip("zinnia", "zinia")
    (True, False, True)
    """
    if name[0] != word[0]:
        return False
    for form in singulars(word):
        if abs(len(form) - len(name)) > 1:
            continue
        head = 0
        while head < min(len(form), len(name)) and form[head] == name[head]:
            head += 1
        if (
            form[head + 1 :] == name[head:]
            or form[head:] == name[head + 1 :]
            or form[head + 1 :] == name[head + 1 :]
        ):
            return form != name
        if form[head : head + 2] == name[head : head + 2][::-1] and form[head + 2 :] == name[head + 2 :]:
            return True
    return False


def _flat(tokens: list[Token]) -> tuple[str, dict[int, int]]:
    """The tokens as one line, and which token starts at which place of it."""
    words, starts, at = [], {}, 0
    for number, token in enumerate(tokens):
        starts[at] = number
        words.append(token.key)
        at += len(token.key) + 1
    return " ".join(words), starts


class _Scene:
    """Where the flowers of a description stand, as far as it has been read.

    A cue ("in the middle") speaks of the flowers since the last comma or cue, or of those that
    follow. Colours of flowers not yet named ("the yellow and deep pink ones") wait for the names.
    """

    def __init__(self) -> None:
        self.placed: dict[str, list[Stem]] = {}
        self.loose: list[Stem] = []
        self.ring = ""
        self.colours: list[str] = []
        self.bare: list[tuple[str, int]] = []
        self.ended = -1

    def flower(self, stem: Stem, end: int) -> None:
        if self.ring:
            stems = self.placed.setdefault(self.ring, [])
            if not stem.flower.colour:
                self.bare.append((self.ring, len(stems)))
            stems.append(stem)
        else:
            self.loose.append(stem)
        self.ended = end

    def group(self, colours: list[str], end: int) -> None:
        self._colour_the_bare()
        self.colours, self.ended = colours, end + 1

    def mark(self, mark: str) -> None:
        if mark in ".;" and self.loose and not self.ring:
            self._place(CENTRE if not self.placed else RING)

    def cue(self, ring: str, *, leads: bool) -> None:
        if leads:
            # What was named before "edged with" stands inside it.
            if self.loose:
                self._place(CENTRE if not self.placed else RING if ring == EDGE else CENTRE)
            if self.bare:
                self._colour_the_bare()
            self.ring = ring
        elif self.loose:
            self._place(ring)
        else:
            self.ring = ring

    def _place(self, ring: str) -> None:
        self.placed.setdefault(ring, []).extend(self.loose)
        self.loose = []

    def _colour_the_bare(self) -> None:
        """Give the waiting colours to the flowers that were named without one, in order."""
        if self.bare and self.colours:
            several = len(self.colours) == len(self.bare)
            for number, (ring, place) in enumerate(self.bare):
                if several or len(self.colours) == 1:
                    stem = self.placed[ring][place]
                    colour = self.colours[number if several else 0]
                    self.placed[ring][place] = stem._replace(flower=stem.flower._replace(colour=colour))
            self.colours = []
        self.bare = []

    def rings(self) -> tuple[Ring, ...]:
        self._colour_the_bare()
        if self.loose:
            self._place(self.ring or (EDGE if EDGE not in self.placed and self.placed else CENTRE))
        return tuple(
            Ring(name, tuple(self.placed[name])) for name in (CENTRE, RING, EDGE) if name in self.placed
        )
