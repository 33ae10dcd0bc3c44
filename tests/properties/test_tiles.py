"""What holds for every tiling, whatever the poster and the paper: told in terms of paper, scissors and glue."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kernekort.imposition import PAPERS, Box, Line, Tile, Tiling, map_of, tile
from kernekort.units import Mm, Size

NEAR = 1e-6
MARGIN = 5.0
OVERLAP = 10.0

papers = st.sampled_from([*PAPERS.values(), Size(200, 200), Size(297, 210)])
lengths = st.one_of(st.integers(40, 1200).map(float), st.floats(40, 1200).map(lambda length: round(length, 3)))
sizes = st.builds(Size, lengths, lengths)
bleeds = st.floats(0, 6)


@st.composite
def tilings(draw: st.DrawFn) -> Tiling:
    """Posters of any size that need tiles."""
    made = tile(draw(sizes), draw(bleeds), draw(papers))
    assume(not made.is_whole)
    assume(len(made.tiles) <= 150)
    return made


def trimmed(made: Tiling, one: Tile) -> Box:
    """What stays of a tile's window when the poster's edges are cut."""
    window = one.window
    return Box(
        max(0.0, window.left),
        max(0.0, window.top),
        min(made.trim.width, window.right),
        min(made.trim.height, window.bottom),
    )


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_the_windows_cover_the_whole_poster(made: Tiling) -> None:
    """Every row reaches from side to side without a gap, and the rows from top to bottom."""
    rows: dict[int, list[Box]] = {}
    for one in made.tiles:
        rows.setdefault(one.row, []).append(trimmed(made, one))
    assert len({(box.top, box.bottom) for row in rows.values() for box in row}) == made.rows
    for row in rows.values():
        assert row[0].left == 0
        assert row[-1].right == made.trim.width
        assert all(before.right > after.left for before, after in pairwise(row))
    first = [row[0] for row in rows.values()]
    assert first[0].top == 0
    assert first[-1].bottom == made.trim.height
    assert all(above.bottom > below.top for above, below in pairwise(first))


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_neighbours_share_ten_millimetres(made: Tiling) -> None:
    at = {(one.row, one.column): trimmed(made, one) for one in made.tiles}
    for (row, column), box in at.items():
        right, below = at.get((row, column + 1)), at.get((row + 1, column))
        assert right is None or box.right - right.left >= OVERLAP - NEAR
        assert below is None or box.bottom - below.top >= OVERLAP - NEAR


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_every_window_lies_where_the_printer_reaches(made: Tiling) -> None:
    reached = Box(MARGIN, MARGIN, made.paper.width - MARGIN, made.paper.height - MARGIN)
    assert all(one.shown.within(reached) for one in made.tiles)
    assert all(Box(line.x0, line.y0, line.x1, line.y1).within(reached) for one in made.tiles for line in one.lines)


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_tiles_are_alike_and_none_is_only_waste(made: Tiling) -> None:
    parts = [trimmed(made, one).size for one in made.tiles]
    assert max(part.width for part in parts) - min(part.width for part in parts) < NEAR
    assert max(part.height for part in parts) - min(part.height for part in parts) < NEAR
    assert min(part.width for part in parts) > 0


@given(sizes, bleeds, papers)
@settings(max_examples=200, deadline=None)
def test_no_other_way_takes_fewer_sheets(trim: Size, bleed: Mm, paper: Size) -> None:
    made = tile(trim, bleed, paper)
    assert made.paper in (paper, paper.turned())
    if not made.is_whole:
        assert len(made.tiles) == min(sheets(trim, paper), sheets(trim, paper.turned()))


def sheets(trim: Size, paper: Size) -> int:
    """The fewest windows that a grid of them needs when each is as large as the printer reaches."""

    def along(length: Mm, reach: Mm) -> int:
        count = 1
        while count * reach - (count - 1) * OVERLAP < length - 1e-4:
            count += 1
        return count

    return along(trim.width, paper.width - 2 * MARGIN) * along(trim.height, paper.height - 2 * MARGIN)


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_bleed_is_kept_outside_only_and_two_millimetres_at_most(made: Tiling) -> None:
    for one in made.tiles:
        window, part = one.window, trimmed(made, one)
        beyond = (
            part.left - window.left,
            part.top - window.top,
            window.right - part.right,
            window.bottom - part.bottom,
        )
        assert all(-NEAR <= edge <= 2 + NEAR for edge in beyond)
        outer = (one.column == 1, one.row == 1, one.column == made.columns, one.row == made.rows)
        assert all(is_outer or edge < NEAR for edge, is_outer in zip(beyond, outer, strict=True))


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_solid_lines_are_cut_and_dashed_ones_are_glued(made: Tiling) -> None:
    """Between tiles one cuts left and above and glues right and below; the poster's own edges are all cut."""
    for one in made.tiles:
        part = trimmed(made, one)
        last_column, last_row = one.column == made.columns, one.row == made.rows
        cut_x = {part.left, part.right} if last_column else {part.left}
        cut_y = {part.top, part.bottom} if last_row else {part.top}
        solid, dashed = on_poster(one, False), on_poster(one, True)
        assert all(near_any(x, cut_x) for x in solid["x"])
        assert all(near_any(y, cut_y) for y in solid["y"])
        assert all(near_any(x, set() if last_column else {part.right - made.overlap}) for x in dashed["x"])
        assert all(near_any(y, set() if last_row else {part.bottom - made.overlap}) for y in dashed["y"])
        assert bool(dashed["x"]) is not last_column
        assert bool(dashed["y"]) is not last_row


def on_poster(one: Tile, dashed: bool) -> dict[str, list[Mm]]:
    """Where upright lines (x) and level ones (y) stand, in millimetres from the poster's corner."""
    lines = [line for line in one.lines if line.dashed is dashed]
    across, down = one.window.left - one.left, one.window.top - one.top
    return {
        "x": [line.x0 + across for line in lines if line.x0 == line.x1],
        "y": [line.y0 + down for line in lines if line.y0 == line.y1],
    }


def near_any(value: Mm, wanted: set[Mm]) -> bool:
    """Within the little that a line may stand beside its edge."""
    return any(abs(value - one) < 0.15 + NEAR for one in wanted)


@given(tilings())
@settings(max_examples=150, deadline=None)
def test_marks_stand_in_the_white_where_there_is_white(made: Tiling) -> None:
    for one in made.tiles:
        free_x = made.paper.width - 2 * MARGIN - one.window.size.width
        free_y = made.paper.height - 2 * MARGIN - one.window.size.height
        if min(free_x, free_y) > 8:
            assert not [line for line in one.lines if touches(line, one.shown)]
            edges = 2 + 2
            assert len(one.lines) == 2 * edges


def touches(line: Line, box: Box) -> bool:
    return line.x0 < box.right and line.x1 > box.left and line.y0 < box.bottom and line.y1 > box.top


@given(tilings(), st.floats(30, 300), st.floats(30, 300))
@settings(max_examples=100, deadline=None)
def test_the_map_is_the_poster_in_small_without_gaps(made: Tiling, width: Mm, height: Mm) -> None:
    small = map_of(made, Size(width, height))
    assert small.size.width <= width + NEAR
    assert small.size.height <= height + NEAR
    assert small.size.width == pytest.approx(made.trim.width * small.scale)
    assert small.size.height == pytest.approx(made.trim.height * small.scale)
    assert [one.number for one in small.tiles] == list(range(1, len(made.tiles) + 1))
    area = sum(one.width * one.height for one in small.tiles)
    assert area == pytest.approx(small.size.width * small.size.height)
    boxes = [Box.at(one.left, one.top, Size(one.width, one.height)) for one in small.tiles[:20]]
    assert not [pair for pair in combinations(boxes, 2) if interiors_meet(*pair)]


def interiors_meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > NEAR and down > NEAR


@given(tilings())
@settings(max_examples=100, deadline=None)
def test_a_visible_piece_is_part_of_its_window(made: Tiling) -> None:
    for one in made.tiles:
        assert made.piece(one).within(one.window)


@given(tilings())
@settings(max_examples=50, deadline=None)
def test_the_numbers_count_row_by_row(made: Tiling) -> None:
    assert [one.number for one in made.tiles] == list(range(1, made.rows * made.columns + 1))
    assert all(one.row == math.ceil(one.number / made.columns) for one in made.tiles)
    assert all(one.column == (one.number - 1) % made.columns + 1 for one in made.tiles)
