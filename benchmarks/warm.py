"""The cases of an engine that is kept warm: one card is changed, and the whole file or that card's picture is wanted.

The clock stands around one order to a process that lives on. Its CPU time, and that of all it has started, is read
before and after; the memory is what it has come to.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

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

_GRACE = 5.0
"""Seconds for a program that was interrupted to end."""


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
        self._begin([sys.executable, "-m", "benchmarks.warm_engine", str(self.home.folder), cache], ROOT)

    def _begin(self, command: Sequence[str], folder: Path, **more: Any) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True, **more)

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
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - a pipe
        stdin.write(f"{order}\n")
        stdin.flush()
        self._heard()

    def _heard(self) -> None:
        """Waits for its answer.

        Raises:
            Failed: it did not end well.
        """
        answer = self._line()
        if answer != "\n":
            raise Failed(answer.strip() or "the warm engine has ended")

    def _line(self) -> str:
        assert self._process is not None  # noqa: S101
        assert self._process.stdout is not None  # noqa: S101
        return self._process.stdout.readline()

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
class Answering(Teller):
    """The program itself, that makes a kit again for each answer it is given: a line of JSON comes when it has."""

    command: Sequence[str] = ()

    def begin(self) -> None:
        """Starts it with an empty cache, and waits until the kit has been made once."""
        environment = {**os.environ, **self.home.environment}
        # What it says on the way is for people.
        self._begin(self.command, self.home.folder, env=environment, stderr=subprocess.DEVNULL)
        # It does not end with its input, as the other does.
        atexit.register(self._end)
        self._heard()

    def _end(self) -> None:
        assert self._process is not None  # noqa: S101
        self._process.send_signal(signal.SIGINT)
        try:
            self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def _heard(self) -> None:
        answer = self._line()
        if not answer or not json.loads(answer)["files"]:
            raise Failed(answer.strip() or "the program has ended")


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
