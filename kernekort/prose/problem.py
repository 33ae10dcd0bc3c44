"""What is wrong with a running text, and on which of its lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kernekort.findings import Fact, Finding, Place
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Problem:
    """What was found on a line, counted from 1 in the text that was checked; ``finding`` has no place yet."""

    line: int
    finding: Finding

    @property
    def code(self) -> str:
        """The code of the finding."""
        return self.finding.code

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of the finding."""
        return self.finding.facts

    def at(self, place: Place) -> Finding:
        """The finding, at the place of the line."""
        return replace(self.finding, place=place)


def shortened(text: str, most: int = 60) -> str:
    """The beginning of what somebody wrote, on one line, to be shown in a sentence."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= most else f"{first[: most - 1]}…"
