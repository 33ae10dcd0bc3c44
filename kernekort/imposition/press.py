"""A deck laid out on the sheets of a printing press, or a single page in the white that its marks need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from kernekort.findings import Checked, warning
from kernekort.imposition.flat import FlatScheme
from kernekort.imposition.furniture import LENGTH, OFFSET, Furniture, PressMarks, furnished
from kernekort.imposition.geometry import TOLERANCE, Box, Flip, turning_axis
from kernekort.imposition.model import Card, Plan, Sheet, Side
from kernekort.imposition.plan import refusals
from kernekort.imposition.stacks import repeated, stacked
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

PRESS_MARGIN: Mm = 4.0
"""The strip along the edges of a press sheet that is left white: grippers hold it there."""

PAGE_MARGIN: Mm = 1.0
"""White around the marks of a page that is on no sheet yet."""

Dealing = Literal["cut-and-stack", "repeat"]


@dataclass(frozen=True)
class PressPlan:
    """The sides to print, what stands around the cards on each, and how the cards were dealt onto them."""

    plan: Plan
    front: Furniture
    back: Furniture
    dealing: Dealing

    def around(self, side: Side) -> Furniture:
        """What stands around the cards of a side."""
        return self.back if side.kind == "back" else self.front


def press_plan(
    cards: Sequence[Card], trim: Size, bleed: Mm, sheet: Sheet, turn: Flip, dealing: Dealing, marks: PressMarks
) -> Checked[PressPlan]:
    """Lays cards of size ``trim`` with ``bleed`` mm around them on press sheets, turned about the ``turn`` edge.

    Findings: ``no-room-for-marks``, ``gutter-narrow`` (a warning), and those of :func:`kernekort.imposition.plan`.
    """
    backs = turn if any(card.back is not None for card in cards) else "none"
    faults = refusals(cards, trim, sheet, backs)
    if faults:
        return Checked(None, faults)
    scheme = FlatScheme(sheet, trim, bleed, None if backs == "none" else backs, marked=False)
    boxes = [cell.box for cell in scheme.grid.cells(scheme.capacity, 0.0)]
    front = furnished(boxes, bleed, sheet.paper, marks, PRESS_MARGIN)
    if front.value is None:
        return Checked(None, front.findings)
    back = front.value.behind(sheet.paper, turning_axis(sheet.paper, turn))
    hands = stacked(cards, scheme.capacity) if dealing == "cut-and-stack" else repeated(cards, scheme.capacity)
    sides = tuple(
        replace(side, lines=(back if side.kind == "back" else front.value).lines, run=hand.run)
        for number, hand in enumerate(hands, start=1)
        for side in scheme.sides(hand.cards, number)
    )
    placed = (placement.bleed for side in sides for placement in side.placements)
    shown = min(edge for bleeds in placed for edge in (bleeds.left, bleeds.top, bleeds.right, bleeds.bottom))
    told = (warning("gutter-narrow", sheet=sheet.name, shown=shown, bleed=bleed),) if shown < bleed - TOLERANCE else ()
    return Checked(PressPlan(Plan(sheet.paper, sides, backs, trim), front.value, back, dealing), told)


def page_furniture(trim: Size, bleed: Mm, marks: PressMarks) -> tuple[Size, Furniture]:
    """The paper that a page of its own needs for its marks, and the marks; the trim lies in the middle of it."""
    beyond = {"none": 0.0, "crop": OFFSET + LENGTH + PAGE_MARGIN, "full": OFFSET + 2 * LENGTH + 2 * PAGE_MARGIN}[marks]
    slug = bleed + beyond
    paper = trim.grown(slug)
    made = furnished([Box.at(slug, slug, trim)], bleed, paper, marks, PAGE_MARGIN if beyond else 0.0).value
    if made is None:
        raise AssertionError("the paper was made for the marks")
    return paper, made
