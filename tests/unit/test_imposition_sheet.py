"""Sheets by arithmetic and from files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kernekort.findings import Place
from kernekort.imposition import (
    PRESS_MARGIN,
    Card,
    load_press_sheet,
    load_sheet,
    margin_for,
    plan,
    sheet_for,
    sheets_that_fit,
)
from kernekort.library import Library, Root, built_in
from kernekort.units import Size

A4, A3 = Size(210, 297), Size(297, 420)
POKER, TAROT, BUSINESS = Size(63, 88), Size(70, 120), Size(85, 55)
BUILT_IN = Library((Root("built-in", built_in()),))

Write = Callable[[str], Library]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a sheet called ``mine`` and opens the library that holds it and nothing else."""

    def written(text: str) -> Library:
        folder = tmp_path / "layouts" / "_sheets"
        folder.mkdir(parents=True)
        (folder / "mine.yml").write_text("title: {da: Mit, en: Mine}\npaper: A4\n" + text, encoding="utf-8")
        return Library((Root("project", tmp_path.resolve()),))

    return written


@pytest.mark.parametrize(
    ("trim", "paper", "gutter", "columns", "rows", "turned"),
    [
        (POKER, A4, 0, 3, 3, False),
        (POKER, A4, 8, 2, 4, True),
        (TAROT, A4, 8, 2, 2, False),
        (BUSINESS, A4, 0, 2, 5, False),
        (Size(44, 63), A4, 0, 3, 6, True),
        (POKER, A3, 0, 3, 6, True),
        (Size(105, 148), A4, 0, 1, 2, True),
    ],
)
def test_arithmetic_finds_the_most_cards(
    trim: Size, paper: Size, gutter: float, columns: int, rows: int, turned: bool
) -> None:
    sheet = sheet_for(trim, 3, paper, gutter).value
    assert sheet is not None
    assert (sheet.columns, sheet.rows, sheet.turned) == (columns, rows, turned)
    cell = sheet.cell(trim)
    assert 2 * sheet.left + (columns - 1) * sheet.pitch_x + cell.width == pytest.approx(paper.width)
    assert 2 * sheet.top + (rows - 1) * sheet.pitch_y + cell.height == pytest.approx(paper.height)


def test_a_card_larger_than_the_paper_is_refused() -> None:
    for card in (A4, Size(300, 100)):
        checked = sheet_for(card, 3, A4)
        assert checked.value is None
        assert [finding.code for finding in checked.findings] == ["sheet-too-small"]


def test_no_more_bleed_is_shown_than_there_is() -> None:
    for bleed, shown in ((3.0, 2.0), (1.0, 1.0), (0.0, 0.0)):
        sheet = sheet_for(POKER, bleed, A4).value
        assert sheet is not None
        assert sheet.bleed == shown


@pytest.mark.parametrize(
    ("name", "trim", "capacity", "paper"),
    [
        ("a4-poker-9up", POKER, 9, A4),
        ("a4-poker-8up", POKER, 8, A4),
        ("a4-tarot-4up", TAROT, 4, A4),
        ("a4-business-10up", BUSINESS, 10, A4),
        ("a3-poker-16up", POKER, 16, A3),
        ("a3-tarot-9up", TAROT, 9, A3),
        ("sra3-poker-18up", POKER, 18, Size(450, 320)),
        ("sra3-tarot-10up", TAROT, 10, Size(450, 320)),
        ("a4-any", Size(70, 70), 6, A4),
        ("a3-any", Size(70, 70), 15, A3),
        ("avery-c32011", Size(85, 54), 10, A4),
        ("avery-c32015", Size(85, 54), 8, A4),
        ("zweckform-32010", Size(85, 54), 10, A4),
        ("avery-l7414", Size(90, 52), 10, A4),
        ("avery-l4785", Size(80, 50), 10, A4),
        ("sigel-lp800", BUSINESS, 10, A4),
        ("sigel-lp795", BUSINESS, 10, A4),
        ("sigel-dp830", BUSINESS, 10, A4),
        ("geha-p70", Size(85, 54), 10, A4),
        ("avery-l7160", Size(64, 38.1), 21, A4),
    ],
)
def test_every_built_in_sheet_can_be_planned(name: str, trim: Size, capacity: int, paper: Size) -> None:
    checked = load_sheet(BUILT_IN, name, trim, 3)
    assert checked.findings == ()
    assert checked.value is not None
    assert (checked.value.name, checked.value.capacity, checked.value.paper) == (name, capacity, paper)
    assert set(checked.value.title) == {"da", "en"}
    made = plan([Card("f", "b", capacity)], trim, 3, checked.value, "long").value
    assert made is not None
    assert [len(side.placements) for side in made.sides] == [capacity, capacity]


def test_the_print_shop_sheet_shows_three_millimetres_everywhere() -> None:
    sheet = load_sheet(BUILT_IN, "sra3-poker-18up", POKER, 3).value
    assert sheet is not None
    assert (sheet.columns, sheet.rows, sheet.left, sheet.top) == (6, 3, 21, 22)
    made = plan([Card("f", None, 18)], POKER, 3, sheet, "none").value
    assert made is not None
    assert all(
        (p.bleed.left, p.bleed.top, p.bleed.right, p.bleed.bottom) == (3, 3, 3, 3) for p in made.sides[0].placements
    )


def test_sheets_that_fit_are_told_by_name() -> None:
    names = [sheet.name for sheet in sheets_that_fit(BUILT_IN, BUSINESS)]
    assert names == sorted(names)
    assert {"a4-any", "a4-business-10up", "sigel-dp830", "sigel-lp795", "sigel-lp800"} <= set(names)
    assert "a4-poker-9up" not in names


def test_the_wrong_sheet_names_the_right_ones() -> None:
    asked = Place("kernekort.yml", 4, 8)
    (finding,) = load_sheet(BUILT_IN, "a4-poker-9up", BUSINESS, 3, asked).findings
    assert (finding.code, finding.place) == ("sheet-not-for-card", asked)
    assert (finding.facts["card"], finding.facts["made_for"]) == ("85 × 55", "63 × 88")
    fits = finding.facts["fits"]
    assert isinstance(fits, tuple)
    assert "a4-business-10up" in fits


def test_an_unknown_sheet_names_near_ones() -> None:
    (finding,) = load_sheet(BUILT_IN, "a4-poker-9-up", POKER, 3, Place("kernekort.yml", 4)).findings
    assert finding.code == "unknown-sheet"
    near = finding.facts["near"]
    assert isinstance(near, tuple)
    assert "a4-poker-9up" in near


def test_full_measures_are_taken_as_written(write: Write) -> None:
    library = write("card: 63mm x 88mm\ncolumns: 2\nrows: 3\nleft: 20mm\ntop: 1cm\npitch_x: 70mm\npitch_y: 90mm\n")
    sheet = load_sheet(library, "mine", POKER, 3).value
    assert sheet is not None
    assert (sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y, sheet.capacity) == (20, 10, 70, 90, 6)


@pytest.mark.parametrize(
    ("text", "code", "fact"),
    [
        ("", "missing-field", "gutter"),
        ("card: 63mm x 88mm\ncolumns: 2\nleft: 10mm\n", "missing-field", "rows"),
        ("gutter: 0mm\ncolumns: 2\n", "sheet-geometry-mixed", "columns"),
        ("gutter: 0mm\nleft: 10mm\n", "sheet-geometry-mixed", "left"),
        ("gutter: 0mm\nturned: true\n", "sheet-geometry-mixed", "turned"),
        ("guter: 0mm\n", "unknown-field", "guter"),
        ("gutter: wide\n", "wrong-type", "gutter"),
        ("gutter: 0mm\ncolumns: 0\nrows: 1\n", "out-of-range", "columns"),
    ],
)
def test_a_faulty_file_is_told_by_place(write: Write, text: str, code: str, fact: str) -> None:
    checked = load_sheet(write(text), "mine", POKER, 3)
    assert checked.value is None
    assert (code, fact) in [(finding.code, finding.facts.get("field")) for finding in checked.findings]
    assert all(finding.place and finding.place.file == "layouts/_sheets/mine.yml" for finding in checked.findings)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gutter: 0mm\ncolumns: 4\nrows: 3\n", "sheet-too-small"),
        (
            "card: 63mm x 88mm\ncolumns: 2\nrows: 2\nleft: 20mm\ntop: 10mm\npitch_x: 60mm\npitch_y: 90mm\n",
            "sheet-cards-overlap",
        ),
    ],
)
def test_a_grid_that_cannot_be_is_told_at_its_file(write: Write, text: str, code: str) -> None:
    (finding,) = load_sheet(write(text), "mine", POKER, 3).findings
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.file == "layouts/_sheets/mine.yml"


def test_a_card_too_large_for_a_computed_sheet_is_told_at_its_file(write: Write) -> None:
    (finding,) = load_sheet(write("gutter: 0mm\n"), "mine", Size(250, 250), 3).findings
    assert finding.code == "sheet-too-small"


@pytest.mark.parametrize(
    ("name", "trim", "bleed", "grid", "gutter", "turned"),
    [
        # Found by arithmetic: twice the bleed between cards, however they go in best.
        ("sra3-any", POKER, 3, (3, 6), 6, True),
        ("sra3-any", POKER, 2, (3, 6), 4, True),
        ("sra3-any", TAROT, 3, (4, 3), 6, False),
        ("a3-any", POKER, 3, (4, 4), 6, False),
        # Columns and rows are told: twice the bleed where it goes in, else as the file has it.
        ("sra3-poker-18up", POKER, 2, (6, 3), 4, False),
        ("sra3-poker-18up", POKER, 5, (6, 3), 6, False),
    ],
)
def test_press_sheets_have_all_of_the_bleed(
    name: str, trim: Size, bleed: float, grid: tuple[int, int], gutter: float, turned: bool
) -> None:
    margin = margin_for("full", bleed, PRESS_MARGIN)
    sheet = load_press_sheet(BUILT_IN, name, trim, bleed, margin).value
    assert sheet is not None
    assert ((sheet.columns, sheet.rows), sheet.turned, sheet.bleed) == (grid, turned, bleed)
    assert sheet.pitch_x - sheet.cell(trim).width == pytest.approx(gutter)
    assert sheet.pitch_y - sheet.cell(trim).height == pytest.approx(gutter)


def test_a_press_sheet_is_told_of_as_any_other() -> None:
    unknown = load_press_sheet(BUILT_IN, "sra3-pokr", POKER, 3, 10.5, Place("layouts/_shops/mine.yml", 3))
    assert [finding.code for finding in unknown.findings] == ["unknown-sheet"]
    assert unknown.findings[0].place == Place("layouts/_shops/mine.yml", 3)
    wrong = load_press_sheet(BUILT_IN, "sra3-poker-18up", TAROT, 3, 10.5)
    assert [finding.code for finding in wrong.findings] == ["sheet-not-for-card"]
    large = load_press_sheet(BUILT_IN, "sra3-any", Size(420, 594), 3, 10.5)
    assert [finding.code for finding in large.findings] == ["sheet-too-small"]
