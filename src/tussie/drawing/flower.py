"""One flower, from its parts: layers of petals, a tube, a disc of florets, stamens.

`Form` says how a flower is built; `painted` builds one and returns its marks, back to front, each with the paint it
wants. Nothing here knows colours: a paint is a name (``petal``, ``centre``, ``leaf`` ...) and a tone, 0 dark to 4 light.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import RandomState

from tussie.drawing.geometry import Array, Petals, closed, lines, seen, surfaces
from tussie.drawing.outline import OUTLINES

#: Tones of a paint.
TONES = 5
#: Where the light comes from: above, from the left, and from the side of the eye.
_LIGHT = np.array([-0.35, -0.55, 0.76])


class Layer(NamedTuple):
    """A whorl of petals. Angles in degrees from the axis, lengths in radii of the flower, widths in lengths.

    `azimuths` places the petals of a flower that has a left and a right (0 is to the right, 90 up); otherwise they
    stand evenly, each layer half a step on, or `turn` degrees. `uneven` is how much the angles and sizes vary, `shade`
    how much darker (below 0) or lighter the layer is, `wash` how far up a petal a second, thin coat of paint reaches.

    `marks` are what the petals bear: ``spots``, ``streaks`` (from the base), ``blotch`` (a dark base), ``midrib`` (a
    stripe), ``signal`` (a patch on the middle), ``chequer``, ``beard`` (a row of hairs) or ``picotee`` (an edge of
    another colour), in the paint `marked`. `full` petals bulge so much that their silhouette is not their edge: tulip.
    """

    count: int
    outline: str = "obovate"
    length: float = 1.0
    width: float = 0.6
    base: float = 60.0
    tip: float = 85.0
    curl: float = 0.0
    cup: float = 0.1
    ruffle: float = 0.0
    ragged: float = 0.05
    radius: float = 0.04
    height: float = 0.0
    paint: str = "petal"
    veins: int = 3
    uneven: float = 0.08
    turn: float | None = None
    azimuths: tuple[float, ...] = ()
    shade: float = 0.0
    wash: float = 0.0
    marks: str = ""
    marked: str = "dark"
    full: bool = False


class Tube(NamedTuple):
    """A tube or cup of joined petals: from one radius and height to another, its rim waved in so many lobes.

    Its sides are straight between foot, belly and mouth, or one `smooth` curve. `slant` raises the rim at the back
    (azimuth 90), where `lip` draws it out into a point: the spathe of a calla. `throat` paints its depth, if named.
    """

    foot: float = 0.1
    mouth: float = 0.4
    low: float = 0.0
    high: float = 0.5
    lobes: int = 6
    wave: float = 0.08
    belly: float = 0.0
    paint: str = "second"
    inside: str = ""
    depth: float = 0.0
    throat: str = "deep"
    smooth: bool = False
    slant: float = 0.0
    lip: float = 0.0


class Disc(NamedTuple):
    """Florets or pistils packed in the golden angle on a dome: how many, how wide, how high it rises from where."""

    count: int = 60
    radius: float = 0.25
    rise: float = 0.08
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    ring: str = ""
    ground: str = ""


class Stamens(NamedTuple):
    """Threads with anthers: how many, how long, their angle from the axis, the size of an anther."""

    count: int = 12
    length: float = 0.35
    angle: float = 35.0
    spread: float = 12.0
    radius: float = 0.03
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    thread: str = "thread"


Part = Layer | Tube | Disc | Stamens
Form = tuple[Part, ...]


class Mark(NamedTuple):
    """Something to be painted: its distance towards the eye, its path, its paint and tone.

    `kind` is ``fill`` (a surface, from base to tip), ``plain`` (a surface of one colour), ``shade`` (a thin dark coat),
    ``line`` (faint: veins, threads), ``stroke`` (a line that tells), ``needles``, or ``dots`` (round, `size` units wide).
    """

    near: float
    path: str
    kind: str
    paint: str
    tone: int = 2
    size: float = 0.0


def painted(form: Form, radius: float, tilt: float, chance: RandomState) -> list[Mark]:
    """The marks of one flower whose radius is so many units, its axis leaning upwards by `tilt` degrees, back to front."""
    marks: list[Mark] = []
    half = 0.0
    for number, part in enumerate(form):
        if isinstance(part, Layer):
            petals = _petals(part, half, chance)
            half = float(petals.azimuth[0]) + 180 / part.count if part.count else half
            marks += _layer(part, petals, radius, tilt, chance)
        elif isinstance(part, Tube):
            marks += _tube(part, radius, tilt, chance)
        elif isinstance(part, Disc):
            marks += _disc(part, radius, tilt, chance)
        else:
            marks += _stamens(part, radius, tilt, chance)
    marks.sort(key=lambda mark: mark.near)
    return marks


def _petals(layer: Layer, first: float, chance: RandomState) -> Petals:
    n = len(layer.azimuths) or layer.count
    jitter = lambda scale: (chance.random_sample(n) * 2 - 1) * scale  # noqa: E731
    uneven = layer.uneven
    if layer.azimuths:
        azimuth = np.array(layer.azimuths) + jitter(20 * uneven)
    else:
        turn = first if layer.turn is None else layer.turn
        azimuth = turn + np.arange(n) * 360 / n + jitter(uneven * 360 / n * 1.2)
    length = layer.length * (1 + jitter(uneven))
    full = np.full
    return Petals(
        azimuth=azimuth,
        base=layer.base + jitter(30 * uneven),
        tip=layer.tip + jitter(70 * uneven),
        curl=layer.curl * (1 + jitter(4 * uneven)),
        length=length,
        width=length * layer.width * (1 + jitter(uneven)),
        radius=full(n, layer.radius),
        height=full(n, layer.height),
        cup=layer.cup * (1 + jitter(3 * uneven)),
        ruffle=full(n, layer.ruffle),
        ragged=full(n, layer.ragged),
    )


def _layer(layer: Layer, petals: Petals, radius: float, tilt: float, chance: RandomState) -> list[Mark]:
    outline = OUTLINES[layer.outline]
    edge = seen(surfaces(petals, outline, chance), tilt)
    middle = edge.mean(axis=1)
    # Which way a petal faces: across its midrib and its width.
    right, left = edge[:, len(outline) // 4], edge[:, -len(outline) // 4]
    along = edge[:, len(outline) // 2] - edge[:, 0]
    normal = np.cross(right - left, along)
    size = np.linalg.norm(normal, axis=1)
    normal = normal / np.where(size, size, 1)[:, None]
    light = np.abs(normal @ _LIGHT)
    tone = 4 * np.clip(light + layer.shade + (chance.random_sample(len(middle)) - 0.5) * 0.3, 0, 1)
    tones = np.rint(tone).astype(int).tolist()
    near = (middle[:, 2] * radius).tolist()
    paths = _silhouettes(layer, petals, radius, tilt, chance) if layer.full else closed(edge[..., :2] * radius)
    paint = layer.paint
    marks = [Mark(z, path, "fill", paint, tone) for z, path, tone in zip(near, paths, tones, strict=True)]
    smooth = petals._replace(ragged=petals.ragged * 0.4)

    def on_petals(shape: Array) -> Array:
        """Points (k, 2) along and across, on every petal, on the page: (n, k, 2)."""
        return seen(surfaces(smooth, shape, chance), tilt)[..., :2] * radius

    def shapes(shape: Array, kind: str, paint: str, tone: int = 2) -> None:
        drawn = closed(on_petals(shape))
        step = 2e-4 * (1 + len(marks) // len(near))
        marks.extend(Mark(z + step, path, kind, paint, tone) for z, path in zip(near, drawn, strict=True))

    def strokes(curves: Array, paint: str, kind: str = "line") -> None:
        """Curves (c, 3, 2) on every petal."""
        drawn = lines(on_petals(curves.reshape(-1, 2)).reshape(len(near), len(curves), 3, 2))
        marks.extend(Mark(z + 1e-3, path, kind, paint) for z, path in zip(near, drawn, strict=True))

    if layer.marks == "picotee":
        shapes(outline * [0.9, 0.82], "plain", "petal")
    if layer.wash:
        shapes(outline * [layer.wash, 0.75], "shade", paint)
    if layer.marks == "blotch":
        shapes(outline * [0.42, 0.66], "plain", layer.marked)
    elif layer.marks == "midrib":
        shapes(OUTLINES["lanceolate"] * [0.9, 0.22] + [0.04, 0], "plain", layer.marked)
    elif layer.marks == "signal":
        shapes(OUTLINES["elliptic"] * [0.46, 0.34] + [0.3, 0], "plain", layer.marked)
    elif layer.marks == "streaks":
        strokes(np.array([[(0.15, o), (0.35, 1.6 * o), (0.5 - abs(o) * 0.4, 2 * o)] for o in (-0.3, -0.15, 0, 0.15, 0.3)]),
                layer.marked, "stroke")  # fmt: skip
    elif layer.marks == "chequer":
        marks += _chequer(layer, near, on_petals(_CHEQUER), np.abs(normal[:, 2]), radius)
    elif layer.marks in ("spots", "beard"):
        wide = 0.9 if layer.marks == "spots" else 0.12
        k = 16
        place = np.stack([0.1 + 0.5 * chance.random_sample(k), (chance.random_sample(k) - 0.5) * wide], axis=-1)
        size = layer.length * radius * (0.045 if layer.marks == "spots" else 0.07)
        for z, points in zip(near, on_petals(place), strict=True):
            marks.append(Mark(z + 2e-3, _dots(points), "dots", layer.marked, 2, size))
    if layer.veins:
        offsets = (np.arange(layer.veins) - (layer.veins - 1) / 2) / max(1, layer.veins) * 1.3
        strokes(np.array([[(0.12, 0.3 * o), (0.5, 0.9 * o), (0.82, 0.85 * o)] for o in offsets]), paint)
    return marks


def _silhouettes(layer: Layer, petals: Petals, radius: float, tilt: float, chance: RandomState) -> list[str]:
    """The contours of petals that bulge beyond their edges: the hull of their whole surface."""
    skin = np.concatenate([OUTLINES[layer.outline] * [1, share] for share in (1, 0.75, 0.5, 0.25)])
    points = seen(surfaces(petals._replace(ruffle=0 * petals.ruffle), skin, chance), tilt)[..., :2] * radius
    return [closed(_hull(petal)[None])[0] for petal in points]


#: Where the light fields of a chequered petal are, along and across.
_CHEQUER = np.array([(0.36 + 0.08 * i, 0.36 * j + 0.18 * (i % 2) - 0.09) for i in range(6) for j in (-1, 0, 1)])


def _chequer(layer: Layer, near: list[float], places: Array, facing: Array, radius: float) -> list[Mark]:
    """Light fields on petals; of a petal seen from its side, nothing of them is to be seen."""
    size = layer.length * radius * 0.04
    return [
        Mark(z + 2e-3, _dots(points), "dots", layer.marked, 2, size)
        for z, points, faces in zip(near, places, facing.tolist(), strict=True)
        if faces > 0.25
    ]


def _circle(radius: float, height: float, count: int) -> Array:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), np.full(count, height)], axis=-1)


def _hull(points: Array) -> Array:
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


def _tube(tube: Tube, radius: float, tilt: float, chance: RandomState) -> list[Mark]:
    count = 3 * tube.lobes
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    phase = chance.random_sample() * 6
    wave = 1 + tube.wave * np.cos(tube.lobes * turn + phase) + 0.04 * np.sin(2 * turn + phase)
    rim = _circle(tube.mouth, tube.high, count)
    rim[:, :2] *= wave[:, None]
    rim[:, 2] += (chance.random_sample(count) - 0.5) * tube.wave * 0.3
    if tube.slant or tube.lip:
        back = np.sin(turn)
        rim[:, 2] += tube.slant * back
        rim[:, :2] *= (1 + tube.lip * np.maximum(back, 0) ** 16)[:, None]
    foot = _circle(tube.foot, tube.low, 10)
    rings = [foot, rim]
    if tube.belly:
        rings.insert(1, _circle(tube.belly, tube.low + 0.45 * (tube.high - tube.low), 12))
    mouth = seen(rim, tilt) * radius
    near = float(seen(np.array([[0, 0, (tube.low + tube.high) / 2]]), tilt)[0, 2] * radius) + tube.depth * radius
    marks = []
    if tube.smooth:
        marks.append(Mark(near, closed(_funnel(tube, tilt)[None] * radius)[0], "fill", tube.paint, 2))
        rings = []
    walls = [seen(ring, tilt) * radius for ring in rings]
    for low, high in zip(walls, walls[1:], strict=False):
        wall = _hull(np.concatenate([low, high])[:, :2])
        marks.append(Mark(near, closed(wall[None])[0], "fill", tube.paint, 1))
    facing = tilt < 88
    top = float(mouth[:, 2].mean()) + tube.depth * radius
    if facing:
        marks.append(Mark(top, closed(mouth[None, :, :2])[0], "fill", tube.inside or tube.paint, 3))
    if tube.slant or tube.lip:
        # One margin overlaps the other, and the inside darkens towards its depth, without an edge.
        margin = np.array([rim[-4], (rim[-4] + [0, 0, tube.low]) * 0.5, [0.4 * tube.foot, -tube.foot, tube.low * 0.8]])
        marks.append(Mark(near + 1e-3, lines(seen(margin, tilt)[None, None, :, :2] * radius)[0], "line", tube.paint))
        for share in (0.8, 0.58, 0.36):
            ring = rim * [share, share, 1] - [0, 0, (1 - share) * 0.3 * (tube.high - tube.low)]
            marks.append(Mark(top + 1e-3, closed(seen(ring, tilt)[None, :, :2] * radius)[0], "shade", tube.paint))
    elif facing and tube.throat:
        deep = seen(_circle(tube.mouth * 0.62, tube.low + 0.7 * (tube.high - tube.low), 10), tilt) * radius
        marks.append(Mark(top + 1e-3, closed(deep[None, :, :2])[0], "fill", tube.throat, 1))
    return marks


def _funnel(tube: Tube, tilt: float) -> Array:
    """The silhouette of a tube whose sides are a smooth curve."""
    t = np.linspace(0, 1, 7)
    bulge = tube.belly - (tube.foot + tube.mouth) / 2 if tube.belly else 0.0
    wide = tube.foot + (tube.mouth - tube.foot) * t + bulge * 4 * t * (1 - t)
    high = tube.low + (tube.high - tube.low) * t
    if bulge > 0:
        rings = [_circle(r, z, 10) for r, z in zip(wide.tolist(), high.tolist(), strict=True)]
        return _hull(seen(np.concatenate(rings), tilt)[:, :2])
    line = seen(np.stack([wide, 0 * t, high], axis=-1), tilt)[:, :2]
    end = seen(np.array([[0.5, -0.9, 0], [-0.5, -0.9, 0]]) * tube.foot + [0, 0, tube.low], tilt)[:, :2]
    return np.concatenate([line[::-1], end, line * [-1, 1]])


def _disc(disc: Disc, radius: float, tilt: float, chance: RandomState) -> list[Mark]:
    k = np.arange(disc.count) + 0.5
    share = np.sqrt(k / disc.count)
    turn = k * np.pi * (3 - np.sqrt(5)) + chance.random_sample()
    r = disc.radius * share * (1 + (chance.random_sample(disc.count) - 0.5) * 0.1)
    points = np.stack([r * np.cos(turn), r * np.sin(turn), disc.low + disc.rise * (1 - share**2)], axis=-1)
    flat = seen(points, tilt) * radius
    base = seen(_circle(disc.radius * 1.04, disc.low, 12), tilt)
    crown = seen(_circle(disc.radius * 0.6, disc.low + disc.rise * 0.7, 12), tilt)
    ground = _hull(np.concatenate([base, crown])[:, :2]) * radius
    # A disc lies in front of petals that spread around it, whatever their middles say.
    near = float((seen(np.array([0.0, 0.0, disc.low + disc.rise]), tilt)[2] + 0.12 * np.cos(np.radians(tilt))) * radius)
    marks = [Mark(near, closed(ground[None])[0], "fill", disc.ground or disc.paint, 1)]
    inner = share < 0.62
    for chosen, paint, tone in ((~inner, disc.ring or disc.paint, 2), (inner, disc.paint, 3)):
        if chosen.any():
            marks.append(Mark(near + 1e-3, _dots(flat[chosen]), "dots", paint, tone, disc.size * radius))
    return marks


def _dots(points: Array) -> str:
    """Points as one path of tiny strokes, which round caps make into dots."""
    return "".join(f"M{x} {y}h1" for x, y in np.rint(points[:, :2]).astype(int).tolist())


def _stamens(stamens: Stamens, radius: float, tilt: float, chance: RandomState) -> list[Mark]:
    n = stamens.count
    turn = (np.arange(n) + chance.random_sample(n) * 0.6) * 2 * np.pi / n
    angle = (stamens.angle + (chance.random_sample(n) * 2 - 1) * stamens.spread) * np.pi / 180
    length = stamens.length * (1 + (chance.random_sample(n) - 0.5) * 0.3)
    foot = np.stack([stamens.radius * np.cos(turn), stamens.radius * np.sin(turn), np.full(n, stamens.low)], axis=-1)
    way = np.stack([np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn), np.cos(angle)], axis=-1)
    top = foot + way * length[:, None]
    bend = foot + way * length[:, None] * 0.5 + np.array([0, 0, 0.12]) * length[:, None]
    three = seen(np.stack([foot, bend, top], axis=1), tilt) * radius
    near = float(three[:, 1:, 2].mean())
    return [
        Mark(near, "".join(lines(three[:, None, :, :2])), "line", stamens.thread),
        Mark(near + 1e-3, _dots(three[:, 2]), "dots", stamens.paint, 2, stamens.size * radius),
    ]
