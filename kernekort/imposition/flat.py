"""Fronts on one side of the sheet and backs, if any, on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kernekort.imposition.geometry import PRINTER_MARGIN, Flip, behind, insets_behind, turning_axis, turns_behind
from kernekort.imposition.grid import Grid
from kernekort.imposition.marks import cut_marks
from kernekort.imposition.model import Card, Line, Placement, Sheet, Side
from kernekort.quick import dataclass
from kernekort.units import Mm, Size


@dataclass(frozen=True)
class FlatScheme:
    """Cards on the grid of a sheet; ``flip`` is the edge the sheet turns about, ``None`` for fronts only.

    ``bleed`` is the most that is shown around a card, in mm. Sheets that are not ``marked`` get no cut
    marks, and cards on them show their bleed wherever there is paper.
    """

    sheet: Sheet
    trim: Size
    bleed: Mm
    flip: Flip | None
    marked: bool = True

    @property
    def paper(self) -> Size:
        """The paper of the plan."""
        return self.sheet.paper

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        return self.sheet.capacity

    @property
    def by_ground(self) -> bool:
        """Whether cards of one ground belong together: where they touch."""
        return self.sheet.is_butt_cut(self.trim)

    def sides(self, hand: Sequence[Card], number: int) -> tuple[Side, ...]:
        """The front of one sheet, and its back unless only fronts are printed."""
        fronts = self._fronts(hand)
        # Marks on the front only: one cuts from the front, and marks on the back would be off by as much as the
        # printer wanders, two answers to one question.
        front = Side("single" if self.flip is None else "front", number, 1, fronts, self._marks(fronts))
        if self.flip is None:
            return (front,)
        backs = (self._back(card, placed) for card, placed in zip(hand, fronts, strict=True))
        return front, Side("back", number, 1, tuple(back for back in backs if back is not None))

    def _fronts(self, hand: Sequence[Card]) -> tuple[Placement, ...]:
        cells = self.grid.cells(len(hand), min(self.bleed, self.sheet.bleed))
        turns = 1 if self.sheet.turned else 0
        return tuple(
            Placement(card.front, cell.box.left, cell.box.top, turns, cell.bleed)
            for card, cell in zip(hand, cells, strict=True)
        )

    def _back(self, card: Card, front: Placement) -> Placement | None:
        """The back of a card exactly behind its front; nothing, and so white paper, when the card has none."""
        if card.back is None or self.flip is None:
            return None
        axis = turning_axis(self.paper, self.flip)
        box = behind(front.box(self.trim), self.paper, axis)
        turns = turns_behind(front.quarter_turns, axis)
        return Placement(card.back, box.left, box.top, turns, insets_behind(front.bleed, axis))

    def _marks(self, fronts: Sequence[Placement]) -> tuple[Line, ...]:
        if self.sheet.precut or not self.marked:
            return ()
        boxes = [placed.box(self.trim) for placed in fronts]
        return cut_marks(boxes, [placed.shown(self.trim) for placed in fronts], self.paper)

    @property
    def grid(self) -> Grid:
        """The places of the sheet."""
        sheet = self.sheet
        grid = Grid(
            sheet.paper,
            sheet.cell(self.trim),
            sheet.columns,
            sheet.rows,
            sheet.left,
            sheet.top,
            sheet.pitch_x,
            sheet.pitch_y,
        )
        if not self.marked:
            return replace(grid, edge=0.0)
        return replace(grid, edge=PRINTER_MARGIN) if sheet.precut else grid
