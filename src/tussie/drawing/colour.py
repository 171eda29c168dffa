"""Colour as a painter mixes it: OKLCH, in which lightness, chroma and hue are each what the eye takes them for.

The space is Björn Ottosson's (2020, "A perceptual color space for image processing"); CSS Color 4 describes it too.
"""

from __future__ import annotations

from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin
from typing import NamedTuple


class Oklch(NamedTuple):
    """Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    def shifted(self, lightness: float = 0.0, chroma: float = 1.0, hue: float = 0.0) -> Oklch:
        """The colour made lighter by `lightness`, its chroma multiplied, its hue turned by degrees."""
        light = min(1.0, max(0.0, self.lightness + lightness))
        return Oklch(light, self.chroma * chroma, (self.hue + hue) % 360)

    def towards(self, other: Oklch, share: float) -> Oklch:
        """The mixture with `share` of the other colour, mixed in OKLab so that no foreign hue appears."""
        (light, a, b), (light2, a2, b2) = _lab(self), _lab(other)
        return _lch(light + (light2 - light) * share, a + (a2 - a) * share, b + (b2 - b) * share)


@lru_cache(maxsize=1024)
def oklch(srgb: str) -> Oklch:
    """The OKLCH coordinates of a colour written ``#rrggbb`` in sRGB.

    >>> white = oklch("#ffffff")
    >>> round(white.lightness, 3), round(white.chroma, 3)
    (1.0, 0.0)
    """
    red, green, blue = (_linear(int(srgb[at : at + 2], 16) / 255) for at in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return _lch(
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@lru_cache(maxsize=4096)
def srgb(colour: Oklch) -> str:
    """The colour as ``#rrggbb``; one that sRGB cannot show is clipped channel by channel.

    >>> srgb(oklch("#d94280"))
    '#d94280'
    """
    light, a, b = _lab(colour)
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, _encoded(one)))):02x}" for one in channels)


def _lab(colour: Oklch) -> tuple[float, float, float]:
    angle = radians(colour.hue)
    return colour.lightness, colour.chroma * cos(angle), colour.chroma * sin(angle)


def _lch(light: float, a: float, b: float) -> Oklch:
    return Oklch(light, hypot(a, b), degrees(atan2(b, a)) % 360)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _encoded(value: float) -> float:
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
