"""What pages have alike kept in memory once: a deck shows the same letters, in the same typefaces, on every page."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage


class Alike:
    """Pages made of what earlier pages were made of, where that is equal."""

    def __init__(self) -> None:
        self._fonts: dict[FontFacts, FontFacts] = {}
        self._numbers: dict[int, int] = {}

    def pages(self, pages: Iterable[LaidPage]) -> tuple[LaidPage, ...]:
        """The same pages, in less room."""
        return tuple(map(self._page, pages))

    def _page(self, page: LaidPage) -> LaidPage:
        names = {
            intern(category): {intern(name): intern(key) for name, key in entries.items()}
            for category, entries in page.names.items()
        }
        fonts = tuple(map(intern, page.fonts))
        return LaidPage(page.content, names, fonts, tuple(map(self._glyphs, page.glyphs)), page.media)

    def _glyphs(self, glyphs: Glyphs) -> Glyphs:
        font = self._fonts.setdefault(glyphs.font, glyphs.font)
        numbers, widths = self._all(glyphs.numbers), self._all(glyphs.widths)
        return Glyphs(font, numbers, widths, tuple(map(intern, glyphs.texts)))

    def _all(self, numbers: Iterable[int]) -> tuple[int, ...]:
        known = self._numbers
        return tuple([known.setdefault(number, number) for number in numbers])
