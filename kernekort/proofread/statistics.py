"""How a deck is made up: cards by suit and level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field

from kernekort.content import Deck, Item
from kernekort.findings import Fact
from kernekort.quick import dataclass

LEVEL = "level"
SUIT = "suit"


@dataclass(frozen=True)
class Statistics:
    """Numbers of cards; copies are not counted, for they are the same card."""

    material: str
    """The id of the deck."""
    cards: int
    others: Mapping[str, int] = field(hash=False)
    """Items that are no cards, by role."""
    suits: Mapping[str, int] = field(hash=False)
    levels: Mapping[str, int] = field(hash=False)
    table: Mapping[str, Mapping[str, int]] = field(hash=False)
    """Levels within each suit."""

    def facts(self, titles: Mapping[str, str] | None = None) -> dict[str, Fact]:
        """The numbers for a sentence: ``material``, ``cards``, and ``table`` with a part for each suit."""
        rows = []
        for suit, cards in self.suits.items():
            levels = ", ".join(f"{level} {count}" for level, count in self.table[suit].items())
            rows.append(f"{(titles or {}).get(suit, suit)} {cards}" + (f" ({levels})" if levels else ""))
        return {"material": self.material, "cards": self.cards, "table": tuple(rows)}


def statistics(deck: Deck) -> Statistics:
    """The cards of a deck counted by suit and level, in the order in which the layout names them."""
    levels = _choices(deck, LEVEL)
    suits = _count(deck.cards, SUIT, _choices(deck, SUIT))
    others = Counter(item.role for item in deck.items if item.role != deck.layout.default_role)
    return Statistics(
        material=deck.id,
        cards=len(deck.cards),
        others={role: others[role] for role in deck.layout.roles if others[role]},
        suits=suits,
        levels=_count(deck.cards, LEVEL, levels),
        table={suit: _count((card for card in deck.cards if card.suit == suit), LEVEL, levels) for suit in suits},
    )


def _choices(deck: Deck, name: str) -> tuple[str, ...]:
    one = deck.layout.fields.get(name)
    return one.of if one is not None else ()


def _count(cards: Iterable[Item], name: str, choices: tuple[str, ...]) -> dict[str, int]:
    counted = Counter(card.fields.get(name) for card in cards)
    return {choice: counted[choice] for choice in choices if counted[choice]}
