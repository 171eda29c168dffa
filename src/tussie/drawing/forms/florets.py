"""Small flowers that make spikes, domes and clouds: delphinium, stock, lilac, lavender, alyssum."""

from __future__ import annotations

from tussie.drawing.flower import Disc, Form, Layer

FORMS: dict[str, Form] = {
    "alyssum": (
        Layer(4, "round", 1, 0.85, 80, 90, veins=0),
        Disc(3, 0.12, 0.05, 0.05, 0.2),
    ),
}

BUDS: dict[str, Form] = {}
