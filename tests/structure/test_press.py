"""The file for a print shop: one face a page, exact boxes, and colour all the way to the edge of the bleed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from kernekort.library import Library
from kernekort.pipeline import Job, Product, Target
from kernekort.units import Size
from tests.building import BRANDS, Builder
from tests.sheet_faces import PT, reader
from tests.structure.decks import deck_of, mixed, roomy
from tests.structure.reading import back_of, front_of, letters
from tests.witnesses import plates

PRESS = Job(target=Target.PRESS)
DPI = 100
WHITE = (255, 255, 255)
WITH_WHITE = ("joker", "social", "periferi")
"""Dimensions whose figures have white of their own in one brand or another: tiles, a ring, pieces of rings."""


@pytest.mark.parametrize(
    ("name", "trim", "shop", "bleed"),
    [
        ("mixed", Size(63, 88), "card-shop", 3),
        ("mixed", Size(63, 88), "online-2mm", 2),
        ("tool-card", Size(70, 120), "card-shop", 3),
        ("mixed", Size(63, 88), "wide", 5),
        ("roomy", Size(70, 100), "wide", 5),
        # Drawn with 5 mm, of which this shop wants three.
        ("roomy", Size(70, 100), "card-shop", 3),
    ],
)
def test_boxes_are_exact(builder: Builder, name: str, trim: Size, shop: str, bleed: float) -> None:
    job = replace(PRESS, shop=shop)
    if name == "tool-card":
        product = builder.product("example", job, builder.example(name))
    else:
        product = builder.product("mixed", job, (mixed if name == "mixed" else roomy)(builder))
    edge = bleed * PT
    for page in reader(product.data).pages:
        outer = [-edge, -edge, trim.width * PT + edge, trim.height * PT + edge]
        for box in (page.mediabox, page.bleedbox, page.cropbox):
            assert [float(value) for value in box] == pytest.approx(outer, abs=0.001)
        assert [float(value) for value in page.trimbox] == pytest.approx(
            [0, 0, trim.width * PT, trim.height * PT], abs=0.001
        )
        assert "/Rotate" not in page
        assert "/Annots" not in page


def test_each_card_is_its_front_and_its_back_as_often_as_it_is_printed(builder: Builder) -> None:
    library = mixed(builder)
    deck = deck_of("mixed", library)
    texts = [letters(page.extract_text()) for page in reader(builder.product("mixed", PRESS, library).data).pages]
    fronts = [front_of(deck, text) for text in texts[::2]]
    backs = [back_of(deck, text) for text in texts[1::2]]
    assert fronts == backs
    wanted = [item.id if item in deck.cards else "" for item in deck.items for _ in range(item.copies)]
    assert fronts == wanted


def test_pages_that_show_one_face_share_it(builder: Builder) -> None:
    pdf = reader(builder.product("mixed", PRESS, mixed(builder)).data)
    contents = [page.raw_get("/Contents").idnum for page in pdf.pages]
    assert len(set(contents)) < len(contents)


def test_the_file_has_a_name_and_a_language_and_no_instructions_for_a_printer(builder: Builder) -> None:
    pdf: PdfReader = reader(builder.product("mixed", PRESS, mixed(builder)).data)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Blandet bunke"
    assert str(pdf.root_object["/Lang"]) == "da"
    assert "/Duplex" not in pdf.root_object["/ViewerPreferences"].get_object()  # type: ignore[operator]


def pictures(product: Product) -> Iterator[Image.Image]:
    for page in pypdfium2.PdfDocument(product.data):
        yield page.render(scale=DPI / 72).to_pil().convert("RGB")


def lines_inwards(image: Image.Image) -> Iterator[list[tuple[int, int, int]]]:
    """For each pixel of the four edges the colours from it to the middle of the page."""
    pixels = image.load()
    assert pixels is not None
    width, height = image.size
    for y in range(height):
        yield [pixels[x, y] for x in range(width // 2)]  # type: ignore[misc]
        yield [pixels[x, y] for x in range(width - 1, width // 2, -1)]  # type: ignore[misc]
    for x in range(width):
        yield [pixels[x, y] for y in range(height // 2)]  # type: ignore[misc]
        yield [pixels[x, y] for y in range(height - 1, height // 2, -1)]  # type: ignore[misc]


def white_before_colour(line: Sequence[tuple[int, int, int]], within: int) -> bool:
    """Whether a line begins white and is coloured before the knife has gone ``within`` pixels in."""
    gap = sum(1 for _ in takewhile(lambda colour: colour == WHITE, line))
    return 0 < gap <= within


@pytest.mark.parametrize("layout", ["dialog-card", "tool-card"])
@pytest.mark.parametrize("brand", [brand for brand in BRANDS if brand != "kontor"])
def test_every_ground_reaches_the_edge_of_the_bleed(builder: Builder, brand: str, layout: str) -> None:
    """Where the cut is coloured, so is everything outside it: not a white pixel shows when the knife wanders out."""
    library = builder.example(layout)
    product = builder.product("example", Job(target=Target.PRESS, brand=brand), library)
    items = [item for item in deck_of("example", library).items for _ in deck_of("example", library).layout.sides]
    cut = round(3 / 25.4 * DPI)
    coloured = 0
    for item, image in zip(items, pictures(product), strict=True):
        if item.suit in WITH_WHITE:
            continue
        lines = list(lines_inwards(image))
        assert [line for line in lines if white_before_colour(line, cut)] == [], item.id
        coloured += sum(line[0] != WHITE for line in lines)
    assert coloured > 2_000


@pytest.mark.parametrize(("deck", "size"), [(roomy, Size(80, 110)), (mixed, Size(73, 98))])
def test_the_ground_of_a_wide_bleed_reaches_its_edge_too(
    builder: Builder, deck: Callable[[Builder], Library], size: Size
) -> None:
    product = builder.product("mixed", replace(PRESS, shop="wide"), deck(builder))
    front = list(pictures(product))[4]
    assert front.size == pytest.approx((size.width / 25.4 * DPI, size.height / 25.4 * DPI), abs=1)
    assert {line[0] for line in lines_inwards(front)} & {WHITE} == set()


def test_a_mono_brand_prints_no_colour(builder: Builder, tmp_path: Path) -> None:
    product = builder.product("example", Job(target=Target.PRESS, brand="kontor"), builder.example("dialog-card"))
    for page in plates(product.data, tmp_path):
        assert all(page[name].getextrema() == (0, 0) for name in ("Cyan", "Magenta", "Yellow"))


def test_the_tools_are_made_for_a_print_shop_without_a_word(builder: Builder) -> None:
    product = builder.product("redskaber", PRESS)
    deck = deck_of("redskaber", Library.open())
    assert product.pages == 2 * sum(item.copies for item in deck.items)
