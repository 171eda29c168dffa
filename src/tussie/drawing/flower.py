"""One flower, from its parts.

`Form` says how a flower is built; `painted` builds one and returns its marks, back to front, each with the paint it
wants.
"""

from __future__ import annotations

from collections.abc import Sequence

from tussie.drawing.chance import Chance
from tussie.drawing.parts import Ball, Disc, Florets, Form, Layer, Mark, Part, Tube
from tussie.drawing.petals import arranged, layer
from tussie.drawing.solids import balls, disc, florets, stamens, tube

#: Below this many degrees from face-on one looks into a flower.
_INTO = 30.0


def painted(form: Form, radius: float, tilt: float, chance: Chance) -> list[Mark]:
    """The marks of a flower of that radius (in units), its axis leaning upwards by `tilt` degrees, back to front."""
    marks: list[Mark] = []
    half = 0.0
    for part in form:
        if _hidden(part, tilt):
            continue
        if isinstance(part, Layer):
            petals = arranged(part, half, chance)
            half = float(petals.azimuth[0]) + 180 / part.number if part.number else half
            petals_of = layer(part, petals, radius, tilt, chance)
            marks += petals_of if part.shift == (0.0, 0.0, 0.0) else _joined(petals_of)
        elif isinstance(part, Tube):
            marks += tube(part, radius, tilt, chance)
        elif isinstance(part, Disc):
            marks += disc(part, radius, tilt, chance)
        elif isinstance(part, Ball):
            marks += balls(part, radius, tilt, chance)
        elif isinstance(part, Florets):
            marks += florets(part, radius, tilt, chance)
        else:
            marks += stamens(part, radius, tilt, chance)
    marks.sort(key=lambda mark: mark.near)
    return marks


def _joined(marks: Sequence[Mark]) -> list[Mark]:
    """The petals of a floret in a cluster as one surface, too small to be shaded one by one, and its other marks."""
    petals = [mark for mark in marks if mark.kind == "fill"]
    tone = round(sum(mark.tone for mark in petals) / len(petals))
    near = sum(mark.near for mark in petals) / len(petals)
    one = petals[0]._replace(path="".join(mark.path for mark in petals), tone=tone, near=near)
    return [one, *(mark for mark in marks if mark.kind != "fill")]


def _hidden(part: Part, tilt: float) -> bool:
    """Whether the petals hide a part from whoever looks into the flower: a small green cup far below them."""
    return (
        isinstance(part, Layer)
        and abs(tilt) < _INTO
        and part.paint == "leaf"
        and part.height < -0.15
        and part.radius + part.length < 0.5
    )
