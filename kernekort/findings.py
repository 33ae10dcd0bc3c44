"""What was found wrong, and where: values that every room returns and only ``wording`` turns into sentences."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import field
from difflib import get_close_matches
from enum import StrEnum
from typing import Generic, TypeVar

from kernekort.quick import dataclass

T = TypeVar("T")

Fact = str | int | float | tuple[str, ...]
"""A plain value that a sentence can hold; a float is millimetres unless the catalogue says otherwise."""


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, a warning stops it under ``--strict``, a note never."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Exit:
    """Exit codes of the command line."""

    FINE = 0
    FINDINGS = 1
    MISUSE = 2
    INPUT = 3
    RENDER = 4
    ENVIRONMENT = 5
    INTERRUPTED = 130


@dataclasses.dataclass(frozen=True, order=True)
class Place:
    """A spot in a file as the user knows it: a path relative to the project; line and column from 1, 0 when unknown.

    In a spreadsheet ``sheet`` is the name of the sheet, line its row, and column counts from A, which is 1.
    """

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """A place in a spreadsheet as it is called there: ``C7``, ``7`` for a whole row, ``C`` for a column."""
        return f"{column_letters(self.column)}{self.line or ''}"

    def __reduce__(self) -> tuple[type[Place], tuple[str, int, int, str]]:
        """How it goes to another process.

        In the usual way it would be asked for its ``__dict__``, and given one for good; there are places by the ten
        thousand.
        """
        return Place, (self.file, self.line, self.column, self.sheet)

    def __str__(self) -> str:
        if self.sheet:
            return f"{self.file}:{self.sheet}" + (f"!{self.cell}" if self.cell else "")
        parts = [self.file]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


def column_letters(column: int) -> str:
    """The letters of a column of a spreadsheet, counted from 1: ``A``, ``Z``, ``AA``; empty for 0."""
    letters = ""
    while column > 0:
        column, left = divmod(column - 1, 26)
        letters = chr(ord("A") + left) + letters
    return letters


@dataclass(frozen=True)
class Finding:
    """One thing found: a stable code, its weight, a place and the facts that a sentence about it needs."""

    code: str
    severity: Severity
    place: Place | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict, hash=False)

    @property
    def sort_key(self) -> tuple[str, str, int, int, str, str]:
        """Orders findings by place, then by code, then by what they say."""
        place = self.place or Place("")
        return (place.file, place.sheet, place.line, place.column, self.code, repr(sorted(self.facts.items())))


def error(code: str, place: Place | None = None, /, **facts: Fact) -> Finding:
    """A finding that stops the build."""
    return Finding(code, Severity.ERROR, place, facts)


def warning(code: str, place: Place | None = None, /, **facts: Fact) -> Finding:
    """A finding that is said, and stops the build only under ``--strict``."""
    return Finding(code, Severity.WARNING, place, facts)


def note(code: str, place: Place | None = None, /, **facts: Fact) -> Finding:
    """A finding that is said and stops nothing."""
    return Finding(code, Severity.NOTE, place, facts)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings sorted by place, each said once."""
    seen: dict[tuple[str, str, int, int, str, str], Finding] = {}
    for finding in findings:
        seen.setdefault(finding.sort_key, finding)
    return tuple(seen[key] for key in sorted(seen))


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A value together with what was found while making it; the value is ``None`` when it could not be made."""

    value: T | None
    findings: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is no value, or an error stands against it."""
        return self.value is None or has_errors(self.findings)


class Stop(Exception):  # noqa: N818 - it ends a run, it is not an error of the program
    """Ends the work with findings and an exit code; the command line words them and writes nothing."""

    def __init__(self, findings: Iterable[Finding], exit_code: int = Exit.INPUT) -> None:
        self.findings = in_order(findings)
        super().__init__("; ".join(finding.code for finding in self.findings))
        self.exit_code = exit_code


def near(word: str, known: Iterable[str], most: int = 3, alike: float = 0.6) -> tuple[str, ...]:
    """The names most like a misspelt word, best first, for the hint of a finding; ``alike`` is from 0 to 1."""
    names = sorted(set(known))
    folded = {name.casefold(): name for name in names}
    return tuple(folded[match] for match in get_close_matches(word.casefold(), list(folded), n=most, cutoff=alike))
