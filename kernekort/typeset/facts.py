"""A font file described as a PDF wants it, and the widths of its glyphs: from the file alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from kernekort.typeset.parts import FontFacts

_SYMBOLIC, _ITALIC, _FIXED = 1 << 2, 1 << 6, 1
_WEIGHTS = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}


@dataclass
class Described:
    """One font file, read when it is first asked about."""

    family: str
    weight: int
    style: str
    path: Path

    @cached_property
    def facts(self) -> FontFacts:
        """What a PDF says of the font."""
        font = self._opened
        head, post, os2, hhea = font["head"], font["post"], font["OS/2"], font["hhea"]
        flags = _SYMBOLIC | (_ITALIC if os2.fsSelection & 1 else 0) | (_FIXED if post.isFixedPitch else 0)
        return FontFacts(
            digest=blake2b(self._data, digest_size=16).hexdigest(),
            name=_named(self.family, self.weight, self.style),
            family=self.family,
            flags=flags,
            box=(self._scaled(head.xMin), self._scaled(head.yMin), self._scaled(head.xMax), self._scaled(head.yMax)),
            angle=float(post.italicAngle),
            ascent=self._scaled(hhea.ascent),
            descent=self._scaled(hhea.descent),
            cap=self._scaled(getattr(os2, "sCapHeight", 0) or hhea.ascent),
        )

    def width(self, glyph: int) -> int:
        """The advance of a glyph in thousandths of the type size."""
        return self._widths[glyph] if glyph < len(self._widths) else 0

    @cached_property
    def is_plain(self) -> bool:
        """Whether the font is outlines and nothing else: no axes to be set, no colours, no bitmaps."""
        odd = {"fvar", "COLR", "SVG ", "CBDT", "sbix", "EBDT"}
        return not odd & set(self._opened.keys()) and self._opened.sfntVersion != "ttcf"

    @cached_property
    def _opened(self) -> Any:
        return TTFont(BytesIO(self._data), lazy=True)

    @cached_property
    def _data(self) -> bytes:
        return self.path.read_bytes()

    @cached_property
    def _widths(self) -> list[int]:
        metrics = self._opened["hmtx"].metrics
        return [self._scaled(metrics[name][0]) for name in self._opened.getGlyphOrder()]

    def _scaled(self, units: float) -> int:
        # Half is rounded up whichever way the last bit of the division falls.
        return int((units * 2000 + self._units) // (2 * self._units))

    @cached_property
    def _units(self) -> int:
        return int(self._opened["head"].unitsPerEm)


def _named(family: str, weight: int, style: str) -> str:
    """A name that needs no escapes in a PDF, and says which cut of the family it is: ``Literata-BoldItalic``."""
    plain = "".join(letter for letter in family if letter.isascii() and letter.isalnum()) or "Font"
    cut = _WEIGHTS.get(weight, "Regular") + ("" if style == "normal" else "Italic")
    return f"{plain}-{cut.replace('RegularItalic', 'Italic')}"
