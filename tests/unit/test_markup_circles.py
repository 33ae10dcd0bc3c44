"""Where on a page a figure has most room."""

from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from kernekort.markup.circles import Keep, widest_circle
from kernekort.units import Size

PAGE = Size(320, 180)
CORE = 20 / 110


def test_an_empty_page_takes_the_largest_circle_whole() -> None:
    x, y, radius = widest_circle(PAGE, [], 60, 8)
    assert radius == 60
    assert 60 <= x <= 260
    assert 60 <= y <= 120


def test_text_at_the_left_sends_it_to_the_right() -> None:
    x, _, radius = widest_circle(PAGE, [Keep(20, 20, 150, 130)], 90, 8)
    assert x > 230
    assert radius > 60


def test_a_core_that_lies_off_the_middle_stays_on_the_page() -> None:
    core = (0.0, -0.78)
    x, y, radius = widest_circle(PAGE, [Keep(0, 0, 320, 60)], 100, 8, core)
    assert y + core[1] * radius - CORE * radius >= 6 - 1e-6
    assert 0 < x < 320


boxes = st.lists(
    st.builds(Keep, st.floats(0, 250), st.floats(0, 150), st.floats(5, 100), st.floats(5, 60)), min_size=1, max_size=4
)


@given(boxes, st.floats(-0.8, 0.8), st.floats(-0.8, 0.8))
def test_it_keeps_clear_and_its_core_is_whole(keeps: list[Keep], across: float, down: float) -> None:
    x, y, radius = widest_circle(PAGE, keeps, 90, 8, (across, down))
    assert 0 <= radius <= 90
    if radius == 0:
        return
    assert min(hypot(keep.across(x), keep.down(y)) for keep in keeps) >= radius + 8 - 1e-6
    core_x, core_y = x + across * radius, y + down * radius
    assert min(core_x, core_y, PAGE.width - core_x, PAGE.height - core_y) >= CORE * radius + 6 - 1e-6


@given(boxes, st.floats(0, 320), st.floats(0, 180))
def test_distance_is_that_of_the_nearest_point(keeps: list[Keep], x: float, y: float) -> None:
    keep = keeps[0]
    near_x = min(max(x, keep.left), keep.left + keep.width)
    near_y = min(max(y, keep.top), keep.top + keep.height)
    assert abs(hypot(keep.across(x), keep.down(y)) - hypot(x - near_x, y - near_y)) < 1e-9
