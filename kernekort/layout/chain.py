"""The manifest of a layout and those it extends, from its own to its furthest parent."""

from __future__ import annotations

from typing import Any

from kernekort import sources
from kernekort.findings import Checked, Place, error
from kernekort.layout.manifest import LayoutForm
from kernekort.library import Library
from kernekort.quick import dataclass
from kernekort.sources import Keys, chained, check_form, read_source

Link = sources.Link[LayoutForm]
"""One manifest of a chain."""


@dataclass(frozen=True)
class Chain:
    """Manifests, a layout's own first."""

    links: tuple[Link, ...]

    @property
    def own(self) -> Link:
        """The manifest of the layout itself."""
        return self.links[0]

    def first(self, field: str) -> tuple[Link, Any]:
        """The nearest manifest that says something for a field, and what; its own with ``None`` when none does."""
        for link in self.links:
            value = getattr(link.form, field)
            if value is not None:
                return link, value
        return self.own, None

    def place(self, field: str, *keys: str | int) -> Place:
        """Where the value that counts for a field stands."""
        link, _ = self.first(field)
        way: Keys = (field, *keys)
        return link.at(*way)


def read_chain(library: Library, name: str, asked_at: Place | None) -> Checked[Chain]:
    """A layout's manifest and its parents'.

    Findings: ``unknown-layout``, ``name-not-allowed``, ``layout-circle``, and those of reading and checking a file.
    """
    chain = chained(
        name,
        asked_at,
        lambda wanted, place: _read_link(library, wanted, place),
        lambda place, names: error("layout-circle", place, layouts=names),
    )
    return Checked(None if chain.value is None else Chain(chain.value), chain.findings)


def _read_link(library: Library, name: str, asked_at: Place | None) -> Checked[Link]:
    found = library.find("layout", name)
    if found is None:
        return Checked(None, (library.unknown("layout", name, asked_at),))
    read = read_source(found.path, found.shown)
    if read.value is None:
        return Checked(None, read.findings)
    checked = check_form(read.value, LayoutForm, name)
    findings = read.findings + checked.findings
    return Checked(Link(found.name, read.value, checked.value) if checked.value else None, findings)
