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
from numpy.typing import NDArray

from tussie.drawing.geometry import Array

_GOLDEN = np.pi * (3 - np.sqrt(5))
#: What stands at a place: an open flower or a bud.
FLOWER, BUD = 0, 1


class Sprig(NamedTuple):
    """Flowers (m), leaves (l) and threads (t) of one stem, in centimetres.

    `where` and `axis` (m, 3) place the flowers, `size` (m,) is their diameter, `stage` (m,) FLOWER or BUD; `leaf_where`
    and `leaf_way` (l, 3) place the leaves, `leaf_size` (l,) is their length; `threads` (t, 3, 3) are curves of three
    control points, and `stalk` the thick ones among which the flowers stand, before some and behind others. `front`
    says that the flowers look to one side, that of the eye (-y); `dense` that they hide those that look away.
    """

    where: Array
    axis: Array
    size: Array
    stage: Array
    leaf_where: Array
    leaf_way: Array
    leaf_size: Array
    threads: Array
    stalk: Array = np.zeros((0, 3, 3))
    front: bool = False
    dense: bool = False


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


def _round(turn: Array, out: Array, up: Array | float) -> Array:
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


def _curves(points: Array) -> Array:
    """Curves of three control points (n, 3, 3) through every other one of 2n + 1 points."""
    return np.stack([points[:-2:2], points[1:-1:2], points[2::2]], axis=1)


def _spike(
    m: Measures, chance: RandomState, face: tuple[float, float], taper: float, side: float = 180.0, slim: float = 9.0
) -> Sprig:
    """Flowers up a common axis, the oldest below; `face` is their angle from it at the foot and at the top.

    Each has room in proportion to its size, so the small ones crowd at the top. `slim` is the most that the spike may
    be wide, as a share of its length.
    """
    n = m.count
    t = (np.arange(n) + 0.5) / n
    turn = np.arange(n) * _GOLDEN
    if side < 180:
        turn = np.radians(-90 + side * (2 * (np.arange(n) * 0.618 % 1) - 1))
    turn = turn + _noise(chance, n, 0.25)
    share = 1 - taper * t**2
    size = m.size * share * (1 + _noise(chance, n, 0.07))
    up = np.cumsum(size * np.where(t > 1 - m.buds, 0.8, 1))
    up = (up - size / 2) / up[-1] * m.length
    size = size * np.where(t > 1 - m.buds, 1.2, 1)
    out = max(min(m.width, slim * m.length) / 2 - m.size * 0.45, 0.12 * m.size) * share * (1 + _noise(chance, n, 0.12))
    if n > 30:
        # Every third stands closer to the stalk, and fills the gap between others.
        out = out * np.where(np.arange(n) % 3 == 1, 0.6, 1)
    angle = np.radians(face[0] + (face[1] - face[0]) * t**2.6 + _noise(chance, n, 10))
    phase = chance.random_sample() * 6

    def centre(at: Array) -> Array:
        bow = 0.035 * m.length * (np.sin(2.2 * at / m.length + phase) - np.sin(phase))
        return np.stack([bow, 0.5 * bow, at], axis=-1)

    where = _round(turn, out, 0.0) + centre(up)
    axis = _round(turn, np.sin(angle), np.cos(angle))
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    threads = _threads(centre(np.maximum(0, up - 0.5 * out)), where - axis * size[:, None] * 0.1)
    sprig = _flowers(where, axis, size, stage, threads)
    stalk = _curves(centre(np.linspace(-0.02, 0.97, 9) * m.length))
    return sprig._replace(stalk=stalk, front=side < 180, dense=side == 180)


def spike(m: Measures, chance: RandomState) -> Sprig:
    """Close flowers all around a tall axis: delphinium, stock, snapdragon, hyacinth."""
    return _spike(m, chance, (84, 22), 0.62)


def tail(m: Measures, chance: RandomState) -> Sprig:
    """A dense narrow spike without visible stalks: lavender, veronica, liatris."""
    return _spike(m, chance, (68, 8), 0.5, slim=0.22)


def bells(m: Measures, chance: RandomState) -> Sprig:
    """Bells that hang from one side of an arching stalk: lily of the valley, bluebell, foxglove."""
    return _spike(m, chance, (132, 100), 0.55, side=75)


def tassels(m: Measures, chance: RandomState) -> Sprig:
    """Tails that hang over, one of large flowers or several of small ones: wisteria, love-lies-bleeding, pieris."""
    strands = 1 if m.size > 2.6 else 6
    n = m.count
    strand = np.arange(n) % strands
    t = (np.arange(n) // strands + 0.5) / -(-n // strands)
    # A fountain: every strand leaves the top another way and then hangs.
    round_ = np.radians(-90 + (np.arange(strands) - (strands - 1) / 2) * 46) + _noise(chance, strands, 0.3)
    reach = m.length * (1 + _noise(chance, strands, 0.22))
    spread = np.minimum(m.width * 0.42, 0.34 * m.length) * (1 + _noise(chance, strands, 0.3))

    def centre(of: NDArray[np.intp], at: Array) -> Array:
        over = spread[of] * (1 - np.exp(-3.5 * at))
        return _round(round_[of], over, reach[of] * (0.5 * at * (1 - at) - 0.9 * at**1.3))

    turn = np.arange(n) * _GOLDEN + _noise(chance, n, 0.3)
    share = 1 - (0.6 if strands == 1 else 0.25) * t**1.8
    thick = max(0.1 * m.size, m.width / 2 - 0.5 * m.size) if strands == 1 else 0.22 * m.size
    where = centre(strand, t) + _round(turn, thick * share * np.clip(6 * t, 0.4, 1), 0.0)
    axis = _round(turn, np.full(n, 0.9), -0.5 - 0.5 * t)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    path = np.linspace(0, 0.95, 9)
    stalk = np.concatenate([_curves(centre(np.full(9, one), path)) for one in range(strands)])
    return _flowers(where, axis, m.size * share, stage)._replace(stalk=stalk, front=True)


def nodding(m: Measures, chance: RandomState) -> Sprig:
    """A tail whose tip bends over like a goose's neck: gooseneck loosestrife."""
    sprig = _spike(m, chance, (75, 12), 0.65, slim=0.3)

    def bent(points: Array) -> Array:
        t = np.clip(points[..., 2:] / m.length, 0, None)
        x, y, z = points[..., :1], points[..., 1:2], points[..., 2:]
        return np.concatenate([x + 0.5 * m.length * t**3, y - 0.15 * m.length * t**2, z * (1 - 0.38 * t**3)], axis=-1)

    ahead = bent(sprig.where + 0.2 * sprig.axis) - bent(sprig.where)
    return sprig._replace(
        where=bent(sprig.where), axis=_unit(ahead), threads=bent(sprig.threads), stalk=bent(sprig.stalk), front=True
    )


def spires(m: Measures, chance: RandomState) -> Sprig:
    """Several slender tails from one stem: heather, broom."""
    strands = 5
    each = m._replace(count=-(-m.count // strands))
    parts = []
    for one, lean in enumerate((0.0, -0.34, 0.32, -0.16, 0.14)):
        tall = (1 - 1.1 * abs(lean)) * (1 + (chance.random_sample() - 0.5) * 0.2)
        sprig = _spike(each._replace(length=m.length * 0.72 * tall), chance, (70, 15), 0.5, slim=0.12)
        foot = np.array([0, 0, (0.0, 0.05, 0.12, 0.2, 0.16)[one] * m.length])
        turn = np.array([[np.cos(lean), 0, -np.sin(lean)], [0, 1, 0], [np.sin(lean), 0, np.cos(lean)]])
        away = (chance.random_sample() - 0.5) * 0.7
        turn = turn @ np.array([[1, 0, 0], [0, np.cos(away), np.sin(away)], [0, -np.sin(away), np.cos(away)]])
        parts.append(
            sprig._replace(
                where=sprig.where @ turn + foot, axis=sprig.axis @ turn,
                threads=np.concatenate([sprig.threads[:0], sprig.stalk]) @ turn + foot,
            )
        )  # fmt: skip
    stem = _curves(np.linspace([0, 0, -0.02 * m.length], [0, 0, 0.25 * m.length], 3))
    joined = [np.concatenate([getattr(part, name) for part in parts]) for name in ("where", "axis", "size", "stage")]
    threads = np.concatenate([stem] + [part.threads for part in parts])
    return _flowers(joined[0], joined[1], joined[2], joined[3], threads)


def climber(m: Measures, chance: RandomState) -> Sprig:
    """A few flowers that look one way from a thin stalk, and a tendril: sweet pea."""
    n = m.count
    t = (np.arange(n) + 0.5) / n
    side = np.where(np.arange(n) % 2, 1.0, -1.0)
    up = m.length * (0.3 + 0.75 * t)
    stalk = np.stack([0 * t, 0 * t, up], axis=-1)
    where = stalk + np.stack([side * m.size * (0.34 - 0.16 * t), -m.size * 0.25 + 0 * t, 0 * t], axis=-1)
    axis = np.stack([0.55 * side + _noise(chance, n, 0.15), np.full(n, -1.0), 0.3 + 0.5 * t], axis=-1)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    # The tendril runs up and out, then winds.
    at = np.linspace(0, 1, 21)
    way = 1.0 if chance.random_sample() < 0.5 else -1.0
    wind = np.clip(at - 0.42, 0, 1) * 24
    coil = 0.11 * m.length * (1.3 - at)
    tendril = np.stack(
        [way * (0.5 * m.length * np.minimum(at, 0.5) + 0.12 * m.length * at + coil * np.sin(wind)), 0 * at,
         m.length * (0.05 + 0.5 * at**0.7) + coil * (1 - np.cos(wind))], axis=-1,
    )  # fmt: skip
    trunk = np.linspace([0, 0, -0.05 * m.length], [0, 0, m.length], 3)
    threads = np.concatenate([_threads(stalk - [0, 0, 0.08 * m.length], where), _curves(tendril)])
    return _flowers(where, axis, m.size * (1 - 0.25 * t), stage, threads)._replace(stalk=_curves(trunk), front=True)


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


def _cap(n: int, half: float, chance: RandomState, buds: float = 0.0) -> Array:
    """n directions spread evenly over a cap of `half` degrees about z; the first are `buds`, and stand closer."""
    low = np.cos(np.radians(half))
    room = np.where((np.arange(n) + 0.5) / n < buds, 0.3, 1.0)
    up = 1 - (1 - low) * (np.cumsum(room) - room / 2) / room.sum()
    turn = np.arange(n) * _GOLDEN + _noise(chance, n, 0.3)
    return _round(turn, np.sqrt(np.maximum(0, 1 - up**2)), up)


def umbel(m: Measures, chance: RandomState) -> Sprig:
    """Flowers on spokes from one point, level on top: bishop's weed, yarrow, nerine."""
    way = _cap(m.count, 62, chance)
    where = way * (m.width / 2 - 0.3 * m.size) * (1 + _noise(chance, m.count, 0.07)[:, None]) / np.sin(np.radians(62))
    where[:, 2] = where[:, 2] * 0.45 + 0.1 * m.width
    foot = np.array([[0, 0, -0.12 * m.width]])
    sprig = _flowers(where, way + [0, 0, 0.8], _about(m, chance), None, _threads(foot, where, 0.12))
    return sprig._replace(dense=m.count * m.size**2 > 1.3 * m.width**2)


def globe(m: Measures, chance: RandomState) -> Sprig:
    """Flowers on a whole ball: allium, agapanthus, hydrangea when count is high."""
    way = _cap(m.count, 150, chance)
    where = way * (m.width / 2 - m.size * 0.2)
    return _flowers(where, way, _about(m, chance), None, _threads(np.zeros((1, 3)), where))


def dome(m: Measures, chance: RandomState) -> Sprig:
    """A close dome, the youngest in the middle: hydrangea, viburnum, sweet William, alyssum."""
    n = m.count
    way = _cap(n, 112, chance, m.buds)
    # Some stand deeper, and fill the gaps between the others.
    deep = 1 - 0.16 * chance.random_sample(n) * (np.arange(n) % 3 == 1)
    where = way * ((m.width / 2 - m.size * 0.28) * deep)[:, None] * np.array([1, 1, 0.74])
    t = (np.arange(n) + 0.5) / n
    stage = np.where(t < m.buds, BUD, FLOWER)
    size = _about(m, chance) * np.where(t < m.buds, 0.85, 1)
    dense = n > 30
    # Of the stalks under a close dome only the outer ones are seen.
    threads = _threads(np.array([[0, 0, -0.2 * m.width]]), where)[n // 2 if dense else 0 :]
    return _flowers(where, way + [0, 0, 0.2], size, stage, threads)._replace(dense=dense)


def cone(m: Measures, chance: RandomState) -> Sprig:
    """A close cone, wide below: lilac, panicled hydrangea, astilbe, buddleia."""
    n = m.count
    t = 1 - (1 - (np.arange(n) + 0.5) / n) ** 0.68
    turn = np.arange(n) * _GOLDEN + _noise(chance, n, 0.3)
    # Its branches make it lobed.
    lobes = 1 + 0.13 * np.sin(3 * turn + 9 * t + chance.random_sample() * 6)
    full = np.sin(np.pi / 2 * np.clip((t + 0.12) / 0.3, 0, 1)) * (1 - t) ** 0.8
    out = (m.width / 2 - m.size * 0.3) * full * lobes * (1 - 0.25 * chance.random_sample(n) * (np.arange(n) % 2))
    where = _round(turn, out, t * m.length)
    where[:, 0] += 0.05 * m.length * t**2 * (chance.random_sample() * 2 - 1)
    angle = np.radians(92 - 72 * t**0.8)
    stage = np.where(t > 1 - m.buds, BUD, FLOWER)
    axis = _round(turn, np.sin(angle), np.cos(angle))
    trunk = np.array([[[0, 0, -0.1 * m.width], [0, 0, m.length / 3], [0, 0, 0.9 * m.length]]])
    twigs = _threads(np.array([0, 0, 1.0]) * np.maximum(0, t - 0.15)[:, None] * m.length, where)[::3]
    threads = np.concatenate([trunk, twigs])
    return _flowers(where, axis, _about(m, chance) * (1 - 0.35 * t), stage, threads)._replace(dense=n > 30)


def cloud(m: Measures, chance: RandomState) -> Sprig:
    """Many small flowers on fine branches that fork: baby's breath, sea lavender, waxflower."""
    n = m.count
    way = _unit(_cap(n, 108, chance) + _noise(chance, 3 * n, 0.22).reshape(n, 3))
    reach = (m.width / 2 - 0.4 * m.size) * (0.3 + 0.7 * chance.random_sample(n) ** 0.6)
    where = way * reach[:, None] * [1, 1, 0.8]
    forks = max(3, min(7, n // 5))
    fork = _cap(forks, 70, chance)
    of = np.argmax(way @ fork.T, axis=1)
    fork = fork * (0.2 + 0.1 * chance.random_sample((forks, 1))) * m.width * [0.8, 0.8, 0.9] - [0, 0, 0.2 * m.width]
    # A second fork for every pair.
    mate = np.minimum(np.arange(n) // 2 * 2, n - 1)
    second = fork[of[mate]] * 0.45 + where[mate] * 0.55
    second[of != of[mate]] = (fork[of] * 0.5 + where * 0.5)[of != of[mate]]
    foot = np.array([[0, 0, -0.4 * m.width]])
    threads = np.concatenate(
        [_threads(foot, fork, 0.12), _threads(fork[of], second, 0.1)[::2], _threads(second, where, 0.12)]
    )
    stage = np.where(chance.random_sample(n) < m.buds, BUD, FLOWER)
    size = _about(m, chance) * np.where(stage == BUD, 0.8, 1)
    return _flowers(where, way + [0, 0, 0.7], size, stage, threads)


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
    return sprig._replace(where=sprig.where * (0.75 + 0.35 * chance.random_sample((len(sprig.where), 1))), dense=False)


def _about(m: Measures, chance: RandomState) -> Array:
    return m.size * (1 + _noise(chance, m.count, 0.14))


# Leaves. A sprig of leaves hangs a little: its axis is a curve.


def _axis(m: Measures, chance: RandomState, t: Array) -> Array:
    sway = (chance.random_sample() - 0.5) * 0.35
    return np.stack([sway * t**2 * m.length, 0.1 * t**2 * m.length, t * m.length * (1 - 0.08 * t)], axis=-1)


def _leafy(
    m: Measures, chance: RandomState, per_node: int, angle: tuple[float, float], turn_step: float, taper: float
) -> Sprig:
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
        tassels, nodding, spires, climber,
        alternate, opposite, whorled, pinnate, blades, hand,
    )
}  # fmt: skip
