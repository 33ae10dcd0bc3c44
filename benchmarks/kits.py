"""The cases of a whole kit: everything on paper for a staff meeting. Nobody else makes it.

Made again it is compared with the first time.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.case import Case, always
from benchmarks.own import PROGRAM, Home
from benchmarks.projects import write_project
from benchmarks.warm import Answering, Teller

KIT = "personalemoede-60"
FIRST = "kernekort-kit-first"
_DAYS = 28


def kit_cases(made: Path, table: str) -> tuple[Case, ...]:
    """The first time, and again for a meeting on another day: in a new process, in one that stays, at the keyboard."""
    names = ("first", "again", "again-warm", "answered")
    first, again, warm, followed = (Home(write_project(made / f"kernekort-kit-{name}")) for name in names)
    teller, answering = Teller(warm), Answering(followed, command=(*_command(0), "--watch", "--json"))

    def once(turn: int) -> None:
        if turn == 0:
            again.forget()
            again.run(*_command(turn))

    def begin(turn: int) -> None:
        if not teller.lives:
            warm.forget()
            teller.begin()
            teller.told(_order(turn))
        teller.rest()

    def follow(turn: int) -> None:
        if not answering.lives:
            followed.forget()
            answering.begin()
        answering.rest()

    case = _case(warm, table, begin, always(), "in a process that stays, with another date every time")
    typed = _case(followed, table, follow, always(), "by `kernekort kit --watch`, to which another date is typed")
    return (
        replace(_case(first, table, first.forget, _command, "with an empty cache"), reference=""),
        _case(again, table, once, lambda turn: _command(turn + 1), "in a new process, with another date every time"),
        replace(case, clock=lambda _, turn: teller.measured(_order(turn + 1))),
        replace(typed, clock=lambda _, turn: answering.measured(f"dato={_answers(turn + 1)['dato']}")),
    )


def _command(turn: int) -> tuple[str, ...]:
    answers = (f"{name}={answer}" for name, answer in _answers(turn).items())
    return (PROGRAM, "kit", KIT, *(word for answer in answers for word in ("--set", answer)))


def _order(turn: int) -> str:
    return f"kit {KIT} {json.dumps(_answers(turn))}"


def _answers(turn: int) -> dict[str, str]:
    return {"enhed": "Team Nord", "dato": f"2026-12-{turn % _DAYS + 1:02}", "start": "13.00", "deltagere": "24"}


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
        reference=FIRST,
        note=note,
    )
