"""What holds for every plan, whatever the cards and the paper: told in terms of paper, scissors and a turned sheet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kernekort.imposition import Box, Card, Line, Placement, Plan, Sheet, Side, plan, sheet_for
from kernekort.units import Mm, Size

NEAR = 1e-6
MARGIN = 5.0
A4 = Size(210, 297)
PAPERS = (A4, A4.turned(), Size(297, 420), Size(320, 450), Size(450, 320), Size(200, 200))

lengths = st.floats(25, 120).map(lambda length: round(length, 3))
sizes = st.builds(Size, lengths, lengths)
bleeds = st.floats(0, 6)
gutters = st.one_of(st.just(0.0), st.floats(0, 12))
shown = st.floats(0, 4)
grounds = st.sampled_from(["#0E7A53", "#F58A7E", "#FFC62E"])


@st.composite
def decks(draw: st.DrawFn, kinds: tuple[str, ...]) -> tuple[Card, ...]:
    """Cards with own backs, a back they share, or none; some of them several times."""
    count = draw(st.integers(1, 40))
    backs = draw(st.lists(st.sampled_from(kinds), min_size=count, max_size=count))
    copies = draw(st.lists(st.integers(1, 4), min_size=count, max_size=count))
    back_of = {"own": "back {}", "shared": "shared back", "none": None}
    return tuple(
        Card(f"front {n}", name.format(n) if (name := back_of[backs[n]]) else None, copies[n], draw(grounds))
        for n in range(count)
    )


@dataclass(frozen=True)
class Case:
    """A deck with its measures and the sheet found for it."""

    cards: tuple[Card, ...]
    trim: Size
    bleed: Mm
    sheet: Sheet
    groups: int

    def plan(self, backs: Literal["long", "short", "fold", "none"]) -> Plan:
        checked = plan(self.cards, self.trim, self.bleed, self.sheet, backs, self.groups)
        assume(checked.value is not None)
        assert checked.value is not None
        return checked.value

    @property
    def has_backs(self) -> bool:
        return any(card.back for card in self.cards)


@st.composite
def cases(draw: st.DrawFn, kinds: tuple[str, ...] = ("own", "shared", "none")) -> Case:
    """A deck with these kinds of backs on a sheet by arithmetic."""
    trim, bleed = draw(sizes), draw(bleeds)
    sheet = sheet_for(trim, bleed, draw(st.sampled_from(PAPERS)), draw(gutters), draw(shown)).value
    assume(sheet is not None)
    assert sheet is not None
    return Case(draw(decks(kinds)), trim, bleed, sheet, draw(st.integers(1, 3)))


def fronts_and_backs(made: Plan) -> list[tuple[Side, Side]]:
    return list(zip(made.sides[::2], made.sides[1::2], strict=True))


def interiors_meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > NEAR and down > NEAR


def crosses(line: Line, box: Box) -> bool:
    """Whether any part of a line lies on a box, its edge included."""
    return (
        line.x0 < box.right + NEAR
        and line.x1 > box.left - NEAR
        and line.y0 < box.bottom + NEAR
        and line.y1 > box.top - NEAR
    )


@given(cases(), st.sampled_from(["long", "short", "fold", "none"]))
@settings(max_examples=60, deadline=None)
def test_each_face_is_placed_once_per_copy_in_every_group(
    case: Case, backs: Literal["long", "short", "fold", "none"]
) -> None:
    made = case.plan(backs)
    wanted: Counter[str] = Counter()
    for card in case.cards:
        wanted[card.front] += card.copies
        if card.back and backs != "none":
            wanted[card.back] += card.copies
    for group in range(1, case.groups + 1):
        placed = (place.face for side in made.sides if side.group == group for place in side.placements)
        assert Counter(placed) == wanted


@given(cases(), st.sampled_from(["long", "short", "fold", "none"]))
@settings(max_examples=60, deadline=None)
def test_nothing_lies_outside_the_printable_part(case: Case, backs: Literal["long", "short", "fold", "none"]) -> None:
    made = case.plan(backs)
    paper = made.paper
    for side in made.sides:
        boxes = [place.shown(made.trim) for place in side.placements]
        boxes += [Box(line.x0, line.y0, line.x1, line.y1) for line in side.lines]
        for box in boxes:
            assert box.left >= MARGIN - NEAR
            assert box.top >= MARGIN - NEAR
            assert box.right <= paper.width - MARGIN + NEAR
            assert box.bottom <= paper.height - MARGIN + NEAR


@given(cases(), st.sampled_from(["long", "short", "fold", "none"]))
@settings(max_examples=60, deadline=None)
def test_no_two_shown_bleeds_overlap_and_none_is_larger_than_the_bleed(
    case: Case, backs: Literal["long", "short", "fold", "none"]
) -> None:
    made = case.plan(backs)
    for side in made.sides:
        for one, other in combinations(side.placements, 2):
            assert not interiors_meet(one.shown(made.trim), other.shown(made.trim))
        for place in side.placements:
            for edge in (place.bleed.left, place.bleed.top, place.bleed.right, place.bleed.bottom):
                assert 0 <= edge <= case.bleed + NEAR


@given(cases(), st.sampled_from(["long", "short", "fold", "none"]))
@settings(max_examples=60, deadline=None)
def test_no_line_touches_a_card_or_its_bleed(case: Case, backs: Literal["long", "short", "fold", "none"]) -> None:
    made = case.plan(backs)
    for side in made.sides:
        for line in side.lines:
            assert line.x0 == line.x1 or line.y0 == line.y1
            for place in side.placements:
                assert not crosses(line, place.shown(made.trim))


def turned_over(place: Placement, trim: Size, paper: Size, flip: str) -> Box:
    """Where a box lands when a person turns the sheet about the edge that the printer was told: the paper's own."""
    box = place.box(trim)
    about_upright_line = (flip == "long") == (paper.height >= paper.width)
    if about_upright_line:
        return Box(paper.width - box.right, box.top, paper.width - box.left, box.bottom)
    return Box(box.left, paper.height - box.bottom, box.right, paper.height - box.top)


@pytest.mark.parametrize("flip", ["long", "short"])
@given(case=cases())
@settings(max_examples=60, deadline=None)
def test_every_back_lies_behind_its_front(flip: Literal["long", "short"], case: Case) -> None:
    assume(case.has_backs)
    made = case.plan(flip)
    back_of = {card.front: card.back for card in case.cards}
    for front, back in fronts_and_backs(made):
        assert (front.kind, back.kind) == ("front", "back")
        assert (front.number, front.group) == (back.number, back.group)
        behind = list(back.placements)
        for place in front.placements:
            if back_of[place.face] is None:
                continue
            partner = behind.pop(0)
            assert partner.face == back_of[place.face]
            landed, wanted = turned_over(partner, made.trim, made.paper, flip), place.box(made.trim)
            for edge in ("left", "top", "right", "bottom"):
                assert abs(getattr(landed, edge) - getattr(wanted, edge)) < NEAR
        assert behind == []


def direction(quarter_turns: int) -> tuple[int, int]:
    """Where the top of a face points on the sheet (x to the right, y down) after clockwise quarter turns."""
    return {0: (0, -1), 1: (1, 0), 2: (0, 1), 3: (-1, 0)}[quarter_turns % 4]


@pytest.mark.parametrize("flip", ["long", "short"])
@given(case=cases(("own", "shared")))
@settings(max_examples=60, deadline=None)
def test_a_cut_card_turned_like_a_page_shows_its_back_upright(flip: Literal["long", "short"], case: Case) -> None:
    made = case.plan(flip)
    about_upright_line = (flip == "long") == (made.paper.height >= made.paper.width)
    for front, back in fronts_and_backs(made):
        for fore, aft in zip(front.placements, back.placements, strict=True):
            x, y = direction(fore.quarter_turns)
            assert direction(aft.quarter_turns) == ((-x, y) if about_upright_line else (x, -y))


@given(cases())
@settings(max_examples=60, deadline=None)
def test_the_short_edge_of_upright_paper_turns_the_backs_of_upright_cards_half_round(case: Case) -> None:
    assume(case.has_backs and not case.sheet.turned and case.sheet.paper.height >= case.sheet.paper.width)
    for front, back in fronts_and_backs(case.plan("short")):
        assert {place.quarter_turns for place in front.placements} == {0}
        assert {place.quarter_turns for place in back.placements} <= {2}


@given(cases(("own", "shared")))
@settings(max_examples=60, deadline=None)
def test_folded_backs_mirror_their_fronts_about_the_fold_line(case: Case) -> None:
    made = case.plan("fold")
    back_of = {card.front: card.back for card in case.cards}
    for side in made.sides:
        assert side.kind == "single"
        for front, back in zip(side.placements[::2], side.placements[1::2], strict=True):
            assert back.face == back_of[front.face]
            one, other = front.box(made.trim), back.box(made.trim)
            if back.quarter_turns == 0:
                assert abs(one.right - other.left) < NEAR
                assert abs(one.top - other.top) < NEAR
                assert front.bleed.right == back.bleed.left == 0
            else:
                assert back.quarter_turns == 2
                assert abs(one.bottom - other.top) < NEAR
                assert abs(one.left - other.left) < NEAR
                assert front.bleed.bottom == back.bleed.top == 0


@given(cases())
@settings(max_examples=60, deadline=None)
def test_each_group_starts_on_a_fresh_sheet_and_counts_its_own(case: Case) -> None:
    made = case.plan("long")
    sheets = -(-sum(card.copies for card in case.cards) // case.sheet.capacity)
    kinds = ["single"] if made.backs == "none" else ["front", "back"]
    counted = [(side.group, side.number, side.kind) for side in made.sides]
    assert counted == [
        (group, number, kind)
        for group in range(1, case.groups + 1)
        for number in range(1, sheets + 1)
        for kind in kinds
    ]


@given(cases())
@settings(max_examples=60, deadline=None)
def test_grounds_stay_together_where_cards_touch_and_the_order_is_kept_elsewhere(case: Case) -> None:
    made = case.plan("none")
    ground_of = {card.front: card.ground for card in case.cards}
    placed = [place.face for side in made.sides if side.group == 1 for place in side.placements]
    order = [card.front for card in case.cards for _ in range(card.copies)]
    if case.sheet.is_butt_cut(case.trim):
        first_seen = list(dict.fromkeys(ground_of[face] for face in order))
        order.sort(key=lambda face: first_seen.index(ground_of[face]))
    assert placed == order
