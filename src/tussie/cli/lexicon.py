"""``tussie lexicon``: check it, export it, list its sources."""

from __future__ import annotations

import argparse
import os

from tussie.cli.terminal import counted, print_json, print_lines, styled, wrapped
from tussie.errors import MalformedText
from tussie.lexicon import load_lexicon
from tussie.lexicon.tables import DATA, Source


def run(options: argparse.Namespace) -> int:
    """Run one verb of the lexicon."""
    return {"check": _check, "export": _export, "sources": _sources}[options.verb](options)


def _check(options: argparse.Namespace) -> int:
    from tussie.lexicon.check import check  # noqa: PLC0415 - reads every CSV file

    if options.data is not None:
        os.listdir(options.data)  # a folder that is not there is bad input, not a broken lexicon
    problems = check(options.data or DATA)
    if options.json:
        print_json([problem._asdict() for problem in problems])
    elif problems:
        print_lines([*map(str, problems), counted(len(problems), "problem")])
    else:
        print_lines(["the lexicon keeps its rules"])
    return 1 if problems else 0


def _export(options: argparse.Namespace) -> int:
    from tussie.lexicon.export import export  # noqa: PLC0415 - needs pyarrow

    if not options.folder:
        raise MalformedText("no folder given; name one, as in `tussie lexicon export out/`")
    files = [str(path) for path in export(options.folder)]
    if options.json:
        print_json(files)
    else:
        print_lines(files)
    return 0


def _sources(options: argparse.Namespace) -> int:
    from tussie.entries import source_records  # noqa: PLC0415 - looks at every attestation

    records = source_records(options.tradition or "")
    if options.json:
        print_json(records)
        return 0
    lex = load_lexicon()
    for record in records:
        print_lines(_told(lex.sources[record["id"]], record["attestations"]))
    return 0


def _told(source: Source, count: int) -> list[str]:
    unchecked = styled(" unchecked", "caution") if source.checked == "unchecked" else ""
    head = f"{styled(source.id, 'strong')}{unchecked}  {count} attestations, lineage {source.lineage}"
    return [head, wrapped(source.citation, "    ")]
