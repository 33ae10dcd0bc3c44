"""A list dealt out in columns."""

from __future__ import annotations

from collections.abc import Sequence

from kernekort.units import Mm

_SLACK: Mm = 1e-6
_HALVINGS = 40


def dealt(heights: Sequence[Mm], columns: int) -> list[list[int]]:
    """The numbers of the entries in each column, in order, so that the highest column is as low as can be.

    There are as many columns as asked for; the last ones may be empty.
    """
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(heights, middle)) <= columns else (middle, high)
    filled = _filled(heights, high)
    return [*filled, *([] for _ in range(columns - len(filled)))]


def _filled(heights: Sequence[Mm], room: Mm) -> list[list[int]]:
    """Columns filled one after another to a height."""
    columns: list[list[int]] = []
    left = 0.0
    for number, height in enumerate(heights):
        if not columns or height > left + _SLACK:
            columns.append([])
            left = room
        columns[-1].append(number)
        left -= height
    return columns
