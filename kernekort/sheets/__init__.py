"""A plan carried out: faces placed on sheets, marks drawn, page boxes set; and what is drawn rather than laid out."""

from __future__ import annotations

from kernekort.sheets.book import write_book
from kernekort.sheets.calibration import calibration_page
from kernekort.sheets.contents import BookSheet, book_outline
from kernekort.sheets.greyscale import greyscale
from kernekort.sheets.joining import joined
from kernekort.sheets.labels import Labels
from kernekort.sheets.offset import Offset, read_offset
from kernekort.sheets.overlay import OverlayKind, overlay
from kernekort.sheets.parts import (
    BookPage,
    CardSide,
    Part,
    PlainPage,
    Stamp,
    Stamped,
    TilePage,
    card_sides,
    tile_pages,
)
from kernekort.sheets.pictures import pictures
from kernekort.sheets.write import write_pages, write_sheets

__all__ = [
    "BookPage",
    "BookSheet",
    "CardSide",
    "Labels",
    "Offset",
    "OverlayKind",
    "Part",
    "PlainPage",
    "Stamp",
    "Stamped",
    "TilePage",
    "book_outline",
    "calibration_page",
    "card_sides",
    "greyscale",
    "joined",
    "overlay",
    "pictures",
    "read_offset",
    "tile_pages",
    "write_book",
    "write_pages",
    "write_sheets",
]
