"""One page about a PDF: its pages pictured with numbered marks on them, and beside them what the numbers say."""

from __future__ import annotations

from dataclasses import field
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

from kernekort.imposition import PAPERS, Box
from kernekort.quick import dataclass
from kernekort.sheets.document import finish, keep_pages
from kernekort.sheets.drawing import Drawing
from kernekort.sheets.remarked import Marked, marked_pages
from kernekort.units import POINT, Mm, Size

PAPER = PAPERS["A4"].turned()
PANEL = Box(10, 10, 148, 200)
"""Where the pages are shown."""

_COLUMN, _RIGHT, _BOTTOM = 158.0, 285.0, 197.0
_INK, _WHITE, _CORE = "#17191C", "#FFFFFF", "#E5331B"
_GROUNDS = {"error": "#F58A7E", "warning": "#FFC62E", "": "#8AD8AE"}
COLOURS = {"error": "#A3282F", "warning": "#8A4A0B", "note": "#1D3FAF"}
"""The colour of a mark by how much it weighs."""

_TITLE, _LEAD, _SAID, _ADVICE, _SMALL = 20.2, 10.1, 8.5, 8.5, 8.5
_INDENT: Mm = 8.0


@dataclass(frozen=True)
class Remark:
    """What was found: its number on the pages, how much it weighs, what is said and advised."""

    number: int
    weight: str
    said: str
    advice: str = ""


@dataclass(frozen=True)
class RemarkedPage:
    """A page: its picture, how large it is, and from its top left in mm the trim, and the marks with their numbers."""

    png: bytes
    paper: Size
    trim: Box
    label: str
    marks: tuple[tuple[int, str, Box], ...] = ()


@dataclass(frozen=True)
class Remarks:
    """Everything that stands on the page; ``more`` says how many remarks there was no room for, with ``{count}``."""

    title: str
    verdict: str
    facts: str
    language: str
    pages: tuple[RemarkedPage, ...]
    remarks: tuple[Remark, ...] = field(default=())
    more: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    """What marks of a weight mean, by weight; an empty weight is the line of the cut."""


@dataclass(frozen=True)
class Cuts:
    """The three cuts that are set: of what is said aloud in bold and plain, and of what is explained."""

    bold: Path
    plain: Path
    text: Path


def remarks_page(told: Remarks, cuts: Cuts) -> bytes:
    """The page as a PDF; the same remarks give the same bytes.

    Raises:
        Stop: a font has no TrueType outlines (``label-font-unusable``).
    """
    drawing = Drawing(cuts.plain, PAPER)
    _panel(drawing, told, cuts)
    _remarks(drawing, told, cuts, _head(drawing, told, cuts))
    drawing.end_page()
    with Pdf.open(BytesIO(drawing.finished())) as pdf:
        for page in pdf.pages:
            page.obj.TrimBox = page.obj.MediaBox
        keep_pages(pdf, list(pdf.pages))
        return finish(pdf, told.title, told.language)


def _panel(drawing: Drawing, told: Remarks, cuts: Cuts) -> None:
    """The ground that says by its colour how it went, with the pages on it and the core at its foot."""
    weights = {remark.weight for remark in told.remarks}
    worst = next((weight for weight in ("error", "warning") if weight in weights), "")
    drawing.colour(_GROUNDS[worst])
    drawing.area(PANEL.left, PANEL.top, PANEL.size)
    for page in marked_pages(told.pages, PANEL):
        _page(drawing, page, cuts)
    x, y = PANEL.left + 7, PANEL.bottom - 7
    drawing.colour(_WHITE)
    drawing.disc(x, y, 3)
    drawing.colour(_CORE)
    drawing.disc(x, y, 1.8)
    drawing.use(cuts.plain)
    _legend(drawing, told.legend, x + 9, y)


def _legend(drawing: Drawing, legend: tuple[tuple[str, str], ...], x: Mm, y: Mm) -> None:
    """What the marks mean, on a line."""
    for weight, text in legend:
        if weight:
            drawing.colour(_WHITE)
            drawing.disc(x + 1.6, y, 1.9)
            drawing.colour(COLOURS[weight])
            drawing.disc(x + 1.6, y, 1.5)
        else:
            for colour, width in ((_WHITE, 0.9), (_INK, 0.3)):
                drawing.colour(colour)
                drawing.frame(x, y - 1.6, Size(3.2, 3.2), width)
        drawing.colour(_INK)
        drawing.text(x + 5, y + 1.05, text, _SMALL)
        x += 10 + drawing.width(text, _SMALL) * POINT


def _page(drawing: Drawing, page: Marked, cuts: Cuts) -> None:
    drawing.picture(page.box.left, page.box.top, page.box.size, page.png)
    drawing.use(cuts.plain)
    drawing.colour(_INK)
    drawing.text(page.box.left, page.box.bottom + 4.2, page.label, _SMALL)
    # The cut, as a hair's line in white and ink, so that it shows on every ground.
    for colour, width in ((_WHITE, 0.9), (_INK, 0.3)):
        drawing.colour(colour)
        drawing.frame(page.trim.left, page.trim.top, page.trim.size, width)
    for mark in page.marks:
        for colour, width in ((_WHITE, 2.6), (COLOURS[mark.weight], 1.2)):
            drawing.colour(colour)
            drawing.frame(mark.box.left, mark.box.top, mark.box.size, width)
    for mark in page.marks:
        if mark.disc is not None:
            _numbered(drawing, *mark.disc, mark.number, mark.weight, cuts)


def _numbered(drawing: Drawing, x: Mm, y: Mm, number: int, weight: str, cuts: Cuts) -> None:
    """A number in a disc within a white ring."""
    drawing.colour(_WHITE)
    drawing.disc(x, y, 2.6)
    drawing.colour(COLOURS[weight])
    drawing.disc(x, y, 2.2)
    drawing.use(cuts.bold)
    drawing.colour(_WHITE)
    drawing.text(x, y + 1.05, str(number), _SMALL, 0.5)


def _head(drawing: Drawing, told: Remarks, cuts: Cuts) -> Mm:
    """Title, verdict and facts; the baseline below them."""
    drawing.colour(_INK)
    drawing.use(cuts.bold)
    baseline = _lines(drawing, told.title, _TITLE, 20.0, 7.6, 2)
    drawing.use(cuts.text)
    baseline = _lines(drawing, told.verdict, 12.0, baseline + 1.0, 5.3, 3)
    drawing.use(cuts.plain)
    return _lines(drawing, told.facts, _SMALL, baseline + 0.6, 4.0, 2) + 4.0


def _remarks(drawing: Drawing, told: Remarks, cuts: Cuts, baseline: Mm) -> None:
    """As many remarks as there is room for, and how many there was none for."""
    for index, remark in enumerate(told.remarks):
        if baseline + _height(drawing, remark, cuts) > _BOTTOM - (4.5 if index + 1 < len(told.remarks) else 0):
            drawing.use(cuts.bold)
            drawing.colour(_INK)
            drawing.text(_COLUMN, _BOTTOM, told.more.format(count=len(told.remarks) - index), _SAID)
            return
        _numbered(drawing, _COLUMN + 2.6, baseline - 1.0, remark.number, remark.weight, cuts)
        drawing.colour(_INK)
        drawing.use(cuts.bold)
        baseline = _paragraph(drawing, remark.said, _SAID, baseline)
        drawing.use(cuts.text)
        baseline = _paragraph(drawing, remark.advice, _ADVICE, baseline) + 2.2


def _height(drawing: Drawing, remark: Remark, cuts: Cuts) -> Mm:
    lines = 0
    for cut, text, size in ((cuts.bold, remark.said, _SAID), (cuts.text, remark.advice, _ADVICE)):
        drawing.use(cut)
        lines += len(drawing.broken(text, size, _RIGHT - _COLUMN - _INDENT))
    return (lines - 1) * 4.0


def _paragraph(drawing: Drawing, text: str, size: float, baseline: Mm) -> Mm:
    return drawing.paragraph(_COLUMN + _INDENT, baseline, text, size, _RIGHT - _COLUMN - _INDENT, 4.0)


def _lines(drawing: Drawing, text: str, size: float, baseline: Mm, leading: Mm, most: int) -> Mm:
    """A few lines across the column, cut short where there is more; the baseline below them."""
    lines = list(drawing.broken(text, size, _RIGHT - _COLUMN))
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] += " …"
    for line in shown:
        drawing.text(_COLUMN, baseline, _cut(drawing, line, size), size)
        baseline += leading
    return baseline


def _cut(drawing: Drawing, line: str, size: float) -> str:
    """A line that is too long for the column, because it is one word, without its middle."""
    while drawing.width(line, size) * POINT > _RIGHT - _COLUMN and len(line) > 10:
        middle = len(line) // 2
        line = f"{line[: middle - 2]}…{line[middle + 2 :]}"
    return line
