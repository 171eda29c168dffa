"""``tussie store``: back the saved bouquets up, and restore them."""

from __future__ import annotations

import argparse
import os
from io import BytesIO

from tussie.cli.terminal import counted, print_json, print_lines
from tussie.files import write


def add_options(store: argparse.ArgumentParser) -> None:
    """The options of ``tussie store``."""
    verbs = store.add_subparsers(dest="verb", metavar="VERB", required=True, prog="tussie store")
    backup = verbs.add_parser("backup", help="write all saved bouquets into one file, while others go on saving")
    backup.add_argument("file", metavar="FILE", help="where to; what is there is replaced")
    restore = verbs.add_parser("restore", help="put a backup into an empty store, of either kind of database")
    restore.add_argument("file", metavar="FILE", help="what a backup wrote")
    for verb in (backup, restore):
        verb.add_argument(
            "--database",
            metavar="ADDRESS",
            help="an SQLite file or postgresql://USER@HOST/NAME (default: your own file)",
        )
        verb.add_argument("--json", action="store_true", help="print how many bouquets as JSON")


def run(options: argparse.Namespace) -> int:
    """Run one verb of the store."""
    number = {"backup": _backup, "restore": _restore}[options.verb](options)
    if options.json:
        print_json({"file": options.file, "bouquets": number})
    else:
        print_lines([f"{options.file}: {counted(number, 'bouquet')}{' restored' * (options.verb == 'restore')}"])
    return 0


def _backup(options: argparse.Namespace) -> int:
    from tussie.store import default_database, open_store  # noqa: PLC0415 - needs SQLAlchemy
    from tussie.store.backup import to_lines  # noqa: PLC0415

    content = BytesIO()
    with open_store(options.database or default_database()) as store:
        store.ready()
        lines = sum(1 for line in to_lines(store.entries()) if content.write(line))
    # It holds what people wrote to each other: a new file is its owner's alone.
    mask = os.umask(0o077)
    try:
        write(options.file, content.getvalue())
    finally:
        os.umask(mask)
    return lines - 2  # the first and the last tell of the file


def _restore(options: argparse.Namespace) -> int:
    from tussie.store import default_database, open_store  # noqa: PLC0415 - needs SQLAlchemy
    from tussie.store.backup import from_lines  # noqa: PLC0415

    with open(options.file, "rb") as file, open_store(options.database or default_database()) as store:
        store.migrate()
        return store.fill(from_lines(file))
