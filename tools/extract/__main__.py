"""The command: write the entries of the books, count them, or check the lexicon against them."""

import argparse
import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from tools.extract.check import differences
from tools.extract.sources import DICTIONARIES, PROSE, SOURCES, Source
from tools.extract.text import TextError


def write_entries(source: Source, texts: Path, out: TextIO) -> None:
    """Write the entries of one source as CSV."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["locator", "headword", "gloss"])
    writer.writerows((entry.locator, entry.headword, entry.gloss) for entry in source.entries(texts))


def extract(sources: Sequence[Source], texts: Path, folder: Path | None) -> int:
    """Write each source to its own file in `folder`, or all of them to standard output."""
    for source in sources:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / f"{source.id}.csv").open("w", encoding="utf-8", newline="") as out:
                write_entries(source, texts, out)
        else:
            if len(sources) > 1:
                print(f"# {source.id}")
            write_entries(source, texts, sys.stdout)
    return 0


def count(sources: Sequence[Source], texts: Path) -> int:
    """Print how many entries each source has beside how many it should have; 1 if they differ."""
    wrong = 0
    print(f"{'source':<22}{'entries':>8}{'expected':>10}")
    for source in sources:
        entries = sum(1 for _ in source.entries(texts))
        wrong += entries != source.expected
        print(f"{source.id:<22}{entries:>8}{source.expected:>10}")
    return 1 if wrong else 0


def check(sources: Sequence[Source], texts: Path, data: Path) -> int:
    """List where the rows in `data` differ from the texts; 1 if they do."""
    found = 0
    for source in sources:
        for difference in differences(source, texts, data):
            found += 1
            print(difference)
    print(f"{len(sources)} sources, {found} differences", file=sys.stderr)
    return 1 if found else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and run one mode."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.extract",
        description="Read the flower dictionaries of old books into rows: line, headword, gloss as printed.",
    )
    parser.add_argument("texts", type=Path, metavar="TEXTS", help="folder of the Project Gutenberg texts")
    parser.add_argument("sources", nargs="*", metavar="SOURCE", help="sources to read (default: all)")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--out", type=Path, metavar="DIR", help="write one CSV file per source into DIR")
    mode.add_argument("--count", action="store_true", help="count the entries of each source")
    mode.add_argument("--check", type=Path, metavar="DATA", help="compare the attestations in DATA with the texts")
    asked = parser.parse_args(arguments)

    readable = (*DICTIONARIES, *PROSE) if asked.check else DICTIONARIES
    for name in asked.sources:
        if name not in SOURCES:
            parser.error(f"no source {name!r}; choose from {', '.join(source.id for source in readable)}")
        if SOURCES[name] not in readable:
            parser.error(f"{name} is running prose without entries; it can only be compared, by --check")
    chosen = [SOURCES[name] for name in asked.sources] or readable
    try:
        if asked.check:
            return check(chosen, asked.texts, asked.check)
        if asked.count:
            return count(chosen, asked.texts)
        return extract(chosen, asked.texts, asked.out)
    except TextError as error:
        parser.error(str(error))
    except BrokenPipeError:
        # Whoever reads our output, `head` perhaps, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
