"""``tussie corpus``: scan a library of texts for plants, and report what was found."""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from tussie.cli.draw import suffix_of
from tussie.cli.terminal import counted, print_json, print_lines
from tussie.files import write
from tussie.lexicon import DEFAULT_TRADITION

if TYPE_CHECKING:
    from tqdm import tqdm

    from tussie.prose.corpus import Progress

#: Failures that are told one by one; the table of texts has them all.
_TOLD = 20
#: The share done, bytes done, rate, time left, mentions so far.
_BAR = "{percentage:3.0f} % |{bar:20}| {n_fmt} of {total_fmt}, {rate_fmt}, {remaining} left{postfix}"


def run(options: argparse.Namespace) -> int:
    """Run one verb of the library of texts."""
    return {"scan": _scan, "report": _report}[options.verb](options)


def _scan(options: argparse.Namespace) -> int:
    suffix_of(options.output, (".parquet",))
    from tussie.prose.corpus import failures, parts_beside, scan, texts_beside  # noqa: PLC0415 - needs Daft

    # The console script runs without a collector; this command may run for days.
    gc.enable()
    try:
        with _bar(shown=options.progress or sys.stderr.isatty()) as bar:
            done = scan(
                options.sources, options.output, engine=options.engine, workers=options.workers,
                text_column=options.text_column, metadata=options.metadata,
                tradition=options.tradition or DEFAULT_TRADITION, progress=lambda state: _show(bar, state),
            )  # fmt: skip
    except KeyboardInterrupt:
        kept = parts_beside(options.output)
        print(f"tussie: stopped; what is done is kept in {kept}: run the same command to go on", file=sys.stderr)
        sys.stderr.flush()
        # Daft's threads do not live through an orderly end of the interpreter while they have work: they abort it.
        os._exit(130)
    texts = texts_beside(options.output)
    failed = [
        {"source": source, "row": row, "reason": reason}
        for source, row, reason in itertools.islice(failures(options.output), _TOLD)
    ]
    if options.json:
        print_json({"mentions_file": options.output, "texts_file": str(texts), **done._asdict(), "failures": failed})
    else:
        print_lines(
            [
                f"{options.output}: {done.mentions:,} mentions in {counted(done.texts, 'text')} "
                f"of {done.characters:,} characters",
                *(f"  failed: {one['source']}, row {one['row']}: {one['reason']}" for one in failed),
                *([f"  {done.failed - _TOLD:,} more failed; see {texts}"] if done.failed > _TOLD else []),
            ]
        )
    return 1 if done.failed else 0


def _bar(*, shown: bool) -> tqdm[NoReturn]:
    from tqdm import tqdm  # noqa: PLC0415 - comes with Daft

    return tqdm(unit="B", unit_scale=True, file=sys.stderr, bar_format=_BAR, disable=not shown)


def _show(bar: tqdm[NoReturn], state: Progress) -> None:
    # What an earlier run did says nothing of how fast this one is.
    bar.total, bar.initial, bar.n = state.total, state.kept, state.done
    bar.set_postfix_str(f"{state.mentions:,} mentions")


def _report(options: argparse.Namespace) -> int:
    suffix_of(options.output, (".html",))
    from tussie.prose.corpus.report import report  # noqa: PLC0415 - needs Daft

    page = report(options.mentions).encode()
    write(options.output, page)
    if options.json:
        print_json({"file": options.output, "bytes": len(page)})
    else:
        print_lines([f"{options.output}: {len(page) / 1000:.0f} kB"])
    return 0
