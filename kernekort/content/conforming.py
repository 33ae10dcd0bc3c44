"""An item that was not written for its layout held against what the layout demands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kernekort.content.counts import miscounts
from kernekort.content.exclusive import too_many_of
from kernekort.content.model import Item, Value
from kernekort.content.scalars import paragraphs
from kernekort.findings import Finding, error
from kernekort.layout import Field, Layout


def misfits(item: Item, layout: Layout) -> Iterator[Finding]:
    """What the layout demands of the item's fields, of their length and size, and the item does not have.

    Findings: ``missing-field``, ``only-one-of``, ``count-differs``, ``too-few-for``, ``too-few``, ``too-many``,
    ``too-many-parts``, ``out-of-range``.
    """
    for name, one in layout.fields.items():
        if one.open_to(item.role) and one.needed_by(item.role) and name not in item.fields:
            yield error("missing-field", item.place, field=name, what=item.id)
    yield from too_many_of(layout, item.fields, item.place_of, item.id)
    yield from miscounts(layout, item.fields, item.place_of)
    yield from _in_group(item.fields, layout.fields, item, "")


def _in_group(values: Mapping[str, Value], fields: Mapping[str, Field], item: Item, around: str) -> Iterator[Finding]:
    for name, value in values.items():
        yield from _in_value(value, fields[name], item, f"{around}{name}")


def _in_value(value: Value, one: Field, item: Item, way: str) -> Iterator[Finding]:
    place = item.place_of(way)
    if isinstance(value, tuple):
        if one.most is not None and len(value) > one.most:
            yield error("too-many", item.place_of(f"{way}.{one.most}"), field=one.name, found=len(value), most=one.most)
        if one.least is not None and len(value) < one.least:
            yield error("too-few", place, field=one.name, found=len(value), least=one.least)
        for number, entry in enumerate(value):
            if isinstance(entry, Mapping):
                yield from _in_entry(entry, one, item, f"{way}.{number}")
    elif isinstance(value, str):
        if one.parts is not None and paragraphs(value) > one.parts:
            yield error("too-many-parts", place, field=one.name, found=paragraphs(value), most=one.parts)
    elif isinstance(value, int) and one.most is not None and one.type in ("integer", "minutes"):
        least = one.least or 0
        if not least <= value <= one.most:
            limits = {"least": str(least), "most": str(one.most)}
            yield error("out-of-range", place, field=one.name, value=str(value), **limits)


def _in_entry(entry: Mapping[str, Value], one: Field, item: Item, way: str) -> Iterator[Finding]:
    for name, part in one.fields.items():
        if part.needed_by(one.kind_of(entry)) and name not in entry:
            yield error("missing-field", item.place_of(way), field=name, what=one.name)
    yield from _in_group(entry, one.fields, item, f"{way}.")
