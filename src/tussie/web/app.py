"""The whole application: the API under ``/api/v1``, the pages, our files, and what stands before them."""

from __future__ import annotations

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from tussie import __version__
from tussie.errors import CannotStore
from tussie.lexicon import load_lexicon
from tussie.store import open_store
from tussie.web.api import api
from tussie.web.gate import Gate
from tussie.web.guard import Guard
from tussie.web.pages import routes
from tussie.web.problems import Problem, allowed, of_status, problem
from tussie.web.settings import Settings
from tussie.web.visit import STATIC, problem_page, templates
from tussie.web.watch import Watch, metrics

#: A year: the address of one of our files changes when the file does.
_FOR_EVER = "public, max-age=31536000, immutable"


def application(settings: Settings) -> ASGIApp:
    """The site and the API as one ASGI application. Raises `CannotStore` where the database is not to be had."""
    load_lexicon()
    store = open_store(settings.database)
    store.migrate()
    # Reading takes milliseconds and composing seconds: who reads does not wait behind who composes, nor behind a
    # database. Reading is Python alone, of which one thread does as much as two, and leaves the server room to hear
    # who comes.
    quick = Gate(at_once=1, waiting=settings.waiting * 2, seconds=settings.seconds)
    keeping = Gate(at_once=settings.at_once, waiting=settings.waiting, seconds=settings.seconds)
    slow = Gate(at_once=settings.at_once, waiting=settings.waiting // 4, seconds=settings.seconds + 5)

    async def health(_request: Request) -> Response:
        """Whether this process can answer: the version, and the database."""
        try:
            # Not at the gate: a site that is busy is not a sick one.
            await asyncio.wait_for(asyncio.to_thread(store.ready), 10)
        except (CannotStore, TimeoutError) as error:
            return problem(error).response()
        return JSONResponse({"status": "ok", "version": __version__}, headers={"Cache-Control": "no-store"})

    async def counted(_request: Request) -> Response:
        """Everything that was counted, for Prometheus."""
        return Response(metrics(), media_type="text/plain; version=0.0.4; charset=utf-8")

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncIterator[None]:
        templates()
        # While answers are worked out in threads, whoever comes must be heard, to be let in or turned away: with
        # Python's own five milliseconds a flood queues where nobody counts it.
        sys.setswitchinterval(0.0005)
        # The lexicon lives as long as the process; the collector need not look at it again.
        gc.freeze()
        yield
        for gate in (quick, keeping, slow):
            gate.close()
        store.close()

    programs = api(settings, store, quick, slow, keeping)
    site = Starlette(
        routes=[
            Mount("/api/v1", app=programs),
            Mount("/static", app=_Files(directory=STATIC)),
            Route("/health", health),
            Route("/metrics", counted),
            *routes(settings, store, quick, slow, keeping),
        ],
        lifespan=lifespan,
        exception_handlers={HTTPException: _lost, Exception: _broken},
    )
    # A redirect would name the host that was asked for, whoever forged it.
    site.router.redirect_slashes = False
    guarded: ASGIApp = Guard(
        GZipMiddleware(site, minimum_size=700, compresslevel=5), refuse=_refused, rate=settings.rate,
        site=settings.site, cors=settings.cors,
    )  # fmt: skip
    return Watch(_Shared(guarded, settings.cors) if settings.cors else guarded)


def from_environment() -> ASGIApp:
    """The application as a worker makes it, from the settings that its supervisor left in the environment."""
    return application(Settings.from_environment())


class _Shared:
    """The site, whose API the scripts of named origins may use; what is refused they may read, too."""

    def __init__(self, app: ASGIApp, origins: tuple[str, ...]) -> None:
        self.app = app
        self.shared = CORSMiddleware(
            app, allow_origins=origins, allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["Content-Type", "If-None-Match"], expose_headers=["ETag", "Retry-After"], max_age=3600,
        )  # fmt: skip

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        shared = scope["type"] == "http" and scope["path"].startswith("/api/v1/")
        await (self.shared if shared else self.app)(scope, receive, send)


class _Files(StaticFiles):
    def file_response(self, *arguments: Any, **named: Any) -> Response:
        response = super().file_response(*arguments, **named)
        response.headers["Cache-Control"] = _FOR_EVER
        return response


def _refused(scope: Scope, problem: Problem) -> Response:
    """An answer to what was refused, for programs or for people."""
    return problem.response() if scope["path"].startswith("/api/v1/") else problem_page(problem)


def _broken(_request: Request, _error: Exception) -> Response:
    """A page for an error that is ours; the guard logs what it was."""
    return problem_page(of_status(500))


def _lost(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    # What no address of the API can be, with a line break in it, is sought among the pages.
    answer = _refused(request.scope, of_status(error.status_code))
    answer.headers.update(allowed(request) if error.status_code == 405 else error.headers or {})
    return answer
