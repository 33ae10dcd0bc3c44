"""Every text of a deck put into the house's typography, on its way out: the author's file is never changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kernekort.content import Deck, Value
from kernekort.content.model import TAGS
from kernekort.fit import Memo, text_key
from kernekort.layout import Field
from kernekort.typography import House, dress

_TEXTUAL = frozenset({"text", "lines"})


Say = Callable[[str], str]
"""Puts a text into the house's typography."""


def dressed(deck: Deck, house: House, memo: Memo | None = None) -> Deck:
    """The deck with the texts of its items, its title and its subtitle dressed; running text is when it is set.

    What is in the ``memo`` has been dressed before, for the same house and in the same language.
    """

    def say(text: str) -> str:
        if memo is None:
            return dress(text, house, deck.language)
        key = text_key(text)
        known = memo.get(key)
        if known is None:
            said = dress(text, house, deck.language)
            # Most texts stay as they are.
            memo.put(key, "" if said == text else said)
            return said
        return known or text

    fields = deck.layout.fields
    items = tuple(
        replace(item, fields={name: _value(fields[name], value, say) for name, value in item.fields.items()})
        for item in deck.items
    )
    return replace(deck, title=say(deck.title), subtitle=say(deck.subtitle), items=items)


def _value(field: Field, value: Value, say: Say) -> Value:
    if field.name == TAGS:
        return value
    if isinstance(value, str):
        return say(value) if field.type in _TEXTUAL else value
    if isinstance(value, tuple) and field.type == "list":
        entry = replace(field, type=field.items or "text")
        return tuple(_value(entry, one, say) for one in value)
    if isinstance(value, Mapping):
        return {name: _value(field.fields[name], one, say) for name, one in value.items()}
    return value
