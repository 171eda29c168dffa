"""How flowers stand on a stem: the inflorescences of botany, and those of wood."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, about_axis, left_right
from tussie.drawing.habit.sprig import BUD, FLOWER, GOLDEN, Habit, Measures, Sprig, of_flowers, threaded, unit, varied


def _lifted(way: Array, by: float) -> Array:
    """Directions that look more upwards."""
    lifted: Array = way + np.array([0.0, 0.0, by])
    return lifted


def _stages(t: Array, m: Measures) -> Array:
    """What stands at each place of an axis, from its foot at 0 to its top at 1, which opens last."""
    return np.where(t > 1 - m.buds, BUD, FLOWER)


def solitary(m: Measures, chance: Chance) -> Sprig:
    """One flower at the end of the stem: rose, tulip, gerbera."""
    return of_flowers(np.zeros((1, 3)), np.array([[0, 0, 1.0]]), np.array([m.size]))


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
    turn = np.arange(n) * GOLDEN
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
    threads = threaded(centre(np.maximum(0, up - 0.5 * out)), where - axis * size[:, None] * 0.1)
    sprig = of_flowers(where, axis, size, stage, threads)
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

    turn = np.arange(n) * GOLDEN + chance.noise(n, 0.3)
    share = 1 - (0.6 if strands == 1 else 0.25) * t**1.8
    thick = max(0.1 * m.size, m.width / 2 - 0.5 * m.size) if strands == 1 else 0.22 * m.size
    where = centre(strand, t) + about_axis(turn, thick * share * np.clip(6 * t, 0.4, 1), 0.0)
    axis = about_axis(turn, np.full(n, 0.9), -0.5 - 0.5 * t)
    stage = _stages(t, m)
    path = np.linspace(0, 0.95, 9)
    stalk = np.concatenate([_curves(centre(np.full(9, one), path)) for one in range(strands)])
    return of_flowers(where, axis, m.size * share, stage)._replace(stalk=stalk, front=True)


def nodding(m: Measures, chance: Chance) -> Sprig:
    """A tail whose tip bends over like a goose's neck: gooseneck loosestrife."""
    sprig = _spike(m, chance, (75, 12), 0.65, slim=0.3)

    def bent(points: Array) -> Array:
        t = np.clip(points[..., 2:] / m.length, 0, None)
        x, y, z = points[..., :1], points[..., 1:2], points[..., 2:]
        return np.concatenate([x + 0.5 * m.length * t**3, y - 0.15 * m.length * t**2, z * (1 - 0.38 * t**3)], axis=-1)

    ahead = bent(sprig.where + 0.2 * sprig.axis) - bent(sprig.where)
    return sprig._replace(
        where=bent(sprig.where), axis=unit(ahead), threads=bent(sprig.threads), stalk=bent(sprig.stalk), front=True
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
    return of_flowers(joined[0], joined[1], joined[2], joined[3], threads)


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
    threads = np.concatenate([threaded(stalk - [0, 0, 0.08 * m.length], where), _curves(tendril)])
    return of_flowers(where, axis, m.size * (1 - 0.25 * t), stage, threads)._replace(stalk=_curves(trunk), front=True)


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
    threads = threaded(stalk[:-1], stalk[1:])
    return of_flowers(where + unit(axis) * size[:, None] * 0.35, axis, size, stage, threads)


def _cap(n: int, half: float, chance: Chance, buds: float = 0.0) -> Array:
    """n directions spread evenly over a cap of `half` degrees about z; the first are `buds`, and stand closer."""
    low = np.cos(np.radians(half))
    room = np.where((np.arange(n) + 0.5) / n < buds, 0.3, 1.0)
    up = 1 - (1 - low) * (np.cumsum(room) - room / 2) / room.sum()
    turn = np.arange(n) * GOLDEN + chance.noise(n, 0.3)
    return about_axis(turn, np.sqrt(np.maximum(0, 1 - up**2)), up)


def umbel(m: Measures, chance: Chance) -> Sprig:
    """Flowers on spokes from one point, level on top: bishop's weed, yarrow, nerine."""
    way = _cap(m.number, 62, chance)
    where = way * (m.width / 2 - 0.3 * m.size) * (1 + chance.noise(m.number, 0.07)[:, None]) / np.sin(np.radians(62))
    where[:, 2] = where[:, 2] * 0.45 + 0.1 * m.width
    foot = np.array([[0, 0, -0.12 * m.width]])
    sprig = of_flowers(where, _lifted(way, 0.8), varied(m, chance), None, threaded(foot, where, 0.12))
    return sprig._replace(dense=m.number * m.size**2 > 1.3 * m.width**2)


def corymb(m: Measures, chance: Chance) -> Sprig:
    """Small heads close together on a level top, on branches from below: yarrow, tansy, feverfew."""
    n = m.number
    share = np.sqrt((np.arange(n) + 0.5) / n)
    turn = np.arange(n) * GOLDEN + chance.noise(n, 0.2)
    out = (m.width / 2 - 0.4 * m.size) * share * (1 + chance.noise(n, 0.07))
    where = about_axis(turn, out, m.width * (0.14 * (1 - share**2) + chance.noise(n, 0.025)))
    forks = max(3, n // 6)
    fork = where[np.arange(n) % forks] * 0.7 - [0, 0, 0.16 * m.width]
    foot = np.array([[0, 0, -0.55 * m.width]])
    threads = np.concatenate([threaded(foot, fork[:forks], 0.1), threaded(fork, where, 0.1)])
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    return of_flowers(where, about_axis(turn, 0.4 * share, 1 + 0 * share), varied(m, chance), stage, threads)


def globe(m: Measures, chance: Chance) -> Sprig:
    """Flowers on a whole ball: allium, agapanthus, hydrangea when count is high."""
    way = _cap(m.number, 150, chance)
    where = way * (m.width / 2 - m.size * 0.2)
    return of_flowers(where, way, varied(m, chance), None, threaded(np.zeros((1, 3)), where))


def dome(m: Measures, chance: Chance) -> Sprig:
    """A close dome, the youngest in the middle: hydrangea, viburnum, sweet William, alyssum."""
    n = m.number
    way = _cap(n, 112, chance, m.buds)
    # Some stand deeper, and fill the gaps between the others.
    deep = 1 - 0.16 * chance.shares(n) * (np.arange(n) % 3 == 1)
    where = way * ((m.width / 2 - m.size * 0.28) * deep)[:, None] * np.array([1, 1, 0.74])
    t = (np.arange(n) + 0.5) / n
    stage = np.where(t < m.buds, BUD, FLOWER)
    size = varied(m, chance) * np.where(t < m.buds, 0.85, 1)
    dense = n > 30
    # Of the stalks under a close dome only the outer ones are seen.
    threads = threaded(np.array([[0, 0, -0.2 * m.width]]), where)[n // 2 if dense else 0 :]
    return of_flowers(where, _lifted(way, 0.2), size, stage, threads)._replace(dense=dense)


def cone(m: Measures, chance: Chance) -> Sprig:
    """A close cone, wide below: lilac, panicled hydrangea, astilbe, buddleia."""
    n = m.number
    t = 1 - (1 - (np.arange(n) + 0.5) / n) ** 0.68
    turn = np.arange(n) * GOLDEN + chance.noise(n, 0.3)
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
    twigs = threaded(np.array([0, 0, 1.0]) * np.maximum(0, t - 0.15)[:, None] * m.length, where)[::3]
    threads = np.concatenate([trunk, twigs])
    return of_flowers(where, axis, varied(m, chance) * (1 - 0.35 * t), stage, threads)._replace(dense=n > 30)


def plume(m: Measures, chance: Chance) -> Sprig:
    """Small flowers in a row along the upper side of branches that arch outwards: goldenrod."""
    n = m.number
    arms = max(3, n // 6)
    arm = np.arange(n) % arms
    t = (np.arange(n) // arms + 0.6) / -(-n // arms)
    # The lower a branch begins, the longer it is.
    start = arm / arms
    reach = (m.width / 2) * (1 - 0.75 * start)
    turn = arm * GOLDEN + chance.noise(n, 0.12)
    rise = m.length * (0.62 * start) + reach * (1.3 * t - 0.75 * t**2) + 0.38 * m.length * start * t
    where = about_axis(turn, reach * t, rise)
    where += (chance.shares(n, 3) - 0.5) * 0.5 * m.size
    axis = about_axis(turn, 0.5 + 0 * t, 1 + 0 * t)
    tip = about_axis(np.arange(arms) * GOLDEN, reach[:arms], m.length * 0.62 * start[:arms] + 0.55 * reach[:arms])
    foot = np.stack([0 * tip[:, 0], 0 * tip[:, 0], m.length * 0.62 * start[:arms]], axis=-1)
    trunk = np.array([[[0, 0, -0.3 * m.width], [0, 0, m.length / 3], [0, 0, 0.62 * m.length]]])
    threads = np.concatenate([trunk, threaded(foot, tip, 0.45)])
    return of_flowers(where, axis, varied(m, chance) * (1.1 - 0.5 * t), None, threads)


def cloud(m: Measures, chance: Chance) -> Sprig:
    """Many small flowers on fine branches that fork: baby's breath, sea lavender, waxflower."""
    n = m.number
    way = unit(_cap(n, 108, chance) + chance.noise(3 * n, 0.22).reshape(n, 3))
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
        [threaded(foot, fork, 0.12), threaded(fork[of], second, 0.1)[::2], threaded(second, where, 0.12)]
    )
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    size = varied(m, chance) * np.where(stage == BUD, 0.8, 1)
    return of_flowers(where, _lifted(way, 0.7), size, stage, threads)


def spray(m: Measures, chance: Chance) -> Sprig:
    """A few flowers on short branches: spray rose, spray chrysanthemum, alstroemeria, lisianthus."""
    n = m.number
    way = _cap(n, 58 if n > 3 else 42, chance)
    reach = np.maximum(m.width / 2 - m.size * 0.45, 0.45 * m.size)
    where = way * [reach / np.sin(np.radians(58)), reach / np.sin(np.radians(58)), 0.5 * reach]
    where[:, 2] += chance.noise(n, 0.25 * m.size)
    # The youngest stand lowest and are still buds.
    stage = np.where(np.arange(n) >= round(n * (1 - m.buds)), BUD, FLOWER)
    size = varied(m, chance) * np.where(stage == BUD, 0.8, 1)
    foot = np.array([[0, 0, -0.55 * m.width]])
    return of_flowers(where, _lifted(way, 0.35), size, stage, threaded(foot, where, 0.1))


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
    return of_flowers(foot + out, axis, varied(m, chance), stage, np.concatenate([bough, np.array(sides)]))


def cluster(m: Measures, chance: Chance) -> Sprig:
    """Berries, pods or heads close together at the end: hypericum, viburnum berries."""
    sprig = dome(m, chance)
    return sprig._replace(where=sprig.where * (0.75 + 0.35 * chance.shares(len(sprig.where), 1)), dense=False)


def facing(m: Measures, chance: Chance) -> Sprig:
    """One flower that looks to the side, where the eye is: daffodil, orchid."""
    axis = np.array([[chance.noise(1, 0.25)[0], -0.55, 0.85]])
    return of_flowers(np.zeros((1, 3)), axis, np.array([m.size]))._replace(front=True)


def hanging(m: Measures, chance: Chance) -> Sprig:
    """One bell that hangs from a crooked stalk: snowdrop, snake's head fritillary."""
    side = 1.0 if chance.share() < 0.5 else -1.0
    hook = np.array([[[0, 0, -m.size], [0, 0, 0.9 * m.size], [side * 0.5 * m.size, -0.3 * m.size, 0.3 * m.size]]])
    axis = np.array([[side * 0.2, -0.65, -0.75]])
    return of_flowers(hook[0, 2:], axis, np.array([m.size]), None, hook)._replace(front=True)


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
    threads = np.concatenate([threaded(foot[:-1], stalk), threaded(stalk, where, 0.25)])
    return of_flowers(where, axis, size, _stages(t, m), threads)._replace(front=True)


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
    return of_flowers(where, axis, size, stage, threaded(foot[:-1], stalk))._replace(front=True)


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
    threads = np.concatenate([threaded(stalk[:-1], stalk[1:]), threaded(stalk[1:], where)])
    return of_flowers(where, axis, size * np.where(stage == BUD, 0.5, 1), stage, threads)._replace(front=True)


def trumpets(m: Measures, chance: Chance) -> Sprig:
    """A few large flowers that look outwards from the top of a scape: amaryllis."""
    n = m.number
    turn = np.arange(n) * 2 * np.pi / n + chance.noise(n, 0.25)
    lean = np.radians(58 + 14 * (np.arange(n) % 2 * 2 - 1) * (n > 4) + chance.noise(n, 8))
    way = about_axis(turn, np.sin(lean), np.cos(lean))
    where = way * np.maximum(m.width / 2 - 0.45 * m.size, 0.3 * m.size)
    foot = np.array([[0, 0, -0.12 * m.size]])
    return of_flowers(where, way, varied(m, chance), None, threaded(foot, where, 0.1))


def crown(m: Measures, chance: Chance) -> Sprig:
    """Bells that hang in a ring below a tuft of leaves: crown imperial."""
    n = m.number
    turn = np.arange(n) * 2 * np.pi / n + chance.noise(n, 0.2)
    where = about_axis(turn, np.full(n, m.width / 2 - 0.3 * m.size), np.full(n, -0.1 * m.size))
    axis = about_axis(turn, np.full(n, 0.5), np.full(n, -1.0))
    threads = threaded(np.array([[0, 0, 0.25 * m.size]]), where - unit(axis) * 0.1 * m.size, 0.15)
    tuft = 9
    around = np.arange(tuft) * GOLDEN
    way = about_axis(around, np.linspace(0.2, 1, tuft), np.full(tuft, 0.9))
    foot = np.full((tuft, 3), [0, 0, 0.2 * m.size])
    length = np.full(tuft, 0.6 * m.width) * (1 + chance.noise(tuft, 0.15))
    return Sprig(where, unit(axis), varied(m, chance), np.zeros(n), foot, unit(way), length, threads)


def lace(m: Measures, chance: Chance) -> Sprig:
    """A flat, close umbel above a ruff of forked bracts: wild carrot."""
    sprig = umbel(m, chance)
    where = sprig.where * np.array([1, 1, 0.6])
    foot = np.array([[0, 0, -0.2 * m.width]])
    turn = np.arange(9) * 2 * np.pi / 9 + chance.noise(9, 0.2)
    fork = about_axis(turn, np.full(9, 0.16 * m.width), np.full(9, -0.22 * m.width))
    bracts = [threaded(foot, fork, -0.1)]
    for side in (-0.26, 0.0, 0.26):
        bracts.append(threaded(fork, about_axis(turn + side, np.full(9, 0.32 * m.width), np.full(9, -0.25 * m.width))))
    threads = np.concatenate([threaded(foot, where, 0.2), *bracts])
    return sprig._replace(where=where, threads=threads)


def bunch(m: Measures, chance: Chance) -> Sprig:
    """A close bunch, full within: berries of viburnum, firethorn and snowberry, buds of skimmia."""
    n = m.number
    way = _cap(n, 105, chance)
    reach = np.maximum(m.width / 2 - m.size * 0.4, 0.3 * m.size) * (0.35 + 0.65 * np.sqrt(chance.shares(n)))
    where = way * reach[:, None] * np.array([1, 1, 0.8])
    stage = np.where(chance.shares(n) < m.buds, BUD, FLOWER)
    foot = np.array([[0, 0, -0.45 * m.width]])
    return of_flowers(where, way + np.array([0, 0, 0.3]), varied(m, chance), stage, threaded(foot, where, 0.1))


def twigs(m: Measures, chance: Chance) -> Sprig:
    """Fruit or blossom on short stalks along a branch and its twigs: crab apple, winterberry, cotton, rose hips."""
    long = m.length
    arms = 2 + round(long / 16)
    t = 0.12 + 0.55 * np.arange(arms) / arms + chance.noise(arms, 0.04)
    main = np.array([[0, 0, -0.1], [0.16 * (chance.share() - 0.5), 0, 0.5], [0, 0, 1.0]]) * long
    turn = np.arange(arms) * GOLDEN + chance.share() * 6 + chance.noise(arms, 0.4)
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
    where = foot + unit(way) * m.size * 0.52
    return of_flowers(where, way, varied(m, chance), stage, threaded(foot, where))._replace(bark=bark)


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
    bark = threaded(path[:-1], path[1:])
    return of_flowers(where, axis, size, stage, threaded(foot, hook, 0.4))._replace(bark=bark)


def _along(curves: Array, t: Array) -> Array:
    """The points at t (n,) on curves of three control points (n, 3, 3)."""
    s = t[:, None]
    return curves[:, 0] * (1 - s) ** 2 + 2 * curves[:, 1] * s * (1 - s) + curves[:, 2] * s**2


INFLORESCENCES: tuple[Habit, ...] = (
    solitary, spike, tail, bells, comb, umbel, globe, dome, cone, cloud, spray, branch, cluster, corymb, plume, lace,
    bunch, twigs, pendants, tassels, nodding, spires, climber, facing, hanging, droop, chime, rank, arch, trumpets,
    crown,
)  # fmt: skip
