"""``tussie swap``: a bouquet and a flower in, other flowers that could stand in its place out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from tussie.cli.circumstances import circumstances_of, listed, stock_of
from tussie.cli.terminal import print_json, print_lines, styled, text_argument, told_cautions, wrapped
from tussie.composing.swap import Swap, swap
from tussie.errors import ImpossibleWish
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon


def run(options: argparse.Namespace) -> int:
    """Print what could replace the flower of the arguments; status 1 when nothing can."""
    without = listed(options.without)
    if not (options.flower or without):
        raise ImpossibleWish("no flower to replace; name one, as in tussie swap '3 red rose, 2 ivy' rose")
    if not 1 <= options.most <= 50:
        raise ImpossibleWish(f"{options.most} replacements cannot be shown; expected 1 to 50")
    tradition = load_lexicon().tradition(options.tradition).id if options.tradition else None
    swaps = swap(
        text_argument(options.bouquet),
        options.flower or without[0],
        circumstances=circumstances_of(options),
        tradition=tradition,
        stock=stock_of(options, tradition or DEFAULT_TRADITION),
        without=without if options.flower else without[1:],
        most=options.most,
    )
    if options.json:
        print_json([one.to_dict() for one in swaps])
    else:
        print_lines(_told(swaps, customs=bool(options.country)))
    return 0 if swaps else 1


def _told(swaps: Sequence[Swap], *, customs: bool) -> Iterator[str]:
    """The replacements, and what to know of the first; customs only of a country that was named."""
    if not swaps:
        yield "nothing in the stock can stand in its place in these circumstances"
    for one in swaps:
        yield wrapped(
            f"{styled(str(one.flower), 'flower')}, {one.price:.2f} {one.currency} a stem: keeps {one.kept:.0%} of the "
            f"reading; says {one.says} ({one.source})", "    ", "",
        )  # fmt: skip
    if swaps:
        yield ""
        yield styled("with the first of them", "faint")
        yield from (f"  {line}" for line in str(swaps[0].bouquet).splitlines())
        graver = [one for one in swaps[0].cautions if one.severity in ("danger", "warning")]
        yield from told_cautions([one for one in graver if customs or one.kind != "custom"])
