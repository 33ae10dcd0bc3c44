"""Where to cut a tile and where to lay the next one: in the white around it, and only without white in the picture."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.imposition.geometry import Box, printable
from kernekort.imposition.marks import edge_marks, fold_marks
from kernekort.imposition.model import Line
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

ASIDE: Mm = 0.15
"""How far a line stands beside the edge it tells of, so that it goes away with what is cut off or glued over."""

TICK: Mm = 6.0
"""Length of a tick in the part of a tile that will be glued over."""


@dataclass(frozen=True)
class _Edge:
    """A line to work along, and which way lies what will not be seen: cut off or glued over."""

    line: Line
    away: tuple[int, int]

    def aside(self) -> Line:
        """The line moved a little towards what will not be seen."""
        x, y = self.away[0] * ASIDE, self.away[1] * ASIDE
        return Line(self.line.x0 + x, self.line.y0 + y, self.line.x1 + x, self.line.y1 + y)


def tile_marks(
    trimmed: Box, shown: Box, paper: Size, overlap: Mm, *, last_column: bool, last_row: bool
) -> tuple[Line, ...]:
    """The marks of a tile: solid ones to cut along, dashed ones to lay the next tile along.

    ``trimmed`` is what stays of the tile, ``shown`` the same with the bleed. Only left and top edges are cut between
    tiles; right and bottom edges are glued over by ``overlap`` mm unless they are the poster's own. Where there is no
    white at both ends of a line, it is drawn beside the edge instead.
    """
    right = trimmed.right if last_column else trimmed.right - overlap
    bottom = trimmed.bottom if last_row else trimmed.bottom - overlap
    far = (
        (_Edge(Line(right, trimmed.top, right, trimmed.bottom), (1, 0)), last_column),
        (_Edge(Line(trimmed.left, bottom, trimmed.right, bottom), (0, 1)), last_row),
    )
    cuts = [
        _Edge(Line(trimmed.left, trimmed.top, trimmed.left, trimmed.bottom), (-1, 0)),
        _Edge(Line(trimmed.left, trimmed.top, trimmed.right, trimmed.top), (0, -1)),
        *(edge for edge, is_last in far if is_last),
    ]
    glued = [edge for edge, is_last in far if not is_last]
    lines = (*_cut(cuts, shown, paper), *_laid(glued, shown, paper))
    return tuple(sorted(lines))


def _cut(edges: list[_Edge], shown: Box, paper: Size) -> Iterator[Line]:
    for edge in edges:
        marks = edge_marks([edge.line], [shown], paper)
        yield from marks
        if len(marks) < 2 and _is_printed(edge.aside(), paper):
            yield edge.aside()


def _laid(edges: list[_Edge], shown: Box, paper: Size) -> Iterator[Line]:
    for edge in edges:
        marks = fold_marks([edge.line], [shown], paper)
        yield from marks
        if len(marks) < 2:
            yield from _ticks(edge.aside())


def _ticks(line: Line) -> Iterator[Line]:
    """The two ends of a line, dashed."""
    if line.x0 == line.x1:
        yield Line(line.x0, line.y0, line.x0, line.y0 + TICK, dashed=True)
        yield Line(line.x0, line.y1 - TICK, line.x0, line.y1, dashed=True)
    else:
        yield Line(line.x0, line.y0, line.x0 + TICK, line.y0, dashed=True)
        yield Line(line.x1 - TICK, line.y0, line.x1, line.y0, dashed=True)


def _is_printed(line: Line, paper: Size) -> bool:
    return Box(line.x0, line.y0, line.x1, line.y1).within(printable(paper))
