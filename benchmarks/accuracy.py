"""How often the reader gives the documented meaning first, beside three baselines.

The set (``bouquets.jsonl``) holds real bouquets and flower speeches with what their source says each
flower in them means. Bouquets that are the same occasion share a `group`; groups are dealt into two
halves by a hash of their name. Parameters were tuned on the first half (``--tune``); the second is
for reporting. A stated flower counts as right when the leading concept of the reader's sense is one
that the source states, or one that the annotator, who saw no dictionary, accepted as the same.

A bouquet whose source is also a source of the lexicon would be read with its own key. The table
therefore gives every figure twice: with all sources, and with the bouquet's own source left out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from math import log
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from tussie import Flower, TussieError, load_lexicon, parse, read
from tussie.reading import Model
from tussie.reading.evidence import Found, weigh

SET = Path(__file__).parent / "bouquets.jsonl"
Case = dict[str, Any]
#: What the log-loss takes for what a reader held impossible.
IMPOSSIBLE = 1e-4
#: Senses of a stated flower, likeliest first: concepts, the leading one first, and a probability.
Answer = list[tuple[tuple[str, ...], float]]


class Score(NamedTuple):
    """Counts over stated flowers: how many, leading concept right, first sense right, one of three
    right, and the summed log-loss."""

    flowers: int = 0
    lead: int = 0
    first: int = 0
    three: int = 0
    loss: float = 0.0

    def plus(self, answer: Answer, right: set[str]) -> Score:
        hits = [bool(right.intersection(concepts)) for concepts, _ in answer]
        said = sum(probability for (_, probability), hit in zip(answer, hits, strict=True) if hit)
        return Score(
            self.flowers + 1,
            self.lead + bool(answer and answer[0][0][0] in right),
            self.first + any(hits[:1]),
            self.three + any(hits[:3]),
            self.loss - log(max(said, IMPOSSIBLE)),
        )

    def __str__(self) -> str:
        share = 100 / max(1, self.flowers)
        return (
            f"{self.flowers:4d}  {self.lead * share:5.1f}  {self.first * share:5.1f}"
            f"  {self.three * share:5.1f}  {self.loss / max(1, self.flowers):5.2f}"
        )


#: The books by the names their bouquets are cited under; Project Gutenberg spells one of them otherwise.
AUTHORS = {
    "trienens": "trienens-1911", "triemens": "trienens-1911", "cielo": "cielo-1917", "dumont": "dumont-1851",
    "richardson": "richardson-1855", "haig": "haig-1913", "ellacombe": "ellacombe-1884", "young": "young-1881",
    "folkard": "folkard-1884", "delord": "delord-1867", "hobson": "hobson-1915", "davis": "davis-1912",
    "du cane": "ducane-1908", "dyer": "dyer-1889", "montagu": "montagu-1790",
}  # fmt: skip


def load() -> list[Case]:
    """Every documented bouquet, in the order of the file."""
    return [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines() if line]


def held_out(case: Case) -> bool:
    """Whether a case belongs to the half that no tuning sees."""
    return sha256(case["group"].encode()).digest()[0] % 2 == 1


def own_sources(case: Case) -> frozenset[str]:
    """The sources of the lexicon that the bouquet's stated meanings come from, or might: same book, same site."""
    where = f"{case.get('locator', '')} {case['source']} {case['id']}".lower()
    books = {id for id in load_lexicon().sources if id[-4:].isdecimal() and id in where}
    # Books appear under several ids, one for each part ("dumont-1851-essays").
    books |= {id for id in load_lexicon().sources if any(id.startswith(book) for book in books)}
    books |= {id for id in load_lexicon().sources if any(a in where and id.startswith(AUTHORS[a]) for a in AUTHORS)}
    if "breaking" in where:
        books.add("breaking-down")
    host = urlsplit(case["url"]).netloc
    pages = {id for id, source in load_lexicon().sources.items() if host and urlsplit(source.url).netloc == host}
    return frozenset(books | pages)


def answers(case: Case, model: Model, without: Iterable[str] = ()) -> list[Answer]:
    """What the reader says of each stated flower, from the notation as a person would type it."""
    tradition = load_lexicon().tradition(case["tradition"]).id
    try:
        # Whoever receives flowers knows whether it is a wedding or a funeral.
        bouquet = parse(case["notation"], tradition=tradition)._replace(occasion=case["occasion"])
        reading = read(bouquet, without=frozenset(without), model=model)
    except TussieError:
        return [[] for _ in case["stated"]]
    lines = list(reading.lines)
    found = []
    for stated in case["stated"]:
        best = max(lines, key=lambda line: _alike(line.stem.flower, stated), default=None)
        if best is None or not _alike(best.stem.flower, stated):
            found.append([])
            continue
        if len([s for s in case["stated"] if s["plant"] == stated["plant"]]) > 1:
            lines.remove(best)
        found.append([_answer(sense.concept, sense.concepts, sense.probability) for sense in best.senses])
    return found


def _answer(lead: str, concepts: Iterable[str], probability: float) -> tuple[tuple[str, ...], float]:
    return (lead, *(concept for concept in concepts if concept != lead)), probability


def _alike(flower: Flower, stated: dict[str, str]) -> int:
    kin = set(load_lexicon().kin(flower.plant)) & set(load_lexicon().kin(stated["plant"]))
    if not kin:
        # The reader may take another plant to be meant by the same word, and answer for that.
        return int(flower.name.lower() in stated["flower"].lower())
    return (
        1 + 4 * (flower.plant == stated["plant"]) + 2 * (flower.colour == stated["colour"])
        + (flower.part == stated["part"])
    )  # fmt: skip


# --------------------------------------------------------------------------------------------- baselines


def _stated_flower(stated: dict[str, str]) -> Flower:
    return Flower(stated["plant"], stated["flower"], stated["colour"], stated["part"])


def one_book(book: str, case: Case) -> list[Answer]:
    """A single list: its entries for each flower, the best-fitting first."""
    result: list[Answer] = []
    for stated in case["stated"]:
        entries = [one.mention.concepts for one in _entries(stated) if one.mention.source == book]
        result.append([(concepts, 1 / len(entries)) for concepts in dict.fromkeys(entries)])
    return result


def majority(case: Case, without: Collection[str] = ()) -> list[Answer]:
    """One vote for each book that says a concept of the flower, in its best-fitting entry.

    The winner is told by the best-fitting gloss that says it, as the reader tells its senses.
    """
    result: list[Answer] = []
    for stated in case["stated"]:
        ballots = {}
        for one in _entries(stated, without):
            ballots.setdefault(one.mention.source, one.mention.concepts)
        votes = Counter(concept for concepts in ballots.values() for concept in concepts)
        total, senses = sum(votes.values()), []
        while votes:
            lead, _ = votes.most_common(1)[0]
            gloss = next(concepts for concepts in ballots.values() if lead in concepts)
            share = sum(votes.pop(concept, 0) for concept in gloss)
            senses.append(_answer(lead, gloss, share / total))
        result.append(senses)
    return result


def _entries(stated: dict[str, str], without: Collection[str] = ()) -> list[Found]:
    """Every entry of every book that fits a stated flower, the best-fitting first."""
    return weigh(load_lexicon(), _stated_flower(stated), dict.fromkeys(load_lexicon().traditions, 0), Model(), without)


def best_modern_list() -> str:
    """The modern list with the most entries: the single page a person would look a flower up on."""
    sizes = Counter(
        one.source for one in load_lexicon().attestations if load_lexicon().sources[one.source].tradition == "modern"
    )
    return max(sizes, key=lambda source: (sizes[source], source))


# ------------------------------------------------------------------------------------------------ report


def score(cases: Iterable[Case], answer: Callable[[Case], list[Answer]]) -> Score:
    """The score of one way of answering on some cases."""
    total = Score()
    for case in cases:
        for stated, ranked in zip(case["stated"], answer(case), strict=True):
            total = total.plus(ranked, {*stated["concepts"], *stated["accept"]})
    return total


def report(model: Model) -> str:
    """The accuracy table, as Markdown text."""
    cases = load()
    halves = {
        "tuning half": [c for c in cases if not held_out(c)],
        "held-out half": [c for c in cases if held_out(c)],
    }
    modern = best_modern_list()
    ways: dict[str, Callable[[Case], list[Answer]]] = {
        "Tussie": lambda case: answers(case, model),
        "Tussie, own source left out": lambda case: answers(case, model, own_sources(case)),
        "majority of books": majority,
        "majority, own source left out": lambda case: majority(case, own_sources(case)),
        "Greenaway alone": lambda case: one_book("greenaway-1884", case),
        f"one modern list ({modern})": lambda case: one_book(modern, case),
    }
    lines = []
    for half, chosen in halves.items():
        lines += [f"\n{half}: {len(chosen)} bouquets", f"{'':42s}   n   lead  first  three   loss"]
        lines += [f"{name:40s}  {score(chosen, way)}" for name, way in ways.items()]
    held = halves["held-out half"]
    lines += ["\nheld-out half by tradition: Tussie, then with its own source left out"]
    for tradition in sorted({case["tradition"] for case in held}):
        some = [case for case in held if case["tradition"] == tradition]
        lines.append(f"{tradition:40s}  {score(some, ways['Tussie'])}")
        lines.append(f"{'':40s}  {score(some, ways['Tussie, own source left out'])}")
    lines += ["\nheld-out half by kind, own source left out"]
    for label, flag in (("independent of any dictionary", True), ("worked examples and lists", False)):
        some = [case for case in held if case["independent"] is flag]
        lines.append(f"{label:40s}  {score(some, ways['Tussie, own source left out'])}")
    lines += ["\ncalibration on the held-out half: the first sense's probability, and how often it is right"]
    lines += calibration([answers(case, model) for case in held], held)
    return "\n".join(lines)


def calibration(said: list[list[Answer]], cases: list[Case]) -> list[str]:
    """How often first senses are right, by how likely they were held to be."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for answer, case in zip(said, cases, strict=True):
        for ranked, stated in zip(answer, case["stated"], strict=True):
            if ranked:
                concepts, probability = ranked[0]
                right = not {*stated["concepts"], *stated["accept"]}.isdisjoint(concepts)
                bins.setdefault(min(4, int(probability * 5)), []).append((probability, right))
    return [
        f"{place / 5:.1f} to {place / 5 + 0.2:.1f}: {len(members):4d} flowers, mean probability "
        f"{sum(p for p, _ in members) / len(members):.2f}, right {sum(r for _, r in members) / len(members):.2f}"
        for place, members in sorted(bins.items())
    ]


# ---------------------------------------------------------------------------------------------- tuning

#: What is tried for each parameter, around its present value.
STEPS = (0.5, 0.7, 1.4, 2.0)
#: A step must be worth this much, or the parameters would learn the set by heart.
WORTHWHILE = 0.004
#: A second concept never weighs more than the first, a fallback never more than what it falls back from.
LIMITS = dict.fromkeys(Model._fields[: Model._fields.index("sharpness")], 1.0)


def tune(model: Model, rounds: int = 2) -> Model:
    """Coordinate descent on the tuning half, each bouquet read without its own source.

    The aim is the mean log-loss, less a share for first senses, so that a lucky ranking with wild
    probabilities does not win.
    """
    cases = [case for case in load() if not held_out(case)]
    without = {case["id"]: own_sources(case) for case in cases}

    def cost(candidate: Model) -> float:
        total = score(cases, lambda case: answers(case, candidate, without[case["id"]]))
        return (total.loss - total.lead / 2 - total.first / 2 - total.three / 2) / total.flowers

    best = cost(model)
    for _ in range(rounds):
        for name in Model._fields:
            for step in STEPS:
                value = min(LIMITS.get(name, 9.0), round(getattr(model, name) * step, 4))
                candidate = model._replace(**{name: value})
                if (found := cost(candidate)) < best - WORTHWHILE:
                    best, model = found, candidate
                    print(f"{best:.4f}  {name} = {getattr(model, name)}", flush=True)
    return model


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--tune", action="store_true", help="tune on the first half and print the model")
    chosen = options.parse_args()
    model = Model()
    if chosen.tune:
        model = tune(model)
        print(model)
    print(report(model))


if __name__ == "__main__":
    main()
