"""Faces on which nothing is drawn."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Page, Pdf, parse_content_stream

from kernekort.recolouring import content_of

if TYPE_CHECKING:
    from kernekort.faces import Faces

_STROKED_OR_FILLED = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"])
_SHOWN = frozenset(["Do", "INLINE IMAGE", "Tj", "TJ", "'", '"'])

_LARGEST = 4096
"""Contents longer than this draw something."""


def unpainted(faces: Faces) -> frozenset[str]:
    """The keys of faces whose every page is empty paper; what is drawn in white counts as drawn."""
    with Pdf.open(BytesIO(faces.pdf)) as pdf:
        painted = {key for page, key in zip(pdf.pages, faces.keys, strict=True) if _is_painted(page)}
    return frozenset(faces.keys) - painted


def _is_painted(page: Page) -> bool:
    content = content_of(page)
    if len(content.read_bytes()) > _LARGEST:
        return True
    return any(str(instruction.operator) in _STROKED_OR_FILLED | _SHOWN for instruction in parse_content_stream(page))
