"""Where pages and the marks on them come to lie on a panel: pure arithmetic, in mm from the top left of the paper."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, hypot
from typing import TYPE_CHECKING

from kernekort.imposition import Box
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.sheets.remarks import RemarkedPage

_EDGE: Mm = 12.0
_BELOW: Mm = 8.0
"""Room under each page for what it is called."""

_FOOT: Mm = 6.0
_LEAST: Mm = 1.6
"""The smallest that a mark is drawn."""

_APART: Mm = 5.4
_MOST_ALIKE = 4
"""How many places of one finding are shown on a page: more would hide what they are about."""


@dataclass(frozen=True)
class Mark:
    """A mark: its outline, and where its number stands; ``None`` for a further place of the same."""

    number: int
    weight: str
    box: Box
    disc: tuple[Mm, Mm] | None


@dataclass(frozen=True)
class Marked:
    """A page on the panel."""

    png: bytes
    label: str
    box: Box
    trim: Box
    marks: tuple[Mark, ...]


def marked_pages(pages: Sequence[RemarkedPage], panel: Box) -> tuple[Marked, ...]:
    """The pages as large as they go side by side and below each other, all at one scale."""
    if not pages:
        return ()
    columns = max(range(1, len(pages) + 1), key=lambda count: _scale(pages, panel, count))
    scale = _scale(pages, panel, columns)
    rows = ceil(len(pages) / columns)
    cell = Size((panel.size.width - _EDGE) / columns, (panel.size.height - _EDGE - _FOOT) / rows)
    placed = []
    for index, page in enumerate(pages):
        row, column = divmod(index, columns)
        size = Size(page.paper.width * scale, page.paper.height * scale)
        left = panel.left + _EDGE / 2 + column * cell.width + (cell.width - size.width) / 2
        top = panel.top + _EDGE / 2 + row * cell.height + (cell.height - _BELOW - size.height) / 2
        placed.append(_marked(page, Box.at(left, top, size), scale, panel))
    return tuple(placed)


def _scale(pages: Sequence[RemarkedPage], panel: Box, columns: int) -> float:
    rows = ceil(len(pages) / columns)
    width = (panel.size.width - _EDGE) / columns - _EDGE / 2
    height = (panel.size.height - _EDGE - _FOOT) / rows - _BELOW - _EDGE / 2
    widest, highest = max(page.paper.width for page in pages), max(page.paper.height for page in pages)
    return min(width / widest, height / highest)


def _marked(page: RemarkedPage, box: Box, scale: float, panel: Box) -> Marked:
    marks: list[Mark] = []
    for number, weight, spot in page.marks:
        outline = _outline(_scaled(spot, scale, box), box)
        times = sum(mark.number == number for mark in marks)
        if times >= _MOST_ALIKE:
            continue
        first = not times
        taken = [mark.disc for mark in marks if mark.disc is not None]
        disc = _free(outline, taken, panel) if first else None
        marks.append(Mark(number, weight, outline, disc))
    return Marked(page.png, page.label, box, _scaled(page.trim, scale, box), tuple(marks))


def _scaled(spot: Box, scale: float, box: Box) -> Box:
    edges = (spot.left, spot.top, spot.right, spot.bottom)
    left, top, right, bottom = (edge * scale for edge in edges)
    return Box(box.left + left, box.top + top, box.left + right, box.top + bottom)


def _outline(spot: Box, page: Box) -> Box:
    """A mark a little around its place, large enough to be seen, and on the page."""
    across, down = (max((_LEAST - length) / 2, 0.5) for length in (spot.size.width, spot.size.height))
    left, right = max(spot.left - across, page.left + 0.3), min(spot.right + across, page.right - 0.3)
    top, bottom = max(spot.top - down, page.top + 0.3), min(spot.bottom + down, page.bottom - 0.3)
    return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _free(outline: Box, taken: Sequence[tuple[Mm, Mm]], panel: Box) -> tuple[Mm, Mm]:
    """The place on the outline, from its top left corner on, where a number covers no other."""
    corners = ((outline.left, outline.top), (outline.right, outline.top), (outline.right, outline.bottom))
    along = [(outline.left + step * _APART, outline.top) for step in range(20)]
    down = [(outline.left, outline.top + step * _APART) for step in range(30)]
    for x, y in (*corners[:1], *along, *down, *corners):
        spot = (min(max(x, panel.left + 3), panel.right - 3), min(max(y, panel.top + 3), panel.bottom - 3))
        if all(hypot(spot[0] - other[0], spot[1] - other[1]) >= _APART - 0.1 for other in taken):
            return spot
    return corners[0]
