"""Lines drawn as they were set: their glyphs read in one go, and what is known of a typeface read once.

WeasyPrint sets a line once more to draw it, asks for each glyph by itself, and reads typefaces anew for each page.
"""

from __future__ import annotations

import contextlib
import re
import struct
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, NamedTuple

import weasyprint.draw.text
import weasyprint.pdf.stream
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from kernekort.typeset.hooks.replacing import replaced

_DRAW = ("draw_first_line", ("stream", "textbox", "text_overflow", "block_ellipsis", "matrix"))
_ADD = ("add_font", ("self", "pango_font"))

_GLYPH = struct.Struct("=IiiiI")
"""A glyph: its number, its width, by how much it is moved to the right and up, and marks."""

_BREAKS = re.compile("[\n\r\u2028\u2029]")
"""What makes it matter whether a text is set as a single paragraph."""

_EMPTY = pango.PANGO_GLYPH_EMPTY
"""What is shown as nothing, such as a soft hyphen inside a line; greater numbers are no glyphs of a typeface."""

_OLDEST = 14802
"""From this version on Pango says how large its typefaces are."""

Draw = Callable[[Any, Any, Any, Any, Any], Any]


class Stroke(NamedTuple):
    """A line that was drawn in one typeface: by the step of a stream that it begins with, and its text box."""

    stream: Any
    step: int
    box: Any


class Pen:
    """Draws lines as they were set, and knows which it has drawn."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        """Those of the page that was drawn last."""
        self._fonts: dict[Any, _Font] = {}

    @contextlib.contextmanager
    def at_work(self) -> Iterator[None]:
        """While pages are taken out of documents whose lines stay in memory."""
        if ffi.sizeof("PangoGlyphInfo") != _GLYPH.size or pango.pango_version() < _OLDEST:
            yield
            return
        stream = weasyprint.pdf.stream.Stream
        with (
            replaced(weasyprint.draw.text, *_DRAW, self._drawing(weasyprint.draw.text.draw_first_line)),
            replaced(stream, *_ADD, _adding(stream.add_font, self._fonts)),
        ):
            yield

    def _drawing(self, known: Draw) -> Draw:
        """How a line is drawn; in the ``known`` way if there is anything special about it."""

        def draw_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
            line = textbox.pango_layout
            if not textbox.text.strip() or textbox.style["font_size"] < 1e-6:
                return []
            if text_overflow != "ellipsis" and block_ellipsis == "none":
                shown = self.shown(stream, line)
                if shown is not None:
                    if len(shown) == 1:
                        self.strokes.append(Stroke(stream, len(stream.stream), textbox))
                    stream.set_text_matrix(*matrix.values)
                    for font, size, string in shown:
                        stream.set_font_size(font.hash, size)
                        stream.show_text(string)
                    return []
            # It may be changed, and others have the same line.
            textbox.pango_layout = own = copy(line)
            own.setup(textbox.style)
            own.set_text(own.text, justify=True)
            return known(stream, textbox, text_overflow, block_ellipsis, matrix)

        return draw_first_line

    def shown(self, stream: Any, line: Any) -> list[tuple[Any, float, str]] | None:
        """A line as typefaces, sizes, and what is shown in each; ``None`` if it is more than outlines in a row.

        The typefaces are added to those of the stream.
        """
        if _BREAKS.search(line.text):
            return None
        shown: list[tuple[Any, float, str]] = []
        run = pango.pango_layout_get_line_readonly(line.layout, 0).runs
        previous: Any = None
        font: Any = None
        known: Any = None
        size = 0.0
        string = ""
        text = line.text.encode()
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            run = run.next
            pango_font = item.analysis.font
            if pango_font != previous:
                previous = pango_font
                if font is not None:
                    shown.append((font, size, string))
                    string = ""
                font, size = stream.add_font(pango_font)
                known = self._known(pango_font, stream, line, font, size)
                if not known.is_plain:
                    return None
            widths, to_unicode = font.widths, font.to_unicode
            count = glyphs.num_glyphs
            string += "<"
            for index, (glyph, width, x, y, _) in enumerate(
                _GLYPH.iter_unpack(ffi.buffer(glyphs.glyphs, count * _GLYPH.size))
            ):
                if glyph == _EMPTY:
                    string += f">{-width / size}<"
                    continue
                if y or glyph > _EMPTY:
                    return None
                if glyph not in to_unicode:
                    to_unicode[glyph] = _letters(text, item, glyphs.log_clusters, index, count)
                if glyph not in widths:
                    widths[glyph] = known.width(pango_font, glyph, stream)
                logical = widths[glyph]
                offset = x / size
                if offset:
                    string += f">{-offset}<"
                string += f"{glyph:04x}"
                kerning = logical + offset - width * 1000 * FROM_UNITS / size
                if kerning:
                    string += f">{int(kerning)}<"
            string = string[:-1] if string[-1] == "<" else string + ">"
        shown.append((font, size, string))
        # WeasyPrint is of two minds about what shows nothing.
        return shown if all(string for _, _, string in shown) else None

    def _known(self, pango_font: Any, stream: Any, line: Any, font: Any, size: float) -> _Font:
        """A typeface in a size, as it was when it was first met."""
        known = self._fonts.get(pango_font)
        if known is None:
            key = next(key for key, one in stream._fonts.items() if one is font)
            known = self._fonts[pango_font] = _Font(line.layout, key, font, size)
        return known


class _Font:
    """A typeface in a size, as WeasyPrint knows it before anything is written in it.

    The line that it was found in is kept: as long as there is one, no other typeface is at the same address.
    """

    def __init__(self, line: Any, key: int, font: Any, size: float) -> None:
        self.line, self.key, self.size = line, key, size
        self.is_plain = not (font.bitmap or font.svg or font.png or font.colr)
        self.widths: dict[int, int] = {}
        self._font = copy(font)

    def blank(self) -> Any:
        """It, for another document."""
        font = copy(self._font)
        font.widths, font.to_unicode, font.missing = {}, {}, {}
        return font

    def width(self, pango_font: Any, glyph: int, stream: Any) -> int:
        """How wide a glyph is in this size, in thousandths of it."""
        if glyph not in self.widths:
            pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
            self.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / self.size)
        return self.widths[glyph]


def _adding(known: Any, fonts: dict[Any, _Font]) -> Any:
    """A typeface added to a document, without being read again."""

    def add_font(self: Any, pango_font: Any) -> Any:
        font = fonts.get(pango_font)
        if font is None:
            return known(self, pango_font)
        if font.key not in self._fonts:
            self._fonts[font.key] = font.blank()
        return self._fonts[font.key], font.size

    return add_font


def _letters(text: bytes, item: Any, clusters: Any, index: int, count: int) -> str:
    """What a glyph stands for, the first time that it is met."""
    start = clusters[index]
    if item.analysis.level % 2:
        end = item.length if index == 0 else clusters[index - 1]
    else:
        end = item.length if index == count - 1 else clusters[index + 1]
    return text[item.offset + start : item.offset + end].decode()
