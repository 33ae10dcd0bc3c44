"""How far outlines reach: boxes of paths made of ``M``, ``L``, ``C`` and ``Z``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fontTools.misc.bezierTools import calcCubicBounds

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_SEGMENT = re.compile(r"([MLC])([^MLCZ]*)")


def outline_box(outline: str) -> Box | None:
    """The box of an outline whose numbers are absolute and apart by blanks; ``None`` for an empty one."""
    boxes: list[Box] = []
    last = (0.0, 0.0)
    for name, inner in _SEGMENT.findall(outline):
        numbers = [float(number) for number in inner.split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        # A point that is only moved to draws nothing; the segment that leaves it brings it along.
        if name == "C":
            boxes.append(calcCubicBounds(last, *points))
        elif name == "L":
            (x, y), (u, v) = last, points[0]
            boxes.append((min(x, u), min(y, v), max(x, u), max(y, v)))
        last = points[-1]
    return around(boxes)


def around(boxes: Iterable[Box]) -> Box | None:
    """The box around boxes; ``None`` around none."""
    sides = list(zip(*boxes, strict=True))
    return (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])) if sides else None


def within(box: Box | None, other: Box | None) -> Box | None:
    """What two boxes share; ``None`` when that has no area."""
    if box is None or other is None:
        return None
    left, top, right, bottom = (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )
    return (left, top, right, bottom) if right > left and bottom > top else None


def covers(box: Box | None, other: Box, slack: float = 0.5) -> bool:
    """Whether a box reaches over another on every side, but for a little."""
    if box is None:
        return False
    return (
        box[0] <= other[0] + slack
        and box[1] <= other[1] + slack
        and box[2] >= other[2] - slack
        and box[3] >= other[3] - slack
    )
