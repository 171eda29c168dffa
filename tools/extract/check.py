"""Compares the rows of the lexicon with the texts they were read from."""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tools.extract.sources import Source
from tools.extract.text import Entry, RunningText, read_lines

# How many lines after the headword's a gloss picked from prose may begin.
REACH = 12


class Row(NamedTuple):
    """A row of a committed file: where it stands, and what it says was printed."""

    file: Path
    number: int
    locator: str
    headword: str
    gloss: str

    @property
    def place(self) -> str:
        """The file and line to mend."""
        return f"{self.file}:{self.number}"


def read_rows(file: Path) -> list[Row]:
    """The rows of an attestations file, without its opening comment."""
    with file.open(encoding="utf-8", newline="") as lines:
        opening = 0
        header = ""
        for header in lines:
            if not header.startswith("#"):
                break
            opening += 1
        # The reader counts from the header, and a quoted cell may span lines.
        reader = csv.DictReader(chain([header], lines))
        return [
            Row(file, opening + reader.line_num, row["locator"], row["headword"], row["gloss"])
            for row in reader
        ]


def differences(source: Source, texts: Path, data: Path) -> Iterator[str]:
    """Everything in which the committed rows of `source` and its text disagree, one line each.

    Every entry of a dictionary must have its row. A row that is no such entry was picked by a reader,
    as all rows of a prose source are: its gloss must stand in the text within `REACH` lines.
    """
    file = data / f"{source.id}.csv"
    if not file.exists():
        yield f"{file}: no such file"
        return
    rows = read_rows(file)
    entries = list(source.entries(texts))
    printed = {(entry.locator, entry.headword, entry.gloss): entry for entry in entries}
    picked: list[Row] = []
    for row in rows:
        if printed.pop((row.locator, row.headword, row.gloss), None) is None:
            picked.append(row)
    text = RunningText(read_lines(texts, source.file))
    for entry in printed.values():
        # On a line of several entries the row meant is the one that has the headword or the gloss.
        near = [row for row in picked if row.locator == entry.locator]
        near.sort(key=lambda row: (row.headword != entry.headword, row.gloss != entry.gloss))
        if near and not (source.sections and _stands(near[0], text) and near[0].headword != entry.headword):
            picked.remove(near[0])
            yield from _misquotations(near[0], entry, source.file)
        else:
            yield f"{file}: no row for {source.file}:{entry.line}, {entry.headword!r}: {entry.gloss!r}"
    for row in picked:
        if not _stands(row, text):
            yield f"{row.place}: {_missing(row, source.file, text)}"


def _misquotations(row: Row, entry: Entry, file: str) -> Iterator[str]:
    """What a row has otherwise than its line of print."""
    for column in ("headword", "gloss"):
        ours, theirs = getattr(row, column), getattr(entry, column)
        if ours != theirs:
            yield f"{row.place}: {column} {ours!r}, but {file}:{entry.line} prints {theirs!r}"
