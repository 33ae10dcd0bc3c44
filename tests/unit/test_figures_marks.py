"""The small marks: readable values, in one colour, in boxes of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kernekort.figures import SUITS, arrow, cards_icon, check, dial, icon, level, pen, people, talk

INK = "#17191C"


def circles(svg: str) -> list[tuple[float, float]]:
    """Where the circles of a mark begin: one pair of numbers for each closed curve."""
    starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)C", svg)
    return [(float(x), float(y)) for x, y in starts]


ALL_MARKS = [
    *(icon(suit, INK) for suit in SUITS),
    *(dial(minutes, INK) for minutes in (0, 1, 30, 59, 60, 90)),
    *(people(count, INK) for count in range(10)),
    *(level(steps, INK) for steps in (1, 2, 3)),
    *(draw(INK) for draw in (cards_icon, pen, talk, check, arrow)),
]


@pytest.mark.parametrize("svg", ALL_MARKS)
def test_every_mark_is_a_whole_svg_in_one_colour(svg: str) -> None:
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.get("viewBox") in ("0 0 24 24", "0 0 40 24")
    assert set(re.findall(r"#[0-9A-Fa-f]+", svg)) == {INK}
    for element in root:
        assert element.get("fill") is not None
        if element.get("stroke") is not None:
            assert element.get("fill") == "none"
        assert not re.search(r"[Aa]|\.\d{3}", element.get("d", ""))


@pytest.mark.parametrize("suit", SUITS)
def test_an_icon_may_have_a_core_of_its_own_colour(suit: str) -> None:
    svg = icon(suit, INK, "#E5331B")
    assert svg.count("#E5331B") == 1
    assert svg.replace("#E5331B", INK) == icon(suit, INK)


def test_icons_differ() -> None:
    assert len({icon(suit, INK) for suit in SUITS}) == len(SUITS)


def test_an_unknown_suit_has_no_icon() -> None:
    with pytest.raises(ValueError, match="no suit: 'wild'"):
        icon("wild", INK)


@pytest.mark.parametrize("count", range(1, 9))
def test_as_many_dots_as_people(count: int) -> None:
    assert len(circles(people(count, INK))) == count


def test_everyone_is_a_ring_and_so_are_more_than_can_be_told_apart() -> None:
    assert people(0, INK) == people(9, INK) == people(30, INK)
    assert len({people(count, INK) for count in range(9)}) == 9


def test_a_dial_fills_with_the_minutes_and_is_full_at_sixty() -> None:
    assert dial(60, INK) == dial(90, INK)
    assert len({dial(minutes, INK) for minutes in range(61)}) == 61
    assert " 20.2 12Z" in dial(15, INK)
    assert "12 20.2Z" in dial(30, INK)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_level_is_so_many_filled_discs_of_three(steps: int) -> None:
    root = ElementTree.fromstring(level(steps, INK))  # noqa: S314
    full = "".join(element.get("d", "") for element in root if element.get("stroke") is None)
    empty = "".join(element.get("d", "") for element in root if element.get("stroke") is not None)
    assert full.count("M") == steps
    assert empty.count("M") == 3 - steps


def test_the_marks_of_a_level_stay_in_their_box_and_apart() -> None:
    numbers = [float(text) for text in re.findall(r"-?\d+(?:\.\d+)?", level(3, INK).split('d="')[1].split('"')[0])]
    assert min(numbers[::2]) >= 0
    assert max(numbers[::2]) <= 40
    assert 20 - 5.6 - (6.4 + 5.6) >= 2


@pytest.mark.parametrize(
    "draw", [lambda: dial(-1, INK), lambda: people(-1, INK), lambda: level(0, INK), lambda: level(4, INK)]
)
def test_values_that_do_not_exist_are_refused(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(ValueError, match=r"no (time|group|level)"):
        draw()
