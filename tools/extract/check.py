"""Compares the rows of the lexicon with the texts they were read from."""

import csv
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tools.extract.sources import Source
from tools.extract.text import Entry, RunningText, TextError, read_lines


class Row(NamedTuple):
    """A row of a committed file: where it stands, and what it says is printed."""

    place: str
    locator: str
    headword: str
    gloss: str


def read_rows(file: Path) -> list[Row]:
    """The rows of an attestations file, which opens with comment lines."""
    with file.open(encoding="utf-8", newline="") as lines:
        comments, header = 0, ""
        for header in lines:
            if not header.startswith("#"):
                break
            comments += 1
        reader = csv.DictReader(chain([header], lines))
        for column in ("locator", "headword", "gloss"):
            if column not in (reader.fieldnames or ()):
                raise TextError(str(file), comments + 1, f"the header has no column {column!r}")
        return [
            Row(f"{file}:{comments + reader.line_num}", row["locator"], row["headword"], row["gloss"]) for row in reader
        ]


def differences(source: Source, texts: Path, data: Path) -> Iterator[str]:
    """Everything in which the committed rows of `source` and its text disagree, one line each.

    Every entry of a dictionary must have its row. A row that is no such entry was picked by a reader,
    as all rows of a prose source are: its gloss must begin on the line that it names.
    """
    file = data / f"{source.id}.csv"
    if not file.exists():
        yield f"{file}: no such file"
        return
    printed = list(source.entries(texts))
    rows = []
    for row in read_rows(file):
        same = (entry for entry in printed if (entry.locator, *entry[1:]) == row[1:])
        entry = next(same, None)
        if entry is None:
            rows.append(row)
        else:
            printed.remove(entry)
    for entry in printed:
        meant = _meant(entry, rows)
        if meant is None:
            yield f"{file}: no row for {source.file}:{entry.line}, {entry.headword!r}: {entry.gloss!r}"
        else:
            rows.remove(meant)
            yield from _misquoted(meant, entry, source.file)
    text = RunningText(read_lines(texts, source.file))
    for row in rows:
        yield from _misplaced(row, text, source.file)


def _meant(entry: Entry, rows: list[Row]) -> Row | None:
    """The row that is about `entry` although it does not say the same: half of it agrees."""
    for row in rows:
        agree = (row.locator == entry.locator, row.headword == entry.headword, row.gloss == entry.gloss)
        if agree in {(True, True, False), (True, False, True), (False, True, True)}:
            return row
    return None


def _misquoted(row: Row, entry: Entry, file: str) -> Iterator[str]:
    """What a row has otherwise than the print."""
    for column in ("locator", "headword", "gloss"):
        ours, theirs = getattr(row, column), getattr(entry, column)
        if ours != theirs:
            yield f"{row.place}: {column} {ours!r}, but {file}:{entry.line} prints {theirs!r}"


def _misplaced(row: Row, text: RunningText, file: str) -> Iterator[str]:
    """Why the gloss of a row does not stand where its locator says, if so."""
    locator = re.fullmatch(r"line (\d+)", row.locator)
    if locator is None:
        yield f"{row.place}: locator {row.locator!r} is not of the form 'line 93'"
        return
    line = int(locator[1])
    found = text.lines_of(row.gloss)
    if not found:
        yield f"{row.place}: gloss {row.gloss!r} is not at {file}:{line}, nor anywhere else in that text"
    elif line not in found:
        nearest = min(found, key=lambda at: abs(at - line))
        yield f"{row.place}: gloss {row.gloss!r} is not at {file}:{line}; it begins on line {nearest}"
