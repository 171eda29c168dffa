"""A plate: an SVG drawing whose shapes are kept once and used many times.

Flowers and leaves of one kind share a few drawings of each attitude (`<g>` in `<defs>`, placed by `<use>`), each
turned, stretched and mirrored where it stands, so that no two heads are alike and a bouquet stays small.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.typing import NDArray

from tussie.drawing.chance import Chance
from tussie.drawing.colour import Oklch, srgb
from tussie.drawing.flower import painted
from tussie.drawing.foliage import Leaf, leaf_marks
from tussie.drawing.geometry import Array
from tussie.drawing.parts import TONES, Form, Layer, Mark, Tube

#: What the classes of marks look like: veins, dots, threads, needles, shade, plain surfaces, marks of petals.
STYLE = (
    ".tv{fill:none;stroke-opacity:.3}.td{fill:none;stroke-linecap:round;stroke-opacity:1}"
    ".tt{fill:none;stroke-linecap:round;stroke-linejoin:round}"
    ".ts{fill-opacity:.13;stroke:none}"
    ".tp{fill-opacity:.8;stroke-opacity:.15}.tm{fill:none;stroke-linecap:round;stroke-opacity:.75}"
)
#: Units of the drawing in a centimetre: whole numbers of a tenth of a millimetre are fine enough.
CM = 100
#: Units of a large flower: its outline loses nothing by half as many, and its path is a fifth shorter.
_COARSE = 50
#: Attitudes in which a flower is drawn, in degrees from face-on; small flowers need fewer.
_TILTS = (0, 22, 42, 62, 82)
_SMALL_TILTS = (8, 45, 78)
_SMALL = 2.6
#: So many flowers on a stem are florets, however large.
_MANY = 20
#: Drawings of one attitude of one flower, and of one leaf.
_VARIANTS = 2
_LEAF_VARIANTS = 3
#: A bouquet of more kinds than this shows few heads of each, and one drawing of an attitude will do; of more than that,
#: fewer attitudes will. So a picture of many kinds stays a small file.
_MANY_KINDS, _VERY_MANY_KINDS = 8, 14
_FEW_TILTS = (5, 40, 75)


class Ink(NamedTuple):
    """The colours of one kind of stem: a main colour by paint, and what the petals are at their base."""

    paints: dict[str, Oklch]
    eye: Oklch | None = None
    edge: Oklch | None = None


class Shape:
    """The shapes of one kind of flower, whatever its colours: form, bud, leaf and sizes; drawn once, and kept.

    A flower is drawn a few times in each of a few attitudes, from the same words each time, and so the same in every
    picture: a herbarium of which pictures are made. The more flowers stand on one stem (`number`), and the more kinds
    a picture holds, the fewer drawings of each are needed.
    """

    def __init__(
        self,
        name: str,
        form: Form,
        bud: Form,
        leaf: Leaf | None,
        flower_cm: float,
        leaf_cm: float,
        *,
        number: int = 1,
    ) -> None:
        self.name, self.form, self.bud, self.leaf = name, form, bud, leaf
        self.flower_cm, self.leaf_cm = flower_cm, leaf_cm
        small = number >= _MANY or flower_cm < _SMALL
        self._tilts: tuple[int, ...] = _SMALL_TILTS if small else _TILTS
        self._variants = _VARIANTS if small or number == 1 else 1
        #: How far it reaches along its axis, in radii: a tulip is taller than it is wide.
        lengths = [part.radius + part.length for part in form if isinstance(part, Layer)]
        self.reach = max([1.0, *lengths, *(part.high for part in form if isinstance(part, Tube))])
        #: Whether the flower has a left and a right, and so an up and a down that it keeps: orchid, pansy, iris.
        self.sided = any(isinstance(part, Layer) and len(part.azimuths) > 0 for part in form)

    def attitudes(self, tilts: Array, kinds: int) -> NDArray[np.intp]:
        """The tilts, in degrees from face-on, that are drawn for these, in a picture of so many kinds."""
        drawn = np.array(_FEW_TILTS if kinds > _VERY_MANY_KINDS else self._tilts, dtype=np.intp)
        nearest: NDArray[np.intp] = drawn[np.abs(tilts[:, None] - drawn).argmin(axis=1)]
        return nearest

    def variants(self, chance: Chance, count: int, kinds: int) -> NDArray[np.intp]:
        """Which of the drawings of their attitudes so many flowers are, in a picture of so many kinds."""
        return (chance.shares(count) * (1 if kinds > _MANY_KINDS else self._variants)).astype(int)


def _grain(size_cm: float) -> int:
    """Units of a drawing in a centimetre of what it shows."""
    return CM if size_cm < _SMALL else _COARSE


@lru_cache(maxsize=4096)
def _flower(shape: Shape, bud: bool, tilt: int, variant: int) -> list[Mark]:
    """A flower whose axis leans upwards by `tilt` degrees, downwards below 0."""
    chance = Chance(shape.name, bud, tilt, variant)
    return painted(shape.bud if bud else shape.form, shape.flower_cm / 2 * _grain(shape.flower_cm), tilt, chance)


@lru_cache(maxsize=1024)
def _leaf(shape: Shape, variant: int) -> list[Mark]:
    """A leaf with its base at the origin, its tip upwards."""
    assert shape.leaf is not None
    return leaf_marks(shape.leaf, shape.leaf_cm * _grain(shape.leaf_cm), Chance(shape.name, "leaf", variant))


class Kind(NamedTuple):
    """A kind of stem on a plate: its id, its shapes, its colours."""

    id: str
    shape: Shape
    ink: Ink


class Plate:
    """An SVG under way, of so many kinds of stems: its `defs`, and what has been drawn into them so far."""

    def __init__(self, prefix: str, kinds: int) -> None:
        self.prefix, self.kinds = prefix, kinds
        self.defs = Element("defs")
        self._made: dict[object, str] = {}
        self._last = 0

    def _id(self) -> str:
        self._last += 1
        return f"{self.prefix}{self._last}"

    def flower(self, kind: Kind, bud: bool, tilt: int, variant: int) -> str:
        """The id of a drawing of a flower (or bud) of this kind, its axis leaning upwards by `tilt` degrees."""
        key = (kind.id, bud, tilt, variant)
        if key not in self._made:
            self._made[key] = self._symbol(kind, _flower(kind.shape, bud, tilt, variant), kind.shape.flower_cm)
        return self._made[key]

    def leaf(self, kind: Kind, chance: Chance) -> str:
        """The id of one of the drawings of a leaf of this kind, its base at the origin, its tip upwards."""
        variant = chance.below(1 if self.kinds > _MANY_KINDS else _LEAF_VARIANTS)
        key = (kind.id, "leaf", variant)
        if key not in self._made:
            self._made[key] = self._symbol(kind, _leaf(kind.shape, variant), kind.shape.leaf_cm)
        return self._made[key]

    def halo(self, parent: Element, at: Array, axis: Array, radius: float) -> None:
        """The shadow that a head throws on what stands behind it: as flat as the head looks from here."""
        across = 0.86 * radius * CM
        lean = float(np.degrees(np.arctan2(axis[0], axis[1])))
        self.shadow(parent, at[0] * CM, (0.1 * radius - at[1]) * CM, across, across * max(0.4, abs(axis[2])), lean)

    def shadow(self, parent: Element, x: float, y: float, across: float, high: float, turn: float = 0.0) -> None:
        """A soft dark spot, in units of the plate, turned by degrees."""
        if "shadow" not in self._made:
            self._made["shadow"] = id = f"{self.prefix}shadow"
            gradient = SubElement(self.defs, "radialGradient", {"id": f"{id}-paint"})
            for offset, opacity in (("0.6", "0.34"), ("0.82", "0.14"), ("1", "0")):
                SubElement(gradient, "stop", {"offset": offset, "stop-color": "#2c3320", "stop-opacity": opacity})
            SubElement(self.defs, "circle", {"id": id, "r": "100", "fill": f"url(#{id}-paint)", "stroke": "none"})
        turned = f"rotate({turn:.0f})" if turn else ""
        place = f"translate({x:.0f} {y:.0f}){turned}scale({across / 100:.3g} {high / 100:.3g})"
        SubElement(parent, "use", {"href": f"#{self._made['shadow']}", "transform": place})

    def _symbol(self, kind: Kind, marks: list[Mark], size_cm: float) -> str:
        id, grain = self._id(), _grain(size_cm)
        main = kind.ink.paints["leaf" if marks and marks[0].paint == "leaf" and len(marks) < 6 else "petal"]
        # Small white flowers would be lost on pale paper without a firmer line, and smothered by a broad one.
        pale = main.lightness > 0.88 and size_cm < _SMALL
        firm, fine = (".6", max(0.9, 0.8 * size_cm)) if pale else (".42", max(2.0, min(7.0, 0.8 * size_cm)))
        attributes = {"id": id, "stroke": srgb(_edge(main)), "stroke-width": f"{fine * grain / CM:.1f}"}
        if grain != CM:
            attributes["transform"] = f"scale({CM // grain})"
        group = SubElement(self.defs, "g", attributes | {"stroke-opacity": firm})
        for mark in marks:
            self._mark(group, kind, mark, size_cm * grain, main)
        return id

    def _mark(self, group: Element, kind: Kind, mark: Mark, size: float, main: Oklch) -> None:
        colour = kind.ink.paints.get(mark.paint, main)
        if mark.kind == "round":
            attributes = {"d": mark.path, "fill": self._solid(kind, mark.paint, mark.tone)}
            if colour is not main:
                attributes["stroke"] = srgb(_edge(colour))
            SubElement(group, "path", attributes)
        elif mark.kind in ("fill", "rolled"):
            attributes = {"d": mark.path, "fill": self._paint(kind, mark.paint, mark.tone, size * (mark.size or 1))}
            if colour is not main:
                attributes["stroke"] = srgb(_edge(colour))
            if mark.kind == "rolled":
                attributes["stroke-opacity"] = ".18"
            SubElement(group, "path", attributes)
        elif mark.kind == "shade":
            SubElement(group, "path", {"d": mark.path, "fill": srgb(colour.shifted(-0.2)), "class": "ts"})
        elif mark.kind == "plain":
            SubElement(
                group, "path", {"d": mark.path, "fill": srgb(colour.shifted((mark.tone - 2) * 0.05)), "class": "tp"}
            )
        elif mark.kind == "stroke":
            SubElement(group, "path", {"d": mark.path, "stroke": srgb(colour), "class": "tm"})
        elif mark.kind == "line":
            attributes = {"d": mark.path, "class": "tv"}
            if colour is not main:
                attributes["stroke"] = srgb(_edge(colour) if mark.paint != "thread" else colour)
            SubElement(group, "path", attributes)
        else:
            stroke = srgb(colour.shifted((mark.tone - 2) * 0.07))
            SubElement(
                group, "path", {"d": mark.path, "class": "td", "stroke": stroke, "stroke-width": f"{mark.size:.0f}"}
            )

    def _paint(self, kind: Kind, paint: str, tone: int, size: float) -> str:
        """The gradient of a paint and tone from the base of a petal to its tip, as a fill."""
        colour = kind.ink.paints[paint]
        if paint not in ("petal", "second", "leaf"):
            return srgb(colour.shifted((tone - 2) * 0.05))
        key = (kind.id, paint, tone, size)
        if key not in self._made:
            id = self._id()
            eye = kind.ink.eye if paint == "petal" else None
            edge = kind.ink.edge if paint == "petal" else None
            radius = f"{size * (1 if paint == 'leaf' else 0.5):.0f}"
            place = {"gradientUnits": "userSpaceOnUse", "cx": "0", "cy": "0", "r": radius}
            gradient = SubElement(self.defs, "radialGradient", {"id": id, **place})
            for offset, stop in _stops(colour, tone, eye, edge):
                SubElement(gradient, "stop", {"offset": offset, "stop-color": srgb(stop)})
            self._made[key] = id
        return f"url(#{self._made[key]})"

    def _solid(self, kind: Kind, paint: str, tone: int) -> str:
        """The gradient of a round solid, from the side that is lit to the rim, as a fill."""
        key = (kind.id, "solid", paint, tone)
        if key not in self._made:
            id = self._id()
            colour = kind.ink.paints[paint].shifted((tone - 2) * 0.025)
            light = colour.shifted(0.1, 0.8, 6)
            if kind.ink.eye and paint == "petal":
                # The blush of an apple is on one side.
                light = kind.ink.eye.towards(colour, 0.35)
            dark = colour.shifted(-0.16, 0.95, -6)
            if colour.lightness > 0.88:
                dark = colour.shifted(-0.14, 1.2, 8)
            gradient = SubElement(self.defs, "radialGradient", {"id": id, "cx": ".42", "cy": ".37", "r": ".68"})
            for offset, stop in (("0", light), ("0.45", colour), ("1", dark)):
                SubElement(gradient, "stop", {"offset": offset, "stop-color": srgb(stop)})
            self._made[key] = id
        return f"url(#{self._made[key]})"


def _stops(colour: Oklch, tone: int, eye: Oklch | None, edge: Oklch | None) -> list[tuple[str, Oklch]]:
    """A petal from base to tip: deeper and duller in the throat, paler at the rim."""
    # Pale petals are shaded with a cool grey, or a white flower would be a hole in the paper.
    reach = 0.036 if colour.lightness < 0.9 else 0.03
    body = colour.shifted((tone - TONES // 2) * reach - (0.02 if colour.lightness > 0.9 else 0), 0.9)
    if colour.lightness > 0.93 and colour.chroma < 0.03:
        body = Oklch(body.lightness, 0.006 + 0.002 * (TONES - tone), 105)
    throat = body.shifted(-0.09, 1.08, -7) if eye is None else eye
    tip = body.shifted(0.05, 0.82, 5) if edge is None else edge
    if eye is None:
        return [("0.05", throat), ("0.55", body), ("1", tip)]
    return [("0.12", throat), ("0.3", body.towards(eye, 0.6)), ("0.48", body), ("1", tip)]


def _edge(colour: Oklch) -> Oklch:
    return colour.shifted(-0.25, 0.9) if colour.lightness < 0.9 else Oklch(0.6, 0.03, 110)
