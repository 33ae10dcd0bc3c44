"""Posters of everyday sizes on everyday paper."""

from __future__ import annotations

import pytest

from kernekort.imposition import PAPERS, Box, map_of, tile
from kernekort.units import Size

A4, A3, A2, A1 = PAPERS["A4"], PAPERS["A3"], Size(420, 594), Size(594, 841)
LYING = A4.turned()


@pytest.mark.parametrize(
    ("trim", "paper", "way", "columns", "rows"),
    [
        (A3, A4, A4, 2, 2),
        (A3.turned(), A4, LYING, 2, 2),
        (A2, A4, LYING, 2, 4),
        (A1, A4, A4, 4, 3),
        (A2, A3, A3, 2, 2),
        (A1, A3, A3.turned(), 2, 3),
        (Size(500, 700), A4, LYING, 2, 4),
        (Size(500, 700), A3, A3, 2, 2),
        (Size(320, 180), A4, A4, 2, 1),
        (Size(123, 987), A4, A4, 1, 4),
        (A4, A3, A3, 1, 1),
    ],
)
def test_as_few_sheets_as_it_takes(trim: Size, paper: Size, way: Size, columns: int, rows: int) -> None:
    for given in (paper, paper.turned()):
        made = tile(trim, 3, given)
        assert (made.paper, made.columns, made.rows) == (way, columns, rows)
        assert len(made.tiles) == columns * rows


def test_of_equals_the_one_with_less_to_glue() -> None:
    """Six sheets either way: two long seams and a short one, or the other way round."""
    assert tile(Size(560, 500), 3, A4).paper == A4
    assert tile(Size(500, 560), 3, A4).paper == LYING
    assert len(tile(Size(560, 500), 3, A4).tiles) == len(tile(Size(500, 560), 3, A4).tiles) == 6


@pytest.mark.parametrize("paper", [A4, LYING])
@pytest.mark.parametrize("trim", [A4, LYING])
def test_a_poster_as_large_as_the_paper_needs_no_tiles(trim: Size, paper: Size) -> None:
    made = tile(trim, 3, paper)
    assert made.is_whole
    assert made.paper == trim
    assert made.tiles == ()


def test_the_first_tile_of_a_board() -> None:
    made = tile(A3, 3, A4)
    first = made.tiles[0]
    assert (first.number, first.row, first.column) == (1, 1, 1)
    assert first.window == Box(-2, -2, 153.5, 215)
    assert (first.left, first.top) == (27.25, 40)
    assert first.shown == Box(27.25, 40, 182.75, 257)
    assert first.poster(A3) == Box.at(29.25, 42, A3)
    solid = {(line.x0, line.y0, line.x1, line.y1) for line in first.lines if not line.dashed}
    dashed = {(line.x0, line.y0, line.x1, line.y1) for line in first.lines if line.dashed}
    # Cut along the poster's left and top edge; glue where the neighbours begin, 10 mm inside.
    assert solid == {(29.25, 35.5, 29.25, 39.5), (29.25, 257.5, 29.25, 261.5)} | {
        (22.75, 42, 26.75, 42),
        (183.25, 42, 187.25, 42),
    }
    assert {x for x, _, other, _ in dashed if x == other} == {172.75}
    assert {y for _, y, _, other in dashed if y == other} == {247}
    assert len(dashed) == 4


def test_windows_that_fill_the_sheet_have_lines_beside_their_edges() -> None:
    """A1 on A4 leaves no white above and below: the line stands just outside, or in what is glued over."""
    made = tile(A1, 3, A4)
    tile_2 = made.tiles[1]
    assert tile_2.shown.size.height == pytest.approx(287)
    upright = [line for line in tile_2.lines if line.x0 == line.x1]
    cut = [line for line in upright if not line.dashed]
    assert [round(line.x0, 3) for line in cut] == [round(tile_2.shown.left - 0.15, 3)]
    assert (cut[0].y0, cut[0].y1) == pytest.approx((5, 292))
    ticks = [line for line in upright if line.dashed]
    assert {round(line.x0, 3) for line in ticks} == {round(tile_2.shown.right - 10 + 0.15, 3)}
    assert [line.y1 - line.y0 for line in ticks] == pytest.approx([6, 6])


def test_white_is_kept_for_the_label_before_bleed_is_shown() -> None:
    tight = tile(Size(200, 284.5), 3, A4)
    assert len(tight.tiles) == 1
    assert tight.tiles[0].window == Box(0, 0, 200, 284.5)
    roomy = tile(Size(190, 277), 3, A4)
    assert roomy.tiles[0].window == Box(-2, -2, 192, 279)


def test_other_margins_and_overlaps() -> None:
    made = tile(A2, 0, A4, margin=8, overlap=12)
    assert (made.columns, made.rows) == (2, 4)
    first, second = made.tiles[:2]
    assert first.window.right - second.window.left == pytest.approx(12)
    assert min(first.left, first.top) >= 8
    assert len(tile(A3, 0, A4, overlap=120).tiles) == 6


def test_paper_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room for tiles"):
        tile(A3, 3, Size(20, 297))


def test_the_map_of_a_board() -> None:
    small = map_of(tile(A3, 3, A4), Size(150, 200))
    assert small.scale == pytest.approx(200 / 420)
    assert small.size.height == pytest.approx(200)
    first, second, third, _ = small.tiles
    assert (first.left, first.top) == (0, 0)
    assert first.width == pytest.approx(143.5 * small.scale)
    assert second.left == pytest.approx(first.width)
    assert second.width == pytest.approx(153.5 * small.scale)
    assert third.top == pytest.approx(205 * small.scale)
