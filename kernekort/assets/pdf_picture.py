"""Pages of a PDF as pictures, and process colours as the eye sees them on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

_WIDTH_PX = 1500
_MOST_PX = 6000
_CELL = 4


def picture_of(pdf: pikepdf.Pdf) -> bytes | None:
    """The first page as a PNG with a clear ground, 1500 pixels wide (more than 600 dpi on 60 mm of paper).

    Returns ``None`` when there is nothing on the page. A very tall page is at most 6000 pixels high.
    """
    image = _drawn(pdf, lambda width, height: min(_WIDTH_PX / width, _MOST_PX / height))
    if image.getchannel("A").getextrema() == (0, 0):
        return None
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def screen_colours(cmyk: Sequence[tuple[float, ...]]) -> tuple[str, ...]:
    """Process colours (each part from 0 to 1) as hex, mixed by the same program that draws whole pages."""
    if not cmyk:
        return ()
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(_CELL * len(cmyk), _CELL))
    cells = (
        " ".join(f"{part:.4f}" for part in colour) + f" k {_CELL * index} 0 {_CELL} {_CELL} re f"
        for index, colour in enumerate(cmyk)
    )
    page.Contents = pdf.make_stream("\n".join(cells).encode())
    image = _drawn(pdf, lambda width, height: 1.0)
    middles = (image.getpixel((_CELL * index + _CELL // 2, _CELL // 2)) for index in range(len(cmyk)))
    return tuple("#{:02X}{:02X}{:02X}".format(*pixel[:3]) for pixel in middles if isinstance(pixel, tuple))


def _drawn(pdf: pikepdf.Pdf, scale: Any) -> Image.Image:
    file = BytesIO()
    pdf.save(file, deterministic_id=True)
    document = pypdfium2.PdfDocument(file.getvalue())
    try:
        page = document[0]
        bitmap = page.render(scale=scale(*page.get_size()), fill_color=(255, 255, 255, 0))
        image: Image.Image = bitmap.to_pil()
        return image.convert("RGBA")
    finally:
        document.close()
