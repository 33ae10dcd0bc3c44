"""Colours read, mixed, compared and separated; whole sets made from two; and mended until text can be read."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from coloraide import Color
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kernekort.brand import Colour, contrast, from_two_colours, legible_on, mended
from kernekort.brand.colours import INK_LIMIT, alike, colour, hard_to_tell_apart, mixed, read_hex, separated
from kernekort.brand.mending import GOAL, mend
from kernekort.brand.palettes import INK, PAPER, readable
from kernekort.brand.seeing import distance, lightness, lightness_difference
from kernekort.figures import SUITS
from kernekort.findings import Place, Severity

PLACE = Place("--colours")
PAIRS = [
    ("#0B5563", "#F2A33A"),
    ("#F2A33A", "#0B5563"),
    ("#7B2D5E", "#8CC04B"),
    ("#1D3FAF", "#FFC62E"),
    ("#000000", "#FFFFFF"),
    ("#FFFFFF", "#000000"),
    ("#FFFF00", "#00FFFF"),
    ("#E5331B", "#E5331B"),
    ("#777777", "#6B7F32"),
    ("#300E5D", "#14242B"),
]


def made(pair: tuple[str, str]) -> Mapping[str, Colour]:
    return from_two_colours(colour(pair[0]), colour(pair[1]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0b5563", "#0B5563"),
        (" #0B5563 ", "#0B5563"),
        ("0B5563", "#0B5563"),
        ("#abc", "#AABBCC"),
        ("teal", "#008080"),
        ("rgb(11 85 99)", "#0B5563"),
        ("rgb(11 85 99 / 0.5)", None),
        ("#0B556380", None),
        ("turkis", None),
        ("", None),
        ("#0B5563; } body { color: red", None),
        ("#" + "0" * 100, None),
    ],
)
def test_reading(text: str, expected: str | None) -> None:
    assert read_hex(text) == expected


def test_a_colour_beyond_the_screen_is_fetched_home() -> None:
    assert read_hex("color(display-p3 0 1 0)") is not None


@pytest.mark.parametrize(
    ("hexed", "cmyk"),
    [
        ("#FFFFFF", (0, 0, 0, 0)),
        ("#000000", (0, 0, 0, 100)),
        ("#808080", (0, 0, 0, 50)),
        ("#FF0000", (0, 100, 100, 0)),
        ("#0B5563", (89, 14, 0, 61)),
    ],
)
def test_separation(hexed: str, cmyk: tuple[float, ...]) -> None:
    assert separated(hexed) == cmyk


def test_no_separation_drowns_the_paper() -> None:
    shades = [
        f"#{red:02X}{green:02X}{blue:02X}" for red in (0, 9, 200) for green in (0, 1, 90) for blue in (0, 16, 255)
    ]
    assert max(sum(separated(shade)) for shade in shades) <= INK_LIMIT


def test_mixing_is_the_same_on_screen_and_press() -> None:
    tint = mixed(Colour("#0B5563", (100, 40, 40, 20)), PAPER, 0.5)
    assert tint == Colour("#85AAB1", (50, 20, 20, 10))


def test_contrast_and_likeness() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert alike("#0B5563", "#0C5664")
    assert not alike("#0B5563", "#F2A33A")


@pytest.mark.parametrize(
    ("ground", "text"), [("#FFC62E", "#17191C"), ("#1D3FAF", "#FFFFFF"), ("#0E7A53", "#FFFFFF"), ("#F58A7E", "#17191C")]
)
def test_ink_wherever_it_is_good(ground: str, text: str) -> None:
    assert legible_on(ground, "#17191C", "#FFFFFF") == text


@pytest.mark.parametrize("deep", ["#D9730D", "#A169AC", "#0C1D63", "#FFFFFF", "#FFFF00"])
def test_labels_can_be_read_on_paper(deep: str) -> None:
    assert contrast(readable(colour(deep), INK, PAPER).hex, "#FFFFFF") >= 4.6


def test_a_label_that_can_be_read_keeps_its_press_values() -> None:
    deep = Colour("#0C1D63", (100, 90, 20, 30))
    assert readable(deep, INK, PAPER) == deep


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_a_set_from_two_colours_is_whole_and_can_be_read(pair: tuple[str, str]) -> None:
    tokens = mend(made(pair), lambda token: PLACE).value
    assert tokens is not None
    ink, paper = tokens["ink"].hex, tokens["paper"].hex
    for suit in SUITS:
        ground = tokens[suit].hex
        assert contrast(ground, legible_on(ground, ink, paper)) >= GOAL
        assert contrast(tokens[f"{suit}-light"].hex, ink) >= GOAL
        assert sum(tokens[suit].cmyk) <= INK_LIMIT


@given(st.tuples(*[st.integers(0, 0xFFFFFF).map("#{:06X}".format)] * 2))
@example(("#FFEE88", "#BBDDFF"))
@settings(max_examples=60, deadline=None)
def test_whatever_two_colours_each_text_can_be_read_where_it_stands(pair: tuple[str, str]) -> None:
    tokens = mend(made(pair), lambda token: PLACE).value
    assert tokens is not None
    ink, paper = tokens["ink"], tokens["paper"]
    for suit in SUITS:
        ground, label = tokens[suit].hex, readable(tokens[f"{suit}-deep"], ink, paper)
        assert contrast(ground, legible_on(ground, ink.hex, paper.hex)) >= GOAL
        assert contrast(label.hex, paper.hex) >= GOAL
        assert contrast(tokens[f"{suit}-light"].hex, ink.hex) >= GOAL


def test_pale_colours_carry_ink_and_need_no_mending() -> None:
    assert mended(["#FFEE88", "#BBDDFF"], PLACE) == ()
    tokens = made(("#FFEE88", "#BBDDFF"))
    assert (tokens["ambition"].hex, tokens["maalgruppe"].hex) == ("#FFEE88", "#BBDDFF")


@pytest.mark.parametrize(
    ("pair", "alike"),
    [
        (("#FFFFFF", "#FFFFFF"), True),
        (("#0B5563", "#0C5664"), True),
        (("#000000", "#222222"), True),
        (("#FFEE88", "#BBDDFF"), False),
        (("#0B5563", "#117733"), False),
        (("#E5331B", "#D9730D"), False),
    ],
)
def test_two_colours_that_pass_for_the_same_are_told_of(pair: tuple[str, str], alike: bool) -> None:
    told = [dict(one.facts) for one in mended(pair, PLACE) if one.code == "colours-alike"]
    assert told == ([{"first": pair[0], "second": pair[1]}] if alike else [])


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_every_figure_is_seen_on_its_ground_and_by_its_accent(pair: tuple[str, str]) -> None:
    tokens = made(pair)
    for suit in SUITS[:-1]:
        deep = tokens[f"{suit}-deep"].hex
        assert contrast(deep, tokens[suit].hex) >= 1.6
        assert contrast(deep, tokens[f"{suit}-light"].hex) >= 1.4
    assert contrast(tokens["core"].hex, tokens["ring"].hex) >= 2.5


def test_two_colours_give_the_set_of_the_drawings() -> None:
    tokens = from_two_colours(colour("#0B5563"), colour("#F2A33A"))
    assert tokens["maalgruppe"].hex == "#F2A33A"
    assert tokens["ambition"].hex == "#0B5563"
    assert tokens["vaerdi"].hex == "#BBCFD3"
    assert tokens["tilgang"].hex == "#FADCB4"
    assert tokens["joker"].hex == "#17191C"


def test_more_colours_have_places_of_their_own() -> None:
    more = [colour("#E5331B"), colour("#117733"), colour("#AA4499")]
    tokens = from_two_colours(colour("#0B5563"), colour("#F2A33A"), more=more)
    assert [tokens[name].hex for name in ("core", "vaerdi", "tilgang", "social")] == [
        "#E5331B",
        "#117733",
        "#AA4499",
        "#E7EEEF",
    ]


def test_ink_is_black_ink_alone() -> None:
    assert from_two_colours(colour("#0B5563"), colour("#F2A33A"))["ink"].cmyk == (0, 0, 0, 100)


def test_a_colour_that_fails_is_replaced_by_the_nearest_that_does_not() -> None:
    checked = mend(made(("#6B7F32", "#F2A33A")), lambda token: Place("brand/brand.yml", 4))
    (finding,) = checked.findings
    assert (finding.code, finding.severity, finding.place) == (
        "contrast-mended",
        Severity.WARNING,
        Place("brand/brand.yml", 4),
    )
    assert (finding.facts["token"], finding.facts["value"]) == ("ambition", "#6B7F32")
    ratio, better = float(str(finding.facts["ratio"])), float(str(finding.facts["better"]))
    assert ratio < GOAL <= better < GOAL + 0.1
    assert checked.value is not None
    assert checked.value["ambition"].hex == finding.facts["mended"]
    assert checked.value["primary"].hex == "#6B7F32", "where no text stands, the client's colour is left alone"


def test_mending_goes_the_shorter_way() -> None:
    lighter = mended(["#E623B1", "#FDA9AA"], PLACE)
    assert [finding.facts["mended"] for finding in lighter] == ["#E927B4"]


def test_ink_on_paper_of_its_own_kind_is_impossible() -> None:
    tokens = dict(made(("#0B5563", "#F2A33A"))) | {"ink": colour("#FFFFFF"), "paper": colour("#FFFFFF")}
    checked = mend(tokens, lambda token: PLACE)
    assert checked.value is None
    (finding,) = checked.findings
    assert (finding.code, finding.severity, finding.facts["token"]) == ("contrast-impossible", Severity.ERROR, "ink")


def test_grey_ink_is_darkened() -> None:
    tokens = dict(made(("#0B5563", "#F2A33A"))) | {"ink": colour("#808080")}
    checked = mend(tokens, lambda token: PLACE)
    assert checked.value is not None
    assert contrast(checked.value["ink"].hex, "#FFFFFF") >= GOAL


def test_what_would_be_said_of_two_colours() -> None:
    assert mended(["#0B5563", "#F2A33A"], PLACE) == ()
    (finding,) = mended(["#0B5563", "rødlig"], PLACE)
    assert (finding.code, finding.facts["value"], finding.place) == ("colour-unknown", "rødlig", PLACE)


HEXES = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


@given(HEXES, HEXES)
@example("#000000", "#000000")
@example("#FFFFFF", "#000000")
@example("#0A0A0A", "#0B0B0B")
@settings(max_examples=200, deadline=None)
def test_the_eye_is_reckoned_as_coloraide_reckons_it(one: str, other: str) -> None:
    seen = Color(one)
    assert contrast(one, other) == seen.contrast(other, method="wcag21")
    assert lightness(one) == seen.convert("lab-d65")["lightness"]
    assert distance(one, other) == seen.delta_e(other, method="ok")


@given(HEXES, HEXES)
@example("#FF0000", "#00FF00")
@settings(max_examples=200, deadline=None)
def test_what_lightness_alone_tells_apart_is_told_apart(one: str, other: str) -> None:
    difference = Color(one).delta_e(other, method="2000")
    assert lightness_difference(one, other) <= difference + 1e-9
    assert hard_to_tell_apart(one, other) is (difference < 10)


@given(HEXES)
def test_a_plain_colour_is_read_as_it_is_written(hexed: str) -> None:
    for text in (hexed, hexed.lower(), hexed[1:], f" {hexed} "):
        assert read_hex(text) == hexed == Color(hexed).to_string(hex=True).upper()
