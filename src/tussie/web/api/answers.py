"""How the API answers: JSON as the command line prints it, files, and problems."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, Field
from starlette.responses import Response

from tussie.verbs import Json, Made


class ProblemShape(BaseModel):
    """What is wrong (RFC 9457), in one line for people, with facts for programs."""

    type: str = Field(description="What kind it is; explained there.", examples=["/api#unknown-name"])
    title: str = Field(examples=["Nothing is known by this name"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["no plant is called 'rosse'; did you mean 'rose'?"])
    near: list[str] | None = Field(default=None, description="Names that look most like an unknown one.")
    candidates: list[str] | None = Field(default=None, description="The plants that share a name.")
    at: int | None = Field(default=None, description="Where in the text the fault is.")
    length: int | None = None
    caret: str | None = Field(default=None, description="The line of the text, and a caret below the fault.")
    errors: list[dict[str, str]] | None = Field(default=None, description="What is wrong with which field.")


_SAID = {
    400: "The body is not JSON, or not a form.",
    403: "Sent by a page of another site.",
    404: "There is no such thing.",
    409: "Somebody changed it meanwhile.",
    413: "Too large.",
    422: "Not understood: what and why stands in `detail`.",
    429: "Too many requests in a minute; `Retry-After` says when to come again.",
    501: "What prints is not installed here.",
    503: "Too many ask at once, or the time was up; `Retry-After` says when to come again.",
}


def errors(*more: int) -> dict[int | str, dict[str, Any]]:
    """The problems that any address may answer with, and some more, as OpenAPI describes them."""
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemShape"}}}
    return {
        status: {"model": ProblemShape, "description": _SAID[status], "content": content}
        for status in sorted({400, 403, 413, 422, 429, 503, *more})
    }


def answered(value: Json, status: int = 200) -> Response:
    """A value as JSON."""
    return Response(written(value), status, {"Cache-Control": "no-store"}, media_type="application/json")


def written(value: Json) -> bytes:
    """A value as the bytes of JSON."""
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")


def file_answer(made: Made) -> Response:
    """A file as a file."""
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.content, 200, headers, media_type=made.media_type)
