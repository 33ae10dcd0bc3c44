"""The server of processes has at hand what every one of them needs, and not what few do."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import kernekort.typeset.preload
assert {"weasyprint", "pebble.pool.process", "kernekort.typeset.warm"} <= set(sys.modules)
assert not {"fontTools.subset", "fontTools.varLib", "kernekort.markup", "pydantic", "jinja2"} & set(sys.modules)
"""


def test_it_loads_what_lays_out_and_no_more() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)
