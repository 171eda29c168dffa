"""One flower, from its parts: layers of petals, a tube, a disc of florets, stamens.

`Form` says how a flower is built; `painted` builds one and returns its marks, back to front, each with the paint it
wants. Nothing here knows colours: a paint is a name (``petal``, ``centre``, ``leaf`` ...) and a tone, 0 dark to 4 light.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, Petals, closed, dots, lines, seen, surfaces
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
    stripe), ``signal`` (a patch on the middle), ``chequer``, ``beard`` (a row of hairs), ``picotee`` (an edge of
    another colour) or ``tipped`` (all but the tip), in the paint `marked`. `full` petals bulge so much that their
    silhouette is not their edge: tulip. `depth` paints a whorl later than its place says, as if it stood so much nearer
    to who looks down on it, over those it lies upon: rosettes; `reach` is how far out its tips are, so that an inner
    whorl is painted from its own base to its own tip. `shift` moves the whole layer in space, leaning outwards as on a
    ball: a form may be a small cluster of florets.

    `wrap` winds the petals round the axis, so many degrees each where they are widest, with one edge `twist` farther
    out than the other: the heart of a rose, the wall of a bell. `lip` is how broad a rolled-back edge shows, a share.
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
    depth: float = 0.0
    reach: float = 0.0
    wrap: float = 0.0
    twist: float = 0.0
    lip: float = 0.0
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
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
    """Florets or pistils packed in the golden angle on a dome: how many, how wide, how high it rises from where.

    A `ball` is round: `radius` is its own, `low` the height of its middle. `depth` brings it nearer to the eye, over
    petals that spread below it.
    With a `heart` each has a smaller one of that paint within it: seeds in their pits, florets with an eye.
    """

    count: int = 60
    radius: float = 0.25
    rise: float = 0.08
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    ring: str = ""
    ground: str = ""
    ball: bool = False
    depth: float = 0.0
    heart: str = ""


class Stamens(NamedTuple):
    """Threads with anthers: how many, how long, their angle from the axis, the size of an anther (0: bare threads).

    `bold` threads tell from afar: filaments of a passion flower, spines, awns. Without length they are dots alone: the
    eye of a floret. `shift` is that of a layer.
    """

    count: int = 12
    length: float = 0.35
    angle: float = 35.0
    spread: float = 12.0
    radius: float = 0.03
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    thread: str = "thread"
    bold: bool = False
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Ball(NamedTuple):
    """Round solids: berries, pods, hips. `length` from end to end along the axis, beginning at `low`.

    `foot` and `top` shape the ends: 0.5 round, near 0 flat, 1 pointed. `count` of them stand on a circle of radius
    `ring`. `ribs` are meridians in the paint `rib`; `shine` is the size of the highlight as a share of the radius.
    """

    radius: float = 0.9
    length: float = 1.8
    low: float = -0.9
    foot: float = 0.5
    top: float = 0.5
    paint: str = "petal"
    shine: float = 0.2
    ribs: int = 0
    rib: str = "dark"
    count: int = 1
    ring: float = 0.0


class Florets(NamedTuple):
    """Tiny open flowers side by side on a dome, packed in the golden angle: the umbellets of an umbel, lace, wattle.

    Each has so many `petals` and the radius `size`; those at the rim lean outwards by `lean` degrees (beyond 90 the
    dome is a ball), and their outer petals are longer by a share of `outer`. `rays` are the stalks, from the height
    `foot` on the axis; `ground` is a thin coat of paint behind them, without which white lace is lost on the paper.
    """

    count: int = 12
    petals: int = 5
    radius: float = 0.8
    rise: float = 0.25
    low: float = 0.0
    size: float = 0.25
    lean: float = 45.0
    outer: float = 0.0
    paint: str = "petal"
    eye: str = "centre"
    dot: float = 0.08
    rays: str = "leaf"
    foot: float = -0.6
    ground: str = ""
    cut: float = 0.4
    heart: str = ""


Part = Layer | Tube | Disc | Stamens | Ball | Florets
Form = tuple[Part, ...]


class Mark(NamedTuple):
    """Something to be painted: its distance towards the eye, its path, its paint and tone.

    `kind` is ``fill`` (a surface, from base to tip, which is `size` radii out if that is given), ``rolled`` (one with a
    soft contour), ``round`` (a solid, from its lit side to its rim), ``plain`` (a surface of one colour), ``shade`` (a
    thin dark coat), ``line`` (faint: veins, threads), ``stroke`` (a line that tells), ``needles``, or ``dots`` (round,
    `size` units wide).
    """

    near: float
    path: str
    kind: str
    paint: str
    tone: int = 2
    size: float = 0.0


def painted(form: Form, radius: float, tilt: float, chance: Chance) -> list[Mark]:
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
        elif isinstance(part, Ball):
            marks += _balls(part, radius, tilt, chance)
        elif isinstance(part, Florets):
            marks += _florets(part, radius, tilt, chance)
        else:
            marks += _stamens(part, radius, tilt, chance)
    marks.sort(key=lambda mark: mark.near)
    return marks


def _petals(layer: Layer, first: float, chance: Chance) -> Petals:
    n = len(layer.azimuths) or layer.count
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


def _moved(points: Array, shift: tuple[float, float, float]) -> Array:
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
    moved: Array = points + (turned - along)[..., None] * out
    moved[..., 2] = risen
    return moved + np.array(shift)


def _layer(layer: Layer, petals: Petals, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    outline = OUTLINES[layer.outline]
    edge = seen(_moved(surfaces(petals, outline, chance), layer.shift), tilt)
    # Which way a petal faces: across its midrib and its width.
    right, left = edge[:, len(outline) // 4], edge[:, -len(outline) // 4]
    along = edge[:, len(outline) // 2] - edge[:, 0]
    (ax, ay, az), (bx, by, bz) = (right - left).T, along.T
    normal = np.stack([ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx], axis=1)
    normal /= np.sqrt((normal**2).sum(axis=1, keepdims=True)) + 1e-12
    light = np.abs(normal @ _LIGHT)
    tone = 4 * np.clip(light + layer.shade + (chance.shares(len(edge)) - 0.5) * 0.3, 0, 1)
    tones = np.rint(tone).astype(int).tolist()
    near = (_place(layer, edge, tilt) * radius).tolist()
    paths = _silhouettes(layer, petals, radius, tilt, chance) if layer.full else closed(edge[..., :2] * radius)
    paint = layer.paint
    marks = [
        Mark(z, path, "fill", paint, tone, layer.reach)
        for z, path, tone in zip(near, paths, tones, strict=True)
    ]
    smooth = petals._replace(ragged=petals.ragged * 0.4)
    if layer.wrap:
        midrib = seen(surfaces(smooth, _MIDRIB, chance), tilt)
        marks, flat = _folded(marks, edge * radius, midrib * radius, layer.tip + layer.curl < 0)
        # What else is painted on petals is left out on those seen from their side.
        edge, near, tones = edge[flat], [near[at] for at in flat], [tones[at] for at in flat]
        smooth = smooth.only(flat)

    def on_petals(shape: Array) -> Array:
        """Points (k, 2) along and across, on every petal, on the page: (n, k, 2)."""
        return seen(_moved(surfaces(smooth, shape, chance), layer.shift), tilt)[..., :2] * radius

    def shapes(shape: Array, kind: str, paint: str, tone: int = 2) -> None:
        drawn = closed(on_petals(shape))
        step = 2e-4 * (1 + len(marks) // max(1, len(near)))
        marks.extend(Mark(z + step, path, kind, paint, tone) for z, path in zip(near, drawn, strict=True))

    def strokes(curves: Array, paint: str, kind: str = "line") -> None:
        """Curves (c, 3, 2) on every petal."""
        drawn = lines(on_petals(curves.reshape(-1, 2)).reshape(len(near), len(curves), 3, 2))
        marks.extend(Mark(z + 1e-3, path, kind, paint) for z, path in zip(near, drawn, strict=True))

    if layer.marks == "picotee":
        shapes(outline * [0.9, 0.82], "plain", "petal")
    elif layer.marks == "tipped":
        shapes(outline * [0.7, 0.9], "plain", layer.marked)
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
        place = np.stack([0.1 + 0.5 * chance.shares(k), (chance.shares(k) - 0.5) * wide], axis=-1)
        size = layer.length * radius * (0.045 if layer.marks == "spots" else 0.07)
        for z, points in zip(near, on_petals(place), strict=True):
            marks.append(Mark(z + 2e-3, dots(points), "dots", layer.marked, 2, size))
    elif layer.marks == "seeds":
        place = np.array([(0.4, -0.3), (0.55, 0.32), (0.68, -0.25), (0.74, 0.3)])
        for z, points in zip(near, on_petals(place), strict=True):
            marks.append(Mark(z + 2e-3, dots(points), "dots", layer.marked, 3, layer.length * radius * 0.06))
    if layer.lip:
        marks += _lips(edge[..., :2] * radius, layer.lip, [*zip(near, tones, strict=True)], paint, chance)
    if layer.veins:
        strokes(_veins(layer.veins), paint)
    return marks


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


def _lips(
    edge: Array, lip: float, places: list[tuple[float, int]], paint: str, chance: Chance
) -> list[Mark]:
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


#: Where the light fields of a chequered petal are, along and across.
_CHEQUER = np.array([(0.36 + 0.08 * i, 0.36 * j + 0.18 * (i % 2) - 0.09) for i in range(6) for j in (-1, 0, 1)])


def _chequer(layer: Layer, near: list[float], places: Array, facing: Array, radius: float) -> list[Mark]:
    """Light fields on petals; of a petal seen from its side, nothing of them is to be seen."""
    size = layer.length * radius * 0.04
    return [
        Mark(z + 2e-3, dots(points), "dots", layer.marked, 2, size)
        for z, points, faces in zip(near, places, facing.tolist(), strict=True)
        if faces > 0.25
    ]


def _circle(radius: float, height: float, count: int) -> Array:
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.stack([radius * np.cos(turn), radius * np.sin(turn), np.full(count, height)], axis=-1)


def _round(turn: Array, out: Array, up: Array) -> Array:
    return np.stack([out * np.cos(turn), out * np.sin(turn), up], axis=-1)


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


def _tube(tube: Tube, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    count = 3 * tube.lobes
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    phase = chance.share() * 6
    wave = 1 + tube.wave * np.cos(tube.lobes * turn + phase) + 0.04 * np.sin(2 * turn + phase)
    rim = _circle(tube.mouth, tube.high, count)
    rim[:, :2] *= wave[:, None]
    rim[:, 2] += (chance.shares(count) - 0.5) * tube.wave * 0.3
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
    if walls and tube.belly > (tube.foot + tube.mouth) / 2:
        # What bulges has one contour.
        walls = [np.concatenate(walls[:2]), walls[2]]
    for low, high in zip(walls, walls[1:], strict=False):
        wall = hull(np.concatenate([low, high])[:, :2])
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
        depth = 0.3 * (tube.high - tube.low)
        if depth > 0.6 * tube.foot + 0.25 * tube.mouth:
            # The end of a long tube is seen only through its mouth.
            depth = min(depth, 0.34 * tube.mouth / np.tan(np.radians(max(1.0, abs(tilt)))))
        deep = seen(_circle(tube.mouth * 0.62, tube.high - depth, 10), tilt) * radius
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
        return hull(seen(np.concatenate(rings), tilt)[:, :2])
    line = seen(np.stack([wide, 0 * t, high], axis=-1), tilt)[:, :2]
    end = seen(np.array([[0.5, -0.9, 0], [-0.5, -0.9, 0]]) * tube.foot + [0, 0, tube.low], tilt)[:, :2]
    return np.concatenate([line[::-1], end, line * [-1, 1]])


def _disc(disc: Disc, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    k = np.arange(disc.count) + 0.5
    share = np.sqrt(k / disc.count)
    turn = k * np.pi * (3 - np.sqrt(5)) + chance.share()
    r = disc.radius * share * (1 + (chance.shares(disc.count) - 0.5) * 0.1)
    points = np.stack([r * np.cos(turn), r * np.sin(turn), disc.low + disc.rise * (1 - share**2)], axis=-1)
    if disc.ball:
        return _ball(disc, np.stack([share, turn]), radius, tilt)
    flat = seen(points, tilt) * radius
    base = seen(_circle(disc.radius * 1.04, disc.low, 12), tilt)
    crown = seen(_circle(disc.radius * 0.6, disc.low + disc.rise * 0.7, 12), tilt)
    ground = hull(np.concatenate([base, crown])[:, :2]) * radius
    # A disc lies in front of petals that spread around it, whatever their middles say.
    high = seen(np.array([0.0, 0.0, disc.low + disc.rise]), tilt)[2] + 0.12 * np.cos(np.radians(tilt))
    near = float((high + disc.depth) * radius)
    marks = [Mark(near, closed(ground[None])[0], "fill", disc.ground or disc.paint, 1)]
    inner = share < 0.62
    for chosen, paint, tone in ((~inner, disc.ring or disc.paint, 2), (inner, disc.paint, 3)):
        if chosen.any():
            marks.append(Mark(near + 1e-3, dots(flat[chosen]), "dots", paint, tone, disc.size * radius))
    if disc.heart:
        marks.append(Mark(near + 2e-3, dots(flat), "dots", disc.heart, 2, 0.55 * disc.size * radius))
    return marks


def _ball(disc: Disc, place: Array, radius: float, tilt: float) -> list[Mark]:
    """The marks of a round disc, whose florets (share of the way down, turn) are seen on the near side."""
    share, turn = place
    up = 1 - 2 * share**2
    around = _round(turn, np.sqrt(1 - up**2), up)
    facing = seen(around, tilt)
    middle = seen(np.array([0.0, 0.0, disc.low]), tilt)
    near = float((middle[2] + disc.depth) * radius)
    outline = _circle(disc.radius * 1.05, 0, 14)[:, :2] + middle[:2]
    marks = [Mark(near, closed(outline[None] * radius)[0], "fill", disc.ground or disc.paint)]
    flat = (facing * disc.radius + middle) * radius
    # Those near the rim are foreshortened and in the shade.
    for chosen, paint, tone in (
        ((facing[:, 2] > 0.08) & (facing[:, 2] < 0.6), disc.ring or disc.paint, 2),
        (facing[:, 2] >= 0.6, disc.paint, 3),
    ):
        if chosen.any():
            marks.append(Mark(near + 1e-3, dots(flat[chosen]), "dots", paint, tone, disc.size * radius))
    return marks


def _stamens(stamens: Stamens, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    n = stamens.count
    turn = (np.arange(n) + chance.shares(n) * 0.6) * 2 * np.pi / n
    angle = (stamens.angle + (chance.shares(n) * 2 - 1) * stamens.spread) * np.pi / 180
    length = stamens.length * (1 + (chance.shares(n) - 0.5) * 0.3)
    foot = np.stack([stamens.radius * np.cos(turn), stamens.radius * np.sin(turn), np.full(n, stamens.low)], axis=-1)
    way = np.stack([np.sin(angle) * np.cos(turn), np.sin(angle) * np.sin(turn), np.cos(angle)], axis=-1)
    top = foot + way * length[:, None]
    bend = foot + way * length[:, None] * 0.5 + np.array([0, 0, 0.12]) * length[:, None]
    three = seen(_moved(np.stack([foot, bend, top], axis=1), stamens.shift), tilt) * radius
    near = float(three[:, 1:, 2].mean())
    kind = "stroke" if stamens.bold else "line"
    marks = []
    if stamens.length:
        marks.append(Mark(near, "".join(lines(three[:, None, :, :2])), kind, stamens.thread))
    if stamens.size:
        marks.append(Mark(near + 1e-3, dots(three[:, 2]), "dots", stamens.paint, 2, stamens.size * radius))
    return marks


#: Directions in which the contour of a solid is felt for.
_FEELERS = np.array([(np.cos(turn), np.sin(turn)) for turn in np.linspace(0, 2 * np.pi, 13, endpoint=False)])


def _balls(ball: Ball, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    up = np.linspace(0, 1, 11)
    peak = ball.foot / (ball.foot + ball.top)
    swell = up**ball.foot * (1 - up) ** ball.top / (peak**ball.foot * (1 - peak) ** ball.top) * ball.radius
    rings = np.concatenate([_circle(r, ball.low + u * ball.length, 14) for u, r in zip(up, swell, strict=True)])
    start = chance.share() * 2 * np.pi
    marks: list[Mark] = []
    for number in range(ball.count):
        turn = start + number * 2 * np.pi / ball.count
        place = np.array([ball.ring * np.cos(turn), ball.ring * np.sin(turn), 0])
        # A little leaning and swelling, or a berry would be a bead.
        body = rings * (1 + (chance.shares(3) - 0.5) * 0.12) + place
        flat = seen(body, tilt) * radius
        contour = flat[(flat[:, :2] @ _FEELERS.T).argmax(axis=0), :2]
        middle = seen(place + np.array([0, 0, ball.low + ball.length / 2]), tilt) * radius
        contour = middle[:2] + (contour - middle[:2]) * 1.04
        near = float(middle[2])
        marks.append(Mark(near, closed(contour[None])[0], "round", ball.paint, 1 + chance.below(3)))
        if ball.ribs:
            around = np.arange(ball.ribs) * 2 * np.pi / ball.ribs + start
            spoke = np.stack([np.cos(around), np.sin(around), 0 * around], axis=-1)
            heights = ball.low + up * ball.length
            # From above, the lower half is out of sight.
            span = (1, 5, 9) if tilt > 50 else (4, 7, 9)
            foot, half, top = (seen(spoke * swell[at] + [0, 0, heights[at]] + place, tilt) * radius for at in span)
            # Those near the contour would stray over it.
            front = half[:, 2] - near > 0.5 * swell[span[1]] * radius
            curves = np.stack([foot, 2 * half - (foot + top) / 2, top], axis=1)[front]
            if len(curves):
                marks.append(Mark(near + 1e-3, "".join(lines(curves[:, None, :, :2])), "stroke", ball.rib))
        if ball.shine:
            glint = middle[:2] + np.array([-0.3, -0.36]) * ball.radius * radius
            spot = _FEELERS[::2] * ball.shine * ball.radius * radius * [0.8, 1] + glint
            marks.append(Mark(near + 2e-3, closed(spot[None])[0], "plain", "white", 3))
    return marks


#: How far the points of a heart reach, as shares of the floret: every other petal.
_STAR = np.where(np.arange(64) % 2, 0.08, 0.9)


def _florets(florets: Florets, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    n = florets.count
    share = np.sqrt((np.arange(n) + 0.5) / n)
    turn = np.arange(n) * np.pi * (3 - np.sqrt(5)) + chance.shares(n) * 0.4 + chance.share() * 6
    most = np.radians(florets.lean)
    lean = most * share
    widest = np.sin(min(most, np.pi / 2))
    out = florets.radius * np.sin(lean) / widest * (1 + (chance.shares(n) - 0.5) * 0.15)
    heights = florets.low + florets.rise * (np.cos(lean) - np.cos(most)) / (1 - np.cos(most))
    heights = heights + (chance.shares(n) - 0.5) * 0.3 * florets.size
    where = np.stack([out * np.cos(turn), out * np.sin(turn), heights], axis=-1)
    outward = np.stack([np.cos(lean) * np.cos(turn), np.cos(lean) * np.sin(turn), -np.sin(lean)], axis=-1)
    beside = np.stack([-np.sin(turn), np.cos(turn), 0 * turn], axis=-1)
    corner = np.arange(2 * florets.petals) * np.pi / florets.petals
    reach = np.where(np.arange(2 * florets.petals) % 2, florets.cut, 1.3) * florets.size
    reach = reach * (1 + florets.outer * share[:, None] * np.clip(np.cos(corner), 0, 1))
    reach = reach * (1 + (chance.shares(*reach.shape) - 0.5) * 0.3)
    edge = (
        where[:, None]
        + (reach * np.cos(corner))[..., None] * outward[:, None]
        + ((reach * np.sin(corner))[..., None] * beside[:, None])
    )
    flat = seen(edge, tilt) * radius
    middle = seen(where, tilt) * radius
    marks: list[Mark] = []
    if florets.rays:
        foot = np.broadcast_to(np.array([0, 0, florets.foot]), where.shape)
        knee = (foot + where) / 2 + [0, 0, 0.1]
        rays = seen(np.stack([foot, knee, where], axis=1), tilt) * radius
        near = float(rays[:, 1, 2].min())
        marks.append(Mark(near, "".join(lines(rays[:, None, :, :2])), "stroke", florets.rays))
    if florets.ground:
        for reach in (1.0, 0.72):
            around = seen(_circle(reach * (florets.radius + 0.3 * florets.size), florets.low, 12), tilt)
            crown = seen(_circle(0.5 * reach * florets.radius, florets.low + florets.rise, 8), tilt)
            coat = closed(hull(np.concatenate([around, crown])[:, :2])[None] * radius)[0]
            marks.append(Mark(float(middle[:, 2].min()), coat, "shade", florets.ground))
    # Three paths for all of them, the farthest darkest; on a ball those behind are out of sight.
    order = np.argsort(middle[:, 2], kind="stable")
    if florets.lean > 90:
        order = order[seen(np.cross(outward, beside), tilt)[order, 2] > 0]
    for tone, chosen in zip((1, 2, 3), np.array_split(order, 3), strict=True):
        if not len(chosen):
            continue
        near = float(middle[chosen, 2].mean())
        marks.append(Mark(near, "".join(closed(flat[chosen, :, :2])), "plain", florets.paint, tone))
        if florets.heart:
            star = where[chosen, None] + (edge[chosen] - where[chosen, None]) * _STAR[: 2 * florets.petals, None]
            path = "".join(closed(seen(star, tilt)[..., :2] * radius))
            marks.append(Mark(near + 5e-4, path, "plain", florets.heart, tone))
        if florets.eye:
            marks.append(Mark(near + 1e-3, dots(middle[chosen]), "dots", florets.eye, 2, florets.dot * radius))
    return marks
