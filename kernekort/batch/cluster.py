"""Orders made on a cluster: any number of machines behind one scheduler. The only door to dask."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future
from importlib import import_module
from typing import Any

from kernekort.batch.keys import ground_digest
from kernekort.batch.model import Order, Result, Task
from kernekort.batch.there import Ticket, make_there
from kernekort.batch.travelling import packed
from kernekort.findings import Exit, Stop, error
from kernekort.library import Library

_PATIENCE = 15
"""Seconds to wait for a scheduler to answer, and then for a first worker."""

_RETRIES = 2
"""How often the scheduler tries an order again whose worker is gone, before it tells."""


class ClusterMakers:
    """The workers behind a scheduler's address, such as ``tcp://10.0.0.5:8786``.

    A project travels to a worker once: an order goes without it, and comes again with it when the worker says that it
    has not got it.

    Raises:
        Stop: dask is not installed (``cluster-missing``), the scheduler does not answer (``scheduler-unreachable``), or
            has no workers (``scheduler-without-workers``).
    """

    def __init__(self, address: str, library: Library, orders: Sequence[Order]) -> None:
        self.share_a_disk = False
        self._client = _connected(address)
        self._executor = self._client.get_executor(pure=False, retries=_RETRIES)
        self._own_brand = library.own_brand
        self._ground = ground_digest(library)
        self._packet = packed(library, orders)

    @property
    def at_once(self) -> int:
        """How many orders the workers make at the same time now; workers may come and go."""
        return max(1, int(sum(self._client.nthreads().values())))

    def submit(self, task: Task) -> Future[Result]:
        """Has an order made by whichever worker is free."""
        promised: Future[Result] = Future()
        self._send(Ticket(task.order, self._own_brand, self._ground), promised)
        return promised

    def died(self, problem: BaseException) -> bool:
        """Whether a worker, or the way to it, is gone."""
        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        return isinstance(problem, KilledWorker | CommClosedError | CancelledError | OSError)

    def close(self) -> None:
        """Takes leave of the scheduler; the workers stay."""
        self._executor.shutdown(wait=False)
        self._client.close()

    def _send(self, ticket: Ticket, promised: Future[Result]) -> None:
        sent = self._executor.submit(make_there, ticket)
        sent.add_done_callback(lambda ended: self._came(ended, ticket, promised))

    def _came(self, ended: Future[Result | None], ticket: Ticket, promised: Future[Result]) -> None:
        """Hands on what came of an order, or sends it once more with the project."""
        if ended.cancelled():
            promised.set_exception(CancelledError())
            return
        problem = ended.exception()
        if problem is not None:
            promised.set_exception(problem)
            return
        result = ended.result()
        if result is not None:
            promised.set_result(result)
        else:
            self._send(Ticket(ticket.order, ticket.own_brand, ticket.ground, self._packet), promised)


def _connected(address: str) -> Any:
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise Stop([error("cluster-missing")], Exit.ENVIRONMENT) from None
    # What happens to workers is told of the orders they had.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError, RuntimeError):
        raise Stop([error("scheduler-unreachable", address=address)], Exit.ENVIRONMENT) from None
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        client.close()
        raise Stop([error("scheduler-without-workers", address=address)], Exit.ENVIRONMENT) from None
    return client
