"""The list of contents of a book, and how a reader numbers its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kernekort.imposition import Pagination
from kernekort.quick import dataclass
from kernekort.sheets.contents import Content, Laid
from kernekort.sheets.document import Bookmark, Numbering
from kernekort.sheets.parts import CardSide, Part
from kernekort.sheets.words import SheetWords


@dataclass(frozen=True)
class Outlining:
    """Parts with their pages, and where these have come to stand."""

    parts: Sequence[Part]
    contents: Sequence[Sequence[Content]]
    pagination: Pagination
    words: SheetWords

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """A bookmark for each part, its sheets and tiles under it; of copies only the first is named."""
        return tuple(bookmark for run in range(len(self.parts)) for bookmark in self._of_part(run))

    def numberings(self) -> tuple[Numbering, ...]:
        """Each copy of a part numbered from 1 behind its prefix; nothing when no part has a prefix."""
        if not any(part.prefix for part in self.parts):
            return ()
        return tuple(
            Numbering(number, self.parts[leaf.run].prefix)
            for number, leaf in enumerate(self.pagination.leaves)
            if leaf.page == 0
        )

    def _of_part(self, run: int) -> Iterator[Bookmark]:
        places = {
            leaf.page: number
            for number, leaf in enumerate(self.pagination.leaves)
            if leaf.run == run and leaf.copy == 0 and leaf.page is not None
        }
        named = ((page, self._name(self.contents[run][page])) for page in sorted(places))
        under = tuple(Bookmark(name, places[page]) for page, name in named if name)
        if not self.parts[run].name:
            yield from under
        elif places:
            yield Bookmark(self.parts[run].name, places[0], under)

    def _name(self, content: Content) -> str:
        """What a sheet or a tile is called; nothing for a page of a document, which has no name of its own."""
        if isinstance(content, Laid):
            return ""
        if isinstance(content, CardSide):
            name = self.words.side(content.plan, content.side)
        else:
            name = self.words.tile(content.tile, content.tiling)
        return name[0].upper() + name[1:]
