"""What a book for an office printer is made of: parts, and the kinds of pages in them."""

from __future__ import annotations

from kernekort.imposition import Box, Plan, Side, Tile, Tiling
from kernekort.quick import dataclass


@dataclass(frozen=True)
class PlainPage:
    """A face or a document as it was laid out: all its pages, one after the other."""

    key: str


@dataclass(frozen=True)
class Stamp:
    """A face shown small on a page: as large as goes into ``box`` (mm from the page's top left), in the middle of it.

    Its bleed is cut off. ``outlined`` draws a hairline around it. ``page`` is which of the pages of a document, from 0.
    """

    face: str
    box: Box
    outlined: bool = False
    page: int = 0


@dataclass(frozen=True)
class Stamped:
    """A laid-out page with faces stamped under what stands on it: a handout, an assembly map."""

    page: str
    stamps: tuple[Stamp, ...]


@dataclass(frozen=True)
class CardSide:
    """One side of a sheet of cards."""

    plan: Plan
    side: Side


@dataclass(frozen=True)
class TilePage:
    """One tile of a poster; ``face`` is the poster."""

    face: str
    tiling: Tiling
    tile: Tile


BookPage = PlainPage | Stamped | CardSide | TilePage
"""What a page of a book can be."""


@dataclass(frozen=True)
class Part:
    """Pages that belong together in a book.

    ``name`` is its bookmark; without one, its sheets have bookmarks of their own beside those of the parts. ``odd``
    has it begin on an odd page of a book printed on both sides, ``copies`` all of it as often. Its pages are numbered
    from 1 behind ``prefix`` in the page list of a reader. ``label`` stands on its sheets and tiles, else its name.
    """

    name: str
    pages: tuple[BookPage, ...]
    odd: bool = True
    copies: int = 1
    prefix: str = ""
    label: str = ""


def card_sides(plan: Plan) -> tuple[CardSide, ...]:
    """Every side of a plan as a page."""
    return tuple(CardSide(plan, side) for side in plan.sides)


def tile_pages(face: str, tiling: Tiling) -> tuple[BookPage, ...]:
    """Every tile of a poster as a page; the poster as it is when it needs no tiles."""
    if tiling.is_whole:
        return (PlainPage(face),)
    return tuple(TilePage(face, tiling, tile) for tile in tiling.tiles)
