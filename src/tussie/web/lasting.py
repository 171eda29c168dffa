"""Answers that stay the same until the program does: kept for an hour, and not sent again to whoever has them."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class Lasting(Response):
    """An answer with a tag of its content; who asks with that tag hears that nothing has changed.

    The tag is a weak one, because what is compressed on its way has other bytes and the same tag.
    """

    def __init__(self, body: bytes, media_type: str, *, seconds: int = 3600) -> None:
        self.tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
        headers = {"ETag": self.tag, "Cache-Control": f"public, max-age={seconds}"}
        super().__init__(body, 200, headers, media_type=media_type)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = Headers(scope=scope).get("if-none-match", "")
        if _held(self.tag, known):
            kept = {name: value for name, value in self.headers.items() if name in ("etag", "cache-control")}
            await Response(None, 304, kept)(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _held(tag: str, known: str) -> bool:
    """Whether a tag is among those that an ``If-None-Match`` names.

    >>> _held('W/"a"', '"b", "a"'), _held('W/"a"', "*"), _held('W/"a"', "")
    (True, True, False)
    """
    return known.strip() == "*" or tag.removeprefix("W/") in [
        one.strip().removeprefix("W/") for one in known.split(",")
    ]
