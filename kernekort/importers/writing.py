"""A sheet written as a workbook for people to work in, or as CSV: the same bytes each time, and never a formula."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from functools import partial
from io import BytesIO
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from kernekort.importers.cells import LAST_ROW
from kernekort.importers.model import CellValue
from kernekort.importers.parts import MARK
from kernekort.importers.sheet import Column, Sheet

_BORN = datetime(2000, 1, 1)
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE = "docProps/core.xml"
_FORMULA = re.compile(r"'*[=+\-@\t]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LONGEST_LIST = 255
_NOTE_SIZE = (90, 260)
_LINE, _TALLEST = 15, 400
"""Points that a line of text takes, and the tallest a row may be."""

_FILLED = 0.95
_RULE, _CLOSED, _LOCKED = "D9D9D9", "EFEFEF", "F7F7F7"
_FORMATS = {"text": "@", "number": "0", "date": "yyyy-mm-dd"}


def workbook_bytes(sheet: Sheet) -> bytes:
    """The sheet as XLSX: headings that stay, choices to pick from, ids that are locked, all else open."""
    book = Workbook()
    page = book.active
    page.title = sheet.name
    styles = _styles(book, sheet)
    _head(page, sheet, styles)
    for number, row in enumerate(sheet.rows, 2):
        _row(page, number, row, sheet, styles)
    _rules(page, sheet)
    if sheet.guide:
        _guide(book, sheet)
    book.properties.creator = "kernekort"
    book.properties.title = sheet.title
    book.properties.keywords = f"{MARK}{sheet.material}"
    book.properties.created = _BORN
    whole = BytesIO()
    book.save(whole)
    return _same_each_time(whole.getvalue())


def separated_bytes(sheet: Sheet, separator: str) -> bytes:
    """The sheet as CSV that Excel opens with all letters right: UTF-8 with a mark, lines ended as in Windows.

    A text that a spreadsheet would take for a formula gets an apostrophe in front, which reading takes away again.
    """
    lines = [[column.title for column in sheet.columns], *(map(_plain, row) for row in sheet.rows)]
    text = "\r\n".join(separator.join(map(partial(_quoted, separator=separator), line)) for line in lines)
    return f"\ufeff{text}\r\n".encode()


def _plain(value: CellValue | None) -> str:
    text = "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _quoted(text: str, separator: str) -> str:
    needed = any(sign in text for sign in (separator, '"', "\n")) or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if needed else text


def _styles(book: Any, sheet: Sheet) -> dict[str, str]:
    """The named styles of the cells, by what they are for."""
    rule = Side(style="thin", color=_RULE)
    line = Border(bottom=rule, right=rule)
    top = Alignment(vertical="top", wrap_text=True)
    known: dict[str, Any] = {
        "head": (sheet.ground[1:], Font(name="Calibri", bold=True, color=sheet.ink[1:]), "@", True),
        "closed": (_CLOSED, Font(name="Calibri"), "@", True),
    }
    for kind, shown in _FORMATS.items():
        known[kind] = (None, Font(name="Calibri"), shown, False)
        known[f"{kind} locked"] = (_LOCKED, Font(name="Calibri", color="7F7F7F"), shown, True)
    for name, (ground, font, shown, locked) in known.items():
        fill = PatternFill("solid", fgColor=ground) if ground else PatternFill()
        style = NamedStyle(f"kernekort {name}", font, fill, line, top, shown, Protection(locked=locked))
        book.add_named_style(style)
    return {name: f"kernekort {name}" for name in known}


def _kind(column: Column) -> str:
    return f"{column.kind} locked" if column.locked else column.kind


def _head(page: Any, sheet: Sheet, styles: dict[str, str]) -> None:
    """The headings, with their notes; new rows below have the form of their column."""
    for number, column in enumerate(sheet.columns, 1):
        cell = page.cell(1, number, column.title)
        cell.style = styles["head"]
        if column.note:
            cell.comment = Comment(column.note, "kernekort", *_NOTE_SIZE)
        across = page.column_dimensions[get_column_letter(number)]
        across.width = column.width
        across.number_format = _FORMATS[column.kind]
        across.alignment = Alignment(vertical="top", wrap_text=True)
        across.protection = Protection(locked=column.locked)
    page.freeze_panes = "B2"
    page.row_dimensions[1].height = 22


def _row(page: Any, number: int, row: tuple[CellValue | None, ...], sheet: Sheet, styles: dict[str, str]) -> None:
    tall = max(_lines(value, column.width) for value, column in zip(row, sheet.columns, strict=True))
    page.row_dimensions[number].height = min(_LINE * tall + 3, _TALLEST)
    for at, (value, column) in enumerate(zip(row, sheet.columns, strict=True)):
        closed = value is None and (number - 2, at) in sheet.closed
        cell = page.cell(number, at + 1)
        cell.style = styles["closed" if closed else _kind(column)]
        if value is None:
            continue
        if isinstance(value, str):
            cell.value = _ESCAPED.sub("_x005F_", value)
            # What begins with = is a text all the same.
            cell.data_type = "s"
        else:
            cell.value = value
            cell.number_format = _FORMATS[column.kind]


def _lines(value: CellValue | None, width: float) -> int:
    """How many lines a cell takes, near enough: not every program finds the height of a row itself."""
    return sum(max(1, ceil(len(line) / (width * _FILLED))) for line in str(value or "").split("\n"))


def _rules(page: Any, sheet: Sheet) -> None:
    """What may be written where, and what may be changed at all."""
    for number, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(number)
        listed = f'"{",".join(column.choices)}"'
        if column.choices and len(listed) <= _LONGEST_LIST:
            rule = DataValidation("list", formula1=listed, allow_blank=True)
        elif column.limits:
            least, most = column.limits
            rule = DataValidation("whole", "between", str(least), str(most), allow_blank=True)
        else:
            continue
        rule.error, rule.errorTitle, rule.showErrorMessage = sheet.refusal, column.title, True
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        page.add_data_validation(rule)
    protection = page.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.insertRows = protection.sort = protection.autoFilter = False
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{len(sheet.rows) + 1}"
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _guide(book: Any, sheet: Sheet) -> None:
    """The sheet that says what may be done."""
    page = book.create_sheet(sheet.guide[0])
    page.column_dimensions["A"].width = 90
    for number, line in enumerate(sheet.guide, 1):
        cell = page.cell(number, 1, line)
        cell.data_type = "s"
        cell.font = Font(name="Calibri", bold=number == 1, size=14 if number == 1 else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    page.protection.sheet = True
    page.sheet_view.showGridLines = False


def _same_each_time(data: bytes) -> bytes:
    """The workbook with its parts in order, and no moment in it."""
    whole = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made.namelist()):
            part = made.read(name)
            if name == _CORE:
                part = _STAMP.sub(rb"\g<1>" + _BORN.isoformat().encode() + b"Z", part)
            entry = zipfile.ZipInfo(name, _ZIPPED)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, part, zipfile.ZIP_DEFLATED, 6)
    return whole.getvalue()
