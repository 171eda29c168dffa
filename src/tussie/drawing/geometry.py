"""Petals as bent surfaces in space, and the curves that an eye sees of them.

A flower stands on the origin with its axis along z, the direction of the eye when it is seen face-on; one unit is
its radius. A petal is a strip whose midrib starts near the axis, at the angle `base` from it, and bends until it
ends at the angle `tip`: 0 is parallel to the axis (a bud), 90 spread flat, more bent back. Across, it is cupped
towards the axis. What makes it alive is noise: low waves along each edge, and no angle twice.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tussie.drawing.chance import Chance

Array = NDArray[np.float64]
#: Left, low, right and high, in centimetres, y upwards.
Bounds = tuple[float, float, float, float]

#: Steps along a midrib; enough for a petal that curls.
_STEPS = 12
_GRID = np.linspace(0.0, 1.0, _STEPS + 1)
_LAST_THIRD = np.clip((_GRID - 0.55) / 0.45, 0, None) ** 2
_RADIANS = np.pi / 180


class Petals(NamedTuple):
    """n petals as arrays of shape (n,): angles in degrees, lengths in radii of the flower.

    `azimuth` is where around the axis, `base` and `tip` the angles of the midrib from the axis, `curl` what the
    last third bends beyond that; `cup` is how far the edges are lifted towards the axis (a share of the width). The
    numbers are the same for all: `radius` and `height` where they are attached, `ruffle` the waves of the edge,
    `ragged` the noise of the outline; petals that are wrapped round the axis go `wrap` degrees about it where they are
    widest, `twist` farther out on one side.
    """

    azimuth: Array
    base: Array
    tip: Array
    curl: Array
    length: Array
    width: Array
    cup: Array
    radius: float
    height: float
    ruffle: float
    ragged: float
    wrap: float = 0.0
    twist: float = 0.0

    def only(self, chosen: list[int]) -> Petals:
        """Some of the petals, by their numbers."""
        return Petals._make(line[chosen] if isinstance(line, np.ndarray) else line for line in self)


def surfaces(petals: Petals, shape: Array, chance: Chance) -> Array:
    """Points of a shape (k, 2), along and across, on each of n petals, in space: (n, k, 3)."""
    angle = petals.base[:, None] + (petals.tip - petals.base)[:, None] * _GRID + petals.curl[:, None] * _LAST_THIRD
    angle *= _RADIANS
    n, k = len(angle), len(shape)
    sin, cos = np.sin(angle), np.cos(angle)
    # Along each midrib: how far out, how far up, and which way it points there.
    ribs = np.empty((4, n, _STEPS + 1))
    ribs[2], ribs[3] = sin, cos
    ribs[:2, :, 0] = 0.0
    np.cumsum(
        (ribs[2:, :, 1:] + ribs[2:, :, :-1]) * (petals.length[:, None] / (2 * _STEPS)), axis=2, out=ribs[:2, :, 1:]
    )

    # Low waves around the outline, with another phase for each petal.
    turn = np.arange(k) * (2 * np.pi / k)
    phase = chance.shares(2, n, 1) * (2 * np.pi)
    wave = np.sin(2 * turn + phase[0]) + 0.6 * np.sin(5 * turn + phase[1])
    along = shape[:, 0] * (1 + 0.5 * petals.ragged * np.sin(3 * turn + 7 * chance.share()))
    across = shape[:, 1] * (1 + petals.ragged * wave)

    place = np.minimum(np.maximum(along, 0.0), 1.15) * _STEPS
    at = np.minimum(place.astype(np.intp), _STEPS - 1)
    low = ribs[:, :, at]
    out, up, tilt_sin, tilt_cos = low + (ribs[:, :, at + 1] - low) * (place - at)

    half = across * (petals.width[:, None] / 2)
    lift = petals.cup[:, None] * np.abs(half * across)
    if petals.ruffle:
        swing = np.sin(9 * along + phase[0] + 2.5 * np.sign(shape[:, 1])) * np.abs(across) * along
        lift = lift + petals.ruffle * petals.length[:, None] * swing
    r = petals.radius + out - tilt_cos * lift
    azimuth = petals.azimuth[:, None] * _RADIANS
    if petals.wrap:
        azimuth = azimuth + across * (petals.wrap / 2 * _RADIANS)
        r = r * (1 + petals.twist * across)
        half = np.zeros_like(half)
    cos, sin = np.cos(azimuth), np.sin(azimuth)
    points = np.empty((n, k, 3))
    points[..., 0] = r * cos - half * sin
    points[..., 1] = r * sin + half * cos
    points[..., 2] = petals.height + up + tilt_sin * lift
    return points


def seen(points: Array, tilt: float) -> Array:
    """Points in space as an eye sees them when the axis leans upwards by `tilt` degrees: x, y (down), depth (near)."""
    lean = tilt * _RADIANS
    cos, sin = np.cos(lean), np.sin(lean)
    view = np.empty(np.shape(points))
    view[..., 0] = points[..., 0]
    view[..., 1] = points[..., 1] * -cos - points[..., 2] * sin
    view[..., 2] = points[..., 2] * cos - points[..., 1] * sin
    return view


def closed(points: Array) -> list[str]:
    """Closed curves through the middles of the sides of control polygons (n, k, 2), as SVG path data.

    Coordinates are rounded to whole units; relative, because small numbers are short.
    """
    after = np.concatenate([points[:, 1:], points[:, :1]], axis=1)
    middle = np.rint((points + after) / 2).astype(np.int32)
    curves = np.empty((*points.shape[:2], 4), np.int32)
    curves[..., :2] = np.rint(after)
    curves[..., :2] -= middle
    curves[:, :-1, 2:] = middle[:, 1:] - middle[:, :-1]
    curves[:, -1, 2:] = middle[:, 0] - middle[:, -1]
    return [
        f"M{x} {y}q{' '.join(map(str, curve))}z".replace(" -", "-")
        for (x, y), curve in zip(
            middle[:, 0].tolist(), curves.reshape(len(points), 4 * points.shape[1]).tolist(), strict=True
        )
    ]


def lines(points: Array) -> list[str]:
    """Open curves of three control points each (n, lines, 3, 2): one path a petal, of all its lines."""
    whole = np.rint(points).astype(np.int32)
    whole[:, :, 1:] -= whole[:, :, :1]
    flat = whole.reshape(*whole.shape[:2], 6).tolist()
    return ["".join([f"M{a} {b}q{c} {d} {e} {f}" for a, b, c, d, e, f in petal]).replace(" -", "-") for petal in flat]


def dots(points: Array) -> str:
    """Points (n, 2 or more) as one path of tiny strokes, which round caps make into dots."""
    return "".join([f"M{x} {y}h1" for x, y in np.rint(points[:, :2]).astype(np.int32).tolist()])


def about_axis(turn: Array, out: Array, up: Array | float) -> Array:
    """Cylindrical coordinates, the angle first, as points (n, 3)."""
    return np.stack([out * np.cos(turn), out * np.sin(turn), np.broadcast_to(up, turn.shape)], axis=-1)


def left_right(n: int) -> Array:
    """-1 and 1 in turn, so many: what stands left and right of an axis."""
    return np.where(np.arange(n) % 2, 1.0, -1.0)


def moved(points: Array, shift: tuple[float, float, float]) -> Array:
    """Points about the axis, moved away from it and leaning outwards the more the farther."""
    x, y, _ = shift
    away = float(np.hypot(x, y))
    if not away:
        return points + np.array(shift) if any(shift) else points
    lean = np.radians(55 * away)
    out = np.array([x, y, 0.0]) / away
    along = points @ out
    turned = along * np.cos(lean) + points[..., 2] * np.sin(lean)
    risen = points[..., 2] * np.cos(lean) - along * np.sin(lean)
    away_from: Array = points + (turned - along)[..., None] * out + np.array(shift)
    away_from[..., 2] = risen + shift[2]
    return away_from


def hull(points: Array) -> Array:
    """The convex hull of points in the plane (Andrew's monotone chain)."""
    ordered = sorted(map(tuple, points.tolist()))

    def half(sequence: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
        chain: list[tuple[float, ...]] = []
        for x, y in sequence:
            while len(chain) > 1:
                (ax, ay), (bx, by) = chain[-2], chain[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                chain.pop()
            chain.append((x, y))
        return chain[:-1]

    return np.array(half(ordered) + half(ordered[::-1]))
