"""Tones of a dimension: two that are told apart in grey, and one that text is read on, in every brand there is."""

from __future__ import annotations

from itertools import product

import pytest

from kernekort.brand import Brand, contrast, lightness, load_brand
from kernekort.brand.tones import tint, two_tones
from kernekort.figures import SUITS
from kernekort.library import Library
from tests.building import BRANDS

EVERYWHERE = list(product(BRANDS, SUITS))


def brand(name: str) -> Brand:
    loaded = load_brand(Library.open(), name).value
    assert loaded is not None
    return loaded


@pytest.mark.parametrize(("name", "suit"), EVERYWHERE)
def test_two_tones_are_told_apart_from_each_other_and_from_the_paper(name: str, suit: str) -> None:
    full, half = two_tones(brand(name), suit)
    assert lightness(half) - lightness(full) > 12
    assert lightness(brand(name).tokens["paper"].hex) - lightness(half) > 5


@pytest.mark.parametrize(("name", "suit"), EVERYWHERE)
def test_text_is_read_on_the_tint_and_printers_show_it(name: str, suit: str) -> None:
    pale = tint(brand(name), suit)
    assert contrast(pale, brand(name).tokens["ink"].hex) > 9
    assert 87 <= lightness(pale) <= 96


def test_the_tones_are_the_dimensions_own_where_they_will_do() -> None:
    own = brand("kernekort").suits
    assert two_tones(brand("kernekort"), "vaerdi") == (own["vaerdi"].deep.hex, own["vaerdi"].ground.hex)
    assert two_tones(brand("kernekort"), "ambition") == (own["ambition"].ground.hex, own["ambition"].light.hex)
    assert tint(brand("kernekort"), "vaerdi") == own["vaerdi"].light.hex


def test_a_dimension_of_one_colour_borrows_its_half_tone() -> None:
    own = brand("kernekort").suits
    assert two_tones(brand("kernekort"), "joker") == (own["joker"].ground.hex, own["periferi"].ground.hex)


def test_lightness_is_that_of_a_grey() -> None:
    assert [round(lightness(one)) for one in ("#000000", "#777777", "#FFFFFF")] == [0, 50, 100]
