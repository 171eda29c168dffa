"""What stands among the leaves of a branch: berries, gum nuts, hop cones."""

from __future__ import annotations

from tussie.drawing.flower import Disc, Form, Layer

FORMS: dict[str, Form] = {
    "branch-berry": (
        Layer(1, "round", 1.9, 1.0, 90, 90, cup=0.0, radius=-0.95, ragged=0.01, uneven=0.02, veins=0),
        Layer(1, "elliptic", 0.6, 0.7, 90, 90, radius=-0.55, height=0.1, turn=125, uneven=0.02, veins=0, paint="second", shade=0.3),
        Disc(1, 0.08, 0.02, 0.2, 0.26, paint="deep"),
    ),
    "ivy-berry": (
        Layer(1, "round", 1.9, 1.0, 90, 90, cup=0.0, radius=-0.95, ragged=0.01, uneven=0.02, veins=0),
        Disc(1, 0.34, 0.04, 0.2, 0.2, paint="deep", ground="second"),
    ),
    "gum-nut": (
        Layer(1, "obovate", 1.7, 0.8, 90, 90, radius=-0.85, turn=90, uneven=0.02, veins=0),
        Layer(1, "ovate", 0.8, 0.7, 90, 90, radius=0.45, turn=90, height=0.1, uneven=0.02, veins=0, paint="second"),
    ),
    "hop": (
        Layer(0, "ovate", 0.8, 0.8, 90, 90, azimuths=(270,), height=0.02, radius=0.3, veins=1),
        Layer(0, "ovate", 0.8, 0.8, 90, 90, azimuths=(245, 295), height=0.04, radius=0.12, veins=1),
        Layer(0, "ovate", 0.75, 0.85, 90, 90, azimuths=(225, 315), height=0.06, radius=-0.1, veins=1),
        Layer(0, "ovate", 0.8, 0.9, 90, 90, azimuths=(262, 280), height=0.08, radius=-0.05, veins=1),
        Layer(0, "ovate", 0.7, 0.9, 90, 90, azimuths=(240, 300), height=0.1, radius=-0.4, veins=1, shade=0.2),
        Layer(0, "ovate", 0.7, 0.9, 90, 90, azimuths=(270,), height=0.12, radius=-0.6, veins=1, shade=0.3),
    ),
}

BUDS: dict[str, Form] = {}
