"""What an office printer gets of a material, as a value: parts, and the markup they are made of."""

from __future__ import annotations

from kernekort.imposition import Plan, Sheet
from kernekort.markup import FaceMarkup
from kernekort.quick import dataclass
from kernekort.sheets import Part
from kernekort.units import Size


@dataclass(frozen=True)
class CardsPlanned:
    """Cards on sheets: the plan, and the sheet it is for."""

    plan: Plan
    sheet: Sheet


@dataclass(frozen=True)
class Planned:
    """The parts of a material for an office printer.

    ``role`` is as in the names of files; ``markups`` are all that has to be laid out; ``paper`` is the paper that the
    parts are printed on; ``duplex`` is whether both its sides are. ``cards`` says more where cards are laid on sheets.
    """

    role: str
    parts: tuple[Part, ...]
    markups: tuple[FaceMarkup, ...]
    paper: Size
    duplex: bool
    cards: CardsPlanned | None = None
