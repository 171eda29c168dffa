"""The pages: each room of the site is a module with its page functions, and a table of their addresses."""

from __future__ import annotations

from starlette.routing import Route

from tussie.store import Store
from tussie.web.gate import Gate
from tussie.web.pages import about, bench, compose, kept, lexicon, pictures, read, text
from tussie.web.settings import Settings
from tussie.web.visit import page


def routes(settings: Settings, store: Store, quick: Gate, slow: Gate) -> list[Route]:
    """The routes of every page; a page that takes seconds goes to the slow gate."""
    rooms = (compose, read, bench, pictures, kept, lexicon, text, about)
    return [
        Route(
            address.path,
            page(address.page, slow if address.slow else quick, store, settings.site, settings.seconds),
            methods=list(address.methods),
        )
        for room in rooms
        for address in room.PAGES
    ]
