"""Small flowers that make spikes, domes and clouds: delphinium, stock, lilac, lavender, alyssum."""

from __future__ import annotations

from tussie.drawing.parts import Disc, Form, Layer, Stamens, Tube

#: Where the florets of a small cluster stand, in radii of the cluster: across, up, near, and their size.
_Places = tuple[tuple[float, float, float, float], ...]
_THREE: _Places = ((-0.46, -0.2, 0.0, 0.52), (0.44, -0.26, 0.12, 0.5), (0.02, 0.46, 0.24, 0.54))
_FOUR: _Places = ((-0.5, -0.3, 0.0, 0.45), (0.46, -0.38, 0.12, 0.43), (-0.28, 0.5, 0.1, 0.45), (0.38, 0.34, 0.3, 0.47))
_FIVE: _Places = (
    (-0.55, -0.28, 0.0, 0.36), (0.5, -0.42, 0.1, 0.34), (-0.3, 0.52, 0.08, 0.36), (0.5, 0.36, 0.2, 0.37),
    (0.0, -0.02, 0.4, 0.38),
)  # fmt: skip


def _wide(places: _Places, share: float) -> _Places:
    """Places for a cluster that is larger than a flower of its size."""
    return tuple((x * share, y * share, z * share, size * share) for x, y, z, size in places)


def _cyme(floret: Form, places: _Places) -> Form:
    """A small cluster of florets, which a habit places as one."""
    parts: list[Layer | Tube | Disc | Stamens] = []
    for number, (x, y, z, size) in enumerate(places):
        for part in floret:
            if isinstance(part, Layer):
                parts.append(
                    part._replace(
                        length=part.length * size, radius=part.radius * size, height=part.height * size,
                        shift=(x, y, z), turn=number * 37.0, shade=part.shade + 0.12 * (number % 3 - 1),
                    )
                )  # fmt: skip
            elif isinstance(part, Stamens):
                parts.append(
                    part._replace(
                        length=part.length * size, radius=part.radius * size, low=part.low * size,
                        size=part.size * size, shift=(x, y, z),
                    )
                )  # fmt: skip
    return tuple(parts)


def _eye(size: float, paint: str = "centre", low: float = 0.25) -> Stamens:
    """The eye of a floret: one dot."""
    return Stamens(1, 0.0, 0, 0, 0.0, low, size, paint)


def _star(count: int, outline: str, width: float, *eye: Stamens, tip: float = 88.0, shade: float = 0.0) -> Form:
    """A flat floret of so many petals."""
    return (Layer(count, outline, 1, width, 68, tip, cup=0.08, veins=0, uneven=0.1, shade=shade), *eye)


_FLAT_BUD: Form = (
    Layer(3, "round", 0.62, 0.95, 34, 0, cup=0.5, veins=0),
    Layer(3, "ovate", 0.42, 0.6, 45, 10, cup=0.3, paint="leaf", veins=0),
)
#: A little club, as the buds of tubular florets are.
_CLUB: Form = (
    Layer(3, "spatulate", 1.25, 0.42, 14, 2, cup=0.5, veins=0),
    Layer(3, "lanceolate", 0.5, 0.4, 24, 6, cup=0.3, paint="leaf", veins=0),
)
#: A plump bud whose lips are still shut.
_SHUT: Form = (
    Layer(4, "obovate", 0.95, 0.75, 34, -6, cup=0.45, veins=0),
    Layer(3, "ovate", 0.5, 0.6, 42, 8, cup=0.3, paint="leaf", veins=0),
)
_SPUR_BUD: Form = (
    Layer(4, "ovate", 0.85, 0.8, 42, -8, cup=0.4, veins=0),
    Layer(1, "needle", 0.9, 0.2, 150, 190, veins=0, shade=-0.2),
    Layer(2, "ovate", 0.5, 0.5, 30, 5, paint="leaf", veins=0),
)
_GRAINS: Form = _cyme(
    (
        Layer(3, "round", 1.35, 1.0, 50, 10, cup=0.4, veins=0),
        Layer(1, "ovate", 0.8, 0.8, 30, 20, paint="leaf", veins=0),
    ),
    _FIVE,
)
#: The leaves of a twig in flower, behind its blossom.
_LEAFY = Layer(2, "elliptic", 1.7, 0.42, 74, 98, height=-0.35, paint="leaf", veins=1, uneven=0.28, shade=-0.05)

FORMS: dict[str, Form] = {
    # domes
    "alyssum": _cyme(_star(4, "round", 0.92, _eye(0.2), shade=0.2), _wide(_FOUR, 1.25)),
    "candytuft": (
        Layer(1, "oblong", 1.1, 0.62, 75, 92, veins=1, turn=62, uneven=0.12),
        Layer(1, "oblong", 1.1, 0.62, 75, 92, veins=1, turn=118, uneven=0.12),
        Layer(1, "round", 0.62, 0.72, 70, 88, veins=0, turn=232, height=0.03),
        Layer(1, "round", 0.62, 0.72, 70, 88, veins=0, turn=308, height=0.03),
        Stamens(5, 0.14, 20, 12, 0.03, 0.1, 0.09),
    ),
    "wallflower": (
        Layer(2, "round", 1, 0.95, 66, 92, cup=0.06, ruffle=0.03, veins=2, wash=0.5),
        Layer(2, "round", 1, 0.95, 66, 90, cup=0.06, ruffle=0.03, veins=2, wash=0.5, height=0.05),
        Layer(4, "lanceolate", 0.45, 0.35, 60, 30, paint="leaf", veins=0, height=-0.25),
        Stamens(4, 0.16, 15, 8, 0.02, 0.12, 0.12),
    ),
    "honesty": (
        Layer(4, "obovate", 1, 0.74, 70, 92, cup=0.05, veins=3),
        Stamens(4, 0.14, 14, 8, 0.02, 0.1, 0.11),
    ),
    "phlox": (
        Layer(5, "obovate", 1, 0.95, 80, 92, cup=0.04, veins=1, ragged=0.03),
        _eye(0.16, "dark", 0.2),
    ),
    "sweet-william": (
        Layer(3, "needle", 1.2, 0.1, 60, 42, height=-0.35, paint="leaf", veins=0),
        Layer(5, "pinked", 1, 0.95, 78, 92, cup=0.04, veins=0, marks="blotch", marked="second"),
        Stamens(3, 0.2, 15, 10, 0.02, 0.1, 0.09, "white"),
    ),
    "bouvardia": (
        Tube(0.1, 0.16, -1.3, 0, 4, 0.05, paint="petal", inside="petal"),
        Layer(4, "pointed", 1, 0.72, 72, 92, cup=0.05, veins=1),
        _eye(0.16, "thread"),
    ),
    "hydrangea": (
        Layer(2, "round", 0.98, 1.12, 76, 90, cup=0.07, veins=3),
        Layer(2, "round", 0.96, 1.12, 74, 88, cup=0.07, veins=3, height=0.04),
        _eye(0.15),
    ),
    "snowball": _star(5, "round", 0.95, _eye(0.2, "thread")),
    "lilac": _cyme(
        (Layer(4, "pointed", 1.0, 0.8, 66, 84, cup=0.14, veins=0, uneven=0.12), _eye(0.2)), _wide(_FIVE, 1.9)
    ),
    "elder": _cyme(_star(5, "round", 0.85, _eye(0.34), shade=0.12), _wide(_FIVE, 1.65)),
    "tufts": (
        *_cyme(_star(5, "lanceolate", 0.5, tip=70), _FOUR),
        Stamens(9, 0.85, 32, 24, 0.35, 0.1, 0.07, "petal", "petal"),
    ),
    "sedum": _cyme((*_star(5, "lanceolate", 0.56), _eye(0.36, "second")), _wide(_FIVE, 1.35)),
    "heliotrope": _cyme(_star(5, "round", 0.88, _eye(0.26)), _wide(_FIVE, 1.25)),
    "hawthorn": (
        _LEAFY,
        *_cyme(
            (
                Layer(5, "round", 1, 0.95, 66, 86, cup=0.12, veins=0, shade=0.1),
                Stamens(6, 0.5, 34, 14, 0.05, 0.1, 0.16),
            ),
            _wide(_THREE, 1.7),
        ),
    ),
    "bridal-wreath": (
        _LEAFY._replace(number=1),
        *_cyme(_star(5, "round", 0.95, _eye(0.3, "thread"), shade=0.25), _wide(_FIVE, 1.8)),
    ),
    "verbena": _cyme(_star(5, "heart", 0.7), _FIVE),
    "phacelia": (
        Layer(5, "round", 0.85, 0.85, 30, 72, cup=0.2, veins=0),
        Stamens(6, 1.25, 20, 12, 0.1, 0.1, 0.1, "dark", "dark"),
    ),
    # clouds
    "gypsophila": (
        Stamens(4, 0.8, 62, 30, 0.0, -0.5, 0.13, "leaf"),
        *_cyme(
            (
                Layer(5, "notched", 1, 0.9, 62, 86, cup=0.1, veins=0, uneven=0.16, shade=0.16),
                Layer(3, "notched", 0.62, 0.9, 30, 55, cup=0.2, veins=0, height=0.12, uneven=0.16),
            ),
            ((-0.7, -0.3, 0.0, 0.5), (0.56, -0.5, 0.1, 0.44), (0.1, 0.6, 0.2, 0.54)),
        ),
    ),
    "soapwort": (
        Layer(5, "notched", 1, 0.66, 60, 84, cup=0.1, veins=0, uneven=0.12),
        _eye(0.2, "thread"),
    ),
    "forget-me-not": (
        Layer(5, "round", 1, 0.95, 80, 92, veins=0, uneven=0.07),
        Layer(5, "round", 0.34, 0.7, 70, 80, veins=0, height=0.12, paint="white", uneven=0.05),
        _eye(0.36, "centre", 0.35),
    ),
    "sea-lavender": _cyme(_star(5, "obovate", 0.66, _eye(0.26, "white"), tip=66), _wide(_THREE, 1.35)),
    "statice": _cyme(
        (Layer(5, "toothed", 1.05, 1.0, 48, 74, cup=0.1, ruffle=0.05, veins=0), _eye(0.5, "white", 0.35)),
        _wide(_FIVE, 1.6),
    ),
    "lady's-mantle": _cyme(_star(4, "ovate", 0.7, _eye(0.4)), _FIVE),
    "meadow-rue": (
        Layer(4, "ovate", 1, 0.7, 74, 98, cup=0.08, veins=1),
        Stamens(20, 0.95, 40, 34, 0.04, 0.1, 0.12),
    ),
    "mimosa": _cyme(
        (
            Stamens(18, 0.9, 90, 90, 0.0, 0.0, 0.14, "petal", "petal"),
            _eye(1.35, "petal", 0.0),
            Stamens(12, 0.5, 60, 60, 0.0, 0.0, 0.2, "second", "petal"),
        ),
        _THREE,
    ),
    "waxflower": (
        Layer(5, "round", 0.98, 0.98, 62, 84, cup=0.14, veins=0),
        Disc(6, 0.28, 0.05, 0.1, 0.11, "centre", ground="second"),
    ),
    # spikes
    "delphinium": (
        Layer(5, "obovate", 1, 0.92, 74, 92, cup=0.1, veins=1, uneven=0.12),
        Layer(3, "obovate", 0.84, 0.85, 66, 80, cup=0.14, veins=0, uneven=0.14, shade=0.1),
        Layer(4, "notched", 0.36, 0.8, 34, 72, height=0.14, paint="second", veins=0),
    ),
    "larkspur": (
        Layer(5, "obovate", 1, 0.74, 70, 94, cup=0.08, veins=1, uneven=0.16),
        Layer(4, "heart", 0.62, 0.8, 40, 66, cup=0.2, veins=0, uneven=0.18, height=0.06, shade=0.1),
        Layer(1, "needle", 0.95, 0.14, 168, 160, veins=0, height=-0.1),
    ),
    "monkshood": (
        Layer(0, "round", 0.8, 0.8, 70, 96, azimuths=(238, 302), veins=1),
        Layer(0, "round", 0.86, 1.05, 60, 84, azimuths=(190, -10), cup=0.3, veins=1, height=0.05),
        Layer(0, "oblong", 1.4, 0.74, 86, 50, azimuths=(90,), cup=0.4, veins=3, height=0.1, marks="blotch"),
        Stamens(6, 0.3, 40, 20, 0.05, 0.2, 0.1),
    ),
    "stock": (
        Layer(4, "notched", 1.18, 0.95, 72, 96, cup=0.05, ruffle=0.07, veins=1, uneven=0.14),
        Layer(5, "notched", 0.92, 0.95, 55, 78, cup=0.1, ruffle=0.07, veins=0, uneven=0.16),
        Layer(5, "notched", 0.68, 0.95, 34, 52, cup=0.2, ruffle=0.07, veins=0, uneven=0.2, height=0.06, shade=0.1),
        Layer(3, "round", 0.48, 1.0, 10, 28, cup=0.4, ruffle=0.06, veins=0, height=0.1, uneven=0.2),
    ),
    "hollyhock": (
        Layer(5, "round", 1, 1.22, 62, 86, cup=0.08, ruffle=0.05, veins=5, wash=0.36),
        Disc(16, 0.1, 0.3, 0.1, 0.07),
    ),
    "bellflower": (
        Layer(5, "oblong", 1.2, 0.86, 26, 44, curl=56, cup=0.22, veins=3, height=-0.3),
        Stamens(3, 0.5, 10, 6, 0.02, 0.0, 0.13, "white", "white"),
        Layer(5, "lanceolate", 0.5, 0.35, 50, 40, height=-0.4, paint="leaf", veins=0),
    ),
    "gentian": (
        Tube(0.16, 0.42, -1.2, 0.5, 5, 0.08, belly=0.36, paint="petal", inside="petal"),
        Layer(5, "ovate", 0.5, 0.95, 10, 42, radius=0.38, height=0.4, cup=0.2, veins=1),
    ),
    "snapdragon": (
        Tube(0.24, 0.4, -1.0, 0.0, 5, 0.08, belly=0.46, paint="petal", inside="petal"),
        Layer(0, "round", 0.98, 0.88, 50, 106, azimuths=(65, 115), ruffle=0.06, veins=2, height=0.1, shade=-0.12),
        Layer(0, "round", 0.84, 0.8, 70, 120, azimuths=(228, 312), ruffle=0.06, veins=1, height=0.08),
        Layer(0, "round", 0.8, 0.8, 66, 124, azimuths=(270,), ruffle=0.05, veins=1, height=0.1),
        Layer(
            0,
            "round",
            0.56,
            0.95,
            20,
            110,
            azimuths=(225, 315),
            cup=0.35,
            veins=0,
            height=0.16,
            radius=0.02,
            paint="second",
        ),
    ),
    "butterfly-snapdragon": (
        Tube(0.2, 0.4, -0.9, 0.0, 5, 0.08, paint="petal", inside="petal"),
        Layer(0, "round", 0.98, 1.05, 55, 90, azimuths=(60, 120), ruffle=0.08, veins=2),
        Layer(0, "round", 0.92, 1.05, 55, 92, azimuths=(195, 345, 270), ruffle=0.08, veins=2, height=0.04, wash=0.4),
        Disc(6, 0.12, 0.06, 0.2, 0.11),
    ),
    "foxglove": (
        Tube(0.2, 0.52, -1.0, 0.6, 5, 0.05, belly=0.47, paint="petal", inside="second"),
        Layer(0, "round", 0.42, 1.4, 30, 80, azimuths=(90, 20, 160), radius=0.38, height=0.5, veins=0),
        Layer(
            0,
            "round",
            0.78,
            1.15,
            20,
            74,
            azimuths=(270,),
            radius=0.3,
            height=0.5,
            veins=0,
            marks="spots",
            paint="second",
        ),
        Layer(4, "ovate", 0.55, 0.7, 60, 15, height=-1.12, paint="leaf", veins=0),
    ),
    "bell-spray": (
        Tube(0.16, 0.42, -1.3, 0.1, 5, 0.06, belly=0.36, paint="petal", inside="petal"),
        Layer(5, "round", 0.5, 0.95, 25, 80, radius=0.3, height=0.0, veins=0),
        Layer(4, "ovate", 0.45, 0.7, 60, 15, height=-1.4, paint="leaf", veins=0),
    ),
    "obedient": (
        Tube(0.14, 0.42, -1.3, 0.0, 5, 0.06, belly=0.36, paint="petal", inside="petal"),
        Layer(0, "round", 0.6, 1.1, 20, 60, azimuths=(90,), radius=0.3, cup=0.3, veins=0),
        Layer(0, "round", 0.56, 0.95, 50, 98, azimuths=(210, 270, 330), radius=0.25, veins=0, marks="spots"),
        Layer(3, "ovate", 0.5, 0.7, 60, 15, height=-1.4, paint="leaf", veins=0),
    ),
    "acanthus": (
        Layer(0, "pointed", 0.95, 0.5, 80, 96, azimuths=(250, 290, 270), height=-0.15, paint="leaf", veins=1),
        Layer(0, "heart", 0.95, 1.1, 60, 100, azimuths=(270,), veins=3, ruffle=0.03),
        Layer(0, "ovate", 1.35, 0.82, 55, 20, azimuths=(90,), curl=-45, cup=0.45, radius=0.15, paint="second", veins=3),
        Stamens(3, 0.35, 25, 10, 0.04, 0.1, 0.1),
    ),
    "lip": (
        Layer(3, "ovate", 0.85, 0.72, 26, 6, cup=0.45, height=-0.75, paint="second", veins=0),
        Layer(1, "notched", 0.72, 0.9, 20, 66, turn=90, cup=0.2, veins=0, height=-0.02),
        Layer(3, "round", 0.6, 0.9, 40, 96, turn=270, veins=0, uneven=0.12),
    ),
    "lavender": (
        Layer(3, "oblong", 1.0, 0.55, 22, 4, cup=0.45, height=-0.75, paint="second", veins=0),
        Layer(2, "round", 0.62, 0.9, 24, 76, turn=66, veins=0, height=0.02),
        Layer(3, "round", 0.46, 0.9, 40, 96, turn=270, veins=0, uneven=0.2, shade=0.08),
    ),
    "speedwell": (
        Layer(4, "ovate", 0.95, 0.6, 40, 72, veins=0, uneven=0.14),
        Stamens(2, 1.25, 24, 8, 0.05, 0.1, 0.12, "dark", "petal"),
    ),
    "gooseneck": (Layer(5, "elliptic", 1, 0.58, 64, 86, veins=0, cup=0.1), _eye(0.24)),
    "shell-bell": (
        Tube(0.2, 0.88, -0.75, 0.28, 6, 0.06, belly=0.55, paint="petal", inside="petal", depth=-0.2),
        Layer(6, "round", 0.34, 1.5, 40, 62, radius=0.66, height=0.12, veins=1),
        Layer(3, "round", 0.34, 0.85, 10, 40, height=-0.1, paint="white", veins=0, shade=0.2),
    ),
    "mignonette": (
        Layer(5, "fringed", 0.95, 0.6, 60, 92, veins=0, uneven=0.15),
        Stamens(9, 0.5, 34, 22, 0.05, 0.1, 0.2),
    ),
    "bracts": (
        Layer(2, "ovate", 1.2, 0.8, 45, 70, cup=0.15, veins=5),
        Layer(2, "ovate", 0.8, 0.75, 30, 50, cup=0.2, veins=3, shade=-0.1),
    ),
    # peas
    "sweet-pea": (
        Layer(0, "standard", 1.2, 1.55, 40, 100, azimuths=(90,), curl=14, cup=0.04, ruffle=0.06, veins=5, height=-0.1),
        Layer(
            0, "obovate", 0.86, 0.86, 18, 66, azimuths=(256, 284), cup=0.3, ruffle=0.05, veins=2, height=0.1, shade=0.06
        ),
        Layer(
            0, "obovate", 0.66, 0.95, 4, 26, azimuths=(68, 112), cup=0.3, ruffle=0.04, veins=1, height=0.16, shade=0.14
        ),
        Layer(0, "elliptic", 0.42, 0.5, 10, 40, azimuths=(270,), cup=0.5, veins=0, height=0.4, paint="second"),
        Layer(5, "lanceolate", 0.36, 0.5, 60, 100, height=-0.2, paint="leaf", veins=0),
    ),
    "broom": (
        Layer(0, "standard", 1.05, 1.15, 48, 104, azimuths=(90,), cup=0.1, veins=0),
        Layer(0, "elliptic", 0.9, 0.6, 40, 84, azimuths=(235, 305), cup=0.2, veins=0),
        Layer(0, "elliptic", 0.85, 0.55, 30, 74, azimuths=(270,), cup=0.3, veins=0, paint="second", height=0.06),
    ),
    "lupin": (
        Layer(1, "round", 1.25, 1.05, 50, 84, turn=90, cup=0.2, veins=0, paint="second"),
        Layer(2, "round", 1.25, 0.85, 22, 62, turn=250, cup=0.3, veins=0, uneven=0.06, height=0.02),
        Layer(1, "round", 1.2, 0.8, 24, 64, turn=270, cup=0.4, veins=0, height=0.1, shade=-0.1),
    ),
    "wisteria": (
        Layer(1, "standard", 1.3, 1.2, 46, 92, turn=90, cup=0.1, veins=1, marks="blotch", marked="centre"),
        Layer(1, "elliptic", 1.15, 0.62, 30, 66, turn=240, cup=0.25, veins=0, shade=-0.1),
        Layer(1, "elliptic", 1.15, 0.62, 30, 66, turn=300, cup=0.25, veins=0, shade=-0.1),
        Layer(1, "elliptic", 0.85, 0.6, 20, 50, turn=270, cup=0.4, veins=0, height=0.05, shade=-0.25),
    ),
    # branches
    "forsythia": (
        Layer(4, "strap", 1.05, 0.4, 46, 84, curl=12, cup=0.2, veins=1, uneven=0.14),
        Stamens(2, 0.14, 10, 6, 0.02, 0.1, 0.1, "second"),
    ),
    "mock-orange": (
        Layer(2, "round", 1, 0.98, 72, 92, cup=0.1, veins=2),
        Layer(2, "round", 1, 0.98, 70, 90, cup=0.1, veins=2, height=0.03),
        Stamens(18, 0.42, 32, 18, 0.05, 0.1, 0.075),
    ),
    "tea-tree": (
        _LEAFY._replace(outline="needle", width=0.16, length=1.5, veins=0),
        Layer(5, "round", 0.85, 1.0, 80, 92, radius=0.26, veins=0, cup=0.06),
        Disc(5, 0.27, 0.02, 0.02, 0.08, "second"),
        Stamens(12, 0.22, 50, 15, 0.28, 0.08, 0.08),
    ),
    "witch-hazel": (
        Layer(6, "strap", 1.05, 0.13, 40, 95, ruffle=0.1, uneven=0.3, veins=0),
        Layer(6, "strap", 0.95, 0.14, 20, 75, ruffle=0.1, uneven=0.34, veins=0),
        Layer(5, "ovate", 0.3, 0.8, 50, 60, paint="second", veins=0, height=0.1),
    ),
    "rhododendron": (
        Tube(0.1, 0.4, -0.6, 0.0, 5, 0.05, paint="petal", inside="petal"),
        Layer(5, "round", 1, 1.02, 44, 88, cup=0.07, ruffle=0.05, veins=3),
        Layer(1, "obovate", 0.8, 0.6, 50, 82, turn=90, veins=0, marks="spots", height=0.07),
        Stamens(8, 0.85, 34, 14, 0.04, 0.1, 0.08, "dark", "second"),
    ),
    "heather": _cyme((Layer(4, "ovate", 1.15, 0.85, 36, 22, cup=0.4, veins=0, uneven=0.2),), _FOUR),
    "heath": (
        Tube(0.4, 0.34, -1.0, 0.5, 4, 0.1, belly=0.62, paint="petal", inside="petal"),
        Layer(4, "ovate", 0.32, 0.9, 20, 70, radius=0.28, height=0.42, veins=0, shade=-0.2),
        Stamens(3, 0.3, 8, 4, 0.05, 0.5, 0.14, "dark", "dark"),
    ),
    "urn": (
        Tube(0.34, 0.3, -0.9, 0.6, 5, 0.1, belly=0.62, paint="petal", inside="petal"),
        Layer(5, "ovate", 0.2, 1.0, 60, 110, radius=0.26, height=0.58, veins=0),
        Layer(3, "ovate", 0.5, 0.7, 70, 15, height=-1.05, paint="leaf", veins=0),
    ),
    # heads of their own kind
    "bergamot": (
        Layer(5, "ovate", 0.66, 0.5, 84, 104, height=-0.15, paint="leaf", veins=1, shade=0.1),
        Layer(16, "strap", 1.05, 0.095, 62, 100, curl=50, ragged=0.1, uneven=0.24, veins=0),
        Layer(15, "strap", 0.98, 0.095, 42, 72, curl=56, ragged=0.1, uneven=0.24, veins=0, height=0.06),
        Layer(11, "strap", 0.84, 0.1, 18, 42, curl=50, ragged=0.1, uneven=0.26, veins=0, height=0.1),
        Disc(18, 0.22, 0.14, 0.12, 0.07, "second"),
        Stamens(14, 1.0, 52, 30, 0.1, 0.1, 0.04, "dark", "petal"),
    ),
    "cockscomb": (
        Layer(0, "obovate", 0.85, 0.95, 0, 30, azimuths=(0, 55, 125, 180, 235, 305), height=-0.6, shade=-0.25, veins=2),
        Layer(0, "obovate", 1.05, 0.66, 4, 42, azimuths=(-12, 20, 160, 192, 90, 270), height=-0.9, shade=-0.3, veins=3),
        *(
            Layer(
                5,
                "heart",
                0.42,
                1.4,
                0,
                92,
                height=z,
                ruffle=0.2,
                ragged=0.1,
                uneven=0.4,
                veins=2,
                shade=tone,
                shift=(0.74 * x, 0.8 * y, 0),
            )
            for x, y, z, tone in (
                (-0.8, -0.05, -0.05, -0.1),
                (0.8, 0.06, -0.02, 0),
                (-0.55, 0.2, 0.02, 0.1),
                (0.55, -0.2, 0.04, 0.12),
                (-0.3, -0.12, 0.1, 0),
                (0.3, 0.2, 0.1, -0.08),
                (-0.05, 0.24, 0.12, -0.1),
                (0.05, -0.2, 0.16, 0.12),
                (-0.6, -0.26, 0.0, 0),
                (0.62, 0.28, 0.0, 0.1),
            )
        ),
    ),
    "velvet": _cyme((Layer(5, "ovate", 1.15, 0.7, 40, 62, cup=0.3, veins=0, uneven=0.25),), _wide(_FOUR, 1.2)),
    "plume": _cyme((Layer(5, "lanceolate", 1.2, 0.42, 30, 66, veins=0, uneven=0.3),), _wide(_FIVE, 1.5)),
    "tobacco": (
        Tube(0.07, 0.16, -1.5, 0, 5, 0.05, paint="petal", inside="petal"),
        Layer(5, "pointed", 1, 0.92, 66, 92, cup=0.05, veins=2),
        _eye(0.16, "thread"),
    ),
    "jasmine": (
        Tube(0.06, 0.12, -1.2, 0, 5, 0.05, inside="petal"),
        Layer(5, "ovate", 1, 0.62, 72, 92, cup=0.05, veins=1),
        _eye(0.14, "centre"),
    ),
    "spurge": (
        Layer(5, "obovate", 1, 0.8, 66, 88, veins=0, cup=0.1),
        _eye(0.34, "centre"),
    ),
}

BUDS: dict[str, Form] = {
    **dict.fromkeys(("alyssum", "heliotrope", "verbena", "lilac", "elder", "sedum", "hawthorn"), _GRAINS),
    **dict.fromkeys(("plume", "velvet", "tufts", "heather", "lady's-mantle"), _GRAINS),
    **dict.fromkeys(
        ("gypsophila", "soapwort", "forget-me-not", "spurge", "waxflower", "mimosa", "candytuft"), _FLAT_BUD
    ),
    **dict.fromkeys(
        ("speedwell", "gooseneck", "mignonette", "tea-tree", "hydrangea", "wallflower", "lupin"), _FLAT_BUD
    ),
    **dict.fromkeys(("bouvardia", "phlox", "tobacco", "jasmine", "lip", "obedient", "bell-spray"), _CLUB),
    **dict.fromkeys(("foxglove", "lavender"), _CLUB),
    **dict.fromkeys(("snapdragon", "butterfly-snapdragon", "stock", "acanthus", "broom", "wisteria"), _SHUT),
    **dict.fromkeys(("delphinium", "larkspur", "monkshood"), _SPUR_BUD),
}
