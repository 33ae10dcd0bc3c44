"""The cases of an engine that is kept warm: one card is changed, and the whole file or that card's picture is wanted.

The clock stands around one order to a process that lives on. Its CPU time, and that of all it has started, is read
before and after; the memory is what it has come to.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep

from benchmarks.case import Case, Failed, always
from benchmarks.deck import Deck
from benchmarks.measuring import ROOT, Measured
from benchmarks.own import Home
from benchmarks.peers.cases import NAIVE
from benchmarks.proc import Process, below, processes
from benchmarks.projects import write_deck, write_project

_MEBI = 1024 * 1024
_BREATH = 0.03
"""Seconds for what runs on after an answer, so that its CPU time is counted too."""


@dataclass
class Teller:
    """A process that keeps an engine warm in a project of its own, and is told what to do."""

    home: Home
    _process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def lives(self) -> bool:
        """Whether it has been begun."""
        return self._process is not None

    def begin(self) -> None:
        """Starts it with an empty cache."""
        cache = self.home.environment["KERNEKORT_CACHE"]
        command = [sys.executable, "-m", "benchmarks.warm_engine", str(self.home.folder), cache]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def measured(self, order: str) -> Measured:
        """What it takes until the answer comes.

        Raises:
            Failed: it did not end well.
        """
        before, begun = self._cpu(), perf_counter()
        self.told(order)
        wall = perf_counter() - begun
        sleep(_BREATH)
        cpu = self._cpu() - before
        memory = [process.resident / _MEBI for process in self._family()]
        return Measured(0, wall, cpu, max(memory), sum(memory))

    def told(self, order: str) -> None:
        """Has it do something.

        Raises:
            Failed: it did not end well.
        """
        assert self._process is not None  # noqa: S101 - it is begun in the first round
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101
        stdin.write(f"{order}\n")
        stdin.flush()
        answer = stdout.readline()
        if answer != "\n":
            raise Failed(answer.strip() or "the warm engine has ended")

    def rest(self) -> None:
        """What the last round left to be done is not the next one's."""
        sleep(_BREATH)

    def _family(self) -> list[Process]:
        assert self._process is not None  # noqa: S101
        every = list(processes({os.getpid()}))
        own = [process for process in every if process.pid == self._process.pid]
        return own + below(self._process.pid, every)

    def _cpu(self) -> float:
        return sum(process.cpu for process in self._family())


@dataclass
class _Engine:
    """A deck and a warm engine for it, begun in the first round."""

    teller: Teller
    deck: Deck
    order: str

    @property
    def home(self) -> Home:
        """Where the deck is."""
        return self.teller.home

    def prepare(self, turn: int) -> None:
        """One card more is changed."""
        if not self.teller.lives:
            self.home.forget()
            write_deck(self.home.folder, self.deck)
            self.teller.begin()
            self.teller.told("build")
            self.teller.told(self._order_of(self.deck))
        write_deck(self.home.folder, self.deck.edited(range(turn + 1)))
        self.teller.rest()

    def clock(self, case: Case, turn: int) -> Measured:
        """What it takes until the answer comes."""
        return self.teller.measured(self._order_of(self.deck.edited(range(turn + 1)), self.deck.edited(range(turn))))

    def _order_of(self, deck: Deck, before: Deck | None = None) -> str:
        """A picture is of the card that has changed."""
        if self.order == "build":
            return self.order
        old = before.cards if before else ()
        changed = [card.id for card in deck.cards if card not in old]
        return f"{self.order} {changed[0]}"


def warm_cases(deck: Deck, made: Path, table: str) -> tuple[Case, ...]:
    """The whole file after one card was changed, and the picture of that card."""
    return (
        _case(
            _engine(made / "kernekort-warm-edit", deck, "build"), table, "", "one card changed, in a process that stays"
        ),
        _case(
            _engine(made / "kernekort-warm-picture", deck, "picture"),
            table,
            "picture.png",
            "one card changed, and the picture of its front at 150 dpi, in a process that stays",
        ),
    )


def _engine(folder: Path, deck: Deck, order: str) -> _Engine:
    return _Engine(Teller(Home(write_project(folder))), deck, order)


def _case(engine: _Engine, table: str, output: str, note: str) -> Case:
    return Case(
        name=engine.home.folder.name,
        table=table,
        command=always(),
        folder=engine.home.folder,
        output=engine.home.output / output if output else engine.home.output,
        prepare=engine.prepare,
        reference=NAIVE,
        note=note,
        clock=engine.clock,
    )
