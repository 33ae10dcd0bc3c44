"""The texts of a content stream, on top of all that it paints; and which operator does what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject

from kernekort.preflight.reading.marks import Drawn, FontUse, Odd, Paint, Text
from kernekort.preflight.reading.painting import Painting, key_of, underlying, values
from kernekort.preflight.reading.plane import UNMOVED, Box, Matrix, matrix_of, product, scale
from kernekort.preflight.reading.state import State
from kernekort.preflight.reading.things import dictionary, entry
from kernekort.preflight.tokens import Operand, instructions

if TYPE_CHECKING:
    from kernekort.preflight.reading.looking import Looking

_ASCENT, _DESCENT = 0.72, -0.2
_UNSEEN = (3, 7)
_STEPS_AT_ONCE = 1000


class Writing(Painting):
    """A content stream being carried out, texts and all."""

    def __init__(self, looking: Looking, resources: DictionaryObject, state: State, drawn: Drawn) -> None:
        super().__init__(looking, resources, state, drawn)
        self._at: Matrix = UNMOVED
        self._line: Matrix = UNMOVED

    def run(self, data: bytes) -> None:
        """Carries out all of it; what makes no sense is passed over.

        Raises:
            Spent: there is more than can be looked at.
        """
        table, steps = _OPERATORS, 0
        for operator, operands in instructions(data):
            steps += 1
            if steps % _STEPS_AT_ONCE == 0:
                self.looking.spend(_STEPS_AT_ONCE)
            act = table.get(operator)
            if act is not None:
                try:
                    act(self, operands)
                except (IndexError, TypeError, ValueError, OverflowError):
                    continue
        self.looking.spend(steps % _STEPS_AT_ONCE + 1)

    def begin_text(self, _: list[Operand]) -> None:
        """``BT``."""
        self._at = self._line = UNMOVED

    def choose_font(self, operands: list[Operand]) -> None:
        """``Tf``."""
        holder = entry(dictionary(self.resources, "/Font"), key_of(operands))
        self.state.font = self.looking.font(holder) if isinstance(holder, DictionaryObject) else None
        self.state.size = float(operands[1])  # type: ignore[arg-type]

    def set_number(self, field: str, factor: float, operands: list[Operand]) -> None:
        """``Tc``, ``Tw``, ``Tz``, ``TL``, ``Ts`` and ``Tr``."""
        value = float(operands[0]) * factor  # type: ignore[arg-type]
        setattr(self.state, field, int(value) if field == "mode" else value)

    def move(self, operands: list[Operand]) -> None:
        """``Td``."""
        x, y = values(operands)
        self._line = self._at = product((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def move_leading(self, operands: list[Operand]) -> None:
        """``TD``."""
        self.state.leading = -values(operands)[1]
        self.move(operands)

    def text_matrix(self, operands: list[Operand]) -> None:
        """``Tm``."""
        self._line = self._at = matrix_of(operands)

    def next_line(self, _: list[Operand]) -> None:
        """``T*``."""
        self.move([0.0, -self.state.leading])

    def show(self, operands: list[Operand]) -> None:
        """``Tj`` and ``TJ``."""
        told = operands[0]
        self._show(told if isinstance(told, list) else [told])

    def next_and_show(self, operands: list[Operand]) -> None:
        """``'`` and ``"``."""
        if len(operands) == 3:
            self.state.blanks, self.state.spacing = values(operands[:2])
        self.next_line([])
        self._show([operands[-1]])

    def _show(self, pieces: list[Operand]) -> None:
        state, font = self.state, self.state.font
        if font is None:
            return
        across, factor = 0.0, state.size / 1000 * state.stretch
        spaced = bool(state.spacing or state.blanks)
        for piece in pieces:
            if isinstance(piece, bytes):
                if font.glyphs is not None:
                    self._letters(piece, across)
                across += font.advance(piece) * factor
                if spaced:
                    blanks = 0 if font.wide else piece.count(b" ")
                    across += (font.count(piece) * state.spacing + blanks * state.blanks) * state.stretch
            elif isinstance(piece, float):
                across -= piece * factor
        self._written(across)
        self._at = product((1.0, 0.0, 0.0, 1.0, across, 0.0), self._at)

    def _written(self, across: float) -> None:
        """A mark for a piece of text that goes on for so long from where the pen is."""
        state = self.state
        by = product(self._at, state.ctm)
        low, high = state.rise + _DESCENT * state.size, state.rise + _ASCENT * state.size
        box = Box(min(0.0, across), min(low, high), max(0.0, across), max(low, high)).moved(by)
        seen = self.seen(box)
        if seen is None or state.font is None or state.mode in _UNSEEN:
            return
        self.drawn.add(FontUse(seen, state.font.name, state.font.embedded, state.font.glyphs is not None, True))
        if state.font.glyphs is not None:
            return
        stroked = state.mode % 4 == 1
        colour, pattern = (state.stroke, state.stroke_pattern) if stroked else (state.fill, state.fill_pattern)
        over = state.stroke_over if stroked else state.fill_over
        if pattern is not None:
            self.patterned(pattern, seen)
        size = abs(state.size) * scale(by)
        self.drawn.add(Text(box, size, underlying(colour), over))
        self.drawn.add(Paint(seen, "text", underlying(colour)))
        if over and colour.is_white:
            self.drawn.add(Odd(seen, "white-over"))

    def _letters(self, text: bytes, across: float) -> None:
        """Letters that are drawings, each drawn where it stands."""
        state, font = self.state, self.state.font
        assert font is not None  # noqa: S101 - the caller has one
        place = product((1.0, 0.0, 0.0, 1.0, across, state.rise), self._at)
        for code in dict.fromkeys(text):
            found = self.looking.letter(font, code, self.resources, state)
            if found is None:
                continue
            drawn, matrix = found
            sized = product(matrix, (state.size * state.stretch, 0.0, 0.0, state.size, 0.0, 0.0))
            by = product(sized, product(place, state.ctm))
            self.looking.spend(self.drawn.take(drawn, by, state.clip))


Act = Callable[[Writing, list[Operand]], None]


def _device(kind: str, strokes: bool) -> Act:
    chosen = Writing.device_stroke if strokes else Writing.device_fill
    return lambda writing, operands: chosen(writing, kind, operands)


def _painted(fills: bool, strokes: bool) -> Act:
    return lambda writing, _: writing.paint(fills, strokes)


def _number(field: str, factor: float = 1.0) -> Act:
    return lambda writing, operands: writing.set_number(field, factor, operands)


_OPERATORS: Mapping[str, Act] = {
    "q": Writing.keep,
    "Q": Writing.bring_back,
    "cm": Writing.turn,
    "w": Writing.line_width,
    "gs": Writing.graphics_state,
    "g": _device("DeviceGray", strokes=False),
    "rg": _device("DeviceRGB", strokes=False),
    "k": _device("DeviceCMYK", strokes=False),
    "G": _device("DeviceGray", strokes=True),
    "RG": _device("DeviceRGB", strokes=True),
    "K": _device("DeviceCMYK", strokes=True),
    "cs": Writing.fill_space,
    "CS": Writing.stroke_space,
    "sc": Writing.fill_colour,
    "scn": Writing.fill_colour,
    "SC": Writing.stroke_colour,
    "SCN": Writing.stroke_colour,
    "m": Writing.to,
    "l": Writing.to,
    "c": Writing.to,
    "v": Writing.to,
    "y": Writing.to,
    "re": Writing.box,
    "W": Writing.clip,
    "W*": Writing.clip,
    "n": _painted(fills=False, strokes=False),
    "f": _painted(fills=True, strokes=False),
    "F": _painted(fills=True, strokes=False),
    "f*": _painted(fills=True, strokes=False),
    "S": _painted(fills=False, strokes=True),
    "s": _painted(fills=False, strokes=True),
    "B": _painted(fills=True, strokes=True),
    "B*": _painted(fills=True, strokes=True),
    "b": _painted(fills=True, strokes=True),
    "b*": _painted(fills=True, strokes=True),
    "sh": Writing.shade,
    "Do": Writing.draw,
    "BI": Writing.inline_picture,
    "BT": Writing.begin_text,
    "Tf": Writing.choose_font,
    "Tc": _number("spacing"),
    "Tw": _number("blanks"),
    "Tz": _number("stretch", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": _number("mode"),
    "Td": Writing.move,
    "TD": Writing.move_leading,
    "Tm": Writing.text_matrix,
    "T*": Writing.next_line,
    "Tj": Writing.show,
    "TJ": Writing.show,
    "'": Writing.next_and_show,
    '"': Writing.next_and_show,
}
