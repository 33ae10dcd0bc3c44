"""A sheet of jobs as columns that are known by their titles, and rows of cells that say something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kernekort.batch.columns import Column, Meaning, column
from kernekort.batch.model import MOST_ROWS
from kernekort.findings import Checked, Finding, Place, error, has_errors, warning
from kernekort.importers import Cell, Table, read_sound_rows


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, counted from 1, and its cells by column; those that are empty are left out."""

    number: int
    place: Place
    cells: tuple[tuple[Column, Cell], ...]

    def of(self, meaning: Meaning) -> Cell | None:
        """The cell that has this to say, if it says anything."""
        return next((cell for column, cell in self.cells if column.meaning == meaning), None)

    def all(self, *meanings: Meaning) -> Iterator[tuple[Column, Cell]]:
        """Every cell that says something of these kinds."""
        return ((column, cell) for column, cell in self.cells if column.meaning in meanings)


@dataclass(frozen=True)
class Sheet:
    """The columns that have a title, and the rows that have anything in them."""

    columns: tuple[tuple[Column, Cell], ...]
    rows: tuple[Row, ...]
    spoilt: int = 0
    """How many more rows there are that hold a cell which could not be read."""


def read_jobs(path: Path, shown: str) -> Checked[Sheet]:
    """The jobs of a workbook's first sheet, or of a CSV file; a cell that cannot be read costs only its row.

    Findings: those of reading the table, and those of :func:`sheet_of`.
    """
    table = read_sound_rows(path, shown)
    if table.value is None:
        return Checked(None, table.findings)
    sheet = sheet_of(table.value)
    return Checked(sheet.value, (*table.findings, *sheet.findings))


def sheet_of(table: Table) -> Checked[Sheet]:
    """The headings of a table as columns, what stands under them as rows.

    Findings: ``batch-too-many-rows``, ``batch-column-twice``, ``batch-column-missing``, and the
    warning ``batch-row-empty``.
    """
    if len(table.rows) > MOST_ROWS:
        place = table.rows[MOST_ROWS].place
        return Checked(None, (error("batch-too-many-rows", place, count=len(table.rows), most=MOST_ROWS),))
    columns = {number: (column(cell.text), cell) for number, cell in sorted(table.header.items())}
    findings = list(_column_faults(tuple(columns.values())))
    findings += [warning("batch-row-empty", place, row=place.line) for place in table.blank]
    rows = tuple(
        Row(
            row.place.line,
            row.place,
            tuple((columns[number][0], cell) for number, cell in sorted(row.cells.items()) if number in columns),
        )
        for row in table.rows
    )
    sheet = Sheet(tuple(columns.values()), rows, len(table.spoilt))
    return Checked(None if has_errors(findings) else sheet, tuple(findings))


def _column_faults(columns: Sequence[tuple[Column, Cell]]) -> Iterator[Finding]:
    seen: dict[tuple[Meaning, str], Cell] = {}
    for one, cell in columns:
        if one.identity in seen:
            yield error("batch-column-twice", cell.place, title=cell.text, other=seen[one.identity].text)
        seen.setdefault(one.identity, cell)
    if not any(one.meaning == "material" for one, _ in columns) and columns:
        yield error("batch-column-missing", columns[0][1].place)
