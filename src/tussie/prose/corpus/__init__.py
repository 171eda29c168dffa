"""A library of texts: every plant that any of them names, in one table.

Three steps. The sources are listed and cut into pieces, and pieces are gathered into batches of about as many bytes
each (`sources`). Daft hands batches to workers (`engine`), which read them and find the plants (`reading`). What comes
back is written to a folder beside the output at once, which makes a scan restartable; when all is there, it is joined
in the order of the sources (`joining`).

The same sources give the same bytes, on any engine, with any number of workers, however often it was interrupted.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow.compute as pc
import pyarrow.parquet as pq

from tussie.errors import ImpossibleWish, clipped
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon
from tussie.prose.corpus.columns import MENTIONS, TEXTS
from tussie.prose.corpus.engine import Engine, started, worked
from tussie.prose.corpus.joining import Scan, clear, join, keep, parts_beside, texts_beside
from tussie.prose.corpus.reading import Asked
from tussie.prose.corpus.sources import Batch, batches, fingerprint, listed, with_details

__all__ = [
    "MENTIONS", "TEXTS", "Engine", "Progress", "Scan", "failures", "parts_beside", "scan", "texts_beside",
]  # fmt: skip

#: Batches that the engine is given at once, so that its plan does not grow with the library.
_WAVE = 4096


class Progress(NamedTuple):
    """How far a scan is: bytes done, of them kept from an earlier run, bytes in all; mentions found by this run."""

    done: int
    kept: int
    total: int
    mentions: int


def scan(
    sources: Sequence[str],
    output: str | os.PathLike[str],
    *,
    engine: Engine = "local",
    workers: int | None = None,
    text_column: str = "text",
    metadata: str | os.PathLike[str] | None = None,
    language: str = "en",
    tradition: str = DEFAULT_TRADITION,
    progress: Callable[[Progress], None] | None = None,
) -> Scan:
    """Find every plant in every text of a library.

    `sources` are files, folders, patterns (``books/**/*.txt``) or addresses (``s3://bucket/books/**``). A source that
    ends in ``.parquet`` or ``.jsonl`` holds a text in `text_column` of every row, and perhaps author, title and year in
    columns so named; any other is a text itself. `metadata` is a CSV file with the columns file, author, title, year.
    `output` is a Parquet file with the columns `MENTIONS`, in the order of the sources; beside it comes one with the
    columns `TEXTS` (`texts_beside`). `workers` are processes (default: one for each core); `progress` is called when a
    batch is done. A text that cannot be read is a row of `TEXTS` that says why; it stops nothing.

    A scan that was interrupted and is called again goes on where it was. Of sources that have changed since, what has
    changed is done again; of other arguments, all.

    Raises `ImpossibleWish` when no source is there at all, for an engine or a number of workers that cannot be, and
    when the output is one of the sources; `MalformedText` for metadata that is no such table; `CannotScan` when the
    engine is not to be had or gives up; `OSError` when the output cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "story.txt").write_text("She cut two white roses.")
    ...     done = scan([f"{folder}/*.txt"], f"{folder}/mentions.parquet", workers=1)
    ...     found = pq.read_table(f"{folder}/mentions.parquet").select(["surface", "colour", "count"]).to_pylist()
    >>> done
    Scan(texts=1, characters=24, mentions=1, failed=0)
    >>> found
    [{'surface': 'roses', 'colour': 'white', 'count': 2}]
    """
    if engine not in ("local", "ray"):
        raise ImpossibleWish(f"there is no engine {clipped(str(engine))!r}; expected local or ray")
    if workers is not None and workers < 1:
        raise ImpossibleWish(f"{workers} workers do no work; expected 1 or more")
    asked = Asked(language, load_lexicon().tradition(tradition).id, text_column)
    workers = started(engine, workers)
    table = listed(sources)
    _check_apart(table["address"].to_pylist(), output)
    table = with_details(table, metadata)
    mark, folder = fingerprint(asked), parts_beside(output)
    folder.mkdir(exist_ok=True)

    def parts() -> Iterator[tuple[Batch, Path]]:
        # Made anew whenever they are wanted: a list of a million pieces would be large.
        return ((batch, folder / f"{batch.key}.part") for batch in batches(table, mark))

    sizes = [(batch.size, path.exists()) for batch, path in parts()]
    kept = sum(size for size, there in sizes if there)
    state = Progress(kept, kept, sum(size for size, _ in sizes), 0)
    tell = progress or (lambda _: None)
    tell(state)
    pending = ((batch, path) for batch, path in parts() if not path.exists())
    while wave := list(itertools.islice(pending, _WAVE)):
        for number, found in worked([batch for batch, _ in wave], asked, workers):
            batch, path = wave[number]
            mentioned = keep(path, found)
            state = state._replace(done=state.done + batch.size, mentions=state.mentions + mentioned)
            tell(state)
    total = join(table, parts, folder, Path(output))
    clear(folder)
    return total


def _check_apart(addresses: list[str], output: str | os.PathLike[str]) -> None:
    """Refuse to read what is to be written."""
    for path in (Path(output), texts_beside(output)):
        if os.path.abspath(path) in addresses:
            raise ImpossibleWish(f"{clipped(str(path))!r} is one of the sources; write to another name, or folder")


def failures(output: str | os.PathLike[str]) -> Iterator[tuple[str, int, str]]:
    """The texts of a scan that failed, in order: source, number of the row in it, and the reason.

    `output` is what was given to `scan`. Raises `OSError` when there is no table of texts beside it.
    """
    with pq.ParquetFile(texts_beside(output)) as file:
        for texts in file.iter_batches(columns=["source", "row", "failed"]):
            bad = texts.filter(pc.not_equal(texts["failed"], ""))
            yield from zip(*(bad[name].to_pylist() for name in ("source", "row", "failed")), strict=True)
