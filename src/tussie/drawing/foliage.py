"""One leaf, from its outline: a blade or leaflets, with ribs, drawn from its base upwards.

`Leaf` says how a leaf is built, `LEAVES` names the kinds; `leaf_marks` draws one of a given length.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import RandomState

from tussie.drawing.flower import Mark
from tussie.drawing.geometry import Array, closed, lines
from tussie.drawing.outline import OUTLINES


class Leaf(NamedTuple):
    """A kind of leaf: its outline, its width as a share of its length, how its ribs run, how far it bows sideways.

    `ribs` is ``feather`` (from the midrib outwards), ``parallel``, ``palm`` (from the base), ``rib`` (the midrib alone)
    or ``none``. A compound leaf has `leaflets`: (across, along, angle in degrees, length), in lengths of the leaf.
    `needles` draws that many needles in place of a blade.
    """

    outline: str = "elliptic"
    width: float = 0.45
    ribs: str = "feather"
    bow: float = 0.06
    leaflets: tuple[tuple[float, float, float, float], ...] = ()
    needles: int = 0


def leaf_marks(leaf: Leaf, length: float, chance: RandomState) -> list[Mark]:
    """The marks of one leaf so many units long, its base at the origin, its tip upwards."""
    if leaf.needles:
        return [_needles(leaf, length, chance)]
    marks: list[Mark] = []
    for across, along, angle, share in leaf.leaflets or ((0.0, 0.0, 0.0, 1.0),):
        turn = np.radians(angle + (chance.random_sample() - 0.5) * 10)
        way = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        foot = np.array([across, -along]) * length
        marks += _blade(leaf, length * share, way, foot, chance)
    if leaf.leaflets:
        stalk = np.array([[[0, 0], [0, -0.3], [0, -max(one[1] for one in leaf.leaflets)]]]) * length
        marks.insert(0, Mark(0.0, lines(stalk[None])[0], "line", "leaf", 0))
    return marks


def _bent(leaf: Leaf, points: Array, bow: float, length: float, way: Array, foot: Array) -> Array:
    """Points (along, across) of a blade on the page."""
    along, across = points[..., 0], points[..., 1]
    x = across * leaf.width / 2 + bow * along**2
    flat = np.stack([x, -along], axis=-1) * length
    return flat @ way.T + foot


def _blade(leaf: Leaf, length: float, way: Array, foot: Array, chance: RandomState) -> list[Mark]:
    outline = OUTLINES[leaf.outline]
    n = len(outline)
    bow = leaf.bow * (chance.random_sample() * 2 - 1) * 2
    turn = np.linspace(0, 2 * np.pi, n, endpoint=False)
    wave = 1 + 0.05 * np.sin(3 * turn + chance.random_sample() * 6)
    shape = np.stack([outline[:, 0], outline[:, 1] * wave], axis=-1)
    edge = _bent(leaf, shape, bow, length, way, foot)
    marks = [Mark(0.0, closed(edge[None])[0], "fill", "leaf", int(chance.randint(1, 4)))]
    # One half of a blade lies in the shade of its rib.
    half = np.concatenate([shape[: n // 2], [[1.0, 0.0], [0.5, 0.0], [0.0, 0.0]]])
    marks.append(Mark(0.1, closed(_bent(leaf, half, bow, length, way, foot)[None])[0], "shade", "leaf"))
    ribs = _ribs(leaf)
    if len(ribs):
        marks.append(Mark(0.2, lines(_bent(leaf, ribs, bow, length, way, foot)[None])[0], "line", "rib"))
    return marks


def _ribs(leaf: Leaf) -> Array:
    """The ribs as curves of three control points, (ribs, 3, 2), (along, across)."""
    middle = [[(0.0, 0.0), (0.5, 0.0), (0.94, 0.0)]]
    if leaf.ribs == "feather":
        middle += [
            [(at, 0.0), (at + 0.1, 0.35 * side), (at + 0.2, 0.62 * side)] for at in (0.15, 0.33, 0.5, 0.66) for side in (-1, 1)
        ]
    elif leaf.ribs == "parallel":
        middle += [[(0.04, 0.2 * o), (0.5, 0.55 * o), (0.92, 0.2 * o)] for o in (-1.1, -0.5, 0.5, 1.1)]
    elif leaf.ribs == "palm":
        middle += [[(0.04, 0.0), (0.3, 0.3 * o), (0.45 + 0.2 * (abs(o) < 1), 0.62 * o)] for o in (-1.2, -0.6, 0.6, 1.2)]
    return np.array(middle if leaf.ribs != "none" else [])


def _needles(leaf: Leaf, length: float, chance: RandomState) -> Mark:
    n = leaf.needles
    t = np.linspace(0.05, 1, n)
    side = np.where(np.arange(n) % 2, 1.0, -1.0)
    lean = np.radians(52 - 40 * t) * side + (chance.random_sample(n) - 0.5) * 0.3
    foot = np.stack([0 * t, -t * 0.9], axis=-1)
    top = foot + np.stack([np.sin(lean), -np.cos(lean)], axis=-1) * leaf.width * (1 - 0.45 * t)[:, None]
    needles = np.stack([foot, (foot + top) / 2, top], axis=1)
    twig = np.array([[[0, 0], [0, -0.5], [0, -0.95]]])
    return Mark(0.0, "".join(lines((np.concatenate([twig, needles]) * length)[None])), "needles", "leaf", 2)


LEAVES: dict[str, Leaf] = {
    "laurel": Leaf("elliptic", 0.36),
    "myrtle": Leaf("ovate", 0.42, "rib"),
    "willow": Leaf("lanceolate", 0.14, "rib", 0.12),
    "ruscus": Leaf("ovate", 0.36, "parallel"),
    "eucalyptus": Leaf("round", 0.85, "rib"),
    "grass": Leaf("needle", 0.035, "rib", 0.35),
    "rosemary": Leaf("needle", 0.1, "rib"),
    "tulip-leaf": Leaf("lanceolate", 0.24, "parallel", 0.14),
    "lily-leaf": Leaf("lanceolate", 0.17, "parallel", 0.1),
    "sword": Leaf("lanceolate", 0.09, "parallel", 0.06),
    "mayflower": Leaf("elliptic", 0.42, "parallel", 0.05),
    "pine": Leaf(needles=22, width=0.3),
}
