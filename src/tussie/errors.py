"""Everything that can go wrong, in one tree.

::

    TussieError
    ├── MalformedText      (ValueError)   the text is not a bouquet: empty, too long, a bad count
    ├── UnknownName        (LookupError)  no plant, concept, source or tradition has this name
    ├── AmbiguousName      (LookupError)  several plants have it, and nothing tells which is meant
    ├── UnreadableFlower   (ValueError)   a flower built by hand names no plant of the lexicon
    ├── NotUnderstood      (ValueError)   a message that is not English, or no message at all
    ├── ImpossibleWish     (ValueError)   what no bouquet can be: a thirteenth month, a negative budget
    ├── NotInstalled       (RuntimeError) what was asked needs an extra that is not installed
    ├── CannotPrint        (RuntimeError) what sets pages and pictures refuses one
    ├── CannotScan         (RuntimeError) what scans a library of texts is not installed, or gave up
    ├── NoSuchLink         (LookupError)  no saved bouquet has this link: mistyped, of another kind, deleted
    ├── ChangedMeanwhile   (RuntimeError) a saved bouquet was changed by somebody else first
    ├── CannotStore        (RuntimeError) the database is not there, is full, busy, or of another Tussie
    └── BrokenLexicon      (ValueError)   the data contradicts itself, or an export cannot be written

A message is one line for people: it quotes the input, says what was expected and names the next
step. The facts it was made from stay on the exception as attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class TussieError(Exception):
    """Base of every error that Tussie raises on purpose."""


def clipped(words: str) -> str:
    """Words as a message quotes them: on one line, and no longer than reads well.

    >>> clipped("x" * 50)
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…'
    """
    return words if len(words) <= 40 else words[:39] + "…"


def _clip(text: str, at: int, width: int = 60) -> tuple[str, int]:
    """The one line of `text` around `at`, no wider than `width`, and where `at` is in it."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    left = max(start, min(at - width // 2, end - width))
    right = min(end, left + width)
    # A control character would move the caret, or the terminal's cursor.
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[left:right])
    before, after = ("…" if left > start else ""), ("…" if right < end else "")
    return before + line + after, at - left + len(before)


class TextError(TussieError):
    """An error at a place in a text, with a caret for those who want to see it."""

    def __init__(self, message: str, *, text: str = "", at: int = 0, length: int = 1) -> None:
        super().__init__(message)
        self.text = text
        self.at = at
        self.length = length

    def caret(self) -> str:
        """Two lines that point at the fault: the text, and a caret below it ('' without a text).

        >>> print(MalformedText("bad count", text="-3 roses", at=0, length=2).caret())
        -3 roses
        ^^
        """
        if not self.text:
            return ""
        line, at = _clip(self.text, self.at)
        return f"{line}\n{' ' * at}{'^' * max(1, min(self.length, len(line) - at))}"


class MalformedText(TextError, ValueError):
    """The text is not a bouquet: empty, too long, or with a count that no bouquet can have."""


class UnknownName(TextError, LookupError):
    """No plant, concept, source or tradition goes by this name.

    `name` is what was asked for, `near` the names that look most like it, best first.
    """

    def __init__(self, message: str, *, name: str, near: Sequence[str] = (), text: str = "", at: int = 0) -> None:
        super().__init__(message, text=text, at=at, length=len(name))
        self.name = name
        self.near = tuple(near)


class AmbiguousName(TextError, LookupError):
    """Several plants go by this name and the tradition has no default for it.

    `candidates` are lines such as ``pot marigold (Calendula officinalis): ...``.
    """

    def __init__(self, message: str, *, name: str, candidates: Sequence[str], text: str = "", at: int = 0) -> None:
        super().__init__(message, text=text, at=at, length=len(name))
        self.name = name
        self.candidates = tuple(candidates)


class UnreadableFlower(TussieError, ValueError):
    """A flower that was built by hand and names no plant of the lexicon."""


class NotUnderstood(TussieError, ValueError):
    """A message that is not in a language we understand, or that is none. Never quotes it: it is private."""


class ImpossibleWish(TussieError, ValueError):
    """A wish or circumstance that does not exist, whatever the flowers: a thirteenth month, a negative budget."""


class NotInstalled(TussieError, RuntimeError):
    """What was asked needs an extra that is not installed; the message says which."""


class CannotPrint(TussieError, RuntimeError):
    """What sets pages and pictures refused this one."""


class CannotScan(TussieError, RuntimeError):
    """A library of texts needs an extra that is not installed, or its engine gave up."""


class NoSuchLink(TussieError, LookupError):
    """No saved bouquet has this link. Never quotes it: whoever holds it may do what it allows."""


class ChangedMeanwhile(TussieError, RuntimeError):
    """A saved bouquet was changed by somebody else first. `current` is the bouquet as it is now."""

    def __init__(self, message: str, *, current: Any) -> None:
        super().__init__(message)
        self.current = current


class CannotStore(TussieError, RuntimeError):
    """Saved bouquets need an extra that is not installed, or their database cannot be used."""


class BrokenLexicon(TussieError, ValueError):
    """The data contradicts itself, or an export of it cannot be written."""
