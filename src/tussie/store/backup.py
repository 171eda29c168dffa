"""A backup: the whole store as lines of JSON, the same for SQLite and PostgreSQL.

::

    {"tussie": "store", "format": 1}
    {"notation": "3 violet", ..., "links": {"edit": "5f8c…", "view": "…", "carrier": "…"}}      (a line for each)
    {"bouquets": 1}

The last line tells a whole file from a torn one. It holds hashes and no tokens: nobody gets a link from a backup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from string import hexdigits
from typing import Any

from tussie.errors import MalformedText, TussieError
from tussie.store import Entry, Links, Saved
from tussie.store.saved import checked

_FIRST = {"tussie": "store", "format": 1}
_TIMES = ("created", "changed")
_NUMBERS = ("seed", "version")


def to_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The lines of a backup, made as they are asked for.

    >>> [json.loads(line) for line in to_lines([])]
    [{'tussie': 'store', 'format': 1}, {'bouquets': 0}]
    """
    number = 0
    yield _line(_FIRST)
    for entry in entries:
        yield _line(entry.to_dict())
        number += 1
    yield _line({"bouquets": number})


def from_lines(lines: Iterable[bytes]) -> Iterator[Entry]:
    """The entries of a backup, read as they are asked for.

    More precisely: raises `MalformedText`, with the number of the line, for a line that is not what `to_lines` writes,
    for a link that two bouquets have, and for a file that ends before its end. No error quotes what a bouquet says.

    >>> list(from_lines([b'{"bouquets": 0}']))
    Traceback (most recent call last):
    tussie.errors.MalformedText: line 1: no backup of a store begins so; name a file that `tussie store backup` wrote
    """
    seen: set[bytes] = set()
    number, ended = 0, False
    for number, line in enumerate(lines, 1):
        try:
            if ended:
                raise MalformedText("something stands behind the end of the backup; take it out")
            said = _said(line)
            if number == 1:
                _check_first(said)
            elif said.keys() == {"bouquets"}:
                _check_last(said, number - 2)
                ended = True
            else:
                yield _entry(said, seen)
        except TussieError as error:
            raise MalformedText(f"line {number}: {error}") from None
    if not ended:
        raise MalformedText(f"the backup ends after line {number}, before its end; take one that is whole")


def _line(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False).encode() + b"\n"


def _said(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise MalformedText("it is no JSON object in UTF-8; expected a bouquet as `tussie store backup` writes it")
    return said


def _check_first(said: dict[str, Any]) -> None:
    if said == _FIRST:
        return
    if said.get("tussie") == "store":
        raise MalformedText("the backup is of another Tussie; restore it with that one")
    raise MalformedText("no backup of a store begins so; name a file that `tussie store backup` wrote")


def _check_last(said: dict[str, Any], number: int) -> None:
    if said["bouquets"] != number:
        raise MalformedText(f"lines are missing or doubled: {number:,} bouquets stand before it, and it counts others")


def _entry(said: dict[str, Any], seen: set[bytes]) -> Entry:
    hashes = _hashes(said.pop("links", None))
    for hash in hashes:
        if bytes.fromhex(hash) in seen:
            raise MalformedText("one of its links is that of another bouquet; take one of the lines out")
        seen.add(bytes.fromhex(hash))
    if said.keys() != set(Saved._fields):
        raise MalformedText(f"a bouquet has {', '.join(Saved._fields)} and links; this one has others")
    for name, value in said.items():
        # Truth is a number to Python, and none to us.
        if type(value) is not (int if name in _NUMBERS else str):
            raise MalformedText(f"{name!r} is of another kind; expected a {'number' if name in _NUMBERS else 'text'}")
    try:
        times = {name: datetime.fromisoformat(said[name]) for name in _TIMES}
    except ValueError:
        raise MalformedText("its times cannot be read; expected such as 1862-04-25T12:00:00+00:00") from None
    return Entry(checked(Saved(**{**said, **times})), hashes)


def _hashes(said: object) -> Links:
    if not isinstance(said, dict) or said.keys() != set(Links._fields):
        raise MalformedText(f"its links are not {', '.join(Links._fields)}")
    for kind, hash in said.items():
        if not isinstance(hash, str) or len(hash) != 64 or not set(hash) <= set(hexdigits.lower()):
            raise MalformedText(f"its {kind} link is no SHA-256 of 64 hexadecimal digits")
    return Links(**said)
