"""What stands among the leaves of a branch: berries, gum nuts, hop cones."""

from __future__ import annotations

from tussie.drawing.flower import Form, Layer, Tube

_GLEAM = Layer(1, "round", 0.42, 0.8, 90, 90, radius=-0.7, height=0.8, turn=-50, uneven=0.02, veins=0, paint="white")

FORMS: dict[str, Form] = {
    "branch-berry": (Tube(0.4, 0.24, -0.8, 0.8, 4, 0.03, 1.0, "petal", "petal"), _GLEAM),
    "ivy-berry": (Tube(0.4, 0.5, -0.8, 0.7, 5, 0.04, 1.0, "petal", "second"),),
    "gum-nut": (Tube(0.2, 0.62, -1.0, 0.7, 5, 0.06, 0.85, "petal", "second"),),
    "hop": (
        Layer(0, "ovate", 0.8, 0.8, 90, 90, azimuths=(270,), height=0.02, radius=0.3, veins=1, paint="second", shade=0.1),
        Layer(0, "ovate", 0.8, 0.8, 90, 90, azimuths=(245, 295), height=0.04, radius=0.12, veins=1, paint="second", shade=0.1),
        Layer(0, "ovate", 0.75, 0.85, 90, 90, azimuths=(225, 315), height=0.06, radius=-0.1, veins=1, paint="second", shade=0.1),
        Layer(0, "ovate", 0.8, 0.9, 90, 90, azimuths=(262, 280), height=0.08, radius=-0.05, veins=1, paint="second", shade=0.1),
        Layer(0, "ovate", 0.7, 0.9, 90, 90, azimuths=(240, 300), height=0.1, radius=-0.4, veins=1, paint="second", shade=0.25),
        Layer(0, "ovate", 0.7, 0.9, 90, 90, azimuths=(270,), height=0.12, radius=-0.6, veins=1, paint="second", shade=0.35),
    ),
}

BUDS: dict[str, Form] = {}
