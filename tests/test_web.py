"""The site and the HTTP API: what the pages do without a script, what the API says word for word, what is refused."""

import html
import io
import json
import re
import sqlite3
import time
from contextlib import redirect_stdout

import pytest
from starlette.testclient import TestClient

from tussie import cli
from tussie.store import open_store
from tussie.web.app import application
from tussie.web.settings import Settings

STORY = "centre: 1 white zinnia, 1 white chrysanthemum\nring: 8 daffodil, 8 deep pink rose\nedge: 12 sweet alyssum"
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return str(tmp_path_factory.mktemp("site") / "bouquets.sqlite")


@pytest.fixture(scope="module")
def site(database):
    with TestClient(application(Settings(database, rate=0)), follow_redirects=False) as client:
        yield client


def a_site(tmp_path, **settings):
    return TestClient(application(Settings(str(tmp_path / "own.sqlite"), **settings)), follow_redirects=False)


def fields(page):
    """The hidden fields of the bench."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in found}


def step(site, page, do, address="/bouquet", **more):
    return site.post(address, data={**fields(page), "do": do, **more}).text


def printed(*arguments):
    out = io.StringIO()
    with redirect_stdout(out):
        cli.main(list(arguments))
    return json.loads(out.getvalue())


# The API says what the command line says.


@pytest.mark.parametrize(
    ("verb", "asked", "command"),
    [
        ("read", {"bouquet": STORY}, ["read", STORY]),
        ("read", {"bouquet": "ivy", "tradition": "victorian"}, ["read", "ivy", "--tradition", "victorian"]),
        ("read", {"bouquet": "white rose", "compare": []}, ["read", "white rose", "--compare"]),
        (
            "read",
            {"bouquet": "ivy", "without": ["phillips-1825-dictionary"]},
            ["read", "ivy", "--without", "phillips-1825-dictionary"],
        ),
        (
            "compose",
            {"say": "gratitude", "hazards": ["cats"], "budget": 40, "alternatives": 2, "why_not": ["lily"]},
            ["compose", "--say", "gratitude", "--cat", "--budget", "40", "--alternatives", "2", "--why-not", "lily"],
        ),
        (
            "compose",
            {"say": "love", "colours": ["black"], "budget": 5},
            ["compose", "--say", "love", "--colours", "black", "--budget", "5"],
        ),
        ("swap", {"bouquet": "3 red rose, 2 ivy", "flower": "rose"}, ["swap", "3 red rose, 2 ivy", "rose"]),
        (
            "check",
            {"bouquet": "3 white lily", "hazards": ["cats"], "country": "JP"},
            ["check", "3 white lily", "--cat", "--country", "JP"],
        ),
        ("message", {"message": "I am so sorry."}, ["message", "I am so sorry."]),
    ],
)  # fmt: skip
def test_the_api_says_what_the_command_line_says(site, verb, asked, command):
    answer = site.post(f"/api/v1/{verb}", json=asked)
    assert answer.status_code == 200
    assert answer.json() == printed(*command, "--json")


def test_looking_up_says_what_the_command_line_says(site):
    answer = site.get("/api/v1/lookup", params={"words": "white rose", "tradition": "victorian"})
    assert answer.json() == printed("lookup", "white rose", "--tradition", "victorian", "--json")


def test_a_story_says_what_the_command_line_says(site, tmp_path):
    text = "Ophelia gave him rosemary for remembrance, and pansies for thoughts."
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    answer = site.post("/api/v1/annotate", json={"text": text, "title": "story"})
    assert answer.json() == printed("annotate", str(tmp_path / "story.txt"), "--json")
    book = site.post("/api/v1/annotate/file", files={"file": ("story.md", text.encode())}, data={"format": "tei.xml"})
    assert book.headers["content-disposition"] == 'attachment; filename="story.tei.xml"'
    assert b"rosemary" in book.content


def test_the_picture_and_the_card_are_files(site, tmp_path):
    drawn = site.post("/api/v1/draw", json={"bouquet": "3 red rose"})
    cli.main(["draw", "3 red rose", "-o", str(tmp_path / "rose.svg")])
    assert drawn.content == (tmp_path / "rose.svg").read_bytes()
    assert site.post("/api/v1/draw", json={"bouquet": "ivy", "format": "png", "width": 64}).content[1:4] == b"PNG"
    assert site.post("/api/v1/card", json={"bouquet": "ivy", "page": "florist"}).content[:5] == b"%PDF-"


def test_every_example_of_the_document_is_answered(site):
    document = site.get("/api/v1/openapi.json").json()
    sent = 0
    for path, operations in document["paths"].items():
        body = operations.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json")
        if not body:
            continue
        shape = document["components"]["schemas"][body["schema"]["$ref"].rpartition("/")[2]]
        for example in shape.get("examples", []):
            answer = site.post(f"/api/v1{path}", json=example)
            assert answer.status_code in (200, 201), (path, example, answer.text)
            sent += 1
    assert sent >= 10


# One shape of error, and limits.


@pytest.mark.parametrize(
    ("verb", "asked", "kind", "words"),
    [
        ("read", {"bouquet": "3 rosse"}, "unknown-name", "did you mean"),
        ("read", {"bouquet": "-3 roses"}, "malformed-text", "-3"),
        ("read", {"bouquet": ""}, "malformed-text", ""),
        ("read", {"bouquet": "ivy", "tradition": "martian"}, "unknown-name", "martian"),
        ("read", {"bouquet": "ivy", "colour": "red"}, "malformed-request", "colour"),
        ("read", {}, "malformed-request", "bouquet"),
        ("compose", {"message": ""}, "malformed-text", ""),
        ("compose", {"message": "Ich danke dir von Herzen für alles."}, "not-understood", "English"),
        ("compose", {"say": "love", "month": 13}, "malformed-request", "month"),
        ("compose", {"say": "love", "stems": "a few"}, "impossible-wish", "a few"),
        ("compose", {"say": "love", "country": "Atlantis"}, "unknown-name", "Atlantis"),
        ("card", {"bouquet": "ivy", "page": "carrier", "words": "secret"}, "impossible-wish", "words"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_a_problem_with_one_line(site, verb, asked, kind, words):
    answer = site.post(f"/api/v1/{verb}", json=asked)
    found = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert found["type"] == f"/api#{kind}"
    assert found["status"] == 422
    assert words in found["detail"]
    assert "\n" not in found["detail"]


def test_a_problem_points_at_the_fault_and_names_what_is_near(site):
    found = site.post("/api/v1/read", json={"bouquet": "3 rosse"}).json()
    assert found["caret"].splitlines()[1] == "  ^^^^^"
    assert "rose" in found["near"]


def test_what_is_no_json_is_a_problem_too(site):
    answer = site.post("/api/v1/read", content="{", headers={"content-type": "application/json"})
    assert answer.json()["type"] == "/api#malformed-request"
    assert site.get("/api/v1/nothing").json()["type"] == "/api#not-found"
    assert site.get("/api/v1/read").json()["type"] == "/api#method-not-allowed"


def test_a_request_may_be_so_large(site):
    said = site.post("/api/v1/read", content=b" " * 2_000_000, headers={"content-type": "application/json"})
    assert (said.status_code, said.json()["type"]) == (413, "/api#too-large")
    # Without a length, the bytes are counted as they come.
    unsaid = site.post("/api/v1/read", content=(b" " * 1_000 for _ in range(2_000)))
    assert unsaid.status_code == 413
    assert site.post("/bouquet", data={"bouquet": "rose " * 400_000}).status_code == 413
    assert site.post("/api/v1/read", json={"bouquet": "x" * 20_001}).status_code == 422


def test_who_asks_too_often_waits(tmp_path):
    with a_site(tmp_path, rate=12) as site:
        statuses = [site.post("/api/v1/read", json={"bouquet": "ivy"}).status_code for _ in range(13)]
        assert statuses == [200] * 12 + [429]
        late = site.get("/read")
        assert late.status_code == 429
        assert 1 <= int(late.headers["retry-after"]) <= 60
        assert "wait a minute" in late.text
        # What a page is made of is not counted.
        assert site.get("/static/site.css").status_code == 200
        assert site.get("/health").status_code == 200


def test_what_takes_too_long_is_answered_all_the_same(tmp_path, monkeypatch):
    from tussie.web.pages import compose  # noqa: PLC0415

    monkeypatch.setattr(compose.verbs, "composed", lambda asked, **_: time.sleep(0.5))
    with a_site(tmp_path, seconds=-4.8) as site:  # the slow gate allows five seconds more
        late = site.post("/compose", data={"message": "Thank you"})
    assert (late.status_code, late.headers["retry-after"]) == (503, "5")
    assert "the time was up" in late.text


def test_composing_ends_with_its_time(tmp_path):
    with a_site(tmp_path, seconds=0.001) as site:
        late = site.post("/api/v1/compose", json={"say": "love"})
    assert (late.status_code, late.json()["type"]) == (503, "/api#too-slow")


# Headers, logs, counts.


def test_every_answer_carries_its_armour(site):
    for path in ("/", "/read", "/nothing", "/api/v1/lookup?words=ivy", "/static/site.css", "/api/v1/nothing"):
        headers = site.get(path).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers
    assert "sandbox" in site.get("/picture.svg?bouquet=ivy").headers["content-security-policy"]


def test_pages_hold_no_inline_script_or_style(site):
    for path in ("/", "/read", "/read?bouquet=3+red+rose,+2+ivy"):
        page = site.get(path).text
        assert not re.search(r"<script(?![^>]*(src=|application/ld\+json))", page)
        assert not re.search(r"\son\w+=|\sstyle=|<style", page)
        assert not re.search(r'(src|href)="(https?:)?//', page)


def test_a_page_of_another_site_may_not_write(site):
    form = {"bouquet": "ivy"}
    assert site.post("/read", data=form, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert site.post("/read", data=form, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert site.post("/read", data=form, headers={"Origin": "null"}).status_code == 403
    assert site.post("/save", data=form, headers={"Origin": "http://testserver"}).status_code == 303
    assert site.post("/read", data=form, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_scripts_of_named_sites_may_use_the_api(tmp_path):
    friend = {"Origin": "https://florist.example"}
    with a_site(tmp_path, cors=("https://florist.example",)) as site:
        asked = site.options("/api/v1/read", headers={**friend, "Access-Control-Request-Method": "POST"})
        assert asked.headers["access-control-allow-origin"] == "https://florist.example"
        answer = site.post("/api/v1/read", json={"bouquet": "ivy"}, headers={**friend, "Sec-Fetch-Site": "cross-site"})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, friend["Origin"])
        assert site.post("/api/v1/read", json={}, headers={"Origin": "https://other.example"}).status_code == 403
        # What is refused they may read, too.
        large = site.post("/api/v1/read", content=b" " * 2_000_000, headers=friend)
        assert (large.status_code, large.headers["access-control-allow-origin"]) == (413, friend["Origin"])
        assert "access-control-allow-origin" not in site.get("/", headers=friend).headers


def test_health_and_counts_are_told(site):
    assert site.get("/health").json()["status"] == "ok"
    counts = site.get("/metrics").text
    assert 'tussie_requests_total{endpoint="asked_page",method="GET",status="200"}' in counts


def test_a_database_that_is_gone_is_told(tmp_path):
    with a_site(tmp_path) as site:
        with sqlite3.connect(tmp_path / "own.sqlite") as database:
            database.execute("DROP TABLE links")
            database.execute("DROP TABLE alembic_version")
        sick = site.get("/health")
    assert (sick.status_code, sick.json()["type"]) == (503, "/api#cannot-store")


def test_logs_hold_no_words_and_no_tokens(site, capfd):
    words = "wisteria for Xanthippe"
    site.post("/compose", data={"message": words, "must": "nonsuchflower"})
    site.get("/read", params={"bouquet": words})
    site.post("/api/v1/message", json={"message": words})
    saved = site.post("/save", data={"bouquet": "ivy", "words": words, "to": "Xanthippe"})
    token = saved.headers["location"].rpartition("/")[2]
    site.get(f"/e/{token}")
    site.get(f"/b/{token}")
    logged = capfd.readouterr().err
    assert '"endpoint": "edit_page"' in logged
    for secret in (token, "wisteria", "Xanthippe", "nonsuchflower"):
        assert secret not in logged
    assert token not in site.get("/metrics").text


def test_an_error_of_ours_tells_neither_the_log_nor_the_page_what_was_said(tmp_path, monkeypatch, capfd):
    from tussie.web.api import verbs  # noqa: PLC0415

    def broken(asked):
        raise RuntimeError(f"cannot bear {asked.bouquet}")

    monkeypatch.setattr(verbs, "tell_reading", broken)
    with a_site(tmp_path) as site:
        answer = site.post("/api/v1/read", json={"bouquet": "my secret rose"})
    assert (answer.status_code, answer.json()["type"]) == (500, "/api#our-fault")
    assert "secret" not in answer.text
    logged = capfd.readouterr().err
    assert '"error": "RuntimeError"' in logged
    assert "secret" not in logged


# Composing and reading, without a script.


def test_three_bouquets_are_composed_and_the_form_stays(site):
    form = {"message": "Thank you for saving my husband.", "hazards": ["cats"], "budget": "45", "without": "carnation"}
    page = site.post("/compose", data=form).text
    assert page.count('class="card"') == 3
    assert page.count("/picture.svg?") == 3
    assert "Thank you for saving my husband." in page
    assert 'value="cats" checked' in page
    assert 'value="carnation"' in page


def test_an_unwanted_flower_goes_and_a_kept_one_stays(site):
    form = {"say": "gratitude", "keep": ["deep pink rose"]}
    page = site.post("/compose", data={**form, "do": "drop:bicolour camellia"}).text
    bouquets = [html.unescape(one) for one in re.findall(r'name="bouquet" value="([^"]*)"', page)]
    assert len(bouquets) == 3
    assert all("deep pink rose" in one and "camellia" not in one for one in bouquets)
    assert 'name="keep" value="deep pink rose" checked' in page
    assert 'value="bicolour camellia"' in page


def test_wishes_that_clash_are_shown_with_what_each_costs(site):
    page = site.post("/compose", data={"say": "love", "stems": "24", "budget": "9"}).text
    assert "cannot be kept together" in page
    assert "Without “" in page


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"message": ""}, "nothing is to be said"),
        ({"message": "Ich liebe dich über alles, mein Schatz."}, "English"),
        ({"say": "love", "budget": "-3"}, "is no budget"),
        ({"say": "love", "month": "13"}, "there is no month"),
        ({"say": "love", "without": "blurple"}, "blurple"),
        ({"say": "love", "hazards": ["dragons"]}, "hazards"),
        ({"say": "love", "stock": "nonsense"}, "stock"),
        ({"say": "love", "never_say": HOSTILE}, "no sentiment"),
    ],
)  # fmt: skip
def test_a_wish_that_cannot_be_is_told_and_the_form_stays(site, form, words):
    answer = site.post("/compose", data={**form, "must": "white lilac"})
    assert answer.status_code == 422
    assert words in answer.text
    assert 'role="alert"' in answer.text
    assert 'value="white lilac"' in answer.text
    assert HOSTILE not in answer.text


def test_a_bouquet_is_changed_step_by_step_and_back(site):
    page = site.post("/bouquet", data={"bouquet": "3 red rose, 2 ivy"}).text
    page = step(site, page, "in:0")
    assert fields(page)["bouquet"] == "centre: 3 red rose\nring: 2 ivy"
    page = step(site, page, "fewer:0")
    page = step(site, page, "ring:1:edge")
    page = step(site, page, "add", flower="5 white violets", **{"ring-new": "ring"})
    assert fields(page)["bouquet"] == "centre: 2 red rose\nring: 5 white violet\nedge: 2 ivy"
    page = step(site, page, "set", **{"count-1": "7", "ring-1": "edge"})
    assert fields(page)["bouquet"] == "centre: 2 red rose\nedge: 7 white violet, 2 ivy"
    page = step(site, page, "remove:0")
    for _ in range(6):
        page = step(site, page, "undo")
    assert fields(page)["bouquet"] == "3 red rose, 2 ivy"
    assert "disabled" in re.search(r'<button name="do" value="undo"[^>]*>', page)[0]


def test_a_flower_is_swapped_for_one_that_keeps_the_meaning(site):
    page = site.post("/bouquet/swap", data={"bouquet": "3 red rose, 2 ivy", "do": "swap:0"}).text
    offered = re.findall(r'value="(take:0:[^"]+)"', page)
    assert len(offered) == 5
    page = step(site, page, offered[0])
    assert fields(page)["bouquet"].startswith(f"3 {offered[0].rpartition(':')[2]}")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"bouquet": "ivy", "do": "remove:0"}, "the last flower"),
        ({"bouquet": "ivy", "do": "add", "flower": "3 blurples"}, "blurples"),
        ({"bouquet": "ivy", "do": "add", "flower": " "}, "no flower to add"),
        ({"bouquet": "ivy", "count-0": "many"}, "no number of ivy"),
        ({"bouquet": "ivy", "tradition": "martian"}, "martian"),
        ({"bouquet": f"ivy, {HOSTILE}"}, "no flower is called"),
        ({"bouquet": ""}, "no flower"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_taken_changes_nothing(site, form, words):
    answer = site.post("/bouquet", data={**form, "words": "with love"})
    assert answer.status_code == 422
    assert words in answer.text
    assert HOSTILE not in answer.text
    assert "ivy" in answer.text or not form["bouquet"]
    # Whatever was on the bench stays there.
    assert ('id="bench"' in answer.text) == (form["bouquet"] == "ivy" and "tradition" not in form)


def test_what_a_stranger_writes_into_hidden_fields_is_harmless(site):
    for past in ("{", "[1, 2]", json.dumps(["blurple"]), json.dumps([HOSTILE]), "null"):
        answer = site.post("/bouquet", data={"bouquet": "ivy", "past": past, "do": "undo", "seed": "9" * 5_000})
        assert answer.status_code in (200, 422)
        assert HOSTILE not in answer.text
    for do in ("more:99", "more:-1", "more:", "in:x", "take:0:", "ring:0:moon", "nonsense", "take:7:rose"):
        assert site.post("/bouquet", data={"bouquet": "ivy", "do": do}).status_code in (200, 422)


def test_a_flower_that_was_typed_is_in_it_whatever_is_pressed(site):
    # Enter in the field presses the first button of the form.
    page = step(site, site.post("/bouquet", data={"bouquet": "3 red rose"}).text, "set", flower="5 white tulip")
    assert fields(page)["bouquet"] == "3 red rose, 5 white tulip"
    page = step(site, page, "more:0", flower="2 ivy")
    assert 'value="2 ivy"' in page
    saved = site.post("/save", data={**fields(page), "flower": "2 ivy"}).headers["location"]
    assert site.get(f"{saved}/export.json").json()["notation"] == "4 red rose, 5 white tulip, 2 ivy"


def test_a_great_many_are_counted_as_they_are(site):
    page = site.post("/bouquet", data={"bouquet": "600 red rose, 2 ivy", "count-0": "600", "do": "more:1"})
    assert page.status_code == 200
    assert fields(page.text)["bouquet"] == "600 red rose, 3 ivy"
    assert site.post("/bouquet", data={"bouquet": "3 red rose", "count-0": "600"}).status_code == 422


def test_poison_is_named_where_one_chooses(site):
    page = site.post("/compose", data={"say": "purity", "must": "white lily"}).text
    assert "lily (deadly)" in page


def test_money_of_another_kind_is_not_taken_for_dollars(site):
    assert "other money" in site.post("/compose", data={"say": "love", "budget": "£45"}).text
    assert site.post("/compose", data={"say": "love", "budget": "$1,000"}).status_code == 200


def test_a_stock_that_is_too_small_is_told(site):
    answer = site.post("/api/v1/compose", json={"say": "love", "stock": "flower,price\nred rose,2.50"}).json()
    assert answer["impossible"]["clash"] == ["a stock that has too few flowers for any bouquet"]


def test_danger_to_pets_comes_first(site):
    page = site.get("/read", params={"bouquet": "3 white lily"}).text
    assert page.index("Keep these away from cats") < page.index("lily (deadly)") < page.index("data-announce")


def test_unknown_is_never_shown_as_safe(site):
    page = site.get("/read", params={"bouquet": "3 chamaedorea, 1 bear grass"}).text
    table = page[page.index('id="safety"') :]
    assert "no data" in table


def test_traditions_stand_side_by_side_with_their_sources(site):
    page = site.get("/read", params={"bouquet": "white chrysanthemum"}).text
    heads = re.findall(r'<th scope="col"><a href="/lexicon/traditions/([^"]+)"', page)
    assert heads[0] == "modern"
    assert len(heads) >= 3
    assert 'href="/lexicon/sources/' in page


def test_a_card_leads_back_to_the_reading(site):
    # The QR code of a card made for a site holds this address.
    page = site.get("/read", params={"bouquet": STORY}).text
    assert fields(page)["bouquet"] == STORY
    link = "tussie:3%20red%20rose"
    assert fields(site.post("/bouquet", data={"bouquet": link}).text)["bouquet"] == "3 red rose"


def test_a_hostile_name_is_text_everywhere(site):
    saved = site.post("/save", data={"bouquet": "ivy", "words": HOSTILE, "to": HOSTILE, "sender": HOSTILE})
    edit = site.get(saved.headers["location"]).text
    view = site.get(re.search(r'value="http://testserver(/b/[^"]+)"', edit)[1]).text
    for page in (edit, view, site.post("/compose", data={"message": HOSTILE}).text):
        assert HOSTILE not in page
    assert html.escape(HOSTILE) in view


# Saving.


def links_of(page):
    return re.findall(r'value="http://testserver(/[ebc]/[^"]+)"', page)


def test_a_bouquet_is_saved_seen_changed_exported_and_deleted(site):
    saved = site.post("/save", data={"bouquet": STORY, "words": "For everything.", "to": "Dr. T.", "vase": "urn"})
    assert saved.status_code == 303
    edit, view, carrier = links_of(site.get(saved.headers["location"]).text)
    assert "For everything." in site.get(view).text
    assert site.get(f"{view}/qr.svg").headers["content-type"] == "image/svg+xml"
    for page in ("card", "fold", "florist"):
        assert site.get(f"{view}/card.pdf", params={"page": page}).content[:5] == b"%PDF-"
    changed = site.post(edit, data={"bouquet": "3 ivy", "words": "Changed.", "version": "1", "do": "store"})
    assert (changed.status_code, changed.headers["location"]) == (303, f"{edit}?saved=1")
    assert "Changed." in site.get(view).text
    assert site.get(f"{edit}/export.json").json()["notation"] == "3 ivy"
    assert "for good" in site.get(f"{edit}/delete").text
    assert site.post(f"{edit}/delete").status_code == 200
    for link in (edit, view, carrier, f"{view}/card.pdf", f"{view}/qr.svg", f"{carrier}/picture.png"):
        assert site.get(link).status_code == 404
    assert site.post(f"{edit}/delete").status_code == 404


def test_the_carrier_sees_the_picture_and_no_word(site):
    saved = site.post("/save", data={"bouquet": STORY, "words": "For everything.", "to": "Dr. T."})
    _, _, carrier = links_of(site.get(saved.headers["location"]).text)
    page = site.get(carrier).text.lower()
    for word in ("zinnia", "rose", "daffodil", "gratitude", "everything", "dr. t"):
        assert word not in page
    assert site.get(f"{carrier}/picture.png").content[1:4] == b"PNG"
    assert site.get(f"{carrier}/card.pdf").content[:5] == b"%PDF-"


def test_no_link_does_what_another_kind_does(site):
    one = links_of(site.get(site.post("/save", data={"bouquet": "ivy"}).headers["location"]).text)
    edit, view, carrier = (link.rpartition("/")[2] for link in one)
    for kind, tokens in (("e", (view, carrier)), ("b", (edit, carrier)), ("c", (edit, view))):
        for token in (*tokens, "x" * 43, edit[:-1], "%00", "é"):
            for way in ("", "/qr.svg", "/card.pdf", "/picture.png", "/export.json", "/delete"):
                assert site.get(f"/{kind}/{token}{way}").status_code == 404
            assert site.post(f"/{kind}/{token}", data={"bouquet": "ivy", "do": "store"}).status_code in (404, 405)
            assert site.post(f"/{kind}/{token}/delete").status_code in (404, 405)
    # Whoever guesses cannot tell a deleted link from one that never was.
    site.post(f"/e/{edit}/delete")
    assert site.get(f"/e/{edit}").text == site.get(f"/e/{'x' * 43}").text


def test_an_edit_that_crossed_another_is_told_and_kept(site):
    edit = site.post("/save", data={"bouquet": "ivy"}).headers["location"]
    site.post(edit, data={"bouquet": "2 ivy", "version": "1", "do": "store"})
    late = site.post(edit, data={"bouquet": "5 ivy", "version": "1", "do": "store", "words": "mine"})
    assert late.status_code == 409
    assert fields(late.text)["bouquet"] == "5 ivy"
    assert "mine" in late.text
    again = site.post(edit, data={**fields(late.text), "do": "store"})
    assert again.status_code == 303


def test_a_step_on_a_stale_bench_does_not_make_it_new(site):
    edit = site.post("/save", data={"bouquet": "ivy"}).headers["location"]
    stale = site.get(edit).text
    site.post(edit, data={"bouquet": "ivy", "version": "1", "words": "first", "do": "store"})
    stale = step(site, stale, "more:0", edit)
    late = site.post(edit, data={**fields(stale), "do": "store", "words": "second"})
    assert late.status_code == 409
    assert site.get(f"{edit}/export.json").json()["words"] == "first"


def test_what_cannot_be_drawn_is_not_saved(site):
    for wrong in ({"vase": "zzz"}, {"tradition": "martian"}, {"bouquet": "9,000 red rose"}):
        assert site.post("/api/v1/bouquets", json={"bouquet": "3 red rose", **wrong}).status_code == 422
    kept = site.post("/api/v1/bouquets", json={"bouquet": "ivy", "tradition": "Victorian English"}).json()
    assert kept["bouquet"]["tradition"] == "victorian"


def test_a_saved_page_is_a_secret(site):
    edit = site.post("/save", data={"bouquet": "ivy"}).headers["location"]
    for link in links_of(site.get(edit).text):
        headers = site.get(link).headers
        assert headers["referrer-policy"] == "strict-origin"
        assert headers["cache-control"] == "private, no-store"
        assert "noindex" in headers["x-robots-tag"]


def test_the_api_saves_as_the_pages_do(site):
    kept = site.post("/api/v1/bouquets", json={"bouquet": "3 red rose", "words": "hi"})
    assert kept.status_code == 201
    links = {kind: link.rpartition("/")[2] for kind, link in kept.json()["links"].items()}
    assert site.get(f"/b/{links['view']}").status_code == 200
    seen = site.get(f"/api/v1/bouquets/view/{links['view']}").json()
    assert seen["reading"] == printed("read", "3 red rose", "--json")
    wanted = {"bouquet": "2 ivy", "version": 1}
    assert site.put(f"/api/v1/bouquets/edit/{links['edit']}", json=wanted).json()["bouquet"]["version"] == 2
    assert site.put(f"/api/v1/bouquets/edit/{links['edit']}", json=wanted).status_code == 409
    assert site.put(f"/api/v1/bouquets/edit/{links['view']}", json=wanted).status_code == 404
    assert site.get(f"/api/v1/bouquets/carrier/{links['carrier']}").content[1:4] == b"PNG"
    assert site.delete(f"/api/v1/bouquets/edit/{links['carrier']}").status_code == 404
    assert site.delete(f"/api/v1/bouquets/edit/{links['edit']}").status_code == 204
    assert site.get(f"/api/v1/bouquets/view/{links['view']}").status_code == 404


def test_nothing_that_matters_is_in_the_process(site, database):
    """Another process on the same database sees what this one saved."""
    edit = site.post("/save", data={"bouquet": "ivy", "words": "here"}).headers["location"]
    with TestClient(application(Settings(database, rate=0))) as other:
        assert "here" in other.get(edit).text
    with open_store(database) as store:
        assert store.find(edit.rpartition("/")[2], "edit").words == "here"
