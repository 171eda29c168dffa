"""The verbs over HTTP: each address takes a request of `tussie.verbs`, and answers as the command with ``--json``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, UploadFile
from fastapi.responses import Response

from tussie import shapes
from tussie.lexicon import DEFAULT_TRADITION
from tussie.verbs import (
    STORIES,
    Annotate,
    Card,
    Check,
    Compose,
    Draw,
    Heard,
    Json,
    Lookup,
    Made,
    Read,
    StoryFormat,
    Swap,
    make_page,
    make_picture,
    story_of,
    tell_bouquets,
    tell_cautions,
    tell_found,
    tell_message,
    tell_reading,
    tell_story,
    tell_swaps,
)
from tussie.web.api.answers import answered, errors, file_answer, written
from tussie.web.gate import Gate
from tussie.web.lasting import Lasting

_PDF: dict[str, Any] = {"content": {"application/pdf": {}}, "description": "The page."}
_PICTURE: dict[str, Any] = {
    "content": {"image/svg+xml": {}, "image/png": {}, "application/pdf": {}},
    "description": "The picture.",
}
_STORY: dict[str, Any] = {
    "model": shapes.Annotation,
    "content": {kind: {} for kind in ("application/json", *STORIES.values())},
    "description": "The annotation, or the story as a file in the format that was asked for.",
}


def router(quick: Gate, slow: Gate, seconds: float) -> APIRouter:
    """The addresses of the verbs; composing takes about so many seconds at most."""
    made = APIRouter(tags=["verbs"])

    def answers(answer: dict[str, Any], *more: int) -> dict[str, Any]:
        # The class keeps OpenAPI from promising JSON beside what is told here.
        return {"response_model": None, "response_class": Response, "responses": {200: answer, **errors(*more)}}

    def told(shape: Any) -> dict[str, Any]:
        return answers({"model": shape})

    @made.post("/read", summary="What a bouquet says", **told(shapes.Reading | list[shapes.Reading]))
    async def read(asked: Read) -> Response:
        return answered(await quick.run(tell_reading, asked))

    @made.post("/compose", summary="Bouquets that say what you mean", **told(shapes.Answer))
    async def compose(asked: Compose) -> Response:
        return answered(await slow.run(tell_bouquets, asked, seconds=seconds))

    @made.post("/swap", summary="Flowers that could stand in another's place", **told(list[shapes.Substitute]))
    async def swap(asked: Swap) -> Response:
        return answered(await slow.run(tell_swaps, asked))

    @made.post("/check", summary="What to know before handing flowers over", **told(list[shapes.Caution]))
    async def check(asked: Check) -> Response:
        return answered(await quick.run(tell_cautions, asked))

    @made.post("/message", summary="What a message says", **told(shapes.Message))
    async def message(asked: Heard) -> Response:
        return answered(await slow.run(tell_message, asked))

    @made.get("/lookup", summary="What is known of a flower, a name or a sentiment", **told(shapes.Found))
    async def lookup(asked: Annotated[Lookup, Query()]) -> Response:
        # What the lexicon says stays the same until the program does.
        return Lasting(written(await quick.run(tell_found, asked)), "application/json")

    @made.post("/draw", summary="A picture of a bouquet", **answers(_PICTURE, 501))
    async def draw(asked: Draw) -> Response:
        gate = quick if asked.format == "svg" else slow
        return file_answer(await gate.run(make_picture, asked))

    @made.post("/card", summary="A card, or the florist's sheet", **answers(_PDF, 501))
    async def card(asked: Card) -> Response:
        return file_answer(await slow.run(make_page, asked))

    @made.post("/annotate", summary="The flowers of a story", **answers(_STORY, 501))
    async def annotate(asked: Annotate) -> Response:
        return _story(await slow.run(tell_story, asked))

    @made.post("/annotate/file", summary="The flowers of a book (text, Markdown, HTML, EPUB)", **answers(_STORY, 501))
    async def annotate_file(
        file: Annotated[UploadFile, File(description="The book.")],
        tradition: Annotated[str, Form(max_length=200, description="The reader's tradition.")] = DEFAULT_TRADITION,
        period: Annotated[int | None, Form(ge=-3000, le=3000, description="The year in which it is set.")] = None,
        place: Annotated[str, Form(max_length=200, description="Where it is set, for the period.")] = "",
        format: Annotated[StoryFormat, Form(description="JSON, or the story with its notes.")] = "json",
    ) -> Response:
        asked = Annotate(text="", tradition=tradition, period=period, place=place, format=format)
        raw, name = await file.read(), file.filename or "story.txt"
        return _story(await slow.run(lambda: tell_story(asked, story_of(raw, name))))

    return made


def _story(found: Json | Made) -> Response:
    return file_answer(found) if isinstance(found, Made) else answered(found)
