"""A poster made by hand, with edges, curves, letters and colours everywhere, and pages to stamp it on."""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

from kernekort.faces import Faces
from kernekort.markup.model import PageForm
from kernekort.units import Size
from tests.sheet_faces import PT

STEP = 7.5

ASIDE = 0.1
"""No edge lies on a pixel's: PDFium fills rectangles to whole pixels, one way or the other when it is a near thing."""


def poster(trim: Size, bleed: float = 3.0, pages: tuple[str, ...] = (), paper: Size | None = None) -> Faces:
    """A face ``poster`` that fills trim and bleed, and bare pages with one line each."""
    pdf = Pdf.new()
    _page(pdf, trim, bleed, _painted(trim, bleed))
    paper = paper or Size(210, 297)
    for _ in pages:
        _page(pdf, paper, 0, f"0 0 0 RG 0.5 w 20 20 m {paper.width * PT - 20:.2f} 20 l S")
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True)
    forms = {"poster": PageForm("poster", trim, bleed, 10)} | {key: PageForm(key, paper, 0, 10) for key in pages}
    keys = ("poster", *pages)
    return Faces(buffer.getvalue(), keys, {key: number for number, key in enumerate(keys)}, forms)


def _page(pdf: Pdf, trim: Size, bleed: float, content: str) -> None:
    page = pdf.add_blank_page()
    edge = bleed * PT
    page.obj.MediaBox = Array([-edge, -edge, trim.width * PT + edge, trim.height * PT + edge])
    page.obj.Resources = Dictionary(ExtGState=Dictionary(half=Dictionary(Type=Name.ExtGState, ca=0.5)))
    page.obj.Contents = pdf.make_stream(content.encode())


def _painted(trim: Size, bleed: float) -> str:
    """Squares each of their own colour, slanting lines and rings over them, in millimetres; nothing is white."""
    steps = [f"q {PT:.9f} 0 0 {PT:.9f} 0 0 cm"]
    columns, rows = int((trim.width + 2 * bleed) / STEP) + 2, int((trim.height + 2 * bleed) / STEP) + 2
    for row in range(rows):
        for column in range(columns):
            red, green, blue = column / columns, row / rows, (column * 7 + row * 3) % 10 / 12
            x, y = (column - 1) * STEP - bleed + ASIDE, (row - 1) * STEP - bleed + ASIDE
            steps.append(f"{red:.3f} {green:.3f} {blue:.3f} rg {x:.3f} {y:.3f} {STEP} {STEP} re f")
    for number in range(0, columns, 3):
        steps.append(f"0.1 0.1 0.3 RG 0.6 w {number * STEP:.3f} 0 m {trim.width - number * STEP:.3f} {trim.height} l S")
        steps.append(f"/half gs 1 0.8 0 rg {number * STEP:.3f} 40 m {number * STEP + 30:.3f} 160 90 200 120 90 c f")
    return "\n".join((*steps, "Q"))
