"""One fault as a folder: a tiny project, a command line, and the lines that must come of it in each language.

``command.txt`` holds the command line and, where they are not the usual ones, ``exit 2`` and ``bare`` (no project
around it) on lines of their own. Everything else in the folder lies over the sound little project in ``_project``.
"""

from __future__ import annotations

import io
import os
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from unittest.mock import patch

from kernekort.cli import run
from kernekort.findings import Exit
from tests.faults.recipes import RECIPES

HERE = Path(__file__).resolve().parent
LANGUAGES = ("da", "en")
COMMAND = "command.txt"
USUAL = "kernekort build"


@dataclass(frozen=True)
class Answer:
    """What a command line came to."""

    exit_code: int
    stderr: str
    stdout: str


@dataclass(frozen=True)
class Case:
    """A folder named after a finding's code; what comes after two hyphens tells apart several of one code."""

    name: str

    @property
    def folder(self) -> Path:
        return HERE / self.name

    @property
    def code(self) -> str:
        return self.name.partition("--")[0]

    @cached_property
    def lines(self) -> list[str]:
        path = self.folder / COMMAND
        return path.read_text(encoding="utf-8").splitlines() if path.is_file() else [USUAL]

    @property
    def arguments(self) -> list[str]:
        return shlex.split(self.lines[0])[1:]

    @property
    def exit_code(self) -> int:
        told = [line.split()[1] for line in self.lines[1:] if line.startswith("exit ")]
        return int(told[0]) if told else Exit.INPUT

    @property
    def leaves_all_untouched(self) -> bool:
        """Whether nothing may be written: after an error, and by a command that never writes."""
        return self.exit_code not in (Exit.FINE, Exit.FINDINGS) or self.arguments[0] in ("check", "list")

    def expected(self, language: str) -> Path:
        return self.folder / f"expected.{language}.txt"

    def lay(self, into: Path) -> None:
        """Makes the project, the files of the folder and those that cannot be stored."""
        into.mkdir(parents=True)
        if "bare" not in self.lines[1:]:
            sound_project(into)
        shutil.copytree(self.folder, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.*", COMMAND))
        recipe = RECIPES.get(self.name)
        if recipe is not None:
            recipe(into)

    def answer(self, language: str, folder: Path) -> Answer:
        """Runs the command line in a laid-out folder; the folder's own path is told as ``{folder}``."""
        environment = {
            "KERNEKORT_LANG": language,
            "KERNEKORT_CONFIG": os.fspath(folder / "config"),
            "COLUMNS": "80",
        }
        with (
            chdir(folder),
            patch.dict(os.environ, environment),
            redirect_stdout(io.StringIO()) as stdout,
            redirect_stderr(io.StringIO()) as stderr,
        ):
            code = run(self.arguments)
        return Answer(code, stderr.getvalue().replace(os.fspath(folder), "{folder}"), stdout.getvalue())


def cases() -> Iterator[Case]:
    """Every fault there is a folder for."""
    for path in sorted(HERE.iterdir()):
        if path.is_dir() and not path.name.startswith("_"):
            yield Case(path.name)


def sound_project(into: Path) -> None:
    """The little project that all faults lie over, in which there is none."""
    shutil.copytree(HERE / "_project", into, dirs_exist_ok=True)


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
