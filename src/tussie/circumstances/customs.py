"""What people of a country would make of a bouquet: customs about plants, colours, numbers, occasions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tussie.bouquet import Bouquet, Flower
from tussie.circumstances.caution import Caution, gravest_first
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Custom

#: Occasions of the dead and of those who mourn them; every other one is a present to the living.
GRAVE = frozenset(["funeral", "condolence", "remembrance"])
#: What is unfit for a host or a feast is unfit for any present to the living.
_PRESENT = frozenset(["host-gift", "celebration"])
#: Forms that a bouquet of cut flowers can have: all of one colour, or strongly scented.
ALL, _SCENTED = "all", "scented"


def customs_for(lex: Lexicon, bouquet: Bouquet) -> tuple[Caution, ...]:
    """What people of other countries, or the makers of dictionaries, would make of the bouquet.

    Customs about species and colours are told wherever they apply; those about numbers when the
    flowers have been counted. Each comes with its country, its severity and its source. A national
    flower is an emblem, and no caution.
    """
    total = _counted(bouquet)
    found = []
    taxa = {taxon for stem in bouquet.stems for taxon in lex.kin(stem.flower.plant)}
    for custom in lex.customs:
        if custom.plant and taxa.isdisjoint(custom.plant):
            continue
        if _touches(lex, custom, bouquet, total):
            for country in custom.country or ("",):
                found.append(caution_of(custom, country))
    return gravest_first(found)


def customs_of(
    lex: Lexicon, bouquet: Bouquet, country: str, occasions: Collection[str], despite: Collection[str] = ()
) -> Iterator[Caution]:
    """What people of one country would make of the bouquet on these occasions; `despite` are customs set aside."""
    total = _counted(bouquet)
    for custom in binding(lex, country, occasions, despite, informative=True):
        if _touches(lex, custom, bouquet._replace(occasion=""), total) or not (
            custom.plant or custom.colour or custom.number
        ):
            yield caution_of(custom, country)


def binding(
    lex: Lexicon, country: str, occasions: Collection[str], despite: Collection[str] = (), *, informative: bool = False
) -> list[Custom]:
    """The customs that a present from a stranger had better keep in a country, on these occasions.

    Of sources that disagree the stricter is kept: each taboo binds unless it is named in `despite`.
    With `informative` come also the ones that only tell something.
    """
    kept = []
    for custom in lex.customs:
        if custom.kind == "emblem" or custom.id in despite or country not in custom.country:
            continue
        strict = custom.kind == "taboo" and custom.severity != "info"
        if (strict or informative) and _on(custom, occasions) and custom.form in ("", ALL, _SCENTED):
            kept.append(custom)
    return kept


def objects(lex: Lexicon, custom: Custom, flower: Flower) -> bool:
    """Whether a custom is against a flower whatever stands beside it."""
    if custom.number or custom.form == ALL or any("+" in colour for colour in custom.colour):
        return False
    if custom.form == _SCENTED and not custom.plant:
        from tussie.circumstances import safety  # noqa: PLC0415 - few customs are about scent

        return safety.verdict(lex, flower, "scent").verdict == safety.TOXIC
    return bool(custom.plant or custom.colour) and _concerns(lex, custom, flower)


def caution_of(custom: Custom, country: str) -> Caution:
    """A custom as the caution it gives in a country."""
    return Caution("custom", country, custom.severity, custom.text, custom.sources[0])


def _on(custom: Custom, occasions: Collection[str]) -> bool:
    """Whether a custom holds on these occasions; without any, a present to the living is meant."""
    if not custom.occasion or not set(custom.occasion).isdisjoint(occasions):
        return True
    return GRAVE.isdisjoint(occasions) and not _PRESENT.isdisjoint(custom.occasion)


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
    if custom.kind == "emblem" or custom.form not in ("", ALL, _SCENTED):
        return False
    # A flower of graves is one on every day; what is only said of an occasion waits for it.
    waits = custom.occasion and bouquet.occasion not in ("", *custom.occasion) and not custom.plant
    if waits or (custom.number and not any(is_number(rule, total) for rule in custom.number)):
        return False
    if custom.form == _SCENTED and not custom.plant:
        return any(objects(lex, custom, stem.flower) for stem in bouquet.stems)
    if not (custom.plant or custom.colour or custom.number):
        return bool(bouquet.occasion)
    if custom.form == ALL and not any(_only(lex, [colour], bouquet) for colour in custom.colour):
        return False
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
    """Whether the flowers show these colours and no others ("red and white alone"); leaves do not count."""
    flowers = [stem.flower for stem in bouquet.stems if lex.role(stem.flower) != "foliage"]
    shown = [set(lex.shades(flower.colour)) for flower in flowers]
    return all(any(colour in shades for shades in shown) for colour in colours) and all(
        not shades.isdisjoint(colours) for shades in shown
    )


def is_number(rule: str, total: int) -> bool:
    """Whether a number rule (``even``, ``odd`` or a number) speaks of so many stems."""
    if rule in ("even", "odd"):
        # Nobody counts more than a dozen before minding.
        return 0 < total <= 12 and total % 2 == (rule == "odd")
    return rule.isdecimal() and total == int(rule)
