"""Orders made on another machine: what a worker of a cluster does, and keeps from one order to the next."""

from __future__ import annotations

import atexit
import multiprocessing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from kernekort.batch.model import Order, Result, Task
from kernekort.batch.travelling import unpacked
from kernekort.batch.work import Maker
from kernekort.findings import error
from kernekort.freshness import cache_folder
from kernekort.library import Library


@dataclass(frozen=True)
class Ticket:
    """An order on its way; ``ground`` is a hash of all it is made from, ``packet`` the project, where asked for."""

    order: Order
    own_brand: str | None
    ground: str
    packet: bytes | None = None


def make_there(ticket: Ticket) -> Result | None:
    """What comes of an order; ``None`` when the project is not here yet, and has to come along.

    Findings: ``cluster-worker-differs``.
    """
    if not _places:
        # Faces are laid out by processes of their own, which a daemon may not have.
        multiprocessing.current_process().daemon = False
        _places.append(_Place())
        atexit.register(leave)
    return _places[-1].made(ticket)


def leave() -> None:
    """Ends the processes that orders were made with here, and removes the projects that came."""
    while _places:
        place = _places.pop()
        place.maker.close()
        place.folder.cleanup()


@dataclass
class _Place:
    """One worker's folder, its maker, and the projects that are here, by the hash of each."""

    folder: TemporaryDirectory[str] = field(default_factory=lambda: TemporaryDirectory(prefix="kernekort-"))
    libraries: dict[str, Library | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        own = Path(self.folder.name).resolve()
        self.maker = Maker(cache_folder() or own / "cache", 1)

    def made(self, ticket: Ticket) -> Result | None:
        if ticket.ground not in self.libraries:
            if ticket.packet is None:
                return None
            folder = Path(self.folder.name).resolve() / f"project-{len(self.libraries)}"
            self.libraries[ticket.ground] = unpacked(ticket.packet, folder, ticket.own_brand, ticket.ground)
        library = self.libraries[ticket.ground]
        if library is None:
            return Result((), (error("cluster-worker-differs", ticket.order.place),))
        return self.maker.made(Task(ticket.order, library))


_places: list[_Place] = []
"""Filled once: the cluster calls functions, and what a worker keeps between calls has no other place."""
