"""The child process: lays out one job and ends. Run as ``python -m kernekort.typeset.worker FOLDER``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from kernekort.findings import Finding, error, in_order
from kernekort.roomy import roomy
from kernekort.typeset import wire
from kernekort.typeset.crash import crash
from kernekort.typeset.limits import confine
from kernekort.typeset.loading import load
from kernekort.typeset.log import expect_no_fonts
from kernekort.typeset.wire import Job, Outcome


@roomy
def main(folder: Path) -> None:
    """Does the job in the folder and leaves the outcome there; whatever goes wrong becomes a finding."""
    job = wire.read_job(folder)
    confine(job.setting.limits)
    findings: list[Finding] = []
    spans = None
    try:
        spans = _lay_out(job, folder, findings)
    except MemoryError:
        # Nothing that needs memory can be relied upon from here.
        os._exit(wire.OUT_OF_MEMORY)
    except Exception as problem:
        findings.append(crash(problem, job))
    pages = sum(spans) if spans is not None else None
    wire.write_outcome(Outcome(in_order(findings), pages, spans or ()), folder)


def _lay_out(job: Job, folder: Path, findings: list[Finding]) -> tuple[int, ...] | None:
    expect_no_fonts()
    try:
        load()
        from kernekort.typeset.bench import Bench
        from kernekort.typeset.render import render
    except OSError as problem:
        # WeasyPrint loads Pango when it is imported.
        findings.append(error("pango-missing", reason=str(problem).splitlines()[0][:200]))
        return None
    return render(job, folder / wire.PDF, findings, Bench(job.setting))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
