"""What every request must pass before anything is done with it: who asks how often, from where, and how much.

Nothing here reads a body; it counts bytes on their way and stops when there are too many.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from urllib.parse import urlsplit

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tussie.verbs import MOST_STOCK, MOST_STORY
from tussie.web.problems import Problem, of_status
from tussie.web.watch import broken

#: Bytes of a request: a story with its pictures; anything else is a page and a stock list.
MOST_BYTES = {"/text": 6 * MOST_STORY, "/api/v1/annotate": 6 * MOST_STORY, "": MOST_STOCK + 200_000}
#: What an answer costs of a client's points in a minute; what is not named costs 1.
COSTS = {
    "/compose": 10, "/api/v1/compose": 10, "/api/v1/swap": 5, "/api/v1/card": 5, "/text": 5, "/api/v1/annotate": 5,
    "/bouquet": 2, "/read": 2, "/picture": 2, "/api/v1/draw": 2, "/save": 10,
    "/api/v1/bouquets": 10, "/api/v1/bouquets/view": 2, "/api/v1/bouquets/carrier": 5,
    "/e/": 2, "/b/": 2, "/c/": 2, "/static/": 0, "/health": 0, "/metrics": 0,
}  # fmt: skip
#: What is printed, painted in pixels, or looked for in the stock, wherever it stands.
_DEAR = (".pdf", ".png", "/swap", "/export.json")
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
#: Nothing but our own files is loaded, nothing inline is run, nobody frames us, nobody learns where a reader was.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: A picture opened by itself is a document; it may style itself and do nothing else.
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The origin alone goes to ourselves too where an address is a secret; see `tussie.web.pages.kept`.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
Refuse = Callable[[Scope, Problem], Response]


class Guard:
    """Refuses what is too much, too often or from elsewhere, and puts the headers of safety on every answer.

    `refuse` makes the answer to a request that is refused: a page or JSON. `site` is the address people use, and
    `cors` the origins whose scripts may write to the API.
    """

    def __init__(self, app: ASGIApp, *, refuse: Refuse, rate: int, site: str = "", cors: tuple[str, ...] = ()) -> None:
        self.app, self.refuse = app, refuse
        self.host, self.secure = urlsplit(site).netloc, site.startswith("https://")
        self.cors = frozenset(cors)
        self.rate = RateLimitItemPerMinute(rate) if rate else None
        self.spent = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if problem := self._objection(scope):
            await self.refuse(scope, problem)(scope, receive, self._dressing(send))
            return
        most, taken, started = _by_path(MOST_BYTES, scope["path"]), 0, False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _TooLarge
            return message

        async def unless_too_large(message: Message) -> None:
            # Who reads the body may have caught what `counted` raised, and made an error of its own of it.
            nonlocal started
            if taken <= most:
                started = True
                await dressed(message)

        dressed = self._dressing(send)
        try:
            await self.app(scope, counted, unless_too_large)
        except _TooLarge:
            pass
        except ClientDisconnect:
            # Nobody is there any more.
            return
        except Exception as error:
            # Whoever asked has the application's own answer by now, unless it broke before it could give one.
            broken(error)
        if not started:
            problem = _too_large(most) if taken > most else of_status(500)
            await self.refuse(scope, problem)(scope, receive, dressed)

    def _dressing(self, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message))
            await send(message)

        return dressed

    def _objection(self, scope: Scope) -> Problem | None:
        headers, path = Headers(scope=scope), scope["path"]
        if self.rate and (cost := cost_of(scope["method"], path)):
            client = _client(scope)
            if not self.spent.hit(self.rate, client, cost=min(cost, self.rate.amount)):
                wait = self.spent.get_window_stats(self.rate, client).reset_time - time.time()
                return of_status(429)._replace(wait=max(1, round(wait)))
        if scope["method"] not in _SAFE and self._foreign(headers, path):
            return Problem(
                "foreign-origin", 403, "this was sent by a page of another site; open the page here and send it again"
            )
        most = _by_path(MOST_BYTES, path)
        length = headers.get("content-length", "0")
        # A number of thousands of digits is none to Python.
        if not length.isdecimal() or len(length) > 12 or int(length) > most:
            return _too_large(most)
        return None

    def _foreign(self, headers: Headers, path: str) -> bool:
        """Whether a page of another site sent it. There are no cookies, so that it could do nothing but write."""
        origin = headers.get("origin", "")
        if path.startswith("/api/") and origin in self.cors:
            return False
        if site := headers.get("sec-fetch-site"):
            return site not in ("same-origin", "none")
        # An origin that hides itself is "null", and has no host to be ours; no browser writes "http://[".
        ours = {headers.get("host", ""), self.host} - {""}
        try:
            return bool(origin) and urlsplit(origin).netloc not in ours
        except ValueError:
            return True

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        picture = headers.get("content-type", "").startswith("image/")
        headers.setdefault("Content-Security-Policy", _PICTURE_POLICY if picture else _POLICY)
        if self.secure:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


class _TooLarge(Exception):
    pass


def _too_large(most: int) -> Problem:
    return of_status(413, f"the request is too large; this address takes {most // 1000:,} kB at most")


def cost_of(method: str, path: str) -> int:
    """What an answer costs of a client's points: by its address, and by what is made there."""
    if path.endswith(_DEAR):
        return 5
    # The empty forms stand where the answers do.
    return 1 if method in _SAFE and path in ("/compose", "/text") else _by_path(COSTS, path, 1)


def _by_path(table: dict[str, int], path: str, default: int | None = None) -> int:
    """The entry of the longest beginning of a path that has one."""
    found = [start for start in table if path.startswith(start) and (start or default is None)]
    return table[max(found, key=len)] if found else (default or 0)


def _client(scope: Scope) -> str:
    """Who asks: an address, or of IPv6 the network, of which one person has as many addresses as they like."""
    host = (scope.get("client") or ("unknown", 0))[0]
    try:
        address = ip_address(host)
    except ValueError:
        return str(host)
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)
