"""Cards dealt into hands: as many as one sheet takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kernekort.imposition.model import Card


def deal(cards: Sequence[Card], capacity: int, by_ground: bool) -> tuple[tuple[Card, ...], ...]:
    """The cards, each as often as its copies say, in hands of at most ``capacity``; the last may be smaller.

    ``by_ground`` moves cards of one ground together, which is wanted where cards touch: then most neighbours share
    their colour and a slip of the printer is not seen. Otherwise the order of the deck is kept.
    """
    pile = [card for card in cards for _ in range(card.copies)]
    if by_ground:
        pile = _grounds_together(pile)
    return tuple(tuple(pile[first : first + capacity]) for first in range(0, len(pile), capacity))


def _grounds_together(pile: Iterable[Card]) -> list[Card]:
    """Equal grounds together, in the order in which the grounds first appear; the order within one is kept."""
    grounds: dict[str, list[Card]] = {}
    for card in pile:
        grounds.setdefault(card.ground, []).append(card)
    return [card for cards in grounds.values() for card in cards]
