"""A timetable laid on paper as a clock: which scale, which pages, and when the scale may be told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.markup.clockwork import SCALES, clocked

ROOM, REST = 200.0, 240.0


def day(*lengths: int | str, start: int = 540) -> list[dict[str, Any]]:
    """Rows one after another; a length written as text is that of a pause."""
    rows = []
    for length in lengths:
        minutes = int(length)
        kind = "pause" if isinstance(length, str) else "borde"
        rows.append({"start": start, "end": start + minutes, "minutes": minutes, "kind": kind})
        start += minutes
    return rows


def laid(rows: list[dict[str, Any]], least: float = 10.0, closing: float = 0.0) -> dict[str, Any]:
    return clocked(rows, [least] * len(rows), ROOM, REST, closing)


def numbers(made: dict[str, Any]) -> list[list[int]]:
    return [[row["number"] for row in page["rows"]] for page in made["pages"]]


def heights(made: dict[str, Any]) -> list[float]:
    return [row["height"] for page in made["pages"] for row in page["rows"]]


def test_a_morning_is_a_millimetre_a_minute() -> None:
    made = laid(day(15, 40, "15", 35, 45, 20, 10))
    assert made["scale"] == 1
    assert heights(made) == [15, 40, 15, 35, 45, 20, 10]
    assert [page["true"] for page in made["pages"]] == [True]


@pytest.mark.parametrize(("hours", "scale"), [(3, 1.0), (4, 0.8), (5, 0.6), (6, 0.5), (6.5, 0.5)])
def test_the_scale_goes_down_in_steps_to_keep_a_day_on_one_page(hours: float, scale: float) -> None:
    made = laid(day(*[30] * int(hours * 2)))
    assert made["scale"] == scale
    assert numbers(made) == [list(range(int(hours * 2)))]
    assert made["pages"][0]["true"]


def test_a_day_too_long_for_a_page_goes_on_after_a_pause_at_the_best_scale_there_is() -> None:
    made = laid(day(60, 60, "15", 60, "45", 60, 60, 60, 60))
    assert numbers(made) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert made["scale"] == 0.8
    assert laid(day(60, 60, 60, 60, 60, 60, 60, 60))["scale"] == 0.8


def test_a_row_is_never_lower_than_its_text_and_then_the_scale_is_not_true() -> None:
    made = laid(day(5, 30))
    assert heights(made) == [10, 30]
    assert [page["true"] for page in made["pages"]] == [False]


def test_each_page_is_true_or_not_by_itself() -> None:
    made = laid(day(*[60] * 4, "5", *[60] * 4, "30", 30))
    assert len(made["pages"]) == 2
    assert [page["true"] for page in made["pages"]] == [False, True]


def test_the_end_of_the_day_takes_no_time_and_stays_with_what_is_before_it() -> None:
    rows = day(*[50] * 7, 40, 0)
    made = clocked(rows, [10.0] * 9, ROOM - 5, REST)
    assert len(made["pages"]) == 2
    assert numbers(made)[-1][-2:] == [7, 8]
    assert all(page["true"] for page in made["pages"])


def test_what_is_printed_after_the_last_row_has_its_room() -> None:
    assert laid(day(100, 100))["scale"] == 1
    assert laid(day(100, 100), closing=10)["scale"] == 0.8


def test_time_between_rows_is_left_empty_and_is_part_of_the_scale() -> None:
    rows = [*day(30), *day(30, start=580)]
    made = laid(rows)
    assert [row["gap"] for row in made["pages"][0]["rows"]] == [0, 10]
    assert made["pages"][0]["true"]


def test_a_long_gap_is_cut_and_an_overlap_takes_no_room_and_neither_is_to_scale() -> None:
    for start, gap in ((700, 15), (560, 0)):
        made = laid([*day(30), *day(30, start=start)])
        assert made["pages"][0]["rows"][1]["gap"] == gap
        assert not made["pages"][0]["true"]


def test_a_page_begins_with_its_first_row() -> None:
    rows = [*day(*[50] * 4, "40"), *day(*[50] * 4, start=900)]
    made = laid(rows)
    assert numbers(made) == [[0, 1, 2, 3, 4], [5, 6, 7, 8]]
    assert [page["rows"][0]["gap"] for page in made["pages"]] == [0, 0]


def test_a_single_row_without_length_is_a_row_and_no_end() -> None:
    made = laid(day(0))
    assert heights(made) == [10]
    assert not made["pages"][0]["true"]
    assert laid([]) == {"scale": 1.0, "pages": []}


lengths = st.lists(st.integers(0, 150), min_size=1, max_size=25)


@given(lengths, st.floats(8, 60), st.booleans())
def test_every_row_stands_once_and_no_page_is_overfull(minutes: list[int], least: float, closes: bool) -> None:
    made = laid(day(*minutes), least, 10.0 if closes else 0.0)
    assert [row for page in numbers(made) for row in page] == list(range(len(minutes)))
    assert made["scale"] in SCALES
    for number, page in enumerate(made["pages"]):
        used = sum(row["gap"] + row["height"] for row in page["rows"])
        alone = len(page["rows"]) <= 2
        assert alone or used <= (ROOM if number == 0 else REST) + 0.02


@given(lengths, st.floats(8, 60))
def test_a_page_that_is_true_is_true(minutes: list[int], least: float) -> None:
    made = laid(day(*minutes), least)
    for page in made["pages"]:
        for row in page["rows"] if page["true"] else ():
            length = minutes[row["number"]]
            last = row["number"] == len(minutes) - 1 and length == 0
            assert last or abs(row["height"] - length * made["scale"]) < 0.02
