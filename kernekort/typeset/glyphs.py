"""The fonts that text may be set in: which characters they have, and how far each reaches above and below the line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from kernekort.typeset.setting import FontChoice

_SOFT_HYPHEN = "\u00ad"
_USUAL = (0.0, 0.75)
"""The reach of a character that the font lacks, in ems: something has to be assumed, and it is told apart."""


@dataclass
class Font:
    """One font file, opened when it is first asked about."""

    family: str
    path: Path
    _reaches: dict[str, tuple[float, float] | None] = field(default_factory=dict, repr=False)

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of the text that need a glyph and have none, sorted."""
        return tuple(sorted(one for one in set(text) if ord(one) not in self._glyph_names and needs_glyph(one)))

    def reach(self, text: str) -> tuple[float, float]:
        """How far the ink of the text reaches below and above the baseline, in ems; a descender counts negative."""
        reaches = [reach for one in set(text) if (reach := self._reach(one)) is not None]
        return min((low for low, _ in reaches), default=0.0), max((high for _, high in reaches), default=0.0)

    def _reach(self, character: str) -> tuple[float, float] | None:
        if character not in self._reaches:
            self._reaches[character] = self._measured(character)
        return self._reaches[character]

    def _measured(self, character: str) -> tuple[float, float] | None:
        name = self._glyph_names.get(ord(character))
        if name is None:
            return _USUAL if needs_glyph(character) else None
        pen = BoundsPen(self._glyphs)
        self._glyphs[name].draw(pen)
        if pen.bounds is None:
            return None
        return pen.bounds[1] / self._units, pen.bounds[3] / self._units

    @cached_property
    def _opened(self) -> Any:
        return TTFont(self.path, lazy=True)

    @cached_property
    def _glyph_names(self) -> dict[int, str]:
        names: dict[int, str] = self._opened.getBestCmap() or {}
        return names

    @cached_property
    def _glyphs(self) -> Any:
        return self._opened.getGlyphSet()

    @cached_property
    def _units(self) -> int:
        units: int = self._opened["head"].unitsPerEm
        return units


class Fonts:
    """All fonts there are."""

    def __init__(self, choices: Iterable[FontChoice]) -> None:
        self._fonts = {
            (family.casefold(), weight, style): Font(family, path) for family, weight, style, path in choices
        }

    def find(self, families: Sequence[str], weight: int, style: str) -> Font | None:
        """The font of exactly this weight and style in the first family asked for; a next best one will not do."""
        family = families[0].casefold() if families else ""
        return self._fonts.get((family, weight, style))

    def has_family(self, family: str) -> bool:
        """Whether the family is one of ours, in any weight or style."""
        return any(family.casefold() == known for known, _, _ in self._fonts)


def needs_glyph(character: str) -> bool:
    """Whether a character is drawn: spaces, controls and the soft hyphen inside a word are not."""
    return character != _SOFT_HYPHEN and unicodedata.category(character) not in ("Zs", "Zl", "Zp", "Cc", "Cf")
