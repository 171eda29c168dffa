"""The labelled messages: what a row is, and how the files beside this one are read."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
#: What a text is: an English message, one in another language, or no message at all.
KINDS = ("message", "foreign", "nonsense")


class Labelled(NamedTuple):
    """A message and what it means: `concepts` the main one first, `denied` what it must not be read as."""

    text: str
    concepts: tuple[str, ...]
    denied: tuple[str, ...]
    kind: str = "message"


def read(name: str) -> list[Labelled]:
    """The rows of ``data/<name>.csv``."""
    with (HERE / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [Labelled(row["text"], _many(row["concepts"]), _many(row["denied"]), row["kind"]) for row in rows]


def _many(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def intents() -> list[str]:
    """The concepts that a message may be labelled with, in the order of the guide's table."""
    return list(_table_of_the_guide())


def _table_of_the_guide() -> Iterator[str]:
    guide = (HERE / "guide.md").read_text(encoding="utf-8")
    for id in re.findall(r"^\| ([a-z-]+) \|", guide, re.MULTILINE):
        if id != "concept":
            yield id
