"""A bouquet changed by one step: a stem more, another ring, another flower. From bouquet to bouquet, nothing else.

Stems are known by their place among all stems of the bouquet, from the centre outwards. A step that makes no sense (the
fifth stem of four) changes nothing: the page was drawn for another bouquet.
"""

from __future__ import annotations

from collections.abc import Iterable

from tussie.bouquet import CENTRE, EDGE, RING, Bouquet, Flower, Ring, Stem

#: Rings from the centre outwards; a list has one without a name.
RINGS = (CENTRE, RING, EDGE)
#: More stems of a kind than this are a mistake of the hand.
MOST = 200

Placed = tuple[str, Stem]


def placed(bouquet: Bouquet) -> list[Placed]:
    """Every stem with its ring, from the centre outwards."""
    return [(ring.name, stem) for ring in bouquet.rings for stem in ring.stems]


def arranged(bouquet: Bouquet, stems: Iterable[Placed]) -> Bouquet:
    """The bouquet with these stems in these rings: one line for each kind in a ring, no ring empty.

    A list becomes rings when a stem of it is given one: what has none then stands in the ring around the centre.

    >>> from tussie import parse
    >>> bouquet = parse("1 red rose, 2 ivy, 3 red rose")
    >>> print(arranged(bouquet, [(CENTRE, bouquet.stems[0]), ("", bouquet.stems[1]), (CENTRE, bouquet.stems[2])]))
    centre: 4 red rose
    ring: 2 ivy
    """
    stems = list(stems)
    if any(ring for ring, _ in stems):
        stems = [(ring or RING, stem) for ring, stem in stems]
    rings = []
    for name in ("", *RINGS):
        kinds: dict[tuple[Flower, str], Stem] = {}
        for _, stem in (one for one in stems if one[0] == name):
            same = kinds.get((stem.flower, stem.manner))
            kinds[stem.flower, stem.manner] = stem._replace(number=same.counted + stem.counted) if same else stem
        if kinds:
            rings.append(Ring(name, tuple(kinds.values())))
    return bouquet._replace(rings=tuple(rings))


def counted(bouquet: Bouquet, at: int, number: int) -> Bouquet:
    """The bouquet with so many of one stem, `MOST` if it is more; with none of it, without it."""
    stems = placed(bouquet)
    if not 0 <= at < len(stems):
        return bouquet
    ring, stem = stems[at]
    kept = [(ring, stem._replace(number=min(number, max(MOST, stem.counted))))] if number > 0 else []
    return arranged(bouquet, [*stems[:at], *kept, *stems[at + 1 :]])


def moved(bouquet: Bouquet, at: int, ring: str) -> Bouquet:
    """The bouquet with one kind of stem in another ring."""
    stems = placed(bouquet)
    if not 0 <= at < len(stems) or ring not in RINGS:
        return bouquet
    stems[at] = (ring, stems[at][1])
    return arranged(bouquet, stems)


def replaced(bouquet: Bouquet, at: int, flower: Flower) -> Bouquet:
    """The bouquet with another flower in the place of one kind of stem."""
    stems = placed(bouquet)
    if not 0 <= at < len(stems):
        return bouquet
    ring, stem = stems[at]
    stems[at] = (ring, stem._replace(flower=flower, manner=""))
    return arranged(bouquet, stems)


def added(bouquet: Bouquet, more: Bouquet, ring: str) -> Bouquet:
    """The bouquet with the stems of another one in a ring of it (``""``: where a list has its stems)."""
    known = ring if ring in RINGS else (RING if any(one.name for one in bouquet.rings) else "")
    return arranged(bouquet, [*placed(bouquet), *((known, stem) for stem in more.stems)])
