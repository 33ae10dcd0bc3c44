"""A run: orders handed out, what comes back put in place at once, and what is there already left alone."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from hashlib import sha256

from kernekort.batch.keys import ground_digest, order_key
from kernekort.batch.model import Makers, Order, Result, Task
from kernekort.batch.ordering import placed
from kernekort.findings import Finding, error, has_errors
from kernekort.library import Library
from kernekort.workshop import Gathering, Output, OutputFile

_TRIES = 2
"""How often an order is tried when its maker dies."""


@dataclass(frozen=True)
class Finished:
    """An order that has come to an end: its output, or ``None`` and the findings that say why there is none."""

    order: Order
    output: Output | None
    findings: tuple[Finding, ...] = ()
    kept: bool = False
    """Whether it was there already."""


class Run:
    """One run through orders, into a folder that is held for it."""

    def __init__(self, orders: Sequence[Order], library: Library, folder: Gathering) -> None:
        self._orders, self._library, self._folder = orders, library, folder
        ground = ground_digest(library)
        self._keys = {order.row: order_key(order, library, ground) for order in orders}
        found = {order.row: folder.finished(order.name, self._keys[order.row]) for order in orders}
        # A row may have moved since.
        self.kept = tuple(
            Finished(order, replace(output, row=order.row), kept=True)
            for order in orders
            if (output := found[order.row]) is not None
        )
        self.left = tuple(order for order in orders if found[order.row] is None)
        """The orders that have to be made."""

    def made(self, makers: Makers) -> Iterator[Finished]:
        """Makes what is left, each as soon as there is somebody to make it; in the order they are finished.

        Raises:
            Stop: the folder may not be written, or the disk is full.
        """
        self._folder.begin(one.output for one in self.kept if one.output is not None)
        ready, behind = _lined_up(self.left, makers.share_a_disk)
        under_way: dict[Future[Result], Order] = {}
        tried: dict[int, int] = defaultdict(int)
        while ready or under_way:
            while ready and len(under_way) < 2 * makers.at_once:
                order = ready.popleft()
                under_way[makers.submit(Task(order, self._library))] = order
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                order = under_way.pop(future)
                tried[order.row] += 1
                problem = future.exception()
                if problem is not None and makers.died(problem) and tried[order.row] < _TRIES:
                    ready.appendleft(order)
                    continue
                ready.extend(behind.pop(order.row, ()))
                yield self._ended(order, future, problem)

    def _ended(self, order: Order, future: Future[Result], problem: BaseException | None) -> Finished:
        if problem is not None:
            reason = str(problem) or type(problem).__name__
            return Finished(order, None, (error("batch-maker-died", order.place, name=order.name, reason=reason),))
        result = future.result()
        findings = tuple(placed(result.findings, order.place))
        if not result.files or has_errors(findings):
            count = sum(has_errors([one]) for one in findings)
            failed = error("batch-row-failed", order.place, row=order.row, name=order.name, count=count)
            return Finished(order, None, (*findings, failed))
        output, files = self._output(order, result)
        self._folder.put(output, files)
        return Finished(order, output, findings)

    def _output(self, order: Order, result: Result) -> tuple[Output, dict[str, bytes]]:
        described = tuple(
            OutputFile(file.name, file.target, file.role, file.pages, sha256(file.data).hexdigest())
            for file in result.files
        )
        key, brand = self._keys[order.row], order.job.brand
        output = Output(order.row, order.name, order.material, brand, key, result.route, order.copies, described)
        return output, {file.name: file.data for file in result.files}


def _lined_up(orders: Sequence[Order], leaders: bool) -> tuple[deque[Order], dict[int, list[Order]]]:
    """The orders that may begin, and by the row of one that leads, those that wait for it.

    Orders that are like another but for brand, unit and logo wait for the first of their kind where they share a disk:
    it lays out with every processor what the rest will find.
    """
    if not leaders:
        return deque(orders), {}
    kinds: dict[object, list[Order]] = defaultdict(list)
    for order in orders:
        alike = replace(order.job, brand="", unit="", logo="")
        kinds[order.material, order.kit, repr(alike)].append(order)
    ready = deque(kind[0] for kind in kinds.values())
    return ready, {kind[0].row: kind[1:] for kind in kinds.values()}
