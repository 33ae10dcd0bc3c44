"""The style sheet of a brand, and the brands that are shipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kernekort.assets import check_svg
from kernekort.brand import DANISH, Brand, FontFile, Typeface, contrast, load_brand, stylesheet
from kernekort.brand.palettes import BASICS
from kernekort.figures import SUITS, Paint, figure
from kernekort.findings import Place
from kernekort.library import Library
from tests.brand_folders import FIRST, brand_of

SHIPPED = ("aaloese", "birkely", "kernekort", "kontor")


def shipped(name: str) -> Brand:
    checked = load_brand(Library.open(), name)
    assert checked.findings == ()
    assert checked.value is not None
    return checked.value


@pytest.fixture(params=SHIPPED)
def brand(request: pytest.FixtureRequest) -> Brand:
    return shipped(str(request.param))


def test_these_brands_are_shipped() -> None:
    assert tuple(found.name for found in Library.open().names("brand")) == SHIPPED


def test_text_can_be_read_in_every_shipped_brand(brand: Brand) -> None:
    ink, paper = brand.tokens["ink"].hex, brand.tokens["paper"].hex
    assert contrast(ink, paper) >= 7
    for palette in brand.suits.values():
        assert contrast(palette.on.hex, palette.ground.hex) >= 4.5
        assert contrast(palette.text.hex, paper) >= 4.5
        assert contrast(ink, palette.light.hex) >= 4.5


def test_the_core_is_seen_on_every_ground(brand: Brand) -> None:
    for suit in SUITS:
        core = brand.core_on(suit).hex
        assert contrast(core, brand.tokens["ring"].hex) >= 1.5
        assert core != brand.suits[suit].ground.hex


def test_shipped_logos_are_outlines_of_one_file(brand: Brand) -> None:
    assert brand.logo is not None
    assert brand.logo.svg is not None
    assert check_svg(brand.logo.svg.encode(), Place("logo.svg")) == ()
    assert set(re.findall(r"<(\w+)", brand.logo.svg)) == {"svg", "title", "path"}
    assert 3 <= brand.logo.aspect <= 8


def test_shipped_brands_print_text_with_black_ink_alone(brand: Brand) -> None:
    assert brand.tokens["ink"].cmyk == (0, 0, 0, 100)
    palettes = brand.suits.values()
    colours = [colour for one in palettes for colour in (one.ground, one.deep, one.light, one.text)]
    assert max(sum(colour.cmyk) for colour in (*brand.tokens.values(), *colours)) <= 280


def test_every_shipped_brand_paints_every_figure(brand: Brand) -> None:
    for suit in SUITS:
        facts = brand.paint(suit)
        drawn = figure(suit, "14", Paint(*facts))
        assert facts.core in drawn
        assert len(facts.palette) >= 4


def test_the_black_brand_is_black() -> None:
    brand = shipped("kontor")
    assert brand.mono
    assert not brand.client
    for palette in brand.suits.values():
        assert (palette.ground.hex, palette.text.hex, palette.on.hex) == ("#FFFFFF", "#000000", "#000000")
        assert 43 <= palette.deep.cmyk[3] <= 55
        assert palette.light.cmyk == (0, 0, 0, 13)
    greys = [int(hexed[1:3], 16) for hexed in brand.joker_palette()]
    assert len(set(greys)) == 4


def test_clients_are_clients() -> None:
    assert [name for name in SHIPPED if shipped(name).client] == ["aaloese", "birkely"]
    client = shipped("aaloese")
    assert (client.title, client.unit, client.optical) == ("Åløse Kommune", "Ældre og Sundhed", 0.93)
    assert shipped("birkely").title == "Birkely Skole"


def test_the_brands_do_not_share_typefaces() -> None:
    families = [
        (shipped(name).display.family, shipped(name).text.family) for name in ("kernekort", "aaloese", "birkely")
    ]
    assert len({family for pair in families for family in pair}) == 6


def test_the_core_changes_where_it_is_the_ground() -> None:
    brand = shipped("aaloese")
    assert brand.core_on("ambition").hex == brand.tokens["accent"].hex
    assert brand.core_on("vaerdi").hex == brand.tokens["core"].hex


def test_the_nearest_cut_is_set() -> None:
    files = tuple(
        FontFile(Path(f"{weight}-{style}"), weight, style)
        for weight, style in [(400, "normal"), (400, "italic"), (700, "normal")]
    )
    face = Typeface("A", files)
    assert [face.file(weight).weight for weight in (100, 400, 550, 600, 900)] == [400, 400, 400, 700, 700]
    assert face.file(700, "italic").path.name == "400-italic"
    assert Typeface("A", files[:1]).file(400, "italic").path.name == "400-normal"


def test_the_style_sheet_holds_every_property(brand: Brand) -> None:
    css = stylesheet(brand)
    declared = set(re.findall(r"^  --([\w-]+): [^;]+;$", css, re.MULTILINE))
    assert {*BASICS, "display", "text", "tracking", "display-weight", "opt"} <= declared
    assert {f"{suit}{part}" for suit in SUITS for part in ("", "-deep", "-light", "-on", "-text")} <= declared
    for suit in SUITS:
        assert f".c-{suit} {{ --ground: var(--{suit}); --deep: var(--{suit}-deep);" in css
    assert css.count("@font-face") == len(brand.display.files) + len(brand.text.files)


def test_values_of_the_style_sheet(tmp_path: Path) -> None:
    brand = brand_of(tmp_path, FIRST + "tracking: -0.0050\noptical: 0.93\n").value
    assert brand is not None
    css = stylesheet(brand)
    assert "  --tracking: -0.005em;\n  --display-weight: 700;\n  --opt: 0.93;\n" in css
    assert '  --display: "Familjen Grotesk";' in css
    assert "  --ambition: #0B5563;" in css


def test_fonts_are_named_by_whole_addresses(brand: Brand) -> None:
    addresses = re.findall(r'src: url\("([^"]+)"\)', stylesheet(brand))
    assert addresses == [file.path.resolve().as_uri() for face in (brand.display, brand.text) for file in face.files]
    assert all(address.startswith("file:///") for address in addresses)


def test_a_users_words_never_reach_the_style_sheet(tmp_path: Path) -> None:
    brand = brand_of(
        tmp_path, "name: '} body { background: url(http://a.dk)'\nunit: '</style>'\ncolours: [teal, gold]\n"
    ).value
    assert brand is not None
    css = stylesheet(brand)
    assert "body" not in css
    assert "style>" not in css
    assert "teal" not in css
    assert re.findall(r"url\((?!\"file:///)", css) == []


def test_the_style_sheet_is_the_same_every_time(brand: Brand) -> None:
    assert stylesheet(brand) == stylesheet(shipped(brand.name))


def test_the_danish_letters() -> None:
    assert set("æøåÆØÅ»«–…½×·") <= set(DANISH)
