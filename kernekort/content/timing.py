"""The rows of timetables given the times that follow from what was written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kernekort.content.model import Item, Value
from kernekort.findings import Finding, Severity, error
from kernekort.layout import Layout
from kernekort.timetable import Problem, Row, Timed, parse_duration, timed

START, END, MINUTES, DURATION, TEXT = "start", "end", "minutes", "duration", "text"
_IN_BRACKETS = re.compile(r"\(([^()]*)\)\s*$")

_ABOUT_ROW: Mapping[str, str] = {
    "row-ends-before-start": END,
    "row-end-differs": END,
    "row-length-differs": TEXT,
    "row-minutes-negative": MINUTES,
    "row-back-in-time": START,
    "row-overlaps": START,
    "row-after-gap": START,
}
"""The field of a row that a problem is about; others are about the row."""

_ABOUT_WHOLE: Mapping[str, str] = {
    "timetable-start-differs": START,
    "timetable-end-differs": END,
    "timetable-length-differs": DURATION,
}
"""The field of the item that a problem is about."""


def with_times(items: Sequence[Item], layout: Layout) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """The items with start, end and minutes in every row, and with a start and an end of their own.

    What the author gives is not touched. Findings: ``ends-before-start`` for an item, and those of
    :func:`kernekort.timetable.timed` for its rows.
    """
    if layout.timetable is None:
        return tuple(items), ()
    pairs = [_with_times(item, layout, layout.timetable) for item in items]
    return tuple(item for item, _ in pairs), tuple(finding for _, findings in pairs for finding in findings)


def _with_times(item: Item, layout: Layout, name: str) -> tuple[Item, tuple[Finding, ...]]:
    rows = [row for row in _tuple(item.fields.get(name)) if isinstance(row, Mapping)]
    stated = _length(item.fields.get(DURATION))
    start, end = _whole(item.fields.get(START)), _whole(item.fields.get(END))
    backwards = _backwards(item, start, end)
    times, problems = timed([_row(row) for row in rows], start, None if backwards else end, stated)
    findings = backwards + tuple(problem.at(item.place_of(_spot(problem, name))) for problem in problems)
    if not times:
        return item, findings
    filled = tuple(_filled(row, time) for row, time in zip(rows, times, strict=True))
    own = {START: times[0].start, END: times[-1].end} | dict(item.fields) | {name: filled}
    return replace(item, fields={field: own[field] for field in layout.fields if field in own}), findings


def _backwards(item: Item, start: int | None, end: int | None) -> tuple[Finding, ...]:
    """A finding when an item as a whole ends before it begins, by the rule that holds for a row."""
    _, problems = timed([Row(start, end)]) if start is not None else ((), ())
    return tuple(
        error(
            "ends-before-start",
            item.place_of(END),
            what=item.id,
            start=problem.facts["start"],
            end=problem.facts["end"],
        )
        for problem in problems
        if problem.severity is Severity.ERROR
    )


def _row(row: Mapping[str, Value]) -> Row:
    stated = _length(row.get(DURATION)) or _said(row.get(TEXT))
    return Row(_whole(row.get(START)), _whole(row.get(END)), _whole(row.get(MINUTES)), stated)


def _said(text: Value | None) -> tuple[int, int] | None:
    """The length that the words of a row end with: »Pause (10 min.)«."""
    found = _IN_BRACKETS.search(text) if isinstance(text, str) else None
    return parse_duration(found[1]) if found else None


def _filled(row: Mapping[str, Value], time: Timed) -> Mapping[str, Value]:
    return {**row, START: time.start, END: time.end, MINUTES: time.minutes}


def _spot(problem: Problem, rows: str) -> str:
    """The way to what a problem is about."""
    if problem.code in _ABOUT_WHOLE:
        return _ABOUT_WHOLE[problem.code]
    return ".".join((rows, str(problem.row), _ABOUT_ROW.get(problem.code, START)))


def _length(value: Value | None) -> tuple[int, int] | None:
    return parse_duration(value) if isinstance(value, str) else None


def _whole(value: Value | None) -> int | None:
    return value if isinstance(value, int) else None


def _tuple(value: Value | None) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else ()
