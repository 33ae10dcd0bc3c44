"""A finished PDF held against what the printer must get; reads with another library than the one that wrote it."""

from kernekort.preflight.expected import (
    Expected,
    PageBoxes,
    book_expected,
    face_boxes,
    pages_expected,
    paper_boxes,
    sheets_expected,
)
from kernekort.preflight.inspection import inspect

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
