"""What does something, or lies on the page without being printed (X19, X21)."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf.generic import DictionaryObject

from kernekort.preflight.activity import active_content
from kernekort.preflight.reading.pages import Document
from kernekort.preflight.reading.things import entry
from kernekort.preflight.rules.hits import Hit, place, weighed
from kernekort.shops import Shop

_ALLOWED = ("PrinterMark", "TrapNet")


def activity(document: Document, shop: Shop) -> Iterator[Hit]:
    """Scripts, forms, attached files, actions."""
    found = [one.facts for one in active_content(document.root, [page.holder for page in document.pages])]
    opening = entry(document.root, "/OpenAction")
    if isinstance(opening, DictionaryObject) and all(one["what"] != "OpenAction" for one in found):
        yield Hit(weighed(shop.pdfx, "x4-active", what="OpenAction"))
    for facts in found:
        # What is not on any page is in the file as a whole.
        where = {"page": facts["page"]} if facts["page"] else {}
        yield Hit(weighed(shop.pdfx, "x4-active", **where, what=facts["what"]))


def notes_on_pages(document: Document, shop: Shop) -> Iterator[Hit]:
    """Links, notes and the like where the page is printed."""
    for page in document.pages:
        printed = page.bleed or page.trim or page.media
        for kind, box in page.annotations:
            if kind not in _ALLOWED and box.meets(printed):
                yield Hit(weighed(shop.pdfx, "x4-annotation", **place(page, box), kind=kind or "?"))
