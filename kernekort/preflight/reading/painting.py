"""Content streams carried out as far as it takes to know what is drawn where, how large and in which colour."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pypdf.generic import DictionaryObject, StreamObject

from kernekort.preflight.reading.inline import inline_image, is_lzw
from kernekort.preflight.reading.marks import Drawn, Line, Odd, Paint, Picture
from kernekort.preflight.reading.oddities import odd_shading, odd_state, odd_stream, soft_mask
from kernekort.preflight.reading.plane import (
    NOWHERE,
    UNIT,
    Box,
    matrix_of,
    product,
    scale,
)
from kernekort.preflight.reading.spaces import Colour, first_colour
from kernekort.preflight.reading.state import State
from kernekort.preflight.reading.things import array, dictionary, entry, flag, name, number
from kernekort.preflight.tokens import Operand

if TYPE_CHECKING:
    from kernekort.preflight.reading.looking import Looking

_MOST_KEPT = 500
_NARROW = 3.0


class Painting:
    """The state, the paths, the forms and the pictures of a content stream that is being carried out."""

    def __init__(self, looking: Looking, resources: DictionaryObject, state: State, drawn: Drawn) -> None:
        self.looking, self.resources, self.state, self.drawn = looking, resources, state, drawn
        self._kept: list[State] = []
        self._path: list[float] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._only_boxes = True
        self._clipping = False

    # --- the state

    def keep(self, _: list[Operand]) -> None:
        """``q``."""
        if len(self._kept) < _MOST_KEPT:
            self._kept.append(self.state.copy())

    def bring_back(self, _: list[Operand]) -> None:
        """``Q``."""
        if self._kept:
            self.state = self._kept.pop()

    def turn(self, operands: list[Operand]) -> None:
        """``cm``."""
        self.state.ctm = product(matrix_of(operands), self.state.ctm)

    def line_width(self, operands: list[Operand]) -> None:
        """``w``."""
        self.state.width = abs(float(operands[0]))  # type: ignore[arg-type]  # anything else is passed over

    def graphics_state(self, operands: list[Operand]) -> None:
        """``gs``."""
        held = entry(dictionary(self.resources, "/ExtGState"), key_of(operands))
        for odd in odd_state(held):
            self._odd(odd, self.state.clip)
        if entry(held, "/LW") is not None:
            self.state.width = number(held, "/LW")
        if entry(held, "/OP") is not None:
            self.state.stroke_over = self.state.fill_over = flag(held, "/OP")
        if entry(held, "/op") is not None:
            self.state.fill_over = flag(held, "/op")
        font = array(held, "/Font")
        if len(font) == 2 and isinstance(font[0], DictionaryObject):
            self.state.font, self.state.size = self.looking.font(font[0]), float(font[1])
        mask = soft_mask(held)
        if isinstance(mask, StreamObject):
            inner = self.looking.form(mask, self.resources, State())
            by = product(matrix_of(array(mask, "/Matrix")), self.state.ctm)
            self.looking.spend(self.drawn.take(inner, by, None, masking=True))

    # --- colours

    def device_fill(self, kind: str, operands: list[Operand]) -> None:
        """``g``, ``rg`` and ``k``."""
        space = self.looking.spaces.named(kind, self.resources)
        self.state.fill, self.state.fill_pattern = Colour(space, values(operands)), None

    def device_stroke(self, kind: str, operands: list[Operand]) -> None:
        """``G``, ``RG`` and ``K``."""
        space = self.looking.spaces.named(kind, self.resources)
        self.state.stroke, self.state.stroke_pattern = Colour(space, values(operands)), None

    def fill_space(self, operands: list[Operand]) -> None:
        """``cs``."""
        space = self.looking.spaces.named(str(operands[0]), self.resources)
        self.state.fill, self.state.fill_pattern = first_colour(space), None

    def stroke_space(self, operands: list[Operand]) -> None:
        """``CS``."""
        space = self.looking.spaces.named(str(operands[0]), self.resources)
        self.state.stroke, self.state.stroke_pattern = first_colour(space), None

    def fill_colour(self, operands: list[Operand]) -> None:
        """``sc`` and ``scn``."""
        self.state.fill = Colour(self.state.fill.space, values(operands))
        self.state.fill_pattern = self._pattern(operands)

    def stroke_colour(self, operands: list[Operand]) -> None:
        """``SC`` and ``SCN``."""
        self.state.stroke = Colour(self.state.stroke.space, values(operands))
        self.state.stroke_pattern = self._pattern(operands)

    def _pattern(self, operands: list[Operand]) -> DictionaryObject | None:
        if not operands or not isinstance(operands[-1], str):
            return None
        found = entry(dictionary(self.resources, "/Pattern"), f"/{operands[-1]}")
        return found if isinstance(found, DictionaryObject) else None

    # --- paths

    def to(self, operands: list[Operand]) -> None:
        """``m``, ``l``, ``c``, ``v`` and ``y``: the points that the path does not leave the box of."""
        self._path += operands  # type: ignore[arg-type]  # what is no number is found when the path is painted
        self._only_boxes = False

    def box(self, operands: list[Operand]) -> None:
        """``re``."""
        x, y, width, height = values(operands)
        self._path += (x, y, x + width, y + height)
        self._boxes.append((x, y, width, height))

    def clip(self, _: list[Operand]) -> None:
        """``W``."""
        self._clipping = True

    def paint(self, fills: bool, strokes: bool) -> None:
        """The path filled or stroked, or neither, and done with."""
        path, boxes, only = self._path, self._boxes, self._only_boxes
        clipping, self._clipping = self._clipping, False
        self._path, self._boxes, self._only_boxes = [], [], True
        if len(path) < 2:
            return
        xs, ys = path[::2], path[1::2]
        box = Box(min(xs), min(ys), max(xs), max(ys)).moved(self.state.ctm)
        if fills and (seen := self.seen(box)):
            self._fill(seen)
            if only:
                self._narrow(boxes)
        if strokes and (seen := self.seen(box, widened=True)):
            self._stroke(seen)
        if clipping:
            self.state.clip = box if self.state.clip is None else box.clipped(self.state.clip)

    def _fill(self, box: Box) -> None:
        if self.state.fill_pattern is not None:
            self.patterned(self.state.fill_pattern, box)
            if self.state.fill.space.base is None:
                return
        colour = underlying(self.state.fill)
        self.drawn.add(Paint(box, "area", colour))
        if self.state.fill_over and colour.is_white:
            self.drawn.add(Odd(box, "white-over"))

    def _stroke(self, box: Box) -> None:
        width = self.state.width * scale(self.state.ctm)
        if self.state.stroke_pattern is not None:
            self.patterned(self.state.stroke_pattern, box)
            return
        self.drawn.add(Line(box, width, self.state.stroke))
        self.drawn.add(Paint(box, "line", self.state.stroke))

    def _narrow(self, boxes: list[tuple[float, float, float, float]]) -> None:
        """Rectangles so narrow that they are lines, such as the borders of a table."""
        for x, y, width, height in boxes:
            box = Box(min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height))
            box = box.moved(self.state.ctm)
            thin, long = sorted((box.width, box.height))
            if 0 < thin <= _NARROW and long > 4 * thin and (seen := self.seen(box)):
                self.drawn.add(Line(seen, thin, self.state.fill))

    def seen(self, box: Box, widened: bool = False) -> Box | None:
        """As much of a box as is not clipped away; ``None`` when all of it is."""
        clip = self.state.clip
        if clip is None:
            return box
        # A straight line has a box without an inside.
        wide = box.shrunk(-0.01) if widened or not (box.width and box.height) else box
        return box.clipped(clip) if wide.meets(clip) else None

    def patterned(self, pattern: DictionaryObject, box: Box) -> None:
        """What is painted with a pattern, over all of a box."""
        matrix = matrix_of(array(pattern, "/Matrix"))
        if number(pattern, "/PatternType") == 2:
            self._gradient(entry(pattern, "/Shading"), box)
        elif isinstance(pattern, StreamObject):
            state = State(fill=underlying(self.state.fill), stroke=underlying(self.state.fill))
            inner = self.looking.form(pattern, self.resources, state)
            # The cell is repeated; where it is seen is where the area is.
            placed = Drawn()
            self.looking.spend(placed.take(inner, matrix, None))
            for mark in placed.marks.values():
                self.drawn.add(mark if mark.box.meets(box) else _put(mark, box))

    def shade(self, operands: list[Operand]) -> None:
        """``sh``."""
        shading = entry(dictionary(self.resources, "/Shading"), key_of(operands))
        self._gradient(shading, self.state.clip or NOWHERE)

    def _gradient(self, shading: Any, box: Box) -> None:
        space = self.looking.spaces.of(entry(shading, "/ColorSpace"), self.resources)
        self.drawn.add(Paint(box, "gradient", Colour(space, ())))
        for odd in odd_shading(shading, space):
            self._odd(odd, box)

    def _odd(self, odd: Odd, box: Box | None) -> None:
        self.drawn.add(Odd(box or NOWHERE, odd.what, odd.detail))

    # --- forms and pictures

    def draw(self, operands: list[Operand]) -> None:
        """``Do``."""
        thing = entry(dictionary(self.resources, "/XObject"), key_of(operands))
        if not isinstance(thing, StreamObject):
            return
        kind = name(thing, "/Subtype")
        if kind == "Image":
            self._picture(thing)
        elif kind == "Form":
            by = product(matrix_of(array(thing, "/Matrix")), self.state.ctm)
            inner = self.looking.form(thing, self.resources, self.state)
            self.looking.spend(self.drawn.take(inner, by, self.state.clip))
        elif kind == "PS":
            self.drawn.add(Odd(NOWHERE, "postscript"))

    def _picture(self, stream: StreamObject) -> None:
        matrix = self.state.ctm
        box = self.seen(UNIT.moved(matrix))
        if box is None:
            return
        image = self.looking.image(stream, self.resources)
        self.drawn.add(Picture(box, image, matrix))
        if image.stencil:
            self._fill(box)
        mask = entry(stream, "/SMask") or entry(stream, "/Mask")
        masks = [mask] if isinstance(mask, StreamObject) else []
        for one in masks:
            self.drawn.add(Picture(box, self.looking.image(one, self.resources), matrix, soft=True))
        for each in (stream, *masks):
            for odd in odd_stream(each):
                self._odd(odd, box)

    def inline_picture(self, operands: list[Operand]) -> None:
        """``BI`` … ``EI``."""
        told = operands[0]
        box = self.seen(UNIT.moved(self.state.ctm))
        if box is None or not isinstance(told, dict):
            return
        image = inline_image(told, self.looking.spaces, self.resources)
        self.drawn.add(Picture(box, image, self.state.ctm))
        if image.stencil:
            self._fill(box)
        if is_lzw(told):
            self._odd(Odd(box, "lzw"), box)


def underlying(colour: Colour) -> Colour:
    """The colour itself, or the one that a pattern without colours is drawn in."""
    if colour.space.kind == "pattern" and colour.space.base is not None:
        return Colour(colour.space.base, colour.values)
    return colour


def key_of(operands: list[Operand]) -> str:
    """The name that stands first, as a key of the resources."""
    return f"/{operands[0]}" if isinstance(operands[0], str) else ""


def values(operands: list[Operand]) -> tuple[float, ...]:
    """The numbers among operands."""
    return tuple(one for one in operands if isinstance(one, float))


def _put(mark: Any, box: Box) -> Any:
    """A mark with another box."""
    return replace(mark, box=box)
