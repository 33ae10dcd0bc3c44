"""Orders made by processes on this machine: one that dies takes its order with it, and no other."""

from __future__ import annotations

import contextlib
import multiprocessing
from concurrent.futures import CancelledError, Future
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


_GRACE = 10.0
"""Seconds that orders under way may take to an end, when somebody has had enough."""


class LocalMakers:
    """``processes`` processes that each make one order at a time; faces are kept in ``cache`` for all of them."""

    def __init__(self, processes: int, cache: Path | None) -> None:
        self.at_once = processes
        self.share_a_disk = True
        self._folder = TemporaryDirectory(prefix="kernekort-", ignore_cleanup_errors=True)
        self._cache = cache or Path(self._folder.name) / "cache"
        self._pool = self._begun()

    def _begun(self) -> ProcessPool:
        ready = (Path(self._folder.name), self._cache, self.at_once)
        return ProcessPool(self.at_once, _ORDERS_OF_A_PROCESS, begin, ready, multiprocessing.get_context("spawn"))

    def submit(self, task: Task) -> Future[Result]:
        """Has an order made by the next process that is free."""
        if not self._pool.active:
            # A process that was killed while it spoke to this one has taken the others with it.
            self._end()
            self._pool = self._begun()
        future: Future[Result] = self._pool.schedule(make, (task,), timeout=_LONGEST)
        return future

    def died(self, problem: BaseException) -> bool:
        """Whether a process died, by whatever hand; or took all too long."""
        lost = isinstance(problem, RuntimeError) and not self._pool.active
        return lost or isinstance(problem, ProcessExpired | BrokenProcessPool | TimeoutError | CancelledError)

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        self._end()
        self._folder.cleanup()

    def _end(self) -> None:
        """Lets the processes leave, who have processes of their own to end; those that do not are ended."""
        self._pool.close()  # type: ignore[no-untyped-call]
        try:
            self._pool.join(_GRACE)
        except TimeoutError:
            self._pool.stop()  # type: ignore[no-untyped-call]
            with contextlib.suppress(TimeoutError):
                self._pool.join(_GRACE)
