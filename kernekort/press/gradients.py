"""Gradients in ink: from the inks of one stop to those of the next, so that a stop in a brand's colour is exact."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kernekort.press.separation import Ink
from kernekort.recolouring import Paint, Untold, colour_space, interval, tabled, turn_background

Turn = Callable[[Paint], Ink]


def gradient_in_ink(pdf: Pdf, shading: Object, turn: Turn) -> None:
    """Turns an axial or radial gradient into CMYK where it stands.

    Raises:
        Untold: any other kind of gradient, or one whose function is not understood.
    """
    interval(shading)
    space = colour_space(shading.ColorSpace)

    def ink(values: tuple[float, ...]) -> Ink:
        return turn(space.plain(values))

    try:
        shading.Function = _function(pdf, shading.Function, space.components, ink)
    except _Otherwise:
        tabled(pdf, shading, lambda paint: Paint("cmyk", turn(paint)), Name.DeviceCMYK)
        return
    shading.ColorSpace = Name.DeviceCMYK
    turn_background(shading, ink)


class _Otherwise(Exception):  # noqa: N818 - it is another way, not a fault
    """The function is better told as a table."""


def _function(pdf: Pdf, function: Object, components: int, ink: Callable[[tuple[float, ...]], Ink]) -> Object:
    """The same function with inks for results. Functions may be shared, so a new one is made."""
    if isinstance(function, Array) or int(function.FunctionType) not in (0, 2, 3):
        raise _Otherwise
    kind = int(function.FunctionType)
    if kind == 0:
        return _samples(pdf, function, components, ink)
    made = Dictionary(dict(function.items()))
    if kind == 3:
        parts = cast("Array", function.Functions)
        made.Functions = Array([_function(pdf, part, components, ink) for part in parts])
    else:
        for end in (Name.C0, Name.C1):
            if end not in function or len(function[end]) != components:
                raise Untold("/Function")
            made[end] = Array([round(part, 5) for part in ink(tuple(float(value) for value in function[end]))])
    if Name.Range in made:
        made.Range = Array([0, 1] * 4)
    return made


def _samples(pdf: Pdf, function: Object, components: int, ink: Callable[[tuple[float, ...]], Ink]) -> Object:
    """A table of colours as a table of inks."""
    plain = [0.0, 1.0] * components
    ranges = [float(value) for value in function.Range]
    decode = [float(value) for value in function.get(Name.Decode, function.Range)]
    if int(function.BitsPerSample) != 8 or len(function.Size) != 1 or ranges != plain or decode != plain:
        raise _Otherwise
    data = cast("Stream", function).read_bytes()
    rows = (data[at : at + components] for at in range(0, int(function.Size[0]) * components, components))
    made = bytes(round(255 * part) for row in rows for part in ink(tuple(value / 255 for value in row)))
    stream = pdf.make_stream(made)
    for key in ("/FunctionType", "/Domain", "/Size", "/BitsPerSample", "/Encode", "/Order"):
        if key in function:
            stream[key] = function[key]
    stream.Range = Array([0, 1] * 4)
    return stream
