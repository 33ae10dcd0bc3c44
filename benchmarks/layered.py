"""How many faces had their drawings laid out once and apart from their texts: the way that is fast."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.projects import MATERIAL
from kernekort import pipeline
from kernekort.faces import Engine
from kernekort.library import Library
from kernekort.pipeline import Job

_OTHERS = ("redskaber", "provokationer")
"""The built-in materials of the other layouts with figures: tool cards and slides."""


def layered_lines(project: Path) -> Iterator[str]:
    """A line for each layout whose faces come in layers."""
    yield "## Faces that were laid out in layers\n"
    for material in (MATERIAL, *_OTHERS):
        with Engine() as engine:
            made = pipeline.proof(material, Job(), Library.open(project), engine)
            layout = made.value.deck.layout.name if made.value else material
            yield f"- `{layout}`: {engine.layered} of {engine.laid_out}"
    yield ""
