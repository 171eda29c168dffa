"""What a worker does: read the texts of pieces, find the plants in them, and say of each that fails why it does."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
from collections.abc import Callable, Iterator
from typing import IO, Any, NamedTuple

import daft
import pyarrow as pa
import pyarrow.parquet as pq

from tussie.errors import MalformedText, TussieError, clipped
from tussie.prose.corpus.columns import DETAILS, FOUND
from tussie.prose.corpus.sources import PIECE, Piece, reason, year_in
from tussie.prose.documents import decoded
from tussie.prose.mentions import Mention, mentions

#: A paragraph that goes on for longer than this after the place of a cut is cut at a line, a word or a letter.
_WINDOW = 64 << 10
#: How much of an object of a store is fetched at a time.
_FETCHED = 1 << 20
#: How files begin whose paragraphs do not end in the bytes that we look for: UTF-16 and UTF-32.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00")


class Asked(NamedTuple):
    """What is looked for, and where in a row."""

    language: str
    tradition: str
    text_column: str


class Text(NamedTuple):
    """A text that was read, or the reason why it was not."""

    text: str
    failed: str | None = None
    author: str | None = None
    title: str | None = None
    year: int | None = None


class Reader:
    """What Daft sends to its workers; made once in each, because the names and the model take seconds to load."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        mentions("a rose", language=asked.language, tradition=asked.tradition)

    @daft.method.batch(return_dtype=daft.DataType.from_arrow_type(pa.list_(FOUND)), batch_size=1)
    def found(self, batches: daft.Series) -> pa.Array:
        """The texts of each batch of pieces with their mentions, as `FOUND`."""
        return pa.array(
            [
                [
                    self._found(number, text)
                    for number, piece in enumerate(pieces)
                    for text in texts(Piece(**piece), self.asked.text_column)
                ]
                for pieces in batches.to_arrow().to_pylist()
            ],
            pa.list_(FOUND),
        )

    def _found(self, piece: int, text: Text) -> dict[str, Any]:
        rows: list[dict[str, Any]] = []
        failed, characters = text.failed, len(text.text)
        if not failed:
            try:
                language, tradition = self.asked.language, self.asked.tradition
                rows = [_row(one) for one in mentions(text.text, language=language, tradition=tradition)]
            except Exception as error:
                # A fault of ours in one book must not cost a million others.
                failed, characters = f"a fault of Tussie ({type(error).__name__}); please report it", 0
        details = {name: getattr(text, name) for name in DETAILS}
        return {"piece": piece, **details, "characters": characters, "failed": failed, "mentions": rows}


def _row(found: Mention) -> dict[str, Any]:
    flower = found.flower
    return {
        "start": found.start, "end": found.end, "surface": found.surface, "plant": flower.plant, "name": flower.name,
        "colour": flower.colour, "part": flower.part, "count": found.number, "figurative": found.figurative,
        "confidence": found.confidence,
    }  # fmt: skip


def is_table(address: str) -> bool:
    """Whether a source holds a text in every row; else it is a text itself.

    >>> is_table("s3://library/books.parquet"), is_table("books/emma.txt")
    (True, False)
    """
    return os.path.splitext(address)[1].lower() in _TABLES


def texts(piece: Piece, column: str) -> Iterator[Text]:
    """The texts of a piece; `column` holds them where the source is a table.

    Of a table these are the rows that begin in the piece, of any other source it is the one text from a paragraph to a
    paragraph. Whatever is wrong is told as a text that failed; nothing is raised.
    """
    try:
        with _opened(piece.address) as file:
            if is_table(piece.address):
                yield from _TABLES[os.path.splitext(piece.address)[1].lower()](file, piece, column)
            else:
                yield Text(_passage(file, piece))
    except Exception as error:
        # Files break in as many ways as there are libraries that read them. Every piece of a table that cannot be
        # opened would say so; the first does.
        if piece.start == 0 or not is_table(piece.address):
            yield Text("", str(error) if isinstance(error, TussieError) else reason(error))


def _opened(address: str) -> IO[bytes]:
    return io.BufferedReader(_Remote(address), _FETCHED) if "://" in address else open(address, "rb")


class _Remote(io.RawIOBase):
    """An object of a store as Python's buffers and Arrow like it: Daft's file is no `io.RawIOBase`."""

    def __init__(self, address: str) -> None:
        # Daft reads only from a file that was entered as a context; ours ends when this object is closed. Of itself it
        # would fetch 16 MB for every place that is looked at.
        self._file = daft.File(address).open(buffer_size=_FETCHED).__enter__()

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return int(self._file.tell())

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return int(self._file.seek(offset, whence))

    def readinto(self, buffer: Any, /) -> int:
        read = self._file.read(len(buffer))
        buffer[: len(read)] = read
        return len(read)


def _passage(file: IO[bytes], piece: Piece) -> str:
    """A plain text from the cut at one end of the piece to the cut at the other."""
    if piece.size == 0:
        # A book of no bytes is what remains of a download that failed; people want to know.
        raise MalformedText("the file is empty")
    if piece.size > PIECE and file.read(2) in _WIDE:
        raise MalformedText(f"UTF-16 or UTF-32 of more than {PIECE >> 20} MB; save it as UTF-8")
    start, end = (cut(file, place, piece.size) for place in (piece.start, piece.end))
    file.seek(start)
    return decoded(file.read(end - start), os.path.basename(piece.address))[0]


def cut(file: IO[bytes], place: int, size: int) -> int:
    """Where a text of `size` bytes is cut that is to be cut at `place`: after the next paragraph, line, word or letter.

    >>> cut(io.BytesIO(b"A rose.\\n\\nA lily.\\n\\nA pink."), 3, 27)
    9
    """
    if place <= 0 or place >= size:
        return max(0, min(place, size))
    file.seek(place)
    window = file.read(_WINDOW)
    for end in (rb"\n\r?\n", rb"\n", rb"\s"):
        if found := re.search(end, window):
            return place + found.end()
    # Bytes 10xxxxxx go on with a letter of UTF-8.
    return place + next((number for number, byte in enumerate(window[:4]) if byte & 0xC0 != 0x80), len(window[:4]))


def _lines(file: IO[bytes], piece: Piece, column: str) -> Iterator[Text]:
    """The lines of JSON that begin in the piece."""
    if piece.size == 0:
        raise MalformedText("the file is empty")
    if piece.start:
        file.seek(piece.start - 1)
        file.readline()
    while file.tell() < piece.end and (line := file.readline()):
        if not line.isspace():
            yield _line(line, column)


def _line(line: bytes, column: str) -> Text:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return Text("", f"the line is no JSON ({error.msg} at character {error.pos})")
    except (UnicodeDecodeError, RecursionError) as error:
        return Text("", reason(error))
    return _cell(row, column) if isinstance(row, dict) else Text("", "the line is JSON, but no object")


def _groups(file: IO[bytes], piece: Piece, column: str) -> Iterator[Text]:
    """The rows of the row groups of Parquet whose middle lies in the piece."""
    # Without buffering ahead a column is unpacked page by page, however large the row group.
    table = pq.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
    names = table.schema_arrow.names
    if column not in names:
        raise MalformedText(f"there is no column {column!r}; there are {clipped(', '.join(names))}")
    columns = [name for name in (column, *DETAILS) if name in names]
    for number in range(table.num_row_groups):
        group = table.metadata.row_group(number)
        if piece.start <= _middle(group) < piece.end:
            read = 0
            try:
                for rows in table.iter_batches(16, row_groups=[number], columns=columns):
                    for place in range(rows.num_rows):
                        yield _cell({name: rows[name][place].as_py() for name in columns}, column)
                        read += 1
            except Exception as error:
                # Each row that is lost is told, so that the rows behind keep their numbers.
                yield from itertools.repeat(Text("", reason(error)), group.num_rows - read)


def _middle(group: pq.RowGroupMetaData) -> int:
    """The place in the file that decides whose row group it is; other engines have it so, too."""
    first = group.column(0)
    start = first.dictionary_page_offset if first.has_dictionary_page else first.data_page_offset
    return int(start + sum(group.column(number).total_compressed_size for number in range(group.num_columns)) // 2)


_TABLES: dict[str, Callable[[IO[bytes], Piece, str], Iterator[Text]]] = {
    ".jsonl": _lines, ".ndjson": _lines, ".parquet": _groups,
}  # fmt: skip


def _cell(row: dict[str, Any], column: str) -> Text:
    """The text of a row, with what the row says of it."""
    author, title = (None if row.get(name) is None else str(row[name]) for name in ("author", "title"))
    text, failed = "", None
    match row.get(column):
        case str() as text if text:
            pass
        case bytes() as raw if raw:
            try:
                text, _ = decoded(raw, column)
            except MalformedText as error:
                failed = str(error)
        case other:
            failed = f"the column {column!r} holds {'no text' if other else 'nothing'}"
    return Text(text, failed, author, title, year_in(row.get("year")))
