"""Filled cells made into a table: the first row names the columns, and what follows are its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kernekort.findings import Checked, Finding, Place, error, has_errors, warning
from kernekort.importers.model import Cell, Row, Table
from kernekort.quick import dataclass

PlaceOf = Callable[[int, int], Place]
"""Where a row, and in it a column, stands; column 0 is the whole row."""

_MOST_FINDINGS = 20


@dataclass(frozen=True)
class Filled:
    """The cells that are not empty, by row and column, in order."""

    file: str
    sheet: str
    cells: Mapping[int, Mapping[int, Cell]]
    blank: tuple[int, ...] = ()
    """The numbers of empty rows."""
    material: str = ""


def arranged(filled: Filled, place_of: PlaceOf) -> Checked[Table]:
    """The table; there is none when it has no rows.

    Findings: ``spreadsheet-empty``, ``column-twice``, ``column-unnamed``.
    """
    numbers = tuple(filled.cells)
    if len(numbers) < 2:
        return Checked(None, (error("spreadsheet-empty", Place(filled.file, 0, 0, filled.sheet)),))
    first = numbers[0]
    header = filled.cells[first]
    rows = tuple(Row(place_of(number, 0), filled.cells[number]) for number in numbers[1:])
    blank = tuple(place_of(number, 0) for number in filled.blank if first < number < numbers[-1])
    findings = (*_twice(header), *_unnamed(header, rows))
    table = Table(filled.file, filled.sheet, header, rows, blank, filled.material)
    return Checked(None if has_errors(findings) else table, findings)


def _twice(header: Mapping[int, Cell]) -> Iterator[Finding]:
    """Headings that say the same."""
    seen: dict[str, Cell] = {}
    for cell in header.values():
        first = seen.setdefault(cell.text.casefold(), cell)
        if first is not cell:
            yield error("column-twice", cell.place, name=cell.text, first=first.place.cell)


def _unnamed(header: Mapping[int, Cell], rows: Iterable[Row]) -> tuple[Finding, ...]:
    """The first cell of each column that has no heading."""
    first: dict[int, Cell] = {}
    for row in rows:
        for column in row.cells.keys() - header.keys():
            first.setdefault(column, row.cells[column])
    cells = [first[column] for column in sorted(first)][:_MOST_FINDINGS]
    return tuple(warning("column-unnamed", cell.place, text=cell.text) for cell in cells)
