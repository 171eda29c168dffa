"""Saved bouquets: the page for whoever receives one, the bench for whoever may change it, the picture for the carrier.

An address with a token is a secret. These pages say so to browsers and search engines: nothing of the address goes
along when a reader leaves, nothing is kept, nothing is indexed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any, NamedTuple

from starlette.responses import JSONResponse, RedirectResponse, Response

from tussie.arranging import arrange
from tussie.bouquet import Bouquet
from tussie.circumstances.checking import check
from tussie.errors import ChangedMeanwhile, TussieError
from tussie.lexicon import load_lexicon
from tussie.notation import parse
from tussie.reading import read
from tussie.store import Links, Saved, links_of, new_links
from tussie.verbs import Card, Made, make_page
from tussie.web.carrying import carried_picture
from tussie.web.editing import placed
from tussie.web.pages.bench import Table, at_the_bench, sources_of, stepped, table_of, with_fields
from tussie.web.pages.pictures import picture_of
from tussie.web.problems import problem
from tussie.web.safety import dangers
from tussie.web.visit import Address, Visit, rendered

#: What the address of a secret page is told to be.
_SECRET = {
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
}


class Kept(NamedTuple):
    """A saved bouquet as its holder sees it: where it is edited, and the three links with the site before them."""

    edit_path: str
    version: int
    edit: str
    view: str
    carrier: str
    view_path: str
    carrier_path: str
    changed: datetime


def _kept(visit: Visit, links: Links, saved: Saved) -> Kept:
    return Kept(
        f"/e/{links.edit}", saved.version, f"{visit.site}/e/{links.edit}", f"{visit.site}/b/{links.view}",
        f"{visit.site}/c/{links.carrier}", f"/b/{links.view}", f"/c/{links.carrier}", saved.changed,
    )  # fmt: skip


def _secret(response: Response) -> Response:
    response.headers.update(_SECRET)
    return response


def save(visit: Visit) -> Response:
    """Save what is on the bench, and lead to its edit link; what cannot be saved stays on the bench."""
    try:
        links = new_links()
        visit.store.save(_saved(visit, stepped(visit, table_of(visit))), edit=links.edit, now=datetime.now(UTC))
    except TussieError as error:
        return at_the_bench(visit, wrong=problem(error))
    return _secret(RedirectResponse(f"/e/{links.edit}", 303))


def _saved(visit: Visit, table: Table) -> Saved:
    """What is on the bench, and the words for its card, as they are kept. Raises `TussieError`."""
    arrange(table.bouquet, style=table.style, vase=table.vase, seed=table.seed)
    return Saved(
        str(table.bouquet), table.style, table.vase, table.seed, visit.said("tradition"), visit.said("words").strip(),
        visit.said("to").strip(), visit.said("sender").strip(),
    )  # fmt: skip


def edit(visit: Visit) -> Response:
    """The bench of a saved bouquet, with its links; what is stored there shows at all of them."""
    token = visit.path["token"]
    saved = visit.store.find(token, "edit")
    if visit.method != "POST":
        said = "Saved." if visit.query.get("saved") else ""
        return _bench(_laid_out(visit, saved), token, saved, said=said)
    if visit.said("do") == "store":
        return _stored(visit, token, saved)
    return _bench(visit, token, _as_looked_at(visit, saved))


def _as_looked_at(visit: Visit, saved: Saved) -> Saved:
    """What was saved, at the version that the form was made from: another window may have stored a later one."""
    version = visit.said("version")
    return saved._replace(version=int(version) if version.isdecimal() and len(version) < 10 else 0)


def _laid_out(visit: Visit, saved: Saved) -> Visit:
    """The form of the bench with what was saved in its fields."""
    return with_fields(
        visit, bouquet=saved.notation, style=saved.style, vase=saved.vase, seed=str(saved.seed), words=saved.words,
        tradition=saved.tradition, to=saved.to, sender=saved.sender, mode="send",
    )  # fmt: skip


def _bench(visit: Visit, token: str, saved: Saved, **more: Any) -> Response:
    kept = _kept(visit, links_of(token), saved)
    return _secret(at_the_bench(visit, template="kept.html", kept=kept, **more))


def _stored(visit: Visit, token: str, saved: Saved) -> Response:
    try:
        wanted = _saved(visit, stepped(visit, table_of(visit)))
        wanted = wanted._replace(created=saved.created, version=_as_looked_at(visit, saved).version)
        visit.store.change(token, wanted, now=datetime.now(UTC))
    except ChangedMeanwhile as error:
        # The form now carries the newer version: whoever saves again after reading this means to.
        return _bench(visit, token, error.current, wrong=problem(error))
    except TussieError as error:
        return _bench(visit, token, _as_looked_at(visit, saved), wrong=problem(error))
    return _secret(RedirectResponse(f"/e/{token}?saved=1", 303))


def edit_swaps(visit: Visit) -> Response:
    """The bench of a saved bouquet with what could stand in the place of one flower."""
    token = visit.path["token"]
    return _bench(visit, token, _as_looked_at(visit, visit.store.find(token, "edit")), swapping=True)


def export(visit: Visit) -> Response:
    """Everything that is kept about a bouquet, for whoever holds its edit link."""
    kept = visit.store.export(visit.path["token"])
    return _secret(JSONResponse(kept, headers={"Content-Disposition": 'attachment; filename="bouquet.json"'}))


def ask_delete(visit: Visit) -> Response:
    """The question whether a bouquet is to be deleted."""
    token = visit.path["token"]
    saved = visit.store.find(token, "edit")
    return _secret(rendered("delete.html", here="", notation=saved.notation, path=f"/e/{token}"))


def deleted(visit: Visit) -> Response:
    """Delete a bouquet with all of its links, and say so."""
    visit.store.delete(visit.path["token"])
    return _secret(rendered("deleted.html", here=""))


def view(visit: Visit) -> Response:
    """A bouquet as whoever receives it sees it: the picture, the words, the reading, what to mind, the sources."""
    saved = visit.store.find(visit.path["token"], "view")
    lex = load_lexicon()
    bouquet = _bouquet(saved)
    reading = read(bouquet, tradition=saved.tradition or None)
    cautions = [one for one in check(bouquet) if one.severity != "info"]
    answer = rendered(
        "view.html",
        here="",
        saved=saved,
        bouquet=bouquet,
        path=f"/b/{visit.path['token']}",
        picture=picture_of(bouquet, style=saved.style, vase=saved.vase, seed=saved.seed),
        reading=reading,
        lines=list(zip([ring for ring, _ in placed(bouquet)], reading.lines, strict=True)),
        sources=sources_of(lex, reading),
        customs=[one for one in cautions if one.kind == "custom"],
        **dangers(lex, bouquet, [one for one in cautions if one.kind != "custom"]),
    )
    return _secret(answer)


def _bouquet(saved: Saved) -> Bouquet:
    return parse(saved.notation, tradition=saved.tradition or None)


def code(visit: Visit) -> Response:
    """The view link as a QR code."""
    import segno  # noqa: PLC0415 - one page needs it

    visit.store.find(visit.path["token"], "view")
    drawn = BytesIO()
    link = f"{visit.site}/b/{visit.path['token']}"
    segno.make_qr(link, error="m").save(drawn, kind="svg", border=4, dark="#2b2720", light="#ffffff", scale=6)
    return _secret(Response(drawn.getvalue(), media_type="image/svg+xml"))


def view_card(visit: Visit) -> Response:
    """The card of a saved bouquet, or the florist's sheet, to print."""
    saved = visit.store.find(visit.path["token"], "view")
    return _secret(_file(make_page(_card(saved, visit.query.get("page", "card")))))


def carrier(visit: Visit) -> Response:
    """The picture, for whoever carries the bouquet, and no word of what it is or means."""
    visit.store.find(visit.path["token"], "carrier")
    return _secret(rendered("carrier.html", here="", path=f"/c/{visit.path['token']}"))


def carrier_picture(visit: Visit) -> Response:
    """The picture of the carrier's page, as pixels: a drawing in SVG would name the flowers."""
    saved = visit.store.find(visit.path["token"], "carrier")
    return _secret(Response(carried_picture(saved), media_type="image/png"))


def carrier_card(visit: Visit) -> Response:
    """The card of whoever carries the bouquet, to print."""
    return _secret(_file(make_page(_card(visit.store.find(visit.path["token"], "carrier"), "carrier"))))


def card(visit: Visit) -> Response:
    """The card of what is on the bench, or the florist's sheet; what cannot be printed leaves the bench as it was."""
    try:
        return _file(make_page(_card(_saved(visit, table_of(visit)), visit.said("page"))))
    except TussieError as error:
        return at_the_bench(visit, wrong=problem(error))


def _card(saved: Saved, page: str) -> Card:
    """What the page of a saved bouquet asks the printer for: ``card``, ``fold``, ``florist`` or ``carrier``."""
    spoken = page in ("card", "fold")
    return Card.model_construct(
        bouquet=saved.notation, tradition=saved.tradition, style=saved.style, vase=saved.vase, seed=saved.seed,
        page=page if page in ("florist", "carrier") else "card", fold=page == "fold", site="",
        words=saved.words if spoken else "", to=saved.to if spoken else "", sender=saved.sender if spoken else "",
    )  # fmt: skip


def _file(made: Made) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{made.name}"', "Cache-Control": "no-store"}
    return Response(made.content, headers=headers, media_type=made.media_type)


PAGES = (
    Address("/save", save, methods=("POST",)),
    Address("/card.pdf", card, methods=("POST",), slow=True),
    Address("/e/{token}", edit),
    Address("/e/{token}", edit, methods=("POST",)),
    Address("/e/{token}/swap", edit_swaps, methods=("POST",), slow=True),
    Address("/e/{token}/export.json", export),
    Address("/e/{token}/delete", ask_delete),
    Address("/e/{token}/delete", deleted, methods=("POST",)),
    Address("/b/{token}", view),
    Address("/b/{token}/qr.svg", code),
    Address("/b/{token}/card.pdf", view_card, slow=True),
    Address("/c/{token}", carrier),
    Address("/c/{token}/picture.png", carrier_picture, slow=True),
    Address("/c/{token}/card.pdf", carrier_card, slow=True),
)
