"""How far the backs are moved to meet their fronts, and how that is read off a printed sheet."""

from __future__ import annotations

from typing import Literal

from kernekort.imposition import Flip, turning_axis
from kernekort.quick import dataclass
from kernekort.units import Mm, Size


@dataclass(frozen=True)
class Offset:
    """How far everything on a back is moved: ``dx`` mm to the right and ``dy`` mm down, as the back is read."""

    dx: Mm = 0.0
    dy: Mm = 0.0


@dataclass(frozen=True)
class Signs:
    """Which way along a side's rulers the numbers grow: 1 to the right or down, -1 to the left or up."""

    x: Literal[1, -1]
    y: Literal[1, -1]


def ruler_signs(side: Literal["front", "back"], flip: Flip, paper: Size) -> Signs:
    """The signs with which a reading on this side *is* the offset of the backs.

    A pin goes through the centre of the other side's cross and comes out beside this side's. On the back, the hole
    shows where the back ought to have been, so the reading is the way it must go. On the front, the hole shows where
    the back *is*, so it must go the opposite way; but in the direction that the turning mirrors, the opposite way on
    the front is the very way of the reading on the back.
    """
    if side == "back":
        return Signs(1, 1)
    return Signs(1, -1) if turning_axis(paper, flip) == "vertical" else Signs(-1, 1)


def read_offset(right: Mm, down: Mm, side: Literal["front", "back"], flip: Flip, paper: Size) -> Offset:
    """The offset told by a hole ``right`` and ``down`` mm from the centre of a side's cross, as that side is read."""
    signs = ruler_signs(side, flip, paper)
    return Offset(signs.x * right, signs.y * down)
