"""How leaves stand on a stem, and the fruit among them. A sprig of leaves hangs a little: its axis is a curve."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, about_axis, left_right
from tussie.drawing.habit.inflorescence import cloud
from tussie.drawing.habit.sprig import (
    GOLDEN,
    NO_THREADS,
    Habit,
    Measures,
    Sprig,
    of_flowers,
    of_leaves,
    threaded,
    unit,
    varied,
)


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
    return of_leaves(where, way, size, path)


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
    return of_leaves(where, way, size, _axis_of(where, m))


def blades(m: Measures, chance: Chance) -> Sprig:
    """Long leaves from one point: grasses, flax, aspidistra, fan palms."""
    n = m.number
    lean = np.radians(np.linspace(-24, 24, n) if n > 1 else np.zeros(1)) + chance.noise(n, 0.06)
    way = np.stack([np.sin(lean), chance.noise(n, 0.12), np.cos(lean)], axis=-1)
    size = m.size * (1 + chance.noise(n, 0.2))
    return of_leaves(np.zeros((n, 3)) - [0, 0, 0.3 * m.size], way, size, NO_THREADS)


def sheaf(m: Measures, chance: Chance) -> Sprig:
    """A few straight rods side by side: horsetail, steel grass."""
    n = m.number
    lean = np.radians(np.linspace(-9, 9, n) + chance.noise(n, 2.5))
    way = np.stack([np.sin(lean), chance.noise(n, 0.08), np.cos(lean)], axis=-1)
    where = np.stack([0.1 * m.size * lean, 0 * lean, chance.noise(n, 0.06 * m.size) - 0.3 * m.size], axis=-1)
    return of_leaves(where, way, m.size * (1 + chance.noise(n, 0.15)), NO_THREADS)


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
    return of_leaves(where, way, size, _axis_of(where, m))._replace(thick=0.11)


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
    return of_leaves(
        path(t), way, size, np.stack([ends[:-1], 2 * middle - (ends[:-1] + ends[1:]) / 2, ends[1:]], axis=1)
    )


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
    stem = threaded(twig(bends[:-1]), twig(bends[1:]), 0.02)
    stem[:, 1] = 2 * twig((bends[:-1] + bends[1:]) / 2) - (twig(bends[:-1]) + twig(bends[1:])) / 2
    each = np.arange(whips)
    hung = np.stack([foot, whip(each, np.full(whips, 0.4)), whip(each, np.ones(whips))], axis=1)
    return of_leaves(whip(which, t), way, size, np.concatenate([stem, hung]))


def tufted(m: Measures, chance: Chance) -> Sprig:
    """Leaves crowded towards the end of the shoot: pittosporum, pine, choisya, rue."""
    n = m.number
    t = ((np.arange(n) + 0.5) / n) ** 0.55
    turn = np.arange(n) * GOLDEN + chance.noise(n, 0.25)
    lean = np.radians(82 - 62 * t**3 + chance.noise(n, 9))
    where = _axis(m, chance, t)
    size = m.size * (1 - 0.35 * t**4) * (1 + chance.noise(n, 0.12))
    return of_leaves(where, about_axis(turn, np.sin(lean), np.cos(lean)), size, _axis_of(where, m))


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
    across = unit(np.cross(out, [0.0, 1.0, 0.3]))[which] * np.where((step + which) % 2, 1, -1)[:, None]
    way = (
        out[which] * (0.55 + 0.5 * t[:, None])
        + across * (1.15 - 0.7 * t[:, None])
        + chance.noise(m.number * 3, 0.3).reshape(-1, 3)
    )
    size = m.size * (1 - 0.3 * t**2) * (1 + chance.noise(m.number, 0.14))
    trunk = np.array([[[0, 0, -0.2 * m.length], [0, 0, 0.1 * m.length], foot[0]]])
    return of_leaves(where, way, size, np.concatenate([trunk, threaded(foot, tip, 0.06)]))


def broad(m: Measures, chance: Chance) -> Sprig:
    """One big leaf or a few, each on its own stalk, turned to the eye: monstera, fatsia, hosta, heuchera."""
    n = m.number
    lean = np.linspace(-0.5, 0.5, n) if n > 1 else chance.noise(1, 0.1)
    way = np.stack([np.sin(lean), 0.8 + chance.noise(n, 0.15), np.cos(lean)], axis=-1)
    where = np.stack([0.12 * lean * m.length, 0 * lean, chance.noise(n, 0.12 * m.size) - 0.2 * m.size], axis=-1)
    foot = np.tile([0, 0, -0.6 * m.size], (n, 1))
    threads = np.stack([foot, where - unit(way) * 0.25 * m.size, where], axis=1)
    return of_leaves(where, way, m.size * (1 + chance.noise(n, 0.12)), threads)._replace(thick=0.02 * m.size)


def rods(m: Measures, chance: Chance) -> Sprig:
    """What sits close along bare rods: pussy willow, hazel catkins, larch cones, buds of dogwood."""
    n = m.number
    base = np.array([-0.1, 0.02, 0.2, 0.42, 0.55]) * m.length
    lean = np.array([0.0, 1.0, -0.9, 0.85, -0.6]) * max(m.width / m.length * 0.45, 0.22) + chance.noise(5, 0.05)
    reach = np.array([1.08, 0.76, 0.7, 0.42, 0.36]) * m.length
    which = np.searchsorted([0.34, 0.58, 0.8, 0.9], (np.arange(n) * 0.618) % 1)
    t = 0.1 + 0.9 * (np.arange(n) + 0.7) / n
    way = unit(np.stack([lean, 0.05 + 0 * lean, 1 - np.abs(lean)], axis=-1))
    foot = np.stack([0 * lean, 0 * lean, base], axis=-1)
    side = left_right(n)
    where = foot[which] + way[which] * (reach[which] * t)[:, None]
    out = way[which] + np.stack([side * 0.5, chance.noise(n, 0.3), 0 * side], axis=-1)
    tips = foot + way * reach[:, None]
    where[:, 0] += side * 0.12
    size = m.size * (1 - 0.35 * t) * (1 + chance.noise(n, 0.12))
    return of_leaves(where, out, size, threaded(foot, tips, 0.05))._replace(thick=0.36)


def dangling(m: Measures, chance: Chance) -> Sprig:
    """The same, hanging: hazel and birch catkins."""
    sprig = rods(m, chance)
    n = len(sprig.leaf_where)
    way = unit(sprig.leaf_way * [0.55, 0, 0] + [0, -0.2, -1.0] + chance.noise(n * 3, 0.15).reshape(-1, 3))
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
    return of_leaves(at, np.concatenate(way), size, np.concatenate(curves))._replace(thick=0.4)


def ears(m: Measures, chance: Chance) -> Sprig:
    """One ear or plume at the end of the straw, and nodding: wheat, bunny tail, pampas grass, millet."""
    n = m.number
    lean = np.linspace(-0.3, 0.3, n) if n > 1 else np.array([0.12])
    way = np.stack([lean, 0.25 + 0 * lean, np.cos(lean)], axis=-1)
    where = np.stack([0.5 * lean * m.length, 0 * lean, chance.noise(n, 0.1 * m.size)], axis=-1)
    foot = np.tile([0, 0, -0.5 * m.size], (n, 1))
    threads = np.stack([foot, where - unit(way) * 0.22 * m.size, where], axis=1)
    return of_leaves(where, way, m.size * (1 + chance.noise(n, 0.1)), threads)._replace(thick=0.16)


def sprinkled(m: Measures, chance: Chance) -> Sprig:
    """Leaflets or spikelets on threads finer than hairs: maidenhair, quaking grass."""
    sprig = cloud(m, chance)
    drop = np.stack([chance.noise(m.number, 0.5), np.full(m.number, -0.2), np.full(m.number, -0.8)], axis=-1)
    return of_leaves(sprig.where, drop, sprig.size, sprig.threads)._replace(thick=0.05)


def axils(m: Measures, chance: Chance) -> Sprig:
    """Fruit by twos and threes where the leaves of a twig begin: holly, camellia, olive."""
    leaf = m.leaf or 4.0
    nodes = max(4, round(m.length / leaf * 2.2))
    leaves = alternate(Measures(nodes, leaf, m.length, m.width), chance)
    # By threes, at every second leaf or so.
    node = np.arange(m.number) // 3 * max(1, (nodes - 1) * 3 // max(3, m.number)) % nodes
    turn = -np.pi / 2 + (np.arange(m.number) % 3 - 1) * 1.1 + chance.noise(m.number, 0.4)
    out = about_axis(turn, np.ones(m.number), np.linspace(0.1, 0.5, m.number))
    fruit = of_flowers(leaves.leaf_where[node] + out * m.size * 0.75, out, varied(m, chance))
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


LEAFAGES: tuple[Habit, ...] = (
    alternate, opposite, whorled, pinnate, blades, sheaf, frond, trail, weeping, tufted, twiggy, broad, rods, dangling,
    corkscrew, ears, sprinkled, axils, berried,
)  # fmt: skip
