"""The integer program: which flowers, how many, in which ring. Stated in ``docs/composing.md``; coded line for line.

Sets. I candidates, i; R rings (centre, ring, edge), r, those that the role of i allows; C the intents, c; G kinds
(genera), g; K colours that flowers show, k.

Parameters. s_ic what i says of c; ρ_r how much a ring counts; w_c the weight of an intent (they add up to 1); n_i how much
of i is beside the point or unwanted; p_i price of a stem; h_kl disharmony of two colours, 0 to 1.

Variables. y_ir ∈ {0, 1} i stands in ring r; x_ir ∈ ℕ its stems there; z_c, z'_c ∈ [0, 1] how far c is heard, and
beyond what is enough; v_k, v_kl ∈ {0, 1} colours and pairs of them that are shown; deviations d ≥ 0.

Prominence. The reader weighs a stem by ω = ρ_r (1 + log2 x); a linear program needs ω̂_ir = ρ_r (a y_ir + b x_ir), the
least-squares line for 1 to 12 stems.

Objective. Maximise Σ_c w_c (E z_c + (1 - E) z'_c) - noise - taste, each deviation of taste at its price.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from tussie.bouquet import CENTRE, EDGE, RING
from tussie.circumstances import customs
from tussie.composing.candidates import Candidate, kin_of
from tussie.composing.harmony import cielab, harmony
from tussie.composing.request import MOST_STEMS, Request
from tussie.lexicon import Lexicon
from tussie.reading.company import RING_WEIGHT

if TYPE_CHECKING:
    import highspy

#: Where florists put what: one focal point in the middle, lines and fillers outside, leaves around it all.
RINGS_OF = {
    "focal": (CENTRE, RING), "mass": (CENTRE, RING), "line": (RING, EDGE), "filler": (RING, EDGE), "foliage": (EDGE,),
}  # fmt: skip
#: The most stems of one kind in a ring, beyond which it is a heap; and the fewest, below which it is none.
HEAP = {CENTRE: 5, RING: 9, EDGE: 9}
FEWEST = {CENTRE: 1, RING: 3, EDGE: 3}
#: What may be of all stems at most: leaves; lines; fillers and leaves together. Florists' proportions, the numbers are ours.
PROPORTIONS = ((("foliage",), 0.4), (("line",), 0.4), (("filler", "foliage"), 0.65))
#: Two colours below this harmony (about -1.2 to 1.4) fight, and do not stand in one bouquet.
DISCORD = -0.55
#: Intercept and slope of the least-squares line through 1 + log2 n, n = 1 to 12.
A, B = 1.6283, 0.2740


class Prices(NamedTuple):
    """What the composer gives for what: the message counts 1, and everything else together less."""

    #: What being heard enough (τ units of prominence) has of an intent's whole; the rest is for more of it.
    enough: float = 0.75
    target: float = 3.2
    more: float = 6.0
    #: Noise per unit of prominence, and what makes it: what nobody asked for, what is unwelcome, what is denied.
    noise: float = 0.035
    beside_the_point: float = 0.25
    romance: float = 1.0
    unwelcome: float = 1.2
    denied: float = 4.0
    #: An intent below the heaviest that no flower leads with.
    uncarried: float = 0.2
    #: Taste: each stem that a bouquet of fewer than twelve lacks, each kind that it lacks to three, leaves that are
    #: missing altogether, an amount of money as large as the budget.
    small: float = 0.012
    few_kinds: float = 0.05
    bare: float = 0.05
    money: float = 0.1


PRICES = Prices()
#: Intents nearly as heavy as the heaviest must each be carried by a flower that leads with them.
_PRIMARY = 0.8
#: The most kinds of flowers that can still be read, whatever the message; and of leaves.
KINDS, LEAF_KINDS = 6, 2
#: Stems when nobody says how many, and the number below which a bouquet looks small.
STEMS, FULL = (3, 24), 12
#: The main intent must be heard this much better than anything that was not asked for.
_LEAD = 1.15
#: Love between lovers, which nobody wants to be misread as saying.
ROMANCE = frozenset(
    """love passion desire longing first-love secret-love true-love eternal-love returned-love unrequited-love
    adoration declaration-of-love proposal courtship marriage rendezvous coquetry sensuality lost-love broken-heart""".split()
)
_SORROW = frozenset("condolence mourning grief remembrance sympathy consolation sadness despair".split())


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


class Program:
    """Columns and rows of a mixed-integer program, as they are written down."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[float, float, dict[int, float]]] = []

    def column(self, cost: float = 0.0, low: float = 0.0, high: float = 1.0, *, whole: bool = False) -> int:
        """A new variable: its value in the objective, its bounds, whether it is whole. Returns its index."""
        self.cost.append(cost)
        self.lower.append(low)
        self.upper.append(high)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, terms: Mapping[int, float], low: float = float("-inf"), high: float = float("inf")) -> None:
        """A new constraint: low ≤ Σ terms ≤ high."""
        self.rows.append((low, high, {column: value for column, value in terms.items() if value}))


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
        musts = [flower.plant for flower in request.must if f"must:{flower.plant}" in kept]
        self.most_kinds = max(KINDS, min(len(request.intents), 8), len(musts))
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
        for candidate in self.pool:
            history = tuple(candidate.kind in kinds for kinds in (*earlier, {forced}))
            bunch = candidate.offer.bunch if self.request.by_bunch else 0
            same = candidate.offer.role, self._marks(candidate), history, bunch
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

    def _marks(self, one: Candidate) -> tuple[bool, ...]:
        """What a rule about colours, or a flower that was named, sees in a candidate."""
        where = self.request.circumstances
        bound = customs.binding(self.lex, where.country, where.occasions, where.despite) if where.country else []
        colours = sorted({c for custom in bound if not custom.plant for cell in custom.colour for c in cell.split("+")})
        shades = set(self.lex.shades(one.offer.shade))
        named = [is_a(self.lex, one, flower) for flower in self.request.must]
        return (*(colour in shades for colour in colours), *named)

    def _variables(self) -> None:
        """y_ir and x_ir, tied by l_r y_ir ≤ x_ir ≤ u_r y_ir, within what there is of i."""
        program = self.program
        self.y: dict[tuple[int, str], int] = {}
        self.x: dict[tuple[int, str], int] = {}
        # A bouquet of many stems needs larger heaps.
        scale = max(1, -(-self.high // 24))
        for i, one in enumerate(self.pool):
            for ring in RINGS_OF[one.offer.role]:
                most = min(HEAP[ring] * scale, one.offer.available or self.high)
                if most < FEWEST[ring]:
                    continue
                y = self.y[i, ring] = program.column(whole=True)
                x = self.x[i, ring] = program.column(high=most, whole=True)
                program.row({x: 1.0, y: -float(FEWEST[ring])}, low=0.0)
                program.row({x: 1.0, y: -float(most)}, high=0.0)
        self.flowers = {x: 1.0 for (i, _), x in self.x.items() if not self.pool[i].is_leaf}
        self.all = dict.fromkeys(self.x.values(), 1.0)

    def _kinds(self, leaves: bool) -> dict[int, float]:
        return {y: 1.0 for (i, _), y in self.y.items() if self.pool[i].is_leaf == leaves}

    def _shape(self) -> None:
        """Stems in number; each kind once; few enough kinds to read; one focal point of one or two kinds."""
        program = self.program
        program.row(self.all, low=self.low, high=self.high)
        groups: dict[str, dict[int, float]] = {}
        for (i, _), y in self.y.items():
            groups.setdefault(self.pool[i].kind, {})[y] = 1.0
        musts = [flower.plant for flower in self.request.must if f"must:{flower.plant}" in self.kept]
        for kind, columns in groups.items():
            wanted = sum(kind in self.lex.kin(plant) for plant in musts)
            program.row(columns, high=max(1, wanted))
        program.row(self._kinds(leaves=False), low=1.0, high=self.most_kinds)
        program.row(self._kinds(leaves=True), high=LEAF_KINDS)
        centre = {y: 1.0 for (_, ring), y in self.y.items() if ring == CENTRE}
        program.row(centre, low=1.0, high=2.0)
        middle = {x: 3.0 for (_, ring), x in self.x.items() if ring == CENTRE}
        program.row({x: middle.get(x, 0.0) - 1.0 for x in self.all}, high=3.0)

    def prominence(self, value: Mapping[int, float]) -> dict[int, float]:
        """The terms of Σ_ir ω̂_ir value_i, for a value of each candidate by its index."""
        terms: dict[int, float] = {}
        for (i, ring), y in self.y.items():
            if worth := value.get(i, 0.0):
                terms[y] = RING_WEIGHT[ring] * A * worth
                terms[self.x[i, ring]] = RING_WEIGHT[ring] * B * worth
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
        for other in self.quieter:
            self.program.row(
                self.prominence({i: self._ahead(one, other) for i, one in enumerate(self.pool)}), low=0.0
            )

    def _taste(self) -> None:
        """Roles in proportion, a size that looks like something, some leaves, no colours that fight."""
        program, price = self.program, PRICES
        for roles, share in PROPORTIONS:
            mine = {x for (i, _), x in self.x.items() if self.pool[i].offer.role in roles}
            # A sprig beside a single rose is no disproportion.
            program.row({x: (1.0 if x in mine else 0.0) - share for x in self.all}, high=1.0)
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
        """v_k + v_l ≤ 1 for two colours that fight; leaves go with everything."""
        program = self.program
        shown: dict[str, dict[int, float]] = {}
        for (i, _), y in self.y.items():
            if not self.pool[i].is_leaf:
                shown.setdefault(self.pool[i].offer.shade, {})[y] = -1.0
        fights = [pair for pair in discords(self.lex) if shown.keys() >= pair]
        seen = {shade: program.column(whole=True) for shade in sorted({shade for pair in fights for shade in pair})}
        for shade, column in seen.items():
            program.row({**shown[shade], column: float(KINDS)}, low=0.0)
        for one, other in map(sorted, fights):
            program.row({seen[one]: 1.0, seen[other]: 1.0}, high=1.0)

    def _money(self) -> None:
        """Σ p_i x_i within the budget, or by whole bunches: enough bunches for the stems, paid in full."""
        program, request = self.program, self.request
        paid: dict[int, float] = {}
        if request.by_bunch:
            for i, one in enumerate(self.pool):
                bunches = program.column(high=float(self.high), whole=True)
                stems = {self.x[i, ring]: -1.0 for ring in RINGS_OF[one.offer.role] if (i, ring) in self.x}
                program.row({**stems, bunches: float(one.offer.bunch)}, low=0.0)
                paid[bunches] = one.offer.price * one.offer.bunch
        else:
            paid = {x: self.pool[i].offer.price for (i, _), x in self.x.items()}
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
                fitting = {
                    y: 1.0
                    for (i, _), y in self.y.items()
                    if is_a(self.lex, self.pool[i], flower)
                }
                self.program.row(fitting, low=1.0)

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
        return _run(_solver(self.program, seconds, feasible), self) if self.y else None

    def louder(self, solution: Solution) -> list[str]:
        """The concepts nobody asked for that this bouquet says nearly as loud as the main intent, or louder."""
        heard: dict[str, float] = {}
        main, limit = next(iter(self.weights)), 1e-6
        for one, ring, number in solution.chosen:
            omega = RING_WEIGHT[ring] * (A + B * number)
            limit += omega * one.heard[main]
            for concept, probability in one.says.items():
                heard[concept] = heard.get(concept, 0.0) + omega * probability
        kin = kin_of(self.lex, main)
        return sorted(
            c for c, loud in heard.items() if c not in self.weights and c not in kin and _LEAD * loud > limit
        )


def best(
    lex: Lexicon,
    pool: Sequence[Candidate],
    request: Request,
    kept: frozenset[str],
    seconds: float,
    *,
    earlier: Sequence[frozenset[str]] = (),
    forced: str = "",
) -> Solution | None:
    """The best bouquet that keeps the wishes, or None when there is none.

    More precisely: `kept` are the ids of the wishes, `earlier` the kinds of bouquets that this one must differ from,
    `forced` a kind that must be in it. Rows that let the main intent lead are written once a solution breaks
    them, until none does: the optimum is that of the program with all such rows. Raises `TimeoutError`.
    """
    quieter: list[str] = []
    while True:
        model = Model(lex, pool, request, kept, earlier=earlier, forced=forced, quieter=quieter)
        solution = model.solve(seconds)
        louder = model.louder(solution) if solution else []
        if not louder:
            return solution
        quieter += louder


def is_a(lex: Lexicon, one: Candidate, flower: Flower) -> bool:
    """Whether a candidate is the flower that was named: its plant or a kind of it, in its colour if it had one."""
    if flower.plant not in lex.kin(one.flower.plant) and kindred(lex, one, flower) is False:
        return False
    return not flower.colour or flower.colour in lex.shades(one.offer.shade)


def kindred(lex: Lexicon, one: Candidate, flower: Flower) -> bool:
    """Whether the flower named is the genus's own common name ("lily") and the candidate of that genus."""
    return lex.plant(flower.plant).rank == "genus" and one.kind == flower.plant


def weights(request: Request) -> dict[str, float]:
    """w_c: the weights of the intents, heaviest first, adding up to one."""
    total = sum(weight for _, weight in request.intents)
    ordered = sorted(request.intents, key=lambda pair: -pair[1])
    return {concept: weight / total for concept, weight in ordered}


def primary(request: Request) -> list[str]:
    """The intents that must each be carried by a flower that leads with them: the heaviest, and those nearly as heavy."""
    ordered = weights(request)
    heaviest = max(ordered.values())
    return [concept for concept, weight in ordered.items() if weight >= _PRIMARY * heaviest]


def noise(lex: Lexicon, request: Request) -> dict[str, float]:
    """What each concept costs where it is heard: nothing for intents and their kin, most for what is denied.

    What is unwelcome (its valence is negative) costs more than what is merely beside the point, except to a
    message that is unwelcome itself; love between lovers costs extra where none is meant; the sorrow of
    mourners is no noise at a grave.
    """
    price, intents = PRICES, dict(request.intents)
    tender = not ROMANCE.isdisjoint(intents)
    sorrowful = not _SORROW.isdisjoint(intents)
    main = max(request.intents, key=lambda pair: pair[1])[0]
    harsh = lex.valences[main] < 0 and not sorrowful
    # The act of the opposite (a refusal where love is meant) is the worst misreading there is.
    opposites = {lex.concepts[c].opposite for c in intents}
    broader = {lex.concepts[c].broader for c in intents} - {""}
    costs = {}
    for id, concept in lex.concepts.items():
        kin = id in broader or concept.broader in intents or (concept.broader in broader and id not in ROMANCE)
        if id in intents:
            cost = 0.0
        elif id in request.denied or id in opposites:
            cost = price.denied
        elif lex.valences[id] < 0 and not harsh and not (sorrowful and (id in _SORROW or concept.broader in _SORROW)):
            cost = price.unwelcome * -lex.valences[id]
        elif kin:
            cost = 0.0
        elif id in ROMANCE and not tender:
            cost = price.romance
        else:
            cost = price.beside_the_point
        costs[id] = cost
    return costs


def discords(lex: Lexicon) -> list[frozenset[str]]:
    """The pairs of colours that fight, by Ou and Luo's harmony."""
    labs = {id: cielab(colour.srgb) for id, colour in lex.colours.items() if colour.srgb}
    return [frozenset(pair) for pair in combinations(labs, 2) if harmony(labs[pair[0]], labs[pair[1]]) < DISCORD]


def _solver(program: Program, seconds: float, feasible: bool) -> highspy.Highs:
    """HiGHS with the program in it: one thread, one seed, no gap left open."""
    import highspy  # noqa: PLC0415 - reading needs no solver
    import numpy as np  # noqa: PLC0415

    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False), ("threads", 1), ("random_seed", 0), ("time_limit", seconds),
        ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-7), ("mip_feasibility_tolerance", 1e-7),
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.cost), len(program.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.zeros(len(program.cost)) if feasible else np.array(program.cost)
    lp.col_lower_, lp.col_upper_ = np.array(program.lower), np.array(program.upper)
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[whole] for whole in program.whole]
    lp.row_lower_ = np.array([low for low, _, _ in program.rows])
    lp.row_upper_ = np.array([high for _, high, _ in program.rows])
    starts, indices, values = _sparse(terms for _, _, terms in program.rows)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = (
        np.array(starts), np.array(indices), np.array(values),
    )  # fmt: skip
    solver.passModel(lp)
    return solver


def _sparse(rows: Iterable[Mapping[int, float]]) -> tuple[list[int], list[int], list[float]]:
    starts, indices, values = [0], [], []
    for terms in rows:
        indices += terms
        values += terms.values()
        starts.append(len(indices))
    return starts, indices, values


def _run(solver: highspy.Highs, model: Model) -> Solution | None:
    import highspy  # noqa: PLC0415

    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise TimeoutError
    values = solver.getSolution().col_value
    chosen = tuple(
        (model.pool[i], ring, round(values[x])) for (i, ring), x in model.x.items() if round(values[x]) > 0
    )
    proven = status == highspy.HighsModelStatus.kOptimal
    return Solution(chosen, info.objective_function_value, info.mip_dual_bound, proven)
