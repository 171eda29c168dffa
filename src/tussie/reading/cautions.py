"""What people elsewhere would make of a bouquet: customs about plants, colours, numbers, occasions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tussie.bouquet import Bouquet, Flower
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Custom


class Caution(NamedTuple):
    """Something to know before handing the flowers over."""

    kind: str
    where: str
    severity: str
    text: str
    source: str


def cautions_for(lex: Lexicon, bouquet: Bouquet) -> tuple[Caution, ...]:
    """What people of other countries, or the makers of dictionaries, would make of the bouquet.

    Customs about species and colours are told wherever they apply; those about numbers when the
    flowers have been counted. Each comes with its country, its severity and its source. A national
    flower is an emblem, and no caution.
    """
    total = _counted(bouquet)
    order = ("danger", "warning", "hint", "info")
    found = []
    taxa = {taxon for stem in bouquet.stems for taxon in lex.kin(stem.flower.plant)}
    for custom in lex.customs:
        if custom.plant and taxa.isdisjoint(custom.plant):
            continue
        if _touches(lex, custom, bouquet, total):
            for country in custom.country or ("",):
                found.append(Caution("custom", country, custom.severity, custom.text, custom.sources[0]))
    found.sort(key=lambda caution: (order.index(caution.severity), caution.where))
    return tuple(dict.fromkeys(found))


def _counted(bouquet: Bouquet) -> int:
    """How many stems there are, or 0 when nobody counted.

    "3 roses and ivy" is no bouquet of four: a lone one beside several may be just what it is called.
    """
    numbers = [stem.number for stem in bouquet.stems]
    if None in numbers or (len(numbers) > 1 and 1 in numbers):
        return 0
    return sum(number for number in numbers if number)


def _touches(lex: Lexicon, custom: Custom, bouquet: Bouquet, total: int) -> bool:
    """Whether a custom speaks of this bouquet: its flowers, its colours, its number, its occasion."""
    if custom.kind == "emblem" or custom.form:
        return False
    # A flower of graves is one on every day; what is only said of an occasion waits for it.
    if custom.occasion and bouquet.occasion not in ("", *custom.occasion) and not custom.plant:
        return False
    if custom.number and not any(_is_number(rule, total) for rule in custom.number):
        return False
    if not (custom.plant or custom.colour or custom.number):
        return bool(bouquet.occasion)
    return any(_concerns(lex, custom, stem.flower) for stem in bouquet.stems) and all(
        _only(lex, colour.split("+"), bouquet) for colour in custom.colour if "+" in colour
    )


def _concerns(lex: Lexicon, custom: Custom, flower: Flower) -> bool:
    plants, colours = set(custom.plant), {c for colour in custom.colour for c in colour.split("+")}
    if plants and plants.isdisjoint(lex.kin(flower.plant)):
        return False
    # Where the plant settles it, a colour that was not said may be the one.
    return not colours or not colours.isdisjoint(lex.shades(flower.colour)) or bool(plants and not flower.colour)


def _only(lex: Lexicon, colours: Sequence[str], bouquet: Bouquet) -> bool:
    """Whether the bouquet shows these colours and no others ("red and white alone")."""
    shown = [set(lex.shades(stem.flower.colour)) for stem in bouquet.stems]
    return all(any(colour in shades for shades in shown) for colour in colours) and all(
        not shades.isdisjoint(colours) for shades in shown
    )


def _is_number(rule: str, total: int) -> bool:
    if rule in ("even", "odd"):
        # Nobody counts more than a dozen before minding.
        return 0 < total <= 12 and total % 2 == (rule == "odd")
    return rule.isdecimal() and total == int(rule)
