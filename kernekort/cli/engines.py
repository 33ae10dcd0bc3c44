"""What lays faces out for a command: how many processes, where what they make is kept, and how it goes so far."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from kernekort.cli.spoken import option
from kernekort.cli.values import Whole
from kernekort.freshness import cache_folder

if TYPE_CHECKING:
    from kernekort.cli.session import Session
    from kernekort.faces import Engine

F = TypeVar("F", bound=Callable[..., Any])

MOST = 64
"""More processes than this have never been of use."""


def jobs(command: F) -> F:
    """The option ``--jobs``: how many processes lay out faces at the same time."""
    return option("--jobs", type=Whole(1, MOST), metavar="number")(command)


@contextmanager
def engine(session: Session, processes: int | None, warm: bool = False) -> Iterator[Engine]:
    """The engine of a command; its processes end while the command puts its files into place."""
    from kernekort.faces import Engine

    made, session.pool = Engine(processes or usual(), cache_folder(), session.pool, warm), None
    try:
        yield made
    finally:
        made.leave()


def usual() -> int:
    """As many processes as there are processors for this program."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)
