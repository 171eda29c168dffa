"""What a library says of flowers: which, in which decades and by which authors, and with which neighbours. One page.

Counts are made by Daft, column by column, and neighbours in one pass over the table, so that a page on tens of millions
of mentions takes a gigabyte and not all of their columns. The plots are bars, drawn here: a library of plots would be
larger than all of Tussie (matplotlib) or need scripts in the page (Vega-Lite), for what is a rectangle in a table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

import daft
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tussie.errors import MalformedText, clipped
from tussie.lexicon import load_lexicon
from tussie.prose.corpus.columns import MENTIONS
from tussie.prose.corpus.joining import texts_beside

_EXPECTED = "expected what `tussie corpus scan` writes"
#: Plants and authors that have rows, plants that have columns or plots of their own, pairs that are told.
_PLANTS, _AUTHORS, _COLUMNS, _PAIRS = 40, 25, 12, 40
#: Neighbours stand within so many characters of one another: two or three sentences.
NEAR = 200
#: Neighbours are looked for among the plants that are named most.
_LOOKED_AT = 250
#: Pairs that occur less often say nothing.
_FEWEST = 3
#: Within `NEAR` characters there is no room for more names than this.
_MOST_NEAR = 64


class Plant(NamedTuple):
    """A plant of a library: what it is mostly called there, how often it is named, how often in a figure of speech."""

    id: str
    name: str
    mentions: int
    figurative: int
    colours: tuple[tuple[str, int], ...]


class Pair(NamedTuple):
    """Two plants that stand near each other so many times, which is `lift` times as often as chance would have it."""

    one: str
    other: str
    times: int
    lift: float


def report(mentions_path: str | os.PathLike[str]) -> str:
    """A page of HTML on the mentions of a library; it needs nothing beside itself and runs no script.

    `mentions_path` is a table that `tussie.prose.corpus.scan` wrote; the table of texts is expected beside it. Raises
    `MalformedText` for a table of other columns, and `OSError` when one of the two is not there.
    """
    mentions, texts = _frame(mentions_path), _frame(texts_beside(mentions_path))
    plants = _plants(mentions)
    total, characters = sum(plant.mentions for plant in plants), sum(_characters(texts, "failed").values())
    read, failed = texts.count_rows(), texts.where("failed <> ''").count_rows()
    shown = plants[:_COLUMNS]
    return _PAGE.format(
        title=escape(Path(mentions_path).name),
        sums=f"{total:,} mentions of {len(plants):,} plants in {read:,} texts of {characters:,} characters"
        + (f"; {failed:,} could not be read" if failed else ""),
        plants=_plants_table(plants[:_PLANTS], characters),
        decades=_decades(shown, _by(mentions, "decade", shown), _characters(texts, "decade")),
        authors=_authors(shown, _by(mentions, "author", shown), _characters(texts, "author")),
        pairs=_pairs_table(neighbours(mentions_path, [plant.id for plant in plants[:_LOOKED_AT]]), plants),
    )


def _frame(path: str | os.PathLike[str]) -> daft.DataFrame:
    """A table of a scan as Daft has it, with the decade of each row."""
    # Opened here, because the errors of Arrow do not say in one line which file is not there.
    with open(path, "rb") as file:
        try:
            names = pq.ParquetFile(file).schema_arrow.names
        except pa.ArrowInvalid:
            raise MalformedText(f"{clipped(os.fspath(path))!r} is no Parquet; {_EXPECTED}") from None
    if not {"source", "row", "author", "year"} <= set(names):
        raise MalformedText(f"{clipped(os.fspath(path))!r} has the columns {clipped(', '.join(names))}; {_EXPECTED}")
    frame = daft.read_parquet(os.path.abspath(path))
    return frame.with_column("decade", daft.sql_expr("year - year % 10"))


def _plants(mentions: daft.DataFrame) -> list[Plant]:
    """Every plant, those first that are named most."""
    count = daft.col("start").count().alias("times")
    figures = daft.col("figurative").cast("int64").sum().alias("figures")
    names: dict[str, list[tuple[int, str]]] = {}
    figurative: dict[str, int] = {}
    colours: dict[str, list[tuple[str, int]]] = {}
    for row in mentions.groupby("plant", "name").agg(count, figures).to_pylist():
        names.setdefault(row["plant"], []).append((row["times"], row["name"]))
        figurative[row["plant"]] = figurative.get(row["plant"], 0) + row["figures"]
    for row in mentions.where("colour <> ''").groupby("plant", "colour").agg(count).to_pylist():
        colours.setdefault(row["plant"], []).append((row["colour"], row["times"]))
    found = [
        Plant(
            plant,
            min(called, key=lambda one: (-one[0], one[1]))[1],
            sum(times for times, _ in called),
            figurative[plant],
            tuple(sorted(colours.get(plant, ()), key=lambda one: (-one[1], one[0]))),
        )
        for plant, called in names.items()
    ]
    return sorted(found, key=lambda plant: (-plant.mentions, plant.id))


def _by(mentions: daft.DataFrame, column: str, plants: Iterable[Plant]) -> dict[tuple[Any, str], int]:
    """How often each of some plants is named, by the values of a column."""
    some = mentions.where(daft.col("plant").is_in([plant.id for plant in plants]) & daft.col(column).not_null())
    rows = some.groupby(column, "plant").agg(daft.col("start").count().alias("times")).to_pylist()
    return {(row[column], row["plant"]): row["times"] for row in rows}


def _characters(texts: daft.DataFrame, column: str) -> dict[Any, int]:
    """How many characters were read, by the values of a column."""
    rows = texts.where(daft.col(column).not_null()).groupby(column).agg(daft.col("characters").sum()).to_pylist()
    return {row[column]: row["characters"] for row in rows if row["characters"]}


def neighbours(mentions_path: str | os.PathLike[str], plants: Sequence[str]) -> list[Pair]:
    """Which of some plants stand within `NEAR` characters of each other, the most frequent pairs first.

    Two of the same plant are no pair. `lift` compares with chance: with n pairs in all, of which one plant has a part
    in a and the other in b, chance would give them ab/2n.
    """
    size = len(plants)
    counts = np.zeros(size * size, np.int64)
    tail = MENTIONS.empty_table().select(["source", "row", "plant", "start"])
    with pq.ParquetFile(mentions_path) as file:
        for rows in file.iter_batches(1 << 18, columns=tail.column_names):
            together = pa.concat_tables([tail, pa.Table.from_batches([rows])]).combine_chunks()
            counts += _pairs(together, plants, tail.num_rows)
            tail = together[-_MOST_NEAR:]
    square = counts.reshape(size, size)
    square = square + square.T
    parts, pairs = square.sum(axis=1), square.sum() / 2
    by_chance = np.outer(parts, parts) / max(2 * pairs, 1)
    found = [
        Pair(plants[one], plants[other], int(square[one, other]), float(square[one, other] / by_chance[one, other]))
        for one, other in zip(*np.nonzero(np.triu(square) >= _FEWEST), strict=True)
    ]
    return sorted(found, key=lambda pair: (-pair.times, pair.one, pair.other))


def _pairs(rows: pa.Table, plants: Sequence[str], known: int) -> npt.NDArray[np.int64]:
    """How often each plant stands before each other one, as a flat square; the first `known` rows are only there to be
    stood behind."""
    plant = pc.fill_null(pc.index_in(rows["plant"], value_set=pa.array(plants, pa.string())), -1).to_numpy()
    start, text = rows["start"].to_numpy(), np.zeros(rows.num_rows, np.int64)
    for name in ("source", "row"):
        text[1:] += np.asarray(pc.not_equal(rows[name][1:], rows[name][:-1]))
    text = np.cumsum(text)
    counts = np.zeros(len(plants) ** 2, np.int64)
    for step in range(1, rows.num_rows):
        behind = np.arange(max(step, known), rows.num_rows)
        before = behind - step
        near = (text[behind] == text[before]) & (start[behind] - start[before] <= NEAR)
        if not near.any():
            break
        one, other = plant[before[near]], plant[behind[near]]
        pairs = (one >= 0) & (other >= 0) & (one != other)
        counts += np.bincount(one[pairs] * len(plants) + other[pairs], minlength=len(counts))
    return counts


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are HTML; the first of each row is its head."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "\n".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _bar(share: float) -> str:
    """A bar of a length between 0 and 1. The number stands in the cell beside it."""
    return (
        '<svg class="bar" width="160" height="12" aria-hidden="true">'
        f'<rect width="{160 * share:.1f}" height="12"/></svg>'
    )


def _colour_bar(colours: Sequence[tuple[str, int]]) -> str:
    """The colours of a plant side by side, each as wide as its share, in their own colour where they have one."""
    known, total, left, parts = load_lexicon().colours, sum(times for _, times in colours), 0.0, []
    for colour, times in colours:
        width = 120 * times / total
        fill = (known[colour].srgb if colour in known else "") or "none"
        parts.append(f'<rect x="{left:.1f}" width="{width:.1f}" height="12" fill="{escape(fill)}"/>')
        left += width
    return f'<svg class="colours" width="120" height="12" aria-hidden="true">{"".join(parts)}</svg>'


def _named(plant: Plant) -> str:
    known = load_lexicon().plants.get(plant.id)
    return escape(plant.name) + (f" <i>{escape(known.scientific_name)}</i>" if known else "")


def _per_million(times: int, characters: int) -> str:
    return f"{times * 1e6 / characters:.1f}" if characters else ""


def _plants_table(plants: Sequence[Plant], characters: int) -> str:
    if not plants:
        return "<p>No plant was found.</p>"
    most = plants[0].mentions
    rows = [
        (
            _named(plant), f"{plant.mentions:,}", _bar(plant.mentions / most), _per_million(plant.mentions, characters),
            f"{plant.figurative / plant.mentions:.0%}", _colour_bar(plant.colours) if plant.colours else "",
            escape(", ".join(f"{colour.replace('-', ' ')} {times:,}" for colour, times in plant.colours[:4])),
        )
        for plant in plants
    ]  # fmt: skip
    heads = ("plant", "mentions", "", "per million characters", "in figures of speech", "", "colours")
    return _table(f"The {len(rows)} plants that are named most", heads, rows)


def _decades(plants: Sequence[Plant], times: dict[tuple[Any, str], int], characters: dict[Any, int]) -> str:
    if not characters:
        return "<p>No year is known; give years with <code>--metadata</code>, or in a column <code>year</code>.</p>"
    decades = list(range(min(characters), max(characters) + 10, 10))
    share = {
        (decade, plant.id): times.get((decade, plant.id), 0) * 1e6 / characters[decade]
        for decade in decades if decade in characters for plant in plants
    }  # fmt: skip
    plots = "\n".join(
        f"<figure>{_columns([share.get((decade, plant.id)) for decade in decades])}"
        f"<figcaption>{escape(plant.name)}, {decades[0]}s to {decades[-1]}s, "
        f"at most {max(share.get((decade, plant.id), 0) for decade in decades):.1f}</figcaption></figure>"
        for plant in plants
    )
    rows = [
        (f"{decade}s", f"{characters[decade]:,}", *(f"{share[decade, plant.id]:.1f}" for plant in plants))
        for decade in decades if decade in characters
    ]  # fmt: skip
    heads = ("decade", "characters", *(plant.name for plant in plants))
    return f'<div class="plots">{plots}</div>\n' + _table("Mentions per million characters, by decade", heads, rows)


def _columns(values: Sequence[float | None]) -> str:
    """Columns side by side, the highest as high as there is room; a dot where there is no value."""
    most, width = max((value or 0 for value in values), default=0) or 1, 200 / len(values)
    parts = [
        f'<circle cx="{(place + 0.5) * width:.1f}" cy="58.5" r="1"/>' if value is None
        else f'<rect x="{place * width:.1f}" y="{58 - 56 * value / most:.1f}" width="{width * 0.8:.1f}" '
        f'height="{56 * value / most + 1:.1f}"/>'
        for place, value in enumerate(values)
    ]  # fmt: skip
    return f'<svg class="bar" viewBox="0 0 200 60" aria-hidden="true">{"".join(parts)}</svg>'


def _authors(plants: Sequence[Plant], times: dict[tuple[Any, str], int], characters: dict[Any, int]) -> str:
    if not characters:
        return "<p>No author is known; name them with <code>--metadata</code>, or in a column <code>author</code>.</p>"
    totals: dict[str, int] = {}
    for (author, _), count in times.items():
        totals[author] = totals.get(author, 0) + count
    authors = sorted(characters, key=lambda author: (-totals.get(author, 0), author))[:_AUTHORS]
    rows = [
        (
            escape(author), f"{characters[author]:,}",
            *(_per_million(times.get((author, plant.id), 0), characters[author]) for plant in plants),
        )
        for author in authors
    ]  # fmt: skip
    heads = ("author", "characters", *(plant.name for plant in plants))
    return _table(
        "Mentions per million characters, by author; those first who name these plants most often", heads, rows
    )


def _pairs_table(pairs: Sequence[Pair], plants: Sequence[Plant]) -> str:
    if not pairs:
        return f"<p>No two plants stand near each other {_FEWEST} times.</p>"
    names = {plant.id: escape(plant.name) for plant in plants}
    most = pairs[0].times
    rows = [
        (f"{names[pair.one]}, {names[pair.other]}", f"{pair.times:,}", _bar(pair.times / most), f"{pair.lift:.1f}")
        for pair in pairs[:_PAIRS]
    ]
    return _table(f"Plants within {NEAR} characters of each other", ("pair", "times", "", "times chance"), rows)


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Flowers in {title}</title>
<style>
:root {{ color-scheme: light dark; --ink: #222; --faint: #5a5a5a; --paper: #fdfbf6; --line: #d8d2c4; --bar: #a33b62; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #e8e4da; --faint: #b0aa9c; --paper: #1b1a18; --line: #45413a; --bar: #e58fb0; }}
}}
body {{ margin: 2rem auto; padding: 0 1rem; max-width: 72rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 Georgia, serif; }}
h1, h2 {{ font-weight: normal; line-height: 1.2; }}
h2 {{ margin-top: 3rem; }}
.faint, caption, figcaption {{ color: var(--faint); }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; padding-bottom: .5rem; }}
th, td {{ padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; }}
th {{ font-weight: normal; }}
thead th {{ color: var(--faint); vertical-align: bottom; }}
th:first-child, .plants td:last-child, .plants th:last-child {{ text-align: left; }}
tbody th {{ white-space: nowrap; }}
i {{ color: var(--faint); }}
svg {{ vertical-align: middle; }}
.bar {{ fill: var(--bar); }}
.colours rect {{ stroke: var(--line); }}
.plots {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1.5rem;
  margin-bottom: 2rem; }}
figure {{ margin: 0; }}
@media print {{ body {{ max-width: none; }} .wide {{ overflow: visible; }} }}
</style>
</head>
<body>
<h1>Flowers in {title}</h1>
<p>{sums}.</p>
<h2>Which flowers</h2>
<div class="plants">{plants}</div>
<h2>In which decades</h2>
{decades}
<h2>By which authors</h2>
{authors}
<h2>With which neighbours</h2>
{pairs}
<p class="faint"><em>Times chance</em> compares with plants strewn at random: with <i>n</i> pairs in all, of which one
plant has a part in <i>a</i> and the other in <i>b</i>, chance gives the two <i>ab</i>/2<i>n</i>. Two of the same plant
are no pair.</p>
</body>
</html>
"""
