"""The times of a timetable's rows, worked out from what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kernekort.findings import error
from kernekort.timetable.checking import checked, told
from kernekort.timetable.model import DAY, Problem, Row, Timed

EVENING, MORNING = 18 * 60, 6 * 60
"""A time up to six in the morning that comes after six in the evening is the morning after, not a slip."""


def timed(
    rows: Sequence[Row], start: int | None = None, end: int | None = None, stated: tuple[int, int] | None = None
) -> tuple[tuple[Timed, ...], tuple[Problem, ...]]:
    """The rows with their times, and what does not add up; no rows when nothing tells when they begin.

    A start that was written holds; a row without one begins where the row before ends. A row lasts as many minutes as
    it says, else to its end, else to the next start that was written; the last one lasts to ``end``, or no time at all.
    What cannot be is an error; what only looks odd is a warning, and stays as it was written.

    Args:
        rows: what was written, in order.
        start: when the whole begins, if that was written; the first row without a start begins then.
        end: when the whole ends, if that was written.
        stated: how many minutes the whole is told to last, least and most.
    """
    if not rows:
        return (), ()
    told_rows, problems = _possible(_by_day(rows))
    begin = _begin(told_rows, start)
    if begin is None:
        return (), (*problems, Problem(0, error("timetable-without-start")))
    times, impossible = _placed(told_rows, begin, end)
    found = (*problems, *impossible, *checked(told_rows, times, start, end, stated))
    return times, tuple(sorted(found, key=lambda problem: problem.row))


def _by_day(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with starts that grow past midnight."""
    grown: list[Row] = []
    day, before = 0, 0
    for row in rows:
        if row.start is None:
            grown.append(row)
            continue
        if before >= EVENING and row.start <= MORNING:
            day += DAY
        before = row.start
        grown.append(replace(row, start=row.start + day))
    return tuple(grown)


def _possible(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows without lengths below nothing, and which rows had one."""
    below = {index: row.minutes for index, row in enumerate(rows) if row.minutes is not None and row.minutes < 0}
    kept = tuple(replace(row, minutes=None) if index in below else row for index, row in enumerate(rows))
    problems = (
        Problem(index, error("row-minutes-negative", row=index + 1, minutes=minutes))
        for index, minutes in below.items()
    )
    return kept, tuple(problems)


def _begin(rows: Sequence[Row], start: int | None) -> int | None:
    """When the first row begins: as it says, as the whole does, or early enough for the first start that is written."""
    if rows[0].start is not None or start is not None:
        return rows[0].start if rows[0].start is not None else start
    before = 0
    for row in rows:
        if row.start is not None:
            return max(0, row.start - before)
        before += row.minutes or 0
    return None


def _placed(rows: Sequence[Row], begin: int, end: int | None) -> tuple[tuple[Timed, ...], tuple[Problem, ...]]:
    """Each row where it belongs, one after another, and which of them end before they begin."""
    times: list[Timed] = []
    problems: list[Problem] = []
    now = begin
    for index, row in enumerate(rows):
        at = now if row.start is None else row.start
        last = _end(at, row.end)
        if row.end is not None and last is None:
            facts = error("row-ends-before-start", row=index + 1, start=told(at), end=told(row.end))
            problems.append(Problem(index, facts))
        minutes = _length(replace(row, end=last), at, rows[index + 1 :], end)
        now = at + minutes
        times.append(Timed(start=at, end=now, minutes=minutes, pinned=row.start is not None))
    return tuple(times), tuple(problems)


def _end(start: int, end: int | None) -> int | None:
    """The end of a row, on the day it is; ``None`` when that would be before the row begins."""
    if end is None:
        return None
    day, clock = divmod(start, DAY)
    if end < clock and clock >= EVENING and end <= MORNING:
        day += 1
    return end + day * DAY if end + day * DAY >= start else None


def _length(row: Row, at: int, after: Sequence[Row], end: int | None) -> int:
    """How long a row lasts that begins at a time; what rows up to the next written start need is left to them."""
    if row.minutes is not None:
        return row.minutes
    if row.end is not None:
        return row.end - at
    between = 0
    for later in after:
        if later.start is not None:
            return max(0, later.start - between - at)
        between += later.minutes or 0
    last = _end(at, end)
    return 0 if last is None else max(0, last - between - at)
