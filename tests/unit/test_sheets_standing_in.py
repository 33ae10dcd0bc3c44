"""What stood in for a line is replaced by the line, or nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import pytest
from pikepdf import Dictionary, Name, Pdf
from pypdf import PdfReader

from kernekort.faces import Faces
from kernekort.sheets import NoStandInError, put_in

BEGUN = "1 0 0 -1 0 100 cm\nq\n0.75 0 0 0.75 0 0 cm\n"
TAGGED = "/Span\n<</MCID 0>>\nBDC\n/a1.0 gs\n{}EMC\n"
ZERO = TAGGED.format("0.003922 0.007843 0.011765 rg\nBT\n1 0 0 -1 9 9 Tm\n/A 9 Tf\n[<0001>0] TJ\nET\n")
LINE = "/E1 gs\n0.1 0.2 0.3 rg\nBT\n1 0 0 -1 9 9 Tm\n/F1 9 Tf\n[<0002>0] TJ\nET\n"


@dataclass
class Laid:
    pdf: bytes


def file(content: str, font: str) -> bytes:
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    described = pdf.make_indirect(Dictionary(Type=Name.Font, BaseFont=Name(f"/{font}")))
    page.obj.Resources = Dictionary(Font=Dictionary({f"/{font}": described}))
    page.obj.Contents = pdf.make_stream(content.encode())
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def put(page: str, line: str) -> Any:
    faces = cast("Faces", Laid(file(line, "F1")))
    return PdfReader(BytesIO(put_in(file(page, "A"), {0: 0}, faces, (1, 2, 3)))).pages[0]


def test_the_line_stands_between_the_tags_and_brings_its_font() -> None:
    page = put(f"{BEGUN}{ZERO}Q", f"{BEGUN}q\n{LINE}Q\nQ")
    content = page.get_contents().get_data().decode()
    assert content == f"{BEGUN}{TAGGED.format(LINE.removeprefix('/E1 gs' + chr(10)))}Q"
    assert set(page["/Resources"]["/Font"]) == {"/A", "/F1"}


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (f"{BEGUN}Q", f"{BEGUN}{LINE}Q"),
        (f"{BEGUN}{ZERO}{ZERO}Q", f"{BEGUN}{LINE}Q"),
        (f"{BEGUN}{ZERO}Q", f"{BEGUN}Q"),
        (f"{BEGUN}{ZERO}Q", f"{BEGUN}{LINE}0 0 9 9 re\nf\nQ"),
        (f"{BEGUN}{ZERO}Q", f"{BEGUN}q\n1 0 0 1 5 5 cm\n{LINE}Q\nQ"),
        (f"{BEGUN}{ZERO}Q", f"{BEGUN}{LINE}/X1 Do\nQ"),
        (f"{BEGUN}{ZERO}Q", f"{BEGUN.replace('100', '90')}{LINE}Q"),
        (ZERO, f"{BEGUN}{LINE}Q"),
    ],
    ids=["none", "two", "no line", "a box", "moved", "a picture", "another size", "another page"],
)
def test_a_page_that_is_not_as_expected_is_left_alone(page: str, line: str) -> None:
    with pytest.raises(NoStandInError):
        put(page, line)
