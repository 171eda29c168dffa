"""Heads of many florets: daisies, chrysanthemums, thistles, scabious, proteas."""

from __future__ import annotations

from math import cos, radians, sin

from tussie.drawing.flower import Disc, Form, Layer, Stamens


def _ball(
    rows: tuple[tuple[int, float], ...],
    outline: str,
    length: float,
    width: float,
    lean: tuple[float, float],
    core: float,
    low: float = 0.0,
    **more: float | str,
) -> Form:
    """Whorls on a ball: how many at which angle from its top, leaning so far from its surface at base and tip.

    `core` is the radius of the ball and `low` the height of its middle.
    """
    return tuple(
        Layer(
            count, outline, length, width, angle + lean[0], angle + lean[1],
            radius=core * sin(radians(angle)), height=low + core * cos(radians(angle)), **{"veins": 0, **more},
        )
        for count, angle in rows
    )  # fmt: skip


FORMS: dict[str, Form] = {
    # Rays around a disc.
    "daisy": (
        Layer(21, "strap", 1, 0.2, 80, 92, ragged=0.04, veins=2, radius=0.15),
        Disc(70, 0.28, 0.1, 0.05, 0.05, depth=0.6),
    ),
    "daisy-double": (
        Layer(24, "strap", 1, 0.15, 84, 94, veins=0, radius=0.1, uneven=0.1),
        Layer(20, "strap", 0.85, 0.15, 74, 86, veins=0, radius=0.1, height=0.03, depth=0.15, uneven=0.1),
        Layer(12, "strap", 0.62, 0.18, 58, 74, veins=0, radius=0.1, height=0.05, depth=0.3, uneven=0.12, shade=-0.08),
        Disc(36, 0.2, 0.08, 0.06, 0.06, depth=0.6),
    ),
    "chamomile": (
        Layer(15, "strap", 0.85, 0.26, 92, 118, veins=0, radius=0.14),
        Disc(40, 0.32, 0.42, 0.0, 0.09, depth=0.5),
    ),
    "aster": (
        Layer(19, "lanceolate", 1, 0.15, 78, 90, veins=0, radius=0.12, uneven=0.1),
        Layer(14, "lanceolate", 0.9, 0.15, 66, 80, veins=0, radius=0.12, height=0.03, depth=0.15, uneven=0.12),
        Disc(30, 0.2, 0.1, 0.04, 0.07, depth=0.6),
    ),
    "gerbera": (
        Layer(23, "strap", 1, 0.2, 82, 95, veins=1, radius=0.1, uneven=0.05),
        Layer(17, "strap", 0.84, 0.22, 76, 90, veins=1, radius=0.1, height=0.03, depth=0.15, uneven=0.06),
        Layer(15, "strap", 0.3, 0.3, 50, 72, veins=0, radius=0.16, height=0.04, depth=0.35, uneven=0.14, shade=-0.15),
        Disc(50, 0.24, 0.06, 0.1, 0.04, "centre", "second", "centre", depth=0.6),
    ),
    "sunflower": (
        Layer(11, "pointed", 0.72, 0.3, 92, 96, veins=0, radius=0.2, height=-0.05, paint="leaf", uneven=0.14),
        Layer(19, "pointed", 0.68, 0.36, 80, 92, veins=2, radius=0.34, uneven=0.1),
        Layer(15, "pointed", 0.58, 0.36, 66, 84, veins=2, radius=0.36, height=0.02, depth=0.15, uneven=0.14),
        Disc(110, 0.47, 0.06, 0.06, 0.045, "pollen", "centre", "centre", depth=0.5),
    ),
    "rudbeckia": (
        Layer(14, "pointed", 0.86, 0.32, 84, 98, veins=2, radius=0.12, uneven=0.1),
        Disc(60, 0.21, 0.3, 0.06, 0.05, "centre", depth=0.5),
    ),
    "coneflower": (
        Layer(14, "toothed", 0.84, 0.26, 90, 112, curl=12, veins=3, radius=0.2, uneven=0.12),
        Disc(30, 0.34, 0.3, 0.06, 0.06, "pollen", depth=0.3),
        *_ball(((20, 78), (15, 52), (9, 28), (3, 8)), "needle", 0.17, 0.36, (-8, -14), 0.27, 0.1, paint="centre", depth=0.34),
    ),
    "helenium": (
        Layer(13, "toothed", 0.84, 0.46, 94, 108, veins=2, radius=0.14, uneven=0.12),
        Disc(80, 0.3, low=0.16, size=0.05, paint="pollen", ring="centre", ground="pollen", ball=True, depth=0.5),
    ),
    "coreopsis": (
        Layer(8, "pinked", 0.9, 0.56, 78, 92, veins=3, radius=0.1),
        Layer(6, "pinked", 0.68, 0.5, 66, 80, veins=1, radius=0.1, height=0.04, depth=0.15),
        Disc(30, 0.2, 0.08, 0.06, 0.07, depth=0.6),
    ),
    "gaillardia": (
        Layer(13, "pinked", 0.86, 0.44, 82, 94, veins=1, radius=0.14, paint="second", marks="tipped", marked="petal"),
        Disc(60, 0.28, 0.16, 0.06, 0.06, "pollen", "centre", depth=0.6),
    ),
    "cosmos": (
        Layer(8, "pinked", 0.96, 0.74, 78, 92, cup=0.12, ruffle=0.02, veins=4, radius=0.06),
        Disc(36, 0.15, 0.08, 0.05, 0.045, "centre", "pollen", depth=0.6),
    ),
    "zinnia": (
        Layer(14, "oblong", 0.94, 0.34, 84, 100, veins=2, radius=0.06, uneven=0.06),
        Layer(12, "oblong", 0.78, 0.38, 78, 96, veins=2, radius=0.06, height=0.06, depth=0.12, uneven=0.06),
        Layer(10, "oblong", 0.6, 0.42, 70, 90, veins=1, radius=0.06, height=0.11, depth=0.24, uneven=0.07),
        Layer(7, "oblong", 0.44, 0.46, 60, 82, veins=0, radius=0.06, height=0.14, depth=0.36, uneven=0.08),
        Disc(24, 0.15, 0.12, 0.16, 0.05, "second", depth=0.6),
        Layer(8, "star", 0.13, 1.1, 70, 80, veins=0, radius=0.1, height=0.26, paint="centre", depth=0.7, uneven=0.1),
    ),
    "calendula": (
        Layer(22, "strap", 0.96, 0.16, 82, 92, veins=1, radius=0.1, uneven=0.07),
        Layer(18, "strap", 0.8, 0.17, 72, 84, veins=0, radius=0.1, height=0.03, depth=0.15),
        Layer(12, "strap", 0.56, 0.2, 58, 70, veins=0, radius=0.1, height=0.05, depth=0.3),
        Disc(40, 0.2, 0.06, 0.08, 0.055, "centre", depth=0.6),
    ),
    # Heads of rays alone.
    "chrysanthemum": (
        Layer(14, "strap", 1, 0.24, 84, 100, curl=14, cup=0.2, veins=1, uneven=0.1),
        Layer(13, "strap", 0.86, 0.26, 70, 82, curl=-20, cup=0.25, veins=0, height=0.04, depth=0.1, uneven=0.1),
        Layer(11, "strap", 0.72, 0.28, 54, 62, curl=-40, cup=0.3, veins=0, height=0.06, depth=0.2, uneven=0.1),
        Layer(8, "strap", 0.58, 0.3, 36, 34, curl=-55, cup=0.35, veins=0, height=0.08, depth=0.3, uneven=0.1, shade=-0.06),
        Layer(5, "strap", 0.46, 0.34, 18, 4, curl=-60, cup=0.4, veins=0, height=0.1, depth=0.4, uneven=0.1, shade=-0.14),
    ),
    "incurved": (
        *_ball(((11, 120), (13, 95)), "strap", 0.66, 0.36, (10, -50), 0.5, cup=0.35, uneven=0.09),
        *_ball(((12, 72), (9, 48), (6, 26), (3, 8)), "strap", 0.56, 0.42, (10, -66), 0.52, cup=0.4, uneven=0.1),
    ),
    "pompon": (
        *_ball(((13, 118), (14, 92), (12, 66)), "oblong", 0.4, 0.8, (0, -44), 0.66, cup=0.35, uneven=0.06),
        *_ball(((8, 42), (5, 22)), "oblong", 0.36, 0.8, (0, -44), 0.68, cup=0.4, uneven=0.06),
        *_ball(((2, 6),), "oblong", 0.3, 0.8, (0, -30), 0.68, cup=0.4, shade=-0.15),
    ),
    "dahlia": (
        Layer(11, "pointed", 1, 0.44, 84, 98, cup=0.25, veins=2, uneven=0.05),
        Layer(11, "pointed", 0.84, 0.44, 70, 82, cup=0.3, veins=1, height=0.05, depth=0.1, uneven=0.05),
        Layer(10, "pointed", 0.68, 0.44, 54, 64, cup=0.4, veins=1, height=0.08, depth=0.2, uneven=0.05),
        Layer(8, "pointed", 0.52, 0.46, 38, 44, cup=0.5, veins=0, height=0.1, depth=0.3, uneven=0.05, shade=-0.06),
        Layer(6, "pointed", 0.4, 0.5, 20, 20, cup=0.5, veins=0, height=0.12, depth=0.4, uneven=0.05, shade=-0.14),
        Layer(3, "pointed", 0.3, 0.5, 6, 0, cup=0.6, veins=0, height=0.14, depth=0.5, shade=-0.2),
    ),
    "china-aster": (
        Layer(20, "strap", 1, 0.14, 82, 94, curl=10, veins=0, uneven=0.12),
        Layer(18, "strap", 0.84, 0.15, 68, 78, veins=0, height=0.04, depth=0.15, uneven=0.14),
        Layer(12, "strap", 0.64, 0.17, 50, 54, curl=-20, veins=0, height=0.06, depth=0.3, uneven=0.14),
        Disc(26, 0.13, 0.1, 0.12, 0.05, depth=0.5),
    ),
    "marigold": (
        *_ball(((11, 105), (11, 82)), "toothed", 0.56, 0.86, (0, -10), 0.42, cup=0.2, ruffle=0.05, uneven=0.12, veins=1),
        *_ball(((9, 58), (7, 36), (4, 14)), "toothed", 0.46, 0.9, (4, -20), 0.48, cup=0.3, ruffle=0.06, uneven=0.16),
    ),
    "marigold-french": (
        Layer(7, "heart", 0.9, 0.86, 80, 94, ruffle=0.05, veins=2, marks="tipped", marked="second"),
        Layer(6, "heart", 0.66, 0.86, 64, 78, ruffle=0.06, veins=0, height=0.05, depth=0.15, marks="tipped", marked="second"),
        Layer(6, "toothed", 0.44, 0.7, 40, 50, ruffle=0.06, veins=0, height=0.08, depth=0.3, shade=-0.05),
        Layer(4, "toothed", 0.34, 0.7, 18, 20, ruffle=0.06, veins=0, height=0.1, depth=0.4, shade=-0.12),
    ),
    "strawflower": (
        Layer(14, "pointed", 0.96, 0.36, 78, 86, cup=0.25, veins=1, uneven=0.06),
        Layer(13, "pointed", 0.78, 0.38, 64, 68, cup=0.3, veins=0, height=0.04, depth=0.1, uneven=0.06),
        Layer(11, "pointed", 0.58, 0.4, 48, 42, cup=0.3, veins=0, height=0.06, depth=0.2, uneven=0.06),
        Layer(9, "pointed", 0.4, 0.42, 32, 16, cup=0.3, veins=0, radius=0.1, height=0.08, depth=0.3, paint="second"),
        Disc(46, 0.24, 0.1, 0.14, 0.05, depth=0.35),
    ),
    # Trumpets and tufts.
    "cornflower": (
        Layer(10, "trumpet", 0.96, 0.66, 66, 84, veins=0, radius=0.08, uneven=0.12),
        Layer(7, "trumpet", 0.64, 0.6, 40, 58, veins=0, radius=0.06, height=0.06, depth=0.2, uneven=0.14),
        Layer(9, "pin", 0.36, 0.14, 24, 34, veins=0, radius=0.06, height=0.1, depth=0.4, paint="second", uneven=0.2),
        Layer(7, "ovate", 0.42, 0.5, 35, 10, cup=0.4, veins=0, radius=0.12, height=-0.4, paint="leaf"),
    ),
    "sultan": (
        Layer(14, "fringed", 0.96, 0.3, 70, 86, veins=1, radius=0.06, uneven=0.12),
        Layer(12, "fringed", 0.76, 0.3, 50, 66, veins=0, radius=0.06, height=0.05, depth=0.15, uneven=0.12),
        Layer(12, "needle", 0.5, 0.14, 20, 36, veins=0, radius=0.08, height=0.08, depth=0.3, uneven=0.2, paint="second"),
        Layer(7, "ovate", 0.42, 0.5, 35, 10, cup=0.4, veins=0, radius=0.12, height=-0.4, paint="leaf"),
    ),
    "scabious": (
        Layer(9, "lobed", 0.78, 0.86, 80, 92, ruffle=0.04, veins=2, radius=0.26, uneven=0.1),
        Layer(10, "lobed", 0.5, 0.8, 66, 78, ruffle=0.05, veins=0, radius=0.24, height=0.06, depth=0.15, uneven=0.12),
        Disc(34, 0.36, 0.2, 0.1, 0.09, "second", "petal", "petal", depth=0.3),
        Layer(14, "star", 0.15, 1.1, 60, 72, veins=0, radius=0.22, height=0.26, depth=0.4, uneven=0.14, shade=0.1),
        Stamens(14, 0.2, 30, 25, 0.2, 0.34, 0.035, "white"),
        Stamens(7, 0.18, 20, 20, 0.08, 0.4, 0.035, "white"),
    ),
    "pincushion-scabious": (
        *_ball(((11, 100), (11, 76)), "lobed", 0.5, 0.8, (0, 0), 0.46, ruffle=0.04, uneven=0.12, veins=1),
        *_ball(((9, 52), (6, 30), (3, 10)), "lobed", 0.36, 0.8, (6, 12), 0.56, ruffle=0.05, uneven=0.14),
        Stamens(16, 0.5, 58, 20, 0.3, 0.4, 0.045, "white"),
        Stamens(10, 0.4, 22, 18, 0.12, 0.6, 0.045, "white"),
    ),
    "globe-thistle": (
        Disc(60, 0.74, size=0.07, paint="second", ground="second", ball=True),
        *_ball(((12, 128), (15, 102)), "needle", 0.34, 0.16, (0, 0), 0.66, uneven=0.06, paint="second"),
        *_ball(((12, 100), (12, 74), (9, 48), (6, 25), (1, 2)), "star", 0.34, 1.0, (82, 96), 0.9, uneven=0.1),
    ),
    "tuft": (
        Layer(9, "needle", 1, 0.1, 66, 84, veins=0, uneven=0.2),
        Layer(7, "needle", 0.85, 0.12, 30, 48, veins=0, uneven=0.25, depth=0.2),
        Layer(4, "ovate", 0.55, 0.6, 40, 14, cup=0.4, veins=0, height=-0.3, paint="leaf"),
    ),
    "floss": (
        Layer(12, "needle", 1, 0.14, 72, 86, veins=0, uneven=0.2),
        Disc(26, 0.62, 0.4, 0.1, 0.16, "petal", depth=0.4),
    ),
    "drumstick": (Disc(190, 0.94, size=0.1, paint="petal", ring="dark", ground="dark", ball=True),),
    # Heads in clusters.
    "button": (Disc(26, 0.9, 0.3, 0.0, 0.22, "petal", "dark", "dark"),),
    "paper-button": (
        Layer(7, "ovate", 0.9, 0.6, 50, 30, cup=0.3, veins=0),
        Disc(5, 0.3, 0.2, 0.5, 0.26, "second", depth=0.3),
    ),
    "yarrow": (
        Layer(5, "round", 0.9, 0.9, 76, 90, veins=0, radius=0.16),
        Disc(6, 0.28, 0.12, 0.08, 0.2, depth=0.5),
    ),
    "goldenrod": (
        Layer(7, "strap", 1, 0.34, 56, 74, veins=0, uneven=0.14),
        Disc(5, 0.3, 0.2, 0.2, 0.26, "centre", depth=0.4),
    ),
    "valerian": (
        Layer(5, "oblong", 1, 0.56, 76, 90, veins=0, uneven=0.14),
        Disc(1, 0.05, 0.1, 0.1, 0.22, "dark", depth=0.5),
    ),
    "edelweiss": (
        Layer(8, "lanceolate", 1, 0.3, 84, 94, veins=1, radius=0.1, uneven=0.16, cup=0.2),
        Layer(6, "lanceolate", 0.7, 0.34, 80, 90, veins=0, radius=0.1, height=0.04, depth=0.15, uneven=0.18),
        *(Disc(16, 0.1, low=0.14, size=0.045, ground="second", ball=True, depth=0.5) for _ in range(1)),
        Layer(7, "round", 0.22, 1.0, 76, 84, veins=0, radius=0.1, height=0.08, depth=0.4, paint="second", marks="spots", marked="centre"),
    ),
    "honeysuckle": (
        Layer(9, "lipped", 1, 0.34, 62, 86, curl=30, veins=0, uneven=0.12, radius=0.02),
        Layer(7, "lipped", 0.84, 0.34, 38, 60, curl=40, veins=0, height=0.03, depth=0.15, uneven=0.14, paint="second"),
        Layer(6, "elliptic", 0.4, 0.22, 14, 6, veins=0, height=0.06, depth=0.2, uneven=0.2, paint="deep"),
        Stamens(16, 0.95, 62, 25, 0.03, 0.1, 0.035, "centre"),
    ),
    # Bracts: artichoke and proteas.
    "artichoke": (
        *_ball(((9, 118), (9, 92), (9, 66)), "ovate", 0.62, 0.74, (-46, -72), 0.56, cup=0.3, uneven=0.06, veins=1),
        *_ball(((8, 44),), "ovate", 0.56, 0.7, (-30, -46), 0.56, cup=0.3, uneven=0.08),
        *_ball(((12, 26), (7, 12)), "needle", 0.66, 0.12, (2, 8), 0.5, paint="second", uneven=0.2, depth=0.3),
    ),
    "king-protea": (
        Layer(12, "lanceolate", 1.05, 0.3, 50, 66, curl=-8, cup=0.2, veins=2, radius=0.12, uneven=0.06),
        Layer(11, "lanceolate", 0.94, 0.3, 40, 54, curl=-8, cup=0.2, veins=1, radius=0.12, height=0.06, uneven=0.06),
        Layer(9, "lanceolate", 0.74, 0.3, 34, 46, cup=0.2, veins=0, radius=0.14, height=0.1, uneven=0.08),
        Disc(40, 0.42, 0.5, 0.3, 0.07, "second", "petal", "second", depth=0.1),
        Layer(14, "needle", 0.5, 0.2, 24, -6, veins=0, radius=0.34, height=0.34, paint="second", depth=0.1),
        Layer(8, "needle", 0.46, 0.2, 8, -14, veins=0, radius=0.18, height=0.5, paint="second", depth=0.16),
    ),
    "queen-protea": (
        Layer(11, "spatulate", 1, 0.34, 34, 60, cup=0.2, veins=1, radius=0.12, marks="beard", marked="white", uneven=0.06),
        Layer(10, "spatulate", 0.9, 0.34, 26, 46, cup=0.2, veins=0, radius=0.12, height=0.06, uneven=0.06),
        Layer(9, "spatulate", 0.76, 0.34, 18, 32, cup=0.25, veins=0, radius=0.12, height=0.08, uneven=0.08),
        Disc(60, 0.34, 0.4, 0.4, 0.08, "white", "second", "second", depth=0.1),
        Disc(12, 0.1, 0.1, 0.8, 0.05, "deep", depth=0.2),
    ),
    "pincushion": (
        Disc(30, 0.5, low=0.0, size=0.1, paint="petal", ground="dark", ball=True),
        *_ball(((14, 108), (14, 86)), "pin", 0.72, 0.1, (14, -62), 0.4, uneven=0.1),
        *_ball(((11, 62), (8, 40), (4, 16)), "pin", 0.62, 0.1, (24, -50), 0.44, uneven=0.1),
        Stamens(1, 0.1, 0, 0, 0, 0.5, 0.02, "second"),
    ),
    "banksia": (
        Disc(60, 0.6, low=0.0, size=0.1, paint="second", ground="second", ball=True),
        *_ball(((12, 108), (12, 84), (11, 60), (7, 36), (3, 12)), "pin", 0.42, 0.16, (14, -40), 0.56, uneven=0.06),
    ),
    "waratah": (
        Layer(9, "lanceolate", 1, 0.36, 92, 104, veins=2, radius=0.1, height=-0.2, uneven=0.12),
        *_ball(((12, 88), (11, 64), (8, 40), (4, 16)), "pin", 0.44, 0.24, (10, -70), 0.42, 0.1, uneven=0.1, depth=0.1),
        Disc(40, 0.5, low=0.1, size=0.1, paint="petal", ground="dark", ball=True),
    ),
    "leucadendron": (
        Layer(7, "lanceolate", 1, 0.34, 40, 56, cup=0.2, veins=1, uneven=0.08),
        Layer(7, "lanceolate", 0.9, 0.36, 28, 36, cup=0.25, veins=1, height=0.1, uneven=0.08),
        Layer(6, "ovate", 0.66, 0.44, 16, 14, cup=0.3, veins=0, height=0.16, uneven=0.08),
        Disc(24, 0.16, 0.2, 0.4, 0.07, "second", depth=0.05),
    ),
    "blushing-bride": (
        Layer(7, "ovate", 1, 0.5, 60, 78, cup=0.2, veins=2, uneven=0.1),
        Layer(7, "ovate", 0.86, 0.5, 44, 58, cup=0.25, veins=1, height=0.05, depth=0.05, uneven=0.1),
        Layer(5, "ovate", 0.66, 0.5, 28, 36, cup=0.3, veins=0, height=0.08, depth=0.1, uneven=0.1),
        Layer(14, "needle", 0.46, 0.1, 26, 34, veins=0, radius=0.05, height=0.14, depth=0.3, paint="second", uneven=0.2),
        Disc(16, 0.2, 0.1, 0.4, 0.07, "white", "second", "second", depth=0.2),
    ),
}

#: A bud of a head: the rays still upright in a green cup of scales.
_BUD: Form = (
    Layer(9, "strap", 0.8, 0.3, 22, 0, cup=0.4, veins=0, height=0.1),
    Layer(6, "ovate", 0.7, 0.7, 50, -6, cup=0.4, paint="leaf", veins=0, height=-0.1),
)
_BALL_BUD: Form = (Disc(14, 0.7, size=0.2, paint="leaf", ring="leaf", ground="leaf", ball=True),)

BUDS: dict[str, Form] = {
    **{name: _BUD for name in FORMS},
    "yarrow": _BALL_BUD,
    "goldenrod": _BALL_BUD,
    "paper-button": FORMS["paper-button"],
}
