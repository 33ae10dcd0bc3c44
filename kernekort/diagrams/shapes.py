"""Discs and boxes on a page, in millimetres from its top left corner."""

from __future__ import annotations

from math import hypot

from kernekort.quick import dataclass
from kernekort.units import Mm, Rect

Point = tuple[Mm, Mm]

_SLACK: Mm = 1e-6
"""Less than this is the rounding of sums."""


@dataclass(frozen=True)
class Box(Rect):
    """An upright rectangle."""

    @property
    def corners(self) -> tuple[Point, ...]:
        """Its four corners."""
        return tuple((x, y) for x in (self.left, self.right) for y in (self.top, self.bottom))

    def covers(self, other: Box) -> bool:
        """Whether the two have more than an edge in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > _SLACK and down > _SLACK


@dataclass(frozen=True)
class Disc:
    """A circle with what is in it."""

    x: Mm
    y: Mm
    radius: Mm

    def gap(self, other: Disc) -> Mm:
        """How far apart two discs are; negative when they overlap."""
        return hypot(self.x - other.x, self.y - other.y) - self.radius - other.radius

    def shifted(self, across: Mm, down: Mm) -> Disc:
        """The disc moved."""
        return Disc(self.x + across, self.y + down, self.radius)

    def grown(self, by: Mm) -> Disc:
        """The disc with a larger radius."""
        return Disc(self.x, self.y, self.radius + by)

    def holds(self, box: Box, slack: Mm = _SLACK) -> bool:
        """Whether a box lies inside."""
        return all(hypot(x - self.x, y - self.y) <= self.radius + slack for x, y in box.corners)
