"""The site as people use it: five journeys by mouse, finger and keyboard, with a script and without one; and barriers.

Each journey starts at the first page and goes by what can be read on it, as a newcomer would. Whatever a browser asks
for is watched: no other site, no cookie, no error.
"""

import re
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect
from tests.browser import DESKTOP, PHONE, Site

THANKS = "Thank you for saving my husband. You did everything you could."
LILIES = "3 white lily, 6 red rose, ivy"
TUSSIE = "centre: 1 white zinnia\nring: 5 deep pink rose\nedge: 7 ivy"
STORY = """It was a bouquet such as her grandmother used to make. In the centre stood a white camellia; around it ran a
ring of three red tulips and three blue violets, and the whole was edged with ivy and five sprigs of rosemary.

“It says a good deal,” said Mr. Thorne, who had turned as red as a gerbera."""
WAYS: dict[str, Mapping[str, Any]] = {
    "phone": PHONE,
    "desktop": DESKTOP,
    "phone, no script": {**PHONE, "java_script_enabled": False},
    "desktop, no script": {**DESKTOP, "java_script_enabled": False},
}
EVIL = "<img src=x onerror=alert(1)>"
#: A window opened at the first page, or another.
Opens = Callable[..., Page]


@pytest.fixture
def window(chromium: Browser, site: Site) -> Iterator[Opens]:
    """Opens a window of a visitor of its own; in the end nobody else was asked for anything, and nothing was left."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(way: Mapping[str, Any] = DESKTOP, path: str = "/") -> Page:
        context = chromium.new_context(base_url=site.address, **way)
        context.set_default_timeout(20_000)
        contexts.append(context)
        context.on("request", lambda one: None if ours(one.url) else wrong.append(f"asked for {one.url}"))
        context.on("response", lambda one: wrong.append(f"{one.status} {one.url}") if missing(one) else None)
        context.on("console", lambda one: wrong.append(one.text) if alarming(one) else None)
        context.on("weberror", lambda one: wrong.append(str(one.error)))
        context.on("dialog", lambda one: (wrong.append(f"dialog {one.message}"), one.dismiss()))
        page = context.new_page()
        page.goto(path)
        return page

    def ours(url: str) -> bool:
        return url.startswith((f"{site.address}/", "data:", "blob:"))

    yield opened
    for context in contexts:
        assert context.storage_state() == {"cookies": [], "origins": []}
        context.close()
    assert wrong == []


def missing(response: Any) -> bool:
    """Whether a part of a page is missing; a page itself may be one that says what is wrong."""
    return response.status >= 400 and response.request.resource_type not in ("document", "fetch")


def alarming(message: Any) -> bool:
    """Whether a browser complains; that a page answers 404 or 422 is no complaint about it."""
    return message.type in ("error", "warning") and not message.text.startswith("Failed to load resource")


def button(page: Page | Locator, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def heading(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("heading", name=name)


def drawn(picture: Locator) -> bool:
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    return bool(picture.evaluate("one => one.naturalWidth"))


def printed(page: Page, press: Locator) -> Sequence[str]:
    """The words of each page of the PDF that a control leads to; the browser's own viewer would keep it to itself."""
    taken: list[bytes] = []

    def keep(route: Route) -> None:
        answer = route.fetch()
        assert answer.headers["content-type"] == "application/pdf"
        taken.append(answer.body())
        route.fulfill(status=204)

    page.context.route(re.compile(r"/card\.pdf"), keep)
    with page.context.expect_event("response", lambda one: "/card.pdf" in one.url):
        press.click()
    page.context.unroute_all()
    return [" ".join(one.get_textpage().get_text_bounded().split()) for one in pypdfium2.PdfDocument(taken[0])]


# The five journeys.

ways = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@ways
def test_compose_to_a_printed_card(window, way):
    page = window(way)
    page.get_by_label("What do you want to say?").fill(THANKS)
    page.get_by_label("a cat", exact=True).check()
    page.get_by_label("How much may the flowers cost?").fill("45")
    button(page, "Compose").click()
    expect(title(page)).to_contain_text("gratitude")
    bouquets = page.get_by_role("article")
    for bouquet in bouquets.all():
        assert drawn(bouquet.get_by_role("img"))
        cost = re.search(r"([\d.]+) USD", bouquet.inner_text())
        assert cost
        assert float(cost[1]) <= 45
    bouquets.first.get_by_role("button", name="Take this one").click()
    expect(heading(page, "Flower by flower")).to_be_visible()
    says = title(page).inner_text()
    assert "gratitude" in says
    page.get_by_label("What you write on the card").fill("Thank you, with all my heart.")
    page.get_by_label("For whom").fill("Dr. Osei")
    page.get_by_label("From whom").fill("Eleanor")
    front, words, meaning, back = printed(page, button(page, "Card (PDF)"))
    assert front == ""
    assert words == "Dr. Osei Thank you, with all my heart. Eleanor"
    assert says in meaning
    assert "cats" in back


@ways
def test_read_a_received_bouquet(window, way):
    page = window(way)
    page.get_by_role("link", name="Tell us which").click()
    page.get_by_label("The flowers, as a list or as a sentence").fill(LILIES)
    page.get_by_label("a cat", exact=True).check()
    button(page, "Read them").click()
    expect(title(page)).to_contain_text("In the modern Western tradition this bouquet")
    # What harms the cat comes before anything that is pretty.
    first = page.get_by_role("main").get_by_role("heading").first
    assert first.inner_text() == "Keep these away"
    assert "cats" in page.get_by_role("region", name="Keep these away").inner_text()
    assert drawn(page.get_by_role("img", name=re.compile("^A bouquet: 3 white lily, 6 red rose")))
    # Others read it otherwise, and each says who says so.
    elsewhere = page.get_by_role("region", name="What it says elsewhere").first
    assert elsewhere.get_by_role("columnheader").count() > 2
    assert "no data" in page.get_by_role("region", name="Safety").first.inner_text() or "toxic" in page.content()
    page.get_by_text(re.compile(r"Sources \(\d+\)")).click()
    book = page.locator("details.sources").get_by_role("link").first
    name = book.inner_text()
    book.click()
    expect(page).to_have_url(re.compile(f"/lexicon/sources/{name}$"))
    expect(page.get_by_role("main")).to_contain_text(name)


@ways
def test_search_a_meaning_to_its_source(window, way):
    page = window(way)
    page.get_by_role("navigation", name="Rooms").get_by_role("link", name="Lexicon").click()
    page.get_by_label("A flower, in any language, or something you want to say").fill("thankfulness")
    button(page, "Look up").click()
    expect(page.get_by_label("A flower, in any language, or something you want to say")).to_have_value("thankfulness")
    heading(page, "To say gratitude").get_by_role("link").click()
    expect(title(page)).to_have_text("gratitude")
    # The first that is said of it, word for word, stands in its source.
    said = page.get_by_role("main").locator("li, dd").filter(has=page.locator("q")).first
    quoted, source = said.locator("q").first.inner_text(), said.locator("a.source").first
    source.click()
    expect(page).to_have_url(re.compile(r"/lexicon/sources/[\w-]+"))
    expect(page.get_by_role("main")).to_contain_text(quoted.strip('“”"'))


@ways
def test_annotate_a_story(window, way):
    page = window(way)
    page.get_by_role("navigation", name="Rooms").get_by_role("link", name="Stories").click()
    page.get_by_label("The story", exact=True).fill(STORY)
    page.get_by_label("Whose language of flowers?").select_option("Victorian English")
    page.get_by_label("Set in the year").fill("1870")
    button(page, "See it annotated").click()
    expect(page.get_by_role("main")).to_contain_text("6 mentions of 6 kinds of flower, and 1 bouquet")
    flower = page.locator("mark", has_text="camellia").first
    note = flower.get_by_role("note")
    expect(note).to_be_hidden()
    if way.get("has_touch"):
        flower.tap()
    else:
        flower.hover()
    expect(note).to_be_visible()
    expect(note).to_contain_text("Perfected loveliness")
    page.get_by_role("heading", name="The bouquet", exact=True).click()
    expect(note).to_be_hidden()
    assert drawn(page.get_by_role("img", name=re.compile("1 white camellia")))
    expect(page.get_by_role("region", name="Out of its time")).to_contain_text("gerbera")
    with page.expect_download() as coming:
        button(page, "EPUB").first.click()
    with zipfile.ZipFile(coming.value.path()) as book:
        chapters = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("html"))
    assert "turned as red as a" in chapters
    assert "Perfected loveliness" in chapters
    page.get_by_role("link", name="Read it on the bench").click()
    expect(heading(page, "Flower by flower")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("3 blue violet")


@ways
def test_save_share_change_delete(window, way, site):
    sender, receiver, carrier = window(way), window(way), window(way)
    sender.get_by_role("link", name="Tell us which").click()
    sender.get_by_label("The flowers, as a list or as a sentence").fill(TUSSIE)
    button(sender, "Read them").click()
    sender.get_by_label("What you write on the card").fill("For your eyes alone.")
    sender.get_by_label("For whom").fill("Aurelia")
    button(sender, "Save, and get links").click()
    expect(heading(sender, "Its links")).to_be_visible()
    edit, view, carried = (
        sender.get_by_label(label).input_value()
        for label in ("For you", "For whoever receives it", "For whoever carries it")
    )
    assert sender.url == edit

    # Whoever receives it reads it, and can change nothing.
    receiver.goto(view)
    expect(title(receiver)).to_have_text("For Aurelia")
    expect(receiver.get_by_role("main")).to_contain_text("For your eyes alone.")
    expect(receiver.get_by_role("main")).to_contain_text("5 deep pink rose: gratitude")
    assert drawn(receiver.get_by_role("img", name=re.compile("^A bouquet: 1 white zinnia")))
    assert receiver.locator("form, a[href*='/e/']").count() == 0
    assert edit.rpartition("/")[2] not in receiver.content()
    receiver.goto(view.replace("/b/", "/e/"))
    expect(title(receiver)).to_have_text("There is no such link")

    # Whoever carries it sees what it looks like, and learns nothing.
    carrier.goto(carried)
    picture = carrier.get_by_role("img", name="The bouquet")
    assert drawn(picture)
    told = carrier.content() + "".join(printed(carrier, carrier.get_by_role("link", name=re.compile("PDF"))))
    with urllib.request.urlopen(f"{carried}/picture.png") as answer:
        pixels, told = answer.read(), told + str(answer.headers)
    assert pixels.startswith(b"\x89PNG")
    assert not any(kind in pixels for kind in (b"tEXt", b"iTXt", b"zTXt", b"eXIf"))
    for word in "zinnia rose rosa ivy hedera gratitude aurelia eyes".split():
        assert word not in told.lower()
    carrier.goto(carried.replace("/c/", "/b/"))
    expect(title(carrier)).to_have_text("There is no such link")

    # Whoever holds the edit link changes it for all, and takes along what is kept.
    button(sender, "more deep pink rose").click()
    expect(sender.get_by_label("How many deep pink rose")).to_have_value("6")
    sender.get_by_label("What you write on the card").fill("For you alone, again.")
    button(sender, "Save the change").click()
    expect(sender.get_by_text("Saved.", exact=True)).to_be_visible()
    receiver.goto(view)
    expect(receiver.get_by_role("main")).to_contain_text("For you alone, again.")
    expect(receiver.get_by_role("main")).to_contain_text("6 deep pink rose")
    with sender.expect_download() as coming:
        sender.get_by_role("link", name=re.compile("^Export")).click()
    assert "For you alone, again." in coming.value.path().read_text()

    sender.get_by_role("link", name=re.compile("^Delete it")).click()
    button(sender, "Delete it").click()
    expect(title(sender)).to_have_text("It is deleted.")
    for visitor, link in ((sender, edit), (receiver, view), (carrier, carried)):
        visitor.goto(link)
        expect(title(visitor)).to_have_text("There is no such link")

    log = site.log.read_text()
    for secret in ("eyes alone", "Aurelia", *(link.rpartition("/")[2] for link in (edit, view, carried))):
        assert secret not in log
