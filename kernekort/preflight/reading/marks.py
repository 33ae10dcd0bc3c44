"""What is drawn, as marks that can be moved: texts, lines, pictures, colours, and what PDF/X does not allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from kernekort.preflight.reading.plane import UNMOVED, Box, Matrix, product, scale
from kernekort.preflight.reading.spaces import Colour, Space

_MOST = 4000


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text: its type size and box in points, and how it is painted."""

    box: Box
    size: float
    colour: Colour
    overprint: bool

    def moved(self, by: Matrix) -> Text:
        """The text elsewhere, larger or smaller."""
        return Text(self.box.moved(by), self.size * scale(by), self.colour, self.overprint)

    def key(self) -> Any:
        """What makes two of them one."""
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a width in points, stroked, or filled as a narrow rectangle."""

    box: Box
    width: float
    colour: Colour

    def moved(self, by: Matrix) -> Line:
        """The line elsewhere, wider or narrower."""
        return Line(self.box.moved(by), self.width * scale(by), self.colour)

    def key(self) -> Any:
        """Lines of a width and colour are all alike."""
        return ("line", round(self.width, 2), self.colour)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as the file holds it: its number, size in dots, bits a component, and colours."""

    number: int
    width: int
    height: int
    bits: int
    space: Space
    stencil: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the page: ``matrix`` takes the unit square to it; ``soft`` is one that masks another."""

    box: Box
    image: Image
    matrix: Matrix
    soft: bool = False

    def moved(self, by: Matrix) -> Picture:
        """The picture elsewhere."""
        return Picture(self.box.moved(by), self.image, product(self.matrix, by), self.soft)

    def key(self) -> Any:
        """The same picture in the same size is one."""
        return (self.image, self.soft, *(round(one, 1) for one in self.matrix[:4]))


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour in use: of ``text``, a ``line``, an ``area``, a ``gradient``, or as what a ``group`` is mixed in."""

    box: Box
    what: str
    colour: Colour

    def moved(self, by: Matrix) -> Paint:
        """The colour elsewhere."""
        return Paint(self.box.moved(by), self.what, self.colour)

    def key(self) -> Any:
        """A colour for one kind of thing is told once."""
        return (self.what, self.colour)


@dataclass(frozen=True, slots=True)
class Odd:
    """Something a file for print may not hold: what, and which."""

    box: Box
    what: str
    detail: str = ""

    def moved(self, by: Matrix) -> Odd:
        """The same elsewhere."""
        return Odd(self.box.moved(by), self.what, self.detail)

    def key(self) -> Any:
        """The same thing is told once."""
        return (self.what, self.detail)


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font by its name, drawn with or only there; whether it is embedded, and whether its letters are drawings."""

    box: Box
    name: str
    embedded: bool
    drawings: bool
    used: bool

    def moved(self, by: Matrix) -> FontUse:
        """The same elsewhere."""
        return FontUse(self.box.moved(by), self.name, self.embedded, self.drawings, self.used)

    def key(self) -> Any:
        """A font is told once."""
        return (self.name, self.embedded, self.drawings, self.used)


Mark: TypeAlias = Text | Line | Picture | Paint | Odd | FontUse
_OF_MASKS = (Odd, FontUse)


@dataclass
class Drawn:
    """What a page, a form, a pattern or a glyph draws; equal marks once, and no more of them than can be looked at."""

    marks: dict[Any, Mark] = field(default_factory=dict)
    full: bool = False

    def add(self, mark: Mark) -> None:
        """Takes a mark, unless there are too many already."""
        key = mark.key()
        if key not in self.marks:
            if len(self.marks) >= _MOST:
                self.full = True
                return
            self.marks[key] = mark

    def take(self, other: Drawn, by: Matrix, clip: Box | None, masking: bool = False) -> int:
        """Takes what something else draws, moved to its place, as far as it is seen; how many marks there were.

        What is ``masking`` is not seen itself: only the kinds of its colours count.
        """
        self.full = self.full or other.full
        for mark in other.marks.values():
            moved = mark if by == UNMOVED else mark.moved(by)
            if masking and not isinstance(mark, _OF_MASKS):
                if not isinstance(moved, Paint):
                    continue
                moved = replace(moved, what="mask")
            if clip is None or isinstance(mark, FontUse | Odd) or moved.box.meets(clip):
                self.add(moved)
        return len(other.marks)

    def of(self, kind: type[Any]) -> Iterator[Any]:
        """The marks of a kind, in the order they were drawn."""
        return (mark for mark in self.marks.values() if isinstance(mark, kind))
