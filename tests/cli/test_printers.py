"""``calibrate`` both ways, ``build --printer``, and ``clean``."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from kernekort.store import Store
from tests.cli.conftest import Built, typed

SHEETS = "kort-kernekort-office-sheets.pdf"


@pytest.mark.parametrize("flip", ["long", "short"])
def test_the_page_to_measure_on(project: Path, flip: str) -> None:
    ran = typed(project, "calibrate", "--flip", flip, "--json")
    (file,) = ran.document["files"]
    assert (ran.code, file["path"]) == (Exit.FINE, str(project / "build" / f"calibration-{flip}.pdf"))
    assert (file["role"], file["pages"]) == ("sheets", 2)
    assert len(PdfReader(file["path"]).pages) == 2
    assert "i faktisk størrelse (100 %)" in ran.stderr


def test_the_numbers_are_remembered(project: Path, personal: Path) -> None:
    ran = typed(project, "calibrate", "--printer", "Kontoret, 2. sal", "--dx", "1,5", "--dy", "-0.5", "--json")
    assert (ran.code, ran.document["printers"]) == (
        Exit.FINE, [{"name": "Kontoret, 2. sal", "flip": "long", "dx": 1.5, "dy": -0.5}],
    )  # fmt: skip
    assert "flyttes bagsiderne 1,5 mm til højre og -0,5 mm ned" in ran.stderr
    kept = json.loads((personal / "printers.json").read_text(encoding="utf-8"))
    assert kept == {"printers": {"Kontoret, 2. sal": {"long": {"dx": 1.5, "dy": -0.5}}}}
    assert not (project / "build").exists()


def placed(page: int, path: Path) -> list[tuple[float, float]]:
    """Where the faces stand on a page: the last two numbers of every matrix that is laid before a form is drawn."""
    contents = PdfReader(path).pages[page].get_contents()
    assert contents is not None
    operations = contents.operations
    spots = [
        (round(float(operands[4]) * 25.4 / 72, 2), round(float(operands[5]) * 25.4 / 72, 2))
        for (operands, operator), (_, following) in pairwise(operations)
        if operator == b"cm" and following == b"Do"
    ]
    assert spots
    return spots


def test_a_printer_moves_the_backs_and_nothing_else(office: Built, copied: Path, personal: Path) -> None:
    typed(copied, "calibrate", "--printer", "kontoret", "--dx", "2", "--dy", "-1")
    ran = typed(copied, "build", "--printer", "Kontoret")
    assert ran.code == Exit.FINE
    plain, moved = office.pdf(SHEETS), copied / "build" / SHEETS
    assert placed(2, moved) == placed(2, plain)
    shifts = {
        (round(after[0] - before[0], 1), round(after[1] - before[1], 1))
        for before, after in zip(placed(3, plain), placed(3, moved), strict=True)
    }
    assert shifts == {(2.0, 1.0)}  # PDF counts upwards: 1 mm up
    (entry,) = json.loads((copied / "build" / "build.json").read_text(encoding="utf-8"))["files"]
    assert entry["printer"] == {"name": "kontoret", "flip": "long", "dx": 2.0, "dy": -1.0}
    assert "kontoret" in PdfReader(moved).pages[0].extract_text()


def test_the_printer_of_the_project(office: Built, copied: Path, personal: Path) -> None:
    typed(copied, "calibrate", "--printer", "kontoret", "--dx", "2", "--dy", "-1")
    (copied / "kernekort.yml").write_text("name: Prøve\nprinter: kontoret\n", encoding="utf-8")
    typed(copied, "build")
    assert placed(3, copied / "build" / SHEETS) != placed(3, office.pdf(SHEETS))
    folded = typed(copied, "build", "--backs", "fold", "--output", "foldet")
    assert folded.code == Exit.FINE


def test_clean_takes_away_what_was_built(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Into the cache that all tests share, others may write between one command and the next.
    monkeypatch.setenv("KERNEKORT_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache").put("pages", "k" * 32, b"a page")
    (copied / "build" / "mit.txt").write_text("mit", encoding="utf-8")
    ran = typed(copied, "clean")
    assert (ran.code, ran.lines) == (Exit.FINE, ["build/build.json", f"build/{SHEETS}"])
    assert ran.stderr.splitlines()[0] == "2 filer fjernet."
    assert [path.name for path in (copied / "build").iterdir()] == ["mit.txt"]
    again = typed(copied, "clean", "--json")
    assert (again.code, again.document) == (
        Exit.FINE,
        {"removed": [], "cache": {"objects": 0, "bytes": 0}, "findings": []},
    )


def test_clean_says_what_it_could_not_take_away(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNEKORT_CACHE", str(tmp_path / "cache"))
    Store(tmp_path / "cache").put("pages", "k" * 32, b"a page")
    monkeypatch.setattr("shutil.rmtree", lambda path, ignore_errors: None)
    ran = typed(project, "clean", "--json")
    assert ran.document["cache"] == {"objects": 0, "bytes": 0}
    assert [one["code"] for one in ran.document["findings"]] == ["cache-not-emptied"]
    assert "er tømt" not in ran.stderr


def test_clean_of_another_folder(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERNEKORT_CACHE", str(tmp_path / "cache"))
    typed(project, "calibrate", "--output", "til-print")
    ran = typed(project, "clean", "--output", "til-print", "--json")
    assert ran.document["removed"] == [
        str(project / "til-print" / name) for name in ("build.json", "calibration-long.pdf")
    ]
    assert not (project / "til-print").exists()
