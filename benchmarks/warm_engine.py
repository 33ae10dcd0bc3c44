"""A process that keeps an engine warm and does as it is told, a line at a time: what ``--watch`` and a page have.

    python -m benchmarks.warm_engine PROJECT CACHE

``build`` builds the deck and puts the file into place; ``picture ITEM`` draws the front of a card at 150 dpi into
``build/picture.png``; ``kit NAME ANSWERS``, these as JSON, makes a kit and puts its files into place. An empty line
comes back when it is done, or why it could not be.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.projects import MATERIAL
from kernekort import workshop
from kernekort.__main__ import NEW_OBJECTS
from kernekort.cli.engines import usual
from kernekort.findings import Checked, Finding
from kernekort.library import Library
from kernekort.pipeline import Job, Material
from kernekort.watching import Request, Workbench


def main(project: Path, cache: Path) -> None:
    """Answers until there are no more lines."""
    # As the program itself has it.
    gc.set_threshold(NEW_OBJECTS)
    request = Request((MATERIAL,), Job(), Library.open(project))
    with Workbench(lambda: request, usual(), cache) as bench:
        for line in sys.stdin:
            order, _, rest = line.strip().partition(" ")
            print(_ORDERS[order](bench, rest, project), flush=True)


def _built(bench: Workbench, rest: str, project: Path) -> str:
    outcome = bench.rebuild()
    return _put(outcome.materials if outcome.sound else None, outcome.findings, project)


def _kit(bench: Workbench, rest: str, project: Path) -> str:
    name, _, answers = rest.partition(" ")
    made = bench.kit(name, json.loads(answers))
    return _put(made.value, made.findings, project)


def _put(materials: Sequence[Material] | None, findings: Sequence[Finding], project: Path) -> str:
    if materials is None:
        return f"failed: {[finding.code for finding in findings]}"
    products = [
        workshop.Product(
            f"{material.name}-{material.target}.pdf",
            product.data,
            material.name,
            material.brand,
            material.target,
            product.role,
            product.pages,
        )
        for material in materials
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


_ORDERS: dict[str, Callable[[Workbench, str, Path], str]] = {"build": _built, "kit": _kit, "picture": _pictured}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
