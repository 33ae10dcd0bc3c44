"""What holds for every press plan: told in terms of piles, stacks, knives and turned sheets."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kernekort.imposition import (
    PRESS_MARGIN,
    Box,
    Card,
    Line,
    PressPlan,
    Side,
    behind,
    margin_for,
    press_plan,
    press_sheet_for,
    turning_axis,
)
from kernekort.units import Mm, Size

NEAR = 1e-6
PAPERS = (Size(320, 450), Size(450, 320), Size(297, 420), Size(320, 320))

lengths = st.floats(40, 130).map(lambda length: round(length, 3))
sizes = st.builds(Size, lengths, lengths)
bleeds = st.floats(0, 6).map(lambda length: round(length, 3))
turns: st.SearchStrategy[Literal["long", "short"]] = st.sampled_from(["long", "short"])
marks: st.SearchStrategy[Literal["none", "crop", "full"]] = st.sampled_from(["none", "crop", "full"])


@st.composite
def decks(draw: st.DrawFn) -> tuple[Card, ...]:
    copies = draw(st.lists(st.integers(1, 4), min_size=1, max_size=60))
    return tuple(Card(f"front {n}", f"back {n}", count) for n, count in enumerate(copies))


@st.composite
def plans(draw: st.DrawFn, dealing: Literal["cut-and-stack", "repeat"]) -> tuple[tuple[Card, ...], PressPlan, Mm]:
    cards, trim, bleed, paper = draw(decks()), draw(sizes), draw(bleeds), draw(st.sampled_from(PAPERS))
    chosen = draw(marks)
    sheet = press_sheet_for(trim, bleed, paper, margin_for(chosen, bleed, PRESS_MARGIN)).value
    assume(sheet is not None)
    assert sheet is not None
    made = press_plan(cards, trim, bleed, sheet, draw(turns), dealing, chosen)
    assert made.value is not None
    assert made.findings == ()
    return cards, made.value, bleed


def fronts(plan: PressPlan) -> list[Side]:
    return [side for side in plan.plan.sides if side.kind != "back"]


@given(plans("cut-and-stack"))
@settings(max_examples=60, deadline=None)
def test_the_stacks_on_each_other_are_the_deck(made: tuple[tuple[Card, ...], PressPlan, Mm]) -> None:
    cards, plan, _ = made
    stacks: dict[tuple[Mm, Mm], list[str]] = {}
    for sheet in fronts(plan):
        for placed in sheet.placements:
            stacks.setdefault((placed.top, placed.left), []).append(placed.face)
    gathered = [face for spot in sorted(stacks) for face in stacks[spot]]
    assert gathered == [card.front for card in cards for _ in range(card.copies)]
    heights = [len(stacks[spot]) for spot in sorted(stacks)]
    assert max(heights) - min(heights) <= 1
    assert heights == sorted(heights, reverse=True)


@given(plans("cut-and-stack"))
@settings(max_examples=40, deadline=None)
def test_all_sheets_but_the_last_are_full(made: tuple[tuple[Card, ...], PressPlan, Mm]) -> None:
    _, plan, _ = made
    counts = [len(sheet.placements) for sheet in fronts(plan)]
    assert set(counts[:-1]) <= {max(counts)}
    assert all(sheet.run == 1 for sheet in plan.plan.sides)


@given(plans("repeat"))
@settings(max_examples=60, deadline=None)
def test_step_and_repeat_prints_enough_of_each_card_and_wastes_no_place(
    made: tuple[tuple[Card, ...], PressPlan, Mm],
) -> None:
    cards, plan, _ = made
    printed: Counter[str] = Counter()
    for sheet in fronts(plan):
        shares = Counter(placed.face for placed in sheet.placements)
        assert max(shares.values()) - min(shares.values()) <= 1
        for face, share in shares.items():
            printed[face] += share * sheet.run
        # One sheet fewer, and some card would be short.
        wanted = {card.front: card.copies for card in cards}
        assert any(share * (sheet.run - 1) < wanted[face] for face, share in shares.items())
    assert all(printed[card.front] >= card.copies for card in cards)
    places = {(placed.left, placed.top) for sheet in fronts(plan) for placed in sheet.placements}
    assert all(len(sheet.placements) == len(places) for sheet in fronts(plan))


@given(st.one_of(plans("cut-and-stack"), plans("repeat")))
@settings(max_examples=60, deadline=None)
def test_every_back_lies_behind_its_front(made: tuple[tuple[Card, ...], PressPlan, Mm]) -> None:
    _, plan, _ = made
    sides, trim, paper = plan.plan.sides, plan.plan.trim, plan.plan.paper
    assert plan.plan.backs in ("long", "short")
    axis = turning_axis(paper, plan.plan.backs)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert (front.kind, back.kind, front.number, front.run) == ("front", "back", back.number, back.run)
        for one, other in zip(front.placements, back.placements, strict=True):
            assert other.face == one.face.replace("front", "back")
            assert near(behind(one.box(trim), paper, axis), other.box(trim))
            assert near(behind(one.shown(trim), paper, axis), other.shown(trim))


@given(st.one_of(plans("cut-and-stack"), plans("repeat")))
@settings(max_examples=60, deadline=None)
def test_all_of_the_bleed_is_shown_and_nothing_is_printed_over_it(
    made: tuple[tuple[Card, ...], PressPlan, Mm],
) -> None:
    _, plan, bleed = made
    trim, paper = plan.plan.trim, plan.plan.paper
    for side in plan.plan.sides:
        around = plan.around(side)
        for placed in side.placements:
            shown = placed.bleed
            assert min(shown.left, shown.top, shown.right, shown.bottom) >= bleed - NEAR
            assert max(shown.left, shown.top, shown.right, shown.bottom) <= bleed + NEAR
        boxes = [placed.shown(trim) for placed in side.placements]
        free = grown(Box(0, 0, paper.width, paper.height), 0.1 - PRESS_MARGIN)
        outside = grown(around.block, bleed)
        drawn = [*map(stroke, side.lines), *(target.box for target in around.targets), *around.patches]
        assert all(box.within(outside) for box in boxes)
        assert all(thing.within(free) for thing in drawn)
        assert not any(meet(thing, outside) for thing in drawn)
        assert not any(meet(one, other) for one in around.patches for other in map(stroke, side.lines))
        assert not any(
            meet(one.box, other) for one in around.targets for other in (*around.patches, *map(stroke, side.lines))
        )


@given(plans("cut-and-stack"))
@settings(max_examples=40, deadline=None)
def test_every_cut_has_a_mark_at_both_its_ends(made: tuple[tuple[Card, ...], PressPlan, Mm]) -> None:
    _, plan, _ = made
    full = fronts(plan)[0]
    if not full.lines:
        return
    for placed in full.placements:
        box = placed.box(plan.plan.trim)
        for x in (box.left, box.right):
            assert len([line for line in full.lines if line.x0 == line.x1 and abs(line.x0 - x) < 1e-3]) == 2
        for y in (box.top, box.bottom):
            assert len([line for line in full.lines if line.y0 == line.y1 and abs(line.y0 - y) < 1e-3]) == 2


def grown(box: Box, by: Mm) -> Box:
    return Box(box.left - by, box.top - by, box.right + by, box.bottom + by)


def stroke(line: Line) -> Box:
    """A line with the width that it is drawn in."""
    half = 0.25 * 25.4 / 72 / 2
    return grown(Box(min(line.x0, line.x1), min(line.y0, line.y1), max(line.x0, line.x1), max(line.y0, line.y1)), half)


def meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right - NEAR
        and other.left < one.right - NEAR
        and one.top < other.bottom - NEAR
        and other.top < one.bottom - NEAR
    )


def near(one: Box, other: Box) -> bool:
    ends = ((one.left, other.left), (one.top, other.top), (one.right, other.right), (one.bottom, other.bottom))
    return all(abs(first - second) < NEAR for first, second in ends)
