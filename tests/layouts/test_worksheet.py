"""Sheets to write on: each fills its page, its blocks stay whole, and on a screen its lines are fields."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from kernekort.pipeline import Job, Target
from tests.building import Builder, brands_by_type
from tests.form_fields import Drawn, can_be_filled_in, fields_of

SHEETS = ("handleplan", "aftaleark", "evaluering", "kortrunde")
SCREEN = Job(target=Target.SCREEN)
TEXT_ENDS = 270
"""Where the text of a page ends, in millimetres from its upper edge."""

HEAD = "layout: worksheet\ntitle: Ark\nitems:\n  - id: ark\n    title: Ark\n    blocks:\n"


def made(builder: Builder, name: str, *blocks: str, target: Target = Target.SCREEN) -> bytes:
    """The file of a sheet with these blocks, which must come without findings."""
    text = HEAD + "".join(f"      - {{{block}}}\n" for block in blocks)
    library = builder.project(f"worksheet-{name}", {"content/ark.yml": text})
    return builder.product("ark", Job(target=target), library).data


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_fills_one_page(builder: Builder, sheet: str, brand: str) -> None:
    product = builder.product(sheet, Job(target=Target.SCREEN, brand=brand))
    assert product.pages == 1
    lowest = max(field.bottom for field in fields_of(product.data))
    assert TEXT_ENDS - 25 < lowest < TEXT_ENDS


def test_fields_are_called_aloud_what_they_are_for(builder: Builder) -> None:
    fields = fields_of(builder.product("handleplan", SCREEN).data)
    assert [field.title for field in fields] == [
        "Det vil jeg holde fast i",
        "Første skridt: Hvad gør jeg?",
        "Første skridt: Hvilken dag?",
        "Første skridt: Hvor?",
        "Hvem hjælper mig?",
        "Sådan kan andre se det",
        "Vi ringes ved: Den",
        "Vi ringes ved: Kl.",
        "Vi ringes ved: Min makker",
    ]


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_field_has_a_name_of_its_own(builder: Builder, sheet: str) -> None:
    fields = fields_of(builder.product(sheet, SCREEN).data)
    assert len({field.name for field in fields}) == len({field.title for field in fields}) == len(fields) > 5


@pytest.mark.parametrize("sheet", ["handleplan", "evaluering"])
def test_a_field_lies_over_its_lines(builder: Builder, sheet: str) -> None:
    pdf = builder.product(sheet, SCREEN).data
    drawn, fields = Drawn(pdf), [field for field in fields_of(pdf) if field.kind == "text"]
    assert [field.title for field in fields if not drawn.has_line_under(field)] == []
    heights = {round(field.bottom - field.top, 1) for field in fields}
    # One line a little lower than the lines are apart, so that what is typed stands on it; several as they are.
    assert heights <= {7.0, 18.0, 27.0, 36.0}


def test_every_empty_cell_of_a_table_is_a_field_of_its_own(builder: Builder) -> None:
    fields = fields_of(made(builder, "cells", "kind: table, columns: [A, B, C], rows: [En, To], count: 1"))
    assert [field.title for field in fields] == [
        *("En: B", "En: C", "To: B", "To: C"),
        *("A, række 3", "B, række 3", "C, række 3"),
    ]
    for one, other in pairwise(fields):
        assert one.right < other.left or one.bottom < other.top


def test_marks_and_boxes_are_ticked_where_they_stand(builder: Builder) -> None:
    scale = "kind: scale, options: [sjældent, tit], rows: [Vi griner., Vi spørger først.]"
    fields = fields_of(made(builder, "ticks", "kind: boxes, title: Hvem?, options: [Alle, Ingen]", scale))
    assert {field.kind for field in fields} == {"tick"}
    assert [field.title for field in fields] == [
        *("Hvem? Alle", "Hvem? Ingen"),
        *("Vi griner. sjældent", "Vi griner. tit", "Vi spørger først. sjældent", "Vi spørger først. tit"),
    ]
    assert fields[2].left == pytest.approx(fields[4].left)
    assert fields[2].top == pytest.approx(fields[3].top)


@pytest.mark.parametrize("target", [Target.OFFICE, Target.PRESS])
@pytest.mark.parametrize("material", [*SHEETS, "hjemmeopgaver"])
def test_on_paper_there_are_no_fields(builder: Builder, material: str, target: Target) -> None:
    assert not can_be_filled_in(builder.product(material, Job(target=target)).data)


def test_a_block_stands_whole_on_a_page_with_its_heading(builder: Builder) -> None:
    names = ("Første", "Anden", "Tredje")
    pdf = made(builder, "whole", *(f"kind: lines, title: {name}, lines: 13" for name in names))
    pages = texts(pdf)
    assert [[name in page for page in pages] for name in names] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]
    assert [(field.title, field.page) for field in fields_of(pdf)] == [("Første", 0), ("Anden", 1), ("Tredje", 2)]


def test_a_page_after_the_first_has_the_title_and_its_number(builder: Builder) -> None:
    first, second = texts(made(builder, "number", "kind: lines, lines: 20", "kind: lines, lines: 5"))
    assert "Ark 2/2" in second.replace("\u00a0", " ")
    assert "1/2" not in first


def test_a_table_longer_than_a_page_goes_on_under_its_head(builder: Builder) -> None:
    pages = texts(made(builder, "long", "kind: table, title: Forsøgene, columns: [Forsøg, Hvornår], count: 30"))
    assert ["Hvornår" in page for page in pages] == [True, True]
    assert ["Forsøgene" in page for page in pages] == [True, False]


def test_text_beside_the_lines_has_the_room_it_needs(builder: Builder) -> None:
    text = "Hvad lægger en kollega mærke til, uden at du siger noget? " * 4
    beside = f"kind: prompt, number: 1, title: Sådan kan andre se det, text: '{text}', lines: 1"
    one, other = fields_of(made(builder, "beside", beside, "kind: prompt, number: 2, title: Så, lines: 1"))
    # The text takes many lines; the next prompt begins below the last of them.
    assert other.top - one.bottom > 50


@pytest.mark.parametrize("number", ["", "number: 3, "])
def test_a_prompt_needs_nothing_to_write_on(builder: Builder, number: str) -> None:
    pdf = made(builder, f"talk-{bool(number)}", f"kind: prompt, {number}title: Tal sammen to og to, text: Bare tal.")
    assert "Tal sammen to og to" in texts(pdf)[0]
    assert fields_of(pdf) == []


def test_parts_stand_in_the_order_they_are_written(builder: Builder) -> None:
    parts = "{title: Dato}, {title: Sted}, {title: Hvad så?, lines: 3}, {title: Hvem?}"
    fields = fields_of(made(builder, "parts", f"kind: prompt, title: Plan, parts: [{parts}]"))
    assert [field.title for field in fields] == ["Plan: Dato", "Plan: Sted", "Plan: Hvad så?", "Plan: Hvem?"]
    date, place, what, who = fields
    assert date.bottom == pytest.approx(place.bottom)
    assert place.bottom < what.top < what.bottom < who.top
    assert (what.left, what.right) == pytest.approx((who.left, who.right))


def test_a_layout_that_extends_it_has_its_pages(builder: Builder) -> None:
    """What a style sheet says of the pages of a layout holds under another name too."""
    files = {
        "layouts/vores-ark/layout.yml": "extends: worksheet\ntitle: {da: Vores ark, en: Our sheet}\n",
        "content/ark.yml": HEAD.replace("worksheet", "vores-ark") + "      - {kind: lines, lines: 2}\n",
    }
    library = builder.project("worksheet-extended", files)
    own = fields_of(builder.product("ark", SCREEN, library).data)
    assert own == fields_of(made(builder, "extended-original", "kind: lines, lines: 2"))
