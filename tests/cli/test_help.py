"""``--help``: in the user's language from end to end, and ending in lines that do what they say."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kernekort.cli import COMMANDS
from kernekort.cli.spoken import SpokenCommand
from kernekort.findings import Exit
from kernekort.wording import Catalogue, Language
from tests.asset_files import SHAPE, svg
from tests.cli.conftest import typed

HEADINGS: dict[Language, list[str]] = {
    "da": ["Brug: ", "Indstillinger:", "Vis denne hjælp.", "Eksempler:"],
    "en": ["Usage: ", "Options:", "Show this help.", "Examples:"],
}
CHEAP = ("list", "where", "explain", "schema", "clean", "completion", "calibrate", "copy", "new")


def examples(language: Language, command: str) -> Iterator[list[str]]:
    """The command lines among the lines to copy, without what the shell does with them."""
    for line in Catalogue.open(language).message(f"example-{command}").strip().splitlines():
        for part in line.split("&&"):
            words = shlex.split(part.partition(">")[0])
            if words[0] == "kernekort":
                yield words[1:]
            else:
                assert words[0] == "cd"


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(nowhere: Path, monkeypatch: pytest.MonkeyPatch, language: Language, command: str) -> None:
    monkeypatch.setenv("KERNEKORT_LANG", language)
    ran = typed(nowhere, *command.split(), "--help")
    assert (ran.code, ran.stderr) == (Exit.FINE, "")
    assert ran.lines[0].startswith(f"{HEADINGS[language][0]}kernekort {command}".strip())
    assert [heading for heading in HEADINGS[language] if heading not in ran.stdout] == []
    other = HEADINGS["en" if language == "da" else "da"]
    assert [heading for heading in other if heading in ran.stdout] == []
    shown = ran.stdout[ran.stdout.index(HEADINGS[language][-1]) :].splitlines()[1:]
    assert [line.strip() for line in shown] == (
        Catalogue.open(language).message(f"example-{command or 'kernekort'}").strip().splitlines()
    )
    assert typed(nowhere, *command.split(), "-h").stdout == ran.stdout


def test_without_a_word_there_is_help(nowhere: Path) -> None:
    ran = typed(nowhere)
    assert (ran.code, ran.stdout) == (Exit.FINE, typed(nowhere, "--help").stdout)
    assert [line.split()[0] for line in ran.lines if line.startswith("  ") and line.split()[0] in COMMANDS] == [
        *COMMANDS
    ]


@pytest.mark.parametrize("language", HEADINGS)
@pytest.mark.parametrize("command", ["kernekort", *COMMANDS])
def test_the_lines_to_copy_are_understood(
    project: Path, monkeypatch: pytest.MonkeyPatch, language: Language, command: str
) -> None:
    monkeypatch.setenv("KERNEKORT_LANG", language)
    monkeypatch.setattr(SpokenCommand, "invoke", lambda self, ctx: Exit.FINE)
    lines = list(examples(language, command))
    assert 1 <= len(lines) <= 4
    for words in lines:
        assert typed(project, *words).code == Exit.FINE, words


@pytest.mark.parametrize("command", CHEAP)
def test_the_lines_to_copy_do_what_they_say(project: Path, personal: Path, command: str) -> None:
    (project / "logo.svg").write_bytes(svg(SHAPE))
    for words in examples("da", command):
        if words[0] == command:
            assert typed(project, *words).code == Exit.FINE, words


def test_every_option_has_words_of_its_own() -> None:
    from kernekort.cli import app

    session = Catalogue.open("da")
    context = click.Context(app)
    for name in COMMANDS:
        command = app.get_command(context, name)
        assert command is not None
        for param in command.params:
            if isinstance(param, click.Option):
                assert session.message(f"option-{param.name}")


def test_version(nowhere: Path) -> None:
    from kernekort import __version__

    assert typed(nowhere, "--version").stdout == f"kernekort {__version__}\n"
