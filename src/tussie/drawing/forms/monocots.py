"""Flowers in threes: lilies, tulips, daffodils, irises, orchids, arums."""

from __future__ import annotations

from tussie.drawing.flower import Form, Layer, Stamens, Tube

FORMS: dict[str, Form] = {
    "lily": (
        Layer(3, "lanceolate", 1.2, 0.36, 45, 85, curl=60, cup=0.1, ragged=0.04, wash=0.6, marks="spots"),
        Layer(3, "elliptic", 1.15, 0.48, 42, 82, curl=60, cup=0.1, wash=0.6, marks="midrib", marked="dark"),
        Stamens(6, 0.75, 28, 6, 0.03, 0.1, 0.09, "pollen"),
    ),
    "daffodil": (
        Layer(3, "ovate", 1, 0.62, 85, 88),
        Layer(3, "ovate", 1, 0.62, 82, 85, height=0.02),
        Tube(0.14, 0.36, 0.02, 0.5, 12, 0.08),
    ),
}

BUDS: dict[str, Form] = {}
