"""The bouquets, wreaths and vases that a text describes, as bouquets that can be read.

A word for an arrangement ("bouquet", "wreath", "vase") takes the flowers that it speaks of; flowers of which the text
only says where they stand ("in the centre", "edged with") belong to the one that was named before. What is said of
places goes to the reader of descriptions (`tussie.notation.description`), so that rings mean the same in a story and on
a command line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.errors import TussieError
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.notation.description import describe, describes
from tussie.notation.items import Reader, Token
from tussie.prose.annotation import Arranged
from tussie.prose.mentions import Mention
from tussie.prose.names import fold_name, other_uses
from tussie.reading import Reading, read

#: Words for what holds flowers together, and the kind of arrangement that they name.
_HOLDERS = {
    "bouquet": r"bou?quets?",
    "nosegay": r"nosegays?",
    "posy": r"pos(?:y|ies)",
    "tussie-mussie": r"tuss(?:ie|y)-muss(?:ie|y)s?",
    "bunch": r"bunch(?:es)?",
    "wreath": r"wreaths?|wreathed",
    "garland": r"garlands?|garlanded",
    "crown": r"chaplets?|coronets?|crowns?",
    "buttonhole": r"button-?holes?|boutonni[eè]res?",
    "corsage": r"corsages?",
    "spray": r"sprays?",
    "basket": r"baskets?",
    "vase": r"vases?|urns?",
    "bowl": r"bowls?",
    "jar": r"jars?|jugs?|pitchers?|tumblers?",
    "festoon": r"festoons?",
    "sheaf": r"sheaf|sheaves",
    "armful": r"armfuls?",
    "handful": r"handfuls?",
}
_HOLDER = re.compile(
    "|".join(f"(?P<k{number}>\\b(?:{words})\\b)" for number, words in enumerate(_HOLDERS.values())), re.I
)
_KINDS = tuple(_HOLDERS)
_VESSELS = frozenset(("vase", "bowl", "jar"))
#: Plants of one arrangement stand no further apart than this, in characters.
_APART = 500
#: A word for an arrangement speaks of flowers that begin so far behind it, in characters.
_REACH = 220
#: With words for places between the flowers ("in the centre"), the arrangement may have been named this long ago.
_MEMORY = 6000
#: So many flowers with places belong to what was named before; so many are an arrangement though nobody calls it one,
#: unless they grow.
_FEWEST, _MANY = 2, 3
_GARDEN = re.compile(
    r"\b(?:gardens?|beds?|lawns?|borders?|paths?|fountains?|terraces?|walls?|fields?|woods?|park)\b", re.I
)
#: Longer descriptions are not of one bouquet.
_LONGEST = 4000
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
#: "no bouquet", "without a wreath": there is none.
_NONE = re.compile(r"\b(?:no|nor|not an?|without an?|never an?)\s+$", re.I)
#: "a bunch of keys lay beside the roses": what it holds is something else.
_ASIDE = re.compile(
    r"\b(?:beside|by|near|under|on|in|at|from|to|over|behind|before|among|lay|stood|was|were|is|are|had)\b", re.I
)
_BREAK = re.compile(r"[.!?;][\"”’')]*\s|\n\s*\n")
_INTO = re.compile(r"[^.;!?]{0,50}\b(?:in|into|from|for|with)\b(?:\s+[\w-]+){0,4}\s+")
#: What these hold may be food; it is an arrangement unless all of it is fruit or vegetables.
_LARDER = frozenset(("basket", "bowl", "jar", "handful", "armful", "bunch", "sheaf"))
_SENTENCE = re.compile(r"[.!?][\"”’')]*\s+|\n\s*\n")
#: "a vase of milk glass", "one made of cut glass".
_WARE = re.compile(
    r"\b(?:made of|of|in an?) ((?:(?:milk|cut|clear|blue|green|old|white|silver|opaline)[ -])?"
    r"(?:glass|crystal|china|porcelain|silver|earthenware|stoneware|pewter))\b",
    re.I,
)
#: Parts that nobody arranges.
_GROWING = frozenset(("tree", "plant", "root"))


class _Group(NamedTuple):
    """Mentions that belong to one arrangement, its kind, and where it is named."""

    mentions: tuple[int, ...]
    kind: str
    named: int


def arrangements(text: str, mentions: Sequence[Mention], *, tradition: str = DEFAULT_TRADITION) -> tuple[Arranged, ...]:
    """The arrangements that a text describes, each with its bouquet and what that says.

    `mentions` are the text's own, in order; `tradition` is the reader's. Flowers that the text names again ("next to
    the roses") are the same flowers. Raises `UnknownName` for an unknown tradition.

    >>> from tussie.prose.mentions import mentions
    >>> text = "He brought a bouquet of white roses and two lilies, and stood in the door."
    >>> [found] = arrangements(text, mentions(text))
    >>> found.kind, str(found.bouquet)
    ('bouquet', 'tradition: modern\\nsome white rose, 2 lily')
    """
    lex = load_lexicon()
    chosen = lex.tradition(tradition).id
    found = []
    for group in _groups(text, mentions):
        bouquet, used = _bouquet(text, mentions, group, lex, chosen), group.mentions
        start = mentions[used[0]].start if group.named < 0 else min(group.named, mentions[used[0]].start)
        found.append(Arranged(start, mentions[used[-1]].end, group.kind, used, bouquet, _read(bouquet, chosen)))
    return tuple(found)


@lru_cache(maxsize=1024)
def _read(bouquet: Bouquet, tradition: str) -> Reading:
    # A long book has many a bunch of violets.
    return read(bouquet, tradition=tradition)


def _same(text: str, first: int, last: int) -> bool:
    """Whether two places stand in one paragraph."""
    return _PARAGRAPH.search(text, min(first, last), max(first, last)) is None


def _groups(text: str, mentions: Sequence[Mention]) -> list[_Group]:
    """Mentions that one thing holds, in the order of the text.

    First each word for an arrangement takes the flowers that it speaks of; then what is left, where it says of flowers
    in which places they stand, belongs to an arrangement that was named before.
    """
    usable = [n for n, one in enumerate(mentions) if not one.figurative and one.flower.part not in _GROWING]
    holders = [
        (match.start(), match.end(), _kind(match))
        for match in _HOLDER.finditer(text)
        if not _NONE.search(text, max(0, match.start() - 12), match.start())
    ]
    starts = [mentions[number].start for number in usable]
    groups: list[_Group] = []
    taken: set[int] = set()
    for place, (start, end, kind) in enumerate(holders):
        before = holders[place - 1][1] if place else 0
        after = holders[place + 1][0] if place + 1 < len(holders) else len(text)
        first, last = bisect_left(starts, end), bisect_left(starts, after)
        run = _held(text, mentions, usable[first:last], end)
        if not run:
            earlier = usable[bisect_left(starts, before) : bisect_left(starts, start)]
            run = _put_into(text, mentions, [number for number in earlier if number not in taken], start)
        if run and not (kind in _LARDER and all(_is_food(mentions[number]) for number in run)):
            groups.append(_Group(tuple(run), kind, start))
            taken.update(run)
    named = [holder[0] for holder in holders]
    for run in _together(text, mentions, [number for number in usable if number not in taken]):
        begin, end = mentions[run[0]].start, mentions[run[-1]].end
        place = bisect_left(named, begin)
        # "three miles round to bring her some walnuts" says of no place of theirs.
        if len(run) < _FEWEST or all(_is_food(mentions[number]) for number in run) or not _cued(text, begin, end):
            continue
        if place and begin - holders[place - 1][1] <= _MEMORY:
            groups.append(_Group(tuple(run), holders[place - 1][2], -1))
        elif len(run) >= _MANY and not _GARDEN.search(text, *_sentences(text, begin, end)):
            groups.append(_Group(tuple(run), "arrangement", -1))
    return sorted(groups)


def _held(text: str, mentions: Sequence[Mention], following: Sequence[int], end: int) -> list[int]:
    """The flowers that a word for an arrangement speaks of: those behind it in its sentence.

    It goes on over sentences that say where flowers stand ("... and the edge is of ivy").
    """
    if not following:
        return []
    first = mentions[following[0]]
    between = text[end : first.start]
    if (
        len(between) > _REACH
        or _BREAK.search(between)
        or (between.lstrip().startswith("of ") and _ASIDE.search(between))
    ):
        return []
    run = [following[0]]
    for number in following[1:]:
        gap = (mentions[run[-1]].end, mentions[number].start)
        if gap[1] - gap[0] > _APART or mentions[number].end - first.start > _LONGEST:
            break
        if _BREAK.search(text, *gap) and not (_cued(text, *gap) and not _repeats(mentions, run, mentions[number])):
            break
        run.append(number)
    return run


def _put_into(text: str, mentions: Sequence[Mention], earlier: Sequence[int], start: int) -> list[int]:
    """The flowers before a word for what holds them: "roses and ivy in a vase", "lilies made into a wreath"."""
    if not earlier or not _INTO.fullmatch(text, mentions[earlier[-1]].end, start):
        return []
    run = [earlier[-1]]
    for number in reversed(earlier[:-1]):
        if _BREAK.search(text, mentions[number].end, mentions[run[-1]].start):
            break
        run.append(number)
    return run[::-1]


def _is_food(mention: Mention) -> bool:
    uses = other_uses("en").get(fold_name(mention.flower.name), frozenset())
    return bool(uses & {"fruit", "vegetable"}) and mention.flower.part not in ("bloom", "bud", "branch")


def _cued(text: str, begin: int, end: int) -> bool:
    """Whether the sentences of a span say where flowers stand."""
    start, stop = _sentences(text, begin, end)
    return stop - start <= _LONGEST and describes(_tokens(text, start, stop))


def _tokens(text: str, start: int, end: int) -> list[Token]:
    return Reader(text, load_lexicon(), DEFAULT_TRADITION).tokens(start, end)


def _together(text: str, mentions: Sequence[Mention], numbers: Sequence[int]) -> Iterator[list[int]]:
    """Runs of mentions with no gap between them that is too long."""
    run: list[int] = []
    for number in numbers:
        mention = mentions[number]
        if run and (
            mention.start - mentions[run[-1]].end > _APART
            or mention.end - mentions[run[0]].start > _LONGEST
            or (not _same(text, mentions[run[-1]].end, mention.start) and _repeats(mentions, run, mention))
        ):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _repeats(mentions: Sequence[Mention], run: Sequence[int], mention: Mention) -> bool:
    """Whether a plant was named already: the description is over."""
    return any(mentions[number].flower.plant == mention.flower.plant for number in run)


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The places where the sentences around a span begin and end."""
    begin = 0
    for match in _SENTENCE.finditer(text, max(0, start - 600), start):
        begin = match.end()
    stop = _SENTENCE.search(text, end)
    begin = max(begin, start - 600)
    # "... one of the white flowers in the centre. 'This is a zinnia.'": where it stands may be said in the sentence
    # before.
    earlier = [match.end() for match in _SENTENCE.finditer(text, max(0, begin - 400), max(0, begin - 1))]
    before = earlier[-1] if earlier else max(0, begin - 400)
    named = _HOLDER.search(text, before, begin)
    if begin and not named and _same(text, before, start) and describes(_tokens(text, before, begin)):
        begin = before
    return begin, stop.start() + 1 if stop else min(len(text), end + 600)


class _Story(Reader):
    """Reads a description in which only the mentions are flowers: whoever rose in the middle of it is none."""

    def __init__(self, text: str, lex: Lexicon, tradition: str, mentions: Sequence[Mention]) -> None:
        super().__init__(text, lex, tradition)
        self.mentions = {mention.start: mention for mention in mentions}

    def _name_length(self, tokens: list[Token], at: int) -> int:
        if (mention := self.mentions.get(tokens[at].at)) is None:
            return 0
        end = at
        while end < len(tokens) and tokens[end].at < mention.end:
            end += 1
        return end - at

    def name(self, tokens: list[Token], at: int) -> tuple[Flower, bool, int] | None:
        if not (length := self._name_length(tokens, at)):
            return None
        mention = self.mentions[tokens[at].at]
        return mention.flower._replace(colour=""), mention.number != 1, at + length


def _bouquet(text: str, mentions: Sequence[Mention], group: _Group, lex: Lexicon, tradition: str) -> Bouquet:
    """The bouquet of a group."""
    chosen = [mentions[number] for number in group.mentions]
    start, end = _sentences(text, chosen[0].start, chosen[-1].end)
    reader = _Story(text, lex, tradition, chosen)
    tokens = reader.tokens(start, end)
    rings: tuple[Ring, ...] = ()
    if describes(tokens):
        try:
            rings = describe(reader, tokens, forgiving=True)
        except TussieError:
            # "two dozen three roses": prose says what no list may; the flowers are still there.
            rings = ()
    rings = _once(rings) if rings else (Ring("", _listed(chosen)),)
    return Bouquet(rings, tradition, vase=_vase(text, chosen))


def _listed(mentions: Sequence[Mention]) -> tuple[Stem, ...]:
    """The flowers in the order in which they are named, each once."""
    stems: dict[tuple[str, str], Stem] = {}
    for mention in mentions:
        # "a wreath of ivy": the wreath is of the whole.
        flower = mention.flower._replace(part="") if mention.flower.part == "wreath" else mention.flower
        alike = next(
            (key for key in stems if key[0] == flower.plant and (not flower.colour or key[1] in ("", flower.colour))),
            None,
        )
        if alike is None:
            stems[flower.plant, flower.colour] = Stem(flower, mention.number)
        elif flower.colour and not alike[1]:
            stems[alike] = stems[alike]._replace(flower=stems[alike].flower._replace(colour=flower.colour))
    return tuple(stems.values())


def _once(rings: Sequence[Ring]) -> tuple[Ring, ...]:
    """The rings with each flower in the first place that it was given; what is said of it later may add its colour."""
    seen: set[str] = set()
    kept = []
    for ring in rings:
        stems = []
        for stem in ring.stems:
            if stem.flower.plant in seen and not stem.flower.colour:
                continue
            seen.add(stem.flower.plant)
            stems.append(stem)
        if stems:
            kept.append(Ring(ring.name, tuple(stems)))
    return tuple(kept)


def _vase(text: str, mentions: Sequence[Mention]) -> str:
    """What the vase is made of, where the text says so near its word for it."""
    start = max(0, mentions[0].start - _MEMORY // 3)
    end = mentions[-1].end + _REACH
    for match in _HOLDER.finditer(text, start, end):
        if _kind(match) in _VESSELS and (ware := _WARE.search(text, match.start(), min(end, match.end() + 120))):
            return ware[1].lower()
    return ""


def _kind(match: re.Match[str]) -> str:
    return _KINDS[int((match.lastgroup or "k0")[1:])]
