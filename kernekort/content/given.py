"""Fields that are set from outside for a material, such as the date and place of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kernekort.content.entries import Entry, Filled, entry_names
from kernekort.content.exclusive import too_many_of
from kernekort.content.model import Deck, Item, Value
from kernekort.content.notebook import Reading
from kernekort.content.selecting import read_selection
from kernekort.findings import Checked, Place, has_errors
from kernekort.layout import Field, Layout
from kernekort.library import Library
from kernekort.sources import Data, Keys, Places, Source
from kernekort.sources.places import Spot


def lay_over(
    deck: Deck,
    given: Mapping[str, Value],
    library: Library,
    asked_at: Place | None,
    only: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Checked[Deck]:
    """The deck with fields set on every item that may have them; what its layout does not declare is passed over.

    Args:
        deck: the deck.
        given: values by the name or the alias of their field; a text may be written as it would be in a content file.
        library: where pictures are looked for.
        asked_at: where what is wrong with a value is told.
        only: the items that are meant, by values of their fields; what is wrong with these is found when they are
            chosen.

    Findings: those of the fields, and ``only-one-of``.
    """
    names = entry_names(deck.layout)
    data = {key: _typed(value, deck.layout.fields[names[key]]) for key, value in given.items() if key in names}
    reading = Reading(_source(data, asked_at), layout=deck.layout, library=library)
    filled = Entry.open(data, (), reading.source.shown, (), reading).fill(None)
    meant, _ = read_selection(only, deck.items, deck.layout)
    items = tuple(_laid(item, filled, deck.layout) if meant.matches(item) else item for item in deck.items)
    twice = (too_many_of(deck.layout, item.fields, item.place_of, item.id) for item in items)
    findings = (*reading.findings, *(finding for found in twice for finding in found))
    laid = replace(deck, items=items, images={**deck.images, **reading.images})
    return Checked(None if has_errors(findings) else laid, findings)


def _typed(value: Value, field: Field) -> Data:
    """A value as an author would type it."""
    if isinstance(value, tuple):
        return [_typed(entry, field) for entry in value]
    if isinstance(value, Mapping):
        return {name: _typed(part, field.fields[name]) for name, part in value.items()}
    if field.type == "clock" and isinstance(value, int):
        return f"{value // 60}.{value % 60:02d}"
    return value


def _source(data: Mapping[str, Data], place: Place | None) -> Source:
    """A file in which everything stands at one place."""
    file = place.file if place else ""
    spots: dict[Keys, Spot] = {(): (place.line, place.column)} if place else {}
    return Source(Path(file), file, dict(data), Places(file, spots, {}))


def _laid(item: Item, filled: Filled, layout: Layout) -> Item:
    """An item with what is set laid over its own fields; what is set to nothing is taken away."""
    open_to = {name for name, one in layout.fields.items() if one.open_to(item.role)}
    values = {name: value for name, value in filled.values.items() if name in open_to}
    gone = {*values, *filled.emptied}
    fields = {name: value for name, value in item.fields.items() if name not in gone} | values
    places = {name: place for name, place in item.places.items() if _top(name) not in gone}
    # What stands in no file is looked for where the item is.
    places |= {name: place for name, place in filled.places.items() if _top(name) in values and place.file}
    return replace(item, fields={name: fields[name] for name in layout.fields if name in fields}, places=places)


def _top(way: str) -> str:
    """The field that a way begins with."""
    return way.partition(".")[0]
