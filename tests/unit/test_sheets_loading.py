"""What writes PDFs is loaded while faces are laid out, not before the first of them can be."""

from __future__ import annotations

import subprocess
import sys

from kernekort import sheets

_LATER = ("pikepdf", "pypdf", "reportlab", "filelock", "asyncio", "pypdfium2")
"""What takes long to load, and nothing needs that only plans."""


def test_what_plans_loads_nothing_that_writes() -> None:
    rooms = "cli.meeting", "cli.building", "pipeline.office", "pipeline.kits"
    code = f"import sys, {', '.join(f'kernekort.{room}' for room in rooms)}; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "kernekort.pipeline.planning" in told
    assert not set(told) & set(_LATER)


def test_every_name_is_there_and_is_what_its_room_made() -> None:
    assert {name for name in sheets.__all__ if not hasattr(sheets, name)} == set()
    assert all(callable(one) for one in (sheets.overlay, sheets.greyscale, sheets.pictures))
    assert not hasattr(sheets, "nothing_of_the_kind")
