"""The plain data a template sees: the item, the deck, the brand, and its texts as they were fitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kernekort.brand import Brand
from kernekort.content import Deck, Item, Value
from kernekort.fit import Fitted
from kernekort.layout import Field, Layout
from kernekort.markup.fitting import Fits, counted, text_of
from kernekort.units import format_mm

DEFAULT_SUIT = "periferi"
"""The colours and the figure of what belongs to no dimension."""


def suit_of(item: Item) -> str:
    """The dimension that colours an item."""
    return item.suit or DEFAULT_SUIT


def shared_data(deck: Deck, brand: Brand) -> dict[str, Any]:
    """What the templates of all faces see; none of them can change it."""
    return {
        "deck": deck_data(deck),
        "brand": brand_data(brand),
        "suits": {
            name: {"name": name, "title": one.title[deck.language], "ask": one.ask[deck.language]}
            for name, one in deck.layout.suits.items()
        },
        "words": dict(deck.layout.words[deck.language]),
        "format": deck.layout.format,
        "scale": deck.layout.scale,
        "page": {"width": deck.layout.trim.width, "height": deck.layout.trim.height},
    }


def item_data(deck: Deck, item: Item, fits: Fits) -> dict[str, Any]:
    """What the template of a face sees of its item."""
    suit, rules = deck.layout.suits[suit_of(item)], deck.layout.fit
    return {
        "item": _fields(deck.layout, deck, item),
        "suit": {"name": suit_of(item), "title": suit.title[deck.language], "ask": suit.ask[deck.language]},
        "fit": {name: _fit_data(fits[name], rule.font) if name in fits else None for name, rule in rules.items()},
    }


def deck_data(deck: Deck) -> dict[str, Any]:
    """What a template may know of the deck."""
    texts = {"title": counted(deck, deck.title), "subtitle": counted(deck, deck.subtitle)}
    return texts | {"language": deck.language, "count": deck.count}


def brand_data(brand: Brand) -> dict[str, Any]:
    """What a template may know of the brand; colours and typefaces reach it through CSS alone."""
    names = {"name": brand.name, "title": brand.title, "unit": brand.unit}
    return names | {"client": brand.client, "mono": brand.mono, "has_logo": brand.logo is not None}


def _fields(layout: Layout, deck: Deck, item: Item) -> dict[str, Any]:
    declared: dict[str, Any] = dict.fromkeys(layout.fields)
    texts = {
        name: text_of(deck, item, name) for name, field in layout.fields.items() if field.type in ("text", "lines")
    }
    given = {name: _whole(layout.fields[name], value) for name, value in item.fields.items()}
    return declared | given | texts | {"id": item.id, "role": item.role}


def _whole(field: Field, value: Value) -> Any:
    """A value in which every group has all the fields that are declared for it, ``None`` where nothing is given."""
    if isinstance(value, tuple):
        return [_whole(field, one) for one in value]
    if isinstance(value, Mapping):
        given = {name: _whole(field.fields[name], one) for name, one in value.items()}
        return dict.fromkeys(field.fields) | given
    return value


def _fit_data(fitted: Fitted, font: str) -> dict[str, Any]:
    """What a template needs to set a text as it was measured."""
    size = format_mm(fitted.step.size)
    css_size = f"calc({size}pt * var(--opt))" if font == "display" else f"{size}pt"
    css = f"font-size:{css_size};line-height:{format_mm(fitted.step.leading)}mm"
    return {
        "lines": list(fitted.lines),
        "step": fitted.step.name,
        "size": fitted.step.size,
        "leading": fitted.step.leading,
        "height": fitted.height,
        "css": css,
    }
