"""The least that a site can be: one Starlette route with one word, under uvicorn as ``tussie serve`` runs it.

It is a program of its own, so that nothing else is in its processes.
"""

from __future__ import annotations

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route


async def _answer(_request: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"})


application = Starlette(routes=[Route("/", _answer)])

if __name__ == "__main__":
    workers, port = map(int, sys.argv[1:])
    uvicorn.run(
        "bare:application", host="127.0.0.1", port=port, workers=workers, access_log=False, log_level="warning",
        server_header=False, proxy_headers=False, timeout_keep_alive=20, timeout_graceful_shutdown=10,
    )  # fmt: skip
