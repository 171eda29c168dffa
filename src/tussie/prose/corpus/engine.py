"""Daft, which hands batches of pieces to workers: processes on this machine, or actors on a Ray cluster.

What it hands over are addresses, as Arrow batches, never texts: a worker reads for itself, wherever it runs, and
nothing but mentions travels back.
"""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterator
from typing import Literal

import daft
import pyarrow as pa

from tussie.errors import CannotScan
from tussie.prose.corpus.columns import FOUND
from tussie.prose.corpus.reading import Asked, Reader
from tussie.prose.corpus.sources import Batch, reason

Engine = Literal["local", "ray"]
# What goes wrong is told once, in our words.
logging.getLogger("daft_local_execution").setLevel(logging.CRITICAL)

_PIECES = pa.list_(
    pa.struct(
        {"source": pa.int64(), "address": pa.string(), "start": pa.int64(), "end": pa.int64(), "size": pa.int64()}
    )
)
_KEPT = "; what is done is kept: run the same command again, with fewer workers if memory is short"


def worked(batches: list[Batch], asked: Asked, workers: int) -> Iterator[tuple[int, pa.StructArray]]:
    """The number of each batch with what was found in it (`FOUND`), as the workers finish.

    The engine must have been started. Raises `CannotScan` when it gives up.
    """
    pieces = [[piece._asdict() for piece in batch.pieces] for batch in batches]
    frame = daft.from_arrow(pa.table({"number": range(len(batches)), "pieces": pa.array(pieces, _PIECES)}))
    if daft.get_or_infer_runner_type() == "ray":
        # A partition is a task, which costs Ray a few hundredths of a second, and it comes back when all of it is done.
        frame = frame.into_partitions(math.ceil(len(batches) / 4))
    reader = daft.cls(Reader, cpus=1, max_concurrency=workers, use_process=True)(asked)
    answered = 0
    try:
        for rows in frame.select("number", reader.found(frame["pieces"]).alias("found")).to_arrow_iter():
            for number, found in zip(rows["number"].to_pylist(), rows["found"], strict=True):
                yield number, found.values.cast(FOUND)
                answered += 1
    except Exception as error:
        # An engine raises errors of many kinds when a worker dies, which most often is for want of memory.
        raise CannotScan(f"the engine gave up ({reason(error)}){_KEPT}") from error
    # Interrupted from outside, Daft ends as if nothing more were to come.
    if answered < len(batches):
        raise CannotScan(f"the engine stopped before the end{_KEPT}")


def started(engine: Engine, workers: int | None) -> int:
    """Start the engine unless it runs; how many workers it is to have.

    Raises `CannotScan` when it is not installed, or when this program runs Daft on another one.
    """
    # Said before Daft decides what it runs on; a program that has decided stays with it for life.
    wanted = os.environ["DAFT_RUNNER"] = {"local": "native", "ray": "ray"}[engine]
    running = daft.get_or_infer_runner_type()
    if running != wanted:
        raise CannotScan(f"this program runs Daft on {running!r} already; start another one for the engine {engine!r}")
    cores = _ray(workers) if engine == "ray" else _cores()
    daft.get_or_create_runner()
    return workers or cores


def _cores() -> int:
    # A container may have fewer than its machine.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _ray(workers: int | None) -> int:
    """Join the cluster of ``RAY_ADDRESS``, or start one on this machine; how many cores it has."""
    try:
        import ray  # noqa: PLC0415 - an extra of its own
    except ImportError:
        raise CannotScan("the engine ray is not installed; run: pip install 'tussie[ray]'") from None
    if not ray.is_initialized():
        if os.environ.get("RAY_ADDRESS"):
            ray.init(log_to_driver=False, logging_level=logging.ERROR)
        else:
            ray.init(
                "local", num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR
            )
    resources: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return max(1, int(resources.get("CPU", 1)))
