"""The picture: an arrangement from the front, and its plan from above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import atan2, cos, hypot, sin
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.arranging import Arrangement, Place
from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, Bounds
from tussie.drawing.habit.leafage import blades, broad, ears, frond, pinnate, sheaf
from tussie.drawing.look import Look
from tussie.drawing.paper import PAPERS, Paper, ground
from tussie.drawing.plate import CM, STYLE, Plate
from tussie.drawing.stem import head, stalks
from tussie.drawing.vessel import RIBBON, back_of, front_of, reach_of

#: How far above the flowers the eye stands, in degrees: high enough to see the centre of the dome and its rings.
_EYE = {"round": 34.0, "garden": 30.0, "spray": 6.0, "wreath": 0.0}
#: Around the picture, in centimetres.
_MARGIN = 1.8
#: The typeface that ships with Tussie, and what stands in for it elsewhere.
FONT = "'EB Garamond 12', 'EB Garamond', Garamond, Georgia, serif"

Tell = Callable[[int], str]


class Frame(NamedTuple):
    """What is seen, in centimetres: left, top (upwards positive), width and height."""

    left: float
    top: float
    width: float
    height: float


def front(
    arranged: Arrangement,
    looks: Sequence[Look],
    ribbon: str,
    paper: str,
    seed: int,
    prefix: str,
    tell: Tell,
) -> Element:
    """The picture of an arrangement from the front, its ribbon in a colour: the root of an SVG."""
    plate, scene = Plate(prefix, len({look.kind.id for look in looks})), Element("g", {"stroke-linejoin": "round"})
    looks = _trimmed(arranged, looks)
    eye = _eye(_EYE[arranged.style])
    at = np.array([place.at for place in arranged.places]) @ eye.T
    axis = np.array([place.axis for place in arranged.places]) @ eye.T
    back_of(scene, arranged, plate, at)
    stalks(plate, scene, arranged, looks, at, axis, eye, Chance(seed, "stalks"))
    front_of(scene, arranged, plate, at, ribbon or RIBBON)
    if arranged.style == "round" and len(at) > 9:
        # Between the heads one looks into the dark of the bouquet, not through it.
        middle, spread = at.mean(axis=0), at.std(axis=0)
        plate.shadow(scene, middle[0] * CM, -middle[1] * CM, 1.5 * spread[0] * CM, 1.4 * spread[1] * CM)
    bounds = [*_heads(plate, scene, arranged, looks, at, axis, tell, seed), reach_of(arranged)]
    return _root(_frame(bounds), paper, plate, scene, seed)


def _eye(elevation: float) -> Array:
    """The rows that turn a point of the room (x right, y near, z up) into x, upwards and depth, seen from that high."""
    angle = np.radians(elevation)
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0.0, 0.0], [0.0, -sine, cosine], [0.0, cosine, sine]])


#: Leaves that make one flat whole, and leaves that are as long as they are large: they are made smaller, others are
#: cut.
_WHOLE, _LONG = (pinnate, frond, broad), (blades, sheaf, ears)


def _trimmed(arranged: Arrangement, looks: Sequence[Look]) -> Sequence[Look]:
    """Foliage as florists trim it: so long as suits the bouquet, or the wreath along which it lies."""
    longest = 0.45 * arranged.bundle if arranged.style == "wreath" else max(9.0, 0.72 * arranged.radius)
    trimmed = []
    for seen in looks:
        m = seen.measures
        share = longest / max(m.length, m.size if seen.habit in _LONG else 0.0)
        if not seen.kind.shape.form and share < 1:
            if seen.habit in (*_WHOLE, *_LONG):
                m = m._replace(length=m.length * share, size=m.size * share)
            else:
                m = m._replace(length=m.length * share, number=max(2, round(m.number * share)))
        trimmed.append(seen._replace(measures=m))
    return trimmed


def _heads(
    plate: Plate,
    scene: Element,
    arranged: Arrangement,
    looks: Sequence[Look],
    at: Array,
    axis: Array,
    tell: Tell,
    seed: int,
) -> list[Bounds]:
    """Every head, the farthest first, each a group with its name, and how far each reaches."""
    # Leaves reach outwards from under the heads, whichever stands nearer.
    depth = [at[n][2] - (6.0 if place.role == "foliage" else 0.0) for n, place in enumerate(arranged.places)]
    behind: list[int] = []
    bounds = []
    for n in sorted(range(len(depth)), key=depth.__getitem__):
        place = arranged.places[n]
        group = SubElement(scene, "g", {"id": f"{plate.prefix}stem{n + 1}"})
        SubElement(group, "title").text = tell(place.stem)
        if place.role in ("focal", "mass"):
            # Between the falls of an iris one sees through it.
            open_form = looks[place.stem].kind.shape.sided
            _shade(plate, group, arranged.places, at, axis[n], n, behind, 0.62 if open_form else 1.0)
            behind.append(n)
        bounds.append(head(plate, group, looks[place.stem], at[n], axis[n], Chance(seed, "head", n, place.flower)))
    return bounds


def _shade(
    plate: Plate,
    group: Element,
    places: Sequence[Place],
    at: Array,
    axis: Array,
    n: int,
    behind: Sequence[int],
    share: float,
) -> None:
    """The shadow of a head on the heads behind it; none on the paper, where it would be smoke."""
    here, solid = at[n, :2], places[n].solid
    under = [at[other, :2] for other in behind if hypot(*(at[other, :2] - here)) < solid + places[other].solid]
    if under:
        way = np.mean(under, axis=0) - here
        far = max(hypot(*way), 1e-6)
        plate.halo(group, here + way / far * min(far, 0.28 * solid), axis, share * solid)


def _frame(bounds: Sequence[Bounds]) -> Frame:
    """Everything that is drawn, with a margin."""
    lefts, lows, rights, highs = zip(*bounds, strict=True)
    left, low, right, high = (
        min(lefts) - _MARGIN,
        min(lows) - _MARGIN,
        max(rights) + _MARGIN,
        max(highs) + _MARGIN,
    )
    return Frame(left, high, right - left, high - low)


def _root(frame: Frame, paper: str, plate: Plate, scene: Element, seed: int) -> Element:
    box = f"{frame.left * CM:.0f} {-frame.top * CM:.0f} {frame.width * CM:.0f} {frame.height * CM:.0f}"
    size = {"width": f"{frame.width * 20:.0f}", "height": f"{frame.height * 20:.0f}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, **size, "role": "img"})
    SubElement(root, "style").text = STYLE
    ground(root, frame, paper, plate, Chance(seed, "paper"))
    root.append(plate.defs)
    root.append(scene)
    return root


# The plan.

#: What the rows of a legend need, and how wide a letter is, as shares of the width of the plan.
_LINE, _LETTER = 0.036, 0.0105


def plan(
    arranged: Arrangement,
    looks: Sequence[Look],
    paper: str,
    seed: int,
    prefix: str,
    tell: Tell,
    legend: Sequence[str],
) -> Element:
    """The plan of an arrangement: each head in its place, numbered by kind, the rings dashed, a legend.

    A dome is seen from above, unrolled, so that its edge is as wide as its centre. A spray and a wreath have a front
    and no top: their plan is seen from the front.
    """
    plate, scene = Plate(prefix, len({look.kind.id for look in looks})), Element("g", {"stroke-linejoin": "round"})
    looks = [_short(look, 0.35 * arranged.radius) for look in _trimmed(arranged, looks)]
    domed = arranged.style in ("round", "garden")
    eye = _eye(90.0 if domed else 0.0)
    at = np.array([place.at for place in arranged.places]) @ eye.T
    if domed:
        for n, place in enumerate(arranged.places):
            out, turn = place.reach * arranged.spread, atan2(at[n, 1], at[n, 0])
            at[n, :2] = out * cos(turn), out * sin(turn)
    axis = np.array([place.axis for place in arranged.places]) @ eye.T
    # A tall spike would hide what it leans over: on the plan every head lies in its place, seen nearly from above.
    axis[:, :2] *= 0.4
    axis /= np.linalg.norm(axis, axis=1)[:, None]
    bounds = _heads(plate, scene, arranged, looks, at, axis, tell, seed)
    wide = _frame(bounds).width
    line = _LINE * wide
    # A line of the legend may be longer than the plan is wide.
    longest = _LETTER * wide * 1.6 * max(map(len, legend), default=0)
    left, low = min(bound[0] for bound in bounds), min(bound[1] for bound in bounds)
    bounds.append((left, low - line * (len(legend) + (1 if legend else 0)), left + longest + 2 * line, low))
    frame = _frame(bounds)
    ink = PAPERS[paper]
    if domed:
        _rings(scene, arranged, ink)
    radius = max(0.42, 0.012 * frame.width)
    for n, (x, y) in enumerate(_apart(at[:, :2], 1.9 * radius).tolist()):
        _number(scene, x, y, arranged.places[n].stem + 1, radius)
    for row, words in enumerate(legend):
        y = low - line * (row + 1.5)
        _number(scene, left + 0.4 * line, y + 0.26 * line, row + 1, 0.38 * line)
        type = {"font-family": FONT, "font-size": f"{0.68 * line * CM:.0f}", "fill": ink.ink, "stroke": "none"}
        where = {"x": f"{(left + 1.2 * line) * CM:.0f}", "y": f"{-y * CM:.0f}"}
        SubElement(scene, "text", {**where, **type}).text = words
    return _root(frame, paper, plate, scene, seed)


def _short(look: Look, longest: float) -> Look:
    """What is long, as it lies on a plan."""
    m = look.measures
    share = min(1.0, longest / max(m.length, 1.0))
    if look.kind.shape.form or share == 1.0:
        return look
    return look._replace(measures=m._replace(length=m.length * share, number=max(2, round(m.number * share))))


def _apart(points: Array, distance: float) -> Array:
    """Points moved just so far that no two are nearer than a distance, as well as a few rounds can do it."""
    # Two on the very same spot would not know which way to go.
    turn = 2.4 * np.arange(len(points))
    moved = points + 1e-3 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(12):
        way = moved[:, None] - moved[None]
        far = np.sqrt((way**2).sum(axis=2)) + np.eye(len(moved)) * 1e9
        push = np.maximum(0.0, distance - far) / 2
        if not push.any():
            break
        moved = moved + (way / far[..., None] * push[..., None]).sum(axis=1)
    return moved


def _rings(scene: Element, arranged: Arrangement, paper: Paper) -> None:
    """A dashed circle beyond the outermost head of each ring but the last."""
    for ring in sorted({place.ring for place in arranged.places})[:-1]:
        inside = [place for place in arranged.places if place.ring == ring and place.role != "foliage"]
        if inside:
            out = max(place.reach * arranged.spread + 0.5 * place.solid for place in inside)
            dashed = {"stroke-opacity": ".7", "stroke-width": "7", "stroke-dasharray": "30 26"}
            SubElement(scene, "circle", {"r": f"{out * CM:.0f}", "fill": "none", "stroke": paper.ink, **dashed})


def _number(scene: Element, x: float, y: float, number: int, radius: float) -> None:
    """A number on a pale disc, so that it can be read on any flower."""
    r = radius * CM
    group = SubElement(scene, "g", {"transform": f"translate({x * CM:.0f} {-y * CM:.0f})"})
    disc = {"fill": "#fffdf6", "fill-opacity": ".9", "stroke": "#4a4438", "stroke-width": f"{0.07 * r:.0f}"}
    SubElement(group, "circle", {"r": f"{r:.0f}", **disc})
    size = f"{(1.4 if number < 10 else 1.2) * r:.0f}"
    type = {"font-family": FONT, "font-size": size, "fill": "#2d2a24", "stroke": "none"}
    SubElement(group, "text", {"text-anchor": "middle", "y": f"{0.45 * r:.0f}", **type}).text = str(number)
