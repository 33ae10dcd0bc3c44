"""A sheet of jobs as titles and rows, each cell a text with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kernekort.batch.columns import Column, Meaning, column
from kernekort.batch.model import MOST_ROWS
from kernekort.findings import Checked, Finding, Place, error, has_errors, warning


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, without blanks around it, and where it stands."""

    text: str
    place: Place


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


def sheet_of(lines: Sequence[Sequence[Cell]]) -> Checked[Sheet]:
    """The first line's cells as titles, the others as rows.

    Findings: ``batch-no-rows``, ``batch-too-many-rows``, ``batch-column-twice``, ``batch-column-missing``, and the
    warning ``batch-row-empty``.
    """
    filled = [number for number, line in enumerate(lines) if any(cell.text for cell in line)]
    if len(filled) < 2:
        place = lines[0][0].place if lines and lines[0] else None
        return Checked(None, (error("batch-no-rows", place and Place(place.file)),))
    first, last = filled[0], filled[-1]
    if len(filled) - 1 > MOST_ROWS:
        place = lines[filled[MOST_ROWS + 1]][0].place
        return Checked(None, (error("batch-too-many-rows", place, count=len(filled) - 1, most=MOST_ROWS),))
    columns = tuple((column(cell.text), cell) for cell in lines[first] if cell.text)
    findings = list(_column_faults(columns))
    by_place = {cell.place.column: one for one, cell in columns}
    rows = []
    for line in lines[first + 1 : last + 1]:
        place = line[0].place if line else Place("")
        cells = tuple(
            (by_place[cell.place.column], cell) for cell in line if cell.text and cell.place.column in by_place
        )
        if any(cell.text for cell in line):
            rows.append(Row(place.line, place, cells))
        else:
            findings.append(warning("batch-row-empty", place, row=place.line))
    return Checked(None if has_errors(findings) else Sheet(columns, tuple(rows)), tuple(findings))


def _column_faults(columns: Sequence[tuple[Column, Cell]]) -> Iterator[Finding]:
    seen: dict[tuple[Meaning, str], Cell] = {}
    for one, cell in columns:
        if one.identity in seen:
            yield error("batch-column-twice", cell.place, title=cell.text, other=seen[one.identity].text)
        seen.setdefault(one.identity, cell)
    if not any(one.meaning == "material" for one, _ in columns) and columns:
        yield error("batch-column-missing", columns[0][1].place)
