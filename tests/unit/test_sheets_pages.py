"""Faces one to a page for a print shop, and faces with lines over them for looking at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kernekort.imposition import Card, plan, sheet_for
from kernekort.markup.model import PageForm
from kernekort.sheets import overlay, write_pages, write_sheets
from kernekort.units import Size
from tests.sheet_faces import CARD, PT, faces, operators, part, reader, shown_on


def test_pages_come_in_the_order_of_their_keys_and_may_repeat() -> None:
    pdf = reader(write_pages(faces(["f0", "b0", "f1"]), ["f0", "b0", "f1", "b0"], title="Kort", language="da"))
    contents = [part(page, "/Contents").get_data().split()[2] for page in pdf.pages]
    assert contents == [b"f0", b"b0", b"f1", b"b0"]


def test_a_document_comes_with_all_its_pages() -> None:
    made = faces(["d1", "d2", "f0"])
    document = replace(made, keys=("d", "d", "f0"), page_of={"d": 0, "f0": 2}, forms={"d": CARD, "f0": CARD})
    pdf = reader(write_pages(document, ["f0", "d"], title="Kort", language="da"))
    contents = [part(page, "/Contents").get_data().split()[2] for page in pdf.pages]
    assert contents == [b"f0", b"d1", b"d2"]


@pytest.mark.parametrize("bleed", [0.0, 3.0, 10.0])
def test_boxes_are_exact(bleed: float) -> None:
    form = PageForm("poster", Size(63, 88), bleed, 4)
    page = reader(write_pages(faces(["f0"], form), ["f0"], title="Kort", language="da")).pages[0]
    trim = [0, 0, 63 * PT, 88 * PT]
    out = [-bleed * PT, -bleed * PT, (63 + bleed) * PT, (88 + bleed) * PT]
    assert [float(edge) for edge in page.mediabox] == pytest.approx(out, abs=0.001)
    assert [float(edge) for edge in page.trimbox] == pytest.approx(trim, abs=0.001)
    assert [float(edge) for edge in page.bleedbox] == pytest.approx(out, abs=0.001)


def test_pages_carry_title_and_language_but_no_links_and_no_duplex() -> None:
    pdf = reader(write_pages(faces(["f0"]), ["f0"], title="Kort", language="en"))
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Kort"
    assert set(pdf.root_object) == {"/Type", "/Pages", "/Lang", "/ViewerPreferences"}
    assert "/Duplex" not in part(pdf.root_object, "/ViewerPreferences")
    assert "/Annots" not in pdf.pages[0]


def test_pages_are_the_same_bytes_twice() -> None:
    some = faces(["f0", "b0"])
    assert write_pages(some, ["b0"], title="t", language="da") == write_pages(some, ["b0"], title="t", language="da")


def test_overlays_are_drawn_over_every_face_in_known_places() -> None:
    looked_at = overlay(faces(["f0"]), ["bleed", "trim", "safe"])
    page = reader(write_pages(looked_at, ["f0"], title="t", language="da")).pages[0]
    steps = operators(page)
    boxes = [[float(value) / PT for value in operands] for operands, operator in steps if operator == "re"][1:]
    half = 0.25 / PT
    assert boxes[0] == pytest.approx([-3 + half, -3 + half, 69 - 2 * half, 94 - 2 * half], abs=0.001)
    assert boxes[1] == pytest.approx([0, 0, 63, 88], abs=0.001)
    assert boxes[2] == pytest.approx([4, 4, 55, 80], abs=0.001)
    assert [operands for operands, operator in steps if operator == "RG"][1] == [1, 0, 1]


def test_the_grid_counts_from_the_top_of_the_trim() -> None:
    page = reader(write_pages(overlay(faces(["f0"]), ["grid"]), ["f0"], title="t", language="da")).pages[0]
    heights = [float(operands[1]) / PT for operands, operator in operators(page) if operator == "m"]
    assert heights[:2] == pytest.approx([84, 80], abs=0.001)
    assert len(heights) == 22


def test_overlays_are_seen_on_sheets_too() -> None:
    looked_at = overlay(faces(["f0", "b0"]), ["trim"])
    sheet = sheet_for(CARD.trim, CARD.bleed, Size(210, 297)).value
    assert sheet is not None
    made = plan([Card("f0", "b0")], CARD.trim, CARD.bleed, sheet, "long").value
    assert made is not None
    page = reader(write_sheets(looked_at, made, title="t", language="da")).pages[0]
    assert [face.face for face in shown_on(page, CARD.trim)] == ["f0"]
    assert b"1 0 1 RG" in part(page, "/Resources", "/XObject", "/F0").get_data()


def test_no_overlay_changes_nothing_that_is_seen() -> None:
    page = reader(write_pages(overlay(faces(["f0"]), []), ["f0"], title="t", language="da")).pages[0]
    assert [operator for _, operator in operators(page)] == ["q", "q", "gs", "rg", "re", "f", "Q", "Q", "q", "Q"]
