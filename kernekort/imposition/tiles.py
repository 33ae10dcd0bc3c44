"""A poster larger than the paper as tiles that overlap, to be cut, laid over each other and glued. Pure arithmetic.

All windows of a tiling are equally large, so that every sheet is cut at the same measures and none is only waste. It is
put together like this, so that every mark is still there when it is needed: cut the left edges and glue the tiles of a
row, each over the right edge of the one before, along the dashed ticks; cut the top edge of each row and glue the rows,
each over the bottom edge of the one above; cut the poster's own edges last.
"""

from __future__ import annotations

import math

from kernekort.imposition.geometry import PRINTER_MARGIN, SHOWN_BLEED, TOLERANCE, Box
from kernekort.imposition.model import Line
from kernekort.imposition.plan import same_size
from kernekort.imposition.tile_marks import tile_marks
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

OVERLAP: Mm = 10.0
"""How much of the poster two neighbouring tiles both show."""

LABEL_ROOM: Mm = 4.0
"""White kept below and right of a window, where there is any, for the line that says which tile it is."""


@dataclass(frozen=True)
class Tile:
    """One sheet of a tiled poster; ``number`` counts row by row, and it, ``row`` and ``column`` count from 1.

    ``window`` is the part of the poster that the sheet shows, in mm from the top left corner of the poster's trim;
    along the poster's own edges it reaches into the bleed. ``left`` and ``top`` are where the window lies on the
    paper. Along a solid line one cuts; to a dashed one the next tile is laid.
    """

    number: int
    row: int
    column: int
    window: Box
    left: Mm
    top: Mm
    lines: tuple[Line, ...] = ()

    @property
    def shown(self) -> Box:
        """The window on the paper."""
        return Box.at(self.left, self.top, self.window.size)

    def poster(self, trim: Size) -> Box:
        """Where the whole poster's trim box would lie on the paper, most of it beyond the paper's edges."""
        return Box.at(self.left - self.window.left, self.top - self.window.top, trim)


@dataclass(frozen=True)
class Tiling:
    """A poster of size ``trim`` on sheets of ``paper``, the way it lies; ``overlap`` is between neighbours, in mm.

    A poster just as large as the paper has no tiles: it is printed as it is.
    """

    paper: Size
    trim: Size
    columns: int
    rows: int
    overlap: Mm
    tiles: tuple[Tile, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the poster is printed as it is, on one sheet without tiles."""
        return not self.tiles

    def piece(self, tile: Tile) -> Box:
        """What is seen of a tile when all are glued, in mm from the poster's corner: up to where the next ones lie."""
        across, down = self.trim.width - self.overlap, self.trim.height - self.overlap
        return Box(
            across * (tile.column - 1) / self.columns,
            down * (tile.row - 1) / self.rows,
            self.trim.width if tile.column == self.columns else across * tile.column / self.columns,
            self.trim.height if tile.row == self.rows else down * tile.row / self.rows,
        )


@dataclass(frozen=True)
class MapTile:
    """The visible part of a tile on the assembly map, in mm from the top left corner of the small poster."""

    number: int
    left: Mm
    top: Mm
    width: Mm
    height: Mm


@dataclass(frozen=True)
class Map:
    """The small poster that shows how tiles are put together: its size in mm, and ``scale`` times the poster's."""

    scale: float
    size: Size
    tiles: tuple[MapTile, ...]


def tile(trim: Size, bleed: Mm, paper: Size, *, margin: Mm = PRINTER_MARGIN, overlap: Mm = OVERLAP) -> Tiling:
    """The poster on as few sheets as it takes, the paper upright or lying down; of equals, with the least to glue.

    ``margin`` is the strip along the paper's edge that stays white. At most 2 mm of the ``bleed`` is shown around the
    poster.

    Raises:
        ValueError: the paper has no room for a tile between its margins.
    """
    upright = Size(min(paper.width, paper.height), max(paper.width, paper.height))
    ways = (upright, upright.turned())
    for way in ways:
        if same_size(trim, way):
            return Tiling(way, trim, 1, 1, overlap, ())
    return min(
        (_tiling(trim, min(bleed, SHOWN_BLEED), way, margin, overlap) for way in ways),
        key=lambda tiling: (len(tiling.tiles), _seams(tiling)),
    )


def map_of(tiling: Tiling, box: Size) -> Map:
    """The assembly map of a tiling, as large as goes into a box."""
    scale = min(box.width / tiling.trim.width, box.height / tiling.trim.height)
    pieces = ((tile.number, tiling.piece(tile)) for tile in tiling.tiles)
    tiles = tuple(
        MapTile(number, piece.left * scale, piece.top * scale, piece.size.width * scale, piece.size.height * scale)
        for number, piece in pieces
    )
    return Map(scale, Size(tiling.trim.width * scale, tiling.trim.height * scale), tiles)


@dataclass(frozen=True)
class _Span:
    """A tile in one direction: the stretch of the poster shown, the bleed in it at both ends, its place on paper."""

    start: Mm
    end: Mm
    before: Mm
    after: Mm
    at: Mm


@dataclass(frozen=True)
class _Way:
    """One direction of a tiling: the poster's length, the paper's room after its margin, and what they come to."""

    length: Mm
    room: Mm
    margin: Mm
    overlap: Mm

    @property
    def count(self) -> int:
        if self.room <= self.overlap:
            raise ValueError(f"no room for tiles: {self.room} mm between the margins")
        return max(1, math.ceil((self.length - self.overlap) / (self.room - self.overlap) - TOLERANCE))

    @property
    def pitch(self) -> Mm:
        return (self.length - self.overlap) / self.count

    def span(self, index: int, bleed: Mm) -> _Span:
        first, last = index == 0, index == self.count - 1
        start = self.pitch * index
        end = self.length if last else start + self.pitch + self.overlap
        spare = max(0.0, self.room - (end - start))
        kept = min(bleed, max(0.0, spare - LABEL_ROOM) / max(1, first + last))
        before, after = kept * first, kept * last
        free = spare - before - after
        at = self.margin + max(0.0, min(free / 2, free - LABEL_ROOM))
        return _Span(start - before, end + after, before, after, at)


def _tiling(trim: Size, bleed: Mm, paper: Size, margin: Mm, overlap: Mm) -> Tiling:
    across = _Way(trim.width, paper.width - 2 * margin, margin, overlap)
    down = _Way(trim.height, paper.height - 2 * margin, margin, overlap)
    bare = Tiling(paper, trim, across.count, down.count, overlap, ())
    tiles = tuple(
        _tile(bare, row, column, across.span(column, bleed), down.span(row, bleed))
        for row in range(bare.rows)
        for column in range(bare.columns)
    )
    return Tiling(paper, trim, across.count, down.count, overlap, tiles)


def _tile(tiling: Tiling, row: int, column: int, x: _Span, y: _Span) -> Tile:
    window = Box(x.start, y.start, x.end, y.end)
    shown = Box.at(x.at, y.at, window.size)
    trimmed = Box(shown.left + x.before, shown.top + y.before, shown.right - x.after, shown.bottom - y.after)
    last_column, last_row = column == tiling.columns - 1, row == tiling.rows - 1
    lines = tile_marks(trimmed, shown, tiling.paper, tiling.overlap, last_column=last_column, last_row=last_row)
    return Tile(row * tiling.columns + column + 1, row + 1, column + 1, window, x.at, y.at, lines)


def _seams(tiling: Tiling) -> Mm:
    """How many millimetres there are to glue."""
    return (tiling.columns - 1) * tiling.trim.height + (tiling.rows - 1) * tiling.trim.width
