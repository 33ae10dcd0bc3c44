"""Colour spaces of a PDF, and what plain colour their numbers are."""

from __future__ import annotations

from pikepdf import Array, Name, Object

from kernekort.recolouring.functions import evaluate
from kernekort.recolouring.model import Paint, Space, Untold, Values

_DEPTH = 8


def lightness_of_rgb(values: Values) -> float:
    """The sRGB grey with the luminance, and so the lightness, of an sRGB colour; all from 0 to 1."""
    red, green, blue = (_linear(min(1.0, max(0.0, value))) for value in values)
    return perceived(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def rgb_of_cmyk(values: Values) -> tuple[float, float, float]:
    """A CMYK colour as light, taken as inks that each take away their share of it."""
    cyan, magenta, yellow, black = values
    return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)


def lightness(paint: Paint) -> float:
    """The grey, from 0 to 1, that is as light as a colour."""
    if paint.family == "grey":
        return paint.values[0]
    return lightness_of_rgb(paint.values if paint.family == "rgb" else rgb_of_cmyk(paint.values))


def perceived(light: float) -> float:
    """The sRGB value of a share of light."""
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)


def _linear(value: float) -> float:
    """The share of light of an sRGB value."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def lab_lightness(value: float) -> float:
    """The sRGB grey of a CIE lightness from 0 to 100."""
    step = (value + 16) / 116
    return perceived(step**3 if step > 6 / 29 else (step - 4 / 29) * 3 * (6 / 29) ** 2)


def _lab(values: Values) -> Paint:
    """A CIE Lab colour as sRGB, both seen under the white of the page."""
    lightness_, a, b = values
    middle = (lightness_ + 16) / 116
    steps = (middle + a / 500, middle, middle - b / 200)
    whites = (0.950456, 1.0, 1.089058)
    x, y, z = (
        white * (step**3 if step > 6 / 29 else (step - 4 / 29) * 3 * (6 / 29) ** 2)
        for white, step in zip(whites, steps, strict=True)
    )
    light = (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )
    red, green, blue = (perceived(min(1.0, max(0.0, part))) for part in light)
    return Paint("rgb", (red, green, blue))


GREY = Space(1, lambda values: Paint("grey", (values[0],)), (0.0,))
RGB = Space(3, lambda values: Paint("rgb", tuple(values)), (0.0, 0.0, 0.0))
CMYK = Space(4, lambda values: Paint("cmyk", tuple(values)), (0.0, 0.0, 0.0, 1.0))
LAB = Space(3, _lab, (0.0, 0.0, 0.0))

_SPACES = {
    "/DeviceGray": GREY,
    "/CalGray": GREY,
    "/G": GREY,
    "/DeviceRGB": RGB,
    "/CalRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
    "/Lab": LAB,
}
_BY_COMPONENTS = {1: GREY, 3: RGB, 4: CMYK}

DEVICE_NAMES = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/Lab")
"""Spaces that a content stream names without its resources."""


def colour_space(space: Object, depth: int = 0) -> Space:
    """A colour space of a PDF.

    Raises:
        Untold: a kind of space whose colours cannot be told.
    """
    if depth > _DEPTH:
        raise Untold("/ColorSpace")
    if not isinstance(space, Array):
        return _named(str(space))
    family = str(space[0])
    if family == "/ICCBased":
        return _by_count(int(space[1].N))
    if family in ("/Separation", "/DeviceN"):
        return _inks(space, depth)
    return _named(family)


def is_grey(space: Object) -> bool:
    """Whether a space has no colours but greys."""
    if isinstance(space, Array):
        return str(space[0]) in ("/DeviceGray", "/CalGray") or (space[0] == Name.ICCBased and int(space[1].N) == 1)
    return str(space) in ("/DeviceGray", "/CalGray", "/G")


def _by_count(count: int) -> Space:
    if count not in _BY_COMPONENTS:
        raise Untold("/ICCBased")
    return _BY_COMPONENTS[count]


def _named(name: str) -> Space:
    if name not in _SPACES:
        raise Untold(name)
    return _SPACES[name]


def _inks(space: Array, depth: int) -> Space:
    """A spot colour, or several, through the function that says how it looks in another space."""
    count = len(space[1]) if space[0] == Name.DeviceN else 1
    other, tint = colour_space(space[2], depth + 1), space[3]
    return Space(count, lambda values: other.plain(evaluate(tint, values)), (1.0,) * count)
