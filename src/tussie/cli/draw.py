"""``tussie draw`` and ``tussie card``: a bouquet in, a picture or a page out."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tussie.bouquet import Bouquet
from tussie.cli.terminal import counted, print_json, print_lines, text_argument, typed
from tussie.errors import ImpossibleWish, clipped
from tussie.files import write
from tussie.lexicon import load_lexicon
from tussie.notation import parse
from tussie.reading import Reading, read

if TYPE_CHECKING:
    from tussie.drawing import Drawing

SUFFIXES = (".svg", ".png", ".pdf")


def run(options: argparse.Namespace) -> int:
    """Draw the bouquet of the arguments into a file, and say what was drawn."""
    from tussie.drawing import draw  # noqa: PLC0415 - numpy, which the suffix may make needless

    suffix = suffix_of(options.output)
    bouquet = _bouquet(options)
    drawing = draw(
        bouquet, view=options.view, style=options.style, vase=options.vase, paper=options.paper, seed=options.seed,
        reading=None if options.silent else read(bouquet, tradition=options.tradition), meaning=not options.silent,
    )  # fmt: skip
    made = _encoded(drawing, suffix, options.width)
    write(options.output, made)
    stems = len(drawing.arrangement.places)
    if options.json:
        print_json(
            {
                "file": options.output,
                "bytes": len(made),
                "stems": stems,
                "vase": drawing.arrangement.vessel.kind,
                "notes": list(drawing.notes),
            }
        )
    else:
        print_lines(
            [
                f"{options.output}: {counted(stems, 'stem')}, {len(made) / 1000:.0f} kB",
                *(f"  note: {note}" for note in drawing.notes),
            ]
        )
    return 0


def run_card(options: argparse.Namespace) -> int:
    """Set the card of the bouquet of the arguments, the carrier's, or the florist's sheet, into a file."""
    from tussie.cards import card, carrier_card, florist_sheet  # noqa: PLC0415

    suffix_of(options.output, (".pdf",))
    if options.for_carrier and options.florist:
        raise ImpossibleWish("--for-carrier and --florist are two pages for two people; ask for one at a time")
    if options.for_carrier or options.florist:
        page = "--for-carrier" if options.for_carrier else "--florist"
        for name in ("words", "to", "sender", "fold", "site"):
            if getattr(options, name):
                flag = "--from" if name == "sender" else f"--{name}"
                raise ImpossibleWish(f"{flag} says nothing on the page of {page}; leave it out")
    bouquet = _bouquet(options)
    looks = {"style": options.style, "vase": options.vase, "seed": options.seed, "tradition": options.tradition}
    if options.for_carrier:
        made = carrier_card(bouquet, **looks)
    elif options.florist:
        made = florist_sheet(bouquet, **looks)
    else:
        words = text_argument(options.words) if options.words else ""
        made = card(
            bouquet, words=words, to=typed(options.to), sender=typed(options.sender), fold=options.fold,
            site=options.site, **looks,
        )  # fmt: skip
    write(options.output, made)
    if options.json:
        print_json({"file": options.output, "bytes": len(made)})
    else:
        print_lines([f"{options.output}: {len(made) / 1000:.0f} kB"])
    return 0


def _bouquet(options: argparse.Namespace) -> Bouquet:
    tradition = load_lexicon().tradition(options.tradition).id if options.tradition else None
    return parse(text_argument(options.bouquet), tradition=tradition)


def suffix_of(path: str, known: tuple[str, ...] = SUFFIXES) -> str:
    """The suffix of a file that is to be written.

    Raises `ImpossibleWish` for one that we cannot write, and for a file in a folder that is not there.
    """
    # A name that begins with a dot has no suffix in it; ".tei.xml" is one.
    name = os.path.basename(path).lower().lstrip(".")
    suffix = next((suffix for suffix in known if name.endswith(suffix)), "")
    if not suffix:
        raise ImpossibleWish(f"no way to write {clipped(path)!r}; expected a name that ends in {' or '.join(known)}")
    folder = os.path.dirname(path) or "."
    if not os.path.isdir(folder):
        raise ImpossibleWish(f"there is no folder {clipped(folder)!r} to write {clipped(path)!r} to; make it first")
    return suffix


def check_names(options: argparse.Namespace) -> None:
    """Refuse files that cannot be written before anything is read or composed for them."""
    if options.draw:
        suffix_of(options.draw)
    if options.card:
        suffix_of(options.card, (".pdf",))
    if options.words and not options.card:
        raise ImpossibleWish("--words are written on the card; say where to, with --card FILE")
    paths = [path for path in (options.draw, options.card) if path]
    if len(paths) == 2 and os.path.realpath(paths[0]) == os.path.realpath(paths[1]):
        raise ImpossibleWish(f"picture and card cannot both be {clipped(paths[0])!r}; give them two names")


def beside(options: argparse.Namespace, bouquets: Sequence[tuple[Bouquet, Reading]]) -> None:
    """The pictures and cards of the bouquets that another command speaks of, as ``--draw`` and ``--card`` ask.

    Of several bouquets the first takes the name that was given, the others ``out-2.svg``, ``out-3.svg``; which files
    were written is told on standard error, so that JSON stays JSON.
    """
    words = text_argument(options.words) if options.words else ""
    for number, (bouquet, reading) in enumerate(bouquets, 1):
        if options.draw:
            from tussie.drawing import draw  # noqa: PLC0415

            path = _numbered(options.draw, number)
            write(path, _encoded(draw(bouquet, reading=reading), suffix_of(path), 1600))
            print(f"drawn: {path}", file=sys.stderr)
        if options.card:
            from tussie.cards import card  # noqa: PLC0415

            path = _numbered(options.card, number)
            write(path, card(bouquet, words=words, reading=reading))
            print(f"card: {path}", file=sys.stderr)


def _numbered(path: str, number: int) -> str:
    stem, suffix = os.path.splitext(path)
    return path if number == 1 else f"{stem}-{number}{suffix}"


def _encoded(drawing: Drawing, suffix: str, width: int) -> bytes:
    if suffix == ".svg":
        return drawing.svg.encode()
    return drawing.pdf() if suffix == ".pdf" else drawing.png(width=width)
