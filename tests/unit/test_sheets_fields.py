"""Fields laid over the pages of a finished file."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Pdf

from kernekort.brand import load_brand
from kernekort.imposition import Box
from kernekort.library import Library
from kernekort.preflight import inspect, paper_boxes
from kernekort.preflight.expected import Expected
from kernekort.sheets import Field, with_fields
from kernekort.units import Size
from tests.form_fields import fields_of

FIELDS = {
    0: (Field("line", "navn", "Navn", Box(20, 30, 80, 38)),),
    1: (Field("tick", "1-ok", "1: Godkendt", Box(20, 40, 24, 44)), Field("text", "1-text", "1", Box(80, 40, 195, 60))),
}


@pytest.fixture(scope="module")
def filled() -> bytes:
    brand = load_brand(Library.open(), "kernekort").value
    assert brand is not None
    with Pdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page(page_size=(595.2756, 841.8898))
        buffer = BytesIO()
        pdf.save(buffer)
    return with_fields(buffer.getvalue(), FIELDS, brand.text.file(400).path)


def test_fields_lie_where_they_are_asked_for(filled: bytes) -> None:
    found = fields_of(filled)
    assert [(field.page, field.name, field.title, field.kind) for field in found] == [
        (0, "navn", "Navn", "text"),
        (1, "1-ok", "1: Godkendt", "tick"),
        (1, "1-text", "1", "text"),
    ]
    boxes = [(field.left, field.top, field.right, field.bottom) for field in found]
    for box, wanted in zip(boxes, [(20, 30, 80, 38), (20, 40, 24, 44), (80, 40, 195, 60)], strict=True):
        assert box == pytest.approx(wanted, abs=0.01)


def test_they_do_nothing_and_bring_their_typeface(filled: bytes) -> None:
    paper = Size(210, 297)
    families = ("Literata", "Familjen Grotesk")
    sheet = paper_boxes(paper, blank=True)
    assert inspect(filled, Expected((sheet, sheet), families=families, fields=True)) == ()
    codes = {finding.code for finding in inspect(filled, Expected((sheet, sheet), families=families))}
    assert codes == {"active-content"}


def test_they_are_the_same_bytes_each_time(filled: bytes) -> None:
    brand = load_brand(Library.open(), "kernekort").value
    assert brand is not None
    with Pdf.open(BytesIO(filled)) as pdf:
        del pdf.Root.AcroForm
        for page in pdf.pages:
            del page.obj.Annots, page.obj.Tabs
        buffer = BytesIO()
        pdf.save(buffer, deterministic_id=True)
    font = brand.text.file(400).path
    assert with_fields(buffer.getvalue(), FIELDS, font) == with_fields(buffer.getvalue(), FIELDS, font)
