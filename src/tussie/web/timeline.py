"""A plot of what a flower said when: a row for each thing that is said of it first, a mark for each who says so.

The shape of a mark tells the tradition, so that the plot can be read without colours. Marks of the same years stand
upon one another. Sources without a year stand to the right of all years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from tussie.drawing.svg import written


class Moment(NamedTuple):
    """One source says it: when (None: nobody knows), and in which tradition."""

    year: int | None
    tradition: str


class Row(NamedTuple):
    """What is said, and by whom."""

    label: str
    moments: tuple[Moment, ...]


#: Units of the plot: its width, where years begin and end, where the undated stand, a mark and its neighbour.
_WIDE, _FIRST, _LAST, _UNDATED, _STEP = 480, 8, 372, 396, 6
#: Columns of undated marks, and how high marks may be piled before they are drawn closer.
_COLUMNS, _HIGH = 12, 54
#: The marks by the rank of their tradition: dot, square, triangle, cross, and a lozenge for all others.
_SHAPES: tuple[Callable[[float, float], str], ...] = (
    lambda x, y: f"M{x:g} {y:g}h0",
    lambda x, y: f"M{x - 2:g} {y - 2:g}h4v4h-4z",
    lambda x, y: f"M{x:g} {y - 3:g}l3 5.4h-6z",
    lambda x, y: f"M{x - 2.2:g} {y - 2.2:g}l4.4 4.4m0-4.4l-4.4 4.4",
    lambda x, y: f"M{x:g} {y - 2.8:g}l2.8 2.8-2.8 2.8-2.8-2.8z",
)
_TEXT = {"font-size": "15", "fill": "currentColor"}


def timeline(rows: Sequence[Row], title: str, labels: Callable[[str], str]) -> str:
    """The plot as an ``<svg>`` for a page, its colours left to the page's own style sheet.

    More precisely: `rows` are drawn in their order; `labels` gives the name of a tradition. The four traditions that
    say most have marks of their own.

    >>> plot = timeline([Row("love", (Moment(1884, "victorian"), Moment(None, "modern")))], "A rose", str)
    >>> plot.count("<path"), "no year" in plot
    (4, True)
    """
    said = Counter(moment.tradition for row in rows for moment in row.moments)
    ranked = [tradition for tradition, _ in said.most_common()]
    rank = {tradition: min(place, len(_SHAPES) - 1) for place, tradition in enumerate(ranked)}
    years = [moment.year for row in rows for moment in row.moments if moment.year is not None]
    begin, end = _span(years)
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "class": "plot", "role": "img", "aria-label": title})
    inside, y = Element("g"), 24.0
    for row in rows:
        y = _drawn(inside, row, y, rank, begin, end)
    _axis(root, y, begin, end, undated=any(moment.year is None for row in rows for moment in row.moments))
    root.append(inside)
    y = _legend(root, y + 30, ranked, labels)
    root.set("viewBox", f"0 0 {_WIDE} {y:.0f}")
    return written(root)


def _span(years: Iterable[int]) -> tuple[int, int]:
    """The half centuries around all years.

    >>> _span([1819, 2011])
    (1800, 2050)
    """
    some = list(years) or [1800, 2000]
    return min(some) // 50 * 50, -(-(max(some) + 1) // 50) * 50


def _at(year: int, begin: int, end: int) -> int:
    """Where a year is, on the raster of the marks."""
    x = _FIRST + (year - begin) / (end - begin) * (_LAST - _FIRST)
    return round(x / _STEP) * _STEP


def _drawn(parent: Element, row: Row, y: float, rank: dict[str, int], begin: int, end: int) -> float:
    """A row below `y`: its label, its line, its marks. Returns where it ends."""
    moments = sorted(row.moments, key=lambda moment: (rank[moment.tradition], moment.year or 0))
    undated = [moment for moment in moments if moment.year is None]
    piles: dict[int, list[Moment]] = {}
    for moment in moments:
        if moment.year is not None:
            piles.setdefault(_at(moment.year, begin, end), []).append(moment)
    for number, moment in enumerate(undated):
        piles.setdefault(_UNDATED + number % _COLUMNS * _STEP, []).append(moment)
    most = max(map(len, piles.values()))
    step = min(_STEP, _HIGH / most)
    label = SubElement(parent, "text", {"x": f"{_FIRST - 4}", "y": f"{y + 12:g}", **_TEXT})
    label.text = row.label
    base = y + 22 + max(0.0, step * (most - 1))
    line = {"x1": f"{_FIRST - 4}", "x2": f"{_WIDE - 8}", "y1": f"{base + 5:g}", "y2": f"{base + 5:g}"}
    SubElement(parent, "line", {**line, "class": "axis", "stroke": "currentColor", "stroke-opacity": ".35"})
    paths: dict[int, list[str]] = {}
    for x, pile in sorted(piles.items()):
        for level, moment in enumerate(pile):
            shape = rank[moment.tradition]
            paths.setdefault(shape, []).append(_SHAPES[shape](x, round(base - level * step, 1)))
    for shape, marks in sorted(paths.items()):
        _marked(parent, shape, "".join(marks))
    return base + 14


def _marked(parent: Element, shape: int, path: str) -> None:
    round_dot = {"stroke-width": "5.4", "stroke-linecap": "round"}
    look = round_dot if shape == 0 else {"stroke-width": "1.5"}
    fill = "currentColor" if shape == 2 else "none"
    SubElement(parent, "path", {"d": path, "class": f"mark{shape}", "fill": fill, "stroke": "currentColor", **look})


def _axis(root: Element, low: float, begin: int, end: int, *, undated: bool) -> None:
    step = 50 if end - begin <= 250 else 100 if end - begin <= 500 else 500
    look = {"class": "axis", "stroke": "currentColor", "stroke-opacity": ".22"}
    for year in range(-(-begin // step) * step, end + 1, step):
        x = f"{_at(year, begin, end)}"
        SubElement(root, "line", {"x1": x, "x2": x, "y1": "22", "y2": f"{low:g}", **look})
        anchor = "start" if year == begin else "middle"
        text = SubElement(root, "text", {"x": x, "y": "15", "text-anchor": anchor, **_TEXT, "font-size": "13"})
        text.text = str(year)
    if undated:
        text = SubElement(root, "text", {"x": f"{_UNDATED - 4}", "y": "15", **_TEXT, "font-size": "13"})
        text.text = "no year"


def _legend(root: Element, y: float, ranked: Sequence[str], labels: Callable[[str], str]) -> float:
    """What the marks stand for, below the rows. Returns where it ends."""
    last = len(_SHAPES) - 1
    words = [labels(tradition) for tradition in ranked[:last]]
    if len(ranked) > last:
        words.append("other traditions" if len(ranked) > last + 1 else labels(ranked[last]))
    for shape, label in enumerate(words):
        _marked(root, shape, _SHAPES[shape](_FIRST + 4, y - 5))
        text = SubElement(root, "text", {"x": f"{_FIRST + 16}", "y": f"{y:g}", **_TEXT})
        text.text = label
        y += 21
    return y
