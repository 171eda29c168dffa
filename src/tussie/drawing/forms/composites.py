"""Heads of many florets: daisies, chrysanthemums, thistles, scabious, proteas."""

from __future__ import annotations

from tussie.drawing.flower import Disc, Form, Layer

FORMS: dict[str, Form] = {
    "daisy": (
        Layer(21, "strap", 1, 0.2, 80, 92, ragged=0.04, veins=2, radius=0.15),
        Disc(70, 0.28, 0.1, 0.05, 0.05),
    ),
}

BUDS: dict[str, Form] = {}
