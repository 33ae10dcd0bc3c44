"""A timetable laid on paper as a clock: so many millimetres a minute, unless a row has more to say than its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kernekort.markup.paging import paged
from kernekort.quick import dataclass
from kernekort.units import Mm

SCALES: Final = (1.0, 0.8, 0.6, 0.5)
"""Millimetres a minute, the best first: five minutes take 5, 4, 3 or 2.5 mm."""

PAUSE = "pause"
"""The kind of row after which a page may well end."""

_WIDEST_GAP: Mm = 15.0
_SLACK: Mm = 0.01


@dataclass(frozen=True)
class _Placed:
    """One row at a scale: the empty time before it and its own height, and whether both are as long as the time is."""

    gap: Mm
    height: Mm
    true: bool


@dataclass(frozen=True)
class _Day:
    """All rows at a scale, dealt out on pages; ``poor`` is how many pages do not end with a pause."""

    scale: float
    rows: tuple[_Placed, ...]
    pages: tuple[tuple[int, ...], ...]
    poor: int


def clocked(
    rows: Sequence[Mapping[str, Any]], least: Sequence[Mm], first: Mm, rest: Mm, closing: Mm = 0.0
) -> dict[str, Any]:
    """The rows of a timetable on pages, at the scale that takes the fewest; of these the largest, for a template.

    A row is as high as its text needs, or as its minutes are when that is more. Time between two rows is left empty, up
    to 15 mm. A last row of no length is the end of the day and stays with the row before it.

    Args:
        rows: with ``start``, ``end``, ``minutes`` and perhaps ``kind``.
        least: how high the text of each row stands.
        first: the room on the first page.
        rest: the room on each page after it.
        closing: the height of what is printed after the last row.

    Returns:
        ``scale`` in millimetres a minute, and ``pages``. Each has its ``rows`` (``number`` from 0, ``gap``, ``height``)
        and whether it is ``true``: every minute on it as long as every other.
    """
    days = [_day(rows, least, first, rest, closing, scale) for scale in SCALES]
    day = min(days, key=lambda one: (len(one.pages), one.poor, -one.scale))
    return {"scale": day.scale, "pages": [_page(day, numbers) for numbers in day.pages]}


def _day(
    rows: Sequence[Mapping[str, Any]], least: Sequence[Mm], first: Mm, rest: Mm, closing: Mm, scale: float
) -> _Day:
    placed = tuple(_placed(rows, least, scale))
    heights = [one.gap + one.height for one in placed]
    if len(heights) > 1 and rows[-1]["minutes"] == 0:
        # On one page with the row before it: an end by itself is no page.
        closing += heights.pop()
    if heights:
        heights[-1] += closing
    pauses = [number for number, row in enumerate(rows) if row.get("kind") == PAUSE]
    pages = [list(page) for page in paged(heights, first, rest, pauses)]
    if pages:
        pages[-1] += range(len(heights), len(rows))
    poor = sum(page[-1] not in pauses for page in pages[:-1])
    return _Day(scale, placed, tuple(map(tuple, pages)), poor)


def _placed(rows: Sequence[Mapping[str, Any]], least: Sequence[Mm], scale: float) -> Iterator[_Placed]:
    before: int | None = None
    for number, (row, height) in enumerate(zip(rows, least, strict=True)):
        ends = number == len(rows) - 1 > 0 and row["minutes"] == 0
        between = 0 if before is None else row["start"] - before
        gap = min(max(between, 0) * scale, _WIDEST_GAP)
        true = between >= 0 and abs(gap - between * scale) < _SLACK
        true = true and (ends or height <= row["minutes"] * scale + _SLACK)
        yield _Placed(gap, max(height, row["minutes"] * scale), true)
        before = row["end"]


def _page(day: _Day, numbers: Sequence[int]) -> dict[str, Any]:
    rows = [day.rows[number] for number in numbers]
    placed = [
        # A page begins with its first row, whatever time is left empty before it.
        {"number": number, "gap": one.gap if place else 0.0, "height": one.height}
        for place, (number, one) in enumerate(zip(numbers, rows, strict=True))
    ]
    return {"rows": placed, "true": all(one.true for one in rows)}
