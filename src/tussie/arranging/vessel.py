"""What holds the stems: which vessel words mean, which is chosen, how large it is."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from tussie.arranging.place import Item, Place, Placed
from tussie.bouquet import Bouquet
from tussie.lexicon import Lexicon

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
HELD = ("paper", "none")


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


def shortest_sold(lex: Lexicon, items: Sequence[Item]) -> float:
    """The shortest stem as it is sold, in centimetres: all are cut to it."""
    lengths = [float(trade.stem_cm.split("-")[-1]) for item in items if (trade := lex.trade_of(item.flower))]
    return min(max(min(lengths, default=40.0), 12.0), 60.0)


def choice_for(items: Sequence[Item], bouquet: Bouquet, style: str) -> str:
    """The vessel for a bouquet that names none: a few stems stand in a bud vase, more are wrapped to be handed over.

    A spray, and what has a ribbon, are tied and not wrapped.
    """
    if len(items) <= 3:
        return "bud vase"
    return "none" if bouquet.ribbon or style == "spray" else "paper"


def vessel_for(kind: str, words: str, placed: Placed, length: float) -> Vessel:
    """A vessel in the usual proportion.

    The flowers stand half as high again above it as it is high, and its mouth holds the stems with a finger's room,
    never wider than half the flowers, nor than three bundles.
    """
    if kind in HELD:
        return Vessel(kind, words)
    radius, bundle = placed.radius, placed.bundle
    # The height that counts is that of the mass of the flowers, not of the tallest spike.
    top = sorted(place.at[2] for place in placed.places)[len(placed.places) * 3 // 4] + 0.12 * placed.top
    _, _, mouth, belly, foot = VESSELS[kind]
    height = max(7.0, min(top / 1.5, 0.8 * length, 28.0))
    opening = min(max(mouth * height, 1.25 * bundle), max(0.6 * radius, 1.25 * bundle, 1.2))
    opening = min(opening, max(3 * bundle, 0.3 * radius))
    if kind == "basket":
        # It holds a block of wet foam, not a bundle: low, and open as wide as the flowers want.
        height, opening = 0.72 * height, max(opening, 0.62 * radius)
    scale = max(0.8, opening / (mouth * height))
    return Vessel(kind, words, height, opening, belly * height * scale, foot * height * scale, 0.08 * top)


def standing(places: Sequence[Place], vessel: Vessel) -> tuple[Place, ...]:
    """The stems with their feet on the ground of the vessel, each across from its head."""
    if not vessel.height:
        return tuple(places)
    # Behind glass one sees where the stems end; in other wares they need not go further than one sees.
    deep = 0.92 if vessel.kind in _CLEAR else 0.3
    bottom = -(vessel.lip + deep * vessel.height)
    widest = max(hypot(place.foot[0], place.foot[1]) for place in places) or 1.0
    share = min(1.0, 0.8 * (vessel.foot if vessel.kind in _CLEAR else 0.8 * vessel.mouth) / widest)
    return tuple(place._replace(foot=(place.foot[0] * share, place.foot[1] * share, bottom)) for place in places)
