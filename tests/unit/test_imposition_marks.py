"""Marks to cut along: where they are, and where they must not be."""

from __future__ import annotations

from kernekort.imposition import Card, Line, Sheet, plan, sheet_for
from kernekort.units import Size

A4 = Size(210, 297)
POKER = Size(63, 88)


def lines(count: int, sheet: Sheet) -> tuple[Line, ...]:
    made = plan([Card("f", "b", copies=count)], POKER, 3, sheet, "long").value
    assert made is not None
    assert made.sides[1].lines == ()
    return made.sides[0].lines


def sheet_with(gutter: float) -> Sheet:
    sheet = sheet_for(POKER, 3, A4, gutter).value
    assert sheet is not None
    return sheet


def test_touching_cards_have_marks_at_both_ends_of_every_cut_and_nowhere_else() -> None:
    found = lines(9, sheet_with(0))
    upright = {(line.x0, line.y0, line.y1) for line in found if line.x0 == line.x1}
    level = {(line.y0, line.x0, line.x1) for line in found if line.y0 == line.y1}
    assert upright == {
        *((x, 10.0, 14.0) for x in (10.5, 73.5, 136.5, 199.5)),
        *((x, 283.0, 287.0) for x in (10.5, 73.5, 136.5, 199.5)),
    }
    assert level == {
        *((y, 5.0, 8.0) for y in (16.5, 104.5, 192.5, 280.5)),
        *((y, 202.0, 205.0) for y in (16.5, 104.5, 192.5, 280.5)),
    }


def test_gutters_of_eight_millimetres_hold_short_marks_between_the_bleeds() -> None:
    top, pitch = 20, 96
    found = lines(4, Sheet("s", {}, A4, POKER, 2, 2, 30, top, 71, pitch))
    between_rows = [line for line in found if line.x0 == line.x1 and top + 88 < line.y0 < top + pitch]
    assert {round(line.y0 - top - 88, 6) for line in between_rows} == {2.5}
    assert {round(line.y1 - top - 88, 6) for line in between_rows} == {5.5}


def test_gutters_filled_with_bleed_hold_no_marks() -> None:
    sheet = sheet_with(4)
    found = lines(9, sheet)
    right_of_first = sheet.left + 63
    assert all(not right_of_first < line.x0 < right_of_first + 4 for line in found)
    assert found != ()


def test_a_broken_last_row_is_marked_where_its_cards_end() -> None:
    found = lines(4, sheet_with(0))
    assert Line(74.0, 192.5, 78.0, 192.5) in found
    assert {line.y0 for line in found if line.y0 == line.y1} == {16.5, 104.5, 192.5}


def test_precut_sheets_have_no_marks() -> None:
    assert lines(4, Sheet("avery", {}, A4, POKER, 2, 2, 20, 20, 70, 95, precut=True)) == ()
