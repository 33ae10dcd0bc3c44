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

ARM = 10
"""How many millimetres the rulers reach from the centre: further than any printer wanders that still feeds paper."""

RING = Box.at(15, 15, Size(8, 8))
"""The ring in the corner of the front that tells a wrong flip."""

_EDGE: Mm = 20.0
_TEXT = 10.0
_LEADING: Mm = 4.8
_SMALL = 6.5


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
    width = min(paper.width - 2 * _EDGE, 170)
    left = (paper.width - width) / 2
    signs = ruler_signs(side, flip, paper)
    _ring(drawing, paper, side, flip)
    drawing.text(left, 36, words.heading(side), 20)
    baseline = 46.0
    for step in words.steps(side, flip):
        baseline = drawing.paragraph(left, baseline, step, _TEXT, width, _LEADING) + 0.8
    _rulers(drawing, x, y, signs)
    baseline = y + ARM + 18
    baseline = drawing.paragraph(left, baseline, words.command_lead, _TEXT, width, _LEADING) + 1
    drawing.text(left, baseline, words.command(flip), _TEXT + 1)
    drawing.paragraph(left, baseline + _LEADING + 1, words.after, _TEXT, width, _LEADING)
    _hundred(drawing, x, paper.height - 22, words)


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
        if step % 5 == 0:
            drawing.text(x + step, y + ARM + 5.2, _signed(step * signs.x), _SMALL, 0.5)
            drawing.text(x + ARM + 2.8, y + step + _SMALL * POINT * 0.35, _signed(step * signs.y), _SMALL)
    drawing.text(x, y + ARM + 9.5, "dx", _TEXT, 0.5)
    drawing.text(x + ARM + 8.5, y + _TEXT * POINT * 0.35, "dy", _TEXT)


def _hundred(drawing: Drawing, x: Mm, y: Mm, words: CalibrationWords) -> None:
    """A line to hold a ruler against: 100 mm, or the page was scaled."""
    drawing.line(x - 50, y, x + 50, y, 0.5)
    for end in (x - 50, x + 50):
        drawing.line(end, y - 2, end, y + 2, 0.5)
    drawing.text(x, y + 5, words.hundred, _SMALL + 1.5, 0.5)


def _weight(step: int) -> tuple[float, Mm]:
    """How thick a line of the millimetre paper is, in points, and how far it stands out."""
    if step == 0:
        return 1.0, 2.0
    return (0.5, 2.0) if step % 5 == 0 else (0.15, 1.0)


def _signed(value: int) -> str:
    return f"−{-value}" if value < 0 else str(value)
