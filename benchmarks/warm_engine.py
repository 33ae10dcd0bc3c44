"""A process that keeps an engine warm and does as it is told, a line at a time: what ``--watch`` and a page have.

    python -m benchmarks.warm_engine PROJECT CACHE

``build`` builds the deck and puts the file into place; ``picture ITEM`` draws the front of a card at 150 dpi into
``build/picture.png``. An empty line comes back when it is done, or why it could not be.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from benchmarks.projects import MATERIAL
from kernekort import workshop
from kernekort.__main__ import NEW_OBJECTS
from kernekort.cli.engines import usual
from kernekort.findings import Checked
from kernekort.library import Library
from kernekort.pipeline import Job
from kernekort.watching import Request, Workbench


def main(project: Path, cache: Path) -> None:
    """Answers until there are no more lines."""
    # As the program itself has it.
    gc.set_threshold(NEW_OBJECTS)
    request = Request((MATERIAL,), Job(), Library.open(project))
    with Workbench(lambda: request, usual(), cache) as bench:
        for line in sys.stdin:
            order, _, item = line.strip().partition(" ")
            print(_built(bench, project) if order == "build" else _pictured(bench, item, project), flush=True)


def _built(bench: Workbench, project: Path) -> str:
    outcome = bench.rebuild()
    if not outcome.sound:
        return f"failed: {[finding.code for finding in outcome.findings]}"
    products = [
        workshop.Product(
            f"{material.name}.pdf",
            product.data,
            material.name,
            material.brand,
            material.target,
            product.role,
            product.pages,
        )
        for material in outcome.materials
        for product in material.products
    ]
    workshop.publish(products, project / "build", "benchmark")
    return ""


def _pictured(bench: Workbench, item: str, project: Path) -> str:
    drawn: Checked[bytes] = bench.picture(MATERIAL, item, "front")
    if drawn.value is None:
        return f"failed: {[finding.code for finding in drawn.findings]}"
    (project / "build" / "picture.png").write_bytes(drawn.value)
    return ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
