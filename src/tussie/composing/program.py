"""The integer program: which flowers, how many, in which ring. Stated in ``docs/composing.md``, coded line for line.

Sets. I candidates, i; R rings (centre, ring, edge), r, those that the role of i allows; C the intents, c; G kinds
(genera), g; K colours that flowers show, k.

Parameters. s_ic what i says of c, h_ic how well c is heard in it; w_c the weight of an intent (they add up to 1);
n_i how much of i is beside the point or unwanted; p_i the price of a stem; rho_r how much a ring counts.

Variables. y_ir = 1 when i stands in ring r; x_ir its stems there, a whole number; z_c, z'_c from 0 to 1: how far c is
heard, and beyond what is enough; v_k = 1 when colour k is shown; deviations d >= 0.

Prominence. The reader weighs a stem by omega = rho_r (1 + log2 x); a linear program needs rho_r (A y_ir + B x_ir), the
least-squares line for 1 to 12 stems.

Objective. Maximise sum_c w_c (E z_c + (1 - E) z'_c) - noise - taste, each deviation of taste at its price.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from tussie.bouquet import CENTRE, EDGE, RING
from tussie.circumstances import customs
from tussie.composing.candidates import Candidate, is_a, kin_of
from tussie.composing.harmony import discords
from tussie.composing.prices import PRICES, noise, weights
from tussie.composing.request import MOST_STEMS, Request
from tussie.composing.solver import Program, solve
from tussie.lexicon import Lexicon
from tussie.reading.company import RING_WEIGHT

#: Where florists put what: one focal point in the middle, lines and fillers outside, leaves around it all.
RINGS_OF = {
    "focal": (CENTRE, RING), "mass": (CENTRE, RING), "line": (RING, EDGE), "filler": (RING, EDGE), "foliage": (EDGE,),
}  # fmt: skip
#: The most stems of one kind in a ring, beyond which it is a heap; and the fewest, below which it is none.
HEAP = {CENTRE: 5, RING: 9, EDGE: 9}
FEWEST = {CENTRE: 1, RING: 3, EDGE: 3}
#: What may be of all stems at most: leaves; lines; fillers and leaves. So florists teach; the numbers are ours.
PROPORTIONS = ((("foliage",), 0.4), (("line",), 0.4), (("filler", "foliage"), 0.65))
#: Intercept and slope of the least-squares line through 1 + log2 n, n = 1 to 12.
A, B = 1.6283, 0.2740


#: The most kinds of flowers that can still be read, whatever the message; and of leaves.
KINDS, LEAF_KINDS = 6, 2
#: Stems when nobody says how many, and the number below which a bouquet looks small.
STEMS, FULL = (3, 24), 12
#: The main intent must be heard this much better than anything that was not asked for.
_LEAD = 1.15
#: What is heard at this share of that is likely to be too loud in the next solution.
_NEXT = 0.7


class Solution(NamedTuple):
    """What the solver found.

    `chosen` are the stems: candidate, ring, number. `objective` is the value of the program, `bound` what no
    bouquet can exceed, `gap` their distance relative to the objective; `proven` whether the gap is closed.
    """

    chosen: tuple[tuple[Candidate, str, int], ...]
    objective: float
    bound: float
    proven: bool

    @property
    def gap(self) -> float:
        """How far the bound is from the objective, relative to it; 0 when optimality is proven."""
        return 0.0 if self.proven else abs(self.bound - self.objective) / max(abs(self.objective), 1e-9)


class Model:
    """The program of one request over some candidates, with the wishes that are to be kept."""

    def __init__(
        self,
        lex: Lexicon,
        pool: Sequence[Candidate],
        request: Request,
        kept: frozenset[str],
        *,
        earlier: Sequence[frozenset[str]] = (),
        forced: str = "",
        quieter: Sequence[str] = (),
        whole: bool = False,
    ) -> None:
        self.lex, self.request, self.kept, self.quieter = lex, request, kept, quieter
        self.program = Program()
        self.weights = weights(request)
        self.unwanted = noise(lex, request)
        self.low, self.high = request.stems if request.stems and "stems" in kept else STEMS
        self.pool = [one for one in pool if kept.isdisjoint(one.barred)]
        self.musts = [flower.plant for flower in request.must if f"must:{flower.plant}" in kept]
        self.most_kinds = max(KINDS, min(len(request.intents), 8), len(self.musts))
        if not whole:
            self.pool = self._undominated(earlier, forced)
        self._variables()
        self._shape()
        self._message()
        self._lead()
        self._taste()
        self._money()
        self._customs()
        self._wanted()
        for kinds in earlier:
            self._differ(kinds)
        if forced:
            self.program.row({y: 1.0 for (i, _), y in self.y.items() if self.pool[i].kind == forced}, low=1.0)

    def _noise(self, one: Candidate) -> float:
        """n_i: how much of what a flower says nobody asked for, each concept at its price."""
        return sum(self.unwanted[concept] * probability for concept, probability in one.says.items())

    def _undominated(self, earlier: Sequence[frozenset[str]], forced: str) -> list[Candidate]:
        """The pool without flowers that another could stand in for at no loss, whatever the bouquet.

        That other is of the same role, costs no more, is there in as great a number, says every intent as well and
        no more noise, leads with all that the first leads with, fights no colour that the first does not fight, and
        is the same to every rule about colours, to earlier bouquets and to flowers that were named, and says
        nothing louder that must be quieter than the main intent. It must be of the same kind; or there must be so
        many such kinds that one of them is free, because a bouquet has only so many.
        """
        import numpy as np  # noqa: PLC0415 - reading needs no arrays

        fights: dict[str, set[str]] = {}
        for one, other in discords(self.lex):
            fights.setdefault(one, set()).add(other)
            fights.setdefault(other, set()).add(one)
        groups: dict[Any, list[Candidate]] = {}
        minded = self._minded()
        for candidate in self.pool:
            history = tuple(candidate.kind in kinds for kinds in (*earlier, {forced}))
            bunch = candidate.offer.bunch if self.request.by_bunch else 0
            same = candidate.offer.role, self._marks(candidate, minded), history, bunch
            groups.setdefault(same, []).append(candidate)
        kept = set()
        for group in groups.values():
            # No less of each of these is no worse.
            good = np.array([[-c.offer.price, c.offer.available or MOST_STEMS, -self._noise(c)] for c in group])
            heard = [[c.heard[concept] for concept in self.weights] for c in group]
            leads = [[concept in c.leads for concept in self.weights] for c in group]
            clear = [
                [c.is_leaf or shade not in fights.get(c.offer.shade, ()) for shade in sorted(fights)] for c in group
            ]
            ahead = [[self._ahead(c, other) for other in self.quieter] for c in group]
            merits = np.hstack([good, *(np.array(rows, float) for rows in (heard, leads, clear, ahead))])
            names = np.array([c.kind for c in group])
            slots = LEAF_KINDS if group[0].is_leaf else self.most_kinds
            for i, candidate in enumerate(group):
                no_worse = (merits >= merits[i]).all(axis=1)
                # Of equals the first stands in for the others.
                no_worse[i:] &= (merits[i:] > merits[i]).any(axis=1)
                rivals = set(names[no_worse])
                if candidate.kind not in rivals and len(rivals) < slots:
                    kept.add(id(candidate))
        return [one for one in self.pool if id(one) in kept]

    def _minded(self) -> list[str]:
        """The colours that a rule of the country minds, whatever the flower."""
        where = self.request.circumstances
        bound = customs.binding(self.lex, where.country, where.occasions, where.despite) if where.country else []
        return sorted({c for custom in bound if not custom.plant for cell in custom.colour for c in cell.split("+")})

    def _marks(self, one: Candidate, minded: Sequence[str]) -> tuple[bool, ...]:
        """What a rule about these colours, or a flower that was named, sees in a candidate."""
        shades = set(self.lex.shades(one.offer.shade))
        named = [is_a(self.lex, one.flower, one.offer.shade, flower) for flower in self.request.must]
        return (*(colour in shades for colour in minded), *named)

    def _variables(self) -> None:
        """y_ir, and e_ir: the stems beyond the fewest, so that x_ir = l_r y_ir + e_ir and e_ir ≤ (u_r - l_r) y_ir.

        One row a candidate and ring ties them, where l y ≤ x ≤ u y would take two.
        """
        program = self.program
        self.y: dict[tuple[int, str], int] = {}
        self.x: dict[tuple[int, str], dict[int, float]] = {}
        # A bouquet of many stems needs larger heaps.
        scale = max(1, -(-self.high // 24))
        for i, one in enumerate(self.pool):
            for ring in RINGS_OF[one.offer.role]:
                fewest, most = FEWEST[ring], min(HEAP[ring] * scale, one.offer.available or self.high)
                if most < fewest:
                    continue
                y = self.y[i, ring] = program.column(whole=True)
                extra = program.column(high=most - fewest, whole=True)
                self.x[i, ring] = {y: float(fewest), extra: 1.0}
                program.row({extra: 1.0, y: float(fewest - most)}, high=0.0)
        self.flowers = self.stems(lambda i, _: 0.0 if self.pool[i].is_leaf else 1.0)
        self.all = self.stems(lambda *_: 1.0)

    def stems(self, value: Callable[[int, str], float]) -> dict[int, float]:
        """The terms of Σ_ir value(i, r) x_ir."""
        terms: dict[int, float] = {}
        for (i, ring), own in self.x.items():
            if worth := value(i, ring):
                for column, number in own.items():
                    terms[column] = worth * number
        return terms

    def _kinds(self, leaves: bool) -> dict[int, float]:
        return {y: 1.0 for (i, _), y in self.y.items() if self.pool[i].is_leaf == leaves}

    def _shape(self) -> None:
        """Stems in number; each kind once; few enough kinds to read; one focal point of one or two kinds."""
        program = self.program
        program.row(self.all, low=self.low, high=self.high)
        groups: dict[str, dict[int, float]] = {}
        for (i, _), y in self.y.items():
            groups.setdefault(self.pool[i].kind, {})[y] = 1.0
        for kind, columns in groups.items():
            wanted = sum(kind in self.lex.kin(plant) for plant in self.musts)
            program.row(columns, high=max(1, wanted))
        program.row(self._kinds(leaves=False), low=1.0, high=self.most_kinds)
        program.row(self._kinds(leaves=True), high=LEAF_KINDS)
        centre = {y: 1.0 for (_, ring), y in self.y.items() if ring == CENTRE}
        program.row(centre, low=1.0, high=2.0)
        program.row(self.stems(lambda _, ring: 2.0 if ring == CENTRE else -1.0), high=3.0)

    def prominence(self, value: Mapping[int, float]) -> dict[int, float]:
        """The terms of Σ_ir ω̂_ir value_i, for a value of each candidate by its index."""
        terms = self.stems(lambda i, ring: RING_WEIGHT[ring] * B * value.get(i, 0.0))
        for (i, ring), y in self.y.items():
            if worth := value.get(i, 0.0):
                terms[y] += RING_WEIGHT[ring] * A * worth
        return terms

    def _message(self) -> None:
        """Each intent is heard, the heaviest carried by flowers that lead with them; noise costs."""
        program, price = self.program, PRICES
        heaviest = max(self.weights.values())
        for concept, weight in self.weights.items():
            heard = self.prominence({i: one.heard[concept] for i, one in enumerate(self.pool)})
            target = price.target * weight / heaviest
            enough = program.column(weight * price.enough)
            more = program.column(weight * (1 - price.enough))
            program.row({**heard, enough: -target, more: -price.more * weight / heaviest}, low=0.0)
            program.row({**heard, enough: -target}, low=0.0)
            carriers = {y: 1.0 for (i, _), y in self.y.items() if concept in self.pool[i].leads}
            if f"say:{concept}" in self.kept:
                program.row(carriers, low=1.0)
            else:
                missed = program.column(-price.uncarried * weight / heaviest)
                program.row({**carriers, missed: 1.0}, low=1.0)
        loud = {i: self._noise(one) for i, one in enumerate(self.pool)}
        for column, value in self.prominence(loud).items():
            program.cost[column] -= price.noise * value

    def _ahead(self, one: Candidate, other: str) -> float:
        """How far a flower says the main intent louder than another concept, with the margin it must have."""
        return one.heard[next(iter(self.weights))] - _LEAD * one.says.get(other, 0.0)

    def _lead(self) -> None:
        """Σ ω̂ (s_main - 1.15 s_other) ≥ 0: the main intent is heard better than what nobody asked for."""
        for other in self.quieter if "lead" in self.kept else ():
            self.program.row(self.prominence({i: self._ahead(one, other) for i, one in enumerate(self.pool)}), low=0.0)

    def _taste(self) -> None:
        """Roles in proportion, a size that looks like something, some leaves, no colours that fight."""
        program, price = self.program, PRICES
        for roles, share in PROPORTIONS:
            # A sprig beside a single rose is no disproportion.
            program.row(
                self.stems(lambda i, _, roles=roles, share=share: (self.pool[i].offer.role in roles) - share),  # type: ignore[misc]
                high=1.0,
            )
        if not self.request.stems:
            small = program.column(-price.small, high=float(FULL))
            program.row({**self.all, small: 1.0}, low=float(FULL))
        few = program.column(-price.few_kinds, high=2.0)
        program.row({**self._kinds(leaves=False), few: 1.0}, low=3.0)
        bare = program.column(-price.bare)
        program.row({**self._kinds(leaves=True), bare: 1.0}, low=1.0)
        if "harmony" in self.kept:
            self._harmony()

    def _harmony(self) -> None:
        """v_k + v_l ≤ 1 for two colours that fight, and Σ y ≤ v_k over each kind in colour k; leaves go with all."""
        program = self.program
        shown: dict[str, dict[str, dict[int, float]]] = {}
        for (i, _), y in self.y.items():
            one = self.pool[i]
            if not one.is_leaf:
                shown.setdefault(one.offer.shade, {}).setdefault(one.kind, {})[y] = -1.0
        fights = [pair for pair in discords(self.lex) if shown.keys() >= pair]
        seen = {shade: program.column(whole=True) for shade in sorted({shade for pair in fights for shade in pair})}
        for shade, column in seen.items():
            # Kind by kind: one row for the whole colour would leave the relaxation too much room.
            for columns in shown[shade].values():
                program.row({**columns, column: 1.0}, low=0.0)
        for one_shade, other in map(sorted, fights):
            program.row({seen[one_shade]: 1.0, seen[other]: 1.0}, high=1.0)

    def _money(self) -> None:
        """Σ p_i x_i within the budget, or by whole bunches: enough bunches for the stems, paid in full."""
        program, request = self.program, self.request
        paid: dict[int, float] = {}
        if request.by_bunch:
            for i, one in enumerate(self.pool):
                bunches = program.column(high=float(self.high), whole=True)
                stems = {
                    column: -number
                    for ring in RINGS_OF[one.offer.role]
                    for column, number in self.x.get((i, ring), {}).items()
                }
                program.row({**stems, bunches: float(one.offer.bunch)}, low=0.0)
                paid[bunches] = one.offer.price * one.offer.bunch
        else:
            paid = self.stems(lambda i, _: self.pool[i].offer.price)
        if request.budget and "budget" in self.kept:
            program.row(paid, high=request.budget + 1e-9)
        for column, price in paid.items():
            program.cost[column] -= PRICES.money * price / (request.budget or 60.0)

    def _customs(self) -> None:
        """Numbers and colours that a country minds; the numbers both of all stems and of the flowers alone."""
        where = self.request.circumstances
        if not where.country or f"custom:{where.country}" not in self.kept:
            return
        for custom in customs.binding(self.lex, where.country, where.occasions, where.despite):
            if custom.plant:
                continue
            for rule in custom.number:
                for stems in (self.all, self.flowers):
                    self._number(rule, stems)
            for colour in custom.colour:
                if custom.form == customs.ALL:
                    self._not_only([colour])
                elif "+" in colour:
                    self._not_only(colour.split("+"))

    def _number(self, rule: str, stems: Mapping[int, float]) -> None:
        program = self.program
        if rule in ("even", "odd"):
            # Σ x = 2 h + 1 where even numbers are minded, 2 h where odd ones are.
            half = program.column(high=float(self.high), whole=True)
            rest = 1.0 if rule == "even" else 0.0
            program.row({**stems, half: -2.0}, low=rest, high=rest)
        elif int(rule) <= self.high:
            # Σ x ≠ n: below or above, as a switch says.
            above, most = program.column(whole=True), float(self.high + 1)
            program.row({**stems, above: -most}, high=float(rule) - 1)
            program.row({**stems, above: -most}, low=float(rule) + 1 - most)

    def _not_only(self, colours: Sequence[str]) -> None:
        """Where each of these colours is shown, another one is shown too; leaves do not count."""
        program = self.program
        own: dict[str, dict[int, float]] = {colour: {} for colour in colours}
        others: dict[int, float] = {}
        for (i, _), y in self.y.items():
            if self.pool[i].is_leaf:
                continue
            shades = set(self.lex.shades(self.pool[i].offer.shade))
            mine = [colour for colour in colours if colour in shades]
            for colour in mine:
                own[colour][y] = -1.0
            if not mine:
                others[y] = 1.0
        switches = []
        for columns in own.values():
            shown = program.column(whole=True)
            program.row({**columns, shown: float(KINDS + 2)}, low=0.0)
            switches.append(shown)
        program.row({**others, **dict.fromkeys(switches, -1.0)}, low=1.0 - len(switches))

    def _wanted(self) -> None:
        """Flowers that must be in it: of this plant, and of this colour where one was said."""
        for flower in self.request.must:
            if f"must:{flower.plant}" in self.kept:
                self.program.row(
                    {
                        y: 1.0
                        for (i, _), y in self.y.items()
                        if is_a(self.lex, self.pool[i].flower, self.pool[i].offer.shade, flower)
                    },
                    low=1.0,
                )

    def _differ(self, kinds: frozenset[str]) -> None:
        """At least two kinds of flower of an earlier bouquet are missing from this one.

        Of a bouquet of one or two kinds they may stay, where two new ones come in their place; locked ones always may.
        """
        program = self.program
        columns = {y: 1.0 for (i, _), y in self.y.items() if self.pool[i].kind in kinds and not self.pool[i].is_leaf}
        locked = sum(self._is_locked(kind) for kind in kinds)
        most = float(max(len(kinds) - 2, locked, 0))
        if len(kinds) > 2:
            program.row(columns, high=most)
            return
        renewed = program.column(whole=True)
        others = {y: 1.0 for (i, _), y in self.y.items() if self.pool[i].kind not in kinds and not self.pool[i].is_leaf}
        program.row({**columns, renewed: -2.0}, high=most)
        program.row({**others, renewed: -2.0}, low=0.0)

    def _is_locked(self, kind: str) -> bool:
        return any(kind in self.lex.kin(flower.plant) for flower in self.request.must)

    def solve(self, seconds: float, *, feasible: bool = False) -> Solution | None:
        """The best bouquet, or None when none keeps the wishes; `feasible` asks for any at all.

        Raises `TimeoutError` when nothing was found in the time.
        """
        if seconds <= 0:
            raise TimeoutError
        optimum = solve(self.program, seconds, feasible=feasible) if self.y else None
        if optimum is None:
            return None
        values = optimum.values
        numbers = {at: round(sum(values[x] * times for x, times in own.items())) for at, own in self.x.items()}
        chosen = tuple((self.pool[i], ring, number) for (i, ring), number in numbers.items() if number)
        return Solution(chosen, optimum.objective, optimum.bound, optimum.proven)

    def louder(self, solution: Solution) -> list[str]:
        """The concepts nobody asked for that this bouquet says too loud beside the main intent; none when none does.

        With them come those that are not far from it: their rows will be needed next.
        """
        heard: dict[str, float] = {}
        main, limit = next(iter(self.weights)), 1e-6
        for one, ring, number in solution.chosen:
            omega = RING_WEIGHT[ring] * (A + B * number)
            limit += omega * one.heard[main]
            for concept, probability in one.says.items():
                heard[concept] = heard.get(concept, 0.0) + omega * probability
        kin = kin_of(self.lex, main)
        unasked = {c: _LEAD * loud for c, loud in heard.items() if c not in self.weights and c not in kin}
        if all(loud <= limit for loud in unasked.values()):
            return []
        return sorted(c for c, loud in unasked.items() if loud > _NEXT * limit and c not in self.quieter)


def best(
    lex: Lexicon,
    pool: Sequence[Candidate],
    request: Request,
    kept: frozenset[str],
    patience: Callable[[], float],
    *,
    earlier: Sequence[frozenset[str]] = (),
    forced: str = "",
    quieter: list[str] | None = None,
) -> Solution | None:
    """The best bouquet that keeps the wishes, or None when there is none.

    More precisely: `kept` are the ids of the wishes, `patience` tells the most seconds the next solution may take,
    `earlier` the kinds of bouquets that this one must differ from,
    `forced` a kind that must be in it. Rows that let the main intent lead are written once a solution breaks
    them, until none does: the optimum is that of the program with all such rows (or None, where they cost more than
    half of what the bouquet is worth without them). `quieter` are the concepts whose rows are known to be needed; new
    ones are added to it, so that the next call starts with them. Raises `TimeoutError`.
    """
    quieter = [] if quieter is None else quieter
    least = float("-inf")
    while True:
        model = Model(lex, pool, request, kept, earlier=earlier, forced=forced, quieter=quieter)
        solution = model.solve(patience())
        louder = model.louder(solution) if solution and "lead" in kept else []
        if solution is None or not louder:
            return solution
        # Where the main intent leads only at the price of half of what is said, it is not to be had.
        least = max(least, solution.objective / 2)
        if solution.objective < least:
            return None
        quieter += louder
