"""Where a figure lies on a card: large, clear of the text, cropped by the lower edge and mostly by one side."""

from __future__ import annotations

from random import Random

from kernekort.figures.figure import CORE, core_at
from kernekort.figures.geometry import BOX, FIELD
from kernekort.quick import dataclass
from kernekort.units import Mm, Size

STANDARD = Size(63, 88)
"""The card the diameters below are made for; they follow the size of other cards."""

SMALLEST, LEAST, LARGEST = 44.0, 60.0, 80.0
"""Diameters in millimetres: under pressure of long text, and the two between which a figure is free to vary."""

CORE_INSIDE: Mm = 5.0
"""How far inside the trim the whole core lies."""

DECISIVE: Mm = 3.0
"""A figure passes an edge by at least this much, or keeps this far away: never a near miss when the knife wanders."""

ROWS_SHOWN = 3.5
"""How many rows of tiles of the square figure a card shows."""

_FIELD = FIELD / BOX
_CORE = CORE / BOX


@dataclass(frozen=True)
class Spot:
    """Where the square box of a figure lies: its left and top from the trim's top left corner, and its side, in mm."""

    left: Mm
    top: Mm
    diameter: Mm


@dataclass(frozen=True)
class _Frame:
    """What a placement has to respect: the card, where its text ends, and where the core lies from the middle."""

    card: Size
    clear_from: Mm
    core_x: float
    core_y: float

    @property
    def scale(self) -> float:
        """How much larger the card is than the standard one, in its tighter direction."""
        return min(self.card.width / STANDARD.width, self.card.height / STANDARD.height)

    @property
    def low_point(self) -> float:
        """How far below the middle the whole core reaches, as a share of the diameter; never above the middle."""
        return max(self.core_y + _CORE, 0.0)

    def largest(self) -> Mm:
        """The largest diameter that leaves room for both the text above and the whole core below."""
        return (self.card.height - CORE_INSIDE - self.clear_from) / (_FIELD + self.low_point)

    def heights(self, diameter: Mm) -> tuple[Mm, Mm]:
        """The highest and lowest place for the middle of a figure; it hangs low, so that the lower edge crops it.

        The middle stays as high as a core in it would have to, unless long text presses it further down.
        """
        floor = self.card.height - CORE_INSIDE
        under_text = self.clear_from + _FIELD * diameter
        lowest = min(max(floor - _CORE * diameter, under_text), floor - self.low_point * diameter)
        return min(max(under_text, lowest - 8 * self.scale), lowest), lowest

    def columns(self, diameter: Mm) -> dict[str, tuple[Mm, Mm]]:
        """The leftmost and rightmost place for the middle, for each way of being cropped that is open.

        Core and middle both stay well inside the card, so that no figure slips out of the picture.
        """
        reach, width = _FIELD * diameter, self.card.width
        least = CORE_INSIDE + (_CORE + max(0.0, -self.core_x)) * diameter
        most = width - CORE_INSIDE - (_CORE + max(0.0, self.core_x)) * diameter
        ways = {
            "left": (least, min(most, reach - DECISIVE, width - reach - DECISIVE)),
            "right": (max(least, width - reach + DECISIVE, reach + DECISIVE), most),
            "none": (max(least, reach + DECISIVE), min(most, width - reach - DECISIVE)),
        }
        return {way: span for way, span in ways.items() if span[0] <= span[1]}


def place(suit: str, seed: str, card: Size, below: Mm, margin: Mm = 4) -> Spot:
    """Where the figure of a card lies, chosen by its id and held clear of the text.

    ``below`` is how far down from the top of the trim the text reaches.  The figure begins at least ``margin`` below
    it and the core lies wholly on the card.  When the text leaves too little room for even the smallest figure, that
    figure is placed as low as it can lie; the text then reaches nearer than it may.

    Raises:
        ValueError: there is no such suit.
    """
    core = core_at(suit, seed)
    frame = _Frame(card, below + margin, core[0] / BOX - 0.5, core[1] / BOX - 0.5)
    diameter, x, y = _tiled(frame) if suit == "joker" else _varied(frame, f"{suit}-{seed}-place")
    return Spot(round(x - diameter / 2, 2), round(y - diameter / 2, 2), round(diameter, 2))


def _varied(frame: _Frame, seed: str) -> tuple[Mm, Mm, Mm]:
    """Diameter and middle of a round figure: the more room below the text, the larger."""
    # Nothing secret: the id of a card picks its place.
    rng = Random(seed)  # noqa: S311
    size, across, down, side = (rng.random() for _ in range(4))
    largest = frame.largest() / frame.scale
    least = max(LEAST, min(0.88 * largest, LARGEST - 4))
    diameter = max(SMALLEST, min(least + (LARGEST - least) * size, largest)) * frame.scale
    top, bottom = frame.heights(diameter)
    ways = frame.columns(diameter) or {"left": (frame.card.width / 2, frame.card.width / 2)}
    wishes = [way for way in ["left", "right"] * 3 + ["none"] if way in ways]
    left, right = ways[wishes[int(side * len(wishes))]]
    return diameter, left + (right - left) * across, top + (bottom - top) * down


def _tiled(frame: _Frame) -> tuple[Mm, Mm, Mm]:
    """Diameter and middle of the square figure: in the middle of the card, cropped halfway through a row of tiles."""
    tile_share = FIELD / 2 / BOX
    largest = (frame.card.height - frame.clear_from) / (ROWS_SHOWN * tile_share)
    diameter = max(SMALLEST * frame.scale, min(LEAST * frame.scale, largest))
    top_row = frame.card.height - ROWS_SHOWN * tile_share * diameter
    return diameter, frame.card.width / 2, top_row + _FIELD * diameter
