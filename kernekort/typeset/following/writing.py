"""Texts written on a content stream step by step, as WeasyPrint writes them: it says nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream

from kernekort.quick import dataclass
from kernekort.typeset.following.flows import Leaf, Line
from kernekort.typeset.hooks import Pen
from kernekort.typeset.laid import Text

_UPRIGHT = (1, 0, 0, -1)


@dataclass(frozen=True)
class Written:
    """A text of a face, as it was read from the page, and the steps that say its font, its opacity and its colour.

    It is written ``anew`` where nothing holds any more of what was said before.
    """

    leaf: Leaf
    text: Text
    font: bytes
    opacity: bytes
    colour: bytes
    anew: bool


class Writing:
    """Steps of a stream in the making: WeasyPrint says nothing twice."""

    def __init__(self, pen: Pen) -> None:
        self.steps: list[bytes] = []
        self._pen = pen
        self._stream = blank()
        self._is_open = False
        self._font = self._colour = b""

    @property
    def fonts(self) -> Mapping[Any, Any]:
        """The fonts of what was written."""
        fonts: Mapping[Any, Any] = self._stream._fonts
        return fonts

    def go_on(self, steps: Iterable[bytes]) -> None:
        """After what was written, other steps follow."""
        if self._is_open:
            self.steps.append(b"ET")
            self._is_open = False
        self.steps.extend(steps)

    def write(self, what: Written, lines: Iterable[Line]) -> bool:
        """Writes lines; whether they are in the font that they were to be in."""
        colour = b"" if what.anew else self._colour
        before = [*([what.opacity] if what.anew else ()), *([what.colour] if what.colour != colour else ())]
        self._colour = what.colour
        if before or not self._is_open:
            self.go_on((*before, b"BT"))
            self._is_open, self._font = True, b""
        for line in lines:
            shown = self._pen.shown(self._stream, line.layout)
            if shown is None or len(shown) != 1:
                return False
            font, steps = line_steps(line, shown[0])
            if font != what.font:
                return False
            self.steps += steps if font == self._font else (steps[0], font, steps[1])
            self._font = font
        return True


def blank() -> Any:
    """A stream to draw on, as it is before anything is drawn."""
    return Stream({}, (0, 0, 0, 0), {"ExtGState": {}}, {}, None, {}, None)


def colour_steps(colour: Any) -> list[bytes]:
    """The steps that say a colour: first how opaque it is."""
    stream = blank()
    stream.set_color(colour)
    steps: list[bytes] = stream.stream
    return steps


def line_steps(line: Line, shown: tuple[Any, float, str]) -> tuple[bytes, Sequence[bytes]]:
    """The step that names the font of a line, and those that say where it is, and draw it."""
    font, size, string = shown
    stream = pydyf.Stream()
    stream.set_text_matrix(*_UPRIGHT, line.left, line.base)
    stream.show_text(string)
    stream.set_font_size(font.hash, size)
    place, text, name = stream.stream
    return name, (place, text)
