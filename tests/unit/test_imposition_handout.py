"""Slides on a sheet of paper: how large, where, and what is beside them."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.imposition import PAPERS, Box, PerPage, handout
from kernekort.units import Size

A4 = PAPERS["A4"]
SLIDE = Size(320, 180)
COUNTS = get_args(PerPage)


def test_two_slides_stand_above_their_notes() -> None:
    made = handout(2, SLIDE, A4)
    assert made.paper == A4
    one, other = made.cells
    for cell in (one, other):
        assert cell.notes is not None
        assert cell.notes.top > cell.slide.bottom
        assert cell.notes.size.width == pytest.approx(180)
        assert cell.notes.size.height > 20
        assert cell.lines == ()
        assert cell.slide.size.width > 130
    assert one.notes is not None
    assert other.slide.top > one.notes.bottom


def test_three_slides_stand_beside_lines_to_write_on() -> None:
    made = handout(3, SLIDE, A4)
    assert len(made.cells) == 3
    for cell in made.cells:
        assert cell.notes is not None
        assert cell.notes.left > cell.slide.right
        heights = [line.y0 for line in cell.lines]
        assert len(heights) >= 5
        assert {round(after - before, 6) for before, after in pairwise(heights)} == {9}
        assert all((line.x0, line.x1) == (cell.notes.left, cell.notes.right) for line in cell.lines)
        assert cell.notes.top < heights[0]
        assert heights[-1] <= cell.notes.bottom


def test_six_slides_stand_in_two_columns_row_by_row() -> None:
    made = handout(6, SLIDE, A4.turned())
    assert made.paper == A4
    corners = [(cell.slide.left, cell.slide.top) for cell in made.cells]
    assert len({left for left, _ in corners}) == 2
    assert len({top for _, top in corners}) == 3
    assert sorted(corners, key=lambda corner: (corner[1], corner[0])) == corners
    assert all(cell.notes is None and cell.lines == () for cell in made.cells)


@pytest.mark.parametrize(("count", "slides", "pages"), [(2, 5, 3), (3, 3, 1), (6, 7, 2), (6, 0, 0)])
def test_the_last_page_may_have_empty_places(count: PerPage, slides: int, pages: int) -> None:
    assert handout(count, SLIDE, A4).pages(slides) == pages


lengths = st.floats(60, 900)


@given(st.sampled_from(COUNTS), st.builds(Size, lengths, lengths), st.sampled_from([*PAPERS.values(), Size(420, 297)]))
@settings(max_examples=200, deadline=None)
def test_slides_keep_their_shape_and_nothing_overlaps(count: PerPage, slide: Size, paper: Size) -> None:
    made = handout(count, slide, paper)
    assert made.paper.height >= made.paper.width
    assert len(made.cells) == made.count == count
    inner = Box(15, 15, made.paper.width - 15, made.paper.height - 15)
    boxes = [made.head]
    for cell in made.cells:
        assert cell.slide.size.width == pytest.approx(slide.width * made.scale)
        assert cell.slide.size.height == pytest.approx(slide.height * made.scale)
        boxes += [cell.slide, *([cell.notes] if cell.notes else [])]
    assert all(box.within(inner) for box in boxes)
    assert made.foot.top >= max(box.bottom for box in boxes) - 1e-6
    for one, other in combinations(boxes, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert min(across, down) < 1e-6
