"""What a picture is painted on: laid paper, a night ground, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.drawing.chance import Chance
from tussie.drawing.plate import CM, Plate

if TYPE_CHECKING:
    from tussie.drawing.scene import Frame


class Paper(NamedTuple):
    """A ground: its colour (``""``: none), what darkens its margin, its fibres, the ink written on it."""

    colour: str
    margin: str
    fibre: str
    ink: str


PAPERS = {
    "cream": Paper("#f8f3e6", "#d9c9a3", "#b9a67c", "#3b362c"),
    "night": Paper("#23262b", "#0f1114", "#5d6470", "#e9e4d6"),
    "none": Paper("", "", "", "#6f6a5f"),
}


def ground(root: Element, frame: Frame, name: str, plate: Plate, chance: Chance) -> None:
    """The paper under a picture: a vignette and a few hundred fibres, which the eye takes for a surface."""
    paper = PAPERS[name]
    if not paper.colour:
        return
    x, y, width, height = (round(value * CM) for value in (frame.left, -frame.top, frame.width, frame.height))
    box = {"x": str(x), "y": str(y), "width": str(width), "height": str(height)}
    gradient = SubElement(plate.defs, "radialGradient", {"id": f"{plate.prefix}paper", "r": ".85"})
    SubElement(gradient, "stop", {"offset": ".5", "stop-color": paper.margin, "stop-opacity": "0"})
    SubElement(gradient, "stop", {"offset": "1", "stop-color": paper.margin, "stop-opacity": ".5"})
    SubElement(root, "rect", {**box, "fill": paper.colour})
    SubElement(root, "rect", {**box, "fill": f"url(#{plate.prefix}paper)"})
    n = 260
    start = np.rint(chance.shares(n, 2) * [width, height] + [x, y]).astype(int).tolist()
    way = np.rint((chance.shares(n, 2) - 0.5) * 90).astype(int).tolist()
    fibres = "".join(f"M{a} {b}l{c} {d}" for (a, b), (c, d) in zip(start, way, strict=True))
    look = {"fill": "none", "stroke": paper.fibre, "stroke-width": "3", "stroke-opacity": ".22"}
    SubElement(root, "path", {"d": fibres.replace(" -", "-"), **look})
