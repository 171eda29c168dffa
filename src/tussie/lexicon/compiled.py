"""The lexicon as one object of plain tuples and dictionaries, quick to load.

Reading four thousand attestations from CSV costs more than everything else that `tussie read` does
together, so the wheel carries them compiled: the same rows, and the indexes over them, in Python's
own `marshal` format (its version 4, which every supported Python reads). A checkout has no compiled
file and reads the CSV, so that an edited row is never hidden behind a stale copy.
"""

from __future__ import annotations

import marshal
from importlib.resources.abc import Traversable
from typing import Any

from tussie.errors import BrokenLexicon
from tussie.lexicon.names import key, singulars
from tussie.lexicon.tables import DATA, TABLES, read_attestations, read_table

FILE = "lexicon.compiled"
_MARSHAL_VERSION = 4
#: Changes when the layout below does; a file of another layout is not read.
_LAYOUT = 1

Compiled = dict[str, Any]


def _plain(value: Any) -> Any:
    """Named tuples, however deep, as plain ones: marshal writes no others."""
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def compile_tables(data: Traversable = DATA) -> Compiled:
    """Every table and index, read from the CSV files in `data`.

    Keys are the table names; a table whose rows have an id is a dictionary by it, the others are
    tuples. ``names_by_key``, ``by_plant`` and ``by_concept`` map to row numbers.
    """
    compiled: Compiled = {"layout": _LAYOUT}
    for name in TABLES:
        rows = [_plain(located.row) for located in read_table(name, data)]
        by_id = name not in ("names", "plant_colours")
        compiled[name] = {row[0]: row for row in rows} if by_id else tuple(rows)
    attestations = tuple(_plain(located.row) for located in read_attestations(data))
    compiled["attestations"] = attestations
    compiled["names_by_key"] = _index(
        (form, number)
        for number, row in enumerate(compiled["names"])
        # A name that is only printed in the plural ("flags") is also found by its singular.
        for form in [key(row[0])]
    )
    scientific: dict[str, str] = {key(row[1]): row[0] for row in compiled["plants"].values()}
    compiled["plants_by_key"] = {**{plant: plant for plant in compiled["plants"]}, **scientific}
    compiled["by_plant"] = _index(
        (plant, number)
        for number, row in enumerate(attestations)
        for pattern in row[4]
        # What is said of a colour, whatever the flower, is filed under "".
        for plant in pattern[0] or ([""] if pattern[1] else [])
    )
    compiled["by_concept"] = _index(
        (concept, number) for number, row in enumerate(attestations) for concept in row[6]
    )
    words: dict[str, str] = {}
    for row in compiled["concepts"].values():
        for word in (row[0], row[1]):
            words.setdefault(key(word), row[0])
    for row in compiled["concepts"].values():
        for word in row[3]:
            words.setdefault(key(word), row[0])
    compiled["concepts_by_key"] = words
    compiled["colours_by_key"] = {
        key(word): row[0] for row in compiled["colours"].values() for word in (row[1], *row[3])
    }
    compiled["varieties"] = tuple(
        sorted(
            {
                key(pattern[3])
                for row in attestations
                for pattern in row[4]
                if pattern[3]
            }
        )
    )
    compiled["children"] = _index(
        (row[4], row[0]) for row in compiled["plants"].values() if row[4]
    )
    return compiled


def _index(pairs: Any) -> dict[str, tuple[Any, ...]]:
    """Values by key, each value once and in order."""
    index: dict[str, dict[Any, None]] = {}
    for word, value in pairs:
        index.setdefault(word, {})[value] = None
    return {word: tuple(values) for word, values in index.items()}


def dump(compiled: Compiled) -> bytes:
    """The compiled lexicon as bytes, the same for the same rows."""
    return marshal.dumps(compiled, _MARSHAL_VERSION)


def load(data: Traversable = DATA) -> Compiled:
    """The compiled lexicon: from its file where there is one, else from the CSV."""
    try:
        blob = (data / FILE).read_bytes()
    except FileNotFoundError:
        return compile_tables(data)
    try:
        compiled: Compiled = marshal.loads(blob)
    except (ValueError, EOFError, TypeError) as error:
        raise BrokenLexicon(f"{FILE} cannot be read ({error}); install tussie again") from error
    if compiled.get("layout") != _LAYOUT:
        raise BrokenLexicon(f"{FILE} was made by another version; install tussie again")
    return compiled
