"""One side of a sheet of cards: the faces in their places, each clipped to what is shown of it, and the marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from kernekort.imposition import Box, Placement, Plan
from kernekort.sheets.drawn import Drawn, marks, window
from kernekort.sheets.geometry import moved, turned
from kernekort.sheets.labels import Label, label_spot
from kernekort.sheets.offset import Offset
from kernekort.sheets.parts import CardSide
from kernekort.sheets.words import SheetWords
from kernekort.units import Insets, Mm, Size

if TYPE_CHECKING:
    from kernekort.faces import Faces


def drawn_side(faces: Faces, page: CardSide, offset: Offset) -> Drawn:
    """The page of one side; ``offset`` moves it if it is a back."""
    plan, side = page.plan, page.side
    keys = sorted({placement.face for placement in side.placements})
    names = {key: f"/F{index}" for index, key in enumerate(keys)}
    moves = _moves(page, offset)
    steps = (
        marks(side.lines, plan.paper),
        *(f"{_window(one, plan, moves)} {names[one.face]} Do Q" for one in side.placements),
    )
    return Drawn(plan.paper, steps, {names[key]: faces.page_of[key] for key in keys})


def side_label(page: CardSide, deck: str, words: SheetWords, offset: Offset) -> Label:
    """Which deck, sheet and side it is, in the widest white of the sheet."""
    spot = label_spot(page.plan.paper, list(_boxes(page, offset)), page.side.lines)
    return Label(deck, words.side(page.plan, page.side), page.plan.paper, spot)


def _moves(page: CardSide, offset: Offset) -> Offset:
    return offset if page.side.kind == "back" else Offset()


def _boxes(page: CardSide, offset: Offset) -> Iterator[Box]:
    """Everything that a side shows of its cards."""
    moves = _moves(page, offset)
    return (moved(placement.shown(page.plan.trim), moves.dx, moves.dy) for placement in page.side.placements)


def _window(placement: Placement, plan: Plan, moves: Offset) -> str:
    return _window_at(
        placement.left, placement.top, placement.quarter_turns, placement.bleed, plan.trim, plan.paper, moves
    )


# Every sheet of a deck has its cards in the same places.
@lru_cache(maxsize=128)
def _window_at(left: Mm, top: Mm, turns: int, bleed: Insets, trim: Size, paper: Size, moves: Offset) -> str:
    placement = Placement("", left, top, turns, bleed)
    shown = moved(placement.shown(trim), moves.dx, moves.dy)
    box = moved(placement.box(trim), moves.dx, moves.dy)
    return window(shown, turned(box, paper, turns), paper)
