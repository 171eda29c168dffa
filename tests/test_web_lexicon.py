"""The lexicon on the site: pages that say who says so, JSON that says the same, addresses that last."""

import io
import json
import re
from contextlib import redirect_stdout
from html.parser import HTMLParser
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from tussie import cli, load_lexicon, lookup
from tussie.entries import plant_lines
from tussie.web.api import lexicon as api
from tussie.web.app import application
from tussie.web.lasting import Lasting
from tussie.web.pages.lexicon import json_ld
from tussie.web.settings import Settings
from tussie.web.timeline import Moment, Row, timeline

SITE = "https://flowers.example"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title>",
    "{{7*7}}",
    "\0",
    "%",
    "a" * 3_000,
    "' OR 1=1 --",
]
PAGES = [
    "/lexicon", "/lexicon/plants", "/lexicon/plants?letter=r", "/lexicon/concepts", "/lexicon/sources",
    "/lexicon/sources?page=2", "/lexicon/sources?tradition=victorian", "/lexicon/traditions", "/lexicon/plants/rosa",
    "/lexicon/plants/rosa/in/victorian", "/lexicon/plants/zinnia-elegans", "/lexicon/concepts/gratitude",
    "/lexicon/sources/greenaway-1884", "/lexicon/sources/aspca-plants", "/lexicon/traditions/hanakotoba",
    "/lexicon?q=white+rose", "/lexicon?q=gratitude", "/lexicon?q=marigold", "/sitemap.xml", "/robots.txt",
    "/lexicon/suggest?q=deep+pink+ro", "/lexicon/plants/rosa/flower.svg?colour=deep-pink",
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    database = str(tmp_path_factory.mktemp("lexicon") / "x.sqlite")
    with TestClient(application(Settings(database, site=SITE, rate=0)), follow_redirects=False) as client:
        yield client


class Read(HTMLParser):
    """The links and ids of a page, and whether its elements close."""

    VOID = frozenset("meta link img input br hr source".split())

    def __init__(self, page):
        super().__init__()
        self.links, self.ids, self.open, self.styled = [], [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self.ids += [said["id"]] if "id" in said else []
        self.links += [said[name] for name in ("href", "src") if name in said]
        self.styled += [tag] if tag == "style" or "style" in said else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag, (tag, self.getpos())


def some(rows, step):
    return list(rows)[::step]


# Pages.


@pytest.mark.parametrize("path", PAGES)
def test_a_page_lasts_and_is_not_sent_twice(site, path):
    first = site.get(path)
    assert first.status_code == 200
    assert first.headers["cache-control"] == "public, max-age=3600"
    tag = first.headers["etag"]
    again = site.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert site.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", [page for page in PAGES if "." not in page and "suggest" not in page])
def test_a_page_is_well_formed_styles_nothing_inline_and_loads_nothing_from_elsewhere(site, path):
    page = Read(site.get(path).text)
    assert not page.open
    assert not page.styled
    assert len(page.ids) == len(set(page.ids))
    loaded = re.findall(r'(?:src|srcset)="([^"]+)"', site.get(path).text)
    assert all(address.startswith("/") for address in loaded)


def test_every_kind_of_entry_renders(site):
    lex = load_lexicon()
    sample = [f"/lexicon/plants/{id}" for id in some(lex.plants, 60)]
    sample += [f"/lexicon/concepts/{id}" for id in some(lex.concepts, 20)]
    sample += [f"/lexicon/sources/{id}" for id in some(lex.sources, 90)]
    sample += [f"/lexicon/traditions/{id}" for id in some(lex.traditions, 6)]
    for path in sample:
        answer = site.get(path)
        assert answer.status_code == 200, path
        assert not Read(answer.text).open, path


def leads_somewhere(site, lex, address):
    parts = urlsplit(address)
    path, query = unquote(parts.path), parse_qs(parts.query)
    if found := re.fullmatch(r"/lexicon/(plants|concepts|sources|traditions)/([^/]+)", path):
        return found[2] in getattr(lex, found[1])
    if found := re.fullmatch(r"/lexicon/plants/([^/]+)/in/([^/]+)", path):
        return found[1] in lex.plants and found[2] in lex.traditions
    if found := re.fullmatch(r"/lexicon/plants/([^/]+)/flower.svg", path):
        return found[1] in lex.plants and query.get("colour", [""])[0] in ("", *lex.colours)
    if path == "/lexicon" and "q" in query:
        return bool(lookup(query["q"][0]))
    return site.get(address).status_code == 200


@pytest.mark.parametrize("path", [page for page in PAGES if "." not in page and "suggest" not in page])
def test_links_lead_somewhere(site, path):
    lex, page = load_lexicon(), Read(site.get(path).text)
    inside = {link for link in page.links if link.startswith("/") and not link.startswith("//")}
    assert all(leads_somewhere(site, lex, link) for link in inside), path
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
    outside = [link for link in page.links if not link.startswith(("/", "#", SITE))]
    assert all(link.startswith(("https://", "http://")) for link in outside)


def test_a_colour_has_an_anchor_on_the_page_of_its_plant(site):
    found = site.get("/lexicon?q=white+rose").text
    assert 'href="/lexicon/plants/rosa#white"' in found
    assert 'id="white"' in site.get("/lexicon/plants/rosa").text


def test_links_to_other_sites_tell_them_nothing(site):
    page = site.get("/lexicon/plants/calendula-officinalis").text
    outside = re.findall(r'<a href="https?://[^"]+"[^>]*>', page)
    assert len(outside) > 1
    assert all('rel="external noopener noreferrer"' in link for link in outside)


def test_a_plant_page_says_who_says_what(site):
    page = site.get("/lexicon/plants/zinnia-elegans").text
    assert "<q>Thoughts of absent friends.</q>" in page
    assert 'href="/lexicon/sources/greenaway-1884"' in page
    assert 'href="/read?bouquet=3%20zinnia"' in page
    told = "What it says, By colour, Over time, It contradicts itself, Safety, Season, In the trade, Names, Sources"
    headings = re.findall(r"<h2[^>]*>([^<,]+)", page)
    assert set(told.split(", ")) <= set(headings)


def test_what_nobody_knows_of_safety_is_not_safe(site):
    lex = load_lexicon()
    silent = next(id for id in lex.plants if not lex.hazards(id) and not lex.plant(id).broader and not lex.kinds(id))
    assert site.get(f"/lexicon/plants/{silent}").text.count("no data, which is not safe") == 6
    assert "toxic to cats</strong> (deadly)" in site.get("/lexicon/plants/lilium").text


def test_a_contradiction_is_shown_with_both_its_sources(site):
    page = site.get("/lexicon/plants/zinnia-elegans").text
    pair = page[page.index('class="pair"') :].split("</li>")[0]
    assert pair.count('href="/lexicon/sources/') == 2
    assert pair.count("<q") == 2


def test_a_plant_of_which_much_is_said_has_pages_for_its_traditions(site):
    page = site.get("/lexicon/plants/rosa").text
    assert len(page.encode()) < 150_000
    whole = site.get("/lexicon/plants/rosa/in/modern").text
    assert whole.count("<q") > page[page.index('id="in-modern"') : page.index('id="in-hanakotoba"')].count("<q")
    # What a tradition is silent about is no page.
    silent = site.get("/lexicon/plants/zinnia-elegans/in/turkish")
    assert (silent.status_code, silent.headers["location"]) == (303, "/lexicon/plants/zinnia-elegans")


def test_an_unchecked_source_says_so(site):
    unchecked = next(source for source in load_lexicon().sources.values() if source.checked == "unchecked")
    assert "Unchecked:" in site.get(f"/lexicon/sources/{unchecked.id}").text
    assert "Unchecked:" not in site.get("/lexicon/sources/greenaway-1884").text


def test_a_source_that_says_much_is_paged(site):
    first, last = (
        site.get("/lexicon/sources/greenaway-1884").text,
        site.get("/lexicon/sources/greenaway-1884?page=8").text,
    )
    assert "Page 1 of 8" in first
    assert "Abecedary" in first
    assert "Zinnia" in last
    # A page that does not exist is the nearest that does.
    assert "Page 8 of 8" in site.get("/lexicon/sources/greenaway-1884?page=99").text
    assert "Page 1 of 8" in site.get("/lexicon/sources/greenaway-1884?page=x").text


# The search.


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("white rose", "white rose"),
        ("Vergissmeinnicht", "Myosotis sylvatica"),
        ("桜", "Prunus serrulata"),
        ("thankfulness", ">gratitude</a>"),
        ("marigold", "is a name of 3 plants"),
        # Honesty is a virtue and a plant.
        ("honesty", ">sincerity</a>"),
        ("honesty", "Lunaria annua"),
    ],
)
def test_the_search_finds_flowers_names_and_sentiments(site, words, found):
    page = site.get("/lexicon", params={"q": words})
    assert page.status_code == 200
    assert found in page.text
    assert f'value="{words}"' in page.text


def test_what_is_nothing_gets_near_matches_and_keeps_its_words(site):
    page = site.get("/lexicon?q=gratitud")
    assert page.status_code == 422
    assert 'value="gratitud"' in page.text
    assert 'href="/lexicon?q=gratitude"' in page.text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(site, words):
    for path in (
        "/lexicon",
        "/lexicon/suggest",
        "/lexicon/plants",
        "/lexicon/sources",
        "/lexicon/sources/greenaway-1884",
    ):
        for name in ("q", "letter", "page", "tradition", "lang"):
            answer = site.get(path, params={name: words})
            assert answer.status_code in (200, 404, 422), (path, name)
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>alert" not in answer.text
                assert "<img src=x" not in answer.text
                assert not Read(answer.text).open


@pytest.mark.parametrize("room", ["plants", "concepts", "sources", "traditions"])
@pytest.mark.parametrize("id", ["rosse", "..%2F..%2Fetc%2Fpasswd", "%00", "<script>alert(1)</script>", "x" * 300])
def test_an_unknown_id_is_a_page_that_says_so(site, room, id):
    answer = site.get(f"/lexicon/{room}/{id}")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert "max-age" not in answer.headers["cache-control"]


def test_an_unknown_plant_leads_to_those_that_look_like_it(site):
    assert 'href="/lexicon/plants/rosa"' in site.get("/lexicon/plants/rosse").text
    assert 'href="/lexicon/concepts/gratitude"' in site.get("/lexicon/concepts/thankfulness").text


# Pictures.


def test_a_flower_has_a_picture_in_each_colour(site):
    red, white = (site.get(f"/lexicon/plants/rosa/flower.svg?colour={colour}") for colour in ("red", "white"))
    assert red.headers["content-type"].startswith("image/svg+xml")
    assert red.content != white.content
    fromstring(red.content)
    assert "sandbox" in red.headers["content-security-policy"]


@pytest.mark.parametrize("query", ["colour=blurple", "part=wing", "paper=blue", "colour=<script>"])
def test_a_picture_of_what_does_not_exist_is_refused(site, query):
    answer = site.get(f"/lexicon/plants/rosa/flower.svg?{query}")
    assert answer.status_code == 422
    assert "<script>" not in answer.text


# For machines.


def test_linked_data_says_what_a_page_is(site):
    def data(path):
        page = site.get(path).text
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        return json.loads(found[1])["@graph"][0]

    rose = data("/lexicon/plants/rosa-centifolia")
    assert (rose["@type"], rose["name"]) == ("Taxon", "Rosa × centifolia")
    assert rose["@id"] == f"{SITE}/lexicon/plants/rosa-centifolia"
    assert rose["parentTaxon"] == f"{SITE}/lexicon/plants/rosa"
    assert data("/lexicon/concepts/gratitude")["@type"] == "DefinedTerm"
    assert data("/lexicon/sources/greenaway-1884")["@type"] == "Book"
    assert data("/lexicon/concepts")["@type"] == "DefinedTermSet"


def test_a_hostile_name_does_not_end_the_linked_data():
    words = "</script><!--<script>&\u2028"
    text = str(json_ld([{"name": words}]))
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text)["@graph"][0]["name"] == words


def test_a_page_names_its_address_and_its_json(site):
    page = site.get("/lexicon/plants/rosa").text
    assert f'<link rel="canonical" href="{SITE}/lexicon/plants/rosa">' in page
    data = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', page)[1]
    assert site.get(data).json()["id"] == "rosa"


def test_the_sitemap_has_every_entry_once(site):
    lex = load_lexicon()
    root = fromstring(site.get("/sitemap.xml").content)
    found = [loc.text for loc in root.findall(".//{*}loc")]
    assert len(found) == len(set(found))
    assert len(found) < 50_000, "more than one map may hold: it needs an index now"
    for room in ("plants", "concepts", "sources", "traditions"):
        inside = {address for address in found if address.startswith(f"{SITE}/lexicon/{room}/")}
        assert len(inside) == len(getattr(lex, room))
    for address in (one for one in found if one.count("/") < 5):
        assert site.get(address.removeprefix(SITE) or "/").status_code == 200


def test_robots_stay_out_of_what_people_saved(site):
    lines = site.get("/robots.txt").text.splitlines()
    assert {"Disallow: /b/", "Disallow: /e/", "Disallow: /c/", f"Sitemap: {SITE}/sitemap.xml"} <= set(lines)


# The plot.


def test_the_plot_has_a_mark_for_each_statement():
    rows = [
        Row("love", (*(Moment(year, "victorian") for year in (1819, 1884, 1884)), Moment(None, "modern"))),
        Row("hope", (Moment(2011, "modern"),)),
    ]
    root = fromstring(timeline(rows, "A <rose>", {"victorian": "Victorian", "modern": "modern Western"}.get))
    assert root.get("aria-label") == "A <rose>"
    paths = [path.get("d") for path in root.findall(".//{*}path")]
    # Two traditions: dots and squares, in the rows and once each in the legend.
    assert sum(path.count("h0") for path in paths) == 3 + 1
    assert sum(path.count("h4v4") for path in paths) == 2 + 1
    labels = [text.text for text in root.findall(".//{*}text")]
    assert {"love", "hope", "Victorian", "modern Western", "no year", "1850"} <= set(labels)


def test_the_plot_of_a_page_has_all_its_statements_and_a_table_beside_it(site):
    page = site.get("/lexicon/plants/zinnia-elegans").text
    entry = site.get("/api/v1/lexicon/plants/zinnia-elegans").json()
    svg = fromstring(
        page[page.index('<svg xmlns="http://www.w3.org/2000/svg" class="plot"') :].split("</svg>")[0] + "</svg>"
    )
    marks = sum(path.get("d").count("M") for path in svg.findall(".//{*}path"))
    legend = min(5, len({one["tradition"] for one in entry["attestations"]}))
    # The cross is one stroke and then another, the second without an M.
    assert marks == len(entry["attestations"]) + legend
    table = page[page.index("<table>") : page.index("</table>")]
    assert sum(map(int, re.findall(r'<td class="amount">(\d+)</td>', table))) == len(entry["attestations"])


# The API.


def printed(*arguments):
    out = io.StringIO()
    with redirect_stdout(out):
        cli.main(list(arguments))
    return json.loads(out.getvalue())


def test_the_sources_are_those_of_the_command_line_word_for_word(site):
    assert site.get("/api/v1/lexicon/sources").json() == printed("lexicon", "sources", "--json")
    only = site.get("/api/v1/lexicon/sources?tradition=french").json()
    assert only == printed("lexicon", "sources", "--tradition", "french", "--json")


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("plants", api.Plants),
        ("plants?page=19", api.Plants),
        ("plants/rosa", api.Plant),
        ("plants/lilium", api.Plant),
        ("plants/abelia", api.Plant),
        ("concepts", list[api.ConceptLine]),
        ("concepts/love", api.Concept),
        ("sources", list[api.SourceLine]),
        ("sources/greenaway-1884?page=2", api.Source),
        ("sources/estimate", api.Source),
        ("traditions", list[api.TraditionLine]),
        ("traditions/national-fr", api.Tradition),
        ("names?name=marigold", list[api.NamedPlant]),
        ("suggest?q=deep+pink+ro", api.Suggestions),
        ("suggest", api.Suggestions),
    ],
)
def test_answers_have_the_shapes_they_are_said_to_have_and_last(site, path, shape):
    answer = site.get(f"/api/v1/lexicon/{path}")
    assert answer.status_code == 200
    TypeAdapter(shape).validate_python(answer.json(), strict=True)
    tag = answer.headers["etag"]
    assert site.get(f"/api/v1/lexicon/{path}", headers={"If-None-Match": tag}).status_code == 304


def test_every_plant_has_the_shape_of_a_plant(site):
    for id in some(load_lexicon().plants, 45):
        api.Plant.model_validate(site.get(f"/api/v1/lexicon/plants/{id}").json(), strict=True)


def test_the_pages_of_the_list_of_plants_hold_each_plant_once(site):
    first = site.get("/api/v1/lexicon/plants").json()
    pages = [site.get(f"/api/v1/lexicon/plants?page={page}").json()["plants"] for page in range(1, first["pages"] + 1)]
    assert [one["id"] for page in pages for one in page] == [line.plant.id for line in plant_lines()]
    assert site.get(f"/api/v1/lexicon/plants?page={first['pages'] + 1}").json()["plants"] == []


@pytest.mark.parametrize("room", ["plants", "concepts", "sources", "traditions"])
def test_an_unknown_id_is_a_problem_with_near_names(site, room):
    near = {"plants": ("rosse", "rosa"), "concepts": ("thankfulness", "gratitude"),
            "sources": ("greenaway-1885", "greenaway-1884"), "traditions": ("victoria", "victorian")}[room]  # fmt: skip
    answer = site.get(f"/api/v1/lexicon/{room}/{near[0]}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == ("/api#unknown-name", 404)
    assert near[1] in problem["near"]
    assert near[0] in problem["detail"]


def test_a_name_that_nobody_bears_is_a_problem(site):
    answer = site.get("/api/v1/lexicon/names?name=dafodil")
    assert answer.status_code == 404
    assert "daffodil" in answer.json()["near"]
    assert site.get("/api/v1/lexicon/names").status_code == 422
    answer = site.get("/api/v1/lexicon/sources?tradition=klingon")
    assert (answer.status_code, answer.json()["near"][0]) == (404, "modern")


@pytest.mark.parametrize(
    "query", ["plants?page=0", "plants?page=x", f"suggest?q={'a' * 1001}", "plants?page=99999999999"]
)
def test_what_the_description_forbids_is_refused(site, query):
    answer = site.get(f"/api/v1/lexicon/{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_page_and_the_api_suggest_the_same(site):
    ours, theirs = site.get("/lexicon/suggest?q=rose&lang=fr"), site.get("/api/v1/lexicon/suggest?q=rose&lang=fr")
    assert ours.json() == theirs.json()
    for one in ours.json()["flowers"]:
        assert site.get(one["picture"]).status_code == 200


def test_the_description_names_every_address_with_its_answers(site):
    paths = site.get("/api/v1/openapi.json").json()["paths"]
    ours = {path: said["get"] for path, said in paths.items() if path.startswith("/lexicon")}
    assert len(ours) == 10
    for path, said in ours.items():
        assert said["summary"], path
        assert {"200", "304", "422", "503"} <= set(said["responses"])
        assert ("404" in said["responses"]) == ("{id}" in path or path.endswith(("/names", "/sources")))


def test_a_tag_changes_with_its_content():
    one, other = Lasting(b"rose", "text/plain"), Lasting(b"lily", "text/plain")
    assert one.tag != other.tag
    assert one.tag == Lasting(b"rose", "text/html").tag
