"""What else is on a printed sheet: white where a printer cannot reach, marks to cut along, a line that says which."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from kernekort.pipeline import Job, Product
from kernekort.units import Size
from tests.building import Builder
from tests.sheet_faces import reader
from tests.structure.decks import mixed, roomy
from tests.structure.reading import Rect, Shown, faces_on, marks_on, near

A4 = Size(210, 297)
MARGIN = 5
POKER = Size(63, 88)


@pytest.fixture(scope="module")
def nine(builder: Builder) -> Product:
    """Twelve cards, nine to a sheet, cut where they touch."""
    return builder.product("mixed", Job(), mixed(builder))


@pytest.fixture(scope="module")
def eight(builder: Builder) -> Product:
    """The same with air between them, lying on their side."""
    return builder.product("mixed", Job(sheet="a4-poker-8up", backs="short"), mixed(builder))


def rendered(page: pypdfium2.PdfPage, dpi: float) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / 72).to_pil().convert("RGB")
    return image


@pytest.mark.parametrize("brand", ["kernekort", "aaloese"])
def test_nothing_is_printed_where_an_office_printer_cannot_reach(builder: Builder, brand: str) -> None:
    """Seen by another eye than the one that reads numbers: a page with its inside made white is white."""
    product = builder.product("basis" if brand == "kernekort" else "mixed", Job(brand=brand), mixed(builder))
    dpi = 100
    for page in pypdfium2.PdfDocument(product.data):
        image = rendered(page, dpi)
        assert image.size == (827, 1170)
        # A pixel less: the edge of what is drawn exactly at the margin is smoothed over its neighbour.
        inner = int(MARGIN / 25.4 * dpi) - 1
        image.paste((255, 255, 255), (inner, inner, image.width - inner, image.height - inner))
        assert ImageChops.invert(image).getbbox() is None


def test_no_face_shows_more_than_the_printer_reaches(nine: Product, eight: Product) -> None:
    for product in (nine, eight):
        for page in reader(product.data).pages[2:]:
            for face in faces_on(page, POKER):
                left, bottom, right, top = face.clip
                assert min(left, bottom, A4.width - right, A4.height - top) >= MARGIN


def test_a_face_shows_its_whole_trim_and_at_most_two_millimetres_more(nine: Product, eight: Product) -> None:
    for product in (nine, eight):
        for page in reader(product.data).pages[2:]:
            for face in faces_on(page, POKER):
                beyond = [abs(clip - trim) for clip, trim in zip(face.clip, face.trim, strict=True)]
                assert all(-0.001 <= one <= 2.001 for one in beyond)
                assert face.clip[0] <= face.trim[0] + 0.001
                assert face.clip[2] >= face.trim[2] - 0.001


def test_cards_with_air_between_them_show_two_millimetres_all_round(eight: Product) -> None:
    fronts = faces_on(reader(eight.data).pages[2], POKER)
    assert len(fronts) == 8
    for face in fronts:
        assert near([abs(a - b) for a, b in zip(face.clip, face.trim, strict=True)], (2, 2, 2, 2))


def edges(faces: list[Shown], axis: int) -> set[float]:
    """Where cards end, from the left or from below, to a hundredth."""
    return {round(face.trim[end], 2) for face in faces for end in (axis, axis + 2)}


@pytest.mark.parametrize("name", ["nine", "eight"])
def test_cut_marks_prolong_every_edge_in_quarter_point_black(name: str, request: pytest.FixtureRequest) -> None:
    product: Product = request.getfixturevalue(name)
    for page in reader(product.data).pages[2::2]:
        faces, marks = faces_on(page, POKER), marks_on(page)
        assert {(mark.width, mark.grey, mark.dashed) for mark in marks} == {(0.25, 0.0, False)}
        upright = {round(mark.ends[0], 2) for mark in marks if near(mark.ends[:1], mark.ends[2:3])}
        level = {round(mark.ends[1], 2) for mark in marks if near(mark.ends[1:2], mark.ends[3:])}
        assert upright == edges(faces, 0)
        assert level == edges(faces, 1)


@pytest.mark.parametrize("name", ["nine", "eight"])
def test_no_mark_touches_a_card_or_the_margin(name: str, request: pytest.FixtureRequest) -> None:
    product: Product = request.getfixturevalue(name)
    for page in reader(product.data).pages[2::2]:
        shown = [face.clip for face in faces_on(page, POKER)]
        for mark in marks_on(page):
            assert not [clip for clip in shown if overlap(clip, mark.ends)]
            assert min(mark.ends) >= MARGIN - 0.001
            assert mark.ends[2] <= A4.width - MARGIN + 0.001
            assert mark.ends[3] <= A4.height - MARGIN + 0.001


def overlap(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_backs_carry_no_marks(nine: Product, eight: Product) -> None:
    for product in (nine, eight):
        assert [mark for page in reader(product.data).pages[3::2] for mark in marks_on(page)] == []


def test_each_side_says_which_sheet_it_is(nine: Product) -> None:
    texts = [page.extract_text() for page in reader(nine.data).pages[2:]]
    names = ["ark 1 af 2 · forside", "ark 1 af 2 · bagside", "ark 2 af 2 · forside", "ark 2 af 2 · bagside"]
    assert [name in text for name, text in zip(names, texts, strict=True)] == [True] * 4
    assert all("Blandet bunke · " in text for text in texts)


def test_the_file_tells_its_name_its_language_and_its_pages(nine: Product) -> None:
    pdf = reader(nine.data)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Blandet bunke"
    assert str(pdf.root_object["/Lang"]) == "da"
    titles = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert titles[:2] == ["Vejledning", "Ark 1 af 2 · forside"]
    assert len(titles) == 5


def test_cards_of_an_odd_size_lie_in_the_middle(builder: Builder) -> None:
    pdf = reader(builder.product("mixed", Job(), roomy(builder)).data)
    boxes = [face.trim for face in faces_on(pdf.pages[2], Size(70, 100))]
    sizes = {(round(right - left, 2), round(top - bottom, 2)) for left, bottom, right, top in boxes}
    assert sizes in ({(70.0, 100.0)}, {(100.0, 70.0)})
    assert round(min(box[0] for box in boxes) + max(box[2] for box in boxes), 2) == A4.width
    assert round(min(box[1] for box in boxes) + max(box[3] for box in boxes), 2) == A4.height


def test_the_bytes_are_a_pdf_that_other_programs_open(nine: Product) -> None:
    assert nine.data.startswith(b"%PDF-1.7")
    assert len(pypdfium2.PdfDocument(BytesIO(nine.data))) == nine.pages
