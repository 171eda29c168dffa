"""One stem on a plate: its flowers and leaves placed as they stand in space, seen from where the eye is."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import numpy as np
from numpy.random import RandomState

from tussie.drawing.colour import srgb
from tussie.drawing.geometry import Array, lines
from tussie.drawing.habit import BUD
from tussie.drawing.look import Look
from tussie.drawing.plate import CM, Plate


def frame(axis: Array, spin: float, steep: float = 0.95) -> Array:
    """Three unit vectors as rows, the third along `axis`, the first two turned by `spin` about it.

    Without spin, the first points to the right and the second upwards, or back, unless the axis is as `steep` as that.
    """
    axis = axis / np.linalg.norm(axis)
    across = np.cross([0.0, 1.0, 0.0] if abs(axis[1]) < steep else [1.0, 0.0, 0.0], axis)
    across /= np.linalg.norm(across)
    other = np.cross(axis, across)
    cos, sin = np.cos(spin), np.sin(spin)
    return np.array([across * cos + other * sin, other * cos - across * sin, axis])


def head(plate: Plate, parent: Element, look: Look, at: Array, axis: Array, chance: RandomState) -> None:
    """The flowering part of a stem, added to `parent`: at (x, y, depth) in centimetres, y upwards, its axis in the same space."""
    m = look.measures
    sprig = look.habit(m, chance)
    spin = chance.random_sample() * 2 * np.pi if len(sprig.where) > 1 else 0.0
    basis = frame(axis, spin) if sprig.turned else frame(axis, 0.0, 0.995)
    kind = look.kind
    leaf = kind.ink.paints["leaf"]
    if len(sprig.threads):
        curves = (sprig.threads @ basis + at)[..., :2] * [CM, -CM]
        wood = m.length > 25 and len(sprig.where)
        thick = max(3.0, min(14.0, 0.9 * m.size if len(sprig.where) < 12 else m.width * 0.35))
        SubElement(
            parent, "path",
            {"d": "".join(lines(curves[None])), "class": "t", "stroke": "#77614d" if wood else srgb(leaf.shifted(-0.02, 0.8)),
             "stroke-width": f"{thick if wood or len(sprig.where) < 3 else thick * 0.6:.0f}"},
        )  # fmt: skip
    placed: list[tuple[float, dict[str, str]]] = []
    if len(sprig.where):
        where = sprig.where @ basis + at
        facing = sprig.axis @ basis
        tilt = np.degrees(np.arccos(np.clip(facing[:, 2], -1, 1)))
        lean = np.degrees(np.arctan2(facing[:, 0], facing[:, 1]))
        scale = sprig.size / kind.flower_cm * (1 + (chance.random_sample((2, len(where))) - 0.5) * 0.08)
        spins = (chance.random_sample(len(where)) - 0.5) * 24
        # Flowers that look away are seen from behind, of which a bud's drawing is near enough.
        for (x, y, near), t, turn, jitter, sx, sy, stage in zip(
            where.tolist(), tilt.tolist(), lean.tolist(), spins.tolist(), *scale.tolist(), sprig.stage.tolist(), strict=True
        ):
            t = min(t, 180 - t if t > 120 else t)  # noqa: PLW2901
            if kind.sided:
                # An orchid keeps its lip below, wherever it looks.
                down = abs(turn) > 90
                rest = turn - 180 * np.sign(turn) if down else turn
                id, drawn = plate.flower(kind, stage == BUD, t, chance.randint(64), down)
                turned = max(-40.0, min(40.0, rest if drawn > 25 else 0.0)) + jitter * 0.5
            else:
                id, drawn = plate.flower(kind, stage == BUD, t, chance.randint(64))
                # Face-on there is no leaning, and any turn will do.
                turned = turn + (jitter if drawn > 25 else jitter * 15)
            placed.append((near, _use(id, x, y, turned, sx, sy)))
    if len(sprig.leaf_where):
        where = sprig.leaf_where @ basis + at
        way = sprig.leaf_way @ basis
        flat = np.hypot(way[:, 0], way[:, 1])
        turn = np.degrees(np.arctan2(way[:, 0], way[:, 1]))
        side = np.where(chance.random_sample(len(where)) < 0.5, -1, 1) * (0.75 + 0.25 * np.abs(way[:, 2]))
        for (x, y, near), t, f, s, size in zip(
            where.tolist(), turn.tolist(), flat.tolist(), side.tolist(), sprig.leaf_size.tolist(), strict=True
        ):
            share = size / kind.leaf_cm
            id = plate.leaf(kind, chance.randint(64))
            placed.append((near, _use(id, x, y, t, share * s, share * max(0.3, f))))
    placed.sort(key=lambda one: one[0])
    for _, use in placed:
        SubElement(parent, "use", use)


def _use(id: str, x: float, y: float, turn: float, across: float, along: float) -> dict[str, str]:
    transform = f"translate({x * CM:.0f} {-y * CM:.0f})rotate({turn:.0f})scale({across:.2f} {along:.2f})"
    return {"href": f"#{id}", "transform": transform}
