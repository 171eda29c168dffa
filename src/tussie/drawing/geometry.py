"""Petals as bent surfaces in space, and the curves that an eye sees of them.

A flower stands on the origin with its axis along z, the direction of the eye when it is seen face-on; one unit is
its radius. A petal is a strip whose midrib starts near the axis, at the angle `base` from it, and bends until it
ends at the angle `tip`: 0 is parallel to the axis (a bud), 90 spread flat, more bent back. Across, it is cupped
towards the axis. This is the model by which botanical plates have been constructed since the perspective drawings
of the Renaissance; what makes it alive is noise: low waves along each edge, and no angle twice.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import RandomState
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Steps along a midrib; enough for a petal that curls.
_STEPS = 12
_GRID = np.linspace(0.0, 1.0, _STEPS + 1)


class Petals(NamedTuple):
    """n petals as arrays of shape (n,): angles in degrees, lengths in radii of the flower.

    `azimuth` is where around the axis, `base` and `tip` the angles of the midrib from the axis, `curl` what the
    last third bends beyond that, `radius` and `height` where it is attached, `cup` how far its edges are lifted
    towards the axis (a share of its width), `ruffle` the waves of its edge, `ragged` the noise of its outline. A petal
    that is wrapped round the axis goes `wrap` degrees about it where it is widest, `twist` farther out on one side.
    """

    azimuth: Array
    base: Array
    tip: Array
    curl: Array
    length: Array
    width: Array
    radius: Array
    height: Array
    cup: Array
    ruffle: Array
    ragged: Array
    wrap: float = 0.0
    twist: float = 0.0

    def only(self, chosen: list[int]) -> Petals:
        """Some of the petals, by their numbers."""
        return Petals._make(line[chosen] if isinstance(line, np.ndarray) else line for line in self)


def surfaces(petals: Petals, outline: Array, chance: RandomState) -> Array:
    """The points of an outline (k, 2) on each of n petals, in space: shape (n, k, 3)."""
    radians = np.pi / 180
    angle = petals.base[:, None] + (petals.tip - petals.base)[:, None] * _GRID
    angle = (angle + petals.curl[:, None] * np.clip((_GRID - 0.55) / 0.45, 0, None) ** 2) * radians
    step = petals.length[:, None] / _STEPS
    middle = (angle[:, 1:] + angle[:, :-1]) / 2
    out = np.zeros_like(angle)
    out[:, 1:] = np.cumsum(np.sin(middle) * step, axis=1)
    up = np.zeros_like(angle)
    up[:, 1:] = np.cumsum(np.cos(middle) * step, axis=1)

    along = outline[:, 0]
    across = outline[:, 1]
    n = len(petals.azimuth)
    # Low waves: two harmonics around the outline, another phase for each petal.
    turn = np.linspace(0, 2 * np.pi, len(outline), endpoint=False)
    phase = chance.random_sample((3, n, 1)) * 2 * np.pi
    wave = np.sin(2 * turn + phase[0]) + 0.6 * np.sin(5 * turn + phase[1])
    across = across * (1 + petals.ragged[:, None] * wave)
    along = along * (1 + 0.5 * petals.ragged[:, None] * np.sin(3 * turn + phase[2]))

    place = np.clip(along, 0, 1.15) * _STEPS
    at = np.minimum(place.astype(np.intp), _STEPS - 1)
    part = place - at
    row = np.arange(n)[:, None]

    def read(line: Array) -> Array:
        low = line[row, at]
        return low + (line[row, at + 1] - low) * part

    bend = read(angle)
    half = across * petals.width[:, None] / 2
    ripple = petals.ruffle[:, None] * np.sin(9 * along + phase[0] + 2.5 * np.sign(across)) * np.abs(across) * along
    lift = petals.cup[:, None] * np.abs(half) * np.abs(across) + ripple * petals.length[:, None]
    r = petals.radius[:, None] + read(out) - np.cos(bend) * lift
    z = petals.height[:, None] + read(up) + np.sin(bend) * lift
    azimuth = petals.azimuth[:, None] * radians
    if petals.wrap:
        azimuth = azimuth + across * petals.wrap / 2 * radians
        r = r * (1 + petals.twist * across)
        half = 0 * half
    cos, sin = np.cos(azimuth), np.sin(azimuth)
    return np.stack([r * cos - half * sin, r * sin + half * cos, z], axis=-1)


def seen(points: Array, tilt: float) -> Array:
    """Points in space as an eye sees them when the axis leans upwards by `tilt` degrees: x, y (down), depth (near)."""
    lean = tilt * np.pi / 180
    cos, sin = np.cos(lean), np.sin(lean)
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    return np.stack([x, -(y * cos + z * sin), z * cos - y * sin], axis=-1)


def closed(points: Array) -> list[str]:
    """Closed curves through the middles of the sides of control polygons (n, k, 2), as SVG path data.

    Coordinates are rounded to whole units; relative, because small numbers are short.
    """
    after = np.roll(points, -1, axis=1)
    middle = np.rint((points + after) / 2).astype(np.int64)
    corner = np.rint(after).astype(np.int64)
    following = np.roll(middle, -1, axis=1)
    curves = np.concatenate([corner - middle, following - middle], axis=2)
    starts = middle[:, 0].tolist()
    return [
        f"M{x} {y}q" + " ".join(map(str, curve)).replace(" -", "-") + "z"
        for (x, y), curve in zip(starts, curves.reshape(len(points), 4 * points.shape[1]).tolist(), strict=True)
    ]


def lines(points: Array) -> list[str]:
    """Open curves of three control points each (n, lines, 3, 2): one path a petal, of all its lines."""
    whole = np.rint(points).astype(np.int64)
    start = whole[:, :, 0]
    rest = (whole[:, :, 1:] - start[:, :, None]).reshape(len(points), points.shape[1], 4)
    numbers = np.concatenate([start, rest], axis=2).tolist()
    return ["".join("M{} {}q{} {} {} {}".format(*line) for line in petal).replace(" -", "-") for petal in numbers]
