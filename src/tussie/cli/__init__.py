"""The command line: thin commands, named as in the API.

Each parses its arguments, calls one function, and prints. Whatever `TussieError` the function
raises becomes one line on standard error and exit status 2; "checked, and there is a problem" is
exit status 1.

It is built on `argparse`, because the program must answer within a few times the start of a bare
interpreter and any other parser costs more than the whole answer.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from tussie import __version__
from tussie.errors import TextError, TussieError


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, too."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"tussie: {message}; see `{self.prog} --help`\n")


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser, with the options of one command, or of all when `command` is none of them.

    Setting up the options of commands that nobody called would take longer than reading a bouquet.
    """
    parser = _Parser(
        prog="tussie",
        allow_abbrev=False,
        description="Read what flowers say, and see the source for every meaning.",
        epilog="example: tussie read 'a white zinnia, ivy and three deep pink roses'",
    )
    parser.add_argument("--version", action="version", version=f"tussie {__version__}")
    # Without `prog`, argparse sets up its help only to find out what the program is called.
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="tussie")
    for name, (summary, example, add_options) in _COMMANDS.items():
        if command == name or command not in _COMMANDS:
            add_options(
                commands.add_parser(
                    name, help=summary, description=summary, epilog=f"example: {example}", allow_abbrev=False
                )
            )
    return parser


def _read_options(read: argparse.ArgumentParser) -> None:
    read.add_argument("bouquet", help="a list, a description or the notation; @FILE or - reads it from there")
    read.add_argument("--tradition", metavar="NAME", help="the reader's tradition (default: modern Western)")
    read.add_argument(
        "--compare",
        metavar="NAMES",
        nargs="?",
        const="",
        help="side by side in several traditions, separated by commas (default: all that say something)",
    )
    read.add_argument("--without", metavar="SOURCES", default="", help="leave these sources out, by id")
    read.add_argument("--json", action="store_true", help="print the reading as JSON")
    _picture_options(read)


def _picture_options(parser: argparse.ArgumentParser) -> None:
    """Pictures beside what a command prints."""
    parser.add_argument("--draw", metavar="FILE", help="draw the bouquet too: a file that ends in .svg, .png or .pdf")
    parser.add_argument("--card", metavar="FILE", help="set its card too: a file that ends in .pdf")
    parser.add_argument("--words", metavar="TEXT", default="", help="what you write on the card; @FILE or - reads it")


def _look_options(parser: argparse.ArgumentParser) -> None:
    """How a bouquet is arranged, for drawing and for cards."""
    add = parser.add_argument
    add("bouquet", help="a list, a description or the notation; @FILE or - reads it from there")
    add("--tradition", metavar="NAME", help="the reader's tradition (default: modern Western)")
    add("--style", metavar="STYLE", default="round", help="round, garden, spray or wreath (default: round)")
    add("--vase", metavar="WORDS", default="", help="milk glass, clear glass, jug, urn, basket, bud vase, paper, none")
    add("--seed", metavar="N", type=int, default=0, help="another seed, another bouquet of the same stems (default: 0)")
    add("--json", action="store_true", help="print what was written as JSON")


def _draw_options(draw: argparse.ArgumentParser) -> None:
    add = draw.add_argument
    _look_options(draw)
    add("-o", "--output", metavar="FILE", required=True, help="where to: a name that ends in .svg, .png or .pdf")
    add("--view", metavar="VIEW", default="front", help="front (the picture) or plan (from above, for the florist)")
    add("--paper", metavar="PAPER", default="cream", help="cream, night or none (default: cream)")
    add("--width", metavar="PIXELS", type=int, default=1600, help="the width of a PNG (default: 1600)")
    add("--silent", action="store_true", help="names alone: the picture tells nothing of the meaning")


def _card_options(card: argparse.ArgumentParser) -> None:
    add = card.add_argument
    _look_options(card)
    add("-o", "--output", metavar="FILE", required=True, help="where to: a name that ends in .pdf")
    add("--words", metavar="TEXT", default="", help="what you write on it; @FILE or - reads it from there")
    add("--to", metavar="NAME", default="", help="for whom it is")
    add("--from", dest="sender", metavar="NAME", default="", help="from whom it is")
    add("--fold", action="store_true", help="two sides of an A5 sheet to be folded, not four pages of A6")
    add("--site", metavar="ADDRESS", default="", help="let the QR code lead to this site (default: it needs none)")
    add("--for-carrier", action="store_true", help="the picture alone: who carries it need not know")
    add("--florist", action="store_true", help="the florist's sheet instead: plan, recipe, substitutions, cost")


def _lookup_options(lookup: argparse.ArgumentParser) -> None:
    lookup.add_argument("words", help="a flower ('white rose'), a name (marigold) or a sentiment (gratitude)")
    lookup.add_argument("--tradition", metavar="NAME", help="only what this tradition says")
    lookup.add_argument("--all", action="store_true", help="every attestation, not only the best attested")
    lookup.add_argument("--json", action="store_true", help="print the answer as JSON")


def _lexicon_options(lexicon: argparse.ArgumentParser) -> None:
    verbs = lexicon.add_subparsers(dest="verb", metavar="VERB", required=True, prog="tussie lexicon")
    check = verbs.add_parser("check", help="look for rows that contradict the rules of the lexicon")
    check.add_argument("data", nargs="?", help="a folder of CSV files (default: the lexicon that ships)")
    check.add_argument("--json", action="store_true", help="print the problems as JSON")
    export = verbs.add_parser("export", help="write a data package (CSV, Parquet), SQLite and SKOS")
    export.add_argument("folder", help="where to write; made when it is not there")
    export.add_argument("--json", action="store_true", help="print the names of the files as JSON")
    sources = verbs.add_parser("sources", help="list every source with its lineage and citation")
    sources.add_argument("--tradition", metavar="NAME", help="only the sources of this tradition")
    sources.add_argument("--json", action="store_true", help="print the sources as JSON")


def _circumstance_options(parser: argparse.ArgumentParser) -> None:
    """For whom, where and when: the same for every command that minds them."""
    group = parser.add_argument_group("circumstances")
    add = group.add_argument
    add("--for", dest="place", metavar="PLACE", help="hospital, icu, oncology, maternity, infectious, or an occasion")
    for flag, hazard, words in (
        ("--cat", "cats", "a cat lives there"), ("--dog", "dogs", "a dog lives there"),
        ("--child", "children", "small children live there"), ("--skin", "skin", "delicate skin will touch them"),
        ("--scent", "scent", "strong scent is not wanted"), ("--hay-fever", "pollen", "pollen is not wanted"),
    ):  # fmt: skip
        add(flag, dest="hazards", action="append_const", const=hazard, help=words)
    add("--country", metavar="C", help="the recipient's country, by name or code, whose customs are kept")
    add("--occasion", metavar="O", help="wedding, funeral, celebration, thanks ...")
    add("--month", metavar="M", help="the month, 1 to 12")
    add("--south", action="store_true", help="the seasons of the southern hemisphere (default: the country's)")
    add("--in-season", action="store_true", help="only what is cut in the open in that month")
    add("--allow-unknown", action="store_true", help="let flowers pass of which nothing is known")
    add("--despite", metavar="IDS", default="", help="customs to set aside, by id, separated by commas")


def _stock_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stock", metavar="FILE", help="a CSV list of what can be bought (flower, colour, price ...)")
    parser.add_argument("--currency", metavar="C", default="USD", help="the currency of the stock's prices")
    parser.add_argument("--strict", action="store_true", help="a row of the stock that is not understood is an error")


def _compose_options(compose: argparse.ArgumentParser) -> None:
    add = compose.add_argument
    add("message", nargs="?", default="", help="what you want to say, in English; @FILE or - reads it from there")
    add("--say", metavar="CONCEPTS", help="say this instead, as in gratitude=2,worth")
    add("--never-say", metavar="CONCEPTS", default="", help="what no flower may say, separated by commas")
    add("--tradition", metavar="NAME", help="the recipient's tradition (default: modern Western)")
    add("--budget", metavar="MONEY", help="the most that the flowers may cost")
    add("--stems", metavar="N", help="how many stems, as in 12 or 9-15")
    add(
        "--colours",
        metavar="COLOURS",
        default="",
        help="only these colours, separated by commas; green leaves go with all",
    )
    add("--without", metavar="FLOWERS", default="", help="flowers to leave out, separated by commas")
    add("--must", metavar="FLOWERS", default="", help="flowers that must be in it, separated by commas")
    add("--by-bunch", action="store_true", help="whole bunches are bought, and paid for")
    add("--alternatives", metavar="N", default="3", help="how many different bouquets (default: 3)")
    add("--why-not", metavar="FLOWERS", default="", help="say what keeps these flowers out")
    add("--seconds", metavar="S", type=float, default=30.0, help="the most time for one bouquet (default: 30)")
    add("--json", action="store_true", help="print the answer as JSON")
    _picture_options(compose)
    _stock_options(compose)
    _circumstance_options(compose)


def _annotate_options(annotate: argparse.ArgumentParser) -> None:
    add = annotate.add_argument
    add("text", help="a file of a story (.txt, .md, .html, .epub), or - for standard input")
    add("-o", "--output", metavar="FILE", help="where to: a name that ends in .html, .md, .epub, .tei.xml or .jsonl")
    add("--tradition", metavar="NAME", default="modern", help="the reader's tradition (default: modern Western)")
    add("--period", metavar="YEAR", type=int, help="the year in which it is set: tell what is out of its time")
    add("--place", metavar="COUNTRY", default="", help="where it is set, for --period")
    add("--json", action="store_true", help="print the annotation as JSON")


def _corpus_options(corpus: argparse.ArgumentParser) -> None:
    verbs = corpus.add_subparsers(dest="verb", metavar="VERB", required=True, prog="tussie corpus")
    scan = verbs.add_parser("scan", help="find every plant in a library of texts")
    add = scan.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="files, folders, patterns ('books/**/*.txt'), s3:// addresses")
    add("-o", "--output", metavar="FILE", required=True, help="where to: a name that ends in .parquet")
    add("--text-column", metavar="NAME", default="text", help="the column of Parquet and JSONL with the text")
    add("--metadata", metavar="FILE", help="a CSV file: file, author, title, year")
    add("--tradition", metavar="NAME", help="settles names that several plants share (default: modern Western)")
    add("--engine", metavar="ENGINE", default="local", help="local, or ray for a cluster (default: local)")
    add("--workers", metavar="N", type=int, help="how many processes (default: one for each core)")
    add("--progress", action="store_true", help="show a bar even when standard error is no terminal")
    add("--json", action="store_true", help="print what it came to as JSON")
    report = verbs.add_parser("report", help="a page on what was found: plants, decades, authors, neighbours")
    report.add_argument("mentions", metavar="FILE", help="what a scan wrote")
    report.add_argument("-o", "--output", metavar="FILE", required=True, help="where to: a name that ends in .html")
    report.add_argument("--json", action="store_true", help="print what was written as JSON")


def _message_options(message: argparse.ArgumentParser) -> None:
    message.add_argument("message", help="what you want to say, in English; @FILE or - reads it from there")
    message.add_argument("--json", action="store_true", help="print what was understood as JSON")


def _check_options(check: argparse.ArgumentParser) -> None:
    check.add_argument("bouquet", help="a list, a description or the notation; @FILE or - reads it from there")
    check.add_argument("--tradition", metavar="NAME", help="the tradition that settles shared names")
    check.add_argument("--json", action="store_true", help="print the cautions as JSON")
    _circumstance_options(check)


def _swap_options(swap: argparse.ArgumentParser) -> None:
    swap.add_argument("bouquet", help="a list, a description or the notation; @FILE or - reads it from there")
    swap.add_argument("flower", nargs="?", help="the flower to replace")
    swap.add_argument(
        "--without", metavar="FLOWERS", default="", help="the flower to replace, and others not to take instead"
    )
    swap.add_argument("--tradition", metavar="NAME", help="the recipient's tradition (default: modern Western)")
    swap.add_argument("--most", metavar="N", type=int, default=5, help="how many replacements to show (default: 5)")
    swap.add_argument("--json", action="store_true", help="print the replacements as JSON")
    _stock_options(swap)
    _circumstance_options(swap)


def _options_of(module: str) -> Callable[[argparse.ArgumentParser], None]:
    """The options of a command whose module has them; it is imported only for that command."""

    def add_options(parser: argparse.ArgumentParser) -> None:
        from importlib import import_module  # noqa: PLC0415

        import_module(f"tussie.cli.{module}").add_options(parser)

    return add_options


#: What each command is for, an example of it, and what adds its options.
_COMMANDS: dict[str, tuple[str, str, Callable[[argparse.ArgumentParser], None]]] = {
    "read": ("Tell what a bouquet says.", "tussie read 'centre: 1 white zinnia' --tradition victorian", _read_options),
    "compose": (
        "Compose bouquets that say what you mean.",
        "tussie compose 'Thank you for saving my husband.' --for hospital --cat --budget 45",
        _compose_options,
    ),
    "swap": ("Replace a flower, keep the meaning.", "tussie swap '3 red rose, 2 ivy' rose --cat", _swap_options),
    "check": (
        "Check a bouquet for a home, a ward, a country, a month.",
        "tussie check '3 white lily' --cat --country JP --occasion funeral",
        _check_options,
    ),
    "draw": ("Draw a bouquet.", "tussie draw '3 red rose, 2 ivy' -o roses.svg", _draw_options),
    "card": (
        "Set the card of a bouquet, or the florist's sheet, as PDF.",
        "tussie card '3 red rose, 2 ivy' -o card.pdf --words 'With love'",
        _card_options,
    ),
    "annotate": (
        "Find the flowers in a story, say what they mean, write the appendix.",
        "tussie annotate story.txt -o story.html --tradition victorian --period 1862 --place England",
        _annotate_options,
    ),
    "corpus": (
        "Find the plants of a whole library of texts.",
        "tussie corpus scan 'books/**/*.txt' -o mentions.parquet",
        _corpus_options,
    ),
    "message": ("Tell what a message says.", "tussie message 'I do not love you any more'", _message_options),
    "lookup": ("Look up a flower, a name or a sentiment.", "tussie lookup gratitude", _lookup_options),
    "serve": (
        "Open the site and the HTTP API, for people who will never open a terminal.",
        "tussie serve --open",
        _options_of("serve"),
    ),
    "mcp": ("Offer the verbs as tools to language models.", "tussie mcp", _options_of("mcp")),
    "store": (
        "Back up the saved bouquets of a site, and restore them.",
        "tussie store backup bouquets.jsonl",
        _options_of("store"),
    ),
    "lexicon": ("Check, export or cite the lexicon.", "tussie lexicon export out/", _lexicon_options),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 for a problem found, 2 for bad input."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(words[0] if words else "").parse_args(words)
    try:
        return _run(options)
    except TussieError as error:
        print(f"tussie: {error}", file=sys.stderr)
        if isinstance(error, TextError) and (caret := error.caret()):
            print("\n".join(f"    {line}" for line in caret.splitlines()), file=sys.stderr)
        return 2
    except BrokenPipeError:
        # `tussie lookup love | head`: whoever read us has seen enough.
        sys.stderr.close()
        return 0
    except TimeoutError:
        print("tussie: no bouquet was found in the time given; allow more with --seconds", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"tussie: {error.filename or 'output'}: {error.strerror}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def command() -> NoReturn:
    """The console script: `main`, without a garbage collector.

    A command lives for milliseconds and makes no cycles worth collecting; looking for them in the
    lexicon costs it a tenth of its life.
    """
    gc.disable()
    sys.exit(main())


def _run(options: argparse.Namespace) -> int:
    # A command imports only what it needs: most of the time of `tussie read` is imports.
    if options.command == "read":
        from tussie.cli.read import run  # noqa: PLC0415
    elif options.command == "lookup":
        from tussie.cli.lookup import run  # noqa: PLC0415
    elif options.command == "compose":
        from tussie.cli.compose import run  # noqa: PLC0415
    elif options.command == "swap":
        from tussie.cli.swap import run  # noqa: PLC0415
    elif options.command == "draw":
        from tussie.cli.draw import run  # noqa: PLC0415
    elif options.command == "card":
        from tussie.cli.draw import run_card as run  # noqa: PLC0415
    elif options.command == "check":
        from tussie.cli.check import run  # noqa: PLC0415
    elif options.command == "annotate":
        from tussie.cli.annotate import run  # noqa: PLC0415
    elif options.command == "corpus":
        from tussie.cli.corpus import run  # noqa: PLC0415
    elif options.command == "serve":
        from tussie.cli.serve import run  # noqa: PLC0415
    elif options.command == "mcp":
        from tussie.cli.mcp import run  # noqa: PLC0415
    elif options.command == "store":
        from tussie.cli.store import run  # noqa: PLC0415
    elif options.command == "message":
        from tussie.cli.message import run  # noqa: PLC0415
    else:
        from tussie.cli.lexicon import run  # noqa: PLC0415
    return run(options)
