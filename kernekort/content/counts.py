"""Lists held against the number of entries that other fields of the same item tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kernekort.content.model import Value
from kernekort.findings import Finding, Place, error
from kernekort.layout import Count, Layout


def miscounts(
    layout: Layout,
    values: Mapping[str, Value],
    place_of: Callable[[str], Place],
    names: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """``count-differs`` where a list has more or fewer entries than the item says, ``too-few-for`` what it chose.

    Args:
        layout: which lists are counted.
        values: the fields that the item has.
        place_of: where each stands.
        names: what its author calls the fields, where that is not their name.
    """
    for count in layout.counts:
        entries = values.get(count.name)
        if isinstance(entries, tuple):
            yield from _miscount(count, len(entries), values, place_of, names)


def _miscount(
    count: Count,
    found: int,
    values: Mapping[str, Value],
    place_of: Callable[[str], Place],
    names: Mapping[str, str],
) -> Iterator[Finding]:
    name = names.get(count.name, count.name)
    said = values.get(count.said or "")
    if isinstance(said, int) and said != found:
        sayer = names.get(str(count.said), str(count.said))
        side = {"missing": said - found} if found < said else {"extra": found - said}
        yield error("count-differs", place_of(str(count.said)), field=name, found=found, count=sayer, said=said, **side)
    chosen = values.get(count.by or "")
    least = count.least.get(str(chosen), 0)
    if found < least:
        chooser = names.get(str(count.by), str(count.by))
        yield error(
            "too-few-for", place_of(count.name), field=name, found=found, least=least, choice=chooser, value=str(chosen)
        )
