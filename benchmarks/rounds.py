"""Runs every case once in every round: whatever else the machine does, it does it to all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pypdf import PdfReader

from benchmarks.case import Case, Failed
from benchmarks.measuring import Measured

_TAIL = 800


@dataclass(frozen=True)
class Results:
    """What came of it: the runs of each case by round, the pages it made, and the load of the machine before a run."""

    runs: Mapping[str, Sequence[Measured | None]]
    """``None`` where a case was not run, or failed."""
    pages: Mapping[str, int]
    loads: Sequence[float]
    failed: Mapping[str, str]
    """Why a case failed, in a few words."""


def run(cases: Sequence[Case], rounds: int) -> Results:
    """A B C, A B C …; a case that has failed is left out from then on."""
    runs: dict[str, list[Measured | None]] = {case.name: [] for case in cases}
    pages: dict[str, int] = {}
    loads: list[float] = []
    failed: dict[str, str] = {}
    for turn in range(rounds):
        for case in cases:
            runs[case.name].append(None)
            over = case.rounds is not None and turn >= case.rounds
            if case.lacking or case.name in failed or over:
                continue
            try:
                case.prepare(turn)
                loads.append(os.getloadavg()[0])
                came = runs[case.name][-1] = _run(case, turn)
            except Failed as problem:
                failed[case.name] = str(problem)
                _say(f"{case.name}: {problem}")
                continue
            _say(f"round {turn + 1} of {rounds}: {case.name} {came.wall:.3f} s")
            if case.name not in pages:
                pages[case.name] = sum(len(PdfReader(path).pages) for path in case.pdfs if path.suffix == ".pdf")
    return Results(runs, pages, loads, failed)


def _run(case: Case, turn: int) -> Measured:
    """One run.

    Raises:
        Failed: it came to no good end.
    """
    came = case.clock(case, turn)
    size = sum(path.stat().st_size for path in case.pdfs if path.exists())
    if came.code or not size:
        _say(came.log[-_TAIL:])
        raise Failed(f"failed with code {came.code}" if came.code else "made no PDF")
    return replace(came, size=size / 1024)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
