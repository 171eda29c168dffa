"""``tussie draw`` and ``tussie card``: a bouquet in, a picture or a page out."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tussie.bouquet import Bouquet
from tussie.cli.terminal import counted, print_json, print_lines, text_argument
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
    """Set the card of the bouquet of the arguments, or its florist's sheet, into a file."""
    from tussie.cards import card, florist_sheet  # noqa: PLC0415

    suffix_of(options.output, (".pdf",))
    if options.for_carrier and options.florist:
        raise ImpossibleWish("--for-carrier and --florist are two pages for two people; ask for one at a time")
    bouquet = _bouquet(options)
    looks = {"style": options.style, "vase": options.vase, "seed": options.seed, "tradition": options.tradition}
    if options.florist:
        made = florist_sheet(bouquet, **looks)
    else:
        words = text_argument(options.words) if options.words else ""
        made = card(
            bouquet, words=words, to=options.to, sender=options.sender, fold=options.fold,
            for_carrier=options.for_carrier, site=options.site, **looks,
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
    """The suffix of a file that is to be written. Raises `ImpossibleWish` for one that we cannot write."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in known:
        raise ImpossibleWish(f"no way to write {clipped(path)!r}; expected a name that ends in {' or '.join(known)}")
    return suffix


def check_names(options: argparse.Namespace) -> None:
    """Refuse files that cannot be written before anything is composed for them."""
    if options.draw:
        suffix_of(options.draw)
    if options.card:
        suffix_of(options.card, (".pdf",))


def beside(options: argparse.Namespace, bouquets: Sequence[tuple[Bouquet, Reading]], words: str = "") -> None:
    """The pictures and cards of the bouquets that another command speaks of, as ``--draw`` and ``--card`` ask.

    Of several bouquets the first takes the name that was given, the others ``out-2.svg``, ``out-3.svg``.
    """
    check_names(options)
    for number, (bouquet, reading) in enumerate(bouquets, 1):
        if options.draw:
            from tussie.drawing import draw  # noqa: PLC0415

            path = _numbered(options.draw, number)
            write(path, _encoded(draw(bouquet, reading=reading), suffix_of(path), 1600))
        if options.card:
            from tussie.cards import card  # noqa: PLC0415

            write(_numbered(options.card, number), card(bouquet, words=words, tradition=reading.tradition))


def _numbered(path: str, number: int) -> str:
    stem, suffix = os.path.splitext(path)
    return path if number == 1 else f"{stem}-{number}{suffix}"


def _encoded(drawing: Drawing, suffix: str, width: int) -> bytes:
    if suffix == ".svg":
        return drawing.svg.encode()
    return drawing.pdf() if suffix == ".pdf" else drawing.png(width=width)
