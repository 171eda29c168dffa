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
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote_plus, urlsplit

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser  # noqa: E402
from tests.browser import PHONE, browser_path, started  # noqa: E402

from killed import Server, serving, site  # noqa: E402
from tussie.lexicon import load_lexicon  # noqa: E402

STORY = (ROOT / "examples" / "breaking-down.tussie").read_text(encoding="utf-8")
#: Rounds of wrk, of which the median counts, and the seconds of each.
_ROUNDS, _SECONDS, _SLOW_SECONDS = 3, 2, 6
#: Requests after which memory is looked at.
_LOOKS = (10_000, 25_000, 50_000, 100_000)
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
REQUESTS = (
    READ,
    LOOKUP,
    Request("lexicon page, the rose", "/lexicon/plants/rosa"),
    Request("first page", "/"),
    COMPOSE,
)


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


def throughput(folder: Path, workers: int) -> list[str]:
    """Lines on requests a second of each address, and of the bare route."""
    with (
        serving(folder, site(folder / "bouquets.sqlite", "--workers", str(workers)), "/health") as server,
        serving(folder, [str(ROOT / "benchmarks" / "bare.py"), str(workers)], "/") as peer,
    ):
        statuses = {one: asyncio.run(ask(server.port, one)).status for one in REQUESTS}
        asked = [(BARE, peer.port), *((one, server.port) for one, status in statuses.items() if status == 200)]
        # To warm up; it counts for nothing.
        for one, port in asked:
            wrk(folder, port, one, 1)
        rounds = [
            [wrk(folder, port, one, _SLOW_SECONDS if one is COMPOSE else _SECONDS) for one, port in asked]
            for _ in range(_ROUNDS)
        ]
    lines = [f"workers: {workers}                     clients   a second   of bare    p50 ms    p99 ms   failed"]
    for number, (one, _) in enumerate(asked):
        loads = [each[number] for each in rounds]
        rate, half, most = (statistics.median(load[column] for load in loads) for column in range(3))
        share = statistics.median(each[number].rate / each[0].rate for each in rounds)
        lines.append(
            f"{one.words:28} {one.clients:12} {rate:10,.1f} {share:9.3%} {half * 1000:9.1f} {most * 1000:9.1f} "
            f"{sum(load.wrong for load in loads):8}"
        )
    missing = [
        f"{one.words} was left out: it is answered by {status}" for one, status in statuses.items() if status != 200
    ]
    return [*lines, *missing]


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
        kinds = chance.sample(plants, chance.randint(1, 2))
        return ", ".join(f"{chance.randint(1, 50)} {chance.choice(colours)} {plant}" for plant in kinds)

    # Of a thousand; the dear ones are rare, or they would take all of the time: a picture costs fifty readings.
    kinds: dict[Callable[[], Request], int] = {
        lambda: Request("read", "/api/v1/read", json.dumps({"bouquet": bouquet()})): 440,
        lambda: Request("look a flower up", f"/api/v1/lookup?words={quote_plus(chance.choice(plants))}"): 310,
        lambda: Request("look a sentiment up", f"/api/v1/lookup?words={quote_plus(chance.choice(sentiments))}"): 5,
        lambda: Request("page", chance.choice(("/", "/read", "/about", "/text"))): 200,
        lambda: Request("lexicon page", f"/lexicon/plants/{chance.choice(plants)}"): 30,
        lambda: Request("bench", f"/read?bouquet={quote_plus(bouquet())}"): 5,
        lambda: Request("picture", f"/picture.svg?bouquet={quote_plus(bouquet())}"): 10,
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
    return int(status.partition("VmRSS:")[2].split()[0]) * 1024 / 1e6


def memory(folder: Path) -> list[str]:
    """Lines on the memory of the process after so many requests."""
    requests, done, others = mixed(1), 0, Counter[int]()
    with serving(folder, site(folder / "bouquets.sqlite"), "/health") as server:
        before = resident(server)
        lines = [f"requests that all differ       MB    grown by   a second\n{0:24,} {before:8.1f}"]
        for look in _LOOKS:
            begun = time.perf_counter()
            others += asyncio.run(handed_out(server.port, islice(requests, look - done)))
            rate, done = (look - done) / (time.perf_counter() - begun), look
            now = resident(server)
            lines.append(f"{look:24,} {now:8.1f} {now - before:11.1f} {rate:10.0f}")
    said = ", ".join(f"{status}: {number:,}" for status, number in sorted(others.items()))
    return [*lines, f"statuses of the answers: {said}"]


# Twice the load.


class Flood(NamedTuple):
    """What came of it: all answers, and after how many seconds a single request was answered as when it was quiet."""

    answers: list[Answer]
    recovered: float


async def together(port: int, asked: Request, seconds: float) -> float:
    """Answers a second when each of its clients asks again as soon as it is answered."""
    loop = asyncio.get_running_loop()
    begun = loop.time()

    async def client() -> int:
        answered = 0
        while loop.time() < begun + seconds:
            answered += (await ask(port, asked)).status == 200
        return answered

    answered = sum(await asyncio.gather(*(client() for _ in range(asked.clients))))
    return answered / (loop.time() - begun)


async def at_rate(port: int, asked: Request, rate: float, seconds: float) -> list[asyncio.Task[Answer]]:
    """Ask so often a second, whoever may have been answered; when the last is sent, what each waits for."""
    loop = asyncio.get_running_loop()
    begun, asking = loop.time(), []
    for number in range(round(rate * seconds)):
        due = begun + number / rate
        await asyncio.sleep(due - loop.time())
        asking.append(asyncio.create_task(ask(port, asked, due=due)))
    return asking


async def borne(port: int, asked: Request) -> float:
    """The highest rate at which everybody is answered, all but a twentieth within a second; 0 where there is none."""
    low, high = 0.0, 1.2 * await together(port, asked, _TRIAL)
    for _ in range(5):
        rate = (low + high) / 2
        answers = await asyncio.gather(*await at_rate(port, asked, rate, _TRIAL))
        if all(answer.status == 200 for answer in answers) and _slowest(answers) < 1:
            low = rate
        else:
            high = rate
    return low


async def flooded(port: int, asked: Request, rate: float) -> Flood:
    """Send so many a second for a while, and then one after another until all is as before."""
    loop = asyncio.get_running_loop()
    quiet = statistics.median([(await ask(port, asked)).seconds for _ in range(3)])
    asking = await at_rate(port, asked, rate, _FLOOD)
    ended = loop.time()
    while loop.time() < ended + _LONGEST:
        answer = await ask(port, asked)
        if answer.status == 200 and answer.seconds < 2 * quiet:
            break
        await asyncio.sleep(0.05)
    recovered = loop.time() - ended
    return Flood(await asyncio.gather(*asking), recovered)


def _slowest(answers: Sequence[Answer]) -> float:
    """Seconds that a twentieth of the answers took longer than."""
    return sorted(answer.seconds for answer in answers)[int(0.95 * len(answers))] if answers else 0.0


def _flood_line(asked: Request, bears: float, flood: Flood) -> str:
    # Who is turned away must be told when to come again.
    kinds = Counter(
        answer.status if answer.status in (0, 200) or "retry-after:" in answer.head else -1 for answer in flood.answers
    )
    served = [answer for answer in flood.answers if answer.status == 200]
    shed = [answer for answer in flood.answers if answer.status in (429, 503)]
    others = kinds.total() - sum(kinds[status] for status in (0, 200, 429, 503))
    half = statistics.median(answer.seconds for answer in served) if served else 0.0
    return (
        f"{asked.words:24} {bears:8.1f} {kinds.total() / _FLOOD:8.1f} {kinds[200]:6} {kinds[429]:5} {kinds[503]:5} "
        f"{others:6} {kinds[0]:5} {half:7.2f} {_slowest(served):6.2f} {_slowest(shed):11.2f} {flood.recovered:12.1f}"
    )


async def _floods(port: int) -> list[str]:
    """Reading is borne within a second; composing takes longer, and is borne as fast as two clients get it."""
    bears = await borne(port, READ)
    lines = [_flood_line(READ, bears, await flooded(port, READ, 2 * bears))]
    bears = await together(port, COMPOSE, 2 * _TRIAL)
    composing, reading = await asyncio.gather(flooded(port, COMPOSE, 2 * bears), at_rate(port, READ, 2, _FLOOD))
    lines.append(_flood_line(COMPOSE, bears, composing))
    reads = await asyncio.gather(*reading)
    well = sum(answer.status == 200 for answer in reads)
    return [
        *lines,
        f"who reads meanwhile, twice a second: {well} of {len(reads)} answered, p95 {_slowest(reads):.2f} s",
    ]


async def _limited(port: int) -> str:
    """What a client gets who asks 70 times in a minute that has room for 60, and what another gets."""
    answers = [await ask(port, LOOKUP) for _ in range(70)]
    other = await ask(port, LOOKUP, source="127.0.0.2")
    statuses = Counter(answer.status for answer in answers)
    waits = {answer.head.partition("retry-after:")[2].split()[0] for answer in answers if answer.status == 429}
    return (
        f"--rate 60, 70 look-ups from one address: {statuses[200]} answered, {statuses[429]} turned away by 429 for "
        f"{' or '.join(sorted(waits)) or 'no'} s; then one from another address: {other.status}"
    )


def overload(folder: Path) -> list[str]:
    """Lines on what happens when twice as much is asked as can be answered, and when one client asks too often."""
    lines = [
        f"twice the load, {_FLOOD} s       bears   sent/s    200   429   503  other  none   p50 s  p95 s  shed, p95 s  "
        "recovered, s"
    ]
    with serving(folder, site(folder / "bouquets.sqlite"), "/health") as server:
        lines += asyncio.run(_floods(server.port))
    with serving(folder, site(folder / "bouquets.sqlite", rate=60), "/health") as server:
        return [*lines, asyncio.run(_limited(server.port))]


# The first page.


class Visit(NamedTuple):
    """A first page: bytes over the wire by path, and milliseconds until it was ready, was whole, and heard a key."""

    sizes: Counter[str]
    ready: float
    loaded: float
    answered: float


#: Milliseconds since the address was asked for: the page is ready for input, all of it is there, the first key's answer
#: is on the screen.
_TIMES = """async () => {
  const first = await new Promise((found) => new PerformanceObserver((list) => found(list.getEntries()[0]))
    .observe({ type: "first-input", buffered: true }));
  const page = performance.getEntriesByType("navigation")[0];
  return [page.domContentLoadedEventEnd, page.loadEventEnd, first.startTime + first.duration];
}"""
#: What a browser with a window loads besides, for its tabs and its menu.
_BESIDES = (
    "() => Promise.all([...document.querySelectorAll('[rel=icon], [rel=manifest]')].map(({ href }) => fetch(href)))"
)


def visit(browser: Browser, port: int, *, slower: float) -> Visit:
    """Open the first page as a phone with nothing in its cache, and type as soon as it can be typed in."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    paths: dict[str, str] = {}
    sizes: Counter[str] = Counter()
    session.on(
        "Network.requestWillBeSent",
        lambda said: paths.update({said["requestId"]: urlsplit(said["request"]["url"]).path}),
    )
    session.on(
        "Network.loadingFinished",
        lambda said: sizes.update({paths[said["requestId"]]: round(said["encodedDataLength"])}),
    )
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"http://127.0.0.1:{port}/", wait_until="domcontentloaded")
    page.locator("textarea").first.press("T")
    page.wait_for_load_state()
    ready, loaded, answered = page.evaluate(_TIMES)
    page.evaluate(_BESIDES)
    page.wait_for_load_state("networkidle")
    context.close()
    return Visit(sizes, ready, loaded, answered)


def first_page(folder: Path) -> list[str]:
    """Lines on the first page: what it weighs, and when it answers."""
    path = browser_path()
    if not path:
        return ["the first page was left out: no Chromium is installed, and TUSSIE_BROWSER names none"]
    with serving(folder, site(folder / "bouquets.sqlite"), "/health") as server, started(path) as browser:
        visits = {slower: [visit(browser, server.port, slower=slower) for _ in range(_VISITS)] for slower in (1, 4)}
    sizes = max((one.sizes for some in visits.values() for one in some), key=lambda sizes: sum(sizes.values()))
    parts = ", ".join(f"{path} {size / 1000:.1f}" for path, size in sorted(sizes.items(), key=lambda item: -item[1]))
    lines = [
        f"the first page, over the wire: {sum(sizes.values()) / 1000:.1f} kB ({parts})",
        "on a phone, nothing cached    ready for input   all loaded   first key answered",
    ]
    for slower, some in visits.items():
        ready, loaded, answered = map(statistics.median, zip(*(one[1:] for one in some), strict=True))
        words = "as fast as this machine" if slower == 1 else f"{slower} times slower"
        lines.append(f"{words:28} {ready:13.0f} ms {loaded:9.0f} ms {answered:17.0f} ms")
    return lines


def report() -> str:
    """The tables, as lines of text."""
    parts: list[Callable[[Path], list[str]]] = [memory, overload, first_page]
    if shutil.which("wrk"):
        parts = [partial(throughput, workers=1), partial(throughput, workers=2), *parts]
        texts = []
    else:
        texts = ["requests a second were left out: wrk is not installed"]
    for part in parts:
        with tempfile.TemporaryDirectory() as name:
            texts.append("\n".join(part(Path(name))))
    return "\n\n".join(texts)


if __name__ == "__main__":
    print(report())
