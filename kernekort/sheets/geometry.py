"""Millimetres from the top left turned into the points of a PDF, which counts from the bottom left."""

from __future__ import annotations

from collections.abc import Iterable

from pikepdf import Array

from kernekort.imposition import Box
from kernekort.units import Insets, Mm, Size, points


def number(value: float) -> str:
    """A number as a PDF writes it, to a ten-thousandth of a point; never ``-0``."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def numbers(values: Iterable[float]) -> str:
    """Numbers with blanks between them."""
    return " ".join(number(value) for value in values)


def array(values: Iterable[float]) -> Array:
    """Numbers as a PDF array, to a ten-thousandth of a point."""
    return Array([round(value, 4) for value in values])


def page_box(size: Size, beyond: Mm = 0.0) -> Array:
    """A box whose trimmed part starts at the origin, with ``beyond`` mm outside on every side."""
    edge = points(beyond)
    return array((-edge, -edge, points(size.width) + edge, points(size.height) + edge))


def rectangle(box: Box, paper: Size) -> tuple[float, float, float, float]:
    """Left, bottom, width and height in points of a box on paper."""
    size = box.size
    return points(box.left), points(paper.height - box.bottom), points(size.width), points(size.height)


def turned(box: Box, paper: Size, quarter_turns: int) -> tuple[float, float, float, float, float, float]:
    """The matrix that puts a face, trimmed at its own origin, into a box on paper after clockwise quarter turns."""
    left, bottom, width, height = rectangle(box, paper)
    return (
        (1, 0, 0, 1, left, bottom),
        (0, -1, 1, 0, left, bottom + height),
        (-1, 0, 0, -1, left + width, bottom + height),
        (0, 1, -1, 0, left + width, bottom),
    )[quarter_turns % 4]


def moved(box: Box, dx: Mm, dy: Mm) -> Box:
    """The box moved to the right and down."""
    return box.grown(Insets(-dx, -dy, dx, dy))
