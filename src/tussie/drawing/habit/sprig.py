"""A sprig: the flowers, leaves and threads of one stem, and what the habits build it with.

Everything is in centimetres, in the frame of the flowering part: the origin is where the stem ends, z points along it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array

#: The angle at which each leaf or flower follows the last up an axis, in radians.
GOLDEN = np.pi * (3 - np.sqrt(5))
#: What stands at a place: an open flower or a bud.
FLOWER, BUD = 0, 1


class Sprig(NamedTuple):
    """Flowers (m), leaves (l) and threads (t) of one stem, in centimetres.

    `where` and `axis` (m, 3) place the flowers, `size` (m,) is their diameter, `stage` (m,) FLOWER or BUD;
    `leaf_where` and `leaf_way` (l, 3) place the leaves, `leaf_size` (l,) is their length; `threads` (t, 3, 3) are
    curves of three control points, `thick` is how thick they are (0: as suits the size of what they hold). `bark` are
    thicker curves, of wood, and `stalk` the thick ones among which the flowers stand, before some and behind others.
    `front` says that the flowers look to one side, that of the eye (-y); `dense` that they hide those that look away.
    """

    where: Array
    axis: Array
    size: Array
    stage: Array
    leaf_where: Array
    leaf_way: Array
    leaf_size: Array
    threads: Array
    thick: float = 0.0
    bark: Array = np.zeros((0, 3, 3))
    stalk: Array = np.zeros((0, 3, 3))
    front: bool = False
    dense: bool = False


class Measures(NamedTuple):
    """What a habit is told: how many flowers or leaves, their size, and the length and width of the whole.

    `leaf` is the length of the leaves among which flowers or fruit stand.
    """

    number: int
    size: float
    length: float
    width: float
    buds: float = 0.0
    leaf: float = 0.0


_NONE = np.zeros((0, 3))
NO_THREADS = np.zeros((0, 3, 3))
Habit = Callable[[Measures, Chance], Sprig]


def of_flowers(
    where: Array, axis: Array, size: Array, stage: Array | None = None, threads: Array = NO_THREADS
) -> Sprig:
    """A sprig of flowers: where they stand, the way each faces, diameters, `FLOWER` or `BUD`, what holds them."""
    stages = np.zeros(len(where)) if stage is None else stage
    return Sprig(where, unit(axis), size, stages, _NONE, _NONE, np.zeros(0), threads)


def of_leaves(where: Array, way: Array, size: Array, threads: Array) -> Sprig:
    """A sprig of leaves: where they begin, the way each lies, lengths, what holds them."""
    return Sprig(_NONE, _NONE, np.zeros(0), np.zeros(0), where, unit(way), size, threads, 0.13)


def unit(vectors: Array) -> Array:
    """Directions (n, 3), each of length 1."""
    directions: Array = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return directions


def threaded(start: Array, end: Array, sag: float = 0.0) -> Array:
    """Curves from `start` to `end` (n, 3) that leave along the stem."""
    middle = (start + end) / 2 + np.array([0, 0, 1.0]) * sag * np.linalg.norm(end - start, axis=-1, keepdims=True)
    return np.stack(np.broadcast_arrays(start, middle, end), axis=1)


def varied(m: Measures, chance: Chance) -> Array:
    """A size for each flower or leaf, about that of the measures."""
    return m.size * (1 + chance.noise(m.number, 0.14))
