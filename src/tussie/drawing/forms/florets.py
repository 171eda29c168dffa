"""Small flowers that make spikes, domes and clouds: delphinium, stock, lilac, lavender, alyssum."""

from __future__ import annotations

from tussie.drawing.flower import Disc, Form, Layer, Stamens, Tube

#: Where the florets of a small cluster stand, in radii of the cluster: across, up, near, and their size.
_Places = tuple[tuple[float, float, float, float], ...]
_THREE: _Places = ((-0.46, -0.2, 0.0, 0.52), (0.44, -0.26, 0.12, 0.5), (0.02, 0.46, 0.24, 0.54))
_FOUR: _Places = ((-0.5, -0.3, 0.0, 0.45), (0.46, -0.38, 0.12, 0.43), (-0.28, 0.5, 0.1, 0.45), (0.38, 0.34, 0.3, 0.47))
_FIVE: _Places = (
    (-0.55, -0.28, 0.0, 0.36), (0.5, -0.42, 0.1, 0.34), (-0.3, 0.52, 0.08, 0.36), (0.5, 0.36, 0.2, 0.37),
    (0.0, -0.02, 0.36, 0.38),
)  # fmt: skip


def _cyme(floret: Form, places: _Places) -> Form:
    """A small cluster of florets, which a habit places as one."""
    parts: list[Layer | Tube | Disc | Stamens] = []
    for number, (x, y, z, size) in enumerate(places):
        for part in floret:
            if isinstance(part, Layer):
                parts.append(
                    part._replace(
                        length=part.length * size, radius=part.radius * size, height=part.height * size, shift=(x, y, z),
                        turn=number * 37.0, shade=part.shade + 0.12 * (number % 3 - 1),
                    )
                )  # fmt: skip
            elif isinstance(part, Stamens):
                parts.append(
                    part._replace(
                        length=part.length * size, radius=part.radius * size, low=part.low * size, size=part.size * size,
                        shift=(x, y, z),
                    )
                )  # fmt: skip
    return tuple(parts)


def _eye(size: float, paint: str = "centre", low: float = 0.25) -> Stamens:
    """The eye of a floret: one dot."""
    return Stamens(1, 0.0, 0, 0, 0.0, low, size, paint)


def _star(count: int, outline: str, width: float, *eye: Stamens, tip: float = 88.0) -> Form:
    """A flat floret of so many petals."""
    return (Layer(count, outline, 1, width, 68, tip, cup=0.08, veins=0, uneven=0.1), *eye)


_FLAT_BUD: Form = (
    Layer(3, "round", 0.62, 0.95, 34, 0, cup=0.5, veins=0),
    Layer(3, "ovate", 0.42, 0.6, 45, 10, cup=0.3, paint="leaf", veins=0),
)
#: A little club, as the buds of tubular florets are.
_CLUB: Form = (
    Layer(3, "spatulate", 1.25, 0.42, 14, 2, cup=0.5, veins=0),
    Layer(3, "lanceolate", 0.5, 0.4, 24, 6, cup=0.3, paint="leaf", veins=0),
)
_SPUR_BUD: Form = (
    Layer(4, "ovate", 0.85, 0.8, 42, -8, cup=0.4, veins=0),
    Layer(1, "needle", 0.9, 0.2, 150, 190, veins=0, shade=-0.2),
    Layer(2, "ovate", 0.5, 0.5, 30, 5, paint="leaf", veins=0),
)
_GRAINS: Form = _cyme((Layer(3, "round", 1.1, 1.0, 42, 12, cup=0.4, veins=0),), _FOUR)
_WHITE_STAR: Form = _star(5, "elliptic", 0.55)

FORMS: dict[str, Form] = {
    # domes
    "alyssum": _cyme(_star(4, "round", 0.86, _eye(0.34)), _FOUR),
    "candytuft": (
        Layer(1, "oblong", 1.1, 0.62, 75, 92, veins=1, turn=62, uneven=0.12),
        Layer(1, "oblong", 1.1, 0.62, 75, 92, veins=1, turn=118, uneven=0.12),
        Layer(1, "round", 0.62, 0.72, 70, 88, veins=0, turn=232, height=0.03),
        Layer(1, "round", 0.62, 0.72, 70, 88, veins=0, turn=308, height=0.03),
        Stamens(5, 0.14, 20, 12, 0.03, 0.1, 0.13),
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
        _eye(0.16, "dark"),
    ),
    "hydrangea": (
        Layer(2, "round", 0.98, 1.12, 76, 90, cup=0.07, veins=3),
        Layer(2, "round", 0.96, 1.12, 74, 88, cup=0.07, veins=3, height=0.04),
        _eye(0.15),
    ),
    "snowball": _star(5, "round", 0.95, _eye(0.2, "thread")),
    "lilac": _cyme(
        (
            Layer(4, "pointed", 1.0, 0.72, 66, 86, cup=0.14, veins=0, uneven=0.12),
            _eye(0.28),
        ),
        _FOUR,
    ),
    "froth": _cyme(_star(5, "elliptic", 0.6), _FIVE),
    "elder": _cyme(_star(5, "round", 0.8, _eye(0.4)), _FIVE),
    "tufts": (
        *_cyme(_star(5, "lanceolate", 0.5, tip=70), _FOUR),
        Stamens(9, 0.85, 32, 24, 0.35, 0.1, 0.07, thread="petal"),
    ),
    "sedum": _cyme((*_star(5, "lanceolate", 0.52), _eye(0.42, "second")), _FIVE),
    "heliotrope": _cyme(_star(5, "round", 0.85, _eye(0.3)), _FIVE),
    "hawthorn": _cyme(
        (Layer(5, "round", 1, 0.95, 66, 86, cup=0.12, veins=0), Stamens(6, 0.5, 34, 14, 0.05, 0.1, 0.16)), _THREE
    ),
    "verbena": _cyme(_star(5, "heart", 0.7), _FIVE),
    "phacelia": (
        Layer(5, "round", 0.85, 0.85, 30, 72, cup=0.2, veins=0),
        Stamens(6, 1.25, 20, 12, 0.1, 0.1, 0.1, "dark", "dark"),
    ),
    # clouds
    "gypsophila": (
        Layer(4, "lanceolate", 0.5, 0.5, 50, 20, height=-0.4, paint="leaf", veins=0),
        Layer(5, "notched", 1, 0.8, 62, 88, cup=0.1, veins=0, uneven=0.16),
        Layer(4, "notched", 0.66, 0.8, 30, 55, cup=0.2, veins=0, height=0.12, uneven=0.16),
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
    "sea-lavender": _cyme(_star(5, "obovate", 0.6, _eye(0.24, "white"), tip=66), _THREE),
    "statice": (
        Layer(5, "toothed", 1.1, 0.95, 22, 66, cup=0.15, ruffle=0.07, veins=2),
        Layer(5, "notched", 0.5, 0.8, 30, 75, height=0.3, paint="white", veins=0),
    ),
    "lady's-mantle": _cyme(_star(4, "ovate", 0.7, _eye(0.4)), _FIVE),
    "meadow-rue": (
        Layer(4, "ovate", 1, 0.7, 74, 98, cup=0.08, veins=1),
        Stamens(14, 0.85, 34, 26, 0.04, 0.1, 0.11),
    ),
    "mimosa": (
        Stamens(18, 0.95, 78, 22, 0.1, 0.0, 0.16, "petal", "petal"),
        Disc(26, 0.78, 0.5, 0.0, 0.2, "petal"),
    ),
    "waxflower": (
        Layer(5, "round", 0.98, 0.98, 62, 84, cup=0.14, veins=0),
        Disc(7, 0.36, 0.05, 0.1, 0.12, "centre", ground="second"),
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
        Layer(0, "round", 0.85, 0.85, 60, 96, azimuths=(235, 305), veins=1),
        Layer(0, "round", 0.9, 1.05, 50, 84, azimuths=(178, 2), cup=0.3, veins=1, height=0.05),
        Layer(0, "ovate", 1.35, 1.0, 72, -30, azimuths=(90,), curl=-60, cup=0.55, veins=3, radius=0.3, shade=-0.1),
        Stamens(7, 0.35, 40, 20, 0.05, 0.1, 0.1),
    ),
    "stock": (
        Layer(4, "notched", 1, 0.95, 72, 98, cup=0.05, ruffle=0.07, veins=1, uneven=0.14),
        Layer(5, "notched", 0.8, 0.95, 55, 80, cup=0.1, ruffle=0.07, veins=0, uneven=0.16),
        Layer(4, "round", 0.58, 0.95, 36, 56, cup=0.2, ruffle=0.06, veins=0, uneven=0.16, height=0.06, shade=-0.06),
        Layer(3, "round", 0.36, 1.0, 14, 26, cup=0.4, veins=0, height=0.1, shade=-0.14),
    ),
    "hollyhock": (
        Layer(5, "round", 1, 1.22, 62, 86, cup=0.08, ruffle=0.05, veins=5, wash=0.36),
        Disc(16, 0.1, 0.3, 0.1, 0.07),
    ),
    "bellflower": (
        Tube(0.12, 0.66, -0.35, 0.42, 5, 0.05, belly=0.5, paint="petal", inside="petal"),
        Layer(5, "pointed", 0.62, 1.15, 40, 78, radius=0.52, height=0.26, cup=0.05, veins=1),
        Stamens(3, 0.4, 10, 6, 0.02, 0.4, 0.12, "white", "white"),
    ),
    "gentian": (
        Tube(0.16, 0.42, -1.2, 0.5, 5, 0.08, belly=0.36, paint="petal", inside="petal"),
        Layer(5, "ovate", 0.5, 0.95, 10, 42, radius=0.38, height=0.4, cup=0.2, veins=1),
    ),
    "snapdragon": (
        Tube(0.22, 0.44, -1.0, 0.0, 5, 0.08, belly=0.46, paint="petal", inside="petal"),
        Layer(0, "round", 0.98, 1.0, 48, 104, azimuths=(63, 117), ruffle=0.05, veins=2, height=0.1, shade=-0.08),
        Layer(0, "round", 0.72, 1.05, 66, 128, azimuths=(212, 328), ruffle=0.05, veins=1, height=0.08),
        Layer(0, "round", 0.74, 0.95, 66, 134, azimuths=(270,), ruffle=0.04, veins=1, height=0.1),
        Layer(0, "round", 0.5, 1.0, 8, 70, azimuths=(248, 292), cup=0.4, veins=0, height=0.14, radius=0.12, paint="second"),
    ),
    "butterfly-snapdragon": (
        Tube(0.2, 0.4, -0.9, 0.0, 5, 0.08, paint="petal", inside="petal"),
        Layer(0, "round", 0.98, 1.05, 55, 90, azimuths=(60, 120), ruffle=0.08, veins=2),
        Layer(0, "round", 0.92, 1.05, 55, 92, azimuths=(195, 345, 270), ruffle=0.08, veins=2, height=0.04, wash=0.4),
        Disc(6, 0.12, 0.06, 0.2, 0.11),
    ),
    "foxglove": (
        Tube(0.2, 0.52, -1.5, 0.1, 5, 0.05, belly=0.46, paint="petal", inside="second"),
        Layer(0, "round", 0.42, 1.4, 30, 80, azimuths=(90, 20, 160), radius=0.38, height=0.0, veins=0),
        Layer(0, "round", 0.78, 1.15, 20, 74, azimuths=(270,), radius=0.3, height=0.0, veins=0, marks="spots", paint="second"),
        Layer(4, "ovate", 0.55, 0.7, 60, 15, height=-1.62, paint="leaf", veins=0),
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
        Layer(0, "standard", 1.12, 1.62, 46, 106, azimuths=(90,), curl=18, cup=0.05, ruffle=0.05, veins=5, shade=-0.04),
        Layer(0, "round", 0.78, 0.92, 22, 88, azimuths=(242, 298), cup=0.24, ruffle=0.04, veins=2, height=0.16, wash=0.4),
        Layer(0, "round", 0.8, 0.78, 10, 40, azimuths=(62, 118), cup=0.2, ruffle=0.03, veins=1, height=0.12, shade=0.1),
        Layer(0, "elliptic", 0.5, 0.55, 16, 50, azimuths=(270,), cup=0.5, veins=0, height=0.32, paint="second"),
        Layer(5, "lanceolate", 0.36, 0.5, 60, 100, height=-0.12, paint="leaf", veins=0),
    ),
    "broom": (
        Layer(0, "standard", 1.05, 1.15, 48, 104, azimuths=(90,), cup=0.1, veins=0),
        Layer(0, "elliptic", 0.9, 0.6, 40, 84, azimuths=(235, 305), cup=0.2, veins=0),
        Layer(0, "elliptic", 0.85, 0.55, 30, 74, azimuths=(270,), cup=0.3, veins=0, paint="second", height=0.06),
    ),
    "lupin": (
        Layer(1, "round", 0.95, 1.1, 40, 76, turn=90, cup=0.25, veins=0, paint="second"),
        Layer(2, "round", 0.95, 0.85, 18, 46, turn=235, cup=0.35, veins=0, uneven=0.12, height=0.02),
        Layer(1, "ovate", 0.85, 0.6, 20, 20, turn=270, cup=0.4, veins=0, height=0.1, shade=-0.15),
    ),
    "wisteria": (
        Layer(1, "standard", 1.05, 1.2, 46, 92, turn=90, cup=0.1, veins=1, marks="blotch", marked="centre"),
        Layer(2, "elliptic", 0.88, 0.62, 30, 66, turn=225, cup=0.25, veins=0, shade=-0.1),
        Layer(1, "elliptic", 0.75, 0.6, 20, 50, turn=270, cup=0.4, veins=0, height=0.05, shade=-0.25),
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
        Layer(5, "round", 0.7, 1.02, 82, 92, radius=0.34, veins=0, cup=0.06),
        Disc(5, 0.36, 0.02, 0.02, 0.08, "second"),
        Stamens(12, 0.2, 50, 15, 0.36, 0.08, 0.08),
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
    "heather": _cyme(
        (
            Layer(4, "ovate", 1.0, 0.8, 34, 24, cup=0.4, veins=0),
            Layer(2, "ovate", 0.9, 0.7, 44, 40, cup=0.3, veins=0, shade=-0.2),
        ),
        ((-0.4, -0.3, 0.0, 0.62), (0.38, 0.1, 0.15, 0.6)),
    ),
    "heath": (
        Tube(0.4, 0.34, -1.0, 0.5, 4, 0.1, belly=0.62, paint="petal", inside="petal"),
        Layer(4, "ovate", 0.32, 0.9, 20, 70, radius=0.28, height=0.42, veins=0, shade=-0.2),
        Stamens(3, 0.3, 8, 4, 0.05, 0.5, 0.14, "dark", "dark"),
    ),
    "urn": (
        Tube(0.34, 0.3, -0.9, 0.6, 5, 0.1, belly=0.62, paint="petal", inside="petal"),
        Layer(5, "ovate", 0.2, 1.0, 60, 110, radius=0.26, height=0.58, veins=0),
        Layer(3, "ovate", 0.45, 0.7, 70, 15, height=-1.0, paint="second", veins=0),
    ),
    # heads of their own kind
    "bergamot": (
        Layer(6, "ovate", 0.72, 0.5, 80, 102, height=-0.15, paint="leaf", veins=1, shade=0.1),
        Layer(11, "oblanceolate", 1.05, 0.2, 64, 102, curl=40, ruffle=0.03, uneven=0.2, veins=0),
        Layer(10, "oblanceolate", 0.95, 0.2, 46, 76, curl=46, uneven=0.2, veins=0, height=0.06),
        Layer(8, "oblanceolate", 0.8, 0.2, 22, 46, curl=40, uneven=0.2, veins=0, height=0.1),
        Disc(22, 0.26, 0.14, 0.12, 0.07, "second"),
        Stamens(9, 1.0, 52, 28, 0.1, 0.1, 0.05, "dark", "petal"),
    ),
    "cockscomb": (
        Layer(7, "round", 0.9, 1.1, 62, 92, ruffle=0.13, ragged=0.12, uneven=0.2, veins=5, height=-0.1),
        Layer(7, "fringed", 0.85, 1.1, 42, 72, ruffle=0.16, ragged=0.12, uneven=0.24, veins=3, height=0.05, shade=0.08),
        Layer(6, "fringed", 0.72, 1.2, 22, 52, ruffle=0.18, ragged=0.12, uneven=0.3, veins=3, height=0.14, shade=-0.1),
        Layer(5, "fringed", 0.6, 1.3, 6, 28, ruffle=0.2, ragged=0.14, uneven=0.3, veins=2, height=0.2, shade=0.1),
    ),
    "velvet": _cyme((Layer(5, "ovate", 1.15, 0.7, 40, 62, cup=0.3, veins=0, uneven=0.25),), _FOUR),
    "plume": _cyme((Layer(5, "lanceolate", 1.2, 0.4, 30, 62, veins=0, uneven=0.3),), _FIVE),
    "tobacco": (
        Tube(0.07, 0.16, -1.5, 0, 5, 0.05, paint="petal", inside="petal"),
        Layer(5, "pointed", 1, 0.92, 66, 92, cup=0.05, veins=2),
        _eye(0.16, "dark"),
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
    **dict.fromkeys(("alyssum", "heliotrope", "verbena", "lilac", "froth", "elder", "sedum", "hawthorn"), _GRAINS),
    **dict.fromkeys(("plume", "velvet", "tufts", "heather", "lady's-mantle"), _GRAINS),
    **dict.fromkeys(("gypsophila", "soapwort", "forget-me-not", "spurge", "waxflower", "mimosa", "candytuft"), _FLAT_BUD),
    **dict.fromkeys(("speedwell", "gooseneck", "mignonette", "tea-tree", "hydrangea", "wallflower", "lupin"), _FLAT_BUD),
    **dict.fromkeys(("bouvardia", "phlox", "tobacco", "jasmine", "lip", "obedient", "bell-spray"), _CLUB),
    **dict.fromkeys(("foxglove", "snapdragon", "butterfly-snapdragon", "lavender"), _CLUB),
    **dict.fromkeys(("delphinium", "larkspur", "monkshood"), _SPUR_BUD),
}
