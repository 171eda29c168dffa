"""What is saved: a bouquet as it was written, how it is drawn, and the words of its card."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, NamedTuple

from tussie.errors import ImpossibleWish, MalformedText
from tussie.store.links import Links

#: The most characters that each text may have. What is free is the notation; the others are a word or two.
MOST = {"notation": 20_000, "style": 100, "vase": 200, "tradition": 100}
#: The most that the words, the name of the recipient and that of the sender may have together: as the card.
MOST_WORDS = 1_500
_TEXTS = (*MOST, "words", "to", "sender")
#: What whole numbers may be in either database.
_MOST_SEED, _MOST_VERSION = 2**63, 2**31
#: When a bouquet was saved that is not saved yet.
_NEVER = datetime.min.replace(tzinfo=UTC)


class Saved(NamedTuple):
    """A bouquet that somebody keeps.

    `notation` is what ``str(bouquet)`` gives; `style`, `vase` and `seed` are those of `tussie.draw`, `tradition` is the
    reader's. `words`, `to` and `sender` are what stands on the card: private. `created` and `changed` are times in UTC,
    and `version` counts the edits from 1; the store sets these three.
    """

    notation: str
    style: str = "round"
    vase: str = ""
    seed: int = 0
    tradition: str = ""
    words: str = ""
    to: str = ""
    sender: str = ""
    created: datetime = _NEVER
    changed: datetime = _NEVER
    version: int = 0


class Entry(NamedTuple):
    """Everything that is kept about one bouquet: what was saved, and the hashes of its three links."""

    saved: Saved
    hashes: Links

    def to_dict(self) -> dict[str, Any]:
        """The entry as JSON: what the holder of the edit link is given, and a line of a backup."""
        times = {name: getattr(self.saved, name).isoformat() for name in ("created", "changed")}
        return {**self.saved._asdict(), **times, "links": self.hashes._asdict()}


def checked(saved: Saved) -> Saved:
    """The bouquet as it is kept, its times in UTC.

    More precisely: the notation is not read here, so that a bouquet stays what it was when the lexicon changes. Raises
    `MalformedText` for a text that is too long, empty where it must not be, or not one that every database keeps (NUL,
    lone surrogates), and `ImpossibleWish` for a seed out of range or a time without a zone. No error quotes a text.
    """
    for name in _TEXTS:
        _check_text(name, getattr(saved, name))
    if not saved.notation.strip():
        raise MalformedText("there is no bouquet to save; give its notation, such as '3 red rose'")
    written = len(saved.words) + len(saved.to) + len(saved.sender)
    if written > MOST_WORDS:
        raise MalformedText(f"the words have {written:,} characters; a card has room for {MOST_WORDS:,}")
    if not -_MOST_SEED <= saved.seed < _MOST_SEED:
        raise ImpossibleWish("the seed is too large to be kept; expected a number of at most 18 digits")
    if not 0 < saved.version < _MOST_VERSION:
        raise ImpossibleWish("no saved bouquet has such a version; expected the one that was looked at")
    return saved._replace(created=_utc(saved.created), changed=_utc(saved.changed))


def _check_text(name: str, text: str) -> None:
    most = MOST.get(name, MOST_WORDS)
    if len(text) > most:
        raise MalformedText(f"{name!r} of a saved bouquet has {len(text):,} characters; there is room for {most:,}")
    if "\0" in text:
        raise MalformedText(f"{name!r} of a saved bouquet holds a NUL character; write it anew")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise MalformedText(f"{name!r} of a saved bouquet is not Unicode text; write it anew") from None


def _utc(time: datetime) -> datetime:
    if time.tzinfo is None:
        raise ImpossibleWish(f"the time {time.isoformat()} is in no zone; expected one in UTC")
    try:
        return time.astimezone(UTC)
    except OverflowError:
        raise ImpossibleWish(f"the time {time.isoformat()} is out of all calendars; expected one in UTC") from None
