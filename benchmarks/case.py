"""What is measured: one way of making something, and how it is run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measuring import ROOT, Measured, measured


class Failed(Exception):  # noqa: N818 - said of a case, not of a mistake
    """A case could not be prepared, or came to no good end."""


Clock = Callable[["Case", int], Measured]
"""Runs a case in a round, counted from 0, and says what it took."""


def whole_process(case: Case, turn: int) -> Measured:
    """The usual clock: a new process, measured from outside from its start to its end."""
    return measured(case.command(turn), case.folder, case.environment)


def told_by_itself(case: Case, turn: int) -> Measured:
    """The clock of a command that measures a part of what it does, and prints it as JSON.

    Raises:
        Failed: it did not end well.
    """
    done = subprocess.run(case.command(turn), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stderr.strip()[-500:])
    told = json.loads(done.stdout)
    return Measured(0, told["wall"], told["cpu"], told["rss"], told["rss"])


def nothing(turn: int) -> None:
    """No preparation."""


def always(*words: str) -> Callable[[int], tuple[str, ...]]:
    """The same command every round."""
    return lambda turn: words


@dataclass(frozen=True)
class Case:
    """One line of a table.

    Something that is to be measured inside a process, such as an engine that is kept warm, is a case with a ``clock``
    of its own.
    """

    name: str
    table: str
    """The heading of the table it stands in."""
    command: Callable[[int], tuple[str, ...]]
    """The command of each round, its program as a whole path."""
    folder: Path
    """The folder it is run in."""
    output: Path
    """The PDF it makes, or the folder of all that it makes."""
    prepare: Callable[[int], None] = nothing
    """What is done before each round, outside the clock."""
    environment: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    """The case that it is compared with, round by round."""
    rounds: int | None = None
    """Rounds that it takes part in at the most; ``None`` is all."""
    note: str = ""
    """What a reader of the table must know of it."""
    lacking: str = ""
    """What must be installed first; then it is left out."""
    clock: Clock = whole_process

    @property
    def pdfs(self) -> list[Path]:
        """The files it has made."""
        return sorted(self.output.rglob("*.pdf")) if self.output.is_dir() else [self.output]
