"""Whether the composer finds the best bouquet, keeps every wish, and says what is meant; and how fast.

Five questions. Is the optimum that of brute force, on small instances? That of another solver (OR-tools CP-SAT), on
large ones? Are all wishes kept on the requests of ``requests.jsonl``, as checked here by other code than the
composer's? How do a greedy composer and one flower for each intent from Greenaway fare on them? How does time grow?
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from cp_sat import optimum, worker
from oracle import by_brute_force
from tussie import Bouquet, ImpossibleWish, Ring, Stem, check, load_lexicon, read
from tussie.circumstances import safety, season
from tussie.composing import Answer, answer, compose
from tussie.composing.candidates import Candidate, candidates, kin_of
from tussie.composing.prices import PRICES, noise, primary, weights
from tussie.composing.program import KINDS, Model
from tussie.composing.request import Request, request_from
from tussie.message import understand
from tussie.stock import Offer, Stock, catalogue

REQUESTS = Path(__file__).parent / "requests.jsonl"


def small_instance(dice: random.Random, offers: tuple[Offer, ...]) -> tuple[list[Candidate], Request]:
    """A handful of flowers and a request with few stems."""
    said = dice.sample("gratitude love hope friendship remembrance joy esteem purity".split(), dice.choice((1, 1, 2)))
    low = dice.choice((3, 4, 5))
    request = Request(
        tuple((concept, float(dice.choice((1, 2)))) for concept in said),
        stems=(low, low + dice.choice((2, 4))),
        budget=dice.choice((0.0, 15.0, 30.0)),
    )
    return candidates(load_lexicon(), Stock(tuple(dice.sample(offers, 5)), "USD"), request), request


def against_brute_force(number: int) -> str:
    """How many small instances have the optimum of brute force."""
    dice, offers, same, bouquets, done = random.Random(1), catalogue().offers, 0, 0, 0
    while done < number:
        pool, request = small_instance(dice, offers)
        if not any(one.leads for one in pool):
            continue  # nothing here says anything of what is meant
        kept = frozenset({"budget", "stems", "harmony", *(f"say:{c}" for c in primary(request))})
        solution = Model(load_lexicon(), pool, request, kept).solve(30.0)
        expected = by_brute_force(pool, request)
        found = None if solution is None else solution.objective
        same += (found is None) == (expected is None) and (found is None or abs(found - (expected or 0.0)) < 1e-6)
        bouquets += found is not None
        done += 1
    return f"equal to brute force: {same} of {number} small instances ({bouquets} have a bouquet)"


# Another solver.


def against_cp_sat(number: int, patience: float = 10.0) -> str:
    """How many large instances have the same optimum with both solvers, and how long each takes.

    `patience` are the seconds that CP-SAT may take for one; it is kept short so that the whole can be run.
    """
    lex, stock, dice = load_lexicon(), catalogue(), random.Random(2)
    intents = """gratitude love hope friendship remembrance joy esteem admiration sympathy healing courage
        congratulation apology family-love beauty strength kindness welcome farewell success""".split()
    same = both = 0
    ours, theirs = [], []
    pool_of_one = worker()
    for _ in range(number):
        said = dice.sample(intents, dice.choice((1, 2, 3)))
        request = Request(tuple((c, 1.0) for c in said), budget=float(dice.choice((0, 30, 45, 60))))
        pool = candidates(lex, stock, request)
        kept = frozenset(
            {"budget", "harmony", *(f"say:{c}" for c in primary(request) if any(c in one.leads for one in pool))}
        )
        model = Model(lex, pool, request, kept)
        start = perf_counter()
        solution = model.solve(120.0)
        ours.append(perf_counter() - start)
        other, seconds = optimum(pool_of_one, model.program, patience)
        theirs.append(seconds)
        if other is not None and solution is not None:
            both += 1
            same += abs(other - solution.objective) < 1e-4
    pool_of_one.terminate()
    return (
        f"equal to CP-SAT: {same} of the {both} large instances, of {number}, that both prove optimal (CP-SAT in "
        f"{patience:g} s); median seconds, one thread each, the same program: HiGHS {median(ours):.2f}, "
        f"CP-SAT {median(theirs):.2f}"
    )


# The requests.


class Tried(NamedTuple):
    """A request, what came of it, and how long it took."""

    case: dict[str, Any]
    request: Request
    answer: Answer | None
    seconds: float


def cases() -> list[dict[str, Any]]:
    return [json.loads(line) for line in REQUESTS.read_text(encoding="utf-8").splitlines() if line.strip()]


def tried() -> list[Tried]:
    """Every request composed for; one that contradicts itself is refused before."""
    found = []
    for case in cases():
        start = perf_counter()
        told: Answer | None = None
        try:
            told = compose(case.get("message", ""), **named(case))
            request = requested(case)
        except ImpossibleWish:
            request = Request(())
        found.append(Tried(case, request, told, perf_counter() - start))
    return found


def named(case: dict[str, Any]) -> dict[str, Any]:
    """The wishes of a case."""
    return {key: value for key, value in case.items() if key not in ("message", "lead", "note", "expect")}


def requested(case: dict[str, Any]) -> Request:
    heard = None if case.get("say") else understand(case["message"], explain=False)
    return request_from(
        load_lexicon(), named(case), intents=heard.intents if heard else (), denied=heard.denied if heard else ()
    )


def broken(bouquet: Bouquet, cost: float, request: Request) -> list[str]:
    """The wishes that a bouquet breaks, found without the composer's own code."""
    lex, where = load_lexicon(), request.circumstances
    flowers = [stem.flower for stem in bouquet.stems]
    total = sum(stem.number or 0 for stem in bouquet.stems)
    found = []
    for hazard in where.hazards:
        for flower in flowers:
            verdict = safety.verdict(lex, flower, hazard).verdict
            if verdict == safety.TOXIC or (verdict == safety.NO_DATA and not where.allow_unknown):
                found.append(f"{flower} is {verdict} ({hazard})")
    if where.month:
        for flower in flowers:
            state = season.availability(lex, flower, where.month, south=where.south).state
            if (
                state == season.OUT
                or (state == season.IMPORTED and where.in_season)
                or (state == season.NO_DATA and not where.allow_unknown)
            ):
                found.append(f"{flower} is {state}")
    if where.country:
        taboos = {
            c.text
            for c in lex.customs
            if (c.plant or c.colour or c.number)
            and c.kind == "taboo"
            and c.severity != "info"
            and where.country in c.country
        }
        found += [
            c.text
            for c in check(bouquet, where)
            if c.kind == "custom" and c.where == where.country and c.text in taboos
        ]
    if request.budget and cost > request.budget + 0.005:
        found.append(f"costs {cost}")
    if request.stems and not request.stems[0] <= total <= request.stems[1]:
        found.append(f"{total} stems")
    for flower in flowers:
        if (
            request.colours
            and lex.role(flower) != "foliage"
            and flower.colour
            and not set(lex.shades(flower.colour)) & set(request.colours)
        ):
            found.append(f"{flower} is off colour")
        if any(plant in lex.kin(flower.plant) for plant in request.without):
            found.append(f"{flower} was to be left out")
    for wanted in request.must:
        if not any(wanted.plant in lex.kin(flower.plant) for flower in flowers):
            found.append(f"no {wanted}")
    return found


def shares(bouquet: Bouquet, request: Request) -> tuple[float, float, bool]:
    """How much of the reading was meant, how much is unwanted, whether an intent leads it."""
    lex = load_lexicon()
    reading = read(bouquet, tradition=request.tradition)
    meant = {c for c, _ in request.intents}
    kin = meant.union(*(kin_of(lex, c) for c in meant))
    prices = noise(lex, request)
    return (
        sum(p for c, p in reading.concepts if c in kin),
        sum(p for c, p in reading.concepts if prices[c] >= PRICES.romance),
        bool(reading.concepts) and reading.concepts[0][0] in kin,
    )


def greedy(request: Request, pool: list[Candidate]) -> tuple[Bouquet, float] | None:
    """Three of each flower that says most of what is meant, until the money or six kinds are spent."""
    allowed = [one for one in pool if not one.barred]
    share = weights(request)
    allowed.sort(key=lambda one: (-sum(share[c] * one.heard[c] for c in share), one.offer.price))
    stems, cost, kinds = [], 0.0, set()
    for one in allowed:
        price = 3 * one.offer.price
        if one.kind not in kinds and len(kinds) < KINDS and (not request.budget or cost + price <= request.budget):
            stems.append(Stem(one.flower, 3))
            cost += price
            kinds.add(one.kind)
    return (Bouquet((Ring("", tuple(stems)),)), cost) if stems else None


def from_greenaway(request: Request, pool: list[Candidate]) -> tuple[Bouquet, float] | None:
    """One flower for each intent, three stems: the first that Greenaway's list has for it and the stock too."""
    lex = load_lexicon()
    stems, cost = [], 0.0
    for concept, _ in request.intents:
        plants = [
            f.plants[0] for a in lex.saying(concept) if a.source == "greenaway-1884" for f in a.flowers if f.plants
        ]
        match = next((one for plant in plants for one in pool if plant in lex.kin(one.flower.plant)), None)
        if match and all(stem.flower != match.flower for stem in stems):
            stems.append(Stem(match.flower, 3))
            cost += 3 * match.offer.price
    return (Bouquet((Ring("", tuple(stems)),)), cost) if stems else None


def on_requests() -> list[str]:
    """The table of the requests."""
    lex = load_lexicon()
    runs = tried()
    hopeless = [run for run in runs if run.case.get("expect") == "impossible"]
    wanted = [run for run in runs if run not in hopeless]
    answered = [(run, run.answer.bouquets[0]) for run in wanted if run.answer and run.answer.bouquets]
    refused = [run for run in hopeless if not (run.answer and run.answer.bouquets)]
    every = [(run, one) for run in runs if run.answer for one in run.answer.bouquets]
    faults = [(run.case, fault) for run, one in every for fault in broken(one.bouquet, one.cost, run.request)]
    labelled = [(run, one) for run, one in answered if one.reading.concepts[0][0] in _kin(run.case["lead"])]
    understood = [run for run, one in answered if one.reading.concepts[0][0] in _kin(c for c, _ in run.request.intents)]
    times = sorted(run.seconds for run in runs)
    rows = [
        f"requests: {len(runs)}; answered {len(answered)} of {len(wanted)}; of {len(hopeless)} hopeless ones "
        f"{len(refused)} refused; {len(every)} bouquets, wishes broken: {len(faults)}, not proven optimal: "
        f"{sum(bool(one.optimality_gap) for _, one in every)}",
        f"the reading is led by what was labelled: {len(labelled)} ({len(labelled) / len(answered):.0%}); by what was "
        f"understood or said: {len(understood)} ({len(understood) / len(answered):.0%})",
        f"seconds a request, three bouquets read back: median {median(times):.2f}, "
        f"95th percentile {times[int(0.95 * len(times))]:.2f}",
    ]
    rows += [f"  broken: {fault} in {json.dumps(case)[:120]}" for case, fault in faults[:10]]
    rows += [
        f"  not led as labelled: {_told(run)}: {one.reading.concepts[0][0]}, wanted {run.case['lead']}"
        for run, one in answered
        if (run, one) not in labelled
    ]
    rows += [
        f"  unanswered: {_told(run)}: {run.answer.impossible.clash if run.answer and run.answer.impossible else ''}"
        for run in wanted
        if not (run.answer and run.answer.bouquets)
    ]
    rows.append(f"{'composer':<34}{'meant':>8}{'unwanted':>10}{'led':>8}{'broken':>8}")
    totals: dict[str, list[float]] = {}
    for run, best in answered:
        pool = candidates(lex, catalogue(run.request.tradition), run.request)
        made = {
            "the integer program": (best.bouquet, best.cost),
            "greedy": greedy(run.request, pool),
            "one flower an intent (Greenaway)": from_greenaway(run.request, pool),
        }
        for name, one in made.items():
            if one:
                said, unwanted, led = shares(one[0], run.request)
                fault = bool(broken(*one, run.request))
                row = totals.setdefault(name, [0.0] * 5)
                totals[name] = [x + y for x, y in zip(row, (said, unwanted, led, fault, 1), strict=True)]
    for name, (said, unwanted, led, fault, number) in totals.items():
        rows.append(
            f"{name:<34}{said / number:>8.0%}{unwanted / number:>10.1%}{led / number:>8.0%}{fault / number:>8.0%}"
        )
    return rows


def _told(run: Tried) -> str:
    return repr(str(run.case.get("message", run.case.get("say")))[:60])


def _kin(concepts: Iterable[str]) -> set[str]:
    lex = load_lexicon()
    given = set(concepts)
    return given.union(*(kin_of(lex, c) for c in given))


def growth() -> str:
    """Seconds to compose from stocks of 100 to 10,000 rows."""
    dice, offers, cells = random.Random(3), catalogue().offers, []
    for number in (100, 1_000, 10_000):
        drawn = [
            one._replace(price=round(one.price * dice.uniform(0.7, 1.4), 2), source="stock")
            for one in dice.choices(offers, k=number)
        ]
        start = perf_counter()
        answer(Request((("gratitude", 2.0), ("admiration", 1.0)), budget=45.0), stock=Stock(tuple(drawn), "USD"))
        cells.append(f"{number:,} rows {perf_counter() - start:.2f} s")
    return "three bouquets from " + ", ".join(cells)


def report() -> str:
    """All of it, as text."""
    return "\n".join([against_brute_force(300), against_cp_sat(50), *on_requests(), growth()])


if __name__ == "__main__":
    print(report())
