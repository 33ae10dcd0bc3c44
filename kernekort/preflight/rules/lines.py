"""Lines that print: wide enough, and wider where they are the paper's white in a colour (H05)."""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.findings import warning
from kernekort.preflight.reading.marks import Line
from kernekort.preflight.reading.pages import Document
from kernekort.preflight.rules.colours import EXPECTED_SPOTS
from kernekort.preflight.rules.hits import Hit, place
from kernekort.shops import Shop

_TOLERANCE = 0.005


def lines(document: Document, shop: Shop) -> Iterator[Hit]:
    """Every line that is narrower than the shop can print it; those that tell a knife where to go are not printed."""
    for page in document.pages:
        for line in page.drawn.of(Line):
            if not line.box.shrunk(-0.01).meets(page.cut) or EXPECTED_SPOTS.intersection(line.colour.space.inks):
                continue
            if line.colour.is_white:
                if line.width < shop.min_reversed_line - _TOLERANCE:
                    facts = {"line": line.width, "least": shop.min_reversed_line}
                    yield Hit(warning("shop-line-reversed", **place(page, line.box), **facts), -line.width)
            elif line.width < shop.min_line - _TOLERANCE:
                facts = {"line": line.width, "least": shop.min_line}
                yield Hit(warning("shop-line-thin", **place(page, line.box), **facts), -line.width)
