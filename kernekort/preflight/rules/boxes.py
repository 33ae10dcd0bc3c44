"""Where the paper ends and where it is cut: the boxes of each page, and the pages among each other (X20, H08)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kernekort.findings import error, warning
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.reading.plane import Box
from kernekort.preflight.rules.hits import Hit, place, weighed
from kernekort.shops import Shop
from kernekort.units import POINT, Mm, Size, points

ALIKE: Mm = 0.05
"""How much the sizes of two pages may differ and still be the same."""

_TOLERANCE = 0.01


def page_boxes(document: Document, shop: Shop) -> Iterator[Hit]:
    """Whether each page says where it is cut, and how far its colour reaches."""
    for page in document.pages:
        if page.trim is None and page.art is None:
            yield Hit(weighed(shop.pdfx, "x4-trim-missing", **place(page)))
        elif page.trim is not None and page.art is not None and shop.pdfx:
            yield Hit(error("x4-trim-and-art", **place(page)))
        yield from _nested(page)
        if page.unit != 1:
            yield Hit(weighed(shop.pdfx, "x4-user-unit", **place(page)))
        if page.trim is not None and shop.sheet is None:
            yield from _bleed(page, page.trim, shop)


def _nested(page: Page) -> Iterator[Hit]:
    boxes = {"TrimBox": page.trim, "BleedBox": page.bleed, "MediaBox": page.media}
    held = [(name, box) for name, box in boxes.items() if box is not None]
    for (inner, box), (outer, around) in pairwise(held):
        if not box.within(around, _TOLERANCE):
            yield Hit(error("x4-boxes-crossed", **place(page), inner=inner, outer=outer))


def _bleed(page: Page, trim: Box, shop: Shop) -> Iterator[Hit]:
    outer = page.bleed or page.media
    room = min(trim.left - outer.left, trim.bottom - outer.bottom, outer.right - trim.right, outer.top - trim.top)
    if room * POINT < shop.bleed - _TOLERANCE:
        found = round(max(room * POINT, 0.0), 2)
        yield Hit(error("shop-bleed-short", **place(page), found=found, wanted=shop.bleed), -found)


def pages_together(document: Document, shop: Shop) -> Iterator[Hit]:
    """Whether the pages are of one size, stand upright, and come in pairs."""
    sizes = [Size(round(page.cut.width * POINT, 3), round(page.cut.height * POINT, 3)) for page in document.pages]
    usual = Counter(sizes).most_common(1)[0][0] if sizes else Size(0, 0)
    for page, size in zip(document.pages, sizes, strict=True):
        if page.rotate % 360:
            yield Hit(warning("shop-page-turned", **place(page), degrees=page.rotate % 360))
        if not _alike(size, usual):
            turned = _alike(size.turned(), usual)
            found, wanted = _worded(size), _worded(usual)
            if turned:
                yield Hit(warning("shop-page-turned", **place(page), degrees=90))
            else:
                yield Hit(warning("shop-page-sizes", **place(page), found=found, wanted=wanted))
    paired = shop.sheet is None and shop.order != "two-files"
    if paired and document.count % 2 and document.count > 1:
        yield Hit(warning("shop-pages-odd", count=document.count))


def _alike(one: Size, other: Size) -> bool:
    return abs(one.width - other.width) <= ALIKE and abs(one.height - other.height) <= ALIKE


def _worded(size: Size) -> str:
    return str(Size(round(size.width, 1), round(size.height, 1)))


def safe_area(page: Page, shop: Shop) -> Box:
    """Where text may stand."""
    return page.cut.shrunk(points(shop.safe))
