"""The bench: a bouquet on the table, what it says as it is, and everything that can be done with it.

Whoever reads a bouquet that came, and whoever builds one to send, work at the same bench. What is on it travels in the
form: the bouquet in its notation, what it was before each step (for undo), and the wishes. Each step is one submit
button, so that the page works without a script; a script merely exchanges the middle of the page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.datastructures import ImmutableMultiDict
from starlette.responses import Response

from tussie.arranging import STYLES, VESSELS
from tussie.bouquet import Bouquet
from tussie.circumstances.caution import Caution
from tussie.circumstances.checking import check
from tussie.composing.request import spoken
from tussie.composing.swap import Swap, swap
from tussie.errors import ImpossibleWish, MalformedText, TussieError, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.notation import parse
from tussie.notation.link import from_link
from tussie.reading import Reading, compare, read
from tussie.stock import ESTIMATE, Offer, catalogue, offer_for
from tussie.verbs import MOST_BOUQUET, MOST_STOCK, StockFields, bouquet_of, circumstances_of, of_few_kinds, stock_of
from tussie.web import editing
from tussie.web.pages.pictures import picture_of
from tussie.web.problems import Problem, problem
from tussie.web.safety import dangers
from tussie.web.visit import Address, Visit, rendered
from tussie.web.wishes import carried, choices, circumstances, seed_of

#: How many steps can be taken back.
_STEPS = 40
#: Traditions that stand side by side before anybody asks for others.
_SIDE_BY_SIDE = 4
_ON_THE_PAGE = ("tradition", "hazards", "place", "country", "occasion", "month")


class Table(NamedTuple):
    """What is on the bench: a bouquet, what it was before (oldest first), and how it is drawn."""

    bouquet: Bouquet
    past: tuple[str, ...] = ()
    style: str = "round"
    vase: str = ""
    seed: int = 0


def shown(visit: Visit) -> Response:
    """The bench with the bouquet that a form or a link names."""
    return at_the_bench(visit)


def with_swaps(visit: Visit) -> Response:
    """The bench with what could stand in the place of one flower; it takes a second."""
    return at_the_bench(visit, swapping=True)


def at_the_bench(
    visit: Visit, *, swapping: bool = False, template: str = "bench.html", wrong: Problem | None = None, **more: Any
) -> Response:
    """The bench after the step that was asked for; a step that cannot be taken leaves all as it was, and says why."""
    try:
        table = _as_sent(visit)
    except TussieError as error:
        from tussie.web.pages.read import asked_again  # noqa: PLC0415 - the two pages lead to each other

        return asked_again(visit, problem(error))
    swaps: tuple[int, Sequence[Swap]] | None = None
    try:
        table = set_by_hand(visit, table)
        if swapping:
            swaps = _swaps(visit, table.bouquet)
        else:
            table = stepped(visit, table)
    except TussieError as error:
        wrong = problem(error)
    told = _told(visit, table, wrong, swaps)
    return rendered(template, status=told["problem"].status if told["problem"] else 200, **told, **more)


def table_of(visit: Visit) -> Table:
    """What is on the bench, by the form: the bouquet with the counts and rings that were set by hand.

    Raises what `tussie.parse` raises, and `ImpossibleWish` for a count that is none.
    """
    return set_by_hand(visit, _as_sent(visit))


def _as_sent(visit: Visit) -> Table:
    """What was on the bench when the form was sent."""
    text = from_link(visit.said("bouquet").strip())
    if len(text) > MOST_BOUQUET:
        raise MalformedText(f"the bouquet has {len(text):,} characters; expected at most {MOST_BOUQUET:,}")
    tradition = load_lexicon().tradition(visit.said("tradition")).id if visit.said("tradition") else None
    return Table(
        bouquet_of(text, tradition), _past(visit), _one_of(STYLES, visit.said("style"), "round"),
        _one_of(tuple(VESSELS), visit.said("vase"), ""), seed_of(visit.said("seed")),
    )  # fmt: skip


def _one_of(known: Sequence[str], word: str, otherwise: str) -> str:
    return word if word in known else otherwise


def set_by_hand(visit: Visit, table: Table) -> Table:
    """The table with the numbers and rings that stand in the fields beside the stems; that is a step, too.

    Raises `ImpossibleWish` for a number that is none.
    """
    stems = editing.placed(table.bouquet)
    for at, (ring, stem) in enumerate(stems):
        number, wanted = visit.form.get(f"count-{at}", "").strip(), visit.form.get(f"ring-{at}", ring)
        if number == str(stem.number):
            number = ""
        if number and not (number.isdecimal() and 0 < len(number) < 5 and int(number) <= editing.MOST):
            raise ImpossibleWish(f"{clipped(number)!r} is no number of {stem.flower}; expected 1 to {editing.MOST}")
        if number:
            stem = stem._replace(number=int(number))  # noqa: PLW2901
        stems[at] = (wanted if wanted in editing.RINGS else ring, stem)
    changed = editing.arranged(table.bouquet, (one for one in stems if one[1].number != 0))
    if changed == table.bouquet or not changed.stems:
        return table
    return table._replace(bouquet=changed, past=_longer(table.past, str(table.bouquet)))


def _past(visit: Visit) -> tuple[str, ...]:
    """What the bouquet was before each step. What a stranger writes into the field is text, and at worst no bouquet."""
    try:
        past = json.loads(visit.form.get("past", "[]"))
    except (ValueError, RecursionError):
        return ()
    return tuple(one for one in past if isinstance(one, str))[-_STEPS:] if isinstance(past, list) else ()


def _longer(past: tuple[str, ...], before: str) -> tuple[str, ...]:
    return (*past, before)[-_STEPS:]


def stepped(visit: Visit, table: Table) -> Table:
    """The table after one step: ``more:2``, ``in:0``, ``take:1:red gerbera``, ``undo`` ... Raises `TussieError`."""
    verb, _, rest = visit.said("do").partition(":")
    if verb == "undo":
        if not table.past:
            return table
        return table._replace(bouquet=bouquet_of(table.past[-1]), past=table.past[:-1])
    if verb == "another":
        return table._replace(seed=table.seed + 1)
    where, _, flower = rest.partition(":")
    at = int(where) if where.isdecimal() and len(where) < 5 else -1
    bouquet, stems = table.bouquet, editing.placed(table.bouquet)
    words = visit.said("flower").strip()
    # Who presses Enter in that field, or saves with a flower in it, means it to be there.
    if verb == "add" or (words and verb in ("", "set", "store")):
        if not words:
            raise MalformedText("no flower to add; write one, such as '3 red roses'")
        reader = visit.said("tradition") or bouquet.tradition or None
        bouquet = editing.added(bouquet, parse(words, tradition=reader), visit.said("ring-new"))
    elif not 0 <= at < len(stems):
        return table
    elif verb in ("more", "fewer"):
        bouquet = editing.counted(bouquet, at, stems[at][1].counted + (1 if verb == "more" else -1))
    elif verb == "remove":
        bouquet = editing.counted(bouquet, at, 0)
    elif verb in ("in", "out"):
        bouquet = editing.moved(bouquet, at, beside(stems[at][0], verb))
    elif verb == "ring" and flower in editing.RINGS:
        bouquet = editing.moved(bouquet, at, flower)
    elif verb == "take":
        [stem] = parse(flower, tradition=visit.said("tradition") or bouquet.tradition or None).stems[:1]
        bouquet = editing.replaced(bouquet, at, stem.flower)
    if not bouquet.stems:
        raise ImpossibleWish("this is the last flower; add another before you take it out")
    if bouquet == table.bouquet:
        return table
    return table._replace(bouquet=of_few_kinds(bouquet), past=_longer(table.past, str(table.bouquet)))


def beside(ring: str, verb: str) -> str:
    """The ring inside or outside another; a list is taken for the ring around the centre."""
    place = editing.RINGS.index(ring) if ring in editing.RINGS else 1
    return editing.RINGS[max(0, min(2, place + (-1 if verb == "in" else 1)))]


def _swaps(visit: Visit, bouquet: Bouquet) -> tuple[int, Sequence[Swap]] | None:
    """The place of the stem that is to be replaced, and what could stand there."""
    where = visit.said("do").partition(":")[2]
    stems = bouquet.stems
    if not (where.isdecimal() and len(where) < 5 and int(where) < len(stems)):
        return None
    asked = circumstances(visit, str(bouquet))
    tradition = _reader(visit, bouquet)
    stock = stock_of(_stock_fields(visit), tradition)
    found = swap(
        bouquet, str(stems[int(where)].flower), circumstances=circumstances_of(asked), tradition=tradition, stock=stock
    )
    return int(where), found


def _reader(visit: Visit, bouquet: Bouquet) -> str:
    lex = load_lexicon()
    return lex.tradition(visit.said("tradition") or bouquet.tradition or DEFAULT_TRADITION).id


def _told(
    visit: Visit, table: Table, wrong: Problem | None, swaps: tuple[int, Sequence[Swap]] | None
) -> dict[str, Any]:
    """Everything the page says of the bouquet."""
    lex, bouquet = load_lexicon(), table.bouquet
    cautions: tuple[Caution, ...] = ()
    try:
        cautions = check(bouquet, circumstances_of(circumstances(visit, str(bouquet))))
    except TussieError as error:
        wrong = wrong or problem(error)
    reading = read(bouquet, tradition=_reader(visit, bouquet))
    meant = _meant(lex, visit)
    mode = _one_of(("send", "read"), visit.said("mode"), "send" if meant or visit.said("message") else "read")
    return {
        "here": "/" if mode == "send" else "/read",
        "mode": mode,
        "visit": visit,
        "typed": "" if not wrong and visit.said("do") in ("", "add", "set", "store") else visit.said("flower"),
        "problem": wrong,
        "table": table,
        "bouquet": bouquet,
        "past": json.dumps(table.past),
        "picture": picture_of(bouquet, style=table.style, vase=table.vase, seed=table.seed),
        "swaps": swaps,
        # The other wishes stand on the page.
        "carried": [pair for pair in carried(visit) if pair[0] not in _ON_THE_PAGE],
        "meant": [(lex.concepts[concept].label, dict(reading.concepts).get(concept, 0.0)) for concept in meant],
        "styles": STYLES,
        "vessels": list(VESSELS),
        **choices(lex),
        **sayings(lex, bouquet, reading, visit),
        **dangers(lex, bouquet, cautions),
        **_costs(visit, bouquet),
    }


def sayings(lex: Lexicon, bouquet: Bouquet, reading: Reading, visit: Visit) -> dict[str, Any]:
    """What it says to a reader, and to others, side by side."""
    named = [id for id in visit.all("beside") if id in lex.traditions and id != reading.tradition]
    readings = compare(bouquet, named) if named else compare(bouquet)
    others = [one for one in readings if one.tradition != reading.tradition]
    return {
        "reading": reading,
        "lines": list(zip([ring for ring, _ in editing.placed(bouquet)], reading.lines, strict=True)),
        "columns": [reading, *others[:_SIDE_BY_SIDE]],
        "beside": [one.tradition for one in others[:_SIDE_BY_SIDE]],
        "more_traditions": [lex.traditions[one.tradition] for one in others[_SIDE_BY_SIDE:]],
        "sources": sources_of(lex, reading, others[:_SIDE_BY_SIDE]),
    }


def sources_of(lex: Lexicon, reading: Reading, others: Sequence[Reading] = ()) -> list[Any]:
    """Every source that a page of readings rests on, once."""
    ids = [sense.source for one in (reading, *others) for line in one.lines for sense in line.senses[:3]]
    ids += [sense.source for sense in reading.together]
    return [lex.source(id) for id in dict.fromkeys(ids) if id]


def _costs(visit: Visit, bouquet: Bouquet) -> dict[str, Any]:
    """What the stems cost, by the sender's stock or the catalogue; what nobody sells has no price."""
    tradition = _reader(visit, bouquet)
    try:
        stock = stock_of(_stock_fields(visit), tradition)
    except TussieError:
        # What is wrong with the list was told where it was sent.
        stock = None
    stock = stock or catalogue(tradition)
    offers: list[Offer | None] = [offer_for(stock, stem.flower) for stem in bouquet.stems]
    priced = [(stem, offer) for stem, offer in zip(bouquet.stems, offers, strict=True) if offer]
    return {
        "cost": sum(offer.price * stem.counted for stem, offer in priced),
        "currency": stock.currency,
        "estimated": any(offer.source == ESTIMATE for _, offer in priced),
        "unpriced": [str(stem.flower) for stem, offer in zip(bouquet.stems, offers, strict=True) if not offer],
        "stems": sum(stem.counted for stem in bouquet.stems),
    }


def _stock_fields(visit: Visit) -> StockFields:
    return StockFields.model_construct(
        stock=visit.said("stock")[:MOST_STOCK], currency=visit.said("currency")[:8] or "USD", strict=False
    )


def _meant(lex: Lexicon, visit: Visit) -> list[str]:
    """The concepts that the sender means, as the composer heard them."""
    try:
        return list(spoken(lex, visit.said("meant"))) if visit.said("meant") else []
    except TussieError:
        return []


def with_fields(visit: Visit, **fields: str) -> Visit:
    """The visit with some fields of its form set."""
    kept = [(name, value) for name, value in visit.form.multi_items() if name not in fields]
    return visit._replace(form=ImmutableMultiDict([*kept, *fields.items()]))


PAGES = (
    Address("/bouquet", shown, methods=("POST",)),
    Address("/bouquet/swap", with_swaps, methods=("POST",), slow=True),
)
