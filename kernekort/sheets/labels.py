"""A small line of text in the white of each sheet: which deck or poster, which sheet or tile, which side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Name, Object, Page, Pdf

from kernekort.imposition import PRINTER_MARGIN, Box, Line
from kernekort.quick import dataclass
from kernekort.recolouring import content_of
from kernekort.sheets.drawing import Drawing, state_of
from kernekort.sheets.geometry import page_box
from kernekort.units import POINT, Mm, Size

SIZE = 7.0
"""Type size of a label in points."""

HEIGHT: Mm = 2.6
"""Height of the strip a label stands in: the type size and a little."""

CLEARANCE: Mm = 0.75
"""White between a label and anything else."""

NARROWEST: Mm = 25.0
"""In less room than this a label says nothing worth reading."""


@dataclass(frozen=True)
class Labels:
    """What the labels need: the name of the deck and a TrueType font that is embedded for them."""

    deck: str
    font: Path


@dataclass(frozen=True)
class Spot:
    """Room for a label: the start of its baseline in mm from the paper's top left corner, and its width.

    A label that is ``upright`` runs from there up the side of the sheet.
    """

    left: Mm
    baseline: Mm
    width: Mm
    upright: bool = False


@dataclass(frozen=True)
class Label:
    """A label on a sheet of ``paper``: the name of the deck, what is said behind it, and where; else it is left out."""

    deck: str
    text: str
    paper: Size
    spot: Spot | None


def label_spot(paper: Size, boxes: Sequence[Box], lines: Sequence[Line]) -> Spot | None:
    """The widest free room along the bottom or the top of the sheet, just inside the printer's margin.

    ``boxes`` are the cards with the bleed they show. ``None`` when the cards or marks leave no room.
    """
    things = [*boxes, *(Box(line.x0, line.y0, line.x1, line.y1) for line in lines)]
    tops = (paper.height - PRINTER_MARGIN - HEIGHT, PRINTER_MARGIN)
    spots = [Spot(left, top + 0.75 * HEIGHT, right - left) for top in tops for left, right in _free(paper, things, top)]
    spot = max(spots, key=lambda spot: round(spot.width, 3), default=None)
    return spot if spot is not None and spot.width >= NARROWEST else None


def side_spot(paper: Size, boxes: Sequence[Box], lines: Sequence[Line]) -> Spot | None:
    """The longest free room along the right or the left side of the sheet, for text that runs upwards."""
    crossed = [Box(box.top, box.left, box.bottom, box.right) for box in boxes]
    marks = [replace(line, x0=line.y0, y0=line.x0, x1=line.y1, y1=line.x1) for line in lines]
    spot = label_spot(paper.turned(), crossed, marks)
    return Spot(spot.baseline, spot.left + spot.width, spot.width, upright=True) if spot else None


Place = tuple[int, int]
"""Which page of which part of a file a label is for."""


class LabelForms:
    """Labels as forms as large as their paper, all in one font; drawn together when the first is asked for."""

    def __init__(self, pdf: Pdf, labels: Mapping[Place, Label], font: Path, open_files: ExitStack) -> None:
        """``open_files`` keeps what the forms are read from, until ``pdf`` is written."""
        self._pdf, self._labels, self._font, self._open_files = pdf, labels, font, open_files
        self._forms: dict[Place, Object] = {}

    def form(self, place: Place) -> Object | None:
        """The label of a page, ``None`` for one without.

        Raises:
            Stop: the font cannot be embedded (``label-font-unusable``).
        """
        if place not in self._labels:
            return None
        if not self._forms:
            labels = tuple(self._labels.values())
            drawn = _drawn(labels, self._font, state_of(self._font))
            overlay = self._open_files.enter_context(Pdf.open(BytesIO(drawn)))
            boxes = {paper: page_box(paper) for paper in {label.paper for label in labels}}
            for place_of, page, label in zip(self._labels, overlay.pages, labels, strict=True):
                self._forms[place_of] = _form(self._pdf, overlay, page, boxes[label.paper])
        return self._forms[place]


def _form(pdf: Pdf, overlay: Pdf, page: Page, box: Array) -> Object:
    form = pdf.copy_foreign(content_of(page))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, box
    form.Resources = pdf.copy_foreign(overlay.make_indirect(page.obj.Resources))
    return form


# A deck that is being written has the same labels from one save to the next.
@lru_cache(maxsize=4)
def _drawn(labels: tuple[Label, ...], font: Path, state: tuple[int, int]) -> bytes:
    """A PDF with one page for each label: the deck's name, cut short where it must be, and the text behind it.

    Drawn once for as long as the font file is what it was, by when it was changed and how large it is.
    """
    drawing = Drawing(font, labels[0].paper)
    for label in labels:
        drawing.begin(label.paper)
        if label.spot is not None:
            deck = _shortened(label.deck, drawing, label.spot.width, label.text)
            _write(drawing, label.spot, f"{deck} · {label.text}" if deck else label.text)
        drawing.end_page()
    return drawing.finished()


def _write(drawing: Drawing, spot: Spot, text: str) -> None:
    if spot.upright:
        drawing.text_upwards(spot.left, spot.baseline, text, SIZE)
    else:
        drawing.text(spot.left, spot.baseline, text, SIZE)


def _free(paper: Size, things: Iterable[Box], top: Mm) -> list[tuple[Mm, Mm]]:
    """The free stretches, from left to right, of a strip at ``top``."""
    strip = Box(0, top - CLEARANCE, paper.width, top + HEIGHT + CLEARANCE)
    taken = sorted((box.left, box.right) for box in things if box.bottom > strip.top and box.top < strip.bottom)
    stretches, start = [], PRINTER_MARGIN
    for left, right in [*taken, (paper.width - PRINTER_MARGIN + CLEARANCE, paper.width)]:
        if left - CLEARANCE > start:
            stretches.append((start, left - CLEARANCE))
        start = max(start, right + CLEARANCE)
    return stretches


def _shortened(deck: str, drawing: Drawing, width: Mm, text: str) -> str:
    """As much of the deck's name as goes before the text; empty when not even a few letters do."""
    tail = f" · {text}"
    if drawing.width(deck + tail, SIZE) * POINT <= width:
        return deck
    for end in range(len(deck) - 1, 3, -1):
        short = deck[:end].rstrip() + "…"
        if drawing.width(short + tail, SIZE) * POINT <= width:
            return short
    return ""
