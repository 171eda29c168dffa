"""The lexicon as tables and indexes that are quick to load.

Reading ten thousand attestations from CSV costs more than everything else that `tussie read` does
together, so the wheel carries them compiled: the same rows, and the indexes over them, in Python's
own `marshal` format (its version 2, which every Python reads and which, unlike later ones, gives the same
bytes for the same rows). A checkout has no compiled
file and reads the CSV, so that an edited row is never hidden behind a stale copy.

Everything stays packed until somebody asks for it: each table and index as a whole, and the rows of
the long tables one by one, because a bouquet needs a few dozen of many thousand.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from tussie.errors import BrokenLexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import (
    DATA,
    TABLES,
    Attestation,
    Folder,
    Mention,
    Pattern,
    Source,
    read_attestations,
    read_table,
)

FILE = "lexicon.compiled"
_MARSHAL_VERSION = 2
#: Changes when the layout below does; a file of another layout is not read.
_LAYOUT = 4

#: Tables of which a command wants few rows.
_PACKED = ("sources", "plants")


def _plain(value: Any) -> Any:
    """Named tuples, however deep, as plain ones: marshal writes no others."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def pack(row: Any) -> bytes:
    """A row of a long table, packed."""
    return marshal.dumps(_plain(row), _MARSHAL_VERSION)


def unpack(packed: bytes) -> Any:
    """The row that was packed."""
    return marshal.loads(packed)


class Compiled:
    """The tables and indexes by name, each unpacked when it is first asked for."""

    def __init__(self, packed: dict[str, bytes]) -> None:
        self.packed = packed
        self._ready: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._ready:
            self._ready[name] = unpack(self.packed[name])
        return self._ready[name]

    def row(self, table: str, number: int) -> Any:
        """One row of a long table (see `_long`)."""
        rows, ends = self[table]
        start = int.from_bytes(ends[4 * number - 4 : 4 * number], "little") if number else 0
        return unpack(rows[start : int.from_bytes(ends[4 * number : 4 * number + 4], "little")])

    def length(self, table: str) -> int:
        """The number of rows of a long table."""
        return len(self[table][1]) // 4


def _long(rows: Iterable[Any]) -> tuple[bytes, bytes]:
    """Rows packed one after the other, and where each ends: two objects instead of ten thousand."""
    packed = [pack(row) for row in rows]
    ends = accumulate(map(len, packed))
    return b"".join(packed), b"".join(end.to_bytes(4, "little") for end in ends)


def compile_tables(data: Folder = DATA) -> Compiled:
    """Every table and index, read from the CSV files in `data`.

    Names are those of the tables; a table whose rows have an id is a dictionary by it, names and
    attestations are long tables. ``names_by_key``, ``by_plant`` and ``by_concept`` map to row
    numbers, the other ``..._by_key`` to ids.
    """
    rows = {name: [located.row for located in read_table(name, data)] for name in TABLES}
    attestations = [located.row for located in read_attestations(data)]
    patterns = [(number, flower) for number, row in enumerate(attestations) for flower in row.flowers]
    sources = {row.id: row for row in rows["sources"]}
    compiled: dict[str, Any] = {
        name: {row[0]: pack(row) if name in _PACKED else _plain(row) for row in table}
        for name, table in rows.items()
        if name not in ("names", "plant_colours")
    }
    compiled |= {
        "layout": _LAYOUT,
        "names": _long(rows["names"]),
        "attestations": _long(attestations),
        "names_by_key": _index((key(row.name), number) for number, row in enumerate(rows["names"])),
        "colours_of": _index((row.plant, _plain(row)) for row in rows["plant_colours"]),
        "names_of": _index((row.plant, number) for number, row in enumerate(rows["names"])),
        "plants_by_key": {key(row.scientific_name): row.id for row in rows["plants"]},
        "broader": {row.id: row.broader for row in rows["plants"]},
        "children": _index((row.broader, row.id) for row in rows["plants"] if row.broader),
        "by_plant": _index((plant, number) for number, flower in patterns for plant in _filed_under(flower)),
        "together": _index(
            (plant, number)
            for number, row in enumerate(attestations)
            if len(row.flowers) > 1
            for flower in row.flowers
            for plant in flower.plants
        ),
        "mentions": {
            plant: pack(mentions)
            for plant, mentions in _index(
                (plant, _mention(number, row, sources[row.source]))
                for number, row in enumerate(attestations)
                if len(row.flowers) == 1
                for plant in _filed_under(row.flowers[0])
            ).items()
        },
        "by_concept": _index((id, number) for number, row in enumerate(attestations) for id in row.concepts),
        # A label beats another concept's synonym.
        "concepts_by_key": {
            **{key(word): row.id for row in reversed(rows["concepts"]) for word in row.synonyms},
            **{key(word): row.id for row in rows["concepts"] for word in (row.id, row.label)},
        },
        "colours_by_key": {key(word): row.id for row in rows["colours"] for word in (row.id, row.label, *row.words)},
        "varieties": tuple(sorted({key(flower.variety) for _, flower in patterns if flower.variety})),
    }
    return Compiled({name: pack(value) for name, value in compiled.items()})


def _filed_under(flower: Pattern) -> Sequence[str]:
    """The plants of a pattern; what is said of a colour, whatever the flower, is filed under ""."""
    return flower.plants or ([""] if flower.colours else [])


def _mention(number: int, row: Attestation, source: Source) -> Mention:
    tradition = row.tradition or source.tradition
    return Mention(
        number, row.source, source.year, source.lineage, tradition, row.locator, row.flowers[0], row.concepts
    )  # fmt: skip


def _index(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Values by key, each value once and in order."""
    index: dict[str, dict[Any, None]] = {}
    for word, value in pairs:
        index.setdefault(word, {})[value] = None
    return {word: tuple(values) for word, values in index.items()}


def dump(compiled: Compiled) -> bytes:
    """The compiled lexicon as bytes, the same for the same rows."""
    return marshal.dumps(compiled.packed, _MARSHAL_VERSION)


def load(data: Folder = DATA) -> Compiled:
    """The compiled lexicon: from its file where there is one, else from the CSV.

    Raises `BrokenLexicon` when the file cannot be read, or was made by another version.
    """
    try:
        with open(os.path.join(data, FILE), "rb") as file:
            blob = file.read()
    except FileNotFoundError:
        return compile_tables(data)
    try:
        compiled = Compiled(marshal.loads(blob))
        layout = compiled["layout"]
    except (ValueError, EOFError, TypeError, KeyError) as error:
        raise BrokenLexicon(f"{FILE} cannot be read ({error}); install tussie again") from error
    if layout != _LAYOUT:
        raise BrokenLexicon(f"{FILE} was made by another version; install tussie again")
    return compiled
