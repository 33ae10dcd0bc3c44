"""A finished PDF held against what the printer must get; reads with another library than the one that wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernekort.findings import Finding
from kernekort.preflight.expected import (
    Expected,
    PageBoxes,
    book_expected,
    face_boxes,
    pages_expected,
    paper_boxes,
    sheets_expected,
)
from kernekort.preflight.loading import load

if TYPE_CHECKING:
    from kernekort.preflight.packing import Answer
    from kernekort.preflight.seen import Seen
    from kernekort.shops import Shop

__all__ = [
    "Expected",
    "PageBoxes",
    "book_expected",
    "check_pdf",
    "face_boxes",
    "inspect",
    "load",
    "pages_expected",
    "paper_boxes",
    "press_inspect",
    "seen_so_far",
    "sheets_expected",
]


def inspect(pdf: bytes, expected: Expected, seen: Seen | None = None) -> tuple[Finding, ...]:
    """Everything about the PDF that is not as it must be, sorted; empty when it may go to the printer.

    With what has been ``seen`` of others like it, it takes less time, and the same is found.
    """
    # What reads a PDF is loaded when there is one.
    from kernekort.preflight import inspection

    return inspection.inspect(pdf, expected, seen)


def seen_so_far() -> Seen:
    """What to hand to :func:`inspect` for one file after another; nothing has been seen yet."""
    from kernekort.preflight.seen import Seen

    return Seen()


def press_inspect(pdf: bytes, shop: Shop, pairs: bool = True) -> tuple[Finding, ...]:
    """Everything for which a print shop would send the PDF back, or print it otherwise than it was meant, sorted.

    A finding's facts tell the first ``page``, all ``pages``, and ``left``, ``top``, ``width`` and ``height`` of the
    worst place in mm from the top left corner of the trim. What has to be drawn or needs other programs is not here.
    Without ``pairs`` the pages are not fronts and backs, and there may be any number of them.
    """
    from kernekort.preflight import press

    return press.press_inspect(pdf, shop, pairs)


def check_pdf(pdf: bytes, shop: Shop) -> Answer:
    """Anybody's PDF, read and drawn in a process of its own and shown to other programs: all hits, and pages pictured.

    A program that is not on this machine, and a file that takes too much, are findings like any other.
    """
    from kernekort.preflight import apart

    return apart.check_pdf(pdf, shop)
