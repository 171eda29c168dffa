"""One leaf, from its outline: a blade or leaflets, with ribs, drawn from its base upwards.

`Leaf` says how a leaf is built, `LEAVES` names the kinds; `leaf_marks` draws one of a given length.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from tussie.drawing import tracery
from tussie.drawing.chance import Chance
from tussie.drawing.geometry import Array, closed, lines
from tussie.drawing.outline import BLADES, RIBS
from tussie.drawing.parts import Mark

Leaflets = tuple[tuple[float, float, float, float], ...]


class Leaf(NamedTuple):
    """A kind of leaf: its outline, its width as a share of its length, how its ribs run, how far it bows sideways.

    `ribs` is ``feather`` (from the midrib outwards), ``parallel``, ``palm`` (from the base), ``lobes`` (to the lobes of
    a palmate leaf), ``rib`` (the midrib alone) or ``none``. A compound leaf has `leaflets`: (across, along, angle in
    degrees, length), in lengths of the leaf; `fused` draws them as one shape, for fronds of many. `stalk` is the share
    of the length that is stalk, `gloss` whether the blade shines, `tint` what is particular about its green (a shift of
    lightness, chroma and hue), `wood` whether its twigs are woody, `variegated` whether its margins are pale.

    `needles` draws that many strokes with a fine brush in place of a blade, `drawn` says how (a name in
    `tracery.DRAWN`; ``feather`` if not), `thick` is their thickness as a share of the length.
    """

    outline: str = "elliptic"
    width: float = 0.45
    ribs: str = "feather"
    bow: float = 0.06
    leaflets: Leaflets = ()
    needles: int = 0
    fused: bool = False
    stalk: float = 0.0
    gloss: bool = False
    tint: tuple[float, float, float] = (0.0, 1.0, 0.0)
    wood: bool = False
    variegated: bool = False
    drawn: str = ""
    thick: float = 0.01


def leaf_marks(leaf: Leaf, length: float, chance: Chance) -> list[Mark]:
    """The marks of one leaf so many units long, its base at the origin, its tip upwards."""
    if leaf.needles:
        return tracery.DRAWN[leaf.drawn or "feather"](length, leaf.width, leaf.needles, leaf.thick, chance)
    marks: list[Mark] = []
    stalk = leaf.stalk or max((one[1] for one in leaf.leaflets), default=0.0)
    if stalk:
        stem = np.array([[[0, 0], [0.03 * (chance.share() - 0.5), -0.6 * stalk], [0, -1.02 * stalk]]]) * length
        thick = max(5.0, 0.018 * length)
        marks.append(Mark(0.0, lines(stem[None])[0], "dots", "leaf", 1, thick))
    if leaf.fused:
        return marks + _fused(leaf, length, chance)
    for across, along, angle, share in leaf.leaflets or ((0.0, stalk, 0.0, 1.0 - stalk),):
        way, foot = _placed(across, along, angle, length, chance)
        marks += _blade(leaf, length * share, way, foot, chance)
    return marks


def _placed(across: float, along: float, angle: float, length: float, chance: Chance) -> tuple[Array, Array]:
    turn = np.radians(angle + (chance.share() - 0.5) * 10)
    way = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return way, np.array([across, -along]) * length


def _bent(leaf: Leaf, points: Array, bow: float, length: float, way: Array, foot: Array) -> Array:
    """Points (along, across) of a blade on the page."""
    along, across = points[..., 0], points[..., 1]
    x = across * leaf.width / 2 + bow * along**2
    flat = np.stack([x, -along], axis=-1) * length
    return flat @ way.T + foot


def _fused(leaf: Leaf, length: float, chance: Chance) -> list[Mark]:
    """Many leaflets as one shape, and their ribs as one line."""
    edges, ribs = [], []
    for across, along, angle, share in leaf.leaflets:
        way, foot = _placed(across, along, angle, length, chance)
        bow = leaf.bow * (chance.share() * 2 - 1) * 2
        edges.append(_bent(leaf, BLADES[leaf.outline], bow, length * share, way, foot))
        ribs.append(_bent(leaf, np.array([(0.05, 0.0), (0.45, 0.0), (0.85, 0.0)]), bow, length * share, way, foot))
    marks = [Mark(0.0, "".join(closed(np.array(edges))), "fill", "leaf", 1 + chance.below(3))]
    if leaf.ribs != "none":
        marks.append(Mark(0.2, lines(np.array(ribs)[None])[0], "line", "rib"))
    return marks


def _blade(leaf: Leaf, length: float, way: Array, foot: Array, chance: Chance) -> list[Mark]:
    outline = BLADES[leaf.outline]
    n = len(outline)
    bow = leaf.bow * (chance.share() * 2 - 1) * 2
    turn = np.linspace(0, 2 * np.pi, n, endpoint=False)
    wave = 1 + 0.05 * np.sin(3 * turn + chance.share() * 6)
    shape = np.stack([outline[:, 0], outline[:, 1] * wave], axis=-1)

    def shaped(points: Array) -> str:
        return closed(_bent(leaf, points, bow, length, way, foot)[None])[0]

    tone = 1 + chance.below(3)
    if leaf.variegated:
        ragged = 1 + 0.12 * np.sin(7 * turn + chance.share() * 6)
        inner = np.stack([0.05 + 0.86 * shape[:, 0], shape[:, 1] * 0.66 * ragged], axis=-1)
        marks = [Mark(0.0, shaped(shape), "fill", "margin", 2), Mark(0.05, shaped(inner), "plain", "leaf", tone)]
    else:
        marks = [Mark(0.0, shaped(shape), "fill", "leaf", tone)]
    # One half of a blade lies in the shade of its rib.
    low = shape[0, 0]
    half = np.concatenate([shape[: (n + 1) // 2], [[1.0, 0.0], [0.5, 0.0], [max(0.0, low), 0.0]]])
    marks.append(Mark(0.1, shaped(half), "shade", "leaf"))
    if leaf.gloss:
        light = np.array([(0.2, -0.2), (0.45, -0.3), (0.8, -0.18), (0.55, -0.62), (0.3, -0.6)])
        marks.append(Mark(0.15, shaped(light), "plain", "gloss", 2))
    ribs = _ribs(leaf)
    if len(ribs):
        drawn = _bent(leaf, ribs, bow, length, way, foot)
        first = len(ribs) if leaf.ribs == "lobes" else 1
        marks.append(Mark(0.2, lines(drawn[None, :first])[0], "stroke", "rib"))
        if first < len(ribs):
            marks.append(Mark(0.2, lines(drawn[None, first:])[0], "line", "rib"))
    return marks


def _ribs(leaf: Leaf) -> Array:
    """The ribs as curves of three control points, (ribs, 3, 2), (along, across), the midrib first."""
    middle = [[(0.0, 0.0), (0.5, 0.0), (0.94, 0.0)]]
    if leaf.ribs == "lobes":
        return RIBS[leaf.outline]
    if leaf.ribs == "feather":
        middle += [
            [(at, 0.0), (at + 0.1, 0.6 * (1.1 - at) * side), (at + 0.2, (1.15 - at) * 0.62 * side)]
            for at in (0.15, 0.33, 0.5, 0.66)
            for side in (-1, 1)
        ]
    elif leaf.ribs == "parallel":
        middle += [[(0.04, 0.2 * o), (0.5, 0.75 * o), (0.92, 0.2 * o)] for o in (-1.0, -0.5, 0.5, 1.0)]
    elif leaf.ribs == "palm":
        middle += [[(0.04, 0.0), (0.3, 0.3 * o), (0.45 + 0.2 * (abs(o) < 1), 0.62 * o)] for o in (-1.2, -0.6, 0.6, 1.2)]
    return np.array(middle if leaf.ribs != "none" else [])


def _pinnae(
    pairs: int,
    size: float,
    first: float = 0.2,
    low: float = 65.0,
    high: float = 35.0,
    end: float = 0.0,
    rise: bool = False,
) -> Leaflets:
    """Leaflets in pairs along a stalk, and one of size `end` at its end; with `rise`, the middle ones are longest."""
    last = 1 - (end or size * 0.5)
    placed: list[tuple[float, float, float, float]] = []
    for pair in range(pairs):
        t = pair / max(1, pairs - 1)
        share = size * (np.sin(np.pi * (0.25 + 0.65 * t)) if rise else 1 - 0.25 * t)
        for side in (-1, 1):
            placed.append(
                (0.0, first + (last - first) * t + 0.012 * side, side * (low + (high - low) * t), float(share))
            )
    return (*placed, (0.0, last, 0.0, end)) if end else tuple(placed)


_THREE = ((0.0, 0.34, -62.0, 0.56), (0.0, 0.34, 62.0, 0.56), (0.0, 0.36, 0.0, 0.64))
_FIVE_ROSE = (
    (0.0, 0.24, -62.0, 0.36),
    (0.0, 0.24, 62.0, 0.36),
    (0.0, 0.5, -52.0, 0.42),
    (0.0, 0.5, 52.0, 0.42),
    (0.0, 0.56, 0.0, 0.46),
)
_PEONY = (
    *((0.06 * side, 0.36, side * 78.0, 0.36) for side in (-1, 1)),
    *((0.06 * side, 0.38, side * 44.0, 0.46) for side in (-1, 1)),
    *((0.0, 0.56, side * 30.0, 0.4) for side in (-1, 1)),
    (0.0, 0.54, 0.0, 0.48),
)
_FIVE_HAND = (
    (0.0, 0.34, -104.0, 0.44),
    (0.0, 0.34, 104.0, 0.44),
    (0.0, 0.34, -50.0, 0.58),
    (0.0, 0.34, 50.0, 0.58),
    (0.0, 0.34, 0.0, 0.66),
)
_MAIDENHAIR = (
    (0.0, 0.16, -66.0, 0.3),
    (0.0, 0.24, 62.0, 0.32),
    (0.0, 0.4, -56.0, 0.32),
    (0.0, 0.5, 52.0, 0.3),
    (0.0, 0.64, -42.0, 0.3),
    (0.0, 0.7, 34.0, 0.28),
    (0.0, 0.74, 0.0, 0.3),
)
_RUE = (
    *((0.0, 0.2, side * 62.0, 0.26) for side in (-1, 1)),
    *((0.14 * side, 0.42, side * 70.0, 0.26) for side in (-1, 1)),
    *((0.14 * side, 0.5, side * 30.0, 0.28) for side in (-1, 1)),
    *((0.14 * side, 0.68, side * 52.0, 0.28) for side in (-1, 1)),
    (0.0, 0.7, 0.0, 0.34),
)

_DARK = (-0.09, 0.9, 6.0)
_FRESH = (0.04, 1.15, -6.0)

LEAVES: dict[str, Leaf] = {
    # blades that many plants have
    "laurel": Leaf("acute", 0.36, gloss=True, tint=_DARK),
    "elliptic": Leaf("acute", 0.42),
    "ovate": Leaf("ovate", 0.52),
    "oblong": Leaf("oblong", 0.34),
    "obovate": Leaf("obtuse", 0.4, "rib"),
    "heart": Leaf("cordate", 0.92, "palm", stalk=0.2),
    "round": Leaf("orbicular", 0.95, "palm", stalk=0.22),
    "blade": Leaf("sword", 0.12, "parallel", 0.14, tint=(0.02, 0.85, 8.0)),
    "grass": Leaf("needle", 0.035, "rib", 0.35),
    "cut": Leaf("cut", 0.66, "rib"),
    "threads": Leaf(drawn="feather", needles=14, width=0.34, thick=0.015, tint=_FRESH),
    "broad": Leaf("ovate", 0.72, "palm"),
    "tulip-leaf": Leaf("lanceolate", 0.24, "parallel", 0.14),
    "lily-leaf": Leaf("lanceolate", 0.17, "parallel", 0.1),
    "willow": Leaf("lanceolate", 0.14, "rib", 0.12, tint=(0.03, 0.9, 0.0)),
    "mint": Leaf("serrate", 0.52, tint=_FRESH),
    # lobed and cut blades
    "ivy": Leaf("ivy", 1.0, "lobes", 0.03, stalk=0.22, tint=_DARK),
    "acer": Leaf("acer", 1.0, "lobes", 0.04, stalk=0.16),
    "vine": Leaf("vine", 1.0, "lobes", 0.03, stalk=0.2, tint=_FRESH),
    "hop-leaf": Leaf("hops", 1.0, "lobes", 0.03, stalk=0.2),
    "fatsia": Leaf("fatsia", 1.0, "lobes", 0.03, stalk=0.28, tint=_DARK),
    "monstera": Leaf("monstera", 0.95, "lobes", 0.03, stalk=0.2, tint=_DARK),
    "heuchera": Leaf("heuchera", 1.0, "lobes", 0.03, stalk=0.26),
    "geranium": Leaf("geranium", 1.0, "lobes", 0.03, stalk=0.25, tint=_FRESH),
    "oak": Leaf("oak", 0.6, bow=0.08, wood=True),
    "holly": Leaf("holly", 0.62, "rib", gloss=True, tint=_DARK, wood=True),
    "dusty": Leaf("dusty", 0.62, "rib", 0.05),
    # compound leaves
    "wormwood": Leaf("dusty", 0.56, "none", 0.08, _pinnae(3, 0.44, 0.2, 60, 40, 0.46), fused=True),
    "rose-leaf": Leaf("rose", 0.64, "rib", leaflets=_FIVE_ROSE),
    "peony-leaf": Leaf("acute", 0.4, "rib", leaflets=_PEONY),
    "raspberry": Leaf("serrate", 0.6, leaflets=_THREE, tint=_FRESH),
    "creeper": Leaf("serrate", 0.48, "rib", leaflets=_FIVE_HAND),
    "choisya": Leaf(
        "obtuse",
        0.5,
        "rib",
        leaflets=((0.0, 0.3, -52.0, 0.62), (0.0, 0.3, 52.0, 0.62), (0.0, 0.3, 0.0, 0.7)),
        tint=_FRESH,
    ),
    "pinnate": Leaf("elliptic", 0.42, "rib", leaflets=_pinnae(4, 0.3, 0.2, 62, 45, 0.3), fused=True),
    "lentisc": Leaf("acute", 0.34, "rib", leaflets=_pinnae(4, 0.4, 0.14, 58, 42), tint=_DARK, fused=True, wood=True),
    "nandina": Leaf(
        "lanceolate",
        0.36,
        "rib",
        leaflets=(
            (0.0, 0.28, -68.0, 0.3),
            (0.0, 0.28, 68.0, 0.3),
            (-0.13, 0.36, -20.0, 0.3),
            (0.13, 0.36, 20.0, 0.3),
            *_pinnae(2, 0.32, 0.5, 56, 46, 0.34),
        ),
    ),
    "rue": Leaf("obtuse", 0.62, "none", 0.03, _RUE, tint=(0.05, 0.6, 35.0), fused=True),
    "maidenhair": Leaf("fan", 0.95, "none", 0.03, _MAIDENHAIR, fused=True, tint=(0.06, 1.15, -6.0)),
    "silk-oak": Leaf("ragged", 0.42, "none", 0.08, _pinnae(6, 0.34, 0.18, 58, 36, 0.22, rise=True), fused=True),
    "feather": Leaf(drawn="feather", width=0.46, needles=10, thick=0.015, tint=_FRESH),
    # pinnae of the fronds that florists use
    "sword-fern": Leaf("lens", 0.26, "rib", 0.08, tint=_FRESH),
    "leatherleaf": Leaf("leatherleaf", 0.44, "rib", 0.1, tint=_DARK),
    "buckler": Leaf("buckler", 0.24, "rib", 0.1),
    "palm-leaflet": Leaf("lanceolate", 0.1, "rib", 0.12),
    "date-leaflet": Leaf("sword", 0.055, "rib", 0.05, tint=(0.0, 0.7, 8.0)),
    # foliage that has its own face
    "myrtle": Leaf("ovate", 0.42, "rib", gloss=True, tint=_DARK),
    "box": Leaf("obtuse", 0.56, "rib", tint=(-0.03, 1.0, 0.0)),
    "eucalyptus": Leaf("round", 0.94, "rib", 0.03, tint=(0.07, 0.5, 30.0)),
    "cider-gum": Leaf("ovate", 0.62, "rib", tint=(0.08, 0.45, 35.0)),
    "gum": Leaf("lanceolate", 0.24, "rib", 0.14, tint=(0.04, 0.6, 25.0)),
    "gum-narrow": Leaf("lanceolate", 0.17, "rib", 0.06, tint=(0.03, 0.65, 20.0)),
    "gum-oval": Leaf("round", 0.72, "rib", 0.05, tint=(0.04, 0.55, 25.0)),
    "ruscus": Leaf("pointed", 0.36, "parallel", tint=(-0.05, 1.0, 0.0)),
    "butchers-broom": Leaf("ovate", 0.46, "parallel", tint=_DARK),
    "smilax": Leaf("ovate", 0.5, "parallel", 0.08, tint=_FRESH),
    "danae": Leaf("acute", 0.28, "parallel", 0.1, gloss=True, tint=(0.0, 1.1, 0.0)),
    "olive": Leaf("lanceolate", 0.24, "rib", 0.04, tint=(0.04, 0.62, 4.0), wood=True),
    "oleaster": Leaf("lanceolate", 0.2, "rib", 0.06, wood=True),
    "salal": Leaf("ovate", 0.66, gloss=True, tint=(-0.06, 0.95, 0.0), wood=True),
    "beech": Leaf("acute", 0.6, bow=0.08, wood=True),
    "smoke-bush": Leaf("round", 0.72, stalk=0.2),
    "pittosporum": Leaf("obtuse", 0.36, "rib", 0.03, gloss=True, tint=(-0.04, 1.0, 0.0)),
    "kohuhu": Leaf("elliptic", 0.48, "rib", 0.1, tint=(0.05, 0.85, -4.0), wood=True),
    "camellia-leaf": Leaf("saw-broad", 0.5, gloss=True, tint=(-0.11, 0.9, 8.0), wood=True),
    "magnolia-leaf": Leaf("elliptic", 0.42, gloss=True, tint=(-0.11, 0.9, 6.0), wood=True),
    "photinia": Leaf("saw", 0.42, gloss=True, wood=True),
    "euonymus": Leaf("obtuse", 0.58, "rib", gloss=True, tint=(-0.06, 1.0, 0.0)),
    "aspidistra": Leaf("acute", 0.24, "parallel", 0.05, stalk=0.12, tint=(-0.08, 0.95, 0.0)),
    "hosta": Leaf("cordate", 0.78, "parallel", 0.05, stalk=0.24, tint=_FRESH),
    "ti": Leaf("acute", 0.2, "parallel", 0.12, stalk=0.1),
    "flax": Leaf("sword", 0.075, "parallel", 0.06),
    "lily-grass": Leaf("needle", 0.022, "rib", 0.3),
    "bear-grass": Leaf("needle", 0.009, "none", 0.34),
    "steel-grass": Leaf("needle", 0.008, "none", 0.02, tint=(-0.02, 0.7, 18.0)),
    "horsetail": Leaf(drawn="rod", needles=6, thick=0.012, tint=(-0.04, 1.0, 0.0)),
    "basil": Leaf("ovate", 0.64, gloss=True, tint=(0.02, 1.2, -4.0)),
    "balm": Leaf("crenate", 0.72, tint=(0.06, 1.1, -8.0)),
    "sage": Leaf("oblong", 0.36, "feather", 0.05, stalk=0.14),
    "lambs-ear": Leaf("elliptic", 0.38, "rib", 0.06),
    "thyme": Leaf("elliptic", 0.4, "none", 0.02, tint=(0.0, 0.7, 8.0), wood=True),
    "rosemary": Leaf("needle", 0.12, "rib", 0.05, tint=(-0.04, 0.7, 14.0)),
    "periwinkle": Leaf("acute", 0.42, "rib", gloss=True, tint=_DARK),
    "privet": Leaf("acute", 0.34, "rib", tint=_DARK, wood=True),
    "podocarp": Leaf("lanceolate", 0.09, "rib", 0.08, tint=(-0.02, 1.0, 0.0)),
    # conifers
    "pine": Leaf(drawn="bunch", width=0.5, needles=11, thick=0.011, tint=(-0.02, 0.8, 14.0), wood=True),
    "fir": Leaf(drawn="comb", width=0.16, needles=34, thick=0.026, tint=(0.0, 0.5, 30.0), wood=True),
    "spruce": Leaf(drawn="brush", width=0.19, needles=54, thick=0.024, tint=(-0.08, 0.8, 8.0), wood=True),
    "juniper": Leaf(drawn="brush", width=0.2, needles=30, thick=0.022, tint=(0.02, 0.6, 28.0), wood=True),
    "thuja": Leaf(drawn="scales", width=0.3, needles=7, thick=0.04, tint=(0.0, 1.0, 0.0)),
    "cypress": Leaf(drawn="scales", width=0.22, needles=9, thick=0.03, tint=(-0.08, 0.9, 10.0)),
    # asparagus
    "asparagus": Leaf(drawn="feather", width=0.34, needles=10, thick=0.011, tint=(0.0, 1.1, 0.0)),
    "foxtail-fern": Leaf(drawn="bunch", width=0.9, needles=9, thick=0.03, tint=_FRESH),
    # what grasses and catkins look like
    "wheat": Leaf(drawn="wheat", width=0.12, needles=9, thick=0.006),
    "bunny-tail": Leaf(drawn="tuft", width=0.5, needles=70, thick=0.008),
    "pampas": Leaf(drawn="pampas", width=0.24, needles=56, thick=0.005),
    "millet": Leaf(drawn="millet", width=0.19, needles=110, thick=0.018),
    "panicle": Leaf(drawn="panicle", width=0.8, needles=26, thick=0.005),
    "quaking": Leaf(drawn="quaking", width=0.66, needles=4, thick=0.03, tint=(0.07, 0.8, -12.0)),
    "pussy": Leaf(drawn="pussy", width=0.58, needles=16, thick=0.05, wood=True),
    "catkin": Leaf(drawn="catkin", width=0.13, needles=17, thick=0.085, wood=True),
    "larch-cone": Leaf(drawn="cone", width=0.8, needles=5, thick=0.05, wood=True),
    "bud": Leaf("lanceolate", 0.3, "none"),
}
