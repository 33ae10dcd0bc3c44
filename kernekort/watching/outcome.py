"""What is asked of a workbench, and what comes of it: plain values that a page can show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from kernekort.findings import Finding, error
from kernekort.kits import Settled
from kernekort.library import Library
from kernekort.pipeline import Job, Material
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Request:
    """The materials to be made, by name, and how; or everything for a meeting, and then nothing else."""

    materials: tuple[str, ...]
    job: Job
    library: Library
    meeting: Settled | None = None


Ask = Callable[[], Request]
"""Says what to build, as the project's own file has it at that moment; may raise ``Stop``."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to.

    ``materials`` are the last that were good: those of this build when it is ``sound``, else of an earlier one.
    ``fault`` is what the program itself did wrong, when it is to blame.
    """

    number: int
    """Which build it is, counted from 1."""
    materials: tuple[Material, ...]
    findings: tuple[Finding, ...]
    seconds: float
    """How long it took."""
    sound: bool
    fault: Exception | None = field(default=None, compare=False)


def unexpected(fault: Exception) -> Finding:
    """A fault of the program as a finding."""
    return error("unexpected-fault", kind=type(fault).__name__, text=str(fault))
