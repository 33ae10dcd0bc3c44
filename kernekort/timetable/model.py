"""Rows of a timetable, the times they come to, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kernekort.findings import Fact, Finding, Place, Severity
from kernekort.quick import dataclass

DAY: Final = 24 * 60
"""The minutes of a day."""


@dataclass(frozen=True)
class Row:
    """A row as it was written, times as minutes since midnight; ``stated`` is a length told in words: least, most."""

    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    stated: tuple[int, int] | None = None


@dataclass(frozen=True)
class Timed:
    """A row with its times: minutes since the midnight before the first row, so past midnight they go on from 1440."""

    start: int
    end: int
    minutes: int
    pinned: bool
    """Whether the start was written; else it follows from the rows around it."""


@dataclass(frozen=True)
class Problem:
    """What was found about a row: ``row`` counts from 0, ``finding`` has no place yet."""

    row: int
    finding: Finding

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self.finding.code

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.finding.severity

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of the finding; times are texts such as ``9.15``."""
        return self.finding.facts

    def at(self, place: Place) -> Finding:
        """The finding, at the place of the row."""
        return replace(self.finding, place=place)
