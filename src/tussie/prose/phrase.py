"""What the words around a name say of the plant: its colour, how many, which part.

"two dozen pale yellow roses", "a withered rosebud", "a sprig of rosemary", "rose-leaves", "the roses were white". The
words are those that the notation knows, so that a phrase says the same in a story as in a list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tussie.lexicon import Lexicon
from tussie.notation.items import MAX_NUMBER
from tussie.notation.words import FILLERS, HEAPS, MEASURES, NUMBERS, PARTS, SOME, STATES, TIMES

#: Characters before and behind a name that can belong to its phrase.
_BEFORE, _BEHIND = 90, 70
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\S*\s?|[,.;:!?()\"“”—]|\n\s*\n")
#: Digits that can be a count: whole, and on the line of what they count ("Chapter 3" stands above the roses).
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)[ \t]")
#: Behind these a number is a year, a page or a room.
_NO_COUNT = frozenset(
    "in since until by of from circa about chapter room page no number year volume part book act scene".split()
)
#: Behind a name, with a hyphen or a space: the part of the plant that is meant.
_PART_BEHIND = re.compile(r"(?:-|\s+|-\s*\n\s*)([a-z]+)\b", re.IGNORECASE)
#: "bush" is the plant itself; the notation has no stem of it.
_WHOLE = {"bush": "plant", "bushes": "plant", "shrub": "plant", "shrubs": "plant", "stump": "tree", "sapling": "tree"}
_PLURAL_PARTS = {f"{word}s": part for word, part in PARTS.items()} | {
    "leaves": "leaf", "berries": "fruit", "branches": "branch", "leaflets": "leaf",
    "hips": "fruit", "boughs": "branch", "bough": "branch",
}  # fmt: skip
_PARTS = {**PARTS, **_PLURAL_PARTS, **_WHOLE}
#: Said of the plant, not of a part of it.
_NO_PARTS = frozenset(("plant", "plants", "wood", "woods", "fruit", "fruits", "nut", "nuts", "root"))
#: What the words of a measure may be written as.
_MEASURES = MEASURES | {f"{word}s": part for word, part in MEASURES.items()} | {
    "leaves": "leaf", "boughs": "branch", "branches": "branch", "bushes": "plant", "bush": "plant", "twigs": "branch",
    "sprays": "branch",
}  # fmt: skip
#: What holds flowers whose number nobody says: "a vase of roses".
_HOLDERS = HEAPS | frozenset(
    (
        "basket baskets bowl bowls vase vases pot pots row rows bed beds clump clumps hedge hedges avenue avenues "
        "wreath wreaths garland garlands crown crowns tuft tufts spike spikes"
    ).split()
)
_ARTICLES = frozenset("a an the that this these those my his her its our your their no".split())
_LOOSE = re.compile(r"(?:ed|ing|y|ous|ful|ant|ent|al|ic|ish|less|est|en|ly|like|ive|ary)$")
#: "the roses were white", "roses, red as blood", "roses of the palest pink".
_PREDICATE = re.compile(
    r"\s*(?:,?\s*(?:that|which)\s+)?"
    r"(?:\s(?:is|are|was|were|be|been|looked|seemed|grew|turned|gleamed|glowed|shone)"
    r"|\s?,|\sof (?:a|an|the)\b|\sof\b)\s+"
    r"(?:(?:all|so|very|quite|pure|purest|still|both|almost|more|palest|deepest|richest|most|as|the|a|mostly|now)\s+){0,2}"
    r"([a-z]+(?:[ -][a-z]+)?)",
    re.IGNORECASE,
)
#: What may follow a colour that was said of the name before; another noun takes it for itself.
_AFTER_PREDICATE = frozenset("as and or with in like against on but to at under".split())
#: Colours that are plants first: "roses, lilac" are two plants.
_PLANTS_TOO = frozenset("rose lilac violet lavender orange pink".split())


class Said(NamedTuple):
    """What a phrase says: a colour id or ``""``, a number or None, a part or ``""``, and where the term ends."""

    colour: str
    number: int | None
    part: str
    end: int


def said(text: str, start: int, end: int, lex: Lexicon, *, plural: bool, colour: str, part: str) -> Said:
    """What is said of the plant whose name stands at `start` to `end`.

    `plural` is whether the name is one; `colour` and `part` are those in the name itself.
    """
    end, behind = _part_behind(text, end)
    shade, number, before = _backwards(_before(text, start), lex, plural=plural or behind.endswith("s"))
    named = _PARTS.get(behind, "")
    return Said(
        colour or shade or _predicate(text, end, lex),
        number,
        part or named or before,
        end,
    )


def _part_behind(text: str, end: int) -> tuple[int, str]:
    """Where the term ends that the name begins, and the word for the part: "rose-leaves"."""
    match = _PART_BEHIND.match(text, end, end + _BEHIND)
    word = match[1].lower() if match else ""
    return (match.end(), word) if match and word in _PARTS and word not in _NO_PARTS else (end, "")


def _before(text: str, start: int) -> list[str]:
    """The words of the clause before the name, the nearest first."""
    words = _WORD.findall(text, max(0, start - _BEFORE), start)
    if start > _BEFORE and words and text[start - _BEFORE - 1].isalnum():
        words = words[1:]
    return [_counting(word) if word[0].isdecimal() else word.lower() for word in reversed(words)]


def _counting(word: str) -> str:
    """Digits as a word that can be counted with, or as one that nothing knows."""
    match = _DIGITS.fullmatch(word)
    return match[1].replace(",", "") if match else "#"


def _backwards(words: list[str], lex: Lexicon, *, plural: bool) -> tuple[str, int | None, str]:
    """Colour, count and part from the words before a name, the nearest first."""
    colour, part, at = _qualities(words, 0, lex)
    if words[at : at + 1] != ["of"] or at + 1 == len(words):
        return colour, _number(words[at:], plural=plural), part
    holder = words[at + 1]
    if holder in TIMES:
        # "dozens of roses" are many, "a score of roses" are twenty.
        many = holder.endswith("s")
        return colour, None if many else _number(words[at + 1 :], plural=True), part
    if holder in _HOLDERS:
        return colour or _qualities(words, at + 2, lex)[0], None, part or _MEASURES.get(holder, "")
    if holder in _MEASURES:
        shade, _, before = _qualities(words, at + 2, lex)
        number = _number(words[before:], plural=holder.endswith("s"))
        return colour or shade, number, part or _MEASURES[holder]
    return colour, None, part


def _qualities(words: list[str], at: int, lex: Lexicon) -> tuple[str, str, int]:
    """The colour and the part that adjectives say from place `at` on, and where they end."""
    colour = part = ""
    while at < len(words):
        word = words[at]
        if shade := lex.colour(" ".join(reversed(words[at : at + 2]))):
            colour, at = colour or shade, at + 2
        elif word != "rose" and (shade := lex.colour(word)):
            colour, at = colour or shade, at + 1
        elif word in STATES:
            part, at = part or STATES[word], at + 1
        elif _is_adjective(word) or (at and word in (",", "and", "or") and _goes_on(words, at + 1, lex)):
            at += 1
        else:
            break
    return colour, part, at


def _is_adjective(word: str) -> bool:
    """Whether a word may stand between a number and a name and says nothing that we look for."""
    if word in NUMBERS or word in TIMES or word in SOME or word in _ARTICLES or word == "of":
        return False
    return word in FILLERS or (len(word) > 3 and _LOOSE.search(word) is not None)


def _goes_on(words: list[str], at: int, lex: Lexicon) -> bool:
    """Whether adjectives go on behind a comma or an "and": "tall, white lilies"."""
    return at < len(words) and (bool(lex.colour(words[at])) or _is_adjective(words[at]))


def _number(words: list[str], *, plural: bool) -> int | None:
    """The number that ends at the first of `words`, which run backwards; None where there is none.

    >>> [_number(words, plural=True) for words in (["dozen", "two"], ["dozen", "a", "half"], ["four", "twenty"], ["a"])]
    [24, 6, 24, None]
    """
    run = []
    for word in words:
        if not (word in NUMBERS or word in TIMES or word in ("half", "and") or word.isdecimal()):
            break
        run.append(word)
    if run and run[-1].isdecimal() and words[len(run) : len(run) + 1] and words[len(run)] in _NO_COUNT:
        return None
    number: int | None = None
    for word in reversed(run):
        if word in TIMES:
            number = (1 if number is None else number) * TIMES[word]
        elif word in NUMBERS:
            number = NUMBERS[word] + (0 if number in (None, 1) else number or 0)
        elif word not in ("half", "and"):
            number = int(word)
    if "half" in run and number and number > 1:
        number //= 2
    if run in (["a"], ["an"], ["another"]):
        return None if plural else 1
    return number if number is None or 1 <= number <= MAX_NUMBER else None


def _predicate(text: str, end: int, lex: Lexicon) -> str:
    """A colour that is said behind the name: "the roses were white"."""
    if not (match := _PREDICATE.match(text, end, end + _BEHIND)):
        return ""
    words = match[1].lower().replace("-", " ")
    first = words.split(" ")[0]
    for colour in (words, first):
        if shade := lex.colour(colour):
            follows = re.match(r"\s+([a-z]+)", text[match.start(1) + len(colour) :])
            listed = match[0].lstrip().startswith(",")
            goes_on = follows and (follows[1] not in _AFTER_PREDICATE or (listed and follows[1] in ("and", "or")))
            if goes_on or (listed and first in _PLANTS_TOO):
                return ""
            return shade
    return ""
