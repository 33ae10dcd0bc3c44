"""A plan carried out: faces placed on sheets, marks drawn, page boxes set; and what is drawn rather than laid out.

What a plan says of sheets is here at once; what writes is loaded when it is asked for, while faces are laid out.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kernekort.sheets.contents import BookSheet, book_outline
from kernekort.sheets.offset import Offset, read_offset
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

if TYPE_CHECKING:
    from kernekort.sheets.blank_faces import unpainted
    from kernekort.sheets.book import write_book
    from kernekort.sheets.calibration import calibration_page
    from kernekort.sheets.contact import contact_picture
    from kernekort.sheets.fields import Field, with_fields
    from kernekort.sheets.greying import greyscale
    from kernekort.sheets.joining import joined
    from kernekort.sheets.labels import Labels
    from kernekort.sheets.overlays import OverlayKind, overlay
    from kernekort.sheets.picturing import pictures
    from kernekort.sheets.press import write_marked_pages, write_press_sheets
    from kernekort.sheets.reaching import short_of_bleed
    from kernekort.sheets.remarks import Cuts, Remark, RemarkedPage, Remarks, remarks_page
    from kernekort.sheets.standing_in import NoStandInError, put_in
    from kernekort.sheets.telling import Told, told_of
    from kernekort.sheets.write import write_pages, write_sheets

__all__ = [
    "BookPage",
    "BookSheet",
    "CardSide",
    "Cuts",
    "Field",
    "Labels",
    "NoStandInError",
    "Offset",
    "OverlayKind",
    "Part",
    "PlainPage",
    "Remark",
    "RemarkedPage",
    "Remarks",
    "Stamp",
    "Stamped",
    "TilePage",
    "Told",
    "book_outline",
    "calibration_page",
    "card_sides",
    "contact_picture",
    "greyscale",
    "joined",
    "load",
    "overlay",
    "pictures",
    "put_in",
    "read_offset",
    "remarks_page",
    "short_of_bleed",
    "tile_pages",
    "told_of",
    "unpainted",
    "with_fields",
    "write_book",
    "write_marked_pages",
    "write_pages",
    "write_press_sheets",
    "write_sheets",
]

_HOMES = {
    "Cuts": "remarks",
    "Remark": "remarks",
    "RemarkedPage": "remarks",
    "Remarks": "remarks",
    "remarks_page": "remarks",
    "Field": "fields",
    "Labels": "labels",
    "NoStandInError": "standing_in",
    "OverlayKind": "overlays",
    "Told": "telling",
    "calibration_page": "calibration",
    "contact_picture": "contact",
    "greyscale": "greying",
    "joined": "joining",
    "overlay": "overlays",
    "pictures": "picturing",
    "put_in": "standing_in",
    "with_fields": "fields",
    "short_of_bleed": "reaching",
    "told_of": "telling",
    "unpainted": "blank_faces",
    "write_book": "book",
    "write_marked_pages": "press",
    "write_pages": "write",
    "write_press_sheets": "press",
    "write_sheets": "write",
}
"""Where what is loaded later is, for it takes longer to load than all else that comes before the first face."""


def load() -> None:
    """Loads what writes and draws, so that nobody waits for it later."""
    for home in ("book", "write", "joining"):
        import_module(f"kernekort.sheets.{home}")
    import_module("kernekort.sheets.drawing").load()


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"kernekort.sheets.{_HOMES[name]}"), name)
