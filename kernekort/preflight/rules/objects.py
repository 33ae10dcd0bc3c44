"""What PDF knows and PDF/X does not allow, and what no program draws rightly (X25–X28)."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.findings import error
from kernekort.preflight.reading.marks import Odd
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop


def odd_objects(document: Document, shop: Shop) -> Iterator[Hit]:
    """Everything odd, wherever it lies."""
    for page in document.pages:
        for odd in page.drawn.of(Odd):
            if odd.what == "circle":
                yield Hit(error("preflight-circle", **place(page)))
            elif odd.what == "gradient":
                yield Hit(error("x4-gradient-broken", **place(page, odd.box), numbers=odd.detail))
            elif odd.what == "white-over":
                yield Hit(error("shop-white-overprints", **place(page, odd.box)))
            elif shop.pdfx:
                yield from _forbidden(page, odd)


def _forbidden(page: Page, odd: Odd) -> Iterator[Hit]:
    if odd.what == "outside":
        yield Hit(error("x4-outside-content", **place(page, odd.box), what=odd.detail))
    elif odd.what == "lzw":
        yield Hit(error("x4-lzw", **place(page, odd.box)))
    elif odd.what == "postscript":
        yield Hit(error("x4-postscript", **place(page, odd.box)))
    elif odd.what == "transfer":
        yield Hit(error("x4-transfer-curve", **place(page, odd.box), what=odd.detail))
