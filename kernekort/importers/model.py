"""A table as a value: headings, rows, and cells that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from datetime import date, time
from typing import TypeAlias

from kernekort.findings import Place
from kernekort.quick import dataclass

CellValue: TypeAlias = "str | int | float | date | time"
"""What a cell can say. A formula says its last value; true and false are texts; a date with a time of day is a text."""

_NUMBER = re.compile(r"[-+]?\d{1,15}(?:[.,]\d{1,15})?")


@dataclass(frozen=True)
class Cell:
    """A cell that is not empty, and where it stands: row and column of a sheet, or line and column of a CSV file."""

    value: CellValue
    place: Place

    @property
    def text(self) -> str:
        """What it says as text: dates as ``2026-12-03``, times as ``09:30``, numbers with a decimal comma.

        A text has its line breaks, and no blanks around it.
        """
        value = self.value
        if isinstance(value, str):
            return value.strip(" \t\n")
        if isinstance(value, time):
            return f"{value:%H:%M}" if not value.second else f"{value:%H:%M:%S}"
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, int) else f"{value:.15g}".replace(".", ",")

    @property
    def number(self) -> float | None:
        """The number it holds, written as one or typed as text with a decimal comma or point; ``None`` for all else."""
        if isinstance(self.value, int | float):
            # Before Python 3.12 a whole number cannot be asked whether it is one.
            return float(self.value)
        text = self.text
        return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


@dataclass(frozen=True)
class Row:
    """A row with something in it: its cells by column, counted from 1."""

    place: Place
    cells: Mapping[int, Cell] = field(hash=False)


@dataclass(frozen=True)
class Table:
    """A sheet, or a CSV file, below its headings."""

    file: str
    """The file as the user knows it."""
    sheet: str
    """The name of the sheet; empty for a CSV file."""
    header: Mapping[int, Cell] = field(hash=False)
    """The headings by column, counted from 1: the first row with anything in it. No two say the same."""
    rows: tuple[Row, ...]
    """The rows below, without the empty ones."""
    blank: tuple[Place, ...] = ()
    """Empty rows between others."""
    material: str = ""
    """The material that the file says it was exported from; empty when it says nothing. Not to be trusted."""
    spoilt: tuple[Place, ...] = ()
    """Rows that are not among ``rows``, because a cell in them could not be read."""
