"""A table read from a file, by what the file is and not by what it calls itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kernekort.findings import Checked, Finding, Place, error
from kernekort.importers.cells import LAST_ROW
from kernekort.importers.model import Row, Table
from kernekort.importers.separated import read_separated
from kernekort.importers.workbook import read_workbook
from kernekort.sources import read_bytes

MAX_ROWS = LAST_ROW - 1
"""How many rows a table may have below its headings."""

_SEPARATED = (".csv", ".tsv", ".txt")
_MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
_MERGED = "cells-merged"
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def read_table(path: Path, shown: str, sheet: str | None = None) -> Checked[Table]:
    """A sheet of a workbook (XLSX), or a CSV file; there is no table when one of the findings is an error.

    Args:
        path: the file.
        shown: the path as the user knows it.
        sheet: the name of the sheet; without one, the first that is not hidden.

    Findings: ``spreadsheet-format``, ``spreadsheet-macros``, ``spreadsheet-locked``, ``spreadsheet-damaged``, those of
    reading a file, and those of :func:`read_workbook` and :func:`read_separated`.
    """
    read = _read(path, shown, sheet)
    return Checked(None if read.failed else read.value, read.findings)


def read_sound_rows(path: Path, shown: str) -> Checked[Table]:
    """As :func:`read_table`, but a cell below the headings that cannot be read costs only its row.

    These rows are the ``spoilt`` ones of the table. Merged cells spoil all: nobody knows which rows they speak for.
    """
    read = _read(path, shown, None)
    if read.value is None:
        return read
    wrong = [finding for finding in read.findings if finding.severity == "error"]
    spoilt = {at: row for finding in wrong for at, row in enumerate(read.value.rows) if _stands_in(finding, row)}
    if any(one.code == _MERGED or not any(_stands_in(one, row) for row in spoilt.values()) for one in wrong):
        return Checked(None, read.findings)
    sound = tuple(row for at, row in enumerate(read.value.rows) if at not in spoilt)
    places = tuple(spoilt[at].place for at in sorted(spoilt))
    return Checked(replace(read.value, rows=sound, spoilt=places), read.findings)


def _stands_in(finding: Finding, row: Row) -> bool:
    """Whether a finding is about a cell of a row; a row of a CSV file may go over several lines."""
    lines = {row.place.line, *(cell.place.line for cell in row.cells.values())}
    return finding.place is not None and finding.place.line in lines


def _read(path: Path, shown: str, sheet: str | None) -> Checked[Table]:
    """What could be read, whatever is wrong in its cells."""
    ending, place = path.suffix.lower(), Place(shown)
    if ending in _MACROS:
        return Checked(None, (error("spreadsheet-macros", place, part=path.name),))
    if ending not in (".xlsx", *_SEPARATED):
        return Checked(None, (error("spreadsheet-format", place, ending=ending or path.name),))
    read = read_bytes(path, shown)
    if read.value is None:
        return Checked(None, read.findings)
    data = read.value
    if data.startswith(_OLE):
        code = (
            error("spreadsheet-locked", place) if _LOCKED in data else error("spreadsheet-format", place, ending=".xls")
        )
        return Checked(None, (code,))
    if data.startswith(_ZIP):
        made = read_workbook(data, shown, sheet)
    elif ending in _SEPARATED:
        made = read_separated(data, shown)
    else:
        return Checked(None, (error("spreadsheet-damaged", place),))
    return made
