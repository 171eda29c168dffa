"""A bouquet on a dome, or on the plane of a spray: rows around the centre."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tussie.arranging.place import NEAR, THICK, Item, Place, Placed, Point, by_ring, in_turn
from tussie.bouquet import EDGE, Bouquet

#: How far down a dome heads may stand, in radians from its crown.
_STEEPEST = 1.6
#: The radius of a dome so large that it is flat.
_FLAT = 1e6

Array = NDArray[np.float64]
Taken = NDArray[np.bool_]


class _Spot(NamedTuple):
    """Where an item goes on the surface of a style: how far out, in centimetres along it, and where around."""

    item: Item
    out: float
    turn: float


def tied(bouquet: Bouquet, items: Sequence[Item], style: str, stalk: float, chance: Random) -> Placed:
    """The items tied to a bouquet in a style, the crown of its dome `stalk` times as high as the dome is wide."""
    heads = [item for item in items if item.role != "foliage"]
    leaves = [item for item in items if item.role == "foliage"]
    flat = style == "spray"
    widest = radians({"round": 32, "garden": 38, "spray": 0}[style] + 44 * min(1.0, (len(heads) - 1) / 14))
    sphere = _FLAT if flat else max(6.0, _dome(heads, widest))
    spots = _set_out(heads, sphere)
    while not flat and spots and max(spot.out for spot in spots) > _STEEPEST * sphere:
        # Large and small heads do not always fit as well together as their rows: then the dome must be larger.
        sphere *= 1.08
        spots = _set_out(heads, sphere)
    outer = max((spot.out + spot.item.solid for spot in spots), default=2.0)
    spots += _tucked(leaves, spots, outer, bouquet, flat=flat)
    furthest = max((spot.out for spot in spots), default=0.0) or 1.0
    bundle = sqrt(sum((THICK[item.role] / 2) ** 2 for item in items) / 0.78)
    # The dome stands about as high above the binding as the bouquet is wide: the florist's proportion for a hand-tied
    # one.
    rise = max(5.0, 0.9 * min(outer, sphere))
    top = 1.45 * rise
    places = []
    for number, spot in enumerate(spots):
        at, axis = _on_fan(spot, rise, stalk, chance) if flat else _on_dome(spot, sphere, stalk * rise, style, chance)
        # Each stem has its own place in the bundle; beyond it the stems cross over, as in a spiral.
        tie_out, tie_turn = bundle * 0.86 * sqrt((number + 0.5) / len(spots)), spot.turn + 0.9
        tie = (tie_out * cos(tie_turn), tie_out * sin(tie_turn), 0.0)
        foot = (tie[0] - 0.3 * at[0], tie[1] - 0.3 * at[1], -min(16.0, 0.55 * top + chance.random()))
        item = spot.item
        places.append(
            Place(
                item.stem, item.flower, item.ring, item.role, at, axis, item.radius, item.solid,
                spot.out / furthest, tie, foot,
            )
        )  # fmt: skip
    places.sort(key=lambda place: place.stem)
    radius = max(hypot(place.at[0], place.at[1]) + place.radius for place in places)
    top = max(place.at[2] + place.radius for place in places)
    return Placed(tuple(places), radius, top, bundle, furthest)


def _set_out(heads: Sequence[Item], sphere: float) -> list[_Spot]:
    """Every head on a dome of that radius, in rows, and then as near as it may be."""
    rows = [_in_row(row, out, 2.4 * number, sphere) for number, (out, row) in enumerate(_rows(heads, sphere))]
    return _closer([spot for row in rows for spot in row], sphere)


def _dome(heads: Sequence[Item], widest: float) -> float:
    """The radius of the smallest dome that has room for the heads within an angle of its crown."""
    low, high = 2.0, 200.0
    for _ in range(9):
        sphere = sqrt(low * high)
        rows = _rows(heads, sphere)
        if rows and rows[-1][0] / sphere > widest:
            low = sphere
        else:
            high = sphere
    return high


def _rows(items: Sequence[Item], sphere: float) -> list[tuple[float, Sequence[Item]]]:
    """Rows around the centre of a dome: how far out, and what stands there; each ring begins a row of its own."""
    set_out: list[tuple[float, Sequence[Item]]] = []
    out, last = 0.0, 0.0
    for ring in by_ring(items):
        waiting = list(ring)
        if not set_out and len(waiting) not in (2, 3, 4, 5):
            # One stands in the very centre.
            set_out.append((0.0, waiting[:1]))
            last = waiting.pop(0).solid
        rows: list[tuple[float, int]] = []
        at, before, rest = out, last, list(waiting)
        while rest:
            widest = max(item.solid for item in rest)
            if not set_out and not rows:
                at, room = _around(rest, sphere), len(rest)
            else:
                at += _step(NEAR * (before + widest), sphere)
                room = _room(rest, at, sphere)
            rows.append((at, room))
            before, rest = widest, rest[room:]
        rooms = [room for _, room in rows]
        # All rows are filled alike, or the last would hold what is left over on one side; unless one is too full so.
        alike = [len(waiting) * upto // sum(rooms) for upto in accumulate(rooms)]
        cuts = alike if _fit(waiting, rows, alike, sphere) else list(accumulate(rooms))
        set_out += [(row, waiting[begin:end]) for (row, _), begin, end in zip(rows, [0, *cuts], cuts, strict=False)]
        if rows:
            out, last = at, before
    return set_out


def _closer(spots: Sequence[_Spot], sphere: float) -> list[_Spot]:
    """Each head moved inwards as far as neighbours and ring allow: small ones into the gaps between large ones.

    Where a head that has moved before is in its way, it is moved outwards as far as it must be.
    """
    outs = np.array([spot.out for spot in spots])
    turns = np.array([spot.turn for spot in spots])
    solid = np.array([spot.item.solid for spot in spots])
    within, edge = 0.0, 0.0
    for n, spot in enumerate(spots):
        if n and spot.item.ring != spots[n - 1].item.ring:
            # No head stands as near the centre as the outermost of the ring before.
            within = edge + 0.01
        here = max(spot.out, within)
        if n:
            near = NEAR * (solid[:n] + solid[n])

            def stuck(tries: Array, n: int = n, near: Array = near, turn: float = spot.turn) -> Taken:
                """Whether another head is in the way, for each of some places further out or in."""
                along, others = tries[:, None] / sphere, outs[:n] / sphere
                cosine = np.cos(along) * np.cos(others)
                cosine += np.sin(along) * np.sin(others) * np.cos(turn - turns[:n])
                apart = 2 * sphere * np.sqrt(np.maximum(0.0, (1 - cosine) / 2))
                taken: Taken = np.any(apart < near, axis=1)
                return taken

            inwards = np.linspace(here, within, 14)
            free = np.flatnonzero(stuck(inwards))
            if not len(free):
                outs[n] = within
            elif free[0]:
                outs[n] = inwards[free[0] - 1]
            else:
                tries = here + np.linspace(0.0, 2 * float(solid.max()) + solid[n], 30)
                # Further down than heads may stand, it has no room at all, and the dome will be made larger.
                while stuck(tries).all() and tries[0] <= _STEEPEST * sphere:
                    tries = tries + (tries[-1] - tries[0])
                outs[n] = tries[np.argmin(stuck(tries))]
        edge = max(edge, float(outs[n]))
    return [spot._replace(out=float(out)) for spot, out in zip(spots, outs, strict=True)]


def _around(items: Sequence[Item], sphere: float) -> float:
    """How far out two to five heads stand around an empty centre, touching."""
    widest = max(item.solid for item in items)
    return _along(NEAR * widest / sin(pi / len(items)), sphere)


def _step(chord: float, sphere: float) -> float:
    """The way along the surface between two points so far apart."""
    return 2 * sphere * asin(min(1.0, chord / (2 * sphere)))


def _along(flat: float, sphere: float) -> float:
    """The way along the surface to a row whose radius, seen from above, is `flat`."""
    return sphere * asin(min(1.0, flat / sphere))


def _room(items: Sequence[Item], out: float, sphere: float) -> int:
    """How many of the items, from the first, a row has room for; one in any case."""
    circle = _circle(out, sphere)
    chain, room = 0.0, 1
    for one, other in pairwise(items):
        chain += _angle(one, other, circle)
        if chain + _angle(other, items[0], circle) > 2 * pi:
            break
        room += 1
    return room


def _fit(items: Sequence[Item], rows: Sequence[tuple[float, int]], cuts: Sequence[int], sphere: float) -> bool:
    """Whether the rows have room for the items when these are cut so."""
    parts = zip(rows, [0, *cuts], cuts, strict=False)
    return all(sum(_widths(items[begin:end], row, sphere)) <= 2 * pi for (row, _), begin, end in parts)


def _widths(items: Sequence[Item], out: float, sphere: float) -> list[float]:
    """The angles around the axis from each item to the next in a row, when they stand as near as they may."""
    if len(items) < 2:
        return [0.0] * len(items)
    circle = _circle(out, sphere)
    return [_angle(one, other, circle) for one, other in pairwise([*items, items[0]])]


def _circle(out: float, sphere: float) -> float:
    """The radius of a row, seen from above."""
    return sphere * sin(min(out / sphere, pi / 2))


def _angle(one: Item, other: Item, circle: float) -> float:
    """The angle around the axis between two neighbours of a row that stand as near as they may."""
    return 2 * asin(min(1.0, NEAR * (one.solid + other.solid) / (2 * circle)))


def _in_row(items: Sequence[Item], out: float, turn: float, sphere: float) -> list[_Spot]:
    """Items around a row, the kinds in turn, the room that is left shared among the gaps; spikes stand at the back."""
    kinds: dict[int, list[Item]] = {}
    for item in items:
        kinds.setdefault(item.stem, []).append(item)
    low = [kind for kind in kinds.values() if kind[0].role != "line"]
    tall = [kind for kind in kinds.values() if kind[0].role == "line"]
    items = in_turn(low) + in_turn(tall)
    widths = _widths(items, out, sphere)
    spare = max(0.0, 2 * pi - sum(widths)) / max(1, len(items))
    turns = [turn + at for at in accumulate((width + spare for width in widths[:-1]), initial=0.0)]
    if low and tall:
        first = len(items) - sum(map(len, tall))
        turns = [at - (turns[first] + turns[-1]) / 2 - pi / 2 for at in turns]
    return [_Spot(item, out, at) for item, at in zip(items, turns, strict=True)]


def _tucked(
    leaves: Sequence[Item], spots: Sequence[_Spot], outer: float, bouquet: Bouquet, *, flat: bool
) -> list[_Spot]:
    """Foliage between the heads: at the outer side of its own ring, a collar when that is the edge."""
    tucked = []
    for ring in by_ring(leaves):
        mates = [spot.out for spot in spots if spot.item.ring == ring[0].ring]
        collar = bouquet.rings[ring[0].ring].name in (EDGE, "") or not mates
        out = outer if collar else max(mates)
        for number, item in enumerate(ring):
            share = (number + 0.5) / len(ring)
            if flat:
                # Fanned over the top of a spray.
                tucked.append(_Spot(item, 0.8 * out, 3.4 * (share - 0.5)))
            else:
                # A few stand behind and beside the flowers, more all around them.
                turn = 0.7 + 2 * pi * share if len(ring) > 4 else pi * (0.95 + 1.1 * share)
                tucked.append(_Spot(item, out, turn))
    return tucked


def _on_dome(spot: _Spot, sphere: float, crown: float, style: str, chance: Random) -> tuple[Point, Point]:
    """A spot lifted onto the dome, whose crown is so high above the binding.

    A garden bouquet is more uneven than a round one, but only outwards: what moves out comes no nearer to others.
    """
    loose = {"round": 0.22, "garden": 0.95}[style]
    item = spot.item
    angle = spot.out / sphere + (chance.random() - 0.5) * 0.05 * item.solid / sphere
    turn = spot.turn + (chance.random() - 0.5) * 0.04 * item.solid / max(spot.out, item.solid)
    lift = chance.random() * loose * item.solid
    steep = 1.45
    if item.role == "foliage":
        # Leaves look out from below the heads, and up.
        lift, angle, steep = -0.9 * chance.random(), min(angle, 1.5), 1.0
    elif item.role == "line":
        # Spikes stand steeper than the dome beneath them.
        lift, steep = lift + 0.12 * sphere, 0.62
    elif item.role == "filler":
        # Clouds lie a little lower; on a small dome, where lower is closer, by hardly anything.
        lift -= min(0.1 * item.radius, 0.03 * sphere) if style == "round" else 0.0
    reach = sphere + lift
    at = (reach * sin(angle) * cos(turn), reach * sin(angle) * sin(turn), crown - sphere + reach * cos(angle))
    wide = 1.12 if style == "garden" else 1.0
    lean = min(angle * 1.05 + 0.08 * (chance.random() - 0.5), steep)
    axis = (sin(lean) * cos(turn), sin(lean) * sin(turn), cos(lean))
    return (at[0] * wide, at[1], at[2]), axis


def _on_fan(spot: _Spot, rise: float, stalk: float, chance: Random) -> tuple[Point, Point]:
    """A spot of a one-sided spray: a plane that faces the eye, drawn out upwards, the middle standing forward."""
    item = spot.item
    across, up = spot.out * sin(spot.turn), spot.out * cos(spot.turn)
    up *= (1.3 if item.role == "foliage" else 1.75) if up > 0 else 1.0
    lift = chance.random() * 0.3 * item.solid
    z = stalk * rise + up
    y = 0.35 * rise * max(0.0, 1 - spot.out / max(rise, 1.0)) + lift - (1.2 if item.role == "foliage" else 0.0)
    way = (across / (2.2 * rise), 0.9, 0.25 + up / (2.2 * rise))
    size = hypot(*way)
    return (across, y, z), (way[0] / size, way[1] / size, way[2] / size)
