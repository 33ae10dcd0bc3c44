"""Spreadsheets that mean harm: each refused by name, quickly, and before anything is unpacked that could grow."""

from __future__ import annotations

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.spreadsheets import HEADER, cell, codes, packed, parts, read, rows, sheet

CARDS = [["id", "spørgsmål"], ["a", "Hvem?"]]
SOUND = parts({"Kort": sheet(rows(CARDS))})
PART = "xl/worksheets/s1.xml"
DOCTYPE = f'{HEADER}<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
MOST_MEMORY = 60_000_000


def with_sheet(data: bytes) -> bytes:
    return packed(SOUND | {PART: data})


def far_cell() -> bytes:
    return with_sheet(sheet(rows(CARDS) + f'<row r="1048576">{cell("XFD1048576", "x")}</row>'))


def twice() -> bytes:
    """Two parts of one name."""
    whole = BytesIO(packed(SOUND))
    with zipfile.ZipFile(whole, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(PART, sheet(""))
    return whole.getvalue()


def locked_part() -> bytes:
    data = bytearray(packed(SOUND))
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.find(sign) + at] |= 1
    return bytes(data)


def lying() -> bytes:
    """A part that is announced as smaller than it is."""
    data = bytearray(packed(SOUND))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: with_sheet(sheet(" " * 49_000_000)), ("kort.xlsx", "spreadsheet-too-heavy")),
        (lambda: packed(SOUND | {"xl/media/a.bmp": bytes(60_000_000)}), ("kort.xlsx", "spreadsheet-too-heavy")),
        (lambda: packed(SOUND | {f"xl/x{n}": b"" for n in range(2_001)}), ("kort.xlsx", "spreadsheet-too-heavy")),
        (lambda: packed(SOUND | {f"{n:0500}": b"" for n in range(1_990)}), ("kort.xlsx", "spreadsheet-too-heavy")),
        (far_cell, ("kort.xlsx:Kort!XFD1048576", "spreadsheet-too-long")),
        (lambda: with_sheet(sheet(cell("XFD1", "x"))), ("kort.xlsx:Kort!XFD1", "spreadsheet-too-wide")),
        (lambda: with_sheet(sheet("", head=DOCTYPE)), ("kort.xlsx", "spreadsheet-declares")),
        (
            lambda: with_sheet(DOCTYPE.replace("UTF-8", "UTF-16").encode("utf-16")),
            ("kort.xlsx", "spreadsheet-declares"),
        ),
        (lambda: packed(SOUND | {"xl/vbaProject.bin": b"x"}), ("kort.xlsx", "spreadsheet-macros")),
        (lambda: packed(SOUND | {"xl/macrosheets/sheet1.xml": b"x"}), ("kort.xlsx", "spreadsheet-macros")),
        (twice, ("kort.xlsx", "spreadsheet-damaged")),
        (locked_part, ("kort.xlsx", "spreadsheet-damaged")),
        (lying, ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: packed(SOUND)[:-200], ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: packed({"mimetype": b"application/vnd.oasis"}), ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: b"<html>", ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: with_sheet(sheet('<c r="1A"/>')), ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: with_sheet(sheet('<c r="A1" t="s"><v>9</v></c>')), ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: with_sheet(sheet('<c r="A1"><v>nan</v></c>')), ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: with_sheet(sheet(f'<row r="{"9" * 5000}"/>')), ("kort.xlsx", "spreadsheet-damaged")),
        (lambda: with_sheet(sheet("<x>" * 65 + "</x>" * 65)), ("kort.xlsx", "spreadsheet-too-heavy")),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ("kort.xlsx", "spreadsheet-format")),
        (
            lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            ("kort.xlsx", "spreadsheet-locked"),
        ),
    ],
)
def test_bombs_and_broken_files_are_refused_by_name(
    make: Callable[[], bytes], told: tuple[str, str], tmp_path: Path
) -> None:
    data = make()
    tracemalloc.start()
    made = read(tmp_path, data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made.value is None
    assert codes(made) == [told]
    assert most < MOST_MEMORY


def test_a_million_empty_rows_are_no_rows(tmp_path: Path) -> None:
    """LibreOffice writes the last rows of a sheet for their height alone."""
    inner = rows(CARDS) + '<row r="1048575" ht="12.8"/><row r="1048576" ht="12.8"><c r="A1048576" s="1"/></row>'
    made = read(tmp_path, with_sheet(sheet(inner)))
    assert made.value is not None
    assert (len(made.value.rows), made.value.blank) == (1, ())


def test_more_elements_than_a_table_has_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernekort.importers.markup.MOST_ELEMENTS", 1_000)
    made = read(tmp_path, with_sheet(sheet("<row/>" * 1_001)))
    assert codes(made) == [("kort.xlsx", "spreadsheet-too-heavy")]


@pytest.mark.parametrize("name", ["kort.xlsm", "kort.XLSB", "kort.xltm"])
def test_files_that_may_hold_macros_are_not_opened(name: str, tmp_path: Path) -> None:
    assert codes(read(tmp_path, packed(SOUND), name)) == [(name, "spreadsheet-macros")]
