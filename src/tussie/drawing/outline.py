"""Outlines of petals and leaves, as botanists name them.

An outline is a closed control polygon on the surface of a petal: each point is (along, across), *along* from the
base (0) to the tip (1), *across* from the left edge (-1) to the right (1). The curve that is drawn passes through
the middles of its sides (a quadratic B-spline), so a point given twice is a corner.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

#: Half outlines, base to tip: (along, half the width). A tip with no width is a point, and a corner when doubled.
_HALVES: dict[str, tuple[tuple[float, float], ...]] = {
    # petals
    "round": ((0, 0.18), (0.12, 0.62), (0.4, 1.0), (0.72, 1.02), (0.95, 0.72), (1.03, 0.25)),
    "obovate": ((0, 0.14), (0.2, 0.36), (0.5, 0.82), (0.78, 1.06), (0.97, 0.78), (1.04, 0.26)),
    "spatulate": ((0, 0.12), (0.3, 0.16), (0.55, 0.5), (0.78, 1.04), (0.98, 0.8), (1.04, 0.3)),
    "oblong": ((0, 0.3), (0.15, 0.75), (0.45, 1.0), (0.75, 1.0), (0.97, 0.72), (1.03, 0.22)),
    "strap": ((0, 0.42), (0.2, 0.8), (0.55, 1.0), (0.85, 0.98), (1.0, 0.62), (1.03, 0.2)),
    "elliptic": ((0, 0.08), (0.18, 0.62), (0.42, 1.04), (0.68, 0.98), (0.92, 0.46), (1.02, 0.1)),
    "ovate": ((0, 0.2), (0.1, 0.75), (0.32, 1.06), (0.62, 0.82), (0.9, 0.32), (1.0, 0.0), (1.0, 0.0)),
    "lanceolate": ((0, 0.12), (0.16, 0.7), (0.38, 1.04), (0.66, 0.76), (0.9, 0.28), (1.0, 0.0), (1.0, 0.0)),
    "pointed": ((0, 0.22), (0.25, 0.66), (0.55, 1.04), (0.8, 0.84), (0.96, 0.3), (1.02, 0.0), (1.02, 0.0)),
    "oblanceolate": ((0, 0.1), (0.3, 0.36), (0.6, 0.9), (0.8, 1.04), (0.95, 0.55), (1.02, 0.0), (1.02, 0.0)),
    "heart": ((0, 0.12), (0.3, 0.55), (0.62, 1.02), (0.88, 1.08), (1.06, 0.6), (1.0, 0.1), (0.9, 0.0), (0.9, 0.0)),
    "notched": ((0, 0.12), (0.25, 0.5), (0.6, 1.0), (0.9, 1.0), (1.04, 0.55), (1.0, 0.16), (0.94, 0.0), (0.94, 0.0)),
    "needle": ((0, 0.7), (0.2, 1.0), (0.6, 0.9), (0.9, 0.5), (1.0, 0.0), (1.0, 0.0)),
    # with a toothed tip
    "pinked": ((0, 0.1), (0.35, 0.42), (0.7, 0.95), (0.93, 1.06), (0.93, 1.06), (0.86, 0.78), (1.0, 0.66), (1.0, 0.66),
               (0.9, 0.42), (1.04, 0.26), (1.04, 0.26), (0.94, 0.0)),
    "toothed": ((0, 0.14), (0.35, 0.6), (0.75, 1.0), (0.98, 0.86), (0.98, 0.86), (0.93, 0.5), (1.02, 0.3), (1.02, 0.3),
                (0.96, 0.0)),
    "fringed": ((0, 0.12), (0.4, 0.55), (0.8, 1.0), (1.0, 0.92), (1.0, 0.92), (0.7, 0.62), (1.06, 0.6), (1.06, 0.6),
                (0.72, 0.34), (1.1, 0.22), (1.1, 0.22), (0.74, 0.0)),
    "parrot": ((0, 0.2), (0.2, 0.62), (0.42, 1.0), (0.5, 1.14), (0.53, 0.82), (0.68, 1.02), (0.74, 1.16), (0.76, 0.8),
               (0.93, 0.9), (0.98, 0.86), (0.88, 0.52), (1.06, 0.42), (1.1, 0.3), (0.95, 0.1)),
    "cup": ((0, 0.42), (0.06, 0.62), (0.14, 0.82), (0.26, 0.98), (0.4, 1.05), (0.54, 1.02), (0.68, 0.92), (0.8, 0.72),
            (0.92, 0.4), (1.02, 0.05), (1.02, 0.05)),
    # a heart whose stalk stands in its notch, a lip of three lobes, a claw with a blade
    "cordate": ((0.16, 0.0), (0.03, 0.22), (-0.02, 0.6), (0.12, 1.0), (0.38, 1.02), (0.68, 0.7), (0.92, 0.2),
                (1.0, 0.0), (1.0, 0.0)),
    "labellum": ((0, 0.3), (0.1, 0.5), (0.2, 1.05), (0.42, 1.05), (0.52, 0.5), (0.66, 0.5), (0.86, 0.66), (1.0, 0.26),
                 (0.98, 0.0)),
    "clawed": ((0, 0.3), (0.3, 0.42), (0.48, 0.55), (0.64, 1.0), (0.84, 1.04), (1.0, 0.6), (1.03, 0.18)),
}  # fmt: skip


def _whole(half: tuple[tuple[float, float], ...]) -> Array:
    right = list(half)
    left = [(along, -across) for along, across in reversed(half) if across]
    # A tip on the midrib belongs to both sides, once.
    return np.array(right + left)


OUTLINES: dict[str, Array] = {name: _whole(half) for name, half in _HALVES.items()}
