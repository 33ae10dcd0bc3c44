"""One walk, several conversions: a scan finds what a parser finds, and what a conversion leaves alone stays."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from pypdf import PdfReader

from kernekort.findings import Stop
from kernekort.recolouring import ColourHand, Conversion, Grey, Matrix, Paint, recolour
from tests.sheet_faces import operators, reader


class Swapped(Grey):
    """Red is made blue, and everything else in a content is left alone."""

    def hand(self, resources: Object, placed: Matrix | None, mask: bool) -> ColourHand:
        return ColourHand(resources, lambda paint: Paint("rgb", (0, 0, 1)) if paint.values == (1, 0, 0) else None)

    def keeps_spaces(self) -> bool:
        return True


def recoloured(content: bytes, conversion: Conversion, **resources: Object) -> PdfReader:
    """A page with a content and resources, converted and read back."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = Dictionary({f"/{name}": entries for name, entries in resources.items()})
        recolour(pdf, conversion)
        buffer = BytesIO()
        pdf.save(buffer)
        return reader(buffer.getvalue())


CONTENT = b"""q 1 0 0 rg 0 0 9 9 re f Q 0.090196 0.098039 0.109804 RG
/F1 12 Tf BT [<0072>58<0067>] TJ ET /DeviceRGB cs 1 0 0 sc q /Pattern CS /rg SCN Q
0 1 0 rg 1 0 0 1 0 0 cm 0.5 g 0 0 0 1 k"""


@pytest.mark.parametrize("conversion", [Grey, Swapped])
def test_a_scan_finds_what_a_parser_finds(conversion: type[Grey]) -> None:
    """A comment makes the scan uncertain, so that the same content is parsed."""
    scanned = operators(recoloured(CONTENT, conversion()).pages[0])
    parsed = operators(recoloured(CONTENT + b"\n% (", conversion()).pages[0])
    assert scanned == parsed
    assert len(scanned) == 20


def test_words_in_texts_and_names_are_no_operators() -> None:
    content = b"BT (1 0 0 rg \\) 0 1 0 rg) Tj ET /rg gs <</a (1 0 0 rg)>> BDC EMC 1 0 0 rg"
    (found,) = [one for one in operators(recoloured(content, Swapped()).pages[0]) if one[1] == "rg"]
    assert found[0] == [0, 0, 1]
    shown = [one for one in operators(recoloured(content, Swapped()).pages[0]) if one[1] == "Tj"]
    assert shown == [(["1 0 0 rg ) 0 1 0 rg"], "Tj")]


def test_a_pattern_that_is_coloured_from_outside_is_refused() -> None:
    odd = Dictionary(Odd=Array([Name.Pattern, Name.DeviceRGB]))
    with pytest.raises(Stop) as stopped:
        recoloured(b"/Odd cs 1 0 0 /p scn", Swapped(), ColorSpace=odd)
    (finding,) = stopped.value.findings
    assert (finding.code, finding.facts) == ("grey-not-possible", {"what": "/Pattern"})


def test_colours_are_the_same_bytes_twice() -> None:
    def once() -> bytes:
        with Pdf.new() as pdf:
            pdf.add_blank_page().obj.Contents = pdf.make_stream(CONTENT)
            recolour(pdf, Swapped())
            buffer = BytesIO()
            pdf.save(buffer, deterministic_id=True)
            return buffer.getvalue()

    assert once() == once()
