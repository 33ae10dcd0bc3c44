"""One item of a deck read again, where nothing else in its file has changed: the shortest way to a card being written.

It is taken only where it leads to what the long way would have led to. The item is read out of its own lines, as it was
and as it is; unless what it was comes out just as it was known, and what it is without a word to say about it, the
whole file has to be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kernekort.content.entries import COPIES, Filled
from kernekort.content.items import read_items
from kernekort.content.model import NUMBER, Deck, Item
from kernekort.content.notebook import Reading
from kernekort.content.pieces import Piece, changed_piece
from kernekort.content.terms import Swap, swap_items
from kernekort.findings import Place
from kernekort.layout import COMMON_FIELDS
from kernekort.library import Library
from kernekort.quick import dataclass
from kernekort.sources import Keys, Places, Source, parse_source
from kernekort.sources.places import Spot

_LIST = "items"


@dataclass(frozen=True)
class _Read:
    """An item by itself, which fields it has itself that all may share, and the pictures it names."""

    item: Item
    own: frozenset[str]
    images: Mapping[str, Path]

    @property
    def known_by(self) -> tuple[object, ...]:
        """What other items, and the deck, may depend on."""
        return self.item.id, self.item.role, self.item.suit, self.item.fields.get(NUMBER), self.own


def retouched(deck: Deck, library: Library, before: str, now: str) -> Deck | None:
    """The deck of a text as it is ``now``; ``None`` when it takes the long way.

    Args:
        deck: what was read of the text as it was ``before``: all of its items, none chosen, none given another value.
        library: where pictures are looked for.
        before: the text of the deck's file then.
        now: the same file's text now.
    """
    if deck.layout.timetable is not None or not deck.items:
        return None
    found = changed_piece([item.place.line - 1 for item in deck.items], before, now)
    if found is None:
        return None
    number, old, new = found
    known, moved = deck.items[number], new.end - old.end
    was = _read(old, known, deck, library)
    item = _read(new, _moved(known, old.end, moved), deck, library)
    if was is None or item is None or _numbered(was.item, known) != replace(known, copies=was.item.copies):
        return None
    if was.known_by != item.known_by or not was.images.keys() <= item.images.keys():
        return None
    others = (_moved(one, old.end, moved) if moved else one for one in deck.items)
    touched = _numbered(item.item, known)
    if COPIES not in item.own:
        touched = replace(touched, copies=known.copies)
    items = tuple(touched if at == number else one for at, one in enumerate(others))
    return replace(deck, items=items, images={**deck.images, **item.images})


def _read(piece: Piece, known: Item, deck: Deck, library: Library) -> _Read | None:
    """The item of some lines, its words swapped; ``None`` when there is anything to say about it.

    What all items share stands where it is ``known`` to stand.
    """
    shown = deck.origin.file
    parsed = parse_source(piece.text, library.roots[0].path / shown, shown)
    data = parsed.value.data if parsed.value is not None and not parsed.findings else None
    if parsed.value is None or not isinstance(data, list) or len(data) != 1 or not isinstance(data[0], dict):
        return None
    values, keys = (_below(spots, piece.start) for spots in (parsed.value.places.values, parsed.value.places.keys))
    places = Places(shown, {(): (1, 1), **values}, keys, (*[""] * piece.start, *piece.lines))
    reading = Reading(Source(parsed.value.path, shown, {_LIST: data}, places), [], layout=deck.layout, library=library)
    spread = {way: place for way, place in known.places.items() if way.partition(".")[0] in deck.extra}
    (listed,) = read_items(_LIST, data, reading, Filled(deck.extra, spread))
    if reading.findings:
        return None
    written = data[0]
    own = {name for name in deck.extra if {name, deck.layout.fields[name].alias} & written.keys()}
    # A field that is emptied is the item's own all the same; a number of copies is not.
    own |= {COPIES for key in (COPIES, COMMON_FIELDS[COPIES].alias or COPIES) if written.get(key) is not None}
    (item,) = swap_items([listed.item], deck.layout, Swap(deck.terms))
    return _Read(item, frozenset(own), reading.images)


def _below(spots: Mapping[Keys, Spot], start: int) -> dict[Keys, Spot]:
    """Where things stand in the whole file, which lie in its list."""
    return {(_LIST, *way): (line + start, column) for way, (line, column) in spots.items()}


def _numbered(item: Item, known: Item) -> Item:
    """The item with the number it had."""
    if NUMBER in item.fields or NUMBER not in known.fields:
        return item
    return replace(item, fields={**item.fields, NUMBER: known.fields[NUMBER]})


def _moved(item: Item, end: int, lines: int) -> Item:
    """The item with all that stands from a line on, counted from 0, so many lines further down."""

    def down(place: Place) -> Place:
        return replace(place, line=place.line + lines) if place.line > end else place

    return replace(item, place=down(item.place), places={name: down(place) for name, place in item.places.items()})
