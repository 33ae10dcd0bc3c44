"""Files that extend one another: followed from one to its furthest parent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from kernekort.findings import Checked, Finding, Place


class Linked(Protocol):
    """A file that may extend another of its kind."""

    @property
    def name(self) -> str:
        """What it is asked for by."""

    @property
    def extends(self) -> str | None:
        """The name of the other."""

    def at(self, *keys: str | int) -> Place:
        """Where one of its values stands."""


L = TypeVar("L", bound=Linked)


def chained(
    name: str,
    asked_at: Place | None,
    read: Callable[[str, Place | None], Checked[L]],
    circle: Callable[[Place | None, tuple[str, ...]], Finding],
) -> Checked[tuple[L, ...]]:
    """The file of a name and those it extends, its own first.

    Args:
        name: of the first.
        asked_at: where it is asked for.
        read: reads one file by its name, which is asked for at a place.
        circle: what is said of files that extend one another in a circle, by their names.
    """
    links: list[L] = []
    findings: list[Finding] = []
    wanted: str | None = name
    while wanted is not None:
        names = [link.name for link in links]
        if wanted in names:
            findings.append(circle(asked_at, (*names[names.index(wanted) :], wanted)))
            return Checked(None, tuple(findings))
        made = read(wanted, asked_at)
        findings += made.findings
        if made.value is None:
            return Checked(None, tuple(findings))
        links.append(made.value)
        wanted, asked_at = made.value.extends, made.value.at("extends")
    return Checked(tuple(links), tuple(findings))
