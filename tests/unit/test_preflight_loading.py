"""A file is read back without the font library, which is there for whoever wants it afterwards."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from kernekort import preflight
preflight.load()
assert "pypdf" in sys.modules and not any(name.startswith("fontTools") for name in sys.modules)
import fontTools
preflight.load()
assert sys.modules["fontTools"] is fontTools
"""


def test_it_is_loaded_without_what_only_writes() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
