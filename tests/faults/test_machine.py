"""Faults of the machine rather than of a project."""

from __future__ import annotations

from pathlib import Path

import pytest

from kernekort.cli import run
from kernekort.findings import Exit
from tests.faults.case import sound_project


def test_without_pango_the_machine_is_at_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "libraries"
    broken.mkdir()
    (broken / "libpango-1.0.so.0").write_bytes(b"no library")
    sound_project(tmp_path / "proeve")
    monkeypatch.chdir(tmp_path / "proeve")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(broken))
    assert run(["build"]) == Exit.ENVIRONMENT
    said = capsys.readouterr().err
    assert "Pango mangler på computeren" in said
    assert "pango-missing" in said
    assert not (tmp_path / "proeve" / "build").exists()
