"""A workbook read: one of its sheets, by the values that formulas had when it was saved."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

from kernekort.findings import Checked, Finding, Place, error, near, note, warning
from kernekort.importers.cells import Cells, Raw, TooFarError
from kernekort.importers.headings import Filled, arranged
from kernekort.importers.markup import MOST_ELEMENTS, DeclaredError, TooManyError, read_part
from kernekort.importers.model import Cell, CellValue, Table
from kernekort.importers.package import BrokenPartError, Package, open_package
from kernekort.importers.parts import Book, Sheet, read_book, read_dates, read_strings
from kernekort.sources import check_value

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OUTSIDE = "xl/externallinks/"
_EXACT = 1e15


def read_workbook(data: bytes, shown: str, sheet: str | None) -> Checked[Table]:
    """A sheet of a workbook: the one of a name, or the first that is not hidden.

    Findings: ``spreadsheet-damaged``, ``spreadsheet-macros``, ``spreadsheet-too-heavy``, ``spreadsheet-declares``,
    ``unknown-sheet-name``, ``spreadsheet-too-long``, ``spreadsheet-too-wide``, ``links-outside``, ``sheets-left``,
    ``spreadsheet-read``, those of its cells and those of its headings.
    """
    place = Place(shown)
    opened = open_package(data, place)
    if opened.value is None:
        return Checked(None, opened.findings)
    try:
        return _read(opened.value, shown, sheet)
    except DeclaredError as declared:
        return Checked(None, (error("spreadsheet-declares", place, part=str(declared)),))
    except TooManyError:
        return Checked(None, (error("spreadsheet-too-heavy", place, elements=MOST_ELEMENTS),))
    except TooFarError as far:
        return Checked(None, (far.finding,))
    except (BrokenPartError, ValueError, IndexError):
        return Checked(None, (error("spreadsheet-damaged", place),))


def _read(package: Package, shown: str, asked: str | None) -> Checked[Table]:
    book = read_book(package)
    chosen = _chosen(book, asked, Place(shown))
    if chosen.value is None:
        return Checked(None, chosen.findings)
    cells = Cells(shown, chosen.value.name, read_strings(package, book))
    read_part(package, chosen.value.part, cells)
    cells.settle()
    reader = _Values(read_dates(package, book), book.from_1904)
    filled = {
        row: {column: reader.cell(raw, cells.place(row, column)) for column, raw in sorted(found.items())}
        for row, found in sorted(cells.rows.items())
    }
    findings = [*chosen.findings, *cells.findings, *reader.findings]
    if any(part.casefold().startswith(_OUTSIDE) for part in package.parts):
        findings.append(warning("links-outside", Place(shown)))
    blank = tuple(row for row in range(1, max(filled, default=0)) if row not in filled)
    made = arranged(Filled(shown, chosen.value.name, filled, blank, book.material), cells.place)
    if made.value is not None:
        findings.append(note("spreadsheet-read", Place(shown, 0, 0, chosen.value.name), rows=len(made.value.rows)))
    return Checked(made.value, (*findings, *made.findings))


def _chosen(book: Book, asked: str | None, place: Place) -> Checked[Sheet]:
    """The sheet to read; others that could have been meant are named."""
    shown = [sheet for sheet in book.sheets if not sheet.hidden]
    names = tuple(sheet.name for sheet in shown)
    if asked is not None:
        found = next((one for one in book.sheets if one.name.strip().casefold() == asked.strip().casefold()), None)
        told = () if found else (error("unknown-sheet-name", place, name=asked, near=near(asked, names), known=names),)
        return Checked(found, told)
    if not shown:
        return Checked(None, (error("spreadsheet-empty", place),))
    left = (note("sheets-left", place, names=names[1:], read=names[0]),) if names[1:] and not book.material else ()
    return Checked(shown[0], left)


@dataclass
class _Values:
    """Makes values of raw cells; what is wrong with a text gathers in ``findings``."""

    dates: Mapping[int, bool]
    from_1904: bool
    findings: list[Finding] = field(default_factory=list)

    def cell(self, raw: Raw, place: Place) -> Cell:
        if raw.kind == "b":
            return Cell("true" if raw.text.strip() == "1" else "false", place)
        if raw.kind == "n":
            return Cell(self._number(raw), place)
        if raw.kind == "d":
            return Cell(_iso(raw.text), place)
        # A shared text is escaped as the file wants it; so is the value of a formula.
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), raw.text)
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        self.findings += check_value(text, place)
        return Cell(text, place)

    def _number(self, raw: Raw) -> CellValue:
        number = float(raw.text)
        if number != number or abs(number) == float("inf"):
            raise ValueError(raw.text)
        if raw.style in self.dates:
            with suppress(OverflowError, ValueError):
                epoch = MAC_EPOCH if self.from_1904 else WINDOWS_EPOCH
                return _moment(from_excel(number, epoch, timedelta=self.dates[raw.style]))
        return int(number) if number.is_integer() and abs(number) < _EXACT else number


def _moment(found: object) -> CellValue:
    """A date, a time, or both as text."""
    if isinstance(found, timedelta):
        minutes = round(found.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(found, datetime):
        midnight = not (found.hour or found.minute or found.second)
        return found.date() if midnight else f"{found:%Y-%m-%d %H:%M}"
    return found.replace(microsecond=0)  # type: ignore[attr-defined,no-any-return]


def _iso(text: str) -> CellValue:
    try:
        return _moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        return text.strip()
