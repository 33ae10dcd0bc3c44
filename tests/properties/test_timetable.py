"""Timetables of any rows: times follow one another, and what was written is kept."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kernekort.findings import has_errors
from kernekort.timetable import DAY, Row, parse_clock, parse_span, suggestions, timed
from kernekort.typography import House, clock, span

TIMES = st.integers(0, DAY)
MAYBE = st.none() | TIMES
ROWS = st.lists(
    st.builds(Row, MAYBE, MAYBE, st.none() | st.integers(-5, 600), st.none() | st.tuples(TIMES, TIMES)), max_size=12
)
HOUSES = st.builds(House, clock=st.sampled_from(("9.00", "09.00")))


@given(ROWS, MAYBE, MAYBE, st.none() | st.tuples(TIMES, TIMES))
def test_every_row_gets_times_or_it_is_said_why(
    rows: list[Row], start: int | None, end: int | None, stated: tuple[int, int] | None
) -> None:
    times, problems = timed(rows, start, end, stated)
    assert all(0 <= problem.row < len(rows) for problem in problems)
    if not times:
        assert not rows or has_errors(problem.finding for problem in problems)
        return
    assert len(times) == len(rows)
    for row, time in zip(rows, times, strict=True):
        assert time.minutes == time.end - time.start >= 0
        assert time.pinned == (row.start is not None)
        assert row.start is None or time.start % DAY == row.start % DAY
        assert row.minutes is None or row.minutes < 0 or time.minutes == row.minutes
    for before, now in pairwise(times):
        assert now.pinned or now.start == before.end


@given(st.lists(st.integers(0, 200), min_size=1, max_size=10), st.integers(0, 600))
def test_lengths_alone_and_starts_alone_come_to_the_same(minutes: list[int], start: int) -> None:
    by_length, problems = timed([Row(minutes=one) for one in minutes], start)
    assert {problem.code for problem in problems} <= {"row-over-midnight"}
    by_start, _ = timed([Row(start=one.start % DAY) for one in by_length], None, by_length[-1].end)
    if by_length[-1].end < DAY:
        assert [(one.start, one.end) for one in by_start] == [(one.start, one.end) for one in by_length]


@given(TIMES, HOUSES, st.sampled_from(("da", "en")))
def test_what_is_printed_is_read_back(minutes: int, house: House, language: str) -> None:
    assert parse_clock(clock(minutes, house, language)) == minutes


@given(TIMES, TIMES, HOUSES, st.sampled_from(("da", "en")))
def test_spans_are_read_back(start: int, end: int, house: House, language: str) -> None:
    assert parse_span(span(start, end, house, language)) == (start, None if start == end else end)


@given(st.text("0123456789.:,kl -–½aptm", max_size=12))
def test_suggestions_are_times(typed: str) -> None:
    assert all(parse_clock(one) is not None for one in suggestions(typed))
