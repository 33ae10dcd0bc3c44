"""A file is read back without what opens typefaces, which is there for whoever wants it afterwards."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import fontTools.misc.transform
from kernekort import preflight
preflight.load()
assert "pypdf" in sys.modules and not any(name.startswith("fontTools.ttLib") for name in sys.modules)
import fontTools.ttLib
preflight.load()
assert sys.modules["fontTools.ttLib"] is fontTools.ttLib
"""


def test_it_is_loaded_without_what_only_writes() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
