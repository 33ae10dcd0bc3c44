"""Tiny faces made by hand, and sheets read back with another library than the one that wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf
from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from kernekort.faces import Faces
from kernekort.library import built_in
from kernekort.markup.model import PageForm
from kernekort.units import Mm, Size

FONT = built_in() / "fonts" / "literata" / "literata-400.ttf"
CARD = PageForm("card", Size(63, 88), 3, 4)
GUIDE = PageForm("guide", Size(210, 297), 0, 10)
PT = 72 / 25.4


def faces(keys: Sequence[str], form: PageForm = CARD, guides: Sequence[str] = ("guide",)) -> Faces:
    """A page for each key, whose content names it in a comment; its origin is the trim's bottom left corner.

    All pages share their resources, as those of WeasyPrint do; each names one graphics state of its own.
    """
    pdf = Pdf.new()
    every = [*keys, *guides]
    states = Dictionary({f"/g{index}": Dictionary(ca=1) for index in range(len(every))})
    resources = pdf.make_indirect(Dictionary(ExtGState=states))
    for index, key in enumerate(every):
        page = pdf.add_blank_page()
        edge = (GUIDE if key in guides else form).bleed * PT
        size = (GUIDE if key in guides else form).trim
        page.obj.MediaBox = Array([-edge, -edge, size.width * PT + edge, size.height * PT + edge])
        page.obj.Resources = resources
        paint = f"% face {key}\nq /g{index} gs {(index + 1) / 999:.3f} 0.5 0.25 rg 0 0 99 99 re f Q"
        page.obj.Contents = pdf.make_stream(paint.encode())
        page.obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, P=page.obj)])
    with pdf.open_outline() as outline:
        outline.add("Card", 0)
    buffer = BytesIO()
    pdf.save(buffer, deterministic_id=True)
    forms = dict.fromkeys(keys, form) | dict.fromkeys(guides, GUIDE)
    return Faces(buffer.getvalue(), tuple(every), {key: index for index, key in enumerate(every)}, forms)


@dataclass(frozen=True)
class Shown:
    """A face found on a sheet: the corners of its trim box in mm from the sheet's bottom left, and what is clipped.

    ``corners`` are the face's own bottom left and top right corners, wherever these lie on the sheet.
    """

    face: str
    form: int
    corners: tuple[tuple[Mm, Mm], tuple[Mm, Mm]]
    clip: tuple[Mm, Mm, Mm, Mm]

    @property
    def centre(self) -> tuple[Mm, Mm]:
        """The middle of the face on the sheet."""
        (x0, y0), (x1, y1) = self.corners
        return (x0 + x1) / 2, (y0 + y1) / 2


def reader(pdf: bytes) -> PdfReader:
    """A finished PDF, opened strictly."""
    return PdfReader(BytesIO(pdf), strict=True)


def part(thing: Any, *way: str | int) -> Any:
    """What lies at the end of a way of keys and positions through a PDF."""
    for step in way:
        thing = thing[step]
    return thing.get_object()


def things_in(pdf: PdfReader) -> list[Any]:
    """Every object of a file, named by a page or not."""
    return [pdf.get_object(number) for number in range(1, part(pdf.trailer, "/Size"))]


def fonts_in(pdf: PdfReader) -> list[Any]:
    """Every font anywhere in a file."""
    return [thing for thing in things_in(pdf) if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/Font"]


def shown_on(page: PageObject, trim: Size) -> list[Shown]:
    """Every face on a sheet, in the order they are drawn; labels and marks are passed over."""
    return list(_shown(page, trim))


def operators(page: PageObject) -> list[tuple[list[float | str], str]]:
    """The content of a page: operands and operator of each step."""
    content = page.get_contents()
    assert content is not None
    steps = ContentStream(content, page.pdf).operations
    return [([_plain(value) for value in operands], operator.decode()) for operands, operator in steps]


def _plain(value: object) -> float | str:
    return float(value) if isinstance(value, int | float) else str(value)


def _shown(page: PageObject, trim: Size) -> Iterator[Shown]:
    forms = part(page, "/Resources", "/XObject")
    clip: list[float] = []
    matrix: list[float] = []
    for operands, operator in operators(page):
        if operator == "re":
            clip = [float(value) / PT for value in operands]
        elif operator == "cm":
            matrix = [float(value) for value in operands]
        elif operator == "Do" and operands[0] not in ("/Label", "/Furniture"):
            form = forms[operands[0]]
            assert isinstance(form, StreamObject)
            named = re.search(rb"% face (\S+)", form.get_data())
            assert named is not None
            a, b, c, d, e, f = matrix
            width, height = trim.width * PT, trim.height * PT
            far = (a * width + c * height + e) / PT, (b * width + d * height + f) / PT
            left, bottom, across, up = clip
            yield Shown(
                named[1].decode(),
                forms.raw_get(operands[0]).idnum,
                ((e / PT, f / PT), far),
                (left, bottom, left + across, bottom + up),
            )
