"""The values of a print shop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final, Literal

from kernekort.quick import dataclass
from kernekort.units import Mm

Marks = Literal["none", "crop", "full"]
Condition = Literal["fogra39", "fogra51", "fogra52"]
Order = Literal["front-back", "back-front", "fronts-backs", "two-files"]
Stacking = Literal["cut-and-stack", "repeat"]

DEFAULT_SHOP: Final = "card-shop"
"""The shop that a press file is made for when none is named."""


@dataclass(frozen=True)
class Paper:
    """The paper that a shop prints cards on: ``grammage`` in g/m², ``thickness`` of one sheet in mm."""

    grammage: int
    thickness: Mm


@dataclass(frozen=True)
class Shop:
    """What one print shop wants: lengths in mm, lines and text in points, ink in percent of all four inks together.

    ``bleed`` is laid around every page, and text keeps ``safe`` away from the cut; ``corner`` is the radius of the
    cards' corners, 0 for square ones. ``marks`` stand outside the bleed: ``full`` is crop marks, register marks and a
    colour bar. ``condition`` names how the press prints, ``None`` leaves colours in RGB; ``icc`` embeds its profile.
    Pictures below ``dpi`` are warned of, below ``least_dpi`` refused. ``order`` is that of fronts and backs, and
    ``file_name`` what files are called. On a ``sheet`` from ``layouts/_sheets`` cards are imposed, else they stand one
    to a page; ``stacking`` and ``turn`` say how they lie on it: so that the cut stacks are in the order of the deck or
    the same card over and over, and about which edge of the paper the sheet is turned. ``die_line`` draws the cut on
    every card in an ink of its own.
    """

    name: str
    title: Mapping[str, str] = field(hash=False)
    bleed: Mm
    safe: Mm
    corner: Mm
    marks: Marks
    condition: Condition | None
    pdfx: bool
    icc: bool
    ink_limit: float
    min_line: float
    min_reversed_line: float
    min_text: float
    dpi: int
    least_dpi: int
    order: Order
    file_name: str
    sheet: str | None
    die_line: bool
    paper: Paper
    stacking: Stacking = "cut-and-stack"
    turn: Literal["long", "short"] = "long"
