"""A plan carried out: faces placed on sheets, marks drawn, page boxes set; and what is drawn rather than laid out."""

from __future__ import annotations

from kernekort.sheets.calibration import calibration_page
from kernekort.sheets.greyscale import greyscale
from kernekort.sheets.labels import Labels
from kernekort.sheets.offset import Offset, read_offset
from kernekort.sheets.overlay import OverlayKind, overlay
from kernekort.sheets.pictures import pictures
from kernekort.sheets.write import write_pages, write_sheets

__all__ = [
    "Labels",
    "Offset",
    "OverlayKind",
    "calibration_page",
    "greyscale",
    "overlay",
    "pictures",
    "read_offset",
    "write_pages",
    "write_sheets",
]
