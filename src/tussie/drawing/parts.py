"""The parts a flower is built of, and the marks it is painted with: values that know nothing of colours.

A paint is a name (``petal``, ``centre``, ``leaf`` ...) and a tone, 0 dark to 4 light.
"""

from __future__ import annotations

from typing import NamedTuple

#: Tones of a paint.
TONES = 5


class Layer(NamedTuple):
    """A whorl of petals. Angles in degrees from the axis, lengths in radii of the flower, widths in lengths.

    `azimuths` places the petals of a flower that has a left and a right (0 is to the right, 90 up); otherwise they
    stand evenly, each layer half a step on, or `turn` degrees. `uneven` is how much the angles and sizes vary, `shade`
    how much darker (below 0) or lighter the layer is, `wash` how far up a petal a second, thin coat of paint reaches.

    `marks` are what the petals bear: ``spots``, ``streaks`` (from the base), ``blotch`` (a dark base), ``midrib`` (a
    stripe), ``signal`` (a patch on the middle), ``chequer``, ``beard`` (a row of hairs), ``picotee`` (an edge of
    another colour) or ``tipped`` (all but the tip), in the paint `marked`. `full` petals bulge so much that their
    silhouette is not their edge: tulip. `depth` paints a whorl later than its place says, as if it stood so much nearer
    to who looks down on it, over those it lies upon: rosettes; `reach` is how far out its tips are, so that an inner
    whorl is painted from its own base to its own tip. `shift` moves the whole layer in space, leaning outwards as on a
    ball: a form may be a small cluster of florets.

    `wrap` winds the petals round the axis, so many degrees each where they are widest, with one edge `twist` farther
    out than the other: the heart of a rose, the wall of a bell. `lip` is how broad a rolled-back edge shows, a share.
    """

    number: int
    outline: str = "obovate"
    length: float = 1.0
    width: float = 0.6
    base: float = 60.0
    tip: float = 85.0
    curl: float = 0.0
    cup: float = 0.1
    ruffle: float = 0.0
    ragged: float = 0.05
    radius: float = 0.04
    height: float = 0.0
    paint: str = "petal"
    veins: int = 3
    uneven: float = 0.08
    turn: float | None = None
    azimuths: tuple[float, ...] = ()
    shade: float = 0.0
    wash: float = 0.0
    marks: str = ""
    marked: str = "dark"
    depth: float = 0.0
    reach: float = 0.0
    wrap: float = 0.0
    twist: float = 0.0
    lip: float = 0.0
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)
    full: bool = False


class Tube(NamedTuple):
    """A tube or cup of joined petals: from one radius and height to another, its rim waved in so many lobes.

    Its sides are straight between foot, belly and mouth, or one `smooth` curve. `slant` raises the rim at the back
    (azimuth 90), where `lip` draws it out into a point: the spathe of a calla. `throat` paints its depth, if named.
    """

    foot: float = 0.1
    mouth: float = 0.4
    low: float = 0.0
    high: float = 0.5
    lobes: int = 6
    wave: float = 0.08
    belly: float = 0.0
    paint: str = "second"
    inside: str = ""
    depth: float = 0.0
    throat: str = "deep"
    smooth: bool = False
    slant: float = 0.0
    lip: float = 0.0


class Disc(NamedTuple):
    """Florets or pistils packed in the golden angle on a dome: how many, how wide, how high it rises from where.

    A `ball` is round: `radius` is its own, `low` the height of its middle. `depth` brings it nearer to the eye, over
    petals that spread below it.
    With a `heart` each has a smaller one of that paint within it: seeds in their pits, florets with an eye.
    """

    number: int = 60
    radius: float = 0.25
    rise: float = 0.08
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    ring: str = ""
    ground: str = ""
    ball: bool = False
    depth: float = 0.0
    heart: str = ""


class Stamens(NamedTuple):
    """Threads with anthers: how many, how long, their angle from the axis, the size of an anther (0: bare threads).

    `bold` threads tell from afar: filaments of a passion flower, spines, awns. Without length they are dots alone: the
    eye of a floret. `shift` is that of a layer.
    """

    number: int = 12
    length: float = 0.35
    angle: float = 35.0
    spread: float = 12.0
    radius: float = 0.03
    low: float = 0.05
    size: float = 0.05
    paint: str = "centre"
    thread: str = "thread"
    bold: bool = False
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0)


class Ball(NamedTuple):
    """Round solids: berries, pods, hips. `length` from end to end along the axis, beginning at `low`.

    `foot` and `top` shape the ends: 0.5 round, near 0 flat, 1 pointed. `count` of them stand on a circle of radius
    `ring`. `ribs` are meridians in the paint `rib`; `shine` is the size of the highlight as a share of the radius.
    """

    radius: float = 0.9
    length: float = 1.8
    low: float = -0.9
    foot: float = 0.5
    top: float = 0.5
    paint: str = "petal"
    shine: float = 0.2
    ribs: int = 0
    rib: str = "dark"
    number: int = 1
    ring: float = 0.0


class Florets(NamedTuple):
    """Tiny open flowers side by side on a dome, packed in the golden angle: the umbellets of an umbel, lace, wattle.

    Each has so many `petals` and the radius `size`; those at the rim lean outwards by `lean` degrees (beyond 90 the
    dome is a ball), and their outer petals are longer by a share of `outer`. `rays` are the stalks, from the height
    `foot` on the axis; `ground` is a thin coat of paint behind them, without which white lace is lost on the paper.
    """

    number: int = 12
    petals: int = 5
    radius: float = 0.8
    rise: float = 0.25
    low: float = 0.0
    size: float = 0.25
    lean: float = 45.0
    outer: float = 0.0
    paint: str = "petal"
    eye: str = "centre"
    dot: float = 0.08
    rays: str = "leaf"
    foot: float = -0.6
    ground: str = ""
    cut: float = 0.4
    heart: str = ""


Part = Layer | Tube | Disc | Stamens | Ball | Florets
Form = tuple[Part, ...]


class Mark(NamedTuple):
    """Something to be painted: its distance towards the eye, its path, its paint and tone.

    `kind` is ``fill`` (a surface, from base to tip, which is `size` radii out if that is given), ``rolled`` (one with a
    soft contour), ``round`` (a solid, from its lit side to its rim), ``plain`` (a surface of one colour), ``shade`` (a
    thin dark coat), ``line`` (faint: veins, threads), ``stroke`` (a line that tells), or ``dots`` (round,
    `size` units wide).
    """

    near: float
    path: str
    kind: str
    paint: str
    tone: int = 2
    size: float = 0.0
