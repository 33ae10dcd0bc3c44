"""Rows dealt out on pages before they are set: as few pages as hold them, broken where a break does least harm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kernekort.units import Mm

_SLACK: Mm = 0.01


def paged(heights: Sequence[Mm], first: Mm, rest: Mm, breaks: Sequence[int] = ()) -> list[list[int]]:
    """The numbers of the rows on each page, from 0.

    There are as few pages as hold all rows; among such ways the one with most page breaks right after a row of
    ``breaks``, and then the one that leaves the least room on the fullest-but-last pages. A row higher than a page
    stands on a page of its own, where measuring finds it.

    Args:
        heights: how high each row is, in millimetres.
        first: the room on the first page.
        rest: the room on each page after it.
        breaks: rows that it is good to end a page with: a pause.
    """
    good = frozenset(breaks)
    ends = [0.0]
    for height in heights:
        ends.append(ends[-1] + height)

    @cache
    def best(start: int, on_first: bool) -> tuple[int, int, float, tuple[int, ...]]:
        """Pages, poor breaks, the squares of the room left, and where each page ends, for the rows from ``start``."""
        room = first if on_first else rest
        ways: list[tuple[int, int, float, tuple[int, ...]]] = []
        for end in range(start + 1, len(heights) + 1):
            used = ends[end] - ends[start]
            if used > room + _SLACK and end > start + 1:
                break
            if end == len(heights):
                ways.append((1, 0, 0.0, (end,)))
            else:
                pages, poor, left, following = best(end, False)
                poor_here = int(end - 1 not in good)
                ways.append((pages + 1, poor + poor_here, left + max(0.0, room - used) ** 2, (end, *following)))
        return min(ways)

    if not heights:
        return []
    # From the last row backwards, so that a long list does not go deep.
    for start in reversed(range(1, len(heights))):
        best(start, False)
    stops = best(0, True)[3]
    return [list(range(start, end)) for start, end in zip((0, *stops), stops, strict=False)]
