"""Typesetting takes time by the square of a document's pages, so that no document may have many."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COUNTING = """
import sys
from pathlib import Path
from kernekort.typeset import reading
from kernekort.typeset.bench import Bench
from kernekort.typeset import render as rendering
from kernekort.typeset import wire
from kernekort.typeset.setting import Limits
from tests.typeset_faces import face, question, setting

class Counting(reading.HTML):
    def render(self, *arguments, **named):
        print(len(self.etree_element.find("body")))
        return super().render(*arguments, **named)

reading.HTML = Counting
faces = [face(f"k{number}", question(f"Nummer {number}")) for number in range(130)]
findings = []
job = wire.make_job(faces, setting(limits=Limits(wall=60)))
spans = rendering.render(job, Path(sys.argv[1]) / "faces.pdf", findings, Bench(job.setting))
print("pages", sum(spans))
print("findings", len(findings))
"""


def test_no_document_has_more_than_sixty_four_faces(tmp_path: Path, checkout: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", COUNTING, str(tmp_path)], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["64", "64", "2", "pages", "130", "findings", "0"]
