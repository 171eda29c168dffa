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
    # florets of heads: a whole star, a style with its knob, trumpets and lips with lobes
    "star": ((0.38, 0.0), (0.06, 0.64), (0.06, 0.64), (0.46, 0.24), (0.67, 1.05), (0.67, 1.05), (0.6, 0.15),
             (1.05, 0.0), (1.05, 0.0)),
    "pin": ((0, 0.5), (0.4, 0.42), (0.8, 0.36), (0.86, 0.9), (0.94, 1.1), (1.02, 0.5)),
    "trumpet": ((0, 0.06), (0.35, 0.12), (0.55, 0.42), (0.86, 1.1), (0.86, 1.1), (0.68, 0.52), (1.02, 0.6), (1.02, 0.6),
                (0.74, 0.2), (1.1, 0.0), (1.1, 0.0)),
    "lobed": ((0, 0.16), (0.3, 0.4), (0.5, 0.9), (0.72, 1.06), (0.82, 0.66), (0.8, 0.5), (1.0, 0.5), (1.08, 0.2)),
    "lipped": ((0, 0.16), (0.5, 0.2), (0.66, 0.34), (0.76, 0.9), (0.88, 1.0), (0.9, 0.6), (1.0, 0.5), (1.04, 0.15)),
    # leaves
    "cut": ((0, 0.06), (0.14, 0.1), (0.24, 0.62), (0.4, 0.7), (0.36, 0.34), (0.44, 0.3), (0.52, 1.0), (0.68, 0.86),
            (0.62, 0.46), (0.74, 0.42), (0.86, 0.5), (1.0, 0.0), (1.0, 0.0)),
    # cut in two
    "bifid": ((0, 0.08), (0.25, 0.3), (0.55, 0.8), (0.85, 1.1), (1.06, 0.92), (1.04, 0.42), (0.78, 0.14),
              (0.5, 0.0), (0.5, 0.0)),
    # bracts with spines or threads along both sides
    "spiny": ((0, 0.3), (0.18, 0.3), (0.34, 1.0), (0.34, 1.0), (0.36, 0.26), (0.54, 0.95), (0.54, 0.95), (0.56, 0.22),
              (0.74, 0.72), (0.74, 0.72), (0.76, 0.16), (1.02, 0.0), (1.02, 0.0)),
    # broad, its edges drawn to a point: a rose's outer petals, whose margins roll back
    "cuspidate": ((0, 0.3), (0.15, 0.8), (0.45, 1.06), (0.72, 1.0), (0.9, 0.66), (0.99, 0.26), (1.03, 0.0),
                  (1.03, 0.0)),
    # broad from the base, to be wound round the axis; one ends round, the other in the pointed lobe of a bell
    "sheath": ((0, 0.7), (0.2, 0.92), (0.6, 1.04), (0.86, 0.94), (1.0, 0.56), (1.05, 0.18)),
    "lobe": ((0, 0.85), (0.3, 0.95), (0.62, 1.04), (0.78, 0.92), (0.9, 0.44), (1.03, 0.0), (1.03, 0.0)),
    # with a crimped edge: ornamental cabbage
    "frilled": ((0, 0.3), (0.15, 0.7), (0.35, 0.92), (0.46, 0.9), (0.52, 1.08), (0.62, 0.94), (0.7, 1.1), (0.78, 0.88),
                (0.9, 0.92), (0.9, 0.66), (1.02, 0.58), (0.94, 0.36), (1.06, 0.22), (0.97, 0.06)),
    # a fan: carnations, pinks, godetias
    "fan": ((0, 0.08), (0.35, 0.4), (0.7, 0.98), (0.88, 1.14), (0.88, 1.14), (0.87, 0.92), (0.97, 0.84), (0.97, 0.84),
            (0.91, 0.62), (1.02, 0.5), (1.02, 0.5), (0.95, 0.28), (1.04, 0.13), (1.04, 0.13), (0.98, 0.0)),
    # the standard of a pea flower: broader than long, notched
    "standard": ((0, 0.2), (0.06, 0.66), (0.34, 1.06), (0.72, 1.02), (0.98, 0.66), (1.05, 0.22), (0.93, 0.0),
                 (0.93, 0.0)),
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


# Leaves. Their contours are a table of their own: a heart-shaped leaf is notched below, a heart-shaped petal above.

#: Half contours that only leaves have.
_LEAF_HALVES: dict[str, tuple[tuple[float, float], ...]] = {
    "lens": ((0, 0.15), (0.3, 1.1), (0.7, 0.8), (1.0, 0.0), (1.0, 0.0)),
    "triangle": ((0, 0.7), (0.12, 1.05), (0.5, 0.62), (1.0, 0.0), (1.0, 0.0)),
    "sword": ((0, 0.7), (0.25, 0.95), (0.6, 1.0), (0.85, 0.7), (1.0, 0.0), (1.0, 0.0)),
    "obtuse": ((0, 0.1), (0.25, 0.5), (0.6, 1.0), (0.88, 0.9), (1.02, 0.3)),
    "acute": ((0, 0.08), (0.2, 0.62), (0.42, 1.04), (0.68, 0.9), (0.9, 0.36), (1.02, 0.0), (1.02, 0.0)),
}


def _cut(
    half: str, lobes: int, depth: float, lean: float = 0.0, tip: str = "tooth", ends: tuple[float, float] = (0.06, 0.92)
) -> Array:
    """A contour cut into lobes or teeth on each side, by a share of its width, leaning towards the tip.

    `tip` is ``tooth`` (soft), ``spine`` (a corner), ``lobe`` (round) or ``finger`` (long, with a narrow cut).
    """
    along, across = np.array((_HALVES | _LEAF_HALVES)[half]).T
    first, last = ends
    step = (last - first) / lobes
    right = [(0.0, 0.06), (first, float(np.interp(first, along, across)) * (1 - depth))]
    for lobe in range(lobes):
        at = first + lobe * step
        shares = {"tooth": (0.62,), "spine": (0.7, 0.7), "lobe": (0.3, 0.8), "finger": (0.12, 0.55, 0.92)}[tip]
        for share in shares:
            right.append((at + share * step + lean, float(np.interp(at + share * step, along, across))))
        right.append((at + step, float(np.interp(at + step, along, across)) * (1 - depth)))
    end = ((1.02, 0.22),) if tip == "lobe" else ((1.0, 0.0), (1.0, 0.0))
    return _whole((*right, *end))


def _palmate(origin: float, points: tuple[tuple[float, ...], ...]) -> tuple[Array, Array]:
    """A contour around the point where the stalk begins, and the tips of its lobes.

    Points are (angle from the tip in degrees, distance), a third number makes corners (1), tips of lobes (2) or round
    lobes (3); width and length are equal.
    """
    right: list[tuple[float, float]] = []
    tips = []
    for angle, reach, *corner in points:
        turn = np.radians(angle)
        point = (round(origin + reach * np.cos(turn), 3), round(2 * reach * float(np.sin(turn)), 3))
        right += [point] * (2 if corner and corner[0] < 3 else 1)
        if (corner and corner[0] > 1) or angle == 0:
            tips.append(point)
            if angle:
                tips.append((point[0], -point[1]))
    lobes = [[(origin, 0.0), (0.5 * (origin + a), 0.46 * b), (origin + 0.9 * (a - origin), 0.9 * b)] for a, b in tips]
    return _whole(tuple(right)), np.array(lobes)


#: Palmate leaves: where the stalk begins, and the contour. Lobes have ribs, corners are teeth.
_PALMATE: dict[str, tuple[float, tuple[tuple[float, ...], ...]]] = {
    "ivy": (0.2, ((180, 0.04), (158, 0.36), (134, 0.44), (114, 0.54, 2), (98, 0.42), (84, 0.4), (72, 0.54),
        (57, 0.74, 2), (44, 0.52), (31, 0.45), (19, 0.54), (0, 0.84, 2))),
    "acer": (0.16, ((180, 0.03), (155, 0.1), (126, 0.44, 2), (106, 0.24), (96, 0.11), (86, 0.3), (74, 0.68, 2),
        (62, 0.4), (56, 0.13), (48, 0.4), (37, 0.82, 2), (27, 0.45), (18, 0.15), (11, 0.45), (0, 0.88, 2))),
    "fatsia": (0.3, ((180, 0.1), (160, 0.2), (146, 0.42), (132, 0.56, 2), (121, 0.4), (115, 0.16), (109, 0.46),
        (97, 0.66, 2), (86, 0.48), (80, 0.16), (74, 0.5), (63, 0.74, 2), (54, 0.5), (48, 0.16), (42, 0.52),
        (31, 0.76, 2), (22, 0.52), (16, 0.16), (10, 0.52), (0, 0.76, 2))),
    "vine": (0.22, ((180, 0.02), (166, 0.34), (146, 0.46, 1), (134, 0.42), (112, 0.56, 2), (104, 0.44),
        (92, 0.34), (80, 0.6, 1), (70, 0.56), (54, 0.76, 2), (46, 0.56), (34, 0.38), (25, 0.66, 1), (15, 0.62),
        (0, 0.84, 2))),
    "hops": (0.2, ((180, 0.04), (164, 0.34), (140, 0.36), (116, 0.42, 1), (106, 0.38), (84, 0.5, 1), (72, 0.5),
        (50, 0.76, 2), (40, 0.5), (30, 0.3), (22, 0.58, 1), (14, 0.56), (0, 0.86, 2))),
    "heuchera": (0.36, ((180, 0.08), (166, 0.42), (148, 0.58), (130, 0.6), (118, 0.42), (106, 0.62, 2),
        (88, 0.64), (77, 0.44), (64, 0.66, 2), (46, 0.68), (36, 0.48), (24, 0.7), (8, 0.7), (0, 0.66))),
    "geranium": (0.24, ((180, 0.04), (160, 0.3), (138, 0.5), (124, 0.5, 2), (116, 0.36), (104, 0.16), (94, 0.5),
        (84, 0.64, 1), (72, 0.68, 2), (62, 0.56), (56, 0.2), (46, 0.5), (40, 0.74, 1), (30, 0.8, 2), (22, 0.6),
        (16, 0.26), (10, 0.66), (6, 0.74), (0, 0.8))),
    "orbicular": (0.46, ((180, 0.06), (166, 0.46), (132, 0.56), (90, 0.56), (48, 0.57), (16, 0.57), (0, 0.56))),
    "cordate": (0.16, ((180, 0.02), (156, 0.24), (122, 0.44), (90, 0.52), (58, 0.56), (28, 0.62), (10, 0.7),
        (0, 0.86, 2))),
    "fan": (0.0, ((90, 0.05), (50, 0.5), (44, 0.86), (36, 0.96), (24, 0.92), (20, 0.78), (12, 1.0), (0, 1.0))),
    "monstera": (0.2, ((180, 0.02), (160, 0.28), (138, 0.46), (124, 0.56, 3), (112, 0.5), (108, 0.14),
        (104, 0.14), (100, 0.54), (87, 0.6, 3), (79, 0.57), (72, 0.18), (69, 0.18), (71, 0.6), (61, 0.66, 3),
        (54, 0.62), (44, 0.26), (42, 0.26), (48, 0.66), (41, 0.72, 3), (34, 0.7), (25, 0.38), (23, 0.38), (28, 0.74),
        (18, 0.78), (8, 0.76), (0, 0.84, 2))),
}  # fmt: skip
_CONTOURS = {name: _palmate(*one) for name, one in _PALMATE.items()}
#: The ribs of palmate leaves, from the stalk to the lobes: curves of three control points.
RIBS: dict[str, Array] = {name: ribs for name, (_, ribs) in _CONTOURS.items()}

#: The contours of leaves: those of petals that fit them, and their own.
BLADES: dict[str, Array] = {
    **OUTLINES,
    **{name: _whole(half) for name, half in _LEAF_HALVES.items()},
    **{name: contour for name, (contour, _) in _CONTOURS.items()},
    "serrate": _cut("ovate", 6, 0.17, 0.015),
    "rose": _cut("ovate", 4, 0.16, 0.02),
    "saw": _cut("lanceolate", 8, 0.1, 0.01),
    "saw-broad": _cut("ovate", 8, 0.09, 0.01),
    "crenate": _cut("ovate", 4, 0.14, tip="lobe"),
    "oak": _cut("obovate", 4, 0.52, 0.0, "lobe"),
    "holly": _cut("elliptic", 4, 0.5, 0.01, "spine", (0.08, 0.9)),
    "dusty": _cut("elliptic", 5, 0.86, 0.05, "lobe", (0.1, 0.94)),
    "ragged": _cut("elliptic", 5, 0.82, 0.08, "spine", (0.08, 0.9)),
    "leatherleaf": _cut("triangle", 6, 0.72, 0.03, "lobe", (0.04, 0.95)),
    "buckler": _cut("lanceolate", 11, 0.74, 0.015, "lobe", (0.02, 0.96)),
}
