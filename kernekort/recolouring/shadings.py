"""Gradients told as tables of colours."""

from __future__ import annotations

from collections.abc import Callable

from pikepdf import Array, Name, Object, Pdf

from kernekort.recolouring.functions import evaluate
from kernekort.recolouring.model import Paint, Untold
from kernekort.recolouring.spaces import colour_space

_SAMPLES = 256


def tabled(pdf: Pdf, shading: Object, turn: Callable[[Paint], Paint], space: Name) -> None:
    """Turns an axial or radial gradient where it stands, in 256 steps of another space.

    Raises:
        Untold: any other kind of gradient.
    """
    along = colour_space(shading.ColorSpace)
    low, high = interval(shading)
    steps = (low + (high - low) * step / (_SAMPLES - 1) for step in range(_SAMPLES))
    rows = [turn(along.plain(evaluate(shading.Function, (step,)))).values for step in steps]
    shading.Function = table(pdf, rows, low, high)
    shading.ColorSpace = space
    turn_background(shading, lambda values: turn(along.plain(values)).values)


def interval(shading: Object) -> tuple[float, float]:
    """Between which numbers an axial or radial gradient runs.

    Raises:
        Untold: any other kind of gradient.
    """
    kind = int(shading.ShadingType)
    if kind not in (2, 3):
        raise Untold(f"/ShadingType {kind}")
    low, high = (float(end) for end in shading.get(Name.Domain, Array([0, 1])))
    return low, high


def table(pdf: Pdf, rows: list[tuple[float, ...]], low: float, high: float) -> Object:
    """A sampled function: as many rows as there are steps, with values from 0 to 1."""
    data = bytes(round(255 * min(1.0, max(0.0, value))) for row in rows for value in row)
    function = pdf.make_stream(data)
    function.FunctionType, function.BitsPerSample = 0, 8
    function.Domain, function.Range = Array([low, high]), Array([0, 1] * len(rows[0]))
    function.Size = Array([len(rows)])
    return function


def turn_background(shading: Object, turn: Callable[[tuple[float, ...]], tuple[float, ...]]) -> None:
    """Turns the colour outside a gradient, where it has one."""
    if Name.Background in shading:
        shading.Background = Array(turn(tuple(float(value) for value in shading.Background)))
