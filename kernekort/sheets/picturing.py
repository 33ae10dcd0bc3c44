"""Pages as pictures."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2


def pictures(pdf: bytes, dpi: float, trimmed: bool = False) -> tuple[bytes, ...]:
    """Every page as a PNG at ``dpi`` dots per inch, ``trimmed`` as it will be cut; the same PDF gives the same bytes.

    A trimmed picture has as many pixels as the card has dots, to the nearest.

    PDFium is not made for threads: one call at a time in a process.
    """
    # Few commands draw pictures.
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document, number, dpi, trimmed) for number in range(len(document)))
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int, dpi: float, trimmed: bool) -> bytes:
    page = document[number]
    scale = dpi / 72
    bitmap = page.render(scale=scale)
    try:
        picture = bitmap.to_pil().convert("RGB")
        if trimmed:
            left, _, _, top = page.get_mediabox()
            inner = page.get_trimbox()
            x, y = round((inner[0] - left) * scale), round((top - inner[3]) * scale)
            width, height = round((inner[2] - inner[0]) * scale), round((inner[3] - inner[1]) * scale)
            picture = picture.crop((x, y, x + width, y + height))
        buffer = BytesIO()
        picture.save(buffer, "PNG", compress_level=6)
        return buffer.getvalue()
    finally:
        bitmap.close()
        page.close()
