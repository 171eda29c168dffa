"""How flowers and leaves stand on a stem: the inflorescences of botany, and the leaf arrangements.

Everything is in centimetres, in the frame of the flowering part: the origin is where the stem ends, z points along
it. `Sprig` is what a habit returns: where each flower stands and which way it faces, where each leaf begins and which
way it lies, and the threads (pedicels, twigs) that hold them. A habit is a function of an `Appearance`'s numbers and
a random state; `HABITS` names them for the table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.random import RandomState

from tussie.drawing.geometry import Array

_GOLDEN = np.pi * (3 - np.sqrt(5))
#: What stands at a place: an open flower or a bud.
FLOWER, BUD = 0, 1


class Sprig(NamedTuple):
    """Flowers (m), leaves (l) and threads (t) of one stem, in centimetres.

    `where` and `axis` (m, 3) place the flowers, `size` (m,) is their diameter, `stage` (m,) FLOWER or BUD; `leaf_where`
    and `leaf_way` (l, 3) place the leaves, `leaf_size` (l,) is their length; `threads` (t, 3, 3) are curves of three
    control points. `turned` is whether the whole may stand any way round; otherwise x is to the right of the eye and
    -y towards it.
    """

    where: Array
    axis: Array
    size: Array
    stage: Array
    leaf_where: Array
    leaf_way: Array
    leaf_size: Array
    threads: Array
    turned: bool = True


class Measures(NamedTuple):
    """What a habit is told: how many flowers or leaves, their size, and the length and width of the whole."""

    count: int
    size: float
    length: float
    width: float
    buds: float = 0.0


_NONE = np.zeros((0, 3))
_NO_THREADS = np.zeros((0, 3, 3))
Habit = Callable[[Measures, RandomState], Sprig]


def _flowers(where: Array, axis: Array, size: Array, stage: Array | None = None, threads: Array = _NO_THREADS) -> Sprig:
    stages = np.zeros(len(where)) if stage is None else stage
    return Sprig(where, _unit(axis), size, stages, _NONE, _NONE, np.zeros(0), threads)


def _leaves(where: Array, way: Array, size: Array, threads: Array) -> Sprig:
    return Sprig(_NONE, _NONE, np.zeros(0), np.zeros(0), where, _unit(way), size, threads)


def _unit(vectors: Array) -> Array:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)


def _round(turn: Array, out: Array, up: Array) -> Array:
    """Cylindrical coordinates as points (n, 3)."""
    return np.stack([out * np.cos(turn), out * np.sin(turn), np.broadcast_to(up, turn.shape)], axis=-1)


def _noise(chance: RandomState, n: int, scale: float) -> Array:
    return (chance.random_sample(n) * 2 - 1) * scale


def _threads(start: Array, end: Array, sag: float = 0.0) -> Array:
    """Curves from `start` to `end` (n, 3) that leave along the stem."""
    middle = (start + end) / 2 + np.array([0, 0, 1.0]) * sag * np.linalg.norm(end - start, axis=-1, keepdims=True)
    return np.stack(np.broadcast_arrays(start, middle, end), axis=1)


def solitary(m: Measures, chance: RandomState) -> Sprig:
    """One flower at the end of the stem: rose, tulip, gerbera."""
    return _flowers(np.zeros((1, 3)), np.array([[0, 0, 1.0]]), np.array([m.size]))


def _spike(m: Measures, chance: RandomState, face: tuple[float, float], taper: float, side: float = 180.0) -> Sprig:
    """Flowers up a common axis, the oldest below; `face` is their angle from it at the foot and at the top."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    turn = np.arange(n) * _GOLDEN
    if side < 180:
        turn = np.radians(-90 + side * np.where(np.arange(n) % 2, 1, -1) * (0.4 + 0.6 * chance.random_sample(n)))
    turn = turn + _noise(chance, n, 0.25)
    size = m.size * (1 - taper * t**1.4)
    out = np.maximum(m.width / 2 - m.size * 0.45, 0.1) * (1 - 0.8 * taper * t)
    angle = np.radians(face[0] + (face[1] - face[0]) * t**1.5 + _noise(chance, n, 10))
    sway = np.stack([0.03 * m.length * np.sin(2.2 * t + chance.random_sample() * 6), 0 * t, 0 * t], axis=-1)
    where = _round(turn, out, t * m.length) + sway
    axis = _round(turn, np.sin(angle), np.cos(angle))
    foot = _round(turn, 0 * out, t * m.length - 0.25 * m.size) + sway
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    trunk = np.array([[[0, 0, -0.5 * m.size], [0.02 * m.length, 0, m.length / 2], [0, 0, m.length * 0.97]]])
    return _flowers(where, axis, size, stage, np.concatenate([trunk, _threads(foot, where - axis * size[:, None] * 0.1)]))


def spike(m: Measures, chance: RandomState) -> Sprig:
    """Close flowers all around a tall axis: delphinium, stock, snapdragon, hyacinth."""
    return _spike(m, chance, (82, 25), 0.6)


def tail(m: Measures, chance: RandomState) -> Sprig:
    """A dense narrow spike without visible stalks: lavender, veronica, liatris."""
    return _spike(m, chance, (65, 10), 0.45)


def bells(m: Measures, chance: RandomState) -> Sprig:
    """Bells that hang from one side of an arching stalk: lily of the valley, bluebell, foxglove."""
    sprig = _spike(m, chance, (128, 105), 0.5, side=75)
    return sprig


def comb(m: Measures, chance: RandomState) -> Sprig:
    """Upright flowers in a row on a stalk that bends flat: freesia, crocosmia."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    bend = np.radians(20 + 75 * t)
    step = m.length / n
    x, z = np.cumsum(np.sin(bend)) * step, np.cumsum(np.cos(bend)) * step
    where = np.stack([x - x[0], _noise(chance, n, 0.15 * m.size), z], axis=-1)
    lean = np.radians(15 - 40 * t) + _noise(chance, n, 0.15)
    axis = np.stack([np.sin(lean), 0.55 * np.where(np.arange(n) % 2, 1, -1), np.cos(lean)], axis=-1)
    size = m.size * (1 - 0.7 * t**1.5)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    stalk = np.concatenate([np.zeros((1, 3)), where])
    threads = _threads(stalk[:-1], stalk[1:])
    return _flowers(where + _unit(axis) * size[:, None] * 0.35, axis, size, stage, threads)


def _cap(n: int, half: float, chance: RandomState) -> Array:
    """n directions spread evenly over a cap of `half` degrees about z."""
    low = np.cos(np.radians(half))
    up = 1 - (1 - low) * (np.arange(n) + 0.5) / n
    turn = np.arange(n) * _GOLDEN + _noise(chance, n, 0.3)
    return _round(turn, np.sqrt(np.maximum(0, 1 - up**2)), up)


def umbel(m: Measures, chance: RandomState) -> Sprig:
    """Flowers on spokes from one point, level on top: bishop's weed, yarrow, nerine."""
    way = _cap(m.count, 62, chance)
    where = way * (m.width / 2) * (1 + _noise(chance, m.count, 0.06)[:, None]) / np.sin(np.radians(62))
    where[:, 2] = where[:, 2] * 0.45 + 0.1 * m.width
    foot = np.array([[0, 0, -0.12 * m.width]])
    return _flowers(where, way + [0, 0, 0.8], _about(m, chance), None, _threads(foot, where, 0.12))


def globe(m: Measures, chance: RandomState) -> Sprig:
    """Flowers on a whole ball: allium, agapanthus, hydrangea when count is high."""
    way = _cap(m.count, 150, chance)
    where = way * (m.width / 2 - m.size * 0.2)
    return _flowers(where, way, _about(m, chance), None, _threads(np.zeros((1, 3)), where))


def dome(m: Measures, chance: RandomState) -> Sprig:
    """A close dome: hydrangea, viburnum, sweet William, alyssum."""
    way = _cap(m.count, 88, chance)
    where = way * (m.width / 2 - m.size * 0.2) * np.array([1, 1, 0.7])
    return _flowers(where, way + [0, 0, 0.25], _about(m, chance), None, _threads(np.array([[0, 0, -0.2 * m.width]]), where))


def cone(m: Measures, chance: RandomState) -> Sprig:
    """A close cone, wide below: lilac, panicled hydrangea, astilbe, buddleia."""
    n = m.count
    t = ((np.arange(n) + 0.5) / n) ** 1.25
    turn = np.arange(n) * _GOLDEN + _noise(chance, n, 0.3)
    out = (m.width / 2 - m.size * 0.3) * (1 - t) ** 0.75 * np.sqrt(chance.random_sample(n) * 0.5 + 0.5)
    where = _round(turn, out, t * m.length)
    angle = np.radians(75 - 55 * t)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    axis = _round(turn, np.sin(angle), np.cos(angle))
    trunk = np.array([[[0, 0, -0.3 * m.width], [0, 0, m.length / 3], [0, 0, 0.8 * m.length]]])
    return _flowers(where, axis, _about(m, chance) * (1 - 0.35 * t), stage, trunk)


def cloud(m: Measures, chance: RandomState) -> Sprig:
    """Many small flowers on fine branches: baby's breath, sea lavender, waxflower."""
    n = m.count
    way = _unit(chance.random_sample((n, 3)) * 2 - [1, 1, 0.6])
    reach = (m.width / 2) * (0.35 + 0.65 * chance.random_sample(n) ** 0.5)
    where = way * reach[:, None] * [1, 1, 0.75]
    forks = max(3, n // 5)
    fork = where[np.arange(n) % forks] * 0.5 - [0, 0, 0.12 * m.width]
    foot = np.array([[0, 0, -0.35 * m.width]])
    threads = np.concatenate([_threads(foot, fork[:forks]), _threads(fork, where, 0.1)])
    stage = np.where(chance.random_sample(n) < m.buds, BUD, FLOWER)
    return _flowers(where, way + [0, 0, 0.7], _about(m, chance), stage, threads)


def spray(m: Measures, chance: RandomState) -> Sprig:
    """A few flowers on short branches: spray rose, spray chrysanthemum, alstroemeria, lisianthus."""
    n = m.count
    way = _cap(n, 58 if n > 3 else 42, chance)
    reach = np.maximum(m.width / 2 - m.size * 0.45, 0.45 * m.size)
    where = way * [reach / np.sin(np.radians(58)), reach / np.sin(np.radians(58)), 0.5 * reach]
    where[:, 2] += _noise(chance, n, 0.25 * m.size)
    # The youngest stand lowest and are still buds.
    stage = np.where(np.arange(n) >= round(n * (1 - m.buds)), BUD, FLOWER)
    size = _about(m, chance) * np.where(stage == BUD, 0.8, 1)
    foot = np.array([[0, 0, -0.55 * m.width]])
    return _flowers(where, way + [0, 0, 0.35], size, stage, _threads(foot, where, 0.1))


def branch(m: Measures, chance: RandomState) -> Sprig:
    """Blossom or berries along a woody branch with a side twig or two: cherry, quince, forsythia, winterberry."""
    n = m.count
    t = chance.random_sample(n)
    t = 0.12 + 0.88 * np.sort(t)
    fork = np.where(np.arange(n) % 3 == 0, 1.0, 0.0) * np.where(np.arange(n) % 2, 1, -1)
    turn = chance.random_sample(n) * 2 * np.pi
    crook = np.stack([0.05 * m.length * np.sin(5 * t), 0.03 * m.length * np.sin(4 * t + 1), t * m.length], axis=-1)
    twig = np.stack([fork * 0.32 * np.maximum(0, t - 0.3) * m.length, 0 * t, -0.08 * np.abs(fork) * m.length], axis=-1)
    foot = crook + twig
    out = _round(turn, np.ones(n), np.full(n, 0.5)) * m.size * 0.35
    path = np.linspace(0, 1, 7)
    trunk = np.stack([0.05 * m.length * np.sin(5 * path), 0.03 * m.length * np.sin(4 * path + 1), path * m.length], -1)
    bough = np.stack([trunk[:-1], (trunk[:-1] + trunk[1:]) / 2, trunk[1:]], axis=1)
    sides = []
    for way in (1.0, -1.0):
        end = trunk[5] + [way * 0.22 * m.length, 0, -0.08 * m.length]
        sides.append(np.stack([trunk[2], (trunk[3] + end) / 2 + [way * 0.03 * m.length, 0, 0], end]))
    stage = np.where(chance.random_sample(n) < m.buds, BUD, FLOWER)
    axis = _round(turn, np.ones(n), np.full(n, 0.8))
    return _flowers(foot + out, axis, _about(m, chance), stage, np.concatenate([bough, np.array(sides)]))


def cluster(m: Measures, chance: RandomState) -> Sprig:
    """Berries, pods or heads close together at the end: hypericum, viburnum berries."""
    sprig = dome(m, chance)
    return sprig._replace(where=sprig.where * (0.75 + 0.35 * chance.random_sample((len(sprig.where), 1))))


def facing(m: Measures, chance: RandomState) -> Sprig:
    """One flower that looks to the side, where the eye is: daffodil, orchid."""
    axis = np.array([[_noise(chance, 1, 0.25)[0], -0.55, 0.85]])
    return _flowers(np.zeros((1, 3)), axis, np.array([m.size]))._replace(turned=False)


def nodding(m: Measures, chance: RandomState) -> Sprig:
    """One bell that hangs from a crooked stalk: snowdrop, snake's head fritillary."""
    side = 1.0 if chance.random_sample() < 0.5 else -1.0
    hook = np.array([[[0, 0, -m.size], [0, 0, 0.9 * m.size], [side * 0.5 * m.size, -0.3 * m.size, 0.3 * m.size]]])
    axis = np.array([[side * 0.2, -0.65, -0.75]])
    return _flowers(hook[0, 2:], axis, np.array([m.size]), None, hook)._replace(turned=False)


def droop(m: Measures, chance: RandomState) -> Sprig:
    """Bells or tubes that hang all around a tall axis: red-hot poker, Persian fritillary."""
    return _spike(m._replace(width=0.65 * m.width), chance, (152, 95), 0.3)


def chime(m: Measures, chance: RandomState) -> Sprig:
    """Small bells that hang to one side of a stalk that bows over: lily of the valley, bluebell."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    side = 1.0 if chance.random_sample() < 0.5 else -1.0
    stalk = np.stack([side * 0.3 * m.length * t**2.2, -0.1 * m.length * t**2, m.length * (t - 0.12 * t**3)], axis=-1)
    out = (0.55 + 0.35 * (np.arange(n) % 2)) * m.size * (1 - 0.4 * t)
    where = stalk + np.stack([side * out, _noise(chance, n, 0.3 * m.size) - 0.2 * m.size, -0.15 * out], axis=-1)
    axis = np.stack([side * 0.35 + _noise(chance, n, 0.2), np.full(n, -0.3), np.full(n, -1.0)], axis=-1)
    size = m.size * (1 - 0.5 * t**1.5)
    foot = np.concatenate([[[0, 0, -0.2 * m.length]], stalk])
    threads = np.concatenate([_threads(foot[:-1], stalk), _threads(stalk, where, 0.25)])
    return _flowers(where, axis, size, np.where(t > 1 - m.buds, BUD, FLOWER), threads)._replace(turned=False)


def rank(m: Measures, chance: RandomState) -> Sprig:
    """Large flowers that look one way, up a tall axis: gladiolus."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    side = np.where(np.arange(n) % 2, 1.0, -1.0)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    size = m.size * (1 - 0.45 * t)
    stalk = np.stack([0.04 * m.length * np.sin(2 * t), 0 * t, t * m.length], axis=-1)
    out = np.where(stage == BUD, 0.12, 0.24) * size
    where = stalk + np.stack([side * out, -0.8 * out, 0 * t], axis=-1)
    lift = np.where(stage == BUD, 2.5, 0.75)
    axis = np.stack([side * 0.45, _noise(chance, n, 0.1) - 0.65, lift], axis=-1)
    foot = np.concatenate([[[0, 0, -0.3 * m.size]], stalk])
    return _flowers(where, axis, size, stage, _threads(foot[:-1], stalk))._replace(turned=False)


def arch(m: Measures, chance: RandomState) -> Sprig:
    """Large flowers in two rows along a stalk that bends over: orchids."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    way = 1.0 if chance.random_sample() < 0.5 else -1.0
    bend = np.radians(5 + 85 * t)
    x, z = way * np.cumsum(np.sin(bend)) * m.length / n, np.cumsum(np.cos(bend)) * m.length / n
    side = np.where(np.arange(n) % 2, 1.0, -1.0)
    size = m.size * (1 - 0.25 * t)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    foot = np.array([[0, 0, -0.5 * m.size]])
    stalk = np.concatenate([foot, np.stack([x - x[0], -0.25 * np.abs(x), z], axis=-1)])
    across = np.stack([-way * np.cos(bend), 0.5 + 0 * t, way * np.sin(bend) * way], axis=-1)
    where = stalk[1:] + across * (side * np.where(stage == BUD, 0.1, 0.34) * size)[:, None]
    axis = np.stack([side * -0.3 * np.cos(bend) + _noise(chance, n, 0.15), np.full(n, -0.6), 0.75 + 0 * t], axis=-1)
    threads = np.concatenate([_threads(stalk[:-1], stalk[1:]), _threads(stalk[1:], where)])
    return _flowers(where, axis, size * np.where(stage == BUD, 0.5, 1), stage, threads)._replace(turned=False)


def trumpets(m: Measures, chance: RandomState) -> Sprig:
    """A few large flowers that look outwards from the top of a scape: amaryllis."""
    n = m.count
    turn = np.arange(n) * 2 * np.pi / n + _noise(chance, n, 0.25)
    lean = np.radians(58 + 14 * (np.arange(n) % 2 * 2 - 1) * (n > 4) + _noise(chance, n, 8))
    way = _round(turn, np.sin(lean), np.cos(lean))
    where = way * np.maximum(m.width / 2 - 0.45 * m.size, 0.3 * m.size)
    foot = np.array([[0, 0, -0.12 * m.size]])
    return _flowers(where, way, _about(m, chance), None, _threads(foot, where, 0.1))


def crown(m: Measures, chance: RandomState) -> Sprig:
    """Bells that hang in a ring below a tuft of leaves: crown imperial."""
    n = m.count
    turn = np.arange(n) * 2 * np.pi / n + _noise(chance, n, 0.2)
    where = _round(turn, np.full(n, m.width / 2 - 0.3 * m.size), np.full(n, -0.1 * m.size))
    axis = _round(turn, np.full(n, 0.5), np.full(n, -1.0))
    threads = _threads(np.array([[0, 0, 0.25 * m.size]]), where - _unit(axis) * 0.1 * m.size, 0.15)
    tuft = 9
    around = np.arange(tuft) * _GOLDEN
    way = _round(around, np.linspace(0.2, 1, tuft), np.full(tuft, 0.9))
    foot = np.full((tuft, 3), [0, 0, 0.2 * m.size])
    length = np.full(tuft, 0.6 * m.width) * (1 + _noise(chance, tuft, 0.15))
    return Sprig(where, _unit(axis), _about(m, chance), np.zeros(n), foot, _unit(way), length, threads)


def _about(m: Measures, chance: RandomState) -> Array:
    return m.size * (1 + _noise(chance, m.count, 0.14))


# Leaves. A sprig of leaves hangs a little: its axis is a curve.


def _axis(m: Measures, chance: RandomState, t: Array) -> Array:
    sway = (chance.random_sample() - 0.5) * 0.35
    return np.stack([sway * t**2 * m.length, 0.1 * t**2 * m.length, t * m.length * (1 - 0.08 * t)], axis=-1)


def _leafy(m: Measures, chance: RandomState, per_node: int, angle: tuple[float, float], turn_step: float, taper: float) -> Sprig:
    nodes = max(1, -(-m.count // per_node))
    t = np.repeat((np.arange(nodes) + 0.6) / nodes, per_node)[: m.count]
    n = len(t)
    node = np.arange(n) // per_node
    turn = node * turn_step + np.arange(n) % per_node * 2 * np.pi / per_node + _noise(chance, n, 0.2)
    lean = np.radians(angle[0] + (angle[1] - angle[0]) * t + _noise(chance, n, 9))
    where = _axis(m, chance, t)
    way = _round(turn, np.sin(lean), np.cos(lean))
    size = m.size * (1 - taper * np.abs(t - 0.35) ** 1.2) * (1 + _noise(chance, n, 0.12))
    path = _axis_of(where, m)
    return _leaves(where, way, size, path)


def _axis_of(where: Array, m: Measures) -> Array:
    start = np.concatenate([[[0, 0, -0.2 * m.length]], where[:-1]])
    return np.stack([start, (start + where) / 2, where], axis=1)


def alternate(m: Measures, chance: RandomState) -> Sprig:
    """Leaves one by one on two sides, with a turn: ruscus, laurel, willow, oak."""
    return _leafy(m, chance, 1, (55, 25), np.pi * 0.92, 0.5)


def opposite(m: Measures, chance: RandomState) -> Sprig:
    """Leaves in pairs, each pair across the last: eucalyptus, myrtle, olive, mint."""
    return _leafy(m, chance, 2, (65, 30), np.pi / 2.3, 0.8)


def whorled(m: Measures, chance: RandomState) -> Sprig:
    """Many narrow leaves all around: rosemary, heather, conifers."""
    return _leafy(m, chance, 4, (60, 18), 0.6, 0.3)


def pinnate(m: Measures, chance: RandomState) -> Sprig:
    """Leaflets in two flat rows that shorten to the tip, a frond: fern, palm."""
    n = m.count
    t = np.repeat((np.arange(-(-n // 2)) + 0.7) / -(-n // 2), 2)[:n]
    side = np.where(np.arange(n) % 2, 1.0, -1.0)
    where = _axis(m, chance, t)
    lean = np.radians(72 - 42 * t + _noise(chance, n, 5))
    way = np.stack([side * np.sin(lean), 0.15 + 0 * t, np.cos(lean)], axis=-1)
    size = m.size * (0.35 + 0.65 * np.sin(np.pi * np.clip(t, 0, 1) ** 0.6)) * (1 + _noise(chance, n, 0.06))
    return _leaves(where, way, size, _axis_of(where, m))


def blades(m: Measures, chance: RandomState) -> Sprig:
    """Long leaves from one point: grasses, flax, aspidistra, fan palms."""
    n = m.count
    lean = np.radians(np.linspace(-24, 24, n) if n > 1 else np.zeros(1)) + _noise(chance, n, 0.06)
    way = np.stack([np.sin(lean), _noise(chance, n, 0.12), np.cos(lean)], axis=-1)
    size = m.size * (1 + _noise(chance, n, 0.2))
    return _leaves(np.zeros((n, 3)) - [0, 0, 0.3 * m.size], way, size, _NO_THREADS)


def hand(m: Measures, chance: RandomState) -> Sprig:
    """Leaves spread from one point like fingers: hosta, galax, maidenhair, umbrella fern."""
    way = _cap(m.count, 78, chance)
    where = way * 0.15 * m.length
    foot = np.array([[0, 0, -0.4 * m.length]])
    return _leaves(where, way, m.size * (1 + _noise(chance, m.count, 0.15)), _threads(foot, where, 0.1))


HABITS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        solitary, spike, tail, bells, comb, umbel, globe, dome, cone, cloud, spray, branch, cluster,
        facing, nodding, droop, chime, rank, arch, trumpets, crown,
        alternate, opposite, whorled, pinnate, blades, hand,
    )
}  # fmt: skip
