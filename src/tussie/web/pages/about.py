"""About: what Tussie is, how meanings are weighed, what is kept, and what it cannot do.

And the page for programs, which is the description of the API (OpenAPI) as people read one.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, cast

from starlette.responses import RedirectResponse, Response

from tussie.entries import holdings
from tussie.store import Store
from tussie.web.api import api
from tussie.web.gate import Gate
from tussie.web.problems import KINDS
from tussie.web.settings import Settings
from tussie.web.visit import Address, Visit, rendered

#: What to do about each kind of problem.
ADVICE = {
    "malformed-text": "It is empty, too long, or has a count that no bouquet has; of a file, it is no text or no sound "
    "book. `caret` points at the fault where it has a place.",
    "unknown-name": "No plant, sentiment, source, tradition or country is called so; `near` has those that look most "
    "like it.",
    "ambiguous-name": "Nothing tells which of them is meant; say one of the `candidates`, or a tradition.",
    "unreadable-flower": "A flower that was made by a program names no plant; take its name from `/lookup`.",
    "not-understood": "It is in another language than English, or has no words; say what you mean with `say`.",
    "impossible-wish": "A thirteenth month, a negative budget, a vase that nobody makes. Wishes that only clash with "
    "one another are no error: the answer of `/compose` names the clash.",
    "malformed-request": "`errors` says what is wrong with which field, and never repeats what was in it.",
    "foreign-origin": "A browser sent it from a page that the owner of this site has not allowed.",
    "not-found": "See the list of addresses on this page.",
    "no-such-link": "It was mistyped, is of another kind, or the bouquet was deleted; nobody can tell which.",
    "changed-meanwhile": "Ask for the bouquet again, and change that one.",
    "method-not-allowed": "The address is right; ask it as this page says.",
    "too-large": "Send less: a part of the story, or a book without its pictures.",
    "too-many-requests": "`Retry-After` says in how many seconds to come again.",
    "busy": "`Retry-After` says in how many seconds to come again.",
    "too-slow": "Fewer wishes, fewer alternatives, or a shorter story take less time.",
    "cannot-print": "What sets pages and pictures refused this one; ask for another format.",
    "not-installed": "Whoever runs the site left out what this needs; `detail` names it. Other addresses still work.",
    "cannot-store": "The database does not answer; reading and composing still work.",
    "our-fault": "It is told to whoever runs the site, without what you sent. Try again later.",
}  # fmt: skip


class Kind(NamedTuple):
    """A piece of the description of a type: words, and the shape that they lead to (``""`` for none)."""

    words: str
    shape: str = ""


class Field(NamedTuple):
    """A field of a request or an answer, or a parameter of an address."""

    name: str
    kind: tuple[Kind, ...]
    needed: bool
    default: str
    description: str


class Shape(NamedTuple):
    """An object of the API: what it is called, what it is, and its fields."""

    id: str
    name: str
    description: str
    fields: tuple[Field, ...]


class Operation(NamedTuple):
    """One thing that can be asked for: how, what is sent, what comes back, what can go wrong, and a line to try."""

    id: str
    method: str
    path: str
    summary: str
    group: str
    fields: tuple[Field, ...]
    answers: tuple[tuple[str, tuple[Kind, ...]], ...]
    problems: tuple[str, ...]
    example: str


class Reference(NamedTuple):
    """The whole API: its description, what can be asked for, and the shapes of what comes back."""

    description: str
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


def about(_visit: Visit) -> Response:
    """What Tussie is and is not, and what becomes of what is typed."""
    return rendered("about.html", here="/about", counted=holdings())


def privacy(_visit: Visit) -> Response:
    """Where people look for it first."""
    return RedirectResponse("/about#privacy", 303)


def for_programs(visit: Visit) -> Response:
    """The API, address by address."""
    return rendered("api.html", here="/api", reference=reference(_document(), visit.site), kinds=KINDS, advice=ADVICE)


@cache
@cache
def _document() -> dict[str, Any]:
    """The description of the API: that of one without a store, of which nothing is ever asked."""
    gate = Gate(at_once=1, waiting=0, seconds=1)
    return api(Settings(database=""), cast(Store, None), gate, gate, gate).openapi()


# OpenAPI, read.


def reference(document: Mapping[str, Any], site: str = "") -> Reference:
    """A description of an API (OpenAPI 3.1) as people read one.

    More precisely: `document` is the description as JSON, and `site` the address that examples ask. Shapes are those
    of answers, and of whatever stands in them.
    """
    schemas: Mapping[str, Any] = document.get("components", {}).get("schemas", {})
    base = site + document.get("servers", [{"url": ""}])[0]["url"]
    operations = tuple(
        _operation(schemas, base, path, method, said)
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    )
    answers = [kind for operation in operations for _, kinds in operation.answers for kind in kinds]
    waiting = [*dict.fromkeys(kind.shape for kind in answers if kind.shape), "ProblemShape"]
    shapes: dict[str, Shape] = {}
    for name in waiting:
        if name in shapes or name not in schemas:
            continue
        shapes[name] = _shape(name, schemas)
        # What stands in a shape is a shape to be told as well.
        waiting += [kind.shape for field in shapes[name].fields for kind in field.kind if kind.shape]
    return Reference(document["info"].get("description", ""), operations, tuple(shapes.values()))


def _operation(schemas: Mapping[str, Any], base: str, path: str, method: str, said: Mapping[str, Any]) -> Operation:
    parameters = said.get("parameters", [])
    bodies: Mapping[str, Any] = said.get("requestBody", {}).get("content", {})
    media = next(iter(bodies), "")
    sent = _resolved(bodies[media]["schema"], schemas) if media else {}
    fields = tuple(_field(one["name"], one["schema"] | one, one.get("required", False)) for one in parameters)
    answers = tuple(
        (kind, _kind(content.get("schema", {})))
        for status, answer in said["responses"].items()
        if status.startswith("2")
        for kind, content in answer.get("content", {}).items()
        # Of an answer that is a file, FastAPI says that it may be JSON too, of no shape at all.
        if kind != "application/json" or content.get("schema")
    )
    file = all(kind != "application/json" for kind, _ in answers)
    return Operation(
        re.sub(r"\W+", "-", f"{method}{path}").strip("-"), method.upper(), path, said.get("summary", ""),
        next(iter(said.get("tags", [])), ""), fields + _fields(sent), answers,
        tuple(status for status in said["responses"] if not status.startswith("2")),
        _example(base + path, method, parameters, media, sent, file=file),
    )  # fmt: skip


def _shape(name: str, schemas: Mapping[str, Any]) -> Shape:
    return Shape(_anchor(name), _called(name), schemas[name].get("description", ""), _fields(schemas[name]))


def _fields(schema: Mapping[str, Any]) -> tuple[Field, ...]:
    needed = schema.get("required", [])
    return tuple(_field(name, one, name in needed) for name, one in schema.get("properties", {}).items())


def _field(name: str, schema: Mapping[str, Any], needed: bool) -> Field:
    default = schema.get("default")
    said = "" if default in (None, "", [], False) else json.dumps(default, ensure_ascii=False)
    return Field(name, _kind(schema), needed, said, schema.get("description", ""))


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    return cast(Mapping[str, Any], schemas[_name(schema["$ref"])]) if "$ref" in schema else schema


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]


def _called(name: str) -> str:
    """A shape's name without what only tells it from another of the same name."""
    return re.sub(r"(-Output|-Input|Shape)$", "", name)


def _anchor(name: str) -> str:
    return f"shape-{name.lower()}"


_WORDS = {
    "string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null",
    "object": "object",
}  # fmt: skip


def _kind(schema: Mapping[str, Any]) -> tuple[Kind, ...]:
    """A type in words, with its limits.

    >>> "".join(kind.words for kind in _kind({"type": "array", "items": {"type": "string"}, "maxItems": 20}))
    'list of text, 20 at most'
    """
    return tuple(_kinds(schema))


def _kinds(schema: Mapping[str, Any]) -> Iterator[Kind]:
    if "$ref" in schema:
        yield Kind(_called(_name(schema["$ref"])), _name(schema["$ref"]))
    elif "anyOf" in schema:
        for number, one in enumerate(schema["anyOf"]):
            if number:
                yield Kind(" or ")
            yield from _kinds(one)
    elif "enum" in schema:
        yield Kind(" | ".join(json.dumps(one, ensure_ascii=False) for one in schema["enum"]))
    elif schema.get("type") == "array":
        yield Kind("list of ")
        yield from _kinds(schema.get("items", {}))
        if "maxItems" in schema:
            yield Kind(f", {schema['maxItems']:,} at most")
    elif "contentMediaType" in schema:
        yield Kind("file")
    else:
        yield Kind(_WORDS.get(schema.get("type", ""), "anything") + _limits(schema))


def _limits(schema: Mapping[str, Any]) -> str:
    if "maxLength" in schema:
        return f", {schema['maxLength']:,} characters at most"
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        return f" from {low:,g} to {high:,.0f}"
    return f" from {low:,g}" if low is not None else ""


def _example(
    address: str, method: str, parameters: list[Mapping[str, Any]], media: str, sent: Mapping[str, Any], *, file: bool
) -> str:
    """A line for a shell that asks for it: what must be said, and what there are examples of."""
    line = ["curl", "-OJ"] if file else ["curl"]
    if method not in ("get", "post"):
        line += ["-X", method.upper()]
    asked = {
        one["name"]: one["schema"] for one in parameters if one["in"] == "query" and _shown(one, one.get("required"))
    }
    if asked:
        line.append("-G")
    for name, schema in asked.items():
        line += ["--data-urlencode", shlex.quote(f"{name}={_value(schema)}")]
    said = {
        name: _value(schema)
        for name, schema in sent.get("properties", {}).items()
        if _shown(schema, name in sent.get("required", []))
    }
    if media == "application/json":
        line += ["--json", shlex.quote(json.dumps(said, ensure_ascii=False))]
    for name, value in said.items() if media == "multipart/form-data" else ():
        line += ["-F", shlex.quote(f"{name}={value}")]
    # Braces mean something else to curl.
    parts = {one["name"]: one["schema"].get("examples", [one["name"].upper()])[0] for one in parameters}
    return " ".join([*line, shlex.quote(re.sub(r"\{(\w+)\}", lambda found: str(parts[found[1]]), address))])


def _shown(schema: Mapping[str, Any], needed: object) -> bool:
    return bool(needed) or "examples" in schema or "examples" in schema.get("schema", {})


def _value(schema: Mapping[str, Any]) -> Any:
    """A value that a field could have."""
    if examples := schema.get("examples"):
        return examples[0]
    if "contentMediaType" in schema:
        return "@story.epub"
    # The limits of a whole number are told as fractions.
    return schema["default"] if "default" in schema else int(schema["minimum"]) if "minimum" in schema else "…"


PAGES = (
    Address("/about", about),
    Address("/privacy", privacy),
    Address("/api", for_programs),
)
