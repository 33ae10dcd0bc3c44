"""What most builds have no use for is not loaded before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SELDOM = (
    "babel", "coloraide", "fontTools", "lxml", "markdown_it", "pikepdf", "PIL", "pypdf", "pypdfium2", "reportlab",
    "weasyprint", "kernekort.diagrams", "kernekort.kits", "kernekort.prose", "kernekort.timetable",
)  # fmt: skip
PREPARING = """
from kernekort.markup import pour
from kernekort.content import load_deck
from kernekort.library import Library
library = Library.open()
assert load_deck(library, "basis").value
"""


@pytest.mark.parametrize("doing", ["import kernekort.markup", PREPARING])
def test_cards_need_little_of_what_there_is(checkout: Path, doing: str) -> None:
    command = f"import json, sys\n{doing}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", command], cwd=checkout, capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert loaded & set(SELDOM) == set()
