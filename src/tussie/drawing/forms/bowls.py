"""Flowers of a few broad petals, or of many: roses, peonies, buttercups, poppies, pinks, violets."""

from __future__ import annotations

from tussie.drawing.flower import Disc, Form, Layer

FORMS: dict[str, Form] = {
    "rose": (
        Layer(5, "round", 0.95, 1.0, 70, 95, curl=35, cup=0.12, ruffle=0.02, height=-0.1),
        Layer(5, "round", 0.8, 1.05, 55, 82, curl=30, cup=0.18, ruffle=0.02),
        Layer(5, "round", 0.66, 1.1, 40, 62, curl=20, cup=0.3, height=0.05),
        Layer(5, "round", 0.55, 1.15, 25, 42, curl=15, cup=0.4, height=0.08, shade=-0.1),
        Layer(4, "round", 0.48, 1.2, 12, 22, curl=10, cup=0.5, height=0.1, shade=-0.2),
        Layer(3, "round", 0.42, 1.1, 4, 8, cup=0.5, height=0.14, radius=0.02, shade=-0.3),
    ),
    "pansy": (
        Layer(0, "round", 1, 1.1, 85, 92, azimuths=(55, 125), paint="second", veins=3),
        Layer(0, "round", 0.9, 1.0, 85, 92, azimuths=(5, 175), height=0.05, marks="blotch"),
        Layer(0, "round", 1, 1.3, 85, 92, azimuths=(270,), height=0.1, marks="blotch"),
        Disc(1, 0.05, 0.05, 0.2, 0.12),
    ),
}

BUDS: dict[str, Form] = {}
