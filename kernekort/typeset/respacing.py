"""Text whose glyphs are spaced for other widths than the font is embedded with, spaced anew so that nothing moves.

WeasyPrint rounds the width of a glyph at the size it is first shown in, and spaces all text of a document by that. Two
documents may differ by a thousandth of the type size; here every page is brought to the widths of the font file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Corrections = Callable[[bytes], Mapping[int, int]]
"""By the name of a font: for glyphs that are embedded wider than the text assumes, by how much (thousandths)."""

_FONT = re.compile(rb"/(\S+) [-+.\d]+ Tf$")
_PIECE = re.compile(rb"<([0-9a-f]*)>|([-+.\d]+)")


def respaced(content: bytes, corrections: Corrections) -> bytes:
    """The content stream with text spaced for the widths that the fonts are embedded with."""
    lines = content.split(b"\n")
    wider: Mapping[int, int] = {}
    for number, line in enumerate(lines):
        if match := _FONT.match(line):
            wider = corrections(match[1])
        elif wider and line.endswith(b"] TJ"):
            lines[number] = _respaced(line, wider)
    return b"\n".join(lines)


def _respaced(line: bytes, wider: Mapping[int, int]) -> bytes:
    pieces: list[bytes] = []
    for match in _PIECE.finditer(line):
        if match[2] is not None:
            pieces.append(match[2])
            continue
        start, digits = 0, match[1]
        for end in range(4, len(digits) + 1, 4):
            by = wider.get(int(digits[end - 4 : end], 16), 0)
            if by:
                pieces += [b"<%b>" % digits[start:end], b"%d" % by]
                start = end
        if start < len(digits):
            pieces.append(b"<%b>" % digits[start:])
    return b"[" + b" ".join(pieces) + b"] TJ"
