"""What a row asks for, what is sent to whoever makes it, and what comes back: values that travel between machines."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Protocol

from kernekort.findings import Finding, Place
from kernekort.library import Library
from kernekort.pipeline import Job
from kernekort.pipeline.variants import Route

MOST_ROWS = 10_000
"""More rows than this are several sheets: a slip that is filled down a whole column is not a hundred thousand files."""


@dataclass(frozen=True)
class Order:
    """One row of the sheet: ``name`` is what its file is called, without ending."""

    row: int
    name: str
    material: str
    job: Job
    place: Place
    kit: bool = False
    """Whether ``material`` is a kit."""
    answers: Mapping[str, str] = field(default_factory=dict, hash=False)
    """What a kit asks for."""
    copies: int = 1
    """How many of it are wanted, for whoever prints it."""


@dataclass(frozen=True)
class Task:
    """An order, and where what it names is found."""

    order: Order
    library: Library


@dataclass(frozen=True)
class MadeFile:
    """A finished file that is not on a disk yet, under the name that it will have there."""

    name: str
    target: str
    role: str
    pages: int
    data: bytes


@dataclass(frozen=True)
class Result:
    """What came of an order; without files, the findings say why."""

    files: tuple[MadeFile, ...]
    findings: tuple[Finding, ...] = ()
    route: Route = "laid"
    laid_out: int = 0
    """How many faces had to be laid out for it."""


class Makers(Protocol):
    """Who makes what is ordered: processes on this machine, or a cluster."""

    @property
    def at_once(self) -> int:
        """How many orders may be under way."""

    @property
    def share_a_disk(self) -> bool:
        """Whether what one has laid out is there for the next."""

    def submit(self, task: Task) -> Future[Result]:
        """Has an order made."""

    def died(self, problem: BaseException) -> bool:
        """Whether a failure says that a maker died, so that another may try."""

    def close(self) -> None:
        """Ends whoever is at work."""
