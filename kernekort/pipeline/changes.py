"""What has changed from one state of a deck to another: cards whose sides are no longer what they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kernekort.content import Item
from kernekort.content.model import NUMBER
from kernekort.markup import CardMarkup, pour
from kernekort.pipeline.preparing import Prepared
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Changes:
    """Cards by what has become of them, in the order of the deck as it is; those gone in the order they had.

    A card has ``changed`` when a side of it would be printed otherwise, for whatever reason, or when it has other
    copies. Those that are ``renumbered`` have another number on them, because of cards before them, and no more.
    """

    changed: tuple[tuple[CardMarkup, CardMarkup], ...]
    new: tuple[CardMarkup, ...]
    gone: tuple[CardMarkup, ...]
    renumbered: tuple[CardMarkup, ...]
    same: int

    @property
    def none(self) -> bool:
        """Whether everything is as it was, perhaps but for numbers."""
        return not (self.changed or self.new or self.gone)

    @property
    def to_print(self) -> tuple[CardMarkup, ...]:
        """The cards that a printed deck needs anew."""
        return (*(now for _, now in self.changed), *self.new)


def compare(before: Prepared, now: Prepared) -> Changes:
    """Two states of one deck held against each other, card by card, by id."""
    old, new = _by_id(before), _by_id(now)
    pairs = [(old[name], card) for name, card in new.items() if name in old]
    differing = [(was, card) for was, card in pairs if not _same(was, card)]
    recounted = _recounted(before, new, [was for was, _ in differing])
    renumbered = [card for _, card in differing if card.item.id in recounted and _same(recounted[card.item.id], card)]
    names = {card.item.id for card in renumbered}
    return Changes(
        changed=tuple(pair for pair in differing if pair[1].item.id not in names),
        new=tuple(card for name, card in new.items() if name not in old),
        gone=tuple(card for name, card in old.items() if name not in new),
        renumbered=tuple(renumbered),
        same=len(pairs) - len(differing),
    )


def _by_id(prepared: Prepared) -> Mapping[str, CardMarkup]:
    return {card.item.id: card for card in prepared.cards}


def _same(one: CardMarkup, other: CardMarkup) -> bool:
    return _keys(one) == _keys(other) and one.item.copies == other.item.copies


def _keys(card: CardMarkup) -> tuple[str, ...]:
    return tuple(face.key for face in card.faces)


def _recounted(before: Prepared, now: Mapping[str, CardMarkup], cards: list[CardMarkup]) -> Mapping[str, CardMarkup]:
    """The cards as they were, but with the numbers they have now; none when no number differs."""
    moved = {
        card.item.id: number
        for card in cards
        if (number := now[card.item.id].item.fields.get(NUMBER)) != card.item.fields.get(NUMBER) and number is not None
    }
    if not moved:
        return {}

    def numbered(item: Item) -> Item:
        return replace(item, fields={**item.fields, NUMBER: moved[item.id]}) if item.id in moved else item

    deck = before.pouring.deck
    items = tuple(numbered(item) for item in deck.items)
    poured = pour(replace(before.pouring, deck=replace(deck, items=items))).value
    return {card.item.id: card for card in poured or () if card.item.id in moved}
