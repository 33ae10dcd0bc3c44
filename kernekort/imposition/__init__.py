"""Which face goes where on which sheet: pure arithmetic in millimetres, no PDF.

Everything on a sheet is measured from the paper's top left corner, y down, as the printed side is read.
"""

from __future__ import annotations

from kernekort.imposition.choosing import default_sheet, paper_name, roomy_sheet, sheet_titles
from kernekort.imposition.furniture import PATCHES, Furniture, PressMarks, Target, margin_for
from kernekort.imposition.geometry import PRINTER_MARGIN, SHOWN_BLEED, Axis, Box, behind, turning_axis
from kernekort.imposition.handout import Cell, Handout, PerPage, handout
from kernekort.imposition.model import Backs, Card, Flip, Line, Placement, Plan, Sheet, Side, SideKind
from kernekort.imposition.pagination import Footing, Leaf, Pagination, Run, paginate
from kernekort.imposition.plan import plan
from kernekort.imposition.press import PRESS_MARGIN, PressPlan, page_furniture, press_plan
from kernekort.imposition.sheet import load_press_sheet, load_sheet, press_sheet_for, sheet_for, sheets_that_fit
from kernekort.imposition.sheet_form import PAPERS
from kernekort.imposition.thumbnails import Row, Thumbnails, thumbnails
from kernekort.imposition.tiles import OVERLAP, Map, MapTile, Tile, Tiling, map_of, tile

__all__ = [
    "OVERLAP",
    "PAPERS",
    "PATCHES",
    "PRESS_MARGIN",
    "PRINTER_MARGIN",
    "SHOWN_BLEED",
    "Axis",
    "Backs",
    "Box",
    "Card",
    "Cell",
    "Flip",
    "Footing",
    "Furniture",
    "Handout",
    "Leaf",
    "Line",
    "Map",
    "MapTile",
    "Pagination",
    "PerPage",
    "Placement",
    "Plan",
    "PressMarks",
    "PressPlan",
    "Row",
    "Run",
    "Sheet",
    "Side",
    "SideKind",
    "Target",
    "Thumbnails",
    "Tile",
    "Tiling",
    "behind",
    "default_sheet",
    "handout",
    "load_press_sheet",
    "load_sheet",
    "map_of",
    "margin_for",
    "page_furniture",
    "paginate",
    "paper_name",
    "plan",
    "press_plan",
    "press_sheet_for",
    "roomy_sheet",
    "sheet_for",
    "sheet_titles",
    "sheets_that_fit",
    "thumbnails",
    "tile",
    "turning_axis",
]
