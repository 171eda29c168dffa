"""Berries, pods and seed heads, and what stands on umbels."""

from __future__ import annotations

from tussie.drawing.parts import Ball, Disc, Florets, Form, Layer, Stamens, Tube

_CALYX = Layer(5, "lanceolate", 0.42, 0.42, 50, 100, height=0.92, radius=0.06, paint="pollen", veins=0, uneven=0.15)

FORMS: dict[str, Form] = {
    # fruits
    "hip": (
        Ball(0.66, 2.0, -1.0, 0.6, 0.48),
        _CALYX,
        Stamens(7, 0.22, 25, 15, 0.04, 0.95, 0.06, "pollen", "dark"),
    ),
    "berry": (
        Ball(0.95, 1.85, -0.9),
        Disc(1, 0.05, 0.02, 0.93, 0.17, "pollen"),
    ),
    "apple": (
        Ball(0.97, 1.75, -0.9, 0.45, 0.4, ribs=7, rib="second", shine=0.17),
        _CALYX._replace(length=0.3, height=0.82),
        Stamens(4, 0.2, 30, 10, 0.04, 0.82, 0.05, "pollen", "dark"),
    ),
    "kumquat": (
        Ball(0.78, 2.0, -1.0, 0.45, 0.45, shine=0.14),
        Disc(1, 0.05, 0.02, 0.99, 0.13, "pollen"),
        Layer(5, "ovate", 0.26, 0.8, 80, 105, height=-0.95, paint="leaf", veins=0),
    ),
    "pomegranate": (
        Ball(0.88, 1.6, -1.0, 0.45, 0.5, ribs=6, rib="dark", shine=0.14),
        Tube(0.3, 0.27, 0.42, 0.78, 6, 0.06, paint="petal", inside="second", depth=0.1),
        Layer(6, "ovate", 0.42, 0.72, 22, 75, height=0.72, radius=0.26, cup=0.2, veins=1, shade=-0.05),
        Stamens(18, 0.28, 20, 18, 0.1, 0.72, 0.05, "pollen", "thread"),
    ),
    "hypericum": (
        Layer(5, "ovate", 0.85, 0.62, 75, 118, height=-0.62, radius=0.12, paint="leaf", veins=1),
        Ball(0.66, 1.6, -0.68, 0.42, 0.5),
        Stamens(3, 0.24, 40, 8, 0.02, 0.9, 0.0, bold=True, thread="pollen"),
    ),
    "bramble": (
        Layer(5, "ovate", 0.75, 0.5, 80, 112, height=-0.6, radius=0.15, paint="leaf", veins=1),
        Ball(0.29, 0.56, -0.62, number=8, ring=0.52, shine=0.22),
        Ball(0.29, 0.56, -0.22, number=8, ring=0.55, shine=0.22),
        Ball(0.28, 0.54, 0.18, number=6, ring=0.4, shine=0.22),
        Ball(0.27, 0.52, 0.48, number=4, ring=0.2, shine=0.22),
    ),
    "berries": (
        Ball(0.36, 0.7, -0.55, number=6, ring=0.6, shine=0.2),
        Ball(0.36, 0.7, -0.1, number=4, ring=0.42, shine=0.2),
        Ball(0.36, 0.7, 0.2, shine=0.2),
    ),
    "mistletoe": (
        Layer(2, "strap", 1.0, 0.27, 25, 68, curl=20, paint="leaf", veins=1, cup=0.05, height=-0.3),
        Layer(2, "strap", 0.7, 0.27, 15, 40, curl=20, paint="leaf", veins=1, cup=0.05, height=-0.3),
        Ball(0.24, 0.46, -0.15, number=3, ring=0.2, shine=0.22),
    ),
    "chili": (
        Ball(0.27, 2.0, -1.0, 0.3, 0.8, shine=0.2),
        Layer(5, "ovate", 0.26, 0.9, 75, 45, height=-1.02, radius=0.06, paint="leaf", veins=0),
    ),
    "nipplefruit": (
        Ball(0.24, 0.62, -1.02, 0.6, 0.4, number=5, ring=0.52, shine=0.2),
        Ball(0.78, 1.85, -0.85, 0.42, 0.68, shine=0.12),
    ),
    "spindle": (
        Layer(4, "round", 0.95, 0.85, 60, 112, height=0.15, cup=0.35, veins=1),
        Ball(0.24, 0.44, 0.1, number=4, ring=0.3, paint="second", shine=0.2),
    ),
    "lantern": (
        Ball(0.84, 2.0, -1.0, 0.36, 0.8, ribs=10, rib="dark", shine=0.0),
        Layer(5, "ovate", 0.36, 0.8, 75, 100, height=-0.98, paint="leaf", veins=0),
    ),
    "pineapple": (
        Layer(7, "needle", 1.15, 0.16, 80, 125, height=-0.85, radius=0.2, paint="leaf", veins=0),
        Ball(0.56, 1.75, -0.95, 0.4, 0.42, shine=0.0),
        Layer(9, "ovate", 0.36, 1.0, 35, 25, height=-0.72, radius=0.44, veins=1, cup=0.1),
        Layer(9, "ovate", 0.36, 1.0, 20, 8, height=-0.4, radius=0.53, veins=1, cup=0.1),
        Layer(9, "ovate", 0.36, 1.0, 8, -8, height=-0.06, radius=0.55, veins=1, cup=0.1),
        Layer(8, "ovate", 0.34, 1.0, 0, -25, height=0.22, radius=0.55, veins=1, cup=0.1),
        Layer(7, "ovate", 0.32, 1.0, -20, -50, height=0.46, radius=0.46, veins=1, cup=0.1),
        Layer(8, "needle", 0.95, 0.2, 35, 75, curl=25, height=0.7, paint="leaf", veins=1),
        Layer(7, "needle", 0.9, 0.2, 18, 40, curl=20, height=0.75, paint="leaf", veins=1),
        Layer(4, "needle", 0.8, 0.2, 5, 14, height=0.78, paint="leaf", veins=0),
    ),
    # pods and seed heads
    "poppy-pod": (
        Ball(0.26, 0.34, -1.1, shine=0.0),
        Ball(0.8, 1.62, -0.9, 0.55, 0.38, ribs=10, rib="dark", shine=0.1),
        Layer(12, "oblong", 0.56, 0.42, 78, 98, height=0.72, radius=0.03, paint="second", veins=0, ragged=0.03,
              marks="midrib"),
    ),
    "nigella-pod": (
        Stamens(30, 1.2, 78, 20, 0.12, -0.85, 0.0, thread="leaf", bold=True),
        Stamens(24, 0.95, 60, 22, 0.2, -0.8, 0.0, thread="leaf", bold=True),
        Ball(0.62, 1.35, -0.72, 0.45, 0.5, ribs=10, rib="second", shine=0.1),
        Layer(6, "needle", 0.78, 0.15, 20, 70, curl=30, height=0.55, radius=0.05, veins=1, uneven=0.1),
    ),
    "starflower": (
        Ball(0.74, 1.48, -0.74, paint="dark", shine=0.0),
        Florets(52, 5, 0.72, 1.42, -0.68, 0.21, 150, eye="", rays="", cut=0.98, heart="second"),
    ),
    "honesty": (
        Layer(
            0,
            "round",
            1.8,
            0.74,
            90,
            90,
            radius=-0.9,
            azimuths=(90,),
            uneven=0.01,
            paint="second",
            veins=0,
            ragged=0.02,
            shade=0.2,
        ),
        Layer(
            0,
            "round",
            1.64,
            0.72,
            90,
            90,
            radius=-0.814,
            height=0.04,
            azimuths=(90,),
            uneven=0.01,
            veins=0,
            ragged=0.02,
            marks="seeds",
            shade=0.25,
        ),
        Layer(0, "needle", 0.22, 0.1, 90, 90, radius=0.9, azimuths=(90,), uneven=0.01, paint="second", veins=0),
    ),
    "lotus-pod": (
        Ball(0.98, 1.35, -1.22, 0.75, 0.12, ribs=11, shine=0.0),
        Disc(21, 0.84, 0.0, 0.1, 0.24, "deep", ground="petal", heart="pollen"),
    ),
    "cotton": (
        Layer(5, "pointed", 1.0, 0.5, 85, 115, curl=-10, height=-0.3, paint="pollen", veins=1),
        Ball(0.44, 0.8, -0.35, ring=0.4, number=5, shine=0.0),
        Ball(0.44, 0.8, -0.15, shine=0.0),
        Florets(13, 7, 0.62, 0.35, 0.22, 0.2, 60, eye="", rays="", cut=0.75),
    ),
    "teasel": (
        Layer(8, "needle", 2.1, 0.04, 105, 0, curl=-40, height=-0.7, radius=0.1, veins=0, uneven=0.16),
        Ball(0.52, 1.9, -0.7, 0.4, 0.42, shine=0.0),
        *(
            Stamens(15, 0.26, 58 - 9 * row, 10, spread, height, 0.0, thread="dark", bold=True)
            for row, (spread, height) in enumerate(
                ((0.42, -0.5), (0.49, -0.25), (0.51, 0.0), (0.51, 0.25), (0.48, 0.5), (0.4, 0.75), (0.24, 0.98))
            )
        ),
        Florets(90, 4, 0.5, 1.85, -0.67, 0.085, 150, paint="second", eye="dark", dot=0.03, rays="", cut=0.2),
    ),
    # heads of small flowers
    "bobble": (
        Ball(0.84, 1.68, -0.84, shine=0.0),
        Florets(60, 5, 0.86, 1.66, -0.78, 0.17, 140, paint="second", dot=0.08, rays="", cut=0.1),
    ),
    "gomphrena": (
        Layer(2, "ovate", 0.95, 0.5, 85, 110, height=-0.6, paint="leaf", veins=3),
        Ball(0.6, 1.2, -0.6, shine=0.0),
        Layer(10, "pointed", 0.5, 0.66, 90, 35, height=-0.44, radius=0.37, veins=1, cup=0.2),
        Layer(11, "pointed", 0.5, 0.66, 65, 10, height=-0.25, radius=0.53, veins=1, cup=0.2),
        Layer(10, "pointed", 0.5, 0.66, 40, -15, height=0.00, radius=0.58, veins=1, cup=0.2),
        Layer(9, "pointed", 0.5, 0.66, 16, -39, height=0.24, radius=0.53, veins=1, cup=0.2),
        Layer(7, "pointed", 0.5, 0.66, -7, -62, height=0.42, radius=0.40, veins=1, cup=0.2),
        Layer(4, "pointed", 0.4, 0.7, -30, -85, height=0.55, radius=0.20, veins=0, cup=0.2),
        Stamens(8, 0.14, 40, 25, 0.3, 0.66, 0.06, "centre", "second"),
    ),
    "umbellet": (Florets(17, 5, 0.76, 0.26, 0.0, 0.25, 45, 0.4, ground="leaf", dot=0.09),),
    "carrot": (Florets(19, 5, 0.78, 0.2, 0.0, 0.24, 35, 0.8, foot=-0.4, ground="leaf"),),
    "dill": (Florets(15, 3, 0.78, 0.3, 0.0, 0.1, 40, dot=0.15, eye="centre", foot=-0.8),),
    "orlaya": (
        Layer(8, "bifid", 0.6, 0.98, 80, 95, radius=0.44, height=-0.05, veins=2, uneven=0.12),
        Layer(8, "bifid", 0.3, 1.0, 70, 90, radius=0.42, height=0.0, veins=0, uneven=0.2),
        Florets(30, 5, 0.5, 0.14, 0.02, 0.1, 35, 0.4, foot=-0.55, ground="leaf", dot=0.05),
    ),
    "bupleurum": (
        Layer(5, "ovate", 1.0, 0.78, 62, 86, cup=0.15, veins=2, radius=0.03),
        Florets(9, 5, 0.33, 0.1, 0.14, 0.1, 30, paint="second", dot=0.07, rays=""),
    ),
    "astrantia": (
        Layer(12, "pointed", 1.0, 0.3, 72, 88, cup=0.12, veins=2, wash=0.5),
        Layer(9, "pointed", 0.84, 0.3, 64, 78, cup=0.12, veins=1, height=0.03, shade=-0.1),
        Stamens(34, 0.52, 34, 26, 0.03, 0.05, 0.0, thread="leaf"),
        Florets(26, 5, 0.44, 0.32, 0.24, 0.09, 75, paint="second", eye="petal", dot=0.07, rays="", cut=0.6),
    ),
    "seaholly": (
        Layer(7, "spiny", 1.05, 0.2, 80, 92, height=-0.05, radius=0.12, veins=0, ragged=0.02, uneven=0.12),
        Ball(0.36, 0.85, -0.12, 0.4, 0.5, paint="second", shine=0.0),
        Florets(30, 4, 0.37, 0.74, 0.0, 0.065, 115, eye="petal", dot=0.035, rays="", cut=0.25),
    ),
    "alpine-seaholly": (
        Layer(14, "spiny", 1.05, 0.24, 78, 100, radius=0.08, height=-0.12, veins=1, uneven=0.12),
        Layer(13, "spiny", 0.92, 0.26, 60, 74, radius=0.08, height=-0.08, veins=1, uneven=0.12),
        Layer(10, "spiny", 0.74, 0.26, 44, 57, radius=0.08, height=-0.05, veins=1, uneven=0.12),
        Ball(0.25, 1.0, -0.1, 0.32, 0.42, paint="second", shine=0.0),
        Florets(52, 4, 0.26, 0.86, 0.04, 0.035, 100, eye="second", dot=0.04, rays=""),
    ),
    # single flowers
    "lace-star": (
        Layer(5, "obovate", 1.0, 0.5, 72, 92, veins=0, uneven=0.14),
        Stamens(5, 0.6, 40, 10, 0.03, 0.0, 0.1, "white", "thread"),
    ),
    "oxypetalum": (
        Layer(5, "strap", 1.0, 0.38, 78, 98, curl=20, veins=2, wash=0.4),
        Layer(5, "oblong", 0.34, 0.62, 25, 45, radius=0.1, height=0.02, paint="second", veins=0, turn=36),
        Disc(1, 0.06, 0.05, 0.2, 0.16, "white"),
    ),
    "milkweed": (
        Layer(5, "oblong", 0.85, 0.42, 100, 150, radius=0.1, veins=0),
        Layer(5, "ovate", 0.55, 0.5, 38, 12, radius=0.22, paint="second", cup=0.5, veins=0),
        Disc(1, 0.08, 0.1, 0.2, 0.2, "centre"),
    ),
    "nasturtium": (
        Layer(0, "needle", 1.1, 0.14, 150, 130, azimuths=(88,), height=-0.1, veins=0, shade=-0.2),
        Layer(
            0, "round", 1.0, 0.95, 66, 92, azimuths=(58, 122), marks="streaks", marked="second", veins=3, ruffle=0.03
        ),
        Layer(0, "spatulate", 1.05, 0.9, 66, 96, azimuths=(200, 270, 340), height=0.03, veins=3, ruffle=0.03),
        Layer(0, "fringed", 0.4, 0.55, 58, 45, azimuths=(200, 270, 340), height=0.06, veins=0, shade=-0.15),
        Stamens(8, 0.3, 25, 10, 0.02, 0.05, 0.06, "pollen", "thread"),
    ),
    "cleome": (
        Layer(0, "spatulate", 0.8, 0.52, 62, 86, azimuths=(22, 66, 114, 158), veins=1, cup=0.15),
        Stamens(6, 1.2, 66, 16, 0.02, 0.0, 0.06, "pollen", "dark", bold=True),
    ),
    "stephanotis": (
        Ball(0.15, 1.2, -1.15, 0.12, 0.1, shine=0.0),
        Layer(5, "ovate", 1.0, 0.62, 68, 96, curl=18, veins=1, cup=0.16, ragged=0.03, radius=0.08),
        Disc(1, 0.09, 0.0, 0.0, 0.1, "deep", ground="petal"),
    ),
    "poinsettia": (
        Layer(7, "pointed", 1.0, 0.46, 88, 104, paint="leaf", veins=5, height=-0.12, ragged=0.08, uneven=0.14),
        Layer(7, "pointed", 1.0, 0.46, 80, 97, veins=5, ragged=0.08, uneven=0.12),
        Layer(6, "pointed", 0.78, 0.48, 70, 90, veins=5, ragged=0.08, height=0.04, uneven=0.14),
        Layer(5, "pointed", 0.5, 0.46, 58, 82, veins=3, ragged=0.06, height=0.08, uneven=0.14),
        Ball(0.06, 0.13, 0.08, number=6, ring=0.1, paint="leaf", shine=0.0),
        Disc(11, 0.11, 0.03, 0.16, 0.06, "centre"),
    ),
    "passionflower": (
        Layer(5, "oblong", 1.0, 0.42, 82, 95, veins=2, ragged=0.03, shade=-0.1),
        Layer(5, "oblong", 0.96, 0.4, 78, 92, veins=2, ragged=0.03, height=0.02),
        Stamens(76, 0.78, 85, 3, 0.06, 0.06, 0.0, thread="second", bold=True),
        Florets(1, 34, 0.001, 0.0, 0.24, 0.58, 1, paint="white", eye="", rays=""),
        Stamens(64, 0.3, 78, 5, 0.04, 0.3, 0.0, thread="deep", bold=True),
        Stamens(5, 0.36, 64, 3, 0.02, 0.38, 0.13, "centre", "leaf", bold=True),
        Ball(0.1, 0.22, 0.36, paint="leaf", shine=0.15),
        Stamens(3, 0.34, 56, 4, 0.02, 0.5, 0.1, "deep", "deep", bold=True),
    ),
    "dogwood": (
        Layer(4, "notched", 1.0, 0.92, 76, 90, cup=0.08, veins=5, turn=20, uneven=0.06, ragged=0.04),
        Layer(4, "heart", 0.11, 1.9, 88, 92, radius=0.86, turn=20, uneven=0.06, height=0.14, paint="second", veins=0),
        Disc(16, 0.15, 0.1, 0.05, 0.08, "centre", heart="leaf"),
    ),
    "citrus-blossom": (
        Layer(5, "oblong", 1.0, 0.42, 66, 98, curl=35, cup=0.18, veins=1, ragged=0.03),
        Stamens(16, 0.55, 14, 9, 0.08, 0.0, 0.09, "centre", "white", bold=True),
        Ball(0.07, 0.45, 0.15, 0.2, 0.3, paint="second", shine=0.0),
    ),
    "skimmia": (
        Layer(4, "oblong", 1.0, 0.6, 70, 98, veins=0, paint="second"),
        Stamens(4, 0.75, 42, 8, 0.06, 0.0, 0.16, "centre", "thread"),
    ),
    "daphne": (
        Ball(0.13, 1.0, -0.95, 0.2, 0.2, paint="dark", shine=0.0),
        Layer(4, "ovate", 1.0, 0.72, 70, 96, cup=0.12, veins=1, radius=0.05),
        Disc(2, 0.07, 0.03, 0.05, 0.13, "centre"),
    ),
}  # fmt: skip

_ROUND_BUD: Form = (Ball(0.7, 1.4, -0.7, 0.5, 0.6, shine=0.2),)

BUDS: dict[str, Form] = {
    "skimmia": _ROUND_BUD,
    "citrus-blossom": (
        Ball(0.25, 0.9, -0.5, 0.5, 0.5, shine=0.16),
        Layer(5, "ovate", 0.3, 0.8, 60, 20, height=-0.55, paint="leaf", veins=0),
    ),
    "oxypetalum": (
        Ball(0.2, 1.2, -0.5, 0.4, 0.7, shine=0.0),
        Layer(5, "lanceolate", 0.4, 0.4, 50, 10, height=-0.5, paint="leaf", veins=0),
    ),
    "milkweed": (Ball(0.34, 0.8, -0.4, 0.5, 0.5, shine=0.16),),
    "daphne": (Ball(0.34, 1.3, -0.6, 0.35, 0.6, paint="dark", shine=0.16),),
    "cleome": (Ball(0.16, 0.9, -0.4, 0.5, 0.5, shine=0.0),),
}  # fmt: skip
