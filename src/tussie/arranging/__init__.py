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

from random import Random
from typing import NamedTuple

from tussie.arranging.dome import tied
from tussie.arranging.place import OVERLAP, Item, Place, in_turn
from tussie.arranging.vessel import (
    HELD,
    VESSELS,
    Vessel,
    choice_for,
    kind_of_vessel,
    shortest_sold,
    standing,
    vessel_for,
)
from tussie.arranging.wreath import on_wreath
from tussie.bouquet import Bouquet, Flower
from tussie.errors import ImpossibleWish, MalformedText, clipped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.tables import ROLES

__all__ = ["OVERLAP", "STYLES", "VESSELS", "Arrangement", "Place", "Vessel", "arrange", "kind_of_vessel"]

STYLES = ("round", "garden", "spray", "wreath")
_MOST_STEMS = 1_000
#: Nobody knows how large the head of an untraded flower is; most are about so large.
_HEAD_CM = 5.0
#: What a head takes of the room of its diameter: sprays and clouds of small flowers interlace, and let others through.
_SOLID = {"filler": 0.62, "foliage": 0.3}
_SINGLE = ("solitary", "facing", "hanging")


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
        placed = on_wreath(items, chance)
        return Arrangement(bouquet, style, placed.places, Vessel("none", words), *placed[1:])
    # A bouquet may stand in anything ("grandmother's teapot"); what nobody can draw is drawn as glass, and told.
    kind = kind or ("clear glass" if words else choice_for(items, bouquet, style))
    # What is held in the hand is tied lower than what stands in a vase, whose mouth holds it too.
    placed = tied(bouquet, items, style, 2.1 if kind in HELD else 1.45, chance)
    vessel = vessel_for(kind, words, placed, shortest_sold(lex, items))
    return Arrangement(bouquet, style, standing(placed.places, vessel), vessel, *placed[1:])


def _items(lex: Lexicon, bouquet: Bouquet) -> list[Item]:
    """Every single stem, ring by ring from the centre, the kinds of a ring in turn."""
    total = sum(stem.counted for stem in bouquet.stems)
    if total > _MOST_STEMS:
        raise ImpossibleWish(f"{total:,} stems are more than can be arranged; ask for {_MOST_STEMS:,} at most")
    items: list[Item] = []
    first = 0
    for level, ring in enumerate(bouquet.rings):
        kinds = []
        for number, stem in enumerate(ring.stems, first):
            kinds.append([_item(lex, number, stem.flower, level)] * stem.counted)
        first += len(ring.stems)
        if ring.name:
            items += in_turn(kinds)
        else:
            # A mere list says nothing of places; a florist puts the greatest in the middle.
            for role in ROLES:
                items += in_turn([kind for kind in kinds if kind and kind[0].role == role])
    if not items:
        raise MalformedText("a bouquet without stems cannot be arranged; name a flower, such as '3 red roses'")
    return items


def _item(lex: Lexicon, number: int, flower: Flower, ring: int) -> Item:
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
    return Item(number, flower, ring, role, head / 2, head / 2 * (0.92 if single else _SOLID.get(role, 1.0)))
