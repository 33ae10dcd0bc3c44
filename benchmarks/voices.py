"""The typefaces of a brand for programs that are given font files: where a line's letters stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from benchmarks.sides import Paragraph
from kernekort.brand import Brand

_POINT = 25.4 / 72


@dataclass(frozen=True)
class Voice:
    """One cut of a typeface: its file, and how far its letters reach above and below the line, in em."""

    name: str
    family: str
    weight: int
    italic: bool
    path: Path
    ascent: float
    descent: float
    tracking: float = 0.0
    """Between letters, in em."""

    def baseline(self, paragraph: Paragraph) -> float:
        """How far below the top of its line the letters of a paragraph stand, in millimetres, as in CSS."""
        size = paragraph.size * _POINT
        above, below = self.ascent * size, self.descent * size
        return (paragraph.leading - above - below) / 2 + above


def voices_of(brand: Brand) -> dict[str, Voice]:
    """The voices of a brand by the names that paragraphs use."""
    display, text = brand.display, brand.text
    heavy = display.file(brand.display_weight).path
    return {
        "display": _voice("display", display.family, brand.display_weight, False, heavy, brand.tracking),
        "label": _voice("label", display.family, brand.display_weight, False, heavy),
        "text": _voice("text", text.family, 400, False, text.file(400).path),
        "italic": _voice("italic", text.family, 400, True, text.file(400, "italic").path),
    }


def _voice(name: str, family: str, weight: int, italic: bool, path: Path, tracking: float = 0.0) -> Voice:
    with TTFont(path, lazy=True) as font:
        em, line = font["head"].unitsPerEm, font["hhea"]
        return Voice(name, family, weight, italic, path, line.ascent / em, -line.descent / em, tracking)
