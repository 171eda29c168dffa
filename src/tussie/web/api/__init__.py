"""The HTTP API: FastAPI over the verbs, the lexicon and the store, with one shape for every error."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from tussie import __version__
from tussie.errors import TussieError
from tussie.store import Store
from tussie.web.api import bouquets, lexicon, verbs
from tussie.web.gate import Busy, Gate
from tussie.web.problems import allowed, of_status, problem
from tussie.web.settings import Settings

_ABOUT = """Tussie reads what flowers say, composes flowers that say what you mean, draws them, checks that they do no
harm, and shows the source for every meaning. What an address answers is what the command of the same name prints with
`--json`. Errors are problem documents (RFC 9457) whose `detail` is one line for people. Messages and words for cards
are answered and forgotten; only what is sent to `/bouquets` is kept."""


def api(settings: Settings, store: Store, quick: Gate, slow: Gate, keeping: Gate) -> FastAPI:
    """The API: quick questions at one gate, slow ones at another, and what asks the database at a third."""
    made = FastAPI(
        title="Tussie", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/openapi.json", servers=[{"url": "/api/v1"}], root_path_in_servers=False, redirect_slashes=False,
        license_info={"name": "Apache-2.0 AND CC0-1.0", "identifier": "Apache-2.0 AND CC0-1.0"},
    )  # fmt: skip
    made.include_router(verbs.router(quick, slow, settings.seconds))
    made.include_router(lexicon.router(quick))
    made.include_router(bouquets.router(keeping, slow, store, settings.site))
    for kind in (TussieError, Busy, TimeoutError):
        made.add_exception_handler(kind, _ours)
    made.add_exception_handler(RequestValidationError, _malformed)
    made.add_exception_handler(HTTPException, _plain)
    made.add_exception_handler(Exception, _ours)
    return made


async def _ours(_request: Request, error: Exception) -> Response:
    return problem(error).response()


async def _malformed(_request: Request, error: Exception) -> Response:
    """What is wrong with a request, field by field, without the values: they may be somebody's words."""
    assert isinstance(error, RequestValidationError)
    wrong = [
        # Where JSON breaks off there is no field, but a place.
        {"field": "body", "message": "this is no JSON"}
        if one["type"] == "json_invalid"
        else {"field": ".".join(str(part) for part in one["loc"][1:]) or str(one["loc"][0]), "message": one["msg"]}
        for one in error.errors()
    ]
    lines = "; ".join(f"{one['field']}: {one['message']}" for one in wrong[:5])
    found = of_status(422, f"the request is not as described: {lines}"[:1_000])
    return found._replace(facts={"errors": wrong[:50]}).response()


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = of_status(error.status_code).response()
    answer.headers.update(allowed(request) if error.status_code == 405 else error.headers or {})
    return answer
