"""Where things stand on a proof: cards beside their texts, or before beside now, with room to write. Arithmetic.

All is in millimetres on upright A4; what belongs to one card is measured from the top of its entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import floor

from kernekort.imposition.geometry import Box
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

PROOF_AREA = Box(20, 27, 195, 271)
"""What a page has for its entries, between its heading and its foot."""

HEAD: Mm = 10.0
"""The number and the name of a card, above its pictures."""

COMMENT: Mm = 20.0
"""Two lines to write on, and the boxes beside them."""

PITCH: Mm = 8.0
"""From one writing line to the next: a small hand has room for a correction."""

AIR: Mm = 6.0
"""Between pictures and text."""

_GAP: Mm = 3.0
_ALONE = Size(75, 50)
_ALONE_UPRIGHT: Mm = 110.0
_PAIRED = Size(84.5, 58)
_PAIRED_UPRIGHT: Mm = 116.0
_MORE_LINES = 3
_LAST: Mm = 4.0
"""White below the last line, so that it is not taken for the rule of the next entry."""


@dataclass(frozen=True)
class Pictured:
    """The boxes of the sides of one card, and how far down and to the right they reach."""

    boxes: tuple[Box, ...]
    bottom: Mm
    right: Mm


def pictured(trim: Size, sides: int, left: Mm = 0.0, paired: bool = False) -> Pictured:
    """One to a few sides beside each other, all equally large, from ``left``; ``paired`` when others stand beside them.

    A single upright page is given more height, because there is much on it.
    """
    room, tall = (_PAIRED, _PAIRED_UPRIGHT) if paired else (_ALONE, _ALONE_UPRIGHT)
    width = (room.width - (sides - 1) * _GAP) / sides
    height = tall if sides == 1 and trim.height > trim.width else room.height
    scale = min(width / trim.width, height / trim.height)
    size = Size(trim.width * scale, trim.height * scale)
    boxes = tuple(Box.at(left + side * (size.width + _GAP), HEAD, size) for side in range(sides))
    return Pictured(boxes, HEAD + size.height, boxes[-1].right)


def writing_lines(height: Mm, needed: Mm) -> tuple[Mm, ...]:
    """Where lines to write on stand in an entry of a height: two, and a few more where there is room for them.

    Args:
        height: how high the entry may become.
        needed: what it has above its lines.
    """
    count = min(2 + _MORE_LINES, max(2, floor((height - needed - _LAST) / PITCH)))
    return tuple(needed + PITCH * number for number in range(1, count + 1))


def stacked(heights: Sequence[Mm], room: Mm) -> tuple[tuple[Mm, Mm], ...]:
    """The top and the height of each entry of a page: what is left over goes to them all alike, up to three lines."""
    spare = min(_MORE_LINES * PITCH, max(0.0, room - sum(heights)) / max(1, len(heights)))
    grown = [height + spare for height in heights]
    return tuple(zip(accumulate(grown[:-1], initial=0.0), grown, strict=True))
