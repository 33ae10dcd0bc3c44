"""What pages have alike kept in memory once: a deck shows the same letters, in the same typefaces, on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import intern

from kernekort.typeset.parts import FontFacts, Glyphs, LaidPage

_DRAWINGS = "XObject"
_MOST = 500
"""So many sets of states and patterns are remembered; whoever makes deck after deck must not grow with their number."""

Media = tuple[float, float, float, float]


class Alike:
    """Pages made of what earlier pages were made of, where that is equal."""

    def __init__(self) -> None:
        self._fonts: dict[FontFacts, FontFacts] = {}
        self._numbers: dict[int, int] = {}
        self._entries: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
        self._media: dict[Media, Media] = {}

    def pages(self, pages: Iterable[LaidPage]) -> tuple[LaidPage, ...]:
        """The same pages, in less room."""
        return tuple(map(self._page, pages))

    def _page(self, page: LaidPage) -> LaidPage:
        names = {intern(category): self._named(category, entries) for category, entries in page.names.items()}
        fonts = tuple(map(intern, page.fonts))
        media = self._media.setdefault(page.media, page.media)
        return LaidPage(page.content, names, fonts, tuple(map(self._glyphs, page.glyphs)), media)

    def _named(self, category: str, entries: Mapping[str, str]) -> Mapping[str, str]:
        """What a category names: the same few states on page after page, but hardly twice the same drawings."""
        own = {intern(name): intern(key) for name, key in entries.items()}
        if category == _DRAWINGS:
            return own
        if len(self._entries) >= _MOST:
            self._entries.clear()
        return self._entries.setdefault(tuple(own.items()), own)

    def _glyphs(self, glyphs: Glyphs) -> Glyphs:
        font = self._fonts.setdefault(glyphs.font, glyphs.font)
        numbers, widths = self._all(glyphs.numbers), self._all(glyphs.widths)
        return Glyphs(font, numbers, widths, tuple(map(intern, glyphs.texts)))

    def _all(self, numbers: Iterable[int]) -> tuple[int, ...]:
        known = self._numbers
        return tuple([known.setdefault(number, number) for number in numbers])
