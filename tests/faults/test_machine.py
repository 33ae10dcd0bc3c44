"""Faults of the machine rather than of a project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from kernekort.findings import Exit
from tests.faults.case import sound_project


def test_without_pango_the_machine_is_at_fault(tmp_path: Path) -> None:
    broken = tmp_path / "libraries"
    broken.mkdir()
    (broken / "libpango-1.0.so.0").write_bytes(b"no library")
    sound_project(tmp_path / "proeve")
    env = os.environ | {"LD_LIBRARY_PATH": str(broken), "KERNEKORT_CACHE": str(tmp_path / "cache")}
    ran = subprocess.run(
        [sys.executable, "-m", "kernekort", "build"],
        cwd=tmp_path / "proeve",
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == Exit.ENVIRONMENT
    assert "Pango mangler på computeren" in ran.stderr
    assert "pango-missing" in ran.stderr
    assert not (tmp_path / "proeve" / "build").exists()
