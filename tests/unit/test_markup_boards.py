"""What templates are told of boards, wheels and lists: plain data that fits the page."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from kernekort.brand import load_brand
from kernekort.fit import Compounds
from kernekort.library import Library
from kernekort.markup.boards import board
from kernekort.markup.fitting import Voices
from kernekort.markup.lists import actions, stacked
from kernekort.markup.wheels import wheel
from kernekort.units import Size

A3 = Size(420, 297)
GROUND = {"left": 80, "top": 8, "width": 260, "height": 230, "core": 0.26, "largest": 38}
RIM = {"left": 12, "top": 100, "width": 273, "height": 250, "core": 0.34, "largest": 70}
COLOURS = {"track": "#AA0000", "halo": "#00BB00", "arrow": "#0000CC"}


@pytest.fixture(scope="module")
def voices() -> Voices:
    brand = load_brand(Library.open(), "kernekort").value
    assert brand is not None
    return Voices(brand, Compounds({"sundhedspleje": (8,)}))


def drawn(value: str) -> str:
    """The SVG in the value of a CSS background."""
    found = re.fullmatch(r'url\("data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"\)', value)
    assert found is not None
    return b64decode(found[1]).decode("utf-8")


def spaces(count: int, last: str = "maal") -> list[dict[str, str]]:
    kinds = ["start", *["vaerdi"] * (count - 2), last]
    return [{"type": kind, "label": f"Felt {number}"} for number, kind in enumerate(kinds, 1)]


def test_a_board_draws_its_track_its_halos_and_an_arrow_from_space_to_space_and_to_the_core(voices: Voices) -> None:
    told = board(voices, A3, spaces(20), "spiral", GROUND, 1.0, COLOURS)
    svg = drawn(told["track"])
    assert 'viewBox="0 0 420 297"' in svg
    assert svg.count(COLOURS["track"]) == svg.count(COLOURS["halo"]) == 1
    assert svg.count(COLOURS["arrow"]) == 20
    assert svg.count('fill="none"') == svg.count("<path")


def test_only_the_ends_of_the_way_have_a_collar(voices: Voices) -> None:
    told = board(voices, A3, spaces(12), "ring", GROUND, 1.0, COLOURS)
    assert [bool(space["collar"]) for space in told["spaces"]] == [True, *[False] * 10, True]
    first = told["spaces"][0]
    assert first["collar"]["left"] < first["left"]
    assert first["collar"]["width"] > first["width"]


def test_a_ring_without_a_goal_goes_on_from_its_last_space_to_its_first(voices: Voices) -> None:
    told = board(voices, A3, spaces(12, last="rast"), "ring", GROUND, 1.0, COLOURS)
    svg = drawn(told["track"])
    assert svg.count(COLOURS["arrow"]) == 12
    assert re.search(r'Z" fill="none" stroke="#AA0000"', svg)


def test_labels_grow_with_the_page_and_are_never_too_small(voices: Voices) -> None:
    grown = {key: value * (1 if key == "core" else 2) for key, value in GROUND.items()}
    usual = board(voices, A3, spaces(40), "spiral", GROUND, 1.0, COLOURS)
    large = board(voices, Size(840, 594), spaces(40), "spiral", grown, 2.0, COLOURS)
    assert large["label"]["size"] == pytest.approx(2 * usual["label"]["size"])
    assert large["spaces"][7]["left"] == pytest.approx(2 * usual["spaces"][7]["left"], abs=0.01)
    assert usual["number"]["size"] == 8.5


def test_a_wheel_tells_its_nodes_their_lines_and_draws_what_ties_them(voices: Voices) -> None:
    nodes = [{"name": name, "text": None} for name in ("Ledelse", "Kontor", "Køkken", "Sundhedspleje")]
    told = wheel(voices, Size(297, 420), nodes, "alle", RIM, 1.0, {"colour": "#123456", "width": 1.1})
    assert [node["name_lines"] for node in told["nodes"]] == [["Ledelse"], ["Kontor"], ["Køkken"], ["Sundhedspleje"]]
    assert drawn(told["links"]).count("M") == 6
    assert 'stroke="#123456" stroke-width="1.1"' in drawn(told["links"])


def test_an_empty_wheel_has_places_to_write_in_and_may_have_no_lines(voices: Voices) -> None:
    told = wheel(voices, Size(297, 420), 7, "ingen", RIM, 1.0, {"colour": "#123456", "width": 1})
    assert len(told["nodes"]) == 7
    assert all(node["name_lines"] == [] == node["text_lines"] for node in told["nodes"])
    assert told["links"] == ""


def test_what_is_done_on_several_spaces_is_told_once(voices: Voices) -> None:
    done: list[dict[str, str | None]] = [
        {"action": "Træk et kort."},
        {},
        {"action": "Rejs jer."},
        {"action": None},
        {"action": "Træk et kort."},
    ]
    told = actions(voices, done, 120, 2, 6, 8.5)
    assert [(row["numbers"], row["lines"], row["field"]) for row in told["rows"]] == [
        ("1, 5", ["Træk et kort."], "spaces.0.action"),
        ("3", ["Rejs jer."], "spaces.2.action"),
    ]
    assert told["rows"][1]["left"] == 63
    assert told["height"] == pytest.approx(told["leading"])


def test_a_board_on_which_nothing_is_done_has_an_empty_list(voices: Voices) -> None:
    told = actions(voices, [{}, {}], 120, 4, 6, 8.5)
    assert (told["rows"], told["height"]) == ([], 0)


def test_texts_are_stacked_in_the_first_size_in_which_they_fit(voices: Voices) -> None:
    texts = ["Slå på skift.", "", "Træk et kort fra feltets bunke, og læs det højt for de andre ved bordet."]
    large = stacked(voices, texts, "text", (14.3, 8.5), 60, 60)
    small = stacked(voices, texts, "text", (14.3, 8.5), 60, 20)
    assert (large["size"], small["size"]) == (14.3, 8.5)
    assert small["height"] <= 20
    assert large["rows"][1]["lines"] == []
    tops = [row["top"] for row in large["rows"]]
    assert tops == sorted(tops)
    assert stacked(voices, [], "text", (8.5,), 60, 20)["height"] == 0
