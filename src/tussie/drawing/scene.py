"""The picture: an arrangement from the front, and its plan from above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import hypot
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.arranging import Arrangement
from tussie.drawing.chance import Chance
from tussie.drawing.habit import broad, frond, pinnate
from tussie.drawing.look import Look
from tussie.drawing.paper import PAPERS, Paper, ground
from tussie.drawing.plate import CM, STYLE, Plate
from tussie.drawing.stem import head, stalks
from tussie.drawing.vessel import back_of, front_of

#: How far above the flowers the eye stands, in degrees: high enough to see the centre of the dome and its rings.
_EYE = {"round": 34.0, "garden": 30.0, "spray": 6.0, "wreath": 0.0}
#: Around the picture, in centimetres.
_MARGIN = 2.6

Tell = Callable[[int], str]


class Frame(NamedTuple):
    """What is seen, in centimetres: left, top (upwards positive), width and height."""

    left: float
    top: float
    width: float
    height: float


def _eye(elevation: float) -> np.ndarray:
    """The rows that turn a point of the room (x right, y near, z up) into x, upwards and depth, seen from that high."""
    angle = np.radians(elevation)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0.0, 0.0], [0.0, -sin, cos], [0.0, cos, sin]])


def front(
    arranged: Arrangement, looks: Sequence[Look], paper: str, seed: int, prefix: str, tell: Tell
) -> tuple[Element, Frame]:
    """The picture of an arrangement from the front: the root of an SVG, and what it shows."""
    plate = Plate(prefix)
    eye = _eye(_EYE[arranged.style])
    at = np.array([place.at for place in arranged.places]) @ eye.T
    axis = np.array([place.axis for place in arranged.places]) @ eye.T
    looks = _trimmed(arranged, looks)
    frame = _frame(arranged, looks, at, axis)
    root = _root(frame, PAPERS[paper])
    ground(root, frame, paper, plate, Chance(seed, "paper"))
    root.append(plate.defs)
    scene = SubElement(root, "g", {"stroke-linejoin": "round"})
    back_of(scene, arranged, plate, at)
    stalks(plate, scene, arranged, looks, at, eye, Chance(seed, "stalks"))
    front_of(scene, arranged, plate, at)
    if arranged.style == "round" and len(at) > 9:
        # Between the heads one looks into the dark of the bouquet, not through it.
        middle, spread = at.mean(axis=0), at.std(axis=0)
        plate.shadow(scene, middle[0] * CM, -middle[1] * CM, 1.5 * spread[0] * CM, 1.4 * spread[1] * CM)
    _heads(plate, scene, arranged, looks, at, axis, tell, seed)
    return root, frame


#: Leaves that make one flat whole: they are made smaller, others are cut.
_FRONDS = (pinnate, frond, broad)


def _trimmed(arranged: Arrangement, looks: Sequence[Look]) -> Sequence[Look]:
    """Foliage as florists trim it: so long as suits the bouquet, or the wreath along which it lies."""
    longest = 0.6 * arranged.bundle if arranged.style == "wreath" else max(9.0, 0.72 * arranged.radius)
    roles = {place.stem: place.role for place in arranged.places}
    trimmed = []
    for number, seen in enumerate(looks):
        m = seen.measures
        if roles.get(number) == "foliage" and m.length > longest:
            share = longest / m.length
            if seen.habit in _FRONDS:
                share = max(share, 0.4)
                m = m._replace(length=m.length * share, size=m.size * share)
            else:
                m = m._replace(length=longest, number=max(2, round(m.number * share)))
        trimmed.append(seen._replace(measures=m))
    return trimmed


def _heads(
    plate: Plate, scene: Element, arranged: Arrangement, looks: Sequence[Look], at: np.ndarray, axis: np.ndarray,
    tell: Tell, seed: int,
) -> None:  # fmt: skip
    """Every head, the farthest first, each a group with its name; foliage behind the heads of its own row."""
    # Leaves reach outwards from under the heads, whichever stands nearer.
    depth = [at[n][2] - (6.0 if place.role == "foliage" else 0.0) for n, place in enumerate(arranged.places)]
    for n in sorted(range(len(depth)), key=depth.__getitem__):
        place = arranged.places[n]
        group = SubElement(scene, "g", {"id": f"{plate.prefix}stem{n + 1}"})
        SubElement(group, "title").text = tell(place.stem)
        look = looks[place.stem]
        if look.measures.width > 2.5 and place.role not in ("filler", "foliage"):
            plate.halo(group, at[n], place.solid)
        head(plate, group, look, at[n], axis[n], Chance(seed, "head", n, look.kind.id))


def _frame(arranged: Arrangement, looks: Sequence[Look], at: np.ndarray, axis: np.ndarray) -> Frame:
    """Heads, stems and vessel, with a margin."""
    reach = np.array([max(place.radius, 0.5) for place in arranged.places])
    lengths = np.array([looks[place.stem].measures.length for place in arranged.places])
    lengths = np.where(lengths > 2.2 * reach, lengths, 0.0)
    tips = at + axis * lengths[:, None]
    both = np.concatenate([at, tips])
    # The uppermost leaves of a sprig reach beyond its end.
    leaf = np.array([looks[p.stem].kind.shape.leaf_cm if p.role == "foliage" else 0.0 for p in arranged.places])
    around = np.concatenate([reach, np.maximum(reach, leaf)])
    vessel = arranged.vessel
    low = min(float((both[:, 1] - around).min()), -(vessel.lip + vessel.height) - 0.6 if vessel.height else 0.0)
    if not vessel.height and arranged.style != "wreath":
        low = min(low, max(-14.0, min(place.foot[2] for place in arranged.places)) - 0.5)
    high = float((both[:, 1] + around).max())
    side = float((np.abs(both[:, 0]) + around).max())
    side = max(side, vessel.belly + 1.0)
    return Frame(-side - _MARGIN, high + _MARGIN, 2 * (side + _MARGIN), high - low + 2 * _MARGIN)


def _root(frame: Frame, paper: Paper) -> Element:
    box = f"{frame.left * CM:.0f} {-frame.top * CM:.0f} {frame.width * CM:.0f} {frame.height * CM:.0f}"
    root = Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "width": f"{frame.width * 20:.0f}",
         "height": f"{frame.height * 20:.0f}", "role": "img"},
    )  # fmt: skip
    SubElement(root, "style").text = STYLE
    return root


# The plan.

#: What the rows of a legend need, in centimetres.
_LINE = 1.25


def plan(
    arranged: Arrangement, looks: Sequence[Look], paper: str, seed: int, prefix: str, tell: Tell, legend: Sequence[str]
) -> tuple[Element, Frame]:
    """The plan of an arrangement: each head seen from above in its place, numbered by kind, the rings dashed, a legend.

    A spray and a wreath have a front and no top: their plan is seen from the front.
    """
    plate = Plate(prefix)
    eye = _eye(90.0 if arranged.style in ("round", "garden") else 0.0)
    at = np.array([place.at for place in arranged.places]) @ eye.T
    axis = np.array([place.axis for place in arranged.places]) @ eye.T
    # A tall spike would hide what it leans over: on the plan every head lies in its place, seen nearly from above.
    axis[:, :2] *= 0.45
    axis /= np.linalg.norm(axis, axis=1)[:, None]
    reach = np.array([place.radius for place in arranged.places])
    side = float((np.abs(at[:, 0]) + reach).max()) + _MARGIN
    high = float((at[:, 1] + reach).max()) + _MARGIN
    low = float((at[:, 1] - reach).min()) - 1.0
    side = max([side, *(0.26 * len(row) for row in legend)])
    frame = Frame(-side, high, 2 * side, high - low + _LINE * len(legend) + _MARGIN)
    root = _root(frame, PAPERS[paper])
    ground(root, frame, paper, plate, Chance(seed, "paper"))
    root.append(plate.defs)
    scene = SubElement(root, "g", {"stroke-linejoin": "round"})
    _rings(scene, arranged, PAPERS[paper])
    _heads(plate, scene, arranged, looks, at, axis, tell, seed)
    for n, place in enumerate(arranged.places):
        _number(scene, at[n][0], at[n][1], place.stem + 1, PAPERS[paper])
    for row, words in enumerate(legend):
        y = low - _LINE * (row + 1)
        _number(scene, -side + _MARGIN + 0.5, y + 0.28, row + 1, PAPERS[paper])
        text = SubElement(
            scene, "text",
            {"x": f"{(-side + _MARGIN + 1.6) * CM:.0f}", "y": f"{-y * CM:.0f}", "font-size": f"{0.85 * CM:.0f}",
             "font-family": FONT, "fill": PAPERS[paper].ink, "stroke": "none"},
        )  # fmt: skip
        text.text = words
    return root, frame


#: The typeface that ships with the card, and what stands in for it elsewhere.
FONT = "'EB Garamond 12', 'EB Garamond', Garamond, Georgia, serif"


def _rings(scene: Element, arranged: Arrangement, paper: Paper) -> None:
    """A dashed circle beyond the outermost head of each ring but the last."""
    if arranged.style not in ("round", "garden"):
        return
    rings = list(dict.fromkeys(place.ring for place in arranged.places))
    for ring in rings[:-1]:
        inside = [place for place in arranged.places if place.ring == ring and place.role != "foliage"]
        if inside:
            out = max(hypot(place.at[0], place.at[1]) + place.solid * 0.9 for place in inside)
            dashed = {"stroke-opacity": ".5", "stroke-width": "6", "stroke-dasharray": "30 30"}
            SubElement(scene, "circle", {"r": f"{out * CM:.0f}", "fill": "none", "stroke": paper.ink, **dashed})


def _number(scene: Element, x: float, y: float, number: int, paper: Paper) -> None:
    group = SubElement(scene, "g", {"transform": f"translate({x * CM:.0f} {-y * CM:.0f})"})
    SubElement(
        group, "circle", {"r": "46", "fill": "#fffdf6", "fill-opacity": ".88", "stroke": "#4a4438", "stroke-width": "4"}
    )
    type = {"font-family": FONT, "font-size": "64" if number < 10 else "54", "fill": "#2d2a24", "stroke": "none"}
    SubElement(group, "text", {"text-anchor": "middle", "y": "21", **type}).text = str(number)
