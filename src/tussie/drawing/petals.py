"""Whorls of petals, and what petals bear: veins, washes, spots, rolled edges."""

from __future__ import annotations

from functools import cache

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, Petals, closed, dots, hull, lines, moved, seen, surfaces
from tussie.drawing.outline import OUTLINES
from tussie.drawing.parts import TONES, Layer, Mark

#: Where the light comes from: above, from the left, and from the side of the eye.
_LIGHT = np.array([-0.35, -0.55, 0.76])


def arranged(layer: Layer, first: float, chance: Chance) -> Petals:
    n = len(layer.azimuths) or layer.number
    uneven = layer.uneven
    turns, lengths, widths, bases, tips, curls, cups = (chance.shares(7, n) * 2 - 1) * uneven
    if layer.azimuths:
        azimuth = np.array(layer.azimuths) + turns * 20
    else:
        turn = first if layer.turn is None else layer.turn
        azimuth = turn + (np.arange(n) + turns * 1.2) * (360 / n)
    length = layer.length * (1 + lengths)
    return Petals(
        azimuth=azimuth,
        base=layer.base + bases * 30,
        tip=layer.tip + tips * 70,
        curl=layer.curl * (1 + curls * 4),
        length=length,
        width=length * layer.width * (1 + widths),
        cup=layer.cup * (1 + cups * 3),
        radius=layer.radius,
        height=layer.height,
        ruffle=layer.ruffle,
        ragged=layer.ragged,
        wrap=layer.wrap,
        twist=layer.twist,
    )


def layer(layer: Layer, petals: Petals, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    """The marks of a whorl whose petals stand as `arranged` says, and of what they bear."""
    edge = seen(moved(surfaces(petals, OUTLINES[layer.outline], chance), layer.shift), tilt)
    facing = _facing(edge)
    tone = 4 * np.clip(np.abs(facing @ _LIGHT) + layer.shade + (chance.shares(len(edge)) - 0.5) * 0.3, 0, 1)
    tones = np.rint(tone).astype(int).tolist()
    near = (_place(layer, edge, tilt) * radius).tolist()
    paths = _silhouettes(layer, petals, radius, tilt, chance) if layer.full else closed(edge[..., :2] * radius)
    marks = [
        Mark(z, path, "fill", layer.paint, tone, layer.reach) for z, path, tone in zip(near, paths, tones, strict=True)
    ]
    # What is painted on a petal follows its surface, and less of the noise of its edge.
    smooth = petals._replace(ragged=petals.ragged * 0.4)
    if layer.wrap:
        midrib = seen(surfaces(smooth, _MIDRIB, chance), tilt)
        marks, flat = _folded(marks, edge * radius, midrib * radius, layer.tip + layer.curl < 0)
        # Nothing is painted on petals that are seen from their side.
        edge, facing = edge[flat], facing[flat]
        near, tones = [near[at] for at in flat], [tones[at] for at in flat]
        smooth = smooth.only(flat)
    marks += _Brush(layer, smooth, near, radius, tilt, chance).marks(np.abs(facing[:, 2]))
    if layer.lip:
        marks += _lips(edge[..., :2] * radius, layer.lip, [*zip(near, tones, strict=True)], layer.paint, chance)
    return marks


def _facing(edge: Array) -> Array:
    """Which way each petal faces (n, 3): across its midrib and its width."""
    k = edge.shape[1]
    (ax, ay, az), (bx, by, bz) = (edge[:, k // 4] - edge[:, -k // 4]).T, (edge[:, k // 2] - edge[:, 0]).T
    normal = np.stack([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], axis=1)
    unit: Array = normal / (np.sqrt((normal**2).sum(axis=1, keepdims=True)) + 1e-12)
    return unit


#: Marks that are a patch of paint: the outline (``""``: the petal's own), its scale along and across, and where it
#: begins.
_PATCHES = {
    "picotee": ("", (0.9, 0.82), 0.0),
    "tipped": ("", (0.7, 0.9), 0.0),
    "blotch": ("", (0.42, 0.66), 0.0),
    "midrib": ("lanceolate", (0.9, 0.22), 0.04),
    "signal": ("elliptic", (0.46, 0.34), 0.3),
}
#: Marks that are dots: how broadly they are strewn (a share of the width), and how large they are.
_STREWN = {"spots": (0.9, 0.045), "beard": (0.12, 0.07)}
_STREAKS = np.array([[(0.15, o), (0.35, 1.6 * o), (0.5 - abs(o) * 0.4, 2 * o)] for o in (-0.3, -0.15, 0, 0.15, 0.3)])
_SEEDS = np.array([(0.4, -0.3), (0.55, 0.32), (0.68, -0.25), (0.74, 0.3)])

#: Where the light fields of a chequered petal are, along and across.
_CHEQUER = np.array([(0.36 + 0.08 * i, 0.36 * j + 0.18 * (i % 2) - 0.09) for i in range(6) for j in (-1, 0, 1)])


class _Brush:
    """Paints on every petal of a whorl, in the order in which a painter would: washes first, veins last."""

    def __init__(
        self, layer: Layer, petals: Petals, near: list[float], radius: float, tilt: float, chance: Chance
    ) -> None:
        self.layer, self.petals, self.near = layer, petals, near
        self.radius, self.tilt, self.chance = radius, tilt, chance

    def marks(self, faces: Array) -> list[Mark]:
        """All that the petals bear; `faces` is how much each faces the eye, 0 to 1."""
        layer, marks = self.layer, list[Mark]()
        if layer.wash:
            marks += self._surfaces(OUTLINES[layer.outline] * [layer.wash, 0.75], "shade", layer.paint, 2e-4)
        if layer.marks in _PATCHES:
            outline, scale, foot = _PATCHES[layer.marks]
            paint = "petal" if layer.marks == "picotee" else layer.marked
            marks += self._surfaces(OUTLINES[outline or layer.outline] * scale + [foot, 0], "plain", paint, 4e-4)
        elif layer.marks == "streaks":
            marks += self._strokes(_STREAKS, layer.marked, "stroke")
        elif layer.marks == "chequer":
            marks += self._dots(_CHEQUER, 0.04, 2, [face > 0.25 for face in faces.tolist()])
        elif layer.marks == "seeds":
            marks += self._dots(_SEEDS, 0.06, 3)
        elif layer.marks in _STREWN:
            wide, size = _STREWN[layer.marks]
            along, across = self.chance.shares(2, 16)
            marks += self._dots(np.stack([0.1 + 0.5 * along, (across - 0.5) * wide], axis=-1), size, 2)
        if layer.veins:
            marks += self._strokes(_veins(layer.veins), layer.paint, "line")
        return marks

    def _on_petals(self, shape: Array) -> Array:
        """Points (k, 2) along and across, on every petal, on the page: (n, k, 2)."""
        points = moved(surfaces(self.petals, shape, self.chance), self.layer.shift)
        return seen(points, self.tilt)[..., :2] * self.radius

    def _surfaces(self, shape: Array, kind: str, paint: str, above: float) -> list[Mark]:
        drawn = zip(self.near, closed(self._on_petals(shape)), strict=True)
        return [Mark(z + above, path, kind, paint, 2) for z, path in drawn]

    def _strokes(self, curves: Array, paint: str, kind: str) -> list[Mark]:
        """Curves (c, 3, 2) on every petal."""
        points = self._on_petals(curves.reshape(-1, 2)).reshape(len(self.near), len(curves), 3, 2)
        return [Mark(z + 1e-3, path, kind, paint) for z, path in zip(self.near, lines(points), strict=True)]

    def _dots(self, places: Array, size: float, tone: int, shown: list[bool] | None = None) -> list[Mark]:
        """Dots at places (k, 2) on every petal, or on those that are `shown`."""
        wide = self.layer.length * self.radius * size
        return [
            Mark(z + 2e-3, dots(points), "dots", self.layer.marked, tone, wide)
            for z, points, seen in zip(
                self.near, self._on_petals(places), shown or [True] * len(self.near), strict=True
            )
            if seen
        ]


@cache
def _veins(count: int) -> Array:
    """Veins that fan out from the base: curves (count, 3, 2)."""
    offsets = (np.arange(count) - (count - 1) / 2) / count * 1.3
    return np.array([[(0.12, 0.3 * o), (0.5, 0.9 * o), (0.82, 0.85 * o)] for o in offsets])


def _place(layer: Layer, edge: Array, tilt: float) -> Array:
    """How near to the eye petals are, for what is painted first.

    A petal wound round the axis hides or is hidden by what it holds, wherever its foot is.
    """
    depth: Array = edge[:, edge.shape[1] // 2, 2] if layer.wrap else edge.mean(axis=1)[:, 2]
    return depth + layer.depth * float(np.cos(np.radians(tilt)))


#: Points down the middle of a petal, from the tip to the base.
_MIDRIB = np.array([(1.0, 0.0), (0.8, 0.0), (0.6, 0.0), (0.4, 0.0), (0.2, 0.0), (0.0, 0.0)])


def _folded(marks: list[Mark], edge: Array, midrib: Array, globe: bool) -> tuple[list[Mark], list[int]]:
    """The marks of petals wound round the axis, and which of them are not folded.

    One that is seen from its side is folded along its midrib: its near half shows the outside, its far half the inside.
    Those of a `globe` close over it, so that what is seen of one is more than its outline: its bulge, too.
    """
    k = edge.shape[1] // 2
    drawn: list[Mark] = []
    flat: list[int] = []
    right = np.concatenate([edge[:, :k], midrib], axis=1)
    left = np.concatenate([midrib[:, ::-1], edge[:, k:]], axis=1)
    after = np.roll(right, -1, axis=1), np.roll(left, -1, axis=1)
    facing = [
        (half[..., 0] * next[..., 1] - half[..., 1] * next[..., 0]).sum(axis=1)
        for half, next in zip((right, left), after, strict=True)
    ]
    paths = closed(right[..., :2]), closed(left[..., :2])
    depth = right[:, k // 2 : k, 2].mean(axis=1), left[:, -k : -k // 2, 2].mean(axis=1)
    for at, mark in enumerate(marks):
        if facing[0][at] * facing[1][at] > 0:
            if globe:
                bulge = hull(np.concatenate([edge[at], midrib[at]])[:, :2])
                mark = mark._replace(path=closed(bulge[None])[0])  # noqa: PLW2901
            drawn.append(mark)
            flat.append(at)
        else:
            drawn += [mark._replace(near=float(depth[side][at]), path=paths[side][at]) for side in (0, 1)]
    return drawn, flat


def _lips(edge: Array, lip: float, places: list[tuple[float, int]], paint: str, chance: Chance) -> list[Mark]:
    """The rolled-back edges of petals whose outlines (n, k, 2) are on the page: a crescent on each shoulder."""
    n, k = edge.shape[:2]
    middle = (edge[:, k // 3] + edge[:, -k // 3] + edge[:, 0] + edge[:, -1]) / 4
    rim = edge[:, k // 4 : k - k // 4]
    place = np.linspace(-1, 1, rim.shape[1])
    # Broadest on the shoulders, narrow at the tip, and never the same on both.
    side = np.where(place < 0, 0.45 + chance.shares(n, 1), 0.45 + chance.shares(n, 1))
    deep = lip * (1 - place**2) * (0.35 + np.abs(place)) * side
    inner = rim + (middle[:, None] - rim) * deep[..., None]
    paths = closed(np.concatenate([rim, inner[:, ::-1]], axis=1))
    # What shows is the back of the petal, where the light falls.
    return [
        Mark(z + 3e-3, path, "rolled", paint, min(TONES - 1, tone + 2))
        for path, (z, tone) in zip(paths, places, strict=True)
    ]


def _silhouettes(layer: Layer, petals: Petals, radius: float, tilt: float, chance: Chance) -> list[str]:
    """The contours of petals that bulge beyond their edges: the hull of their whole surface."""
    skin = np.concatenate([OUTLINES[layer.outline] * [1, share] for share in (1, 0.75, 0.5, 0.25)])
    points = seen(surfaces(petals._replace(ruffle=0 * petals.ruffle), skin, chance), tilt)[..., :2] * radius
    return [closed(hull(petal)[None])[0] for petal in points]
