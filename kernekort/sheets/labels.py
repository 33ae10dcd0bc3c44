"""A small line of text in the white of each sheet: which deck, which sheet, which side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kernekort.imposition import PRINTER_MARGIN, Box, Line
from kernekort.sheets.drawing import Drawing
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
    """Room for a label: the left end of its baseline in mm from the paper's top left corner, and its width."""

    left: Mm
    baseline: Mm
    width: Mm


def label_spot(paper: Size, boxes: Sequence[Box], lines: Sequence[Line]) -> Spot | None:
    """The widest free room along the bottom or the top of the sheet, just inside the printer's margin.

    ``boxes`` are the cards with the bleed they show. ``None`` when the cards or marks leave no room.
    """
    things = [*boxes, *(Box(line.x0, line.y0, line.x1, line.y1) for line in lines)]
    tops = (paper.height - PRINTER_MARGIN - HEIGHT, PRINTER_MARGIN)
    spots = [Spot(left, top + 0.75 * HEIGHT, right - left) for top in tops for left, right in _free(paper, things, top)]
    spot = max(spots, key=lambda spot: round(spot.width, 3), default=None)
    return spot if spot is not None and spot.width >= NARROWEST else None


def label_pages(texts: Iterable[tuple[str, Spot | None]], labels: Labels, paper: Size) -> bytes:
    """A PDF with one page for each text: the deck's name, cut short where it must be, and the text behind it."""
    drawing = Drawing(labels.font, paper)
    for text, spot in texts:
        if spot is not None:
            deck = _shortened(labels.deck, drawing, spot.width, text)
            drawing.text(spot.left, spot.baseline, f"{deck} · {text}" if deck else text, SIZE)
        drawing.end_page()
    return drawing.finished()


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
