"""Pages as pictures."""

from __future__ import annotations

from io import BytesIO

import pypdfium2


def pictures(pdf: bytes, dpi: float, trimmed: bool = False) -> tuple[bytes, ...]:
    """Every page as a PNG at ``dpi`` dots per inch, ``trimmed`` as it will be cut; the same PDF gives the same bytes.

    PDFium is not made for threads: one call at a time in a process.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document, number, dpi, trimmed) for number in range(len(document)))
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int, dpi: float, trimmed: bool) -> bytes:
    page = document[number]
    left, bottom, right, top = page.get_mediabox()
    trim = page.get_trimbox()
    crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3]) if trimmed else (0, 0, 0, 0)
    bitmap = page.render(scale=dpi / 72, crop=crop)
    try:
        buffer = BytesIO()
        bitmap.to_pil().convert("RGB").save(buffer, "PNG", compress_level=6)
        return buffer.getvalue()
    finally:
        bitmap.close()
        page.close()
