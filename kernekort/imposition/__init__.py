"""Which face goes where on which sheet: pure arithmetic in millimetres, no PDF.

Everything on a sheet is measured from the paper's top left corner, y down, as the printed side is read.
"""

from __future__ import annotations

from kernekort.imposition.choosing import default_sheet, paper_name, roomy_sheet, sheet_titles
from kernekort.imposition.geometry import PRINTER_MARGIN, SHOWN_BLEED, Axis, Box, behind, turning_axis
from kernekort.imposition.model import Backs, Card, Flip, Line, Placement, Plan, Sheet, Side, SideKind
from kernekort.imposition.plan import plan
from kernekort.imposition.sheet import load_sheet, sheet_for, sheets_that_fit
from kernekort.imposition.sheet_form import PAPERS

__all__ = [
    "PAPERS",
    "PRINTER_MARGIN",
    "SHOWN_BLEED",
    "Axis",
    "Backs",
    "Box",
    "Card",
    "Flip",
    "Line",
    "Placement",
    "Plan",
    "Sheet",
    "Side",
    "SideKind",
    "behind",
    "default_sheet",
    "load_sheet",
    "paper_name",
    "plan",
    "roomy_sheet",
    "sheet_for",
    "sheet_titles",
    "sheets_that_fit",
    "turning_axis",
]
