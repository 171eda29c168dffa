"""The pages for stories, the page about Tussie and the page for programs."""

import io
import json
import re
import shlex
import zipfile
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from lxml import etree
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from tussie import parse
from tussie.entries import holdings
from tussie.prose import annotate
from tussie.prose.documents import read_document
from tussie.verbs import MOST_STORY
from tussie.web.api import api
from tussie.web.gate import Gate
from tussie.web.pages import about, text
from tussie.web.problems import KINDS
from tussie.web.settings import Settings
from tussie.web.visit import page

GATE = Gate(at_once=1, waiting=4, seconds=60)
OPHELIA = text.EXAMPLES["ophelia"]
BOUQUET = text.EXAMPLES["bouquet"]
RUE = "There’s rue for you; and here’s some for me."


@pytest.fixture(scope="module")
def site():
    routes = [
        Route(one.path, page(one.page, GATE, None), methods=list(one.methods)) for one in (*text.PAGES, *about.PAGES)
    ]
    with TestClient(Starlette(routes=routes)) as client:
        yield client


def tree(answer, status=200):
    assert answer.status_code == status, answer.text[:2000]
    return lxml.html.document_fromstring(answer.text)


def told(answer, **fields):
    """The page for a story, as a tree."""
    return tree(answer.post("/text", data=fields))


def uploaded(site, content, name, address="/text", **fields):
    return site.post(address, data=fields, files={"file": (name, content)})


def marked(page):
    """The words that are marked, without their notes."""
    return [mark.text for mark in page.iter("mark")]


def story_of(page):
    """The story as a reader sees it: without the notes, which show only where one points."""
    for leaf in page.find_class("leaf"):
        leaf.drop_tree()
    [shown] = page.find_class("manuscript-read")
    return shown.text_content()


def wrong(page):
    [alert] = page.xpath("//*[@role='alert']")
    return " ".join(alert.text_content().split())


def box(page):
    return page.get_element_by_id("text").text.removeprefix("\n")


def book(**changes):
    """A small EPUB; `changes` are files in the place of others, by the last part of their name."""
    xhtml = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>",
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier><dc:title>Herb-grace'
        "</dc:title><dc:language>en</dc:language></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>',
        "nav.xhtml": xhtml.format('<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol/></nav>'),
        "a.xhtml": xhtml.format(f"<h1>I</h1><p>{RUE}</p><p><i>She</i> left.</p>"),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), changes.get(name.rpartition("/")[2].partition(".")[0], content))
    return made.getvalue()


# The form.


def test_the_form_has_a_label_for_every_field_and_needs_no_script(site):
    form = tree(site.get("/text"))
    [story] = form.forms
    assert (story.method, story.action, story.get("enctype")) == ("POST", "/text", "multipart/form-data")
    labelled = {label.get("for") for label in form.iter("label")}
    fields = {field.get("id") for field in story.iter("input", "select", "textarea")}
    assert fields == labelled == {"text", "file", "tradition", "period", "place", "title"}
    assert [button.get("formaction") for button in story.iter("button")] == [None, *["/text/download"] * 6]


@pytest.mark.parametrize("address", ["/text", "/text?example=bouquet", "/about", "/api"])
def test_no_page_has_script_or_style_in_it(site, address):
    shown = tree(site.get(address))
    scripts = [script for script in shown.iter("script") if not script.get("src") or (script.text or "").strip()]
    assert not scripts
    assert not list(shown.iter("style"))
    assert not shown.xpath("//@style | //@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("name", text.EXAMPLES)
def test_an_example_stands_in_the_form_and_is_annotated_from_there(site, name):
    [form] = tree(site.get(f"/text?example={name}")).forms
    fields = {name: value for name, value in form.fields.items() if name != "file"}
    assert fields["text"].strip() == text.EXAMPLES[name]["text"].strip()
    assert fields["tradition"] == text.EXAMPLES[name]["tradition"]
    assert marked(told(site, **fields))


def test_an_unknown_example_is_an_empty_form(site):
    assert box(tree(site.get("/text?example=hamlet"))) == ""


# A story.


def test_the_flowers_of_a_passage_are_marked_and_nothing_else(site):
    shown = told(site, **OPHELIA)
    # "herb-grace o' Sundays" is rue; nobody is called Rue here.
    assert marked(shown) == "rosemary pansies fennel columbines rue herb-grace rue daisy violets".split()
    assert " ".join(story_of(shown).split()) == " ".join(OPHELIA["text"].split())


def test_a_mark_is_reached_by_keyboard_and_its_note_says_what_who_and_how_sure(site):
    shown = told(site, **OPHELIA)
    mark = shown.get_element_by_id("m1")
    note = shown.get_element_by_id(mark.get("aria-describedby"))
    said = " ".join(note.text_content().split())
    [found] = [one for one in annotate(OPHELIA["text"], tradition="shakespearean").mentions if one.start == 17]
    assert mark.get("tabindex") == "0"
    assert said.startswith("rosemary Salvia rosmarinus remembrance “the herb sacred to remembrance")
    assert f"{found.confidence:.0%} confidence" in said
    assert "/lexicon/sources/ellacombe-1884" in note.xpath(".//a/@href")


def test_every_link_within_the_page_leads_somewhere(site):
    shown = told(site, **BOUQUET)
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in shown.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert {id for ids in shown.xpath("//@aria-describedby | //@aria-labelledby") for id in ids.split()} <= set(ids)


def test_a_figure_of_speech_looks_and_reads_otherwise(site):
    shown = told(site, **BOUQUET)
    [figure] = shown.find_class("figure")
    assert figure.text == "gerbera"
    assert "In a figure of speech." in figure.text_content()


def test_a_bouquet_is_drawn_read_and_led_to_the_bench(site):
    shown = told(site, **BOUQUET)
    [arranged] = shown.find_class("arranged")
    [link] = [one for one in arranged.xpath(".//a/@href") if one.startswith("/read?")]
    [notation] = parse_qs(urlsplit(link).query)["bouquet"]
    assert [(ring.name, len(ring.stems)) for ring in parse(notation).rings] == [("centre", 1), ("ring", 2), ("edge", 2)]
    [picture] = arranged.iter("img")
    assert picture.get("src").startswith("/picture.svg?bouquet=")
    assert "white camellia" in picture.get("alt")


def test_a_bouquet_of_many_hundreds_has_no_picture(site):
    [arranged] = told(site, text="He had ordered a bouquet of nine hundred red roses.").find_class("arranged")
    assert not list(arranged.iter("img"))
    assert "rose" in arranged.text_content()


def test_the_appendix_says_what_each_flower_means_and_the_storys_own_lies_beside_it(site):
    shown = told(site, **BOUQUET)
    lines = shown.xpath("//section[@aria-labelledby='appendix']//tbody/tr")
    assert len(lines) == 6
    assert "declaration of love" in lines[1].text_content()
    own = shown.xpath("//section[@aria-labelledby='own']//tbody/tr")
    assert [row[-1].text_content() for row in own] == ["agrees", "agrees", "agrees", "agrees", "differs"]


def test_what_is_late_is_said_where_a_year_was_given(site):
    late = "//section[@aria-labelledby='late']"
    assert "gerbera: not in United Kingdom before 1887" in told(site, **BOUQUET).xpath(late)[0].text_content()
    assert "Nothing, as far as" in told(site, text="An oak.", period="1900", place="GB").xpath(late)[0].text_content()
    assert not told(site, text="An oak.").xpath(late)


def test_a_text_without_flowers_is_shown_and_says_so(site):
    shown = told(site, text="Rose rose. Nobody spoke.")
    assert not marked(shown)
    assert "No flower is named" in shown.text_content()
    assert story_of(shown).strip() == "Rose rose. Nobody spoke."


def test_verse_keeps_its_lines(site):
    [verse] = told(site, text="Roses are red,\nviolets are blue.").find_class("verse")
    assert "\nviolets" in "".join(part if isinstance(part, str) else part.text for part in verse.xpath("text()|mark"))


HOSTILE = [
    "<script>alert(1)</script> a rose",
    '<img src=x onerror="alert(1)"> a rose',
    "</textarea></mark><svg onload=alert(1)> a rose",
    '"><a href="javascript:alert(1)">a rose</a>',
    "{{ 7 * 7 }} {% raw %} a rose",
    "&lt;b&gt; &amp;amp; a rose",
    "a rose \u202eאבג\u202c \u200fאבג",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_a_story_holds_is_words(site, words):
    shown = told(site, text=words, title=words)
    assert marked(shown)[-1] == "rose"
    assert story_of(shown).strip() == words
    assert box(shown) == words
    assert shown.find(".//h1").text_content() == words
    assert {script.get("src").partition("?")[0] for script in shown.iter("script")} <= {
        "/static/site.js", "/static/text.js",
    }  # fmt: skip
    assert not shown.xpath("//@*[starts-with(name(), 'on')] | //*[starts-with(@href, 'javascript:')] | //main//svg")


def test_what_no_page_can_hold_is_shown_as_missing(site):
    shown = told(site, text="a rose\0 and \x1b[31m rue")
    assert "\0" not in site.post("/text", data={"text": "a rose\0"}).text.split("<textarea")[0]
    assert marked(shown) == ["rose", "rue"]


def test_a_line_break_at_the_very_beginning_survives_the_box(site):
    assert box(told(site, text="\n\nA rose.")) == "\n\nA rose."


# Long stories.


@pytest.fixture(scope="module")
def novel():
    silence = "Nobody came, and nobody spoke. " * 20
    chapters = [f"In chapter {number} he gave her a rose.\n\n{silence}\n\n{silence}" for number in range(250)]
    return "\n\n".join(chapters)


def test_of_a_novel_the_passages_with_flowers_are_shown_a_hundred_at_a_time(site, novel):
    first, third = told(site, text=novel), told(site, text=novel, page="3")
    assert len(marked(first)) == text.AT_A_TIME
    assert marked(third) == ["rose"] * 50
    assert "Nobody came" not in story_of(first)
    assert "In chapter 249 " in story_of(third)
    assert [button.get("value") for button in first.xpath("//button[@name='page']")] == ["2"]
    assert box(third) == novel


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "two", "²"])
def test_a_part_that_there_is_not_is_the_nearest_one_or_the_first(site, novel, page):
    assert len(marked(told(site, text=novel, page=page))) in (50, 100)


def test_a_paragraph_of_a_novel_is_cut_between_words():
    around = "word " * 20_000
    found = annotate(f"{around}a red rose {around}and a lily {around}")
    shown = text.part(found)
    assert not shown.whole
    assert [passage.clipped for passage in shown.passages] == [(True, True)] * len(found.mentions)
    for passage in shown.passages:
        words = "".join(piece for piece, _ in passage.pieces).split()
        assert set(words) <= {"word", "a", "and", "red", "rose", "lily"}


def test_the_parts_of_a_story_show_each_mention_once_and_their_words_are_the_storys(novel):
    found = annotate(novel)
    numbers = []
    for number in range(1, text.part(found).of + 1):
        for passage in text.part(found, number).passages:
            assert "".join(words for words, _ in passage.pieces) in novel
            numbers += [number for _, number in passage.pieces if number is not None]
    assert numbers == list(range(len(found.mentions)))


def test_a_page_is_small_however_long_the_story(site):
    dense = "a rose, and so on, and so forth, and much more; " * 2_000
    answer = uploaded(site, dense.encode(), "dense.txt")
    assert len(marked(tree(answer))) <= text.AT_A_TIME * 2
    assert len(answer.content) < len(dense) + 500_000


def test_a_haystack_of_flowers_is_sent_home(site):
    # Two thousand flowers are ten novels' worth; ten thousand would keep everybody else waiting.
    answer = uploaded(site, b"a rose, " * 2_001, "dense.txt")
    assert "2,001 flowers; expected at most 2,000" in wrong(tree(answer, 422))


# Files.


@pytest.mark.parametrize(
    ("content", "name", "title"),
    [
        (RUE.encode(), "rue.txt", "rue"),
        (RUE.encode("cp1252"), "rue.txt", "rue"),
        (f"# Remorse\n\n*{RUE}*".encode(), "rue.md", "Remorse"),
        (f"<title>Herb-grace</title><p>{RUE}<script>alert(1)</script>".encode(), "rue.html", "Herb-grace"),
        (book(), "rue.epub", "Herb-grace"),
    ],
)
def test_each_kind_of_file_is_read(site, content, name, title):
    shown = tree(uploaded(site, content, name, text="a rose", tradition="victorian"))
    # A file goes before what is in the box.
    assert marked(shown) == ["rue"]
    assert shown.find(".//h1").text_content() == title
    assert "alert(1)" not in story_of(shown)
    # Its words go on to the next page; the file itself is asked for again where it is more than its words.
    assert "rue for you" in box(shown)
    assert bool(shown.xpath("//input[@type='file'][@required]")) == (not name.endswith(".txt"))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (
            b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)),
            "rose.jpg",
            "the encoding of 'rose.jpg' is not known",
        ),
        (b"PK\x03\x04 and then nothing", "rose.epub", "'rose.epub' is no EPUB that can be read"),
        (book(container="<x/>"), "rose.epub", "names no package file"),
        (book(a="<html><body>"), "rose.epub", "is broken XML"),
        (b"%PDF-1.7\x00", "rose.pdf", "it is a PDF"),
        (b"", "rose.txt", "has no words"),
        (b"x", "r" * 300 + ".epub", "is no EPUB that can be read"),
    ],
)
@pytest.mark.parametrize("address", ["/text", "/text/download"])
def test_a_file_that_is_none_is_told_in_one_line_and_what_was_typed_stays(site, content, name, said, address):
    typed = {"text": "a <rose>", "tradition": "victorian", "period": "1870", "place": "France", "title": "R"}
    shown = tree(uploaded(site, content, name, address, **typed, format="html"), 422)
    assert said in wrong(shown)
    assert len(wrong(shown)) < 300
    [form] = shown.forms
    assert {name: form.fields[name].strip() for name in typed} == typed


# What is wrong.


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "the story has no words; paste a story, or choose a file"),
        ({"text": " \n"}, "the story has no words"),
        ({"text": "a rose", "period": "long ago"}, "'long ago' is no year of a story; write one such as 1862"),
        ({"text": "a rose", "period": "0"}, "is no year"),
        ({"text": "a rose", "period": "9" * 5000}, "is no year"),
        ({"text": "a rose", "place": "France"}, "tells nothing without a year"),
        ({"text": "a rose", "period": "1862", "place": "Narnia"}, "Narnia"),
        ({"text": "a rose", "tradition": "martian"}, "martian"),
        ({"text": "a rose", "title": "x" * 201}, "the title has 201 characters"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(site, fields, said):
    shown = tree(site.post("/text", data=fields), 422)
    assert said in wrong(shown)
    assert len(wrong(shown)) < 300
    assert box(shown).strip() == fields.get("text", "").strip()
    for name in fields.keys() & {"period", "place", "title"}:
        assert shown.get_element_by_id(name).get("value") == fields[name]


def test_a_pasted_story_may_be_as_long_as_a_book(site):
    # The form is sent in parts, and a part may be larger than Starlette takes unasked.
    long = "a rose " + "x " * (MOST_STORY // 2 - 4)
    sent = site.post("/text", data={"text": long}, files={"nothing": ("", b"")})
    assert box(tree(sent)) == long


def test_a_story_that_is_too_long_is_told_and_kept(site):
    long = "x" * (MOST_STORY + 1)
    shown = tree(site.post("/text", data={"text": long}), 422)
    assert "the story has 2,000,001 characters; send a part of it, of 2,000,000 at most" in wrong(shown)
    assert box(shown) == long
    # Of a file it is the words that count, not the bytes.
    assert "characters of text; send a part" in wrong(tree(uploaded(site, long.encode(), "long.txt"), 422))


# Taking it along.


def taken(site, format, **fields):
    return site.post("/text/download", data={**BOUQUET, "format": format, **fields})


@pytest.mark.parametrize("format", text.FORMATS)
def test_a_download_is_a_file_with_a_name(site, format):
    answer = taken(site, format)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="what-rose-meant-annotated.{format}"'
    assert answer.headers["cache-control"] == "no-store"


def test_every_download_parses_and_says_what_the_page_says(site):
    saying = b"Perfected loveliness."
    html = taken(site, "html")
    assert len(lxml.html.document_fromstring(html.content).find_class("flower")) == 6
    assert saying in html.content
    assert saying in taken(site, "md").content
    assert "white camellia" in read_document(taken(site, "epub").content, "a.epub").text
    assert saying in taken(site, "tei.xml").content
    assert etree.fromstring(taken(site, "tei.xml").content).tag == "{http://www.tei-c.org/ns/1.0}TEI"
    lines = [json.loads(line) for line in taken(site, "jsonl").content.splitlines()]
    assert [line["type"] for line in lines] == ["Annotation"] * 7
    told = json.loads(taken(site, "json").content)
    assert (told["title"], len(told["mentions"]), len(told["late"])) == ("What Rose meant", 6, 2)


def test_a_book_that_was_uploaded_keeps_what_it_has(site):
    answer = uploaded(site, book(), "rue.epub", "/text/download", format="epub", tradition="shakespearean")
    assert answer.headers["content-disposition"] == 'attachment; filename="herb-grace-annotated.epub"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as made:
        assert b"<i>She</i> left." in made.read("a.xhtml")
        assert b"tussie" in made.read("a.xhtml")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ('a"; filename="b.exe', "a-filename-b-exe"),
        ("Rosé\r\nSet-Cookie: x=1", "rose-set-cookie-x-1"),
        ("薔薇", "story"),
        ("", "story"),
    ],
)
def test_the_name_of_a_download_is_safe(site, title, name):
    answer = taken(site, "md", title=title)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}-annotated.md"'
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"format": "docx"}, "no way to write 'docx'; expected one of: html, md, epub, tei.xml, jsonl, json"),
        ({"format": ""}, "no way to write ''"),
        ({"format": "html", "text": ""}, "has no words"),
        ({"format": "html", "period": "then"}, "is no year"),
        (
            {"format": "html", "text": "A rose.\n\n## The language of flowers in this text\n"},
            "has the notes of Tussie already",
        ),
    ],
)
def test_what_cannot_be_taken_along_is_told_on_the_form(site, fields, said):
    shown = tree(site.post("/text/download", data={**BOUQUET, **fields}), 422)
    assert said in wrong(shown)
    assert box(shown).strip() == fields.get("text", BOUQUET["text"]).strip()


def test_the_words_go_on_from_the_page_to_the_download(site):
    shown = told(site, **BOUQUET)
    form = shown.get_element_by_id("story")
    fields = {name: value for name, value in form.fields.items() if name != "file"}
    button = shown.xpath("//button[@form='story'][@value='json']")[0]
    answer = site.post(button.get("formaction"), data={**fields, "format": "json"})
    assert len(answer.json()["mentions"]) == 6


# About, and for programs.


def test_about_has_its_sections_and_counts_the_lexicon(site):
    shown = tree(site.get("/about"))
    ids = shown.xpath("//@id")
    assert {link[1:] for link in shown.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert {"weighed", "cannot", "privacy", "licences", "accessibility", "cite"} <= set(ids)
    assert f"{holdings()['attestations']:,} statements" in shown.text_content()
    assert holdings()["sources"] > holdings()["lineages"] > 100


def test_who_looks_for_privacy_finds_it(site):
    answer = site.get("/privacy", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/about#privacy")


def test_every_kind_of_problem_is_explained_where_its_type_leads(site):
    shown = tree(site.get("/api"))
    assert about.ADVICE.keys() == KINDS.keys()
    for kind, title in KINDS.items():
        assert title in shown.get_element_by_id(kind).text_content()


def test_every_address_of_the_api_is_described_with_its_fields(site):
    shown = tree(site.get("/api"))
    for path, methods in about._document()["paths"].items():
        for method in methods:
            assert f"{method.upper()} {path}" in [heading.text_content() for heading in shown.iter("h3")]
    [compose] = shown.xpath("//section[@aria-labelledby='post-compose']")
    names = [name.text_content() for name in compose.xpath(".//tbody/tr/th")]
    assert {"message", "budget", "hazards", "why_not"} <= set(names)
    assert "whole number from 1 to 12 or null" in compose.text_content()


def test_the_page_for_programs_leads_from_shape_to_shape(site):
    shown = tree(site.get("/api"))
    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in shown.xpath("//a/@href") if link.startswith("#")} <= set(ids)


@pytest.mark.parametrize("path", ["/read", "/check", "/swap", "/annotate"])
def test_an_example_of_the_page_is_answered(path):
    operations = about.reference(about._document(), "http://testserver").operations
    [example] = [one.example for one in operations if (one.method, one.path) == ("POST", path)]
    curl, option, body, address = shlex.split(example)
    assert (curl, option, address) == ("curl", "--json", f"http://testserver/api/v1{path}")
    programs = TestClient(api(Settings(database=""), None, GATE, GATE, GATE))
    assert programs.post(path, json=json.loads(body)).status_code == 200


def test_a_type_is_told_in_words():
    def words(schema):
        return "".join(kind.words for kind in about._kind(schema))

    assert words({"type": "integer", "minimum": 0.0}) == "whole number from 0"
    assert words({"type": "integer", "minimum": 16, "maximum": 3200}) == "whole number from 16 to 3,200"
    assert words({"anyOf": [{"type": "number"}, {"type": "null"}]}) == "number or null"
    assert words({"type": "array", "items": {"$ref": "#/components/schemas/Swap-Output"}}) == "list of Swap"
    assert words({"enum": ["svg", "png"]}) == '"svg" | "png"'
    assert words({}) == "anything"


def test_no_example_has_braces_that_curl_would_expand():
    for one in about.reference(about._document()).operations:
        assert not re.search(r"\{\w+\}", one.example)
