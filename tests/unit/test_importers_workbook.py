from __future__ import annotations

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.spreadsheets import cell, codes, packed, parts, read, rows, sheet, workbook

HEAD = ["id", "spørgsmål"]


def saved(book: Any) -> bytes:
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def test_cells_know_their_place_and_empty_rows_are_told(tmp_path: Path) -> None:
    made = read(tmp_path, workbook([["", ""], HEAD, ["a", "Hvem?\r\nHvor?"], ["", " "], ["b", "  Hvad?\n"]]))
    table = made.value
    assert table is not None
    assert codes(made) == [("kort.xlsx:Kort", "spreadsheet-read")]
    assert [(cell.text, cell.place.cell) for cell in table.header.values()] == [("id", "A2"), ("spørgsmål", "B2")]
    assert [[cell.text for cell in row.cells.values()] for row in table.rows] == [["a", "Hvem?\nHvor?"], ["b", "Hvad?"]]
    assert str(table.rows[1].cells[2].place) == "kort.xlsx:Kort!B5"
    assert [place.cell for place in table.blank] == ["4"]


def test_values_keep_what_they_are(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    values = [8, 8.5, "007", date(2026, 12, 3), time(9, 30), datetime(2026, 12, 3, 9, 30), True, timedelta(hours=25)]
    book.active.append([f"k{number}" for number in range(len(values))])
    book.active.append(values)
    table = read(tmp_path, saved(book)).value
    assert table is not None
    cells = table.rows[0].cells.values()
    assert [one.value for one in cells][:5] == [8, 8.5, "007", date(2026, 12, 3), time(9, 30)]
    assert [one.text for one in cells] == (
        ["8", "8,5", "007", "2026-12-03", "09:30", "2026-12-03 09:30", "true", "25:00"]
    )
    assert [one.number for one in cells][:3] == [8, 8.5, 7]


def test_shared_and_formatted_texts_and_escapes(tmp_path: Path) -> None:
    pronounced = '<si><r><t>Hvem </t></r><r><t>er vi?</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
    strings = f"{pronounced}<si><t>a_x000D_\nb_x005F_x</t></si>"
    inner = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    found = parts({"Kort": sheet(inner)})
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = f'<Relationship Id="s" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    rels = found["xl/_rels/workbook.xml.rels"].decode().replace("</Relationships>", related).encode()
    made = read(
        tmp_path,
        packed(found | {"xl/_rels/workbook.xml.rels": rels, "xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode()}),
    )
    assert made.value is not None
    assert made.value.header[1].text == "Hvem er vi?"
    assert made.value.rows[0].cells[1].text == "a\nb_x"


def test_formulas_count_by_their_last_value(tmp_path: Path) -> None:
    inner = rows([HEAD]) + (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"a"</f><v>a</v></c></row>'
        '<row r="3"><c r="A3"><f>1+1</f><v></v></c><c r="B3"><f>2+2</f></c>'
        '<c r="C3" t="e"><f>X</f><v>#REF!</v></c></row>'
        '<row r="4"><c r="A4" t="str"><f>""</f><v></v></c></row>'
    )
    made = read(tmp_path, packed(parts({"Kort": sheet(inner)})))
    assert made.value is None
    assert codes(made)[:3] == [
        ("kort.xlsx:Kort!A3", "formula-without-value"),
        ("kort.xlsx:Kort!B3", "formula-without-value"),
        ("kort.xlsx:Kort!C3", "cell-fault"),
    ]


def test_merged_cells_are_found_where_there_are_rows(tmp_path: Path) -> None:
    after = '<mergeCells><mergeCell ref="B2:B3"/><mergeCell ref="A90:B90"/></mergeCells>'
    made = read(tmp_path, packed(parts({"Kort": sheet(rows([HEAD, ["a", "Hvem?"], ["b", ""]]), after)})))
    assert codes(made)[0] == ("kort.xlsx:Kort!B2", "cells-merged")
    assert made.findings[0].facts["cells"] == "B2:B3"
    assert made.value is None


def test_the_first_sheet_that_is_shown_or_the_one_asked_for(tmp_path: Path) -> None:
    lists, cards = (sheet(rows([["id"], [name]])) for name in ("skjult", "vist"))
    data = packed(parts({"Lister": lists, "Kort": cards, "Noter": lists}, hidden=["Lister"]))
    first = read(tmp_path, data)
    assert first.value is not None
    assert (first.value.sheet, first.value.rows[0].cells[1].text) == ("Kort", "vist")
    assert codes(first)[0] == ("kort.xlsx", "sheets-left")
    asked = read(tmp_path, data, asked="noter")
    assert asked.value is not None
    assert asked.value.sheet == "Noter"
    lost = read(tmp_path, data, asked="Nater")
    assert codes(lost) == [("kort.xlsx", "unknown-sheet-name")]
    assert lost.findings[0].facts["near"] == ("Noter",)


@pytest.mark.parametrize(
    ("keywords", "material"), [("kernekort:basis", "basis"), ("kernekort basis", "basis"), ("basis", "")]
)
def test_the_material_is_found_among_the_keywords_of_any_program(keywords: str, material: str, tmp_path: Path) -> None:
    core = f"<coreProperties><keywords>{keywords}</keywords></coreProperties>".encode()
    found = parts({"Kort": sheet(rows([HEAD, ["a", "Hvem?"]]))}) | {"docProps/core.xml": core}
    table = read(tmp_path, packed(found)).value
    assert table is not None
    assert table.material == material


def test_what_is_wrong_with_headings(tmp_path: Path) -> None:
    made = read(tmp_path, workbook([["Titel", "titel "], ["a", "b", "note"]]))
    assert codes(made)[-2:] == [("kort.xlsx:Kort!B1", "column-twice"), ("kort.xlsx:Kort!C2", "column-unnamed")]
    empty = read(tmp_path, workbook([HEAD]))
    assert codes(empty) == [("kort.xlsx:Kort", "spreadsheet-empty")]


def test_links_to_other_files_are_not_followed(tmp_path: Path) -> None:
    found = parts({"Kort": sheet(rows([HEAD, ["a", "Hvem?"]]))})
    made = read(tmp_path, packed(found | {"xl/externalLinks/externalLink1.xml": b"<not xml"}))
    assert made.value is not None
    assert ("kort.xlsx", "links-outside") in codes(made)


def test_what_cannot_be_printed_and_what_is_too_long_is_found_in_its_cell(tmp_path: Path) -> None:
    inner = rows([HEAD]) + f'<row r="2">{cell("A2", "a_x0007_b")}{cell("B2", "x" * 32_768)}</row>'
    made = read(tmp_path, packed(parts({"Kort": sheet(inner)})))
    assert ("kort.xlsx:Kort!A2", "control-character") in codes(made)
    assert ("kort.xlsx:Kort!B2", "cell-too-long") in codes(made)
    assert made.value is None


@pytest.mark.parametrize("name", ["kort.ods", "kort.numbers", "kort"])
def test_other_formats_are_refused_by_name(name: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, b"x", name)) == [(name, "spreadsheet-format")]
