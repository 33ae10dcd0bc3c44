"""What the eye makes of a colour on a screen, reckoned as coloraide reckons it, to the last digit.

Every build compares colours, and few need more of coloraide than this; it takes longer to load than all of this room.
"""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

Triple = tuple[float, float, float]
_Rows = tuple[Triple, Triple, Triple]

_XYZ: _Rows = (
    (0.4123907992659593, 0.357584339383878, 0.1804807884018343),
    (0.21263900587151024, 0.715168678767756, 0.07219231536073371),
    (0.01933081871559182, 0.11919477979462598, 0.9505321522496607),
)
"""From the light of sRGB to CIE XYZ."""

_CONES: _Rows = (
    (0.819022437996703, 0.3619062600528904, -0.1288737815209879),
    (0.03298365393238847, 0.9292868615863434, 0.03614466635064236),
    (0.04817718935962421, 0.2642395317527308, 0.6335478284694309),
)
_OKLAB: _Rows = (
    (0.21045426830931396, 0.7936177747023053, -0.0040720430116192585),
    (1.9779985324311686, -2.42859224204858, 0.450593709617411),
    (0.025904042465547734, 0.7827717124575297, -0.8086757549230774),
)
_DARK = 216 / 24389
_SLOPE = 24389 / 27


@lru_cache(maxsize=512)
def xyz(hexed: str) -> Triple:
    """A colour such as ``#0B5563`` in CIE XYZ; the second part is its luminance, from 0 to 1."""
    red, green, blue = (int(hexed[start : start + 2], 16) * (1.0 / 255.0) for start in (1, 3, 5))
    return _times(_XYZ, (_light(red), _light(green), _light(blue)))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2, from 1 to 21."""
    dark, light = sorted((max(0, xyz(one)[1]), max(0, xyz(other)[1])))
    return (light + 0.05) / (dark + 0.05)


def lightness(hexed: str) -> float:
    """How light a colour is as a grey: CIE L*, from 0 to 100."""
    luminance = xyz(hexed)[1]
    share = _root(luminance) if luminance > _DARK else (_SLOPE * luminance + 16) / 116
    return 116.0 * share - 16.0


def distance(one: str, other: str) -> float:
    """How far two colours lie from each other in OKLab, where black and white are 1 apart."""
    pairs = zip(_oklab(one), _oklab(other), strict=True)
    return sqrt(sum((a - b) ** 2.0 for a, b in pairs))


def lightness_difference(one: str, other: str) -> float:
    """What lightness alone adds to the difference of two colours by CIEDE2000, which is never less than that."""
    first, second = lightness(one), lightness(other)
    apart = ((first + second) / 2 - 50) ** 2
    return abs(first - second) / (1 + 0.015 * apart / sqrt(20 + apart))


def _oklab(hexed: str) -> Triple:
    long, middle, short = _times(_CONES, xyz(hexed))
    return _times(_OKLAB, (_root(long), _root(middle), _root(short)))


def _light(part: float) -> float:
    return ((part + 0.055) / 1.055) ** 2.4 if part > 0.04045 else part / 12.92


def _root(value: float) -> float:
    """The cube root of what is not below 0."""
    return 0.0 if value == 0 else float(value ** (3**-1))


def _times(rows: _Rows, by: Triple) -> Triple:
    a, b, c = by
    first, second, third = rows
    return (
        first[0] * a + first[1] * b + first[2] * c,
        second[0] * a + second[1] * b + second[2] * c,
        third[0] * a + third[1] * b + third[2] * c,
    )
