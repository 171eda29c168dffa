"""The lexicon as one file that is quick to open.

Reading ten thousand attestations from CSV costs more than everything else that `tussie read` does
together, so the wheel carries them compiled: the same rows, and the indexes over them. A checkout has
no compiled file and reads the CSV, so that an edited row is never hidden behind a stale copy.

The file is mapped, not read, and everything in it stays packed until somebody asks for it: tables and
indexes as a whole, the rows of the long tables one by one, because a bouquet needs a few dozen of many
thousand. What is packed is in Python's own `marshal` format (version 4, which every supported Python
reads). Layout: eight bytes that tell the
length of the directory, the directory {section: (begin, end)}, then the sections.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from tussie.errors import BrokenLexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import (
    DATA,
    TABLES,
    Folder,
    Pattern,
    mention,
    read_attestations,
    read_table,
)

FILE = "lexicon.compiled"
_MARSHAL_VERSION = 4
#: Changes when the layout does; a file of another layout is not read.
_LAYOUT = 12
#: Tables of which a command wants few rows, by id.
_LONG = ("sources", "plants")
#: Tables whose rows have no id, and are wanted all at once.
_LISTS = ("trade", "appearance", "seasons", "wards", "introductions")
#: Bytes of a place in a long table.
_WIDTH = 4


def pack(value: Any) -> bytes:
    """A value, packed: the same bytes for equal values.

    Marshal writes an object that something else refers to otherwise than one that nothing does. A copy
    of which nobody knows, in which only equal strings are one object, settles that.
    """
    copy = marshal.loads(marshal.dumps(_plain(value), 2))
    return marshal.dumps(_share(copy, {}), _MARSHAL_VERSION)


def _share(value: Any, seen: dict[str, str]) -> Any:
    """The value with one object for each string, however often it stands in it."""
    if isinstance(value, str):
        # Python keeps one object of each letter for all; whether it is interned must not depend on others.
        return seen.setdefault(value, value) if len(value) > 1 else sys.intern(value)
    if isinstance(value, tuple):
        return tuple([_share(one, seen) for one in value])
    if isinstance(value, dict):
        return {_share(key, seen): _share(one, seen) for key, one in value.items()}
    return value


def _plain(value: Any) -> Any:
    """Named tuples, however deep, as plain ones: marshal writes no others."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


class Compiled:
    """The tables and indexes by name, each unpacked when it is first asked for.

    `content` is what `compile_tables` returns, or the file of it mapped into memory. Raises
    `BrokenLexicon` when it is something else.
    """

    def __init__(self, content: bytes | mmap.mmap) -> None:
        self._content = memoryview(content)
        self._ready: dict[str, Any] = {}
        try:
            self._start = 8 + int.from_bytes(self._content[:8], "little")
            self._directory: dict[str, tuple[int, int]] = marshal.loads(self._content[8 : self._start])
            layout = self["layout"]
        except (ValueError, EOFError, TypeError, KeyError) as error:
            raise BrokenLexicon(f"{FILE} cannot be read ({error}); install tussie again") from error
        if layout != _LAYOUT:
            raise BrokenLexicon(f"{FILE} was made by another version; install tussie again")

    def _section(self, name: str) -> memoryview:
        begin, end = self._directory[name]
        return self._content[self._start + begin : self._start + end]

    def __getitem__(self, name: str) -> Any:
        if name not in self._ready:
            self._ready[name] = marshal.loads(self._section(name))
        return self._ready[name]

    def row(self, table: str, id: str | int) -> Any:
        """One row of a long table, by its number, or by its id: None when the table has no such id."""
        number = id if isinstance(id, int) else self[f"{table}.numbers"].get(id)
        if number is None:
            return None
        bounds = self._section(f"{table}.bounds")
        begin, end = (
            int.from_bytes(bounds[at : at + _WIDTH], "little") for at in (number * _WIDTH, (number + 1) * _WIDTH)
        )
        return marshal.loads(self._section(table)[begin:end])

    def ids(self, table: str) -> Iterable[str]:
        """The ids of the rows of a long table, in order."""
        return self[f"{table}.numbers"].keys()  # type: ignore[no-any-return]

    def numbers(self, table: str) -> range:
        """The numbers of the rows of a long table."""
        return range(len(self._section(f"{table}.bounds")) // _WIDTH - 1)


def _long(rows: Iterable[Any]) -> tuple[bytes, bytes]:
    """Rows packed one after the other, and where each begins and the last one ends.

    The places are plain numbers of a fixed width: ten thousand of them in a dictionary would take
    longer to unpack than all the rows that a reading asks for.
    """
    packed = [pack(row) for row in rows]
    bounds = accumulate(map(len, packed), initial=0)
    return b"".join(packed), b"".join(bound.to_bytes(_WIDTH, "little") for bound in bounds)


def compile_tables(data: Folder = DATA) -> bytes:
    """Every table and index, read from the CSV files in `data`: what `Compiled` opens.

    Names are those of the tables; a table whose rows have an id is a dictionary by it. Sources, plants,
    names, attestations and mentions are long tables. ``names_by_key`` and ``by_concept`` map to row
    numbers, the other ``..._by_key`` to ids.
    """
    rows = {name: [located.row for located in read_table(name, data)] for name in TABLES}
    attestations = [located.row for located in read_attestations(data)]
    sources = {row.id: row for row in rows["sources"]}
    compiled: dict[str, Any] = {
        name: {row[0]: row for row in table}
        for name, table in rows.items()
        if name not in ("names", "plant_colours", "safety", *_LISTS, *_LONG)
    }
    compiled |= {name: tuple(rows[name]) for name in _LISTS}
    compiled |= {
        "layout": _LAYOUT,
        "names_by_key": _index((key(row.name), number) for number, row in enumerate(rows["names"])),
        "merged": tuple(row.id for row in rows["lineages"] if row.independent == "no"),
        "roles": {(row.plant, row.variety, row.part): row.role for row in rows["trade"]},
        "hazards_of": _index((row.plant, _plain(row)) for row in rows["safety"]),
        "colours_of": _index((row.plant, _plain(row)) for row in rows["plant_colours"]),
        "names_of": _index((row.plant, number) for number, row in enumerate(rows["names"])),
        "plants_by_key": {key(row.scientific_name): row.id for row in rows["plants"]},
        "broader": {row.id: row.broader for row in rows["plants"]},
        "children": _index((row.broader, row.id) for row in rows["plants"] if row.broader),
        "together": _index(
            (plant, number)
            for number, row in enumerate(attestations)
            if len(row.flowers) > 1
            for flower in row.flowers
            for plant in flower.plants
        ),
        "by_concept": _index((id, number) for number, row in enumerate(attestations) for id in row.concepts),
        # A label beats another concept's synonym.
        "concepts_by_key": {
            **{key(word): row.id for row in reversed(rows["concepts"]) for word in row.synonyms},
            **{key(word): row.id for row in rows["concepts"] for word in (row.id, row.label)},
        },
        "colours_by_key": {key(word): row.id for row in rows["colours"] for word in (row.id, row.label, *row.words)},
        "varieties": tuple(
            sorted(
                {key(flower.variety) for row in attestations for flower in row.flowers if flower.variety}
                | {key(row.variety) for row in rows["trade"] if row.variety}
            )
        ),
    }
    mentions = _index(
        (plant, mention(number, row, sources[row.source]))
        for number, row in enumerate(attestations)
        if len(row.flowers) == 1
        for plant in _filed_under(row.flowers[0])
    )
    sections = {name: pack(value) for name, value in compiled.items()}
    keyed = {**{name: {row.id: row for row in rows[name]} for name in _LONG}, "mentions": mentions}
    numbered = {"names": rows["names"], "attestations": attestations}
    for name, table in {**{name: table.values() for name, table in keyed.items()}, **numbered}.items():
        sections[name], sections[f"{name}.bounds"] = _long(table)
    for name, table in keyed.items():
        sections[f"{name}.numbers"] = pack({id: number for number, id in enumerate(table)})
    return assemble(sections)


def assemble(sections: dict[str, bytes]) -> bytes:
    """Packed sections as one file, the same for the same sections."""
    directory, begin = {}, 0
    for name, section in sections.items():
        directory[name] = (begin, begin + len(section))
        begin += len(section)
    header = pack(directory)
    return b"".join([len(header).to_bytes(8, "little"), header, *sections.values()])


def _filed_under(flower: Pattern) -> Sequence[str]:
    """The plants of a pattern; what is said of a colour, whatever the flower, is filed under ""."""
    return flower.plants or ([""] if flower.colours else [])


def _index(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Values by key, each value once and in order."""
    index: dict[str, dict[Any, None]] = {}
    for word, value in pairs:
        index.setdefault(word, {})[value] = None
    return {word: tuple(values) for word, values in index.items()}


def load(data: Folder = DATA) -> Compiled:
    """The compiled lexicon: its file mapped where there is one, else compiled from the CSV.

    Raises `BrokenLexicon` when the file cannot be read, or was made by another version.
    """
    try:
        with open(os.path.join(data, FILE), "rb") as file:
            return Compiled(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except FileNotFoundError:
        return Compiled(compile_tables(data))
    except ValueError as error:
        raise BrokenLexicon(f"{FILE} cannot be read ({error}); install tussie again") from error
