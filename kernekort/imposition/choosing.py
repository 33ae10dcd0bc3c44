"""Which sheet to take when none is named, and which to advise: by paper, by size of card, by the air between cards."""

from __future__ import annotations

from kernekort.findings import Checked
from kernekort.imposition.model import Sheet
from kernekort.imposition.sheet import load_sheet, sheet_for, sheets_that_fit
from kernekort.imposition.sheet_form import PAPERS
from kernekort.library import Library
from kernekort.sources import read_source
from kernekort.units import Mm, Size, format_mm

WANDER: Mm = 4.0
"""Air between cards from which a printer's wandering no longer shows: 2 mm of each card's own colour."""


def default_sheet(library: Library, named: str, trim: Size, bleed: Mm, paper: Size) -> Checked[Sheet]:
    """The sheet a layout names, when it is on this paper; else the fullest of the library for the card, else any.

    Findings: those of reading the named sheet, ``sheet-too-small``.
    """
    loaded = load_sheet(library, named, trim, bleed)
    if loaded.value is None or loaded.value.paper == paper:
        return loaded
    own = [sheet for sheet in _for_card(library, trim, bleed) if sheet.paper == paper]
    if own:
        return Checked(max(own, key=lambda sheet: (sheet.capacity, sheet.name)))
    return sheet_for(trim, bleed, paper)


def roomy_sheet(library: Library, trim: Size, bleed: Mm, paper: Size) -> str | None:
    """The name of the sheet on this paper with air between the cards, for a printer whose backs wander."""
    roomy = [sheet for sheet in _for_card(library, trim, bleed) if sheet.paper == paper and _air(sheet, trim) >= WANDER]
    return max(roomy, key=lambda sheet: (sheet.capacity, sheet.name)).name if roomy else None


def sheet_titles(library: Library, language: str) -> dict[str, str]:
    """What every sheet of the library is called, by name; a file that cannot be read is left out."""
    titles = {}
    for found in library.names("sheet"):
        source = read_source(found.path, found.shown).value
        title = source.data.get("title") if source and isinstance(source.data, dict) else None
        if isinstance(title, dict):
            titles[found.name] = str(title.get(language) or title.get("da") or "")
    return titles


def paper_name(size: Size) -> str:
    """``A4`` for a paper that has a name, however it lies; else its measures."""
    for name, paper in PAPERS.items():
        if size in (paper, paper.turned()):
            return name
    return f"{format_mm(size.width)} × {format_mm(size.height)} mm"


def _for_card(library: Library, trim: Size, bleed: Mm) -> list[Sheet]:
    return [sheet for sheet in sheets_that_fit(library, trim, bleed) if sheet.card is not None and not sheet.precut]


def _air(sheet: Sheet, trim: Size) -> Mm:
    cell = sheet.cell(trim)
    across = sheet.pitch_x - cell.width if sheet.columns > 1 else WANDER
    down = sheet.pitch_y - cell.height if sheet.rows > 1 else WANDER
    return min(across, down)
