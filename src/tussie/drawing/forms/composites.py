"""Heads of many florets: daisies, chrysanthemums, thistles, scabious, proteas."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from tussie.drawing.parts import Disc, Form, Layer, Stamens


def _ball(
    rows: tuple[tuple[int, float], ...],
    outline: str,
    length: float,
    width: float,
    lean: tuple[float, float],
    core: float,
    low: float = 0.0,
    under: float = 0.0,
    **more: Any,
) -> tuple[Layer, ...]:
    """Whorls on a ball: how many at which angle from its top, leaning so far from its radius at base and tip.

    `core` is the radius of the ball and `low` the height of its middle. Petals that lean outwards lie over those below
    them; those that lean inwards lie `under` them, the nearer to the top the deeper.
    """
    return tuple(
        Layer(
            count, outline, length, width, angle + lean[0], angle + lean[1],
            radius=core * sin(radians(angle)), height=low + core * cos(radians(angle)),
            **{"veins": 0, "depth": -under * cos(radians(angle)), **more},
        )
        for count, angle in rows
    )  # fmt: skip


def _core(radius: float, low: float = 0.0, paint: str = "petal", depth: float = 0.0) -> Disc:
    """A ball that closes the gaps between petals."""
    return Disc(1, radius, low=low, size=0.02, paint=paint, ball=True, depth=depth)


#: The green cup of bracts below a head, which one sees from the side.
_CUP = Layer(8, "ovate", 0.3, 0.5, 40, 74, veins=0, radius=0.1, height=-0.17, paint="leaf", uneven=0.1)

FORMS: dict[str, Form] = {
    # Rays around a disc.
    "daisy": (
        _CUP,
        Layer(21, "strap", 1, 0.2, 80, 92, ragged=0.04, veins=2, radius=0.15),
        Disc(70, 0.28, 0.1, 0.05, 0.05, depth=0.6),
    ),
    "daisy-double": (
        _CUP,
        Layer(21, "strap", 1, 0.19, 84, 94, veins=0, radius=0.1, uneven=0.1, wash=0.7),
        Layer(17, "strap", 0.82, 0.2, 74, 86, veins=0, radius=0.1, height=0.03, depth=0.15, uneven=0.1, reach=0.86),
        Layer(12, "strap", 0.56, 0.24, 58, 74, veins=0, radius=0.1, height=0.05, depth=0.3, uneven=0.12, reach=0.58),
        Disc(36, 0.2, 0.08, 0.06, 0.06, depth=0.6),
    ),
    "chamomile": (
        Layer(15, "strap", 0.85, 0.26, 92, 118, veins=0, radius=0.14),
        Disc(40, 0.32, 0.42, 0.0, 0.09, depth=0.5),
    ),
    "aster": (
        _CUP,
        Layer(19, "lanceolate", 1, 0.15, 78, 90, veins=0, radius=0.12, uneven=0.1),
        Layer(14, "lanceolate", 0.9, 0.15, 66, 80, veins=0, radius=0.12, height=0.03, depth=0.15, uneven=0.12),
        Disc(30, 0.2, 0.1, 0.04, 0.07, depth=0.6),
    ),
    "gerbera": (
        _CUP,
        Layer(23, "strap", 1, 0.2, 82, 95, veins=1, radius=0.1, uneven=0.05),
        Layer(17, "strap", 0.84, 0.22, 76, 90, veins=1, radius=0.1, height=0.03, depth=0.15, uneven=0.06, reach=0.92),
        Layer(16, "strap", 0.28, 0.34, 50, 72, veins=0, radius=0.16, height=0.04, depth=0.35, uneven=0.14, reach=0.42,
              wash=0.6),
        Disc(56, 0.23, 0.06, 0.1, 0.04, "centre", "second", "centre", depth=0.6),
    ),
    "sunflower": (
        Layer(11, "pointed", 0.72, 0.3, 92, 96, veins=0, radius=0.2, height=-0.05, paint="leaf", uneven=0.14),
        Layer(19, "pointed", 0.68, 0.36, 80, 92, veins=2, radius=0.34, uneven=0.1),
        Layer(15, "pointed", 0.58, 0.36, 66, 84, veins=2, radius=0.36, height=0.02, depth=0.15, uneven=0.14),
        Disc(110, 0.47, 0.06, 0.06, 0.045, "pollen", "centre", "centre", depth=0.5),
    ),
    "rudbeckia": (
        _CUP,
        Layer(14, "pointed", 0.86, 0.32, 84, 98, veins=2, radius=0.12, uneven=0.1),
        Disc(60, 0.21, 0.3, 0.06, 0.05, "centre", depth=0.5),
    ),
    "coneflower": (
        Layer(14, "toothed", 0.84, 0.32, 90, 112, curl=12, veins=3, radius=0.2, uneven=0.12),
        Disc(70, 0.34, 0.3, 0.06, 0.05, "centre", "centre", "pollen", depth=0.3),
        *_ball(((18, 76), (13, 48), (7, 22)), "needle", 0.15, 0.4, (-4, -8), 0.27, 0.1, paint="centre", depth=0.34),
    ),
    "helenium": (
        Layer(12, "pinked", 0.86, 0.43, 92, 106, veins=2, radius=0.14, uneven=0.12),
        Disc(90, 0.3, low=0.16, size=0.06, paint="pollen", ring="centre", ground="pollen", ball=True, depth=0.5),
    ),
    "coreopsis": (
        _CUP,
        Layer(8, "pinked", 0.9, 0.56, 78, 92, veins=3, radius=0.1),
        Layer(6, "pinked", 0.68, 0.5, 66, 80, veins=1, radius=0.1, height=0.04, depth=0.15),
        Disc(30, 0.2, 0.08, 0.06, 0.07, depth=0.6),
    ),
    "gaillardia": (
        _CUP,
        Layer(13, "pinked", 0.86, 0.44, 82, 94, veins=1, radius=0.14, paint="second", marks="tipped", marked="petal"),
        Disc(60, 0.28, 0.16, 0.06, 0.06, "pollen", "centre", depth=0.6),
    ),
    "cosmos": (
        _CUP,
        Layer(8, "pinked", 0.96, 0.68, 78, 92, cup=0.12, ruffle=0.02, veins=4, radius=0.06),
        Disc(36, 0.15, 0.08, 0.05, 0.045, "centre", "pollen", depth=0.6),
    ),
    "zinnia": (
        _CUP,
        Layer(14, "oblong", 0.94, 0.36, 84, 100, veins=1, radius=0.06, uneven=0.07, wash=0.78),
        Layer(12, "oblong", 0.75, 0.42, 78, 96, veins=0, radius=0.06, height=0.06, depth=0.12, uneven=0.07, reach=0.78),
        Layer(10, "oblong", 0.56, 0.47, 70, 90, veins=0, radius=0.06, height=0.11, depth=0.24, uneven=0.08, reach=0.6),
        Layer(7, "oblong", 0.38, 0.56, 60, 82, veins=0, radius=0.06, height=0.14, depth=0.36, uneven=0.09, reach=0.43),
        Disc(24, 0.15, 0.12, 0.16, 0.05, "second", depth=0.6),
        Layer(9, "star", 0.17, 1.0, 72, 84, veins=0, radius=0.08, height=0.26, paint="centre", depth=1.1, uneven=0.14),
    ),
    "calendula": (
        _CUP,
        Layer(22, "strap", 0.96, 0.16, 82, 92, veins=1, radius=0.1, uneven=0.07, wash=0.7),
        Layer(18, "strap", 0.8, 0.17, 72, 84, veins=0, radius=0.1, height=0.03, depth=0.15),
        Layer(12, "strap", 0.56, 0.2, 58, 70, veins=0, radius=0.1, height=0.05, depth=0.3),
        Disc(40, 0.2, 0.06, 0.08, 0.055, "centre", depth=0.6),
    ),
    # Heads of rays alone.
    "chrysanthemum": (
        _CUP,
        Layer(15, "strap", 1, 0.24, 88, 104, curl=22, cup=0.2, veins=1, uneven=0.1, wash=0.7),
        Layer(14, "strap", 0.86, 0.26, 72, 84, curl=-20, cup=0.25, veins=0, height=0.04, depth=0.1, uneven=0.1,
              reach=0.88, wash=0.66),
        Layer(12, "strap", 0.7, 0.3, 56, 62, curl=-44, cup=0.3, veins=0, height=0.06, depth=0.2, uneven=0.1, reach=0.68,
              wash=0.6),
        Layer(
            9, "strap", 0.56, 0.36, 40, 36, curl=-55, cup=0.35, veins=0, height=0.08, depth=0.3, uneven=0.1, reach=0.46
        ),
        Layer(6, "strap", 0.46, 0.44, 22, 0, curl=-60, cup=0.4, veins=0, height=0.1, depth=0.4, uneven=0.1, reach=0.3),
        _core(0.1, 0.34),
    ),
    "incurved": (
        _core(0.82, depth=-0.7),
        *_ball(((11, 140),), "strap", 0.7, 0.5, (-64, -120), 0.8, under=0.8, cup=0.2, uneven=0.09, reach=0.6),
        *_ball(
            ((13, 117),), "strap", 0.84, 0.48, (-64, -128), 0.8, under=0.8, cup=0.2, uneven=0.09, reach=0.6, shade=0.1
        ),
        *_ball(
            ((13, 96),), "strap", 0.78, 0.48, (-66, -132), 0.8, under=0.8, cup=0.2, uneven=0.09, reach=0.6, shade=0.15
        ),
        *_ball(
            ((12, 76),), "strap", 0.7, 0.45, (-70, -136), 0.8, under=0.8, cup=0.2, uneven=0.1, reach=0.5, shade=0.15
        ),
        *_ball(
            ((8, 56), (5, 37)),
            "strap",
            0.54,
            0.54,
            (-74, -136),
            0.8,
            under=0.8,
            cup=0.2,
            uneven=0.12,
            reach=0.5,
            shade=0.15,
        ),
        *_ball(
            ((3, 17),), "strap", 0.32, 0.75, (-74, -130), 0.8, under=0.8, cup=0.2, uneven=0.12, reach=0.5, shade=0.15
        ),
    ),
    "pompon": (
        _core(0.7),
        *_ball(((14, 122), (14, 98)), "oblong", 0.4, 0.96, (20, 76), 0.74, cup=0.25, uneven=0.07, shade=0.12),
        *_ball(((13, 75),), "oblong", 0.42, 1.0, (20, 84), 0.74, cup=0.25, uneven=0.07, shade=0.12, reach=1.0),
        *_ball(((10, 52),), "oblong", 0.42, 1.04, (20, 84), 0.74, cup=0.25, uneven=0.07, shade=0.12, reach=0.9),
        *_ball(((7, 31),), "oblong", 0.38, 1.0, (20, 80), 0.74, cup=0.3, uneven=0.07, shade=0.12, reach=0.66),
        *_ball(((4, 11),), "oblong", 0.3, 1.0, (20, 70), 0.74, cup=0.35, uneven=0.07, shade=0.12, reach=0.38),
    ),
    "dahlia": (
        _CUP,
        Layer(12, "pointed", 1, 0.46, 86, 100, cup=0.25, veins=2, uneven=0.05, wash=0.74),
        Layer(12, "pointed", 0.82, 0.46, 72, 86, cup=0.3, veins=0, height=0.05, depth=0.1, uneven=0.05, reach=0.84,
              wash=0.7),
        Layer(11, "pointed", 0.66, 0.5, 58, 70, cup=0.4, veins=0, height=0.09, depth=0.2, uneven=0.05, reach=0.64,
              wash=0.66),
        Layer(
            9, "pointed", 0.5, 0.56, 44, 52, cup=0.5, veins=0, height=0.12, depth=0.3, uneven=0.05, reach=0.44, wash=0.6
        ),
        Layer(6, "pointed", 0.38, 0.64, 28, 28, cup=0.5, veins=0, height=0.14, depth=0.4, uneven=0.05, reach=0.26),
        Layer(3, "pointed", 0.28, 0.8, 10, -20, cup=0.6, veins=0, height=0.16, depth=0.5, reach=0.18),
        _core(0.08, 0.3),
    ),
    "china-aster": (
        _CUP,
        Layer(20, "strap", 1, 0.17, 82, 94, curl=10, veins=0, uneven=0.12, wash=0.72),
        Layer(18, "strap", 0.84, 0.18, 68, 78, veins=0, height=0.04, depth=0.15, uneven=0.14, reach=0.84, wash=0.62),
        Layer(13, "strap", 0.62, 0.22, 50, 54, curl=-20, veins=0, height=0.06, depth=0.3, uneven=0.14, reach=0.52),
        Disc(26, 0.14, 0.1, 0.12, 0.05, depth=0.5),
    ),
    "marigold": (
        _core(0.5),
        *_ball(((13, 114), (13, 90)), "toothed", 0.58, 0.96, (10, 50), 0.5, cup=0.2, ruffle=0.07, uneven=0.12, veins=1),
        *_ball(
            ((11, 66),), "toothed", 0.5, 0.96, (10, 62), 0.54, cup=0.25, ruffle=0.08, uneven=0.14, veins=1, reach=0.9
        ),
        *_ball(((9, 43),), "toothed", 0.44, 1.0, (10, 60), 0.56, cup=0.3, ruffle=0.08, uneven=0.16, reach=0.66),
        *_ball(((6, 20),), "toothed", 0.36, 1.0, (10, 40), 0.56, cup=0.3, ruffle=0.08, uneven=0.2, reach=0.4),
    ),
    "marigold-french": (
        Layer(8, "heart", 0.9, 0.86, 80, 94, ruffle=0.06, veins=2, marks="tipped", marked="second", uneven=0.12),
        Layer(7, "heart", 0.68, 0.9, 62, 78, ruffle=0.08, veins=0, height=0.05, depth=0.15, marks="tipped",
              marked="second", uneven=0.14),
        Layer(7, "toothed", 0.48, 0.7, 40, 52, ruffle=0.08, veins=0, height=0.08, depth=0.3, reach=0.46, uneven=0.16,
              wash=0.6),
        Layer(6, "toothed", 0.36, 0.7, 18, 20, ruffle=0.08, veins=0, height=0.1, depth=0.4, reach=0.3, uneven=0.16,
              wash=0.6),
        _core(0.12, 0.12, "second", 0.2),
    ),
    "strawflower": (
        Layer(14, "pointed", 0.96, 0.36, 78, 86, cup=0.25, veins=1, uneven=0.06, wash=0.7),
        Layer(13, "pointed", 0.78, 0.38, 64, 68, cup=0.3, veins=0, height=0.04, depth=0.1, uneven=0.06, reach=0.8,
              wash=0.65),
        Layer(11, "pointed", 0.58, 0.42, 48, 42, cup=0.3, veins=0, height=0.06, depth=0.2, uneven=0.06, reach=0.56,
              shade=0.08),
        Layer(
            10, "pointed", 0.4, 0.46, 40, 4, cup=0.3, veins=0, radius=0.1, height=0.08, depth=0.3, reach=0.34, shade=0.1
        ),
        Disc(40, 0.2, 0.1, 0.14, 0.05, depth=0.3),
    ),
    # Trumpets and tufts.
    "cornflower": (
        Layer(10, "trumpet", 0.96, 0.66, 66, 84, veins=0, radius=0.08, uneven=0.12),
        Layer(8, "trumpet", 0.64, 0.6, 40, 58, veins=0, radius=0.06, height=0.06, depth=0.2, uneven=0.14, reach=0.6),
        _core(0.15, 0.1, "second", 0.25),
        Layer(10, "pin", 0.34, 0.18, 24, 34, veins=0, radius=0.06, height=0.1, depth=0.4, paint="second", uneven=0.2),
        Layer(7, "ovate", 0.42, 0.5, 35, 10, cup=0.4, veins=0, radius=0.12, height=-0.4, paint="leaf"),
    ),
    "sultan": (
        Layer(14, "fringed", 0.96, 0.3, 70, 86, veins=1, radius=0.06, uneven=0.12),
        Layer(12, "fringed", 0.76, 0.3, 50, 66, veins=0, radius=0.06, height=0.05, depth=0.15, uneven=0.12, reach=0.72),
        _core(0.15, 0.1, depth=0.2),
        Layer(
            12, "needle", 0.5, 0.14, 20, 36, veins=0, radius=0.08, height=0.08, depth=0.3, uneven=0.2, paint="second"
        ),
        Layer(7, "ovate", 0.42, 0.5, 35, 10, cup=0.4, veins=0, radius=0.12, height=-0.4, paint="leaf"),
    ),
    "scabious": (
        Layer(9, "lobed", 0.8, 0.9, 80, 92, ruffle=0.04, veins=3, radius=0.24, uneven=0.1),
        Layer(10, "lobed", 0.42, 0.8, 66, 78, ruffle=0.05, veins=0, radius=0.26, height=0.06, depth=0.15, uneven=0.12,
              reach=0.7),
        Disc(44, 0.36, 0.18, 0.1, 0.075, "petal", "petal", "second", depth=0.3),
        Layer(13, "star", 0.15, 1.0, 60, 72, veins=0, radius=0.24, height=0.22, depth=0.4, uneven=0.14, paint="second"),
        Stamens(14, 0.24, 40, 25, 0.2, 0.3, 0.035, "white"),
        Stamens(7, 0.2, 20, 20, 0.08, 0.36, 0.035, "white"),
    ),
    "pincushion-scabious": (
        _core(0.56),
        *_ball(((11, 102), (11, 80)), "lobed", 0.48, 0.9, (10, 44), 0.54, ruffle=0.04, uneven=0.12, veins=1),
        *_ball(((10, 55),), "lobed", 0.4, 0.9, (10, 60), 0.58, ruffle=0.05, uneven=0.14, shade=0.12, reach=0.86),
        *_ball(((7, 32),), "lobed", 0.34, 0.9, (10, 64), 0.6, ruffle=0.05, uneven=0.14, shade=0.12, reach=0.62),
        *_ball(((4, 12),), "lobed", 0.26, 0.9, (10, 60), 0.6, ruffle=0.05, uneven=0.14, shade=0.12, reach=0.36),
        Stamens(16, 0.5, 62, 20, 0.36, 0.4, 0.045, "white"),
        Stamens(12, 0.4, 26, 18, 0.16, 0.6, 0.045, "white"),
    ),
    "globe-thistle": (
        Disc(120, 0.82, size=0.05, paint="white", ring="petal", ground="second", ball=True),
        *_ball(((16, 118),), "needle", 0.3, 0.16, (0, 0), 0.68, uneven=0.06, paint="second"),
        *_ball(((16, 92), (15, 72), (12, 52), (9, 33), (5, 15)), "star", 0.42, 1.0, (80, 98), 0.88, uneven=0.12),
        *_ball(((1, -13),), "star", 0.42, 1.0, (80, 98), 0.88),
    ),
    "tuft": (
        Layer(9, "needle", 1.25, 0.2, 64, 84, veins=0, uneven=0.25),
        Layer(7, "needle", 1.05, 0.24, 30, 50, veins=0, uneven=0.25, depth=0.2, reach=0.8),
    ),
    "floss": (
        Layer(16, "needle", 1, 0.12, 76, 96, veins=0, uneven=0.3),
        Layer(9, "needle", 0.7, 0.16, 40, 60, veins=0, uneven=0.3, depth=0.3, paint="second"),
        Disc(16, 0.5, 0.3, 0.1, 0.12, "petal", "second", "petal", depth=0.1),
    ),
    "billy-button": (Disc(280, 0.9, size=0.125, paint="petal", ground="second", ball=True),),
    # Heads in clusters.
    "button": (Disc(30, 0.9, 0.3, 0.0, 0.22, "petal", "petal", "second"),),
    "paper-button": (
        Layer(6, "round", 0.95, 0.9, 50, 66, cup=0.2, veins=0, radius=0.1),
        Disc(5, 0.36, 0.2, 0.3, 0.3, "second", depth=0.3),
    ),
    "yarrow": (
        Layer(6, "round", 0.62, 1.0, 78, 96, veins=0, radius=0.36, uneven=0.16),
        Layer(1, "round", 0.66, 1.0, 90, 90, veins=0, radius=-0.33, height=0.12, depth=0.2),
        Stamens(6, 0.62, 84, 6, 0.08, 0.16, 0.17, "centre", "petal"),
        Stamens(1, 0.05, 5, 5, 0.0, 0.3, 0.17, "centre", "petal"),
    ),
    "goldenrod": (
        Layer(9, "strap", 0.95, 0.34, 50, 80, veins=0, uneven=0.4),
        Layer(7, "strap", 0.9, 0.34, 96, 116, veins=0, uneven=0.4),
        Disc(30, 0.46, low=0.15, size=0.22, paint="petal", ring="centre", ball=True, depth=0.3),
    ),
    "valerian": (
        Layer(5, "oblong", 1, 0.56, 76, 90, veins=0, uneven=0.14),
        Disc(1, 0.05, 0.1, 0.1, 0.22, "dark", depth=0.5),
    ),
    "edelweiss": (
        Layer(8, "lanceolate", 1, 0.3, 84, 94, veins=1, radius=0.1, uneven=0.16, cup=0.2, wash=0.55),
        Layer(6, "lanceolate", 0.7, 0.34, 80, 90, veins=0, radius=0.1, height=0.04, depth=0.15, uneven=0.18, wash=0.6),
        Disc(16, 0.11, low=0.14, size=0.045, ground="second", ball=True, depth=0.5),
        Layer(7, "round", 0.22, 1.0, 76, 84, veins=0, radius=0.1, height=0.08, depth=0.4, paint="second", marks="spots",
              marked="centre"),
    ),
    "honeysuckle": (
        Layer(9, "lipped", 1, 0.34, 62, 86, curl=30, veins=0, uneven=0.12, radius=0.02),
        Layer(7, "lipped", 0.84, 0.34, 38, 60, curl=40, veins=0, height=0.03, depth=0.15, uneven=0.14, paint="second"),
        Layer(6, "elliptic", 0.4, 0.22, 14, 6, veins=0, height=0.06, depth=0.2, uneven=0.2, paint="deep"),
        Stamens(16, 0.95, 62, 25, 0.03, 0.1, 0.035, "centre"),
    ),
    # Bracts: artichoke and proteas.
    "artichoke": (
        _core(0.7, depth=-0.5),
        *_ball(
            ((8, 132), (9, 110), (9, 88)),
            "ovate",
            0.8,
            0.66,
            (-46, -108),
            0.7,
            under=0.8,
            cup=0.2,
            uneven=0.08,
            veins=1,
        ),
        *_ball(((8, 66), (7, 46)), "ovate", 0.62, 0.7, (-46, -100), 0.7, under=0.8, cup=0.2, uneven=0.1, reach=0.8),
        *_ball(((18, 24), (10, 12), (4, 4)), "needle", 0.44, 0.16, (2, 14), 0.62, paint="second", uneven=0.25),
    ),
    "king-protea": (
        Layer(12, "lanceolate", 1.05, 0.32, 56, 70, curl=-8, cup=0.2, veins=2, radius=0.1, uneven=0.06),
        Layer(12, "lanceolate", 0.94, 0.32, 46, 58, curl=-8, cup=0.2, veins=1, radius=0.1, height=0.06, depth=0.05,
              uneven=0.06, reach=0.86),
        Layer(11, "lanceolate", 0.76, 0.32, 38, 46, cup=0.2, veins=0, radius=0.12, height=0.1, depth=0.1, uneven=0.08,
              reach=0.66),
        _core(0.36, 0.36, "second", 0.4),
        *_ball(((14, 86),), "needle", 0.5, 0.34, (-76, -118), 0.36, 0.36, paint="second", depth=0.44, reach=0.5),
        *_ball(((9, 56), (5, 26)), "needle", 0.34, 0.4, (-80, -120), 0.38, 0.38, paint="second", depth=0.48, reach=0.3),
    ),
    "queen-protea": (
        Layer(11, "fringed", 1.02, 0.4, 44, 66, cup=0.2, veins=0, radius=0.1, turn=0.0, paint="white", uneven=0.0),
        Layer(11, "oblong", 0.94, 0.38, 44, 66, cup=0.2, veins=1, radius=0.1, turn=0.0, depth=0.5, uneven=0.03),
        Layer(10, "fringed", 0.92, 0.42, 34, 50, cup=0.2, veins=0, radius=0.1, turn=16.0, height=0.06, depth=0.4,
              paint="white", uneven=0.0),
        Layer(10, "oblong", 0.85, 0.4, 34, 50, cup=0.2, veins=0, radius=0.1, turn=16.0, height=0.06, depth=0.9,
              uneven=0.03, reach=0.7),
        _core(0.3, 0.36, "white", 1.0),
        *_ball(((12, 84), (8, 48)), "needle", 0.36, 0.4, (-78, -120), 0.31, 0.36, paint="white", depth=1.1),
        Disc(14, 0.1, 0.1, 0.66, 0.06, "dark", depth=1.3),
    ),
    "pincushion": (
        Disc(60, 0.44, low=0.0, size=0.13, paint="second", ring="petal", ground="petal", ball=True),
        *_ball(((15, 108), (14, 86)), "pin", 0.76, 0.14, (14, -62), 0.36, uneven=0.1),
        *_ball(((12, 62),), "pin", 0.66, 0.15, (24, -56), 0.4, uneven=0.12),
        *_ball(((8, 40), (5, 16)), "pin", 0.6, 0.16, (24, -50), 0.4, uneven=0.14, shade=0.15),
    ),
    "banksia": (
        Disc(70, 0.6, low=-0.42, size=0.06, paint="white", ground="second", ball=True, depth=-0.2),
        Disc(70, 0.62, low=0.08, size=0.06, paint="white", ground="second", ball=True, depth=-0.1),
        *(
            Layer(13, "pin", 0.32, 0.34, 76, 20, radius=0.56, height=h, turn=0.0, veins=0, uneven=0.05)
            for h in (-0.72, -0.5, -0.28, -0.06)
        ),
        *_ball(
            ((13, 76), (11, 57), (8, 39), (5, 22), (2, 6)),
            "pin",
            0.28,
            0.36,
            (56, -10),
            0.58,
            0.1,
            uneven=0.06,
            reach=0.7,
        ),
    ),
    "waratah": (
        Layer(9, "lanceolate", 1, 0.4, 92, 104, veins=2, radius=0.1, height=-0.2, uneven=0.12),
        Disc(60, 0.5, low=0.12, size=0.12, paint="petal", ball=True),
        *_ball(((13, 96), (13, 74)), "pin", 0.42, 0.34, (24, -70), 0.46, 0.12, uneven=0.1, depth=0.1),
        *_ball(
            ((11, 52), (8, 31), (4, 11)), "pin", 0.36, 0.4, (24, -70), 0.46, 0.12, uneven=0.12, depth=0.1, reach=0.7
        ),
    ),
    "leucadendron": (
        _core(0.12, 0.02),
        Layer(8, "lanceolate", 1, 0.4, 46, 62, cup=0.2, veins=1, uneven=0.1, wash=0.6),
        Layer(7, "lanceolate", 0.92, 0.42, 32, 40, cup=0.25, veins=1, height=0.08, uneven=0.08, reach=0.7, depth=0.1,
              wash=0.6),
        Layer(6, "ovate", 0.66, 0.54, 20, 8, cup=0.35, veins=0, height=0.12, uneven=0.08, reach=0.36, depth=0.2),
        Disc(14, 0.12, 0.16, 0.34, 0.06, "second", depth=0.4),
    ),
    "blushing-bride": (
        Layer(7, "ovate", 1, 0.62, 60, 80, cup=0.2, veins=2, uneven=0.1),
        Layer(
            7, "ovate", 0.86, 0.6, 46, 60, cup=0.25, veins=1, height=0.05, depth=0.05, uneven=0.1, reach=0.85, shade=0.1
        ),
        Layer(5, "ovate", 0.64, 0.6, 30, 38, cup=0.3, veins=0, height=0.08, depth=0.1, uneven=0.1, shade=0.2),
        Layer(
            18, "needle", 0.46, 0.1, 28, 38, veins=0, radius=0.05, height=0.14, depth=0.3, paint="second", uneven=0.2
        ),
        Disc(16, 0.22, 0.1, 0.4, 0.06, "white", "second", "second", depth=0.2),
    ),
}  # fmt: skip

#: A bud of a head: the rays still upright in a green cup of scales.
_BUD: Form = (
    Layer(9, "strap", 0.8, 0.3, 22, 0, cup=0.4, veins=0, height=0.1),
    Layer(6, "ovate", 0.7, 0.7, 50, -6, cup=0.4, paint="leaf", veins=0, height=-0.1),
)
_BALL_BUD: Form = (Disc(14, 0.7, size=0.2, paint="leaf", ring="leaf", ground="leaf", ball=True),)

BUDS: dict[str, Form] = {
    **dict.fromkeys(FORMS, _BUD),
    "yarrow": _BALL_BUD,
    "goldenrod": _BALL_BUD,
    "paper-button": FORMS["paper-button"],
}  # fmt: skip
