"""The verbs as tools for language models, as a client of the protocol meets them."""

import base64
import contextlib
import http.client
import io
import json
import logging
import re
import subprocess
import sys
import threading
import urllib.parse

import anyio
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp_types import ResourceTemplateReference
from pydantic import TypeAdapter, ValidationError

from tussie import shapes, tools, verbs
from tussie.cli import main
from tussie.lexicon import load_lexicon

COMMAND = ["-m", "tussie", "mcp"]
STORY = "centre: 1 white zinnia\nring: 6 deep pink rose\nedge: 9 sweet alyssum"
OPHELIA = "rosemary, pansies, fennel, columbines, rue, a daisy, withered violets"
TALE = (
    "She carried a bouquet of white lilac and two red roses, and he a freesia. Her cheeks were like roses.\n\n"
    "Rose (red) - love\n\nIvy - fidelity\n\nRue - hatred\n"
)
#: A verb, what the tool is asked, and the same on the command line.
QUESTIONS = [
    ("read", {"bouquet": STORY}, [STORY]),
    (
        "read",
        {"bouquet": OPHELIA, "tradition": "shakespearean", "without": ["dyer-shakespeare-1883"]},
        [OPHELIA, "--tradition", "shakespearean", "--without", "dyer-shakespeare-1883"],
    ),
    ("read", {"bouquet": "white chrysanthemum", "compare": []}, ["white chrysanthemum", "--compare"]),
    (
        "compose",
        {"message": "Thank you for saving my husband.", "hazards": ["cats"], "alternatives": 1, "why_not": ["lily"]},
        ["Thank you for saving my husband.", "--cat", "--alternatives", "1", "--why-not", "lily"],
    ),
    ("compose", {"say": "love", "budget": 3}, ["--say", "love", "--budget", "3"]),
    ("swap", {"bouquet": STORY, "flower": "rose", "most": 2}, [STORY, "rose", "--most", "2"]),
    ("check", {"bouquet": "3 white lily", "hazards": ["cats"]}, ["3 white lily", "--cat"]),
    ("message", {"message": "I do not love you any more"}, ["I do not love you any more"]),
    ("lookup", {"words": "gratitude"}, ["gratitude"]),
    ("lookup", {"words": "marigold", "tradition": "victorian"}, ["marigold", "--tradition", "victorian"]),
    ("annotate", {"text": TALE, "period": 1862, "place": "England"}, ["-", "--period", "1862", "--place", "England"]),
]


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture(scope="module")
def address():
    """Where a server answers over HTTP, for all tests of this file."""
    command = [sys.executable, *COMMAND, "--http", "--port", "0", "--allow-host", "flowers.example"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        try:
            yield re.fullmatch(r"listening on (http://127\.0\.0\.1:\d+/mcp)\n", serving.stderr.readline())[1]
        finally:
            serving.terminate()


def connected(server=None, mode="auto"):
    return Client(server or tools.server(), mode=mode, read_timeout_seconds=120)


@pytest.fixture(scope="module")
def printed():
    """What the commands print as JSON."""
    told = []
    for verb, _, arguments in QUESTIONS:
        with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as output:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TALE.encode())))
            main([verb, *arguments, "--json"])
        told.append(json.loads(output.getvalue()))
    return told


def as_objects(answers):
    """Answers as the protocol carries them: a list has a name."""
    return [answer if isinstance(answer, dict) else {"result": answer} for answer in answers]


def words(result):
    return result.content[0].text


async def every_answer(client):
    return [await client.call_tool(verb, asked) for verb, asked, _ in QUESTIONS]


# The protocol.


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["legacy", "auto"])  # the handshake of old clients, and the new protocol without one
async def test_over_standard_input_and_output(mode, printed, tmp_path):
    with open(tmp_path / "log", "w") as log:
        # Whatever is not the protocol on standard output would break the connection.
        server = stdio_client(StdioServerParameters(command=sys.executable, args=COMMAND), errlog=log)
        async with connected(server, mode) as client:
            answers = await every_answer(client)
            wrong = await client.call_tool("compose", {"message": "Wir danken Ihnen sehr, liebe Frau Ehrlich."})
    assert wrong.is_error
    assert (tmp_path / "log").read_text() == ""
    assert [answer.structured_content for answer in answers] == as_objects(printed)
    assert all(words(answer) for answer in answers)


@pytest.mark.anyio
@pytest.mark.parametrize("mode", ["legacy", "auto"])
async def test_over_http(mode, printed, address):
    async with connected(address, mode) as client:
        answers = await every_answer(client)
    assert [answer.structured_content for answer in answers] == as_objects(printed)
    assert all(words(answer) for answer in answers)


@pytest.mark.anyio
async def test_the_tools_are_the_verbs_and_change_nothing():
    async with connected() as client:
        listed = (await client.list_tools()).tools
    names = ["read", "compose", "swap", "check", "message", "lookup", "draw", "card", "annotate"]
    assert [tool.name for tool in listed] == names
    for tool in listed:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert tool.description
        # Flat: a model fills in fields, not a request.
        assert tool.input_schema["type"] == tool.output_schema["type"] == "object"
        assert "$ref" not in json.dumps(tool.input_schema)
        assert not tool.input_schema["additionalProperties"]


@pytest.mark.anyio
async def test_no_such_tool():
    async with connected() as client:
        with pytest.raises(MCPError, match="no tool is called 'sing'; expected one of read, compose"):
            await client.call_tool("sing", {})


# Words, files.


@pytest.mark.anyio
async def test_the_words_name_flowers_meanings_and_sources():
    last = {verb: asked for verb, asked, _ in QUESTIONS}
    async with connected() as client:
        answers = {verb: words(await client.call_tool(verb, asked)) for verb, asked in last.items()}
        read = words(await client.call_tool("read", {"bouquet": STORY}))
    assert "6 deep pink rose: gratitude" in read
    assert "floralboom-zinnia-2014" in read
    assert "These clash: a budget of 3" in answers["compose"]
    assert "danger for cats: lily" in answers["check"]
    assert "not love" in answers["message"]
    assert "Calendula officinalis" in answers["lookup"]
    assert "out of its time: not in Europe before 1878" in answers["annotate"]


@pytest.mark.anyio
async def test_a_picture_to_look_at_and_files_as_the_commands_write_them(tmp_path):
    svg, pdf = tmp_path / "bouquet.svg", tmp_path / "card.pdf"
    main(["draw", STORY, "-o", str(svg), "--vase", "jug"])
    main(["card", STORY, "-o", str(pdf), "--words", "With love", "--from", "E."])
    async with connected() as client:
        seen = await client.call_tool("draw", {"bouquet": STORY, "width": 300})
        drawn = await client.call_tool("draw", {"bouquet": STORY, "vase": "jug", "format": "svg"})
        card = await client.call_tool("card", {"bouquet": STORY, "words": "With love", "sender": "E."})
        book = await client.call_tool("annotate", {"text": TALE, "format": "epub"})
        page = await client.call_tool("annotate", {"text": TALE, "format": "html"})
    assert seen.content[1].mime_type == "image/png"
    assert base64.b64decode(seen.content[1].data).startswith(b"\x89PNG")
    assert seen.structured_content["notes"] == ["sweet alyssum: drawn white; no colour was said"]
    assert drawn.content[1].resource.text == svg.read_text()
    assert base64.b64decode(card.content[1].resource.blob) == pdf.read_bytes()
    assert card.structured_content == {
        "file": "card.pdf", "media_type": "application/pdf", "bytes": pdf.stat().st_size, "notes": [],
    }  # fmt: skip
    assert base64.b64decode(book.content[1].resource.blob).startswith(b"PK")
    assert page.content[1].resource.text.startswith("<!DOCTYPE html>")


# What goes wrong.


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("verb", "asked", "line"),
    [
        (
            "read",
            {"bouquet": "3 dafodills"},
            "no flower is called 'dafodills'; did you mean 'daffodilly' or 'daffodil'",
        ),
        ("read", {"bouquet": STORY, "budjet": 5}, "there is no argument 'budjet'; expected bouquet, tradition"),
        ("compose", {"say": "love", "budjet": 5}, "there is no argument 'budjet'; did you mean 'budget'?"),
        ("read", {}, "the argument 'bouquet' is missing"),
        ("check", {"bouquet": "ivy", "month": 13}, "the argument 'month' cannot be used: input should be less"),
        ("check", {"bouquet": "ivy", "hazards": ["bats"]}, "the argument 'hazards.0' cannot be used: input should be"),
        ("read", {"bouquet": "rose, " * 5_000}, "the argument 'bouquet' cannot be used: string should have at most"),
        ("compose", {"message": "x" * 5_001}, "the argument 'message' cannot be used: string should have at most"),
        ("compose", {"message": "Wir danken Ihnen sehr."}, "the message does not look like English"),
        ("card", {"bouquet": "ivy", "page": "florist", "to": "Ann"}, "'to' says nothing on the page 'florist'"),
        ("annotate", {"text": "A rose.", "place": "England"}, "'England' tells nothing without a year"),
    ],
)
async def test_errors_are_one_line_with_the_next_step(verb, asked, line):
    async with connected() as client:
        answer = await client.call_tool(verb, asked)
    assert answer.is_error
    assert words(answer).startswith(line)
    assert "\n" not in words(answer)


@pytest.mark.anyio
async def test_a_fault_of_ours_tells_and_logs_nothing_of_what_was_written(monkeypatch, caplog):
    def broken(asked):
        raise KeyError(asked.message)

    monkeypatch.setattr(tools, "tell_message", broken)
    with caplog.at_level(logging.DEBUG):
        async with connected() as client:
            answer = await client.call_tool("message", {"message": "Forgive me, Odile."})
    assert answer.is_error
    assert "something broke on our side" in words(answer)
    assert "tool message: KeyError in broken, line" in caplog.text
    assert "Odile" not in caplog.text + words(answer)


@pytest.mark.anyio
async def test_nothing_of_what_is_written_is_logged_when_it_is_refused(caplog):
    with caplog.at_level(logging.INFO):
        async with connected(mode="legacy") as client:
            for asked in ({"bouquet": "3 odiles"}, {"bouquet": "ivy", "odile": 1}, {"bouquet": ["odile"]}):
                assert (await client.call_tool("read", asked)).is_error
    assert "odile" not in caplog.text


# Time.


@pytest.mark.anyio
async def test_composing_ends_in_time():
    async with connected(tools.server(seconds=1e-6)) as client:
        answer = await client.call_tool("compose", {"say": "love"})
    assert answer.is_error
    assert words(answer).startswith("no bouquet was found in the time given")


@pytest.mark.anyio
async def test_composing_ends_when_nobody_waits_for_it_any_more(monkeypatch):
    ended = threading.Event()
    causes = []

    def watched(asked, **limits):
        try:
            return verbs.tell_bouquets(asked, **limits)
        except BaseException as cause:
            causes.append(type(cause))
            raise
        finally:
            ended.set()

    monkeypatch.setattr(tools, "tell_bouquets", watched)
    async with connected(tools.server(workers=1), "legacy") as client:
        with anyio.move_on_after(0.3) as waiting:
            await client.call_tool("compose", {"say": "love,worth", "alternatives": 10})
        assert waiting.cancelled_caught
        # The only worker is free again, and draws.
        assert not (await client.call_tool("draw", {"bouquet": "3 rose", "format": "svg"})).is_error
    assert ended.is_set()
    assert causes == [anyio.get_cancelled_exc_class()]


@pytest.mark.anyio
async def test_who_reads_does_not_wait_for_who_composes():
    order = []

    async def ask(client, verb, asked):
        assert not (await client.call_tool(verb, asked)).is_error
        order.append(verb)

    async with connected(tools.server(workers=1), "legacy") as client, anyio.create_task_group() as group:
        group.start_soon(ask, client, "compose", {"say": "love,worth", "alternatives": 1})
        await anyio.sleep(0.05)
        group.start_soon(ask, client, "read", {"bouquet": "ivy"})
    assert order == ["read", "compose"]


@pytest.mark.anyio
async def test_when_too_many_draw_the_next_is_sent_away(monkeypatch):
    free = threading.Event()

    def slow(asked):
        free.wait(60)
        return verbs.make_picture(asked)

    monkeypatch.setattr(tools, "make_picture", slow)
    monkeypatch.setattr(tools, "_MOST_WAITING", 1)
    answers = []

    async def draw(client):
        answers.append(await client.call_tool("draw", {"bouquet": "ivy", "format": "svg"}))
        # The first to be answered is the one that was sent away.
        free.set()

    async with connected(tools.server(workers=1)) as client, anyio.create_task_group() as group:
        for _ in range(3):
            group.start_soon(draw, client)
    assert [answer.is_error for answer in answers] == [True, False, False]
    assert words(answers[0]) == "too many ask at once; try again in a moment"


# HTTP.


def posted(address, **headers):
    """The status of a request."""
    server = urllib.parse.urlsplit(address)
    with contextlib.closing(http.client.HTTPConnection(server.hostname, server.port, timeout=10)) as connection:
        plain = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
        connection.request("POST", server.path, b"{}", {**plain, **headers})
        return connection.getresponse().status


def test_a_page_elsewhere_that_has_its_name_lead_here_is_refused(address):
    assert posted(address, Host="evil.example") == 421
    assert posted(address, Origin="http://evil.example") == 403
    # 400: the host is right, and {} is no message of the protocol.
    assert posted(address) == 400
    assert posted(address, Host="flowers.example", Origin="https://flowers.example") == 400


def test_what_is_longer_than_any_story_is_not_even_read(address):
    assert posted(address, **{"Content-Length": str(4 * verbs.MOST_STORY + 100_000)}) == 413


# Resources.


@pytest.mark.anyio
async def test_the_lexicon_can_be_read_with_its_sources():
    async with connected() as client:
        plants = json.loads((await client.read_resource("tussie://plants")).contents[0].text)
        rue = json.loads((await client.read_resource("tussie://plants/ruta-graveolens")).contents[0].text)
        gratitude = json.loads((await client.read_resource("tussie://concepts/gratitude")).contents[0].text)
        greenaway = json.loads((await client.read_resource("tussie://sources/greenaway-1884")).contents[0].text)
        found = await client.complete(
            ResourceTemplateReference(uri="tussie://plants/{id}"), {"name": "id", "value": "ruta"}
        )
        templates = (await client.list_resource_templates()).resource_templates
        assert [one.uri for one in (await client.list_resources()).resources] == [
            template.uri_template.removesuffix("/{id}") for template in templates
        ]
    assert plants["ruta-graveolens"] == rue["scientific_name"] == "Ruta graveolens"
    assert {one["source"] for one in rue["attestations"]} <= rue["sources"].keys()
    assert "Kate Greenaway" in greenaway["citation"]
    assert gratitude["flowers"]
    assert gratitude["sources"]
    assert found.completion.values == ["ruta", "ruta-graveolens"]


@pytest.mark.anyio
async def test_an_unknown_resource_tells_near_ones():
    async with connected() as client:
        with pytest.raises(MCPError, match="none of the plants has the id 'ruta-graveolans'; did you mean 'ruta-grav"):
            await client.read_resource("tussie://plants/ruta-graveolans")
        with pytest.raises(MCPError, match="there is no resource 'tussie://secrets'; expected tussie://plants"):
            await client.read_resource("tussie://secrets")


def test_every_entry_of_the_lexicon_can_be_told():
    lex = load_lexicon()
    for table in ("plants", "concepts", "sources"):
        # Every twentieth, and the last: all of them take half a minute.
        ids = list(tools._entry(f"tussie://{table}"))
        for id in (*ids[::20], ids[-1]):
            assert json.dumps(tools._entry(f"tussie://{table}/{id}"))
    assert len(tools._entry("tussie://plants")) == len(lex.plants)


# Shapes.


def conforms(shape, answer):
    TypeAdapter(shape).validate_json(json.dumps(answer), strict=True)


def test_readings_have_their_shape():
    for bouquet in (STORY, OPHELIA, "white and red roses", "4 white chrysanthemum reversed, some ivy", "chamaedorea"):
        conforms(shapes.Reading, verbs.tell_reading(verbs.Read(bouquet=bouquet)))
        conforms(list[shapes.Reading], verbs.tell_reading(verbs.Read(bouquet=bouquet, compare=[])))


@pytest.mark.parametrize(
    "wishes",
    [
        {"message": "Thank you for saving my husband.", "hazards": ["cats"], "country": "JP", "month": 11},
        {"say": "love", "budget": 1},
        {"say": "gratitude", "colours": ["black"], "stems": "9-15", "must": ["lily"], "hazards": ["cats"]},
        {"say": "remembrance,love", "why_not": ["rose", "lily", "edelweiss"], "by_bunch": True, "ward": "icu"},
        {"say": "gratitude", "stock": "flower,price\ndeep pink rose,3\nivy,1\nnonesuch,2\n", "alternatives": 2},
    ],
)
def test_bouquets_clashes_and_absences_have_their_shape(wishes):
    conforms(shapes.Answer, verbs.tell_bouquets(verbs.Compose(**wishes)))


def test_swaps_cautions_and_messages_have_their_shape():
    for flower in ("rose", "zinnia", "alyssum"):
        conforms(list[shapes.Substitute], verbs.tell_swaps(verbs.Swap(bouquet=STORY, flower=flower, most=50)))
    where = {"hazards": ["cats", "dogs", "children", "skin", "scent", "pollen"], "ward": "icu", "month": 1}
    for bouquet in (STORY, OPHELIA, "3 white lily"):
        conforms(list[shapes.Caution], verbs.tell_cautions(verbs.Check(bouquet=bouquet, **where)))
    for message in ("Thank you.", "I do not love you any more", "I am so sorry about your mother"):
        conforms(shapes.Message, verbs.tell_message(verbs.Heard(message=message)))


def test_what_is_looked_up_has_its_shape():
    # A sentiment, a flower that contradicts itself, shared names with and without a default, a virtue and a plant.
    for found in ("gratitude", "white rose", "marigold", "angelica", "honesty", "moss rose", "chamaedorea"):
        conforms(shapes.Found, verbs.tell_found(verbs.Lookup(words=found)))


def test_an_annotated_story_has_its_shape():
    told = verbs.tell_story(verbs.Annotate(text=TALE, period=1862, place="England"))
    assert all(told[name] for name in ("mentions", "arrangements", "appendix", "own", "late"))
    conforms(shapes.Annotation, told)
    conforms(shapes.Annotation, verbs.tell_story(verbs.Annotate(text="It rained.")))


def test_a_shape_knows_every_field_and_no_other():
    message = verbs.tell_message(verbs.Heard(message="Thank you."))
    with pytest.raises(ValidationError, match="denied"):
        conforms(shapes.Message, {name: value for name, value in message.items() if name != "denied"})
    with pytest.raises(ValidationError, match="mood"):
        conforms(shapes.Message, {**message, "mood": "good"})


def test_every_field_of_every_shape_is_described():
    for shape in (*shapes.Shape.__subclasses__(), shapes.Stem, shapes.FlowerEntry, shapes.Meant):
        for name, field in shape.model_fields.items():
            assert field.description, (shape, name)


# The command.


def test_without_the_extra_it_says_what_to_install(monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "tussie.tools")
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    assert capsys.readouterr().err == (
        "tussie: tools for language models need a library that is not installed; run: pip install 'tussie[mcp]'\n"
    )


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--port", "8000"], "--host, --port and --allow-host say nothing without HTTP; add --http"),
        (["--http", "--port", "99999"], "there is no port 99999; expected 0 to 65535"),
        (["--seconds", "0"], "nothing is composed in 0 seconds; expected more than 0"),
        (["--http", "--host", "192.0.2.1"], "nothing can listen there: "),  # an address that nobody has
    ],
)
def test_impossible_options_are_one_line(options, line, capsys):
    assert main(["mcp", *options]) == 2
    error = capsys.readouterr().err
    assert error.startswith(f"tussie: {line}")
    assert error.count("\n") == 1


def test_a_port_that_is_taken_is_one_line(address, capsys):
    port = address.rsplit(":", 1)[1].removesuffix("/mcp")
    assert main(["mcp", "--http", "--port", port]) == 2
    assert "Address already in use" in capsys.readouterr().err


def test_nothing_else_imports_the_protocol():
    # `tussie read` answers before these are even found.
    code = "import sys, tussie.cli, tussie.cli.read, tussie.verbs, tussie.shapes; print('mcp' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
