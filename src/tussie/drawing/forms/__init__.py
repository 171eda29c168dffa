"""The forms of flowers: each as its parts, outermost first. A page to read beside the flower itself.

Lengths are in radii of the flower, angles in degrees from its axis: 0 a bud, 90 flat, more bent back. `FORMS` names the
forms for ``appearance.csv``, `BUDS` those of their buds; a form without one has `BUD`, a closed flower in its calyx.
"""

from __future__ import annotations

from tussie.drawing.forms import bowls, branches, composites, florets, fruits, monocots
from tussie.drawing.parts import Form, Layer

FORMS: dict[str, Form] = {
    **bowls.FORMS,
    **composites.FORMS,
    **monocots.FORMS,
    **florets.FORMS,
    **fruits.FORMS,
    **branches.FORMS,
}

#: What a bud is when its form has none of its own.
BUD: Form = (
    Layer(3, "ovate", 1.3, 0.75, 28, 2, cup=0.5, veins=2),
    Layer(3, "ovate", 1.3, 0.75, 24, -2, cup=0.5, veins=2),
    Layer(5, "lanceolate", 0.7, 0.4, 40, 8, cup=0.3, paint="leaf", veins=0, radius=0.08),
)
BUDS: dict[str, Form] = {
    **bowls.BUDS,
    **composites.BUDS,
    **monocots.BUDS,
    **florets.BUDS,
    **fruits.BUDS,
    **branches.BUDS,
}
