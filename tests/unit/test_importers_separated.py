from __future__ import annotations

from pathlib import Path

import pytest

from tests.spreadsheets import codes, read

TEXT = 'id;Spørgsmål;minutter\r\na;"Hvem er vi »her« for?\nOg ""hvor""; nu?";7,5\r\n\r\n007;På;-1\r\n'


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16")],
)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_what_programs_write_is_read_and_told(encoding: str, said: str, separator: str, tmp_path: Path) -> None:
    text = TEXT.replace("7,5", '"7,5"').replace(";", separator).replace(f"{separator} nu", "; nu")
    made = read(tmp_path, text.encode(encoding), "kort.csv")
    assert made.value is not None
    assert [one.text for one in made.value.header.values()] == ["id", "Spørgsmål", "minutter"]
    first, second = made.value.rows
    assert first.cells[2].text == 'Hvem er vi »her« for?\nOg "hvor"; nu?'
    assert first.cells[3].number == 7.5
    assert (second.cells[1].text, second.cells[3].number) == ("007", -1)
    assert (first.place.line, second.place.line) == (2, 5)
    assert [one.line for one in made.value.blank] == [4]
    (told,) = made.findings
    assert told.code == "separated-read"
    assert told.facts == {"encoding": said, "separator": separator.strip("\t"), "rows": 2}


def test_a_line_may_say_what_separates(tmp_path: Path) -> None:
    made = read(tmp_path, b"sep=,\nid,text\na,b;c;d\n", "kort.csv")
    assert made.value is not None
    assert made.value.rows[0].cells[2].text == "b;c;d"
    assert made.value.rows[0].place.line == 3


def test_places_are_lines_and_columns(tmp_path: Path) -> None:
    made = read(tmp_path, b'id;a;b\n1;"x\ny";z\n', "kort.csv")
    assert made.value is not None
    cells = made.value.rows[0].cells
    assert [str(cells[number].place) for number in (1, 2, 3)] == ["kort.csv:2:1", "kort.csv:2:3", "kort.csv:3:4"]


def test_what_guards_against_formulas_is_taken_away(tmp_path: Path) -> None:
    made = read(tmp_path, b"id\n'=1+1\n''-a\n'a\n", "kort.csv")
    assert made.value is not None
    assert [row.cells[1].text for row in made.value.rows] == ["=1+1", "'-a", "'a"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'id;a\nx;"Hvem?\ny;z\n', ("kort.csv:2:3", "quote-open")),
        (b'id;a\nx;"Hvem"er;\n', ("kort.csv:2:9", "text-after-quote")),
        ("id\nGrød\n".encode() + "Å\n".encode("cp1252"), ("kort.csv:3:1", "encoding-unknown")),
        (b"id\n\x07\n", ("kort.csv:2:1", "control-character")),
        (b"", ("kort.csv", "spreadsheet-empty")),
        (b"id\n" + b"a\n" * 20_001, ("kort.csv:20002", "spreadsheet-too-long")),
        (b";" * 300 + b"id\n", ("kort.csv:1", "spreadsheet-too-wide")),
    ],
)
def test_what_is_wrong_is_told_where_it_is(data: bytes, told: tuple[str, str], tmp_path: Path) -> None:
    made = read(tmp_path, data, "kort.csv")
    assert made.value is None
    assert codes(made)[0] == told
