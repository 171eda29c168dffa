"""One stem on a plate: its flowers and leaves placed as they stand in space, seen from where the eye is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import cos, hypot, sin
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.arranging import Arrangement
from tussie.arranging.place import THICK, Place
from tussie.drawing.chance import Chance
from tussie.drawing.colour import Oklch, srgb
from tussie.drawing.geometry import Array, Bounds, closed, hull, lines
from tussie.drawing.habit.inflorescence import arch, branch, cloud, spray, twigs
from tussie.drawing.habit.leafage import ears
from tussie.drawing.habit.sprig import BUD, Habit, Measures, Sprig
from tussie.drawing.look import Look
from tussie.drawing.plate import CM, Kind, Plate

#: What is to be drawn at a distance from the eye: the element and its attributes.
Placed = tuple[float, str, dict[str, str]]

_BARK = "#77614d"
#: Flowers that look this far away from the eye are hidden by a dense head.
_HIDDEN = -0.3
#: Ways in which the flowers of one kind stand on their stems, kept like the drawings of the flowers.
_SPRIGS = 6


def head(plate: Plate, parent: Element, look: Look, at: Array, axis: Array, chance: Chance) -> Bounds:
    """The flowering part of a stem, added to `parent`, and how far it reaches.

    `at` is where it begins and `axis` where it points, as (x, y, depth) in centimetres, y upwards.
    """
    sprig = _sprig(look.habit, look.measures, chance.below(_SPRIGS))
    if look.kind.shape.sided and axis[1] < 0.4:
        # An iris or an orchid at the edge turns up to the light, and keeps its lip below.
        axis = axis + np.array([0.0, 0.4 - axis[1], 0.0])
    about = chance.share() * 2 * np.pi if len(sprig.where) > 1 else 0.0
    if sprig.front:
        basis = _frame(axis, (about - np.pi) * 0.25, fronted=True)
    else:
        basis = _frame(axis, about, flat=len(sprig.leaf_where) > 0)
    _threads(parent, look, sprig, basis, at)
    placed = list(_stalk(sprig.stalk @ basis + at, look.measures, look.kind.ink.paints["leaf"]))
    if len(sprig.where):
        if sprig.dense:
            shown = (sprig.axis @ basis)[:, 2] > _HIDDEN
            sprig = sprig._replace(
                where=sprig.where[shown], axis=sprig.axis[shown], size=sprig.size[shown], stage=sprig.stage[shown]
            )
            if not len(sprig.stalk) and shown.sum() > 2:
                _wash(parent, look.kind, (sprig.where @ basis + at)[:, :2])
        placed += _flowers(plate, look.kind, sprig, basis, at, chance)
    if len(sprig.leaf_where):
        placed += _leaves(plate, look.kind, sprig, basis, at, chance)
    placed.sort(key=lambda one: one[0])
    for _, tag, attributes in placed:
        SubElement(parent, tag, attributes)
    return _bounds(look, sprig, basis, at)


def lone(plate: Plate, parent: Element, look: Look, chance: Chance) -> Bounds:
    """A stem by itself, its head turned half to whoever looks, added to `parent`, and how far it reaches.

    Of the stem below the head there is as much as shows that there is one; a spike or a spray of leaves is a stem
    already.
    """
    behind, before = SubElement(parent, "g"), SubElement(parent, "g")
    axis = np.array([0.07, 0.7, 0.7])
    left, low, right, high = head(plate, before, look, np.zeros(3), axis, chance)
    wide = right - left
    if not look.kind.shape.form or (look.measures.number > 1 and high - low > 1.3 * wide):
        return left, low, right, high
    foot = low - 0.42 * wide
    curve = np.array([-axis[:2] * _below(look), (0.0, 0.55 * foot), (-0.12 * wide, foot)])
    _rounded(behind, [curve], CM * min(0.5, 0.03 * wide + 0.03), _bark(look))
    if look.stem_leaf:
        side = 1 if chance.share() < 0.5 else -1
        _stem_leaves(plate, behind, look, 1.6 * wide, curve, side, chance)
    return left, foot, right, high


@lru_cache(maxsize=1024)
def _sprig(habit: Habit, measures: Measures, variant: int) -> Sprig:
    """One of the few ways in which flowers or leaves of these measures stand; each head is turned another way."""
    return habit(measures, Chance(habit.__name__, *measures, variant))


def _bounds(look: Look, sprig: Sprig, basis: Array, at: Array) -> Bounds:
    """The flowers as two discs each, at their foot and at their top, and the leaves from end to end."""
    x, y, _ = at.tolist()
    if len(sprig.where) == 1:
        # Most heads are one flower, for which plain numbers are quicker.
        (one,), (way,), r = (sprig.where @ basis).tolist(), (sprig.axis @ basis).tolist(), float(sprig.size[0]) / 2
        far = r * (look.kind.shape.reach - 1)
        left, right = sorted((x + one[0], x + one[0] + far * way[0]))
        low, high = sorted((y + one[1], y + one[1] + far * way[1]))
        return left - r, low - r, right + r, high + r
    middles, radii = [at[None, :2]], [np.array([0.3])]
    if len(sprig.where):
        foot, radius = (sprig.where @ basis + at)[:, :2], sprig.size / 2
        top = foot + (sprig.axis @ basis)[:, :2] * (radius * (look.kind.shape.reach - 1))[:, None]
        middles += [foot, top]
        radii += [radius, radius]
    if len(sprig.leaf_where):
        foot = (sprig.leaf_where @ basis + at)[:, :2]
        middles += [foot, foot + (sprig.leaf_way @ basis)[:, :2] * sprig.leaf_size[:, None]]
        radii += [0 * sprig.leaf_size, 0.25 * sprig.leaf_size]
    point, wide = np.concatenate(middles), np.concatenate(radii)[:, None]
    return (*(point - wide).min(axis=0).tolist(), *(point + wide).max(axis=0).tolist())


def _frame(axis: Array, spin: float, *, flat: bool = False, fronted: bool = False) -> Array:
    """Three unit vectors as rows, the third along `axis`, the first two turned by `spin` about it.

    With `flat` the first lies in the page, so that a frond shows its face; `fronted`, the second looks away from the
    eye. In plain numbers: numpy takes longer to multiply three of them than to be asked.
    """
    size = hypot(*axis)
    x, y, z = (value / size for value in axis.tolist())
    if flat:
        across = (y + 0.02, -x, 0.0)
    elif fronted:
        across = (1 - x * x, -x * y, -x * z)
    else:
        across = (z, 0.0, -x) if abs(y) < 0.95 else (0.0, -z, y)
    wide = hypot(*across)
    a, b, c = (value / wide for value in across)
    d, e, f = y * c - z * b, z * a - x * c, x * b - y * a
    k, s = (1.0, 0.0) if flat else (cos(spin), sin(spin))
    return np.array(
        [(a * k + d * s, b * k + e * s, c * k + f * s), (d * k - a * s, e * k - b * s, f * k - c * s), (x, y, z)]
    )


def _threads(parent: Element, look: Look, sprig: Sprig, basis: Array, at: Array) -> None:
    """Twigs and pedicels, behind the flowers."""
    m, shape = look.measures, look.kind.shape
    woody = look.habit is branch
    few = len(sprig.where) < 12
    bark = f"{max(9.0, 0.45 * m.length):.0f}"
    if sprig.thick:
        thick = sprig.thick * CM
    elif woody:
        thick = 20.0
    else:
        # A few large flowers hang on stout stalks, many small ones on threads.
        thick = min(26.0, 2.2 * m.size) if few else 0.6 * min(14.0, 0.35 * m.width)
        thick = max(3.0, thick)
    wood = woody or (shape.leaf is not None and shape.leaf.wood and len(sprig.leaf_where) > 0)
    green = srgb(look.kind.ink.paints["leaf"].shifted(-0.02, 0.8))
    for curves, stroke, width in ((sprig.bark, _BARK, bark), (sprig.threads, _BARK if wood else green, f"{thick:.0f}")):
        if len(curves):
            flat = (curves @ basis + at)[..., :2] * [CM, -CM]
            look_of = {"class": "tt", "stroke": stroke, "stroke-width": width}
            SubElement(parent, "path", {"d": "".join(lines(flat[None])), **look_of})


def _stalk(curves: Array, m: Measures, leaf: Oklch) -> Iterator[Placed]:
    """The pieces of a stalk (n, 3, 3), each with its distance: flowers stand before it and behind it."""
    # What has several stalks has thin ones.
    share = 0.045 if len(curves) < 5 else 0.02
    wide = f"{max(7.0, min(32.0, share * min(m.width, 0.25 * m.length) * CM)):.0f}"
    common = {"class": "tt", "stroke": srgb(leaf.shifted(-0.04, 0.85)), "stroke-width": wide}
    for curve in curves:
        yield float(curve[1, 2]), "path", {"d": lines(curve[None, None, :, :2] * [CM, -CM])[0], **common}


def _wash(parent: Element, kind: Kind, where: Array) -> None:
    """A coat of paint under a dense head, or the paper would show between its flowers."""
    petal, leaf = kind.ink.paints["petal"], kind.ink.paints["leaf"]
    pale = petal.lightness > 0.9
    under = petal.shifted(-0.02 if pale else -0.09, 0.92).towards(leaf, 0.3 if pale else 0.12)
    SubElement(parent, "path", {"d": closed(hull(where * [CM, -CM])[None])[0], "fill": srgb(under), "class": "tp"})


def _flowers(plate: Plate, kind: Kind, sprig: Sprig, basis: Array, at: Array, chance: Chance) -> Iterator[Placed]:
    shape = kind.shape
    where, facing = sprig.where @ basis + at, sprig.axis @ basis
    tilts = np.degrees(np.arccos(np.clip(facing[:, 2], -1, 1)))
    leans = np.degrees(np.arctan2(facing[:, 0], facing[:, 1]))
    wide, high = sprig.size / shape.flower_cm * (1 + (chance.shares(2, len(where)) - 0.5) * 0.08)
    spins = chance.noise(len(where), 12)
    # A flower that looks far away is seen from behind, much as if it leaned as far the other way.
    drawn = shape.attitudes(np.where(tilts > 120, 180 - tilts, tilts), plate.kinds)
    open_to_us = drawn <= 25
    if shape.sided:
        # An orchid keeps its lip below, wherever it looks.
        down = np.abs(leans) > 90
        rest = np.where(down, leans - np.copysign(180, leans), leans)
        turns = 0.5 * spins + np.where(open_to_us, 0.0, np.clip(rest, -40.0, 40.0))
        drawn = np.where(down, -drawn, drawn)
    else:
        # Face-on there is no leaning, and any turn will do; every other one is seen in the mirror.
        turns = leans + np.where(open_to_us, 15 * spins, spins)
        wide = np.where(spins > 0, wide, -wide)
    variants = shape.variants(chance, len(where), plate.kinds)
    seen = zip((sprig.stage == BUD).tolist(), drawn.tolist(), variants.tolist(), strict=True)
    ids = [plate.flower(kind, bud, tilt, variant) for bud, tilt, variant in seen]
    return _uses(ids, where, turns, wide, high)


def _leaves(plate: Plate, kind: Kind, sprig: Sprig, basis: Array, at: Array, chance: Chance) -> Iterator[Placed]:
    where, way = sprig.leaf_where @ basis + at, sprig.leaf_way @ basis
    flat = np.hypot(way[:, 0], way[:, 1])
    turns = np.degrees(np.arctan2(way[:, 0], way[:, 1]))
    sides = np.where(chance.shares(len(where)) < 0.5, -1, 1) * (0.75 + 0.25 * np.abs(way[:, 2]))
    shares = sprig.leaf_size / kind.shape.leaf_cm
    ids = [plate.leaf(kind, chance) for _ in range(len(where))]
    return _uses(ids, where, turns, shares * sides, shares * np.maximum(0.3, flat))


def _uses(ids: Sequence[str], where: Array, turns: Array, across: Array, along: Array) -> Iterator[Placed]:
    """Drawings used at places (n, 3), each turned by degrees and scaled across and along."""
    x, y = np.rint(where[:, :2] * [CM, -CM]).astype(int).T.tolist()
    turned = np.rint(turns).astype(int).tolist()
    wide, high = np.rint(np.stack([across, along]) * 100).astype(int).tolist()
    places = zip(ids, where[:, 2].tolist(), x, y, turned, wide, high, strict=True)
    return (
        (near, "use", {"href": f"#{id}", "transform": f"translate({x} {y})rotate({t})scale({_share(w)} {_share(h)})"})
        for id, near, x, y, t, w, h in places
    )


@cache
def _share(hundredths: int) -> str:
    """A share, without the zeros that say nothing: ``.95``, ``-1.2``, ``2``."""
    words = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return words.replace("0.", ".", 1) if words.startswith(("0.", "-0.")) else words


def stalks(
    plate: Plate,
    parent: Element,
    arranged: Arrangement,
    looks: Sequence[Look],
    at: Array,
    axis: Array,
    eye: Array,
    chance: Chance,
) -> None:
    """The stems below the heads: from each head through the binding to its foot, and the leaves they carry."""
    ties = (np.array([place.tie for place in arranged.places]) @ eye.T)[:, :2]
    foot = np.array([place.foot for place in arranged.places])
    # Below the binding a vessel is drawn from lower than the flowers are.
    feet = np.stack([foot[:, 0], foot[:, 2] - 0.2 * foot[:, 1]], axis=-1)
    seen = [looks[place.stem] for place in arranged.places]
    begins = np.array([_below(look) for look in seen])
    heads = (at - axis * begins[:, None])[:, :2]
    knees = heads * [0.35, 0.45] + ties * [0.65, 0.55]
    beyond = (1.6 * ties - 0.6 * knees + feet) / 2
    upper, lower = np.stack([heads, knees, ties], axis=1), np.stack([ties, beyond, feet], axis=1)
    tied = arranged.style != "wreath"
    if tied:
        order = np.argsort(at[:, 2], kind="stable")
        # In a few layers, the farthest first, so that stems stand before one another.
        for layer in np.array_split(order, min(5, len(order))):
            _stems(parent, [(arranged.places[n], seen[n], upper[n], lower[n]) for n in layer.tolist()])
        for n in order.tolist():
            place, look = arranged.places[n], seen[n]
            if look.stem_leaf and place.reach >= 0.4:
                _stem_leaves(plate, parent, look, arranged.radius, upper[n], 1 if place.at[0] > 0 else -1, chance)


def _below(look: Look) -> float:
    """How far below its head a stem begins to branch, in centimetres."""
    m = look.measures
    below: dict[Habit, float] = {spray: 0.55 * m.width, cloud: 0.4 * m.width, ears: 0.5 * m.size, arch: 0.5 * m.size}
    return below.get(look.habit, 0.0)


def _stems(parent: Element, layer: Sequence[tuple[Place, Look, Array, Array]]) -> None:
    """The stems of a layer: first the shadow side of all that are alike, then the light along it."""
    alike: dict[tuple[int, Oklch], list[Array]] = {}
    for place, look, upper, lower in layer:
        bears = max(0.14, 0.18 * place.radius + 0.02 * look.measures.length)
        alike.setdefault((round(min(THICK[place.role], bears) * CM), _bark(look)), []).extend((upper, lower))
    for (thick, colour), curves in alike.items():
        _rounded(parent, curves, thick, colour)


def _bark(look: Look) -> Oklch:
    return look.kind.ink.paints["wood" if look.habit in (branch, twigs) else "leaf"]


def _rounded(parent: Element, curves: Sequence[Array], thick: float, colour: Oklch) -> None:
    """Stems along curves (3, 2), the shadow side and the light along it."""
    path = "".join(lines(np.array(curves)[None] * [CM, -CM]))
    for share, shift in ((1.0, -0.12), (0.6, 0.06)):
        look_of = {"stroke": srgb(colour.shifted(shift, 0.9)), "stroke-width": f"{thick * share:.0f}"}
        SubElement(parent, "path", {"d": path, "class": "tt", **look_of})


def _stem_leaves(
    plate: Plate, parent: Element, look: Look, radius: float, stem: Array, side: int, chance: Chance
) -> None:
    """Two leaves on a stem, a curve (3, 2): florists strip what would stand low, and of the rest two show."""
    longest = min(1.0, 0.42 * radius / look.kind.shape.leaf_cm)
    where, leans, sizes, ids = np.zeros((2, 3)), np.empty(2), np.empty(2), []
    for n, down in enumerate((0.16, 0.3)):
        where[n, :2] = stem[0] * (1 - down) ** 2 + stem[1] * 2 * down * (1 - down) + stem[2] * down**2
        leans[n] = side * (50 + 30 * chance.share())
        sizes[n] = longest * (0.8 + 0.3 * chance.share())
        ids.append(plate.leaf(look.kind, chance))
    for _, tag, attributes in _uses(ids, where, leans, sizes * side, sizes):
        SubElement(parent, tag, attributes)
