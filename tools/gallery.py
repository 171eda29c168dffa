"""Contact sheets of everything that can be drawn, into ``docs/gallery/``: forms, foliage, bouquets. ``make gallery``
runs it.

With ``--blind`` it draws the forms that everybody knows, in no order and with numbers in the place of names, for asking
what people see, and prints the key.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

import numpy as np

from tussie import load_lexicon
from tussie.bouquet import Flower
from tussie.drawing import draw
from tussie.drawing.chance import Chance
from tussie.drawing.foliage import LEAVES
from tussie.drawing.forms import FORMS
from tussie.drawing.look import look
from tussie.drawing.plate import CM, STYLE, Plate
from tussie.drawing.raster import png
from tussie.drawing.scene import FONT
from tussie.drawing.stem import head

HERE = Path(__file__).parent.parent / "docs" / "gallery"
#: Attitudes in which each form is shown: from the front, from above the side, from the side.
TILTS = (0, 40, 75)
CELL = 900
#: Colours that show a form less well than others.
_PALE = ("white", "cream", "ivory", "green", "pale-pink", "bicolour")
#: The flowers and leaves that a blind check asks for, each in a colour.
KNOWN = """
    rosa/deep-pink paeonia-lactiflora/pink ranunculus-asiaticus/orange tulipa-gesneriana/red narcissus/yellow
    lilium-oriental-group/pink iris/blue leucanthemum-vulgare/white chrysanthemum-morifolium/bronze
    zinnia-elegans/orange dahlia/burgundy dianthus-caryophyllus/pink gerbera-hybrida/red helianthus-annuus/yellow
    anemone-coronaria/blue papaver-rhoeas/red hydrangea-macrophylla/blue syringa-vulgaris/lilac
    delphinium-elatum/blue antirrhinum-majus/pink lavandula-angustifolia/lavender convallaria-majalis/white
    hyacinthus-orientalis/blue lathyrus-odoratus/pink phalaenopsis/pink zantedeschia-aethiopica/white
    alstroemeria-hybrida/orange lobularia-maritima/white gypsophila-paniculata/white eryngium-planum/blue
    myosotis-sylvatica/blue viola-wittrockiana/purple prunus-serrulata/pink camellia-japonica/red
    gardenia-jasminoides/white freesia-hybrida/yellow matthiola-incana/purple hedera-helix/ nephrolepis-exaltata/
    eucalyptus-cinerea/ myrtus-communis/ quercus-robur/green salvia-rosmarinus/ ruscus-hypophyllum/ laurus-nobilis/
    poaceae/ salix-babylonica/
""".split()
BOUQUETS: dict[str, tuple[str, str]] = {
    "the story's": (
        "centre: 1 white zinnia, 1 white chrysanthemum; ring: 8 daffodil, 8 deep pink rose; "
        "edge: 9 white iris, 12 sweet alyssum; vase: milk glass", "round",
    ),
    "Ophelia's": (
        "3 rosemary, 3 pansy, 2 fennel, 3 columbine, 2 rue, 5 daisy, 4 violet; vase: jug", "garden",
    ),
    "red roses": ("12 red rose; ribbon: red", "round"),
    "a June garden": (
        "centre: 5 pale pink peony; ring: 5 white sweet pea, 3 blue delphinium, 4 foxglove; "
        "edge: 5 myrtle; vase: clear glass",
        "garden",
    ),
    "a funeral spray": ("5 white lily, 9 white chrysanthemum, 7 white carnation, 6 fern, 5 ivy", "spray"),
    "a winter wreath": ("9 red rose, 12 holly berries, 8 ivy, 6 eucalyptus; ribbon: red", "wreath"),
    "spring": ("7 purple tulip, 5 yellow daffodil, 5 blue hyacinth, 4 grape hyacinth, 3 willow; vase: jug", "round"),
    "a posy": ("9 violet, 5 lily of the valley, 5 forget-me-not; vase: bud vase", "round"),
    "the tropics": (
        "3 bird of paradise, 3 anthurium, 2 monstera, 5 orange gerbera; vase: clear glass", "garden",
    ),
    "autumn": ("5 bronze chrysanthemum, 5 burgundy dahlia, 3 sunflower, 4 oak leaf; vase: basket", "round"),
}  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    """Write the sheets."""
    HERE.mkdir(parents=True, exist_ok=True)
    lex = load_lexicon()
    shown: dict[str, Flower] = {}
    for row in lex.appearances.values():
        trade = lex.trade_of(Flower(row.plant, "", part=row.part, variety=row.variety))
        colours = [colour for colour in (trade.colours if trade else ()) if colour not in _PALE]
        colour = (colours or trade.colours or [""])[0] if trade else ""
        shown.setdefault(row.form, Flower(row.plant, row.form, colour, row.part, row.variety))
    per_sheet = 24
    if "--blind" in arguments:
        known = [KNOWN[at] for at in Chance("blind").order(len(KNOWN))]
        flowers = [
            Flower(plant, str(number), colour)
            for number, (plant, _, colour) in enumerate((words.partition("/") for words in known), 1)
        ]
        for number in range(math.ceil(len(flowers) / per_sheet)):
            _write(f"blind-{number + 1}.png", _sheet(flowers[number * per_sheet :][:per_sheet], 4, named=False))
        print("\n".join(f"{flower.name} {flower.plant}" for flower in flowers))
        return
    for what, names in (("forms", FORMS), ("foliage", LEAVES)):
        drawn = [shown[name] for name in names if name in shown]
        for number in range(math.ceil(len(drawn) / per_sheet)):
            _write(f"{what}-{number + 1}.png", _sheet(drawn[number * per_sheet :][:per_sheet], 4))
    _write("bouquets.png", _bouquets())
    story, _ = BOUQUETS["the story's"]
    _write("story.png", draw(story, meaning=False).svg, 900)
    _write("story-plan.png", draw(story, view="plan", meaning=False).svg, 800)


def _write(name: str, svg: str, width: int = 1500) -> None:
    (HERE / name).write_bytes(png(svg, width=width))
    print(f"docs/gallery/{name}")


def _root(width: float, height: float) -> Element:
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:.0f} {height:.0f}"})
    SubElement(root, "style").text = STYLE
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": "#f8f3e6"})
    return root


def _label(root: Element, x: float, y: float, words: str, size: int = 88) -> None:
    look = {"font-family": FONT, "font-size": str(size), "text-anchor": "middle", "fill": "#3b362c"}
    SubElement(root, "text", {"x": f"{x:.0f}", "y": f"{y:.0f}", **look}).text = words


def _sheet(flowers: Sequence[Flower], across: int, *, named: bool = True) -> str:
    """Each flower in three attitudes, all drawn as large as its cell."""
    wide = CELL * len(TILTS) * 0.8
    root = _root(across * wide, math.ceil(len(flowers) / across) * CELL * 1.15)
    plate = Plate("g", 1)
    root.append(plate.defs)
    for number, flower in enumerate(flowers):
        seen = look(load_lexicon(), flower)
        m = seen.measures
        scale = (
            CELL
            * 0.6
            / (max(m.width, m.length * 1.1, m.size * (1.5 if m.number > 1 and flower.name in LEAVES else 1)) * CM)
        )
        left, top = number % across * wide, number // across * CELL * 1.15
        for place, tilt in enumerate(TILTS):
            angle = np.radians(tilt)
            low = 0.36 * CELL * np.sin(angle) if m.length > 1.2 * m.width else 0.0
            x, y = left + (place + 0.5) * CELL * 0.8, top + 0.5 * CELL + low
            group = SubElement(root, "g", {"transform": f"translate({x:.0f} {y:.0f})scale({scale:.3f})"})
            axis = np.array([0.1 * np.sin(angle), np.sin(angle), np.cos(angle)])
            head(plate, group, seen, np.zeros(3), axis, Chance("gallery", flower, tilt))
        name = f"{flower.name}: {load_lexicon().plant(flower.plant).scientific_name}" if named else flower.name
        _label(root, left + wide / 2, top + 1.1 * CELL, name)
    return tostring(root, encoding="unicode")


def _bouquets(across: int = 5) -> str:
    side = 3600
    root = _root(across * side, math.ceil(len(BOUQUETS) / across) * side * 1.25)
    for number, (name, (text, style)) in enumerate(BOUQUETS.items()):
        picture = fromstring(draw(text, paper="none", meaning=False, style=style).svg)
        left, top = number % across * side, number // across * side * 1.25
        place = {"x": left + 60, "y": top + 60, "width": side - 120, "height": side * 1.12}
        picture.attrib |= {key: f"{value:.0f}" for key, value in place.items()}
        root.append(picture)
        _label(root, left + side / 2, top + 1.22 * side, name, 190)
    return tostring(root, encoding="unicode").replace("ns0:", "").replace("xmlns:ns0", "xmlns")


if __name__ == "__main__":
    main(sys.argv[1:])
