"""Every text of a deck put into the house's typography, on its way out: the author's file is never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from kernekort.content import Deck, Value
from kernekort.content.model import TAGS
from kernekort.layout import Field
from kernekort.typography import House, dress

_TEXTUAL = frozenset({"text", "lines"})


def dressed(deck: Deck, house: House) -> Deck:
    """The deck with the texts of its items, its title and its subtitle dressed; running text is when it is set."""
    said = partial(dress, house=house, language=deck.language)
    fields = deck.layout.fields
    items = tuple(
        replace(item, fields={name: _value(fields[name], value, house, deck) for name, value in item.fields.items()})
        for item in deck.items
    )
    return replace(deck, title=said(deck.title), subtitle=said(deck.subtitle), items=items)


def _value(field: Field, value: Value, house: House, deck: Deck) -> Value:
    if field.name == TAGS:
        return value
    if isinstance(value, str):
        return dress(value, house, deck.language) if field.type in _TEXTUAL else value
    if isinstance(value, tuple) and field.type == "list":
        entry = replace(field, type=field.items or "text")
        return tuple(_value(entry, one, house, deck) for one in value)
    if isinstance(value, Mapping):
        return {name: _value(field.fields[name], one, house, deck) for name, one in value.items()}
    return value
