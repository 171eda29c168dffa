"""``tussie read``: a bouquet in, its meaning out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tussie.cli.terminal import counted, print_json, print_lines, styled, text_argument, told_cautions, wrapped
from tussie.errors import ImpossibleWish
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.notation import parse
from tussie.reading import Line, Reading, Sense, compare, read

#: Further senses of a flower that are shown below the first.
_MORE = 2
#: Readings of other traditions that are shown below them.
_ELSEWHERE = 3


def run(options: argparse.Namespace) -> int:
    """Read the bouquet of the arguments and print what it says."""
    text = text_argument(options.bouquet)
    without = [id.strip() for id in options.without.split(",") if id.strip()]
    if options.compare is not None:
        if options.draw or options.card:
            raise ImpossibleWish("a comparison has no one picture; draw the bouquet without --compare")
        names = [name for name in options.compare.split(",") if name.strip()]
        readings = compare(text, names, without=without)
        if options.json:
            print_json([reading.to_dict() for reading in readings])
        else:
            print_lines(_side_by_side(load_lexicon(), readings))
        return 0
    bouquet = parse(text, tradition=options.tradition)
    pictures = options.draw or options.card or options.words
    if pictures:
        from tussie.cli.draw import beside, check_names  # noqa: PLC0415 - few readings are drawn

        check_names(options)
    reading = read(bouquet, tradition=options.tradition, without=without)
    if options.json:
        print_json(reading.to_dict())
    else:
        print_lines(_told(load_lexicon(), reading))
    if pictures:
        beside(options, [(bouquet, reading)])
    return 0


def _told(lex: Lexicon, reading: Reading) -> Iterator[str]:
    """A reading for people: the sentence, the flowers ring by ring, then the cautions."""
    yield wrapped(styled(reading.sentence, "strong"), "")
    ring = None
    for line in reading.lines:
        if line.ring != ring:
            ring = line.ring
            yield ""
            if ring:
                yield styled(ring, "faint")
        yield from _flower(lex, line)
    if reading.together:
        yield ""
        yield styled("together", "faint")
        for sense in reading.together:
            yield wrapped(f"{quoted(sense)} ({cited(sense)})", "      ", "  ")
    if reading.cautions:
        yield ""
        yield styled("elsewhere, and with care", "faint")
        yield from told_cautions(reading.cautions)


def _flower(lex: Lexicon, line: Line) -> Iterator[str]:
    name = styled(str(line.stem), "flower")
    if not line.senses:
        yield f"  {name}"
    for place, sense in enumerate(line.senses[: 1 + _MORE]):
        meaning = lex.concepts[sense.concept].label
        chance = f"{sense.probability:.0%}"
        if place == 0:
            yield f"  {name}: {styled(meaning, 'meaning')} ({chance})"
            yield wrapped(_evidence(sense), "      ")
        else:
            yield wrapped(f"or {meaning} ({chance}): {_evidence(sense)}", "        ", "      ")
    for note in line.notes:
        yield wrapped(styled("note: ", "caution") + note, "        ", "      ")
    for sense in line.elsewhere[:_ELSEWHERE]:
        label = lex.traditions[sense.tradition].label
        yield wrapped(f"{label}: {quoted(sense)} ({cited(sense)})", "        ", "      ")
    if len(line.elsewhere) > _ELSEWHERE:
        rest = counted(len(line.elsewhere) - _ELSEWHERE, "more tradition")
        yield f"      and otherwise in {rest}; see --compare"


def _evidence(sense: Sense) -> str:
    """The gloss, its source, what was passed over to find it, and who else says so."""
    if not sense.source:
        return "by the rule below"
    words = f"{quoted(sense)} ({cited(sense)})"
    if sense.fallback:
        words += f", {sense.fallback}"
    if sense.also:
        rest = len(sense.also) - 1
        more = f" and {counted(rest, 'more source')}" if rest else ""
        words += f"; also {sense.also[0]}{more}: {counted(sense.lineages, 'lineage')}"
    else:
        words += "; single source"
    return words


def _side_by_side(lex: Lexicon, readings: tuple[Reading, ...]) -> Iterator[str]:
    """Several readings, flower by flower and as a whole."""
    if not readings:
        yield "no tradition in the lexicon says anything of these flowers"
        return
    width = max(len(lex.traditions[reading.tradition].label) for reading in readings)
    for number, line in enumerate(readings[0].lines):
        yield styled(str(line.stem), "flower")
        for reading in readings:
            senses = reading.lines[number].senses
            label = lex.traditions[reading.tradition].label.ljust(width)
            if not senses:
                yield f"  {label}  nothing"
                continue
            best = senses[0]
            meaning = styled(lex.concepts[best.concept].label, "meaning")
            evidence = f"({best.probability:.0%}) {_evidence(best)}"
            yield wrapped(f"{meaning} {evidence}", " " * (width + 4), f"  {label}  ")
        yield ""
    for reading in readings:
        yield wrapped(reading.sentence, "  ", "")
