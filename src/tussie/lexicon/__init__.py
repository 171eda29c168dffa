"""Plants, names, concepts, sources and attestations; look-up and search.

`load_lexicon()` gives the one that ships with Tussie, loaded once. Everything it returns is a frozen
value of `tussie.lexicon.tables`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Any, TypeVar

from tussie.bouquet import Flower
from tussie.errors import AmbiguousName, UnknownName, UnreadableFlower, clipped
from tussie.lexicon.compiled import Compiled, load
from tussie.lexicon.names import key, singulars
from tussie.lexicon.tables import (
    Appearance,
    Attestation,
    Colour,
    Concept,
    Country,
    Custom,
    Hazard,
    Introduction,
    Lineage,
    Mention,
    Name,
    Occasion,
    Pattern,
    Plant,
    PlantColours,
    Rule,
    Season,
    Source,
    Trade,
    Tradition,
    WardRule,
)

__all__ = ["Lexicon", "load_lexicon"]

#: The tradition of a reader who names none.
DEFAULT_TRADITION = "modern"

_Row = TypeVar("_Row")


class Lexicon:
    """What is known of the language of flowers, ready to be asked.

    Built from the compiled tables (see `tussie.lexicon.compiled`); rows become values when they
    are asked for, because most commands ask for a few dozen of several thousand.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._rows = compiled
        self._made: dict[int, Attestation] = {}

    # Whole tables, for those who want to walk them.

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by id."""
        return {id: self.source(id) for id in self._rows.ids("sources")}

    def source(self, id: str) -> Source:
        """One source by id."""
        return Source._make(self._rows.row("sources", id))

    def has_source(self, id: str) -> bool:
        """Whether a source has this id."""
        return self._rows.row("sources", id) is not None

    @cached_property
    def lineages(self) -> dict[str, Lineage]:
        """Every lineage by id."""
        return {id: Lineage._make(row) for id, row in self._rows["lineages"].items()}

    @cached_property
    def merged(self) -> frozenset[str]:
        """The lineages that were merged from others, and are no witnesses beside them."""
        return frozenset(self._rows["merged"])

    @cached_property
    def traditions(self) -> dict[str, Tradition]:
        """Every tradition by id."""
        return {id: Tradition._make(row) for id, row in self._rows["traditions"].items()}

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        """Every concept by id."""
        return {id: Concept._make(row) for id, row in self._rows["concepts"].items()}

    @cached_property
    def valences(self) -> dict[str, float]:
        """How welcome each concept is, from -1 to 1."""
        return {id: float(row[6]) for id, row in self._rows["concepts"].items()}

    @cached_property
    def colours(self) -> dict[str, Colour]:
        """Every colour by id."""
        return {id: Colour._make(row) for id, row in self._rows["colours"].items()}

    @cached_property
    def plants(self) -> dict[str, Plant]:
        """Every plant by id."""
        return {id: self.plant(id) for id in self._rows.ids("plants")}

    def plant(self, id: str) -> Plant:
        """One plant by id."""
        return Plant._make(self._rows.row("plants", id))

    @cached_property
    def customs(self) -> tuple[Custom, ...]:
        """Every custom."""
        return tuple(Custom._make(row) for row in self._rows["customs"].values())

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the bouquet grammar."""
        return tuple(Rule._make(row) for row in self._rows["rules"].values())

    @cached_property
    def occasions(self) -> dict[str, Occasion]:
        """Every occasion by id."""
        return {id: Occasion._make(row) for id, row in self._rows["occasions"].items()}

    @cached_property
    def trade(self) -> tuple[Trade, ...]:
        """What florists sell, a row for each plant, variety and part."""
        return tuple(map(Trade._make, self._rows["trade"]))

    @cached_property
    def seasons(self) -> dict[tuple[str, str], Season]:
        """When it is cut and sold, by plant and variety."""
        return {(row[0], row[1]): Season._make(row) for row in self._rows["seasons"]}

    @cached_property
    def ward_rules(self) -> tuple[WardRule, ...]:
        """What sources say of flowers on the wards of a hospital."""
        return tuple(map(WardRule._make, self._rows["wards"]))

    @cached_property
    def introductions(self) -> tuple[Introduction, ...]:
        """When plants came to places that had not had them."""
        return tuple(map(Introduction._make, self._rows["introductions"]))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """Every country by its ISO 3166 code."""
        return {id: Country._make(row) for id, row in self._rows["countries"].items()}

    def country(self, words: str) -> Country:
        """The country that a code, a name or a word for one means. Raises `UnknownName` with near matches.

        >>> load_lexicon().country("Great Britain").id
        'GB'
        """
        asked = key(words)
        names = {
            key(word): country
            for country in self.countries.values()
            for word in (country.id, country.name, *country.words)
        }
        if found := names.get(asked):
            return found
        near = [names[form].name for form in _near(words, names, 3)]
        hint = f"did you mean {_alternatives(near)}?" if near else "give its two-letter code, such as JP"
        raise UnknownName(f"no country is called {clipped(words)!r}; {hint}", name=words, near=near)

    def role(self, flower: Flower) -> str:
        """What a flower is to a florist (focal, mass, line, filler, foliage), or ``""`` when it is not traded."""
        return self._nearest(self._rows["roles"], flower) or ""

    def trade_of(self, flower: Flower) -> Trade | None:
        """What florists know of a flower: its own row, else that of its nearest broader taxon; None if not traded."""
        return self._nearest(self._traded, flower)

    @cached_property
    def _traded(self) -> dict[tuple[str, str, str], Trade]:
        return {(row.plant, row.variety, row.part): row for row in self.trade}

    @cached_property
    def appearances(self) -> dict[tuple[str, str, str], Appearance]:
        """What plants look like, by plant, variety and part, in the order of the table."""
        rows = map(Appearance._make, self._rows["appearance"])
        return {(row.plant, row.variety, row.part): row for row in rows}

    def _nearest(self, rows: dict[tuple[str, str, str], _Row], flower: Flower) -> _Row | None:
        """The row of a flower, or of the flower less exactly, or of a broader taxon."""
        for taxon in self.kin(flower.plant):
            # Of holly or wheat nobody sells the flower: who names no part means the one that is sold.
            meant = flower.part or self._only_part.get(taxon, "")
            for variety, part in ((flower.variety, meant), (flower.variety, ""), ("", meant), ("", "")):
                if (taxon, variety, part) in rows:
                    return rows[taxon, variety, part]
        return None

    @cached_property
    def _only_part(self) -> dict[str, str]:
        """The part by which a plant is sold, of plants that are sold by that part alone."""
        parts: dict[str, set[str]] = {}
        for plant, _, part in self._rows["roles"]:
            parts.setdefault(plant, set()).add(part)
        return {plant: part for plant, sold in parts.items() if len(sold) == 1 for part in sold if part}

    def appearance(self, flower: Flower) -> Appearance | None:
        """What a flower looks like: its own row, else that of its nearest relative; None if nothing is known.

        Broader taxa come first, then the genus, then the family. The row's `plant` tells whose looks they are.

        >>> lex = load_lexicon()
        >>> lex.appearance(Flower("rosa-centifolia", "cabbage rose")).plant
        'rosa'
        """
        if own := self._nearest(self.appearances, flower):
            return own
        plant = self.plant(flower.plant)
        genus = plant.scientific_name.split()[0]
        whole = [row for row in self.appearances.values() if row.part in ("", flower.part)]
        for row in whole:
            if self.plant(row.plant).scientific_name.split()[0] == genus:
                return row
        family = [row for row in whole if self.plant(row.plant).family == plant.family]
        # Of a family, the form that most of it has: a strawberry blossoms like a cherry, not like a rose.
        forms = [row.form for row in family]
        return max(family, key=lambda row: forms.count(row.form), default=None)

    def hazards(self, plant: str) -> tuple[Hazard, ...]:
        """What sources say of the dangers of this very taxon."""
        return tuple(map(Hazard._make, self._rows["hazards_of"].get(plant, ())))

    @cached_property
    def attestations(self) -> tuple[Attestation, ...]:
        """Every attestation, source by source, in the order of the book."""
        return tuple(map(self.attestation, self._rows.numbers("attestations")))

    def attestation(self, number: int) -> Attestation:
        """One attestation by its number in `attestations`."""
        made = self._made.get(number)
        if made is None:
            row = self._rows.row("attestations", number)
            made = Attestation._make((*row[:4], tuple(map(Pattern._make, row[4])), *row[5:]))
            self._made[number] = made
        return made

    # Taxa.

    def kin(self, plant: str) -> Iterator[str]:
        """The plant, then each broader taxon it belongs to.

        >>> list(load_lexicon().kin("rosa-centifolia"))
        ['rosa-centifolia', 'rosa']
        """
        while plant:
            yield plant
            plant = self._rows["broader"].get(plant, "")

    def kinds(self, plant: str) -> tuple[str, ...]:
        """The taxa directly below a plant, by id."""
        return self._rows["children"].get(plant, ())  # type: ignore[no-any-return]

    def mentions(self, plant: str) -> list[Mention]:
        """What the reader weighs of each attestation about this very plant alone (``""``: a mere colour)."""
        return [_mention(row) for row in self._rows.row("mentions", plant) or ()]

    def together(self, plant: str) -> tuple[int, ...]:
        """The numbers of the attestations about several flowers at once of which this plant is one."""
        return self._rows["together"].get(plant, ())  # type: ignore[no-any-return]

    def saying(self, concept: str) -> list[Attestation]:
        """The attestations whose gloss we read as this concept, among others."""
        return [self.attestation(number) for number in self._rows["by_concept"].get(concept, ())]

    # Names.

    def named(self, name: str) -> tuple[Name, ...]:
        """The rows of the names table that a name, singular or plural, is filed under.

        A scientific name and a plant id are names too, and point to one plant.

        >>> sorted({row.plant for row in load_lexicon().named("marigolds")})
        ['calendula-officinalis', 'caltha-palustris', 'tagetes']
        """
        for form in singulars(key(name)) if name else ():
            if numbers := self._rows["names_by_key"].get(form):
                return tuple(map(self._name, numbers))
            if plant := self._rows["plants_by_key"].get(form):
                return (self._scientific(plant),)
        return (self._scientific(name),) if name in self._rows["broader"] else ()

    def _name(self, number: int) -> Name:
        return Name._make(self._rows.row("names", number))

    def _scientific(self, plant: str) -> Name:
        row = self.plant(plant)
        return Name(row.scientific_name, "la", plant, "", "", "", "current", (), "", row.source)

    def knows(self, filed: str) -> bool:
        """Whether a name, already in its filed form, is one of a plant, in singular or plural."""
        return any(map(self.is_filed, singulars(filed)))

    def is_filed(self, form: str) -> bool:
        """Whether a filed form is a name just as it is; a plural that only leads to one is not."""
        return form in self._rows["names_by_key"] or form in self._rows["plants_by_key"]

    def resolve(self, name: str, *, tradition: str = DEFAULT_TRADITION) -> Name:
        """The one meaning that a name has in a tradition.

        Shared names go to the plant that is the default there, else in the traditions behind it,
        else everywhere (``*``), else to the only plant that bears the name today. Raises
        `UnknownName` with near matches, or `AmbiguousName` with what tells the candidates apart.

        >>> load_lexicon().resolve("marigold", tradition="victorian").plant
        'calendula-officinalis'
        """
        rows = self.named(name)
        if not rows:
            near = self.near(name)
            hint = f"did you mean {_alternatives(near)}?" if near else "try another name of it"
            raise UnknownName(f"no flower is called {clipped(name)!r}; {hint}", name=name, near=near)
        if len({row.plant for row in rows}) == 1:
            return rows[0]
        for place in (tradition, *self.behind(tradition), "*"):
            for row in rows:
                if place in row.default:
                    return row
        current = [row for row in rows if row.period == "current"]
        if len({row.plant for row in current}) == 1:
            return current[0]
        candidates = self.told_apart(rows)
        raise AmbiguousName(
            f"{name!r} is the name of {len(candidates)} plants: {'; '.join(candidates)}; "
            "say which by another name or the scientific one",
            name=name,
            candidates=candidates,
        )

    def told_apart(self, rows: Iterable[Name]) -> list[str]:
        """One line for each plant that shares a name: which it is, and what tells it apart."""
        lines: dict[str, str] = {}
        for row in rows:
            plant = self.plant(row.plant)
            note = f" ({row.note})" if row.note else f" ({row.period} name)"
            lines.setdefault(row.plant, f"{plant.scientific_name}{note}")
        return list(lines.values())

    def name_of(self, plant: str, *, tradition: str = DEFAULT_TRADITION) -> str:
        """The English name that leads to this plant in a tradition, else its scientific name."""
        for row in self.names(plant):
            if row.language == "en" and self._leads(row, tradition):
                return row.name
        return self.plant(plant).scientific_name

    def _leads(self, row: Name, tradition: str) -> bool:
        if row.colour or row.part or row.variety:
            return False
        try:
            return self.resolve(row.name, tradition=tradition).plant == row.plant
        except AmbiguousName:
            return False

    def names(self, plant: str) -> list[Name]:
        """Every name of a plant, in the order of the table."""
        return [self._name(number) for number in self._rows["names_of"].get(plant, ())]

    def near(self, name: str, most: int = 3) -> list[str]:
        """The plant names that look most like this one, best first; none when none does."""
        forms = _near(name, self._rows["names_by_key"], 4 * most)
        names = [self._name(self._rows["names_by_key"][form][0]) for form in forms]
        # Whoever writes English means an English name rather than a likelier-looking Portuguese one.
        names.sort(key=lambda row: row.language != "en")
        return list(dict.fromkeys(row.name for row in names))[:most]

    def near_concepts(self, words: str, most: int = 2) -> list[str]:
        """The labels and synonyms of concepts that look most like these words, best first."""
        return _near(words, self._rows["concepts_by_key"], most)

    def near_colours(self, words: str, most: int = 2) -> list[str]:
        """The colour words that look most like these, best first."""
        return _near(words, self._rows["colours_by_key"], most)

    # Concepts, colours, traditions.

    def concept(self, words: str) -> Concept | None:
        """The concept that a word or phrase names, by id, label or synonym.

        >>> load_lexicon().concept("thankfulness").id
        'gratitude'
        """
        for form in singulars(key(words)) if key(words) else ():
            if found := self._rows["concepts_by_key"].get(form):
                return self.concepts[found]
        return None

    def colour(self, words: str) -> str:
        """The id of a colour word, or ``""``.

        >>> load_lexicon().colour("hot pink"), load_lexicon().colour("blurple")
        ('deep-pink', '')
        """
        return self._rows["colours_by_key"].get(key(words), "")  # type: ignore[no-any-return]

    def colour_named(self, words: str) -> str:
        """The id of a colour word. Raises `UnknownName` with near matches."""
        if id := self.colour(words):
            return id
        near = self.near_colours(words)
        hint = f"did you mean {near[0]!r}?" if near else "write it as in 'deep pink'"
        raise UnknownName(f"no colour is called {clipped(words)!r}; {hint}", name=words, near=near)

    def occasion(self, words: str) -> Occasion | None:
        """The occasion that words name, by its id or a word for it.

        >>> load_lexicon().occasion("Thank you").id
        'thanks'
        """
        asked = key(words)
        return next((one for one in self.occasions.values() if asked in {key(one.id), *map(key, one.words)}), None)

    def shades(self, colour: str) -> Iterator[str]:
        """The colour, then each colour it is a shade of.

        >>> list(load_lexicon().shades("burgundy"))
        ['burgundy', 'dark-red', 'red']
        """
        while colour:
            yield colour
            row = self._rows["colours"].get(colour)
            colour = row[2] if row else ""

    @cached_property
    def varieties(self) -> frozenset[str]:
        """Every word that the sources use for a kind within a taxon."""
        return frozenset(self._rows["varieties"])

    def tradition(self, words: str) -> Tradition:
        """The tradition that a word names. Raises `UnknownName` with the ones there are."""
        asked = key(words)
        for tradition in self.traditions.values():
            if asked in {key(tradition.id), key(tradition.label), *map(key, tradition.words)}:
                return tradition
        known = [id for id in self.traditions if not id.startswith("national-")]
        raise UnknownName(
            f"no tradition is called {clipped(words)!r}; expected {', '.join(known)}, "
            "or a country's, such as national-jp",
            name=words,
            near=known,
        )

    def behind(self, tradition: str) -> tuple[str, ...]:
        """The traditions that a reader of this one falls back to, nearest first."""
        row = self.traditions.get(tradition)
        return row.behind if row else ()

    def colours_of(self, plant: str) -> tuple[PlantColours, ...]:
        """What sources say of the colours in which a plant, or the taxon it belongs to, exists."""
        known = self._rows["colours_of"]
        rows = next((known[taxon] for taxon in self.kin(plant) if taxon in known), ())
        return tuple(map(PlantColours._make, rows))

    def check_flower(self, flower: Flower) -> None:
        """Raise `UnreadableFlower` when a flower names a plant or a colour that does not exist."""
        if flower.plant not in self._rows["broader"]:
            raise UnreadableFlower(
                f"the lexicon has no plant {flower.plant!r} (written {flower.name!r}); "
                "build flowers with tussie.parse, or look its name up"
            )
        if flower.colour and flower.colour not in self._rows["colours"]:
            raise UnreadableFlower(f"{flower.colour!r} is no colour of the lexicon; write it as in 'deep pink rose'")


def _mention(row: Any) -> Mention:
    return Mention._make((*row[:6], Pattern._make(row[6]), row[7]))


def _near(words: str, known: Iterable[str], most: int) -> list[str]:
    import difflib  # noqa: PLC0415 - only a typing error needs it

    asked = key(words)[:60]
    if len(asked) < 3:
        return []
    alike = [form for form in known if abs(len(form) - len(asked)) < 5]
    # "lillies" is nearer to "lily" once it is "lilly".
    likeness: dict[str, float] = {}
    for wanted in singulars(asked):
        for form in difflib.get_close_matches(wanted, alike, 4 * most, 0.7):
            ratio = difflib.SequenceMatcher(None, wanted, form).ratio()
            likeness[form] = max(ratio, likeness.get(form, 0.0))
    # "rose" beats "rosea": among equals the shorter, then the earlier in the alphabet.
    return sorted(likeness, key=lambda form: (-round(likeness[form], 2), len(form), form))[:most]


def _alternatives(words: list[str]) -> str:
    """``'a', 'b' or 'c'``."""
    quoted = [repr(word) for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with Tussie.

    >>> load_lexicon().sources["greenaway-1884"].year
    '1884'
    """
    return Lexicon(load())
