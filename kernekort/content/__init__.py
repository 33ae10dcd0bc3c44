"""Content files made into decks: read, checked, put together, and cut down to the cards of an occasion."""

from __future__ import annotations

from kernekort.content.choosing import choose
from kernekort.content.loading import load_deck
from kernekort.content.model import Deck, Item, Value, line_of
from kernekort.content.rereading import Rereading
from kernekort.content.retouching import retouched
from kernekort.content.schema import schema
from kernekort.content.terms import swap_deck, term_notes, texts

__all__ = [
    "Deck",
    "Item",
    "Rereading",
    "Value",
    "choose",
    "line_of",
    "load_deck",
    "retouched",
    "schema",
    "swap_deck",
    "term_notes",
    "texts",
]
