"""Vases, wrapping and ribbon, seen from the front and a little from above."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.arranging import Arrangement, Vessel
from tussie.drawing.plate import CM, Plate

#: How round a rim looks: a vessel is drawn from lower than the flowers are, as still lifes do, so that it stands firm.
_RIM = 0.2
#: Light side, body, shadow side and outline of each ware.
_WARES = {
    "milk glass": ("#ffffff", "#f1efe9", "#c3c4c4", "#9fa3a3"),
    "jug": ("#e9e3d3", "#cfc6b1", "#8d8777", "#7a7464"),
    "urn": ("#dfe2e3", "#b1b6b9", "#70777c", "#5f666a"),
    "basket": ("#d9bd8c", "#bd9a66", "#82663d", "#6f5733"),
}
_RIBBONS = {
    "white": "#f3efe6", "black": "#2b282b", "red": "#a8283a", "pink": "#d98ba6", "blue": "#5f7db5", "green": "#6f8f62",
    "gold": "#c19a45", "yellow": "#d9b94b", "purple": "#75508a", "silver": "#b9bcc0", "cream": "#eadfc4", "violet": "#75508a",
    "lavender": "#a79ac9", "orange": "#cf7a3a", "brown": "#7d5a41", "grey": "#9a9a9a", "ivory": "#eee6d0",
}  # fmt: skip


def back_of(scene: Element, arranged: Arrangement, plate: Plate, at: np.ndarray) -> None:
    """What stands behind the stems: the ground's shadow, the far rim, the back of the wrapping, the frame of a wreath."""
    vessel = arranged.vessel
    if arranged.style == "wreath":
        _frame_of_wreath(scene, arranged)
    elif vessel.kind == "paper":
        _wrap_back(scene, arranged, at)
    elif vessel.height:
        bottom = (vessel.lip + vessel.height) * CM
        plate.shadow(scene, 0, bottom, vessel.foot * 2.1 * CM, vessel.foot * 0.36 * CM)
        light, body, shade, line = _WARES.get(vessel.kind, ("#eef4f2", "#dfe9e6", "#b9cac6", "#93a8a4"))
        SubElement(
            scene, "ellipse",
            {"cx": "0", "cy": f"{vessel.lip * CM:.0f}", "rx": f"{vessel.mouth * CM:.0f}", "ry": f"{vessel.mouth * _RIM * CM:.0f}",
             "fill": shade, "fill-opacity": ".9" if vessel.kind in _WARES else ".35", "stroke": line, "stroke-width": "7"},
        )  # fmt: skip


def front_of(scene: Element, arranged: Arrangement, plate: Plate, at: np.ndarray) -> None:
    """What stands before the stems: the body of the vessel, the front of the wrapping, the ribbon."""
    vessel = arranged.vessel
    ribbon = arranged.bouquet.ribbon
    if arranged.style == "wreath":
        if ribbon:
            _bow(scene, -0.62 * arranged.bundle, 0.22 * arranged.bundle, 3.2, ribbon)
    elif vessel.kind == "paper":
        _wrap_front(scene, arranged, at)
        _bow(scene, 0, 0, max(2.2, 1.6 * arranged.bundle), ribbon or "cream")
    elif vessel.height:
        _body(scene, vessel, plate)
        if ribbon:
            _bow(scene, 0, -(vessel.lip + 0.16 * vessel.height), 0.7 * vessel.mouth + 0.6, ribbon)
    else:
        _bow(scene, 0, 0, max(2.0, 1.5 * arranged.bundle), ribbon or "cream")


def _profile(vessel: Vessel) -> list[tuple[float, float]]:
    """Radius and height below the rim, from mouth to foot, in centimetres."""
    mouth, belly, foot, height = vessel.mouth, vessel.belly, vessel.foot, vessel.height
    if vessel.kind == "clear glass":
        return [(mouth, 0), (mouth * 0.97, 0.3 * height), (belly, 0.7 * height), (foot, height)]
    if vessel.kind == "bud vase":
        return [
            (mouth, 0),
            (mouth * 0.8, 0.3 * height),
            (belly, 0.62 * height),
            (belly * 0.98, 0.82 * height),
            (foot, height),
        ]
    if vessel.kind == "urn":
        return [(mouth, 0), (mouth * 0.86, 0.12 * height), (belly, 0.36 * height), (foot * 0.4, 0.74 * height),
                (foot * 0.5, 0.86 * height), (foot, height)]  # fmt: skip
    if vessel.kind == "basket":
        return [(mouth, 0), (mouth * 0.98, 0.4 * height), (foot, height)]
    # A vase with a neck and shoulders.
    return [
        (mouth, 0),
        (mouth * 0.8, 0.14 * height),
        (belly, 0.42 * height),
        (belly * 0.86, 0.72 * height),
        (foot, height),
    ]


def _outline(vessel: Vessel) -> str:
    """The silhouette: the near rim, down the right side, around the foot, up the left."""
    points = [(r * CM, (vessel.lip + z) * CM) for r, z in _profile(vessel)]
    (mouth, top), *_, (foot, bottom) = points
    right = _smooth(points)
    left = _smooth([(-r, z) for r, z in reversed(points)])
    rim = f"A{mouth:.0f} {mouth * _RIM:.0f} 0 0 0 {mouth:.0f} {top:.0f}"
    base = f"A{foot:.0f} {foot * _RIM:.0f} 0 0 1 {-foot:.0f} {bottom:.0f}"
    return f"M{-mouth:.0f} {top:.0f}{rim}{right}{base}{left}Z"


def _smooth(points: Sequence[tuple[float, float]]) -> str:
    """A curve through points (Catmull-Rom), from the first, where the pen already is."""
    d = ""
    padded = [points[0], *points, points[-1]]
    for (ax, ay), (bx, by), (cx, cy), (ex, ey) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        d += f"C{bx + (cx - ax) / 6:.0f} {by + (cy - ay) / 6:.0f} {cx - (ex - bx) / 6:.0f} {cy - (ey - by) / 6:.0f} {cx:.0f} {cy:.0f}"
    return d


def _body(scene: Element, vessel: Vessel, plate: Plate) -> None:
    outline = _outline(vessel)
    glass = vessel.kind not in _WARES
    id = f"{plate.prefix}ware"
    gradient = SubElement(plate.defs, "linearGradient", {"id": id})
    if glass:
        stops = (("0", "#9fb8b3", ".42"), (".12", "#dfeae8", ".3"), (".3", "#ffffff", ".12"), (".7", "#cfe0dc", ".16"),
                 (".9", "#b0c8c3", ".3"), ("1", "#8aa5a0", ".5"))  # fmt: skip
        line = "#8aa09c"
    else:
        light, body, shade, line = _WARES[vessel.kind]
        stops = (("0", shade, "1"), (".16", body, "1"), (".36", light, "1"), (".62", body, "1"), (".9", shade, "1"),
                 ("1", body, "1"))  # fmt: skip
    for offset, colour, opacity in stops:
        SubElement(gradient, "stop", {"offset": offset, "stop-color": colour, "stop-opacity": opacity})
    group = SubElement(scene, "g", {"id": f"{plate.prefix}vase"})
    SubElement(group, "title").text = vessel.words or vessel.kind
    if glass:
        water = 0.3 * vessel.height
        level = [(r, z) for r, z in _profile(vessel)]
        width = float(np.interp(water, [z for _, z in level], [r for r, _ in level])) * CM
        y = (vessel.lip + water) * CM
        SubElement(
            group, "ellipse",
            {"cx": "0", "cy": f"{y:.0f}", "rx": f"{width * 0.97:.0f}", "ry": f"{width * _RIM * 0.9:.0f}", "fill": "#cfe3e2",
             "fill-opacity": ".5", "stroke": "#8fb0ad", "stroke-opacity": ".6", "stroke-width": "5"},
        )  # fmt: skip
    SubElement(
        group,
        "path",
        {"d": outline, "fill": f"url(#{id})", "stroke": line, "stroke-width": "9", "stroke-opacity": ".7"},
    )
    if vessel.kind == "jug":
        x, y, h = vessel.mouth * CM, vessel.lip * CM, vessel.height * CM
        handle = f"M{x * 0.9:.0f} {y + 0.06 * h:.0f}q{0.42 * h:.0f} {0.02 * h:.0f} {0.36 * h:.0f} {0.26 * h:.0f}t{-0.2 * h:.0f} {0.3 * h:.0f}"
        for width, colour in ((62, line), (46, _WARES["jug"][1])):
            SubElement(
                group,
                "path",
                {"d": handle, "fill": "none", "stroke": colour, "stroke-width": str(width), "stroke-linecap": "round"},
            )
    elif vessel.kind == "basket":
        _weave(group, vessel)
    elif vessel.kind == "milk glass":
        # The hobnails that tell milk glass from china, in the light of the left side.
        _hobnails(group, vessel)
    # The light of a window on the shoulder.
    x, y = -0.42 * vessel.belly * CM, (vessel.lip + 0.4 * vessel.height) * CM
    SubElement(
        group, "ellipse",
        {"cx": f"{x:.0f}", "cy": f"{y:.0f}", "rx": f"{0.1 * vessel.belly * CM:.0f}", "ry": f"{0.17 * vessel.height * CM:.0f}",
         "fill": "#ffffff", "fill-opacity": ".45"},
    )  # fmt: skip


def _hobnails(group: Element, vessel: Vessel) -> None:
    profile = _profile(vessel)
    dots = ""
    rows = np.arange(0.3, 0.92, 0.075) * vessel.height
    for row, z in enumerate(rows):
        r = float(np.interp(z, [depth for _, depth in profile], [radius for radius, _ in profile]))
        turns = np.linspace(-1.25, 1.25, 11) + (0.125 if row % 2 else 0.0)
        for turn in turns[np.abs(turns) < 1.3]:
            x, y = r * np.sin(turn) * CM, (vessel.lip + z + r * np.cos(turn) * _RIM * 0.9) * CM
            dots += f"M{x:.0f} {y:.0f}h1"
    SubElement(
        group, "path", {"d": dots, "class": "d", "stroke": "#b9bbbb", "stroke-width": "34", "stroke-opacity": ".35"}
    )
    SubElement(
        group,
        "path",
        {
            "d": dots,
            "class": "d",
            "stroke": "#ffffff",
            "stroke-width": "20",
            "stroke-opacity": ".8",
            "transform": "translate(-5 -6)",
        },
    )


def _weave(group: Element, vessel: Vessel) -> None:
    profile = _profile(vessel)
    d = ""
    for z in np.arange(0.1, 0.98, 0.09) * vessel.height:
        r = float(np.interp(z, [depth for _, depth in profile], [radius for radius, _ in profile])) * CM
        y = (vessel.lip + z) * CM
        d += f"M{-r:.0f} {y:.0f}a{r:.0f} {r * _RIM:.0f} 0 0 0 {2 * r:.0f} 0"
    SubElement(
        group, "path", {"d": d, "fill": "none", "stroke": "#7d6138", "stroke-width": "12", "stroke-opacity": ".55"}
    )


# Wrapping.


def _wrap_points(arranged: Arrangement, at: np.ndarray) -> tuple[float, float, float, float]:
    """Half the width of the wrapping at its top, where its sides end, where its front dips to, and its waist."""
    solid = np.array([place.solid for place in arranged.places])
    heads = np.array([place.role != "foliage" for place in arranged.places])
    if not heads.any():
        heads[:] = True
    wide = float((np.abs(at[heads, 0]) + 0.35 * solid[heads]).max())
    low = float(at[heads, 1].min())
    side = float(at[heads][np.abs(at[heads, 0]).argmax()][1])
    return wide, max(side, low + 2.0), max(low, 2.0), max(1.6 * arranged.bundle, 1.1)


def _wrap_back(scene: Element, arranged: Arrangement, at: np.ndarray) -> None:
    wide, side, _, waist = (value * CM for value in _wrap_points(arranged, at))
    high = float(at[:, 1].max()) * CM
    d = (
        f"M{-waist:.0f} 0L{-1.08 * wide:.0f} {-side:.0f}Q{-0.9 * wide:.0f} {-(side + high) / 2:.0f} {-0.45 * wide:.0f} {-high * 0.98:.0f}"
        f"L{0.1 * wide:.0f} {-high * 1.02:.0f}L{0.55 * wide:.0f} {-high * 0.94:.0f}Q{0.95 * wide:.0f} {-(side + high) / 2:.0f} {1.08 * wide:.0f} {-side:.0f}"
        f"L{waist:.0f} 0Z"
    )
    SubElement(
        scene, "path", {"d": d, "fill": "#d8c29c", "stroke": "#a58c61", "stroke-width": "6", "stroke-opacity": ".6"}
    )


def _wrap_front(scene: Element, arranged: Arrangement, at: np.ndarray) -> None:
    wide, side, low, waist = (value * CM for value in _wrap_points(arranged, at))
    group = SubElement(scene, "g", {"stroke": "#a58c61", "stroke-width": "6", "stroke-opacity": ".55"})
    SubElement(group, "title").text = arranged.vessel.words or "paper wrap"
    tail = 0.42 * max(side, 900)
    neck = min(low, 0.62 * side)
    skirt = f"M{-waist:.0f} 0Q{-1.5 * waist:.0f} {0.5 * tail:.0f} {-2.2 * waist:.0f} {tail:.0f}L{-0.6 * waist:.0f} {0.9 * tail:.0f}L{0.5 * waist:.0f} {1.03 * tail:.0f}L{2.1 * waist:.0f} {0.95 * tail:.0f}Q{1.5 * waist:.0f} {0.5 * tail:.0f} {waist:.0f} 0Z"
    SubElement(group, "path", {"d": skirt, "fill": "#d3bb92"})
    left = f"M{-waist:.0f} 0L{-1.08 * wide:.0f} {-side:.0f}Q{-0.5 * wide:.0f} {-0.7 * side:.0f} {0.32 * wide:.0f} {-neck:.0f}L{waist:.0f} 0Z"
    right = f"M{waist:.0f} 0L{1.08 * wide:.0f} {-side:.0f}Q{0.55 * wide:.0f} {-0.72 * side:.0f} {-0.22 * wide:.0f} {-neck * 0.94:.0f}L{-waist:.0f} 0Z"
    SubElement(group, "path", {"d": left, "fill": "#dfcba6"})
    SubElement(group, "path", {"d": right, "fill": "#e6d5b3"})
    folds = (
        f"M{0.5 * waist:.0f} {-20}L{0.62 * wide:.0f} {-0.66 * side:.0f}M{0.2 * waist:.0f} {-30}L{0.22 * wide:.0f} {-0.7 * neck:.0f}"
        f"M{-0.5 * waist:.0f} {-20}L{-0.66 * wide:.0f} {-0.62 * side:.0f}M{-0.4 * waist:.0f} 30L{-waist:.0f} {0.8 * tail:.0f}M{0.5 * waist:.0f} 30L{waist:.0f} {0.8 * tail:.0f}"
    )
    SubElement(group, "path", {"d": folds, "fill": "none", "stroke-opacity": ".35"})


def _bow(scene: Element, x: float, y: float, size: float, words: str) -> None:
    """A band around the stems and a bow of two loops and two tails; x, y and size in centimetres, y upwards."""
    colour = next(
        (srgb for word, srgb in _RIBBONS.items() if word in words.lower().replace("-", " ").split()), "#eadfc4"
    )
    group = SubElement(
        scene, "g",
        {"transform": f"translate({x * CM:.0f} {-y * CM:.0f})scale({size:.2f})", "fill": colour, "stroke": "#3b342a",
         "stroke-width": "2", "stroke-opacity": ".4"},
    )  # fmt: skip
    SubElement(group, "title").text = f"{words} ribbon"
    for d in (
        "M-62-22Q0-8 62-22L60 20Q0 36-60 20Z",
        "M-6 6Q-40 70-58 150L-36 140L-22 156Q-6 80 8 10Z",
        "M6 6Q34 76 62 138L40 142L32 160Q4 84-8 10Z",
        "M0 4Q-70-74-112-40Q-124 20-92 40Q-40 40 0 4Z",
        "M0 4Q68-80 112-44Q126 14 96 40Q42 42 0 4Z",
        "M-18-16Q0-24 18-16Q24 6 16 24Q0 32-16 24Q-24 6-18-16Z",
    ):
        SubElement(group, "path", {"d": d, "fill-opacity": ".96"})
    SubElement(
        group,
        "path",
        {
            "d": "M-14 2Q-60-30-92-22M14 2Q60-32 92-26M-14 8Q-50 16-84 14M14 8Q52 18 86 14",
            "fill": "none",
            "stroke-opacity": ".3",
        },
    )


def _frame_of_wreath(scene: Element, arranged: Arrangement) -> None:
    """Grapevine: a ring of many thin stems."""
    r = arranged.bundle * CM
    group = SubElement(scene, "g", {"fill": "none", "stroke-width": "26", "stroke-opacity": ".8"})
    for number, colour in enumerate(("#6f5a43", "#8a7253", "#5f4c38", "#94805f", "#7b6547", "#8f7859")):
        wave = (number - 2.5) * 0.16 * 100
        SubElement(
            group, "ellipse",
            {"cx": f"{wave * 0.4:.0f}", "cy": f"{-r + wave * 0.3:.0f}", "rx": f"{r + wave:.0f}", "ry": f"{r - 0.6 * wave:.0f}", "stroke": colour},
        )  # fmt: skip
