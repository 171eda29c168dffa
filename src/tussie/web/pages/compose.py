"""Compose: what do you want to say? Three bouquets, drawn, with what they say, and the way on from each."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from tussie import verbs
from tussie.composing import Answer
from tussie.composing.answer import Composed
from tussie.errors import TussieError
from tussie.lexicon import load_lexicon
from tussie.verbs import Compose
from tussie.web.pages.pictures import picture_of
from tussie.web.problems import Problem, problem
from tussie.web.safety import dangers
from tussie.web.visit import Address, Visit, rendered
from tussie.web.wishes import choices, listed, wishes

#: Things to say that show how it works, on the first page.
_EXAMPLES = (
    "Thank you for saving my husband. You did everything you could.",
    "I am so sorry for your loss. We will always remember her.",
    "Congratulations on your new home!",
)


def front(visit: Visit) -> Response:
    """The first page: the one question, and everything else that may be said, folded away."""
    message = {str(at): words for at, words in enumerate(_EXAMPLES)}.get(visit.said("example"), "")
    return _page(visit, None, None, message=message)


def composed(visit: Visit) -> Response:
    """The bouquets for what a form says, or what stands in the way; the form as it was typed in either case."""
    visit = _dropped(visit)
    try:
        asked = wishes(visit)
        answer = verbs.composed(asked, seconds=visit.seconds)
    except (TussieError, TimeoutError) as error:
        return _page(visit, None, problem(error))
    return _page(visit, answer, None, asked=asked)


def _dropped(visit: Visit) -> Visit:
    """The form with the flower among the unwanted whose "not this" was pressed."""
    verb, _, flower = visit.said("do").partition(":")
    if verb != "drop" or not flower:
        return visit
    without = ", ".join(dict.fromkeys([*listed(visit.said("without")), flower]))
    kept = [pair for pair in visit.form.multi_items() if pair[0] != "without" and pair != ("keep", flower)]
    return visit._replace(form=type(visit.form)([*kept, ("without", without)]))


def _page(
    visit: Visit, answer: Answer | None, wrong: Problem | None, *, asked: Compose | None = None, message: str = ""
) -> Response:
    lex = load_lexicon()
    bouquets = answer.bouquets if answer else ()
    shown = {str(one.stem.flower) for bouquet in bouquets for one in bouquet.stems}
    must = list(asked.must) if asked else [*listed(visit.said("must")), *visit.all("keep")]
    return rendered(
        "compose.html",
        status=wrong.status if wrong else 200,
        here="/",
        visit=visit,
        message=message or visit.said("message"),
        problem=wrong,
        answer=answer,
        meant=_meant(answer) if answer else "",
        cards=[_card(one) for one in bouquets],
        common=_common(answer) if answer else [],
        kept=[flower for flower in must if flower in shown],
        must=", ".join(flower for flower in must if flower not in shown),
        examples=_EXAMPLES,
        picture_of=picture_of,
        **choices(lex),
    )


def _meant(answer: Answer) -> str:
    """The intents as a field carries them on."""
    return ",".join(f"{concept}={weight:.3g}" for concept, weight in answer.intents)


def _card(one: Composed) -> dict[str, Any]:
    harmful = dangers(load_lexicon(), one.bouquet, ())["dangers"]
    return {"one": one, "picture": picture_of(one.bouquet), "rings": _rings(one), "dangers": harmful}


def _rings(one: Composed) -> list[tuple[str, list[Any]]]:
    rings: dict[str, list[Any]] = {}
    for chosen in one.stems:
        rings.setdefault(chosen.ring, []).append(chosen)
    return list(rings.items())


def _common(answer: Answer) -> list[Any]:
    """The cautions of every bouquet, told once."""
    if not answer.bouquets:
        return []
    first, *others = (bouquet.cautions for bouquet in answer.bouquets)
    return [one for one in first if one.severity != "info" and all(one in other for other in others)]


PAGES = (
    Address("/", front),
    Address("/compose", front),
    Address("/compose", composed, methods=("POST",), slow=True),
)
