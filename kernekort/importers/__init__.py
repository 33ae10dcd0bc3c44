"""Spreadsheets in and out: tables of cells that know their place; the only door to openpyxl."""

from __future__ import annotations

from kernekort.importers.model import Cell, CellValue, Row, Table
from kernekort.importers.reading import MAX_ROWS, read_sound_rows, read_table
from kernekort.importers.sheet import Column, Sheet
from kernekort.importers.writing import separated_bytes, workbook_bytes

__all__ = [
    "MAX_ROWS",
    "Cell",
    "CellValue",
    "Column",
    "Row",
    "Sheet",
    "Table",
    "read_sound_rows",
    "read_table",
    "separated_bytes",
    "workbook_bytes",
]
