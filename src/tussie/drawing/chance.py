"""Chance that depends on nothing but words: the same on every machine, in every version.

Drawing asks for small handfuls of random numbers a hundred times a picture; setting up a generator for each takes
longer than drawing it. So all of them read one table of numbers, each from a place of its own.
"""

from __future__ import annotations

import zlib
from functools import cache
from math import prod

import numpy as np
from numpy.typing import NDArray

_SIZE = 1 << 16


@cache
def _table() -> NDArray[np.float64]:
    # `RandomState`, because numpy promises its stream never to change, which it does not of its newer generators.
    return np.random.RandomState(1819).random_sample(2 * _SIZE)


class Chance:
    """Random numbers that follow from words.

    >>> Chance("rose", 3).shares(2).tolist() == Chance("rose", 3).shares(2).tolist()
    True
    """

    def __init__(self, *words: object) -> None:
        self._at = zlib.crc32("|".join(map(str, words)).encode(errors="replace")) % _SIZE

    def shares(self, *shape: int) -> NDArray[np.float64]:
        """Numbers from 0 to 1 in an array of this shape (at most 65,536 of them)."""
        count = prod(shape)
        numbers = _table()[self._at : self._at + count]
        self._at = (self._at + count) % _SIZE
        return numbers.reshape(shape)

    def share(self) -> float:
        """A number from 0 to 1."""
        self._at = (self._at + 1) % _SIZE
        return float(_table()[self._at])

    def noise(self, count: int, scale: float) -> NDArray[np.float64]:
        """So many numbers from -`scale` to `scale`."""
        return (self.shares(count) * 2 - 1) * scale

    def below(self, end: int) -> int:
        """A whole number from 0 up to, but not, `end`."""
        return int(self.share() * end)

    def order(self, count: int) -> NDArray[np.intp]:
        """The numbers from 0 up to, but not, `count`, shuffled."""
        return np.argsort(self.shares(count), kind="stable")
