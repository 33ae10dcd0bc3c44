"""Where to cut and where to fold: short lines outside the cards, never over a card or its shown bleed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from kernekort.imposition.geometry import TOLERANCE, Box, printable
from kernekort.imposition.model import Line
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

LENGTH: Mm = 4.0
"""A mark is no longer than this where there is room for more."""

CLEARANCE: Mm = 0.5
"""White between a mark and any shown bleed."""

SHORTEST: Mm = 0.75
"""A mark shorter than this helps nobody and is left out."""

FOLD_LENGTH: Mm = 6.0
"""A fold mark is longer, so that its dashes can be told from a cut."""

Direction = Literal["left", "up", "right", "down"]


@dataclass(frozen=True)
class _Ray:
    """The way from a point outwards: along ``axis`` (0 is x) with growing or falling coordinates."""

    x: Mm
    y: Mm
    direction: Direction

    @property
    def along_x(self) -> bool:
        return self.direction in ("left", "right")

    @property
    def sign(self) -> int:
        return 1 if self.direction in ("right", "down") else -1

    def span(self, box: Box) -> tuple[Mm, Mm]:
        """The box along the ray, as distances from the ray's point: nearest end first."""
        ends = (box.left - self.x, box.right - self.x) if self.along_x else (box.top - self.y, box.bottom - self.y)
        near, far = sorted(end * self.sign for end in ends)
        return near, far

    def meets(self, box: Box) -> bool:
        """Whether the ray's line comes nearer to the box than a mark may."""
        low, high, at = (box.top, box.bottom, self.y) if self.along_x else (box.left, box.right, self.x)
        return low - CLEARANCE + TOLERANCE < at < high + CLEARANCE - TOLERANCE

    def line(self, start: Mm, end: Mm, dashed: bool) -> Line:
        """The part of the ray between two distances; always written from left to right or from top to bottom."""
        low, high = sorted((start * self.sign, end * self.sign))
        if self.along_x:
            return Line(self.x + low, self.y, self.x + high, self.y, dashed)
        return Line(self.x, self.y + low, self.x, self.y + high, dashed)


def cut_marks(boxes: Sequence[Box], shown: Sequence[Box], paper: Size) -> tuple[Line, ...]:
    """Solid marks that continue the edges of ``boxes`` outwards, clear of everything ``shown`` on the sheet.

    Between cards that touch there is no room and no mark; the marks in the margin are then the ends of the cuts.
    """
    return _cut_marks(tuple(boxes), tuple(shown), paper)


@lru_cache(maxsize=32)
def _cut_marks(boxes: tuple[Box, ...], shown: tuple[Box, ...], paper: Size) -> tuple[Line, ...]:
    """Nearly all sheets of a deck are full, and have the same marks."""
    rays = [ray for box in boxes for ray in _corners(box)]
    return _marks(rays, shown, paper, LENGTH, dashed=False)


def edge_marks(edges: Iterable[Line], shown: Sequence[Box], paper: Size) -> tuple[Line, ...]:
    """Solid marks that continue these edges outwards at both ends, clear of everything ``shown`` on the sheet."""
    rays = [ray for edge in edges for ray in _ends(edge)]
    return _marks(rays, shown, paper, LENGTH, dashed=False)


def fold_marks(folds: Iterable[Line], shown: Sequence[Box], paper: Size) -> tuple[Line, ...]:
    """Dashed marks that continue the fold lines outwards at both ends.

    The fold itself stays bare: a line along it would be seen on the edge of the finished card.
    """
    rays = [ray for fold in folds for ray in _ends(fold)]
    return _marks(rays, shown, paper, FOLD_LENGTH, dashed=True)


def _corners(box: Box) -> tuple[_Ray, ...]:
    """The eight ways outwards from the corners of a box."""
    return (
        *(_Ray(x, box.top, "up") for x in (box.left, box.right)),
        *(_Ray(x, box.bottom, "down") for x in (box.left, box.right)),
        *(_Ray(box.left, y, "left") for y in (box.top, box.bottom)),
        *(_Ray(box.right, y, "right") for y in (box.top, box.bottom)),
    )


def _ends(fold: Line) -> tuple[_Ray, _Ray]:
    """The two ways outwards from the ends of a line."""
    if fold.x0 == fold.x1:
        return _Ray(fold.x0, fold.y0, "up"), _Ray(fold.x1, fold.y1, "down")
    return _Ray(fold.x0, fold.y0, "left"), _Ray(fold.x1, fold.y1, "right")


def _marks(rays: Iterable[_Ray], shown: Sequence[Box], paper: Size, length: Mm, dashed: bool) -> tuple[Line, ...]:
    """The marks of all rays, sorted, each once: a cut shared by two cards is one cut."""
    met: dict[tuple[bool, float], list[Box]] = {}
    lines: dict[tuple[float, ...], Line] = {}
    for ray in rays:
        track = (ray.along_x, round(ray.y if ray.along_x else ray.x, 6))
        if track not in met:
            met[track] = [box for box in shown if ray.meets(box)]
        line = _mark(ray, met[track], paper, length, dashed)
        if line is not None:
            lines.setdefault((round(line.x0, 4), round(line.y0, 4), round(line.x1, 4), round(line.y1, 4)), line)
    return tuple(lines[key] for key in sorted(lines))


def _mark(ray: _Ray, met: Sequence[Box], paper: Size, length: Mm, dashed: bool) -> Line | None:
    """The mark in the first free stretch of a ray, or nothing where there is no room for one.

    Boxes that touch are passed over as one: beyond a row of touching cards lies the margin, where the mark of this
    cut is wanted anyway.
    """
    start, end = 0.0, ray.span(printable(paper))[1]
    for near, far in sorted(ray.span(box) for box in met):
        if far <= TOLERANCE:
            continue
        if near > start + TOLERANCE:
            end = min(end, near - CLEARANCE)
            break
        start = max(start, far)
    start += CLEARANCE
    if end - start > 2 * length:
        end = start + length
    return ray.line(start, end, dashed) if end - start >= SHORTEST else None
