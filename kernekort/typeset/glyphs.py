"""The fonts that text may be set in: which characters they have, and how far each reaches above and below the line."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz

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
    _numbers: dict[str, int | None] = field(default_factory=dict, repr=False)

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of the text that need a glyph and have none, sorted."""
        return tuple(sorted(one for one in set(text) if self._glyph(one) is None and needs_glyph(one)))

    def reach(self, text: str) -> tuple[float, float]:
        """How far the ink of the text reaches below and above the baseline, in ems; a descender counts negative."""
        reaches = [reach for one in set(text) if (reach := self._reach(one)) is not None]
        return min((low for low, _ in reaches), default=0.0), max((high for _, high in reaches), default=0.0)

    def _reach(self, character: str) -> tuple[float, float] | None:
        if character not in self._reaches:
            self._reaches[character] = self._measured(character)
        return self._reaches[character]

    def _measured(self, character: str) -> tuple[float, float] | None:
        glyph = self._glyph(character)
        if glyph is None:
            return _USUAL if needs_glyph(character) else None
        # As the text engine sees it, to a few thousandths of an em: the size that the font says its glyph has.
        ink = self._opened.get_glyph_extents(glyph)
        if ink is None or not (ink.width or ink.height):
            return None
        units = self._opened.face.upem
        return (ink.y_bearing + ink.height) / units, ink.y_bearing / units

    def _glyph(self, character: str) -> int | None:
        if character not in self._numbers:
            self._numbers[character] = self._opened.get_nominal_glyph(ord(character))
        return self._numbers[character]

    @cached_property
    def _opened(self) -> Any:
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.path.read_bytes())))


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
