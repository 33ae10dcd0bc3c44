"""The client's corrections: out as a sheet, changed, and in again."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from kernekort.cli import run

REMARK = "# skal blive stående\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KERNEKORT_LANG", "da")
    (tmp_path / "kernekort.yml").write_text("name: Åløse\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "kort.yml").write_text(f"{REMARK}extends: basis\ntitle: Vores\n", encoding="utf-8")
    return tmp_path


def test_corrections_come_back_and_are_shown(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "kort", "--to", "xlsx"]) == 0
    sheet = project / "build" / "kort.xlsx"
    first = sheet.read_bytes()
    assert run(["export", "kort", "--to", "xlsx"]) == 0
    assert sheet.read_bytes() == first

    book = openpyxl.load_workbook(sheet)
    page = book["Kort"]
    titles = {cell.value: cell.column for cell in page[1]}
    row = next(cell.row for cell in page["A"] if cell.value == "koekkendoeren")
    assert page.protection.sheet
    assert (page.cell(row, 1).protection.locked, page.cell(row, titles["Spørgsmål"]).protection.locked) == (True, False)
    assert page.cell(1, titles["Niveau"]).comment.text == "let, dybde, modig"
    page.cell(row, titles["Spørgsmål"]).value = "=Hvem?"
    page.cell(row, titles["Spørgsmål"]).data_type = "s"
    book.save(sheet)
    capsys.readouterr()

    path = project / "content" / "kort.yml"
    before = path.read_text(encoding="utf-8")
    assert run(["import", "build/kort.xlsx", "--dry-run", "--json"]) == 0
    (card,) = json.loads(capsys.readouterr().out)["cards"]
    assert (card["id"], card["change"], card["fields"][0]["after"]) == ("koekkendoeren", "changed", "=Hvem?")
    assert path.read_text(encoding="utf-8") == before

    assert run(["import", "build/kort.xlsx"]) == 0
    assert path.read_text(encoding="utf-8") == f'{before}change:\n  koekkendoeren:\n    question: "=Hvem?"\n'
    assert "efter: =Hvem?" in capsys.readouterr().out
    assert run(["import", "build/kort.xlsx"]) == 0
    assert "Intet er ændret" in capsys.readouterr().err


def test_an_error_in_the_sheet_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "nye.csv").write_bytes("spørgsmål;kulør\nHvem?;Værdi\nHvad?;farve\n".encode("cp1252"))
    assert run(["import", "nye.csv"]) == 3
    assert "nye.csv:3:7: fejl: «kulør» kan ikke være «farve»" in capsys.readouterr().err
    assert not (project / "content" / "nye.yml").exists()
