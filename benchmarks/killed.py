"""Bouquets are saved by many while the server is killed, again and again: none that was acknowledged may be lost.

The server is the real one, as ``tussie serve`` starts it, with one worker and with two; its database is an SQLite file,
or a schema of its own in the PostgreSQL database that ``TUSSIE_TEST_DATABASE`` names. A kill is SIGKILL to all of its
processes at once, at a random moment of a burst of saving: the moments are seeded, what they hit is not. After each,
the file is checked, and the server must come up again; in the end each bouquet whose saving was acknowledged is asked
for by its view link, and must be what was sent.
"""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from uuid import uuid4

from tussie.store import open_store

POSTGRESQL = os.environ.get("TUSSIE_TEST_DATABASE", "")
#: Kills of a server with so many workers, on each database.
KILLS = {1: 25, 2: 25}
CLIENTS = 8
#: Seconds of saving until a kill.
_MOMENTS = (0.02, 0.6)
#: The longest that a server may take to come up (seconds); everything here is bounded.
_LONGEST = 60.0


class Server(NamedTuple):
    """A server that answers: its first process, which leads a group of its own, and its port."""

    process: subprocess.Popen[bytes]
    port: int

    def kill(self) -> None:
        """End all of its processes at once, without a word."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Acknowledged(NamedTuple):
    """A bouquet that a client was told is saved: what was sent, and the token of its view link."""

    notation: str
    words: str
    view: str


class Ordeal(NamedTuple):
    """What was left after the kills.

    `restarts` are the times that the server came up again by itself; `unheard` bouquets were saved, and the kill came
    before anybody was told; `lost` ones were acknowledged and are not there as they were sent; `corrupt` counts checks
    of the database that found something.
    """

    kills: int
    restarts: int
    acknowledged: int
    unheard: int
    lost: int
    corrupt: int


@contextmanager
def serving(folder: Path, command: Iterable[str], path: str) -> Iterator[Server]:
    """A server from the moment when it answers at `path`; it is killed when the block is left.

    More precisely: `command` is what ``python`` runs, but for the port, which is chosen here and added at its end; logs
    and whatever a killed server leaves behind go to `folder`.
    """
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
    with open(folder / "log", "ab") as log:
        process = subprocess.Popen(
            [sys.executable, *command, str(port)], stdout=log, stderr=log, start_new_session=True,
            env={**os.environ, "TMPDIR": str(folder)},
        )  # fmt: skip
    server = Server(process, port)
    try:
        until = time.monotonic() + _LONGEST
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(
                    "the server does not come up:\n" + (folder / "log").read_text(errors="replace")[-2000:]
                )
            time.sleep(0.02)
        yield server
    finally:
        server.kill()


def site(database: str | Path, *options: str, rate: int = 0) -> list[str]:
    """The command of the site on a database, to which the port is added."""
    return ["-m", "tussie", "serve", "--rate", str(rate), "--database", str(database), *options, "--port"]


def _answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


@contextmanager
def schema(database: str) -> Iterator[str]:
    """The address of a schema of its own in a PostgreSQL database, which is dropped when the block is left."""
    import psycopg  # noqa: PLC0415 - only where there is a PostgreSQL

    name = f"tussie_{uuid4().hex}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{database}{'&' if '?' in database else '?'}options={quote(f'-csearch_path={name}')}"
        finally:
            connection.execute("SET client_min_messages = warning")
            connection.execute(f"DROP SCHEMA {name} CASCADE")


def save(port: int, numbers: Iterator[int]) -> list[Acknowledged]:
    """Save one bouquet after another, as one client, until the server is gone: those that were acknowledged."""
    told: list[Acknowledged] = []
    connection = HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    with suppress(OSError, HTTPException):
        for number in numbers:
            # No two are the same: one that leads to another's link would be a loss, too.
            notation, words = f"{number % 10_000 or 1} violet", f"Modestly yours, {number}"
            asked = json.dumps({"bouquet": notation, "words": words})
            connection.request("POST", "/api/v1/bouquets", asked, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            body = answer.read()
            if answer.status == 201:
                view = urlsplit(json.loads(body)["links"]["view"]).path
                told.append(Acknowledged(notation, words, view.rpartition("/")[2]))
    connection.close()
    return told


def lost(port: int, acknowledged: Iterable[Acknowledged]) -> int:
    """How many bouquets are not there as they were sent."""
    connection = HTTPConnection("127.0.0.1", port, timeout=_LONGEST)
    missing = 0
    for one in acknowledged:
        connection.request("GET", f"/api/v1/bouquets/view/{one.view}")
        answer = connection.getresponse()
        found = json.loads(answer.read()).get("bouquet", {})
        missing += (answer.status, found.get("notation"), found.get("words")) != (200, one.notation, one.words)
    connection.close()
    return missing


def faults(database: str) -> int:
    """What checks find wrong with a database after a kill: with its pages, and bouquets without all of their links."""
    wrong = 0
    if "://" not in database:
        connection = sqlite3.connect(database)
        wrong += connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
        connection.close()
    with open_store(database) as store:
        # Counted first: PostgreSQL may still be at what it was told before the kill.
        number = store.count()
        wrong += sum(1 for _ in store.entries()) < number
    return wrong


def ordeal(folder: Path, database: str, *, kills: int, seed: int, workers: int = 1) -> Ordeal:
    """Kill a server so many times while it saves, and say what was left."""
    chance, numbers = random.Random(seed), count(1)
    command = site(database, "--workers", str(workers))
    acknowledged: list[Acknowledged] = []
    corrupt = starts = 0
    for _ in range(kills):
        with ThreadPoolExecutor(CLIENTS) as pool, serving(folder, command, "/health") as server:
            starts += 1
            saving = [pool.submit(save, server.port, numbers) for _ in range(CLIENTS)]
            time.sleep(chance.uniform(*_MOMENTS))
            server.kill()
            acknowledged += [one for client in saving for one in client.result()]
        corrupt += faults(database)
    with open_store(database) as store:
        unheard = store.count() - len(acknowledged)
    with serving(folder, command, "/health") as server:
        # Of all starts the first is no restart, and this one is not counted yet.
        return Ordeal(kills, starts, len(acknowledged), unheard, lost(server.port, acknowledged), corrupt)


def report() -> str:
    """The table, as lines of text."""
    lines = ["database     workers   kills   came up again   acknowledged   saved unheard   lost   corrupt"]
    for workers, kills in KILLS.items():
        with tempfile.TemporaryDirectory() as name:
            chosen: dict[str, int] = {"workers": workers, "kills": kills, "seed": workers}
            lines.append(_line("SQLite", workers, ordeal(Path(name), f"{name}/bouquets.sqlite", **chosen)))
            if POSTGRESQL:
                with schema(POSTGRESQL) as database:
                    lines.append(_line("PostgreSQL", workers, ordeal(Path(name), database, **chosen)))
    if not POSTGRESQL:
        lines.append("PostgreSQL was left out: TUSSIE_TEST_DATABASE names no database")
    return "\n".join(lines)


def _line(database: str, workers: int, after: Ordeal) -> str:
    return (
        f"{database:10}   {workers:7}   {after.kills:5}   {after.restarts:13}   {after.acknowledged:12,}   "
        f"{after.unheard:13}   {after.lost:4}   {after.corrupt:7}"
    )


if __name__ == "__main__":
    print(report())
