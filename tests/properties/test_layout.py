"""What holds for a layout in any of its sizes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernekort.layout import Fit, FitStep
from kernekort.units import Size
from tests.content_decks import deck

SIDES = st.floats(20, 1200)
SIZES = st.builds(Size, SIDES, SIDES)


@given(SIZES, SIZES, SIZES)
def test_what_is_measured_for_one_size_fits_in_every_other(usual: Size, other: Size, third: Size) -> None:
    fit = Fit("title", "display", usual.width / 2, (FitStep(20, 8, 3, "large"),))
    made = replace(
        deck().layout,
        trim=usual,
        formats={"usual": usual, "other": other, "third": third},
        format="usual",
        usual="usual",
        fit={"title": fit},
    )
    there = made.in_format("other")
    (step,) = there.fit["title"].steps
    assert there.scale * usual.width <= other.width * 1.000001
    assert there.scale * usual.height <= other.height * 1.000001
    assert there.fit["title"].width <= other.width / 2 * 1.000001
    assert (step.size / 20, step.leading / 8, there.safe / made.safe) == pytest.approx((there.scale,) * 3)
    assert (step.lines, there.bleed, there.trim) == (3, made.bleed, other)
    again, direct = there.in_format("third"), made.in_format("third")
    assert (again.trim, again.scale) == (direct.trim, direct.scale)
    assert again.fit["title"].width == pytest.approx(direct.fit["title"].width)
