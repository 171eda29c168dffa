"""The pages: each room of the site is a module with its page functions, and a table of their addresses."""

from __future__ import annotations

from starlette.routing import Route

from tussie.store import Store
from tussie.web.gate import Gate
from tussie.web.pages import about, bench, compose, kept, lexicon, pictures, read, text
from tussie.web.settings import Settings
from tussie.web.visit import page


def routes(settings: Settings, store: Store, quick: Gate, slow: Gate, keeping: Gate) -> list[Route]:
    """The routes of every page; one that takes seconds goes to the slow gate, a saved bouquet to that of the store."""
    rooms = (compose, read, bench, pictures, kept, lexicon, text, about)
    made = []
    for room in rooms:
        for address in room.PAGES:
            gate = slow if address.slow else keeping if room is kept else quick
            answer = page(address.page, gate, store, settings.site, settings.seconds)
            made.append(Route(address.path, answer, methods=list(address.methods)))
    return made
