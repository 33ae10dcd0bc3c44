"""Rows dealt out on pages: few pages, broken at a pause where that costs no page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.markup.paging import paged


@pytest.mark.parametrize(
    ("heights", "breaks", "pages"),
    [
        ([], [], []),
        ([50, 50, 50], [], [[0, 1, 2]]),
        ([50] * 7, [2], [[0, 1, 2], [3, 4, 5, 6]]),
        ([50] * 7, [], [[0, 1, 2, 3], [4, 5, 6]]),
        ([50] * 7, [0], [[0, 1, 2, 3], [4, 5, 6]]),
        ([300, 10], [], [[0], [1]]),
        ([10, 300, 10], [], [[0], [1], [2]]),
        ([100, 100], [0], [[0, 1]]),
    ],
)
def test_pages(heights: list[float], breaks: list[int], pages: list[list[int]]) -> None:
    assert paged(heights, 200, 250, breaks) == pages


def test_a_long_list_takes_no_time_and_no_depth() -> None:
    pages = paged([10.0] * 3000, 200, 250)
    assert [len(page) for page in pages[:2]] == [20, 25]
    assert sum(map(len, pages)) == 3000


rows = st.lists(st.floats(1, 120, allow_nan=False), max_size=40)


@given(rows, st.sets(st.integers(0, 39)))
def test_every_row_stands_once_in_order_and_no_page_is_overfull(heights: list[float], breaks: set[int]) -> None:
    pages = paged(heights, 130, 150, sorted(breaks))
    assert [row for page in pages for row in page] == list(range(len(heights)))
    for number, page in enumerate(pages):
        assert sum(heights[row] for row in page) <= (130 if number == 0 else 150) + 0.02


@given(rows, st.sets(st.integers(0, 39)))
def test_good_breaks_never_cost_a_page(heights: list[float], breaks: set[int]) -> None:
    assert len(paged(heights, 130, 150, sorted(breaks))) == len(paged(heights, 130, 150))
