"""What the site tells whoever runs it: one line of JSON for each request, and counts for Prometheus.

Neither holds an address that was asked for, a client, or a word that anybody typed: a request is known by the function
that answered it. An error that is ours is told by its kind and by the lines of code, since its message could quote.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import TextIO

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest, multiprocess
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUESTS = Counter("tussie_requests_total", "Requests, by what answered and how.", ["endpoint", "method", "status"])
SECONDS = Histogram(
    "tussie_request_seconds", "How long an answer took.", ["endpoint"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip
SHED = Counter("tussie_shed_total", "Requests that were turned away.", ["why"])
INSIDE = Gauge("tussie_requests_inside", "Requests that are being answered.", multiprocess_mode="livesum")
_METHODS = frozenset("GET HEAD POST PUT DELETE OPTIONS PATCH".split())


class Watch:
    """The outermost middleware: counts and logs every request."""

    def __init__(self, app: ASGIApp, *, out: TextIO | None = None) -> None:
        self.app, self.out = app, out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status, sent = time.perf_counter(), 500, 0

        async def seen(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                sent += len(message.get("body", b""))
            await send(message)

        INSIDE.inc()
        try:
            await self.app(scope, receive, seen)
        finally:
            INSIDE.dec()
            took = time.perf_counter() - began
            endpoint = _name(scope)
            method = scope["method"] if scope["method"] in _METHODS else "other"
            REQUESTS.labels(endpoint, method, status).inc()
            SECONDS.labels(endpoint).observe(took)
            if status in (413, 429, 503):
                SHED.labels(str(status)).inc()
            self._log(endpoint=endpoint, method=method, status=status, ms=round(took * 1000, 1), bytes=sent)

    def _log(self, **facts: object) -> None:
        out = self.out or sys.stderr
        when = datetime.now(UTC).isoformat(timespec="milliseconds")
        print(json.dumps({"time": when, **facts}), file=out, flush=True)


def _name(scope: Scope) -> str:
    """The function that answered; never the address, which may hold a link that nobody should know."""
    endpoint = scope.get("endpoint")
    return getattr(endpoint, "__name__", "static" if endpoint else "none")


def broken(error: Exception, out: TextIO | None = None) -> None:
    """Log an error that is ours: its kind, and where in the code, not its words."""
    places = [
        f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-8:]
    ]
    line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "error": type(error).__name__, "at": places}
    print(json.dumps(line), file=out or sys.stderr, flush=True)


def metrics() -> bytes:
    """Everything that was counted, in the text format of Prometheus; of all workers, where there are several."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    _forget_the_dead(os.environ["PROMETHEUS_MULTIPROC_DIR"])
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def _forget_the_dead(folder: str) -> None:
    """Drop what workers that are no more were at: a killed one would be inside a request for ever."""
    for name in os.listdir(folder):
        number = name.rpartition("_")[2].removesuffix(".db")
        if name.startswith("gauge_live") and number.isdecimal() and not _lives(int(number)):
            multiprocess.mark_process_dead(int(number))  # type: ignore[no-untyped-call]


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
