"""Fonts as far as a check needs them: how wide their letters are, whether they are in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pypdf.generic import DictionaryObject

from kernekort.preflight.reading.plane import Matrix, matrix_of
from kernekort.preflight.reading.things import array, dictionary, entry, name, number, plain
from kernekort.quick import dataclass

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"[A-Z]{6}\+")
_USUAL = 500.0
_MOST_WIDTHS = 70_000


@dataclass(frozen=True)
class Font:
    """A font: ``widths`` by code in thousandths of the type size, one byte to a letter or, ``wide``, two."""

    name: str
    embedded: bool
    wide: bool
    widths: Mapping[int, float]
    usual: float
    glyphs: DictionaryObject | None = None
    matrix: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
    letters: Mapping[int, str] | None = None
    """The names of drawn letters by code."""
    holder: Any = None

    def advance(self, text: bytes) -> float:
        """How far a text goes on, in thousandths of the type size."""
        widths, usual = self.widths, self.usual
        if self.wide:
            if len(text) == 2:  # Most are of one letter, between two of which there is a correction.
                return widths.get(text[0] << 8 | text[1], usual)
            codes = (text[at] << 8 | text[at + 1] for at in range(0, len(text) - 1, 2))
            return sum(widths.get(code, usual) for code in codes)
        return sum(widths.get(code, usual) for code in text)

    def count(self, text: bytes) -> int:
        """How many letters a text has."""
        return len(text) // 2 if self.wide else len(text)


def read_font(holder: DictionaryObject) -> Font:
    """A font as it stands in the file."""
    shown = _SUBSET.sub("", name(holder, "/BaseFont") or name(holder, "/Name") or "–")
    kind = name(holder, "/Subtype")
    if kind == "Type3":
        matrix = matrix_of(array(holder, "/FontMatrix"))
        widths = {code: width * matrix[0] * 1000 for code, width in _simple_widths(holder).items()}
        glyphs = dictionary(holder, "/CharProcs")
        return Font(shown, True, False, widths, 0.0, glyphs, matrix, _letters(holder), holder)
    inside = array(holder, "/DescendantFonts")
    inner = inside[0] if inside else holder
    descriptor = dictionary(inner, "/FontDescriptor")
    embedded = any(entry(descriptor, key) is not None for key in _FILES)
    if kind == "Type0":
        return Font(shown, embedded, True, _wide_widths(inner), number(inner, "/DW", 1000.0), holder=holder)
    usual = number(descriptor, "/MissingWidth", _USUAL)
    return Font(shown, embedded, False, _simple_widths(holder), usual, holder=holder)


def _simple_widths(holder: DictionaryObject) -> dict[int, float]:
    first = int(number(holder, "/FirstChar"))
    widths = array(holder, "/Widths")[:256]
    return {first + at: float(width) for at, width in enumerate(widths) if isinstance(width, int | float)}


def _wide_widths(inner: Any) -> dict[int, float]:
    """The widths of a composite font: runs of ``code [w w …]`` and ``first last w``."""
    found: dict[int, float] = {}
    listed = array(inner, "/W")
    at = 0
    while at + 1 < len(listed) and len(found) < _MOST_WIDTHS:
        start, following = listed[at], listed[at + 1]
        if not isinstance(start, int | float):
            break
        if isinstance(following, list):
            values = (plain(one) for one in following)
            found.update(
                (int(start) + step, float(one)) for step, one in enumerate(values) if isinstance(one, int | float)
            )
            at += 2
        elif at + 2 < len(listed) and isinstance(following, int | float) and isinstance(listed[at + 2], int | float):
            last = min(int(following), int(start) + _MOST_WIDTHS)
            found.update(dict.fromkeys(range(int(start), last + 1), float(listed[at + 2])))
            at += 3
        else:
            break
    return found


def _letters(holder: DictionaryObject) -> dict[int, str]:
    """The names of drawn letters by code, as the encoding lists them."""
    code, found = 0, {}
    for one in array(dictionary(holder, "/Encoding"), "/Differences"):
        if isinstance(one, int | float):
            code = int(one)
        else:
            found[code] = str(one)
            code += 1
    return found
