"""Spreadsheets in and out: tables of cells that know their place; the only door to openpyxl."""

from __future__ import annotations

from kernekort.importers.model import Cell, CellValue, Row, Table
from kernekort.importers.reading import MAX_ROWS, read_table

__all__ = ["MAX_ROWS", "Cell", "CellValue", "Row", "Table", "read_table"]
