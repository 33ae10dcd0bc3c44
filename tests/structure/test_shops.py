"""What a print shop's preset makes of a deck, from the content file to the boxes of the finished pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.library import Library
from kernekort.pipeline import Job, Product, Target
from kernekort.preflight.apart import check_pdf
from kernekort.shops import load_shop
from kernekort.units import Size
from tests.building import Builder
from tests.sheet_faces import PT, reader
from tests.structure.decks import CARDS_IN_MIXED, deck_of, mixed, roomy
from tests.structure.reading import back_of, front_of, letters
from tests.witnesses import plates, said_of

PRESS = Job(target=Target.PRESS)


def products(builder: Builder, shop: str, material: str = "mixed") -> tuple[Product, ...]:
    checked = builder.made(material, replace(PRESS, shop=shop), mixed(builder) if material == "mixed" else None)
    assert checked.findings == ()
    assert checked.value is not None
    assert checked.value.shop is not None
    assert checked.value.shop.name == shop
    return checked.value.products


def test_two_files_hold_fronts_and_backs_in_one_order(builder: Builder) -> None:
    fronts, backs = products(builder, "danish-3mm")
    assert (fronts.role, backs.role) == ("faces-fronts", "faces-backs")
    assert fronts.pages == backs.pages == CARDS_IN_MIXED
    deck = deck_of("mixed", mixed(builder))
    said = [[letters(page.extract_text()) for page in reader(one.data).pages] for one in (fronts, backs)]
    assert [front_of(deck, text) for text in said[0]] == [back_of(deck, text) for text in said[1]]
    page = reader(fronts.data).pages[0]
    assert float(page.trimbox.width) / PT == pytest.approx(63, abs=0.01)
    assert float(page.trimbox.left - page.mediabox.left) / PT == pytest.approx(3 + 0.5 + 5 + 1, abs=0.01)


def test_all_fronts_then_all_backs(builder: Builder) -> None:
    (product,) = products(builder, "rgb-digital")
    deck = deck_of("mixed", mixed(builder))
    said = [letters(page.extract_text()) for page in reader(product.data).pages]
    assert len(said) == 2 * CARDS_IN_MIXED
    assert [front_of(deck, text) for text in said[:CARDS_IN_MIXED]] == [
        back_of(deck, text) for text in said[CARDS_IN_MIXED:]
    ]


def test_cards_are_imposed_on_a_press_sheet(builder: Builder) -> None:
    (product,) = products(builder, "sra3")
    assert (product.role, product.pages) == ("sheets", 2)
    assert product.plan is not None
    assert (product.plan.paper, len(product.plan.sides[0].placements)) == (Size(320, 450), CARDS_IN_MIXED)
    front, back = reader(product.data).pages
    assert "Blandet bunke · ark 1 af 1 · forside" in front.extract_text()
    assert "Blandet bunke · ark 1 af 1 · bagside" in back.extract_text()


def test_posters_and_boards_are_as_large_as_they_are(builder: Builder) -> None:
    for material, trim in (("plakater", Size(420, 594)), ("kerneruten", Size(420, 297))):
        (product,) = products(builder, "large-format", material)
        page = reader(product.data).pages[0]
        assert float(page.trimbox.width) / PT == pytest.approx(trim.width, abs=0.01)
        assert float(page.trimbox.height) / PT == pytest.approx(trim.height, abs=0.01)
        assert float(page.trimbox.left - page.bleedbox.left) / PT == pytest.approx(5, abs=0.01)


def test_a_layout_that_draws_more_is_cut_to_what_the_shop_wants(builder: Builder) -> None:
    product = builder.product("mixed", replace(PRESS, shop="online-2mm"), roomy(builder))
    page = reader(product.data).pages[0]
    assert float(page.mediabox.width) / PT == pytest.approx(74, abs=0.01)


@pytest.mark.parametrize("layout", ["slide", "diagram-wheel"])
def test_what_hangs_on_walls_grows_with_the_bleed(builder: Builder, layout: str) -> None:
    checked = builder.made("example", replace(PRESS, shop="large-format"), builder.example(layout))
    # A photograph that does for a screen is coarse on a wall, which is told, and has nothing to do with the bleed.
    assert {finding.code for finding in checked.findings} <= {"shop-image-coarse"}
    assert checked.value is not None


def test_a_shop_that_wants_the_cut_gets_it_on_every_card_of_a_sheet(builder: Builder) -> None:
    (product,) = products(builder, "die-cut")
    front, back = reader(product.data).pages
    for page in (front, back):
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b"/CutContour CS 1 SCN") == CARDS_IN_MIXED


def test_a_print_shop_finds_nothing_wrong_with_a_press_sheet(builder: Builder) -> None:
    shop = load_shop(Library.open(), "sra3").value
    assert shop is not None
    (product,) = products(builder, "sra3")
    assert [hit.finding for hit in check_pdf(product.data, shop).hits] == []


def test_crop_marks_are_on_the_black_plate_alone_and_register_marks_on_all(builder: Builder, tmp_path: Path) -> None:
    (product,) = products(builder, "sra3")
    assert said_of(product.data, tmp_path) == ""
    front = plates(product.data, tmp_path, dpi=100, first=1, last=1)[0]
    assert set(front) == {"Cyan", "Magenta", "Yellow", "Black"}
    # On SRA3 the block of cards begins 22 mm from the left and 21 mm from the top, and its bleed 3 mm before.
    marks = {"crop": (21.5, 12.8, 22.5, 17), "register": (13.6, 12.6, 18.4, 17.4)}
    inked = {
        name: {plate for plate, image in front.items() if image.crop(dots(box)).getextrema()[1] > 64}  # type: ignore[operator]
        for name, box in marks.items()
    }
    assert inked == {"crop": {"Black"}, "register": {"Cyan", "Magenta", "Yellow", "Black"}}


def dots(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    """A box in mm from the top left corner as one in dots of a plate."""
    left, top, right, bottom = (round(edge / 25.4 * 100) for edge in box)
    return left, top, right, bottom
