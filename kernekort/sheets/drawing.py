"""Text and lines drawn rather than laid out: the one door to reportlab, in millimetres from the page's top left."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from kernekort.findings import Stop, error
from kernekort.units import POINT, Mm, Size, points

_PLAINER = {ord("−"): "-", ord("·"): "-", ord("…"): "..."}
"""What to write for the signs of ours that a brand's font may lack."""


def load() -> None:
    """Loads what draws, so that nobody waits for it later."""
    import_module("reportlab.pdfgen.canvas")


def state_of(font: Path) -> tuple[int, int]:
    """When a font file was changed, and how large it is; whoever opens it says what is wrong with it."""
    try:
        state = font.stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size


class Drawing:
    """A PDF being drawn page by page with one embedded font.

    The font is the canvas's initial font too: otherwise reportlab names Helvetica, not embedded, on every page.
    """

    def __init__(self, font: Path, paper: Size) -> None:
        """Starts the first page.

        Raises:
            Stop: the font has no TrueType outlines (``label-font-unusable``).
        """
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        self._paper = paper
        self._measure = pdfmetrics.stringWidth
        self.use(font)
        self._buffer = BytesIO()
        size = (points(paper.width), points(paper.height))
        name: Any = self._font  # The stubs of reportlab take the font's name for a number.
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1, pageCompression=0, initialFontName=name)

    def use(self, font: Path) -> None:
        """Has what is written from now on set in a font, which is embedded.

        Raises:
            Stop: the font has no TrueType outlines (``label-font-unusable``).
        """
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFError, TTFont

        # A name stands for the first file that was registered by it, however often it is registered.
        self._font = f"kernekort {font.as_posix()} {state_of(font)}"
        try:
            typeface = TTFont(self._font, str(font))
        except TTFError:
            raise Stop((error("label-font-unusable", font=font.name),)) from None
        pdfmetrics.registerFont(typeface)
        self._plainer = {sign: plain for sign, plain in _PLAINER.items() if sign not in typeface.face.charToGlyph}

    def begin(self, paper: Size) -> None:
        """Has the page that is being drawn, and those after it, this size."""
        if paper != self._paper:
            self._paper = paper
            self._canvas.setPageSize((points(paper.width), points(paper.height)))

    def width(self, text: str, size: float) -> float:
        """The width of a text in points."""
        return float(self._measure(text.translate(self._plainer), self._font, size))

    def text(self, x: Mm, baseline: Mm, text: str, size: float, anchor: float = 0.0) -> None:
        """A line of text; ``anchor`` is the part of its width left of ``x``: 0 left, 0.5 centred, 1 right."""
        self._canvas.setFont(self._font, size)
        left = points(x) - anchor * self.width(text, size)
        self._canvas.drawString(left, points(self._paper.height - baseline), text.translate(self._plainer))

    def text_upwards(self, x: Mm, y: Mm, text: str, size: float) -> None:
        """A line of text up the page: its baseline begins at a point and runs towards the top."""
        self._canvas.saveState()
        self._canvas.translate(points(x), points(self._paper.height - y))
        self._canvas.rotate(90)
        self._canvas.setFont(self._font, size)
        self._canvas.drawString(0, 0, text.translate(self._plainer))
        self._canvas.restoreState()

    def line(self, x0: Mm, y0: Mm, x1: Mm, y1: Mm, width: float = 0.25) -> None:
        """A black line, ``width`` points wide."""
        self._canvas.setLineWidth(width)
        height = self._paper.height
        self._canvas.line(points(x0), points(height - y0), points(x1), points(height - y1))

    def circle(self, x: Mm, y: Mm, radius: Mm, width: float = 0.25) -> None:
        """A black circle."""
        self._canvas.setLineWidth(width)
        self._canvas.circle(points(x), points(self._paper.height - y), points(radius))

    def colour(self, hex_colour: str) -> None:
        """The colour of what is written and drawn from now on, such as ``#17191C``."""
        self._canvas.setFillColor(hex_colour)
        self._canvas.setStrokeColor(hex_colour)

    def area(self, x: Mm, y: Mm, size: Size) -> None:
        """A filled rectangle by its top left corner."""
        self._canvas.rect(*self._placed(x, y, size), stroke=0, fill=1)

    def frame(self, x: Mm, y: Mm, size: Size, width: float) -> None:
        """The outline of a rectangle."""
        self._canvas.setLineWidth(width)
        self._canvas.rect(*self._placed(x, y, size), stroke=1, fill=0)

    def disc(self, x: Mm, y: Mm, radius: Mm) -> None:
        """A filled circle."""
        self._canvas.circle(points(x), points(self._paper.height - y), points(radius), stroke=0, fill=1)

    def picture(self, x: Mm, y: Mm, size: Size, data: bytes) -> None:
        """A picture, as a file of it is, by its top left corner."""
        from reportlab.lib.utils import ImageReader

        self._canvas.drawImage(ImageReader(BytesIO(data)), *self._placed(x, y, size))

    def _placed(self, x: Mm, y: Mm, size: Size) -> tuple[float, float, float, float]:
        """Left, bottom, width and height in points."""
        left, bottom = points(x), points(self._paper.height - y - size.height)
        return left, bottom, points(size.width), points(size.height)

    def paragraph(self, x: Mm, baseline: Mm, text: str, size: float, width: Mm, leading: Mm) -> Mm:
        """Text broken into lines at blanks; returns the baseline below the last line."""
        for line in self.broken(text, size, width):
            self.text(x, baseline, line, size)
            baseline += leading
        return baseline

    def broken(self, text: str, size: float, width: Mm) -> Sequence[str]:
        """The lines that a text fills at a width."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size) * POINT <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def end_page(self) -> None:
        """Ends the page; the next drawing stands on a new one."""
        self._canvas.showPage()

    def finished(self) -> bytes:
        """The PDF."""
        self._canvas.save()
        return self._buffer.getvalue()
