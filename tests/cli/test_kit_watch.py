"""``kit --watch``: made again at each save and each answer; an answer that cannot be is told of and forgotten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kernekort.cli import watching
from kernekort.cli.hearing import hear
from kernekort.findings import Exit
from tests.cli.conftest import typed
from tests.cli.following import Saves, running, text, until

WORDS = ("kit", "lille", "--set", "enhed=Team Nord", "--set", "deltagere=5")


def test_a_kit_is_made_as_often_as_it_is_saved_or_answered_until_ctrl_c(meeting: Path, checkout: Path) -> None:
    with running(meeting, checkout, *WORDS) as program:
        program.says("Følger ")
        book = next(meeting.glob("build/lille-*-office-kit.pdf"))
        assert "Team Nord" in text(book)
        program.types("enhed=Team Syd")
        until(lambda: "Team Syd" in text(book))
        program.types("deltagere=mange")
        program.says("[kit-value-not-number]")
        program.types("hest=1")
        program.says("[kit-unknown-variable]")
        program.types("sludder")
        program.says("[set-misread]")
        program.edit("title: Et ark", "title: Et andet ark", "ark.yml")
        until(lambda: "Et andet ark" in text(book))
        assert "Team Syd" in text(book)
        program.types("  deltagere = 9 ")
        # Guide and its back; three decks of one sheet; nine sheets with blank backs.
        until(lambda: text(book).count("Et andet ark") == 9)
        assert program.interrupted() == Exit.FINE
        assert program.stderr.splitlines()[-1] == "Tak for nu. Filerne i build/ er hele."
        assert program.stderr.count("Sådan printer du: ") == 1
        assert "Traceback" not in program.stderr
        assert "Skriv et andet svar" not in program.stderr


def test_an_answer_that_the_kit_itself_lacks_by_now_is_taken_over_by_and_by(meeting: Path, checkout: Path) -> None:
    with running(meeting, checkout, *WORDS, "--json") as program:
        program.says("Følger ")
        asked = (
            "  sted: {type: text, title: {da: Sted, en: Place}, required: true, example: Salen}\n"
            "  klokken: {type: clock, title: {da: Start, en: Start}, required: true, example: 13.00}\n"
        )
        program.edit("unit: enhed", f"{asked}unit: enhed", "kits/lille.yml")
        until(lambda: program.stdout.count("\n") == 2)
        program.types("sted=Salen")
        until(lambda: program.stdout.count("\n") == 3)
        program.types("hest=1")
        until(lambda: program.stdout.count("\n") == 4)
        program.types("klokken=9")
        until(lambda: program.stdout.count("\n") == 5)
        assert program.interrupted() == Exit.FINE
        told = [json.loads(line) for line in program.stdout.splitlines()]
    errors = [[found["code"] for found in one["findings"] if found["severity"] == "error"] for one in told]
    assert errors == [
        [],
        ["kit-value-missing"],
        ["kit-value-missing"],
        ["kit-unknown-variable", "kit-value-missing"],
        [],
    ]
    assert [len(one["files"]) for one in told] == [2, 0, 0, 0, 2]
    assert "decks" not in told[0]


class Terminal:
    """Somebody at the keyboard."""

    encoding = "utf-8"

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return True


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> int:
    """Where somebody types."""
    reading, writing = os.pipe()
    monkeypatch.setattr("sys.stdin", Terminal(reading))
    return writing


def test_on_a_terminal_it_is_said_what_to_type(meeting: Path, keyboard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "Watcher", Saves())
    ran = typed(meeting, *WORDS, "--watch")
    os.close(keyboard)
    assert ran.code == Exit.FINE
    assert (
        "Skriv et andet svar, for eksempel enhed=Team Nord, og tryk på Enter: så bliver kittet lavet igen."
        in ran.stderr
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("kit", "lille", "--set", "enhed=X"), Exit.INPUT, "kit-value-missing"),
        (("kit", "lille", "--set", "enhed"), Exit.MISUSE, "set-misread"),
        (("kit", "nosuch"), Exit.INPUT, "unknown-kit"),
    ],
)
def test_what_is_wrong_to_begin_with_ends_it(
    meeting: Path, words: tuple[str, ...], code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "Watcher", Saves())
    ran = typed(meeting, *words, "--watch")
    assert ran.code == code
    assert said in ran.stderr
    assert not (meeting / "build").exists()


def test_lines_are_heard_as_they_are_finished_however_they_come(keyboard: int) -> None:
    heard: list[str] = []
    assert hear(heard.append)
    os.write(keyboard, "dato=3.12.2026\n\n  enhed=Bøg".encode())
    until(lambda: heard == ["dato=3.12.2026"])
    os.write(keyboard, b"elunden\r\n")
    until(lambda: heard[1:] == ["enhed=Bøgelunden"])
    os.write(keyboard, b"x" * 10_000 + b"\nstart=9")
    os.close(keyboard)
    until(lambda: heard[-1] == "start=9")
    assert sum(map(len, heard[2:-1])) == 10_000


def test_without_an_input_nothing_is_heard() -> None:
    # That of a test cannot be read.
    assert not hear(print)
