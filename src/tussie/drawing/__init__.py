"""The very bouquet as a picture: every stem, in its colour, in its place.

`draw` gives a `Drawing`: SVG, built as a tree so that whatever a name holds is escaped, and from it PNG and PDF. The
picture says what it shows: a title, a description with the stem list and the reading, and for each stem a group with
its name and its meaning.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from tussie.arranging import Arrangement, arrange, kind_of_vessel
from tussie.bouquet import Bouquet, Flower
from tussie.drawing.chance import Chance
from tussie.drawing.look import Look, look
from tussie.drawing.paper import PAPERS
from tussie.drawing.plate import CM, STYLE, Plate
from tussie.drawing.raster import pdf, png
from tussie.drawing.scene import front, plan
from tussie.drawing.stem import lone
from tussie.drawing.svg import written
from tussie.errors import ImpossibleWish, clipped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.notation import parse
from tussie.reading import Reading, read

__all__ = ["VIEWS", "Drawing", "Portrait", "draw", "draw_flower"]

VIEWS = ("front", "plan")


class Drawing(NamedTuple):
    """A picture of a bouquet.

    `svg` is the picture; `arrangement` what it shows; `notes` what of it is not the flower's own (a colour nobody
    said, the looks of a relative). A notebook shows it by itself.
    """

    svg: str
    arrangement: Arrangement
    notes: tuple[str, ...]

    def _repr_svg_(self) -> str:
        return self.svg

    def png(self, *, width: int = 1600) -> bytes:
        """The picture as PNG, so many pixels wide (16 to 8,000). Needs ``tussie[print]``.

        Raises `ImpossibleWish` for another width, `NotInstalled` without the renderer.
        """
        return png(self.svg, width=width)

    def pdf(self) -> bytes:
        """The picture as a PDF of one page, in curves. Needs ``tussie[print]``; raises `NotInstalled` without it."""
        return pdf(self.svg)


class Portrait(NamedTuple):
    """A small picture of one flower: SVG, and what of it is not the flower's own. A notebook shows it by itself."""

    svg: str
    notes: tuple[str, ...]

    def _repr_svg_(self) -> str:
        return self.svg


def draw(
    bouquet: Bouquet | str,
    *,
    view: str = "front",
    style: str = "round",
    vase: str = "",
    paper: str = "cream",
    seed: int = 0,
    reading: Reading | None = None,
    meaning: bool = True,
    legend: bool = True,
) -> Drawing:
    """Draw a bouquet.

    More precisely: `bouquet` is a `Bouquet` or text that `tussie.parse` reads; `view` ``front`` (the picture) or
    ``plan`` (from above, with rings, numbers and a legend, for the florist); `style` how it is arranged (``round``,
    ``garden``, ``spray``, ``wreath``), `vase` what it stands in, if other than the bouquet says; `paper` ``cream``,
    ``night`` or ``none`` (transparent, for pages of any colour); `seed` varies what is left to chance. `reading` is
    what the picture tells of the meaning (made by `tussie.read` when not given); with `meaning` false it tells the
    names alone; with `legend` false a plan has its numbers and no list. The same arguments give the same bytes.

    Raises what `tussie.parse` and `tussie.arrange` raise, and `ImpossibleWish` for a view or a paper that does not
    exist.

    >>> picture = draw("centre: 1 white zinnia; ring: 6 deep pink rose", meaning=False)
    >>> picture.svg[:4], picture.svg.count("<title>deep pink rose</title>")
    ('<svg', 6)
    """
    for name, value, known in (("view", view, VIEWS), ("paper", paper, PAPERS)):
        if value not in known:
            raise ImpossibleWish(f"no {name} {clipped(value)!r}; expected one of: {', '.join(known)}")
    if isinstance(bouquet, str):
        bouquet = parse(bouquet)
    lex = load_lexicon()
    for stem in bouquet.stems:
        lex.check_flower(stem.flower)
    if reading is not None and [line.stem for line in reading.lines] != list(bouquet.stems):
        raise ImpossibleWish("the reading is of another bouquet; leave it out, or give that of this one")
    arranged = arrange(bouquet, style=style, vase=vase, seed=seed)
    if meaning and reading is None:
        reading = read(bouquet)
    told = reading if meaning else None
    looks = [look(lex, stem.flower) for stem in bouquet.stems]
    notes = tuple(_notes(lex, arranged, looks))
    prefix = _prefix(arranged, view, paper, seed)
    names = [str(stem.flower) for stem in bouquet.stems]
    tell = _telling(lex, names, told)
    if view == "front":
        root = front(arranged, looks, ribbon_colour(lex, bouquet.ribbon), paper, seed, prefix, tell)
    else:
        rows = [_row(arranged, number) for number in range(len(names))] if legend else []
        root = plan(arranged, looks, paper, seed, prefix, tell, rows)
    _describe(root, prefix, bouquet, told, notes, view)
    return Drawing(written(root), arranged, notes)


#: More kinds than any picture has: of a single flower one drawing of each attitude is enough.
_SMALLEST = 99
#: Around a portrait, as a share of it.
_AROUND = 0.04


def draw_flower(flower: Flower | str, *, paper: str = "none") -> Portrait:
    """Draw one flower, small enough to stand beside its name.

    More precisely: `flower` is a `Flower` or text that `tussie.parse` reads as one; `paper` ``cream``, ``night`` or
    ``none`` (transparent). The picture is square, its ids begin with the same letters in every portrait (so that one
    is an image on a page, not a part of it), and the same flower gives the same bytes. Raises what `tussie.parse`
    raises, `ImpossibleWish` for several flowers and for a paper that does not exist, and `UnreadableFlower`.

    >>> rose = draw_flower("deep pink rose")
    >>> rose.svg[:4], len(rose.svg) < 20_000, rose.notes
    ('<svg', True, ())
    >>> draw_flower("silver fir").notes
    ('silver fir: drawn with the looks of Abies procera',)
    """
    if paper not in PAPERS:
        raise ImpossibleWish(f"no paper {clipped(paper)!r}; expected one of: {', '.join(PAPERS)}")
    if isinstance(flower, str):
        stems = parse(flower).stems
        if len(stems) != 1:
            raise ImpossibleWish(f"{clipped(flower)!r} is {len(stems)} flowers; draw one at a time, or use `draw`")
        flower = stems[0].flower
    lex = load_lexicon()
    lex.check_flower(flower)
    seen = look(lex, flower)
    plate, scene = Plate("f", _SMALLEST), Element("g", {"stroke-linejoin": "round"})
    left, low, right, high = lone(plate, scene, seen, Chance("portrait", flower.plant))
    side = max(right - left, high - low) * (1 + 2 * _AROUND)
    at = (left + right - side) / 2, -(low + high + side) / 2
    box = [f"{value * CM:.0f}" for value in (*at, side, side)]
    root = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": " ".join(box), "width": "240", "height": "240"}
    )
    SubElement(root, "title").text = str(flower)
    notes = tuple(_borrowings(lex, flower, seen))
    if notes:
        SubElement(root, "desc").text = "\n".join(notes)
    SubElement(root, "style").text = STYLE
    if colour := PAPERS[paper].colour:
        SubElement(root, "rect", {"x": box[0], "y": box[1], "width": box[2], "height": box[3], "fill": colour})
    root.append(plate.defs)
    root.append(scene)
    return Portrait(written(root), notes)


def ribbon_colour(lex: Lexicon, words: str) -> str:
    """The colour that the words for a ribbon name, as ``#rrggbb``; ``""`` when they name none.

    >>> ribbon_colour(load_lexicon(), "deep pink satin"), ribbon_colour(load_lexicon(), "tartan")
    ('#d94280', '')
    """
    said = words.lower().replace("-", " ").split()
    phrases = [" ".join(said[at : at + size]) for size in (3, 2, 1) for at in range(len(said) - size + 1)]
    named = (lex.colours.get(lex.colour(phrase)) for phrase in phrases)
    return next((colour.srgb for colour in named if colour and colour.srgb), "")


def _prefix(arranged: Arrangement, view: str, paper: str, seed: int) -> str:
    """What the ids of a picture begin with, so that several can stand on one page; short, because it is said often."""
    words = f"{arranged.bouquet}|{arranged.style}|{arranged.vessel.kind}|{view}|{paper}|{seed}"
    number, letters = zlib.crc32(words.encode(errors="replace")), "abcdefghijklmnopqrstuvwxyz"
    return "".join(letters[number // 26**place % 26] for place in range(5))


def _telling(lex: Lexicon, names: list[str], reading: Reading | None) -> Callable[[int], str]:
    """What each stem says of itself: its name, and its meaning where there is one to tell."""
    if reading is None:
        return names.__getitem__
    firsts = [lex.concepts[line.senses[0].concept].label if line.senses else "" for line in reading.lines]
    return [f"{name}: {first}" if first else name for name, first in zip(names, firsts, strict=True)].__getitem__


def _notes(lex: Lexicon, arranged: Arrangement, looks: list[Look]) -> list[str]:
    """What is drawn otherwise than it was said, or without having been said: each once."""
    notes = []
    vessel, bouquet = arranged.vessel, arranged.bouquet
    if arranged.style == "wreath":
        notes += [f"{vessel.words}: a wreath stands in no vase"] if vessel.words else []
    elif vessel.words and not kind_of_vessel(vessel.words):
        notes.append(f"{vessel.words}: no vase like it is known; drawn as {vessel.kind}")
    if bouquet.ribbon and not ribbon_colour(lex, bouquet.ribbon):
        notes.append(f"{bouquet.ribbon} ribbon: its colour is not known; drawn cream")
    if bouquet.manner or any(stem.manner for stem in bouquet.stems):
        notes.append("how flowers are held is not drawn: all stand upright")
    for stem, seen in zip(bouquet.stems, looks, strict=True):
        notes += _borrowings(lex, stem.flower, seen)
    return list(dict.fromkeys(notes))


def _borrowings(lex: Lexicon, flower: Flower, seen: Look) -> Iterator[str]:
    """What of a flower's looks is not its own, or was not said."""
    if seen.borrowed == "?":
        yield f"{flower}: nothing is known of its looks; drawn as a plain flower"
    elif seen.borrowed:
        yield f"{flower}: drawn with the looks of {lex.plant(seen.borrowed).scientific_name}"
    if seen.assumed and seen.shade and seen.shade != "green":
        yield f"{flower}: drawn {lex.colours[seen.shade].label}; no colour was said"


def _row(arranged: Arrangement, number: int) -> str:
    """A line of the plan's legend: number and name, ring, role."""
    stem = arranged.bouquet.stems[number]
    place = next((place for place in arranged.places if place.stem == number), None)
    words = (arranged.bouquet.rings[place.ring].name, place.role) if place else ()
    where = ", ".join(word for word in words if word)
    return f"{stem}{f' ({where})' if where else ''}"


def _describe(
    root: Element, prefix: str, bouquet: Bouquet, reading: Reading | None, notes: tuple[str, ...], view: str
) -> None:
    """Title and description, first in the tree, where readers of screens look for them."""
    title, about = Element("title", {"id": f"{prefix}title"}), Element("desc", {"id": f"{prefix}desc"})
    title.text = "The plan of a bouquet" if view == "plan" else "A bouquet"
    lines = [f"{ring.name or 'stems'}: {ring}" for ring in bouquet.rings]
    lines += [f"vase: {bouquet.vase}"] if bouquet.vase else []
    lines += [f"ribbon: {bouquet.ribbon}"] if bouquet.ribbon else []
    lines += [f"manner: {bouquet.manner.replace('-', ' ')}"] if bouquet.manner else []
    lines += [reading.sentence] if reading else []
    about.text = "\n".join([*lines, *notes])
    root.set("aria-labelledby", f"{prefix}title {prefix}desc")
    root.insert(0, title)
    root.insert(1, about)
