"""The cases of a whole kit: everything on paper for a staff meeting. Nobody else makes it, so there is no ratio."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.case import Case
from benchmarks.own import PROGRAM, Home
from benchmarks.projects import write_project

KIT = "personalemoede-60"
_DAYS = 28


def kit_cases(made: Path, table: str) -> tuple[Case, ...]:
    """The first time, and again for a meeting on another day."""
    first, again = (Home(write_project(made / f"kernekort-kit-{name}")) for name in ("first", "again"))

    def once(turn: int) -> None:
        if turn == 0:
            again.forget()
            again.run(*_command(turn))

    return (
        _case(first, table, first.forget, _command, "with an empty cache"),
        _case(again, table, once, lambda turn: _command(turn + 1), "in a new process, with another date every time"),
    )


def _command(turn: int) -> tuple[str, ...]:
    answers = ("enhed=Team Nord", f"dato=2026-12-{turn % _DAYS + 1:02}", "start=13.00", "deltagere=24")
    return (PROGRAM, "kit", KIT, *(word for answer in answers for word in ("--set", answer)))


def _case(
    home: Home, table: str, prepare: Callable[[int], None], command: Callable[[int], tuple[str, ...]], note: str
) -> Case:
    return Case(
        name=home.folder.name,
        table=table,
        command=command,
        folder=home.folder,
        output=home.output,
        prepare=prepare,
        environment=home.environment,
        note=note,
    )
