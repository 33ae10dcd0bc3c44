"""The plane of a page: matrices and boxes, in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, isfinite, sqrt

Matrix = tuple[float, float, float, float, float, float]
"""``a b c d e f`` as PDF writes them."""

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FARTHEST = 1e7


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left, bottom, right and top edge."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.top - self.bottom

    def moved(self, by: Matrix) -> Box:
        """The rectangle around what it becomes."""
        if by[1] == by[2] == 0.0:
            x0, x1 = self.left * by[0] + by[4], self.right * by[0] + by[4]
            y0, y1 = self.bottom * by[3] + by[5], self.top * by[3] + by[5]
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        corners = ((self.left, self.bottom), (self.left, self.top), (self.right, self.bottom), (self.right, self.top))
        return around(point(by, x, y) for x, y in corners)

    def within(self, outer: Box, tolerance: float = 0.0) -> bool:
        """Whether it lies wholly in another."""
        return (
            self.left >= outer.left - tolerance
            and self.bottom >= outer.bottom - tolerance
            and self.right <= outer.right + tolerance
            and self.top <= outer.top + tolerance
        )

    def meets(self, other: Box) -> bool:
        """Whether the two have something in common."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def shrunk(self, by: float) -> Box:
        """The rectangle with every edge moved inwards."""
        return Box(self.left + by, self.bottom + by, self.right - by, self.top - by)

    def clipped(self, to: Box) -> Box:
        """What of it lies in another; its own nearest edge where nothing does."""
        left, right = sorted((min(max(self.left, to.left), to.right), min(max(self.right, to.left), to.right)))
        bottom, top = sorted((min(max(self.bottom, to.bottom), to.top), min(max(self.top, to.bottom), to.top)))
        return Box(left, bottom, right, top)


NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
UNIT = Box(0.0, 0.0, 1.0, 1.0)


def product(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and ``then`` the other."""
    a, b, c, d, e, f = first
    return (
        a * then[0] + b * then[2],
        a * then[1] + b * then[3],
        c * then[0] + d * then[2],
        c * then[1] + d * then[3],
        e * then[0] + f * then[2] + then[4],
        e * then[1] + f * then[3] + then[5],
    )


def point(by: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point comes to lie."""
    return x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5]


def scale(by: Matrix) -> float:
    """How much a matrix enlarges: the side of the square that has the area of what a unit square becomes."""
    return sqrt(abs(by[0] * by[3] - by[1] * by[2]))


def sides(by: Matrix) -> tuple[float, float]:
    """How long the two sides of a unit square become."""
    return hypot(by[0], by[1]), hypot(by[2], by[3])


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def matrix_of(numbers: Sequence[object] | None) -> Matrix:
    """Six numbers as a matrix; the one that moves nothing when they are not six sane numbers."""
    if numbers is None or len(numbers) != 6:
        return UNMOVED
    for one in numbers:
        # What is no number is not between two of them either.
        if not isinstance(one, int | float) or not -_FARTHEST < one < _FARTHEST:
            return UNMOVED
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)  # type: ignore[return-value]  # all six have been looked at


def box_of(numbers: Sequence[object] | None) -> Box | None:
    """Four numbers as a box, whichever corners they are; ``None`` when they are not four sane numbers."""
    values = [float(one) for one in numbers or () if isinstance(one, int | float) and isfinite(one)]
    if len(values) != 4 or max(map(abs, values)) > _FARTHEST:
        return None
    return Box(min(values[::2]), min(values[1::2]), max(values[::2]), max(values[1::2]))
