"""Input from arguments, files and pipes; output for eyes, and for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from tussie.circumstances.caution import Caution, by_words
from tussie.errors import MalformedText

#: What we style, as codes of ANSI terminals. Words carry the meaning; colour only helps the eye.
_CODES = {"strong": "1", "faint": "2", "flower": "35", "meaning": "1;32", "caution": "1;33", "danger": "1;31"}
#: Texts on standard input or in files beyond this are not bouquets; they are not even read to the end.
_MOST = 1_000_000


def text_argument(argument: str, *, most: int = _MOST) -> str:
    """The text that an argument stands for: itself, ``-`` for standard input, ``@FILE`` for a file.

    No more than `most` bytes are read. Raises `MalformedText` for bytes that are not UTF-8, and `OSError` for a file
    that is not there.
    """
    if argument == "-":
        if sys.stdin is None:
            raise MalformedText("standard input is closed; give the bouquet as an argument")
        raw = sys.stdin.buffer.read(most)
    elif argument.startswith("@") and len(argument) > 1:
        with open(argument[1:], "rb") as file:
            raw = file.read(most)
    else:
        return typed(argument)
    return _decoded(raw)


def typed(argument: str) -> str:
    """An argument as text. Raises `MalformedText` for bytes that are not UTF-8."""
    # What the shell passed on without being UTF-8 arrives as lone surrogates.
    return _decoded(argument.encode("utf-8", "surrogateescape"))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise MalformedText(
            f"the text is not UTF-8 (byte {error.start} is {raw[error.start]:#04x}); save it as UTF-8"
        ) from None


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and the same every time; escaped where the output is not Unicode."""
    import json  # noqa: PLC0415 - people, not programs, are in a hurry

    unicode = (getattr(sys.stdout, "encoding", None) or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def styled(text: str, style: str) -> str:
    """`text` in a style where the terminal shows one, else as it is."""
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _colourful() else text


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _colourful() -> bool:
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or _is_terminal()


def wrapped(text: str, indent: str, first: str | None = None) -> str:
    """A paragraph no wider than the terminal, and no wider than reads well.

    `first` is what the first line begins with; the others, and it where there is none, get `indent`.
    """
    import textwrap  # noqa: PLC0415 - JSON needs no wrapping

    width = min(100, os.get_terminal_size().columns) if _is_terminal() else 100
    return textwrap.fill(
        text, max(40, width), initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def counted(number: int, noun: str) -> str:
    """``1 lineage``, ``2 lineages``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_lines(lines: Iterable[str]) -> None:
    """Print lines; characters that the terminal cannot show become question marks."""
    for line in lines:
        try:
            print(line)
        except UnicodeEncodeError:
            encoding = sys.stdout.encoding or "ascii"
            print(line.encode(encoding, "replace").decode(encoding))


def told_cautions(cautions: Iterable[Caution]) -> Iterator[str]:
    """Cautions for people, those with the same words under all their places at once."""
    for one, places in by_words(cautions):
        mark = styled(one.severity, "danger" if one.severity == "danger" else "caution")
        countries = f"{', '.join(places)}: " if places else ""
        yield wrapped(f"{mark}  {countries}{one.text} ({one.source})", "      ", "  ")
