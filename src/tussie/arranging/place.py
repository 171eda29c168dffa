"""Where stems stand, and what every style asks of those that are still to be placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from tussie.bouquet import Flower

#: The share by which two heads may overlap at most: their middles are no nearer than 0.6 of the sum of solid radii.
OVERLAP = 0.4
#: How near heads are set before they are moved a little, each its own way.
NEAR = 0.66
#: Thickness of a stem by role, in centimetres.
THICK = {"focal": 0.6, "line": 0.6, "mass": 0.45, "filler": 0.3, "foliage": 0.35}

Point = tuple[float, float, float]


class Place(NamedTuple):
    """Where one stem stands.

    `stem` is the number of its stem in `Bouquet.stems`, `ring` the number of its ring in `Bouquet.rings`, `role` what
    it is to a florist; `at` is its head (or where its leaves begin), `axis` the direction it looks in (length 1),
    `radius` the half of its diameter, `solid` what of that keeps others away, `reach` how far out it stands, 0 at the
    centre to 1; `tie` is where it passes the binding (of a wreath: the frame), `foot` where it ends.
    """

    stem: int
    flower: Flower
    ring: int
    role: str
    at: Point
    axis: Point
    radius: float
    solid: float
    reach: float
    tie: Point
    foot: Point


class Item(NamedTuple):
    """A stem to be placed."""

    stem: int
    flower: Flower
    ring: int
    role: str
    radius: float
    solid: float


class Placed(NamedTuple):
    """The places of an arrangement, and its measures, before it has a vessel."""

    places: tuple[Place, ...]
    radius: float
    top: float
    bundle: float
    spread: float


def by_ring(items: Sequence[Item]) -> Iterable[list[Item]]:
    """Items ring by ring."""
    return (list(group) for _, group in groupby(items, key=lambda item: item.ring))


def in_turn(kinds: Sequence[Sequence[Item]]) -> list[Item]:
    """The stems of a ring so that each kind is spread over all of it."""
    ordered = [
        ((number + 0.5) / len(kind), place, item)
        for place, kind in enumerate(kinds)
        for number, item in enumerate(kind)
    ]
    return [item for _, _, item in sorted(ordered, key=lambda one: one[:2])]
