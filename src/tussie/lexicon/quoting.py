"""How a gloss and its source are quoted, on a terminal and in a book."""

from __future__ import annotations

from typing import Protocol


class Said(Protocol):
    """What can be quoted: a sense of a reading, or an attestation itself."""

    @property
    def gloss(self) -> str: ...
    @property
    def english(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def locator(self) -> str: ...


def quoted(said: Said) -> str:
    """A gloss as printed, and the English of a foreign one."""
    return f"“{said.gloss}”, {said.english}" if said.english else f"“{said.gloss}”"


def cited(said: Said) -> str:
    """A source as short as a reader can find it in `tussie lexicon sources`."""
    return f"{said.source}, {said.locator}" if said.locator else said.source
