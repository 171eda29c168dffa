"""A wreath: two lanes on its frame, both ways from the focal point."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, hypot, pi, radians, sin
from random import Random

from tussie.arranging.place import NEAR, Item, Place, Placed, by_ring

#: Where the focal point of a wreath is: to the lower left, as florists set it.
_FOCUS = radians(218)


def on_wreath(items: Sequence[Item], chance: Random) -> Placed:
    """The items on the smallest frame that has room for the heads, foliage all around it."""
    heads = [item for item in items if item.role != "foliage"]
    leaves = [item for item in items if item.role == "foliage"]
    widest = max((item.solid for item in heads), default=2.5)
    lane = NEAR * widest
    low, high = 1.6 * lane + 4, 600.0
    for _ in range(28):
        frame = (low * high) ** 0.5
        turns, end = _lanes(heads, frame, lane)
        if end > 0.98 * pi:
            low = frame
        else:
            high = frame
    frame = max(high, 9.0, 2.2 * widest)
    turns, end = _lanes(heads, frame, lane)
    while end > 0.98 * pi:
        # A larger frame may deal heads of many sizes to the lanes otherwise, and need more of itself.
        frame *= 1.03
        turns, end = _lanes(heads, frame, lane)
    furthest = max((abs(turn) for _, turn, _ in turns), default=1.0) or 1.0
    spots = [(item, turn, side * lane, abs(turn) / furthest) for item, turn, side in turns]
    for number, item in enumerate(leaves):
        turn = 2 * pi * (number + 0.5) / len(leaves) - pi
        spots.append((item, turn, 0.4 * lane * (1 if number % 2 else -1), min(1.0, abs(turn) / furthest)))
    places = []
    for item, turn, aside, reach in spots:
        angle = _FOCUS + turn
        out = frame + aside
        at = (out * cos(angle), 1.5 + chance.random() * 0.3 * item.solid, frame + out * sin(angle))
        lean = 0.55 * aside / lane
        # Leaves lie along the wreath, away from the focal point; heads look at the eye and a little aside.
        ahead = 1.0 if turn > 0 else -1.0
        way = (
            (-sin(angle) * ahead + 0.5 * lean * cos(angle), 0.35, cos(angle) * ahead + 0.5 * lean * sin(angle))
            if item.role in ("foliage", "line") else (lean * cos(angle), 1.0, lean * sin(angle))
        )  # fmt: skip
        size = hypot(*way)
        tie = (frame * cos(angle), 0.0, frame + frame * sin(angle))
        places.append(
            Place(
                item.stem, item.flower, item.ring, item.role, at, (way[0] / size, way[1] / size, way[2] / size),
                item.radius, item.solid, reach, tie, tie,
            )
        )  # fmt: skip
    places.sort(key=lambda place: place.stem)
    radius = max(hypot(place.at[0], place.at[2] - frame) + place.radius for place in places)
    return Placed(tuple(places), radius, frame + radius, frame, frame * furthest)


def _lanes(items: Sequence[Item], frame: float, lane: float) -> tuple[list[tuple[Item, float, int]], float]:
    """Items along a wreath, and the angle at which the last one ends.

    Each item has its angle from the focal point (below 0 to one side), and its lane, inner -1 or outer 1.
    """
    ends = {(way, side): 0.0 for side in (1, -1) for way in (1, -1)}
    placed = []
    for ring in by_ring(items):
        # A ring begins where the whole of the last one has ended.
        level = max(ends.values())
        ends = dict.fromkeys(ends, level)
        for item in ring:
            way, side = min(ends, key=lambda one: (ends[one], -one[1], -one[0]))
            half = 2 * asin(min(1.0, NEAR * item.solid / (2 * (frame + side * lane))))
            turn = ends[way, side] + half
            ends[way, side] = turn + half
            placed.append((item, way * turn, side))
    return placed, max(ends.values())
