"""How things are painted just now: the graphics state of a content stream."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any

from pypdf.generic import DictionaryObject

from kernekort.preflight.reading.plane import UNMOVED, Box, Matrix
from kernekort.preflight.reading.spaces import BLACK, Colour
from kernekort.preflight.reading.typefaces import Font


@dataclass(slots=True)
class State:
    """Everything that ``q`` keeps and ``Q`` brings back."""

    ctm: Matrix = UNMOVED
    clip: Box | None = None
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_pattern: DictionaryObject | None = None
    stroke_pattern: DictionaryObject | None = None
    width: float = 1.0
    fill_over: bool = False
    stroke_over: bool = False
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    blanks: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """The state, to be changed and come back to."""
        return State(*_everything(self))

    def handed(self, clip: Box | None) -> State:
        """What a form begins with: the same paint, but its own coordinates."""
        return replace(self, ctm=UNMOVED, clip=clip)

    def signature(self) -> tuple[Any, ...]:
        """What a form may draw differently by: two states that agree in this make the same of it."""
        return (
            self.fill,
            self.stroke,
            id(self.fill_pattern),
            id(self.stroke_pattern),
            self.width,
            self.fill_over,
            self.stroke_over,
            id(self.font),
            self.size,
            self.mode,
        )


_everything = attrgetter(*(one.name for one in fields(State)))
