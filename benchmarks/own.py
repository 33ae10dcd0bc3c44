"""The cases of kernekort itself: the same deck on sheets for the office, from nothing and after less and less."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.case import Case, Failed, always
from benchmarks.deck import Deck
from benchmarks.peers.cases import NAIVE
from benchmarks.projects import MATERIAL, write_deck, write_project

PROGRAM = str(Path(sys.executable).with_name("kernekort"))
_BUILD = (PROGRAM, "build", MATERIAL, "--for", "office")


@dataclass(frozen=True)
class Home:
    """A project of a case's own, and a cache of its own."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where it builds."""
        return self.folder / "build"

    @property
    def environment(self) -> dict[str, str]:
        """Names the cache."""
        return {"KERNEKORT_CACHE": str(self._cache)}

    @property
    def _cache(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-cache")

    def forget(self, turn: int = 0) -> None:
        """As if it had never built anything."""
        for path in (self._cache, self.output):
            shutil.rmtree(path, ignore_errors=True)

    def run(self, *command: str) -> None:
        """Runs a command outside the clock.

        Raises:
            Failed: it did not end well.
        """
        environment = {**os.environ, **self.environment}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failed(f"could not be prepared: {' '.join(command)}: {done.stderr.strip()}")

    def built(self, deck: Deck) -> None:
        """A project in which a deck has been built, and nothing else."""
        self.forget()
        write_deck(self.folder, deck)
        self.run(*_BUILD)


def own_cases(deck: Deck, uniform: Deck, made: Path, table: str) -> tuple[Case, ...]:
    """From nothing with every processor and with one process; nothing changed; one card changed, in two ways."""
    return (
        cold_case(deck, made, table),
        cold_case(deck, made, table, "-1-job", ("--jobs", "1"), "the same in one process"),
        _unchanged(deck, made, table),
        _edit(deck, made, table),
        _resized(uniform, made, table),
    )


def cold_case(
    deck: Deck,
    made: Path,
    table: str,
    ending: str = "",
    more: tuple[str, ...] = (),
    note: str = "with an empty cache; imposed on A4, checked, and with a guide, as everything below",
) -> Case:
    """A build from nothing."""
    home = _home(made / f"kernekort-cold{ending}")
    write_deck(home.folder, deck)
    return _case(home, table, home.forget, note, more)


def _unchanged(deck: Deck, made: Path, table: str) -> Case:
    home = _home(made / "kernekort-unchanged")

    def prepare(turn: int) -> None:
        if turn == 0:
            home.built(deck)

    return _case(home, table, prepare, "built once more in a new process")


def _edit(deck: Deck, made: Path, table: str) -> Case:
    home = _home(made / "kernekort-one-edit")

    def prepare(turn: int) -> None:
        if turn == 0:
            home.built(deck)
        write_deck(home.folder, deck.edited(range(turn + 1)))

    note = "a new process after the question of one card was changed, to one in type of the same size"
    return _case(home, table, prepare, note)


def _resized(deck: Deck, made: Path, table: str) -> Case:
    home = _home(made / "kernekort-one-edit-resized")

    def prepare(turn: int) -> None:
        # A question of the earlier rounds would have made the type small already.
        home.built(deck)
        write_deck(home.folder, deck.edited([turn]))

    note = (
        "the same in a deck with all questions in one size, where the new one is too long for it: every front changes"
    )
    return _case(home, table, prepare, note)


def _home(folder: Path) -> Home:
    return Home(write_project(folder))


def _case(home: Home, table: str, prepare: Callable[[int], None], note: str, more: tuple[str, ...] = ()) -> Case:
    return Case(
        name=home.folder.name,
        table=table,
        command=always(*_BUILD, *more),
        folder=home.folder,
        output=home.output,
        prepare=prepare,
        environment=home.environment,
        reference=NAIVE,
        note=note,
    )
