"""Slides on office paper: two with room for what the speaker says, three with lines to write on, or six. Arithmetic."""

from __future__ import annotations

import math
from typing import Literal

from kernekort.imposition.geometry import Box
from kernekort.imposition.model import Line
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

PerPage = Literal[2, 3, 6]

EDGE: Mm = 15.0
"""White left and right of everything."""

HEAD: Mm = 24.0
"""How far down the slides begin: above it there is room for a heading."""

FOOT: Mm = 18.0
"""White below the slides: room for the page number."""

GAP: Mm = 8.0
"""Between a slide and what stands beside or below it, and between cells."""

LINE_PITCH: Mm = 9.0
"""From one writing line to the next: handwriting of grown-ups."""


@dataclass(frozen=True)
class Cell:
    """The place of one slide, and of its note: ``lines`` are drawn in the notes' box to write on."""

    slide: Box
    notes: Box | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Handout:
    """A page of a handout: ``count`` cells in reading order on upright ``paper``; slides are ``scale`` times as large.

    ``head`` and ``foot`` are free for a heading and a page number.
    """

    paper: Size
    count: int
    scale: float
    cells: tuple[Cell, ...]
    head: Box
    foot: Box

    def pages(self, slides: int) -> int:
        """How many pages a number of slides takes."""
        return math.ceil(slides / self.count)


def handout(count: PerPage, slide: Size, paper: Size) -> Handout:
    """``count`` slides to a sheet: 2 above their notes, 3 beside writing lines, 6 in two columns.

    The paper is stood upright. Slides keep their proportions; all are scaled alike.
    """
    upright = Size(min(paper.width, paper.height), max(paper.width, paper.height))
    rows = 2 if count == 2 else 3
    area = Box(EDGE, HEAD, upright.width - EDGE, upright.height - FOOT)
    height = (area.size.height - (rows - 1) * GAP) / rows
    room = _room(count, area.size.width, height)
    scale = min(room.width / slide.width, room.height / slide.height)
    size = Size(slide.width * scale, slide.height * scale)
    tops = [area.top + row * (height + GAP) for row in range(rows)]
    cells = tuple(cell for top in tops for cell in _row(count, area, top, height, size))
    head = Box(EDGE, EDGE, area.right, HEAD)
    foot = Box(EDGE, area.bottom, area.right, upright.height - EDGE / 2)
    return Handout(upright, count, scale, cells, head, foot)


def _room(count: PerPage, width: Mm, height: Mm) -> Size:
    """The most that a slide may take of its cell."""
    if count == 2:
        return Size(width, 0.8 * height)
    return Size((width - GAP) / 2, height)


def _row(count: PerPage, area: Box, top: Mm, height: Mm, size: Size) -> tuple[Cell, ...]:
    """The cells of one row: two slides in a handout of six, else one and its notes."""
    slide = Box.at(area.left, top, size)
    if count == 6:
        column = (area.size.width - GAP) / 2 + GAP
        return Cell(slide), Cell(Box.at(area.left + column, top, size))
    if count == 2:
        return (Cell(slide, Box(area.left, slide.bottom + GAP / 2, area.right, top + height)),)
    notes = Box(slide.right + GAP, top, area.right, top + height)
    ruled = (notes.top + LINE_PITCH * number for number in range(1, math.floor(height / LINE_PITCH) + 1))
    return (Cell(slide, notes, tuple(Line(notes.left, y, notes.right, y) for y in ruled)),)
