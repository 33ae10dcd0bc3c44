"""Where orders are made: one after another in a process that keeps what the last one had use for."""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
from collections.abc import Sequence
from multiprocessing.util import Finalize
from pathlib import Path

from kernekort import kits, pipeline
from kernekort.batch.model import MadeFile, Order, Result, Task
from kernekort.batch.naming import file_names, ticket_names
from kernekort.faces import Engine
from kernekort.findings import Finding, error, has_errors, in_order
from kernekort.library import Library
from kernekort.pipeline import Material, Target
from kernekort.pipeline.ticket import ROLE, PressFile, ticket
from kernekort.pipeline.variants import Route, Variants


class Maker:
    """Makes orders with one engine.

    ``cache`` is the folder that faces are kept in; ``processes`` how many may lay out faces.
    """

    def __init__(self, cache: Path | None, processes: int) -> None:
        self._engine = Engine(processes, cache, warm=True)
        self._variants = Variants(self._engine)

    def made(self, task: Task) -> Result:
        """What comes of an order; a fault of the program is told of its row, and ends no other."""
        before = self._engine.laid_out
        try:
            files, findings, route = self._files(task.order, task.library)
        except Exception as fault:
            return Result((), (error("unexpected-fault", kind=type(fault).__name__, text=str(fault)),))
        if has_errors(findings):
            return Result((), in_order(findings))
        return Result(files, in_order(findings), route, self._engine.laid_out - before)

    def close(self) -> None:
        """Ends the processes."""
        self._engine.close()

    def _files(self, order: Order, library: Library) -> tuple[tuple[MadeFile, ...], tuple[Finding, ...], Route]:
        """The files of an order; beside what goes to a print shop lies its job ticket."""
        materials, findings, route = self._materials(order, library)
        if has_errors(findings):
            return (), findings, route
        products = [(one.target.value, product) for one in materials for product in one.products]
        names = file_names(order.name, [(target, product.role) for target, product in products])
        files = tuple(
            MadeFile(name, target, product.role, product.pages, product.data)
            for name, (target, product) in zip(names, products, strict=True)
        )
        if order.kit or order.job.target is not Target.PRESS or not files:
            return files, findings, route
        beside, found = self._ticket(order, library, materials[0], files)
        return (*files, *beside), (*findings, *found), route

    def _ticket(
        self, order: Order, library: Library, material: Material, files: Sequence[MadeFile]
    ) -> tuple[tuple[MadeFile, ...], tuple[Finding, ...]]:
        """The job ticket of press files, as a page and as data."""
        sent = [PressFile(file.name, file.role, file.data, file.pages) for file in files]
        made = ticket(material, sent, order.job, library, self._engine, order.copies)
        if made.value is None:
            return (), made.findings
        page, data = ticket_names(order.name)
        target = order.job.target.value
        both = MadeFile(page, target, ROLE, 1, made.value.page), MadeFile(data, target, ROLE, 0, made.value.data)
        return both, made.findings

    def _materials(self, order: Order, library: Library) -> tuple[tuple[Material, ...], tuple[Finding, ...], Route]:
        if not order.kit:
            one, route = self._variants.make(order.material, order.job, library)
            return (() if one.value is None else (one.value,)), one.findings, route
        loaded = kits.load_kit(library, order.material)
        if loaded.value is None:
            return (), loaded.findings, "laid"
        meeting = kits.settled(loaded.value, order.answers)
        if meeting.value is None:
            return (), (*loaded.findings, *meeting.findings), "laid"
        made = pipeline.make_kit(meeting.value, order.job, library, self._engine)
        return made.value or (), (*loaded.findings, *meeting.findings, *made.findings), "laid"


_makers: list[Maker] = []
"""Filled once, by ``begin``: the pool calls functions, and what a process keeps between calls has no other place."""


def begin(folder: Path, cache: Path, processes: int) -> None:
    """Makes a fresh process ready to make orders; ``folder`` is for its temporary files."""
    # Faces are laid out by processes of their own, which a daemon may not have.
    multiprocessing.current_process().daemon = False
    # The pool asks its processes to leave and ends them in the same breath; who has others to end first needs the time
    # until it kills them. A handler, not "ignored": that would be handed on to them.
    signal.signal(signal.SIGTERM, _leaving)
    tempfile.tempdir = str(folder)
    _makers.append(Maker(cache, processes))
    Finalize(None, _makers[-1].close, exitpriority=10)


def _leaving(number: int, frame: object) -> None:
    """The pipe of tasks has been closed too, and that is the way out."""


def make(task: Task) -> Result:
    """Makes one order."""
    return _makers[-1].made(task)
