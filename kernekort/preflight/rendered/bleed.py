"""Colour that goes up to the edge of a page and not beyond it (H07)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageChops

from kernekort.findings import error
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.reading.plane import Box
from kernekort.preflight.rendered.canvas import drawn
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop
from kernekort.units import Mm, points

DOTS = 4.0
"""Dots to a mm in which the pages are drawn for this."""

_WHITE = 250
_SHORTEST: Mm = 2.0
_INSET: Mm = 0.5
_LACKING: Mm = 0.75
"""How much of the bleed may stay white: a die may cut a little inside of the page's trim, as that of a box does."""

_CORNER: Mm = 1.0


def bleed_painted(pdf: Any, document: Document, shop: Shop) -> Iterator[Hit]:
    """Every stretch of an edge, of two millimetres or more, along which colour stops at the cut."""
    if shop.sheet is not None or shop.bleed < 2 * _INSET:
        return
    for page in document.pages:
        reach = points(shop.bleed)
        if page.trim is None or not page.trim.shrunk(-reach).within(page.media, 0.05):
            continue
        image, dots = drawn(pdf, page, DOTS)
        darkest = _darkest(image)
        for side in ("left", "top", "right", "bottom"):
            for start, end in _bare(darkest, page, side, shop.bleed, dots):
                box = _box(page, side, start, end, shop.bleed)
                yield Hit(error("shop-bleed-unpainted", **place(page, box), wanted=shop.bleed), end - start)


def _darkest(image: Image.Image) -> Image.Image:
    """Of every dot the least of its three lights: white only where the paper is."""
    red, green, blue = image.split()
    return ImageChops.darker(red, ImageChops.darker(green, blue))


def _bare(image: Image.Image, page: Page, side: str, bleed: Mm, dots: float) -> Iterator[tuple[Mm, Mm]]:
    """Where along a side, in mm from its left or upper end, there is colour inside of the cut and none outside."""
    inside = _row(image, page, side, _INSET, dots)
    outside = [_row(image, page, side, -distance, dots) for distance in (_INSET, bleed - _LACKING)]
    begun: int | None = None
    for at in range(len(inside) + 1):
        bare = at < len(inside) and inside[at] < _WHITE and any(row[at] >= _WHITE for row in outside)
        if bare and begun is None:
            begun = at
        elif not bare and begun is not None:
            if at - begun >= _SHORTEST * dots:
                yield _CORNER + begun / dots, _CORNER + at / dots
            begun = None


def _row(image: Image.Image, page: Page, side: str, inwards: Mm, dots: float) -> bytes:
    """The dots along a side, so far inside of the cut, from one corner to the other."""
    cut, media = page.cut, page.media
    scale = dots / points(1)
    left, right = (cut.left - media.left) * scale, (cut.right - media.left) * scale
    top, bottom = (media.top - cut.top) * scale, (media.top - cut.bottom) * scale
    corner, deep = _CORNER * dots, inwards * dots
    if side in ("left", "right"):
        x = int(left + deep if side == "left" else right - deep)
        box = (x, int(top + corner), x + 1, int(bottom - corner))
    else:
        y = int(top + deep if side == "top" else bottom - deep)
        box = (int(left + corner), y, int(right - corner), y + 1)
    return image.crop(box).tobytes() if box[2] > box[0] and box[3] > box[1] else b""


def _box(page: Page, side: str, start: Mm, end: Mm, bleed: Mm) -> Box:
    """The stretch of the bleed as a box of the page."""
    cut, reach = page.cut, points(bleed)
    if side in ("left", "right"):
        bottom, top = cut.top - points(end), cut.top - points(start)
        left = cut.left - reach if side == "left" else cut.right
        return Box(left, bottom, left + reach, top)
    left, right = cut.left + points(start), cut.left + points(end)
    bottom = cut.top if side == "top" else cut.bottom - reach
    return Box(left, bottom, right, bottom + reach)
