"""Flowers of a few broad petals, or of many: roses, peonies, buttercups, poppies, pinks, violets."""

from __future__ import annotations

from tussie.drawing.parts import Disc, Form, Layer, Stamens, Tube

#: The calyx tube of pinks, seen below the petals.
_CALYX = Layer(5, "sheath", 0.9, 0.5, 34, -6, paint="leaf", wrap=84, veins=0, radius=0.08, height=-0.98, uneven=0.02)
#: The dark middle of anemones.
_BOSS = Disc(40, 0.15, 0.12, 0.2, 0.05, ground="centre")


def _hellebore(marks: str) -> Form:
    return (
        Layer(5, "round", 0.98, 0.92, 66, 82, cup=0.14, ragged=0.06, marks=marks, marked="second", wash=0.5, radius=0),
        Tube(0.1, 0.2, 0.06, 0.14, 9, 0.16, paint="leaf", inside="leaf"),
        Stamens(22, 0.3, 30, 22, 0.04, 0.08, 0.06, "centre"),
        Stamens(4, 0.3, 8, 6, 0.02, 0.1, 0.035, "leaf"),
    )


def _poppy(marks: str, eye: str, stamens: str) -> Form:
    """Two petals within two, of crumpled silk."""
    return (
        Layer(2, "round", 1.0, 1.4, 50, 84, curl=18, cup=0.2, ruffle=0.1, ragged=0.09, radius=0, marks=marks,
              marked=eye),
        Layer(2, "round", 0.9, 1.35, 42, 72, curl=18, cup=0.26, ruffle=0.1, ragged=0.09, marks=marks, marked=eye,
              radius=0, height=0.03),
        Stamens(30, 0.32, 48, 22, 0.06, 0.26, 0.055, stamens, stamens),
        Disc(7, 0.11, 0.05, 0.36, 0.04, paint=eye, ground="leaf"),
    )  # fmt: skip


FORMS: dict[str, Form] = {
    "rose": (
        Layer(5, "lanceolate", 0.62, 0.2, 92, 128, paint="leaf", veins=0, height=-0.12, uneven=0.14),
        Layer(3, "sheath", 0.3, 0.5, 70, -35, wrap=150, paint="leaf", veins=0, radius=0.03, height=-0.34, uneven=0.02),
        Layer(5, "cuspidate", 0.98, 1.0, 52, 92, curl=45, cup=0.12, ruffle=0.02, height=-0.12, lip=0.4, radius=0),
        Layer(5, "cuspidate", 0.95, 1.05, 40, 64, curl=60, cup=0.2, ruffle=0.02, height=-0.1, lip=0.4, radius=0),
        Layer(3, "sheath", 0.95, 1.0, 60, 8, curl=75, cup=0.1, height=-0.1, wrap=150, twist=0.12, lip=0.3, shade=0.1),
        Layer(3, "sheath", 0.96, 0.5, 60, -12, curl=32, cup=0.1, height=-0.04, wrap=180, twist=0.18, lip=0.26, veins=0,
              uneven=0.05, shade=0.16),
        Layer(3, "sheath", 0.94, 0.4, 50, -20, curl=20, cup=0.1, wrap=180, twist=0.26, lip=0.26, veins=0, uneven=0.04,
              shade=0.2),
        Layer(2, "sheath", 0.92, 0.3, 36, -18, curl=18, cup=0.1, wrap=220, twist=0.36, lip=0.3, veins=0, uneven=0.03,
              radius=0, shade=0.2),
        Layer(2, "sheath", 0.92, 0.2, 20, -10, curl=10, cup=0.1, wrap=240, twist=0.5, lip=0.36, veins=0, uneven=0.02,
              radius=0, shade=0.26),
    ),
    # An old rose: a shallow cup, quartered, full of small folded petals.
    "garden-rose": (
        Layer(5, "lanceolate", 0.5, 0.2, 92, 128, paint="leaf", veins=0, height=-0.12, uneven=0.14),
        Layer(3, "sheath", 0.24, 0.5, 70, -35, wrap=150, paint="leaf", veins=0, radius=0.03, height=-0.3, uneven=0.02),
        Layer(6, "round", 0.98, 0.95, 58, 84, curl=25, cup=0.16, ruffle=0.03, height=-0.1, lip=0.25, radius=0),
        Layer(6, "round", 0.92, 0.95, 48, 62, curl=25, cup=0.22, ruffle=0.03, height=-0.08, lip=0.25, radius=0),
        Layer(5, "sheath", 0.86, 0.9, 70, 8, height=-0.06, wrap=110, twist=0.1, lip=0.14, veins=2, shade=0.14),
        Layer(7, "heart", 0.5, 0.8, 24, 8, cup=0.4, radius=0.34, height=0.24, wrap=76, twist=0.2, ruffle=0.08, veins=0,
              uneven=0.14, lip=0.14, shade=0.14),
        Layer(7, "heart", 0.46, 0.8, 20, 6, cup=0.4, radius=0.24, height=0.3, wrap=80, twist=-0.3, ruffle=0.1, veins=0,
              uneven=0.16, lip=0.14, shade=0.14),
        Layer(6, "heart", 0.42, 0.8, 16, 2, cup=0.4, radius=0.14, height=0.36, wrap=90, twist=0.35, ruffle=0.1,
              veins=0, uneven=0.18, shade=0.14),
        Layer(4, "heart", 0.4, 0.8, 10, 0, cup=0.4, radius=0.05, height=0.4, wrap=120, twist=-0.4, ruffle=0.1, veins=0,
              uneven=0.2, shade=0.14),
    ),
    "carnation": (
        _CALYX,
        Layer(6, "fan", 1.0, 1.0, 60, 100, curl=10, ruffle=0.1, ragged=0.05, veins=2, height=-0.1, radius=0),
        Layer(8, "fan", 0.92, 0.95, 54, 86, ruffle=0.12, ragged=0.06, veins=0, height=-0.06, depth=0.08, radius=0,
              shade=0.1),
        Layer(8, "fan", 0.82, 0.85, 46, 66, ruffle=0.15, ragged=0.06, veins=0, depth=0.16, uneven=0.13, radius=0,
              shade=0.1),
        Layer(8, "fan", 0.72, 0.8, 34, 50, cup=0.2, ruffle=0.17, ragged=0.06, veins=0, depth=0.24, uneven=0.16,
              radius=0, shade=0.1),
        Layer(6, "fan", 0.66, 0.8, 20, 34, cup=0.25, ruffle=0.2, ragged=0.06, veins=0, depth=0.32, uneven=0.2, radius=0,
              shade=0.1),
        Layer(5, "fan", 0.62, 0.7, 8, 14, cup=0.3, ruffle=0.2, ragged=0.06, veins=0, depth=0.4, uneven=0.2, radius=0,
              shade=0.1),
    ),
    "pink": (
        _CALYX,
        Layer(5, "fringed", 1, 1.0, 70, 90, ruffle=0.04, ragged=0.05, veins=2, marks="blotch", marked="second",
              radius=0.02),
        Stamens(5, 0.3, 16, 10, 0.02, 0.1, 0.05, "white"),
    ),
    "corncockle": (
        Layer(5, "needle", 1.12, 0.07, 62, 84, paint="leaf", veins=0, turn=36, height=-0.05),
        Layer(5, "notched", 0.98, 0.86, 50, 82, curl=12, cup=0.1, veins=0, marks="streaks", turn=0, radius=0.02),
        Stamens(6, 0.28, 12, 8, 0.02, 0.1, 0.05, "pollen"),
        Layer(5, "sheath", 0.6, 0.5, 50, -20, paint="leaf", wrap=84, veins=1, radius=0.02, height=-0.6, uneven=0.02),
    ),
    "lisianthus": (
        Layer(6, "round", 1.0, 0.95, 42, 74, curl=35, cup=0.12, ruffle=0.05, height=-0.1, lip=0.16, radius=0),
        Layer(5, "sheath", 0.98, 0.9, 48, 30, curl=70, height=-0.08, wrap=110, twist=0.16, ruffle=0.04, lip=0.16,
              veins=2, shade=0.15),
        Layer(5, "sheath", 0.9, 0.7, 44, 12, curl=50, height=-0.04, wrap=110, twist=0.2, ruffle=0.03, lip=0.14,
              veins=0, shade=0.15),
        Layer(4, "sheath", 0.84, 0.7, 34, 4, curl=36, height=-0.02, wrap=130, twist=0.24, ruffle=0.03, lip=0.14,
              veins=0, shade=0.15),
        Stamens(5, 0.3, 20, 6, 0.02, 0.44, 0.07, "centre"),
        Disc(2, 0.07, 0.06, 0.68, 0.1, paint="leaf"),
    ),
    "peony": (
        Layer(6, "round", 1.0, 1.0, 56, 78, curl=8, cup=0.16, ruffle=0.03, ragged=0.06, height=-0.14, radius=0,
              lip=0.1),
        Layer(6, "notched", 0.98, 0.95, 52, 48, cup=0.24, ruffle=0.05, ragged=0.07, height=-0.14, radius=0),
        Layer(7, "frilled", 0.94, 0.8, 50, 22, cup=0.3, ruffle=0.06, ragged=0.08, veins=0, radius=0, height=-0.1,
              uneven=0.1, shade=0.14),
        Layer(7, "frilled", 0.86, 0.7, 44, -2, cup=0.34, ruffle=0.08, ragged=0.09, veins=0, radius=0.04, uneven=0.14,
              shade=0.14),
        Layer(7, "frilled", 0.78, 0.65, 34, -18, cup=0.35, ruffle=0.1, ragged=0.09, veins=0, height=0.08, uneven=0.16,
              shade=0.14),
        Layer(6, "frilled", 0.68, 0.7, 24, -22, cup=0.35, ruffle=0.12, ragged=0.09, veins=0, height=0.18, uneven=0.18,
              shade=0.14),
        Layer(4, "frilled", 0.56, 0.75, 10, -16, cup=0.35, ruffle=0.12, ragged=0.09, veins=0, height=0.3, uneven=0.2,
              shade=0.14),
    ),
    "tree-peony": (
        Layer(6, "notched", 1.0, 1.0, 64, 92, curl=8, cup=0.1, ruffle=0.07, ragged=0.09, height=-0.06, radius=0,
              marks="streaks", marked="second"),
        Layer(6, "notched", 0.88, 1.0, 54, 76, cup=0.16, ruffle=0.09, ragged=0.1, radius=0),
        Layer(5, "notched", 0.74, 1.0, 46, 58, cup=0.2, ruffle=0.11, ragged=0.1, veins=0, marks="streaks",
              marked="second",
              radius=0.02),
        Stamens(36, 0.26, 52, 22, 0.06, 0.26, 0.05, "centre", "centre"),
        Stamens(20, 0.22, 18, 14, 0.03, 0.28, 0.05, "centre"),
        Disc(5, 0.08, 0.06, 0.34, 0.07, paint="second", ground="second"),
    ),
    "ranunculus": (
        Layer(6, "round", 0.98, 1.0, 60, 76, curl=-10, cup=0.16, height=-0.1, lip=0.1, radius=0, veins=2),
        Layer(6, "round", 0.94, 1.0, 54, 50, curl=-20, cup=0.22, height=-0.1, lip=0.1, radius=0, veins=2),
        Layer(6, "sheath", 0.98, 0.9, 76, 6, height=-0.1, wrap=96, twist=0.08, lip=0.12, veins=0, uneven=0.05,
              shade=0.14),
        Layer(6, "sheath", 0.98, 0.9, 74, -14, height=-0.06, wrap=100, twist=0.1, lip=0.12, veins=0, uneven=0.05,
              shade=0.14),
        Layer(5, "sheath", 0.96, 0.9, 66, -28, height=-0.02, wrap=110, twist=0.12, lip=0.12, veins=0, uneven=0.05,
              shade=0.14),
        Layer(5, "sheath", 0.9, 0.9, 54, -34, wrap=112, twist=0.14, lip=0.12, veins=0, uneven=0.05, height=0.06,
              shade=0.14),
        Layer(5, "sheath", 0.76, 0.9, 48, -30, wrap=104, twist=0.14, lip=0.12, veins=0, uneven=0.05, height=0.16,
              shade=0.14),
        Disc(9, 0.1, 0.04, 0.84, 0.06, paint="second", ground="second"),
    ),
    "anemone": (
        Layer(9, "lanceolate", 0.62, 0.28, 80, 60, paint="leaf", veins=0, height=-0.42, uneven=0.16),
        Layer(5, "round", 1.0, 0.84, 68, 88, cup=0.12, ragged=0.06, radius=0),
        Layer(4, "round", 0.88, 0.84, 60, 78, cup=0.16, ragged=0.06, radius=0, height=0.02),
        Stamens(30, 0.24, 66, 8, 0.1, 0.24, 0.055, "centre", "centre"),
        _BOSS,
    ),
    "japanese-anemone": (
        Layer(3, "round", 1.0, 0.88, 74, 90, cup=0.12, ragged=0.07, radius=0),
        Layer(3, "round", 0.96, 0.84, 68, 84, cup=0.14, ragged=0.07, radius=0, height=0.02),
        Stamens(30, 0.24, 60, 16, 0.1, 0.2, 0.06, "centre", "centre"),
        Disc(16, 0.11, 0.1, 0.2, 0.045, paint="leaf"),
    ),
    "bell": (
        Layer(5, "lobe", 1.3, 0.8, 80, -22, curl=112, wrap=82, radius=0, veins=1, ragged=0.02, height=-0.45,
              uneven=0.03),
        Disc(3, 0.08, 0.03, 0.62, 0.09, paint="white", ground="white"),
        Layer(5, "lanceolate", 0.5, 0.3, 70, 10, paint="leaf", veins=0, height=-0.5, radius=0.08),
    ),
    "balloon-flower": (
        Layer(5, "lobe", 1.12, 0.8, 56, 58, curl=46, wrap=80, radius=0.02, veins=3, ragged=0.02, height=-0.2,
              uneven=0.04),
        Stamens(5, 0.3, 20, 8, 0.03, 0, 0.06, "white", "white"),
        Disc(5, 0.08, 0.05, 0.28, 0.06, paint="white"),
    ),
    "nigella": (
        Layer(8, "needle", 1.3, 0.05, 74, 62, curl=-30, paint="leaf", veins=0, height=-0.08, uneven=0.16),
        Layer(8, "needle", 0.95, 0.05, 84, 90, paint="leaf", veins=0, height=-0.06, uneven=0.2),
        Layer(5, "pointed", 0.92, 0.6, 68, 84, cup=0.1, radius=0.02),
        Layer(5, "pointed", 0.78, 0.56, 60, 74, cup=0.12, radius=0.02, height=0.03),
        Stamens(14, 0.3, 52, 12, 0.06, 0.08, 0.06, "dark"),
        Layer(5, "needle", 0.5, 0.14, 14, 20, curl=70, paint="leaf", veins=0, height=0.1, radius=0.04),
    ),
    "pansy": (
        Layer(0, "round", 1, 1.1, 85, 92, azimuths=(55, 125), paint="second", ruffle=0.03, height=-0.03),
        Layer(0, "round", 0.9, 1.0, 82, 90, azimuths=(8, 172), height=0.05, marks="blotch", ruffle=0.03),
        Layer(0, "heart", 0.98, 1.3, 82, 92, azimuths=(270,), height=0.1, marks="blotch", ruffle=0.03),
        Layer(0, "obovate", 0.2, 0.5, 70, 80, azimuths=(40, 140), paint="white", veins=0, height=0.12),
        Disc(1, 0.05, 0.05, 0.2, 0.13),
    ),
    "heartsease": (
        Layer(0, "round", 1, 0.84, 85, 95, azimuths=(62, 118), height=-0.03, veins=2),
        Layer(0, "obovate", 0.86, 0.72, 82, 90, azimuths=(12, 168), paint="second", marks="streaks", veins=0,
              height=0.03),
        Layer(0, "heart", 0.9, 1.0, 82, 92, azimuths=(270,), paint="second", marks="streaks", veins=0, height=0.06),
        Disc(1, 0.04, 0.04, 0.14, 0.14),
    ),
    "violet": (
        Layer(0, "elliptic", 0.95, 0.5, 60, 96, curl=30, azimuths=(66, 114), veins=0),
        Layer(0, "elliptic", 0.85, 0.46, 70, 96, azimuths=(-6, 186), veins=0, height=0.03),
        Layer(0, "notched", 1.0, 0.72, 66, 88, azimuths=(270,), marks="streaks", veins=0, height=0.05),
        Layer(0, "obovate", 0.2, 0.6, 70, 85, azimuths=(-4, 184), paint="white", veins=0, height=0.14),
        Disc(1, 0.02, 0.02, 0.2, 0.1),
    ),
    "borage": (
        Layer(5, "lanceolate", 1.0, 0.22, 86, 96, paint="leaf", veins=0, turn=18, height=-0.06),
        Layer(5, "pointed", 1.0, 0.62, 84, 94, veins=1, turn=54, radius=0),
        Layer(5, "round", 0.2, 0.8, 50, 60, paint="white", veins=0, turn=54, height=0.02),
        Layer(5, "lanceolate", 0.42, 0.34, 16, 4, paint="dark", veins=0, turn=18, height=0.06),
    ),
    "columbine": (
        Layer(5, "lanceolate", 0.9, 0.14, 150, 176, curl=-60, veins=0, radius=0.22, turn=54, height=0.05),
        Layer(5, "ovate", 1.0, 0.5, 66, 88, turn=18, radius=0.04),
        Layer(5, "oblong", 0.58, 0.72, 40, 22, paint="second", cup=0.35, veins=2, turn=54, radius=0.14, height=0.02),
        Stamens(16, 0.62, 9, 9, 0.03, 0.05, 0.06),
    ),
    "iceland-poppy": _poppy("", "leaf", "centre"),
    "poppy": _poppy("blotch", "deep", "deep"),
    "clematis": (
        Layer(6, "pointed", 1.0, 0.66, 80, 94, cup=0.06, ruffle=0.04, radius=0, veins=4, marks="midrib",
              marked="second"),
        Stamens(26, 0.34, 38, 26, 0.04, 0.04, 0.055, "centre", "white"),
        Stamens(8, 0.26, 10, 10, 0.02, 0.06, 0.04, "white", "white"),
    ),
    "hellebore": _hellebore("spots"),
    "christmas-rose": _hellebore(""),
    "primrose": (
        Layer(5, "heart", 1.0, 0.9, 80, 92, radius=0, veins=1, uneven=0.05),
        Layer(5, "obovate", 0.36, 0.66, 78, 90, paint="centre", veins=0, height=0.12, uneven=0.04),
        Disc(1, 0.05, 0.02, 0.14, 0.1, paint="leaf"),
    ),
    "cowslip": (
        Layer(5, "heart", 0.62, 0.84, 62, 70, veins=0, radius=0.05, height=0.75),
        Disc(5, 0.13, 0.02, 0.8, 0.1, paint="centre", ground="petal"),
        Layer(5, "lobe", 1.3, 0.5, 62, -28, wrap=84, paint="thread", veins=0, radius=0, height=-0.45, uneven=0.03),
    ),
    "godetia": (
        Layer(4, "obovate", 1.0, 1.2, 50, 78, cup=0.2, ruffle=0.08, radius=0, marks="blotch", marked="second",
              wash=0.75),
        Stamens(8, 0.4, 22, 14, 0.03, 0.2, 0.06, "white", "white"),
    ),
    "mallow": (
        Layer(5, "obovate", 1.0, 1.0, 50, 80, cup=0.12, ruffle=0.04, ragged=0.06, radius=0, veins=5, wash=0.45),
        Stamens(14, 0.36, 10, 14, 0.02, 0.12, 0.07, "white", "white"),
    ),
    "globe-flower": (
        Layer(5, "sheath", 1.25, 0.9, 84, -6, wrap=96, twist=0.04, veins=2, uneven=0.03, lip=0.14, radius=0,
              ragged=0.02),
        Layer(5, "sheath", 1.2, 0.9, 80, -24, wrap=96, twist=0.05, veins=0, height=0.04, uneven=0.03, lip=0.14,
              radius=0,
              ragged=0.02),
        Layer(5, "sheath", 1.14, 0.9, 72, -36, wrap=96, twist=0.06, veins=0, height=0.1, uneven=0.03, lip=0.14,
              ragged=0.02),
        Layer(4, "sheath", 1.0, 0.9, 60, -42, wrap=110, twist=0.06, veins=0, height=0.24, uneven=0.03, lip=0.14,
              ragged=0.02),
        Stamens(7, 0.16, 14, 12, 0.03, 1.0, 0.07),
    ),
    "bleeding-heart": (
        Layer(2, "elliptic", 0.95, 0.4, 8, 0, paint="white", wrap=150, veins=0, height=0.4, radius=0.09, turn=90),
        Layer(2, "sheath", 2.3, 0.8, 124, -172, curl=205, wrap=130, radius=0.02, veins=0, ragged=0.01, uneven=0.01,
              height=-0.45, turn=0),
    ),
    "lotus": (
        Layer(7, "pointed", 1.0, 0.56, 62, 84, cup=0.24, radius=0.06, height=-0.06),
        Layer(7, "pointed", 0.98, 0.58, 52, 58, cup=0.28, radius=0.06),
        Layer(6, "pointed", 0.94, 0.58, 44, 28, cup=0.32, radius=0.08, height=0.04),
        Layer(5, "pointed", 0.7, 0.56, 34, 10, cup=0.32, radius=0.1, height=0.06, veins=2),
        Stamens(40, 0.28, 50, 16, 0.16, 0.46, 0.045, "centre", "centre"),
        Tube(0.1, 0.22, 0.3, 0.54, 8, 0.03, paint="leaf", inside="leaf"),
        Disc(9, 0.17, 0.0, 0.56, 0.04, paint="centre", ground="leaf"),
    ),
    "gardenia": (
        Layer(6, "oblong", 1.0, 0.66, 72, 96, curl=10, cup=0.1, radius=0, lip=0.18, height=-0.14, ruffle=0.02),
        Layer(6, "oblong", 0.86, 0.72, 60, 80, curl=14, cup=0.16, radius=0, lip=0.2, height=-0.06, depth=0.15,
              ruffle=0.02),
        Layer(6, "round", 0.68, 0.8, 50, 62, curl=16, cup=0.2, radius=0, lip=0.22, depth=0.3, veins=0, shade=0.1),
        Layer(4, "sheath", 0.54, 0.5, 56, 6, curl=50, wrap=120, twist=0.3, lip=0.24, veins=0, height=0.04, depth=0.4,
              uneven=0.05, shade=0.2),
        Layer(3, "sheath", 0.52, 0.4, 40, -8, curl=20, wrap=170, twist=0.4, lip=0.24, veins=0, height=0.1, depth=0.5,
              radius=0,
              uneven=0.04, shade=0.25),
    ),
    "camellia": (
        Layer(5, "round", 0.3, 0.9, 40, 76, veins=0, radius=0.06, height=-0.36, paint="leaf"),
        Layer(7, "heart", 1.0, 0.9, 74, 88, cup=0.08, ragged=0.03, radius=0, height=-0.2, uneven=0.04, veins=2,
              lip=0.12),
        Layer(7, "heart", 0.86, 0.94, 68, 80, cup=0.1, ragged=0.03, radius=0, height=-0.08, depth=0.1, uneven=0.04,
              veins=2,
              lip=0.12),
        Layer(7, "round", 0.72, 0.9, 62, 72, cup=0.12, ragged=0.03, radius=0, height=0.04, depth=0.2, uneven=0.04,
              veins=0, lip=0.12, shade=0.06),
        Layer(6, "round", 0.58, 0.92, 54, 66, cup=0.16, ragged=0.03, radius=0, height=0.16, depth=0.3, uneven=0.04,
              veins=0, lip=0.14, shade=0.06),
        Layer(6, "round", 0.44, 0.9, 46, 58, cup=0.2, ragged=0.03, radius=0, height=0.26, depth=0.4, uneven=0.04,
              veins=0, lip=0.14, shade=0.06),
        Layer(5, "cuspidate", 0.3, 0.9, 36, 46, cup=0.25, ragged=0.03, radius=0, height=0.34, depth=0.5, uneven=0.04,
              veins=0, shade=0.06),
        Layer(2, "sheath", 0.22, 0.5, 40, -10, ragged=0.03, radius=0, height=0.38, depth=0.6, wrap=200, twist=0.3,
              veins=0, shade=0.06),
    ),
    "cyclamen": (
        Tube(0.1, 0.2, -0.3, 0.05, 5, 0.05, belly=0.2, depth=-0.4),
        Layer(5, "pointed", 1.3, 0.5, 62, -4, curl=30, cup=0.24, ruffle=0.07, radius=0.1, height=-0.1, uneven=0.13,
              wash=0.3),
    ),
    "blossom": (
        Layer(5, "notched", 1.0, 0.9, 74, 88, cup=0.12, ragged=0.05, radius=0, veins=1),
        Stamens(14, 0.46, 42, 24, 0.03, 0.04, 0.075, "centre", "second"),
    ),
    "magnolia": (
        Layer(3, "obovate", 1.2, 0.8, 64, 34, curl=40, cup=0.25, radius=0, height=-0.1, veins=4),
        Layer(3, "sheath", 1.35, 0.8, 60, -4, curl=16, wrap=116, twist=0.1, radius=0, height=-0.1, veins=3, shade=0.2),
        Layer(3, "sheath", 1.35, 0.8, 50, -16, wrap=126, twist=0.14, radius=0, height=-0.08, veins=2, shade=0.2),
    ),
    "ornamental-cabbage": (
        Layer(6, "frilled", 1.0, 1.05, 66, 84, cup=0.1, ruffle=0.06, ragged=0.08, paint="leaf", height=-0.14, radius=0,
              veins=5, uneven=0.12),
        Layer(6, "frilled", 0.88, 1.05, 58, 72, cup=0.14, ruffle=0.07, ragged=0.08, paint="leaf", height=-0.06,
              depth=0.2,
              radius=0, veins=5, uneven=0.12),
        Layer(6, "frilled", 0.76, 1.05, 50, 62, cup=0.2, ruffle=0.08, ragged=0.08, depth=0.4, radius=0, veins=4,
              uneven=0.12, shade=0.08),
        Layer(6, "frilled", 0.62, 1.05, 42, 48, cup=0.25, ruffle=0.09, ragged=0.08, height=0.05, depth=0.6, radius=0,
              veins=2, uneven=0.14, shade=0.08),
        Layer(5, "frilled", 0.48, 1.05, 30, 30, cup=0.3, ruffle=0.1, ragged=0.08, height=0.1, depth=0.8, radius=0,
              veins=1, uneven=0.16, shade=0.08),
        Layer(4, "frilled", 0.38, 1.0, 16, 10, cup=0.3, ruffle=0.1, ragged=0.08, height=0.14, depth=0.9, radius=0,
              veins=0, uneven=0.16, shade=0.08),
    ),
    "pelargonium": (
        Layer(0, "obovate", 1.0, 0.7, 74, 90, azimuths=(66, 114), marks="streaks", veins=0, radius=0),
        Layer(0, "obovate", 0.96, 0.84, 74, 90, azimuths=(-16, 196, 270), veins=1, radius=0, height=0.02),
        Stamens(5, 0.24, 18, 10, 0.02, 0.05, 0.07, "pollen", "white"),
    ),
}  # fmt: skip

BUDS: dict[str, Form] = {
    # Furled to a point, its first petals just loosening, the long sepals bent away.
    "rose": (
        Layer(2, "cuspidate", 1.28, 0.5, 38, -12, curl=24, wrap=200, twist=0.14, lip=0.26, uneven=0.05, radius=0.02),
        Layer(2, "cuspidate", 1.3, 0.4, 36, -20, curl=12, wrap=220, twist=0.25, veins=0, uneven=0.03, radius=0.02,
              lip=0.2,
              shade=0.1),
        Layer(1, "cuspidate", 1.42, 0.3, 24, -15, wrap=240, twist=0.3, veins=0, uneven=0.03, radius=0, shade=0.2,
              lip=0.2),
        Layer(5, "lanceolate", 0.95, 0.2, 46, 16, curl=80, cup=0.2, paint="leaf", veins=0, radius=0.08, height=-0.03,
              uneven=0.14),
        Layer(4, "sheath", 0.36, 0.5, 60, -30, wrap=120, paint="leaf", veins=0, radius=0.04, height=-0.3, uneven=0.02),
    ),
    # A ball in its calyx, the guards still closed.
    "peony": (
        Layer(4, "sheath", 1.25, 0.8, 84, -48, wrap=130, twist=0.1, veins=2, radius=0, lip=0.1),
        Layer(3, "sheath", 1.15, 0.8, 74, -50, wrap=170, twist=0.15, veins=0, radius=0),
        Layer(3, "round", 0.62, 0.8, 80, 5, cup=0.3, paint="leaf", veins=0, height=-0.04),
        Layer(3, "lanceolate", 1.1, 0.16, 80, 40, paint="leaf", veins=0, height=-0.06),
    ),
    "carnation": (
        Layer(5, "fan", 0.7, 0.7, 8, 14, ruffle=0.12, veins=0, cup=0.3, height=0.3, uneven=0.16),
        Layer(4, "fan", 0.75, 0.7, 2, 6, ruffle=0.12, veins=0, cup=0.3, height=0.3, uneven=0.16),
        Layer(5, "lobe", 0.85, 0.6, 40, 2, wrap=80, paint="leaf", veins=0, radius=0.02, uneven=0.03),
    ),
    # Twisted to a point like an umbrella.
    "lisianthus": (
        Layer(5, "pointed", 1.4, 0.5, 34, -13, wrap=150, twist=0.3, veins=0, radius=0.02, uneven=0.04),
        Layer(5, "lanceolate", 0.8, 0.12, 30, 10, curl=20, paint="leaf", veins=0, radius=0.05),
    ),
    "balloon-flower": (
        Layer(5, "pointed", 1.2, 0.7, 82, -62, wrap=84, veins=1, radius=0, uneven=0.02, ragged=0.02),
        Layer(5, "lanceolate", 0.4, 0.3, 70, 30, paint="leaf", veins=0, height=-0.03),
    ),
    # A poppy's two sepals, parting over the crumpled silk.
    "poppy": (
        Layer(2, "round", 0.9, 0.7, 50, -28, wrap=150, paint="leaf", veins=2, radius=0),
        Layer(3, "round", 0.86, 0.7, 44, -26, wrap=150, veins=0, radius=0, height=0.08, ruffle=0.05),
    ),
    "blossom": (
        Layer(3, "round", 0.85, 0.7, 72, -55, wrap=160, twist=0.1, veins=0, radius=0),
        Layer(5, "ovate", 0.36, 0.5, 66, 20, paint="leaf", veins=0, height=-0.03),
    ),
    "bell": (
        Layer(5, "pointed", 1.1, 0.6, 46, -16, wrap=90, twist=0.1, veins=0, radius=0.02),
        Layer(5, "lanceolate", 0.5, 0.3, 56, 16, paint="leaf", veins=0, height=-0.03),
    ),
    "magnolia": (
        Layer(3, "sheath", 1.1, 0.7, 44, -18, wrap=160, twist=0.15, veins=2, radius=0),
        Layer(2, "ovate", 0.5, 0.6, 50, 10, cup=0.3, paint="leaf", veins=0),
    ),
}  # fmt: skip
BUDS["garden-rose"] = BUDS["rose"]
BUDS["tree-peony"] = BUDS["peony"]
BUDS["pink"] = BUDS["carnation"]
BUDS["iceland-poppy"] = BUDS["poppy"]
