"""Vases, wrapping and ribbon, seen from the front and a little from above.

Shapes are in centimetres, x to the right, y downwards from the binding point, until `_path` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, sin
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.arranging import Arrangement, Vessel
from tussie.drawing.geometry import Bounds
from tussie.drawing.plate import CM, Plate

#: How round a rim looks: a vessel is drawn from lower than the flowers are, as still lifes do, so that it stands firm.
_RIM = 0.2
#: Light side, body, shadow side and outline of each opaque ware.
_WARES = {
    "milk glass": ("#ffffff", "#f1efe9", "#c3c4c4", "#9fa3a3"),
    "jug": ("#e9e3d3", "#cfc6b1", "#8d8777", "#7a7464"),
    "urn": ("#dfe2e3", "#b1b6b9", "#70777c", "#5f666a"),
    "basket": ("#d9bd8c", "#bd9a66", "#82663d", "#6f5733"),
}
#: Clear glass: offset, colour and opacity of its light, and its outline.
_GLASS = (
    ("0", "#9fb8b3", ".42"), (".12", "#dfeae8", ".3"), (".3", "#ffffff", ".12"), (".7", "#cfe0dc", ".16"),
    (".9", "#b0c8c3", ".3"), ("1", "#8aa5a0", ".5"),
)  # fmt: skip
_GLASS_LINE = "#8aa09c"
#: Radius and depth of a vessel's silhouette from mouth to foot: shares of mouth, belly, foot and height.
_PROFILES: dict[str, tuple[tuple[str, float, float], ...]] = {
    "clear glass": (("mouth", 1, 0), ("mouth", 0.97, 0.3), ("belly", 1, 0.7), ("foot", 1, 1)),
    "bud vase": (("mouth", 1, 0), ("mouth", 0.8, 0.3), ("belly", 1, 0.62), ("belly", 0.98, 0.82), ("foot", 1, 1)),
    "urn": (("mouth", 1, 0), ("mouth", 0.86, 0.12), ("belly", 1, 0.36), ("foot", 0.4, 0.74), ("foot", 0.5, 0.86),
            ("foot", 1, 1)),
    "basket": (("mouth", 1, 0), ("mouth", 0.98, 0.4), ("foot", 1, 1)),
    "jug": (("mouth", 1, 0), ("mouth", 0.8, 0.14), ("belly", 1, 0.42), ("belly", 0.86, 0.72), ("foot", 1, 1)),
    "milk glass": (("mouth", 1, 0), ("mouth", 0.8, 0.14), ("belly", 1, 0.42), ("belly", 0.86, 0.72), ("foot", 1, 1)),
}  # fmt: skip
#: How far the lip of a jug stands out, as a share of the radius of its mouth.
_SPOUT = 0.34
#: A ribbon of which nobody says the colour.
RIBBON = "#eadfc4"
#: A bow a centimetre high: band, tails, loops, knot; and its creases.
_BOW = (
    "M-62-22Q0-8 62-22L60 20Q0 36-60 20Z",
    "M-6 6Q-40 70-58 150L-36 140L-22 156Q-6 80 8 10Z",
    "M6 6Q34 76 62 138L40 142L32 160Q4 84-8 10Z",
    "M0 4Q-70-74-112-40Q-124 20-92 40Q-40 40 0 4Z",
    "M0 4Q68-80 112-44Q126 14 96 40Q42 42 0 4Z",
    "M-18-16Q0-24 18-16Q24 6 16 24Q0 32-16 24Q-24 6-18-16Z",
)
_CREASES = "M-14 2Q-60-30-92-22M14 2Q60-32 92-26M-14 8Q-50 16-84 14M14 8Q52 18 86 14"
_PAPER = {"stroke": "#a58c61", "stroke-width": "6", "stroke-opacity": ".55"}


def back_of(scene: Element, arranged: Arrangement, plate: Plate, at: np.ndarray) -> None:
    """What stands behind the stems: the ground's shadow, the far rim, the back of the wrapping, a wreath's frame."""
    vessel = arranged.vessel
    if arranged.style == "wreath":
        _grapevine(scene, arranged.bundle)
    elif vessel.kind == "paper":
        _wrap_back(scene, arranged, at)
    elif vessel.height:
        foot = vessel.foot * CM
        plate.shadow(scene, 0, (vessel.lip + vessel.height) * CM, foot * 2.1, foot * 0.36)
        if vessel.kind == "basket":
            _bail(scene, vessel)
        shade, line = _WARES[vessel.kind][2:] if vessel.kind in _WARES else ("#b9cac6", _GLASS_LINE)
        rim = _ellipse(scene, 0, vessel.lip, vessel.mouth, shade)
        rim.attrib |= {"fill-opacity": ".9" if vessel.kind in _WARES else ".35", "stroke": line, "stroke-width": "7"}


def front_of(scene: Element, arranged: Arrangement, plate: Plate, at: np.ndarray, colour: str) -> None:
    """What stands before the stems: the body of the vessel, the front of the wrapping, the ribbon in its colour."""
    vessel, words = arranged.vessel, arranged.bouquet.ribbon
    if arranged.style == "wreath":
        bow = (-0.62 * arranged.bundle, -0.22 * arranged.bundle, 3.2) if words else None
    elif vessel.kind == "paper":
        _wrap_front(scene, arranged, at)
        bow = (0.0, 0.0, max(2.2, 1.6 * arranged.bundle))
    elif vessel.height:
        _body(scene, vessel, plate)
        bow = (0.0, vessel.lip + 0.16 * vessel.height, 0.7 * vessel.mouth + 0.6) if words else None
    else:
        bow = (0.0, 0.0, max(2.0, 1.5 * arranged.bundle))
    if bow:
        _bow(scene, *bow, colour, f"{words} ribbon".strip())


def reach_of(arranged: Arrangement) -> Bounds:
    """How far what holds the stems reaches."""
    vessel = arranged.vessel
    if arranged.style == "wreath":
        return -arranged.bundle, 0.0, arranged.bundle, 2 * arranged.bundle
    if not vessel.height:
        return -3.0, min(place.foot[2] for place in arranged.places) - 0.6, 3.0, 0.0
    wide = max(vessel.belly, vessel.mouth, 2.1 * vessel.foot)
    left, right, top = wide, wide, 0.0
    if vessel.kind == "jug":
        left, right = max(wide, (1 + _SPOUT) * vessel.mouth), max(wide, 0.8 * vessel.mouth + 0.5 * vessel.height)
    elif vessel.kind == "basket":
        top = _bail_height(vessel)
    return -left, -(vessel.lip + vessel.height) - 0.5, right, top


def _path(*parts: str | float) -> str:
    """Path data from commands and centimetres."""
    return " ".join(part if isinstance(part, str) else f"{part * CM:.0f}" for part in parts)


def _ellipse(parent: Element, x: float, y: float, radius: float, fill: str, flat: float = _RIM) -> Element:
    size = {"cx": x, "cy": y, "rx": radius, "ry": radius * flat}
    return SubElement(parent, "ellipse", {name: _path(value) for name, value in size.items()} | {"fill": fill})


# What stands.


def _profile(vessel: Vessel) -> list[tuple[float, float]]:
    """Radius and depth below the binding, from mouth to foot."""
    return [
        (share * float(getattr(vessel, part)), vessel.lip + depth * vessel.height)
        for part, share, depth in _PROFILES[vessel.kind]
    ]


def _radius(vessel: Vessel, depth: float) -> float:
    """How wide a vessel is at a depth."""
    profile = _profile(vessel)
    return float(np.interp(depth, [y for _, y in profile], [r for r, _ in profile]))


def _outline(vessel: Vessel) -> str:
    """The silhouette: the near rim, down the right side, around the foot, up the left."""
    right = _profile(vessel)
    (mouth, top), (foot, bottom) = right[0], right[-1]
    left = [(-r, y) for r, y in reversed(right)]
    return _path(
        "M", -mouth, top, "A", mouth, mouth * _RIM, "0 0 0", mouth, top, *_curve(right),
        "A", foot, foot * _RIM, "0 0 1", -foot, bottom, *_curve(left), "Z",
    )  # fmt: skip


def _curve(points: Sequence[tuple[float, float]]) -> Iterable[str | float]:
    """A smooth curve through points (Catmull and Rom's), from the first, where the pen already is."""
    padded = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        yield from ("C", bx + (cx - ax) / 6, by + (cy - ay) / 6, cx - (dx - bx) / 6, cy - (dy - by) / 6, cx, cy)


def _body(scene: Element, vessel: Vessel, plate: Plate) -> None:
    group = SubElement(scene, "g", {"id": f"{plate.prefix}vase"})
    SubElement(group, "title").text = vessel.words or vessel.kind
    glass = vessel.kind not in _WARES
    gradient = SubElement(plate.defs, "linearGradient", {"id": f"{plate.prefix}ware"})
    stops: tuple[tuple[str, str, str], ...] = _GLASS
    line = _GLASS_LINE
    if glass:
        level = vessel.lip + 0.3 * vessel.height
        water = _ellipse(group, 0, level, 0.97 * _radius(vessel, level), "#cfe3e2")
        water.attrib |= {"fill-opacity": ".5", "stroke": "#8fb0ad", "stroke-opacity": ".6", "stroke-width": "5"}
    else:
        light, body, shade, line = _WARES[vessel.kind]
        offsets = ("0", ".16", ".36", ".62", ".9", "1")
        stops = tuple(zip(offsets, (shade, body, light, body, shade, body), "111111", strict=True))
    for offset, colour, opacity in stops:
        SubElement(gradient, "stop", {"offset": offset, "stop-color": colour, "stop-opacity": opacity})
    paint = {"fill": f"url(#{plate.prefix}ware)", "stroke": line, "stroke-width": "9", "stroke-opacity": ".7"}
    SubElement(group, "path", {"d": _outline(vessel), **paint})
    if vessel.kind == "jug":
        _handle(group, vessel)
        _spout(group, vessel, f"url(#{plate.prefix}ware)")
    elif vessel.kind == "basket":
        _weave(group, vessel)
    elif vessel.kind == "milk glass":
        _hobnails(group, vessel)
    if vessel.kind == "basket":
        return
    # The light of a window on the shoulder.
    x, y = -0.42 * vessel.belly, vessel.lip + 0.4 * vessel.height
    gleam = _ellipse(group, x, y, 0.1 * vessel.belly, "#ffffff", 1.7 * vessel.height / vessel.belly)
    gleam.set("fill-opacity", ".45")


def _handle(group: Element, vessel: Vessel) -> None:
    x, y, h = 0.9 * vessel.mouth, vessel.lip + 0.06 * vessel.height, vessel.height
    handle = _path("M", x, y, "q", 0.42 * h, 0.02 * h, 0.36 * h, 0.26 * h, "t", -0.2 * h, 0.3 * h)
    for width, colour in (("62", _WARES["jug"][3]), ("46", _WARES["jug"][1])):
        look = {"fill": "none", "stroke": colour, "stroke-width": width, "stroke-linecap": "round"}
        SubElement(group, "path", {"d": handle, **look})


def _spout(group: Element, vessel: Vessel, fill: str) -> None:
    """The lip that a jug pours from, opposite its handle."""
    x, y, out, deep = -vessel.mouth, vessel.lip, _SPOUT * vessel.mouth, 0.2 * vessel.height
    lip = _path(
        "M", x + 0.3 * out, y - 0.02 * deep, "C", x - 0.3 * out, y - 0.18 * deep, x - 0.8 * out, y - 0.26 * deep,
        x - out, y - 0.2 * deep, "C", x - 0.9 * out, y + 0.2 * deep, x - 0.2 * out, y + 0.5 * deep,
        x + 0.24 * vessel.mouth, y + deep, "C", x + 0.5 * out, y + 0.6 * deep, x + 0.4 * out, y + 0.2 * deep,
        x + 0.3 * out, y - 0.02 * deep,
    )  # fmt: skip
    SubElement(group, "path", {"d": lip, "fill": fill, "stroke": _WARES["jug"][3], "stroke-width": "7"})


def _bail(scene: Element, vessel: Vessel) -> None:
    """The bow of a basket, over which the flowers stand."""
    x, high = 0.94 * vessel.mouth, _bail_height(vessel)
    bow = _path("M", -x, vessel.lip, "C", -x, -1.3 * high, x, -1.3 * high, x, vessel.lip)
    for width, colour in (("58", _WARES["basket"][3]), ("40", _WARES["basket"][1]), ("8", _WARES["basket"][0])):
        SubElement(scene, "path", {"d": bow, "fill": "none", "stroke": colour, "stroke-width": width})


def _bail_height(vessel: Vessel) -> float:
    """How far above the binding the bow of a basket rises, in centimetres."""
    return 1.3 * vessel.height + 0.6 * vessel.mouth


def _hobnails(group: Element, vessel: Vessel) -> None:
    """The knobs that tell milk glass from china, each with its light."""
    knobs = ""
    for row in range(9):
        depth = vessel.lip + (0.3 + 0.075 * row) * vessel.height
        r = _radius(vessel, depth)
        for turn in range(-5 + row % 2, 6):
            angle = 0.25 * turn - (0.125 if row % 2 else 0.0)
            knobs += _path("M", r * sin(angle), depth + r * cos(angle) * _RIM * 0.9) + "h1"
    for colour, width, opacity, shift in (("#b9bbbb", "34", ".35", "0"), ("#ffffff", "20", ".8", "-6")):
        look = {"stroke": colour, "stroke-width": width, "stroke-opacity": opacity, "class": "td"}
        SubElement(group, "path", {"d": knobs, **look, "transform": f"translate({shift} {shift})"})


def _weave(group: Element, vessel: Vessel) -> None:
    rows = ""
    for depth in vessel.lip + np.arange(0.1, 0.98, 0.09) * vessel.height:
        r = _radius(vessel, depth)
        rows += _path("M", -r, depth, "a", r, r * _RIM, "0 0 0", 2 * r, 0.0)
    # Stakes, each a little nearer to the next towards the sides, as on anything round.
    for angle in np.radians(np.arange(-75, 76, 15)):
        across, rise = float(np.sin(angle)), float(np.cos(angle)) * _RIM
        (mouth, top), (foot, bottom) = _profile(vessel)[0], _profile(vessel)[-1]
        rows += _path("M", mouth * across, top + mouth * rise, "L", foot * across, bottom + foot * rise)
    look = {"fill": "none", "stroke": "#7d6138", "stroke-width": "12", "stroke-opacity": ".55"}
    SubElement(group, "path", {"d": rows, **look})
    # The braid of the rim.
    rim = _path("M", -vessel.mouth, vessel.lip, "a", vessel.mouth, vessel.mouth * _RIM, "0 0 0", 2 * vessel.mouth, 0.0)
    for width, colour, dashes in (("54", "#7d6138", "none"), ("40", "#c9a873", "34 10")):
        SubElement(
            group,
            "path",
            {"d": rim, "fill": "none", "stroke": colour, "stroke-width": width, "stroke-dasharray": dashes},
        )


def _grapevine(scene: Element, radius: float) -> None:
    """The frame of a wreath: a ring of many thin stems."""
    group = SubElement(scene, "g", {"stroke-width": "26", "stroke-opacity": ".8"})
    for number, colour in enumerate(("#6f5a43", "#8a7253", "#5f4c38", "#94805f", "#7b6547", "#8f7859")):
        wave = (number - 2.5) * 0.16
        ring = _ellipse(group, 0.4 * wave, 0.3 * wave - radius, radius + wave, "none", 1 - wave / radius)
        ring.set("stroke", colour)


# What is held in the hand.


class _Wrap:
    """Where a wrapping reaches: half its width at the top, the height of its sides, of its front and of its back."""

    def __init__(self, arranged: Arrangement, at: np.ndarray) -> None:
        heads = np.array([place.role != "foliage" for place in arranged.places])
        heads = heads if heads.any() else ~heads
        solid = np.array([place.solid for place in arranged.places])[heads]
        x, y = at[heads, 0], at[heads, 1]
        # As wide as most of the flowers, so that one that stands out does not make it a tub.
        reach = np.sort(np.abs(x) + 0.5 * solid)
        self.wide = float(reach[int(0.85 * (len(reach) - 1))])
        self.back = float(y.max())
        self.front = max(float(y.min()), 2.0)
        self.side = max(min(float(y[np.abs(x).argmax()]), 0.75 * self.back), self.front)
        self.waist = max(1.6 * arranged.bundle, 1.1)


def _wrap_back(scene: Element, arranged: Arrangement, at: np.ndarray) -> None:
    to = _Wrap(arranged, at)
    half = (to.side + to.back) / 2
    sheet = _path(
        "M", -to.waist, 0.0, "L", -1.08 * to.wide, -to.side,
        "Q", -0.9 * to.wide, -half, -0.45 * to.wide, -0.98 * to.back,
        "L", 0.1 * to.wide, -1.02 * to.back, "L", 0.55 * to.wide, -0.94 * to.back,
        "Q", 0.95 * to.wide, -half, 1.08 * to.wide, -to.side, "L", to.waist, 0.0, "Z",
    )  # fmt: skip
    SubElement(scene, "path", {"d": sheet, "fill": "#d8c29c", **_PAPER})


def _wrap_front(scene: Element, arranged: Arrangement, at: np.ndarray) -> None:
    to = _Wrap(arranged, at)
    group = SubElement(scene, "g", _PAPER)
    SubElement(group, "title").text = arranged.vessel.words or "paper wrap"
    tail, neck = 0.42 * max(to.side, 9.0), min(to.front, 0.62 * to.side)
    waist, wide, side = to.waist, to.wide, to.side
    skirt = _path(
        "M", -waist, 0.0, "Q", -1.5 * waist, 0.5 * tail, -2.2 * waist, tail, "L", -0.6 * waist, 0.9 * tail,
        "L", 0.5 * waist, 1.03 * tail, "L", 2.1 * waist, 0.95 * tail, "Q", 1.5 * waist, 0.5 * tail, waist, 0.0, "Z",
    )  # fmt: skip
    left = _path(
        "M", -waist, 0.0, "L", -1.08 * wide, -side, "Q", -0.5 * wide, -0.7 * side, 0.32 * wide, -neck,
        "L", waist, 0.0, "Z",
    )  # fmt: skip
    right = _path(
        "M", waist, 0.0, "L", 1.08 * wide, -side, "Q", 0.55 * wide, -0.72 * side, -0.22 * wide, -0.94 * neck,
        "L", -waist, 0.0, "Z",
    )  # fmt: skip
    for sheet, fill in ((skirt, "#d3bb92"), (left, "#dfcba6"), (right, "#e6d5b3")):
        SubElement(group, "path", {"d": sheet, "fill": fill})
    folds = _path(
        "M", 0.5 * waist, -0.2, "L", 0.62 * wide, -0.66 * side, "M", 0.2 * waist, -0.3, "L", 0.22 * wide, -0.7 * neck,
        "M", -0.5 * waist, -0.2, "L", -0.66 * wide, -0.62 * side, "M", -0.4 * waist, 0.3, "L", -waist, 0.8 * tail,
        "M", 0.5 * waist, 0.3, "L", waist, 0.8 * tail,
    )  # fmt: skip
    SubElement(group, "path", {"d": folds, "fill": "none", "stroke-opacity": ".35"})


def _bow(scene: Element, x: float, y: float, size: float, colour: str, words: str) -> None:
    """A band around the stems and a bow of two loops and two tails."""
    place = f"translate({_path(x, y)})scale({size:.2f})"
    look = {"fill": colour, "stroke": "#3b342a", "stroke-width": "2", "stroke-opacity": ".4"}
    group = SubElement(scene, "g", {"transform": place, **look})
    SubElement(group, "title").text = words
    for piece in _BOW:
        SubElement(group, "path", {"d": piece, "fill-opacity": ".96"})
    SubElement(group, "path", {"d": _CREASES, "fill": "none", "stroke-opacity": ".3"})
