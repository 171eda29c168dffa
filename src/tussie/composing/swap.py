"""Another flower in the place of one that is not to be had, or not wanted: the meaning stays, all is checked again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.circumstances.caution import Caution
from tussie.circumstances.checking import Circumstances, check, objections, validate
from tussie.composing.candidates import is_a, kind_of
from tussie.composing.harmony import discords
from tussie.composing.program import RINGS_OF
from tussie.composing.request import flower_named
from tussie.errors import UnknownName
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.notation import parse
from tussie.reading import Reading, beside, flower_dict, read
from tussie.stock import LEAVES, Offer, Stock, catalogue, in_stock

#: Candidates that are read in full; the others say too little of what is wanted by themselves.
_READ = 24


class Swap(NamedTuple):
    """A bouquet with another flower in the place of one.

    `kept` is the share of what the bouquet said that it still says (the overlap of the two readings, 0 to 1); `price`
    that of one stem; `says` and `source` what the new flower says first; `cautions` those of the new bouquet.
    """

    flower: Flower
    bouquet: Bouquet
    price: float
    currency: str
    kept: float
    says: str
    source: str
    cautions: tuple[Caution, ...]

    def to_dict(self) -> dict[str, Any]:
        """The swap as JSON."""
        return {
            "flower": flower_dict(self.flower),
            "notation": str(self.bouquet),
            "price": self.price,
            "currency": self.currency,
            "kept": round(self.kept, 4),
            "says": self.says,
            "source": self.source,
            "cautions": [caution._asdict() for caution in self.cautions],
        }


def swap(
    bouquet: Bouquet | str,
    flower: str,
    *,
    circumstances: Circumstances | None = None,
    tradition: str | None = None,
    stock: Stock | None = None,
    without: Sequence[str] = (),
    most: int = 5,
) -> tuple[Swap, ...]:
    """Find flowers that can stand in for one of a bouquet, those first that keep most of what it says.

    More precisely: every stem of `flower` (a name, with or without a colour) gives way to as many of one other
    flower of the `stock`, to which nothing in the `circumstances` objects, which is none of those in `without` and
    whose colour does not fight with what is left. Each bouquet is read anew and checked anew. Raises what
    `tussie.parse` raises, and `UnknownName` when the flower is not in the bouquet.

    >>> [str(one.flower) for one in swap("3 red rose, 2 ivy", "rose", most=1)]
    ['red gerbera']
    """
    lex, where = load_lexicon(), circumstances or Circumstances()
    validate(lex, where)
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    reader = lex.tradition(tradition or bouquet.tradition or DEFAULT_TRADITION).id
    wanted = flower_named(flower, reader)
    leaving = [stem for stem in bouquet.stems if is_a(lex, stem.flower, stem.flower.colour, wanted)]
    if not leaving:
        there = ", ".join(dict.fromkeys(str(stem.flower) for stem in bouquet.stems))
        raise UnknownName(f"there is no {flower!r} in the bouquet; it has {there}", name=flower)
    stock = stock or catalogue(reader)
    before = read(bouquet, tradition=reader)
    offers = _fitting(lex, bouquet, leaving, stock, where, [flower_named(name, reader).plant for name in without])
    lost = _said_by(before, leaving)
    said = beside([offer.flower for offer in offers], dict(before.concepts), tradition=reader, occasion=where.occasion)
    offers.sort(
        key=lambda one: (
            -sum(min(p, said[one.flower].get(c, 0.0)) for c, p in lost.items()),
            one.price,
            str(one.flower),
        )
    )
    swaps = []
    for offer in offers[:_READ]:
        renewed = _with(bouquet, leaving, offer.flower)
        after = read(renewed, tradition=reader)
        line = next(line for line in after.lines if line.stem.flower == offer.flower)
        first = line.senses[0] if line.senses else None
        swaps.append(
            Swap(
                offer.flower, renewed, offer.price, stock.currency, _overlap(before, after),
                f"{lex.concepts[first.concept].label}: “{first.english or first.gloss}”"
                if first
                else "nothing that a source tells",
                f"{first.source}, {first.locator}" if first else "no source", check(renewed, where),
            )
        )  # fmt: skip
    swaps.sort(key=lambda one: (-round(one.kept, 6), one.price, str(one.flower)))
    # Another colour of the same flower is no further choice.
    best: dict[str, Swap] = {}
    for one in swaps:
        best.setdefault(kind_of(lex, one.flower), one)
    return tuple(best.values())[:most]


def _fitting(
    lex: Lexicon, bouquet: Bouquet, leaving: Sequence[Stem], stock: Stock, where: Circumstances, without: Sequence[str]
) -> list[Offer]:
    """The cheapest offer of each flower that may stand where the leaving ones stood."""
    staying = [stem.flower for stem in bouquet.stems if stem not in leaving]
    taken = {kind_of(lex, stem.flower) for stem in bouquet.stems}
    shades = {flower.colour for flower in staying if lex.role(flower) != LEAVES}
    fights = discords(lex)
    roles = {lex.role(stem.flower) or "mass" for stem in leaving}
    rings = {ring for role in roles for ring in RINGS_OF[role]}
    number = max(stem.counted for stem in leaving)
    found: dict[Flower, Offer] = {}
    for offer in sorted(stock.offers, key=lambda one: (one.price, str(one.flower), one[3:])):
        leaf = offer.role == LEAVES
        if (
            offer.flower in found
            or not in_stock(offer, where.month)
            or 0 < offer.available < number
            or kind_of(lex, offer.flower) in taken
            or leaf != (LEAVES in roles)
            or rings.isdisjoint(RINGS_OF[offer.role])
            or (not leaf and any(frozenset((offer.shade, shade)) in fights for shade in shades))
            or any(plant in lex.kin(offer.flower.plant) for plant in without)
            or objections(lex, offer.flower, where)
        ):
            continue
        found[offer.flower] = offer
    return list(found.values())


def _said_by(reading: Reading, stems: Sequence[Stem]) -> dict[str, float]:
    """What the leaving stems said."""
    said: dict[str, float] = {}
    for line in reading.lines:
        if line.stem in stems:
            for sense in line.senses:
                said[sense.concept] = said.get(sense.concept, 0.0) + sense.probability / len(stems)
    return said


def _with(bouquet: Bouquet, leaving: Sequence[Stem], new: Flower) -> Bouquet:
    rings = (
        Ring(ring.name, tuple(stem._replace(flower=new) if stem in leaving else stem for stem in ring.stems))
        for ring in bouquet.rings
    )
    return bouquet._replace(rings=tuple(rings))


def _overlap(before: Reading, after: Reading) -> float:
    """Σ_c min(Q(c), Q'(c)): the share of what was said that still is."""
    now = dict(after.concepts)
    return sum(min(p, now.get(c, 0.0)) for c, p in before.concepts)
