"""Orders made by processes on this machine: one that dies takes its order with it, and no other."""

from __future__ import annotations

import contextlib
import multiprocessing
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from tempfile import TemporaryDirectory

from pebble import ProcessExpired, ProcessPool

from kernekort.batch.model import Result, Task
from kernekort.batch.work import begin, make

_ORDERS_OF_A_PROCESS = 400
"""After so many orders a process makes room for a new one: what a library leaks is given back."""

_LONGEST = 1800.0
"""Seconds that one order may take; what is laid out for it has a limit of its own."""


class LocalMakers:
    """``processes`` processes that each make one order at a time; faces are kept in ``cache`` for all of them."""

    def __init__(self, processes: int, cache: Path | None) -> None:
        self.at_once = processes
        self.share_a_disk = True
        self._folder = TemporaryDirectory(prefix="kernekort-", ignore_cleanup_errors=True)
        own = Path(self._folder.name)
        ready = (own, cache or own / "cache", processes)
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(processes, _ORDERS_OF_A_PROCESS, begin, ready, context)

    def submit(self, task: Task) -> Future[Result]:
        """Has an order made by the next process that is free."""
        future: Future[Result] = self._pool.schedule(make, (task,), timeout=_LONGEST)
        return future

    def died(self, problem: BaseException) -> bool:
        """Whether a process died, by whatever hand; or took all too long."""
        return isinstance(problem, ProcessExpired | BrokenProcessPool | TimeoutError)

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        with contextlib.suppress(TimeoutError):
            self._pool.join(10)
        self._folder.cleanup()
