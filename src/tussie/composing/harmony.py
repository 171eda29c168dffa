"""How well two colours go together, after Ou and Luo.

L.-C. Ou and M. R. Luo, "A colour harmony model for two-colour combinations", Color Research and Application 31
(2006), 191-204: harmony is the sum of a chromatic effect, a lightness effect and a hue effect, fitted to the
judgements of observers, on colours in CIELAB (D65). About -1.2 is least and +1.2 most harmonious.
"""

from __future__ import annotations

from itertools import combinations
from math import atan2, degrees, exp, hypot, radians, sin, sqrt, tanh

from tussie.lexicon import Lexicon

Lab = tuple[float, float, float]

#: Two colours below this harmony (about -1.2 to 1.4) fight, and do not stand in one bouquet.
DISCORD = -0.55

#: The white of D65, and the matrix of IEC 61966-2-1 (sRGB) to XYZ.
_WHITE = (0.95047, 1.0, 1.08883)
_MATRIX = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


def cielab(srgb: str) -> Lab:
    """The CIELAB coordinates (L*, a*, b*) of a colour written ``#rrggbb`` in sRGB, under D65.

    >>> [round(value) for value in cielab("#ffffff")]
    [100, 0, 0]
    """
    linear = [_linear(int(srgb[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    x, y, z = (
        _root(sum(part * value for part, value in zip(row, linear, strict=True)) / white)
        for row, white in zip(_MATRIX, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _root(value: float) -> float:
    return value ** (1 / 3) if value > (6 / 29) ** 3 else value * 841 / 108 + 4 / 29


def harmony(one: Lab, other: Lab) -> float:
    """How well two colours go together, by Ou and Luo (2006): CH = H_C + H_L + H_H; the more the better.

    >>> white, pink, red = cielab("#fbfaf5"), cielab("#f6d0d8"), cielab("#de3322")
    >>> harmony(white, pink) > harmony(pink, red)
    True
    """
    return _chromatic(one, other) + _lightness(one[0], other[0]) + _hue(one) + _hue(other)


def discords(lex: Lexicon) -> list[frozenset[str]]:
    """The pairs of colours that fight, by Ou and Luo's harmony."""
    labs = {id: cielab(colour.srgb) for id, colour in lex.colours.items() if colour.srgb}
    return [frozenset(pair) for pair in combinations(labs, 2) if harmony(labs[pair[0]], labs[pair[1]]) < DISCORD]


def _chromatic(one: Lab, other: Lab) -> float:
    """H_C: alike in hue and chroma is harmonious."""
    chroma, other_chroma = hypot(*one[1:]), hypot(*other[1:])
    apart = radians(_angle(one) - _angle(other)) / 2
    hue = 2 * sqrt(chroma * other_chroma) * sin(apart)
    return 0.04 + 0.53 * tanh(0.8 - 0.045 * hypot(hue, (chroma - other_chroma) / 1.46))


def _lightness(one: float, other: float) -> float:
    """H_L: light colours, and colours that differ in lightness, are harmonious."""
    both = 0.28 + 0.54 * tanh(-3.88 + 0.029 * (one + other))
    return both + 0.14 + 0.15 * tanh(-2 + 0.2 * abs(one - other))


def _hue(colour: Lab) -> float:
    """H_SY: some hues are more harmonious than others, and light yellows more than dark ones."""
    angle = _angle(colour)
    chroma = 0.5 + 0.5 * tanh(-2 + 0.5 * hypot(*colour[1:]))
    hue = -0.08 - 0.14 * sin(radians(angle + 50)) - 0.07 * sin(radians(2 * angle + 90))
    tilt = (90 - angle) / 10
    yellow = (0.22 * colour[0] - 12.8) / 10 * exp(tilt - exp(min(tilt, 700.0)))
    return chroma * (hue + yellow)


def _angle(colour: Lab) -> float:
    """h_ab in degrees, 0 to 360."""
    return degrees(atan2(colour[2], colour[1])) % 360
