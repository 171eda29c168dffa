"""The tables of the lexicon: what a row of each CSV file is, and how the files are read.

Every file in ``data/`` is plain CSV in UTF-8. It opens with comment lines (``#``) that explain its
columns, then a header line, then one row per fact. Cells that hold several values separate them
with ``|``. A row that breaks these rules is reported with its file, line and text.
"""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from tussie.errors import BrokenLexicon

#: Where the tables lie. A plain path, because `importlib.resources` takes longer to import than a
#: bouquet takes to read, and the wheel is never run zipped.
DATA = os.path.join(os.path.dirname(__file__), "data")

Folder = str | os.PathLike[str]
Many = tuple[str, ...]


class Source(NamedTuple):
    """A book, list or page that says what flowers mean.

    `lineage` is the family of sources that copy one another; `tradition` the practice it belongs
    to; `checked` is ``checked`` when we saw it say what we quote, else ``unchecked``.
    """

    id: str
    title: str
    author: str
    publisher: str
    year: str
    language: str
    tradition: str
    lineage: str
    url: str
    seen: str
    licence: str
    checked: str
    note: str

    @property
    def citation(self) -> str:
        """One line that a reader can find the source by."""
        seen = f"seen {self.seen}" if self.seen else ""
        words = (self.author, self.title, self.publisher, self.year, self.url, seen)
        return ", ".join(word for word in words if word)


class Lineage(NamedTuple):
    """A family of sources that copy one another, and how that was found.

    `independent` is ``no`` for lists merged from others: they are quoted, but never counted as a
    witness beside the lineages they were merged from.
    """

    id: str
    label: str
    independent: str
    evidence: str
    source: str


class Tradition(NamedTuple):
    """A practice of giving flowers a meaning, with a place and a time.

    `behind` names the traditions a reader of this one falls back to, nearest first.
    """

    id: str
    label: str
    words: Many
    place: str
    period: str
    behind: Many
    note: str
    source: str


class Concept(NamedTuple):
    """A sentiment of the controlled vocabulary."""

    id: str
    label: str
    definition: str
    synonyms: Many
    broader: str
    opposite: str
    valence: str
    act: str


class Colour(NamedTuple):
    """A colour word of the trade, what it is a shade of, how it looks, and other words for it.

    `srgb` is a typical petal of that colour as ``#rrggbb``; empty where no one colour is typical.
    """

    id: str
    label: str
    broader: str
    srgb: str
    words: Many


class Plant(NamedTuple):
    """A taxon: what everything hangs on. `broader` is the next taxon to fall back to."""

    id: str
    scientific_name: str
    rank: str
    family: str
    broader: str
    ipni: str
    gbif: str
    wikidata: str
    source: str


class Name(NamedTuple):
    """A name in a language, and the plant it points to.

    `period` is current or historical. `default` lists the traditions (``*``: all) in which this
    plant is meant when the name is shared by several; `note` says what tells them apart and why.
    A name may imply more than a plant: a shamrock is a leaf.
    """

    name: str
    language: str
    plant: str
    colour: str
    part: str
    variety: str
    period: str
    default: Many
    note: str
    source: str


class Pattern(NamedTuple):
    """What a headword speaks of: a `Flower` with alternatives and gaps."""

    plants: Many
    colours: Many
    part: str
    variety: str


class Attestation(NamedTuple):
    """One source says that this flower means this.

    `headword` and `gloss` stand exactly as printed. `flowers` is our reading of the headword:
    one pattern, or several for an entry about flowers together. `english` renders a foreign
    gloss, `correction` records a misprint beside the print, `concepts` is our reading of the gloss.
    `tradition` is empty unless it is another one than the source's own.
    """

    source: str
    locator: str
    headword: str
    gloss: str
    flowers: tuple[Pattern, ...]
    english: str
    concepts: Many
    tradition: str
    correction: str
    note: str


class Mention(NamedTuple):
    """What the reader weighs of an attestation about one flower: all but the words.

    `number` leads to the attestation itself, `tradition` and `lineage` are settled.
    """

    number: int
    source: str
    year: str
    lineage: str
    tradition: str
    locator: str
    flower: Pattern
    concepts: Many


def mention(number: int, row: Attestation, source: Source) -> Mention:
    """What the reader weighs of an attestation; of one about several flowers, `flower` is the first."""
    tradition = row.tradition or source.tradition
    return Mention(
        number, source.id, source.year, source.lineage, tradition, row.locator, row.flowers[0], row.concepts
    )  # fmt: skip


class Rule(NamedTuple):
    """A rule of the bouquet grammar: how a flower is held or trimmed changes what it says.

    `manner` and the pattern columns say when it applies; `effect` is ``opposite`` (each concept
    turns into its opposite), ``instead`` (it says only `concepts`), ``answer`` (so does the
    receiver's reply), or ``person``, ``number`` or ``tense`` (of whom, how many, or when).
    """

    id: str
    manner: str
    plant: str
    colour: str
    part: str
    variety: str
    effect: str
    concepts: Many
    text: str
    quotation: str
    source: str
    locator: str


class Custom(NamedTuple):
    """What people of a country do with a flower, or avoid, and who says so."""

    id: str
    country: Many
    plant: Many
    colour: Many
    number: Many
    form: str
    occasion: Many
    kind: str
    severity: str
    says: Many
    text: str
    sources: Many
    locator: str
    checked: str


class Occasion(NamedTuple):
    """An occasion, the words for it, the concepts a reader then expects, and how firmly (`pull`).

    A birthday lets flowers say most things; a funeral does not.
    """

    id: str
    words: Many
    pull: str
    concepts: Many
    source: str


class PlantColours(NamedTuple):
    """Colours in which a source says that a plant's flowers exist undyed, or that they do not.

    `exists` is ``yes`` for the colours a source lists, ``no`` for those it denies. A colour that is in
    neither row is unknown.
    """

    plant: str
    exists: str
    colours: Many
    source: str
    locator: str


#: What a flower is to a florist, what is seen first before what frames it.
ROLES = ("focal", "mass", "line", "filler", "foliage")


class Trade(NamedTuple):
    """What florists sell: a plant (and variety, and part), how it is used, how big, how long, for how much.

    `role` is one of `ROLES`; `head_cm` the diameter of a head or spray in centimetres;
    `stem_cm` and `vase_days` ranges (``50-60``); `bunch` the stems of a wholesale bunch; `colours` the
    colours really sold undyed; `wholesale` and `retail` the price of one stem as a range. Each group of
    columns names its sources; the source ``estimate`` says that we judged it ourselves.
    """

    plant: str
    variety: str
    part: str
    role: str
    head_cm: str
    stem_cm: str
    bunch: str
    form_source: Many
    vase_days: str
    vase_source: Many
    colours: Many
    colours_source: Many
    wholesale: str
    retail: str
    currency: str
    price_date: str
    price_source: Many


class Appearance(NamedTuple):
    """What a plant (and variety, and part) looks like on its stem, for drawing it.

    `form` is a form of flower, or a kind of leaf for foliage; `habit` how flowers or leaves stand on the stem;
    `flowers` how many there are, `flower_cm` the diameter of one (the length of one leaf), `length_cm` how long the
    flowering or leafy part is. `petals`, `outline` and `layers` change the form: petals in the outer whorl, their
    outline, how many whorls; `buds` is the share still closed. `eye`, `centre` and `second` are colours: of the base
    of the petals, of disc or stamens, of what the form paints otherwise. `leaf` is the kind of leaf on the stem,
    `leaf_cm` its length, `leaf_colour` its colour; `colour` is the one it is drawn in when none is said. An empty cell
    leaves it to the form.
    """

    plant: str
    variety: str
    part: str
    form: str
    habit: str
    flowers: str
    flower_cm: str
    length_cm: str
    petals: str
    outline: str
    layers: str
    buds: str
    eye: str
    centre: str
    second: str
    leaf: str
    leaf_cm: str
    leaf_colour: str
    colour: str
    source: Many


class Season(NamedTuple):
    """When a plant of the trade is cut in the open (`field`), and when it can be bought at all (`trade`).

    Both are months, 1 to 12, of the northern hemisphere.
    """

    plant: str
    variety: str
    field: Many
    trade: Many
    source: Many
    note: str


class Hazard(NamedTuple):
    """One source's verdict on what a plant does to one kind of creature, or to one sense.

    `hazard` is cats, dogs, children, skin, scent or pollen; `verdict` toxic or non-toxic (a strong scent is
    toxic to whom scent troubles); `severity` mild, moderate, severe, deadly or empty; `part` the part it is
    said of, empty for the whole plant; `principle` what does it.
    """

    plant: str
    part: str
    hazard: str
    verdict: str
    severity: str
    principle: str
    source: str
    locator: str


class WardRule(NamedTuple):
    """What a source says of flowers on a kind of ward.

    `concerns` is flowers, dried, potted, scent, pollen, water or latex; `rule` forbid, ask or allow.
    """

    ward: str
    concerns: str
    rule: str
    severity: str
    text: str
    source: str
    locator: str


class Introduction(NamedTuple):
    """When a plant came to a place: an ISO 3166 code, or ``EU`` for Europe.

    `year` is the earliest in which it can have been seen there, `cited` the date as the source gives it. `checked` is
    ``checked`` when we saw the source say so, else ``unchecked``: then `locator` names where to look.
    """

    plant: str
    variety: str
    place: str
    year: str
    cited: str
    source: str
    locator: str
    checked: str
    note: str


class Country(NamedTuple):
    """A country by its ISO 3166 code; `south` is ``yes`` where the seasons are those of the southern hemisphere."""

    id: str
    name: str
    south: str
    words: Many


#: Every table but the attestations: file name and row type.
TABLES: dict[str, Any] = {
    "sources": Source,
    "lineages": Lineage,
    "traditions": Tradition,
    "concepts": Concept,
    "colours": Colour,
    "plants": Plant,
    "names": Name,
    "rules": Rule,
    "customs": Custom,
    "occasions": Occasion,
    "plant_colours": PlantColours,
    "trade": Trade,
    "appearance": Appearance,
    "seasons": Season,
    "safety": Hazard,
    "wards": WardRule,
    "introductions": Introduction,
    "countries": Country,
}

ATTESTATION_COLUMNS = (
    "locator headword gloss plant colour part variety english concepts tradition correction note".split()
)


class Located(NamedTuple):
    """A row with the place it was read from, for messages that point at it."""

    file: str
    line: int
    row: Any


def many(cell: str) -> Many:
    """The values of a cell: ``"faith|hope"`` is two."""
    return tuple(value.strip() for value in cell.split("|")) if cell else ()


def _rows(folder: Folder, name: str, columns: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The line number and the cells of each row, once the header has been found to be right."""
    import csv  # noqa: PLC0415 - a compiled lexicon is read without it

    with open(os.path.join(folder, name), "rb") as file:
        raw = file.read()
    try:
        lines = raw.decode("utf-8").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BrokenLexicon(f"{name}:{line}: not UTF-8 (byte {raw[error.start]:#04x})") from error
    skip = next((n for n, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[skip:], strict=True)
    try:
        header = next(reader, None)
        if header != columns:
            raise BrokenLexicon(f"{name}:{skip + 1}: the header is {header}, expected {columns}")
        for cells in reader:
            line = skip + reader.line_num
            if len(cells) != len(columns):
                raise BrokenLexicon(f"{name}:{line}: {len(cells)} cells, expected {len(columns)}: {','.join(cells)}")
            yield line, cells
    except csv.Error as error:
        raise BrokenLexicon(f"{name}:{skip + reader.line_num}: not CSV: {error}") from error


def read_table(name: str, data: Folder = DATA) -> list[Located]:
    """The rows of one table with their places.

    `name` is a key of `TABLES`; `data` the folder that holds the CSV files. Raises `BrokenLexicon`
    with file, line and text when a row does not have the table's columns.
    """
    kind = TABLES[name]
    multiple = [kind.__annotations__[column] == Many for column in kind._fields]
    rows = []
    for line, cells in _rows(data, f"{name}.csv", list(kind._fields)):
        values = [many(cell) if several else cell for cell, several in zip(cells, multiple, strict=True)]
        rows.append(Located(f"{name}.csv", line, kind(*values)))
    return rows


def read_attestations(data: Folder = DATA) -> list[Located]:
    """The attestations of every source, in the order of the file names, with their places."""
    rows = []
    for file in sorted(os.listdir(os.path.join(data, "attestations"))):
        if file.endswith(".csv"):
            name, source = f"attestations/{file}", file.removesuffix(".csv")
            for line, cells in _rows(data, name, ATTESTATION_COLUMNS):
                rows.append(Located(name, line, attestation(source, cells, f"{name}:{line}")))
    return rows


def attestation(source: str, cells: list[str], place: str) -> Attestation:
    """A row of ``attestations/<source>.csv`` as a value.

    An entry about several flowers together joins them with `` + `` in `plant`, and in parallel in
    the columns beside it: plant ``rosa + rosa``, colour ``white + red``.
    """
    locator, headword, gloss, plant, colour, part, variety, english, concepts, tradition, *rest = cells
    columns = [[value.strip() for value in cell.split("+")] for cell in (plant, colour, part, variety)]
    together = max(map(len, columns))
    for number, column in enumerate(columns):
        if len(column) == 1:
            # Said once for all of them, or not at all.
            columns[number] = column * together
        elif len(column) != together:
            raise BrokenLexicon(f"{place}: {together} flowers but {len(column)} values in {' + '.join(column)!r}")
    flowers = tuple(
        Pattern(many(plant), many(colour), part, variety) for plant, colour, part, variety in zip(*columns, strict=True)
    )
    return Attestation(source, locator, headword, gloss, flowers, english, many(concepts), tradition, *rest)
