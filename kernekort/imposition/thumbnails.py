"""Pages in small on one page, in rows, as large as they go: pure arithmetic in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from kernekort.imposition.geometry import Box
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

_LARGEST: Mm = 110.0
_SMALLEST: Mm = 6.0
_STEP: Mm = 0.5
_GAP: Mm = 1.2
_APART: Mm = 6.5
"""Air above each group, for the line that says what it is."""

_FEW = 2
_MAGNIFIED = 3.0
"""How many times as high the pages of a group of a few are: a single drawing is worth looking at."""


@dataclass(frozen=True)
class Row:
    """Some pages beside each other: the ``group`` and the number, from 1, of the first of them, and their boxes."""

    group: int
    first: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Thumbnails:
    """Rows from the top left corner of a room; ``left_out`` counts the pages that it has no place for."""

    rows: tuple[Row, ...]
    left_out: int = 0


def thumbnails(groups: Sequence[Sequence[Size]], room: Size) -> Thumbnails:
    """The pages of each group in order, every group from a row of its own, all as large as the room allows."""
    for step in count():
        height = _LARGEST - step * _STEP
        if height < _SMALLEST:
            break
        rows = _rows(groups, room.width, height)
        if rows[-1].boxes[0].bottom <= room.height:
            return Thumbnails(tuple(rows))
    rows = [row for row in _rows(groups, room.width, _SMALLEST) if row.boxes[0].bottom <= room.height]
    shown = sum(len(row.boxes) for row in rows)
    return Thumbnails(tuple(rows), sum(map(len, groups)) - shown)


def _rows(groups: Sequence[Sequence[Size]], width: Mm, height: Mm) -> list[Row]:
    rows: list[Row] = []
    top = 0.0
    for number, pages in enumerate(groups):
        top += _APART
        high = min(height * _MAGNIFIED, _LARGEST) if len(pages) <= _FEW else height
        # No page is wider than the room, however low that makes it.
        high = min(high, *(width * page.height / page.width for page in pages))
        left, first, boxes = 0.0, 1, list[Box]()
        for place, page in enumerate(pages, 1):
            wide = high * page.width / page.height
            if boxes and left + wide > width + _GAP / 1000:
                rows.append(Row(number, first, tuple(boxes)))
                top += high + _GAP
                left, first, boxes = 0.0, place, []
            boxes.append(Box.at(left, top, Size(wide, high)))
            left += wide + _GAP
        rows.append(Row(number, first, tuple(boxes)))
        top += high + _GAP
    return rows
