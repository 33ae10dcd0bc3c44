"""Where things stand on a proof."""

from __future__ import annotations

import pytest

from kernekort.imposition.proof import COMMENT, HEAD, PROOF_AREA, pictured, stacked, writing_lines
from kernekort.units import Size

POKER, TAROT, SLIDE, A4 = Size(63, 88), Size(70, 120), Size(320, 180), Size(210, 297)


@pytest.mark.parametrize("trim", [POKER, TAROT, SLIDE, A4])
@pytest.mark.parametrize("sides", [1, 2])
def test_sides_keep_their_proportions_and_stand_clear_of_each_other(trim: Size, sides: int) -> None:
    for paired in (False, True):
        made = pictured(trim, sides, 10.0, paired)
        for box in made.boxes:
            assert box.size.width / box.size.height == pytest.approx(trim.width / trim.height)
        assert all(one.right < other.left for one, other in zip(made.boxes, made.boxes[1:], strict=False))
        assert made.right <= 10 + PROOF_AREA.size.width / 2
        assert made.bottom == made.boxes[0].bottom


def test_three_cards_have_room_on_a_page() -> None:
    height = pictured(POKER, 2).bottom + 1 + COMMENT
    assert 3 * height <= PROOF_AREA.size.height < 4 * height


def test_before_and_now_have_room_beside_each_other() -> None:
    half = (PROOF_AREA.size.width + 6) / 2
    assert pictured(SLIDE, 1, paired=True).right < half
    assert pictured(POKER, 2, half, True).right <= PROOF_AREA.size.width


def test_what_is_left_over_goes_to_all_alike_and_is_written_on() -> None:
    assert stacked([80.0, 80.0], 244.0) == ((0.0, 104.0), (104.0, 104.0))
    assert stacked([120.0, 120.0], 244.0) == ((0.0, 122.0), (122.0, 122.0))
    lines = writing_lines(104.0, HEAD + 50)
    assert lines == (68.0, 76.0, 84.0, 92.0, 100.0)
    assert writing_lines(82.0, 61.0) == (69.0, 77.0)
