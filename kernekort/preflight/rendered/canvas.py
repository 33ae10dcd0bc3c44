"""Pages drawn as pictures, each as far as its paper reaches: the door to PDFium for what is checked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image

from kernekort.preflight.reading.pages import Page
from kernekort.units import POINT

_MOST_DOTS = 6_000_000.0


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The PDF as PDFium has it; one at a time in a process.

    Raises:
        pypdfium2.PdfiumError: it cannot be opened.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def drawn(document: Any, page: Page, dots: float) -> tuple[Image.Image, float]:
    """The page up to the edges of its paper, and how many dots of it there are to a mm; ``dots`` unless it is huge."""
    media = page.media
    area = media.width * media.height * POINT * POINT
    dots = min(dots, (_MOST_DOTS / area) ** 0.5) if area else dots
    held = document[page.number - 1]
    held.set_rotation(0)
    held.set_cropbox(media.left, media.bottom, media.right, media.top)
    bitmap = held.render(scale=dots * POINT)
    try:
        return bitmap.to_pil().convert("RGB"), dots
    finally:
        bitmap.close()
        held.close()


def picture(document: Any, page: Page, dots: float) -> bytes:
    """The page as a PNG."""
    buffer = BytesIO()
    drawn(document, page, dots)[0].save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
