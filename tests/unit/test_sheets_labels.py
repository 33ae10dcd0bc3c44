"""Where the small line of text on a sheet finds room."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from pikepdf import Pdf

from kernekort.imposition import Box, Line
from kernekort.sheets.labels import Label, LabelForms, Spot, label_spot, side_spot
from kernekort.units import Size
from tests.typeset_faces import FONTS

A4 = Size(210, 297)


def test_the_bottom_margin_is_taken_first() -> None:
    spot = label_spot(A4, [Box(10, 15, 200, 282)], [])
    assert spot is not None
    assert (spot.left, round(spot.width, 3)) == (5, 200)
    assert 285 < spot.baseline < 292


def test_the_top_margin_is_taken_where_it_is_wider() -> None:
    spot = label_spot(A4, [Box(10, 15, 200, 291)], [])
    assert spot is not None
    assert 5 < spot.baseline < 8


def test_marks_are_avoided() -> None:
    marks = [Line(70, 284, 70, 292), Line(100, 5, 100, 10), Line(150, 5, 150, 10)]
    spot = label_spot(A4, [Box(10, 15, 200, 282)], marks)
    assert spot is not None
    assert spot.left == 70.75
    assert spot.width == 134.25


def test_a_full_sheet_has_no_room() -> None:
    assert label_spot(A4, [Box(6, 6, 204, 291)], []) is None


def test_up_the_side_from_below_where_the_white_is_there() -> None:
    """The baseline stands where a level one would stand if the sheet were turned; the text runs up from its start."""
    spot = side_spot(A4, [Box(5, 5, 190, 292)], [])
    assert spot is not None
    assert spot.upright
    assert 202 < spot.left < 205
    assert (spot.baseline, spot.width) == (292, 287)


def test_marks_at_the_side_are_avoided() -> None:
    marks = [Line(190.5, 282, 205, 282, dashed=True)]
    spot = side_spot(A4, [Box(5, 5, 190, 292)], marks)
    assert spot is not None
    assert (spot.baseline, spot.width) == (281.25, 276.25)


def test_a_sheet_full_to_its_sides_has_no_room_there() -> None:
    assert side_spot(A4, [Box(6, 6, 204, 291)], []) is None


def test_labels_are_drawn_anew_when_the_font_file_is_another(tmp_path: Path) -> None:
    """A process that follows saves draws them once, as long as nothing about them changes."""
    font = tmp_path / "font.ttf"
    labels = {(0, 0): Label("Basis", "ark 1", A4, Spot(5, 290, 200))}

    def written() -> bytes:
        with ExitStack() as files, Pdf.new() as pdf:
            form = LabelForms(pdf, labels, font, files).form((0, 0))
            assert form is not None
            font_file = form.Resources.Font[next(iter(form.Resources.Font.keys()))].FontDescriptor.FontFile2
            return font_file.read_bytes()

    font.write_bytes((FONTS / "literata" / "literata-400.ttf").read_bytes())
    first = written()
    assert written() == first
    font.write_bytes((FONTS / "familjen-grotesk" / "familjen-grotesk-700.ttf").read_bytes())
    assert written() != first
