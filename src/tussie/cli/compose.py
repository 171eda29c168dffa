"""``tussie compose``: what is to be said in, bouquets that say it out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from tussie.circumstances.caution import Caution
from tussie.cli.circumstances import listed, stock_of, whole, wishes_of
from tussie.cli.terminal import counted, print_json, print_lines, styled, text_argument, told_cautions, wrapped
from tussie.composing import Answer, compose
from tussie.composing.answer import Composed
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon

#: Cautions of one bouquet that are shown; JSON has them all.
_MOST_CAUTIONS = 6


def run(options: argparse.Namespace) -> int:
    """Compose for the message of the arguments, and print bouquets or what clashes."""
    lex = load_lexicon()
    tradition = lex.tradition(options.tradition).id if options.tradition else DEFAULT_TRADITION
    message = text_argument(options.message)
    pictures = options.draw or options.card or options.words
    if pictures:
        from tussie.cli.draw import beside, check_names  # noqa: PLC0415 - few bouquets are drawn, none for nothing

        check_names(options)
    answer = compose(
        message,
        stock=stock_of(options, tradition),
        why_not=listed(options.why_not),
        seconds=options.seconds,
        say=options.say,
        never_say=listed(options.never_say),
        tradition=tradition,
        budget=options.budget,
        stems=options.stems,
        colours=listed(options.colours),
        without=listed(options.without),
        must=listed(options.must),
        by_bunch=options.by_bunch,
        alternatives=whole(options.alternatives, "number of alternatives"),
        **wishes_of(options),
    )
    if options.json:
        print_json(answer.to_dict())
    else:
        print_lines(_told(lex, answer))
    if pictures:
        beside(options, [(one.bouquet, one.reading) for one in answer.bouquets])
    return 0 if answer.bouquets else 1


def _told(lex: Lexicon, answer: Answer) -> Iterator[str]:
    total = sum(weight for _, weight in answer.intents)
    meant = ", ".join(f"{lex.concepts[c].label} ({weight / total:.0%})" for c, weight in answer.intents)
    yield wrapped(f"To say: {styled(meant, 'strong')}", "  ", "")
    common = _common(answer)
    for number, bouquet in enumerate(answer.bouquets, 1):
        yield ""
        yield styled(f"{number}.  {_price(bouquet)}", "strong")
        yield from _bouquet(lex, bouquet)
        yield from _cautions([caution for caution in bouquet.cautions if caution not in common])
    if common:
        yield ""
        yield styled("to know of each of them" if len(answer.bouquets) > 1 else "to know", "faint")
        yield from _cautions(common)
    if answer.impossible:
        yield ""
        clash = answer.impossible.clash
        words = " and ".join(clash) if len(clash) < 3 else f"{', '.join(clash[:-1])} and {clash[-1]}"
        yield wrapped(
            f"{styled('Nothing fits:', 'caution')} "
            + (f"{words} cannot be kept together." if len(clash) > 1 else f"nothing keeps {words}."), "  ", ""
        )  # fmt: skip
        for way in answer.impossible.ways:
            yield ""
            if way.bouquet is None:
                yield wrapped(f"without “{way.wish}” other wishes still clash", "    ", "  ")
            else:
                yield wrapped(f"without “{way.wish}” ({_price(way.bouquet)}):", "    ", "  ")
                yield from _stems(way.bouquet)
    for absent in answer.why_not:
        yield ""
        yield styled(f"why not {absent.flower}?", "strong")
        for reason in absent.reasons:
            yield wrapped(reason, "    ", "  ")
        if absent.instead:
            yield from _stems(absent.instead)
    if answer.notes:
        yield ""
        for note in answer.notes:
            yield wrapped(f"{styled('note:', 'caution')} {note}", "      ", "")


def _price(bouquet: Composed) -> str:
    stems = sum(one.stem.counted for one in bouquet.stems)
    about = "about " if any(one.estimate for one in bouquet.stems) else ""
    return f"{counted(stems, 'stem')}, {about}{bouquet.cost:.2f} {bouquet.currency}"


def _bouquet(lex: Lexicon, bouquet: Composed) -> Iterator[str]:
    yield from _stems(bouquet)
    yield wrapped(bouquet.reading.sentence, "  ")
    gap = f"; optimal to within {bouquet.optimality_gap:.1%}" if bouquet.optimality_gap else "; proven optimal"
    yield wrapped(f"{bouquet.intended:.0%} of what you mean is read{gap}", "    ", "  ")
    if bouquet.unsaid:
        unsaid = ", ".join(lex.concepts[c].label for c in bouquet.unsaid)
        yield wrapped(f"no flower in it leads with {unsaid}", "    ", "  ")
    if bouquet.misread:
        misread = ", ".join(f"{lex.concepts[c].label} ({p:.0%})" for c, p in bouquet.misread)
        yield wrapped(f"could be misread: {misread}", "    ", "  ")


def _common(answer: Answer) -> list[Caution]:
    """The cautions of every bouquet; a lone bouquet's are all common."""
    if not answer.bouquets:
        return []
    first, *others = (bouquet.cautions for bouquet in answer.bouquets)
    return [caution for caution in first if all(caution in other for other in others)]


def _cautions(cautions: Sequence[Caution]) -> Iterator[str]:
    """The graver cautions."""
    shown = [one for one in cautions if one.severity != "info"]
    yield from told_cautions(shown[:_MOST_CAUTIONS])
    if len(shown) > _MOST_CAUTIONS:
        yield f"  and {counted(len(shown) - _MOST_CAUTIONS, 'more caution')}; see --json"


def _stems(bouquet: Composed) -> Iterator[str]:
    ring = ""
    for one in bouquet.stems:
        if one.ring != ring:
            ring = one.ring
            yield f"  {styled(ring, 'faint')}"
        text = f"{styled(str(one.stem), 'flower')} at {one.price:.2f}: {one.why}"
        yield wrapped(text, "        ", "    ")
