"""Puts a deck on sheets, and tells what that alone took: ``python -m benchmarks.imposing PROJECT CACHE``.

The faces are laid out first, or found in the cache; the clock stands around the writing of the sheets.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.projects import MATERIAL
from kernekort import imposition, sheets
from kernekort.faces import Engine
from kernekort.library import Library
from kernekort.pipeline import Job, prepare
from kernekort.pipeline.laying import laid
from kernekort.pipeline.planning import labels, plan_office


def main(project: Path, cache: Path) -> None:
    """Lays out, imposes, tells."""
    library, job = Library.open(project), Job()
    with Engine(os.cpu_count() or 1, cache) as engine:
        prepared = prepare(MATERIAL, job, library, engine.bench).value
        planned = plan_office(prepared, job, library).value if prepared else None
        faces = laid(planned.markups, prepared, library, job, engine=engine).value if prepared and planned else None
    if prepared is None or planned is None or planned.cards is None or faces is None:
        sys.exit("the deck could not be laid out")
    names = labels(prepared)
    wall, cpu = perf_counter(), process_time()
    data = sheets.write_sheets(faces, planned.cards.plan, title="", language="da", labels=names)
    told = {"wall": perf_counter() - wall, "cpu": process_time() - cpu}
    told["rss"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    output = project / "build"
    output.mkdir(exist_ok=True)
    (output / "sheets.pdf").write_bytes(data)
    paper = imposition.paper_name(planned.cards.plan.paper)
    print(f"{len(planned.cards.plan.sides)} sides of {paper}", file=sys.stderr)
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
