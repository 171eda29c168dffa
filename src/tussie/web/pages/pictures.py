"""The pictures that pages show: a bouquet by its notation, drawn by whoever answers, kept by whoever asked."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response

from tussie.arranging import STYLES
from tussie.bouquet import Bouquet
from tussie.errors import TussieError
from tussie.verbs import MOST_BOUQUET, Draw, make_picture
from tussie.web.lasting import Lasting
from tussie.web.problems import of_status
from tussie.web.visit import Address, Visit, problem_page
from tussie.web.wishes import seed_of


def picture_of(bouquet: Bouquet | str, **looks: str | int) -> str:
    """The address of a picture of a bouquet, to which its paper can be added.

    >>> picture_of("3 red rose", style="spray")
    '/picture.svg?bouquet=3+red+rose&style=spray'
    """
    said = {name: str(value) for name, value in looks.items() if value}
    return f"/picture.svg?{urlencode({'bouquet': str(bouquet), **said})}"


def picture(visit: Visit) -> Response:
    """A bouquet as a picture, by its notation; the same address gives the same picture."""
    fields = {name: visit.query.get(name, "") for name in ("bouquet", "style", "vase", "seed", "paper", "view")}
    form = visit.address.rpartition(".")[2]
    try:
        if len(fields["bouquet"]) > MOST_BOUQUET:
            return problem_page(of_status(413, "this bouquet is too large for a picture"))
        made = make_picture(
            Draw.model_construct(
                bouquet=fields["bouquet"], tradition="",
                style=fields["style"] if fields["style"] in STYLES else "round",
                vase=fields["vase"][:200], seed=seed_of(fields["seed"]),
                paper=fields["paper"] if fields["paper"] in ("cream", "night") else "none",
                view="plan" if fields["view"] == "plan" else "front", silent=False, width=1600,
                format=form,
            )
        )  # fmt: skip
    except TussieError as error:
        return problem_page(of_status(422, str(error)))
    answer = Lasting(made.content, made.media_type)
    if visit.query.get("download"):
        answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return answer


PAGES = (
    Address("/picture.svg", picture),
    Address("/picture.png", picture, slow=True),
    Address("/picture.pdf", picture, slow=True),
)
