"""What a library of texts costs: megabytes a second by engine and number of workers, and memory by size of the library.

The books are those of the folder ``TUSSIE_BOOKS``, over and over, or else are put together from the passages of
``prose/passages.jsonl``, which were chosen for their flowers: there is more to find in them than in most books, and
finding costs time. Each scan is a program of its own, because a program runs Daft on one engine only.
"""

from __future__ import annotations

import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

PASSAGES = Path(__file__).parent / "prose" / "passages.jsonl"
#: The length of a novel, in bytes.
BOOK = 500_000
#: Sizes of libraries in MB: for speed, and for memory the same and four times as much.
SIZE, LARGE = 80, 320
#: What is timed: words for it, engine, workers.
RUNS = (
    ("plain loop, one core", "loop", 1),
    ("Daft, 1 worker", "local", 1),
    ("Daft, 2 workers", "local", 2),
    ("Ray, 2 workers", "ray", 2),
)


def books() -> Iterator[bytes]:
    """Books without end."""
    if folder := os.environ.get("TUSSIE_BOOKS"):
        yield from (path.read_bytes() for path in cycle(sorted(Path(folder).rglob("*.txt"))))
    passages = [json.loads(line)["text"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    chance = random.Random(1)
    while True:
        book = ""
        while len(book) < BOOK:
            chance.shuffle(passages)
            book += "\n\n".join(passages) + "\n\n"
        yield book.encode()


def fill(folder: Path, size: int) -> int:
    """Write books of about `size` MB to a folder; how many bytes it were."""
    folder.mkdir()
    written = 0
    for number, book in enumerate(books()):
        (folder / f"{number:05}.txt").write_bytes(book)
        written += len(book)
        if written >= size * 1_000_000:
            return written
    raise AssertionError("there is no end of books")


def run(folder: Path, engine: str, workers: int) -> dict[str, float]:
    """Scan a folder in a program of its own: what `measure` says."""
    told = subprocess.run(
        [sys.executable, __file__, str(folder), engine, str(workers)], check=True, capture_output=True, text=True
    )
    return json.loads(told.stdout.splitlines()[-1])


def report() -> str:
    """The tables, as lines of text."""
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name, "small"), Path(name, "large")
        size, more = fill(small, SIZE), fill(large, LARGE)
        lines = [f"{size / 1e6:4.0f} MB of books, {os.cpu_count()} cores    whole run   all at work   a core's second"]
        measured = {}
        for words, engine, workers in RUNS:
            cost = measured[engine, workers] = run(small, engine, workers)
            running = cost["bytes"] / 1e6 / cost["running"]
            # Workers on Ray are nobody's children.
            core = "" if engine == "ray" else f"{size / 1e6 / cost['cores']:11.1f} MB"
            lines.append(f"{words:28} {size / 1e6 / cost['seconds']:7.1f} MB/s {running:7.1f} MB/s {core}")
        one, two = measured["local", 2], run(large, "local", 2)
        lines.append("peak memory, 2 workers       the program   each worker")
        for cost, bytes_read in ((one, size), (two, more)):
            lines.append(f"{bytes_read / 1e6:4.0f} MB of books {cost['self']:20.0f} MB {cost['worker']:10.0f} MB")
    return "\n".join(lines)


def measure(folder: Path, engine: str, workers: int) -> dict[str, float]:
    """Scan a folder in this program: seconds in all, and of all cores; seconds and bytes while all workers ran; MB."""
    steps: list[tuple[float, int]] = []
    begun = time.perf_counter()
    if engine == "loop":
        from tussie.prose.mentions import mentions  # noqa: PLC0415 - the import is part of what is measured

        done = 0
        for path in sorted(folder.iterdir()):
            done += len(path.read_bytes())
            mentions(path.read_text(encoding="utf-8", errors="replace"))
            steps.append((time.perf_counter(), done))
    else:
        from tussie.prose.corpus import scan  # noqa: PLC0415

        with tempfile.TemporaryDirectory() as output:
            scan(
                [str(folder)], f"{output}/mentions.parquet", engine=engine, workers=workers,
                progress=lambda state: steps.append((time.perf_counter(), state.done)),
            )  # fmt: skip
        steps = [step for step in steps if step[1]]
    seconds = time.perf_counter() - begun
    # Workers are at work, all of them, from when each has finished its first batch.
    (first, before), (last, after) = steps[workers - 1], steps[-1]
    own, workers_own = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "seconds": seconds, "running": last - first, "bytes": after - before,
        "cores": sum(one.ru_utime + one.ru_stime for one in (own, workers_own)),
        # Kilobytes on Linux.
        "self": own.ru_maxrss / 1000, "worker": workers_own.ru_maxrss / 1000,
    }  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(measure(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
    else:
        print(report())
