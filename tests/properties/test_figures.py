"""What holds for every figure of every card: it stays in its field, and lies where a card can show it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.figures import SUITS, Paint, Spot, core_at, figure, place
from kernekort.units import Size

PAINT = Paint("#111111", "#222222", "#333333", "#444444", "#555555", ("#666666", "#777777"))
POKER = Size(63, 88)
NEAR = 0.02

suits = st.sampled_from(SUITS)
seeds = st.text(alphabet="abcdefghijklmnopqrstuvwxyz-0123456789", min_size=1, max_size=24)
below = st.floats(25, 48)


def edges(spot: Spot, card: Size) -> tuple[float, float, float, float]:
    """How far the field of a placed figure lies inside the trim: left, top, right, bottom, below 0 when cropped."""
    inset = spot.diameter * 10 / 240
    left, top, size = spot.left + inset, spot.top + inset, spot.diameter - 2 * inset
    return left, top, card.width - left - size, card.height - top - size


def core_inside(suit: str, seed: str, spot: Spot, card: Size) -> float:
    """How far the ring round the core lies inside the trim, where it is nearest to an edge."""
    x, y = (at * spot.diameter / 240 for at in core_at(suit, seed))
    radius = spot.diameter * 20 / 240
    x, y = spot.left + x, spot.top + y
    return min(x, y, card.width - x, card.height - y) - radius


def reach(svg: str) -> tuple[float, float, float, float]:
    """The least and most x and y of all that is drawn, with the width of lines."""
    least_x = least_y = 240.0
    most_x = most_y = 0.0
    for data, attributes in re.findall(r'<path d="([^"]*)"([^>]*)>', svg):
        width = re.search(r'stroke-width="([\d.]+)"', attributes)
        half = float(width[1]) / 2 if width else 0.0
        # Only where curves end, since handles reach outside them; circles are cut at their four extremes.
        ends = re.findall(r"(?:[ML]|C(?:-?[\d.]+ ){4})(-?[\d.]+) (-?[\d.]+)", data)
        xs, ys = [float(x) for x, _ in ends], [float(y) for _, y in ends]
        least_x, most_x = min(least_x, min(xs) - half), max(most_x, max(xs) + half)
        least_y, most_y = min(least_y, min(ys) - half), max(most_y, max(ys) + half)
    return least_x, least_y, most_x, most_y


@given(suits, seeds)
def test_a_figure_stays_in_its_field(suit: str, seed: str) -> None:
    least_x, least_y, most_x, most_y = reach(figure(suit, seed, PAINT))
    assert min(least_x, least_y) >= 10 - NEAR
    assert max(most_x, most_y) <= 230 + NEAR


@given(suits, seeds, below)
def test_the_core_lies_wholly_on_the_card(suit: str, seed: str, text_end: float) -> None:
    spot = place(suit, seed, POKER, text_end)
    assert core_inside(suit, seed, spot, POKER) >= 5 - NEAR


@given(suits, seeds, below)
def test_the_figure_begins_clear_of_the_text(suit: str, seed: str, text_end: float) -> None:
    assert edges(place(suit, seed, POKER, text_end), POKER)[1] >= text_end + 4 - NEAR


@given(suits, seeds, st.floats(25, 46), st.floats(0, 6))
def test_the_margin_to_the_text_is_the_one_asked_for(suit: str, seed: str, text_end: float, margin: float) -> None:
    assert edges(place(suit, seed, POKER, text_end, margin), POKER)[1] >= text_end + margin - NEAR


@given(suits, seeds, below)
def test_one_or_two_edges_crop_the_figure_and_none_is_missed_by_a_hair(suit: str, seed: str, text_end: float) -> None:
    left, top, right, bottom = edges(place(suit, seed, POKER, text_end), POKER)
    assert top > 0
    assert bottom <= -3 + NEAR
    cropped = [side for side in (left, right) if side < 0]
    assert len(cropped) <= (0 if suit == "joker" else 1)
    assert all(abs(side) >= 3 - NEAR for side in (left, right))


@given(suits, seeds, below)
def test_sizes_stay_between_the_smallest_and_the_largest(suit: str, seed: str, text_end: float) -> None:
    spot = place(suit, seed, POKER, text_end)
    assert 44 <= spot.diameter <= 80
    assert spot == place(suit, seed, POKER, text_end)


@given(suits, seeds, st.floats(20, 33))
def test_short_text_leaves_the_figure_large(suit: str, seed: str, text_end: float) -> None:
    assert place(suit, seed, POKER, text_end).diameter >= 60


@given(suits, seeds, st.floats(60, 80))
def test_text_that_is_much_too_long_gets_the_smallest_figure_with_its_core_on_the_card(
    suit: str, seed: str, text_end: float
) -> None:
    spot = place(suit, seed, POKER, text_end)
    assert spot.diameter == pytest.approx(44)
    assert core_inside(suit, seed, spot, POKER) >= 5 - NEAR


@given(
    suits,
    seeds,
    st.sampled_from([Size(70, 120), Size(74, 105), Size(105, 148), Size(148, 105), Size(59, 91)]),
    st.floats(0.2, 0.5),
)
def test_other_cards_are_treated_alike(suit: str, seed: str, card: Size, share: float) -> None:
    spot = place(suit, seed, card, card.height * share)
    assert core_inside(suit, seed, spot, card) >= 5 - NEAR
    assert edges(spot, card)[1] >= card.height * share + 4 - NEAR
    assert edges(spot, card)[3] < 0


@pytest.mark.parametrize("suit", [suit for suit in SUITS if suit != "joker"])
def test_cards_of_a_suit_lie_in_many_ways(suit: str) -> None:
    spots = [place(suit, f"kort-{index}", POKER, 35) for index in range(40)]
    assert len({spot.left for spot in spots}) >= 30
    assert len({spot.diameter for spot in spots}) >= 20


@pytest.mark.parametrize("suit", [suit for suit in SUITS if suit not in ("joker", "ambition")])
def test_both_sides_get_their_share_of_the_cropping(suit: str) -> None:
    sides = [edges(place(suit, f"kort-{index}", POKER, 35), POKER) for index in range(60)]
    assert sum(left < 0 for left, _, _, _ in sides) >= 12
    assert sum(right < 0 for _, _, right, _ in sides) >= 12
