"""Lengths in millimetres: parsed from what people write, printed the way they read it."""

from __future__ import annotations

import dataclasses
import re

from kernekort.quick import dataclass

Mm = float

_PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
_LENGTH = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*(mm|cm|in|pt)\s*")

POINT: Mm = 25.4 / 72
"""One PostScript point in millimetres."""


@dataclasses.dataclass(frozen=True, order=True)
class Size:
    """Width and height in millimetres."""

    width: Mm
    height: Mm

    def grown(self, by: Mm) -> Size:
        """The size with ``by`` millimetres added on every side."""
        return Size(self.width + 2 * by, self.height + 2 * by)

    def turned(self) -> Size:
        """The size a quarter turn on: width and height change places."""
        return Size(self.height, self.width)

    def __str__(self) -> str:
        return f"{format_mm(self.width)} × {format_mm(self.height)}"


@dataclass(frozen=True)
class Rect:
    """An upright rectangle, by its top left corner and its size; y goes down."""

    left: Mm
    top: Mm
    width: Mm
    height: Mm

    @property
    def right(self) -> Mm:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> Mm:
        """Its lower edge."""
        return self.top + self.height

    def moved(self, across: Mm, down: Mm) -> Rect:
        """The rectangle somewhere else."""
        return Rect(self.left + across, self.top + down, self.width, self.height)


@dataclass(frozen=True)
class Insets:
    """Distances in millimetres from the four edges of a box, inwards or outwards as the name of the field says."""

    left: Mm = 0.0
    top: Mm = 0.0
    right: Mm = 0.0
    bottom: Mm = 0.0


def parse_length(text: str) -> Mm:
    """``"63mm"``, ``"6,3 cm"``, ``"17pt"`` or ``"2.5in"`` as millimetres.

    Raises:
        ValueError: the text is no length with a unit.
    """
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise ValueError(f"no length: {text!r}")
    return float(match[1].replace(",", ".")) * _PER_UNIT[match[2]]


def parse_size(text: str) -> Size:
    """``"63mm x 88mm"`` (or with ``×``) as a size.

    Raises:
        ValueError: the text is not two lengths.
    """
    parts = re.split(r"[x×]", text)
    if len(parts) != 2:
        raise ValueError(f"no size: {text!r}")
    return Size(parse_length(parts[0]), parse_length(parts[1]))


def format_mm(length: Mm) -> str:
    """The shortest decimal text of a length in millimetres, without its unit: ``63`` or ``2.5``."""
    return f"{length:.4f}".rstrip("0").rstrip(".")


def points(length: Mm) -> float:
    """Millimetres as PostScript points, the unit of a PDF."""
    return length / POINT
