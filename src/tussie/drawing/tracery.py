"""What is too fine for a blade and is drawn with the tip of the brush: needles, plumes, ears of grass, catkins.

Each drawing takes the length in units, the width as a share of it, how many strokes and how thick (a share), and stands
with its base at the origin and its tip upwards. `DRAWN` names them for the kinds of leaf.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, closed, dots, left_right, lines
from tussie.drawing.parts import Mark

Drawing = Callable[[float, float, int, float, Chance], list[Mark]]


def _strokes(curves: Array, length: float, thick: float, paint: str = "leaf", tone: int = 2) -> Mark:
    """Curves (n, 3, 2) in lengths, y upwards, as one mark."""
    return Mark(0.0, lines((curves * [1, -1] * length)[None])[0], "dots", paint, tone, max(2.0, thick * length))


def _dots(points: Array, length: float, size: float, paint: str = "leaf", tone: int = 2) -> Mark:
    return Mark(0.0, dots(points * [1, -1] * length), "dots", paint, tone, max(3.0, size * length))


def _way(turn: Array) -> Array:
    """Unit vectors at angles from straight up."""
    return np.stack([np.sin(turn), np.cos(turn)], axis=-1)


def _curves(foot: Array, turn: Array, reach: Array, bend: Array | float = 0.0) -> Array:
    """Strokes from points at angles from upright, each so long, bending by an angle."""
    top = foot + _way(turn + bend) * reach[:, None]
    return np.stack([foot, foot + _way(turn) * reach[:, None] * 0.55, top], axis=1)


def _stalk(end: float = 0.95, bend: float = 0.0) -> Array:
    return np.array([[[0.0, 0.0], [0.0, end / 2], [bend, end]]])


def _up(t: Array) -> Array:
    return np.stack([0 * t, t], axis=-1)


def bunch(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """Needles from one point: pine, the tufts of foxtail fern."""
    turn = np.linspace(-width, width, needles) + chance.noise(needles, 0.12)
    curves = _curves(np.zeros((needles, 2)), turn, 1 - 0.3 * chance.shares(needles), 0.12 * np.sign(turn))
    return [_strokes(curves[::2], length, thick, tone=1), _strokes(curves[1::2], length, thick, tone=3)]


def comb(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """Needles in two flat rows along a twig: fir, yew."""
    t = np.linspace(0.03, 0.93, needles)
    turn = (1.15 - 0.55 * t) * left_right(needles) + chance.noise(needles, 0.12)
    curves = _curves(
        _up(t), turn, width * (1 - 0.35 * t**3) * (1 + chance.noise(needles, 0.1)), -0.25 * left_right(needles)
    )
    light = chance.shares(needles) < 0.4
    return [
        _strokes(curves[~light], length, thick, tone=1),
        _strokes(curves[light], length, thick, tone=3),
        _strokes(_stalk(), length, thick, "wood"),
    ]


def brush(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """Needles all around a twig: spruce, juniper."""
    t = np.linspace(0.02, 0.95, needles)
    turn = chance.noise(needles, 1.0) * (1 - 0.45 * t)
    curves = _curves(_up(t), turn, width * (1 - 0.3 * t**3) * (1 + chance.noise(needles, 0.25)))
    light = chance.shares(needles) < 0.4
    return [
        _strokes(_stalk(), length, thick, "wood"),
        _strokes(curves[~light], length, thick, tone=1),
        _strokes(curves[light], length, thick, tone=3),
    ]


def scales(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A flat spray of scaly twigs that fork and fork again: thuja, cypress."""
    t = np.linspace(0.1, 0.86, needles)
    side = left_right(needles)
    turn = side * (0.75 - 0.3 * t) + chance.noise(needles, 0.1)
    reach = width * (1.25 - 0.9 * t) * (1 + chance.noise(needles, 0.12)) * 1.2
    twigs = _curves(_up(t), turn, reach, -0.25 * side)
    small = []
    for share, out in ((0.3, 1.0), (0.5, -1.0), (0.7, 1.0)):
        foot = _up(t) + _way(turn - 0.12 * side) * (reach * share)[:, None]
        small.append(_curves(foot, turn + out * 0.6, reach * (0.62 - 0.4 * share), -0.2 * out))
    return [
        _strokes(np.concatenate([_stalk(0.98, 0.02), *small]), length, thick * 0.85, tone=1),
        _strokes(twigs, length, thick, tone=2),
    ]


def feather(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A leaf cut into threads: cosmos, fennel; the plume of asparagus fern."""
    t = np.linspace(0.12, 0.9, needles)
    side = left_right(needles)
    turn = side * (0.95 - 0.4 * t) + chance.noise(needles, 0.1)
    reach = width * np.sin(np.pi * (0.3 + 0.62 * t)) * (1 + chance.noise(needles, 0.1))
    twigs = _curves(_up(t), turn, reach, -0.3 * side)
    fine = []
    for share, out in ((0.25, 1.0), (0.42, -1.0), (0.58, 1.0), (0.74, -1.0)):
        foot = _up(t) + _way(turn - 0.1 * side) * (reach * share)[:, None]
        fine.append(_curves(foot, turn + out * 0.75, reach * (0.5 - 0.25 * share), -0.2 * out))
    return [
        _strokes(np.concatenate(fine), length, thick * 0.8, tone=3),
        _strokes(np.concatenate([_stalk(), twigs]), length, thick, tone=2),
    ]


def rod(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A ribbed rod with dark joints: horsetail."""
    joints = np.linspace(0.1, 0.94, needles) + chance.noise(needles, 0.02)
    half = np.array([thick * 0.5, 0.0])
    low = np.stack([_up(joints) - half, _up(joints + 0.004), _up(joints) + half], axis=1)
    tip = _strokes(np.array([[[0, 0.97], [0, 0.99], [0, 1.0]]]), length, thick * 0.6, "deep", 0)
    return [
        tip,
        _strokes(_stalk(0.97), length, thick),
        _strokes(_stalk(0.96) - [thick * 0.22, 0], length, thick * 0.25, "rib", 3),
        _strokes(low, length, thick * 0.7, "deep", 0),
        _strokes(low + np.array([0, 0.012]), length, thick * 0.25, "margin", 1),
    ]


def _grains(
    length: float, foot: Array, turn: Array, size: Array, wide: float, paint: str = "leaf", tone: int = 2
) -> list[Mark]:
    """Small pointed bodies, the first behind."""
    shape = np.array([(0, 0.25), (0.3, 1.0), (0.7, 0.75), (1.0, 0.05), (0.7, -0.75), (0.3, -1.0), (0, -0.25)])
    marks: list[Mark] = []
    for at, angle, long in zip(foot, turn, size, strict=True):
        cos, sin = np.cos(angle), np.sin(angle)
        x, y = shape[:, 1] * wide * long / 2, shape[:, 0] * long
        points = np.stack([at[0] + x * cos + y * sin, -(at[1] - x * sin + y * cos)], axis=-1) * length
        marks.append(Mark(0.0, closed(points[None])[0], "fill", paint, tone + len(marks) % 2))
    return marks


def wheat(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """An ear of grains in two rows, each with its awn."""
    n = 2 * needles
    t = np.linspace(0.02, 0.58, n)
    side = left_right(n)
    foot = np.stack([side * width * 0.14, t], axis=-1)
    turn = side * 0.42 * (1 - 0.5 * t) + chance.noise(n, 0.06)
    awns = _curves(
        foot + _way(turn) * 0.1,
        side * (0.3 - 0.2 * t) + chance.noise(n, 0.07),
        0.36 + 0.08 * chance.shares(n),
        -0.06 * side,
    )
    middle = _grains(
        length,
        np.array([[0.0, at] for at in (0.06, 0.2, 0.34, 0.48, 0.57)]),
        chance.noise(5, 0.1),
        np.full(5, 0.15),
        0.42,
    )
    return [
        _strokes(awns, length, thick),
        _strokes(_stalk(0.2), length, 0.012),
        *_grains(length, foot, turn, np.full(n, 0.16), 0.42),
        *middle,
    ]


def _tuft_body(length: float, wide: float, low: float, tone: int = 2, paint: str = "leaf") -> Mark:
    half = [(0.4, low + 0.03), (0.85, 0.22), (1.0, 0.46), (0.72, 0.78)]
    shape = np.array([(0, low), *half, (0, 0.98), *((-x, y) for x, y in reversed(half))])
    return Mark(0.0, closed((shape * [wide / 2, -1] * length)[None])[0], "plain", paint, tone)


def tuft(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A soft egg of hairs: bunny tail."""
    n = needles
    turn = np.linspace(-np.pi * 0.9, np.pi * 0.9, n)
    rim = np.stack([np.sin(turn) * width * 0.4, 0.4 * np.cos(turn)], axis=-1)
    hairs = _curves(np.array([0, 0.42]) + rim, turn * 0.55 + chance.noise(n, 0.3), 0.08 + 0.09 * chance.shares(n))
    place = rim[chance.order(n)] * np.sqrt(chance.shares(n, 1)) * [1.0, 0.95]
    coat = _curves(
        np.array([0, 0.36]) + place, place[:, 0] * 2.2 + chance.noise(n, 0.2), 0.08 + 0.06 * chance.shares(n)
    )
    return [
        _strokes(hairs, length, thick, tone=2),
        _tuft_body(length, width * 0.84, 0.0, 2),
        _strokes(coat[::2], length, thick, tone=1),
        _strokes(coat[1::2], length, thick, tone=3),
    ]


def pampas(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A silky plume, its side branches hanging over: pampas grass."""
    n = needles
    t = np.linspace(0.02, 0.92, n)
    side = left_right(n)
    reach = width * (0.45 + 0.75 * np.sin(np.pi * (0.12 + 0.78 * t))) * (0.8 + 0.4 * chance.shares(n))
    lean = 0.1 * (chance.share() - 0.2)
    marks = [_tuft_body(length, width * 0.9, -0.02, 2)]
    for number, tone in enumerate((1, 3, 2, 4)):
        turn = side * (0.12 + 0.34 * chance.shares(n)) * (1 - 0.5 * t) + lean
        foot = np.stack([lean * t**2 + chance.noise(n, 0.02), t + 0.01 * number], axis=-1)
        hairs = _curves(foot, turn, reach * (1.1 - 0.16 * number), side * (0.3 + 0.5 * chance.shares(n)) + lean)
        marks.append(_strokes(hairs, length, thick * (1.5 - 0.25 * number), tone=tone))
    return marks


def millet(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A dense bristly ear that nods: foxtail millet."""
    n = needles
    t = np.linspace(0, 1, n)
    across = chance.noise(n, 0.5) * width * np.sin(np.pi * (0.15 + 0.75 * t))
    spine = np.stack([0.3 * t**2.2 + across, 0.95 * t * (1 - 0.18 * t)], axis=-1)
    out = np.sign(across) * (0.5 + 0.4 * chance.shares(n)) + 0.5 * t
    hairs = _curves(spine, out, np.full(n, 0.09))
    light = chance.shares(n) < 0.45
    body = np.array([[[0, 0.08], [0.04, 0.5], [0.25, 0.74]]])
    return [
        _strokes(_stalk(0.1), length, 0.014),
        _strokes(body, length, width * 0.5, tone=1),
        _strokes(hairs, length, thick * 0.25, tone=1),
        _dots(spine[~light], length, thick * 1.9, tone=1),
        _dots(spine[light], length, thick * 1.6, tone=3),
    ]


def panicle(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A cloud of grains on threads: fountain grass, switch grass."""
    n = needles
    t = np.linspace(0.02, 0.7, n)
    side = left_right(n)
    turn = side * (0.7 - 0.45 * t) + chance.noise(n, 0.2)
    reach = (0.55 - 0.4 * t) * (0.8 + 0.4 * chance.shares(n))
    twigs = _curves(_up(t), turn, reach, 0.12 * side)
    fine, ends = [], [twigs[:, 2]]
    for share, out in ((0.45, 1.0), (0.6, -1.0), (0.75, 1.0), (0.85, -1.0)):
        foot = _up(t) + _way(turn + 0.04 * side) * (reach * share)[:, None]
        fine.append(_curves(foot, turn + out * 0.4 + chance.noise(n, 0.15), reach * 0.34))
        ends.append(fine[-1][:, 2])
    return [
        _strokes(np.concatenate([_stalk(0.95), twigs, *fine]), length, thick, tone=2),
        _dots(np.concatenate(ends), length, thick * 3.2, tone=1),
    ]


def quaking(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A little heart of overlapping scales that hangs by a hair: quaking grass."""
    half = [(0.75, 0.06), (1.0, 0.32), (0.62, 0.72)]
    shape = np.array([(0, 0.12), *half, (0, 1.0), (0, 1.0), *((-x, y) for x, y in reversed(half))])
    body = closed((shape * [width / 2, -1] * length)[None])[0]
    rows = np.linspace(0.16, 0.74, needles)
    wide = width * 0.48 * np.interp(rows, [0.1, 0.34, 0.75, 1.0], [0.75, 0.95, 0.62, 0.1])
    scales = np.stack(
        [
            np.stack([-wide, rows + 0.1], axis=-1),
            np.stack([0 * wide, rows - 0.08], axis=-1),
            np.stack([wide, rows + 0.1], axis=-1),
        ],
        axis=1,
    )
    return [
        Mark(0.0, body, "fill", "leaf", 2 + chance.below(2)),
        _strokes(scales, length, thick * 0.6, "deep", 4),
    ]


def pussy(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A silver-furred catkin on its dark scale: pussy willow."""
    turn = np.linspace(-2.4, 2.4, needles)
    foot = np.stack([np.sin(turn) * width * 0.36, 0.5 + 0.36 * np.cos(turn)], axis=-1)
    fur = _curves(foot, turn * 0.6, np.full(needles, 0.12))
    scale = _grains(length, np.array([[0.06, -0.02]]), np.array([0.25]), np.array([0.36]), 0.75, "wood", 1)
    gleam = _curves(np.array([[-0.1, 0.35], [-0.04, 0.5], [0.06, 0.4]]), np.array([-0.1, 0.0, 0.15]), np.full(3, 0.3))
    return [
        _strokes(fur, length, thick * 0.6, "rib", 1),
        _tuft_body(length, width * 0.9, -0.02, 3, "gloss"),
        _strokes(gleam, length, thick, "margin", 3),
        *scale,
    ]


def catkin(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A hanging tail of scales: hazel, birch, alder."""
    t = np.linspace(0.08, 0.97, needles)
    bend = 0.08 * np.sin(2.4 * t) * (chance.share() * 2 - 1)
    left = np.stack([bend - width * 0.22, t], axis=-1)
    right = left + np.array([width * 0.44, 0.02])
    return [
        _strokes(_stalk(0.12), length, 0.03, "wood"),
        _dots(right, length, thick, tone=2),
        _dots(left, length, thick, "gloss", 4),
        _dots((left + right) / 2 + [0, 0.01], length, thick * 0.55, "margin", 1),
    ]


def cone(length: float, width: float, needles: int, thick: float, chance: Chance) -> list[Mark]:
    """A small upright cone of rounded scales: larch, alder."""
    marks = [*_grains(length, np.array([[0.0, 0.05]]), np.zeros(1), np.array([0.95]), width * 0.8, tone=1)]
    for row in range(needles):
        t = 0.8 - 0.75 * row / (needles - 1)
        half = width * 0.5 * (1 - 0.6 * t**2) * np.sin(np.pi * (0.18 + 0.72 * (1 - t)))
        across = np.array([-1.0, 1.0, 0.0]) * half
        marks += _grains(
            length,
            np.stack([across * 0.6, np.full(3, t - 0.04)], axis=-1),
            across * 0.9,
            np.full(3, 0.3 - 0.1 * t),
            1.1,
            tone=1 + row % 2,
        )
    return marks


DRAWN: dict[str, Drawing] = {
    drawing.__name__: drawing
    for drawing in (
        bunch,
        comb,
        brush,
        scales,
        feather,
        rod,
        wheat,
        tuft,
        pampas,
        millet,
        panicle,
        quaking,
        pussy,
        catkin,
        cone,
    )
}
