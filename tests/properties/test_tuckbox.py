"""A box holds its deck whatever its size: panels add up, flaps keep apart, and what is cut is one closed line."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kernekort.tuckbox import THICKEST, Blank, Contents, Measures, cut_path, fold_path, measured, moved, tuck_box
from kernekort.units import Size

Points = list[tuple[float, float]]

contents = st.builds(
    Contents,
    card=st.builds(Size, st.floats(40, 150), st.floats(50, 210)),
    cards=st.integers(1, 180),
    thickness=st.floats(0.1, 0.33),
)
boards = st.floats(0.2, 0.7)


@given(contents, boards)
def test_the_folded_box_holds_the_deck_with_a_little_air(inside: Contents, board: float) -> None:
    width, height, depth = measured(inside, board).inside

    assert 0.5 <= width - inside.card.width <= 2.0
    assert 0.5 <= height - inside.card.height <= 2.0
    assert 0.5 <= depth - inside.deck <= 1.0 + 0.05 * THICKEST


@given(contents, boards)
def test_panels_add_up_to_the_blank(inside: Contents, board: float) -> None:
    made = tuck_box(measured(inside, board))
    row = (made.panels.back, made.panels.left, made.panels.front, made.panels.right, made.panels.glue)

    assert sum(panel.width for panel in row) == pytest.approx(made.size.width)
    assert all(one.right == pytest.approx(other.left) for one, other in pairwise(row))
    column = (
        made.panels.lid_tongue,
        made.panels.lid,
        made.panels.back,
        made.panels.bottom,
        made.panels.bottom_tongue,
    )
    assert sum(panel.height for panel in column) == pytest.approx(made.size.height)
    assert all(one.bottom == pytest.approx(other.top) for one, other in pairwise(column))


@given(contents, boards)
def test_what_is_folded_in_finds_room(inside: Contents, board: float) -> None:
    sizes = measured(inside, board)
    width, height, _ = sizes.inside
    panels = tuck_box(sizes).panels

    assert all(panel.width <= width for panel in (panels.lid, panels.lid_tongue, panels.bottom, panels.bottom_tongue))
    # The lid reaches from the back to just inside the front, and there lies against the cards.
    assert sizes.lid == pytest.approx(sizes.left - board)
    assert sizes.tongue < height / 2
    # Dust flaps come from both sides, and neither meets the other; the glue flap keeps within the back.
    assert 2 * sizes.dust < width
    assert sizes.glue < sizes.back


@given(contents, boards)
@settings(max_examples=60)
def test_no_panel_lies_on_another(inside: Contents, board: float) -> None:
    panels = tuck_box(measured(inside, board)).panels.named.values()

    for one, other in combinations(panels, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert min(across, down) < 1e-9


@given(contents, boards)
@settings(max_examples=40)
def test_the_outline_is_one_closed_line_that_never_crosses_itself(inside: Contents, board: float) -> None:
    made = tuck_box(measured(inside, board))
    ring = _ring(made)

    assert [kind for kind, _ in cut_path(made)].count("h") == 1
    assert all(-1e-9 <= x <= made.size.width + 1e-9 and -1e-9 <= y <= made.size.height + 1e-9 for x, y in ring)
    edges = list(pairwise([*ring, ring[0]]))
    for number, one in enumerate(edges):
        assert not any(_cross(one, other) for other in edges[number + 2 :])
    assert _area(ring) > 0.6 * sum(panel.width * panel.height for panel in made.panels.named.values())


@given(contents, boards)
@settings(max_examples=60)
def test_creases_lie_between_panels_inside_the_blank(inside: Contents, board: float) -> None:
    sizes = measured(inside, board)
    made = tuck_box(sizes)

    assert len(made.folds) == 12
    assert all(fold.length > 0 for fold in made.folds)
    # The slits eat into the fold between lid and tongue, and leave most of it.
    assert all(cut.length == pytest.approx(sizes.slit) for cut in made.slits)
    assert sizes.slit < sizes.lid_width / 4
    assert len(fold_path(made)) == 24
    assert moved(fold_path(made), 1, 2)[0][1] == ((made.folds[0].x0 + 1, made.folds[0].y0 + 2),)


def test_a_box_is_as_large_as_a_ruler_says() -> None:
    sizes = measured(Contents(Size(63, 88), 52, 0.32))

    assert sizes.inside == pytest.approx((64.0, 89.0, 17.64))
    assert (sizes.front, sizes.height, sizes.left) == pytest.approx((64.4, 90.2, 18.44))


@pytest.mark.parametrize("cards", [0, 200])
def test_no_box_for_no_cards_or_too_many(cards: int) -> None:
    with pytest.raises(ValueError, match="no box holds"):
        measured(Contents(Size(63, 88), cards, 0.32))


def test_a_thicker_deck_makes_a_deeper_box_and_nothing_else_wider() -> None:
    thin, thick = (measured(Contents(Size(63, 88), cards, 0.32)) for cards in (20, 100))

    assert _outer(thin) == _outer(thick)
    assert thick.left > thin.left + 25


def _outer(sizes: Measures) -> tuple[float, float]:
    return sizes.front, sizes.height


def _ring(made: Blank) -> Points:
    """The outline as points: curves by their ends, which lie within the corner they round."""
    path = cut_path(made)
    end = next(number for number, (kind, _) in enumerate(path) if kind == "h")
    points: Points = []
    for _, step in path[:end]:
        point = step[-1]
        if not points or max(abs(point[0] - points[-1][0]), abs(point[1] - points[-1][1])) > 1e-9:
            points.append(point)
    return points


def _cross(
    one: tuple[tuple[float, float], tuple[float, float]], other: tuple[tuple[float, float], tuple[float, float]]
) -> bool:
    def side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    (a, b), (c, d) = one, other
    slack = 1e-9
    return side(a, b, c) * side(a, b, d) < -slack and side(c, d, a) * side(c, d, b) < -slack


def _area(ring: Points) -> float:
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]))) / 2
