"""Sheets: found by arithmetic for any size of card, or read from ``layouts/_sheets``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kernekort.findings import Checked, Finding, Place, error
from kernekort.imposition.geometry import SHOWN_BLEED
from kernekort.imposition.grid import Grid, centred, fullest
from kernekort.imposition.model import Sheet
from kernekort.imposition.plan import SAME, grid_faults, same_size
from kernekort.imposition.sheet_form import SheetForm
from kernekort.library import Found, Library
from kernekort.sources import Source, check_form, read_source
from kernekort.units import Mm, Size


def sheet_for(trim: Size, bleed: Mm, paper: Size, gutter: Mm = 0.0, shown: Mm = SHOWN_BLEED) -> Checked[Sheet]:
    """The sheet that takes most cards of a size, centred, with ``gutter`` mm between them.

    The cards are turned on their side where more go in that way; the paper lies as it is given. At most ``shown``
    of the ``bleed`` is shown around a card. Findings: ``sheet-too-small``.
    """
    upright, lying = fullest(paper, trim, gutter), fullest(paper, trim.turned(), gutter)
    turned = lying.capacity > upright.capacity
    return _fullest_sheet(lying if turned else upright, trim, min(bleed, shown), turned)


def press_sheet_for(trim: Size, bleed: Mm, paper: Size, margin: Mm) -> Checked[Sheet]:
    """The press sheet that takes most cards of a size with all their ``bleed``, ``margin`` mm outside the cuts free.

    The cards are turned on their side where more go in that way. Findings: ``sheet-too-small``.
    """
    upright, lying = (fullest(paper, cell, 2 * bleed, margin) for cell in (trim, trim.turned()))
    turned = lying.capacity > upright.capacity
    return _fullest_sheet(lying if turned else upright, trim, bleed, turned)


def _fullest_sheet(grid: Grid, trim: Size, shown: Mm, turned: bool) -> Checked[Sheet]:
    """A sheet for a grid that was found by arithmetic, named after what goes on it."""
    if grid.capacity == 0:
        return Checked(None, (error("sheet-too-small", card=str(trim), paper=str(grid.paper)),))
    name = f"{grid.capacity}-up"
    title = {"da": f"{grid.capacity} på et ark", "en": f"{grid.capacity} to a sheet"}
    return Checked(_on_grid(grid, Sheet(name, title, grid.paper, None, 0, 0, 0, 0, 0, 0, shown, turned=turned)))


def load_sheet(library: Library, name: str, trim: Size, bleed: Mm, asked_at: Place | None = None) -> Checked[Sheet]:
    """The sheet of a name for cards of size ``trim`` with ``bleed`` mm around them.

    ``asked_at`` is where its name was written. Findings: ``unknown-sheet``, ``sheet-not-for-card``,
    ``sheet-too-small``, ``sheet-cards-overlap``, ``sheet-geometry-mixed``, and those of reading and checking a file.
    """
    return _loaded(library, name, trim, partial(_laid_out, name=name, trim=trim, bleed=bleed), asked_at)


def load_press_sheet(
    library: Library, name: str, trim: Size, bleed: Mm, margin: Mm, asked_at: Place | None = None
) -> Checked[Sheet]:
    """The sheet of a name for a printing press: all of the ``bleed`` is shown, ``margin`` mm outside the cuts are free.

    Where the file leaves the grid to be found, the white between cards is twice the bleed. Where it tells columns and
    rows, it is that too if it goes in, else what the file says. Findings: those of :func:`load_sheet`, and
    ``sheet-precut``.
    """
    lay = partial(_for_press, name=name, trim=trim, bleed=bleed, margin=margin)
    return _loaded(library, name, trim, lay, asked_at, press=True)


def _loaded(
    library: Library,
    name: str,
    trim: Size,
    lay: Callable[[SheetForm], Sheet],
    asked_at: Place | None,
    press: bool = False,
) -> Checked[Sheet]:
    found = library.find("sheet", name)
    if found is None:
        return Checked(None, (library.unknown("sheet", name, asked_at),))
    read = read_source(found.path, found.shown)
    if read.value is None:
        return Checked(None, read.findings)
    sized = _sized(read.value, found, trim, lay, press)
    findings = tuple(_about(finding, library, trim, asked_at) for finding in sized.findings)
    return Checked(sized.value, (*read.findings, *findings))


def sheets_that_fit(library: Library, trim: Size, bleed: Mm = 0.0) -> tuple[Sheet, ...]:
    """Every sheet of the library that takes cards of this size, by name; a faulty file is passed over."""
    return tuple(_fitting(library, trim, bleed))


def _fitting(library: Library, trim: Size, bleed: Mm) -> Iterator[Sheet]:
    for found in library.names("sheet"):
        source = read_source(found.path, found.shown).value
        if source is None:
            continue
        sheet = _sized(source, found, trim, partial(_laid_out, name=found.name, trim=trim, bleed=bleed)).value
        if sheet is not None:
            yield sheet


def _sized(
    source: Source, found: Found, trim: Size, lay: Callable[[SheetForm], Sheet], press: bool = False
) -> Checked[Sheet]:
    """What a sheet file says, laid out for cards of this size; a ``press`` cuts its sheets itself."""
    checked = check_form(source, SheetForm, found.name)
    form = checked.value
    if form is None:
        return Checked(None, checked.findings)
    faults = form.faults(found.name, source.places)
    if faults:
        return Checked(None, faults)
    if press and form.precut:
        return Checked(None, (error("sheet-precut", None, sheet=found.name),))
    if form.card is not None and not same_size(form.card, trim):
        facts = {"sheet": found.name, "card": str(trim), "made_for": str(form.card)}
        return Checked(None, (error("sheet-not-for-card", None, **facts),))
    sheet = lay(form)
    faults = tuple(replace(fault, place=source.places.at()) for fault in grid_faults(sheet, trim))
    return Checked(None if faults else sheet, faults)


def _laid_out(form: SheetForm, name: str, trim: Size, bleed: Mm) -> Sheet:
    """The sheet of a form: its own numbers, or a grid found by arithmetic; no cards on it when none goes in."""
    sheet = _bare(form, name, min(bleed, form.bleed))
    if form.gutter is None:
        return _measured(form, sheet)
    if form.columns is not None and form.rows is not None:
        gutter = Size(form.gutter, form.gutter)
        return _on_grid(centred(form.paper, sheet.cell(trim), form.columns, form.rows, gutter), sheet)
    computed = sheet_for(trim, bleed, form.paper, form.gutter, form.bleed).value
    if computed is None:
        return sheet
    return replace(computed, name=name, title=sheet.title, card=form.card, source=form.source)


def _for_press(form: SheetForm, name: str, trim: Size, bleed: Mm, margin: Mm) -> Sheet:
    """The sheet of a form with all of the bleed around every card and free margins; no cards when none goes in."""
    sheet = _bare(form, name, bleed)
    if form.gutter is None:
        return _measured(form, sheet)
    if form.columns is not None and form.rows is not None:
        wanted, told = (
            centred(form.paper, sheet.cell(trim), form.columns, form.rows, Size(gutter, gutter))
            for gutter in (2 * bleed, form.gutter)
        )
        return _on_grid(wanted if min(wanted.left, wanted.top) >= margin - SAME else told, sheet)
    computed = press_sheet_for(trim, bleed, form.paper, margin).value
    return sheet if computed is None else replace(computed, name=name, title=sheet.title, card=form.card)


def _bare(form: SheetForm, name: str, shown: Mm) -> Sheet:
    """A sheet of a form that has no grid yet."""
    title = {"da": form.title.da, "en": form.title.en}
    return Sheet(name, title, form.paper, form.card, 0, 0, 0, 0, 0, 0, shown, form.source, form.turned, form.precut)


def _measured(form: SheetForm, sheet: Sheet) -> Sheet:
    """A sheet with the measures that its form tells."""
    return replace(
        sheet,
        columns=form.columns or 0,
        rows=form.rows or 0,
        left=form.left or 0.0,
        top=form.top or 0.0,
        pitch_x=form.pitch_x or 0.0,
        pitch_y=form.pitch_y or 0.0,
    )


def _on_grid(grid: Grid, sheet: Sheet) -> Sheet:
    """A sheet with the measures of a grid."""
    return replace(
        sheet,
        columns=grid.columns,
        rows=grid.rows,
        left=grid.left,
        top=grid.top,
        pitch_x=grid.pitch_x,
        pitch_y=grid.pitch_y,
    )


def _about(finding: Finding, library: Library, trim: Size, asked_at: Place | None) -> Finding:
    """A finding with the sheets that would do, placed where the wrong one was asked for."""
    if finding.code != "sheet-not-for-card":
        return finding
    fits = tuple(sheet.name for sheet in sheets_that_fit(library, trim))
    return replace(finding, place=asked_at, facts={**finding.facts, "fits": fits})
