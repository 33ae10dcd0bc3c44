"""Plans of known decks, checked number by number."""

from __future__ import annotations

import pytest

from kernekort.imposition import Backs, Box, Card, Plan, Sheet, behind, plan, sheet_for, turning_axis
from kernekort.units import Insets, Size

A4 = Size(210, 297)
POKER = Size(63, 88)


def nine_up() -> Sheet:
    sheet = sheet_for(POKER, 3, A4).value
    assert sheet is not None
    return sheet


def deck(count: int, back: bool = True) -> list[Card]:
    return [Card(f"f{n}", f"b{n}" if back else None) for n in range(count)]


def made(cards: list[Card], backs: Backs, sheet: Sheet | None = None, groups: int = 1) -> Plan:
    checked = plan(cards, POKER, 3, sheet or nine_up(), backs, groups)
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


def test_nine_poker_cards_lie_edge_to_edge_in_the_middle_of_a4() -> None:
    side = made(deck(9), "none").sides[0]
    assert side.kind == "single"
    corners = [(place.left, place.top) for place in side.placements]
    assert corners == [(x, y) for y in (16.5, 104.5, 192.5) for x in (10.5, 73.5, 136.5)]


def test_touching_cards_show_bleed_outwards_only() -> None:
    bleeds = [place.bleed for place in made(deck(9), "none").sides[0].placements]
    assert bleeds[0] == Insets(2, 2, 0, 0)
    assert bleeds[4] == Insets(0, 0, 0, 0)
    assert bleeds[8] == Insets(0, 0, 2, 2)


def test_cards_above_a_broken_row_show_bleed_downwards() -> None:
    bleeds = [place.bleed for place in made(deck(7), "none").sides[0].placements]
    assert [bleed.bottom for bleed in bleeds] == [0, 0, 0, 0, 2, 2, 2]
    assert bleeds[6] == Insets(2, 0, 0, 2)


def test_a_lone_row_shows_bleed_at_its_end() -> None:
    bleeds = [place.bleed for place in made(deck(2), "none").sides[0].placements]
    assert bleeds[1] == Insets(0, 2, 2, 2)


def test_long_edge_mirrors_the_columns_and_keeps_the_faces_upright() -> None:
    front, back = made(deck(4), "long").sides
    assert (front.kind, back.kind) == ("front", "back")
    assert [(place.face, place.left, place.top, place.quarter_turns) for place in back.placements] == [
        ("b0", 136.5, 16.5, 0),
        ("b1", 73.5, 16.5, 0),
        ("b2", 10.5, 16.5, 0),
        ("b3", 136.5, 104.5, 0),
    ]
    assert back.placements[0].bleed == Insets(0, 2, 2, 0)


def test_short_edge_mirrors_the_rows_and_turns_the_faces_half_round() -> None:
    back = made(deck(4), "short").sides[1]
    assert [(place.face, place.left, place.top, place.quarter_turns) for place in back.placements] == [
        ("b0", 10.5, 192.5, 2),
        ("b1", 73.5, 192.5, 2),
        ("b2", 136.5, 192.5, 2),
        ("b3", 10.5, 104.5, 2),
    ]
    assert back.placements[0].bleed == Insets(2, 0, 0, 2)


def test_on_paper_lying_down_the_long_edge_is_at_the_top() -> None:
    assert turning_axis(A4, "long") == turning_axis(A4.turned(), "short") == "vertical"
    assert turning_axis(A4, "short") == turning_axis(A4.turned(), "long") == "horizontal"
    assert behind(Box(10, 20, 73, 108), A4.turned(), "horizontal") == Box(10, 102, 73, 190)


def test_cards_on_their_side_have_backs_that_stand_the_other_way() -> None:
    sheet = sheet_for(Size(90, 63), 3, A4, gutter=8).value
    assert sheet is not None
    turned = Sheet("t", {}, A4, POKER, 2, 4, 13, 10.5, 96, 71, 2, turned=True)
    front, back = made(deck(8), "long", turned).sides
    assert {place.quarter_turns for place in front.placements} == {1}
    assert {place.quarter_turns for place in back.placements} == {3}
    assert front.placements[0].box(POKER) == Box(13, 10.5, 101, 73.5)
    assert back.placements[0].box(POKER) == Box(109, 10.5, 197, 73.5)


def test_a_card_without_a_back_leaves_its_place_white() -> None:
    cards = [Card("f0", "b0"), Card("f1", None), Card("f2", "b2")]
    back = made(cards, "long").sides[1]
    assert [(place.face, place.left) for place in back.placements] == [("b0", 136.5), ("b2", 10.5)]


@pytest.mark.parametrize("backs", ["long", "short", "fold"])
def test_a_deck_without_any_backs_is_printed_on_one_side(backs: Backs) -> None:
    plan_made = made(deck(12, back=False), backs)
    assert plan_made.backs == "none"
    assert [side.kind for side in plan_made.sides] == ["single", "single"]


def test_copies_multiply_and_none_means_none() -> None:
    cards = [Card("a", "x", 3), Card("b", "x", 0), Card("c", "x")]
    front, back = made(cards, "long").sides
    assert [place.face for place in front.placements] == ["a", "a", "a", "c"]
    assert [place.face for place in back.placements] == ["x"] * 4


def test_equal_grounds_are_laid_together_on_touching_cards_only() -> None:
    cards = [Card(f"{ground}{n}", ground=ground) for n in range(3) for ground in ("red", "green")]
    placed = [place.face for place in made(cards, "none").sides[0].placements]
    assert placed == ["red0", "red1", "red2", "green0", "green1", "green2"]
    gutters = sheet_for(POKER, 3, A4, gutter=6).value
    assert gutters is not None
    placed = [place.face for place in made(cards, "none", gutters).sides[0].placements]
    assert placed == [card.front for card in cards]


def test_groups_are_whole_decks_each_from_a_fresh_sheet() -> None:
    sides = made(deck(10), "long", groups=2).sides
    assert [(side.group, side.number, side.kind) for side in sides] == [
        (group, number, kind) for group in (1, 2) for number in (1, 2) for kind in ("front", "back")
    ]
    assert sides[2].placements == sides[6].placements


def test_nothing_to_place_is_said() -> None:
    for cards in ([], [Card("f", copies=0)]):
        checked = plan(cards, POKER, 3, nine_up(), "long")
        assert checked.value is None
        assert [finding.code for finding in checked.findings] == ["no-cards-to-place"]


def test_a_sheet_for_another_card_is_refused() -> None:
    sheet = Sheet("badges", {}, A4, Size(80, 50), 2, 5, 18, 13, 95, 55)
    (finding,) = plan(deck(1), POKER, 3, sheet, "none").findings
    assert finding.code == "sheet-not-for-card"
    assert finding.facts == {"sheet": "badges", "card": "63 × 88", "made_for": "80 × 50"}


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        (Sheet("s", {}, A4, None, 4, 3, 10, 16, 63, 88), "sheet-too-small"),
        (Sheet("s", {}, A4, None, 0, 0, 0, 0, 0, 0), "sheet-too-small"),
        (Sheet("s", {}, A4, None, 2, 2, 10, 10, 60, 90), "sheet-cards-overlap"),
        (Sheet("s", {}, A4, None, 2, 2, 10, 10, 70, 80), "sheet-cards-overlap"),
    ],
)
def test_a_grid_that_cannot_be_is_refused(sheet: Sheet, code: str) -> None:
    checked = plan(deck(1), POKER, 3, sheet, "none")
    assert checked.value is None
    assert [finding.code for finding in checked.findings] == [code]
