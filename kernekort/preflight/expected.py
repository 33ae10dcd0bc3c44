"""What a finished PDF has to be like: a value to hold it against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Literal

from kernekort.quick import dataclass
from kernekort.units import Insets, Mm, Size

Turn = Literal["long", "short", "none"]
"""Which edge the paper is turned on between front and back; ``none`` prints one side."""


@dataclass(frozen=True)
class PageBoxes:
    """The boxes of a page in mm: its paper, and how far inside the edges of it the bleed and the trim lie.

    Where the corner of the page lies in the coordinates of the PDF does not matter. A page that is ``blank`` carries
    nothing at all: it is there so that what follows begins on a front.
    """

    media: Size
    trim: Insets = field(default_factory=Insets)
    bleed: Insets = field(default_factory=Insets)
    blank: bool = False


@dataclass(frozen=True)
class Expected:
    """What a PDF must be.

    ``pages`` holds the boxes of each page; when the number of pages is ``open``, the last one's hold for all that
    follow. ``families`` are the typefaces it may hold; without any, none is asked about. ``turn`` is how an office
    printer must turn the paper; ``None`` for a file that no office printer gets. ``fields`` says whether there may be
    fields to fill in.
    """

    pages: tuple[PageBoxes, ...]
    open: bool = False
    families: tuple[str, ...] = ()
    turn: Turn | None = None
    fields: bool = False

    def boxes(self, page: int) -> PageBoxes | None:
        """What a page must be, counted from 0; ``None`` when there should be no such page."""
        if page < len(self.pages):
            return self.pages[page]
        return self.pages[-1] if self.open and self.pages else None


def paper_boxes(paper: Size, blank: bool = False) -> PageBoxes:
    """A page that is a sheet of paper, with nothing to be cut off its edges by a printer."""
    return PageBoxes(paper, blank=blank)


def face_boxes(trim: Size, bleed: Mm) -> PageBoxes:
    """A page that is one face with its bleed, and no more around it."""
    return PageBoxes(trim.grown(bleed), Insets(bleed, bleed, bleed, bleed))


def sheets_expected(
    paper: Size, backs: str, pages: int | None = None, families: Sequence[str] = (), guide: bool = True
) -> Expected:
    """The office file: a guide first, then sheets; on paper turned over, the back of the guide stays blank.

    Args:
        paper: the paper that every page is.
        backs: ``long`` or ``short`` for sheets turned on that edge, anything else for sheets printed on one side.
        pages: how many pages there are, ``None`` when that is open.
        families: the typefaces of the brand.
        guide: whether there is a guide page.
    """
    turn = _turn(backs)
    first = [paper_boxes(paper)] if guide else []
    if guide and turn != "none":
        first.append(paper_boxes(paper, blank=True))
    rest = max((pages or 0) - len(first), 1)
    boxes = (*first, *(paper_boxes(paper) for _ in range(rest)))
    return Expected(boxes, pages is None, tuple(families), turn)


def book_expected(pages: Iterable[tuple[Size, bool]], backs: str, families: Sequence[str] = ()) -> Expected:
    """An office file of parts: the paper of every page, and whether it is a blank back.

    Args:
        pages: the paper and blankness of each page in order.
        backs: ``long`` or ``short`` for a file printed on paper that is turned on that edge.
        families: the typefaces of the brands.
    """
    return Expected(tuple(paper_boxes(paper, blank) for paper, blank in pages), False, tuple(families), _turn(backs))


def pages_expected(faces: Sequence[PageBoxes], families: Sequence[str] = (), fields: bool = False) -> Expected:
    """A file of one face a page, for a print shop, or for a screen, where there may be ``fields`` to fill in."""
    return Expected(tuple(faces), families=tuple(families), fields=fields)


def _turn(backs: str) -> Turn:
    return "long" if backs == "long" else "short" if backs == "short" else "none"
