"""Everything that can go wrong, as HTTP says it: one status and one shape (RFC 9457) for each error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from tussie.errors import (
    AmbiguousName,
    CannotPrint,
    CannotStore,
    ChangedMeanwhile,
    NoSuchLink,
    NotInstalled,
    TextError,
    TussieError,
    UnknownName,
)
from tussie.web.gate import Busy

#: Statuses of errors that are not simply words that were not understood (422).
_STATUS: dict[type[Exception], int] = {
    NoSuchLink: 404, ChangedMeanwhile: 409, NotInstalled: 501, CannotPrint: 501, CannotStore: 503, Busy: 503,
    TimeoutError: 503,
}  # fmt: skip
#: What kinds of problem there are, by the ids that ``type`` leads to, with what they are called.
KINDS = {
    "malformed-text": "The text was not understood",
    "unknown-name": "Nothing is known by this name",
    "ambiguous-name": "Several plants have this name",
    "unreadable-flower": "This is no flower of the lexicon",
    "not-understood": "The message was not understood",
    "impossible-wish": "No bouquet can be like that",
    "malformed-request": "The request is not as described",
    "foreign-origin": "The request comes from another site",
    "not-found": "There is no such page",
    "no-such-link": "There is no such link",
    "changed-meanwhile": "The bouquet was changed meanwhile",
    "method-not-allowed": "This cannot be asked in this way",
    "too-large": "The request is too large",
    "too-many-requests": "Too many requests",
    "busy": "Too many people ask at once",
    "too-slow": "The time was up",
    "cannot-print": "This cannot be printed",
    "not-installed": "This is not installed here",
    "cannot-store": "Nothing can be saved at the moment",
    "our-fault": "Something is broken on our side",
}
_BUSY = "too many people ask at once; try again in a moment"
_SLOW = "the time was up before there was an answer; ask for less, or try again when it is quieter"
_FAULT = "something broke on our side; nothing of what you wrote was kept. Try again"


class Problem(NamedTuple):
    """What went wrong: a kind of `KINDS`, a status, one line for people, and facts for programs.

    `wait` is after how many seconds to come again, where that would help.
    """

    kind: str
    status: int
    detail: str
    facts: Mapping[str, Any] = {}
    wait: int = 5

    def to_dict(self) -> dict[str, Any]:
        """The problem as JSON.

        >>> Problem("busy", 503, "try again").to_dict()["type"]
        '/api#busy'
        """
        return {
            "type": f"/api#{self.kind}",
            "title": KINDS[self.kind],
            "status": self.status,
            "detail": self.detail,
            **self.facts,
        }

    def response(self) -> Response:
        """The problem as an answer to a program."""
        body = json.dumps(self.to_dict(), ensure_ascii=False).encode(errors="replace")
        return Response(body, self.status, self.headers, media_type="application/problem+json")

    @property
    def headers(self) -> dict[str, str]:
        """What to tell a client beside it: to keep nothing, and when to come again."""
        again = {"Retry-After": str(self.wait)} if self.status in (429, 503) else {}
        return {"Cache-Control": "no-store"} | again


def problem(error: Exception) -> Problem:
    """The problem that an error is; an error that is not ours says nothing of itself.

    >>> from tussie.errors import UnknownName
    >>> problem(UnknownName("no plant is called 'rosse'", name="rosse", near=["rose"])).to_dict()["near"]
    ['rose']
    """
    if isinstance(error, Busy):
        return Problem("busy", 503, _BUSY)
    if isinstance(error, TimeoutError):
        return Problem("too-slow", 503, _SLOW)
    if not isinstance(error, TussieError):
        return Problem("our-fault", 500, _FAULT)
    facts: dict[str, Any] = {}
    if isinstance(error, TextError) and error.caret():
        facts |= {"at": error.at, "length": error.length, "caret": error.caret()}
    if isinstance(error, UnknownName):
        facts["near"] = list(error.near)
    if isinstance(error, AmbiguousName):
        facts["candidates"] = list(error.candidates)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 422)
    return Problem(_dashed(type(error).__name__), status, str(error), facts)


def of_status(status: int, detail: str = "") -> Problem:
    """The problem of a bare status, such as that of an address that does not exist."""
    kinds = {
        404: ("not-found", "there is no such page; go on from the first one"),
        405: ("method-not-allowed", "this address takes other methods; see /api"),
        413: ("too-large", "the request is too large; send less"),
        429: ("too-many-requests", "too many requests from your address; wait a minute"),
        500: ("our-fault", _FAULT),
    }
    kind, words = kinds.get(status, ("malformed-request", HTTPStatus(status).phrase.lower()))
    return Problem(kind, status, detail or words)


def allowed(request: Request) -> dict[str, str]:
    """The header that names the methods an address takes, by all of its routes; a router names those of one."""
    routes = request.app.routes
    found = [
        method
        for method in ("GET", "HEAD", "POST", "PUT", "DELETE")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    ]
    return {"Allow": ", ".join(found)}


def _dashed(name: str) -> str:
    """An error's class as an id: UnknownName, unknown-name."""
    dashed = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("-")
    return dashed if dashed in KINDS else "our-fault"
