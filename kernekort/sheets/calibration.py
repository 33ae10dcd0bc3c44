"""The calibration page: printed on both sides, pricked with a pin, read on a ruler, so that backs meet their fronts.

The centre of each side's cross is the centre of the paper, so about whichever edge the sheet is turned, the one ought
to lie behind the other. What is missing is read beside the hole of a pin, with the signs already printed on the rulers.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Literal

from pikepdf import Pdf

from kernekort.imposition import Box, Flip, behind, turning_axis
from kernekort.sheets.calibration_words import CalibrationWords, calibration_words
from kernekort.sheets.document import finish, keep_pages
from kernekort.sheets.drawing import Drawing
from kernekort.sheets.offset import Signs, ruler_signs
from kernekort.units import POINT, Mm, Size

ARM = 20
"""How many millimetres the rulers reach from the centre: further than any printer wanders that still feeds paper."""

RING = Box.at(15, 15, Size(8, 8))
"""The ring in the corner of the front that tells a wrong flip."""

_EDGE: Mm = 12.0
_WIDEST: Mm = 186.0
_INDENT: Mm = 6.0
_TALL: Mm = 250.0
_LARGE, _TEXT = 11.5, 10.0
_ROOMY: Mm = 200.0
"""The shorter side of a paper on which there is room for larger type."""


def calibration_page(paper: Size, language: str, font: Path, flip: Flip) -> bytes:
    """A PDF of two pages to be printed on both sides of one sheet of ``paper``, turned about its ``flip`` edge.

    Raises:
        Stop: the font has no TrueType outlines (``label-font-unusable``).
    """
    words = calibration_words(language)
    drawing = Drawing(font, paper)
    for side in ("front", "back"):
        _page(drawing, paper, words, side, flip)
        drawing.end_page()
    with Pdf.open(BytesIO(drawing.finished())) as pdf:
        for page in pdf.pages:
            page.obj.TrimBox = page.obj.MediaBox
        keep_pages(pdf, list(pdf.pages))
        return finish(pdf, words.title, language, flip)


def _page(drawing: Drawing, paper: Size, words: CalibrationWords, side: Literal["front", "back"], flip: Flip) -> None:
    x, y = paper.width / 2, paper.height / 2
    size = _LARGE if min(paper.width, paper.height) >= _ROOMY else _TEXT
    _ring(drawing, paper, side, flip)
    column = _Column(drawing, paper, size, 38.0)
    drawing.text(column.left, 30, words.heading(side), 18)
    for step in words.before(side, flip):
        column.add(step)
    _rulers(drawing, x, y, ruler_signs(side, flip, paper))
    column = _Column(drawing, paper, size, y + ARM + 14)
    for step in words.with_rulers(side, flip):
        column.add(step)
    column.add(words.command(flip), _INDENT)
    column.add(words.after)
    _hundred(drawing, x, paper.height - 18, words)


class _Column:
    """Paragraphs below each other, across the page but for its edges."""

    def __init__(self, drawing: Drawing, paper: Size, size: float, baseline: Mm) -> None:
        self._drawing, self._size, self._baseline = drawing, size, baseline
        self._gap = 0.45 if paper.height > _TALL else 0.15
        self._width = min(paper.width - 2 * _EDGE, _WIDEST)
        self.left = (paper.width - self._width) / 2

    def add(self, text: str, indent: Mm = 0.0) -> None:
        """A paragraph below the last."""
        leading = 1.3 * self._size * POINT
        below = self._drawing.paragraph(
            self.left + indent, self._baseline, text, self._size, self._width - indent, leading
        )
        self._baseline = below + self._gap * leading


def _ring(drawing: Drawing, paper: Size, side: Literal["front", "back"], flip: Flip) -> None:
    """The ring whose twin on the other side lies behind it only if the sheet was turned about the right edge."""
    box = RING if side == "front" else behind(RING, paper, turning_axis(paper, flip))
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    drawing.circle(x, y, box.size.width / 2, 0.75)
    drawing.circle(x, y, 0.4, 0.75)


def _rulers(drawing: Drawing, x: Mm, y: Mm, signs: Signs) -> None:
    """Two crossed rulers with millimetre paper around them, so that a hole beside both can be read on each."""
    for step in range(-ARM, ARM + 1):
        width, beyond = _weight(step)
        drawing.line(x + step, y - ARM - beyond, x + step, y + ARM + beyond, width)
        drawing.line(x - ARM - beyond, y + step, x + ARM + beyond, y + step, width)
        if step % 10 == 0:
            drawing.text(x + step, y + ARM + 6.5, _signed(step * signs.x), _TEXT, 0.5)
            drawing.text(x + ARM + 3.5, y + step + _TEXT * POINT * 0.35, _signed(step * signs.y), _TEXT)
    drawing.circle(x, y, 2.5, 0.75)
    drawing.text(x - ARM - 8, y + ARM + 6.5, "dx", _LARGE, 1)
    drawing.text(x + ARM + 3.5, y - ARM - 5, "dy", _LARGE)


def _hundred(drawing: Drawing, x: Mm, y: Mm, words: CalibrationWords) -> None:
    """A line to hold a ruler against: 100 mm, or the page was scaled."""
    drawing.line(x - 50, y, x + 50, y, 0.5)
    for end in (x - 50, x + 50):
        drawing.line(end, y - 2, end, y + 2, 0.5)
    drawing.text(x, y + 5, words.hundred, _TEXT, 0.5)


def _weight(step: int) -> tuple[float, Mm]:
    """How thick a line of the millimetre paper is, in points, and how far it stands out."""
    if step == 0:
        return 1.0, 3.0
    if step % 10 == 0:
        return 0.6, 3.0
    return (0.35, 2.0) if step % 5 == 0 else (0.1, 1.0)


def _signed(value: int) -> str:
    return f"−{-value}" if value < 0 else str(value)
