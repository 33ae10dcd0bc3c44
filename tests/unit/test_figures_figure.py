"""The figures as SVG: whole, plain, the same for ever, and painted with nothing but the paint."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from kernekort.figures import SUITS, Paint, core_at, figure
from kernekort.figures.geometry import disc

PAINT = Paint("#111111", "#222222", "#333333", "#444444", "#555555", ("#A1A1A1", "#B2B2B2", "#C3C3C3"))
SEEDS = ("tomrummet", "koekkendoeren", "et-hak-op", "ø 17")
SVG = "{http://www.w3.org/2000/svg}"

FOR_EVER = {
    "maalgruppe": "5bc17dadaa07",
    "vaerdi": "68e537d7d52b",
    "ambition": "e58d490253fa",
    "tilgang": "c87316faf4f4",
    "social": "0f3f2b27798d",
    "relation": "81568c308095",
    "periferi": "471daa1fcb62",
    "joker": "3a7cd1ab813a",
}
"""Digests of the shapes of one seed: a printed card keeps its figure, so these change only with a new major version."""


def elements(svg: str) -> list[ElementTree.Element]:
    """The drawn elements of an SVG text."""
    return [element for element in ElementTree.fromstring(svg).iter() if element.tag != f"{SVG}svg"]  # noqa: S314


def shape(svg: str) -> str:
    """An SVG with its colours taken out."""
    return re.sub(r"#[0-9A-F]{6}", "#", svg)


@pytest.mark.parametrize("suit", SUITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_figure_is_one_whole_svg(suit: str, seed: str) -> None:
    svg = figure(suit, seed, PAINT)
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 240 240"
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert len(elements(svg)) >= 4


@pytest.mark.parametrize("suit", SUITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_arcs_short_numbers_and_lines_without_filling(suit: str, seed: str) -> None:
    svg = figure(suit, seed, PAINT)
    for element in elements(svg):
        data = element.get("d", "")
        assert re.fullmatch(r"[MLCZ\d. -]+", data)
        assert not re.search(r"\.\d{3}", data)
        assert element.get("fill"), "what says no fill is filled with black"
        if element.get("stroke") is not None:
            assert element.get("fill") == "none"
    assert not re.search(r"\de-", svg)
    assert "style" not in svg


@pytest.mark.parametrize("suit", SUITS)
def test_only_the_colours_of_the_paint_are_used(suit: str) -> None:
    allowed = {PAINT.ground, PAINT.deep, PAINT.light, PAINT.core, PAINT.ring}
    used = set(re.findall(r"#[0-9A-Fa-f]{3,8}", figure(suit, "tomrummet", PAINT)))
    if suit == "joker":
        assert used == {PAINT.core, PAINT.ring, *PAINT.palette}
    else:
        assert {PAINT.deep, PAINT.light, PAINT.core, PAINT.ring} <= used <= allowed


@pytest.mark.parametrize("suit", SUITS)
def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_shape(suit: str) -> None:
    assert figure(suit, "a", PAINT) == figure(suit, "a", PAINT)
    assert len({shape(figure(suit, f"kort-{index}", PAINT)) for index in range(12)}) >= 8


@pytest.mark.parametrize("suit", SUITS)
def test_a_card_keeps_its_shape_for_ever(suit: str) -> None:
    digest = hashlib.sha256(shape(figure(suit, "tomrummet", PAINT)).encode()).hexdigest()[:12]
    assert digest == FOR_EVER[suit]


@pytest.mark.parametrize("suit", [suit for suit in SUITS if suit != "joker"])
def test_every_brand_draws_the_same_shape(suit: str) -> None:
    other = Paint("#FFFFFF", "#8C8C8C", "#DDDDDD", "#000000", "#FFFFFF")
    assert shape(figure(suit, "tomrummet", PAINT)) == shape(figure(suit, "tomrummet", other))


def test_the_joker_has_the_same_tiles_whatever_the_number_of_colours() -> None:
    tiles = []
    for count in (1, 2, 3, 6):
        paint = replace(PAINT, palette=tuple(f"#00000{index}" for index in range(count)))
        svg = figure("joker", "t", paint, core=False)
        drawn = [tile for element in elements(svg) for tile in element.get("d", "").split("M")[1:]]
        tiles.append(sorted(drawn))
    assert len(tiles[0]) == 16
    assert tiles == [tiles[0]] * 4
    assert len({core_at("joker", seed) for seed in "abcdefghijkl"}) == 4


def test_the_joker_without_a_palette_uses_deep_and_light() -> None:
    svg = figure("joker", "t", replace(PAINT, palette=()), core=False)
    assert set(re.findall(r"#[0-9A-F]{6}", svg)) == {PAINT.deep, PAINT.light}


@pytest.mark.parametrize("suit", SUITS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_core_lies_where_it_is_said_to_and_can_be_left_out(suit: str, seed: str) -> None:
    at = core_at(suit, seed)
    whole, bare = figure(suit, seed, PAINT), figure(suit, seed, PAINT, core=False)
    ring = f'<path d="{disc(at, 20)}" fill="{PAINT.ring}"/>'
    dot = f'<path d="{disc(at, 12)}" fill="{PAINT.core}"/>'
    assert whole == bare.replace("</svg>", f"{ring}{dot}</svg>")
    assert PAINT.core not in bare


def test_only_ambition_and_joker_move_the_core() -> None:
    moved = {suit for suit in SUITS for seed in SEEDS if core_at(suit, seed) != (120, 120)}
    assert moved <= {"ambition", "joker"}
    assert "ambition" in moved


@pytest.mark.parametrize("draw", [lambda: figure("wild", "a", PAINT), lambda: core_at("Joker", "a")])
def test_an_unknown_suit_is_refused(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(ValueError, match="no suit"):
        draw()
