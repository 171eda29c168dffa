"""The annotated passages: read them, and tell their halves apart.

`passages.jsonl` holds the texts, `marks.jsonl` what two annotators agreed on or what was settled where they did not,
`first.jsonl` and `second.jsonl` what each of them marked. A book belongs to one half only: `development` may be trained
on, `report` is for the table alone.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

HERE = Path(__file__).parent


class Mark(NamedTuple):
    """What stands at a place of a passage: a class of ``RULES.md``, and for plants what is said of them."""

    start: int
    end: int
    kind: str
    plant: str
    colour: str
    count: int | None
    part: str


class Passage(NamedTuple):
    """A quotation with its marks."""

    id: str
    book: str
    author: str
    year: int
    kind: str
    text: str
    marks: tuple[Mark, ...]


def place(text: str, quote: str, nth: int) -> int:
    """Where the nth occurrence of a quotation begins, counted from 0."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + (len(quote) if at >= 0 else 1))
    return at


@cache
def passages(annotation: str = "marks") -> tuple[Passage, ...]:
    """All passages with the marks of an annotation: `marks` (settled), `first` or `second`."""
    said = {row["id"]: row["marks"] for row in _rows(annotation)}
    return tuple(
        Passage(
            **row,
            marks=tuple(
                Mark(
                    start := place(row["text"], mark["quote"], mark["nth"]),
                    start + len(mark["quote"]),
                    mark["class"],
                    mark.get("plant", ""),
                    mark.get("colour", ""),
                    mark.get("count"),
                    mark.get("part", ""),
                )
                for mark in said[row["id"]]
            ),
        )
        for row in _rows("passages")
    )


def _rows(name: str) -> list[dict[str, object]]:
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def is_development(passage: Passage) -> bool:
    """Whether a passage may be trained on: by its book, or by itself where the prose is our own."""
    return crc32(f"passage {passage.id if passage.author == 'Tussie' else passage.book}".encode()) % 2 == 0


def development() -> tuple[Passage, ...]:
    """The half that may be looked at and trained on."""
    return tuple(filter(is_development, passages()))


def report() -> tuple[Passage, ...]:
    """The half that nothing was tuned on."""
    return tuple(passage for passage in passages() if not is_development(passage))
