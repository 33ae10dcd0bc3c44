"""What writes PDFs is loaded while faces are laid out, not before the first of them can be."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kernekort import sheets

_LATER = ("pikepdf", "pypdf", "reportlab", "filelock", "asyncio", "pypdfium2")
"""What takes long to load, and nothing needs that only plans."""

_ELSEWHERE = (
    *("press", "tuckbox", "history", "importers", "exchange", "batch", "watching"),
    *("preflight.press", "preflight.apart", "preflight.reading", "preflight.rules", "preflight.outside"),
)
"""What serves other ways than that to the office printer."""


def test_what_plans_loads_nothing_that_writes() -> None:
    rooms = "cli.meeting", "cli.building", "pipeline.office", "pipeline.kits"
    code = f"import sys, {', '.join(f'kernekort.{room}' for room in rooms)}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kernekort.pipeline.planning" in told
    assert not set(told) & set(_LATER)


def test_an_office_build_loads_nothing_of_the_other_ways(checkout: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "kernekort", "build", "redskaber", "--output", str(tmp_path)]
    told = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}
    assert {"kernekort.pipeline.office", "kernekort.preflight.fonts"} <= loaded
    assert not [name for name in loaded if name.startswith(tuple(f"kernekort.{room}" for room in _ELSEWHERE))]
    assert not loaded & {"openpyxl", "distributed", "pypdfium2", "watchfiles"}


def test_every_name_is_there_and_is_what_its_room_made() -> None:
    assert {name for name in sheets.__all__ if not hasattr(sheets, name)} == set()
    assert all(callable(one) for one in (sheets.overlay, sheets.greyscale, sheets.pictures))
    assert not hasattr(sheets, "nothing_of_the_kind")
