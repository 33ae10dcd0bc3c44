"""What lays faces out for a command: how many processes, where what they make is kept, and how it goes so far."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
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

LAYING_OUT = ("build", "kit", "check", "export", "proof")
"""Commands that lay something out."""


def jobs(command: F) -> F:
    """The option ``--jobs``: how many processes lay out faces at the same time."""
    return option("--jobs", type=Whole(1, MOST), metavar="number")(command)


def start_early(words: Sequence[str]) -> Any:
    """A pool of processes for a command that will most likely lay something out, begun before anything is read.

    What the processes have to load takes as long as all that comes before the first face is laid out. ``None`` when
    the command is another.
    """
    if not words or words[0] not in LAYING_OUT or "--help" in words:
        return None
    from kernekort.typeset.pool import Pool
    from kernekort.typeset.setting import Limits

    return Pool(1, cache_folder(), Limits())


@contextmanager
def engine(session: Session, processes: int | None, warm: bool = False) -> Iterator[Engine]:
    """The engine of a command; its processes end with it."""
    from kernekort.faces import Engine

    with Engine(processes or usual(), cache_folder(), session.pool, warm) as made:
        session.pool = None
        yield made


def usual() -> int:
    """As many processes as there are processors for this program."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(MOST, len(affinity(0)) if affinity else os.cpu_count() or 1)
