"""What the site bears: requests a second, memory, what happens at twice the load, and how soon the first page is there.

Everything is asked over loopback, for a bounded time, of the real server as ``tussie serve`` starts it, beside a bare
Starlette route under the same uvicorn in the same run, in turns: these machines are shared, and numbers drift.

- *Requests a second* are told by wrk, which asks again as soon as it is answered.
- *Memory* is the resident memory of the one process that answers, while it answers requests that are all different.
- *Twice the load* is sent by a clock, whether or not anybody has been answered, each request over a connection of its
  own, as strangers would; how long an answer took is counted from when its request was due.
- *The first page* is opened by Chromium with nothing in its cache, as a phone shows it.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from killed import Server, serving, site

from tussie.lexicon import load_lexicon

STORY = (Path(__file__).parents[1] / "examples" / "breaking-down.tussie").read_text(encoding="utf-8")
#: Rounds of wrk, of which the median counts, and the seconds of each.
_ROUNDS, _SECONDS, _SLOW_SECONDS = 3, 2, 8
#: Requests after which memory is looked at.
_LOOKS = (0, 10_000, 25_000, 50_000, 100_000)
#: Seconds of twice the load, and of each trial on the way to what is borne.
_FLOOD, _TRIAL = 20, 5
#: Whoever is not answered within this has no answer (seconds).
_LONGEST = 40.0
_VISITS = 5


class Request(NamedTuple):
    """What is asked, in words for the table, and by how many clients at once."""

    words: str
    path: str
    body: str = ""
    clients: int = 16

    def raw(self, *, close: bool = False) -> bytes:
        """The request as it goes over the wire."""
        lines = [
            f"{'POST' if self.body else 'GET'} {self.path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip",
            *(["Connection: close"] if close else []),
            *(["Content-Type: application/json", f"Content-Length: {len(self.body)}"] if self.body else []),
        ]  # fmt: skip
        return ("\r\n".join(lines) + "\r\n\r\n" + self.body).encode("ascii")


BARE = Request("bare Starlette route", "/")
READ = Request("read, the story's bouquet", "/api/v1/read", json.dumps({"bouquet": STORY}))
COMPOSE = Request("compose, gratitude", "/api/v1/compose", json.dumps({"say": "gratitude"}), clients=2)
LOOKUP = Request("lookup, white rose", "/api/v1/lookup?words=white+rose")
REQUESTS = (READ, LOOKUP, Request("lexicon page, the rose", "/lexicon/plants/rosa"), Request("first page", "/"), COMPOSE)


# Requests a second.


class Load(NamedTuple):
    """What wrk tells of a round: answers a second, seconds that half of them and all but a hundredth took, failures."""

    rate: float
    half: float
    most: float
    wrong: int


#: Asks, and says in one line what wrk knows in the end.
_SCRIPT = """
wrk.method, wrk.body = %s, %s
wrk.headers["Content-Type"] = "application/json"
function done(summary, latency, requests)
  local e = summary.errors
  print(string.format("\\n%%d %%d %%d %%d %%d", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), e.connect + e.read + e.write + e.timeout + e.status))
end
"""


def wrk(folder: Path, port: int, asked: Request, seconds: int) -> Load:
    """Ask for so many seconds, by as many clients as the request has."""
    script = folder / "script.lua"
    body = f"[==[{asked.body}]==]" if asked.body else "nil"
    script.write_text(_SCRIPT % ('"POST"' if asked.body else '"GET"', body), encoding="utf-8")
    told = subprocess.run(
        ["wrk", "--threads", "1", "--connections", str(asked.clients), "--duration", f"{seconds}s", "--timeout", "30s",
         "--script", str(script), f"http://127.0.0.1:{port}{asked.path}"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    requests, took, half, most, wrong = map(int, told.stdout.splitlines()[-1].split())
    return Load(requests * 1e6 / took, half / 1e6, most / 1e6, wrong)


def bare(port: int, workers: int) -> None:
    """Serve one route that says one word, in the way of ``tussie serve``."""
    import uvicorn  # noqa: PLC0415 - this is another process

    uvicorn.run(
        "web:bare_application", factory=True, app_dir=str(Path(__file__).parent), host="127.0.0.1", port=port,
        workers=workers, access_log=False, log_level="warning", server_header=False, proxy_headers=False,
        timeout_keep_alive=20,
    )  # fmt: skip


def bare_application() -> Any:
    """The application with one route."""
    from starlette.applications import Starlette  # noqa: PLC0415
    from starlette.responses import JSONResponse  # noqa: PLC0415
    from starlette.routing import Route  # noqa: PLC0415

    async def answer(_request: object) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    return Starlette(routes=[Route("/", answer)])


def throughput(folder: Path, workers: int) -> list[str]:
    """Lines on requests a second of each address, and of the bare route."""
    lines = [f"{f'requests, {workers} ' + ('worker' if workers == 1 else 'workers'):28} clients   a second   of bare   p50 ms   p99 ms   failed"]
    with (
        serving(folder, site(folder / "bouquets.sqlite", "--workers", str(workers)), "/health") as server,
        serving(folder, [__file__, "bare", str(workers)], "/") as peer,
    ):
        asked = [(BARE, peer.port)]
        for one in REQUESTS:
            answer = asyncio.run(ask(server.port, one))
            if answer.status == 200:
                asked.append((one, server.port))
            else:
                lines.append(f"{one.words:28} was left out: its answer is {answer.status}")
        rounds = [
            [wrk(folder, port, one, _SLOW_SECONDS if one is COMPOSE else _SECONDS) for one, port in asked]
            for _ in range(_ROUNDS + 1)
        ][1:]
    for number, (one, _) in enumerate(asked):
        loads = [each[number] for each in rounds]
        rate, half, most = (statistics.median(load[column] for load in loads) for column in range(3))
        share = statistics.median(each[number].rate / each[0].rate for each in rounds)
        wrong = sum(load.wrong for load in loads)
        lines.append(
            f"{one.words:28} {one.clients:7}   {rate:8,.1f}   {share:7.4f}   {half * 1000:6.1f}   {most * 1000:6.1f}   {wrong:6}"
        )
    return lines


# Asking by hand.


class Answer(NamedTuple):
    """How a request was answered: its status (0: not at all), after how many seconds, and what its head says."""

    status: int
    seconds: float
    head: str = ""


async def ask(port: int, asked: Request, *, source: str = "127.0.0.1", due: float | None = None) -> Answer:
    """Ask over a connection of its own, from an address; seconds count from when it was due, or from now."""
    loop = asyncio.get_running_loop()
    begun = loop.time() if due is None else due
    try:
        async with asyncio.timeout(_LONGEST):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, local_addr=(source, 0))
            try:
                head = await exchanged(reader, writer, asked.raw(close=True))
            finally:
                writer.close()
    except (OSError, EOFError, TimeoutError):
        return Answer(0, loop.time() - begun)
    return Answer(_status(head), loop.time() - begun, head)


async def exchanged(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, raw: bytes) -> str:
    """The head of the answer to a request, when all of the answer is there."""
    writer.write(raw)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    await reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
    return head


def _status(head: str) -> int:
    return int(head.split()[1])


# Memory.


def mixed(seed: int) -> Iterator[Request]:
    """Requests without end, all of them different: readings, look-ups, pages, and a few pictures."""
    chance, lexicon = random.Random(seed), load_lexicon()
    plants, sentiments = sorted(lexicon.plants), sorted(lexicon.concepts)
    colours = [colour.label for colour in lexicon.colours.values()]

    def bouquet() -> str:
        kinds = chance.sample(plants, chance.randint(1, 3))
        return ", ".join(f"{chance.randint(1, 50)} {chance.choice(colours)} {plant}" for plant in kinds)

    def page() -> str:
        pages = (f"/lexicon/plants/{chance.choice(plants)}", "/", "/about", f"/read?bouquet={quote_plus(bouquet())}")
        return chance.choice(pages)

    kinds: dict[Callable[[], Request], int] = {
        lambda: Request("read", "/api/v1/read", json.dumps({"bouquet": bouquet()})): 40,
        lambda: Request("lookup", f"/api/v1/lookup?words={quote_plus(chance.choice(plants + sentiments))}"): 27,
        lambda: Request("page", page()): 30,
        lambda: Request("picture", f"/picture.svg?bouquet={quote_plus(bouquet())}"): 3,
    }
    while True:
        (make,) = chance.choices(list(kinds), list(kinds.values()))
        yield make()


async def handed_out(port: int, requests: Iterable[Request], clients: int = 8) -> Counter[int]:
    """Requests, handed out to clients that keep their connections: how many got which status."""
    statuses: Counter[int] = Counter()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for one in requests:
            statuses[_status(await exchanged(reader, writer, one.raw()))] += 1
        writer.close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return statuses


def resident(server: Server) -> float:
    """The resident memory of a server, in MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1000


def memory(folder: Path) -> list[str]:
    """Lines on the memory of the process after so many requests."""
    lines = ["memory after      MB   since before   requests a second   answered otherwise than by 200"]
    requests, done = mixed(1), 0
    with serving(folder, site(folder / "bouquets.sqlite"), "/health") as server:
        for look in _LOOKS:
            begun = time.perf_counter()
            statuses = asyncio.run(handed_out(server.port, islice(requests, look - done)))
            rate = (look - done) / (time.perf_counter() - begun)
            before, done = (resident(server) if look == 0 else before), look
            others = ", ".join(f"{number} by {status}" for status, number in statuses.items() if status != 200)
            now = resident(server)
            lines.append(f"{look:12,} {now:7.1f}   {now - before:12.1f}   {rate:17.0f}   {others or 'none'}")
    return lines
