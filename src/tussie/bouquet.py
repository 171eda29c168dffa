"""What a bouquet is: frozen values, ignorant of where they came from and of what they mean.

They are named tuples rather than dataclasses because every command builds them and a dataclass
costs the start of the program a dozen milliseconds (it imports ``inspect`` and compiles its
methods); a named tuple is as frozen, as hashable and as picklable for a tenth of that.
"""

from __future__ import annotations

from typing import NamedTuple

#: The rings of a hand-tied bouquet as the notation writes them, innermost first.
CENTRE, RING, EDGE = "centre", "ring", "edge"

#: What "some" counts as (roses, without a number): more than one, fewer than a dozen.
SOME = 3

#: States stand before the name ("dried white rose"), parts behind it ("oak leaf").
STATES = ("dried", "withered", "dead")
#: Parts whose everyday word is not their id.
_PART_WORDS = {"bloom": "blossom", "branch": "sprig"}


class Flower(NamedTuple):
    """What one stem shows: a plant, and as much about it as was said.

    More precisely: `plant` is an id of the lexicon, `name` the noun it is written with (so that
    text and value round-trip), `colour` a colour id or ``""`` when none was said, `part` one of
    bloom, bud, leaf, branch, tree, fruit, seed, root, thorn, wood, stem, petal, wreath, dried,
    withered, dead or ``""``, `variety` a kind within the taxon (moss, thornless, four-leaved ...).

    >>> str(Flower("rosa", "rose", colour="deep-pink", part="bud"))
    'deep pink rose bud'
    """

    plant: str
    name: str
    colour: str = ""
    part: str = ""
    variety: str = ""

    def __str__(self) -> str:
        said = self.name.lower().replace("-", " ").split()
        state = self.part if self.part in STATES else ""
        variety = self.variety.replace("-", " ")
        if set(variety.split()) <= set(said):
            variety = ""
        part = "" if state or self.part in said else _PART_WORDS.get(self.part, self.part)
        colour = self.colour.replace("-", " ")
        colour = "" if set(colour.split()) <= set(said) else colour
        words = (state, colour, variety, self.name, part)
        return " ".join(word for word in words if word)


class Stem(NamedTuple):
    """A flower, how many of it, and how it is held.

    `number` is the count, or None for "some": daffodils without a number. `manner` is a manner of
    the bouquet grammar (``reversed``, ``leaning-left`` ...), or ``""`` for plainly upright.
    (It is not called `count`, because a tuple has a method of that name.)

    >>> str(Stem(Flower("rosa", "rose", colour="red"), 3))
    '3 red rose'
    """

    flower: Flower
    number: int | None = 1
    manner: str = ""

    @property
    def counted(self) -> int:
        """The number, "some" counting as `SOME`.

        >>> Stem(Flower("rosa", "rose"), None).counted
        3
        """
        return SOME if self.number is None else self.number

    def __str__(self) -> str:
        number = "some" if self.number is None else str(self.number)
        manner = f" {self.manner.replace('-', ' ')}" if self.manner else ""
        return f"{number} {self.flower}{manner}"


class Ring(NamedTuple):
    """Stems that stand together: the centre, a ring around it, the edge, or ``""`` for a list."""

    name: str
    stems: tuple[Stem, ...]

    def __str__(self) -> str:
        return ", ".join(map(str, self.stems))


class Bouquet(NamedTuple):
    """Rings of stems, outermost last, and how they are presented.

    `tradition` is the tradition it was written for (``""``: not said), `occasion` the occasion
    (funeral, wedding ... or ``""``), `vase` and `ribbon` free words, `manner` a manner of the
    whole bouquet. `str` gives the notation, which `tussie.parse` reads back to an equal value.
    """

    rings: tuple[Ring, ...]
    tradition: str = ""
    occasion: str = ""
    vase: str = ""
    ribbon: str = ""
    manner: str = ""

    @property
    def stems(self) -> tuple[Stem, ...]:
        """All stems, from the centre outwards."""
        return tuple(stem for ring in self.rings for stem in ring.stems)

    def __str__(self) -> str:
        lines = [f"tradition: {self.tradition}"] if self.tradition else []
        lines += [f"occasion: {self.occasion}"] if self.occasion else []
        lines += [f"{ring.name}: {ring}" if ring.name else str(ring) for ring in self.rings]
        lines += [f"vase: {self.vase}"] if self.vase else []
        lines += [f"ribbon: {self.ribbon}"] if self.ribbon else []
        lines += [f"manner: {self.manner.replace('-', ' ')}"] if self.manner else []
        return "\n".join(lines)
