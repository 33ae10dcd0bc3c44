"""Pages of a PDF as pictures, and process colours as the eye sees them on a screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import pikepdf
import pypdfium2
from PIL import Image

from kernekort.assets.ink import Box, dark_box, ink_box, on_white, share
from kernekort.quick import dataclass

_WIDTH_PX = 1500
_MOST_PX = 6000
_CELL = 4
_NEARLY_ALL = 0.8

Scaled = Callable[[float, float], float]
"""Pixels for each point, by width and height in points."""


@dataclass(frozen=True)
class Picture:
    """A PNG, and its size in pixels."""

    png: bytes
    width: int
    height: int


def picture_of(pdf: pikepdf.Pdf) -> Picture | None:
    """What is painted on the first page, on a clear ground, 1500 pixels wide (more than 600 dpi on 60 mm of paper).

    The empty paper around it is left out. Returns ``None`` when there is nothing on the page. A very tall picture is
    at most 6000 pixels high.
    """
    image, scale = _drawn(pdf, _fine)
    box = _painted(image)
    if box is None:
        return None
    if share(box, image.size) < _NEARLY_ALL:
        # What was small on the page is drawn anew, larger: one pixel more on each side, for its edge may be blurred.
        left, top, right, bottom = (max(box[0] - 1, 0), max(box[1] - 1, 0), box[2] + 1, box[3] + 1)
        cut = tuple(max(edge, 0) / scale for edge in (left, image.height - bottom, image.width - right, top))
        image, _ = _drawn(pdf, _fine, cut)
        box = _painted(image) or (0, 0, *image.size)
    image = image.crop(box)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return Picture(file.getvalue(), *image.size)


def _fine(width: float, height: float) -> float:
    """Pixels for each point of something that many points wide and high."""
    return min(_WIDTH_PX / width, _MOST_PX / height)


def _painted(image: Image.Image) -> Box | None:
    """Where there is paint; paper that is painted white counts as empty."""
    return dark_box(image) if on_white(image) else ink_box(image)


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
    image, _ = _drawn(pdf, lambda width, height: 1.0)
    middles = (image.getpixel((_CELL * index + _CELL // 2, _CELL // 2)) for index in range(len(cmyk)))
    return tuple("#{:02X}{:02X}{:02X}".format(*pixel[:3]) for pixel in middles if isinstance(pixel, tuple))


def _drawn(pdf: pikepdf.Pdf, scaled: Scaled, cut: Sequence[float] = (0, 0, 0, 0)) -> tuple[Image.Image, float]:
    """The first page and its scale; ``cut`` is what is left out at the left, bottom, right and top, in points."""
    file = BytesIO()
    pdf.save(file, deterministic_id=True)
    document = pypdfium2.PdfDocument(file.getvalue())
    try:
        page = document[0]
        width, height = page.get_size()
        scale = scaled(width - cut[0] - cut[2], height - cut[1] - cut[3])
        bitmap = page.render(scale=scale, crop=tuple(cut), fill_color=(255, 255, 255, 0))
        image: Image.Image = bitmap.to_pil()
        return image.convert("RGBA"), scale
    finally:
        document.close()
