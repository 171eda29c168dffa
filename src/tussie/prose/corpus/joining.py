"""What was found in batches, kept batch by batch, and joined to two tables in the order of the sources.

Workers count rows and characters from the beginning of a piece, because nobody knows how many come before until those
pieces have been read. Here they are counted from the beginning of the source.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tussie.files import write
from tussie.prose.corpus.columns import DETAILS, MENTION, MENTIONS, TEXTS
from tussie.prose.corpus.reading import is_table
from tussie.prose.corpus.sources import Batch

#: Rows that are compressed together.
_ROW_GROUP = 50_000

Numbers = npt.NDArray[np.int64]
Parts = Iterator[tuple[Batch, Path]]


class Scan(NamedTuple):
    """What a scan came to: texts, their characters, mentions, and how many texts failed."""

    texts: int
    characters: int
    mentions: int
    failed: int


def texts_beside(output: str | os.PathLike[str]) -> Path:
    """The table of texts that belongs to a table of mentions.

    >>> texts_beside("out/mentions.parquet").name
    'mentions.texts.parquet'
    """
    return Path(output).with_suffix(".texts.parquet")


def parts_beside(output: str | os.PathLike[str]) -> Path:
    """The folder in which an unfinished scan keeps what it has done.

    >>> parts_beside("out/mentions.parquet").name
    'mentions.parquet.parts'
    """
    return Path(f"{os.fspath(output)}.parts")


def keep(path: Path, found: pa.StructArray) -> int:
    """Write what was found in a batch to its part; how many mentions it was."""
    # Combined, so that the bytes do not depend on how an engine chops its answers.
    table = pa.Table.from_struct_array(found).combine_chunks()
    counts = pc.fill_null(pc.list_value_length(table["mentions"]), 0).cast(pa.int64())
    sink = pa.BufferOutputStream()
    pq.write_table(table.append_column("count", counts), sink, compression="zstd")
    write(path, sink.getvalue().to_pybytes())
    return int(pc.sum(counts).as_py() or 0)


def join(sources: pa.Table, parts: Callable[[], Parts], folder: Path, output: Path) -> Scan:
    """Join the parts to the two tables, one part after the other; each table is there whole or not at all."""
    texts, mentions = folder / "texts.joined", folder / "mentions.joined"
    with _Table(texts, TEXTS) as table:
        total, partial = _join_texts(_pieces(sources, parts(), ["count"]), table)
    with _Table(mentions, MENTIONS) as table:
        _join_mentions(_pieces(sources, parts(), ["mentions"]), partial, table)
    texts.replace(texts_beside(output))
    mentions.replace(output)
    return total


def clear(folder: Path) -> None:
    """Remove all parts, those of an earlier state of the sources too, but nothing else that somebody keeps there."""
    for path in [*folder.glob("*.part"), *folder.glob(".tussie-*")]:
        path.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()


class _Table:
    """A Parquet file written as rows come, in row groups of the same number of rows each."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = pq.ParquetWriter(path, schema, compression="zstd")
        self._waiting = schema.empty_table()

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.write_table(self._waiting.combine_chunks())
        self._writer.close()

    def add(self, rows: pa.Table) -> None:
        """Write the rows behind those that came before."""
        self._waiting = pa.concat_tables([self._waiting, rows.select(self._schema.names).cast(self._schema)])
        while self._waiting.num_rows >= _ROW_GROUP:
            self._writer.write_table(self._waiting[:_ROW_GROUP].combine_chunks())
            self._waiting = self._waiting[_ROW_GROUP:].combine_chunks()


def _pieces(sources: pa.Table, parts: Parts, columns: list[str]) -> Iterator[pa.Table]:
    """The pieces of each part in order: the number of their text, where that is from, and what stands before them.

    A row of a table is a text of its own. The pieces of a plain file are one text, and `before` is the number of
    characters in its earlier pieces.
    """
    tabular = np.array([is_table(address) for address in sources["address"].to_pylist()])
    # What the part before ended with: its source, that source's first text, its last text and the characters of that.
    source_before, first_before, text_before, characters_before = -1, 0, -1, 0
    for batch, path in parts:
        rows = pq.read_table(path, columns=["piece", *DETAILS, "characters", "failed", *columns])
        if not rows.num_rows:
            continue
        source = np.array([piece.source for piece in batch.pieces])[rows["piece"].to_numpy()]
        characters = rows["characters"].to_numpy()
        opens = np.diff(source, prepend=source_before) != 0
        begins = opens | tabular[source]
        text = text_before + np.cumsum(begins)
        so_far = np.cumsum(characters) - characters
        before = so_far - _latest(begins, so_far, -characters_before)
        first = _latest(opens, text, first_before)
        details = sources.take(pa.array(source))
        yield pa.table(
            {
                "text": text, "source": details["source"], "row": text - first, "before": before,
                **{name: pc.coalesce(rows[name], details[name]) for name in DETAILS},
                **{name: rows[name] for name in ("characters", "failed", *columns)},
            }
        )  # fmt: skip
        source_before, first_before = int(source[-1]), int(first[-1])
        text_before, characters_before = int(text[-1]), int(before[-1] + characters[-1])


def _latest(marked: npt.NDArray[np.bool_], values: Numbers, until_then: int) -> Numbers:
    """At each place the value at the last place that was marked.

    >>> _latest(np.array([False, True, False, True]), np.array([5, 6, 7, 8]), 0).tolist()
    [0, 6, 6, 8]
    """
    places = np.maximum.accumulate(np.where(marked, np.arange(len(marked)), -1))
    return np.where(places < 0, until_then, values[places])


def _join_texts(pieces: Iterator[pa.Table], table: _Table) -> tuple[Scan, Numbers]:
    """Write a row for each text; what it all comes to, and the texts of which only some pieces could be read."""
    total, partial = Scan(0, 0, 0, 0), [np.zeros(0, np.int64)]
    for texts in _gathered(pieces):
        bad = pc.is_valid(texts["failed"])
        partial.append(texts["text"].filter(pc.and_(bad, pc.greater(texts["count"], 0))).to_numpy())
        columns = {name: texts[name] for name in ("source", "row", *DETAILS)} | {
            "characters": pc.if_else(bad, 0, texts["characters"]),
            "mentions": pc.if_else(bad, 0, texts["count"]),
            "failed": pc.fill_null(texts["failed"], ""),
        }
        table.add(pa.table(columns))
        sums = (pc.sum(column).as_py() or 0 for column in (columns["characters"], columns["mentions"], bad))
        total = Scan(*map(sum, zip(total, (texts.num_rows, *sums), strict=True)))
    return total, np.concatenate(partial)


#: How the pieces of a text make one row. A text fails as soon as one of them does, for the first reason.
_AS_ONE = {
    "source": "first", "row": "first", **dict.fromkeys(DETAILS, "first"),
    "characters": "sum", "failed": "first", "count": "sum",
}  # fmt: skip


def _gathered(pieces: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Texts instead of pieces."""
    waiting: list[pa.Table] = []
    for some in pieces:
        together = pa.concat_tables([*waiting, some])
        # The last text of a part may go on in the next.
        last = pc.equal(together["text"], together["text"][-1])
        yield _as_texts(together.filter(pc.invert(last)))
        waiting = [together.filter(last)]
    yield from map(_as_texts, waiting)


def _as_texts(pieces: pa.Table) -> pa.Table:
    # In one thread, which keeps the order.
    grouped = pieces.group_by("text", use_threads=False).aggregate(list(_AS_ONE.items()))
    names = ["text", *(f"{name}_{how}" for name, how in _AS_ONE.items())]
    return grouped.select(names).rename_columns(["text", *_AS_ONE])


def _join_mentions(pieces: Iterator[pa.Table], partial: Numbers, table: _Table) -> None:
    """Write a row for each mention; none of a text that was read in part, for nobody knows where in it they stand."""
    for some in pieces:
        whole = some.filter(pa.array(~np.isin(some["text"].to_numpy(), partial))).combine_chunks()
        for lists in whole["mentions"].chunks:
            texts = whole.drop_columns("mentions").take(pc.list_parent_indices(lists))
            found = pa.Table.from_struct_array(pc.list_flatten(lists))
            columns = {name: found[name] for name in MENTION.names}
            columns |= {name: pc.add(found[name], texts["before"]) for name in ("start", "end")}
            table.add(pa.table({name: texts[name] for name in ("source", "row", *DETAILS)} | columns))
