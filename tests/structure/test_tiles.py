"""Tiles put together pixel by pixel are the poster: printed, cut, glued."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageChops

from kernekort.faces import Faces
from kernekort.imposition import PAPERS, Box, Tiling, tile
from kernekort.sheets import Labels, Part, tile_pages, write_book, write_pages
from kernekort.units import Insets, Mm, Size
from tests.posters import poster
from tests.sheet_faces import FONT

DOTS = 4
"""Pixels to a millimetre: every window of the sizes below begins on a whole quarter of a millimetre."""

TOLERANCE = 3
"""Levels of 255 by which a colour may differ: places are written to a ten-thousandth of a point."""

BLEED = 3.0
SIZES = [
    (Size(297, 420), "A4", 4),
    (Size(420, 594), "A4", 8),
    (Size(500, 700), "A4", 8),
    (Size(320, 180), "A4", 2),
    (Size(320, 180), "A3", 1),
]


def rendered(pdf: bytes) -> list[Image.Image]:
    """Every page, a whole number of pixels wide; without the tiny difference PDFium would round up to one more."""
    scale = DOTS * 25.4 / 72 * (1 - 1e-7)
    return [page.render(scale=scale).to_pil().convert("RGB") for page in pypdfium2.PdfDocument(BytesIO(pdf))]


def crop(image: Image.Image, box: Box, left: Mm = 0.0, top: Mm = 0.0) -> Image.Image:
    """A part of a picture whose top left corner lies at a point in millimetres."""
    edges = (box.left - left, box.top - top, box.right - left, box.bottom - top)
    pixels = [edge * DOTS for edge in edges]
    assert all(abs(pixel - round(pixel)) < 1e-3 for pixel in pixels), "the case does not fall on whole pixels"
    x0, y0, x1, y1 = (round(pixel) for pixel in pixels)
    return image.crop((x0, y0, x1, y1))


def apart(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any colour of any pixel."""
    assert one.size == other.size
    return max(high for _, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]


def printed(faces: Faces, made: Tiling) -> list[Image.Image]:
    part = Part("Plakat", tile_pages("poster", made))
    labels = Labels("Kerneruten", FONT)
    return rendered(write_book(faces, [part], title="Plakat", language="da", backs="none", labels=labels))


@pytest.mark.parametrize(("trim", "paper", "count"), SIZES)
def test_put_together_the_tiles_are_the_poster(trim: Size, paper: str, count: int) -> None:
    faces = poster(trim, BLEED)
    made = tile(trim, BLEED, PAPERS[paper])
    assert len(made.tiles) == count
    (whole,) = rendered(write_pages(faces, ["poster"], title="Plakat", language="da"))
    wanted = crop(whole, Box.at(0, 0, trim), -BLEED, -BLEED)
    glued = Image.new("RGB", wanted.size, (255, 255, 255))
    for one, page in zip(made.tiles, printed(faces, made), strict=True):
        assert page.size == (made.paper.width * DOTS, made.paper.height * DOTS)
        shown = crop(page, one.shown)
        assert apart(shown, crop(whole, one.window, -BLEED, -BLEED)) <= TOLERANCE
        # Cut at the trim, and laid over the tiles before it.
        at = round(max(0.0, one.window.left) * DOTS), round(max(0.0, one.window.top) * DOTS)
        kept = Box(max(0.0, one.window.left), max(0.0, one.window.top), one.window.right, one.window.bottom)
        glued.paste(crop(shown, kept, one.window.left, one.window.top), at)
    assert apart(glued, wanted) <= TOLERANCE


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_the_visible_pieces_of_full_sheets_are_the_poster_too(paper: str) -> None:
    """A1 has no white above and below for marks: they stand where they are cut off or glued over."""
    trim = Size(594, 841)
    faces, made = poster(trim, BLEED), tile(trim, BLEED, PAPERS[paper])
    (whole,) = rendered(write_pages(faces, ["poster"], title="Plakat", language="da"))
    for one, page in zip(made.tiles, printed(faces, made), strict=True):
        piece, on_paper = made.piece(one), one.poster(trim)
        seen = crop(page, piece, -on_paper.left, -on_paper.top)
        assert apart(seen, crop(whole, piece, -BLEED, -BLEED)) <= TOLERANCE


@pytest.mark.parametrize(("trim", "paper", "_count"), SIZES)
def test_around_the_window_stand_only_marks_and_the_label(trim: Size, paper: str, _count: int) -> None:
    """A page with its window made white is white but for thin lines, and white where a printer cannot reach."""
    made = tile(trim, BLEED, PAPERS[paper])
    for one, page in zip(made.tiles, printed(poster(trim, BLEED), made), strict=True):
        x0, y0, x1, y1 = (round(edge * DOTS) for edge in (one.left, one.top, one.shown.right, one.shown.bottom))
        # A pixel more: a window that ends on a pixel's edge may be clipped to either side of it.
        page.paste((255, 255, 255), (x0 - 1, y0 - 1, x1 + 1, y1 + 1))
        drawn = ImageChops.invert(page.convert("L"))
        box = drawn.getbbox()
        assert box is not None
        reached = Box.at(0, 0, made.paper).grown(Insets(-5, -5, -5, -5))
        assert Box(*(edge / DOTS for edge in box)).within(reached.grown(Insets(0.25, 0.25, 0.25, 0.25)))
        ink = sum(level * number for level, number in enumerate(drawn.histogram())) / 255 / DOTS**2
        assert 0.5 < ink < 60, "square millimetres of black"


def test_the_window_of_a_poster_without_bleed_ends_at_its_trim() -> None:
    trim = Size(297, 420)
    made = tile(trim, 0, PAPERS["A4"])
    first = printed(poster(trim, 0), made)[0]
    one = made.tiles[0]
    beside = one.shown.grown(Insets(0.5, 0.5, 0.5, 0.5))
    edge = crop(first, Box(beside.left, beside.top + 20, beside.left + 0.25, beside.bottom - 20))
    assert edge.getextrema() == ((255, 255),) * 3
