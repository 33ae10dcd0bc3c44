"""The fields of a finished file, read back with pypdf, and what is drawn where they lie, looked at with PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

import pypdfium2
from PIL import Image
from pypdf import PageObject, PdfReader

from kernekort.units import Mm
from tests.sheet_faces import PT

_DPI = 254
_PIXEL: Mm = 25.4 / _DPI
_DARK = 128


@dataclass(frozen=True)
class FormField:
    """One field: its page from 0, its names, and its edges in mm from the upper left corner of the page."""

    page: int
    name: str
    title: str
    """What it is called aloud."""
    kind: Literal["text", "tick"]
    left: Mm
    top: Mm
    right: Mm
    bottom: Mm


def fields_of(pdf: bytes) -> list[FormField]:
    """Every field of a file in the order of its pages."""
    reader = PdfReader(BytesIO(pdf))
    found = []
    for number, page in enumerate(reader.pages):
        height = float(page.mediabox.height) / PT
        for widget in _widgets(page):
            left, bottom, right, top = (float(edge) / PT for edge in widget["/Rect"])
            kind: Literal["text", "tick"] = "text" if widget["/FT"] == "/Tx" else "tick"
            names = (str(widget["/T"]), str(widget["/TU"]))
            found.append(FormField(number, *names, kind, left, height - top, right, height - bottom))
    return found


def can_be_filled_in(pdf: bytes) -> bool:
    """Whether a file has a form or a single field, even one that no form knows of."""
    reader = PdfReader(BytesIO(pdf))
    return "/AcroForm" in reader.root_object or bool(fields_of(pdf))


class Drawn:
    """The pages of a file as they are seen."""

    def __init__(self, pdf: bytes) -> None:
        """Draws every page of the file."""
        self._pages = [
            page.render(scale=_DPI / 72, may_draw_forms=False).to_pil().convert("L")
            for page in pypdfium2.PdfDocument(pdf)
        ]

    def has_line_under(self, field: FormField, within: Mm = 0.5) -> bool:
        """Whether a line is drawn along the lower edge of a field, as long as the field and no longer."""
        page = self._pages[field.page]
        ends = (field.left - within, field.left + within, field.right - within, field.right + within)
        before, first, last, after = (round(end / _PIXEL) for end in ends)
        rows = range(round((field.bottom - within) / _PIXEL), round((field.bottom + within) / _PIXEL) + 1)
        return any(_is_dark(page, row, first, last) and _is_light(page, row, before, after) for row in rows)


def _is_dark(page: Image.Image, row: int, first: int, last: int) -> bool:
    """Whether a row of pixels is dark all the way."""
    _, lightest = page.crop((first, row, last, row + 1)).getextrema()
    return isinstance(lightest, int) and lightest < _DARK


def _is_light(page: Image.Image, row: int, *columns: int) -> bool:
    """Whether none of these pixels of a row is dark."""
    return all(page.getpixel((column, row)) >= _DARK for column in columns)  # type: ignore[operator]


def _widgets(page: PageObject) -> Iterator[Any]:
    annotations: Any = page.get("/Annots", ())
    for annotation in annotations:
        widget = annotation.get_object()
        if widget["/Subtype"] == "/Widget":
            yield widget
