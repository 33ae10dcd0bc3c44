"""A file of jobs read into cells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from kernekort.batch.rows import Cell, Sheet, sheet_of
from kernekort.findings import Checked, Place
from kernekort.sources import read_text

_DELIMITERS = ";\t,"


def read_jobs(path: Path, shown: str) -> Checked[Sheet]:
    """The sheet of a CSV file.

    Findings: those of reading the file and of the sheet.
    """
    read = read_text(path, shown)
    if read.value is None:
        return Checked(None, read.findings)
    head = read.value.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    lines = [
        [Cell(text.strip(), Place(shown, number, column)) for column, text in enumerate(cells, 1)]
        for number, cells in enumerate(csv.reader(io.StringIO(read.value), delimiter=delimiter), 1)
    ]
    sheet = sheet_of(lines)
    return Checked(sheet.value, (*read.findings, *sheet.findings))
