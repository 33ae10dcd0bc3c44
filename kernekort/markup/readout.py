"""The texts of a deck as they can be read without their layout: every field by its title, for a proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kernekort.content import Deck, Item, Value
from kernekort.content.model import NUMBER, SUIT, TAGS
from kernekort.layout import Field
from kernekort.markup.dressing import dressed
from kernekort.markup.fitting import text_of
from kernekort.markup.pouring import Pouring
from kernekort.quick import dataclass
from kernekort.typography import House, clock, long_date

_SHORT = frozenset({"integer", "minutes", "choice", "duration", "clock", "date"})
"""Types whose values are a word or two: they share a line."""

_ELSEWHERE = frozenset({NUMBER, SUIT, TAGS})
"""Fields that are told in the heading of an entry, or are for choosing cards."""

FACTS = "facts"
"""What the line of short values is called among the fields."""


@dataclass(frozen=True)
class Told:
    """What one field says: its English name, its title in the deck's language, and its text with line breaks."""

    name: str
    label: str
    text: str


def readout(pouring: Pouring) -> Mapping[str, tuple[Told, ...]]:
    """What each item says, by its id: fields in the order of the layout, dressed as they are printed, without pictures.

    What is a word or two stands together in one line without a label.
    """
    deck = dressed(pouring.deck, pouring.house, pouring.bench.dressed(pouring.house, pouring.deck.language))
    return {item.id: tuple(_told(deck, item, pouring.house)) for item in deck.items}


def _told(deck: Deck, item: Item, house: House) -> Iterator[Told]:
    short: list[str] = []
    for name, field in deck.layout.fields.items():
        value = text_of(deck, item, name) if field.type in ("text", "lines") else item.fields.get(name)
        # A nought stands for what a layout says in its own words, or draws: everybody, no limit. Midnight is a time.
        if (not value and field.type != "clock") or value is None or name in _ELSEWHERE or field.type == "image":
            continue
        text = _text(field, value, deck.language, house)
        if field.type in _SHORT:
            short.append(f"{_title(field, deck.language)} {text}")
        else:
            yield Told(name, _title(field, deck.language), text)
    if short:
        yield Told(FACTS, "", " · ".join(short))


def _text(field: Field, value: Value, language: str, house: House) -> str:
    """A value as a person reads it; the entries of a list each on a line."""
    if isinstance(value, tuple):
        return "\n".join(_entry(field, one, language, house) for one in value)
    if isinstance(value, Mapping):
        return _group(field, value, language, house)
    if isinstance(value, int):
        return clock(value, house, language) if field.type == "clock" else str(value)
    return long_date(value, language) if field.type == "date" else value.strip()


def _entry(field: Field, value: Value, language: str, house: House) -> str:
    text = _group(field, value, language, house) if isinstance(value, Mapping) else str(value)
    return f"– {text}"


def _group(field: Field, value: Mapping[str, Value], language: str, house: House) -> str:
    """The values of a group on one line; what is a word or two stands behind its title, a text speaks for itself."""
    told = []
    for name, inner in field.fields.items():
        given = value.get(name)
        if given is None or inner.type == "image" or (given == 0 and inner.type != "clock"):
            continue
        text = " ".join(_text(inner, given, language, house).split())
        told.append(f"{_title(inner, language)} {text}" if inner.type in _SHORT else text)
    return " · ".join(told)


def _title(field: Field, language: str) -> str:
    return field.title.get(language) or (field.alias if language == "da" and field.alias else field.name)
