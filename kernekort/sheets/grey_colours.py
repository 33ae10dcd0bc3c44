"""Colours as the grey of the same lightness."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pikepdf import Array, Name, Object

from kernekort.findings import Stop, error
from kernekort.sheets.grey_functions import evaluate

Values = Sequence[float]


@dataclass(frozen=True)
class ColourSpace:
    """How many numbers make a colour, the grey (0 black, 1 white) of such numbers, and the colour one starts with."""

    components: int
    grey: Callable[[Values], float]
    initial: tuple[float, ...]


def grey_of_rgb(values: Values) -> float:
    """The sRGB grey with the luminance, and so the lightness, of an sRGB colour; all from 0 to 1."""
    red, green, blue = (_linear(min(1.0, max(0.0, value))) for value in values)
    return _perceived(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def grey_of_cmyk(values: Values) -> float:
    """The grey of a CMYK colour, taken as inks that each take away their share of the light."""
    cyan, magenta, yellow, black = values
    return grey_of_rgb([(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)])


def grey_of_lab(values: Values) -> float:
    """The grey of a CIE Lab colour: its lightness, 0 to 100."""
    step = (values[0] + 16) / 116
    return _perceived(step**3 if step > 6 / 29 else (step - 4 / 29) * 3 * (6 / 29) ** 2)


GREY = ColourSpace(1, lambda values: values[0], (0.0,))
RGB = ColourSpace(3, grey_of_rgb, (0.0, 0.0, 0.0))
CMYK = ColourSpace(4, grey_of_cmyk, (0.0, 0.0, 0.0, 1.0))
LAB = ColourSpace(3, grey_of_lab, (0.0, 0.0, 0.0))

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


def colour_space(space: Object) -> ColourSpace:
    """A colour space of a PDF.

    Raises:
        Stop: a kind of space that cannot be told in grey (``grey-not-possible``).
    """
    if not isinstance(space, Array):
        return _named(str(space))
    family = str(space[0])
    if family == "/ICCBased":
        return _BY_COMPONENTS[int(space[1].N)]
    if family in ("/Separation", "/DeviceN"):
        return _inks(space)
    return _named(family)


def _named(name: str) -> ColourSpace:
    if name not in _SPACES:
        raise Stop((error("grey-not-possible", what=name),))
    return _SPACES[name]


def _inks(space: Array) -> ColourSpace:
    """A spot colour, or several, through the function that says how it looks in another space."""
    count = len(space[1]) if space[0] == Name.DeviceN else 1
    other, tint = colour_space(space[2]), space[3]
    return ColourSpace(count, lambda values: other.grey(evaluate(tint, values)), (1.0,) * count)


def _linear(value: float) -> float:
    """The share of light of an sRGB value."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _perceived(light: float) -> float:
    """The sRGB value of a share of light."""
    return 12.92 * light if light <= 0.0031308 else float(1.055 * light ** (1 / 2.4) - 0.055)
