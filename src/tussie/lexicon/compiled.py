"""The lexicon as one object of plain tuples and dictionaries, quick to load.

Reading four thousand attestations from CSV costs more than everything else that `tussie read` does
together, so the wheel carries them compiled: the same rows, and the indexes over them, in Python's
own `marshal` format (its version 4, which every supported Python reads). A checkout has no compiled
file and reads the CSV, so that an edited row is never hidden behind a stale copy.

The rows of the two long tables, names and attestations, stay packed one by one until somebody asks
for them: a bouquet needs a few dozen of many thousand.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterable
from typing import Any

from tussie.errors import BrokenLexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import DATA, TABLES, Folder, read_attestations, read_table

FILE = "lexicon.compiled"
_MARSHAL_VERSION = 4
#: Changes when the layout below does; a file of another layout is not read.
_LAYOUT = 2

Compiled = dict[str, Any]


def _plain(value: Any) -> Any:
    """Named tuples, however deep, as plain ones: marshal writes no others."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def pack(row: Any) -> bytes:
    """A row of a long table, packed."""
    return marshal.dumps(_plain(row), _MARSHAL_VERSION)


def unpack(packed: bytes) -> Any:
    """The row that was packed."""
    return marshal.loads(packed)


def compile_tables(data: Folder = DATA) -> Compiled:
    """Every table and index, read from the CSV files in `data`.

    Keys are the table names; a table whose rows have an id is a dictionary by it, names and
    attestations are tuples of packed rows. ``names_by_key``, ``by_plant`` and ``by_concept`` map to
    row numbers, the other ``..._by_key`` to ids.
    """
    rows = {name: [located.row for located in read_table(name, data)] for name in TABLES}
    attestations = [located.row for located in read_attestations(data)]
    patterns = [(number, flower) for number, row in enumerate(attestations) for flower in row.flowers]
    compiled: Compiled = {
        name: {row[0]: _plain(row) for row in table}
        for name, table in rows.items()
        if name not in ("names", "plant_colours")
    }
    compiled |= {
        "layout": _LAYOUT,
        "names": tuple(map(pack, rows["names"])),
        "attestations": tuple(map(pack, attestations)),
        "names_by_key": _index((key(row.name), number) for number, row in enumerate(rows["names"])),
        "colours_of": _index((row.plant, _plain(row)) for row in rows["plant_colours"]),
        "names_of": _index((row.plant, number) for number, row in enumerate(rows["names"])),
        "plants_by_key": {key(row.scientific_name): row.id for row in rows["plants"]},
        "children": _index((row.broader, row.id) for row in rows["plants"] if row.broader),
        # What is said of a colour, whatever the flower, is filed under "".
        "by_plant": _index(
            (plant, number)
            for number, flower in patterns
            for plant in flower.plants or ([""] if flower.colours else [])
        ),
        "by_concept": _index((id, number) for number, row in enumerate(attestations) for id in row.concepts),
        # A label beats another concept's synonym.
        "concepts_by_key": {
            **{key(word): row.id for row in reversed(rows["concepts"]) for word in row.synonyms},
            **{key(word): row.id for row in rows["concepts"] for word in (row.id, row.label)},
        },
        "colours_by_key": {key(word): row.id for row in rows["colours"] for word in (row.label, *row.words)},
        "varieties": tuple(sorted({key(flower.variety) for _, flower in patterns if flower.variety})),
    }
    return compiled


def _index(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Values by key, each value once and in order."""
    index: dict[str, dict[Any, None]] = {}
    for word, value in pairs:
        index.setdefault(word, {})[value] = None
    return {word: tuple(values) for word, values in index.items()}


def dump(compiled: Compiled) -> bytes:
    """The compiled lexicon as bytes, the same for the same rows."""
    return marshal.dumps(compiled, _MARSHAL_VERSION)


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
        compiled: Compiled = marshal.loads(blob)
    except (ValueError, EOFError, TypeError) as error:
        raise BrokenLexicon(f"{FILE} cannot be read ({error}); install tussie again") from error
    if compiled.get("layout") != _LAYOUT:
        raise BrokenLexicon(f"{FILE} was made by another version; install tussie again")
    return compiled
