"""The site as people use it: five journeys by mouse, finger and keyboard, with a script and without one; and barriers.

Each journey starts at the first page and goes by what can be read on it, as a newcomer would. Whatever a browser asks
for is watched: no other site, no cookie, no error.
"""

import json
import re
import urllib.request
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pypdfium2
import pytest
from axe_playwright_python.base import AXE_SCRIPT
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
    "no script": {**PHONE, "java_script_enabled": False},
}
EVIL = "<img src=x onerror=alert(1)>"
# A bouquet takes seconds to compose, and more on a machine that has other things to do.
expect.set_options(timeout=20_000)
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
    assert first.inner_text() == "Keep these away from cats, dogs and children"
    assert "cats" in page.get_by_role("region", name="Keep these away").inner_text()
    assert drawn(page.get_by_role("img", name=re.compile("^A bouquet: 3 white lily, 6 red rose")))
    # Others read it otherwise, and each says who says so.
    elsewhere = page.get_by_role("region", name="What it says elsewhere").first
    assert elsewhere.get_by_role("columnheader").count() > 2
    lily = page.get_by_role("region", name="Safety").first.get_by_role("row", name="lily")
    expect(lily.get_by_role("cell").first).to_contain_text("toxic, deadly")
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


# By keyboard, and by dragging.


def reach(page: Page, control: Locator, key: str = "Tab") -> None:
    """Go to a control with the keyboard; wherever one is, it can be seen."""
    for _ in range(200):
        page.keyboard.press(key)
        if control.evaluate("one => one === document.activeElement"):
            assert page.evaluate(SEEN), control
            return
    raise AssertionError(f"{key} does not lead to {control}")


SEEN = """() => {
    const one = document.activeElement, place = one.getBoundingClientRect(), style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        && place.bottom > 0 && place.top < innerHeight;
}"""


def announced(page: Page) -> Locator:
    """What a screen reader is told of."""
    return page.locator("#announce")


def test_compose_by_keyboard_alone(window):
    page = window()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    reach(page, page.get_by_label("What do you want to say?"))
    page.keyboard.type(THANKS)
    reach(page, page.get_by_label("a cat", exact=True))
    page.keyboard.press("Space")
    reach(page, button(page, "Compose"))
    page.keyboard.press("Enter")
    expect(title(page)).to_contain_text("gratitude")
    expect(announced(page)).to_have_text(title(page).inner_text())
    reach(page, page.get_by_role("button", name="Take this one").first)
    page.keyboard.press("Enter")
    expect(heading(page, "Flower by flower")).to_be_visible()
    expect(announced(page)).to_have_text(title(page).inner_text())
    reach(page, page.get_by_label("What you write on the card"))
    page.keyboard.type("Thank you.")
    reach(page, button(page, "Save, and get links"))
    page.keyboard.press("Enter")
    expect(heading(page, "Its links")).to_be_visible()
    reach(page, page.get_by_role("link", name=re.compile("^Delete it")))


def test_add_a_flower_by_keyboard_alone(window):
    """A flower is found by its first letters; the button keeps the focus."""
    page = window(path="/read?bouquet=centre: 1 white zinnia; ring: 5 deep pink rose; edge: 7 ivy")
    flower = page.get_by_label("Which flower")
    reach(page, flower)
    page.keyboard.type("3 white vi")
    expect(page.get_by_role("listbox", name="Flowers").get_by_role("option").first).to_be_visible()
    expect(announced(page)).to_have_text(re.compile("flowers; choose with the arrow keys"))
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("listbox", name="Flowers").get_by_role("option", selected=True)
    assert flower.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox", name="Flowers")).to_be_hidden()
    page.keyboard.type("o")
    expect(page.get_by_role("listbox", name="Flowers").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(flower).to_have_value("3 white violet")
    reach(page, button(page, "Add"))
    page.keyboard.press("Enter")
    expect(button(page, "more white violet")).to_be_visible()
    expect(button(page, "Add")).to_be_focused()
    expect(announced(page)).to_have_text(title(page).inner_text())


def test_a_suggestion_is_tapped(window):
    """In a text that holds more than one flower, the one at the cursor is completed."""
    page = window(PHONE, "/read")
    flowers = page.get_by_label("The flowers, as a list or as a sentence")
    flowers.press_sequentially("6 red roses, 3 vergiss")
    option = page.get_by_role("listbox", name="Flowers").get_by_role("option").first
    assert drawn(option.locator("img"))
    option.tap()
    expect(flowers).to_have_value("6 red roses, 3 forget-me-not")
    button(page, "Read them").tap()
    expect(page.get_by_role("main")).to_contain_text("3 forget-me-not")


def test_move_and_swap_by_keyboard_alone(window):
    page = window(path="/read?bouquet=centre: 1 white zinnia; ring: 5 deep pink rose, 3 white violet; edge: 7 ivy")
    # Outwards and inwards: whichever way is left keeps the focus on the same flower.
    reach(page, button(page, "white violet further out"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="At the edge")).to_contain_text("3 white violet")
    assert page.evaluate(SEEN)
    expect(page.locator(":focus")).to_have_attribute("aria-label", "white violet further in")
    for ring in ("Around it", "At the centre"):
        page.keyboard.press("Enter")
        expect(page.get_by_role("region", name=ring)).to_contain_text("3 white violet")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "white violet further out")

    # What else could stand there, and back again.
    reach(page, button(page, "swap white violet"))
    page.keyboard.press("Enter")
    expect(announced(page)).to_have_text(re.compile(r"^\d+ could stand in its place"))
    expect(button(page, "swap white violet")).to_be_focused()
    other = page.locator("#swaps").get_by_role("button").first
    name = other.inner_text()
    reach(page, other)
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="At the centre")).to_contain_text(f"3 {name}")
    reach(page, button(page, "Undo"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="At the centre")).to_contain_text("3 white violet")
    expect(button(page, "Undo")).to_be_focused()
    reach(page, page.get_by_label("How many white violet"))
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="At the centre")).to_contain_text("5 white violet")


RINGS = "/read?bouquet=centre: 1 white zinnia; ring: 5 deep pink rose; edge: 7 ivy"


def grip(page: Page, flower: str) -> tuple[float, float]:
    """Where a stem can be taken hold of."""
    stem = page.get_by_role("listitem").filter(has=button(page, f"take out {flower}"))
    held = stem.get_by_title("drag to another ring")
    held.scroll_into_view_if_needed()
    box = held.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def lower_edge(ring: Locator) -> float:
    box = ring.bounding_box()
    assert box
    return box["y"] + box["height"] - 12


def test_a_stem_is_dragged_by_mouse(window):
    page = window(path=RINGS)
    x, y = grip(page, "ivy")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, lower_edge(page.get_by_role("region", name="Around it")), steps=5)
    page.mouse.up()
    expect(page.get_by_role("region", name="Around it")).to_contain_text("7 ivy")
    expect(page.get_by_role("region", name="At the edge")).not_to_contain_text("ivy")
    button(page, "Undo").click()
    expect(page.get_by_role("region", name="At the edge")).to_contain_text("7 ivy")


def test_a_stem_is_dragged_by_finger_as_far_as_the_page_goes(window):
    page = window(PHONE, RINGS)
    centre = page.get_by_role("region", name="At the centre")
    x, y = grip(page, "ivy")
    finger = page.context.new_cdp_session(page)

    def touch(what: str, *points: tuple[float, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    touch("touchStart", (x, y))
    # On a phone the ring is out of sight; at the upper edge of the window the page comes down.
    assert lower_edge(centre) < 0
    for part in range(200):
        touch("touchMove", (x, max(y - 50 * part, 20 + part % 2)))
        if lower_edge(centre) > 100:
            break
    touch("touchMove", (x, lower_edge(centre)))
    touch("touchEnd")
    expect(centre).to_contain_text("7 ivy")


def test_a_list_gets_rings_when_a_stem_is_dragged(window):
    page = window(path="/read?bouquet=2 white zinnia, 5 ivy")
    page.mouse.move(*grip(page, "white zinnia"))
    page.mouse.down()
    x, _ = grip(page, "white zinnia")
    page.mouse.move(x, lower_edge(page.locator("[data-ring=centre]")), steps=5)
    page.mouse.up()
    expect(page.get_by_role("region", name="At the centre")).to_contain_text("2 white zinnia")
    expect(page.get_by_role("region", name="Around it")).to_contain_text("5 ivy")


# Nobody is kept out.


def sent(page: Page, path: str, **fields: str) -> None:
    """Send a form that no page has, and look at the answer."""
    with page.expect_navigation():
        page.evaluate(
            """([path, fields]) => {
                const form = Object.assign(document.createElement("form"), {method: "post", action: path});
                for (const [name, value] of Object.entries(fields))
                    form.append(Object.assign(document.createElement("textarea"), {name, value}));
                document.body.append(form);
                form.submit();
            }""",
            [path, fields],
        )


def saved_links(site: Site) -> Mapping[str, str]:
    """The links of a bouquet that was saved by a program."""
    body = json.dumps({"bouquet": f"{TUSSIE}\nvase: jug", "words": "Thank you.", "to": "Dr. Osei"}).encode()
    asked = urllib.request.Request(
        f"{site.address}/api/v1/bouquets", body, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked) as answer:
        links: Mapping[str, str] = json.load(answer)["links"]
    return links


Kind = Callable[[Page, Site], object]
#: Every kind of page, and the shortest way to it.
KINDS: dict[str, Kind] = {
    "front": lambda page, site: page.goto("/"),
    "composed": lambda page, site: sent(page, "/compose", message=THANKS, hazards="cats"),
    "impossible": lambda page, site: sent(page, "/compose", message=THANKS, budget="0.5"),
    "not understood": lambda page, site: sent(page, "/compose", message="Vielen Dank für die schönen Blumen"),
    "read": lambda page, site: page.goto("/read"),
    "unknown flower": lambda page, site: sent(page, "/read", bouquet="3 blurple"),
    "bench": lambda page, site: sent(page, "/bouquet", bouquet=LILIES, mode="send", meant="gratitude=1"),
    "swaps": lambda page, site: sent(page, "/bouquet/swap", bouquet=TUSSIE, do="swap:1"),
    "edit": lambda page, site: page.goto(saved_links(site)["edit"]),
    "view": lambda page, site: page.goto(saved_links(site)["view"]),
    "carrier": lambda page, site: page.goto(saved_links(site)["carrier"]),
    "delete": lambda page, site: page.goto(f"{saved_links(site)['edit']}/delete"),
    "no such link": lambda page, site: page.goto("/b/nobody-knows"),
    "lexicon": lambda page, site: page.goto("/lexicon"),
    "search": lambda page, site: page.goto("/lexicon?q=thankfulness"),
    "shared name": lambda page, site: page.goto("/lexicon?q=marigold"),
    "plant": lambda page, site: page.goto("/lexicon/plants/calendula-officinalis"),
    "plants": lambda page, site: page.goto("/lexicon/plants?letter=r"),
    "concept": lambda page, site: page.goto("/lexicon/concepts/gratitude"),
    "concepts": lambda page, site: page.goto("/lexicon/concepts"),
    "source": lambda page, site: page.goto("/lexicon/sources/greenaway-1884"),
    "sources": lambda page, site: page.goto("/lexicon/sources"),
    "tradition": lambda page, site: page.goto("/lexicon/traditions/hanakotoba"),
    "traditions": lambda page, site: page.goto("/lexicon/traditions"),
    "stories": lambda page, site: page.goto("/text?example=ophelia"),
    "story": lambda page, site: sent(page, "/text", text=STORY, period="1870"),
    "about": lambda page, site: page.goto("/about"),
    "programs": lambda page, site: page.goto("/api"),
    "no page": lambda page, site: page.goto("/nowhere"),
}
_AXE = """() => axe.run(document, {
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    rules: {"target-size": {enabled: true}}, resultTypes: ["violations"],
}).then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 300)} ${node.failureSummary}`)))"""
_TOO_WIDE = """() => {
    const wide = document.documentElement;
    if (wide.scrollWidth <= wide.clientWidth) return [];
    return [...document.querySelectorAll("body *")].filter(one => !one.closest(".scroll *, .unseen")
        && one.getBoundingClientRect().right > wide.clientWidth + 1).map(one => one.outerHTML.slice(0, 200));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_kept_out(window, site, kind):
    page = window(PHONE)
    KINDS[kind](page, site)
    page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
    page.evaluate(AXE_SCRIPT)
    for size, scheme in ((PHONE, "light"), (DESKTOP, "dark")):
        page.set_viewport_size(size["viewport"])
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert page.evaluate(_AXE) == [], f"{size['viewport']} {scheme}"
    assert page.evaluate("document.getAnimations().length") == 0
    # The smallest phone; and a desktop enlarged twice, by the page and by its letters alone.
    for width, letters in ((320, "112.5%"), (640, "112.5%"), (640, "225%")):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", letters)
        assert page.evaluate(_TOO_WIDE) == [], f"{width} px, letters at {letters}"


def test_axe_finds_what_is_wrong(window):
    """The checks above could not fail if axe did not run."""
    page = window(path="/about")
    page.evaluate(AXE_SCRIPT)
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend",
            "<img src='/static/icon.svg'><button></button><button aria-label='a'></button>")"""
    )
    found = " ".join(page.evaluate(_AXE))
    assert "image-alt" in found
    assert "button-name" in found


# Whatever is typed.

ODD = [
    ("/", {"What do you want to say?": ""}, "Compose", "nothing is to be said"),
    ("/", {"What do you want to say?": "asdf qwer zxcv"}, "Compose", "do not look like a message"),
    ("/", {"What do you want to say?": "Vielen Dank, dass Sie meinen Mann gerettet haben."}, "Compose", "English"),
    ("/", {"What do you want to say?": "Merci d’avoir sauvé mon mari, docteur."}, "Compose", "English"),
    ("/", {"What do you want to say?": EVIL}, "Compose", "do not look like a message"),
    ("/", {"What do you want to say?": "many thanks " * 8_000}, "Compose", "characters; expected at most 5,000"),
    ("/", {"What do you want to say?": THANKS, "How much may the flowers cost?": "-3"}, "Compose", "'-3' is no budget"),
    ("/", {"What do you want to say?": THANKS, "Which flowers not?": "blurple"}, "Compose", "called 'blurple'"),
    ("/", {"What do you want to say?": THANKS, "Which flowers not?": EVIL}, "Compose", "no flower is called '<img"),
    ("/read", {"The flowers, as a list or as a sentence": ""}, "Read them", "no flower is named"),
    ("/read", {"The flowers, as a list or as a sentence": "3 blurple"}, "Read them", "did you mean 'purple'"),
    ("/read", {"The flowers, as a list or as a sentence": EVIL}, "Read them", "no flower is called '<img"),
    ("/read", {"The flowers, as a list or as a sentence": "-3 roses"}, "Read them", "'-3' is no count of stems"),
    ("/read", {"The flowers, as a list or as a sentence": "rose, " * 16_000}, "Read them", "expected at most 20,000"),
    ("/text", {"The story": ""}, "See it annotated", "the story has no words"),
    ("/text", {"The story": STORY, "Set in the year": "once"}, "See it annotated", "'once' is no year"),
    ("/text", {"The story": STORY, "In the country": "Atlantis"}, "See it annotated", "called 'Atlantis'"),
    ("/lexicon", {"A flower, in any language": EVIL}, "Look up", "is called '<img"),
    ("/lexicon", {"A flower, in any language": "zzzzqqq"}, "Look up", "is called 'zzzzqqq'"),
]  # fmt: skip


@pytest.mark.parametrize("way", [DESKTOP, WAYS["no script"]], ids=["script", "no script"])
def test_what_is_typed_is_kept_and_what_is_wrong_is_said(window, way):
    page = window(way)
    for path, fields, press, said in ODD:
        page.goto(path)
        for label, words in fields.items():
            page.get_by_label(label).fill(words)
        button(page, press).click()
        expect(page.get_by_role("alert")).to_contain_text(said)
        for label, words in fields.items():
            expect(page.get_by_label(label)).to_have_value(words)
        assert page.locator("img[src=x]").count() == 0


def test_the_bench_says_what_is_wrong_and_stays_as_it_was(window):
    page = window(path="/read?bouquet=3 red rose, 5 ivy")
    page.get_by_label("What you write on the card").fill(EVIL)
    page.get_by_label("For whom").fill(EVIL)
    page.get_by_label("Which flower").fill(EVIL)
    button(page, "Add").click()
    expect(page.get_by_role("alert")).to_contain_text("no flower is called '<img")
    for label in ("Which flower", "What you write on the card", "For whom"):
        expect(page.get_by_label(label)).to_have_value(EVIL)
    expect(page.get_by_role("main")).to_contain_text("5 ivy")
    # Whoever saves with a flower in the field means it to be in it; this one is none.
    button(page, "Save, and get links").click()
    expect(page.get_by_role("alert")).to_contain_text("no flower is called '<img")
    page.get_by_label("Which flower").fill("")
    button(page, "Save, and get links").click()
    expect(heading(page, "Its links")).to_be_visible()
    page.goto(page.get_by_label("For whoever receives it").input_value())
    expect(title(page)).to_have_text(f"For {EVIL}")
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("/compose", {"message": THANKS, "month": "13"}, "there is no month '13'"),
        ("/compose", {"message": THANKS, "hazards": "dragons"}, "hazards"),
        ("/compose", {"message": THANKS, "tradition": "klingon"}, "no tradition is called 'klingon'"),
        ("/bouquet", {"bouquet": "3 red rose", "do": "undo", "past": json.dumps([EVIL])}, "no flower is called '<img"),
        ("/bouquet", {"bouquet": "3 red rose", "do": "remove:0"}, "this is the last flower"),
        ("/save", {"bouquet": "3 red rose", "words": "x" * 5_000}, "5,000 characters"),
    ],
)
def test_a_form_made_by_hand_is_told_what_is_wrong(window, path, fields, said):
    page = window()
    sent(page, path, **fields)
    expect(page.get_by_role("alert")).to_contain_text(said)
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("past", ["garbage", "[[1]]", "{}", "[" * 50_000], ids=["words", "lists", "object", "deep"])
def test_steps_that_were_made_up_are_forgotten(window, past):
    page = window()
    sent(page, "/bouquet", bouquet="3 red rose", do="undo", past=past)
    expect(page.get_by_role("main")).to_contain_text("3 red rose")
    expect(button(page, "Undo")).to_be_disabled()


@pytest.mark.parametrize("path", ["/e/nobody", "/b/nobody", "/c/nobody", "/e/nobody/delete"])
def test_a_link_that_nobody_has(window, path):
    expect(title(window(path=path))).to_have_text("There is no such link")


def test_back_leads_from_step_to_step(window):
    page = window(path="/about")
    page.goto("/")
    page.get_by_label("What do you want to say?").fill(THANKS)
    page.get_by_label("a cat", exact=True).check()
    button(page, "Compose").click()
    page.get_by_role("button", name="Take this one").first.click()
    expect(heading(page, "Flower by flower")).to_be_visible()
    page.go_back()
    expect(title(page)).to_contain_text("bouquets for")
    page.go_back()
    expect(title(page)).to_have_text("What do you want to say?")
    expect(page.get_by_label("What do you want to say?")).to_have_value(THANKS)
    expect(page.get_by_label("a cat", exact=True)).to_be_checked()
    page.go_forward()
    page.go_forward()
    expect(heading(page, "Flower by flower")).to_be_visible()


def test_an_answer_without_a_bench_takes_nothing_away(window):
    page = window(path="/read?bouquet=3 red rose")
    page.get_by_label("What you write on the card").fill(THANKS)
    page.context.route("**/bouquet", lambda route: route.fulfill(response=page.request.get("/b/nobody"), status=429))
    button(page, "more red rose").click()
    expect(page.get_by_role("alert")).to_contain_text("no bouquet has this link")
    expect(page.get_by_label("What you write on the card")).to_have_value(THANKS)
    page.context.unroute_all()
    page.context.set_offline(True)
    button(page, "more red rose").click()
    expect(page.get_by_role("alert")).to_contain_text("There was no answer. What you wrote is still here")
    page.context.set_offline(False)


def test_steps_wait_for_one_another_and_what_is_typed_meanwhile_stays(window):
    page = window(path="/read?bouquet=3 red rose, 1 ivy")

    def late(route):
        page.wait_for_timeout(250)
        route.continue_()

    page.context.route("**/bouquet", late)
    for _ in range(3):
        button(page, "more red rose").click()
    button(page, "more ivy").click()
    page.get_by_label("What you write on the card").fill(THANKS)
    expect(page.get_by_role("main")).to_contain_text("8 stems")
    expect(page.get_by_label("What you write on the card")).to_have_value(THANKS)
    expect(page.get_by_label("How many red rose")).to_have_value("6")


def test_who_loads_the_bench_anew_or_comes_back_finds_it_as_it_was(window):
    page = window(path="/read?bouquet=3 red rose")
    button(page, "more red rose").click()
    expect(page.get_by_role("main")).to_contain_text("4 stems")
    page.get_by_label("For whom").fill("Ophelia")
    page.get_by_label("From whom").focus()
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("4 stems")
    expect(page.get_by_label("For whom")).to_have_value("Ophelia")
    page.get_by_role("link", name="About, privacy, licences").click()
    page.go_back()
    expect(page.get_by_role("main")).to_contain_text("4 stems")


def test_who_presses_twice_saves_once(window):
    page = window(path="/read?bouquet=3 red rose")
    saved: list[str] = []
    page.context.on("request", lambda one: saved.append(one.url) if one.url.endswith("/save") else None)
    button(page, "Save, and get links").dblclick()
    expect(heading(page, "Its links")).to_be_visible()
    assert len(saved) == 1


# What it weighs, and how it prints.


def test_the_first_page_is_light(window):
    """Everything that a first visit brings over the wire, in bytes."""
    page = window(PHONE)
    page.wait_for_load_state("networkidle")
    weights = page.evaluate(
        """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
            .map(one => [one.name, one.transferSize])"""
    )
    # The page, its style, its script and its two fonts.
    assert len(weights) >= 5
    assert sum(weight for _, weight in weights) < 100_000


def test_a_view_prints_on_paper(window, site):
    page = window(path=saved_links(site)["view"])
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=True))
    words = " ".join(" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in sheets)
    assert len(sheets) <= 3
    for said in ("For Dr. Osei", "5 deep pink rose: gratitude", "No data"):
        assert said in words
    # Paper has no rooms to go to, and nothing to press.
    for unsaid in ("Stories", "Card to fold", "Print this page"):
        assert unsaid not in words
