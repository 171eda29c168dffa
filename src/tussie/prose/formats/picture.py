"""Small pictures for cards: each kind of flower once, for a page to use wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

import numpy as np

from tussie.bouquet import Flower
from tussie.drawing.chance import Chance
from tussie.drawing.look import look
from tussie.drawing.plate import CM, STYLE, Plate
from tussie.drawing.stem import head
from tussie.drawing.svg import written
from tussie.lexicon import load_lexicon

#: A page with more than this many pictures would be slow to open; the flowers beyond it have cards without.
MOST = 20
#: Seen from a little above, as one looks at a flower in one's hand.
_AXIS = (0.05, 0.5, 0.86)
#: Of a branch that is longer than this, its tip is shown.
_LONGEST = 16.0


def herbarium(flowers: Sequence[Flower], prefix: str) -> str:
    """An SVG that shows nothing and holds a symbol for each flower, with the ids `prefix` and a number from 1.

    At most `MOST` are drawn. The same flowers give the same text.

    >>> "<symbol id=\\"f-1\\"" in herbarium([Flower("rosa", "rose", "red")], "f-")
    True
    """
    lex = load_lexicon()
    # As many kinds as a large bouquet has: each flower is drawn in few ways, and shown in one.
    plate = Plate(f"{prefix}of-", MOST)
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "herbarium", "aria-hidden": "true"})
    SubElement(root, "style").text = STYLE
    root.append(plate.defs)
    for number, flower in enumerate(flowers[:MOST], 1):
        group = Element("g", {"stroke-linejoin": "round"})
        seen = look(lex, flower)
        left, low, right, high = head(
            plate, group, seen, np.zeros(3), np.array(_AXIS), Chance("card", flower.plant, flower.colour)
        )
        low = max(low, high - _LONGEST)
        box = f"{left * CM:.0f} {-high * CM:.0f} {(right - left) * CM:.0f} {(high - low) * CM:.0f}"
        symbol = SubElement(root, "symbol", {"id": f"{prefix}{number}", "viewBox": box})
        symbol.append(group)
    return written(root)
