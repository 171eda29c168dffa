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
from numpy.typing import NDArray

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, about_axis, left_right

_GOLDEN = np.pi * (3 - np.sqrt(5))
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
_NO_THREADS = np.zeros((0, 3, 3))
Habit = Callable[[Measures, Chance], Sprig]


def _flowers(where: Array, axis: Array, size: Array, stage: Array | None = None, threads: Array = _NO_THREADS) -> Sprig:
    stages = np.zeros(len(where)) if stage is None else stage
    return Sprig(where, _unit(axis), size, stages, _NONE, _NONE, np.zeros(0), threads)


def _leaves(where: Array, way: Array, size: Array, threads: Array) -> Sprig:
    return Sprig(_NONE, _NONE, np.zeros(0), np.zeros(0), where, _unit(way), size, threads, 0.13)


def _unit(vectors: Array) -> Array:
    unit: Array = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return unit


def _lifted(way: Array, by: float) -> Array:
    """Directions that look more upwards."""
    lifted: Array = way + np.array([0.0, 0.0, by])
    return lifted


def _stages(t: Array, m: Measures) -> Array:
    """What stands at each place of an axis, from its foot at 0 to its top at 1, which opens last."""
    return np.where(t > 1 - m.buds, BUD, FLOWER)


def _threads(start: Array, end: Array, sag: float = 0.0) -> Array:
    """Curves from `start` to `end` (n, 3) that leave along the stem."""
    middle = (start + end) / 2 + np.array([0, 0, 1.0]) * sag * np.linalg.norm(end - start, axis=-1, keepdims=True)
    return np.stack(np.broadcast_arrays(start, middle, end), axis=1)


def solitary(m: Measures, chance: Chance) -> Sprig:
    """One flower at the end of the stem: rose, tulip, gerbera."""
    return _flowers(np.zeros((1, 3)), np.array([[0, 0, 1.0]]), np.array([m.size]))


def _curves(points: Array) -> Array:
    """Curves of three control points (n, 3, 3) through every other one of 2n + 1 points."""
    return np.stack([points[:-2:2], points[1:-1:2], points[2::2]], axis=1)


def _spike(
    m: Measures, chance: Chance, face: tuple[float, float], taper: float, side: float = 180.0, slim: float = 9.0
) -> Sprig:
    """Flowers up a common axis, the oldest below; `face` is their angle from it at the foot and at the top.

    Each has room in proportion to its size, so the small ones crowd at the top. `slim` is the most that the spike may
    be wide, as a share of its length.
    """
    n = m.number
    t = (np.arange(n) + 0.5) / n
    turn = np.arange(n) * _GOLDEN
    if side < 180:
        turn = np.radians(-90 + side * (2 * (np.arange(n) * 0.618 % 1) - 1))
    turn = turn + chance.noise(n, 0.25)
    share = 1 - taper * t**2
    size = m.size * share * (1 + chance.noise(n, 0.07))
    up = np.cumsum(size * np.where(t > 1 - m.buds, 0.8, 1))
    up = (up - size / 2) / up[-1] * m.length
    size = size * np.where(t > 1 - m.buds, 1.2, 1)
    out = max(min(m.width, slim * m.length) / 2 - m.size * 0.45, 0.12 * m.size) * share * (1 + chance.noise(n, 0.12))
    if n > 30:
        # Every third stands closer to the stalk, and fills the gap between others.
        out = out * np.where(np.arange(n) % 3 == 1, 0.6, 1)
    angle = np.radians(face[0] + (face[1] - face[0]) * t**2.6 + chance.noise(n, 10))
    phase = chance.share() * 6

    def centre(at: Array) -> Array:
        bow = 0.035 * m.length * (np.sin(2.2 * at / m.length + phase) - np.sin(phase))
        return np.stack([bow, 0.5 * bow, at], axis=-1)

    where = about_axis(turn, out, 0.0) + centre(up)
    axis = about_axis(turn, np.sin(angle), np.cos(angle))
    stage = _stages(t, m)
    threads = _threads(centre(np.maximum(0, up - 0.5 * out)), where - axis * size[:, None] * 0.1)
    sprig = _flowers(where, axis, size, stage, threads)
    stalk = _curves(centre(np.linspace(-0.02, 0.97, 9) * m.length))
    return sprig._replace(stalk=stalk, front=side < 180, dense=side == 180)


def spike(m: Measures, chance: Chance) -> Sprig:
    """Close flowers all around a tall axis: delphinium, stock, snapdragon, hyacinth."""
    return _spike(m, chance, (84, 22), 0.62)


def tail(m: Measures, chance: Chance) -> Sprig:
    """A dense narrow spike without visible stalks: lavender, veronica, liatris."""
    return _spike(m, chance, (68, 8), 0.5, slim=0.22)


def bells(m: Measures, chance: Chance) -> Sprig:
    """Bells that hang from one side of an arching stalk: lily of the valley, bluebell, foxglove."""
    return _spike(m, chance, (132, 100), 0.55, side=75)


def tassels(m: Measures, chance: Chance) -> Sprig:
    """Tails that hang over, one of large flowers or several of small ones: wisteria, love-lies-bleeding, pieris."""
    strands = 1 if m.size > 2.6 else 6
    n = m.number
    strand = np.arange(n) % strands
    t = (np.arange(n) // strands + 0.5) / -(-n // strands)
    # A fountain: every strand leaves the top another way and then hangs.
    round_ = np.radians(-90 + (np.arange(strands) - (strands - 1) / 2) * 46) + chance.noise(strands, 0.3)
    reach = m.length * (1 + chance.noise(strands, 0.22))
    spread = np.minimum(m.width * 0.42, 0.34 * m.length) * (1 + chance.noise(strands, 0.3))

    def centre(of: NDArray[np.intp], at: Array) -> Array:
        over = spread[of] * (1 - np.exp(-3.5 * at))
        return about_axis(round_[of], over, reach[of] * (0.5 * at * (1 - at) - 0.9 * at**1.3))

    turn = np.arange(n) * _GOLDEN + chance.noise(n, 0.3)
    share = 1 - (0.6 if strands == 1 else 0.25) * t**1.8
    thick = max(0.1 * m.size, m.width / 2 - 0.5 * m.size) if strands == 1 else 0.22 * m.size
    where = centre(strand, t) + about_axis(turn, thick * share * np.clip(6 * t, 0.4, 1), 0.0)
    axis = about_axis(turn, np.full(n, 0.9), -0.5 - 0.5 * t)
    stage = _stages(t, m)
    path = np.linspace(0, 0.95, 9)
    stalk = np.concatenate([_curves(centre(np.full(9, one), path)) for one in range(strands)])
    return _flowers(where, axis, m.size * share, stage)._replace(stalk=stalk, front=True)


def nodding(m: Measures, chance: Chance) -> Sprig:
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


def spires(m: Measures, chance: Chance) -> Sprig:
    """Several slender tails from one stem: heather, broom."""
    strands = 5
    each = m._replace(number=-(-m.number // strands))
    parts = []
    for one, lean in enumerate((0.0, -0.34, 0.32, -0.16, 0.14)):
        tall = (1 - 1.1 * abs(lean)) * (1 + (chance.share() - 0.5) * 0.2)
        sprig = _spike(each._replace(length=m.length * 0.72 * tall), chance, (70, 15), 0.5, slim=0.12)
        foot = np.array([0, 0, (0.0, 0.05, 0.12, 0.2, 0.16)[one] * m.length])
        turn = np.array([[np.cos(lean), 0, -np.sin(lean)], [0, 1, 0], [np.sin(lean), 0, np.cos(lean)]])
        away = (chance.share() - 0.5) * 0.7
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


def climber(m: Measures, chance: Chance) -> Sprig:
    """A few flowers that look one way from a thin stalk, and a tendril: sweet pea."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    side = left_right(n)
    up = m.length * (0.3 + 0.75 * t)
    stalk = np.stack([0 * t, 0 * t, up], axis=-1)
    where = stalk + np.stack([side * m.size * (0.34 - 0.16 * t), -m.size * 0.25 + 0 * t, 0 * t], axis=-1)
    axis = np.stack([0.55 * side + chance.noise(n, 0.15), np.full(n, -1.0), 0.3 + 0.5 * t], axis=-1)
    stage = _stages(t, m)
    # The tendril runs up and out, then winds.
    at = np.linspace(0, 1, 21)
    way = 1.0 if chance.share() < 0.5 else -1.0
    wind = np.clip(at - 0.42, 0, 1) * 24
    coil = 0.11 * m.length * (1.3 - at)
    tendril = np.stack(
        [way * (0.5 * m.length * np.minimum(at, 0.5) + 0.12 * m.length * at + coil * np.sin(wind)), 0 * at,
         m.length * (0.05 + 0.5 * at**0.7) + coil * (1 - np.cos(wind))], axis=-1,
    )  # fmt: skip
    trunk = np.linspace([0, 0, -0.05 * m.length], [0, 0, m.length], 3)
    threads = np.concatenate([_threads(stalk - [0, 0, 0.08 * m.length], where), _curves(tendril)])
    return _flowers(where, axis, m.size * (1 - 0.25 * t), stage, threads)._replace(stalk=_curves(trunk), front=True)


def comb(m: Measures, chance: Chance) -> Sprig:
    """Upright flowers in a row on a stalk that bends flat: freesia, crocosmia."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    bend = np.radians(20 + 75 * t)
    step = m.length / n
    x, z = np.cumsum(np.sin(bend)) * step, np.cumsum(np.cos(bend)) * step
    where = np.stack([x - x[0], chance.noise(n, 0.15 * m.size), z], axis=-1)
    lean = np.radians(15 - 40 * t) + chance.noise(n, 0.15)
    axis = np.stack([np.sin(lean), 0.55 * left_right(n), np.cos(lean)], axis=-1)
    size = m.size * (1 - 0.7 * t**1.5)
    stage = _stages(t, m)
    stalk = np.concatenate([np.zeros((1, 3)), where])
    threads = _threads(stalk[:-1], stalk[1:])
    return _flowers(where + _unit(axis) * size[:, None] * 0.35, axis, size, stage, threads)


def _cap(n: int, half: float, chance: Chance, buds: float = 0.0) -> Array:
    """n directions spread evenly over a cap of `half` degrees about z; the first are `buds`, and stand closer."""
    low = np.cos(np.radians(half))
    room = np.where((np.arange(n) + 0.5) / n < buds, 0.3, 1.0)
    up = 1 - (1 - low) * (np.cumsum(room) - room / 2) / room.sum()
    turn = np.arange(n) * _GOLDEN + chance.noise(n, 0.3)
    return about_axis(turn, np.sqrt(np.maximum(0, 1 - up**2)), up)


def umbel(m: Measures, chance: Chance) -> Sprig:
    """Flowers on spokes from one point, level on top: bishop's weed, yarrow, nerine."""
    way = _cap(m.number, 62, chance)
    where = way * (m.width / 2 - 0.3 * m.size) * (1 + chance.noise(m.number, 0.07)[:, None]) / np.sin(np.radians(62))
    where[:, 2] = where[:, 2] * 0.45 + 0.1 * m.width
    foot = np.array([[0, 0, -0.12 * m.width]])
    sprig = _flowers(where, _lifted(way, 0.8), _about(m, chance), None, _threads(foot, where, 0.12))
    return sprig._replace(dense=m.number * m.size**2 > 1.3 * m.width**2)


def corymb(m: Measures, chance: Chance) -> Sprig:
    """Small heads close together on a level top, on branches from below: yarrow, tansy, feverfew."""
    n = m.number
    share = np.sqrt((np.arange(n) + 0.5) / n)
    turn = np.arange(n) * _GOLDEN + chance.noise(n, 0.2)
    out = (m.width / 2 - 0.4 * m.size) * share * (1 + chance.noise(n, 0.07))
    where = about_axis(turn, out, m.width * (0.14 * (1 - share**2) + chance.noise(n, 0.025)))
    forks = max(3, n // 6)
    fork = where[np.arange(n) % forks] * 0.7 - [0, 0, 0.16 * m.width]
    foot = np.array([[0, 0, -0.55 * m.width]])
    threads = np.concatenate([_threads(foot, fork[:forks], 0.1), _threads(fork, where, 0.1)])
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    return _flowers(where, about_axis(turn, 0.4 * share, 1 + 0 * share), _about(m, chance), stage, threads)


def globe(m: Measures, chance: Chance) -> Sprig:
    """Flowers on a whole ball: allium, agapanthus, hydrangea when count is high."""
    way = _cap(m.number, 150, chance)
    where = way * (m.width / 2 - m.size * 0.2)
    return _flowers(where, way, _about(m, chance), None, _threads(np.zeros((1, 3)), where))


def dome(m: Measures, chance: Chance) -> Sprig:
    """A close dome, the youngest in the middle: hydrangea, viburnum, sweet William, alyssum."""
    n = m.number
    way = _cap(n, 112, chance, m.buds)
    # Some stand deeper, and fill the gaps between the others.
    deep = 1 - 0.16 * chance.shares(n) * (np.arange(n) % 3 == 1)
    where = way * ((m.width / 2 - m.size * 0.28) * deep)[:, None] * np.array([1, 1, 0.74])
    t = (np.arange(n) + 0.5) / n
    stage = np.where(t < m.buds, BUD, FLOWER)
    size = _about(m, chance) * np.where(t < m.buds, 0.85, 1)
    dense = n > 30
    # Of the stalks under a close dome only the outer ones are seen.
    threads = _threads(np.array([[0, 0, -0.2 * m.width]]), where)[n // 2 if dense else 0 :]
    return _flowers(where, _lifted(way, 0.2), size, stage, threads)._replace(dense=dense)


def cone(m: Measures, chance: Chance) -> Sprig:
    """A close cone, wide below: lilac, panicled hydrangea, astilbe, buddleia."""
    n = m.number
    t = 1 - (1 - (np.arange(n) + 0.5) / n) ** 0.68
    turn = np.arange(n) * _GOLDEN + chance.noise(n, 0.3)
    # Its branches make it lobed.
    lobes = 1 + 0.13 * np.sin(3 * turn + 9 * t + chance.share() * 6)
    full = np.sin(np.pi / 2 * np.clip((t + 0.12) / 0.3, 0, 1)) * (1 - t) ** 0.8
    out = (m.width / 2 - m.size * 0.3) * full * lobes * (1 - 0.25 * chance.shares(n) * (np.arange(n) % 2))
    where = about_axis(turn, out, t * m.length)
    where[:, 0] += 0.05 * m.length * t**2 * (chance.share() * 2 - 1)
    angle = np.radians(92 - 72 * t**0.8)
    stage = _stages(t, m)
    axis = about_axis(turn, np.sin(angle), np.cos(angle))
    trunk = np.array([[[0, 0, -0.1 * m.width], [0, 0, m.length / 3], [0, 0, 0.9 * m.length]]])
    twigs = _threads(np.array([0, 0, 1.0]) * np.maximum(0, t - 0.15)[:, None] * m.length, where)[::3]
    threads = np.concatenate([trunk, twigs])
    return _flowers(where, axis, _about(m, chance) * (1 - 0.35 * t), stage, threads)._replace(dense=n > 30)


def plume(m: Measures, chance: Chance) -> Sprig:
    """Small flowers in a row along the upper side of branches that arch outwards: goldenrod."""
    n = m.number
    arms = max(3, n // 6)
    arm = np.arange(n) % arms
    t = (np.arange(n) // arms + 0.6) / -(-n // arms)
    # The lower a branch begins, the longer it is.
    start = arm / arms
    reach = (m.width / 2) * (1 - 0.75 * start)
    turn = arm * _GOLDEN + chance.noise(n, 0.12)
    rise = m.length * (0.62 * start) + reach * (1.3 * t - 0.75 * t**2) + 0.38 * m.length * start * t
    where = about_axis(turn, reach * t, rise)
    where += (chance.shares(n, 3) - 0.5) * 0.5 * m.size
    axis = about_axis(turn, 0.5 + 0 * t, 1 + 0 * t)
    tip = about_axis(np.arange(arms) * _GOLDEN, reach[:arms], m.length * 0.62 * start[:arms] + 0.55 * reach[:arms])
    foot = np.stack([0 * tip[:, 0], 0 * tip[:, 0], m.length * 0.62 * start[:arms]], axis=-1)
    trunk = np.array([[[0, 0, -0.3 * m.width], [0, 0, m.length / 3], [0, 0, 0.62 * m.length]]])
    threads = np.concatenate([trunk, _threads(foot, tip, 0.45)])
    return _flowers(where, axis, _about(m, chance) * (1.1 - 0.5 * t), None, threads)


def cloud(m: Measures, chance: Chance) -> Sprig:
    """Many small flowers on fine branches that fork: baby's breath, sea lavender, waxflower."""
    n = m.number
    way = _unit(_cap(n, 108, chance) + chance.noise(3 * n, 0.22).reshape(n, 3))
    reach = (m.width / 2 - 0.4 * m.size) * (0.3 + 0.7 * chance.shares(n) ** 0.6)
    where = way * reach[:, None] * [1, 1, 0.8]
    forks = max(3, min(7, n // 5))
    fork = _cap(forks, 70, chance)
    of = np.argmax(way @ fork.T, axis=1)
    fork = fork * (0.2 + 0.1 * chance.shares(forks, 1)) * m.width * [0.8, 0.8, 0.9] - [0, 0, 0.2 * m.width]
    # A second fork for every pair.
    mate = np.minimum(np.arange(n) // 2 * 2, n - 1)
    second = fork[of[mate]] * 0.45 + where[mate] * 0.55
    second[of != of[mate]] = (fork[of] * 0.5 + where * 0.5)[of != of[mate]]
    foot = np.array([[0, 0, -0.4 * m.width]])
    threads = np.concatenate(
        [_threads(foot, fork, 0.12), _threads(fork[of], second, 0.1)[::2], _threads(second, where, 0.12)]
    )
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    size = _about(m, chance) * np.where(stage == BUD, 0.8, 1)
    return _flowers(where, _lifted(way, 0.7), size, stage, threads)


def spray(m: Measures, chance: Chance) -> Sprig:
    """A few flowers on short branches: spray rose, spray chrysanthemum, alstroemeria, lisianthus."""
    n = m.number
    way = _cap(n, 58 if n > 3 else 42, chance)
    reach = np.maximum(m.width / 2 - m.size * 0.45, 0.45 * m.size)
    where = way * [reach / np.sin(np.radians(58)), reach / np.sin(np.radians(58)), 0.5 * reach]
    where[:, 2] += chance.noise(n, 0.25 * m.size)
    # The youngest stand lowest and are still buds.
    stage = np.where(np.arange(n) >= round(n * (1 - m.buds)), BUD, FLOWER)
    size = _about(m, chance) * np.where(stage == BUD, 0.8, 1)
    foot = np.array([[0, 0, -0.55 * m.width]])
    return _flowers(where, _lifted(way, 0.35), size, stage, _threads(foot, where, 0.1))


def branch(m: Measures, chance: Chance) -> Sprig:
    """Blossom or berries along a woody branch with a side twig or two: cherry, quince, forsythia, winterberry."""
    n = m.number
    t = chance.shares(n)
    t = 0.12 + 0.88 * np.sort(t)
    fork = np.where(np.arange(n) % 3 == 0, 1.0, 0.0) * left_right(n)
    turn = chance.shares(n) * 2 * np.pi
    crook = np.stack([0.05 * m.length * np.sin(5 * t), 0.03 * m.length * np.sin(4 * t + 1), t * m.length], axis=-1)
    twig = np.stack([fork * 0.32 * np.maximum(0, t - 0.3) * m.length, 0 * t, -0.08 * np.abs(fork) * m.length], axis=-1)
    foot = crook + twig
    out = about_axis(turn, np.ones(n), np.full(n, 0.5)) * m.size * 0.35
    path = np.linspace(0, 1, 7)
    trunk = np.stack([0.05 * m.length * np.sin(5 * path), 0.03 * m.length * np.sin(4 * path + 1), path * m.length], -1)
    bough = np.stack([trunk[:-1], (trunk[:-1] + trunk[1:]) / 2, trunk[1:]], axis=1)
    sides = []
    for way in (1.0, -1.0):
        end = trunk[5] + [way * 0.22 * m.length, 0, -0.08 * m.length]
        sides.append(np.stack([trunk[2], (trunk[3] + end) / 2 + [way * 0.03 * m.length, 0, 0], end]))
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    axis = about_axis(turn, np.ones(n), np.full(n, 0.8))
    return _flowers(foot + out, axis, _about(m, chance), stage, np.concatenate([bough, np.array(sides)]))


def cluster(m: Measures, chance: Chance) -> Sprig:
    """Berries, pods or heads close together at the end: hypericum, viburnum berries."""
    sprig = dome(m, chance)
    return sprig._replace(where=sprig.where * (0.75 + 0.35 * chance.shares(len(sprig.where), 1)), dense=False)


def facing(m: Measures, chance: Chance) -> Sprig:
    """One flower that looks to the side, where the eye is: daffodil, orchid."""
    axis = np.array([[chance.noise(1, 0.25)[0], -0.55, 0.85]])
    return _flowers(np.zeros((1, 3)), axis, np.array([m.size]))._replace(front=True)


def hanging(m: Measures, chance: Chance) -> Sprig:
    """One bell that hangs from a crooked stalk: snowdrop, snake's head fritillary."""
    side = 1.0 if chance.share() < 0.5 else -1.0
    hook = np.array([[[0, 0, -m.size], [0, 0, 0.9 * m.size], [side * 0.5 * m.size, -0.3 * m.size, 0.3 * m.size]]])
    axis = np.array([[side * 0.2, -0.65, -0.75]])
    return _flowers(hook[0, 2:], axis, np.array([m.size]), None, hook)._replace(front=True)


def droop(m: Measures, chance: Chance) -> Sprig:
    """Bells or tubes that hang all around a tall axis: red-hot poker, Persian fritillary."""
    return _spike(m._replace(width=0.65 * m.width), chance, (152, 95), 0.3)


def chime(m: Measures, chance: Chance) -> Sprig:
    """Small bells that hang to one side of a stalk that bows over: lily of the valley, bluebell."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    side = 1.0 if chance.share() < 0.5 else -1.0
    stalk = np.stack([side * 0.3 * m.length * t**2.2, -0.1 * m.length * t**2, m.length * (t - 0.12 * t**3)], axis=-1)
    out = (0.55 + 0.35 * (np.arange(n) % 2)) * m.size * (1 - 0.4 * t)
    where = stalk + np.stack([side * out, chance.noise(n, 0.3 * m.size) - 0.2 * m.size, -0.15 * out], axis=-1)
    axis = np.stack([side * 0.35 + chance.noise(n, 0.2), np.full(n, -0.3), np.full(n, -1.0)], axis=-1)
    size = m.size * (1 - 0.5 * t**1.5)
    foot = np.concatenate([[[0, 0, -0.2 * m.length]], stalk])
    threads = np.concatenate([_threads(foot[:-1], stalk), _threads(stalk, where, 0.25)])
    return _flowers(where, axis, size, _stages(t, m), threads)._replace(front=True)


def rank(m: Measures, chance: Chance) -> Sprig:
    """Large flowers that look one way, up a tall axis: gladiolus."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    side = left_right(n)
    stage = _stages(t, m)
    size = m.size * (1 - 0.45 * t)
    stalk = np.stack([0.04 * m.length * np.sin(2 * t), 0 * t, t * m.length], axis=-1)
    out = np.where(stage == BUD, 0.12, 0.24) * size
    where = stalk + np.stack([side * out, -0.8 * out, 0 * t], axis=-1)
    lift = np.where(stage == BUD, 2.5, 0.75)
    axis = np.stack([side * 0.45, chance.noise(n, 0.1) - 0.65, lift], axis=-1)
    foot = np.concatenate([[[0, 0, -0.3 * m.size]], stalk])
    return _flowers(where, axis, size, stage, _threads(foot[:-1], stalk))._replace(front=True)


def arch(m: Measures, chance: Chance) -> Sprig:
    """Large flowers in two rows along a stalk that bends over: orchids."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    way = 1.0 if chance.share() < 0.5 else -1.0
    bend = np.radians(5 + 85 * t)
    x, z = way * np.cumsum(np.sin(bend)) * m.length / n, np.cumsum(np.cos(bend)) * m.length / n
    side = left_right(n)
    size = m.size * (1 - 0.25 * t)
    stage = _stages(t, m)
    foot = np.array([[0, 0, -0.5 * m.size]])
    stalk = np.concatenate([foot, np.stack([x - x[0], -0.25 * np.abs(x), z], axis=-1)])
    across = np.stack([-way * np.cos(bend), 0.5 + 0 * t, way * np.sin(bend) * way], axis=-1)
    where = stalk[1:] + across * (side * np.where(stage == BUD, 0.1, 0.34) * size)[:, None]
    axis = np.stack([side * -0.3 * np.cos(bend) + chance.noise(n, 0.15), np.full(n, -0.6), 0.75 + 0 * t], axis=-1)
    threads = np.concatenate([_threads(stalk[:-1], stalk[1:]), _threads(stalk[1:], where)])
    return _flowers(where, axis, size * np.where(stage == BUD, 0.5, 1), stage, threads)._replace(front=True)


def trumpets(m: Measures, chance: Chance) -> Sprig:
    """A few large flowers that look outwards from the top of a scape: amaryllis."""
    n = m.number
    turn = np.arange(n) * 2 * np.pi / n + chance.noise(n, 0.25)
    lean = np.radians(58 + 14 * (np.arange(n) % 2 * 2 - 1) * (n > 4) + chance.noise(n, 8))
    way = about_axis(turn, np.sin(lean), np.cos(lean))
    where = way * np.maximum(m.width / 2 - 0.45 * m.size, 0.3 * m.size)
    foot = np.array([[0, 0, -0.12 * m.size]])
    return _flowers(where, way, _about(m, chance), None, _threads(foot, where, 0.1))


def crown(m: Measures, chance: Chance) -> Sprig:
    """Bells that hang in a ring below a tuft of leaves: crown imperial."""
    n = m.number
    turn = np.arange(n) * 2 * np.pi / n + chance.noise(n, 0.2)
    where = about_axis(turn, np.full(n, m.width / 2 - 0.3 * m.size), np.full(n, -0.1 * m.size))
    axis = about_axis(turn, np.full(n, 0.5), np.full(n, -1.0))
    threads = _threads(np.array([[0, 0, 0.25 * m.size]]), where - _unit(axis) * 0.1 * m.size, 0.15)
    tuft = 9
    around = np.arange(tuft) * _GOLDEN
    way = about_axis(around, np.linspace(0.2, 1, tuft), np.full(tuft, 0.9))
    foot = np.full((tuft, 3), [0, 0, 0.2 * m.size])
    length = np.full(tuft, 0.6 * m.width) * (1 + chance.noise(tuft, 0.15))
    return Sprig(where, _unit(axis), _about(m, chance), np.zeros(n), foot, _unit(way), length, threads)


def _about(m: Measures, chance: Chance) -> Array:
    return m.size * (1 + chance.noise(m.number, 0.14))


def lace(m: Measures, chance: Chance) -> Sprig:
    """A flat, close umbel above a ruff of forked bracts: wild carrot."""
    sprig = umbel(m, chance)
    where = sprig.where * np.array([1, 1, 0.6])
    foot = np.array([[0, 0, -0.2 * m.width]])
    turn = np.arange(9) * 2 * np.pi / 9 + chance.noise(9, 0.2)
    fork = about_axis(turn, np.full(9, 0.16 * m.width), np.full(9, -0.22 * m.width))
    bracts = [_threads(foot, fork, -0.1)]
    for side in (-0.26, 0.0, 0.26):
        bracts.append(_threads(fork, about_axis(turn + side, np.full(9, 0.32 * m.width), np.full(9, -0.25 * m.width))))
    threads = np.concatenate([_threads(foot, where, 0.2), *bracts])
    return sprig._replace(where=where, threads=threads)


def bunch(m: Measures, chance: Chance) -> Sprig:
    """A close bunch, full within: berries of viburnum, firethorn and snowberry, buds of skimmia."""
    n = m.number
    way = _cap(n, 105, chance)
    reach = np.maximum(m.width / 2 - m.size * 0.4, 0.3 * m.size) * (0.35 + 0.65 * np.sqrt(chance.shares(n)))
    where = way * reach[:, None] * np.array([1, 1, 0.8])
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    foot = np.array([[0, 0, -0.45 * m.width]])
    return _flowers(where, way + np.array([0, 0, 0.3]), _about(m, chance), stage, _threads(foot, where, 0.1))


def twigs(m: Measures, chance: Chance) -> Sprig:
    """Fruit or blossom on short stalks along a branch and its twigs: crab apple, winterberry, cotton, rose hips."""
    long = m.length
    arms = 2 + round(long / 16)
    t = 0.12 + 0.55 * np.arange(arms) / arms + chance.noise(arms, 0.04)
    main = np.array([[0, 0, -0.1], [0.16 * (chance.share() - 0.5), 0, 0.5], [0, 0, 1.0]]) * long
    turn = np.arange(arms) * _GOLDEN + chance.share() * 6 + chance.noise(arms, 0.4)
    reach = long * (0.62 * (1 - t) + 0.06)
    start = _along(np.broadcast_to(main, (arms, 3, 3)), t)
    end = start + about_axis(turn, 0.42 * reach, 0.9 * reach)
    bend = (start + end) / 2 + about_axis(turn, 0.09 * reach, -0.05 * reach)
    bark = np.concatenate([main[None], np.stack([start, bend, end], 1)])
    # Each twig bears by its length, the older wood below nothing.
    share = np.cumsum(np.concatenate([[0.75 * long], reach]))
    place = (np.arange(m.number) + chance.shares(m.number)) / m.number * share[-1]
    on = np.searchsorted(share, place)
    spot = (place - np.concatenate([[0.0], share])[on]) / np.diff(np.concatenate([[0.0], share]))[on]
    foot = _along(bark[on], np.where(on, 0.2 + 0.8 * spot, 0.35 + 0.65 * spot))
    side = chance.shares(m.number) * 2 * np.pi
    way = about_axis(side, np.ones(m.number), np.full(m.number, 0.7))
    stage = np.where(chance.shares(m.number) < m.buds, BUD, FLOWER)
    where = foot + _unit(way) * m.size * 0.52
    return _flowers(where, way, _about(m, chance), stage, _threads(foot, where))._replace(bark=bark)


def pendants(m: Measures, chance: Chance) -> Sprig:
    """Lanterns or fruits that hang straight down, one by one along an upright stem: winter cherry, nipplefruit."""
    n = m.number
    t = (np.arange(n) + 0.8) / n
    turn = np.arange(n) * 2.4 + chance.noise(n, 0.3)
    size = m.size * (1 - 0.4 * t**1.6)
    foot = np.stack([0.05 * m.length * np.sin(2.5 * t), 0 * t, t * m.length], axis=-1)
    hook = foot + about_axis(turn, 0.3 * size + 0.12 * m.size, 0.12 * size)
    where = hook - np.array([0, 0, 0.55]) * size[:, None]
    axis = about_axis(turn, np.full(n, 0.2), np.full(n, -1.0)) + chance.noise(n, 0.12)[:, None]
    path = np.concatenate([[[0, 0, -0.1 * m.length]], foot])
    stage = _stages(t, m)
    bark = _threads(path[:-1], path[1:])
    return _flowers(where, axis, size, stage, _threads(foot, hook, 0.4))._replace(bark=bark)


def _along(curves: Array, t: Array) -> Array:
    """The points at t (n,) on curves of three control points (n, 3, 3)."""
    s = t[:, None]
    return curves[:, 0] * (1 - s) ** 2 + 2 * curves[:, 1] * s * (1 - s) + curves[:, 2] * s**2


# Leaves. A sprig of leaves hangs a little: its axis is a curve.


def _axis(m: Measures, chance: Chance, t: Array, arch: float = 0.26) -> Array:
    """A sprig's axis: it sways to a side and arches upwards, so that the eye sees more than its end."""
    sway = (chance.share() - 0.5) * 0.35
    return np.stack([sway * t**2 * m.length, arch * t**2 * m.length, t * m.length * (1 - 0.08 * t)], axis=-1)


def _leafy(
    m: Measures, chance: Chance, per_node: int, angle: tuple[float, float], turn_step: float, taper: float
) -> Sprig:
    nodes = max(1, -(-m.number // per_node))
    t = np.repeat((np.arange(nodes) + 0.6) / nodes, per_node)[: m.number]
    n = len(t)
    node = np.arange(n) // per_node
    turn = node * turn_step + np.arange(n) % per_node * 2 * np.pi / per_node + chance.noise(n, 0.2)
    if per_node == 1:
        # Two rows, a little twisted: a florist turns a sprig until it shows its face.
        turn += 0.45 * np.sin(1.3 * node + chance.share() * 6)
    lean = np.radians(angle[0] + (angle[1] - angle[0]) * t + chance.noise(n, 9))
    where = _axis(m, chance, t)
    way = about_axis(turn, np.sin(lean), np.cos(lean))
    way[:, 1] += 0.45 * t
    size = m.size * (1 - taper * np.abs(t - 0.35) ** 1.2) * (1 + chance.noise(n, 0.12))
    path = _axis_of(where, m)
    return _leaves(where, way, size, path)


def _axis_of(where: Array, m: Measures) -> Array:
    start = np.concatenate([[[0, 0, -0.2 * m.length]], where[:-1]])
    return np.stack([start, (start + where) / 2, where], axis=1)


def alternate(m: Measures, chance: Chance) -> Sprig:
    """Leaves one by one on two sides, with a turn: ruscus, laurel, willow, oak."""
    return _leafy(m, chance, 1, (58, 26), np.pi, 0.5)


def opposite(m: Measures, chance: Chance) -> Sprig:
    """Leaves in pairs, each pair across the last: eucalyptus, myrtle, olive, mint."""
    return _leafy(m, chance, 2, (65, 30), np.pi / 2.3, 0.8)


def whorled(m: Measures, chance: Chance) -> Sprig:
    """Many narrow leaves all around: rosemary, heather, conifers."""
    return _leafy(m, chance, 4, (60, 18), 0.6, 0.3)


def pinnate(m: Measures, chance: Chance) -> Sprig:
    """Leaflets in two flat rows that shorten to the tip, a frond: fern, palm."""
    n = m.number
    t = np.repeat((np.arange(-(-n // 2)) + 0.7) / -(-n // 2), 2)[:n]
    side = left_right(n)
    where = _axis(m, chance, t, 0.5)
    lean = np.radians(72 - 42 * t + chance.noise(n, 5))
    way = np.stack([side * np.sin(lean), 0.2 + 0.8 * t * np.cos(lean), np.cos(lean)], axis=-1)
    size = m.size * (0.35 + 0.65 * np.sin(np.pi * np.clip(t, 0, 1) ** 0.6)) * (1 + chance.noise(n, 0.06))
    return _leaves(where, way, size, _axis_of(where, m))


def blades(m: Measures, chance: Chance) -> Sprig:
    """Long leaves from one point: grasses, flax, aspidistra, fan palms."""
    n = m.number
    lean = np.radians(np.linspace(-24, 24, n) if n > 1 else np.zeros(1)) + chance.noise(n, 0.06)
    way = np.stack([np.sin(lean), chance.noise(n, 0.12), np.cos(lean)], axis=-1)
    size = m.size * (1 + chance.noise(n, 0.2))
    return _leaves(np.zeros((n, 3)) - [0, 0, 0.3 * m.size], way, size, _NO_THREADS)


def sheaf(m: Measures, chance: Chance) -> Sprig:
    """A few straight rods side by side: horsetail, steel grass."""
    n = m.number
    lean = np.radians(np.linspace(-9, 9, n) + chance.noise(n, 2.5))
    way = np.stack([np.sin(lean), chance.noise(n, 0.08), np.cos(lean)], axis=-1)
    where = np.stack([0.1 * m.size * lean, 0 * lean, chance.noise(n, 0.06 * m.size) - 0.3 * m.size], axis=-1)
    return _leaves(where, way, m.size * (1 + chance.noise(n, 0.15)), _NO_THREADS)


def frond(m: Measures, chance: Chance) -> Sprig:
    """Leaflets in two flat rows, the longest below, a triangle: leatherleaf, asparagus plume, thuja, fir."""
    pairs = max(1, m.number // 2)
    t = np.append(np.repeat((np.arange(pairs) + 0.3) / (pairs + 0.3), 2), 0.97)
    n = len(t)
    side = left_right(n)
    where = _axis(m, chance, t + np.where(side > 0, 0.35 / pairs, 0) * (t < 0.9), 0.5)
    lean = np.radians(64 - 34 * t + chance.noise(n, 6))
    lean[-1] = 0.1
    way = np.stack([side * np.sin(lean), 0.2 + 0.8 * t * np.cos(lean) + chance.noise(n, 0.1), np.cos(lean)], axis=-1)
    size = m.size * (0.3 + 0.7 * (1 - t) ** 0.8) * (1 + chance.noise(n, 0.07))
    return _leaves(where, way, size, _axis_of(where, m))._replace(thick=0.11)


def trail(m: Measures, chance: Chance) -> Sprig:
    """Stalked leaves one by one on a stem that winds and hangs over: ivy, smilax, vine, Virginia creeper."""
    n = m.number
    t = (np.arange(n) + 0.5) / n
    phase = chance.share() * 6

    def path(t: Array) -> Array:
        wind = 0.09 * m.length * (np.sin(4.4 * t + phase) - np.sin(phase))
        return np.stack(
            [wind + 0.12 * t**2 * m.length, -0.3 * t**2.5 * m.length, m.length * (t - 0.14 * t**3)], axis=-1
        )

    side = left_right(n)
    lean = np.radians(80 - 40 * t**2 + chance.noise(n, 27))
    way = np.stack([side * np.sin(lean), chance.noise(n, 0.35), np.cos(lean)], axis=-1)
    size = m.size * (1 - 0.6 * t**1.6) * (1 + chance.noise(n, 0.22))
    whole = np.linspace(-0.15, 1.0, 9)
    ends = path(np.abs(whole)) * np.where(whole < 0, -1, 1)[:, None]
    middle = path((np.abs(whole[:-1]) + np.abs(whole[1:])) / 2)
    middle[0] = (ends[0] + ends[1]) / 2
    return _leaves(path(t), way, size, np.stack([ends[:-1], 2 * middle - (ends[:-1] + ends[1:]) / 2, ends[1:]], axis=1))


def weeping(m: Measures, chance: Chance) -> Sprig:
    """A twig that arches over, and whips that hang from it, their narrow leaves pointing down: weeping willow."""
    whips = int(np.clip(m.number // 5, 3, 7))
    side = 1.0 if chance.share() < 0.5 else -1.0
    high = 0.62 * m.length

    def twig(t: Array) -> Array:
        return np.stack(
            [side * 0.34 * m.length * t**1.8, -0.12 * m.length * t, high * np.sin(0.62 * np.pi * t)], axis=-1
        )

    foot = twig(np.linspace(0.34, 1.0, whips) + chance.noise(whips, 0.03))
    long = (0.42 + 0.16 * chance.shares(whips)) * m.length
    # Each swings out a little to its side, and more where it begins.
    sway = np.stack([side * 0.12 + chance.noise(whips, 0.16), chance.noise(whips, 0.12) - 0.08], axis=-1)

    def whip(which: NDArray[np.intp], t: Array) -> Array:
        out = sway[which] * (long[which] * t**0.6)[:, None]
        return foot[which] + np.column_stack([out, -long[which] * t**1.15])

    which, step = np.arange(m.number) % whips, np.arange(m.number) // whips
    t = 0.06 + 0.94 * (step + 0.5) / (step.max() + 1)
    lean = np.radians(np.where((step + which) % 2, 1, -1) * (34 - 16 * t) + chance.noise(m.number, 9))
    way = np.stack([np.sin(lean) + sway[which, 0], chance.noise(m.number, 0.25), -np.cos(lean)], axis=-1)
    size = m.size * (1 - 0.4 * t**2) * (1 + chance.noise(m.number, 0.15))
    bends = np.linspace(0.0, 1.0, 7)
    stem = _threads(twig(bends[:-1]), twig(bends[1:]), 0.02)
    stem[:, 1] = 2 * twig((bends[:-1] + bends[1:]) / 2) - (twig(bends[:-1]) + twig(bends[1:])) / 2
    each = np.arange(whips)
    hung = np.stack([foot, whip(each, np.full(whips, 0.4)), whip(each, np.ones(whips))], axis=1)
    return _leaves(whip(which, t), way, size, np.concatenate([stem, hung]))


def tufted(m: Measures, chance: Chance) -> Sprig:
    """Leaves crowded towards the end of the shoot: pittosporum, pine, choisya, rue."""
    n = m.number
    t = ((np.arange(n) + 0.5) / n) ** 0.55
    turn = np.arange(n) * _GOLDEN + chance.noise(n, 0.25)
    lean = np.radians(82 - 62 * t**3 + chance.noise(n, 9))
    where = _axis(m, chance, t)
    size = m.size * (1 - 0.35 * t**4) * (1 + chance.noise(n, 0.12))
    return _leaves(where, about_axis(turn, np.sin(lean), np.cos(lean)), size, _axis_of(where, m))


def twiggy(m: Measures, chance: Chance) -> Sprig:
    """Small leaves on many side twigs, which shorten upwards: box, myrtle, thyme, huckleberry, spruce."""
    twigs = int(np.clip(m.number // 8, 3, 9))
    start = np.concatenate([[0.35], 0.05 + 0.75 * (np.arange(twigs - 1) + 0.3) / (twigs - 1)])
    turn = np.arange(twigs) * 2.6 + chance.noise(twigs, 0.3)
    lean = np.radians(np.concatenate([[3], 48 - 18 * start[1:]]) + chance.noise(twigs, 7))
    reach = np.concatenate([[0.65 * m.length], (m.width / 2 + 0.12 * m.length) * (1.1 - 0.65 * start[1:])])
    foot = _axis(m, chance, start)
    out = about_axis(turn, np.sin(lean), np.cos(lean))
    tip = foot + out * reach[:, None] + np.array([0, 0, 0.1]) * reach[:, None]
    which = np.arange(m.number) % twigs
    step = np.arange(m.number) // twigs
    t = 0.1 + 0.9 * (step + 0.6) / (step.max() + 1)
    where = foot[which] + (tip - foot)[which] * t[:, None]
    across = _unit(np.cross(out, [0.0, 1.0, 0.3]))[which] * np.where((step + which) % 2, 1, -1)[:, None]
    way = (
        out[which] * (0.55 + 0.5 * t[:, None])
        + across * (1.15 - 0.7 * t[:, None])
        + chance.noise(m.number * 3, 0.3).reshape(-1, 3)
    )
    size = m.size * (1 - 0.3 * t**2) * (1 + chance.noise(m.number, 0.14))
    trunk = np.array([[[0, 0, -0.2 * m.length], [0, 0, 0.1 * m.length], foot[0]]])
    return _leaves(where, way, size, np.concatenate([trunk, _threads(foot, tip, 0.06)]))


def broad(m: Measures, chance: Chance) -> Sprig:
    """One big leaf or a few, each on its own stalk, turned to the eye: monstera, fatsia, hosta, heuchera."""
    n = m.number
    lean = np.linspace(-0.5, 0.5, n) if n > 1 else chance.noise(1, 0.1)
    way = np.stack([np.sin(lean), 0.8 + chance.noise(n, 0.15), np.cos(lean)], axis=-1)
    where = np.stack([0.12 * lean * m.length, 0 * lean, chance.noise(n, 0.12 * m.size) - 0.2 * m.size], axis=-1)
    foot = np.tile([0, 0, -0.6 * m.size], (n, 1))
    threads = np.stack([foot, where - _unit(way) * 0.25 * m.size, where], axis=1)
    return _leaves(where, way, m.size * (1 + chance.noise(n, 0.12)), threads)._replace(thick=0.02 * m.size)


def rods(m: Measures, chance: Chance) -> Sprig:
    """What sits close along bare rods: pussy willow, hazel catkins, larch cones, buds of dogwood."""
    n = m.number
    base = np.array([-0.1, 0.02, 0.2, 0.42, 0.55]) * m.length
    lean = np.array([0.0, 1.0, -0.9, 0.85, -0.6]) * max(m.width / m.length * 0.45, 0.22) + chance.noise(5, 0.05)
    reach = np.array([1.08, 0.76, 0.7, 0.42, 0.36]) * m.length
    which = np.searchsorted([0.34, 0.58, 0.8, 0.9], (np.arange(n) * 0.618) % 1)
    t = 0.1 + 0.9 * (np.arange(n) + 0.7) / n
    way = _unit(np.stack([lean, 0.05 + 0 * lean, 1 - np.abs(lean)], axis=-1))
    foot = np.stack([0 * lean, 0 * lean, base], axis=-1)
    side = left_right(n)
    where = foot[which] + way[which] * (reach[which] * t)[:, None]
    out = way[which] + np.stack([side * 0.5, chance.noise(n, 0.3), 0 * side], axis=-1)
    tips = foot + way * reach[:, None]
    where[:, 0] += side * 0.12
    size = m.size * (1 - 0.35 * t) * (1 + chance.noise(n, 0.12))
    return _leaves(where, out, size, _threads(foot, tips, 0.05))._replace(thick=0.36)


def dangling(m: Measures, chance: Chance) -> Sprig:
    """The same, hanging: hazel and birch catkins."""
    sprig = rods(m, chance)
    n = len(sprig.leaf_where)
    way = _unit(sprig.leaf_way * [0.55, 0, 0] + [0, -0.2, -1.0] + chance.noise(n * 3, 0.15).reshape(-1, 3))
    return sprig._replace(leaf_way=way, leaf_size=m.size * (1 + chance.noise(n, 0.25)), thick=0.22)


def corkscrew(m: Measures, chance: Chance) -> Sprig:
    """Twisted rods with a few leaves: corkscrew willow and hazel."""
    t = np.linspace(0, 1, 13)
    curves, where, way = [], [], []
    for begin, lean, reach in ((-0.15, 0.0, 1.15), (0.1, 1.0, 0.75), (0.25, -1.0, 0.62), (0.5, 0.7, 0.4)):
        phase = chance.share() * 6
        turn = 17 * t * reach + phase
        wide = 0.2 * m.width * (1.15 - 0.5 * t)
        x = lean * m.width * 0.9 * t * reach + wide * (np.sin(turn) - np.sin(phase) * (1 - t))
        line = np.stack([x, wide * (np.cos(turn) - np.cos(phase) * (1 - t)), (begin + reach * t) * m.length], axis=-1)
        middle = (line[:-1] + line[1:]) / 2
        curves.append(np.stack([middle[:-1], line[1:-1], middle[1:]], axis=1))
        picked = np.sort(4 + chance.order(9)[: max(1, m.number // 4)])
        where.append(line[picked])
        way.append(np.stack([np.cos(turn[picked]), np.sin(turn[picked]), 0.9 + 0 * picked], axis=-1))
    at = np.concatenate(where)
    size = m.size * (1 + chance.noise(len(at), 0.2))
    return _leaves(at, np.concatenate(way), size, np.concatenate(curves))._replace(thick=0.4)


def ears(m: Measures, chance: Chance) -> Sprig:
    """One ear or plume at the end of the straw, and nodding: wheat, bunny tail, pampas grass, millet."""
    n = m.number
    lean = np.linspace(-0.3, 0.3, n) if n > 1 else np.array([0.12])
    way = np.stack([lean, 0.25 + 0 * lean, np.cos(lean)], axis=-1)
    where = np.stack([0.5 * lean * m.length, 0 * lean, chance.noise(n, 0.1 * m.size)], axis=-1)
    foot = np.tile([0, 0, -0.5 * m.size], (n, 1))
    threads = np.stack([foot, where - _unit(way) * 0.22 * m.size, where], axis=1)
    return _leaves(where, way, m.size * (1 + chance.noise(n, 0.1)), threads)._replace(thick=0.16)


def sprinkled(m: Measures, chance: Chance) -> Sprig:
    """Leaflets or spikelets on threads finer than hairs: maidenhair, quaking grass."""
    sprig = cloud(m, chance)
    drop = np.stack([chance.noise(m.number, 0.5), np.full(m.number, -0.2), np.full(m.number, -0.8)], axis=-1)
    return _leaves(sprig.where, drop, sprig.size, sprig.threads)._replace(thick=0.05)


def axils(m: Measures, chance: Chance) -> Sprig:
    """Fruit by twos and threes where the leaves of a twig begin: holly, camellia, olive."""
    leaf = m.leaf or 4.0
    nodes = max(4, round(m.length / leaf * 2.2))
    leaves = alternate(Measures(nodes, leaf, m.length, m.width), chance)
    # By threes, at every second leaf or so.
    node = np.arange(m.number) // 3 * max(1, (nodes - 1) * 3 // max(3, m.number)) % nodes
    turn = -np.pi / 2 + (np.arange(m.number) % 3 - 1) * 1.1 + chance.noise(m.number, 0.4)
    out = about_axis(turn, np.ones(m.number), np.linspace(0.1, 0.5, m.number))
    fruit = _flowers(leaves.leaf_where[node] + out * m.size * 0.75, out, _about(m, chance))
    return leaves._replace(where=fruit.where, axis=fruit.axis, size=fruit.size, stage=fruit.stage, thick=0.2)


def berried(m: Measures, chance: Chance) -> Sprig:
    """A cluster of fruit above a few leaves: ivy, viburnum and privet berries, gum nuts."""
    leaf = m.leaf or 4.0
    head = cloud(Measures(m.number, m.size, m.width * 0.5, m.width * 0.62), chance)
    nodes = max(5, round(m.length / leaf * 2))
    leaves = opposite(Measures(nodes, leaf, m.length, m.width), chance)
    up = np.array([0, 0, 0.86 * m.length])
    return leaves._replace(
        where=head.where + up, axis=head.axis, size=head.size, stage=head.stage,
        threads=np.concatenate([leaves.threads, head.threads + up]), thick=0.12,
    )  # fmt: skip


HABITS: dict[str, Habit] = {
    habit.__name__: habit
    for habit in (
        solitary, spike, tail, bells, comb, umbel, globe, dome, cone, cloud, spray, branch, cluster, corymb, plume,
        lace, bunch, twigs, pendants, tassels, nodding, spires, climber,
        facing, hanging, droop, chime, rank, arch, trumpets, crown,
        alternate, opposite, whorled, pinnate, blades, sheaf,
        frond, trail, weeping, tufted, twiggy, broad, rods, dangling, corkscrew, ears, sprinkled, axils, berried,
    )
}  # fmt: skip
