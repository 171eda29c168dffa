"""Pictures of the site for the documentation, into ``docs/site/``: ``python -m tools.screenshots``.

The same site gives the same pictures: nothing that is shown depends on the day, on chance, or on where it runs.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page
from tests.browser import DESKTOP, PHONE, browser_path, serving, started

HERE = Path(__file__).parent.parent / "docs" / "site"
#: A picture that is larger has something on it that a page of the documentation should not carry.
MOST_BYTES = 400_000
_RECEIVED = "centre: 1 white lily\nring: 6 deep pink rose\nedge: 5 rosemary"
_SENT = "centre: 3 white zinnia\nring: 8 deep pink rose\nedge: 6 rosemary\nvase: milk glass"
#: Letters and pictures are there; those far below are not waited for.
_READY = """() => document.fonts.status === "loaded"
    && [...document.images].every(one => one.complete || one.loading === "lazy")"""


def composed(page: Page) -> None:
    """Three bouquets for a message."""
    page.goto("/")
    page.get_by_label("What do you want to say?").fill("Thank you for saving my husband. You did everything you could.")
    page.get_by_label("a cat", exact=True).check()
    page.get_by_label("How much may the flowers cost?").fill("45")
    page.get_by_role("button", name="Compose", exact=True).click()
    page.get_by_role("article").first.wait_for()


def bench(page: Page, bouquet: str = _RECEIVED) -> None:
    """A bouquet that came, read flower by flower, with what the cat must not eat before everything else."""
    page.goto("/read")
    page.get_by_label("The flowers, as a list or as a sentence").fill(bouquet)
    page.get_by_role("button", name="Read them").click()
    page.get_by_role("heading", name="Flower by flower").wait_for()


def view(page: Page) -> None:
    """The page of whoever receives a bouquet."""
    bench(page, _SENT)
    page.get_by_label("What you write on the card").fill("Thank you for saving my husband.\nYou did all you could.")
    page.get_by_label("For whom").fill("the medic")
    page.get_by_label("From whom").fill("Eleanor")
    page.get_by_role("button", name="Save, and get links").click()
    page.goto(page.get_by_label("For whoever receives it").input_value())


def plant(page: Page) -> None:
    """All that is known of a plant."""
    page.goto("/lexicon/plants/calendula-officinalis")


def story(page: Page) -> None:
    """A story with its flowers marked, and the note at one of them."""
    page.goto("/text?example=bouquet")
    page.get_by_role("button", name="See it annotated").click()
    page.get_by_role("heading", name="What Rose meant").wait_for()
    page.locator("mark", has_text=re.compile("camellia")).first.focus()


SHOTS: tuple[Callable[[Page], None], ...] = (composed, bench, view, plant, story)
#: The one that shows what the site is like at night.
_DARK = (bench, "desktop")


def main(arguments: Sequence[str] = ()) -> int:
    """Take the pictures, or say what there is no browser for."""
    path = browser_path()
    if not path:
        print("no browser is installed; install chromium, or name one in TUSSIE_BROWSER", file=sys.stderr)
        return 1
    HERE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as site, started(path) as browser:
        for device, size in (("phone", PHONE), ("desktop", DESKTOP)):
            for shot in SHOTS:
                if arguments and shot.__name__ not in arguments:
                    continue
                context = browser.new_context(base_url=site.address, **size)
                page = context.new_page()
                page.emulate_media(color_scheme="dark" if (shot, device) == _DARK else "light")
                shot(page)
                page.wait_for_function(_READY)
                page.evaluate("scrollTo(0, 0)")
                name = f"{shot.__name__}-{device}.png"
                picture = page.screenshot(animations="disabled", caret="hide")
                assert len(picture) <= MOST_BYTES, f"{name} has {len(picture):,} bytes"
                (HERE / name).write_bytes(picture)
                print(f"docs/site/{name} ({len(picture) // 1000} kB)")
                context.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
