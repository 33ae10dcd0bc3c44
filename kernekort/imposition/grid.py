"""Equal cells in columns and rows on paper, and how much bleed each may show."""

from __future__ import annotations

import math

from kernekort.imposition.geometry import MARK_ROOM, PRINTER_MARGIN, TOLERANCE, Box
from kernekort.quick import dataclass
from kernekort.units import Insets, Mm, Size


@dataclass(frozen=True)
class Cell:
    """A place for one card (or one front and back to fold) and the bleed shown around it."""

    box: Box
    bleed: Insets


@dataclass(frozen=True)
class Grid:
    """Columns and rows of equal cells; ``left`` and ``top`` are those of the first cell, in mm.

    No bleed is shown nearer to the paper's edge than ``edge``: the printer's margin, and room for cut marks where
    there are any.
    """

    paper: Size
    cell: Size
    columns: int
    rows: int
    left: Mm
    top: Mm
    pitch_x: Mm
    pitch_y: Mm
    edge: Mm = PRINTER_MARGIN + MARK_ROOM

    @property
    def capacity(self) -> int:
        """Cells on a sheet."""
        return self.columns * self.rows

    @property
    def outline(self) -> Box:
        """The box around all cells."""
        across = (self.columns - 1) * self.pitch_x + self.cell.width
        down = (self.rows - 1) * self.pitch_y + self.cell.height
        return Box.at(self.left, self.top, Size(across, down))

    def cells(self, used: int, bleed: Mm) -> tuple[Cell, ...]:
        """The first ``used`` cells row by row, each with at most ``bleed`` shown on its edges."""
        return tuple(self._cell(index, used, bleed) for index in range(used))

    def _cell(self, index: int, used: int, bleed: Mm) -> Cell:
        row, column = divmod(index, self.columns)
        box = Box.at(self.left + column * self.pitch_x, self.top + row * self.pitch_y, self.cell)
        gap_x = max(0.0, self.pitch_x - self.cell.width)
        gap_y = max(0.0, self.pitch_y - self.cell.height)
        right_used = index + 1 < used
        below_used = index + self.columns < used
        # The last card of a broken row may show bleed to its right only in the first row: further down it would
        # meet, at the corner, the bleed that the card above and to the right shows downwards.
        right_room = gap_x / 2 if right_used or row else gap_x + self.cell.width / 2
        below_room = gap_y / 2 if below_used else gap_y + self.cell.height / 2
        room = Insets(
            left=gap_x / 2 if column else box.left - self.edge,
            top=gap_y / 2 if row else box.top - self.edge,
            right=right_room if column < self.columns - 1 else self.paper.width - box.right - self.edge,
            bottom=below_room if row < self.rows - 1 else self.paper.height - box.bottom - self.edge,
        )
        shown = (max(0.0, min(bleed, side)) for side in (room.left, room.top, room.right, room.bottom))
        return Cell(box, Insets(*shown))


def most(room: Mm, size: Mm, gutter: Mm) -> int:
    """How many lengths of ``size`` with a gutter between them go into ``room``."""
    return max(0, math.floor((room + gutter + TOLERANCE) / (size + gutter)))


def centred(paper: Size, cell: Size, columns: int, rows: int, gutter: Size) -> Grid:
    """A grid with the same white left and right, and above and below; ``gutter`` is between columns and rows."""
    pitch_x, pitch_y = cell.width + gutter.width, cell.height + gutter.height
    left = (paper.width - columns * pitch_x + gutter.width) / 2
    top = (paper.height - rows * pitch_y + gutter.height) / 2
    return Grid(paper, cell, columns, rows, left, top, pitch_x, pitch_y)


def fullest(paper: Size, cell: Size, gutter: Mm, edge: Mm = PRINTER_MARGIN + MARK_ROOM) -> Grid:
    """The grid with the most cells that leaves ``edge`` white for printer and marks; no cells when none goes in."""
    columns = most(paper.width - 2 * edge, cell.width, gutter)
    rows = most(paper.height - 2 * edge, cell.height, gutter)
    return centred(paper, cell, columns, rows, Size(gutter, gutter))
