"""Cards printed on one side of the paper and folded."""

from __future__ import annotations

import pytest

from kernekort.imposition import Card, Plan, Sheet, plan, sheet_for
from kernekort.units import Insets, Size

A4 = Size(210, 297)
POKER, TAROT = Size(63, 88), Size(70, 120)


def folded(trim: Size, cards: list[Card], paper: Size = A4) -> Plan:
    sheet = sheet_for(trim, 3, paper).value
    assert sheet is not None
    checked = plan(cards, trim, 3, sheet, "fold")
    assert checked.value is not None
    return checked.value


@pytest.mark.parametrize("paper", [A4, A4.turned()])
@pytest.mark.parametrize(("trim", "count", "turned"), [(POKER, 4, True), (TAROT, 2, False)])
def test_most_cards_go_on_the_paper_the_way_it_lies_best(trim: Size, count: int, turned: bool, paper: Size) -> None:
    made = folded(trim, [Card("f", "b", copies=count)], paper)
    assert len(made.sides) == 1
    assert len(made.sides[0].placements) == 2 * count
    assert made.paper == (A4.turned() if turned else A4)
    assert len(folded(trim, [Card("f", "b", copies=count + 1)], paper).sides) == 2


def test_the_back_stands_upright_to_the_right_of_its_front() -> None:
    front, back = folded(POKER, [Card("f", "b")]).sides[0].placements
    assert (front.face, back.face) == ("f", "b")
    assert (front.left, front.top) == (18.5, 13)
    assert (back.left, back.top) == (81.5, 13)
    assert front.quarter_turns == back.quarter_turns == 0
    assert front.bleed == Insets(2, 2, 0, 2)
    assert back.bleed == Insets(0, 2, 2, 2)


def test_below_a_level_fold_the_back_stands_on_its_head() -> None:
    card = Size(150, 60)
    front, back = folded(card, [Card("f", "b")]).sides[0].placements
    assert back.top == pytest.approx(front.top + 60)
    assert back.left == front.left
    assert (front.quarter_turns, back.quarter_turns) == (0, 2)
    assert front.bleed.bottom == back.bleed.top == 0


def test_the_fold_is_dashed_and_the_cuts_are_solid() -> None:
    side = folded(POKER, [Card("f", "b", copies=4)]).sides[0]
    folds = [line for line in side.lines if line.dashed]
    assert {line.x0 for line in folds} == {81.5, 215.5}
    assert all(line.x0 == line.x1 for line in folds)
    cuts_upright = {line.x0 for line in side.lines if not line.dashed and line.x0 == line.x1}
    assert cuts_upright == {18.5, 144.5, 152.5, 278.5}


def test_a_card_without_a_back_leaves_half_of_itself_white() -> None:
    side = folded(POKER, [Card("f", "b"), Card("g"), Card("h", "c")]).sides[0]
    assert [place.face for place in side.placements] == ["f", "b", "g", "h", "c"]
    white_left = side.placements[2].left + 63
    assert all(not (white_left < line.x0 < white_left + 63 and 13 < line.y0 < 101) for line in side.lines)


def test_too_small_paper_is_said() -> None:
    big = Size(150, 150)
    sheet = Sheet("s", {}, A4, None, 1, 1, 30, 70, 150, 150)
    (finding,) = plan([Card("f", "b")], big, 3, sheet, "fold").findings
    assert finding.code == "sheet-too-small"
    assert finding.facts == {"card": "150 × 150", "paper": "210 × 297"}


def test_precut_cards_are_not_folded() -> None:
    sheet = Sheet("avery", {}, A4, POKER, 2, 2, 20, 20, 70, 95, precut=True)
    (finding,) = plan([Card("f", "b")], POKER, 3, sheet, "fold").findings
    assert finding.code == "sheet-cannot-fold"
