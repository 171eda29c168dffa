"""Read: what did you get? Typed, picked or pasted, and then on the bench. And the pictures that pages show."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from tussie.errors import TussieError
from tussie.lexicon import load_lexicon
from tussie.verbs import MOST_BOUQUET, Draw, make_picture
from tussie.web.lasting import Lasting
from tussie.web.pages.bench import STYLES, at_the_bench, seed_of
from tussie.web.pages.compose import choices
from tussie.web.problems import Problem, of_status
from tussie.web.visit import Address, Visit, problem_page, rendered

#: Bouquets that show what can be written.
EXAMPLES = (
    "a dozen red roses and baby's breath",
    "She was holding a white zinnia and a chrysanthemum, circled by daffodils and deep pink roses",
    "centre: 1 white lily\nring: 6 yellow carnation\nedge: 5 ivy",
)


def asked(visit: Visit) -> Response:
    """The question what somebody got; with a bouquet in the address, its reading."""
    if visit.said("bouquet").strip():
        return at_the_bench(visit)
    if "bouquet" in visit.query or "bouquet" in visit.form:
        return asked_again(visit, of_status(422, "no flower is named; write what you got, such as '3 red roses, ivy'"))
    return asked_again(visit, None)


def asked_again(visit: Visit, problem: Problem | None) -> Response:
    """The question again, with what was typed, and what is wrong with it."""
    return rendered(
        "read.html", status=problem.status if problem else 200, here="/read", visit=visit, problem=problem,
        examples=EXAMPLES, **choices(load_lexicon()),
    )  # fmt: skip


def no_bouquet(visit: Visit) -> Response:
    """A bench that was left: its address says nothing of what was on it."""
    return RedirectResponse("/read", 303)


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
    Address("/read", asked),
    Address("/read", asked, methods=("POST",)),
    Address("/bouquet", no_bouquet),
    Address("/bouquet/swap", no_bouquet),
    Address("/picture.svg", picture),
    Address("/picture.png", picture, slow=True),
    Address("/picture.pdf", picture, slow=True),
)
