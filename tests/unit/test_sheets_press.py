"""Press sheets and pages with marks, read back with another library: boxes, marks, plates, labels, what is let go."""

from __future__ import annotations

from typing import Literal

import pytest

from kernekort.imposition import (
    PRESS_MARGIN,
    Card,
    PressPlan,
    Side,
    margin_for,
    page_furniture,
    press_plan,
    press_sheet_for,
)
from kernekort.sheets import Labels, unpainted, write_marked_pages, write_press_sheets
from kernekort.units import Size
from tests.sheet_faces import CARD, FONT, PT, faces, fonts_in, operators, part, reader, shown_on

SRA3 = Size(320, 450)
POKER = Size(63, 88)
COUNT = 40
KEYS = [f"{side}{n}" for n in range(COUNT) for side in "fb"]
CARDS = [Card(f"f{n}", f"b{n}") for n in range(COUNT)]
FACES = faces(KEYS, guides=())
LABELS = Labels("Vores kernekort", FONT)

Marks = Literal["none", "crop", "full"]
Dealing = Literal["cut-and-stack", "repeat"]


def planned(
    cards: list[Card], marks: Marks = "full", dealing: Literal["cut-and-stack", "repeat"] = "cut-and-stack"
) -> PressPlan:
    sheet = press_sheet_for(POKER, 3, SRA3, margin_for(marks, 3, PRESS_MARGIN)).value
    assert sheet is not None
    made = press_plan(cards, POKER, 3, sheet, "long", dealing, marks).value
    assert made is not None
    return made


def written(plan: PressPlan, sides: tuple[Side, ...] | None = None) -> bytes:
    return write_press_sheets(FACES, plan, sides or plan.plan.sides, title="Kort", language="da", labels=LABELS)


@pytest.fixture(scope="module")
def full() -> bytes:
    return written(planned(CARDS))


def test_the_boxes_are_the_paper_the_cuts_and_the_bleed(full: bytes) -> None:
    plan = planned(CARDS)
    document = reader(full)
    assert len(document.pages) == 6
    for page, side in zip(document.pages, plan.plan.sides, strict=True):
        block = plan.around(side).block
        wanted = [block.left, SRA3.height - block.bottom, block.right, SRA3.height - block.top]
        assert [float(edge) / PT for edge in page.mediabox] == pytest.approx([0, 0, 320, 450], abs=0.001)
        assert [float(edge) / PT for edge in page.trimbox] == pytest.approx(wanted, abs=0.001)
        assert [float(edge) / PT for edge in page.bleedbox] == pytest.approx(
            [wanted[0] - 3, wanted[1] - 3, wanted[2] + 3, wanted[3] + 3], abs=0.001
        )
        # Three cards of 88 mm across and six of 63 mm down, 6 mm between them.
        assert (wanted[2] - wanted[0], wanted[3] - wanted[1]) == pytest.approx((276, 408))


def test_faces_lie_where_the_plan_has_them(full: bytes) -> None:
    plan = planned(CARDS)
    for page, side in zip(reader(full).pages, plan.plan.sides, strict=True):
        assert [one.face for one in shown_on(page, POKER)] == [placed.face for placed in side.placements]


def test_crop_marks_are_black_hairlines(full: bytes) -> None:
    page = reader(full).pages[0]
    drawn = operators(page)
    assert [(operands, operator) for operands, operator in drawn if operator in ("G", "RG", "K")] == [([0.0], "G")]
    assert [operands for operands, operator in drawn if operator == "w"] == [[0.25]]
    # Two cuts to each of three columns and six rows, at both ends.
    assert len([operator for _, operator in drawn if operator == "S"]) == 2 * (2 * 3 + 2 * 6)


def test_register_marks_are_on_every_plate_and_the_bar_has_all_inks(full: bytes) -> None:
    page = reader(full).pages[0]
    furniture = part(page, "/Resources", "/XObject", "/Furniture")
    space = part(furniture, "/Resources", "/ColorSpace", "/All")
    assert [str(space[0]), str(space[1]), str(space[2])] == ["/Separation", "/All", "/DeviceCMYK"]
    content = furniture.get_data().decode()
    assert content.count("/All CS 1 SCN") == 1
    assert len([line for line in content.splitlines() if line.endswith(" S")]) == 4
    fills = [line for line in content.splitlines() if line.endswith("re f")]
    assert len(fills) == 14
    assert fills[0].startswith("1 0 0 0 k")
    assert fills[3].startswith("0 0 0 1 k")
    assert "rg" not in content


def test_every_sheet_says_which_it_is_in_an_embedded_font(full: bytes) -> None:
    document = reader(full)
    texts = [" ".join(page.extract_text().split()) for page in document.pages]
    assert texts[0].startswith("Vores kernekort · ark 1 af 3 · forside · saml stakkene række for række")
    assert texts[3] == "Vores kernekort · ark 2 af 3 · bagside"
    fonts = fonts_in(document)
    assert len(fonts) == 1
    assert "/FontFile2" in part(fonts[0], "/FontDescriptor")


@pytest.mark.parametrize("marks", ["none", "crop"])
def test_only_the_marks_that_are_asked_for_are_drawn(marks: Marks) -> None:
    page = reader(written(planned(CARDS[:4], marks))).pages[0]
    assert "/Furniture" not in part(page, "/Resources", "/XObject")
    strokes = [operator for _, operator in operators(page) if operator == "S"]
    assert bool(strokes) is (marks == "crop")


def test_step_and_repeat_shows_one_form_and_lets_go_of_the_rest(full: bytes) -> None:
    plan = planned([Card("f7", "b7", 100)], dealing="repeat")
    data = written(plan)
    document = reader(data)
    assert len(document.pages) == 2
    assert [one.face for one in shown_on(document.pages[0], POKER)] == ["f7"] * 18
    assert len({one.form for one in shown_on(document.pages[0], POKER)}) == 1
    states = part(document.pages[0], "/Resources", "/XObject", "/F0", "/Resources", "/ExtGState")
    assert len(states) == 2
    assert len(data) < len(full) / 1.2
    assert "trykkes 6 gange" in document.pages[0].extract_text()


def test_links_and_outlines_stay_behind(full: bytes) -> None:
    document = reader(full)
    assert document.outline == []
    assert all("/Annots" not in page for page in document.pages)


def test_two_writings_are_the_same_bytes(full: bytes) -> None:
    assert written(planned(CARDS)) == full


def test_a_page_of_its_own_has_its_marks_outside_its_bleed() -> None:
    paper, around = page_furniture(CARD.trim, 2.0, "full")
    data = write_marked_pages(
        FACES, ["f1", "b1", "f1"], dict.fromkeys(("f1", "b1"), (paper, around)), title="Kort", language="da"
    )
    document = reader(data)
    assert len(document.pages) == 3
    slug = 2 + 12.5
    for page in document.pages:
        assert float(page.mediabox.width) / PT == pytest.approx(63 + 2 * slug, abs=0.001)
        assert float(page.trimbox.left) / PT == pytest.approx(slug, abs=0.001)
        assert float(page.bleedbox.left) / PT == pytest.approx(slug - 2, abs=0.001)
    (face,) = shown_on(document.pages[0], POKER)
    assert face.face == "f1"
    assert face.clip == pytest.approx((slug - 2, slug - 2, slug + 65, slug + 90), abs=0.001)
    assert len(around.lines) == 8


def test_empty_faces_are_known() -> None:
    assert unpainted(FACES) == frozenset()


def test_a_small_set_says_how_often_its_sheet_is_printed_and_nothing_of_stacks() -> None:
    plan = planned([Card(f"f{n}", f"b{n}") for n in range(20)], dealing="repeat")
    texts = [" ".join(page.extract_text().split()) for page in reader(written(plan)).pages]
    assert texts[0] == "Vores kernekort · ark 1 af 2 · forside · trykkes 1 gang"
    assert not any("stakkene" in text for text in texts)
