"""Path data: round circles, tips that meet, spirals that end where they say."""

from __future__ import annotations

import re
from itertools import pairwise
from math import hypot

import pytest

from kernekort.figures.geometry import (
    MIDDLE,
    Point,
    arc,
    disc,
    filled,
    lens,
    number,
    pair,
    polar,
    spiral,
    stroked,
)


def points_along(data: str, steps: int = 16) -> list[Point]:
    """Points on the curves of path data that begins with a single move."""
    numbers = [float(text) for text in re.findall(r"-?\d+(?:\.\d+)?", data.replace("Z", ""))]
    ends = list(zip(numbers[::2], numbers[1::2], strict=True))
    pen, rest = ends[0], ends[1:]
    found: list[Point] = []
    for first, second, third in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        for step in range(steps + 1):
            t = step / steps
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
            knots = (pen, first, second, third)
            x = sum(weight * knot[0] for weight, knot in zip(weights, knots, strict=True))
            y = sum(weight * knot[1] for weight, knot in zip(weights, knots, strict=True))
            found.append((x, y))
        pen = third
    return found


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (1.236, "1.24"), (0.5, "0.5"), (-0.001, "0"), (-3.1, "-3.1"), (120.0, "120")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("radius", [2.1, 20.0, 110.0])
def test_a_disc_is_round(radius: float) -> None:
    distances = [hypot(x - 120, y - 120) for x, y in points_along(disc(MIDDLE, radius))]
    assert min(distances) == pytest.approx(radius, abs=0.02)
    assert max(distances) == pytest.approx(radius, rel=0.0004, abs=0.02)


@pytest.mark.parametrize(("start", "sweep"), [(0, 90), (-45, 300), (30, -200), (10, 12)])
def test_an_arc_keeps_to_its_circle_and_ends_where_it_should(start: float, sweep: float) -> None:
    data = f"M{pair(polar(100, start))}{arc(MIDDLE, 100, start, sweep)}"
    points = points_along(data)
    assert all(hypot(x - 120, y - 120) == pytest.approx(100, abs=0.02) for x, y in points)
    assert points[-1] == pytest.approx(polar(100, start + sweep), abs=0.01)


def test_a_lens_has_its_tips_and_bulges_alike_to_both_sides() -> None:
    points = points_along(lens((20, 50), (80, 50), 12))
    assert points[0] == pytest.approx((20, 50), abs=0.01)
    assert points[-1] == pytest.approx((20, 50), abs=0.01)
    assert any(point == pytest.approx((80, 50), abs=0.01) for point in points)
    assert min(y for _, y in points) == pytest.approx(38, abs=0.05)
    assert max(y for _, y in points) == pytest.approx(62, abs=0.05)


@pytest.mark.parametrize("hand", [1, -1])
def test_a_spiral_grows_evenly_from_the_middle_to_its_end(hand: int) -> None:
    data, end = spiral(MIDDLE, 100, 3, rotation=90, hand=hand)
    assert end == pytest.approx((120, 220), abs=0.01)
    distances = [hypot(x - 120, y - 120) for x, y in points_along(data)]
    assert distances[0] == pytest.approx(0, abs=0.01)
    assert distances[-1] == pytest.approx(100, abs=0.01)
    assert all(later > earlier - 0.02 for earlier, later in pairwise(distances))


def test_the_hands_of_a_spiral_are_mirror_images() -> None:
    right, left = (points_along(spiral((0, 0), 10, 2, hand=hand)[0]) for hand in (1, -1))
    assert all(one == pytest.approx((x, -y), abs=0.011) for one, (x, y) in zip(right, left, strict=True))


def test_nothing_is_drawn_without_a_path() -> None:
    assert filled("", "#000000") == ""
    assert stroked("", "#000000", 2) == ""
