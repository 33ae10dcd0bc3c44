"""What is remembered of a user's printers."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from kernekort.findings import Exit, Stop
from kernekort.workshop import Calibration, config_folder, known, recall, remember


def test_remember_and_recall(tmp_path: Path) -> None:
    folder = tmp_path / "settings" / "kernekort"
    assert known(folder).value == ()
    assert remember("Kontoret, 2. sal", "long", 1.5, -0.5, folder).value == Calibration(
        "Kontoret, 2. sal", "long", 1.5, -0.5
    )
    remember("Kontoret, 2. sal", "short", 2, 0, folder)
    assert recall("Kontoret, 2. sal", "long", folder).value == Calibration("Kontoret, 2. sal", "long", 1.5, -0.5)
    assert recall("kontoret,  2. SAL ", "short", folder).value == Calibration("Kontoret, 2. sal", "short", 2.0, 0.0)


def test_a_new_calibration_takes_the_place_of_the_old(tmp_path: Path) -> None:
    remember("HP", "long", 1, 1, tmp_path)
    remember("Æble", "long", 3, 3, tmp_path)
    remember("hp", "long", 2, -2, tmp_path)
    assert known(tmp_path).value == (Calibration("hp", "long", 2, -2), Calibration("Æble", "long", 3, 3))
    stored = json.loads((tmp_path / "printers.json").read_text(encoding="utf-8"))
    assert stored == {"printers": {"hp": {"long": {"dx": 2, "dy": -2}}, "Æble": {"long": {"dx": 3, "dy": 3}}}}


def test_the_order_of_calibrating_leaves_no_trace(tmp_path: Path) -> None:
    for name, printers in (("one", "abc"), ("other", "cab")):
        for printer in printers:
            remember(printer, "long", 1, 1, tmp_path / name)
    assert (tmp_path / "one" / "printers.json").read_bytes() == (tmp_path / "other" / "printers.json").read_bytes()


def test_an_unknown_printer_names_the_near_ones(tmp_path: Path) -> None:
    remember("kontoret", "long", 1, 1, tmp_path)
    (finding,) = recall("kontoert", "long", tmp_path).findings
    assert (finding.code, finding.facts["near"], finding.facts["known"]) == (
        "unknown-printer", ("kontoret",), ("kontoret",),
    )  # fmt: skip


def test_the_other_edge_has_numbers_of_its_own(tmp_path: Path) -> None:
    remember("a", "long", 1, 1, tmp_path)
    remember("b", "short", 1, 1, tmp_path)
    assert [finding.code for finding in recall("a", "short", tmp_path).findings] == ["printer-short-edge-unknown"]
    assert [finding.code for finding in recall("b", "long", tmp_path).findings] == ["printer-long-edge-unknown"]


@pytest.mark.parametrize(("dx", "dy"), [(20.1, 0), (0, -21), (math.nan, 0), (0, math.inf)])
def test_offsets_that_no_printer_makes(tmp_path: Path, dx: float, dy: float) -> None:
    refused = remember("a", "long", dx, dy, tmp_path)
    assert refused.value is None
    assert [finding.code for finding in refused.findings] == ["calibration-too-far"]
    assert list(tmp_path.iterdir()) == []


def test_a_printer_has_a_name(tmp_path: Path) -> None:
    assert [finding.code for finding in remember(" \t", "long", 1, 1, tmp_path).findings] == ["printer-without-name"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"printers": []}',
        '{"printers": {"a": []}}',
        '{"printers": {"a": {"long": 1}}}',
        '{"printers": {"a": {"left": {"dx": 1, "dy": 1}}}}',
        '{"printers": {"a": {"long": {"dx": "1", "dy": 1}}}}',
        '{"printers": {"a": {"long": {"dx": true, "dy": 1}}}}',
        '{"printers": {"a": {"long": {"dx": NaN, "dy": 1}}}}',
        "[" * 100_000,
        "\xff",
    ],
)
def test_a_broken_file_is_told_and_never_written_over(tmp_path: Path, text: str) -> None:
    path = tmp_path / "printers.json"
    path.write_text(text, encoding="latin-1")
    before = path.read_bytes()
    for checked in (known(tmp_path), recall("a", "long", tmp_path), remember("a", "long", 1, 1, tmp_path)):
        assert checked.value is None
        assert [finding.code for finding in checked.findings] == ["printers-unreadable"]
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Stop) as stop:
        remember("a", "long", 1, 1, tmp_path / "file" / "deeper")
    assert [finding.code for finding in stop.value.findings] == ["not-a-folder"]
    assert stop.value.exit_code == Exit.ENVIRONMENT


def test_the_users_own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert config_folder({"KERNEKORT_CONFIG": str(tmp_path)}) == tmp_path
    assert config_folder({}).name == "kernekort"
    monkeypatch.setenv("KERNEKORT_CONFIG", str(tmp_path))
    remember("a", "long", 1, 1)
    assert recall("a", "long").value == Calibration("a", "long", 1, 1)
    assert (tmp_path / "printers.json").is_file()
