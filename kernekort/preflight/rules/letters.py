"""Fonts and texts: embedded, large enough, black in one ink, away from the knife (X22, H04, H06, H10)."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.findings import error, warning
from kernekort.preflight.reading.marks import FontUse, Text
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.reading.plane import Box
from kernekort.preflight.rules.boxes import safe_area
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop
from kernekort.units import POINT

LARGE = 12.0
"""From this size on, in points, black text may be mixed of several inks."""

_BLACK = 0.85
_TINGE = 0.01
_TOLERANCE = 0.05
_CLOSE = 0.3


def fonts(document: Document, shop: Shop) -> Iterator[Hit]:
    """Whether the shop gets every font it needs; those drawn with, and those that are only named."""
    for page in document.pages:
        for use in page.drawn.of(FontUse):
            if not use.embedded:
                yield Hit(error("x4-font-missing", **place(page, use.box), font=use.name), float(use.used))
            elif use.drawings and use.used:
                yield Hit(warning("shop-font-drawn", **place(page, use.box), font=use.name))


def texts(document: Document, shop: Shop) -> Iterator[Hit]:
    """Every piece of text that is seen."""
    for page in document.pages:
        safe, cut = safe_area(page, shop), page.cut
        for text in page.drawn.of(Text):
            if not text.box.meets(cut):
                continue
            if text.size < shop.min_text - _TOLERANCE:
                facts = {"size": text.size, "least": shop.min_text}
                yield Hit(warning("shop-text-small", **place(page, text.box), **facts), -text.size)
            yield from _black(page, text, shop)
            if shop.sheet is None and not text.box.within(safe, _CLOSE):
                yield _near(page, text, cut, shop)


def _black(page: Page, text: Text, shop: Shop) -> Iterator[Hit]:
    inks = text.colour.inks
    if shop.condition is None or inks is None or text.size > LARGE or inks.get("Black", 0) < _BLACK:
        return
    others = sum(amount for ink, amount in inks.items() if ink != "Black")
    if others > _TINGE:
        facts = {"size": text.size, "total": 100 * (others + inks["Black"])}
        yield Hit(warning("shop-black-mixed", **place(page, text.box), **facts), others)


def _near(page: Page, text: Text, cut: Box, shop: Shop) -> Hit:
    box = text.box
    left = min(box.left - cut.left, box.bottom - cut.bottom, cut.right - box.right, cut.top - box.top) * POINT
    if left < 0:
        return Hit(error("shop-text-cut", **place(page, box), beyond=-left), -left)
    return Hit(warning("shop-text-near-edge", **place(page, box), distance=left, safe=shop.safe), -left)
