"""Pages held against their frames, their safe area and their fonts; laid out by hand, each millimetre is known."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from kernekort.findings import Finding, Place
from kernekort.library import built_in
from kernekort.typeset.completeness import letters_in, letters_on, lost_text, unbroken_css
from kernekort.typeset.glyphs import Font, Fonts, needs_glyph
from kernekort.typeset.laid import Frame, Laid, Matrix, Picture, Rect, Text, Where
from kernekort.typeset.measure import measure
from kernekort.typeset.wire import JobFace
from kernekort.units import Size
from tests.typeset_faces import CHOICES

FACE = JobFace("k1", "back", ("",), 0, "card", Size(63, 88), 3, 4, Place("deck.yml", 1), {"how": Place("deck.yml", 4)})
FONTS = Fonts(CHOICES)
SIZE = 10.0


def text(drawn: str = "xo", left: float = 10, right: float = 30, baseline: float = 30, **where: object) -> Text:
    """Letters without ascenders in 10 mm type, so that their ink stands between baseline and about 5 mm above it."""
    place = Where(**{"face": 0, "line_top": baseline - 8, "line_bottom": baseline + 2, **where})  # type: ignore[arg-type]
    return Text(drawn, ("Literata",), 400, "normal", SIZE, left, right, baseline, place)


def page(*texts: Text, frames: tuple[Frame, ...] = (), pictures: tuple[Picture, ...] = ()) -> Laid:
    return Laid(Size(63, 88), (3, 3, 3, 3), (0,), frames, texts, pictures)


def found(laid: Laid) -> list[Finding]:
    return list(measure(laid, FACE, FONTS))


HOW = Frame("how", Rect(8, 20, 40, 40))


@pytest.mark.parametrize(
    ("one", "code", "excess"),
    [
        (text(baseline=38, line_bottom=40.04, frames=(0,)), None, 0),
        (text(baseline=38, line_bottom=40.5, frames=(0,)), "text-too-tall", 0.5),
        (text(baseline=23, frames=(0,)), "text-too-tall", 2),
        (text(baseline=23, line_top=20, frames=(0,)), None, 0),
        (text(baseline=27, line_top=19, frames=(0,)), None, 0),
        (text(right=40.04, frames=(0,)), None, 0),
        (text(right=41.25, frames=(0,)), "text-too-wide", 1.25),
        (text(left=7, frames=(0,)), "text-too-wide", 1),
        (text(right=45), None, 0),
    ],
)
def test_content_of_a_frame_stays_inside_it(one: Text, code: str | None, excess: float) -> None:
    findings = found(page(one, frames=(HOW,)))
    assert [finding.code for finding in findings] == ([code] if code else [])
    for finding in findings:
        assert finding.facts["excess"] == pytest.approx(excess, abs=0.4)
        assert finding.place == Place("deck.yml", 4)
        assert finding.facts["side_number"] == 2


def test_a_picture_in_a_frame_counts_too() -> None:
    picture = Picture(Rect(8, 20, 44, 43), None, 0, 0, Where(0, "how", (0,)))
    findings = found(page(frames=(HOW,), pictures=(picture,)))
    assert {finding.code: finding.facts["excess"] for finding in findings} == {"text-too-tall": 3, "text-too-wide": 4}


@pytest.mark.parametrize(
    ("one", "edge"),
    [
        (text(left=3.5), "left"),
        (text(right=60), "right"),
        (text(baseline=7), "top"),
        (text(baseline=85), "bottom"),
    ],
)
def test_ink_stays_inside_the_safe_area(one: Text, edge: str) -> None:
    (finding,) = found(page(one))
    assert (finding.code, finding.facts["edge"]) == ("text-outside-safe", edge)
    assert finding.facts[edge] == finding.facts["excess"]


def test_it_is_ink_that_counts_not_the_line() -> None:
    assert found(page(text("xo", baseline=83.8))) == []
    (finding,) = found(page(text("xg", baseline=83.8)))
    assert finding.facts["edge"] == "bottom"


def test_only_the_furthest_text_of_a_field_is_told_for_an_edge() -> None:
    near, far = text("nær", left=3.5, field="how"), text("fjern", left=2, baseline=50, field="how")
    (finding,) = found(page(near, far))
    assert (finding.facts["text"], finding.facts["excess"]) == ("fjern", 2)


def test_a_text_that_overruns_its_frame_is_not_told_again_for_where_it_ends() -> None:
    findings = found(page(text(baseline=86, line_bottom=88, frames=(0,)), frames=(HOW,)))
    assert [finding.code for finding in findings] == ["text-too-tall"]


def turned(degrees: float, x: float, y: float) -> Matrix:
    """A turn about the point (x, y)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y


def test_turned_text_is_looked_at_where_it_is_drawn() -> None:
    inside = text(left=10, right=70, turned=turned(90, 10, 20), baseline=20)
    assert found(page(inside)) == []
    (finding,) = found(page(text(left=10, right=30, baseline=20, turned=turned(-90, 10, 20))))
    assert finding.facts["edge"] == "top"


def test_texts_over_one_another_are_found_but_lines_of_one_block_are_not() -> None:
    (finding,) = found(page(text(block=1), text("ko", left=15, baseline=32, block=2)))
    assert (finding.code, finding.facts["text"], finding.facts["other"]) == ("text-overlap", "xo", "ko")
    assert found(page(text(block=1), text("ko", left=15, baseline=32, block=1))) == []
    assert found(page(text(block=1), text("ko", left=15, baseline=38, block=2))) == []
    assert found(page(text(block=1), text(block=2, turned=turned(45, 40, 40)))) == []


def test_each_pair_of_blocks_is_told_once() -> None:
    lines = [text(baseline=baseline, block=block) for block in (1, 2) for baseline in (30, 36)]
    assert [finding.code for finding in found(page(*lines))] == ["text-overlap"]


def test_a_font_must_have_every_character_that_needs_a_glyph() -> None:
    findings = found(page(text("a\u00ad→\u00a0☎")))
    assert [finding.facts["codepoint"] for finding in findings if finding.code == "missing-glyph"] == [
        "U+2192",
        "U+260E",
    ]


@pytest.mark.parametrize(("weight", "style", "family"), [(700, "normal", "Literata"), (400, "italic", "Literata")])
def test_a_next_best_font_will_not_do(weight: int, style: str, family: str) -> None:
    one = Text("x", (family, "serif"), weight, style, SIZE, 10, 30, 30, Where(0))
    (finding,) = found(page(one))
    assert (finding.code, finding.facts["weight"], finding.facts["style"]) == ("font-missing", weight, style)


def test_families_are_known_by_name_whatever_the_case() -> None:
    assert FONTS.find(("LITERATA",), 400, "normal") is not None
    assert FONTS.has_family("familjen grotesk")
    assert not FONTS.has_family("DejaVu Sans")
    assert FONTS.find((), 400, "normal") is None


def test_reach_is_that_of_the_letters() -> None:
    font = FONTS.find(("Literata",), 400, "normal")
    assert font is not None
    assert font.reach("x")[0] == pytest.approx(0, abs=0.02)
    assert font.reach("xg")[0] < -0.15
    assert font.reach("Å")[1] > font.reach("A")[1] > font.reach("x")[1] > 0.4
    assert font.reach(" ") == (0, 0)


@pytest.mark.parametrize(
    ("character", "needed"), [("a", True), ("-", True), ("\u00ad", False), ("\u200b", False), (" ", False)]
)
def test_what_is_not_drawn_needs_no_glyph(character: str, needed: bool) -> None:
    assert needs_glyph(character) is needed


def test_letters_are_counted_whatever_becomes_of_spaces_and_capitals() -> None:
    section = Element("section")
    section.text = "Med\u00adarbej"
    bold, icon = SubElement(section, "b"), SubElement(section, "{http://www.w3.org/2000/svg}svg")
    bold.text, bold.tail, icon.text, icon.tail = "dere", " 12 ", "t", "!"
    assert letters_in(section) == Counter("medarbejdere12")
    laid = page(text("MEDARBEJ-"), text("dere 12"), Text("→a", (), 400, "normal", 1, 0, 0, 0, Where(0), generated=True))
    assert letters_on([laid], 0) == Counter("medarbejdere12")
    assert letters_on([laid], 1) == Counter()


def test_lost_text_is_what_an_endless_page_has_more_of() -> None:
    whole = page(text("her"), text("og her"))
    assert list(lost_text(FACE, 0, [whole], whole)) == []
    (finding,) = lost_text(FACE, 0, [page(text("her"))], whole)
    assert (finding.code, finding.facts["text"]) == ("text-lost", "og her")


def test_the_endless_page_is_the_face_s_own() -> None:
    assert "@page card { size: 63mm 1760mm }" in unbroken_css(FACE)


@pytest.mark.parametrize("path", sorted((built_in() / "fonts").rglob("*.ttf")), ids=lambda path: path.stem)
def test_letters_reach_as_far_as_their_outlines(path: Path) -> None:
    with TTFont(path) as opened:
        glyphs, units = opened.getGlyphSet(), opened["head"].unitsPerEm
        font = Font("", path)
        assert len(opened.getBestCmap()) > 200
        for number, name in opened.getBestCmap().items():
            pen = BoundsPen(glyphs)
            glyphs[name].draw(pen)
            low, high = (pen.bounds[1] / units, pen.bounds[3] / units) if pen.bounds else (0.0, 0.0)
            # What the font says of a glyph may be a little more than there is of it, and hardly less.
            lowest, highest = font.reach(chr(number))
            assert -0.005 < lowest - low < 0.002
            assert -0.002 < highest - high < 0.005
            assert not font.missing(chr(number))
    assert font.missing("a\u16a0 \u00ad\n") == ("\u16a0",)
    assert font.reach("\u16a0") == (0.0, 0.75)
