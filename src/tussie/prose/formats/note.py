"""What the notes to a text say, in words, whatever they are written in: cards, footnotes, the lines of the appendix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.prose.annotation import Annotation, Arranged, Entry, Late, Own
from tussie.reading import Sense

NO_SOURCE = "no source says what it means"
FIGURE = "in a figure of speech"
#: Meanings of a flower that a note tells after the first.
_FURTHER = 2


class Meaning(NamedTuple):
    """One thing that a flower says: in a word, as printed, where; `source` the source's id, `passed` a caveat."""

    label: str
    words: str
    cited: str
    source: str
    passed: str

    def __str__(self) -> str:
        where = f" ({self.cited})" if self.cited else ""
        caveat = f" [{self.passed}]" if self.passed else ""
        return f"{self.label}: {self.words}{where}{caveat}"


class Note(NamedTuple):
    """What is said of a kind of flower: names, colour, likeliest meanings (none when no source says anything)."""

    flower: Flower
    name: str
    scientific: str
    colour: str
    meanings: tuple[Meaning, ...]
    mentions: tuple[int, ...]

    @property
    def meaning(self) -> str:
        """The likeliest meaning in a word, or that there is none."""
        return self.meanings[0].label if self.meanings else NO_SOURCE

    def __str__(self) -> str:
        if not self.meanings:
            return f"{self.name} ({self.scientific}): {NO_SOURCE}."
        first, *further = self.meanings
        also = "; ".join(f"{one.label}, {one.words}, {one.cited}" for one in further)
        where = f", {first.cited}" if first.cited else ""
        passed = f" ({first.passed})" if first.passed else ""
        return f"{self.name} ({self.scientific}): {first.label}. {_sentence(first.words + where + passed)}" + (
            f" Also {_sentence(also)}" if also else ""
        )


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def notes_to(annotation: Annotation) -> tuple[Note, ...]:
    """The note to each line of the appendix, in its order."""
    lex = load_lexicon()
    return tuple(_note(lex, entry) for entry in annotation.appendix)


def _note(lex: Lexicon, entry: Entry) -> Note:
    flower = entry.flower
    colour = lex.colours[flower.colour].label if flower.colour in lex.colours else flower.colour.replace("-", " ")
    meanings = tuple(meaning(lex, sense) for sense in entry.senses[: 1 + _FURTHER])
    return Note(flower, str(flower), lex.plant(flower.plant).scientific_name, colour, meanings, entry.mentions)


def meaning(lex: Lexicon, sense: Sense) -> Meaning:
    """A sense in words.

    >>> from tussie import load_lexicon, read
    >>> [line] = read("rosemary", tradition="victorian").lines
    >>> meaning(load_lexicon(), line.senses[0]).label
    'remembrance'
    """
    words = quoted(sense) if sense.gloss else "by a rule of the tradition"
    return Meaning(
        lex.concepts[sense.concept].label, words, cited(sense) if sense.source else "", sense.source, sense.fallback
    )


def entry_of(annotation: Annotation) -> dict[int, int]:
    """For each mention, the number of the line of the appendix that it belongs to."""
    return {mention: number for number, entry in enumerate(annotation.appendix) for mention in entry.mentions}


def told(arrangement: Arranged) -> Iterator[tuple[str, str]]:
    """What a bouquet says, line by line: each stem as the notation writes it, and its meaning with the source."""
    lex = load_lexicon()
    for line in arrangement.reading.lines:
        yield str(line.stem), str(meaning(lex, line.senses[0])) if line.senses else NO_SOURCE


def verdict(own: Own) -> str:
    """What comes of a line of the text's own appendix beside ours, in words."""
    if own.verdict == "unknown":
        return "no source of ours says anything" if own.sense is None else "no sentiment that we know"
    return "ours too, but not first" if own.verdict == "among" else own.verdict


def ours(own: Own) -> Meaning | None:
    """What we say of the flower of that line; None when nobody says anything."""
    return meaning(load_lexicon(), own.sense) if own.sense else None


def agreement(owns: Iterable[Own]) -> str:
    """How many lines of the text's own appendix agree with ours: ``5 of 6 agree, 1 differs``."""
    verdicts = [own.verdict for own in owns]
    among, differ, unknown = (verdicts.count(verdict) for verdict in ("among", "differs", "unknown"))
    parts = [f"{verdicts.count('agrees')} of {len(verdicts)} agree"]
    parts += [f"{among} {'is' if among == 1 else 'are'} ours too, but not first"] if among else []
    parts += [f"{differ} differ{'s' if differ == 1 else ''}"] if differ else []
    parts += [f"{unknown} cannot be compared"] if unknown else []
    return ", ".join(parts)


def out_of_time(one: Late) -> str:
    """What came later than the text's time, and whether that date was seen in its source."""
    return one.said if one.checked else f"{one.said} (this date was not checked in its source)"


def tradition_label(annotation: Annotation) -> str:
    """The tradition that the meanings are of, as a title has it."""
    return load_lexicon().tradition(annotation.tradition).label


def citations(annotation: Annotation) -> dict[str, str]:
    """Every source that the notes name, by id, as a bibliography has it; in the order of the ids."""
    lex = load_lexicon()
    ids = {one.source for note in notes_to(annotation) for one in note.meanings}
    ids |= {line.senses[0].source for one in annotation.arrangements for line in one.reading.lines if line.senses}
    ids |= {own.sense.source for own in annotation.own if own.sense}
    ids |= {one.source for one in annotation.late}
    return {id: lex.source(id).citation for id in sorted(ids) if lex.has_source(id)}
