"""The process in which a PDF from strangers is read and drawn: ``python -m kernekort.preflight.worker FOLDER``.

The folder holds the file and the shop; the answer goes to standard output as JSON.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kernekort.apart import bound
from kernekort.findings import Severity, warning
from kernekort.preflight.packing import Answer, Pictured, packed, unpacked_shop
from kernekort.preflight.press import hits_of, open_document
from kernekort.preflight.reading.pages import Document, Page
from kernekort.preflight.rendered.bleed import bleed_painted
from kernekort.preflight.rendered.canvas import opened, picture
from kernekort.preflight.rules.hits import Hit, gathered
from kernekort.shops import Shop
from kernekort.units import POINT, Mm, Size

FILE, SHOP = "file.pdf", "shop.json"
MOST_PICTURED = 6
_DOTS = 1000.0
"""How many dots the longer side of a page has in its picture."""

_SECONDS = 90
_MEMORY = 2_000_000_000


def main(folder: Path) -> None:
    """Looks at the file in the folder."""
    bound(_SECONDS, _MEMORY)
    # What a reader has to say of a damaged file is told by the finding.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    shop = unpacked_shop(json.loads((folder / SHOP).read_text(encoding="utf-8")))
    json.dump(packed(look((folder / FILE).read_bytes(), shop)), sys.stdout)


def look(data: bytes, shop: Shop) -> Answer:
    """What is found in a PDF by reading and by drawing it."""
    document = open_document(data)
    if isinstance(document, Hit):
        return Answer((document,))
    hits = list(hits_of(document, shop))
    pictured: tuple[Pictured, ...] = ()
    try:
        with opened(data) as pdf:
            hits += gathered(bleed_painted(pdf, document, shop))
            pictured = tuple(_pictured(pdf, page) for page in _worst(document, hits))
    except Exception:  # So can a program that draws.
        hits.append(Hit(warning("drawing-not-checked")))
    corners = tuple(_in_bleed(page) for page in document.pages)
    return Answer(tuple(sorted(hits, key=lambda hit: hit.finding.sort_key)), corners, pictured)


def _worst(document: Document, hits: list[Hit]) -> Iterator[Page]:
    """The pages to show: those with the worst place of some finding, errors first; else the first page."""
    ordered = sorted(hits, key=lambda hit: hit.finding.severity is not Severity.ERROR)
    numbers = list(dict.fromkeys(hit.spots[0].page for hit in ordered if hit.spots))[:MOST_PICTURED] or [1]
    return (document.pages[number - 1] for number in sorted(numbers))


def _pictured(pdf: Any, page: Page) -> Pictured:
    paper = Size(page.media.width * POINT, page.media.height * POINT)
    png = picture(pdf, page, _DOTS / max(paper.width, paper.height, 1.0))
    trim = Size(page.cut.width * POINT, page.cut.height * POINT)
    return Pictured(page.number, png, paper, _left(page), _top(page), trim)


def _in_bleed(page: Page) -> tuple[Mm, Mm]:
    """How far the top left corner of the cut lies inside that of the bleed box, or of the paper where there is none."""
    outer = page.bleed or page.media
    return (page.cut.left - outer.left) * POINT, (outer.top - page.cut.top) * POINT


def _left(page: Page) -> float:
    return (page.cut.left - page.media.left) * POINT


def _top(page: Page) -> float:
    return (page.media.top - page.cut.top) * POINT


if __name__ == "__main__":
    main(Path(sys.argv[1]))
