"""What stands around each candidate, as numbers that a linear model weighs.

For every place where a name stands, this looks at the six words on either side, at the marks between them, at the way
the name itself is written, at the names nearby, and at what the whole text does with that name: a word that speaks, is
spoken to, owns things or follows a title is a person here. All candidates of a text are looked at together, as arrays,
because books have thousands of them and a decision must cost no more than finding the name did.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tussie.prose.names import DATA, Names, table
from tussie.prose.page import SALT, SPACE, Bytes, Hashes, Page, Places, hash_words, hashes_of

Flags = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

#: The model's table of weights has this many rows (a power of two); features share it by their hash.
ROWS = 1 << 18
#: Bytes on either side in which words are looked for.
_WINDOW = 72
#: Words looked at on either side, those whose very word and kinds count by place.
_REACH, _NEAR = 6, 4
#: The places of the words next to the name among those around it.
_BEFORE, _AFTER = _REACH - 1, _REACH
_WORDS = range(1, _REACH + 1)
#: A word belongs to no more kinds than this.
_KINDS = 3

_COMMA, _STOP, _QUOTE, _APOSTROPHE, _HYPHEN, _COLON, _PARAGRAPH, _OTHER = (1 << bit for bit in range(8))
#: Uses of names that are told apart, as bits: person, colour, food, material, homograph (`tussie.prose.names`).
_GROUPS = 5
#: Distances to the next name that are told apart, in characters.
_GAPS = (16, 40, 120)
#: Names are near one another at this distance.
_FAR = 250
#: Letters of a gap between two words that are looked at.
_GAP = 6


def _marks() -> npt.NDArray[np.uint8]:
    flags = np.full(256, _OTHER, np.uint8)
    for marks, flag in (
        (" \n\r\t", 0),
        (",", _COMMA),
        (".!?", _STOP),
        ('"', _QUOTE),
        ("'", _APOSTROPHE),
        ("-", _HYPHEN),
    ):
        for mark in marks:
            flags[ord(mark)] = flag
    flags[[ord(mark) for mark in ";:"]] = _COLON
    return flags


_MARKS = _marks()


class Kinds(NamedTuple):
    """The words of a language whose kinds are known: sorted hashes, and the kinds of each (0: none).

    `likes` are sorted short hashes of further words, `clusters` the coarse and the fine cluster of like words that each
    belongs to (from 1; see ``tools/prose/clusters.py``).
    """

    hashes: Hashes
    kinds: npt.NDArray[np.int64]
    number: dict[str, int]
    likes: npt.NDArray[np.uint32]
    clusters: npt.NDArray[np.uint16]

    def like(self, hashes: Hashes) -> Places:
        """Which of `likes` words are, counted from 1; 0 where a word is none of them."""
        half = short(hashes)
        place = np.searchsorted(self.likes, half).clip(max=len(self.likes) - 1)
        return np.where((self.likes[place] == half) & (hashes != 0), place + 1, 0)


@cache
def load_kinds(language: str = "en") -> Kinds:
    """The kinds of words in a language, from its table ``words.csv``."""
    number: dict[str, int] = {}
    kinds: dict[str, list[int]] = {}
    for row in table(language, "words"):
        kind = number.setdefault(row["class"], len(number) + 1)
        for word in row["words"].split():
            kinds.setdefault(word, []).append(kind)
    words = list(kinds)
    hashes = hashes_of(words)
    order = np.argsort(hashes)
    rows = np.zeros((len(words), _KINDS), np.int64)
    for place, word in enumerate(words):
        rows[place, : len(kinds[word][:_KINDS])] = kinds[word][:_KINDS]
    with np.load(DATA / language / "words.npz") as file:
        return Kinds(hashes[order], rows[order], number, file["words"], file["clusters"])


def short(hashes: Hashes) -> npt.NDArray[np.uint32]:
    """Hashes of half the size: twenty thousand words need no more."""
    return (hashes >> np.uint64(32)).astype(np.uint32)


class Around(NamedTuple):
    """What stands around n candidates: for words, [n, 12] from the sixth on the left to the sixth on the right.

    `marks[:, j]` are the marks between word j and the candidate's side of it.
    """

    words: Hashes
    kinds: npt.NDArray[np.int64]
    clusters: npt.NDArray[np.int64]
    endings: npt.NDArray[np.int64]
    capital: Flags
    marks: npt.NDArray[np.uint8]


def _between(raw: Bytes, begin: Places, end: Places) -> npt.NDArray[np.uint8]:
    """The marks in gaps between words."""
    places = begin[..., None] + np.arange(_GAP)
    inside = places < end[..., None]
    letters = raw[np.minimum(places, len(raw) - 1)]
    flags: npt.NDArray[np.uint8] = np.bitwise_or.reduce(np.where(inside, _MARKS[letters], 0), axis=-1).astype(np.uint8)
    lines = np.where(inside, letters == ord("\n"), False).sum(axis=-1)
    return np.where(lines > 1, flags | _PARAGRAPH, flags).astype(np.uint8)


def _neighbours(fold: Bytes, edge: Places, step: int) -> tuple[Places, Places]:
    """The six words before (`step` -1) or behind (1) the edges of names: where each begins and ends, the nearest first.

    Where there are fewer words in the window, the others begin and end at its edge.
    """
    offsets = np.arange(_WINDOW) if step > 0 else np.arange(-1, -_WINDOW - 1, -1)
    inside = fold[(edge[:, None] + offsets).clip(0, len(fold) - 1)] != SPACE
    near = np.diff(inside, axis=1, prepend=False) & inside
    far = np.diff(inside, axis=1, append=False) & inside
    order = np.cumsum(near, axis=1)
    first = np.stack(
        [np.where((hit := near & (order == word)).any(axis=1), hit.argmax(axis=1), _WINDOW) for word in _WORDS], 1
    )
    final = np.stack(
        [np.where((hit := far & (order == word)).any(axis=1), hit.argmax(axis=1) + 1, _WINDOW) for word in _WORDS], 1
    )
    if step > 0:
        return edge[:, None] + first, edge[:, None] + final
    return edge[:, None] - final, edge[:, None] - first


def _around(page: Page, starts: Places, ends: Places, kinds: Kinds) -> Around:
    """Look at the words around names that stand at `starts` to `ends`."""
    left, right = _neighbours(page.fold, starts, -1), _neighbours(page.fold, ends, 1)
    # From the sixth on the left to the sixth on the right.
    begin = np.concatenate([left[0][:, ::-1], right[0]], axis=1)
    end = np.concatenate([left[1][:, ::-1], right[1]], axis=1)
    missing = begin >= end
    last = len(page.raw) - 1
    begin, end = begin.clip(0, last), end.clip(0, last)
    # The gap on the name's side of each word.
    gaps = _between(
        page.raw,
        np.concatenate([end[:, :_REACH], ends[:, None], end[:, _REACH:-1]], axis=1),
        np.concatenate([begin[:, 1:_REACH], starts[:, None], begin[:, _REACH:]], axis=1),
    )
    gaps[missing] |= _PARAGRAPH
    # Beyond the end of a sentence nothing is looked at.
    stopped = (gaps & (_STOP | _PARAGRAPH)) != 0
    beyond = np.concatenate(
        [
            np.logical_or.accumulate(stopped[:, :_REACH][:, ::-1], axis=1)[:, ::-1],
            np.logical_or.accumulate(stopped[:, _REACH:], axis=1),
        ],
        axis=1,
    )
    hashes = hash_words(page.fold, begin, np.where(beyond, begin, end))
    found = np.searchsorted(kinds.hashes, hashes).clip(max=len(kinds.hashes) - 1)
    known = (kinds.hashes[found] == hashes) & (hashes != 0)
    likes = kinds.like(hashes)
    initial = page.raw[begin]
    return Around(
        hashes,
        np.where(known[..., None], kinds.kinds[found], 0),
        np.where((likes > 0)[..., None], kinds.clusters[likes - 1], 0).astype(np.int64),
        np.where(known | beyond, 0, _endings(page.fold, begin, end)),
        (initial >= ord("A")) & (initial <= ord("Z")) & ~beyond,
        np.where(beyond & ~stopped, _PARAGRAPH, gaps).astype(np.uint8),
    )


def _endings(fold: Bytes, starts: Places, ends: Places) -> npt.NDArray[np.int64]:
    """How words end that are of no known kind: 1 -ed, 2 -ing, 3 -ly, 4 -s, 5 otherwise."""
    one, two, three = (fold[np.maximum(ends - back, 0)] for back in (1, 2, 3))
    long = ends - starts > 4
    choices = [
        long & (one == ord("d")) & (two == ord("e")),
        long & (one == ord("g")) & (two == ord("n")) & (three == ord("i")),
        long & (one == ord("y")) & (two == ord("l")),
        one == ord("s"),
    ]
    return np.select(choices, [1, 2, 3, 4], 5)


class Looked(NamedTuple):
    """What was seen around n candidates: rows of the table of weights, [n, features], and what each feature looks
    at."""

    rows: Rows
    looked_at: list[str]


class _Seen(NamedTuple):
    """What the features of n candidates are made of; an array of n each, but for `around`."""

    around: Around
    lemma: Places
    plural: Places
    shape: Places
    group: Places
    written: Places
    starting: Flags
    quoted: Flags
    possessive: Flags
    near_before: Places
    near_after: Places
    friends: Places
    person: Places
    small: Places


#: So many candidates are mixed at once: what they take fits the cache of a core.
_SLICE = 256
#: No feature has more values.
_VALUES = 4


class _Block(NamedTuple):
    """Features of one form: what each looks at, a number of its own for each, and what stands there.

    A value is an array of n, the same for all features of the block, or [features, n]. A feature is absent where its
    first value is 0. They come in blocks because a short text has few candidates and hundreds of features.
    """

    looks_at: list[str]
    slots: list[int]
    values: tuple[Any, ...]


def _one(looks_at: str, slot: int, *values: Any) -> _Block:
    return _Block([looks_at], [slot], values)


def look(page: Page, names: Names, numbers: Places, starts: Places, ends: Places, kinds: Kinds) -> Looked:
    """Look around n candidates of a page, whose forms are `numbers` and which stand at `starts` to `ends`.

    What is looked at: ``-2`` the second word before the name, ``1`` the first behind it, ``name``, ``written``,
    ``near`` (other names), ``around`` (words of a kind), ``text`` (what the whole text does with the name).
    """
    seen = _see(page, names, numbers, starts, ends, kinds)
    blocks = [*_words(seen), *_name(seen), *_uses(seen), *_pairs(seen), *_company(seen)]
    return Looked(_rows(blocks, len(numbers)), [at for block in blocks for at in block.looks_at])


def _see(page: Page, names: Names, numbers: Places, starts: Places, ends: Places, kinds: Kinds) -> _Seen:
    around = _around(page, starts, ends, kinds)
    lemma, group = names.lemmas[numbers], names.groups[numbers]
    written = _written(page.raw, starts, ends)
    starting = (around.marks[:, _BEFORE] & (_STOP | _PARAGRAPH)) != 0
    gap_before = np.diff(starts, prepend=-1000).clip(0, 1000)
    gap_after = np.append(gap_before[1:], 1000)
    person, small = _in_this_text(around, kinds, lemma, written, starting)
    return _Seen(
        around,
        lemma,
        names.plurals[numbers],
        names.shapes[numbers],
        group,
        written,
        starting,
        (around.marks[:, _BEFORE] & _QUOTE) != 0,
        page.raw[np.minimum(ends, len(page.raw) - 1)] == ord("'"),
        1 + np.digitize(gap_before, _GAPS),
        1 + np.digitize(gap_after, _GAPS),
        _friends(starts, group),
        person,
        small,
    )


def _rows(blocks: list[_Block], count: int) -> Rows:
    """A row for each feature of `count` candidates: slot and values mixed into one number; 0 where it is absent."""
    slots = np.array([slot for block in blocks for slot in block.slots], np.uint64)
    rows = np.empty((count, len(slots)), np.int64)
    for start in range(0, count, _SLICE):
        part = slice(start, min(start + _SLICE, count))
        planes = np.zeros((_VALUES, len(slots), part.stop - start), np.uint64)
        at = 0
        for block in blocks:
            for place, value in enumerate(block.values):
                planes[place, at : at + len(block.slots)] = value[..., part]
            at += len(block.slots)
        mixed = np.broadcast_to((slots * SALT[20])[:, None], planes.shape[1:])
        for place, plane in enumerate(planes):
            mixed = (mixed ^ plane) * SALT[21 + place]
            mixed ^= mixed >> np.uint64(31)
        mixed = 1 + (mixed >> np.uint64(7)) % np.uint64(ROWS - 1)
        mixed[planes[0] == 0] = 0
        rows[part] = mixed.T
    return rows


def _words(seen: _Seen) -> Iterator[_Block]:
    """What each word near by is, by its place, and which kinds of words there are at all."""
    around = seen.around
    near = [place for step in range(_NEAR) for place in (_BEFORE - step, _AFTER + step)]
    looks_at = [f"{sign}{step + 1}" for step in range(_NEAR) for sign in ("-", "")]

    def by_place(slot: int, *values: Any) -> _Block:
        return _Block(looks_at, [slot + 10 + number for number in range(len(near))], values)

    yield by_place(0, around.words[:, near].T)
    yield by_place(100, 1 + around.marks[:, near].astype(np.int64).T)
    yield by_place(200, 1 + around.endings[:, near].T, around.capital[:, near].T)
    for kind in range(_KINDS):
        yield by_place(300, around.kinds[:, near, kind].T)
    for grain in range(2):
        yield by_place(320 + 20 * grain, around.clusters[:, near, grain].T)
    everywhere = ["around"] * (2 * _REACH)
    for kind in range(_KINDS - 1):
        yield _Block(everywhere, [400] * (2 * _REACH), (around.kinds[:, :, kind].T,))
    yield _Block(everywhere, [401] * (2 * _REACH), (around.clusters[:, :, 0].T,))


def _name(seen: _Seen) -> Iterator[_Block]:
    """The name itself, and how it is written."""
    lemma, written, plural = seen.lemma, seen.written, seen.plural
    look_of = _look_of(seen)
    yield _one("name", 500, lemma)
    yield _one("name", 501, lemma, plural)
    yield _one("name", 502, 1 + seen.shape)
    yield _one("written", 503, lemma, written)
    yield _one("written", 504, look_of)
    yield _one("written", 505, look_of, lemma)
    yield _one("written", 506, 1 + plural, written)
    yield _one("written", 507, 1 + seen.possessive, written)


def _look_of(seen: _Seen) -> Places:
    """Capitals, the start of a sentence, and of speech, as one number."""
    return 1 + seen.written * 4 + seen.starting * 2 + seen.quoted


def _uses(seen: _Seen) -> Iterator[_Block]:
    """What else names of its group can be, and what is next to it then; a name of no group is a plant's alone."""
    around, group, written, plural = seen.around, seen.group, seen.written, seen.plural
    look_of = _look_of(seen)
    yield _one("name", 510, 1 + group)
    yield _one("written", 511, 1 + group, written, plural)
    bits = np.arange(_GROUPS)[:, None]
    member = np.where((group >> bits) & 1, bits + 1, 0)

    def by_group(looks_at: str, slot: int, *values: Any) -> _Block:
        return _Block([looks_at] * _GROUPS, [slot] * _GROUPS, (member, *values))

    yield by_group("name", 520, plural)
    yield by_group("written", 521, look_of)
    for at, slot, place in (("-1", 530, _BEFORE), ("1", 540, _AFTER)):
        yield by_group(at, slot, around.words[:, place])
        yield by_group(at, slot + 1, around.kinds[:, place, 0])
        yield by_group(at, slot + 2, around.clusters[:, place, 0])
        yield by_group(at, slot + 3, around.marks[:, place], written)
    yield by_group("-2", 550, around.kinds[:, _BEFORE - 1, 0], around.kinds[:, _BEFORE, 0])
    yield by_group("2", 551, around.kinds[:, _AFTER, 0], around.kinds[:, _AFTER + 1, 0])
    yield by_group("1", 552, around.kinds[:, _BEFORE, 0], around.kinds[:, _AFTER, 0])
    yield by_group("near", 553, seen.friends)
    pure = np.where(group == 0, 1, 0)
    yield _one("name", 560, pure, written, plural)
    yield _one("-1", 561, pure, around.kinds[:, _BEFORE, 0])
    yield _one("1", 562, pure, around.kinds[:, _AFTER, 0])
    yield _one("written", 563, pure, look_of)


def _pairs(seen: _Seen) -> Iterator[_Block]:
    """The name and what is next to it; what is next to it on both sides, and further on the same."""
    around, lemma, written, plural = seen.around, seen.lemma, seen.written, seen.plural
    words_before, words_after = around.words[:, _BEFORE], around.words[:, _AFTER]
    kind_before, kind_after = 1 + around.kinds[:, _BEFORE, 0], 1 + around.kinds[:, _AFTER, 0]
    like_before, like_after = around.clusters[:, _BEFORE], around.clusters[:, _AFTER]
    marks_before, marks_after = (1 + around.marks[:, place].astype(np.int64) for place in (_BEFORE, _AFTER))
    yield _one("-1", 600, kind_before, lemma)
    yield _one("1", 601, kind_after, lemma)
    yield _one("-1", 602, words_before, lemma)
    yield _one("1", 603, words_after, lemma)
    yield _one("1", 604, kind_before, kind_after, plural)
    yield _one("-1", 605, kind_before, around.kinds[:, _BEFORE - 1, 0])
    yield _one("1", 606, kind_after, around.kinds[:, _AFTER + 1, 0])
    yield _one("-1", 607, kind_before, marks_before, written)
    yield _one("1", 608, kind_after, marks_after, written)
    yield _one("-1", 609, words_before, around.words[:, _BEFORE - 1])
    yield _one("1", 610, words_after, around.words[:, _AFTER + 1])
    yield _one("written", 611, marks_before, marks_after, written)
    yield _one("1", 612, 1 + around.endings[:, _BEFORE], kind_after, plural)
    yield _one("-1", 613, kind_before, around.endings[:, _AFTER], plural)
    yield _one("1", 614, marks_after, lemma, written)
    yield _one("-1", 615, like_before[:, 0], lemma)
    yield _one("1", 616, like_after[:, 0], lemma)
    yield _one("1", 617, like_before[:, 0], like_after[:, 0])
    yield _one("1", 618, like_after[:, 1], written, plural)
    yield _one("-1", 619, like_before[:, 1], written, plural)
    yield _one("1", 620, like_after[:, 0], kind_before, plural)
    yield _one("-1", 621, like_before[:, 0], kind_after, plural)
    yield _one("1", 622, like_after[:, 0], marks_after, written)
    yield _one("-1", 623, around.clusters[:, _BEFORE - 1, 0], like_before[:, 0])
    yield _one("1", 624, around.clusters[:, _AFTER + 1, 0], like_after[:, 0])


def _company(seen: _Seen) -> Iterator[_Block]:
    """The names nearest to it, and what the whole text does with the name."""
    near_before, near_after = seen.near_before, seen.near_after
    yield _one("near", 700, near_before)
    yield _one("near", 701, near_after)
    yield _one("near", 702, np.where(near_before < 4, near_before, 0), np.roll(seen.lemma, 1))
    yield _one("near", 703, np.where(near_after < 4, near_after, 0), np.roll(seen.lemma, -1))
    yield _one("near", 704, near_before, near_after, seen.written)
    yield _one("near", 705, 1 + seen.friends, seen.written)
    yield _one("near", 706, 1 + seen.friends, seen.lemma)
    yield _one("text", 800, 1 + seen.person, seen.written)
    yield _one("text", 801, 1 + seen.small, seen.written)
    yield _one("text", 802, 1 + seen.person, seen.small, seen.written, seen.plural)
    yield _one("text", 803, 1 + seen.person, _look_of(seen))
    yield _one("text", 804, np.where(seen.group & 1, 1, 2), seen.person, seen.small, seen.written)


def _friends(starts: Places, group: Places) -> Places:
    """How many names that are a plant's alone stand near each candidate, itself left out: 0 to 3."""
    sure = starts[group == 0]
    count = np.searchsorted(sure, starts + _FAR) - np.searchsorted(sure, starts - _FAR) - (group == 0)
    few: Places = np.clip(count, 0, 3).astype(np.int64)
    return few


def _written(raw: Bytes, starts: Places, ends: Places) -> Places:
    """How a name is written: 0 lower case, 1 with a capital, 2 in capitals."""
    first, second = raw[starts], raw[np.minimum(starts + 1, ends - 1)]
    upper = (first >= ord("A")) & (first <= ord("Z"))
    written: Places = upper.astype(np.int64) + (upper & (second >= ord("A")) & (second <= ord("Z")))
    return written


def _in_this_text(
    around: Around, kinds: Kinds, lemma: Places, written: Places, starting: Flags
) -> tuple[Places, Places]:
    """How far the name of each candidate is a person's in this text, 0 to 4, and how far it is written small, 0 to 3.

    A name with a capital counts as a person's where it follows a title, speaks or is said to think, owns something, or
    is called (between marks of speech).
    """
    capital = written == 1

    def is_kind(place: int, *names: str) -> Flags:
        wanted = [kinds.number[name] for name in names]
        return np.asarray(np.isin(around.kinds[:, place], wanted).any(axis=1), np.bool_)

    marks_before, marks_after = around.marks[:, _BEFORE], around.marks[:, _AFTER]
    bare = (marks_after & ~np.uint8(_COMMA | _QUOTE)) == 0
    titled = is_kind(_BEFORE, "person-title") & around.capital[:, _BEFORE] & (marks_before & ~np.uint8(_STOP) == 0)
    speaks = is_kind(_AFTER, "speech", "mind", "have", "modal") & (marks_after == 0)
    spoken = is_kind(_BEFORE, "speech") & ((marks_before & ~np.uint8(_COMMA | _QUOTE)) == 0) & bare
    owns = (marks_after & _APOSTROPHE) != 0
    called = ((marks_before & (_COMMA | _QUOTE)) != 0) & ((marks_after & (_COMMA | _STOP | _QUOTE)) != 0)
    evidence = capital & (titled | spoken | ((speaks | owns) & ~starting) | (speaks & starting) | (called & ~starting))
    _, group = np.unique(lemma, return_inverse=True)
    size = int(group.max(initial=-1)) + 1
    seen = np.bincount(group, evidence, size)
    inside = np.bincount(group, capital & ~starting, size)
    small = np.bincount(group, written == 0, size)
    whole = np.maximum(inside + small, 1)
    person = np.digitize(seen, [1, 2, 4, 8])
    lower = np.digitize(small / whole, [0.2, 0.6, 0.95])
    return person[group], lower[group]
