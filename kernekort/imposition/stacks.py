"""Cards dealt onto press sheets: into stacks that are cut and laid on each other, or one card over and over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate

from kernekort.imposition.model import Card
from kernekort.quick import dataclass


@dataclass(frozen=True)
class Hand:
    """The cards of one press sheet in the order of its places, and how many such sheets are printed."""

    cards: tuple[Card, ...]
    run: int = 1


def stacked(cards: Sequence[Card], places: int) -> tuple[Hand, ...]:
    """Cut and stack: the pile of sheets is cut, and the stacks, laid on each other, are the deck in its order.

    The first place has the first cards of the deck, one a sheet, the second place the next ones. Stacks differ by one
    card at most, so that only the last sheet has empty places, and these are its last ones.
    """
    pile = [card for card in cards for _ in range(card.copies)]
    sheets = math.ceil(len(pile) / places)
    short, full = sheets - 1, len(pile) - (sheets - 1) * places
    heights = (sheets if place < full else short for place in range(places))
    starts = (0, *accumulate(heights))
    return tuple(
        Hand(tuple(pile[start + sheet] for start in starts[: full if sheet == short else places]))
        for sheet in range(sheets)
    )


def repeated(cards: Sequence[Card], places: int) -> tuple[Hand, ...]:
    """Step and repeat: as few different cards to a sheet as fill it, printed until there are enough of each.

    Every card of a small set has its share of the places side by side. Of more cards than there are places, each
    sheet takes as many as it can.
    """
    wanted = [card for card in cards if card.copies]
    sets = [wanted[first : first + places] for first in range(0, len(wanted), places)]
    return tuple(_repeated(chosen, places) for chosen in sets)


def _repeated(chosen: Sequence[Card], places: int) -> Hand:
    ends = [(index + 1) * places // len(chosen) for index in range(len(chosen))]
    shares = [end - start for start, end in zip((0, *ends), ends, strict=False)]
    run = max(math.ceil(card.copies / share) for card, share in zip(chosen, shares, strict=True))
    return Hand(tuple(card for card, share in zip(chosen, shares, strict=True) for _ in range(share)), run)
