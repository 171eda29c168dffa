"""The appendix to a text: each flower once, what it means and who says so; and the text's own appendix, read and
compared.

Writers who use the language of flowers often explain it at the end ("Daffodil – respect, regard"). Such lines are not
part of the story; they are laid beside what the sources say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tussie.bouquet import STATES, Bouquet, Flower, Ring, Stem
from tussie.errors import TussieError
from tussie.lexicon import load_lexicon
from tussie.lexicon.names import key
from tussie.notation import parse
from tussie.prose.annotation import Arranged, Entry, Own
from tussie.prose.mentions import Mention
from tussie.prose.names import load_names
from tussie.prose.page import page
from tussie.reading import Sense, read

#: A line of an appendix: a flower, a dash or colon or equals sign, and what it means. Blanks are passed over once and
#: for all (``*+``), because a line may be a million of them.
_LINE = re.compile(
    r"^[ \t]*+(?:\|[ \t]*+)?(?:(?:[-*•]|\d{1,3}[.)])[ \t]++)?(?P<words>[^ \t\n:–—=|][^\n:–—=|]{2,59}?)[ \t]*"
    r"(?::|–|—|=|\||[ ]-[ ])[ \t]*+(?P<gloss>[^\n|]{1,119}?[^ \t\r\n|])[ \t\r]*+(?:\|[ \t\r]*+)?$",
    re.M,
)
#: So many lines make an appendix; fewer may be a list in the story. Between two of them stands no more than this.
_FEWEST, _APART = 3, 200
#: The flower of such a line has no more words: "double white Chinese chrysanthemum (dried)".
_LONGEST = 6
#: A gloss that is a sentence has more words.
_SHORT = 4
#: Parts that change what a plant says; others ("petals on the floor") do not.
_TELLING_PARTS = frozenset(("bud", "leaf", "branch", "tree", "fruit", "seed", "thorn", "wreath", *STATES))


class Line(NamedTuple):
    """A line of a text's own appendix: its words and its gloss, where they stand, and the flower that it names."""

    start: int
    end: int
    words: str
    gloss: str
    flower: Flower


def own_lines(text: str, *, tradition: str, language: str = "en") -> tuple[Line, ...]:
    """The lines of the appendix that a text has itself, none when it has none.

    >>> text = "Rose (red) - love\\n\\nIvy - fidelity\\n\\nRue - regret\\n"
    >>> [line.flower.plant for line in own_lines(text, tradition="modern")]
    ['rosa', 'hedera-helix', 'ruta-graveolens']
    """
    found: list[Line] = []
    runs: list[list[Line]] = []
    names = load_names(language, tradition)
    for match in _LINE.finditer(text):
        # A novel has many dashes; to parse what is no flower takes long, for want of a name that is near.
        if len(match["words"].split()) > _LONGEST or not len(names.found(page(match["words"]))[0]):
            continue
        try:
            [stem] = parse(match["words"], tradition=tradition).stems
        except (TussieError, ValueError):
            continue
        line = Line(match.start("words"), match.end("gloss"), match["words"], match["gloss"], stem.flower)
        if found and line.start - found[-1].end > _APART:
            runs.append(found)
            found = []
        found.append(line)
    runs.append(found)
    return tuple(line for run in runs if _explains(run) for line in run)


def _explains(run: Sequence[Line]) -> bool:
    """Whether lines are an appendix, and not the speeches of a play in which Rose and Lily speak."""
    if len(run) < _FEWEST or len({line.flower for line in run}) < len(run):
        return False
    if any(line.gloss[-1] in ".!?" and len(line.gloss.split()) > _SHORT for line in run):
        return False
    return 2 * sum(bool(concepts_of(line.gloss)) for line in run) >= len(run)


def entries(mentions: Sequence[Mention], arrangements: Sequence[Arranged], *, tradition: str) -> tuple[Entry, ...]:
    """A line of the appendix for each flower that a text names, in the order in which it first names them.

    A flower is a plant with its colour and, where that changes its meaning, its part. What is named once with a colour
    and again without is one flower. A flower of an arrangement means what it means there.
    """
    placed = {
        _said_of(stem.flower): line.senses
        for arrangement in arrangements
        for stem, line in zip(arrangement.bouquet.stems, arrangement.reading.lines, strict=True)
    }
    flowers: dict[tuple[str, str, str], tuple[Flower, list[int]]] = {}
    for number, flower in enumerate(_settled(mentions, arrangements)):
        flowers.setdefault(_said_of(flower), (flower, []))[1].append(number)
    return tuple(
        Entry(flower, placed.get(same) or senses_of(flower, tradition), tuple(numbers))
        for same, (flower, numbers) in flowers.items()
    )


def _settled(mentions: Sequence[Mention], arrangements: Sequence[Arranged]) -> Iterator[Flower]:
    """The flower of each mention: with the colour that its bouquet gives it, or the only one that the text does."""
    colours: dict[str, set[str]] = {}
    seen: dict[int, str] = {}
    for arrangement in arrangements:
        shades = {stem.flower.plant: stem.flower.colour for stem in arrangement.bouquet.stems}
        seen |= {number: shades.get(mentions[number].flower.plant, "") for number in arrangement.mentions}
    for number, mention in enumerate(mentions):
        if shade := mention.flower.colour or seen.get(number, ""):
            colours.setdefault(mention.flower.plant, set()).add(shade)
    for number, mention in enumerate(mentions):
        flower = mention.flower
        known = colours.get(flower.plant, set())
        shade = flower.colour or seen.get(number, "") or (next(iter(known)) if len(known) == 1 else "")
        yield flower._replace(colour=shade, part=_telling(flower))


def _said_of(flower: Flower) -> tuple[str, str, str]:
    """What makes a flower another one to a reader: its plant, its colour, and a part that changes what it says."""
    return flower.plant, flower.colour, _telling(flower)


def _telling(flower: Flower) -> str:
    return flower.part if flower.part in _TELLING_PARTS else ""


def senses_of(flower: Flower, tradition: str) -> tuple[Sense, ...]:
    """What a flower says by itself to a reader of a tradition, likeliest first."""
    return read(Bouquet((Ring("", (Stem(flower),)),)), tradition=tradition).lines[0].senses


def compared(lines: Sequence[Line], ours: Sequence[Entry], *, tradition: str) -> tuple[Own, ...]:
    """The text's own appendix beside ours, line by line, with a verdict on each.

    A line agrees where the sense that is likeliest to us comes to one of the sentiments that its gloss does. `ours`
    gives the senses of flowers as they stand in the text's bouquets; other flowers are read by themselves.
    """
    said = {_said_of(entry.flower): entry.senses for entry in ours}
    return tuple(
        _beside(line, said[same] if (same := _said_of(line.flower)) in said else senses_of(line.flower, tradition))
        for line in lines
    )


def _beside(line: Line, senses: tuple[Sense, ...]) -> Own:
    meant = concepts_of(line.gloss)
    agreeing = next((sense for sense in senses if meant & {sense.concept, *sense.concepts}), None)
    if not senses or not meant:
        verdict = "unknown"
    else:
        verdict = "agrees" if agreeing is senses[0] else "among" if agreeing else "differs"
    return Own(line.start, line.end, line.words, line.gloss, line.flower, agreeing or next(iter(senses), None), verdict)


def concepts_of(gloss: str) -> frozenset[str]:
    """The concepts that a gloss comes to: those of a source that prints the same words, and those that its words name.

    >>> sorted(concepts_of("gratitude, appreciation"))
    ['gratitude']
    """
    lex = load_lexicon()
    found = set(_printed().get(key(gloss), ()))
    for words in re.split(r"[,;/&]|\band\b|\bor\b", gloss):
        if concept := lex.concept(words):
            found.add(concept.id)
        found |= set(_printed().get(key(words), ()))
    return frozenset(found)


@cache
def _printed() -> dict[str, tuple[str, ...]]:
    """The concepts of every gloss that a source prints."""
    return {key(one.english or one.gloss): one.concepts for one in load_lexicon().attestations}
