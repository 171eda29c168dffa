"""How a page is made: a function from a `Visit` to a response, run at the gate, with one template language for all.

A page function is plain: it gets what was asked and returns an answer; it may raise any `TussieError`, which becomes a
page that says what is wrong. Where something was typed it catches the error itself, and shows the form again as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData, ImmutableMultiDict
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response

from tussie import __version__
from tussie.circumstances.caution import by_words
from tussie.lexicon import load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.store import Store
from tussie.verbs import MOST_STORY
from tussie.web.gate import Gate
from tussie.web.problems import Problem, of_status, problem

STATIC = Path(__file__).parent / "static"
#: The most fields of a form: a bouquet of a hundred kinds has a few for each.
_MOST_FIELDS = 1_000
#: No field is longer than a story in letters of four bytes; the guard has counted the whole before.
_MOST_PART = 4 * MOST_STORY


class Visit(NamedTuple):
    """What somebody asks for: the parts of the address and the fields of the form, all as they were typed.

    `site` is the address of the site as people use it, without a slash at its end; `seconds` how long they wait;
    `files` holds the bytes and the name of each uploaded file by the name of its field.
    """

    query: ImmutableMultiDict[str, str]
    form: ImmutableMultiDict[str, str]
    path: Mapping[str, str]
    site: str
    store: Store
    files: Mapping[str, tuple[bytes, str]] = {}
    address: str = "/"
    method: str = "GET"
    seconds: float = 20.0

    def said(self, name: str, default: str = "") -> str:
        """One field, of the form or else of the address, without the line ends that browsers make two signs of."""
        value = self.form.get(name, self.query.get(name, default))
        return value.replace("\r\n", "\n")

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return self.form.getlist(name) or self.query.getlist(name)


Page = Callable[[Visit], Response]


class Address(NamedTuple):
    """Where a page is: its path, the function that makes it, how it may be asked for, and whether it takes seconds."""

    path: str
    page: Page
    methods: tuple[str, ...] = ("GET",)
    slow: bool = False


def page(
    make: Page, gate: Gate, store: Store, site: str = "", seconds: float = 20.0
) -> Callable[[Request], Awaitable[Response]]:
    """A page as the router takes it: the form is read, the page is made at the gate, errors become pages."""

    async def answer(request: Request) -> Response:
        try:
            visit = (await _visit(request, store, site))._replace(seconds=seconds)
            response = await gate.run(make, visit)
        except Exception as error:
            if isinstance(error, ClientDisconnect):
                raise
            if isinstance(error, MultiPartException):
                return problem_page(of_status(400, "the form could not be read; send it again"))
            found = problem(error)
            if found.status == 500:
                raise
            return problem_page(found)
        # A browser may show it again when its reader comes back, and nobody else may keep it.
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    # What is logged and counted of a request is the name of its page.
    answer.__name__ = f"{make.__name__}_page"
    return answer


async def _visit(request: Request, store: Store, site: str) -> Visit:
    fields: list[tuple[str, str]] = []
    files: dict[str, tuple[bytes, str]] = {}
    if request.method == "POST":
        form: FormData = await request.form(max_fields=_MOST_FIELDS, max_files=1, max_part_size=_MOST_PART)
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields.append((name, value))
            elif value.filename:
                files[name] = (await value.read(), value.filename)
        await form.close()
    return Visit(
        request.query_params, ImmutableMultiDict(fields), request.path_params,
        site.rstrip("/") or str(request.base_url).rstrip("/"), store, files, request.url.path, request.method,
    )  # fmt: skip


@cache
def templates() -> Environment:
    """The templates, which escape whatever they are given, and refuse what they are not."""
    made = Environment(
        loader=PackageLoader("tussie.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False, cache_size=100,
    )  # fmt: skip
    made.globals |= {
        "static": static, "lex": load_lexicon(), "version": __version__, "quoted": quoted, "cited": cited,
        "by_words": by_words, "here": "",
    }  # fmt: skip
    made.filters |= {"percent": lambda share: f"{share:.0%}", "dashless": lambda word: word.replace("-", " ")}
    made.filters["country"] = lambda id: load_lexicon().countries[id].name if id in load_lexicon().countries else id
    return made


@cache
def static(name: str) -> str:
    """The address of a file of ours, which changes when the file does, so that a browser may keep it for ever.

    >>> static("site.css").startswith("/static/site.css?v=")
    True
    """
    return f"/static/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:10]}"


def rendered(template: str, /, status: int = 200, **values: Any) -> HTMLResponse:
    """A template with its values as a page."""
    return HTMLResponse(templates().get_template(template).render(**values), status)


def problem_page(found: Problem) -> HTMLResponse:
    """A page that says what is wrong, and where to go from here."""
    answer = rendered("problem.html", status=found.status, problem=found)
    answer.headers.update(found.headers)
    return answer
