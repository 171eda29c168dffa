"""``tussie lookup``: a flower, a name or a sentiment in, what is known of it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from tussie.cli.terminal import counted, print_json, print_lines, styled, text_argument, wrapped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.search import Answer, ConceptEntry, FlowerEntry, Saying, Statement, lookup

#: How many flowers, or statements, of each tradition are shown without ``--all``.
_MOST = 8


def run(options: argparse.Namespace) -> int:
    """Look up the words of the arguments and print what is known of them."""
    answer = lookup(text_argument(options.words).strip(), tradition=options.tradition)
    if options.json:
        print_json(answer.to_dict())
    else:
        print_lines(_told(load_lexicon(), answer, None if options.all else _MOST))
    return 0


def _told(lex: Lexicon, answer: Answer, most: int | None) -> Iterator[str]:
    if answer.candidates:
        yield from _candidates(lex, answer)
    if answer.concept:
        yield from _concept(lex, answer.concept, most)
    if answer.concept and answer.flower:
        yield ""
    if answer.flower:
        yield from _flower(lex, answer.flower, most)


def _candidates(lex: Lexicon, answer: Answer) -> Iterator[str]:
    """The plants that share a name, what tells them apart, and which is meant where."""
    name = answer.candidates[0].name.name
    yield f"{styled(name, 'strong')} is a name of {len(answer.candidates)} plants:"
    for candidate in answer.candidates:
        row = candidate.name
        where = [
            "everywhere else" if id == "*" else lex.traditions[id].label
            for id in row.default
            if id == "*" or id in lex.traditions
        ]
        meant = f"; meant in: {', '.join(where)}" if where else f"; {row.period} name"
        text = f"{styled(candidate.plant.scientific_name, 'flower')} ({candidate.plant.family}): "
        yield wrapped(f"{text}{row.note or 'no more is known'}{meant}", "      ", "  ")
    yield ""


def _concept(lex: Lexicon, entry: ConceptEntry, most: int | None) -> Iterator[str]:
    concept = entry.concept
    yield wrapped(f"{styled(concept.label, 'strong')}: {concept.definition}", "  ", "")
    links = [
        f"{word} {lex.concepts[id].label}"
        for word, id in (("a kind of", concept.broader), ("the opposite of", concept.opposite))
        if id
    ]
    if links:
        yield wrapped("; ".join(links), "  ")
    if not entry.sayings:
        yield "  no flower in the lexicon says it"
    yield from _by_tradition(lex, entry.sayings, _saying, most)


_Told = TypeVar("_Told", Saying, Statement)


def _by_tradition(
    lex: Lexicon, entries: Sequence[_Told], tell: Callable[[Lexicon, _Told], str], most: int | None
) -> Iterator[str]:
    """Entries under the traditions they belong to, the first of each."""
    for tradition, group in groupby(entries, lambda entry: entry.tradition):
        told = list(group)
        yield ""
        yield styled(lex.traditions[tradition].label, "faint")
        for entry in told[:most]:
            yield tell(lex, entry)
        yield from _rest(len(told), most)


def _saying(lex: Lexicon, saying: Saying) -> str:
    name = lex.name_of(saying.plant, tradition=saying.tradition)
    colour = saying.colour.replace("-", " ")
    said = [saying.variety.replace("-", " "), saying.part]
    flower = " ".join(word for word in (colour, name) if word)
    kind = ", ".join(word for word in said if word)
    flower = f"{flower} ({kind})" if kind else flower
    first, kin = saying.attestations[0], counted(saying.lineages, "lineage")
    return wrapped(
        f"{styled(flower, 'flower')}: {kin}, {len(saying.attestations)} × {quoted(first)} ({cited(first)})",
        "      ", "  ",
    )  # fmt: skip


def _rest(number: int, most: int | None) -> Iterator[str]:
    if most is not None and number > most:
        yield f"  and {number - most} more; see them with --all"


def _flower(lex: Lexicon, entry: FlowerEntry, most: int | None) -> Iterator[str]:
    plant = entry.plant
    yield f"{styled(str(entry.flower), 'strong')}: {plant.scientific_name}, {plant.family}"
    names = [f"{row.name} ({row.language})" for row in lex.names(plant.id) if row.language != "en" and not row.colour]
    if names:
        yield wrapped("also " + ", ".join(names[:10]), "  ")
    if not entry.statements:
        yield "  no source in the lexicon says what it means"
    yield from _by_tradition(lex, entry.statements, _statement, most)
    if entry.contradictions:
        yield ""
        yield styled("contradictions", "caution")
        for pair in entry.contradictions[:most]:
            one, other = pair.one.attestation, pair.other.attestation
            yield wrapped(f"“{one.gloss}” ({one.source}) against “{other.gloss}” ({other.source})", "      ", "  ")
        yield from _rest(len(entry.contradictions), most)


def _statement(lex: Lexicon, statement: Statement) -> str:
    one = statement.attestation
    concepts = ", ".join(lex.concepts[id].label for id in one.concepts)
    correction = f" [{one.correction}]" if one.correction else ""
    fallback = f", {statement.fallback}" if statement.fallback else ""
    return wrapped(
        f"{styled(concepts, 'meaning')}: {one.headword}: {quoted(one)}{correction} ({cited(one)}){fallback}",
        "      ", "  ",
    )  # fmt: skip
