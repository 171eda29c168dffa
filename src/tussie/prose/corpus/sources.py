"""What is to be scanned: the sources in order, and the pieces that they are cut into.

The cuts depend on the sources alone, not on workers, engine or interruptions.
"""

from __future__ import annotations

import csv
import glob
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import daft
import pyarrow as pa

from tussie import __version__
from tussie.errors import CannotScan, ImpossibleWish, MalformedText, clipped
from tussie.lexicon.tables import DATA as LEXICON
from tussie.prose.corpus.columns import DETAILS, FOUND
from tussie.prose.names import DATA as PROSE

#: A file is cut into pieces of about so many bytes, each read whole: eight novels' worth, and half a second of work.
PIECE = 4 << 20
#: Pieces are handed out in batches of at least so many bytes; each worker can lose one when it is interrupted.
BATCH = 8 << 20
#: Of small files a batch has no more than so many.
_MOST = 1000
#: The stamp of what is not there.
_MISSING = "missing"


class Piece(NamedTuple):
    """The bytes `start` to `end`, or thereabouts, of the source of number `source`, which has `size` of them."""

    source: int
    address: str
    start: int
    end: int
    size: int


class Batch(NamedTuple):
    """Pieces that are handed out together; `key` changes when any of them, or what is done with them, does."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """How many bytes there are to read."""
        return sum(piece.end - piece.start for piece in self.pieces)


def listed(sources: Sequence[str]) -> pa.Table:
    """Every source in order: its name as people know it, its address, its size, a stamp that changes when it does.

    Files of a pattern or a folder come in alphabetical order; a file that is found twice comes once. Raises
    `ImpossibleWish` when not one file is there, and `CannotScan` when a store does not answer.
    """
    found: dict[str, tuple[str, int, str]] = {}
    for source in sources:
        matched = _remote(source) if "://" in source and not source.startswith("file://") else _local(source)
        for name, address, size, stamp in matched:
            found.setdefault(name, (address, size, stamp))
    if all(stamp == _MISSING for _, _, stamp in found.values()):
        wanted = ", ".join(repr(clipped(source)) for source in sources[:3]) or "nothing"
        raise ImpossibleWish(f"no file matches {wanted}; expected files, folders or patterns such as 'books/**/*.txt'")
    addresses, sizes, stamps = zip(*found.values(), strict=True)
    return pa.table({"source": list(found), "address": addresses, "size": sizes, "stamp": stamps})


def _local(source: str) -> Iterator[tuple[str, str, int, str]]:
    pattern = source.removeprefix("file://")
    if os.path.isdir(pattern):
        pattern = os.path.join(glob.escape(pattern), "**")
    for path in sorted(glob.glob(pattern, recursive=True)) or [pattern]:
        try:
            status = os.stat(path)
        except OSError:
            # A link that leads nowhere, a name without a file: the worker that opens it says what is wrong.
            yield path, os.path.abspath(path), 0, _MISSING
            continue
        if stat.S_ISREG(status.st_mode):
            yield path, os.path.abspath(path), status.st_size, str(status.st_mtime_ns)


def _remote(source: str) -> Iterator[tuple[str, str, int, str]]:
    try:
        found = sorted(
            (row["path"], row["size"])
            for rows in daft.from_glob_path(source).to_arrow_iter()
            for row in rows.select(["path", "size"]).to_pylist()
        )
    except Exception as error:
        # Daft raises whatever the client of the store does.
        raise CannotScan(f"{clipped(source)!r} cannot be listed ({reason(error)}); check address and access") from None
    # A listing has no time of change; its size is all that tells one version of an object from the next.
    for path, size in found:
        yield path, path, size, ""
    if not found:
        yield source, source, 0, _MISSING


def reason(error: Exception) -> str:
    """An error in a few words, for a table. Never quotes a text.

    >>> reason(FileNotFoundError(2, "No such file or directory", "books/lost.txt"))
    'no such file or directory'
    """
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 (byte {error.start} is {error.object[error.start]:#04x})"
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    lines = str(error).strip().splitlines()
    return clipped(lines[0]) if lines else type(error).__name__


def with_details(sources: pa.Table, metadata: str | os.PathLike[str] | None) -> pa.Table:
    """The sources with author, title and year, from the metadata's row for the source or for its file name.

    `metadata` is a CSV file with the column file and some of author, title and year; without one all are null. Raises
    `MalformedText` when it is no such table, and `OSError` when it cannot be read.
    """
    details = _details(metadata) if metadata is not None else {}
    nothing = (None, None, None)
    known = [
        details.get(source) or details.get(re.split(r"[/\\]", source)[-1]) or nothing
        for source in sources["source"].to_pylist()
    ]
    for detail, column in zip(DETAILS, zip(*known, strict=True), strict=True):
        sources = sources.append_column(detail, pa.array(column, FOUND.field(detail).type))
    return sources


def _details(metadata: str | os.PathLike[str]) -> dict[str, tuple[str | None, str | None, int | None]]:
    name = clipped(os.fspath(metadata))
    details: dict[str, tuple[str | None, str | None, int | None]] = {}
    with open(metadata, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        try:
            columns = rows.fieldnames or ()
            if "file" not in columns or not set(DETAILS) & set(columns):
                raise MalformedText(
                    f"{name!r} has the columns {clipped(', '.join(columns)) or 'none'}; "
                    f"expected file and some of {', '.join(DETAILS)}"
                )
            for row in rows:
                details[row["file"]] = (row.get("author") or None, row.get("title") or None, year_in(row.get("year")))
        except (UnicodeDecodeError, csv.Error) as error:
            raise MalformedText(f"{name!r} is no CSV file ({reason(error)}); save it as CSV in UTF-8") from None
    return details


def year_in(value: object) -> int | None:
    """The year that a cell names, as a number, a date or in words; None when it names none.

    >>> year_in(1851), year_in("1851-10-18"), year_in("c. 1600"), year_in("the sixties")
    (1851, 1851, 1600, None)
    """
    found = re.search(r"(?<!\d)\d{3,4}(?!\d)", str(value))
    return int(found[0]) if found else None


def fingerprint(asked: tuple[str, ...]) -> bytes:
    """What mentions depend on beside the texts: this version, its data, the cuts, and what was asked for."""
    told = hashlib.sha256(repr((__version__, PIECE, BATCH, _MOST, asked)).encode())
    for path in sorted(path for folder in (LEXICON, PROSE) for path in Path(folder).rglob("*.*") if path.is_file()):
        told.update(path.name.encode() + path.read_bytes())
    return told.digest()


def batches(sources: pa.Table, mark: bytes) -> Iterator[Batch]:
    """All pieces of the sources in order, in batches; `mark` is what their keys depend on beside the sources."""
    key, pieces, size, number = hashlib.sha256(mark), list[Piece](), 0, 0
    for rows in sources.to_batches(max_chunksize=10_000):
        for row in rows.to_pylist():
            for start in range(0, max(row["size"], 1), PIECE):
                piece = Piece(number, row["address"], start, min(start + PIECE, row["size"]), row["size"])
                pieces.append(piece)
                key.update(repr((row["source"], row["stamp"], *piece[2:])).encode())
                size += piece.end - piece.start
                if size >= BATCH or len(pieces) == _MOST:
                    yield Batch(key.hexdigest()[:32], tuple(pieces))
                    key, pieces, size = hashlib.sha256(mark), [], 0
            number += 1
    if pieces:
        yield Batch(key.hexdigest()[:32], tuple(pieces))
