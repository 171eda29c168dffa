"""Saved bouquets over HTTP: save one, and who holds a link does what it allows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi.responses import Response
from pydantic import BaseModel, Field
from starlette.requests import Request

from tussie import shapes
from tussie.arranging import arrange
from tussie.lexicon import load_lexicon
from tussie.notation import parse
from tussie.reading import read
from tussie.store import Links, Saved, Store, links_of, new_links
from tussie.verbs import Pictured, bouquet_of
from tussie.web.api.answers import answered, errors
from tussie.web.carrying import carried_picture
from tussie.web.gate import Gate

_PICTURE = {"description": "The picture.", "content": {"image/png": {}}}
_GONE = {"description": "It is gone."}
Token = Annotated[str, Path(min_length=1, max_length=100, description="The token of a link.")]


class Save(Pictured):
    """A bouquet to be kept, and the words of its card."""

    words: str = Field(default="", max_length=1_500, description="What is written on its card. It is kept.")
    to: str = Field(default="", max_length=200, description="For whom it is.")
    sender: str = Field(default="", max_length=200, description="From whom it is.")


class Change(Save):
    """A saved bouquet as it is to be now; `version` is the one that was looked at."""

    version: int = Field(ge=1, le=2**31 - 2)


class SavedShape(BaseModel):
    """What is kept of a bouquet."""

    notation: str
    style: str
    vase: str
    seed: int
    tradition: str
    words: str
    to: str
    sender: str
    created: str
    changed: str
    version: int


class LinksShape(BaseModel):
    """The three links: whoever has one can do what it allows."""

    edit: str = Field(description="To change, export and delete it.")
    view: str = Field(description="To see and read it.")
    carrier: str = Field(description="To see its picture.")


class KeptShape(BaseModel):
    """A saved bouquet with its links."""

    links: LinksShape
    bouquet: SavedShape


class ViewShape(BaseModel):
    """A saved bouquet with its reading."""

    bouquet: SavedShape
    reading: shapes.Reading


def router(keeping: Gate, slow: Gate, store: Store, site: str) -> APIRouter:
    """The addresses of saved bouquets."""
    made = APIRouter(prefix="/bouquets", tags=["saved bouquets"])

    def kept(request: Request, links: Links, saved: Saved) -> dict[str, Any]:
        base = site.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}"
        addresses = zip(Links._fields, (f"/e/{links.edit}", f"/b/{links.view}", f"/c/{links.carrier}"), strict=True)
        return {"links": {name: base + path for name, path in addresses}, "bouquet": _saved(saved)}

    @made.post("", status_code=201, summary="Save a bouquet", **_answers(201, {"model": KeptShape}))
    async def save_bouquet(asked: Save, request: Request) -> Response:
        links = new_links()
        saved = await keeping.run(lambda: store.save(_wanted(asked), edit=links.edit, now=datetime.now(UTC)))
        return answered(kept(request, links, saved), 201)

    @made.get("/view/{token}", summary="A saved bouquet, and what it says", **_answers(200, {"model": ViewShape}, 404))
    async def view_bouquet(token: Token) -> Response:
        return answered(await keeping.run(_viewed, store, token))

    @made.get(
        "/carrier/{token}",
        summary="The picture of a saved bouquet",
        **_answers(200, _PICTURE, 404, 501),
    )
    async def carry_bouquet(token: Token) -> Response:
        picture = await slow.run(_carried, store, token)
        return Response(picture, 200, {"Cache-Control": "no-store"}, media_type="image/png")

    @made.get("/edit/{token}", summary="Everything that is kept", **_answers(200, {"model": KeptShape}, 404))
    async def export_bouquet(token: Token, request: Request) -> Response:
        saved = await keeping.run(store.find, token, "edit")
        return answered(kept(request, links_of(token), saved))

    @made.put("/edit/{token}", summary="Change a saved bouquet", **_answers(200, {"model": KeptShape}, 404, 409))
    async def change_bouquet(token: Token, asked: Change, request: Request) -> Response:
        wanted = _wanted(asked)._replace(version=asked.version)
        saved = await keeping.run(lambda: store.change(token, wanted, now=datetime.now(UTC)))
        return answered(kept(request, links_of(token), saved))

    @made.delete(
        "/edit/{token}",
        status_code=204,
        summary="Delete a bouquet and its links",
        **_answers(204, _GONE, 404),
    )
    async def delete_bouquet(token: Token) -> Response:
        await keeping.run(store.delete, token)
        return Response(None, 204, {"Cache-Control": "no-store"})

    return made


def _answers(status: int, answer: dict[str, Any], *more: int) -> dict[str, Any]:
    """What an address says in OpenAPI that it answers."""
    return {"response_model": None, "responses": {status: answer, **errors(*more)}}


def _wanted(asked: Save) -> Saved:
    """What is to be kept, once it is a bouquet that can be drawn."""
    tradition = load_lexicon().tradition(asked.tradition).id if asked.tradition else ""
    bouquet = bouquet_of(asked.bouquet, tradition or None)
    arranged = arrange(bouquet, style=asked.style, vase=asked.vase, seed=asked.seed)
    vase = arranged.vessel.kind if asked.vase else ""
    return Saved(str(bouquet), asked.style, vase, asked.seed, tradition, asked.words, asked.to, asked.sender)


def _saved(saved: Saved) -> dict[str, Any]:
    return {**saved._asdict(), "created": saved.created.isoformat(), "changed": saved.changed.isoformat()}


def _viewed(store: Store, token: str) -> dict[str, Any]:
    saved = store.find(token, "view")
    reading = read(parse(saved.notation, tradition=saved.tradition or None), tradition=saved.tradition or None)
    return {"bouquet": _saved(saved), "reading": reading.to_dict()}


def _carried(store: Store, token: str) -> bytes:
    return carried_picture(store.find(token, "carrier"))
