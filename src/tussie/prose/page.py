"""A text laid out for matching: one byte for each character, as it is and folded; words as numbers.

Everything here keeps places: byte number n of a `Page` is character number n of the text, so that what the
automaton finds in bytes slices the text exactly.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Hashes = npt.NDArray[np.uint64]

#: What books and keyboards write for the same mark.
_MARKS = {
    "’": "'", "‘": "'", "\u02bc": "'", "“": '"', "”": '"', "„": '"',
    "—": "-", "–": "-", "\u2010": "-", "\u2011": "-", "…": ".",
}  # fmt: skip
_ACCENTS = {
    "a": "ÀÁÂÃÄÅàáâãäåª", "c": "Çç", "e": "ÈÉÊËèéêëÆæ", "i": "ÌÍÎÏìíîï", "n": "Ññ", "o": "ÒÓÔÕÖØòóôõöøº",
    "u": "ÙÚÛÜùúûü", "y": "Ýýÿ", "s": "ß", "d": "Ðð", "t": "Þþ",
}  # fmt: skip


def _folding() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        if (char := chr(code)) in "0123456789" or (char.isascii() and char.isalpha()):
            table[code] = ord(char.lower())
    for plain, accented in _ACCENTS.items():
        for char in accented:
            table[ord(char)] = ord(plain)
    return bytes(table)


_FOLDING = _folding()
SPACE = ord(" ")


def one_byte_each(text: str) -> bytes:
    """The text with one byte for each character (Latin-1); what has no such byte becomes ``?``.

    >>> one_byte_each("“Rosé—”")
    b'"Ros\\xe9-"'
    """
    if not text.isascii():
        for fancy, plain in _MARKS.items():
            text = text.replace(fancy, plain)
    return text.encode("latin-1", "replace")


def folded(raw: bytes) -> bytes:
    """Lower case without accents; everything that is no letter or digit is a space. As long as before.

    >>> folded(b"Lady's-Slipper")
    b'lady s slipper'
    """
    return raw.translate(_FOLDING)


class Page(NamedTuple):
    """A text of n characters as bytes, with a space before and behind: place p stands at byte p + 1.

    `raw` are the bytes as they are, `fold` the same folded, `searched` once more `fold` for the automaton.
    """

    raw: Bytes
    fold: Bytes
    searched: bytes


def page(text: str) -> Page:
    """Lay out a text."""
    raw = b" " + one_byte_each(text) + b" "
    fold = folded(raw)
    return Page(np.frombuffer(raw, np.uint8), np.frombuffer(fold, np.uint8), fold)


#: Letters of a word that count for its hash.
_LETTERS = 12
#: Multipliers of hashes: odd numbers from a fixed generator, the same on every machine.
SALT = np.random.Generator(np.random.PCG64(1862)).integers(1 << 62, size=64, dtype=np.uint64) * np.uint64(
    2
) + np.uint64(1)


def _hash_letters(letters: npt.NDArray[np.uint8], lengths: Places) -> Hashes:
    mixed = letters.astype(np.uint64) @ SALT[:_LETTERS]
    mixed += lengths.astype(np.uint64) * SALT[_LETTERS]
    hashes: Hashes = mixed ^ (mixed >> np.uint64(29))
    return hashes


def hash_words(fold: Bytes, starts: Places, ends: Places) -> Hashes:
    """A number for each word from its first letters and its length; 0 where there is no word."""
    places = starts[..., None] + np.arange(_LETTERS)
    there = places < ends[..., None]
    letters = np.where(there, fold[np.minimum(places, len(fold) - 1)], 0).astype(np.uint8)
    hashes = _hash_letters(letters, ends - starts)
    return np.where(ends > starts, hashes, np.uint64(0))


def hashes_of(words: list[str]) -> Hashes:
    """The hashes of folded words, the same as of words on a page."""
    letters = np.array([word.encode() for word in words], f"S{_LETTERS}").view(np.uint8).reshape(len(words), _LETTERS)
    return _hash_letters(letters, np.array([len(word) for word in words], np.int64))
