"""One tile of a poster: the window of it that the sheet shows, marks to cut and glue by, and which tile it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernekort.sheets.drawn import Drawn, marks, placed
from kernekort.sheets.geometry import turned
from kernekort.sheets.labels import Label, label_spot, side_spot
from kernekort.sheets.parts import TilePage
from kernekort.sheets.words import SheetWords

if TYPE_CHECKING:
    from kernekort.faces import Faces


def drawn_tile(faces: Faces, page: TilePage) -> Drawn:
    """The page of one tile.

    Raises:
        ValueError: the poster is not as large as what was tiled.
    """
    tiling, tile = page.tiling, page.tile
    if faces.forms[page.face].trim != tiling.trim:
        raise ValueError(f"tiles of {tiling.trim} mm cannot show a poster of {faces.forms[page.face].trim} mm")
    matrix = turned(tile.poster(tiling.trim), tiling.paper, 0)
    steps = (placed("/F0", tile.shown, matrix, tiling.paper), marks(tile.lines, tiling.paper))
    return Drawn(tiling.paper, steps, {"/F0": faces.page_of[page.face]})


def tile_label(page: TilePage, poster: str, words: SheetWords) -> Label:
    """Which poster and which tile it is, below or above the window, else up its side."""
    paper, tile = page.tiling.paper, page.tile
    spot = label_spot(paper, [tile.shown], tile.lines) or side_spot(paper, [tile.shown], tile.lines)
    return Label(poster, words.tile(tile, page.tiling), paper, spot)
