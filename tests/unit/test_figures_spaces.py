"""The marks of the spaces of a board that belong to no suit."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from kernekort.figures import SPACES, SUITS, icon, space_icon

INK, DOT = "#17191C", "#E5331B"


@pytest.mark.parametrize("kind", SPACES)
def test_every_mark_is_a_whole_svg_of_circles_and_straight_lines(kind: str) -> None:
    svg = space_icon(kind, INK)
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.get("viewBox") == "0 0 24 24"
    assert set(re.findall(r"#[0-9A-Fa-f]+", svg)) == {INK}
    for element in root:
        assert element.get("fill") is not None
        assert (element.get("stroke") is None) or element.get("fill") == "none"
        assert not re.search(r"[QqSsTtAa]", element.get("d", ""))


@pytest.mark.parametrize("kind", SPACES)
def test_it_stays_in_its_box(kind: str) -> None:
    for d, width in re.findall(r'd="([^"]+)"(?:[^>]*stroke-width="([\d.]+)")?', space_icon(kind, INK)):
        half = float(width or 0) / 2
        assert all(half <= float(number) <= 24 - half for number in re.findall(r"[\d.]+", d))


def test_the_piece_the_flag_and_the_core_may_have_a_colour_of_their_own() -> None:
    coloured = {kind for kind in SPACES if DOT in space_icon(kind, INK, DOT)}
    assert coloured == set(SPACES) - {"rast"}


def test_no_two_spaces_look_alike() -> None:
    marks = {*(space_icon(kind, INK) for kind in SPACES), *(icon(suit, INK) for suit in SUITS)}
    assert len(marks) == len(SPACES) + len(SUITS)


def test_an_unknown_space_has_no_mark() -> None:
    with pytest.raises(ValueError, match="no kind of space: 'vaerdi'"):
        space_icon("vaerdi", INK)
