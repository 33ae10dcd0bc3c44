"""One run of the program: who is spoken to and how, which project, and where findings go."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kernekort.cli.outcome import exit_code_for
from kernekort.findings import Exit, Finding, Place, Severity, Stop, has_errors, in_order
from kernekort.freshness import takes_colour
from kernekort.library import Library
from kernekort.project import FILE as PROJECT_FILE
from kernekort.project import Project, find_project, load_project
from kernekort.sources import read_text
from kernekort.wording import Catalogue, Language, language

if TYPE_CHECKING:
    from kernekort.workshop import Written


class Enough(Exception):  # noqa: N818 - nothing is wrong
    """Whoever read the output, such as ``head``, has stopped; click would take the broken pipe itself for a failure."""


@dataclass
class Session:
    """What commands share; findings gather here and are said once, at the end."""

    words: Catalogue
    language: Language
    library: Library
    project: Project | None = None
    broken: tuple[Finding, ...] = ()
    """What is wrong with a project file that could not be read; commands that can do without the project go on."""
    as_json: bool = False
    in_lines: bool = False
    """Whether there are several results, each a JSON document on a line of its own."""
    strict: bool = False
    debug: bool = False
    """Whether a fault of the program is shown with where it happened."""
    findings: list[Finding] = field(default_factory=list)
    nothing: Mapping[str, Any] = field(default_factory=dict)
    """The result of the running command when nothing comes of it."""
    pool: Any = None
    """Processes that were begun before anything was read; the command that lays something out takes them."""
    untouched: Path | None = None
    """The folder the running command is about to write to; said to be untouched when it is stopped."""
    said: list[tuple[str, str]] = field(default_factory=list)
    """What has been said so far, in order: on ``out`` or ``err``, and the text."""
    written: tuple[Written, ...] = ()
    """The files that were put into place."""

    @property
    def folder(self) -> Path:
        """The project's folder, else the one the program was started in."""
        return self.project.folder if self.project else Path.cwd()

    @property
    def output(self) -> Path:
        """Where files are built."""
        return self.folder / (self.project.output if self.project else "build")

    def say(self, key: str, **facts: Any) -> None:
        """A line for a person, on stderr."""
        self._echo("err", f"{self.words.message(key, **facts)}\n")

    def result(self, data: Mapping[str, Any], lines: Iterable[str] = ()) -> None:
        """The result on stdout: one JSON document with the findings, or lines."""
        if self.as_json:
            found = [self.words.as_json(finding) for finding in self._told()]
            indent = None if self.in_lines else 2
            self._echo("out", f"{json.dumps({**data, 'findings': found}, ensure_ascii=False, indent=indent)}\n")
            return
        for line in lines:
            self._echo("out", f"{line}\n")

    def speak(self) -> None:
        """All findings gathered so far as text on stderr, with a line that counts them."""
        found = self._told()
        if not found:
            return
        colour = takes_colour(os.environ, sys.stderr)
        self._echo("err", self.words.render(found, self.excerpt, colour), colour)
        untouched = None if self.untouched is None else f"{self.shown(self.untouched)}/"
        self._echo("err", f"{self.words.summary(found, untouched)}\n")

    def _echo(self, stream: str, text: str, colour: bool | None = None) -> None:
        try:
            click.echo(text, nl=False, err=stream == "err", color=colour)
        except BrokenPipeError:
            raise Enough from None
        self.said.append((stream, text))

    def _told(self) -> tuple[Finding, ...]:
        """The findings in order, files outside the project named as they are seen from here."""
        return in_order(
            replace(finding, place=replace(place, file=self.shown(Path(place.file))))
            if (place := finding.place) and Path(place.file).is_absolute()
            else finding
            for finding in self.findings
        )

    def stop_on_errors(self, findings: Iterable[Finding], exit_code: int | None = None) -> None:
        """Gathers findings and ends the run when one of them is an error.

        Raises:
            Stop: an error was found; everything gathered goes with it. Without an ``exit_code`` the findings decide.
        """
        self.findings += findings
        if has_errors(self.findings):
            found, self.findings = self.findings, []
            raise Stop(found, exit_code_for(found) if exit_code is None else exit_code)

    def settle(self) -> None:
        """The moment before something is written: errors end the run, and under ``--strict`` warnings do.

        Raises:
            Stop: there is an error, or a warning that counts.
        """
        self.stop_on_errors(())
        if self.exit_code != Exit.FINE:
            found, self.findings = self.findings, []
            raise Stop(found, Exit.FINDINGS)

    def stopped(self, stop: Stop) -> int:
        """Says what ended the run; the exit code."""
        self.findings += stop.findings
        self.speak()
        self.result(self.nothing)
        return stop.exit_code

    @property
    def exit_code(self) -> int:
        """0, or 1 when ``--strict`` was asked for and something was found that is more than a note."""
        weighty = any(finding.severity is not Severity.NOTE for finding in self.findings)
        return Exit.FINDINGS if self.strict and weighty else Exit.FINE

    def excerpt(self, place: Place) -> str | None:
        """The line of a file that a place stands on."""
        for folder in (self.folder, *(root.path for root in self.library.roots)):
            path = folder / place.file
            if path.is_file():
                lines = _lines(path)
                return lines[place.line - 1] if 0 < place.line <= len(lines) else None
        return None

    def shown(self, path: Path) -> str:
        """A path as short as it can be said from here."""
        absolute, here = path.absolute(), Path.cwd()
        return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(path)


def open_session(manifest: Path | None = None) -> Session:
    """The session of this folder: inside a project when a ``kernekort.yml`` lies here or above; or of that file."""
    manifest = manifest or find_project(Path.cwd())
    loaded = load_project(manifest) if manifest else None
    project = loaded.value if loaded else None
    findings = loaded.findings if loaded else ()
    spoken = language(project.language if project else None, os.environ)
    return Session(
        words=Catalogue.open(spoken),
        language=spoken,
        library=Library.open(project.folder, project.own_brand) if project else Library.open(),
        project=project,
        broken=() if project else findings,
        findings=list(findings) if project else [],
    )


def open_again(session: Session) -> Session:
    """The session as the project's file has it now, speaking to the same reader.

    Raises:
        Stop: the file cannot be read.
    """
    again = open_session(session.project.folder / PROJECT_FILE if session.project else None)
    again.stop_on_errors(again.broken)
    return replace(
        again,
        # The words have been read already.
        words=session.words if session.language == again.language else again.words,
        as_json=session.as_json,
        in_lines=session.in_lines,
        strict=session.strict,
        debug=session.debug,
        nothing=session.nothing,
    )


def bare_session() -> Session:
    """A session that knows of no folder, for what goes wrong before there is one."""
    spoken = language(None, os.environ)
    return Session(Catalogue.open(spoken), spoken, Library.open())


def _lines(path: Path) -> list[str]:
    """The lines of a file as they were counted when it was read; of a damaged one, what can be shown of it."""
    read = read_text(path, "")
    text = read.value
    if text is None:
        sound = not any(finding.code.startswith("file-") for finding in read.findings)
        text = path.read_bytes().decode("utf-8", "replace") if sound else ""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
