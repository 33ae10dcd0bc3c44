"""A table read from a file, by what the file is and not by what it calls itself."""

from __future__ import annotations

from pathlib import Path

from kernekort.findings import Checked, Place, error
from kernekort.importers.cells import LAST_ROW
from kernekort.importers.model import Table
from kernekort.importers.separated import read_separated
from kernekort.importers.workbook import read_workbook
from kernekort.sources import read_bytes

MAX_ROWS = LAST_ROW - 1
"""How many rows a table may have below its headings."""

_SEPARATED = (".csv", ".tsv", ".txt")
_MACROS = (".xlsm", ".xltm", ".xlam", ".xlsb")
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
    return Checked(None if made.failed else made.value, made.findings)
