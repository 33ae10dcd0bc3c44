"""All pages of some files in small on one picture, for whoever wants to see at a glance what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from kernekort.imposition import Box, Thumbnails
from kernekort.units import Mm, Size

DOTS = 6.5
"""Dots to a millimetre: about 165 to an inch."""

_EDGE = (150, 150, 150)


def contact_picture(pdfs: Sequence[bytes], thumbnails: Thumbnails, size: Size) -> bytes:
    """A PNG of ``size`` millimetres on which every page lies in its box, with a grey edge round it.

    The groups of the thumbnails are the files, in order. The same files give the same bytes. PDFium is not made for
    threads: one call at a time in a process.
    """
    # Only a print shop gets such a picture.
    import pypdfium2
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", (_dots(size.width), _dots(size.height)), "white")
    pen = ImageDraw.Draw(sheet)
    for number, pdf in enumerate(pdfs):
        document = pypdfium2.PdfDocument(pdf)
        try:
            for row in (row for row in thumbnails.rows if row.group == number):
                for place, box in enumerate(row.boxes, row.first - 1):
                    left, top, right, bottom = _pixels(box)
                    page = document[place]
                    bitmap = page.render(scale=(right - left) / page.get_width())
                    small = bitmap.to_pil().convert("RGB").resize((right - left, bottom - top))
                    sheet.paste(small, (left, top))
                    pen.rectangle((left, top, right - 1, bottom - 1), outline=_EDGE)
                    bitmap.close()
                    page.close()
        finally:
            document.close()
    buffer = BytesIO()
    sheet.quantize(255).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _pixels(box: Box) -> tuple[int, int, int, int]:
    return _dots(box.left), _dots(box.top), _dots(box.right), _dots(box.bottom)


def _dots(length: Mm) -> int:
    return round(length * DOTS)
