"""Workbooks for tests, put together part by part so that anything in them can be wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from kernekort.findings import Checked
from kernekort.importers import Table, read_table

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def cell(reference: str, text: str) -> str:
    """A cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def rows(lines: Sequence[Sequence[str]]) -> str:
    """Rows of texts from A1 on; an empty text is no cell."""
    made = []
    for number, line in enumerate(lines, 1):
        cells = (cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(line) if text)
        made.append(f'<row r="{number}">{"".join(cells)}</row>')
    return "".join(made)


def sheet(data: str, after: str = "", head: str = HEADER) -> bytes:
    """The part of a sheet."""
    return f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'.encode()


def parts(sheets: Mapping[str, bytes], hidden: Sequence[str] = ()) -> dict[str, bytes]:
    """The parts of a workbook that holds these sheets."""
    listed, related = [], []
    for number, name in enumerate(sheets, 1):
        state = ' state="hidden"' if name in hidden else ""
        listed.append(f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>')
        related.append(f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/s{number}.xml"/>')
    book = f'{HEADER}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(listed)}</sheets></workbook>'
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return {
        "_rels/.rels": _relations(root),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": _relations("".join(related)),
        **{f"xl/worksheets/s{number}.xml": data for number, data in enumerate(sheets.values(), 1)},
    }


def packed(found: Mapping[str, bytes]) -> bytes:
    """Parts as a file."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def workbook(lines: Sequence[Sequence[str]], name: str = "Kort") -> bytes:
    """A sound workbook of one sheet of texts."""
    return packed(parts({name: sheet(rows(lines))}))


def read(folder: Path, data: bytes, name: str = "kort.xlsx", asked: str | None = None) -> Checked[Table]:
    """The table of a file of these bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_table(path, name, asked)


def codes(checked: Checked[Table]) -> list[tuple[str, str]]:
    """The place of each finding, and its code."""
    return [(str(one.place), one.code) for one in checked.findings]


def _relations(inner: str) -> bytes:
    return f'{HEADER}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'.encode()
