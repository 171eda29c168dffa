"""One stem on a plate: its flowers and leaves placed as they stand in space, seen from where the eye is."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, sin
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.drawing.chance import Chance
from tussie.arranging import THICK, Arrangement
from tussie.drawing.colour import Oklch, srgb
from tussie.drawing.flower import hull
from tussie.drawing.geometry import Array, closed, lines
from tussie.drawing.habit import BUD, Measures, branch
from tussie.drawing.look import Look
from tussie.drawing.plate import CM, Plate


def _frame(axis: Array, spin: float, *, flat: bool = False, fronted: bool = False) -> Array:
    """Three unit vectors as rows, the third along `axis`, the first two turned by `spin` about it.

    With `flat` the first lies in the page, so that a frond shows its face; `fronted`, the second looks away from the eye.
    In plain numbers: numpy takes longer to multiply three of them than to be asked.
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
    if flat:
        return np.array([(a, b, c), (d, e, f), (x, y, z)])
    k, s = cos(spin), sin(spin)
    return np.array([(a * k + d * s, b * k + e * s, c * k + f * s), (d * k - a * s, e * k - b * s, f * k - c * s), (x, y, z)])


def head(plate: Plate, parent: Element, look: Look, at: Array, axis: Array, chance: Chance) -> None:
    """The flowering part of a stem, added to `parent`: at (x, y, depth) in centimetres, y upwards, its axis in the same space."""
    m = look.measures
    sprig = look.habit(m, chance)
    if look.kind.shape.sided and axis[1] < 0.4:
        # An iris or an orchid at the edge turns up to the light, and keeps its lip below.
        axis = axis + np.array([0.0, 0.4 - axis[1], 0.0])
    about = chance.share() * 2 * np.pi if len(sprig.where) > 1 else 0.0
    if sprig.front:
        basis = _frame(axis, (about - np.pi) * 0.25, fronted=True)
    else:
        basis = _frame(axis, about, flat=len(sprig.leaf_where) > 0)
    kind, shape = look.kind, look.kind.shape
    leaf = kind.ink.paints["leaf"]
    if len(sprig.bark):
        curves = (sprig.bark @ basis + at)[..., :2] * [CM, -CM]
        SubElement(
            parent, "path",
            {"d": "".join(lines(curves[None])), "class": "tt", "stroke": "#77614d",
             "stroke-width": f"{max(9.0, 0.45 * m.length):.0f}"},
        )  # fmt: skip
    if len(sprig.threads):
        curves = (sprig.threads @ basis + at)[..., :2] * [CM, -CM]
        wood = look.habit is branch or (shape.leaf is not None and shape.leaf.wood and len(sprig.leaf_where))
        thick = sprig.thick * CM or (20.0 if look.habit is branch else 0.0) or max(3.0, min(14.0, 0.9 * m.size if len(sprig.where) < 12 else m.width * 0.35))
        SubElement(
            parent, "path",
            {"d": "".join(lines(curves[None])), "class": "tt", "stroke": "#77614d" if wood else srgb(leaf.shifted(-0.02, 0.8)),
             "stroke-width": f"{thick if wood or sprig.thick or len(sprig.where) < 3 else thick * 0.6:.0f}"},
        )  # fmt: skip
    placed = _stalk(sprig.stalk @ basis + at, m, leaf)
    if len(sprig.where):
        if sprig.dense:
            shown = (sprig.axis @ basis)[:, 2] > -0.3
            sprig = sprig._replace(
                where=sprig.where[shown], axis=sprig.axis[shown], size=sprig.size[shown], stage=sprig.stage[shown]
            )
        where = sprig.where @ basis + at
        facing = sprig.axis @ basis
        if sprig.dense and not len(sprig.stalk):
            # A wash under the flowers, or the paper would show between them.
            wash = closed(hull(where[:, :2] * [CM, -CM])[None])[0]
            petal = kind.ink.paints["petal"]
            pale = petal.lightness > 0.9
            under = petal.shifted(-0.02 if pale else -0.09, 0.92).towards(leaf, 0.3 if pale else 0.12)
            SubElement(parent, "path", {"d": wash, "fill": srgb(under), "class": "tp"})
        tilt = np.degrees(np.arccos(np.clip(facing[:, 2], -1, 1)))
        lean = np.degrees(np.arctan2(facing[:, 0], facing[:, 1]))
        scale = sprig.size / shape.flower_cm * (1 + (chance.shares(2, len(where)) - 0.5) * 0.08)
        spins = (chance.shares(len(where)) - 0.5) * 24
        # Flowers that look away are seen from behind, of which a bud's drawing is near enough.
        for (x, y, near), t, turn, jitter, sx, sy, stage in zip(
            where.tolist(), tilt.tolist(), lean.tolist(), spins.tolist(), *scale.tolist(), sprig.stage.tolist(), strict=True
        ):
            drawn = shape.attitude(180 - t if t > 120 else t)
            if shape.sided:
                # An orchid keeps its lip below, wherever it looks.
                down = abs(turn) > 90
                rest = turn - 180 * np.sign(turn) if down else turn
                turned = max(-40.0, min(40.0, rest if drawn > 25 else 0.0)) + jitter * 0.5
                drawn = -drawn if down else drawn
            else:
                # Face-on there is no leaning, and any turn will do; every other one is seen in the mirror.
                turned = turn + (jitter if drawn > 25 else jitter * 15)
                sx = sx if jitter > 0 else -sx  # noqa: PLW2901
            id = plate.flower(kind, stage == BUD, drawn, shape.variant(chance))
            placed.append((near, "use", _use(id, x, y, turned, sx, sy)))
    if len(sprig.leaf_where):
        where = sprig.leaf_where @ basis + at
        way = sprig.leaf_way @ basis
        flat = np.hypot(way[:, 0], way[:, 1])
        turn = np.degrees(np.arctan2(way[:, 0], way[:, 1]))
        side = np.where(chance.shares(len(where)) < 0.5, -1, 1) * (0.75 + 0.25 * np.abs(way[:, 2]))
        for (x, y, near), t, f, s, size in zip(
            where.tolist(), turn.tolist(), flat.tolist(), side.tolist(), sprig.leaf_size.tolist(), strict=True
        ):
            share = size / shape.leaf_cm
            id = plate.leaf(kind, chance.below(64))
            placed.append((near, "use", _use(id, x, y, t, share * s, share * max(0.3, f))))
    placed.sort(key=lambda one: one[0])
    for _, tag, attributes in placed:
        SubElement(parent, tag, attributes)


def _stalk(curves: Array, m: Measures, leaf: Oklch) -> list[tuple[float, str, dict[str, str]]]:
    """The pieces of a stalk (n, 3, 3), each with its distance: flowers stand before it and behind it."""
    # What has several stalks has thin ones.
    share = 0.045 if len(curves) < 5 else 0.02
    wide = f"{max(7.0, min(32.0, share * min(m.width, 0.25 * m.length) * CM)):.0f}"
    common = {"class": "tt", "stroke": srgb(leaf.shifted(-0.04, 0.85)), "stroke-width": wide}
    return [
        (float(curve[1, 2]), "path", {"d": lines(curve[None, None, :, :2] * [CM, -CM])[0], **common}) for curve in curves
    ]


def stalks(
    plate: Plate,
    parent: Element,
    arranged: Arrangement,
    looks: Sequence[Look],
    at: Array,
    eye: Array,
    chance: Chance,
) -> None:
    """The stems below the heads: from each head through the binding to its foot, and the leaves they carry."""
    tie = np.array([place.tie for place in arranged.places]) @ eye.T
    foot = np.array([place.foot for place in arranged.places])
    # Below the binding a vessel is drawn from lower than the flowers are.
    foot = np.stack([foot[:, 0], foot[:, 2] - 0.2 * foot[:, 1], foot[:, 1]], axis=-1)
    order = np.argsort(at[:, 2], kind="stable")
    flat = at[:, :2] * [CM, -CM]
    ties, feet = tie[:, :2] * [CM, -CM], foot[:, :2] * [CM, -CM]
    bend = np.stack([flat[:, 0] * 0.35 + ties[:, 0] * 0.65, flat[:, 1] * 0.45 + ties[:, 1] * 0.55], axis=-1)
    beyond = 2 * ties - bend * 0.6 - ties * 0.4
    upper = np.stack([flat, bend, ties], axis=1)
    lower = np.stack([ties, (beyond + feet) / 2, feet], axis=1)
    whole = arranged.style != "wreath"
    for width, shift in ((1.0, -0.12), (0.55, 0.06)):
        for role, thick in THICK.items():
            chosen = [n for n in order.tolist() if arranged.places[n].role == role]
            if not chosen:
                continue
            curves = np.concatenate([upper[chosen], lower[chosen]]) if whole else upper[chosen]
            colour = looks[arranged.places[chosen[0]].stem].kind.ink.paints["leaf"].shifted(shift, 0.9)
            SubElement(
                parent, "path",
                {"d": "".join(lines(curves[None])), "class": "tt", "stroke": srgb(colour), "stroke-width": f"{thick * CM * width:.0f}"},
            )  # fmt: skip
    for n in order.tolist():
        place, look = arranged.places[n], looks[arranged.places[n].stem]
        if not look.stem_leaf or place.reach < 0.4 or not whole:
            continue
        # Florists strip what would stand below the binding; of the rest, two leaves show.
        longest = min(1.0, 0.42 * arranged.radius / look.kind.shape.leaf_cm)
        for down in (0.16, 0.3):
            where = at[n] * (1 - down) + tie[n] * down
            side = 1 if place.at[0] > 0 else -1
            lean = side * (50 + 30 * chance.share())
            size = longest * (0.8 + 0.3 * chance.share())
            use = _use(plate.leaf(look.kind, chance.below(64)), where[0], where[1], lean, size * side, size)
            SubElement(parent, "use", use)


def _use(id: str, x: float, y: float, turn: float, across: float, along: float) -> dict[str, str]:
    place = f"translate({x * CM:.0f} {-y * CM:.0f})rotate({turn:.0f})"
    return {"href": f"#{id}", "transform": f"{place}scale({_short(across)} {_short(along)})"}


def _short(number: float) -> str:
    """A number to two places, without the zeros that say nothing."""
    words = f"{number:.2f}".rstrip("0").rstrip(".")
    return words.replace("0.", ".", 1) if words.startswith(("0.", "-0.")) else words
