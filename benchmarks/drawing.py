"""What a picture costs: time and bytes by number of stems, beside drawsvg building as many shapes, and PNG and PDF.

A picture is timed cold (a fresh process, after its imports and the lexicon, before any flower has been drawn) and warm
(the shapes of its flowers are kept from the picture before, as in a program that draws many). The peer, drawsvg, is
given the same paths and the same uses, ready made, and has only to build its elements and write them.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from xml.etree.ElementTree import Element, fromstring

import drawsvg

from tussie import draw, parse, read
from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.lexicon import load_lexicon

STORY = (
    "centre: 1 white zinnia, 1 white chrysanthemum; ring: 8 daffodil, 8 deep pink rose; "
    "edge: 9 white iris, 12 sweet alyssum; vase: milk glass"
)
#: The kinds of the story, and those that a larger bouquet adds.
KINDS = (
    "deep pink rose", "yellow daffodil", "white zinnia", "blue iris", "white sweet alyssum", "ivy", "purple lisianthus",
    "white peony", "eucalyptus", "blue delphinium",
)  # fmt: skip
COUNTS = (1, 5, 12, 40, 100, 200, 400)
_ROUNDS = 9
#: Bouquets of forty stems of kinds taken at random from all that are sold: how many kinds, how many bouquets.
MIXED, _BOUQUETS = (5, 10, 20, 40), 25
#: Of how many of these the PNG is timed, once each.
_PNGS = 9


def bouquet(stems: int) -> Bouquet:
    """A bouquet of so many stems, of up to ten kinds."""
    kinds = KINDS[: max(1, min(len(KINDS), stems // 4))]
    each, rest = divmod(stems, len(kinds))
    return parse(", ".join(f"{each + (number < rest)} {kind}" for number, kind in enumerate(kinds)))


def mixed(kinds: int, seed: int) -> Bouquet:
    """Forty stems of so many kinds, taken at random from all plants that are sold."""
    sold = sorted({trade.plant for trade in load_lexicon().trade})
    chosen = random.Random(seed).sample(sold, kinds)
    return Bouquet((Ring("", tuple(Stem(Flower(plant, plant), 40 // kinds) for plant in chosen)),))


def of_many_kinds(kinds: int) -> str:
    """A line on bouquets of so many kinds: median and largest time and size, how many are above 300 kB, time of PNG."""
    times, sizes, pngs = [], [], []
    for seed in range(_BOUQUETS):
        made = mixed(kinds, seed)
        reading = read(made)
        drawn = draw(made, reading=reading)
        sizes.append(len(drawn.svg.encode()) / 1000)
        if seed < _PNGS:
            pngs.append(1000 * once(drawn.png))
        times.append(1000 * seconds(lambda made=made, reading=reading: draw(made, reading=reading)))  # type: ignore[misc]
    above = sum(size > 300 for size in sizes)
    return (
        f"{kinds:>5}  {statistics.median(times):9.1f}  {max(times):7.1f}  {statistics.median(sizes):9.0f}  "
        f"{max(sizes):6.0f}  {above:4} of {_BOUQUETS}  {statistics.median(pngs):13.0f}  {max(pngs):10.0f}"
    )


def once(work: Callable[[], object]) -> float:
    """The time of one run."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def seconds(work: Callable[[], object]) -> float:
    """The median time of some rounds."""
    return statistics.median(once(work) for _ in range(_ROUNDS))


def peer(svg: str) -> Callable[[], str]:
    """drawsvg at the same work: as many paths, uses, groups and stops as a picture has, with the same attributes."""
    shapes = [_shape(element) for element in fromstring(svg).iter() if element.tag.rpartition("}")[2] in _PEERS]

    def build() -> str:
        drawing = drawsvg.Drawing(1000, 1000)
        for kind, attributes in shapes:
            drawing.append(kind(**attributes))
        written: str = drawing.as_svg()
        return written

    return build


_PEERS: dict[str, Callable[..., drawsvg.DrawingBasicElement]] = {
    "path": drawsvg.Path,
    "g": drawsvg.Group,
    "use": lambda **attributes: drawsvg.Raw(
        f'<use href="{attributes["href"]}" transform="{attributes["transform"]}"/>'
    ),
    "stop": drawsvg.Group,
}


def _shape(element: Element) -> tuple[Callable[..., drawsvg.DrawingBasicElement], dict[str, str]]:
    attributes = {name.replace("-", "_"): value for name, value in element.attrib.items()}
    attributes.pop("class", None)
    return _PEERS[element.tag.rpartition("}")[2]], attributes


def cold(text: str) -> float:
    """Seconds of the first picture of a process that has its imports and its lexicon."""
    code = (
        "import sys, time; from tussie import draw, parse, read; from tussie.lexicon import load_lexicon\n"
        "bouquet = parse(sys.argv[1]); reading = read(bouquet); load_lexicon().appearances; load_lexicon().trade\n"
        "begun = time.perf_counter(); draw(bouquet, reading=reading); print(time.perf_counter() - begun)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True) for _ in range(3)
    ]
    return statistics.median(float(run.stdout) for run in runs)


def report() -> str:
    """The tables, as lines of text."""
    lines = ["stems   warm ms   cold ms   drawsvg ms   warm/drawsvg      kB   shapes"]
    for stems, made in [*((str(count), bouquet(count)) for count in COUNTS), ("story", parse(STORY))]:
        reading = read(made)
        svg = draw(made, reading=reading).svg
        warm = seconds(lambda made=made, reading=reading: draw(made, reading=reading))  # type: ignore[misc]
        other = seconds(peer(svg))
        shapes = svg.count("<path") + svg.count("<use") + svg.count("<g") + svg.count("<stop")
        lines.append(
            f"{stems:>5}  {1000 * warm:8.1f}  {1000 * cold(str(made)):8.1f}  {1000 * other:11.1f}  {warm / other:13.2f}"
            f"  {len(svg.encode()) / 1000:6.0f}  {shapes:7}"
        )
    lines += [
        "",
        "40 stems of kinds at random",
        "kinds  median ms   max ms  median kB  max kB  above 300 kB  median PNG ms  max PNG ms",
    ]
    lines += [of_many_kinds(kinds) for kinds in MIXED]
    # Each seed is another picture: Typst remembers what it has set before.
    drawn = [draw(parse(STORY), seed=seed) for seed in range(_PNGS)]
    pngs, pdfs = ([1000 * once(make) for make in makes] for makes in ([d.png for d in drawn], [d.pdf for d in drawn]))
    lines.append(f"\nstory: PNG of 1600 pixels {statistics.median(pngs):.0f} ms, PDF {statistics.median(pdfs):.0f} ms")
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())
