"""Flowers in threes: lilies, tulips, daffodils, irises, orchids, arums."""

from __future__ import annotations

from tussie.drawing.parts import Disc, Form, Layer, Stamens, Tube

#: The stamens and the pistil of a lily: filaments, brown anthers that swing on them, a style with a knob.
_LILY_STAMENS = (
    Layer(6, "needle", 0.62, 0.06, 12, 46, cup=0, paint="thread", veins=0, height=0.12, uneven=0.12),
    Layer(6, "elliptic", 0.22, 0.34, 70, 100, radius=0.3, height=0.64, paint="pollen", veins=0, uneven=0.25),
    Layer(1, "needle", 0.85, 0.045, 5, 24, cup=0, paint="thread", veins=0, height=0.2, turn=-70),
)

FORMS: dict[str, Form] = {
    "tulip": (
        Layer(3, "cup", 2.65, 0.62, 84, -58, curl=40, cup=0.3, ragged=0.02, radius=0.04, turn=90, veins=2, uneven=0.05,
              shade=0.04, full=True),
        Layer(3, "cup", 2.65, 0.62, 82, -54, curl=38, cup=0.3, ragged=0.02, radius=0.03, turn=30, veins=2, uneven=0.05,
              shade=0.1, full=True),
        Layer(6, "strap", 0.56, 0.2, 22, 14, radius=0.16, height=0.95, paint="dark", veins=0),
        Disc(3, 0.1, 0.05, 1.3, 0.14, "leaf"),
    ),
    "double-tulip": (
        Layer(5, "cup", 1.5, 0.74, 74, 30, cup=0.3, ragged=0.03, veins=3, height=-0.2, shade=-0.06, full=True),
        Layer(6, "cup", 1.5, 0.68, 66, 2, cup=0.35, ragged=0.03, veins=3, full=True),
        Layer(6, "oblong", 1.4, 0.62, 48, -6, cup=0.4, ruffle=0.03, veins=2, height=0.05, full=True),
        Layer(5, "oblong", 1.2, 0.6, 30, -6, cup=0.4, ruffle=0.03, veins=2, height=0.15, shade=-0.12),
        Layer(4, "oblong", 0.95, 0.6, 14, -4, cup=0.4, radius=0, ruffle=0.04, veins=0, height=0.25, shade=-0.22),
    ),
    "parrot-tulip": (
        Layer(3, "parrot", 2.0, 0.76, 60, -4, curl=32, cup=0.3, ruffle=0.06, ragged=0.07, radius=0.12, turn=30,
              marks="streaks", marked="leaf", uneven=0.12, veins=4),
        Layer(3, "parrot", 1.95, 0.76, 52, -8, curl=40, cup=0.36, ruffle=0.07, ragged=0.07, radius=0.12, turn=90,
              uneven=0.12, veins=4, shade=-0.08),
        Layer(3, "parrot", 1.6, 0.62, 30, -8, curl=30, cup=0.36, ruffle=0.07, ragged=0.08, turn=20, uneven=0.14,
              veins=2, shade=-0.16),
        Disc(3, 0.1, 0.05, 1.0, 0.14, "leaf"),
    ),
    "lily": (
        Layer(3, "lanceolate", 1.2, 0.46, 45, 85, curl=65, cup=0.1, ragged=0.04, radius=0, wash=0.5, marks="spots",
              marked="second"),
        Layer(3, "elliptic", 1.15, 0.56, 42, 82, curl=65, cup=0.1, radius=0, wash=0.5, marks="spots",
              marked="second", height=0.02),
        *_LILY_STAMENS,
    ),
    "oriental-lily": (
        Layer(3, "lanceolate", 1.15, 0.46, 55, 95, curl=55, cup=0.1, radius=0, ruffle=0.02, turn=30, marks="midrib",
              marked="second", veins=2, wash=0.5),
        Layer(3, "ovate", 1.14, 0.76, 50, 90, curl=60, cup=0.12, radius=0, ruffle=0.04, turn=90, marks="midrib",
              marked="second", veins=2, height=0.03),
        Layer(3, "elliptic", 0.66, 0.34, 50, 76, cup=0, turn=90, paint="second", veins=0, marks="spots", marked="deep",
              height=0.06),
        *_LILY_STAMENS,
    ),
    "turkscap-lily": (
        Layer(3, "lanceolate", 1.5, 0.3, 60, 130, curl=90, cup=0.08, marks="spots", marked="second", veins=1),
        Layer(3, "lanceolate", 1.5, 0.36, 56, 128, curl=90, cup=0.08, marks="spots", marked="second", veins=1),
        *_LILY_STAMENS,
    ),
    "trumpet-lily": (
        Layer(3, "lanceolate", 2.5, 0.34, 6, 36, curl=85, cup=0.3, radius=0.06, height=-1.6, veins=3, shade=0.45),
        Layer(3, "elliptic", 2.5, 0.4, 5, 32, curl=85, cup=0.3, radius=0.05, height=-1.6, veins=3, shade=0.5),
        Layer(6, "needle", 0.7, 0.06, 4, 26, cup=0, paint="thread", veins=0, height=0.0, radius=0.05),
        Layer(6, "elliptic", 0.2, 0.34, 60, 90, radius=0.2, height=0.62, paint="centre", veins=0, uneven=0.2),
        Layer(1, "needle", 0.95, 0.045, 4, 16, cup=0, paint="thread", veins=0, height=0.0, turn=-70),
    ),
    "dutch-iris": (
        Layer(0, "oblanceolate", 1.15, 0.36, 46, 22, cup=0.2, azimuths=(90, 38, 142), radius=-0.03, veins=3,
              shade=-0.05),
        Layer(0, "clawed", 1.2, 0.58, 62, 108, curl=52, cup=0.02, azimuths=(270, 8, 172), radius=-0.03, marks="signal",
              marked="second", veins=5),
        Layer(0, "notched", 0.66, 0.42, 52, 66, curl=-40, cup=0.25, azimuths=(270, 10, 170), radius=-0.04, height=0.08,
              veins=1, shade=0.1),
    ),
    "bearded-iris": (
        Layer(0, "obovate", 1.2, 0.86, 74, 46, curl=-30, cup=0.2, ruffle=0.05, azimuths=(90,), radius=-0.03, veins=4,
              shade=0.08),
        Layer(0, "obovate", 1.2, 0.78, 74, 46, curl=-30, cup=0.2, ruffle=0.05, azimuths=(30, 150), radius=-0.03,
              veins=4, shade=0.2, height=0.02),
        Layer(0, "obovate", 1.25, 0.8, 70, 120, curl=45, cup=0.02, ruffle=0.05, azimuths=(270, 354, 186), radius=-0.03,
              marks="beard", marked="centre", veins=5, shade=-0.12),
        Layer(0, "notched", 0.44, 0.55, 45, 50, curl=-30, cup=0.3, azimuths=(270, 0, 180), radius=-0.04, height=0.1,
              veins=0, shade=0.15),
    ),
    "daffodil": (
        Layer(3, "ovate", 1, 0.68, 85, 92, ruffle=0.015, veins=3, shade=-0.08),
        Layer(3, "ovate", 0.98, 0.66, 80, 86, ruffle=0.015, height=0.03, veins=3),
        Tube(0.16, 0.32, 0.02, 0.58, 12, 0.05, 0.2, throat="second"),
        Layer(12, "notched", 0.13, 1.9, 55, 90, ruffle=0.12, radius=0.3, height=0.54, paint="second", veins=0,
              uneven=0.12),
        Stamens(6, 0.12, 18, 6, 0.05, 0.62, 0.05),
    ),
    "narcissus": (
        Layer(3, "ovate", 1, 0.92, 85, 94, ruffle=0.02, veins=3, shade=-0.08),
        Layer(3, "ovate", 0.98, 0.88, 80, 88, ruffle=0.02, height=0.03, veins=3),
        Tube(0.12, 0.24, 0.03, 0.16, 14, 0.06, depth=0.3, throat="centre"),
    ),
    "tazetta": (
        Layer(3, "ovate", 1, 0.74, 85, 92, veins=1, shade=-0.08),
        Layer(3, "ovate", 0.98, 0.7, 80, 86, height=0.03, veins=1),
        Tube(0.14, 0.32, 0.03, 0.26, 6, 0.06, depth=0.45, throat="second"),
    ),
    "alstroemeria": (
        Layer(0, "obovate", 1.05, 0.66, 40, 78, cup=0.15, azimuths=(90, 212, 328), veins=3),
        Layer(0, "oblanceolate", 1.0, 0.36, 38, 80, cup=0.12, azimuths=(270,), veins=2, height=0.04),
        Layer(0, "oblanceolate", 1.05, 0.4, 34, 74, cup=0.12, azimuths=(42, 138), paint="second", marks="streaks",
              marked="dark", veins=0, height=0.08),
        Layer(0, "needle", 0.6, 0.07, 30, 66, paint="dark", azimuths=(255, 275, 290), veins=0, height=0.15),
        Layer(0, "elliptic", 0.13, 0.55, 70, 90, azimuths=(253, 273, 292), radius=0.48, height=0.45, paint="leaf",
              veins=0),
    ),
    "freesia": (
        Layer(3, "obovate", 2.2, 0.42, 4, 26, curl=58, cup=0.28, radius=0.05, height=-1.5, veins=1, shade=0.3),
        Layer(3, "obovate", 2.15, 0.4, 4, 22, curl=56, cup=0.28, radius=0.03, height=-1.45, veins=1, shade=0.42),
        Stamens(3, 0.3, 12, 8, 0.04, 0.1, 0.06, "white"),
    ),
    "hyacinth": (
        Layer(6, "oblong", 1.25, 0.34, 16, 88, curl=50, cup=0.12, radius=0.02, height=-0.3, veins=1),
        Disc(1, 0.08, 0.03, 0.0, 0.16, "dark"),
    ),
    "calla": (
        Tube(0.13, 0.7, -1.6, 0.2, 8, 0.02, 0.24, "petal", "petal", smooth=True, slant=0.5, lip=0.6),
        Layer(0, "strap", 1.05, 0.14, 26, 8, azimuths=(88,), height=-0.1, radius=-0.05, paint="centre", veins=0),
    ),
    "anthurium": (
        Layer(0, "cordate", 1.85, 0.92, 84, 96, curl=25, cup=-0.05, azimuths=(270,), radius=-0.62, veins=5,
              ruffle=0.01),
        Layer(0, "strap", 0.95, 0.14, 66, 48, cup=0, azimuths=(82,), radius=0.28, height=0.05, paint="second",
              veins=0),
    ),
    "phalaenopsis": (
        Layer(0, "elliptic", 1.0, 0.52, 84, 92, cup=0.08, azimuths=(90, 216, 324), veins=3, shade=0.02),
        Layer(0, "round", 1.0, 1.12, 80, 90, cup=0.06, azimuths=(6, 174), height=0.05, veins=5, shade=0.16),
        Layer(0, "labellum", 0.46, 0.62, 60, 85, azimuths=(270,), height=0.12, paint="second", veins=0),
        Layer(0, "round", 0.3, 0.7, 40, 10, cup=0.4, azimuths=(215, 325), height=0.14, paint="second", veins=0,
              shade=-0.15),
        Layer(0, "round", 0.17, 0.9, 50, 90, azimuths=(90,), height=0.25, paint="white", veins=0),
        Disc(4, 0.06, 0.03, 0.26, 0.06, "centre"),
    ),
    "cymbidium": (
        Layer(0, "elliptic", 1.05, 0.52, 74, 92, cup=0.12, azimuths=(90, 212, 328), veins=4, shade=0.06),
        Layer(0, "elliptic", 1.0, 0.5, 66, 84, cup=0.12, azimuths=(20, 160), height=0.06, veins=4, shade=0.14),
        Layer(0, "labellum", 0.78, 0.78, 50, 100, curl=50, cup=0.2, ruffle=0.03, azimuths=(270,), height=0.12,
              paint="white", marks="spots", marked="second", veins=0),
        Layer(0, "oblong", 0.36, 0.5, 30, 60, cup=0.4, azimuths=(90,), height=0.2, paint="white", veins=0),
        Disc(2, 0.05, 0.03, 0.4, 0.08, "centre"),
    ),
    "dendrobium": (
        Layer(0, "lanceolate", 1.0, 0.46, 84, 94, cup=0.06, azimuths=(90, 220, 320), veins=2, shade=0.08),
        Layer(0, "ovate", 0.98, 0.78, 80, 90, cup=0.06, azimuths=(20, 160), height=0.05, veins=3),
        Layer(0, "ovate", 0.7, 0.66, 50, 95, cup=0.3, azimuths=(270,), height=0.12, paint="second", veins=1),
        Layer(0, "round", 0.2, 0.9, 50, 80, azimuths=(90,), height=0.2, paint="white", veins=0),
    ),
    "vanda": (
        Layer(0, "obovate", 1.0, 0.8, 84, 92, cup=0.05, azimuths=(90, 222, 318), marks="spots", veins=2, shade=-0.1),
        Layer(0, "obovate", 0.98, 0.86, 80, 90, cup=0.05, azimuths=(18, 162), marks="spots", height=0.05, veins=2),
        Layer(0, "labellum", 0.42, 0.6, 50, 90, azimuths=(270,), height=0.12, paint="second", veins=0),
        Disc(2, 0.06, 0.03, 0.2, 0.09, "white"),
    ),
    "oncidium": (
        Layer(0, "elliptic", 0.44, 0.5, 82, 92, azimuths=(90, 25, 155, 222, 318), marks="midrib", marked="second",
              veins=0),
        Layer(0, "notched", 1.0, 1.3, 80, 92, ruffle=0.04, azimuths=(270,), height=0.05, veins=2),
        Disc(3, 0.1, 0.03, 0.15, 0.12, "second"),
    ),
    "cattleya": (
        Layer(0, "lanceolate", 1.05, 0.34, 82, 94, cup=0.08, azimuths=(90, 220, 320), veins=3, shade=0.08),
        Layer(0, "round", 1.0, 0.92, 76, 92, cup=0.08, ruffle=0.045, azimuths=(18, 162), height=0.05, shade=0.15,
              veins=5),
        Layer(0, "round", 0.9, 0.95, 26, 95, curl=30, cup=0.2, ruffle=0.06, azimuths=(270,), height=0.1,
              paint="second", veins=5),
        Layer(0, "round", 0.5, 0.95, 26, 60, cup=0.4, azimuths=(240, 300), height=0.14, paint="petal", veins=1),
        Layer(0, "oblong", 0.42, 0.5, 40, 70, azimuths=(270,), height=0.3, paint="centre", veins=0),
    ),
    "paphiopedilum": (
        Layer(0, "ovate", 1.0, 0.95, 78, 86, cup=0.1, ruffle=0.02, azimuths=(90,), paint="second", marks="streaks",
              marked="petal", veins=5),
        Layer(0, "ovate", 0.75, 0.7, 84, 92, azimuths=(270,), paint="second", veins=2, shade=-0.1),
        Layer(0, "strap", 1.1, 0.3, 76, 94, curl=20, ruffle=0.03, azimuths=(346, 194), height=0.08, marks="spots",
              veins=2),
        Layer(0, "round", 0.85, 0.7, 40, 105, curl=20, cup=0.3, azimuths=(270,), height=0.12, veins=4),
        Layer(0, "round", 0.36, 1.2, 40, 70, cup=0.2, azimuths=(270,), height=0.24, paint="dark", veins=0),
        Layer(0, "heart", 0.26, 0.95, 60, 90, azimuths=(270,), height=0.4, paint="centre", veins=0),
    ),
    "kangaroo-paw": (
        Layer(5, "strap", 2.9, 0.15, 8, 4, cup=0.2, radius=0.1, height=-2.2, veins=0),
        Layer(6, "lanceolate", 0.8, 0.36, 40, 90, curl=40, radius=0.24, height=0.5, paint="second", veins=0),
        Stamens(6, 0.6, 10, 8, 0.1, 0.5, 0.12, "centre"),
    ),
    "strelitzia": (
        Layer(0, "lanceolate", 2.0, 0.17, 86, 82, cup=0.2, azimuths=(8,), radius=-0.75, height=-0.1, paint="leaf",
              veins=2),
        Layer(0, "lanceolate", 1.9, 0.04, 86, 82, azimuths=(9,), radius=-0.68, height=-0.07, paint="dark", veins=0),
        Layer(0, "lanceolate", 1.2, 0.2, 44, 46, cup=0.2, azimuths=(48, 82, 122), radius=-0.1, veins=2, uneven=0.1),
        Layer(0, "lanceolate", 1.0, 0.2, 44, 48, azimuths=(64, 104), radius=-0.1, height=0.04, veins=1, uneven=0.1),
        Layer(0, "lanceolate", 1.05, 0.17, 50, 58, azimuths=(30,), radius=-0.1, height=0.1, paint="second", veins=1),
    ),
    "heliconia": (
        Layer(0, "lanceolate", 1.35, 0.2, 58, 76, cup=0.3, azimuths=(166,), radius=-0.04, height=-0.45, veins=2),
        Layer(0, "lanceolate", 1.25, 0.2, 54, 70, cup=0.3, azimuths=(16,), radius=-0.04, height=-0.25, veins=2),
        Layer(0, "lanceolate", 1.1, 0.19, 48, 60, cup=0.3, azimuths=(154,), radius=-0.04, height=0.0, veins=2),
        Layer(0, "lanceolate", 1.0, 0.19, 44, 54, cup=0.3, azimuths=(34,), radius=-0.04, height=0.2, veins=2),
        Layer(0, "lanceolate", 0.85, 0.18, 30, 34, cup=0.3, azimuths=(92,), radius=-0.04, height=0.4, veins=1),
        Layer(0, "needle", 0.95, 0.1, 20, 8, cup=0, azimuths=(90,), radius=-0.02, height=-0.5, veins=0),
        Layer(0, "lanceolate", 0.55, 0.13, 50, 56, azimuths=(148, 40, 130, 62), radius=0.05, height=0.1,
              paint="second", veins=0),
    ),
    "ginger": (
        Layer(4, "ovate", 0.9, 0.8, 80, 62, cup=0.3, height=-0.7, veins=2, shade=-0.15),
        Layer(5, "ovate", 0.9, 0.8, 62, 52, cup=0.3, height=-0.4, veins=2),
        Layer(5, "ovate", 0.86, 0.8, 55, 44, cup=0.3, height=0.0, veins=2),
        Layer(5, "ovate", 0.8, 0.8, 46, 34, cup=0.3, height=0.4, veins=2),
        Layer(4, "ovate", 0.75, 0.8, 36, 22, cup=0.35, height=0.8, veins=1),
        Layer(3, "ovate", 0.7, 0.7, 24, 6, cup=0.35, radius=0, height=1.2, veins=1, shade=0.1),
    ),
    "curcuma": (
        Layer(5, "round", 0.7, 0.85, 60, 46, cup=0.3, height=-1.0, paint="leaf", veins=2),
        Layer(5, "round", 0.7, 0.85, 52, 40, cup=0.3, height=-0.5, paint="leaf", veins=2),
        Layer(5, "ovate", 1.1, 0.7, 52, 62, curl=20, cup=0.2, height=-0.1, veins=3, shade=-0.1),
        Layer(5, "ovate", 1.1, 0.66, 40, 46, curl=20, cup=0.25, height=0.2, veins=3),
        Layer(4, "ovate", 1.0, 0.62, 26, 22, cup=0.3, radius=0, height=0.4, veins=2, shade=0.05),
    ),
    "agapanthus": (
        Layer(6, "oblong", 1.5, 0.24, 6, 60, curl=42, cup=0.15, radius=0.01, height=-0.8, veins=1),
        Stamens(5, 0.5, 16, 8, 0.05, 0.1, 0.08, "centre"),
    ),
    "tuberose": (
        Layer(6, "oblong", 1.9, 0.25, 4, 40, curl=85, cup=0.2, radius=0.04, height=-1.2, veins=1, shade=0.45),
        Layer(3, "oblong", 0.5, 0.5, 30, 60, cup=0.2, radius=0.06, height=0.0, veins=0, shade=0.2),
    ),
    "amaryllis": (
        Layer(3, "ovate", 1.15, 0.74, 42, 82, curl=40, radius=0, cup=0.12, ruffle=0.02, veins=5, shade=-0.06),
        Layer(3, "elliptic", 1.12, 0.64, 36, 76, curl=40, radius=0, cup=0.12, ruffle=0.02, veins=5, height=0.03),
        Layer(0, "needle", 0.72, 0.05, 24, 52, curl=-30, paint="thread", azimuths=(236, 252, 264, 276, 290, 304),
              veins=0, height=0.2),
        Layer(0, "elliptic", 0.11, 0.45, 60, 90, paint="centre", azimuths=(236, 252, 264, 276, 290, 304), radius=0.38,
              height=0.72, veins=0),
        Layer(0, "needle", 0.95, 0.045, 24, 55, curl=-30, paint="second", azimuths=(270,), veins=0, height=0.22),
    ),
    "nerine": (
        Layer(6, "strap", 1.1, 0.19, 36, 96, curl=100, radius=0, ruffle=0.06, marks="midrib", veins=0, uneven=0.12),
        Layer(0, "needle", 0.9, 0.06, 30, 60, curl=-20, paint="dark", azimuths=(244, 272, 298), veins=0, height=0.1),
        Layer(0, "elliptic", 0.13, 0.5, 60, 90, paint="deep", azimuths=(244, 272, 298), radius=0.6, height=0.7,
              veins=0),
    ),
    "gladiolus": (
        Layer(0, "obovate", 1.9, 0.54, 8, 46, curl=50, cup=0.2, ruffle=0.03, azimuths=(90, 28, 152), radius=0.04,
              height=-0.8, veins=4),
        Layer(0, "obovate", 1.75, 0.42, 8, 46, curl=58, cup=0.2, ruffle=0.03, azimuths=(270, 218, 322), radius=0.04,
              height=-0.75, marks="signal", marked="second", veins=2),
        Stamens(3, 0.5, 14, 6, 0.03, 0.1, 0.07, "white"),
    ),
    "gloriosa": (
        Layer(6, "lanceolate", 1.5, 0.25, 86, 150, curl=20, ruffle=0.07, cup=0, paint="second", marks="picotee",
              veins=1),
        Layer(6, "needle", 0.8, 0.05, 70, 84, cup=0, paint="leaf", veins=0, height=0.1, turn=30),
        Layer(6, "elliptic", 0.2, 0.36, 84, 96, radius=0.78, height=0.25, paint="centre", veins=0, turn=30),
        Layer(1, "needle", 0.9, 0.05, 60, 95, cup=0, paint="leaf", veins=0, height=0.2, turn=250),
    ),
    "eremurus": (
        Layer(6, "oblong", 0.95, 0.36, 60, 86, veins=0, marks="midrib"),
        Stamens(6, 0.95, 28, 10, 0.05, 0.05, 0.16, "centre"),
    ),
    "poker": (
        Layer(3, "strap", 3.0, 0.22, 12, -4, cup=0.3, radius=0.1, height=-1.6, paint="second", veins=0),
        Stamens(3, 0.5, 10, 6, 0.1, 1.3, 0.14, "centre"),
    ),
    "allium": (
        Layer(6, "lanceolate", 1, 0.38, 60, 86, veins=0, uneven=0.12, radius=0),
        Disc(1, 0.12, 0.05, 0.1, 0.22, "leaf"),
    ),
    "drumstick": (
        Layer(5, "oblong", 1.4, 0.6, 62, 0, cup=0.3, veins=0),
        Stamens(3, 1.5, 6, 8, 0.1, 0.2, 0.14, "second"),
    ),
    "lily-of-the-valley": (
        Tube(0.3, 0.62, -0.8, 0.5, 6, 0.05, 0.95, "petal", "petal", throat="", smooth=True),
        Layer(6, "ovate", 0.36, 1.2, 70, 140, curl=40, radius=0.56, height=0.46, veins=0, shade=0.2),
    ),
    "grape-bell": (
        Tube(0.3, 0.22, -0.8, 0.75, 6, 0.06, 0.72, "petal", "white", throat="", smooth=True),
    ),
    "snowdrop": (
        Layer(3, "elliptic", 1.8, 0.46, 62, 14, cup=0.25, veins=3, height=0.0, turn=90, shade=0.3, full=True),
        Layer(3, "notched", 0.95, 0.66, 30, 2, cup=0.4, paint="white", veins=0, height=0.1, marks="signal",
              marked="leaf", turn=30),
        Tube(0.16, 0.14, -0.6, 0.06, 6, 0.02, 0.26, "leaf", "leaf", throat=""),
    ),
    "crocus": (
        Tube(0.08, 0.14, -1.4, 0.0, 6, 0.02, 0, "white", "white", throat=""),
        Layer(3, "elliptic", 1.95, 0.5, 54, 2, cup=0.35, radius=0.02, turn=90, veins=4, shade=-0.1, full=True),
        Layer(3, "elliptic", 1.95, 0.52, 50, 5, cup=0.35, radius=0.02, turn=30, veins=4, full=True),
        Layer(3, "pinked", 0.9, 0.3, 8, 24, radius=0.04, height=0.75, paint="centre", veins=0),
    ),
    "bluebell": (
        Layer(6, "strap", 2.7, 0.23, 60, -6, curl=165, cup=0.3, radius=0.06, height=-1.2, veins=1),
    ),
    "fritillary": (
        Layer(3, "cup", 2.0, 0.62, 82, -22, cup=0.4, turn=90, veins=0, marks="chequer", marked="second", shade=-0.15,
              full=True),
        Layer(3, "cup", 2.0, 0.62, 78, -18, cup=0.4, turn=30, veins=0, marks="chequer", marked="second", full=True),
        Stamens(6, 0.5, 8, 6, 0.1, 0.9, 0.08, "centre"),
    ),
    "crown-imperial": (
        Layer(3, "elliptic", 1.9, 0.6, 70, 10, cup=0.35, turn=90, veins=3, shade=-0.12, full=True),
        Layer(3, "elliptic", 1.9, 0.6, 66, 14, cup=0.35, turn=30, veins=4, full=True),
        Stamens(6, 1.4, 10, 6, 0.1, 0.9, 0.12, "centre"),
    ),
    "small-bell": (
        Layer(3, "ovate", 1.5, 0.6, 66, 14, cup=0.35, turn=90, veins=0, shade=-0.12),
        Layer(3, "ovate", 1.5, 0.6, 60, 18, cup=0.35, turn=30, veins=1),
        Stamens(4, 1.1, 8, 6, 0.1, 0.5, 0.12, "centre"),
    ),
    "star-of-bethlehem": (
        Layer(6, "elliptic", 1, 0.48, 62, 84, cup=0.15, radius=0, veins=1, shade=0.1),
        Layer(6, "lanceolate", 0.4, 0.24, 40, 60, paint="white", veins=0, height=0.05),
        Disc(1, 0.1, 0.1, 0.12, 0.26, "second"),
        Stamens(6, 0.36, 45, 6, 0.03, 0.12, 0.1, "centre"),
    ),
    "montbretia": (
        Layer(6, "oblong", 2.0, 0.2, 4, 36, curl=60, cup=0.18, radius=0.01, height=-1.2, veins=1),
        Stamens(3, 0.85, 16, 8, 0.03, 0.1, 0.08, "centre"),
    ),
}  # fmt: skip

#: A long pointed bud, coloured: freesia, lily, gladiolus.
_LONG: Form = (
    Layer(3, "elliptic", 1.9, 0.34, 24, -4, cup=0.4, veins=1, height=-0.9, shade=0.25),
    Layer(3, "lanceolate", 0.6, 0.34, 26, 4, cup=0.3, paint="leaf", veins=0, height=-0.95),
)
#: The bud of a lily, green at its foot.
_LILY_BUD: Form = (
    Layer(3, "elliptic", 1.25, 0.3, 16, -4, cup=0.4, veins=1, height=-0.6, radius=0.03, shade=0.2),
    Layer(3, "lanceolate", 0.7, 0.2, 17, 6, cup=0.4, veins=0, height=-0.58, radius=0.04, paint="leaf", shade=0.3),
)
#: A round bud of an orchid.
_ROUND: Form = (Layer(3, "ovate", 1.2, 0.7, 60, -20, cup=0.4, veins=1, height=-0.5),)

BUDS: dict[str, Form] = {
    **dict.fromkeys(("freesia", "tuberose", "gladiolus", "montbretia", "hyacinth", "agapanthus", "amaryllis"), _LONG),
    **dict.fromkeys(("phalaenopsis", "cymbidium", "dendrobium", "vanda", "oncidium"), _ROUND),
    **dict.fromkeys(("lily", "oriental-lily", "turkscap-lily", "trumpet-lily"), _LILY_BUD),
    "poker": (Layer(3, "strap", 2.8, 0.22, 12, -6, cup=0.3, radius=0.1, height=-1.6, veins=0),),
    "eremurus": (Layer(3, "ovate", 0.9, 0.6, 50, -6, cup=0.4, veins=0),),
    "grape-bell": (Tube(0.3, 0.1, -0.7, 0.6, 6, 0.02, 0.6, "petal", "petal", throat="petal"),),
    "star-of-bethlehem": (Layer(3, "ovate", 1.1, 0.7, 50, -6, cup=0.4, veins=1, height=-0.3, shade=0.35),),
    "alstroemeria": _LONG,
}
