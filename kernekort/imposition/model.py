"""The values of imposition: cards to place, the sheet they are placed on, and the plan that comes of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from kernekort.imposition.geometry import SHOWN_BLEED, Box, Flip
from kernekort.quick import dataclass
from kernekort.units import Insets, Mm, Size

Backs = Literal["long", "short", "fold", "none"]
SideKind = Literal["front", "back", "single"]

__all__ = ["Backs", "Card", "Flip", "Line", "Placement", "Plan", "Sheet", "Side", "SideKind"]


@dataclass(frozen=True)
class Card:
    """A card to be printed ``copies`` times: the keys of its faces, and the colour of its ground.

    ``ground`` is any text that two cards share when their edges have the same colour.
    """

    front: str
    back: str | None = None
    copies: int = 1
    ground: str = ""


@dataclass(frozen=True)
class Sheet:
    """A grid of cards on paper; ``left`` and ``top`` are those of the first card's trim box, in mm.

    ``card`` is the size that the sheet is meant for, ``None`` for any. ``bleed`` is the most that is shown of a
    card's bleed. On a ``turned`` sheet the cards lie on their side, a quarter turn clockwise: the paper stays
    upright, so the flip edge and the printer's calibration mean the same as on every other sheet. A ``precut``
    sheet is bought perforated and gets no cut marks. ``source`` says where the numbers come from.
    """

    name: str
    title: Mapping[str, str] = field(hash=False)
    paper: Size
    card: Size | None
    columns: int
    rows: int
    left: Mm
    top: Mm
    pitch_x: Mm
    pitch_y: Mm
    bleed: Mm = SHOWN_BLEED
    source: str = ""
    turned: bool = False
    precut: bool = False

    @property
    def capacity(self) -> int:
        """Cards on a full sheet."""
        return self.columns * self.rows

    def cell(self, trim: Size) -> Size:
        """The size of a card as it lies on the sheet."""
        return trim.turned() if self.turned else trim

    def is_butt_cut(self, trim: Size) -> bool:
        """Whether neighbouring cards touch, so that one cut parts them and a slip shows the neighbour's colour."""
        cell = self.cell(trim)
        across = self.columns > 1 and self.pitch_x - cell.width < 1e-6
        down = self.rows > 1 and self.pitch_y - cell.height < 1e-6
        return across or down


@dataclass(frozen=True)
class Placement:
    """One face on a sheet: its trim box as it lies there, how often it is turned clockwise, the bleed shown.

    ``left`` and ``top`` are measured in mm from the paper's top left corner, after the turning; ``bleed`` is in
    the sheet's directions too, not the face's.
    """

    face: str
    left: Mm
    top: Mm
    quarter_turns: int = 0
    bleed: Insets = field(default_factory=Insets)

    def box(self, trim: Size) -> Box:
        """The trim box on the sheet of a face of this size."""
        return Box.at(self.left, self.top, trim.turned() if self.quarter_turns % 2 else trim)

    def shown(self, trim: Size) -> Box:
        """The trim box with the bleed that is shown around it."""
        return self.box(trim).grown(self.bleed)


@dataclasses.dataclass(frozen=True, order=True)
class Line:
    """A straight line on a sheet, in mm from the paper's top left corner: solid to cut along, dashed to fold along."""

    x0: Mm
    y0: Mm
    x1: Mm
    y1: Mm
    dashed: bool = False


@dataclass(frozen=True)
class Side:
    """One printed side of a sheet, ``run`` times printed.

    ``number`` counts the sheets of its group from 1, ``group`` the decks from 1.
    """

    kind: SideKind
    number: int
    group: int
    placements: tuple[Placement, ...]
    lines: tuple[Line, ...] = ()
    run: int = 1


@dataclass(frozen=True)
class Plan:
    """Every side to print, in printing order, of cards that are ``trim`` large on ``paper``.

    ``backs`` is how the backs are really made: ``none`` when no card has one, whatever was asked for.
    """

    paper: Size
    sides: tuple[Side, ...]
    backs: Backs
    trim: Size
