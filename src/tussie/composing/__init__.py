"""From what is to be said to bouquets that say it, that a florist can build, and that explain themselves.

The model is stated in ``docs/composing.md``. `candidates` finds what each flower would say to this reader and
which wishes it offends; `program` chooses among them, to proven optimality; the reader of `tussie.reading`
then reads what was chosen, and its reading, not the program's score, ranks the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tussie.bouquet import CENTRE, EDGE, RING, Bouquet, Ring, Stem
from tussie.circumstances.caution import Caution
from tussie.circumstances.checking import check
from tussie.composing.answer import Answer, Chosen, Composed, Impossible, Way, WhyNot
from tussie.composing.candidates import Candidate, candidates, kin_of
from tussie.composing.prices import noise, primary, weights
from tussie.composing.program import Model, Solution, best
from tussie.composing.request import Request, flower_named, request_from, validated
from tussie.composing.wishes import YIELDING, smallest_clash, wishes
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.reading import Sense, read
from tussie.stock import ESTIMATE, Stock, catalogue

__all__ = ["Answer", "Request", "answer", "compose"]

#: A concept at this price of noise, or dearer, is a misreading; below it, merely beside the point.
_MISREADING = 1.0
#: Misreadings less likely than this are not worth a line.
_WORTH_TELLING = 0.02
#: Concepts for which words must come before flowers, and what to tell.
_WORDS_FIRST = {
    "apology": "An apology is made in words; flowers only carry it. Say it yourself as well.",
    "condolence": "Ask what the family wishes before you send flowers; some customs of mourning have none.",
    "mourning": "Ask what the family wishes before you send flowers; some customs of mourning have none.",
}


def compose(
    message: str = "",
    *,
    stock: Stock | None = None,
    why_not: Sequence[str] = (),
    seconds: float = 30.0,
    left: Callable[[], float] | None = None,
    **wishes: Any,
) -> Answer:
    """Compose bouquets that say what a message means and keep every wish, or say which wishes clash.

    More precisely: `message` is what the sender would write, in English; `wishes` are those of
    `tussie.composing.request.WISHES`, such as ``say="gratitude=2,worth"`` (instead of what is heard in the message),
    ``hazards=["cats"]``, ``country="Japan"``, ``month=11``, ``budget=45``, ``without=["rose"]``. `stock` is what can be
    bought (default: the built-in catalogue), `why_not` names flowers to explain the absence of, `seconds` the
    time one solution may take, `left` tells how many seconds are left for the whole answer, where somebody waits for
    it. Returns an `Answer`, the bouquet first in which the reader finds most of what was
    meant. Raises `MalformedText`, `NotUnderstood`, `UnknownName` and `ImpossibleWish` for what cannot be understood,
    and `TimeoutError` when no bouquet at all was found in time.

    >>> answer = compose("Thank you for saving my husband.", alternatives=1)
    >>> answer.bouquets[0].reading.concepts[0][0]
    'gratitude'
    """
    lex = load_lexicon()
    words: dict[str, tuple[str, ...]] = {}
    intents: tuple[tuple[str, float], ...] = ()
    denied: tuple[str, ...] = ()
    if not wishes.get("say"):
        from tussie.message import understand  # noqa: PLC0415 - who names sentiments needs no model

        heard = understand(message)
        intents, denied, words = heard.intents, heard.denied, dict(heard.words)
    request = request_from(lex, wishes, intents=intents, denied=denied)
    absent = [flower_named(name, request.tradition).plant for name in why_not]
    return answer(request, stock=stock, words=words, why_not=absent, seconds=seconds, left=left)


def answer(
    request: Request,
    *,
    stock: Stock | None = None,
    words: Mapping[str, Sequence[str]] | None = None,
    why_not: Sequence[str] = (),
    seconds: float = 30.0,
    left: Callable[[], float] | None = None,
) -> Answer:
    """Answer a request: bouquets that keep it, or what clashes.

    More precisely: `words` are for each intent the words of the sender that it was heard in, `why_not` ids of plants;
    the rest is as in `compose`.

    >>> answer(Request((("gratitude", 1.0),), alternatives=1)).bouquets[0].reading.concepts[0][0]
    'gratitude'
    """
    lex = load_lexicon()
    request = validated(lex, request)
    patience = (lambda: min(seconds, left())) if left else (lambda: seconds)
    kitchen = _Kitchen(lex, request, stock or catalogue(request.tradition), words or {}, patience)
    bouquets = kitchen.alternatives()
    impossible = None if bouquets else kitchen.impossible()
    return Answer(
        request.intents,
        bouquets,
        impossible,
        tuple(kitchen.why_not(plant, bouquets) for plant in why_not),
        tuple(kitchen.notes(bouquets)),
    )


class _Kitchen:
    """What one request needs at hand: the candidates, the wishes, and the way from solution to bouquet."""

    def __init__(
        self,
        lex: Lexicon,
        request: Request,
        stock: Stock,
        words: Mapping[str, Sequence[str]],
        patience: Callable[[], float],
    ) -> None:
        self.lex, self.request, self.stock, self.words, self.patience = lex, request, stock, words, patience
        self.pool = candidates(lex, stock, request)
        self.wishes = wishes(lex, self.pool, request)
        self.kept = frozenset(self.wishes)
        self.prices = noise(lex, request)
        self.quieter: list[str] = []
        self.late = False

    def alternatives(self) -> tuple[Composed, ...]:
        """The bouquets asked for, those first in which most of what was meant is read."""
        found: list[Composed] = []
        earlier: list[frozenset[str]] = []
        for _ in range(self.request.alternatives):
            try:
                solution = self._best(self.kept, earlier=earlier)
            except TimeoutError:
                if not found:
                    raise
                self.late = True
                break
            while solution is None and not found and (left := [wish for wish in YIELDING if wish in self.kept]):
                # What nobody uttered gives way to what somebody did.
                self.kept -= {left[0]}
                solution = self._best(self.kept)
            if solution is None:
                break
            found.append(self.composed(solution))
            earlier.append(frozenset(one.kind for one, _, _ in solution.chosen if not one.is_leaf))
        meant = {c for c, _ in self.request.intents}
        meant = meant.union(*(kin_of(self.lex, c) for c in meant))
        # What leads the reading counts first, then how much of it was meant.
        return tuple(
            sorted(
                found,
                key=lambda one: (
                    meant.isdisjoint(c for c, _ in one.reading.concepts[:1]),
                    one.unwanted - one.intended,
                    one.cost,
                ),
            )
        )

    def _best(self, kept: frozenset[str], *, earlier: Sequence[frozenset[str]] = ()) -> Solution | None:
        return best(self.lex, self.pool, self.request, kept, self.patience, earlier=earlier, quieter=self.quieter)

    def _fits(self, kept: frozenset[str]) -> bool:
        """Whether any bouquet at all keeps these wishes."""
        model = Model(self.lex, self.pool, self.request, kept)
        return model.solve(self.patience(), feasible=True) is not None

    def impossible(self) -> Impossible:
        """The smallest clash, and what giving up each of its wishes would bring."""
        order = [wish for wish in self.wishes if wish not in YIELDING]
        clash = smallest_clash(order, self._fits)
        if not clash:
            # Not even without any wish.
            return Impossible(("a stock that has too few flowers for any bouquet",), ())
        ways = []
        for wish in clash:
            # A wish is given up by itself; whether that is enough is what people want to know.
            solution = self._best(self.kept - {wish})
            ways.append(Way(self.wishes[wish], self.composed(solution) if solution else None))
        return Impossible(tuple(self.wishes[wish] for wish in clash), tuple(ways))

    def composed(self, solution: Solution) -> Composed:
        """A solution as a bouquet, read back by the reader it is for."""
        request, lex = self.request, self.lex
        bouquet = self._arranged(solution)
        reading = read(bouquet, tradition=request.tradition)
        said = dict(reading.concepts)
        meant = dict(request.intents)
        share = weights(request)
        heard = {c: said.get(c, 0.0) + sum(said.get(k, 0.0) for k in kin_of(lex, c) - meant.keys()) for c in meant}
        misread = tuple((c, p) for c, p in reading.concepts if self.prices[c] >= _MISREADING)
        leading = {c for line in reading.lines if line.senses for c in line.senses[0].concepts}
        by_place = {(ring, str(one.flower)): one for one, ring, _ in solution.chosen}
        stems = tuple(
            Chosen(
                line.stem,
                line.ring,
                offer.price,
                offer.source == ESTIMATE,
                self._why(line.senses, by_place[line.ring, str(line.stem.flower)]),
            )
            for line in reading.lines
            for offer in [by_place[line.ring, str(line.stem.flower)].offer]
        )
        return Composed(
            bouquet, stems, self._cost(solution), self.stock.currency, solution.objective, solution.gap, reading,
            sum(min(heard[c], share[c]) for c in meant), sum(p for _, p in misread),
            tuple((c, p) for c, p in misread if p >= _WORTH_TELLING),
            tuple(c for c in meant if c not in leading), self._cautions(bouquet),
        )  # fmt: skip

    def _cautions(self, bouquet: Bouquet) -> tuple[Caution, ...]:
        """What to know before handing it over; customs of countries nobody named stand in the reading."""
        where = self.request.circumstances
        return tuple(
            caution
            for caution in check(bouquet, where)
            if where.country or caution.kind != "custom" or caution.severity == "danger"
        )

    def _arranged(self, solution: Solution) -> Bouquet:
        """The stems in their rings, in each the most numerous first."""
        rings = []
        for name in (CENTRE, RING, EDGE):
            here = [(number, one) for one, ring, number in solution.chosen if ring == name]
            here.sort(key=lambda pair: (pair[1].is_leaf, -pair[0], str(pair[1].flower)))
            if here:
                rings.append(Ring(name, tuple(Stem(one.flower, number) for number, one in here)))
        tradition = self.request.tradition
        return Bouquet(
            tuple(rings),
            "" if tradition == DEFAULT_TRADITION else tradition,
            self.request.circumstances.occasion,
        )

    def _cost(self, solution: Solution) -> float:
        total = 0.0
        for one, _, number in solution.chosen:
            bunch = one.offer.bunch if self.request.by_bunch else 1
            total += one.offer.price * bunch * -(-number // bunch)
        return round(total, 2)

    def _why(self, senses: Sequence[Sense], one: Candidate) -> str:
        """Why a stem is in: the intent that it says best, in whose words, on whose word."""
        meant = dict(self.request.intents)
        for sense in senses[:3]:
            told = [c for c in sense.concepts if c in meant]
            # A gloss may say what is meant beside its likeliest concept; its kin count too.
            told = told or [c for c in meant if sense.concept in kin_of(self.lex, c)]
            if told:
                label = self.lex.concepts[told[0]].label
                heard = self.words.get(told[0], ())
                quoted = f" (your words: {', '.join(f'“{word}”' for word in heard)})" if heard else ""
                return f"says {label}{quoted}: “{sense.english or sense.gloss}” ({sense.source}, {sense.locator})"
        role = {"foliage": "frames the flowers", "filler": "fills in between", "line": "gives height"}.get(
            one.offer.role, "gives the bouquet its body"
        )
        if not senses:
            return f"{role}; no source says what it means"
        spoken = self.lex.concepts[senses[0].concept].label
        if self.prices[senses[0].concept] >= _MISREADING:
            return f"{role}; by itself it could be read as {spoken}"
        return f"{role}; it speaks of {spoken}, which does no harm here"

    def why_not(self, plant: str, bouquets: Sequence[Composed]) -> WhyNot:
        """What keeps a plant out of the bouquets, or what a bouquet with it would be like."""
        name = self.lex.name_of(plant, tradition=self.request.tradition)
        mine = [one for one in self.pool if plant in self.lex.kin(one.flower.plant)]
        if any(plant in self.lex.kin(chosen.stem.flower.plant) for one in bouquets for chosen in one.stems):
            return WhyNot(name, ("it is in one of the bouquets",), None)
        if not mine:
            return WhyNot(name, ("it is not in the stock",), None)
        if all(one.barred for one in mine):
            reasons = dict.fromkeys(
                f"{self.wishes[wish]}: {reason}" for one in mine for wish, reason in one.barred.items()
            )
            return WhyNot(name, tuple(reasons), None)
        forced = mine[0].kind
        pool = [one for one in self.pool if one.kind != forced or one in mine]
        try:
            solution = best(self.lex, pool, self.request, self.kept, self.patience, forced=forced)
        except TimeoutError:
            return WhyNot(name, ("the time was up before the best bouquet with it was found",), None)
        if solution is None:
            return WhyNot(name, ("no bouquet with it keeps all the wishes",), None)
        instead = self.composed(solution)
        reason = "the best bouquet with it says less of what is meant"
        if bouquets:
            top = bouquets[0]
            reason += f": {instead.intended:.0%} of its reading instead of {top.intended:.0%}"
            reason += f", for {instead.cost:.2f} {instead.currency} instead of {top.cost:.2f}"
        return WhyNot(name, (reason,), instead)

    def notes(self, bouquets: Sequence[Composed]) -> list[str]:
        """What a person should know of the answer as such."""
        lex, request = self.lex, self.request
        told = [f"stock, {problem}" for problem in self.stock.problems]
        told += [_WORDS_FIRST[c] for c, _ in request.intents[:1] if c in _WORDS_FIRST]
        for concept in primary(request):
            if not any(concept in one.leads for one in self.pool):
                label = lex.concepts[concept].label
                told.append(
                    f"no flower that can be bought leads with {label} for this reader; it is said as well as may be"
                )
        if bouquets:
            told += [words for wish, words in YIELDING.items() if wish not in self.kept]
        if self.late:
            told.append(f"the time was up before more than {len(bouquets)} of {request.alternatives} were found")
        elif 0 < len(bouquets) < request.alternatives:
            several = f"{len(bouquets)} bouquets that differ in at least two kinds keep"
            told.append(f"only {'one bouquet keeps' if len(bouquets) == 1 else several} every wish")
        if any(one.optimality_gap for one in bouquets):
            told.append("the time was up before the best bouquet was proven to be the best; the gap is given")
        if any(chosen.estimate for one in bouquets for chosen in one.stems):
            told.append("prices are estimates of one stem at a florist's; wrapping, vase and work are not in them")
        return told
