"""A finished PDF held against what the printer must get; reads with another library than the one that wrote it."""

from __future__ import annotations

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

__all__ = [
    "Expected",
    "PageBoxes",
    "book_expected",
    "face_boxes",
    "inspect",
    "pages_expected",
    "paper_boxes",
    "sheets_expected",
]


def inspect(pdf: bytes, expected: Expected) -> tuple[Finding, ...]:
    """Everything about the PDF that is not as it must be, sorted; empty when it may go to the printer."""
    # What reads a PDF is loaded when there is one.
    from kernekort.preflight import inspection

    return inspection.inspect(pdf, expected)
