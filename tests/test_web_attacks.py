"""The site under attack: what strangers send that nobody should, and that it does them no good.

What stands against what is told in ``docs/security.md``; the names of these tests are what it points at.
"""

import gzip
import html
import io
import json
import re
import time
import zipfile
from itertools import product

import lxml.html
import pypdfium2
import pytest
import schemathesis
from lxml import etree
from schemathesis.specs.openapi.checks import negative_data_rejection
from starlette.testclient import TestClient

from tussie import load_lexicon
from tussie.verbs import MOST_KINDS
from tussie.web.api import api
from tussie.web.app import application
from tussie.web.gate import Gate
from tussie.web.guard import cost_of
from tussie.web.pages import about, bench, compose, kept, lexicon, read, text
from tussie.web.settings import Settings
from tussie.web.wishes import ONE, SEVERAL

ROOMS = (compose, read, bench, kept, lexicon, text, about)
ADDRESSES = [address for room in ROOMS for address in room.PAGES]
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    database = str(tmp_path_factory.mktemp("attacked") / "bouquets.sqlite")
    with TestClient(application(Settings(database, rate=0)), follow_redirects=False) as client:
        yield client


def a_site(tmp_path, **settings):
    return TestClient(application(Settings(str(tmp_path / "own.sqlite"), **settings)), follow_redirects=False)


# The whole API, as a program reads its description: whatever is sent, it does what it says.

GATE = Gate(at_once=1, waiting=0, seconds=1)
WORDS = {
    "flowers": ["3 red rose", "ivy", "centre: 1 white lily\nring: 6 carnation\nedge: 5 ivy"],
    "sentiments": ["love", "gratitude=2,worth"],
    "traditions": ["victorian", "hanakotoba"],
    "stories": ["She gave him rosemary and pansies."],
}
described = schemathesis.openapi.from_dict(
    api(Settings(database=""), None, GATE, GATE, GATE).openapi(),
    config=schemathesis.Config.from_dict(
        {
            "generation": {"max-examples": 8, "deterministic": True, "database": "none"},
            "suppress-health-check": ["all"],
            "checks": {
                # Any text is a text to JSON Schema, and few are flowers (422); a token that is made up leads nowhere
                # (404), and two edits can cross (409).
                "positive_data_acceptance": {"expected-statuses": ["2xx", "404", "409", "422"]},
                # What is longer than it may be can be refused before anybody reads what it is (413).
                "negative_data_rejection": {"expected-statuses": ["400", "404", "405", "413", "422"]},
            },
            # Without real flowers hardly an answer would be more than "no flower is called so".
            "dictionaries": {name: {"values": values} for name, values in WORDS.items()},
            "parameters": {
                "body.bouquet": {"dictionary": "flowers", "probability": 0.6},
                "body.say": {"dictionary": "sentiments", "probability": 0.4},
                "body.tradition": {"dictionary": "traditions", "probability": 0.8},
                "body.text": {"dictionary": "stories", "probability": 0.5},
                "query.words": {"dictionary": "flowers", "probability": 0.4},
            },
        }
    ),
)


@pytest.fixture(scope="module")
def served(site):
    """The application as Schemathesis asks it, which would start and stop it anew for each request."""

    async def alive(scope, receive, send):
        if scope["type"] != "http":
            raise NotImplementedError
        await site.app(scope, receive, send)

    return alive


@described.parametrize()
def test_the_api_does_what_it_says_whatever_is_sent(case, served):
    # Every check that Schemathesis has is on. There are no links from answer to request for it to follow: a token is
    # part of an address, and what one does is tried below.
    excluded = []
    if isinstance(case.body, dict):
        if case.operation.label == "POST /compose" and case.meta.generation.mode.is_positive:
            # One bouquet is as valid as three, and takes a third of the time.
            case.body["alternatives"] = 1
        if case.media_type == "multipart/form-data" and any(
            value in ("", None, [], {}) for value in case.body.values()
        ):
            # An empty field of a form says nothing, so that the default holds; JSON Schema sees a value that is none.
            excluded = [negative_data_rejection]
    case.call_and_validate(app=served, excluded_checks=excluded)


# Markup from strangers.

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "'><script>alert(1)</script>",
    "</textarea></title></script><script>alert(1)</script>",
    "javascript:alert(1)",
]  # fmt: skip


def harmless(answer):
    """Nothing on the page runs, loads or leads anywhere but what we put there."""
    assert answer.status_code < 500, answer.text[:500]
    if not answer.headers.get("content-type", "").startswith("text/html") or not answer.content:
        return
    page = lxml.html.document_fromstring(answer.text)
    assert not page.xpath(
        "//@*[starts-with(name(), 'on')] | //@style | //style | //base | //iframe | //object | //embed"
    )
    for script in page.iter("script"):
        assert script.get("type") == "application/ld+json" or script.get("src").startswith("/static/")
    for address in page.xpath("//@href | //@src | //@action | //@formaction"):
        assert re.match(r"/(?!/)|#|https://|http://testserver/|data:image/", address), address
    for img in page.iter("img"):
        assert img.get("src") != "x"


@pytest.mark.parametrize("hostile", ["".join(HOSTILE), "javascript:alert(1)"])
def test_markup_in_an_address_is_words(site, hostile):
    for path in (
        "/", "/compose", "/read", "/lexicon", "/lexicon/plants", "/lexicon/concepts", "/lexicon/sources",
        "/lexicon/suggest", "/lexicon/plants/rosa", "/lexicon/plants/rosa/flower.svg", "/text", "/about", "/api",
        "/picture.svg",
    ):  # fmt: skip
        fields = ("example", "bouquet", "q", "letter", "lang", "tradition", "page", "colour", "part", "paper", "vase",
                  "seed", "style", "view", "download", "beside", "mode", "saved", "words", "message")  # fmt: skip
        for field in fields:
            harmless(site.get(path, params={field: hostile}))
    for address in ADDRESSES:
        if "{" in address.path and "GET" in address.methods:
            path = address.path
            for part in ("{id}", "{tradition}", "{token}"):
                path = path.replace(part, hostile.replace("/", "%2f"))
            harmless(site.get(path))
    harmless(site.get(f"/{hostile}"))
    harmless(site.get(f"/api/v1/lexicon/plants/{hostile}"))


def test_markup_in_a_form_is_words(site):
    hostile = "".join(HOSTILE)
    names = [
        *ONE, *SEVERAL, "bouquet", "flower", "words", "to", "sender", "style", "vase", "seed", "past", "mode", "do",
        "count-0", "ring-0", "ring-new", "beside", "version", "page", "keep",
    ]  # fmt: skip
    usual = {"bouquet": "3 red rose, 2 ivy"}
    for address in ("/read", "/bouquet", "/bouquet/swap", "/save", "/card.pdf"):
        for name in names:
            harmless(site.post(address, data={**usual, name: hostile}))
    for name in names:
        # What is to be said is not understood, so that nothing is composed; the form comes back with all its fields.
        harmless(site.post("/compose", data={"say": "no-such-sentiment", name: hostile}))
    for past in (json.dumps([hostile]), json.dumps([f"3 {hostile}"])):
        harmless(site.post("/bouquet", data={**usual, "past": past, "do": "undo"}))
    for name in ("text", "title", "tradition", "period", "place", "page", "format"):
        harmless(site.post("/text", data={"text": "a rose", name: hostile}))
        answer = site.post("/text/download", data={"text": "a rose", "format": "html", name: hostile})
        assert answer.status_code in (200, 422)


def test_markup_that_was_saved_is_words_at_every_link(site):
    for hostile in HOSTILE:
        fields = {"bouquet": "ivy", "words": hostile, "to": hostile, "sender": hostile, "vase": hostile}
        # The form takes no vase that it does not offer, and the API none that cannot be drawn.
        refused = site.post("/api/v1/bouquets", json=fields)
        assert refused.status_code == 422
        harmless(refused)
        edit = site.post("/save", data=fields).headers["location"]
        by_api = saved(site, **{**fields, "vase": ""}).values()
        links = [edit, *(link.removeprefix("http://testserver") for link in by_api)]
        for link in links:
            answer = site.get(link)
            assert answer.status_code == 200
            harmless(answer)
            assert "<svg onload" not in answer.text


def saved(site, **fields):
    """The links of a bouquet saved by the API."""
    return site.post("/api/v1/bouquets", json=fields).json()["links"]


def test_a_picture_is_an_image_and_no_document_of_a_stranger(site):
    link = saved(site, bouquet="3 red rose")["view"].removeprefix("http://testserver")
    for address in (
        "/picture.svg?bouquet=3+red+rose",
        "/picture.svg?bouquet=1+rose%0Aribbon:+%3Cscript%3Ealert(1)%3C/script%3E",
        "/lexicon/plants/rosa/flower.svg?colour=red",
        f"{link}/qr.svg",
    ):
        answer = site.get(address)
        if answer.status_code == 422:
            continue
        policy = answer.headers["content-security-policy"]
        assert answer.headers["content-type"] == "image/svg+xml"
        assert "sandbox" in policy
        assert "script-src" not in policy
        assert "default-src 'none'" in policy
        drawing = etree.fromstring(answer.content)
        assert not [
            node for node in drawing.iter() if etree.QName(node).localname in ("script", "foreignObject", "image")
        ]
        assert not drawing.xpath("//@*[starts-with(local-name(), 'on')]")


def test_every_kind_of_answer_carries_the_policy(site, tmp_path):
    links = {kind: link.removeprefix("http://testserver") for kind, link in saved(site, bouquet="ivy").items()}
    answers = [
        *(site.get(path) for path in ("/", "/read?bouquet=ivy", "/lexicon", "/text", "/about", "/api", "/nowhere")),
        *(site.get(path) for path in (*links.values(), f"{links['view']}/card.pdf", f"{links['edit']}/export.json")),
        site.get("/b/guessed"), site.get("/api/v1/openapi.json"), site.get("/api/v1/nowhere"), site.get("/health"),
        site.get("/metrics"), site.get("/robots.txt"), site.get("/sitemap.xml"), site.get("/static/site.js"),
        site.get("/privacy"), site.get("/read/"), site.get("/static/nowhere"), site.put("/read"),
        site.post("/compose", data={}), site.post("/read", headers={"Origin": "https://elsewhere.example"}),
        site.post("/read", content=b" " * 2_000_000),
        site.post("/text/download", data={"text": "ivy", "format": "html"}),
    ]  # fmt: skip
    with a_site(tmp_path, rate=1) as hurried:
        answers += [hurried.get("/about"), hurried.get("/about")]
    assert {answer.status_code for answer in answers} >= {200, 303, 403, 404, 405, 413, 422, 429}
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy or "sandbox" in policy
        assert "unsafe" not in policy.replace("style-src 'unsafe-inline'; sandbox", "")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


# Files from strangers.

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="{href}" '
    'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
)
PAGE = '{before}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{words} a rose</p></body></html>'


def book(words="", *, before="", href="a.xhtml", **more):
    """An EPUB with one page."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("a.opf", PACKAGE.format(href=href))
        archive.writestr("a.xhtml", PAGE.format(before=before, words=words))
        for name, content in more.items():
            archive.writestr(name, content)
    return made.getvalue()


OURS = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">'
LAUGHS = "<!DOCTYPE html [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {two} '{f'&{one};' * 10}'>" for one, two in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        # A file of ours, by an entity of the book's own.
        ("a.epub", book("&x;", before=f"{OURS}]>"), "declares entities"),
        ("a.epub", book("&i;", before=f"{LAUGHS}]>"), "is broken XML"),
        ("a.epub", book(bomb=b"\0" * 50_000_000), "as a bomb does"),
        ("a.epub", book(**{"../../tmp/x": "x"}), "leads out of it"),
        ("a.epub", book(href="../../../etc/passwd"), "leads out of it"),
        ("a.epub", book(href="/etc/passwd"), "leads out of it"),
        ("a.epub", book(href="file:///etc/passwd"), "is not in it"),
        ("a.epub", b"PK\x03\x04" * 1_000, "no ZIP archive"),
        # Two kinds at once: a picture that is a page, a page that is a book.
        ("a.html", b"GIF89a\x01\0\x01\0<script>alert(1)</script>a rose", "is no text"),
        ("a.txt", book(before="<!DOCTYPE html [<!ENTITY x 'y'>]>", words="&x;"), "declares entities"),
        ("a.html", b"<div>" * 300_000 + b"a rose", "nested too deeply"),
        ("a.md", b"\xff\xfe\x00\xd8a rose", "encoding"),
    ],
)  # fmt: skip
def test_a_book_that_is_an_attack_is_refused_in_one_line(site, name, content, said):
    for address in ("/text", "/text/download"):
        answer = site.post(address, data={"format": "html"}, files={"file": (name, content)})
        assert answer.status_code == 422
        assert said in answer.text
        assert "root:" not in answer.text
    told = site.post("/api/v1/annotate/file", files={"file": (name, content)})
    assert (told.status_code, told.headers["content-type"]) == (422, "application/problem+json")
    assert said in told.json()["detail"]
    assert "\n" not in told.json()["detail"]


ACTIVE = (
    '<a href="javascript:alert(1)">a</a><img src=x onerror=alert(1)><svg><script>alert(1)</script></svg>'
    '<iframe src="//evil.example"></iframe><form action="//evil.example"><input autofocus onfocus=alert(1)></form>'
    '<p style="background:url(//evil.example)">a rose</p><math><mtext><style><img src=x onerror=alert(1)></style>'
    '<meta http-equiv="refresh" content="0;url=//evil.example"><base href="//evil.example/"><link rel=stylesheet '
    'href="//evil.example"><object data="//evil.example"></object>'
)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
@pytest.mark.parametrize("format", ["html", "epub", "tei.xml"])
def test_what_would_run_in_a_page_does_not_run_in_what_we_make_of_it(site, name, format):
    harmless(site.post("/text", files={"file": (name, ACTIVE.encode())}))
    made = site.post("/text/download", data={"format": format}, files={"file": (name, ACTIVE.encode())})
    assert made.status_code == 200
    assert made.headers["content-disposition"].startswith("attachment; ")
    pages = [made.content]
    if format == "epub":
        with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
            pages = [archive.read(path) for path in archive.namelist() if path.endswith("xhtml")]
    for page in pages:
        tree = etree.fromstring(page) if format != "html" else lxml.html.document_fromstring(page)
        names = {etree.QName(node).localname for node in tree.iter(etree.Element)}
        assert not names & {"script", "iframe", "object", "embed", "base", "form", "input", "math"}
        assert not tree.xpath("//@*[starts-with(local-name(), 'on')] | //@href[starts-with(., 'javascript:')]")
        assert not tree.xpath("//@*[starts-with(., '//evil')]")


def test_the_name_of_an_upload_is_words(site):
    for name in ("../../etc/passwd", "<img src=x onerror=alert(1)>.txt", 'a"\r\nX-Evil: 1.txt', "a\0.txt", "r" * 500):
        answer = site.post("/text", files={"file": (name, b"a rose")})
        harmless(answer)
        made = site.post("/text/download", data={"format": "md"}, files={"file": (name, b"a rose")})
        assert re.fullmatch(r'attachment; filename="[a-z0-9-]+-annotated\.md"', made.headers["content-disposition"])


def test_words_for_a_card_are_no_program_for_what_prints_it(site):
    words = '#read("/etc/passwd") #eval("1+1") $x^2$ *bold* @ref <label> `raw` \\u{41} // /* ]]]'
    made = site.post("/api/v1/card", json={"bouquet": "ivy", "words": words, "to": words[:80], "sender": "#panic()"})
    assert made.status_code == 200
    document = pypdfium2.PdfDocument(made.content)
    said = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert '#read("/etc/passwd")' in said
    assert "#panic()" in said
    assert "root:" not in said


# Requests that are none.


@pytest.mark.parametrize(
    "path",
    [
        "/static/..%2f..%2fapp.py", "/static/%2e%2e/app.py", "/static/....//app.py", "/static//etc/passwd",
        "/static/%2fetc%2fpasswd", "/static/..%5c..%5capp.py", "/static/site.css%00", "/static/" + "a" * 5_000,
        "/static/%ff%fe", "/static/fonts", "/%00", "/..%2f..%2fetc/passwd", "/lexicon/plants/..%2f..%2frosa",
        "/lexicon/plants/%00", "/lexicon/plants/%ed%a0%80", "/lexicon/plants/rosa/in/%00", "/e/..%2f..%2fhealth",
        "/b/a%0d%0aSet-Cookie:x=1", "/e/%00", "/api/v1/lexicon/plants/..%2f..%2frosa", "/api/v1/bouquets/view/%00",
        # Whatever stands in it, it is an address of the API, and programs get JSON.
        "/api/v1/bouquets/view/%0a", "/api/v1/lexicon/sources/%c0%ae%c0%ae",
    ],
)  # fmt: skip
def test_no_path_leads_out(site, path):
    answer = site.get(path)
    assert answer.status_code == 404
    assert "set-cookie" not in answer.headers
    assert "import" not in answer.text
    kind = "application/problem+json" if path.startswith("/api/v1/") else "text/html; charset=utf-8"
    assert answer.headers["content-type"] == kind


#: More digits than Python makes a number of.
DIGITS = "9" * 5_000


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/compose", {"say": "love", "month": DIGITS}),
        ("/compose", {"say": "love", "stems": DIGITS}),
        ("/compose", {"say": "love", "stems": f"1-{DIGITS}"}),
        ("/compose", {"say": "love", "budget": DIGITS}),
        ("/compose", {"say": "love", "budget": "nan"}),
        ("/compose", {"say": f"love={DIGITS}"}),
        ("/read", {"bouquet": "ivy", "month": DIGITS}),
        ("/read", {"bouquet": f"{DIGITS} roses"}),
        ("/bouquet", {"bouquet": "ivy", "count-0": DIGITS}),
        ("/bouquet", {"bouquet": "ivy", "do": f"more:{DIGITS}"}),
        ("/bouquet", {"bouquet": "ivy", "seed": DIGITS, "do": "another"}),
        ("/bouquet", {"bouquet": "ivy", "past": "[" * 100_000, "do": "undo"}),
        ("/bouquet", {"bouquet": "ivy", "past": f"[{DIGITS}]", "do": "undo"}),
        ("/bouquet", {"bouquet": "ivy", "past": r'["3 rose \ud800"]', "do": "undo"}),
        ("/bouquet/swap", {"bouquet": "ivy", "do": f"swap:{DIGITS}"}),
        ("/save", {"bouquet": "ivy", "words": "a\0b"}),
        ("/save", {"bouquet": "ivy", "words": "x" * 2_000}),
        ("/text", {"text": "a rose", "period": DIGITS, "page": DIGITS}),
        ("/text", {"text": "a rose \u202e\0\x1b[31m", "title": "\u202e"}),
    ],
)
def test_what_no_form_of_ours_sends_is_no_fault_of_ours(site, address, form):
    answer = site.post(address, data=form)
    assert answer.status_code in (200, 422)
    harmless(answer)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"bouquet":' + b"[" * 100_000, 400),
        (b'{"bouquet":' + b"[" * 900 + b"]" * 900 + b"}", 422),
        (b'{"bouquet":' + DIGITS.encode() + b"}", 400),
        (rb'{"bouquet": "3 \ud800 rose"}', 422),
        (rb'{"bouquet": "rose", "\ud800": 1}', 422),
        (b'{"bouquet": "\xc0\xaf rose"}', 400),
        (gzip.compress(b'{"bouquet": "rose"}'), 400),
        (b'{"bouquet": "rose", "seed": NaN}', 422),
        (b"", 422),
        (b"null", 422),
    ],
)
def test_what_is_hardly_json_is_a_problem_of_who_sent_it(site, body, status):
    answer = site.post("/api/v1/draw", content=body, headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_no_budget_is_infinite_and_none_is_no_number(site):
    for budget in ("NaN", "Infinity", "1e400"):
        answer = site.post("/api/v1/compose", content=f'{{"say": "love", "budget": {budget}}}', headers=JSON)
        assert answer.status_code == 422


def test_a_form_has_so_many_fields_and_files(site):
    many = [(f"f{number}", (None, b"x")) for number in range(1_500)]
    files = [(f"f{number}", ("a.txt", b"x")) for number in range(1_500)]
    assert site.post("/text", files=many).status_code == 400
    assert site.post("/text", files=files).status_code == 400
    assert site.post("/api/v1/annotate/file", files=files).status_code == 400
    assert site.post("/read", content=b"a=1&" * 2_000, headers=FORM).status_code == 400
    assert site.post("/read", content=b"a", headers={"content-type": "multipart/form-data"}).status_code == 400
    odd = {"content-type": "multipart/form-data; boundary=x; charset=utf-7"}
    part = b'--x\r\nContent-Disposition: form-data; name="bouquet"\r\n\r\n+ADw-script+AD4-\r\n--x--\r\n'
    harmless(site.post("/read", content=part, headers=odd))


def test_a_length_that_is_none_is_refused(site):
    # Servers refuse most of these before us.
    for length in (DIGITS, "-1", "1_0", "0x10", "9" * 13):
        assert site.post("/read", content=b"a", headers={"content-length": length}).status_code == 413


def test_a_method_is_what_it_is(site):
    link = saved(site, bouquet="ivy")["edit"].rpartition("/")[2]
    for header in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        site.post(f"/e/{link}", data={"bouquet": "ivy"}, headers={header: "DELETE"})
        site.get(f"/api/v1/bouquets/edit/{link}", headers={header: "DELETE"})
        site.post(f"/e/{link}?_method=DELETE", data={"_method": "DELETE", "bouquet": "ivy"})
    assert site.get(f"/e/{link}").status_code == 200
    # A link that is followed, by a person or by what looks at links before them, changes nothing.
    assert site.get(f"/e/{link}/delete").status_code == 200
    assert site.get(f"/e/{link}").status_code == 200
    for method in ("TRACE", "CONNECT", "PATCH", "FOO\r\nX: 1"):
        assert site.request(method, "/read").status_code == 405
    assert site.put("/read").headers["allow"] == "GET, HEAD, POST"
    assert site.patch(f"/api/v1/bouquets/edit/{link}").headers["allow"] == "GET, PUT, DELETE"


# Pages of other sites.


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://evil.testserver"},
        {"Origin": "http://testserver@evil.example"},
        {"Origin": "http://evil.example/testserver"},
        {"Origin": "http://testserver:8000"},
        # No browser writes it; it is no fault of ours either.
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/save", "application/x-www-form-urlencoded"),
        # A form can send JSON to the API, as text.
        ("/api/v1/bouquets", "text/plain"),
        ("/api/v1/bouquets", "application/json"),
    ],
)
def test_another_site_writes_nothing(site, headers, address, content_type):
    body = '{"bouquet": "ivy"}' if content_type != FORM["content-type"] else "bouquet=ivy"
    answer = site.post(address, content=body, headers={**headers, "content-type": content_type})
    assert answer.status_code == 403
    assert "access-control-allow-origin" not in answer.headers


def test_json_that_is_sent_as_text_is_none(site):
    # A page that cannot be told from ours, because its browser says nothing, has forms and no JSON.
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = site.post("/api/v1/bouquets", content='{"bouquet": "ivy"}', headers={"content-type": content_type})
        assert answer.status_code == 422


def test_no_other_site_reads_unless_it_is_named(tmp_path):
    friend, other = {"Origin": "https://florist.example"}, {"Origin": "https://florist.example.evil.example"}
    with a_site(tmp_path, cors=("https://florist.example",)) as site:
        told = site.get("/api/v1/lookup?words=ivy", headers=friend)
        assert told.headers["access-control-allow-origin"] == "https://florist.example"
        # What one origin was told is not kept for another.
        assert "Origin" in told.headers["vary"]
        # There is nothing to be let in with, and nothing is.
        assert "access-control-allow-credentials" not in told.headers
        for origin in (other, {"Origin": "null"}):
            assert "access-control-allow-origin" not in site.get("/api/v1/lookup?words=ivy", headers=origin).headers
            asked = site.options("/api/v1/read", headers={**origin, "Access-Control-Request-Method": "POST"})
            assert "access-control-allow-origin" not in asked.headers
        # The pages are for people on this site.
        assert site.post("/save", data={"bouquet": "ivy"}, headers=friend).status_code == 403


# The name of the host.

HOSTS = ["evil.example", "evil.example:8000", "[", 'a"><script>', "evil.example/path?x#y", "user:pass@evil.example", ""]


@pytest.mark.parametrize("host", HOSTS)
def test_where_the_site_is_said_no_host_is_believed(tmp_path, host):
    with a_site(tmp_path, site="https://flowers.example", rate=0) as site:
        forged = {"Host": host}
        assert (
            'href="https://flowers.example/lexicon/plants/rosa"'
            in site.get("/lexicon/plants/rosa", headers=forged).text
        )
        assert "https://flowers.example/" in site.get("/sitemap.xml", headers=forged).text
        links = site.post("/api/v1/bouquets", json={"bouquet": "ivy"}, headers=forged).json()["links"]
        assert all(link.startswith("https://flowers.example/") for link in links.values())
        page = site.get(links["edit"].removeprefix("https://flowers.example"), headers=forged).text
        assert f'value="{links["view"]}"' in page
        # A slash too many is no page, rather than a way to another host.
        for path in ("/api/v1", "/read/", "/lexicon/", "/e/x/", "/api/v1/lookup/"):
            answer = site.get(path, headers=forged)
            assert (answer.status_code, answer.headers.get("location")) == (404, None), path


@pytest.mark.parametrize("host", HOSTS)
def test_a_forged_host_reaches_only_who_forged_it(site, host):
    """Where the site is not said, links lead to the host that was asked for; what is no host is not."""
    forged = site.post("/api/v1/bouquets", json={"bouquet": "ivy"}, headers={"Host": host}).json()["links"]["edit"]
    assert re.fullmatch(r"http://(evil\.example(:8000)?|testserver)/e/[\w-]{43}", forged)
    page = site.get(f"/e/{forged.rpartition('/')[2]}", headers={"Host": host})
    # Nobody keeps it for others ...
    assert page.headers["cache-control"] == "private, no-store"
    assert '"><script>' not in site.get("/lexicon/plants/rosa", headers={"Host": host}).text
    # ... and who asks for the right host gets the right links.
    assert 'value="http://testserver/b/' in site.get(f"/e/{forged.rpartition('/')[2]}").text
    code = site.get(f"/b/{page.text.split('/b/')[1][:43]}/qr.svg", headers={"Host": host})
    assert code.status_code == 200


def test_no_address_sends_a_reader_away(site):
    for path in ("//evil.example", "//evil.example/", "/%2f%2fevil.example/", "/\\evil.example/", "/read/", "/privacy/",
                 "/lexicon/plants/rosa/in/martian", "/bouquet?next=//evil.example", "/static"):  # fmt: skip
        leads = site.get(path).headers.get("location", "/")
        assert re.match(r"/(?![/\\])|http://testserver/", leads), (path, leads)


# Links.


def token_addresses():
    """Every address with a token, of pages and API: how it is asked, and whose token it is."""
    kinds = {"/e/": "edit", "/b/": "view", "/c/": "carrier"}
    pages = [
        (method, address.path, kinds[address.path[:3]])
        for address in ADDRESSES
        for method in address.methods
        if "{token}" in address.path
    ]
    programs = [
        (method.upper(), f"/api/v1{path}", path.split("/")[2])
        for path, methods in described.raw_schema["paths"].items()
        for method in methods
        if "{token}" in path
    ]
    return pages + programs


def test_every_address_with_a_token_is_tried():
    assert len(token_addresses()) >= 15
    assert {kind for _, _, kind in token_addresses()} == {"edit", "view", "carrier"}


@pytest.mark.parametrize(("method", "path", "kind"), token_addresses())
def test_a_link_of_another_kind_a_deleted_and_a_guessed_one_lead_nowhere(site, method, path, kind):
    tokens = {name: link.rpartition("/")[2] for name, link in saved(site, bouquet="ivy").items()}
    gone = {name: link.rpartition("/")[2] for name, link in saved(site, bouquet="ivy").items()}
    site.delete(f"/api/v1/bouquets/edit/{gone['edit']}")
    right = tokens[kind]
    wrong = [
        *(token for name, token in tokens.items() if name != kind), gone[kind], "x" * 43, "A" * 43, "0", right[:-1],
        f"{right}A", f"{right}=", f"{right}%0a", f"{right}%00", f"%20{right}", right.swapcase(), "%25",
        # The same word in wider letters, to what a database may think equal.
        "".join(f"%EF%BC{0x81 + ord(sign) - 0x21:02X}" if "!" <= sign <= "?" else sign for sign in right),
    ]  # fmt: skip
    body = {"bouquet": "2 ivy", "version": 1}
    sent = {"json": body} if "/api/" in path and method == "PUT" else {"data": body} if method == "POST" else {}
    answers = set()
    for token in wrong:
        answer = site.request(method, path.replace("{token}", token), **sent)
        # What no segment of a path can hold is another address.
        assert answer.status_code == 404, (token, answer.text[:200])
        if len(token) == 43:
            answers.add(answer.text)
    # Nobody can tell one that was from one that never was.
    assert len(answers) == 1
    # The bouquet is as it was.
    assert site.get(f"/api/v1/bouquets/edit/{tokens['edit']}").json()["bouquet"]["version"] == 1


def test_what_is_secret_is_kept_by_nobody(site):
    tokens = {name: link.rpartition("/")[2] for name, link in saved(site, bouquet="ivy").items()}
    for method, path, kind in token_addresses():
        if method == "GET":
            headers = site.get(path.replace("{token}", tokens[kind])).headers
            assert "no-store" in headers["cache-control"], path
            assert headers["referrer-policy"] in ("strict-origin", "same-origin"), path
            assert "etag" not in headers
    # And what may be kept is the same for everybody.
    for path in ("/lexicon/plants/rosa", "/api/v1/lexicon/plants/rosa", "/picture.svg?bouquet=ivy"):
        one, other = site.get(path), site.get(path, headers={"Cookie": "a=b", "Accept-Language": "de"})
        assert one.content == other.content
        assert one.headers["cache-control"].startswith("public")
        assert "Accept-Encoding" in one.headers["vary"]


# Too much.


def kinds(number):
    """A bouquet of so many kinds of flower."""
    lex, found = load_lexicon(), []
    for id in lex.plants:
        name = lex.name_of(id)
        if len(lex.named(name)) == 1 and name.isalpha() and lex.named(name)[0].plant == id:
            found.append(name.lower())
        if len(dict.fromkeys(found)) == number:
            break
    return ", ".join(dict.fromkeys(found))


def test_a_bouquet_of_too_many_kinds_is_refused_before_it_takes_hours(site):
    many = kinds(MOST_KINDS + 1)
    said = f"the bouquet has {MOST_KINDS + 1} kinds of flower"
    for verb, more in {
        "read": {}, "check": {}, "draw": {}, "card": {"page": "florist"}, "swap": {"flower": "rose"}, "bouquets": {},
    }.items():  # fmt: skip
        answer = site.post(f"/api/v1/{verb}", json={"bouquet": many, **more})
        assert answer.status_code == 422
        assert said in answer.json()["detail"], verb
    assert said in site.post("/api/v1/read", json={"bouquet": many, "compare": []}).json()["detail"]
    assert said in site.post("/api/v1/read", json={"bouquet": many, "compare": ["victorian"]}).json()["detail"]
    for address in ("/read", "/bouquet", "/bouquet/swap", "/save", "/card.pdf"):
        assert said in site.post(address, data={"bouquet": many}).text
    assert said in site.get("/picture.svg", params={"bouquet": many}).text
    # Step by step it grows no larger either.
    assert "kinds of flower" in site.post("/bouquet", data={"bouquet": "wisteria", "do": "add", "flower": many}).text
    assert said in site.post("/bouquet", data={"bouquet": "ivy", "past": json.dumps([many]), "do": "undo"}).text


def test_stems_beyond_any_picture_are_refused(site):
    for style in ("round", "garden", "spray", "wreath"):
        answer = site.post("/api/v1/draw", json={"bouquet": "10000 red rose", "style": style})
        assert answer.status_code == 422
        assert "more than can be arranged" in answer.json()["detail"]


def test_the_same_tradition_a_hundred_times_is_read_once(site):
    answer = site.post("/api/v1/read", json={"bouquet": "ivy", "compare": ["victorian", "Victorian English"] * 50})
    assert [one["tradition"] for one in answer.json()] == ["victorian"]


def test_what_takes_seconds_costs_more_than_what_takes_none():
    for address in ADDRESSES:
        if address.slow:
            assert cost_of("POST", address.path) > 1, address.path


def test_nobody_is_another_by_saying_so(tmp_path):
    with a_site(tmp_path, rate=3) as site:
        statuses = [
            site.get("/about", headers={"X-Forwarded-For": f"10.0.0.{number}", "Forwarded": f"for=10.0.0.{number}"})
            for number in range(5)
        ]
        assert [answer.status_code for answer in statuses] == [200, 200, 200, 429, 429]
        # What costs nothing is named exactly: an address that only begins like it is no way around.
        assert site.get("/staticky").status_code == 429


# Logs.


def test_no_request_writes_a_line_of_its_own_into_the_log(site, capfd):
    evil = '\n{"time": "now", "endpoint": "forged", "status": 200}\n'
    for path in ("/read", "/e/x%0a%7b%22endpoint%22:%22forged%22%7d", "/nowhere%0aforged", "/api/v1/forged%0aforged"):
        site.get(path, params={"bouquet": evil}, headers={"User-Agent": "forged", "Referer": "http://forged/"})
    site.request("FORGED", "/read")
    site.post("/text", data={"text": evil}, files={"file": (f"forged{evil}.txt", evil.encode())})
    site.post("/api/v1/read", content=evil.encode(), headers=JSON)
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]
    assert len(lines) == 7
    assert "forged" not in json.dumps(lines)
    assert "forged" not in site.get("/metrics").text


@pytest.mark.parametrize(("host", "secret"), list(product(["testserver", "evil.example"], ["edit", "view", "carrier"])))
def test_a_token_stands_in_no_page_that_may_be_kept_and_in_no_log(site, capfd, host, secret):
    token = saved(site, bouquet="ivy", words="for Xanthippe")[secret].rpartition("/")[2]
    path = {"edit": "e", "view": "b", "carrier": "c"}[secret]
    site.get(f"/{path}/{token}", headers={"Host": host, "Referer": f"http://{host}/{path}/{token}"})
    site.get("/lexicon/plants/rosa", headers={"Host": host, "Referer": f"http://{host}/{path}/{token}"})
    assert token not in capfd.readouterr().err
    for public in ("/", "/sitemap.xml", "/robots.txt", "/metrics", "/lexicon/plants/rosa"):
        assert token not in site.get(public).text


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/compose", {"say": "love", "stock": f"flower,price,from\nrose,2,{DIGITS}\n"}),
        ("/read", {"bouquet": "http://[?bouquet=rose"}),
        ("/read", {"bouquet": "http://a\u2100.example/?bouquet=rose"}),
    ],
)
def test_more_that_no_form_of_ours_sends(site, address, form):
    answer = site.post(address, data=form)
    assert answer.status_code in (200, 422)
    harmless(answer)


def test_no_site_of_a_card_is_a_fault_of_ours(site):
    assert site.post("/api/v1/card", json={"bouquet": "ivy", "site": "http://["}).status_code == 422


def test_a_stock_of_no_flowers_is_refused_before_it_takes_minutes(site):
    stock = "flower,price\n" + "".join(f"zzyzx{number},2\n" for number in range(50_000))
    answer = site.post("/api/v1/swap", json={"bouquet": "3 rose, ivy", "flower": "rose", "stock": stock})
    assert answer.status_code == 422
    assert "more than 200 rows of the stock were not understood" in answer.json()["detail"]


@pytest.mark.parametrize("line", [" " * 1_000_000, "rose: x" + " " * 1_000_000 + "y", "\t" * 1_000_000])
def test_a_line_of_a_million_blanks_is_read_like_any_other(site, line):
    began = time.perf_counter()
    assert site.post("/api/v1/annotate", json={"text": f"a rose\n{line}"}).status_code == 200
    # It took hours; now it takes a second, and a busy machine some more.
    assert time.perf_counter() - began < 15


@pytest.mark.parametrize("thicket", ["[" * 100_000, "![" * 50_000, "<" * 100_000])
def test_a_thicket_of_brackets_is_shown_as_it_is(site, thicket):
    # A parser of Markdown pairs each of them with each: an hour for a megabyte.
    book = {"file": ("thicket.md", f"a rose\n\n{thicket}".encode())}
    answer = site.post("/api/v1/annotate/file", files=book, data={"format": "html"})
    assert answer.status_code == 200
    assert html.escape(thicket) in answer.text


def test_a_haystack_of_names_is_counted_before_it_is_read(site):
    # Two megabytes of roses were four gigabytes of mentions before they were refused.
    answer = site.post("/api/v1/annotate", json={"text": "rose-" * 400_000})
    assert "400,000 flowers; expected at most 2,000" in answer.json()["detail"]
