"""A deck laid out on sheets: the one way in to this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from kernekort.findings import Checked, Finding, error
from kernekort.imposition.deal import deal
from kernekort.imposition.flat import FlatScheme
from kernekort.imposition.fold import fold_scheme
from kernekort.imposition.geometry import Box
from kernekort.imposition.model import Backs, Card, Plan, Sheet, Side
from kernekort.units import Mm, Size

SAME: Mm = 0.05
"""Finer than any cut; makers of pre-cut sheets round their measures to tenths."""


class Scheme(Protocol):
    """A way of putting a hand of cards on one sheet."""

    @property
    def paper(self) -> Size:
        """The paper, the way it lies."""
        ...

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        ...

    @property
    def by_ground(self) -> bool:
        """Whether cards of one ground belong together."""
        ...

    def sides(self, hand: Sequence[Card], number: int) -> tuple[Side, ...]:
        """The printed sides of one sheet of the first group."""
        ...


def plan(cards: Sequence[Card], trim: Size, bleed: Mm, sheet: Sheet, backs: Backs, groups: int = 1) -> Checked[Plan]:
    """Lays cards of size ``trim`` with ``bleed`` mm around them on sheets.

    ``backs`` says how a back gets behind its front: the sheet turned about its long or short edge, the paper folded
    (then only the sheet's paper counts), or no backs. ``groups`` whole decks are laid out one after the other, each
    from a fresh sheet, so that they can be handed out without counting.
    """
    if backs != "none" and all(card.back is None for card in cards):
        backs = "none"
    faults = refusals(cards, trim, sheet, backs)
    if faults:
        return Checked(None, faults)
    scheme = _scheme(trim, bleed, sheet, backs)
    if scheme.capacity == 0:
        return Checked(None, (error("sheet-too-small", card=str(trim), paper=str(scheme.paper)),))
    hands = deal(cards, scheme.capacity, scheme.by_ground)
    deck = [side for number, hand in enumerate(hands, start=1) for side in scheme.sides(hand, number)]
    sides = tuple(replace(side, group=group) for group in range(1, groups + 1) for side in deck)
    return Checked(Plan(scheme.paper, sides, backs, trim))


def _scheme(trim: Size, bleed: Mm, sheet: Sheet, backs: Backs) -> Scheme:
    if backs == "fold":
        return fold_scheme(trim, min(bleed, sheet.bleed), sheet.paper)
    return FlatScheme(sheet, trim, bleed, None if backs == "none" else backs)


def refusals(cards: Sequence[Card], trim: Size, sheet: Sheet, backs: Backs) -> tuple[Finding, ...]:
    """Why these cards cannot go on this sheet."""
    if sum(card.copies for card in cards) < 1:
        return (error("no-cards-to-place", sheet=sheet.name),)
    if sheet.card is not None and not same_size(sheet.card, trim):
        return (error("sheet-not-for-card", sheet=sheet.name, card=str(trim), made_for=str(sheet.card)),)
    if backs == "fold":
        return (error("sheet-cannot-fold", sheet=sheet.name),) if sheet.precut else ()
    return grid_faults(sheet, trim)


def grid_faults(sheet: Sheet, trim: Size) -> tuple[Finding, ...]:
    """What is wrong with the grid of a sheet for cards of this size: beyond the paper, or over each other."""
    cell = sheet.cell(trim)
    last = Box.at(sheet.left + (sheet.columns - 1) * sheet.pitch_x, sheet.top + (sheet.rows - 1) * sheet.pitch_y, cell)
    paper = Box.at(0, 0, sheet.paper)
    if sheet.capacity < 1 or not last.within(paper) or not Box.at(sheet.left, sheet.top, cell).within(paper):
        return (error("sheet-too-small", card=str(trim), paper=str(sheet.paper)),)
    narrow_x = sheet.columns > 1 and sheet.pitch_x < cell.width - SAME
    narrow_y = sheet.rows > 1 and sheet.pitch_y < cell.height - SAME
    if narrow_x or narrow_y:
        pitch = str(Size(sheet.pitch_x, sheet.pitch_y))
        return (error("sheet-cards-overlap", sheet=sheet.name, card=str(trim), pitch=pitch),)
    return ()


def same_size(one: Size, other: Size) -> bool:
    """Whether two sizes are the same as far as a pair of scissors can tell."""
    return abs(one.width - other.width) < SAME and abs(one.height - other.height) < SAME
