"""``tussie check``: a bouquet and circumstances in, cautions out."""

from __future__ import annotations

import argparse

from tussie.circumstances.checking import check
from tussie.cli.circumstances import circumstances_of
from tussie.cli.terminal import counted, print_json, print_lines, text_argument, told_cautions
from tussie.notation import parse


def run(options: argparse.Namespace) -> int:
    """Print what a person should know of the bouquet; status 1 when something is dangerous."""
    bouquet = parse(text_argument(options.bouquet), tradition=options.tradition)
    cautions = check(bouquet, circumstances_of(options))
    if options.json:
        print_json([caution._asdict() for caution in cautions])
    elif cautions:
        print_lines(told_cautions(cautions))
        print_lines([counted(len(cautions), "caution")])
    else:
        print_lines(["nothing speaks against it that our sources know of"])
    return 1 if any(caution.severity == "danger" for caution in cautions) else 0
