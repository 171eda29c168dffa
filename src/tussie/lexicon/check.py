"""What the rows of the lexicon must keep to, checked row by row.

A problem points at file, line and text, so that whoever edited the row can mend it. The rules are
those of CONTRIBUTING.md: every row has its source, everything that is named is defined, every
gloss is mapped, nothing stands twice, and no chain of broader concepts or taxa runs in a circle.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from tussie.errors import BrokenLexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import DATA, ROLES, TABLES, Folder, Located, read_attestations, read_table

#: What a flower may be a part or a state of.
PARTS = frozenset(
    ("bloom bud leaf branch tree fruit seed root thorn wood stem petal wreath plant dried withered dead").split()
)
_RANKS = frozenset(["family", "genus", "species", "group"])
#: How many of its first columns no two rows of a table may share; where it is not one.
_IDENTITIES = {
    "trade.csv": 3,
    "appearance.csv": 3,
    "seasons.csv": 2,
    "safety.csv": None,
    "wards.csv": None,
    "introductions.csv": 3,
}
_EFFECTS = frozenset("opposite instead answer person number tense".split())
_SEVERITIES = frozenset(["danger", "warning", "hint", "info"])


class Problem(NamedTuple):
    """A row that breaks a rule: where it stands, what is wrong, and the text in question."""

    file: str
    line: int
    message: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}: {self.text}"


class _Book(NamedTuple):
    """All tables with their places, and the ids that each defines."""

    tables: dict[str, list[Located]]
    attestations: list[Located]
    ids: dict[str, set[str]]


def check(data: Folder = DATA) -> list[Problem]:
    """Every problem of the lexicon in a folder of CSV files; none is what it should find.

    >>> check()
    []
    """
    try:
        tables = {name: read_table(name, data) for name in TABLES}
        attestations = read_attestations(data)
    except BrokenLexicon as error:
        place, _, message = str(error).partition(": ")
        file, _, line = place.rpartition(":")
        return [Problem(file or place, int(line) if line.isdecimal() else 0, message or str(error), "")]
    except OSError as error:
        return [Problem(str(error.filename), 0, error.strerror or "cannot be read", "")]
    ids = {name: {located.row[0] for located in rows} for name, rows in tables.items()}
    book = _Book(tables, attestations, ids)
    checks: tuple[Callable[[_Book], Iterator[Problem]], ...] = (
        _once, _sources, _traditions, _concepts, _plants, _names, _attestations, _rules, _customs, _the_rest,
        _trade, _appearance, _seasons, _safety, _wards, _introductions,
    )  # fmt: skip
    return [problem for rule in checks for problem in rule(book)]


def _problem(located: Located, message: str, text: object = "") -> Problem:
    return Problem(located.file, located.line, message, str(text) if text else str(located.row[0]))


def _undefined(book: _Book, located: Located, values: Iterable[str], table: str) -> Iterator[Problem]:
    """A problem for each value that its table does not define."""
    for value in values:
        if value not in book.ids[table]:
            kind = table.removesuffix("s")
            what = f"undefined {kind}" if value else f"missing {kind}"
            yield _problem(located, what, repr(value) if value else ",".join(map(str, located.row))[:120])


def _sourced(book: _Book, table: str) -> Iterator[Problem]:
    for located in book.tables[table]:
        yield from _undefined(book, located, [located.row.source], "sources")


def _once(book: _Book) -> Iterator[Problem]:
    """Nothing stands twice."""

    def identity(located: Located) -> Any:
        row = located.row
        if located.file == "names.csv":
            return row.name, row.language, row.plant, row.colour, row.part, row.variety
        if located.file == "plant_colours.csv":
            return row.plant, row.exists, row.source
        if located.file in _IDENTITIES:
            return located.file, *row[: _IDENTITIES[located.file]]
        if located.file.startswith("attestations/"):
            return row.source, row.locator, row.headword, row.gloss, row.flowers, row.tradition
        return located.file, row[0]

    seen: dict[Any, int] = {}
    for located in [*(row for rows in book.tables.values() for row in rows), *book.attestations]:
        first = seen.setdefault(identity(located), located.line)
        if first != located.line:
            yield _problem(located, f"the same as line {first}", identity(located))


def _sources(book: _Book) -> Iterator[Problem]:
    attesting = {located.row.source for located in book.attestations}
    for located in book.tables["sources"]:
        source = located.row
        # A source of facts about plants or wards attests no meaning, and stands in no family of those that do.
        if source.lineage or source.tradition or source.id in attesting:
            yield from _undefined(book, located, [source.lineage], "lineages")
            yield from _undefined(book, located, [source.tradition], "traditions")
        if not source.title:
            yield _problem(located, "a source without a title")
        if source.checked not in ("checked", "unchecked"):
            yield _problem(located, "expected checked or unchecked", repr(source.checked))
        if source.checked == "checked" and source.url.startswith("http") and not source.seen:
            yield _problem(located, "a checked page without the day it was seen", source.url)
    for located in book.tables["lineages"]:
        yield from _undefined(book, located, [located.row.source], "sources")
        if located.row.independent not in ("yes", "no"):
            yield _problem(located, "expected independent to be yes or no", repr(located.row.independent))


def _traditions(book: _Book) -> Iterator[Problem]:
    yield from _sourced(book, "traditions")
    for located in book.tables["traditions"]:
        yield from _undefined(book, located, located.row.behind, "traditions")


def _concepts(book: _Book) -> Iterator[Problem]:
    broader = {located.row.id: located.row.broader for located in book.tables["concepts"]}
    for located in book.tables["concepts"]:
        concept = located.row
        for link in (concept.broader, concept.opposite):
            if link:
                yield from _undefined(book, located, [link], "concepts")
        if _circles(concept.id, broader):
            yield _problem(located, "the broader concepts run in a circle", concept.broader)
        if concept.opposite == concept.id:
            yield _problem(located, "a concept is its own opposite")
        if not concept.definition:
            yield _problem(located, "a concept without a definition")
        try:
            welcome = -1 <= float(concept.valence) <= 1
        except ValueError:
            welcome = False
        if not welcome:
            yield _problem(located, "expected a valence from -1 to 1", repr(concept.valence))


def _circles(id: str, broader: dict[str, str]) -> bool:
    seen = set()
    while id:
        if id in seen:
            return True
        seen.add(id)
        id = broader.get(id, "")
    return False


def _plants(book: _Book) -> Iterator[Problem]:
    yield from _sourced(book, "plants")
    broader = {located.row.id: located.row.broader for located in book.tables["plants"]}
    for located in book.tables["plants"]:
        plant = located.row
        if plant.id != slug(plant.scientific_name):
            yield _problem(located, f"expected the id {slug(plant.scientific_name)!r}", plant.id)
        if plant.rank not in _RANKS:
            yield _problem(located, f"expected a rank of {', '.join(sorted(_RANKS))}", repr(plant.rank))
        if plant.broader:
            yield from _undefined(book, located, [plant.broader], "plants")
        if _circles(plant.id, broader):
            yield _problem(located, "the broader taxa run in a circle", plant.broader)


def slug(scientific_name: str) -> str:
    """The id of a taxon: its name in lower case, without the sign of hybrids.

    >>> slug("Rosa × centifolia"), slug("Lilium (Asiatic Group)")
    ('rosa-centifolia', 'lilium-asiatic-group')
    """
    plain = unicodedata.normalize("NFKD", scientific_name.replace("×", " ").lower())
    letters = plain.encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())


def _flower(
    book: _Book, located: Located, plants: Iterable[str], colours: Iterable[str], part: str
) -> Iterator[Problem]:
    yield from _undefined(book, located, plants, "plants")
    yield from _undefined(book, located, colours, "colours")
    if part and part not in PARTS:
        yield _problem(located, "undefined part", repr(part))


def _names(book: _Book) -> Iterator[Problem]:
    yield from _sourced(book, "names")
    defaults: dict[tuple[str, str], Located] = {}
    shared: dict[str, set[str]] = {}
    for located in book.tables["names"]:
        shared.setdefault(key(located.row.name), set()).add(located.row.plant)
    for located in book.tables["names"]:
        name = located.row
        yield from _flower(book, located, [name.plant], filter(None, [name.colour]), name.part)
        if name.period not in ("current", "historical"):
            yield _problem(located, "expected current or historical", repr(name.period))
        for tradition in name.default:
            if tradition != "*":
                yield from _undefined(book, located, [tradition], "traditions")
            first = defaults.setdefault((key(name.name), tradition), located)
            if first.row.plant != name.plant:
                yield _problem(
                    located,
                    f"{name.name!r} has two defaults in {tradition} (the other is on line {first.line})",
                    name.plant,
                )
        if name.language == "en" and len(shared[key(name.name)]) > 1 and not name.note:
            yield _problem(located, "a shared name without a note that tells its plant apart", name.name)
        if not key(name.name):
            yield _problem(located, "a name without a letter", repr(name.name))


def _attestations(book: _Book) -> Iterator[Problem]:
    for located in book.attestations:
        one = located.row
        yield from _undefined(book, located, [one.source], "sources")
        yield from _undefined(book, located, one.concepts, "concepts")
        if one.tradition:
            yield from _undefined(book, located, [one.tradition], "traditions")
        if not one.concepts:
            yield _problem(located, "a gloss that is mapped to no concept", repr(one.gloss))
        elif len(one.concepts) > 3:
            yield _problem(located, "a gloss that is mapped to more than three concepts", one.concepts)
        for what, value in (("locator", one.locator), ("headword", one.headword), ("gloss", one.gloss)):
            if not value:
                yield _problem(located, f"missing {what}", ",".join((one.headword, one.gloss)))
        for flower in one.flowers:
            yield from _flower(book, located, flower.plants, flower.colours, flower.part)


def _rules(book: _Book) -> Iterator[Problem]:
    yield from _sourced(book, "rules")
    for located in book.tables["rules"]:
        rule = located.row
        plants, colours = filter(None, [rule.plant]), filter(None, [rule.colour])
        yield from _flower(book, located, plants, colours, rule.part)
        yield from _undefined(book, located, rule.concepts, "concepts")
        if rule.effect not in _EFFECTS:
            yield _problem(located, f"expected an effect of {', '.join(sorted(_EFFECTS))}", repr(rule.effect))
        if not rule.quotation or not rule.locator:
            yield _problem(located, "a rule without a quotation and its place")
        if not (rule.manner or rule.plant or rule.variety):
            yield _problem(located, "a rule that would apply to every flower")


def _customs(book: _Book) -> Iterator[Problem]:
    for located in book.tables["customs"]:
        custom = located.row
        colours = [colour for cell in custom.colour for colour in cell.split("+")]
        yield from _flower(book, located, custom.plant, colours, "")
        yield from _undefined(book, located, custom.says, "concepts")
        yield from _undefined(book, located, custom.occasion, "occasions")
        yield from _undefined(book, located, custom.sources or [""], "sources")
        if not custom.text:
            yield _problem(located, "a custom without a text")
        for number in custom.number:
            if number not in ("even", "odd") and not number.isdecimal():
                yield _problem(located, "expected a number, even, odd or nothing", repr(number))
        if custom.checked not in ("checked", "unchecked"):
            yield _problem(located, "expected checked or unchecked", repr(custom.checked))
        if custom.severity not in _SEVERITIES:
            yield _problem(located, f"expected a severity of {', '.join(sorted(_SEVERITIES))}", repr(custom.severity))


def _the_rest(book: _Book) -> Iterator[Problem]:
    broader = {located.row.id: located.row.broader for located in book.tables["colours"]}
    for located in book.tables["colours"]:
        if located.row.broader:
            yield from _undefined(book, located, [located.row.broader], "colours")
        if _circles(located.row.id, broader):
            yield _problem(located, "the broader colours run in a circle", located.row.broader)
    yield from _sourced(book, "occasions")
    for located in book.tables["occasions"]:
        yield from _undefined(book, located, located.row.concepts, "concepts")
        if not located.row.pull.replace(".", "", 1).isdecimal():
            yield _problem(located, "expected a pull such as 1 or 2.5", repr(located.row.pull))
    yield from _sourced(book, "plant_colours")
    for located in book.tables["plant_colours"]:
        yield from _flower(book, located, [located.row.plant], located.row.colours, "")
        if located.row.exists not in ("yes", "no"):
            yield _problem(located, "expected exists to be yes or no", repr(located.row.exists))


def _trade(book: _Book) -> Iterator[Problem]:
    for located in book.tables["trade"]:
        row = located.row
        yield from _flower(book, located, [row.plant], row.colours, row.part)
        for column in (row.form_source, row.vase_source, row.colours_source, row.price_source):
            yield from _undefined(book, located, column or [""], "sources")
        if row.role not in ROLES:
            yield _problem(located, f"expected a role of {', '.join(ROLES)}", repr(row.role))
        ranges = {"stem": row.stem_cm, "vase life": row.vase_days, "price": row.wholesale, "retail price": row.retail}
        for what, cell in ranges.items():
            if not _is_range(cell):
                yield _problem(located, f"expected a {what} such as 50-60", repr(cell))
        if not row.bunch.isdecimal() or not int(row.bunch) or not _is_range(row.head_cm):
            yield _problem(located, "expected a bunch and a head in numbers", f"{row.bunch}, {row.head_cm}")
        if not row.colours or not row.currency or not row.price_date:
            yield _problem(located, "a row without its colours, its currency or the date of its price")


def _is_range(cell: str) -> bool:
    """Whether a cell is a number, or two of them that rise: ``0.90-1.60``."""
    try:
        numbers = [float(number) for number in cell.split("-")]
    except ValueError:
        return False
    return len(numbers) <= 2 and numbers == sorted(numbers) and numbers[0] > 0


def _appearance(book: _Book) -> Iterator[Problem]:
    """Whether form, habit and leaf exist is known to the drawing alone, whose tests draw every row."""
    drawn = set()
    for located in book.tables["appearance"]:
        row = located.row
        drawn.add((row.plant, row.variety, row.part))
        yield from _flower(
            book, located, [row.plant], [c for c in (row.eye, row.centre, row.second, row.colour) if c], row.part
        )
        yield from _undefined(book, located, row.source or [""], "sources")
        if not row.form or not row.habit:
            yield _problem(located, "expected a form and a habit", f"{row.form} {row.habit}")
        for what, cell in {"size": row.flower_cm, "length": row.length_cm, "leaf": row.leaf_cm}.items():
            if cell and not _is_range(cell):
                yield _problem(located, f"expected a {what} in centimetres", repr(cell))
        for what, cell in {"flowers": row.flowers, "petals": row.petals, "layers": row.layers}.items():
            if cell and not (cell.isdecimal() and int(cell)):
                yield _problem(located, f"expected a number of {what}", repr(cell))
        if row.buds and not (_is_range(row.buds) and float(row.buds) <= 1):
            yield _problem(located, "expected a share of buds from 0 to 1", repr(row.buds))
    for located in book.tables["trade"]:
        row = located.row
        if (row.plant, row.variety, row.part) not in drawn:
            yield _problem(located, "florists sell it, and appearance.csv does not say what it looks like", row.plant)


def _seasons(book: _Book) -> Iterator[Problem]:
    sold = {(located.row.plant, located.row.variety) for located in book.tables["trade"]}
    months = set(map(str, range(1, 13)))
    for located in book.tables["seasons"]:
        row = located.row
        yield from _undefined(book, located, row.source or [""], "sources")
        if (row.plant, row.variety) not in sold:
            yield _problem(located, "a season of what trade.csv does not sell", f"{row.plant} {row.variety}".strip())
        if not months.issuperset(row.field + row.trade):
            yield _problem(located, "expected months from 1 to 12", "|".join(row.field + row.trade))


def _safety(book: _Book) -> Iterator[Problem]:
    for located in book.tables["safety"]:
        row = located.row
        yield from _flower(book, located, [row.plant], [], row.part)
        yield from _undefined(book, located, [row.source], "sources")
        if row.hazard not in ("cats", "dogs", "children", "skin", "scent", "pollen"):
            yield _problem(located, "expected cats, dogs, children, skin, scent or pollen", repr(row.hazard))
        if row.verdict not in ("toxic", "non-toxic"):
            yield _problem(located, "expected toxic or non-toxic", repr(row.verdict))
        if row.severity not in ("", "mild", "moderate", "severe", "deadly"):
            yield _problem(located, "expected mild, moderate, severe, deadly or nothing", repr(row.severity))


def _introductions(book: _Book) -> Iterator[Problem]:
    places = {"EU", *(located.row.id for located in book.tables["countries"])}
    yield from _sourced(book, "introductions")
    for located in book.tables["introductions"]:
        row = located.row
        yield from _flower(book, located, [row.plant], [], "")
        if row.place not in places:
            yield _problem(located, "expected a code of countries.csv, or EU", repr(row.place))
        if not row.year.isdecimal():
            yield _problem(located, "expected a year", repr(row.year))
        if row.checked not in ("checked", "unchecked") or not row.locator:
            yield _problem(
                located, "expected checked or unchecked, and where it stands", f"{row.checked}, {row.locator}"
            )


def _wards(book: _Book) -> Iterator[Problem]:
    for located in book.tables["wards"]:
        row = located.row
        yield from _undefined(book, located, [row.source], "sources")
        if row.rule not in ("forbid", "ask", "allow"):
            yield _problem(located, "expected forbid, ask or allow", repr(row.rule))
        if row.severity not in _SEVERITIES:
            yield _problem(located, f"expected a severity of {', '.join(sorted(_SEVERITIES))}", repr(row.severity))
