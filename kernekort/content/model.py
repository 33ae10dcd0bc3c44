"""A deck as values: what a content file says once it has been read, checked and put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from kernekort.findings import Place
from kernekort.layout import Layout
from kernekort.quick import dataclass

Value: TypeAlias = "str | int | tuple[Value, ...] | Mapping[str, Value]"
"""What a field holds: a text, a whole number, a list, or a group of named values.

A time of day is minutes since midnight, a date its ISO form; a duration stays as it was typed.
"""

ID = "id"
"""What an item is known by."""

SUIT = "suit"
"""The field that sorts cards into dimensions; a layout without it has one pile."""

TAGS = "tags"
"""The field whose words are for choosing cards, not for reading: never touched by ``terms``."""

NUMBER = "number"
"""The field that counts the cards from 1 where the author has not."""


def line_of(place: Place) -> str:
    """A place as another finding names it: ``content/basis.yml:12``."""
    return f"{place.file}:{place.line}" if place.line else place.file


@dataclass(frozen=True)
class Item:
    """One card, page or other unit of a deck."""

    id: str
    role: str
    fields: Mapping[str, Value] = field(hash=False)
    """The values by English field name, without the empty ones; text of type ``lines`` keeps its line breaks."""
    copies: int
    place: Place
    """Where the item begins in the file it stands in."""
    places: Mapping[str, Place] = field(default_factory=dict, hash=False)
    """Where each field's value stands, which may be in a file that this deck extends.

    What lies inside a field is found by its way there, entries of a list counted from 0: ``rows.3``, ``rows.3.start``.
    """

    @property
    def suit(self) -> str | None:
        """The dimension of the item, when it has one."""
        value = self.fields.get(SUIT)
        return value if isinstance(value, str) else None

    def place_of(self, name: str) -> Place:
        """Where a field, or what lies inside one, stands; else what is nearest around it, at last the item itself."""
        while name not in self.places and "." in name:
            name = name.rpartition(".")[0]
        return self.places.get(name, self.place)


@dataclass(frozen=True)
class Deck:
    """A content file ready to be poured into its layout."""

    id: str
    title: str
    subtitle: str
    language: str
    layout: Layout
    items: tuple[Item, ...]
    terms: Mapping[str, str] = field(default_factory=dict, hash=False)
    """The words that have been swapped, with those of the decks this one extends."""
    origin: Place = field(default_factory=lambda: Place(""))
    """The file of the deck."""
    fit: str | None = None
    """``stepwise`` or ``uniform`` for every fitted text of this deck; ``None`` leaves it to the layout."""
    extra: Mapping[str, Value] = field(default_factory=dict, hash=False)
    """The fields that stand once at the top of the file, for all its items."""
    images: Mapping[str, Path] = field(default_factory=dict, hash=False)
    """The file behind each image that a field names."""
    whole: int | None = None
    """How many cards there are, where only some of the deck is here."""

    @property
    def count(self) -> int:
        """How many cards a text may say that there are."""
        return len(self.cards) if self.whole is None else self.whole

    def excerpt(self, item: Item) -> Deck:
        """One of its items alone, which still counts all the cards."""
        return replace(self, items=(item,), whole=self.count)

    @cached_property
    def cards(self) -> tuple[Item, ...]:
        """The items of the layout's default role: what is counted, picked and numbered."""
        return tuple(item for item in self.items if item.role == self.layout.default_role)
