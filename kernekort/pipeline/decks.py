"""How many cards a deck is, and how thick each of them."""

from __future__ import annotations

from kernekort.pipeline.job import Job
from kernekort.pipeline.preparing import Prepared
from kernekort.shops import Shop
from kernekort.units import Mm

OFFICE_CARD: Mm = 0.3
"""How thick a card from an office printer is: of 250 g/m², the heaviest that most of them take."""


def cards_in(prepared: Prepared) -> int:
    """How many cards it is, every copy counted."""
    return sum(card.item.copies for card in prepared.cards)


def card_thickness(job: Job, shop: Shop | None) -> Mm:
    """How thick one card is in mm: as is asked for, or as its paper."""
    paper = OFFICE_CARD if shop is None else shop.paper.thickness
    return paper if job.thickness is None else job.thickness
