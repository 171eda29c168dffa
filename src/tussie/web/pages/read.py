"""Read: what did you get? Typed, picked or pasted, and then on the bench."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from tussie.lexicon import load_lexicon
from tussie.web.pages.bench import at_the_bench
from tussie.web.problems import Problem, of_status
from tussie.web.visit import Address, Visit, rendered
from tussie.web.wishes import choices

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


PAGES = (
    Address("/read", asked),
    Address("/read", asked, methods=("POST",)),
    Address("/bouquet", no_bouquet),
    Address("/bouquet/swap", no_bouquet),
)
