"""What the list of contents of a file for the screen says: dimensions, and their cards under them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kernekort.content import Deck, Item
from kernekort.markup.fitting import text_of
from kernekort.quick import dataclass

DIVIDER = "divider"
"""The role of an item that opens a dimension."""


_NAMING = ("title", "question", "payoff", "word", "setup", "alt", "prompt")
"""The fields that an item may be called by, the best first."""


@dataclass(frozen=True)
class Heading:
    """A bookmark; level 2 stands under the level 1 before it."""

    level: int
    label: str


def outline(deck: Deck) -> Iterator[tuple[Heading, ...]]:
    """The bookmarks of each item, its own last; before it that of its dimension when no divider has opened it.

    Where the cards of a dimension do not lie together there is nothing to put them under.
    """
    grouped = _is_grouped(deck)
    section: str | None = None
    for item in deck.items:
        own = item_title(deck, item)
        if item.role != deck.layout.default_role:
            section = item.suit if item.role == DIVIDER else None
            yield (Heading(1, own),)
        elif item.suit is not None and item.suit == section:
            yield (Heading(2, own),)
        elif item.suit is not None and grouped:
            section = item.suit
            yield Heading(1, deck.layout.suits[section].title[deck.language]), Heading(2, own)
        else:
            section = None
            yield (Heading(1, own),)


def item_title(deck: Deck, item: Item) -> str:
    """What a bookmark calls the item: its title, its dimension, or its first words."""
    if item.role == DIVIDER and item.suit is not None:
        return deck.layout.suits[item.suit].title[deck.language]
    for name in _NAMING:
        if text := text_of(deck, item, name):
            return " ".join(text.split())
    return item.id


def _is_grouped(deck: Deck) -> bool:
    """Whether the cards of each dimension lie together, and are enough for headings to be of use."""
    runs = [suit for suit, _ in groupby(card.suit for card in deck.cards)]
    divided = any(item.role == DIVIDER for item in deck.items)
    return len(runs) == len(set(runs)) and (divided or len(deck.cards) >= 2 * len(runs) > 2)
