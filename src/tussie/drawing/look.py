"""What the stems of a bouquet look like: from a flower to the form, the sizes and the colours it is drawn with.

The facts are rows of ``appearance.csv`` and ``trade.csv``; a flower that has none of its own is drawn as its nearest
relative, and `Look.borrowed` says so.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.drawing.colour import Oklch, oklch
from tussie.drawing.foliage import LEAVES
from tussie.drawing.forms import BUD, BUDS, FORMS
from tussie.drawing.habit import HABITS
from tussie.drawing.habit.sprig import Habit, Measures
from tussie.drawing.parts import Form, Layer
from tussie.drawing.plate import Ink, Kind, Shape
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Appearance

#: Leaves and everything green, unless the row says otherwise: a dull grass green.
GREEN = "#6f8a57"
#: What a row's leaf colours look like on leaves, which are never as bright as petals.
_LEAF_COLOURS = {
    "green": GREEN, "grey": "#9aac9f", "burgundy": "#6e3b45", "bronze": "#8a6a3f", "brown": "#7a5c40",
    "red": "#a24a3c", "orange": "#bd7440", "yellow": "#b5ac62", "gold": "#c7a45e", "purple": "#5f4156",
    "blue": "#7d9a9c", "cream": "#ddcfae", "white": "#e9e3d2",
}  # fmt: skip
_NO_TINT = (0.0, 1.0, 0.0)
#: How brown flowers have become.
_FADED = {"dried": 0.3, "withered": 0.65, "dead": 0.75}


class Look(NamedTuple):
    """How one stem is drawn: the kinds of its flower for the plate, its habit and measures.

    `shade` is the colour it is drawn in (an id), `assumed` whether nobody had said it; `borrowed` is the plant whose
    looks it borrows, ``""`` when they are its own, ``"?"`` when nothing is known of them.
    """

    kind: Kind
    habit: Habit
    measures: Measures
    stem_leaf: bool
    shade: str
    assumed: bool
    borrowed: str


def look(lex: Lexicon, flower: Flower) -> Look:
    """How a flower is drawn; every flower of the lexicon can be."""
    row = lex.appearance(flower) or _PLAIN
    return _look(lex, flower, row)


#: A flower of which nothing is known: five petals on a stem.
_PLAIN = Appearance(
    "", "", "", "blossom", "solitary", "1", "4", "", "", "", "", "", "", "gold", "", "laurel", "5", "green", "", ()
)  # fmt: skip


@lru_cache(maxsize=1024)
def _look(lex: Lexicon, flower: Flower, row: Appearance) -> Look:
    trade = lex.trade_of(flower)
    own = row.plant in lex.kin(flower.plant)
    leafy = row.form in LEAVES
    shade = flower.colour or row.colour or (trade.colours[0] if trade and trade.colours else "")
    shade = shade or ("green" if leafy else "")
    width = float(trade.head_cm) if trade else float(row.flower_cm)
    count = int(row.flowers or 1)
    if flower.part == "bud":
        # One flower of the stem, still closed.
        row, width, count = row._replace(habit="solitary", length_cm=""), 0.5 * float(row.flower_cm or width), 1
    size = width if flower.part == "bud" else float(row.flower_cm or width)
    shape = _shape(row, size, flower.part == "bud", leafy and shade == "variegated")
    tint = shape.leaf.tint if shape.leaf else _NO_TINT
    kind = Kind(f"{shape.name}/{shade}/{flower.part}", shape, _ink(lex, row, flower.part, shade, leafy, tint))
    length = float(row.length_cm) if row.length_cm else (width if count > 1 else size)
    measures = Measures(count, size, length, width, float(row.buds or 0), float(row.leaf_cm or 0))
    return Look(
        kind, HABITS[row.habit], measures, bool(row.leaf) and not leafy, shade, not flower.colour,
        "" if own else row.plant or "?",
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _shape(row: Appearance, size: float, closed: bool, variegated: bool) -> Shape:
    leafy = row.form in LEAVES
    leaf = LEAVES.get(row.form if leafy else row.leaf)
    bud = BUDS.get(row.form, BUD)
    return Shape(
        f"{row.plant}/{row.variety}/{row.part}{'/bud' if closed else ''}",
        () if leafy else bud if closed else _form(row),
        bud,
        leaf._replace(variegated=True) if leaf and variegated else leaf,
        size,
        size if leafy else float(row.leaf_cm or 6),
        number=int(row.flowers or 1),
    )


def _form(row: Appearance) -> Form:
    """The form of a row, changed as the row says."""
    form = FORMS[row.form]
    petals = [part for part in form if isinstance(part, Layer) and part.paint == "petal"]
    if row.layers:
        dropped = petals[int(row.layers) :]
        form = tuple(part for part in form if part not in dropped)
    share = int(row.petals) / petals[0].number if row.petals and petals else 1.0
    changed = []
    for part in form:
        if isinstance(part, Layer) and part.paint == "petal":
            count = max(1, round(part.number * share))
            width = part.width * (1 if share < 1.3 else share**-0.5)
            part = part._replace(number=count, width=width, outline=row.outline or part.outline)  # noqa: PLW2901
        changed.append(part)
    return tuple(changed)


def _ink(lex: Lexicon, row: Appearance, part: str, shade: str, leafy: bool, tint: tuple[float, float, float]) -> Ink:
    def colour(id: str, otherwise: str) -> Oklch:
        named = lex.colours.get(id)
        return oklch(named.srgb if named and named.srgb else otherwise)

    leaf = oklch(_LEAF_COLOURS.get(row.leaf_colour, GREEN))
    petal = colour(shade, "#ece3d0")
    edge = None
    if leafy:
        leaf = oklch(_LEAF_COLOURS.get(shade, _LEAF_COLOURS.get(row.leaf_colour, GREEN)))
    elif shade in ("bicolour", "striped", "variegated", "mixed"):
        petal, edge = oklch("#d9577f"), oklch("#f7e9e4")
    if (shade if leafy else row.leaf_colour) in ("green", "variegated"):
        leaf = leaf.shifted(*tint)
    if leafy:
        petal = leaf
    if part in _FADED:
        # Dried flowers are dull, withered ones brown.
        petal, leaf = (colour.shifted(0, 0.55).towards(oklch("#8a6d4b"), _FADED[part]) for colour in (petal, leaf))
    # What a painter does: nothing on a plate is as loud as a screen can be.
    petal = petal.shifted(0, 0.94)
    second = colour(row.second, "") if row.second else petal.shifted(0.06, 0.85)
    paints = {
        "petal": petal,
        "second": second,
        "centre": colour(row.centre, "#d9b13c"),
        "leaf": leaf,
        "rib": leaf.shifted(0.14, 0.8),
        "gloss": leaf.shifted(0.05, 0.85),
        "margin": oklch("#e6dfb9"),
        "wood": oklch("#77614d"),
        "thread": leaf.shifted(0.1, 0.7),
        "deep": second.shifted(-0.28, 0.8),
        "dark": petal.shifted(-0.25, 0.9),
        "pollen": oklch("#8a5526"),
        "white": oklch("#f7f4e8"),
    }
    return Ink(paints, oklch(lex.colours[row.eye].srgb) if row.eye else None, edge)
