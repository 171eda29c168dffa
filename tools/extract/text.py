"""A book as a list of numbered lines, and the same words as one running text.

Lines count from 1 and are those of the Project Gutenberg file in UTF-8. The byte-order mark and the
carriage returns that some copies carry do not change the count.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a text file."""

    number: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing is printed here."""
        return not self.text.strip()

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip())


class Entry(NamedTuple):
    """One printed entry: the line its headword stands on, the headword and the gloss."""

    line: int
    headword: str
    gloss: str

    @property
    def locator(self) -> str:
        """How a row of the lexicon names the place: ``line 93``."""
        return f"line {self.line}"


class TextError(ValueError):
    """A text is missing, or is not printed as the table of sources says.

    `file` is the name of the text; `number` the line, or 0 when it is the file as a whole.
    """

    def __init__(self, file: str, number: int, problem: str) -> None:
        self.file = file
        self.number = number
        self.problem = problem
        super().__init__(f"{file}:{number}: {problem}" if number else f"{file}: {problem}")


def plain(text: str) -> str:
    """The words alone: italics lose their underscores, and any run of white space is one space.

    >>> plain("_May you be pleased,\\n   and your sorrows mine!_")
    'May you be pleased, and your sorrows mine!'
    """
    return " ".join(text.replace("_", "").split())


def read_lines(folder: Path, file: str) -> list[Line]:
    """The lines of a book."""
    try:
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise TextError(file, 0, f"no such text in {folder}") from None
    # str.splitlines() would also break at form feeds, and the count would go astray.
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]


def section(lines: list[Line], file: str, first: str, last: str) -> list[Line]:
    """The lines of one list: from its first entry to the end of its last.

    More precisely: from the first line that begins with the pattern `first`, through the next one
    that contains the pattern `last`, to the blank line after that, for the last entry may be wrapped.
    """
    found = (at for at, line in enumerate(lines) if re.match(first, line.text))
    start = next(found, None)
    if start is None:
        raise TextError(file, 0, f"no line begins with {first!r}, the first entry of the list")
    found = (at for at, line in enumerate(lines[start:], start) if re.search(last, line.text))
    stop = next(found, None)
    if stop is None:
        raise TextError(file, lines[start].number, f"no line from here on has {last!r}, the last entry")
    while stop < len(lines) and not lines[stop].blank:
        stop += 1
    return lines[start:stop]


class RunningText:
    """Lines folded into one string, so that a phrase is found wherever the lines were broken.

    >>> text = RunningText([Line(7, "a leaf of nettle speaks her"), Line(8, "   _cruelty_.")])
    >>> text.line_at(text.words.find("cruelty"))
    8
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        pieces: list[str] = []
        self._numbers: list[int] = []
        self._starts: list[int] = []
        end = 0
        for line in lines:
            piece = plain(line.text)
            if piece:
                pieces.append(piece)
                self._numbers.append(line.number)
                self._starts.append(end)
                end += len(piece) + 1
        self.words = " ".join(pieces)

    def line_at(self, offset: int) -> int:
        """The number of the line that this character of `words` stands on."""
        return self._numbers[bisect_right(self._starts, offset) - 1]

    def lines_of(self, phrase: str) -> list[int]:
        """The number of every line on which `phrase` begins, as whole words."""
        found = re.finditer(rf"(?<!\w){re.escape(plain(phrase))}(?!\w)", self.words)
        return [self.line_at(match.start()) for match in found]
