"""What stands among the leaves of a branch: berries, gum nuts, hop cones."""

from __future__ import annotations

from tussie.drawing.parts import Disc, Form, Layer, Tube

_GLEAM = Layer(1, "round", 0.42, 0.8, 90, 90, radius=-0.6, height=1.0, turn=-50, uneven=0.02, veins=0, paint="white")


def _bract(radius: float, height: float, shade: float, *azimuths: float) -> Layer:
    """Papery scales of a hop cone that hangs."""
    return Layer(
        0,
        "ovate",
        0.76,
        0.85,
        90,
        90,
        azimuths=azimuths,
        radius=radius,
        height=height,
        veins=1,
        paint="second",
        shade=shade,
    )


FORMS: dict[str, Form] = {
    "branch-berry": (
        Tube(0.7, 0.7, -0.7, 0.7, 6, 0.02, 1.0, "petal", "petal"),
        Disc(1, 0.7, 0.3, 0.66, 0.16, "deep", ground="petal"),
        _GLEAM,
    ),
    "ivy-berry": (Tube(0.66, 0.62, -0.7, 0.7, 8, 0.03, 1.0, "petal", "second"),),
    "gum-nut": (Tube(0.25, 0.7, -1.0, 0.7, 6, 0.04, 0.9, "petal", "second"),),
    "hop": (
        _bract(0.3, 0.02, 0.1, 270),
        _bract(0.12, 0.04, 0.1, 245, 295),
        _bract(-0.1, 0.06, 0.1, 225, 315),
        _bract(-0.05, 0.08, 0.1, 262, 280),
        _bract(-0.4, 0.1, 0.25, 240, 300),
        _bract(-0.6, 0.12, 0.35, 270),
    ),
}

BUDS: dict[str, Form] = {}
