"""The font that a field is filled in with: the letters of Western European languages, one byte each.

What is set into a page is coded by glyph, which no reader of PDFs can type in; a field needs a font that is coded by
letter. It is embedded, so that nobody's own font steps in.
"""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from kernekort.quick import dataclass

FIRST, LAST = 32, 255
_CODEC = "cp1252"
_TYPED: dict[int, int] = {
    code: ord(character)
    for code in range(FIRST, LAST + 1)
    if (character := bytes([code]).decode(_CODEC, "ignore")).isprintable() and character
} | {0xA0: 0xA0, 0xAD: ord("-")}
"""The character of each code in WinAnsiEncoding; 0xAD is drawn as a hyphen there."""


@dataclass(frozen=True)
class FieldFont:
    """A font file cut down to what can be typed, with what a PDF says of it; lengths in thousandths of an em."""

    name: str
    program: bytes
    outlines_are_cubic: bool
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float


def field_font(path: Path) -> FieldFont:
    """The font of a file that fields are filled in with; the same bytes each time."""
    # Few pages have a field, and this takes as long to load as a tenth of all that laying out needs.
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    glyphs = font.getBestCmap() or {}
    units: int = font["head"].unitsPerEm

    def scaled(length: float) -> int:
        return round(float(length) * 1000 / units)

    widths = tuple(
        scaled(font["hmtx"][glyphs[_TYPED[code]]][0]) if _TYPED.get(code) in glyphs else 0
        for code in range(FIRST, LAST + 1)
    )
    head, lines = font["head"], font["hhea"]
    program = _cut(font)
    return FieldFont(
        name=f"{_tag(program)}+{_postscript_name(font, path)}",
        program=program,
        outlines_are_cubic="CFF " in font,
        widths=widths,
        box=(scaled(head.xMin), scaled(head.yMin), scaled(head.xMax), scaled(head.yMax)),
        ascent=scaled(lines.ascent),
        descent=scaled(lines.descent),
        cap_height=scaled(getattr(font["OS/2"], "sCapHeight", 0) or lines.ascent),
        italic_angle=font["post"].italicAngle,
    )


def _cut(font: Any) -> bytes:
    from fontTools.subset import Options, Subsetter

    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 6], legacy_kern=False)
    cutter = Subsetter(options)
    cutter.populate(unicodes=set(_TYPED.values()))
    cutter.subset(font)
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _tag(program: bytes) -> str:
    """The six letters that say a font is cut down; those of equal fonts are equal."""
    return "".join(chr(ord("A") + byte % 26) for byte in sha256(program).digest()[:6])


def _postscript_name(font: Any, path: Path) -> str:
    name = font["name"].getDebugName(6) or path.stem
    return "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter == "-"))
