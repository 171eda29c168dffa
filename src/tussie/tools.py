"""The verbs as tools for language models: the server behind ``tussie mcp``.

A tool takes the fields of a request of `tussie.verbs` as its arguments. It answers with the JSON that ``tussie VERB
--json`` prints as structured content, with the same in a few lines of words, and, where a file was made, with the file.
What goes wrong is one line, as on the command line. The tables of the lexicon can be read as resources.

Nothing is kept, no file and no network is touched, and nothing that anybody wrote is logged. That is why this is the
SDK's plain `Server` and not its `MCPServer`, which makes tools of signatures, where ours are models already, and logs
what errors say; ours quote the sender.
"""

from __future__ import annotations

import base64
import difflib
import json
import logging
import os
import re
import socket
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any, Generic, Literal, NamedTuple, TypeVar

import mcp_types as protocol
import uvicorn
from anyio import CapacityLimiter, WouldBlock, from_thread, to_thread
from mcp import MCPError
from mcp.server import CacheHint, Server, ServerRequestContext
from mcp.server.caching import CacheableMethod
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from pydantic import Field, TypeAdapter, ValidationError
from starlette.applications import Starlette

from tussie import __version__, shapes
from tussie.bouquet import Flower, Stem
from tussie.errors import ImpossibleWish, TussieError, UnknownName, clipped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.search import lookup, statement_dict
from tussie.verbs import (
    MOST_STORY,
    Annotate,
    Asked,
    Card,
    Check,
    Compose,
    Draw,
    Heard,
    Json,
    Lookup,
    Made,
    Read,
    Swap,
    make_page,
    make_picture,
    tell_bouquets,
    tell_cautions,
    tell_found,
    tell_message,
    tell_reading,
    tell_story,
    tell_swaps,
)

__all__ = ["http_app", "serve_http", "serve_stdio", "server"]

Context = ServerRequestContext[Any, Any]
Told = Mapping[str, Any]

_INSTRUCTIONS = """\
Tussie is an engine for the language of flowers. Every meaning it gives has a source: pass the source on when \
you tell a meaning, and give no meanings of your own beside its. A bouquet is text: "3 red roses, ivy", a \
sentence that describes one, or the notation that `compose` and `swap` answer with; every tool reads it. A usual \
way: `compose` for what somebody wants to say, `check` where there are pets, a hospital or another country, then \
`draw` and `card`. Tell cautions of severity danger always. Ids of plants, concepts and sources can be read as \
resources: tussie://plants/{id} and so on."""
#: So many calls may wait for their turn to compose or draw; whoever comes then is sent away.
_MOST_WAITING = 20
#: What a story takes in UTF-8, in any script, and the envelope around it.
_MOST_BODY = 4 * MOST_STORY + 65_536
#: Problems with arguments, and entries of a list, that are told in words; the structured answer has them all.
_MOST_PROBLEMS, _MOST_TOLD = 3, 8
#: The lexicon and the tools are the same until the program ends.
_UNCHANGING = CacheHint(ttl_ms=3_600_000, scope="public")
_LISTS: tuple[CacheableMethod, ...] = ("tools/list", "resources/list", "resources/templates/list", "resources/read")
_LOCAL = ("127.0.0.1", "localhost", "[::1]")

_log = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class Several(shapes.Shape, Generic[_Answer]):
    """Several answers. The protocol has objects only, so that a list needs a name."""

    result: list[_Answer] = Field(description="The answers, in order.")


class File(shapes.Shape):
    """A file that was made; its bytes are in the content of the result."""

    file: str = Field(description="What to call it.", examples=["bouquet.png"])
    media_type: str = Field(description="What kind of file it is.", examples=["image/png"])
    bytes: int = Field(ge=0, description="How large it is.")
    notes: list[str] = Field(description="What to know of it.")


class Shown(Draw):
    """A picture of a bouquet."""

    # A model sees a PNG; the text of an SVG would fill its memory, and so would a picture as large as a printer wants.
    format: Literal["png", "svg", "pdf"] = Field(
        default="png", description="png is a picture to look at; svg is long text, for a file."
    )
    width: int = Field(default=800, ge=16, le=3200, description="The width of a PNG in pixels.")


class Tool(NamedTuple):
    """A verb as a tool: what it takes and answers, what does the work, and what tells the answer in words.

    `heavy` work waits for its turn, so that what is quick stays quick.
    """

    title: str
    description: str
    asked: type[Asked]
    answer: Any
    work: Callable[[Any], Json | Made]
    words: Callable[[Any], Iterable[str]]
    heavy: bool = False


def server(*, seconds: float = 30.0, workers: int | None = None) -> Server[Any]:
    """The server with its tools and resources, to be served over any transport.

    More precisely: composing takes no longer than about `seconds`; no more than `workers` calls (default: one for each
    core) compose, swap, draw or annotate at once.

    >>> server().name
    'tussie'
    """
    tools = _tools(seconds)
    workers = workers or os.cpu_count() or 1
    gate, room = CapacityLimiter(workers), CapacityLimiter(workers + _MOST_WAITING)

    async def list_tools(context: Context, asked: protocol.PaginatedRequestParams | None) -> protocol.ListToolsResult:
        return protocol.ListToolsResult(tools=[_listed(name, tool) for name, tool in tools.items()])

    async def call_tool(context: Context, asked: protocol.CallToolRequestParams) -> protocol.CallToolResult:
        tool = tools.get(asked.name)
        if tool is None:
            raise MCPError(
                protocol.INVALID_PARAMS,
                f"no tool is called {clipped(asked.name)!r}; expected one of {', '.join(tools)}",
            )
        work = partial(_called, asked.name, tool, asked.arguments or {})
        if not tool.heavy:
            return await to_thread.run_sync(work)
        try:
            room.acquire_nowait()
        except WouldBlock:
            return _failed("too many ask at once; try again in a moment")
        try:
            # A thread that still works counts as one of the workers, even when nobody waits for it any more.
            return await to_thread.run_sync(work, limiter=gate)
        finally:
            room.release()

    return Server(
        "tussie",
        version=__version__,
        title="Tussie, the language of flowers",
        instructions=_INSTRUCTIONS,
        cache_hints=dict.fromkeys(_LISTS, _UNCHANGING),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
        on_list_resources=_list_resources,
        on_list_resource_templates=_list_templates,
        on_read_resource=_read_resource,
        on_completion=_complete,
    )


def http_app(made: Server[Any], *, host: str = "127.0.0.1", allow: Sequence[str] = ()) -> Starlette:
    """The server as a web application that answers at ``/mcp``.

    More precisely: only requests to `host`, to this machine by its own names, or to a name in `allow` are answered, and
    from web pages only those of these hosts: a page elsewhere that has its name lead here is refused.
    """
    names = dict.fromkeys((*_LOCAL, _bracketed(host), *allow))
    hosts = [pattern for name in names for pattern in (name, f"{name}:*")]
    security = TransportSecuritySettings(
        allowed_hosts=hosts, allowed_origins=[f"{scheme}://{one}" for scheme in ("http", "https") for one in hosts]
    )
    return made.streamable_http_app(host=host, transport_security=security, max_request_body_size=_MOST_BODY)


async def serve_stdio(made: Server[Any]) -> None:
    """Serve one client over standard input and output, until it closes them."""
    async with stdio_server() as (read, write):
        await made.run(read, write, made.create_initialization_options())


def serve_http(
    made: Server[Any],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    allow: Sequence[str] = (),
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve many clients over streamable HTTP, until a signal ends it.

    More precisely: `host` and `port` (0: any that is free) are where to listen, `allow` further names of this host,
    `ready` is told the address once it is known. Raises `ImpossibleWish` when nothing can listen there.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        # Python's words name the address.
        raise ImpossibleWish(f"nothing can listen there: {error.strerror}; choose another host or port") from None
    # Requests are logged by nobody: what is in them is the clients' own.
    config = uvicorn.Config(
        http_app(made, host=host, allow=allow), log_level="warning", access_log=False, timeout_graceful_shutdown=3
    )
    with listening:
        ready(f"http://{_bracketed(host)}:{listening.getsockname()[1]}/mcp")
        uvicorn.Server(config).run(sockets=[listening])


def _bracketed(host: str) -> str:
    """A host as addresses write it: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


# Tools.


def _tools(seconds: float) -> dict[str, Tool]:
    return {
        "read": Tool(
            "Read a bouquet",
            "Tell what a bouquet says to a reader of a tradition: flower by flower with the source of each "
            "meaning, and as a whole. Use it whenever somebody asks what flowers mean together, or were meant to "
            "say. With `compare`, side by side in several traditions (victorian, hanakotoba, modern ...). Give "
            "`bouquet` in the sender's own words.",
            Read,
            shapes.Reading | Several[shapes.Reading],
            tell_reading,
            _reading_words,
        ),
        "compose": Tool(
            "Compose a bouquet",
            "Find bouquets that say what somebody means, from flowers that can be bought, and that keep every "
            "wish: budget, colours, allergies, pets, a hospital ward, customs of a country, the month. Give the "
            "sender's message in English in `message`, or name sentiments in `say`. When wishes clash it says "
            "which, and what giving up each would bring; that is an answer, not an error. Each bouquet comes in "
            "the notation that the other tools read, and with its whole reading: ask for few `alternatives`.",
            Compose,
            shapes.Answer,
            partial(tell_bouquets, seconds=seconds, clock=_clock),
            _bouquet_words,
            heavy=True,
        ),
        "swap": Tool(
            "Replace a flower",
            "Find flowers that can stand in the place of one in a bouquet and keep what it says, because the "
            "flower cannot be had, is not wanted, or harms somebody. An empty result means that nothing in the "
            "stock can.",
            Swap,
            Several[shapes.Substitute],
            tell_swaps,
            _swap_words,
            heavy=True,
        ),
        "check": Tool(
            "Check a bouquet",
            "Tell what to know before handing a bouquet over: what is poisonous to cats, dogs or children, what a "
            "hospital ward forbids, which customs of a country it offends, what is out of season. Pass on "
            "dangers and warnings.",
            Check,
            Several[shapes.Caution],
            tell_cautions,
            _check_words,
        ),
        "message": Tool(
            "Understand a message",
            "Tell which sentiments a message in English means, which of its words say so, and what it denies: "
            "what `compose` would hear in it. Sentiments that it got wrong can be given to `compose` in `say`.",
            Heard,
            shapes.Message,
            tell_message,
            _message_words,
        ),
        "lookup": Tool(
            "Look up a flower or a sentiment",
            "Tell what is known of one flower ('white rose'), of a name that several plants share ('marigold'), "
            "or which flowers say a sentiment ('gratitude'): every attestation with its source, and where sources "
            "contradict one another.",
            Lookup,
            shapes.Found,
            tell_found,
            _lookup_words,
        ),
        "draw": Tool(
            "Draw a bouquet",
            "Draw a bouquet as a botanical plate with its legend. A PNG comes as an image, SVG and PDF as a file.",
            Shown,
            File,
            make_picture,
            _file_words,
            heavy=True,
        ),
        "card": Tool(
            "Set a card",
            "Set the card that goes with a bouquet as PDF: the sender's words, the picture, what the flowers "
            "mean. The page 'carrier' is for whoever delivers it and tells no meaning; 'florist' is the sheet "
            "with recipe, plan and costs.",
            Card,
            File,
            make_page,
            _file_words,
            heavy=True,
        ),
        "annotate": Tool(
            "Annotate a story",
            "Find every plant that a text names, the bouquets it describes, what they say, and, with a `period`, "
            "what is out of its time. Give the text itself, not the name of a file. In another `format` than json "
            "it answers with the annotated text as a file.",
            Annotate,
            shapes.Annotation | File,
            tell_story,
            _story_words,
            heavy=True,
        ),
    }  # fmt: skip


def _clock() -> float:
    """The time, to a thread whose call somebody still waits for; in another, composing ends here."""
    from_thread.check_cancelled()
    return time.monotonic()


def _listed(name: str, tool: Tool) -> protocol.Tool:
    return protocol.Tool(
        name=name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.asked.model_json_schema(),
        # Where there are several shapes, pydantic leaves out that each of them is an object.
        output_schema={"type": "object", **TypeAdapter(tool.answer).json_schema()},
        annotations=protocol.ToolAnnotations(
            title=tool.title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _called(name: str, tool: Tool, arguments: Told) -> protocol.CallToolResult:
    """Do what a call asks for, in a thread. Whatever goes wrong is one line."""
    try:
        asked = tool.asked.model_validate(arguments)
    except ValidationError as error:
        return _failed("; ".join(_problems(error, tool.asked)))
    try:
        return _answered(tool, tool.work(asked))
    except TussieError as error:
        return _failed(str(error))
    except TimeoutError:
        return _failed("no bouquet was found in the time given; ask for fewer wishes, or for wider ones")
    except Exception as error:
        # The place of a fault of ours is worth a line; its text may quote the sender.
        place = traceback.extract_tb(error.__traceback__)[-1]
        _log.error("tool %s: %s in %s, line %d", name, type(error).__name__, place.name, place.lineno)
        return _failed("something broke on our side; nothing of what you wrote was kept. Try other words")


def _problems(error: ValidationError, asked: type[Asked]) -> Iterator[str]:
    """What is wrong with the arguments, one by one; never what was written in them."""
    for one in error.errors(include_url=False, include_context=False, include_input=False)[:_MOST_PROBLEMS]:
        name = repr(clipped(".".join(map(str, one["loc"]))))
        if one["type"] == "extra_forbidden":
            near = difflib.get_close_matches(str(one["loc"][-1]), asked.model_fields, 1, 0.7)
            hint = f"did you mean {near[0]!r}?" if near else f"expected {', '.join(asked.model_fields)}"
            yield f"there is no argument {name}; {hint}"
        elif one["type"] == "missing":
            yield f"the argument {name} is missing"
        else:
            yield f"the argument {name} cannot be used: {one['msg'][0].lower()}{one['msg'][1:]}"


def _answered(tool: Tool, answer: Json | Made) -> protocol.CallToolResult:
    if isinstance(answer, Made):
        file = {
            "file": answer.name,
            "media_type": answer.media_type,
            "bytes": len(answer.content),
            "notes": list(answer.notes),
        }
        return protocol.CallToolResult(content=[_text(tool.words(file)), _content(answer)], structured_content=file)
    structured = answer if isinstance(answer, dict) else {"result": answer}
    return protocol.CallToolResult(content=[_text(tool.words(answer))], structured_content=structured)


def _failed(words: str) -> protocol.CallToolResult:
    return protocol.CallToolResult(content=[_text([words])], is_error=True)


def _text(lines: Iterable[str]) -> protocol.TextContent:
    return protocol.TextContent(text="\n".join(lines))


def _content(made: Made) -> protocol.ImageContent | protocol.EmbeddedResource:
    """A file as the protocol carries it: a picture to look at, a text, or bytes."""
    if made.media_type == "image/png":
        return protocol.ImageContent(data=base64.b64encode(made.content).decode(), mime_type=made.media_type)
    uri = f"tussie://made/{made.name}"
    if made.media_type in ("application/pdf", "application/epub+zip"):
        blob = base64.b64encode(made.content).decode()
        return protocol.EmbeddedResource(
            resource=protocol.BlobResourceContents(uri=uri, mime_type=made.media_type, blob=blob)
        )
    text = made.content.decode()
    return protocol.EmbeddedResource(
        resource=protocol.TextResourceContents(uri=uri, mime_type=made.media_type, text=text)
    )


# Answers in words, for clients that show nothing else.


def _flower(told: Told) -> Flower:
    """The flower of a JSON object; a bloom is what is meant where no part is named."""
    part = "" if told["part"] == "bloom" else told["part"]
    return Flower(told["plant"], told["name"], told["colour"], part, told["variety"])


def _label(concept: str) -> str:
    return load_lexicon().concepts[concept].label


def _said(told: Told) -> str:
    """A sense or an attestation, with its source."""
    said: Any = SimpleNamespace(**told)
    return f"{quoted(said)} ({cited(said)})" if said.source else "by the grammar of bouquets"


def _most(lines: Sequence[str]) -> Iterator[str]:
    """The first of several lines, and how many there are beside."""
    yield from lines[:_MOST_TOLD]
    if len(lines) > _MOST_TOLD:
        yield f"  and {len(lines) - _MOST_TOLD} more in the structured answer"


def _caution_words(cautions: Sequence[Told]) -> Iterator[str]:
    """Cautions, those with the same words under all their places at once."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for one in cautions:
        where = places.setdefault((one["severity"], one["text"], one["source"]), [])
        if one["where"]:
            where.append(one["where"])
    yield from _most(
        [
            f"  {severity}{' for ' if where else ''}{', '.join(where)}: {text} ({source})"
            for (severity, text, source), where in places.items()
        ]
    )


def _reading_words(told: Json) -> Iterator[str]:
    if isinstance(told, list):
        for one in told:
            yield from _lines(one)
    else:
        yield from _lines(told)
        yield from _caution_words(told["cautions"])


def _lines(told: Told) -> Iterator[str]:
    yield told["sentence"]
    for line in told["lines"]:
        flower = line["flower"]
        stem = Stem(_flower(flower), flower["count"], flower["manner"])
        if line["senses"]:
            first = line["senses"][0]
            yield f"  {stem}: {_label(first['concept'])} ({first['probability']:.0%}), {_said(first)}"
        else:
            yield f"  {stem}: no source says what it means"
        yield from (f"    note: {note}" for note in line["notes"])
    yield from (f"  together: {_said(sense)}" for sense in told["together"])


def _bouquet_words(told: Told) -> Iterator[str]:
    total = sum(one["weight"] for one in told["intents"])
    meant = ", ".join(f"{_label(one['concept'])} ({one['weight'] / total:.0%})" for one in told["intents"])
    yield f"To say: {meant}"
    for number, bouquet in enumerate(told["bouquets"], 1):
        yield f"{number}. {_price(bouquet)}; {bouquet['intended']:.0%} of what is read is meant"
        yield from _composed(bouquet)
        yield from _caution_words([one for one in bouquet["cautions"] if one["severity"] != "info"])
    if impossible := told["impossible"]:
        yield f"Nothing keeps all the wishes. These clash: {'; '.join(impossible['clash'])}"
        for way in impossible["ways"]:
            if way["bouquet"]:
                yield f"Without “{way['without']}”, {_price(way['bouquet'])}:"
                yield from _composed(way["bouquet"])
            else:
                yield f"Without “{way['without']}” other wishes still clash."
    for absent in told["why_not"]:
        yield f"Why not {absent['flower']}? {'; '.join(absent['reasons'])}"
    yield from (f"Note: {note}" for note in told["notes"])


def _price(bouquet: Told) -> str:
    about = "about " if any(stem["estimate"] for stem in bouquet["stems"]) else ""
    return (
        f"{sum(stem['count'] for stem in bouquet['stems'])} stems, {about}{bouquet['cost']:.2f} {bouquet['currency']}"
    )


def _composed(bouquet: Told) -> Iterator[str]:
    yield from (f"  {line}" for line in bouquet["notation"].splitlines())
    yield from (f"    {_flower(stem['flower'])}: {stem['why']}" for stem in bouquet["stems"])
    if misread := ", ".join(_label(one["concept"]) for one in bouquet["misread"]):
        yield f"    could be misread: {misread}"


def _swap_words(told: Sequence[Told]) -> Iterator[str]:
    if not told:
        yield "nothing in the stock can stand in its place in these circumstances"
    for one in told:
        yield (
            f"{_flower(one['flower'])}, {one['price']:.2f} {one['currency']} a stem: keeps {one['kept']:.0%} of the "
            f"reading; says {one['says']} ({one['source']})"
        )
        yield from (f"  {line}" for line in one["notation"].splitlines())
        graver = [caution for caution in one["cautions"] if caution["severity"] in ("danger", "warning")]
        yield from _caution_words([caution for caution in graver if caution["kind"] != "custom"])


def _check_words(told: Sequence[Told]) -> Iterator[str]:
    yield from _caution_words(told)
    if not told:
        yield "nothing speaks against it that our sources know of"


def _message_words(told: Told) -> Iterator[str]:
    for one in told["intents"]:
        words = f": {', '.join(f'“{word}”' for word in one['words'])}" if one["words"] else ""
        yield f"{_label(one['concept'])} ({one['weight']:.0%}){words}"
    yield from (f"not {_label(concept)}" for concept in told["denied"])


def _lookup_words(told: Told) -> Iterator[str]:
    lex = load_lexicon()
    for one in told["candidates"]:
        yield f"{one['name']} is {one['scientific_name']}: {one['note'] or one['period']}"
    if concept := told["concept"]:
        yield f"{concept['label']}: {concept['definition']}"
        yield from _most(
            [
                f"  {_flower({**saying, 'name': lex.name_of(saying['plant'])})} ({saying['tradition']}, lineages: "
                f"{saying['lineages']}): {_said(saying['attestations'][0])}"
                for saying in concept["flowers"]
            ]
        )
    if flower := told["flower"]:
        yield f"{_flower(flower)}: {flower['scientific_name']}, {flower['family']}"
        yield from _most([f"  {one['tradition']}: {_said(one)}" for one in flower["attestations"]])
        for one, other in flower["contradictions"][:1]:
            yield f"  sources contradict one another, as {_said(one)} and {_said(other)}"


def _file_words(told: Told) -> Iterator[str]:
    yield f"{told['file']}: {told['bytes'] / 1000:.0f} kB"
    yield from (f"  note: {note}" for note in told["notes"])


def _story_words(told: Told) -> Iterator[str]:
    if "media_type" in told:
        yield from _file_words(told)
        return
    counts = (("mentions", "plants named"), ("arrangements", "arrangements"), ("appendix", "flowers"))
    yield ", ".join(f"{words}: {len(told[name])}" for name, words in counts)
    for one in told["arrangements"]:
        yield f"{one['kind']}: {'; '.join(one['notation'].splitlines())}"
        yield f"  {one['reading']['sentence']}"
    yield from _most(
        [
            f"{_flower(one['flower'])}: "
            + (f"{_label(one['senses'][0]['concept'])}, {_said(one['senses'][0])}" if one["senses"] else "no source")
            for one in told["appendix"]
        ]
    )
    yield from _most(
        [f"the text says {one['words']}: “{one['gloss']}”; our sources: {one['verdict']}" for one in told["own"]]
    )
    yield from (f"out of its time: {one['said']}" for one in told["late"])


# Resources.


class Table(NamedTuple):
    """A table of the lexicon as a resource: what is in it, a line for each id, and the whole entry of one."""

    description: str
    lines: Callable[[Lexicon], Mapping[str, str]]
    entry: Callable[[Lexicon, str], dict[str, Any]]


def _plant(lex: Lexicon, id: str) -> dict[str, Any]:
    plant = lex.plant(id)
    told = [statement_dict(lex.attestation(one.number), one.tradition) for one in lex.mentions(id)]
    names, hazards = lex.names(id), lex.hazards(id)
    return {
        **plant._asdict(),
        "names": [one._asdict() for one in names],
        "hazards": [one._asdict() for one in hazards],
        "attestations": told,
        "sources": _sources(
            lex,
            [
                plant.source,
                *(one.source for one in names),
                *(one.source for one in hazards),
                *(one["source"] for one in told),
            ],
        ),
    }


def _concept(lex: Lexicon, id: str) -> dict[str, Any]:
    told: dict[str, Any] = lookup(id).to_dict()["concept"]
    places = [one["source"] for saying in told["flowers"] for one in saying["attestations"]]
    return {**told, "sources": _sources(lex, places)}


def _source(lex: Lexicon, id: str) -> dict[str, Any]:
    source = lex.source(id)
    lineage = lex.lineages.get(source.lineage)
    return {**source._asdict(), "citation": source.citation, "lineage": lineage._asdict() if lineage else None}


def _sources(lex: Lexicon, ids: Iterable[str]) -> dict[str, str]:
    """The sources that an entry names, cited in full."""
    return {id: lex.source(id).citation for id in dict.fromkeys(ids)}


_TABLES = {
    "plants": Table(
        "Plants of the lexicon: names, hazards, and what every source says of them",
        lambda lex: {id: plant.scientific_name for id, plant in lex.plants.items()},
        _plant,
    ),
    "concepts": Table(
        "Sentiments that flowers say, and the flowers that say them",
        lambda lex: {id: f"{concept.label}: {concept.definition}" for id, concept in lex.concepts.items()},
        _concept,
    ),
    "sources": Table(
        "Books, lists and pages that say what flowers mean",
        lambda lex: {id: source.citation for id, source in lex.sources.items()},
        _source,
    ),
}
_ADDRESS = re.compile(rf"tussie://({'|'.join(_TABLES)})(?:/([^/?#]{{1,200}}))?")
_JSON = "application/json"


async def _list_resources(
    context: Context, asked: protocol.PaginatedRequestParams | None
) -> protocol.ListResourcesResult:
    return protocol.ListResourcesResult(
        resources=[
            protocol.Resource(
                uri=f"tussie://{name}", name=name, description=f"{one.description}: their ids", mime_type=_JSON
            )
            for name, one in _TABLES.items()
        ]
    )


async def _list_templates(
    context: Context, asked: protocol.PaginatedRequestParams | None
) -> protocol.ListResourceTemplatesResult:
    return protocol.ListResourceTemplatesResult(
        resource_templates=[
            protocol.ResourceTemplate(
                uri_template=f"tussie://{name}/{{id}}", name=name, description=one.description, mime_type=_JSON
            )
            for name, one in _TABLES.items()
        ]
    )


async def _read_resource(context: Context, asked: protocol.ReadResourceRequestParams) -> protocol.ReadResourceResult:
    try:
        told = await to_thread.run_sync(_entry, asked.uri)
    except UnknownName as error:
        raise MCPError(protocol.INVALID_PARAMS, str(error), {"uri": asked.uri}) from None
    text = json.dumps(told, ensure_ascii=False)
    return protocol.ReadResourceResult(
        contents=[protocol.TextResourceContents(uri=asked.uri, mime_type=_JSON, text=text)]
    )


def _entry(uri: str) -> Mapping[str, Any]:
    """What stands at the address of a resource. Raises `UnknownName` with near matches."""
    match = _ADDRESS.fullmatch(uri)
    if not match:
        known = ", ".join(f"tussie://{name}" for name in _TABLES)
        raise UnknownName(f"there is no resource {clipped(uri)!r}; expected {known}, or an id behind one", name=uri)
    lex, (table, id) = load_lexicon(), match.groups()
    lines = _TABLES[table].lines(lex)
    if id is None:
        return lines
    if id not in lines:
        near = difflib.get_close_matches(id, lines, 3)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else f"tussie://{table} lists them"
        raise UnknownName(f"none of the {table} has the id {clipped(id)!r}; {hint}", name=id, near=near)
    return _TABLES[table].entry(lex, id)


async def _complete(context: Context, asked: protocol.CompleteRequestParams) -> protocol.CompleteResult:
    """The ids of a table that begin as typed."""
    table = asked.ref.uri.removeprefix("tussie://").removesuffix("/{id}") if asked.ref.type == "ref/resource" else ""
    lines = _TABLES[table].lines(load_lexicon()) if table in _TABLES else {}
    found = [id for id in lines if id.startswith(asked.argument.value)]
    # The protocol takes a hundred at most.
    return protocol.CompleteResult(
        completion=protocol.Completion(values=found[:100], total=len(found), has_more=len(found) > 100)
    )
