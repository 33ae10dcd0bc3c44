"""What a template may draw: values of CSS that carry no text and say what is wrong when asked for what is not there."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from kernekort.brand import load_brand
from kernekort.library import Library
from kernekort.markup.art import FaceArt
from kernekort.units import Size


def art(brand: str = "kernekort", suit: str = "vaerdi", seed: str = "et") -> FaceArt:
    loaded = load_brand(Library.open(), brand).value
    assert loaded is not None
    return FaceArt(loaded, suit, seed, Size(63, 88))


def drawn(value: str) -> str:
    """The SVG in the value of a CSS background."""
    found = re.fullmatch(r'url\("data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"\)', value)
    assert found is not None
    return b64decode(found[1]).decode("utf-8")


@pytest.mark.parametrize("name", ["figure", "icon", "dial", "people", "level", "mark", "ruler"])
def test_everything_drawn_is_a_background(name: str) -> None:
    asked = {"dial": (20,), "people": (4,), "level": ("let",), "mark": ("pen",), "ruler": (100,)}
    assert drawn(getattr(art(), name)(*asked.get(name, ()))).startswith("<svg")


def test_a_figure_belongs_to_the_card_and_takes_the_colours_of_the_brand() -> None:
    shapes = {re.sub(r"#[0-9A-Fa-f]{6}", "", drawn(art(brand).figure())) for brand in ("kernekort", "aaloese")}
    assert len(shapes) == 1
    assert art().figure() != art("aaloese").figure()
    assert art().figure() != art(seed="to").figure()
    assert art().figure("to") == art(seed="to").figure()


def test_people_are_counted_or_taken_from_the_middle_of_a_span() -> None:
    assert art().people("3–5") == art().people(4)
    assert art().people("6-9") == art().people(8)
    assert art().people("alle") == art().people(0)
    assert art().people(99) == art().people(8)
    assert art().people(1) != art().people(2)


def test_a_bar_is_to_scale_with_air_between_its_cells() -> None:
    cells = art().bar([1, 3, 8, 5, 3], 58)
    assert [cell["value"] for cell in cells] == [1, 3, 8, 5, 3]
    assert [cell["left"] for cell in cells] == [0, 2.9, 11.6, 34.8, 49.3]
    assert [round(cell["width"], 3) for cell in cells] == [2.4, 8.2, 22.7, 14.0, 8.2]


def test_a_bar_of_nothing_is_no_fault() -> None:
    assert art().bar([], 58) == []
    assert [cell["width"] for cell in art().bar([0, 0], 58)] == [0.5, 0.5]


def test_colours_have_names() -> None:
    one = art()
    assert (one.colour("ground"), one.colour("ink"), one.colour("deep")) == ("#FFC62E", "#17191C", "#D9730D")
    assert one.legible_on("ground") == "#17191C"
    assert art(suit="ambition").legible_on("ground") == "#FFFFFF"


@pytest.mark.parametrize(
    ("name", "asked", "reason"),
    [
        ("colour", "rød", "no colour rød; there are ink, paper"),
        ("mark", "hest", "no mark hest; there are cards, pen, talk, check, arrow"),
        ("level", "svær", "no level svær; there are let, dybde, modig"),
    ],
)
def test_what_is_not_there_is_said_with_what_is(name: str, asked: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        getattr(art(), name)(asked)


def test_a_logo_keeps_its_proportions_within_its_box() -> None:
    one = art("aaloese")
    assert one.brand.logo is not None
    aspect = one.brand.logo.aspect
    found = re.fullmatch(r"width:([\d.]+)mm;height:([\d.]+)mm", one.logo_box(50, 8))
    assert found is not None
    width, height = float(found[1]), float(found[2])
    assert width / height == pytest.approx(aspect, rel=0.001)
    assert width == pytest.approx(50) or height == pytest.approx(8)
    assert one.logo().startswith('url("')


def test_places_are_css_in_millimetres() -> None:
    form = r"left:-?[\d.]+mm;top:-?[\d.]+mm;width:[\d.]+mm;height:[\d.]+mm"
    assert re.fullmatch(form, art().place(40))
    assert re.fullmatch(form, art().centred())


def test_a_ruler_of_a_hundred_millimetres_has_a_tick_for_each() -> None:
    svg = drawn(art().ruler(100))
    assert len(re.findall(r"M\d+ 0V", svg)) == 101
    assert 'viewBox="-.5 -.5 101 8"' in svg
