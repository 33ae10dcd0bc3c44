"""Files that extend one another: followed from one to its furthest parent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from kernekort.findings import Checked, Finding, Place
from kernekort.quick import dataclass
from kernekort.sources.places import Source


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


class Extending(Protocol):
    """What a file says, the name of the one it extends among it."""

    @property
    def extends(self) -> str | None:
        """The name of the other."""


F = TypeVar("F", bound=Extending)


@dataclass(frozen=True)
class Link(Generic[F]):
    """One file of a chain: what it is asked for by, the file as it was read, and what it says."""

    name: str
    source: Source
    form: F

    @property
    def extends(self) -> str | None:
        """The name of the one it extends."""
        return self.form.extends

    @property
    def folder(self) -> Path:
        """The folder of the file."""
        return self.source.path.parent

    def at(self, *keys: str | int) -> Place:
        """Where a value stands."""
        return self.source.places.at(keys)

    def key(self, *keys: str | int) -> Place:
        """Where the key of a value stands."""
        return self.source.places.key(keys)


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
