"""Rectangles on a sheet, and where they end up when the sheet is turned over. Millimetres, y down."""

from __future__ import annotations

from typing import Literal

from kernekort.quick import dataclass
from kernekort.units import Insets, Mm, Size

Flip = Literal["long", "short"]
Axis = Literal["vertical", "horizontal"]

PRINTER_MARGIN: Mm = 5.0
"""The strip along the paper's edge that an office printer leaves white."""

SHOWN_BLEED: Mm = 2.0
"""How much colour is shown around a card unless its sheet says otherwise: the wander of an office printer."""

MARK_ROOM: Mm = 1.25
"""The least white that a cut mark needs between a card and the printer's margin: a gap and a short line."""

TOLERANCE: Mm = 1e-6
"""Lengths nearer to each other than this are the same."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a sheet, in mm from the paper's top left corner."""

    left: Mm
    top: Mm
    right: Mm
    bottom: Mm

    @classmethod
    def at(cls, left: Mm, top: Mm, size: Size) -> Box:
        """The box of a size with its top left corner at a point."""
        return cls(left, top, left + size.width, top + size.height)

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.right - self.left, self.bottom - self.top)

    def grown(self, by: Insets) -> Box:
        """The box with its edges moved outwards."""
        return Box(self.left - by.left, self.top - by.top, self.right + by.right, self.bottom + by.bottom)

    def within(self, other: Box) -> bool:
        """Whether no part of this box lies outside the other."""
        return (
            self.left >= other.left - TOLERANCE
            and self.top >= other.top - TOLERANCE
            and self.right <= other.right + TOLERANCE
            and self.bottom <= other.bottom + TOLERANCE
        )


def printable(paper: Size) -> Box:
    """The part of the paper that an office printer reaches."""
    return Box(PRINTER_MARGIN, PRINTER_MARGIN, paper.width - PRINTER_MARGIN, paper.height - PRINTER_MARGIN)


def turning_axis(paper: Size, flip: Flip) -> Axis:
    """The line, as the page is read, about which the sheet turns in the printer.

    A printer flips about an edge of the *paper*: on upright paper the long edge stands at the side, on paper
    lying down it is at the top, so the same word means the other axis there. Square paper counts as upright.
    """
    upright = paper.height >= paper.width
    return "vertical" if (flip == "long") == upright else "horizontal"


def behind(box: Box, paper: Size, axis: Axis) -> Box:
    """The box on the back of the sheet, read as the back is printed, that lies exactly behind a box on the front."""
    if axis == "vertical":
        return Box(paper.width - box.right, box.top, paper.width - box.left, box.bottom)
    return Box(box.left, paper.height - box.bottom, box.right, paper.height - box.top)


def insets_behind(insets: Insets, axis: Axis) -> Insets:
    """The insets of a box behind one with these insets."""
    if axis == "vertical":
        return Insets(insets.right, insets.top, insets.left, insets.bottom)
    return Insets(insets.left, insets.bottom, insets.right, insets.top)


def turns_behind(quarter_turns: int, axis: Axis) -> int:
    """Quarter turns (clockwise) that make a back stand upright when its *card* is turned like a page.

    The upward direction of the front is seen mirrored on the back, and the back must share it: a front that stands
    upright has its back upright about a vertical axis, and upside down about a horizontal one.
    """
    return (-quarter_turns if axis == "vertical" else 2 - quarter_turns) % 4
