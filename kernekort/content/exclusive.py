"""Fields of which an item may have one at most: ways to use the same room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from kernekort.findings import Finding, Place, error
from kernekort.layout import Layout


def too_many_of(
    layout: Layout,
    present: Collection[str],
    place_of: Callable[[str], Place],
    what: str,
    names: Mapping[str, str] = MappingProxyType({}),
    file: str = "",
) -> list[Finding]:
    """``only-one-of`` for every field beyond the first, where an item may have one of them.

    Args:
        layout: which fields exclude each other.
        present: the fields that the item has.
        place_of: where each stands.
        what: what findings call the item.
        names: what its author calls the fields, where that is not their name.
        file: the file that is being read; what the item has from another was there first.
    """
    findings = []
    for group in layout.one_of:
        spots = {name: place_of(name) for name in group if name in present}
        in_order = sorted(spots, key=lambda name: (spots[name].file == file, spots[name]))
        for name in in_order[1:]:
            facts = {"field": names.get(name, name), "other": names.get(in_order[0], in_order[0]), "what": what}
            fields = tuple(names.get(one, one) for one in group)
            findings.append(error("only-one-of", spots[name], fields=fields, **facts))
    return findings
