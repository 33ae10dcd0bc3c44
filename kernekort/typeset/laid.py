"""What stands on a laid-out page, as values of our own.

Everything is in millimetres from the upper left corner of the trimmed page, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator

from kernekort.quick import dataclass
from kernekort.units import Mm, Size

_LONGEST_SNIPPET = 40

Matrix = tuple[float, float, float, float, float, float]
"""``x' = a·x + c·y + e``, ``y' = b·x + d·y + f``."""


@dataclass(frozen=True)
class Rect:
    """A rectangle by its edges."""

    left: Mm
    top: Mm
    right: Mm
    bottom: Mm


@dataclass(frozen=True)
class Frame:
    """The content box of an element that is marked with the field it must hold.

    One that ``grows`` with its content cannot be too low for it.
    """

    field: str
    box: Rect
    grows: bool = False


@dataclass(frozen=True)
class Where:
    """How a box stands in its page: its face, the field it belongs to, and all frames and clips around it, by number.

    ``block`` is the number of the block that its lines are stacked in, ``room`` the right edge of what its block and
    those around it leave for text; ``None`` for what has been taken out of the flow, which stands where it is put.
    ``turned`` takes a point from where it was laid out to where it is drawn; ``None`` leaves it there.
    """

    face: int | None = None
    field: str = ""
    frames: tuple[int, ...] = ()
    clips: tuple[int, ...] = ()
    block: int = 0
    line_top: Mm = 0.0
    line_bottom: Mm = 0.0
    room: Mm | None = None
    turned: Matrix | None = None


@dataclass(frozen=True)
class Text:
    """One piece of a line in one font, and the space it was laid out in, not turned.

    ``generated`` text comes from the stylesheet, not from the markup; ``part`` is the number of the element in its
    face that the text stands in.
    """

    drawn: str
    families: tuple[str, ...]
    weight: int
    style: str
    size: Mm
    left: Mm
    right: Mm
    baseline: Mm
    where: Where
    generated: bool = False
    part: int = 0

    @property
    def snippet(self) -> str:
        """The first words, to know the text by."""
        words = " ".join(self.drawn.replace("\u00ad", "").split())
        return words if len(words) <= _LONGEST_SNIPPET else words[: _LONGEST_SNIPPET - 1].rstrip() + "…"


@dataclass(frozen=True)
class Picture:
    """A picture as large as it is drawn; ``dpi`` is ``None`` for one that is drawn by lines."""

    box: Rect
    dpi: float | None
    wanted_dpi: float
    pixels: int
    where: Where


@dataclass(frozen=True)
class Input:
    """A field to be filled in on the screen, and the font that what is written in it will have."""

    box: Rect
    families: tuple[str, ...]
    weight: int
    style: str
    where: Where


@dataclass(frozen=True)
class Laid:
    """What stands on one page; ``faces`` are the numbers of the faces that do, in order; ``bleeds`` are its four.

    ``clips`` are boxes that hide what runs out of them, whether or not they are marked as frames.
    """

    size: Size
    bleeds: tuple[Mm, ...]
    faces: tuple[int, ...]
    frames: tuple[Frame, ...]
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    inputs: tuple[Input, ...] = ()
    clips: tuple[Frame, ...] = ()


def turned_point(matrix: Matrix, x: Mm, y: Mm) -> tuple[Mm, Mm]:
    """Where a point is drawn."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def corners(box: Rect) -> Iterator[tuple[Mm, Mm]]:
    """The four corners of a rectangle."""
    for x in (box.left, box.right):
        for y in (box.top, box.bottom):
            yield x, y
