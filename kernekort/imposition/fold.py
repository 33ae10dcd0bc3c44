"""Front and back side by side on one side of the paper, to be folded together and glued: no duplex printer needed.

Beside an upright fold line the back stands like the front. Folded behind, the point ``u`` to the right of the line
lies behind the point ``u`` to its left; seen from behind, the line is the back's left edge again, so the back reads
upright when the card is turned like a page. Below a level fold line the same back must stand on its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kernekort.imposition.geometry import SHOWN_BLEED
from kernekort.imposition.grid import Cell, Grid, centred, fullest
from kernekort.imposition.marks import cut_marks, fold_marks
from kernekort.imposition.model import Card, Line, Placement, Side
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

GUTTER: Mm = 8.0
"""White between two folded cards where there is room for it: 2 mm of colour on either side and a cut mark."""


@dataclass(frozen=True)
class FoldScheme:
    """Cards to fold on a grid whose cells hold a front and a back each; ``upright`` is how the fold line stands."""

    grid: Grid
    trim: Size
    bleed: Mm
    upright: bool
    by_ground: bool = False

    @property
    def paper(self) -> Size:
        """The paper of the plan, lying down where more cards go on it that way."""
        return self.grid.paper

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        return self.grid.capacity

    def sides(self, hand: Sequence[Card], number: int) -> tuple[Side, ...]:
        """The one printed side of a sheet; a card without a back leaves that half white."""
        cells = self.grid.cells(len(hand), self.bleed)
        pairs = [self._pair(card, cell) for card, cell in zip(hand, cells, strict=True)]
        placements = tuple(placed for pair in pairs for placed in pair)
        # The white half of a card without a back is part of the card too: no mark may lie there.
        shown = [cell.box.grown(cell.bleed) for cell in cells]
        cuts = cut_marks([cell.box for cell in cells], shown, self.paper)
        folds = fold_marks((self._fold(cell) for cell in cells), shown, self.paper)
        return (Side("single", number, 1, placements, (*cuts, *folds)),)

    def _pair(self, card: Card, cell: Cell) -> Iterator[Placement]:
        box, bleed = cell.box, cell.bleed
        if self.upright:
            front, back, turns = replace(bleed, right=0.0), replace(bleed, left=0.0), 0
            left, top = box.left + self.trim.width, box.top
        else:
            front, back, turns = replace(bleed, bottom=0.0), replace(bleed, top=0.0), 2
            left, top = box.left, box.top + self.trim.height
        yield Placement(card.front, box.left, box.top, 0, front)
        if card.back is not None:
            yield Placement(card.back, left, top, turns, back)

    def _fold(self, cell: Cell) -> Line:
        box = cell.box
        if self.upright:
            x = box.left + self.trim.width
            return Line(x, box.top, x, box.bottom, dashed=True)
        y = box.top + self.trim.height
        return Line(box.left, y, box.right, y, dashed=True)


def fold_scheme(trim: Size, bleed: Mm, paper: Size) -> FoldScheme:
    """The way of folding that puts most cards on the paper, turned as need be; its grid is empty when none goes in.

    Of equals an upright fold line wins, then upright paper.
    """
    standing = paper if paper.height >= paper.width else paper.turned()
    schemes = [
        FoldScheme(_roomy(fullest(sheet, cell, 0.0)), trim, bleed, upright)
        for upright, cell in ((True, Size(2 * trim.width, trim.height)), (False, Size(trim.width, 2 * trim.height)))
        for sheet in (standing, standing.turned())
    ]
    return max(schemes, key=lambda scheme: scheme.capacity)


def _roomy(grid: Grid) -> Grid:
    """The same number of cells with white between them; what bleed needs around them is kept, or an equal share."""
    if grid.capacity == 0:
        return grid
    outline = grid.outline

    def gutter(count: int, free: Mm) -> Mm:
        if count == 1:
            return 0.0
        return min(GUTTER, max(free / (count + 1), (free - 2 * SHOWN_BLEED) / (count - 1)))

    gutters = Size(
        gutter(grid.columns, 2 * (outline.left - grid.edge)),
        gutter(grid.rows, 2 * (outline.top - grid.edge)),
    )
    return centred(grid.paper, grid.cell, grid.columns, grid.rows, gutters)
