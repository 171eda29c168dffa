"""Stems to positions: where each head of a bouquet stands, which way it looks, and which vase holds them.

Four styles: a *round* hand-tied bouquet on a dome, a loose *garden* bouquet, a one-sided *spray*, a *wreath*. In all
of them the rings of the bouquet stand in their order from the centre (of a wreath: from its focal point) outwards,
heads have their true diameters, and two heads overlap by no more than `OVERLAP` of the sum of their solid radii.
Foliage is tucked between the heads and stands on none of their places.

The method is that of the florist: heads are set in rows around the centre, each row as many as fit, the kinds of a ring
in turn; the dome is made just as large as they need. Everything is in centimetres: x to the right, y towards the
eye, z up; the origin is the binding point, where the stems are tied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, pairwise
from math import asin, cos, hypot, pi, radians, sin, sqrt
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tussie.bouquet import EDGE, Bouquet, Flower
from tussie.errors import ImpossibleWish, MalformedText, clipped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.tables import ROLES

__all__ = ["OVERLAP", "STYLES", "Arrangement", "Place", "Vessel", "arrange"]

STYLES = ("round", "garden", "spray", "wreath")
#: The share by which two heads may overlap at most: their middles are no nearer than 0.6 of the sum of solid radii.
OVERLAP = 0.4
#: How near heads are set before they are moved a little, each its own way.
_NEAR = 0.66
_MOST_STEMS = 1_000
#: Nobody knows how large the head of an untraded flower is; most are about so large.
_HEAD_CM = 5.0
#: How far down a dome heads may stand, in radians from its crown.
_STEEPEST = 1.6
#: The radius of a dome so large that it is flat.
_FLAT = 1e6
#: What a head takes of the room of its diameter: sprays and clouds of small flowers interlace, and let others through.
_SOLID = {"filler": 0.62, "foliage": 0.3}
_SINGLE = ("solitary", "facing", "hanging")
#: Thickness of a stem by role, in centimetres.
THICK = {"focal": 0.6, "line": 0.6, "mass": 0.45, "filler": 0.3, "foliage": 0.35}

Point = tuple[float, float, float]
Array = NDArray[np.float64]
Taken = NDArray[np.bool_]


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


class Vessel(NamedTuple):
    """What holds the stems: its kind, its words as said, its height, the radius of its mouth, belly and foot (cm).

    Kinds are those of `VESSELS`; ``none`` has no measures. `lip` is how far its rim stands below the binding point.
    """

    kind: str
    words: str
    height: float = 0.0
    mouth: float = 0.0
    belly: float = 0.0
    foot: float = 0.0
    lip: float = 0.0


class Arrangement(NamedTuple):
    """The stems of a bouquet in space: one `Place` each, in the order of the bouquet, and the vessel they stand in.

    `radius` is how far the heads reach sideways, `top` how high above the binding point, `bundle` the radius of the
    stems where they are tied (of a wreath: the radius of its frame), `spread` how far from the centre, along the dome,
    a `reach` of 1 is.
    """

    bouquet: Bouquet
    style: str
    places: tuple[Place, ...]
    vessel: Vessel
    radius: float
    top: float
    bundle: float
    spread: float


class _Item(NamedTuple):
    """A stem to be placed."""

    stem: int
    flower: Flower
    ring: int
    role: str
    radius: float
    solid: float


class _Placed(NamedTuple):
    """The places of an arrangement, and its measures, before it has a vessel."""

    places: tuple[Place, ...]
    radius: float
    top: float
    bundle: float
    spread: float


class _Spot(NamedTuple):
    """Where an item goes on the surface of a style: how far out, in centimetres along it, and where around."""

    item: _Item
    out: float
    turn: float


#: Kinds of vessel: the nouns that mean them, the wares that do, and mouth, belly and foot as shares of the height.
VESSELS: dict[str, tuple[str, str, float, float, float]] = {
    "bud vase": ("bud bottle posy flask", "", 0.14, 0.34, 0.26),
    "jug": ("jug pitcher ewer", "enamel stoneware earthenware", 0.33, 0.5, 0.36),
    "urn": ("urn bowl goblet cup", "silver pewter bronze copper metal", 0.5, 0.42, 0.26),
    "basket": ("basket trug", "wicker", 0.6, 0.56, 0.48),
    "paper": ("paper wrap wrapped kraft tissue cornet", "", 0.0, 0.0, 0.0),
    "milk glass": ("", "milk opaline opal china porcelain white ceramic", 0.34, 0.46, 0.24),
    "clear glass": ("tumbler jar", "glass crystal clear", 0.36, 0.34, 0.32),
    "none": ("", "", 0.0, 0.0, 0.0),
}
#: Kinds that one sees through.
_CLEAR = ("clear glass", "bud vase")
#: Kinds that do not stand.
_HELD = ("paper", "none")


def arrange(bouquet: Bouquet, *, style: str = "round", vase: str = "", seed: int = 0) -> Arrangement:
    """Place every stem of a bouquet.

    More precisely: `style` is one of `STYLES`; `vase` words for the vessel ("milk glass", "jug", "paper", "none"),
    which the bouquet's own `vase` otherwise says and which is else chosen for the number and length of the stems;
    `seed` varies what is left to chance. The same arguments give the same `Arrangement`. "Some" flowers count as
    three.

    Raises `MalformedText` for a bouquet without stems, `ImpossibleWish` for a style or a vessel that does not exist
    and for more than 1,000 stems.

    >>> from tussie import parse
    >>> arranged = arrange(parse("centre: 1 white zinnia; ring: 6 deep pink rose"))
    >>> arranged.places[0].flower.name, arranged.places[0].reach, arranged.vessel.kind
    ('zinnia', 0.0, 'paper')
    """
    lex = load_lexicon()
    if style not in STYLES:
        raise ImpossibleWish(f"no style of arrangement {clipped(style)!r}; expected one of: {', '.join(STYLES)}")
    items = _items(lex, bouquet)
    # By the stems alone: the tradition and the words for the vase move no flower.
    stems = "/".join(map(str, bouquet.rings))
    chance = Random(f"{seed}/{style}/{stems}".encode(errors="replace"))
    words = vase or bouquet.vase
    kind = kind_of_vessel(words)
    if vase and not kind:
        raise ImpossibleWish(f"no vase {clipped(vase)!r}; expected one of: {', '.join(VESSELS)}")
    if style == "wreath":
        placed = _wreath(items, chance)
        return Arrangement(bouquet, style, placed.places, Vessel("none", words), *placed[1:])
    # A bouquet may stand in anything ("grandmother's teapot"); what nobody can draw is drawn as glass, and told.
    kind = kind or ("clear glass" if words else _choice(items, bouquet, style))
    # What is held in the hand is tied lower than what stands in a vase, whose mouth holds it too.
    placed = _tied(bouquet, items, style, 2.1 if kind in _HELD else 1.45, chance)
    vessel = _vessel(kind, words, placed, _length(lex, items))
    return Arrangement(bouquet, style, _standing(placed.places, vessel), vessel, *placed[1:])


def _items(lex: Lexicon, bouquet: Bouquet) -> list[_Item]:
    """Every single stem, ring by ring from the centre, the kinds of a ring in turn."""
    total = sum(stem.counted for stem in bouquet.stems)
    if total > _MOST_STEMS:
        raise ImpossibleWish(f"{total:,} stems are more than can be arranged; ask for {_MOST_STEMS:,} at most")
    items: list[_Item] = []
    first = 0
    for level, ring in enumerate(bouquet.rings):
        kinds = []
        for number, stem in enumerate(ring.stems, first):
            kinds.append([_item(lex, number, stem.flower, level)] * stem.counted)
        first += len(ring.stems)
        if ring.name:
            items += _in_turn(kinds)
        else:
            # A mere list says nothing of places; a florist puts the greatest in the middle.
            for role in ROLES:
                items += _in_turn([kind for kind in kinds if kind and kind[0].role == role])
    if not items:
        raise MalformedText("a bouquet without stems cannot be arranged; name a flower, such as '3 red roses'")
    return items


def _item(lex: Lexicon, number: int, flower: Flower, ring: int) -> _Item:
    trade = lex.trade_of(flower)
    looks = lex.appearance(flower)
    role = lex.role(flower) or "mass"
    head = float(trade.head_cm) if trade else float(looks.flower_cm or _HEAD_CM) if looks else _HEAD_CM
    if flower.part == "bud":
        head *= 0.5
    elif flower.part == "leaf":
        role = "foliage"
    # What interlaces is a cloud of small flowers, not a daisy.
    single = role == "filler" and looks is not None and looks.habit in _SINGLE
    return _Item(number, flower, ring, role, head / 2, head / 2 * (0.92 if single else _SOLID.get(role, 1.0)))


def _in_turn(kinds: Sequence[Sequence[_Item]]) -> list[_Item]:
    """The stems of a ring so that each kind is spread over all of it."""
    ordered = [
        ((number + 0.5) / len(kind), place, item)
        for place, kind in enumerate(kinds)
        for number, item in enumerate(kind)
    ]
    return [item for _, _, item in sorted(ordered, key=lambda one: one[:2])]


# On a dome, or on a plane: rows around the centre.


def _tied(bouquet: Bouquet, items: Sequence[_Item], style: str, stalk: float, chance: Random) -> _Placed:
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
    return _Placed(tuple(places), radius, top, bundle, furthest)


def _set_out(heads: Sequence[_Item], sphere: float) -> list[_Spot]:
    """Every head on a dome of that radius, in rows, and then as near as it may be."""
    rows = [_in_row(row, out, 2.4 * number, sphere) for number, (out, row) in enumerate(_rows(heads, sphere))]
    return _closer([spot for row in rows for spot in row], sphere)


def _dome(heads: Sequence[_Item], widest: float) -> float:
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


def _rows(items: Sequence[_Item], sphere: float) -> list[tuple[float, Sequence[_Item]]]:
    """Rows around the centre of a dome: how far out, and what stands there; each ring begins a row of its own."""
    set_out: list[tuple[float, Sequence[_Item]]] = []
    out, last = 0.0, 0.0
    for ring in _groups(items):
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
                at += _step(_NEAR * (before + widest), sphere)
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
            near = _NEAR * (solid[:n] + solid[n])

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


def _groups(items: Sequence[_Item]) -> Iterable[list[_Item]]:
    """Items ring by ring."""
    return (list(group) for _, group in groupby(items, key=lambda item: item.ring))


def _around(items: Sequence[_Item], sphere: float) -> float:
    """How far out two to five heads stand around an empty centre, touching."""
    widest = max(item.solid for item in items)
    return _along(_NEAR * widest / sin(pi / len(items)), sphere)


def _step(chord: float, sphere: float) -> float:
    """The way along the surface between two points so far apart."""
    return 2 * sphere * asin(min(1.0, chord / (2 * sphere)))


def _along(flat: float, sphere: float) -> float:
    """The way along the surface to a row whose radius, seen from above, is `flat`."""
    return sphere * asin(min(1.0, flat / sphere))


def _room(items: Sequence[_Item], out: float, sphere: float) -> int:
    """How many of the items, from the first, a row has room for; one in any case."""
    circle = _circle(out, sphere)
    chain, room = 0.0, 1
    for one, other in pairwise(items):
        chain += _angle(one, other, circle)
        if chain + _angle(other, items[0], circle) > 2 * pi:
            break
        room += 1
    return room


def _fit(items: Sequence[_Item], rows: Sequence[tuple[float, int]], cuts: Sequence[int], sphere: float) -> bool:
    """Whether the rows have room for the items when these are cut so."""
    parts = zip(rows, [0, *cuts], cuts, strict=False)
    return all(sum(_widths(items[begin:end], row, sphere)) <= 2 * pi for (row, _), begin, end in parts)


def _widths(items: Sequence[_Item], out: float, sphere: float) -> list[float]:
    """The angles around the axis from each item to the next in a row, when they stand as near as they may."""
    if len(items) < 2:
        return [0.0] * len(items)
    circle = _circle(out, sphere)
    return [_angle(one, other, circle) for one, other in pairwise([*items, items[0]])]


def _circle(out: float, sphere: float) -> float:
    """The radius of a row, seen from above."""
    return sphere * sin(min(out / sphere, pi / 2))


def _angle(one: _Item, other: _Item, circle: float) -> float:
    """The angle around the axis between two neighbours of a row that stand as near as they may."""
    return 2 * asin(min(1.0, _NEAR * (one.solid + other.solid) / (2 * circle)))


def _in_row(items: Sequence[_Item], out: float, turn: float, sphere: float) -> list[_Spot]:
    """Items around a row, the kinds in turn, the room that is left shared among the gaps; spikes stand at the back."""
    kinds: dict[int, list[_Item]] = {}
    for item in items:
        kinds.setdefault(item.stem, []).append(item)
    low = [kind for kind in kinds.values() if kind[0].role != "line"]
    tall = [kind for kind in kinds.values() if kind[0].role == "line"]
    items = _in_turn(low) + _in_turn(tall)
    widths = _widths(items, out, sphere)
    spare = max(0.0, 2 * pi - sum(widths)) / max(1, len(items))
    turns = [turn + at for at in accumulate((width + spare for width in widths[:-1]), initial=0.0)]
    if low and tall:
        first = len(items) - sum(map(len, tall))
        turns = [at - (turns[first] + turns[-1]) / 2 - pi / 2 for at in turns]
    return [_Spot(item, out, at) for item, at in zip(items, turns, strict=True)]


def _tucked(
    leaves: Sequence[_Item], spots: Sequence[_Spot], outer: float, bouquet: Bouquet, *, flat: bool
) -> list[_Spot]:
    """Foliage between the heads: at the outer side of its own ring, a collar when that is the edge."""
    tucked = []
    for ring in _groups(leaves):
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


# On a wreath: two lanes, both ways from the focal point.

#: Where the focal point of a wreath is: to the lower left, as florists set it.
_FOCUS = radians(218)


def _wreath(items: Sequence[_Item], chance: Random) -> _Placed:
    heads = [item for item in items if item.role != "foliage"]
    leaves = [item for item in items if item.role == "foliage"]
    widest = max((item.solid for item in heads), default=2.5)
    lane = _NEAR * widest
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
    return _Placed(tuple(places), radius, frame + radius, frame, frame * furthest)


def _lanes(items: Sequence[_Item], frame: float, lane: float) -> tuple[list[tuple[_Item, float, int]], float]:
    """Items along a wreath, and the angle at which the last one ends.

    Each item has its angle from the focal point (below 0 to one side), and its lane, inner -1 or outer 1.
    """
    ends = {(way, side): 0.0 for side in (1, -1) for way in (1, -1)}
    placed = []
    for ring in _groups(items):
        # A ring begins where the whole of the last one has ended.
        level = max(ends.values())
        ends = dict.fromkeys(ends, level)
        for item in ring:
            way, side = min(ends, key=lambda one: (ends[one], -one[1], -one[0]))
            half = 2 * asin(min(1.0, _NEAR * item.solid / (2 * (frame + side * lane))))
            turn = ends[way, side] + half
            ends[way, side] = turn + half
            placed.append((item, way * turn, side))
    return placed, max(ends.values())


# What holds the stems.


def kind_of_vessel(words: str) -> str:
    """The kind of vessel that words mean, ``""`` when they mean none that is known.

    >>> kind_of_vessel("an old enamel jug"), kind_of_vessel("grandmother's teapot")
    ('jug', '')
    """
    said = words.lower().replace("-", " ")
    if said.strip() in ("none", "no", "no vase", "without", "without vase"):
        return "none"
    known = set(said.split())
    for kind, (nouns, *_) in VESSELS.items():
        # What a thing is comes before what it is made of: a white jug is a jug.
        if known & set(nouns.split()) or said.strip() == kind:
            return kind
    for kind, (_, wares, *_) in VESSELS.items():
        if known & set(wares.split()):
            return kind
    return "clear glass" if known & {"vase", "pot", "vessel"} else ""


def _length(lex: Lexicon, items: Sequence[_Item]) -> float:
    """The shortest stem as it is sold, in centimetres: all are cut to it."""
    lengths = [float(trade.stem_cm.split("-")[-1]) for item in items if (trade := lex.trade_of(item.flower))]
    return min(max(min(lengths, default=40.0), 12.0), 60.0)


def _choice(items: Sequence[_Item], bouquet: Bouquet, style: str) -> str:
    """The vessel for a bouquet that names none: a few stems stand in a bud vase, more are wrapped to be handed over.

    A spray, and what has a ribbon, are tied and not wrapped.
    """
    if len(items) <= 3:
        return "bud vase"
    return "none" if bouquet.ribbon or style == "spray" else "paper"


def _vessel(kind: str, words: str, placed: _Placed, length: float) -> Vessel:
    """A vessel in the usual proportion.

    The flowers stand half as high again above it as it is high, and its mouth holds the stems with a finger's room,
    never wider than half the flowers, nor than three bundles.
    """
    radius, bundle = placed.radius, placed.bundle
    # The height that counts is that of the mass of the flowers, not of the tallest spike.
    top = sorted(place.at[2] for place in placed.places)[len(placed.places) * 3 // 4] + 0.12 * placed.top
    if kind in _HELD:
        return Vessel(kind, words)
    _, _, mouth, belly, foot = VESSELS[kind]
    height = max(7.0, min(top / 1.5, 0.8 * length, 28.0))
    opening = min(max(mouth * height, 1.25 * bundle), max(0.6 * radius, 1.25 * bundle, 1.2))
    opening = min(opening, max(3 * bundle, 0.3 * radius))
    if kind == "basket":
        # It holds a block of wet foam, not a bundle: low, and open as wide as the flowers want.
        height, opening = 0.72 * height, max(opening, 0.62 * radius)
    scale = max(0.8, opening / (mouth * height))
    return Vessel(kind, words, height, opening, belly * height * scale, foot * height * scale, 0.08 * top)


def _standing(places: Sequence[Place], vessel: Vessel) -> tuple[Place, ...]:
    """The stems with their feet on the ground of the vessel, each across from its head."""
    if not vessel.height:
        return tuple(places)
    # Behind glass one sees where the stems end; in other wares they need not go further than one sees.
    deep = 0.92 if vessel.kind in _CLEAR else 0.3
    bottom = -(vessel.lip + deep * vessel.height)
    widest = max(hypot(place.foot[0], place.foot[1]) for place in places) or 1.0
    share = min(1.0, 0.8 * (vessel.foot if vessel.kind in _CLEAR else 0.8 * vessel.mouth) / widest)
    return tuple(place._replace(foot=(place.foot[0] * share, place.foot[1] * share, bottom)) for place in places)
