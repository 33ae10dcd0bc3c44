"""The door to WeasyPrint's private names: everything we read there, read off a page whose every millimetre is known.

When this fails after an update of WeasyPrint, ``kernekort/typeset/boxes.py`` is the one file to mend.
"""

from __future__ import annotations

import warnings
from base64 import b64encode
from io import BytesIO
from types import ModuleType

import pytest
from PIL import Image

from kernekort.typeset.laid import Laid, Rect, turned_point
from tests.typeset_faces import FONT_FACES

CSS = f"""{FONT_FACES}
@page {{ size: 60mm 80mm; margin: 0; bleed: 3mm 3mm 3mm 2mm }}
* {{ margin: 0; padding: 0; box-sizing: border-box }}
.face {{ width: 60mm; height: 80mm; position: relative; font: 20pt/10mm Literata; break-after: page }}
.abs {{ position: absolute; left: 10mm; top: 12mm; width: 40mm; height: 25mm; padding: 2mm 3mm }}
.abs::after {{ content: "!" }}
"""


def png(width: int, height: int) -> str:
    data = BytesIO()
    Image.new("L", (width, height)).save(data, "PNG")
    return f"data:image/png;base64,{b64encode(data.getvalue()).decode()}"


SQUARE = png(120, 120)
FIRST = (
    '<div class="abs" data-fit="title" style="text-transform:uppercase">Et <b data-fit="word">ord</b><br>to</div>'
    '<p style="position:absolute;left:10mm;top:50mm;width:20mm;transform:rotate(90deg);transform-origin:0 0">op</p>'
    '<p style="visibility:hidden">usynlig</p>'
)
AT = "position:absolute;width:20mm;height:10mm;left:5mm"
SECOND = (
    f'<img data-min-dpi="300" style="{AT};top:6mm;object-fit:cover" src="{SQUARE}">'
    f'<div data-min-dpi="150" style="{AT};top:30mm;background:url({SQUARE}) 0 0/30mm"></div>'
    '<div data-fit="grid" style="position:absolute;top:60mm;width:30mm;display:flex"><p>a</p><p>b</p></div>'
)


@pytest.fixture(scope="module")
def boxes() -> ModuleType:
    with warnings.catch_warnings():
        # A machine without fonts is as good as any: the page brings its own.
        warnings.simplefilter("ignore")
        from kernekort.typeset import boxes
    return boxes


@pytest.fixture(scope="module")
def pages(boxes: ModuleType) -> list[Laid]:
    from weasyprint import CSS as Stylesheet  # noqa: N811
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    html = HTML(string=f'<section class="face">{FIRST}</section><section class="face">{SECOND}</section>')
    sections = {section: 10 + number for number, section in enumerate(html.etree_element.find("body"))}
    document = html.render(font_config=fonts, stylesheets=[Stylesheet(string=CSS, font_config=fonts)])
    return [boxes.read_page(page, sections) for page in document.pages[:2]]


def near(rect: Rect) -> tuple[float, ...]:
    return tuple(round(edge, 2) for edge in (rect.left, rect.top, rect.right, rect.bottom))


def test_the_page_and_the_face_on_it(pages: list[Laid]) -> None:
    first = pages[0]
    assert (round(first.size.width, 3), round(first.size.height, 3)) == (60, 80)
    assert sorted(round(bleed, 3) for bleed in first.bleeds) == [2, 3, 3, 3]
    assert [page.faces for page in pages] == [(10,), (11,)]


def test_frames_are_content_boxes(pages: list[Laid]) -> None:
    assert [(frame.field, near(frame.box)) for frame in pages[0].frames] == [("title", (13, 14, 47, 35))]
    assert [(frame.field, near(frame.box)) for frame in pages[1].frames] == [("grid", (0, 60, 30, 70))]


def test_texts_are_what_is_drawn_in_its_font(pages: list[Laid]) -> None:
    texts = pages[0].texts
    assert [text.drawn for text in texts] == ["ET ", "ORD", "TO", "!", "op"]
    assert [text.weight for text in texts] == [400, 700, 400, 400, 400]
    assert {(text.families, text.style, round(text.size, 3)) for text in texts} == {(("Literata",), "normal", 7.056)}
    assert [text.generated for text in texts] == [False, False, False, True, False]


def test_texts_know_line_frame_field_and_block(pages: list[Laid]) -> None:
    first, bold, second, _, turned = pages[0].texts
    assert [round(text.where.line_top, 2) for text in (first, bold, second)] == [14, 14, 24]
    assert [round(text.where.line_bottom, 2) for text in (first, bold, second)] == [24, 24, 34]
    assert [text.where.frames for text in (first, bold, turned)] == [(0,), (0,), ()]
    assert [text.where.field for text in (first, bold, second, turned)] == ["title", "word", "title", ""]
    assert first.where.block == second.where.block != turned.where.block
    assert first.where.face == 10


def test_the_baseline_is_where_letters_stand(pages: list[Laid]) -> None:
    first, _, second, *_ = pages[0].texts
    assert round(first.left, 2) == 13
    assert second.baseline - first.baseline == pytest.approx(10, abs=0.01)
    # The middle of an x in 20 pt type lies near the middle of its line of 10 mm.
    assert first.baseline - 7.056 / 4 == pytest.approx(19, abs=1.5)


def test_turning_takes_a_point_to_where_it_is_drawn(pages: list[Laid]) -> None:
    turned = pages[0].texts[-1]
    assert turned.where.turned is not None
    x, y = turned_point(turned.where.turned, 10, 50)
    assert (round(x, 2), round(y, 2)) == (10, 50)
    x, y = turned_point(turned.where.turned, 20, 50)
    assert (round(x, 2), round(y, 2)) == (10, 60)


def test_pictures_have_the_resolution_they_are_printed_at(pages: list[Laid]) -> None:
    cover, background = pages[1].pictures
    # 120 pixels over 20 mm, as the picture covers its box, and over 30 mm.
    assert (round(cover.dpi or 0, 1), round(background.dpi or 0, 1)) == (152.4, 101.6)
    assert (cover.wanted_dpi, background.wanted_dpi, cover.pixels) == (300, 150, 120)
    assert near(cover.box) == (5, 6, 25, 16)
