"""The page of remarks: one page, its own fonts, marks where they belong, and never more than there is room for."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kernekort.imposition import Box
from kernekort.preflight import book_expected, inspect
from kernekort.sheets import Cuts, Remark, RemarkedPage, Remarks, remarks_page
from kernekort.sheets.remarked import marked_pages
from kernekort.sheets.remarks import PANEL, PAPER
from kernekort.units import Size

SAID = "Side 1 ved 10,0 × 20,0 mm: et billede har skærmens farver (RGB)."
ADVICE = "Omsæt billedet til CMYK med trykkeriets profil."


def png() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (69, 94), "#A7D5F2").save(buffer, "PNG")
    return buffer.getvalue()


def page(*marks: tuple[int, str, Box], size: Size = Size(69, 94)) -> RemarkedPage:  # noqa: B008 - a frozen value
    return RemarkedPage(png(), size, Box.at(3, 3, Size(size.width - 6, size.height - 6)), "side 1", marks)


def told(count: int, *pages: RemarkedPage) -> Remarks:
    weights = ("error", "warning", "note")
    remarks = tuple(Remark(number, weights[number % 3], SAID, ADVICE) for number in range(1, count + 1))
    return Remarks(
        "kort.pdf", "Trykkeriet vil sende filen tilbage.", "2 sider", "da", pages, remarks, "… og {count} til."
    )


@pytest.fixture
def cuts(checkout: Path) -> Cuts:
    grotesk = checkout / "fonts" / "familjen-grotesk"
    text = checkout / "fonts" / "literata" / "literata-400.ttf"
    return Cuts(grotesk / "familjen-grotesk-700.ttf", grotesk / "familjen-grotesk-400.ttf", text)


def test_it_is_one_page_with_its_own_fonts(cuts: Cuts) -> None:
    data = remarks_page(told(3, page((1, "error", Box(10, 10, 20, 20)))), cuts)
    families = ("Familjen Grotesk", "Literata")
    assert inspect(data, book_expected([(PAPER, False)], "none", families)) == ()
    assert data == remarks_page(told(3, page((1, "error", Box(10, 10, 20, 20)))), cuts)
    (only,) = PdfReader(BytesIO(data)).pages
    text = " ".join(only.extract_text().split())
    assert "kort.pdf" in text
    assert text.count(ADVICE) == 3
    assert "til." not in text


@pytest.mark.parametrize("count", [14, 60])
def test_what_there_is_no_room_for_is_counted(cuts: Cuts, count: int) -> None:
    (only,) = PdfReader(BytesIO(remarks_page(told(count, page()), cuts))).pages
    text = " ".join(only.extract_text().split())
    shown = text.count(ADVICE)
    assert 10 <= shown <= count
    assert (f"… og {count - shown} til." in text) is (shown < count)


def test_without_a_page_there_are_still_remarks(cuts: Cuts) -> None:
    (only,) = PdfReader(BytesIO(remarks_page(told(1), cuts))).pages
    assert ADVICE in " ".join(only.extract_text().split())


def test_a_mark_lies_where_it_was_found() -> None:
    (one,) = marked_pages([page((7, "error", Box(30, 40, 50, 60)))], PANEL)
    scale = one.box.size.width / 69
    (mark,) = one.marks
    assert one.box.size.height == pytest.approx(94 * scale)
    assert mark.box.left == pytest.approx(one.box.left + 30 * scale, abs=0.6)
    assert mark.box.bottom == pytest.approx(one.box.top + 60 * scale, abs=0.6)
    assert mark.disc == (mark.box.left, mark.box.top)


@pytest.mark.parametrize("count", range(1, 7))
@pytest.mark.parametrize("size", [Size(69, 94), Size(320, 180), Size(594, 841)])
def test_pages_lie_on_the_panel_and_not_on_each_other(count: int, size: Size) -> None:
    placed = marked_pages([page(size=size)] * count, PANEL)
    assert len(placed) == count
    assert all(one.box.within(PANEL) for one in placed)
    for index, one in enumerate(placed):
        for other in placed[:index]:
            apart_across = one.box.left >= other.box.right or other.box.left >= one.box.right
            assert apart_across or one.box.top >= other.box.bottom + 4 or other.box.top >= one.box.bottom + 4


def test_numbers_do_not_cover_each_other_and_further_places_have_none() -> None:
    here = Box(10, 10, 20, 20)
    marks = [(1, "error", here), (2, "error", here), (3, "warning", here), *[(1, "error", Box(40, 40, 50, 50))] * 9]
    (one,) = marked_pages([page(*marks)], PANEL)
    discs = [mark.disc for mark in one.marks if mark.disc is not None]
    assert len(set(discs)) == len(discs) == 3
    assert sum(mark.number == 1 for mark in one.marks) == 4
