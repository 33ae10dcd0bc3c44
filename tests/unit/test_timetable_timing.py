"""The times of a programme: worked out where nothing is said, warned of where what is said does not add up."""

from __future__ import annotations

import pytest

from kernekort.findings import Place, Severity
from kernekort.timetable import Problem, Row, parse_clock, timed


def rows(*written: str) -> tuple[Row, ...]:
    """Rows as ``9.00–10.15 75 (60)``: a start, an end, a length and a length told in words; each may be left out."""
    made = []
    for one in written:
        start = end = minutes = said = None
        for part in one.split():
            if part.startswith("("):
                said = (int(part[1:-1]), int(part[1:-1]))
            elif "." in part:
                first, _, last = part.partition("–")
                start, end = parse_clock(first) if first else None, parse_clock(last) if last else None
            else:
                minutes = int(part)
        made.append(Row(start, end, minutes, said))
    return tuple(made)


def clock(text: str | None) -> int | None:
    return None if text is None else parse_clock(text)


def lengths(*written: str, start: str | None = None, end: str | None = None) -> list[str]:
    """Each row as ``9.00 75``, with ``*`` when its start was written."""
    times, _ = timed(rows(*written), clock(start), clock(end))
    return [f"{one.start // 60}.{one.start % 60:02d} {one.minutes}{'*' if one.pinned else ''}" for one in times]


def found(*written: str, start: str | None = None, end: str | None = None) -> list[tuple[int, str]]:
    _, problems = timed(rows(*written), clock(start), clock(end))
    return [(problem.row, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("written", "start", "end", "times"),
    [
        (("9.00", "9.30", "10.15"), None, None, ["9.00 30*", "9.30 45*", "10.15 0*"]),
        (("30", "45", "0"), "9.00", None, ["9.00 30", "9.30 45", "10.15 0"]),
        (("9.00–9.30", "45", "10.15"), None, None, ["9.00 30*", "9.30 45", "10.15 0*"]),
        (("9.00", "15", "10.00"), None, None, ["9.00 45*", "9.45 15", "10.00 0*"]),
        (("9.00", "9.30"), None, "10.00", ["9.00 30*", "9.30 30*"]),
        (("9.00 30", "", "10.00"), None, None, ["9.00 30*", "9.30 30", "10.00 0*"]),
        (("15", "9.15"), None, None, ["9.00 15", "9.15 0*"]),
        (("–9.30", "10"), "9.00", None, ["9.00 30", "9.30 10"]),
        (("23.00", "23.30", "0.30"), None, None, ["23.00 30*", "23.30 60*", "24.30 0*"]),
        (("23.00–1.00", "30"), None, None, ["23.00 120*", "25.00 30"]),
        (("22.00",), None, "1.00", ["22.00 180*"]),
        (("60", "0.30"), None, None, ["0.00 60", "0.30 0*"]),
    ],
)
def test_times_are_worked_out(written: tuple[str, ...], start: str | None, end: str | None, times: list[str]) -> None:
    assert lengths(*written, start=start, end=end) == times


@pytest.mark.parametrize(
    ("written", "start", "end", "problems"),
    [
        (("9.00", "9.30", "10.15"), None, None, []),
        (("9.00 30", "9.45"), None, None, [(1, "row-after-gap")]),
        (("9.00–9.30", "9.45"), None, None, [(1, "row-after-gap")]),
        (("9.00 60", "9.45"), None, None, [(1, "row-overlaps")]),
        (("9.00", "19.15", "10.00"), None, None, [(2, "row-back-in-time")]),
        (("9.00", "8.00"), None, None, [(1, "row-back-in-time")]),
        (("9.00–10.00 45", "9.45"), None, None, [(0, "row-end-differs")]),
        (("9.00 60 (60)", "10.00 45 (10)", "10.45"), None, None, [(1, "row-length-differs")]),
        (("9.00", "", "10.00"), None, None, [(1, "row-without-length")]),
        (("9.00", "9.00", "10.00"), None, None, [(0, "row-without-length")]),
        (("23.00", "0.30"), None, None, [(0, "row-over-midnight")]),
        (("9.00 1000",), None, None, [(0, "row-over-midnight")]),
        (("22.00 120",), None, "24.00", []),
        (("22.00 120",), None, "0.00", []),
        (("9.00", "10.00"), "8.30", None, [(0, "timetable-start-differs")]),
        (("9.00 30",), None, "10.00", [(0, "timetable-end-differs")]),
        (("9.00", "10.00"), None, "10.00", []),
        (("9.00–8.00",), None, None, [(0, "row-ends-before-start")]),
        (("–8.00",), "9.00", None, [(0, "row-ends-before-start")]),
        (("9.00 -5",), None, None, [(0, "row-minutes-negative")]),
        (("15", "20"), None, None, [(0, "timetable-without-start")]),
        ((), None, None, []),
        ((), "9.00", "10.00", []),
    ],
)
def test_what_does_not_add_up_is_told(
    written: tuple[str, ...], start: str | None, end: str | None, problems: list[tuple[int, str]]
) -> None:
    assert found(*written, start=start, end=end) == problems


@pytest.mark.parametrize("stated", [(420, 420), (360, 420), (420, 480)])
def test_a_length_that_agrees_is_not_mentioned(stated: tuple[int, int]) -> None:
    assert timed(rows("9.00", "16.00"), stated=stated)[1] == ()


def test_a_length_that_differs_is_told_with_both_numbers() -> None:
    (problem,) = timed(rows("9.00", "15.30"), stated=(420, 480))[1]
    assert problem.code == "timetable-length-differs"
    assert problem.facts == {"said": "420–480", "minutes": 390, "span": "9.00–15.30"}


def test_only_what_cannot_be_is_an_error() -> None:
    _, problems = timed(
        rows("9.00–8.00", "10.00 -5", "9.00", "9.00 30", "12.00"), clock("8.00"), clock("13.00"), (1, 1)
    )
    errors = {problem.code for problem in problems if problem.severity is Severity.ERROR}
    assert errors == {"row-ends-before-start", "row-minutes-negative"}
    assert len(problems) > len(errors)


def test_without_any_start_there_are_no_times() -> None:
    assert timed(rows("15", "20"))[0] == ()


def test_facts_count_rows_from_one_and_tell_times_in_words() -> None:
    (problem,) = timed(rows("9.00 30", "9.45"))[1]
    assert problem.row == 1
    assert problem.facts == {"row": 2, "start": "9.45", "before": "9.30", "minutes": 15}


def test_a_problem_becomes_a_finding_at_the_place_of_its_row() -> None:
    problems: tuple[Problem, ...] = timed(rows("9.00 30", "9.45"))[1]
    finding = problems[0].at(Place("content/dag.yml", 12, 5))
    assert (finding.code, finding.place) == ("row-after-gap", Place("content/dag.yml", 12, 5))
    assert finding.facts == problems[0].facts


def test_a_whole_day_of_the_kind_that_is_run() -> None:
    written = ("9.00", "9.30", "10.15", "10.30", "12.00", "12.45", "14.00", "14.15", "15.10", "15.30")
    times, problems = timed(rows(*written), clock("9.00"), clock("15.30"), (390, 390))
    assert [one.minutes for one in times] == [30, 45, 15, 90, 45, 75, 15, 55, 20, 0]
    assert problems == ()
