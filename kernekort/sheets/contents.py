"""The pages of a book's parts one by one, and what each asks of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kernekort.imposition import Backs, Footing, Pagination, Run, paginate
from kernekort.quick import dataclass
from kernekort.sheets.parts import CardSide, Part, PlainPage, Stamp, Stamped, TilePage
from kernekort.units import Size

if TYPE_CHECKING:
    from kernekort.faces import Faces


@dataclass(frozen=True)
class Laid:
    """A page of the laid-out faces, counted from 0, with what is stamped under it."""

    page: int
    stamps: tuple[Stamp, ...] = ()


Content = Laid | CardSide | TilePage
"""What one page of a file shows."""


class BookSheet(NamedTuple):
    """A page of a finished book: its size in mm, and whether nothing stands on it."""

    paper: Size
    blank: bool = False


def book_outline(faces: Faces, parts: Sequence[Part], backs: Backs) -> tuple[BookSheet, ...]:
    """Every page of the book that ``write_book`` makes of the same: its size, and whether it is a blank back.

    Raises:
        KeyError: a part names a face that there is not.
    """
    contents = [part_contents(faces, part) for part in parts]
    outline: list[BookSheet] = []
    for leaf in book_pagination(parts, contents, backs).leaves:
        if leaf.page is None:
            outline.append(BookSheet(outline[-1].paper, blank=True))
        else:
            outline.append(BookSheet(paper_of(faces, contents[leaf.run][leaf.page])))
    return tuple(outline)


def book_pagination(parts: Sequence[Part], contents: Sequence[Sequence[Content]], backs: Backs) -> Pagination:
    """Which page of the file everything becomes; paper that is turned over begins every part on a front."""
    runs = [
        Run(tuple(_footing(content) for content in shown), part.odd, part.copies)
        for part, shown in zip(parts, contents, strict=True)
    ]
    return paginate(runs, duplex=backs in ("long", "short"))


def part_contents(faces: Faces, part: Part) -> tuple[Content, ...]:
    """The pages of one copy of a part; documents may fill several."""
    return tuple(_contents(faces, part))


def paper_of(faces: Faces, content: Content) -> Size:
    """How large a page is."""
    if isinstance(content, Laid):
        return faces.forms[faces.keys[content.page]].trim
    return content.plan.paper if isinstance(content, CardSide) else content.tiling.paper


def _contents(faces: Faces, part: Part) -> Iterator[Content]:
    for page in part.pages:
        if isinstance(page, PlainPage):
            yield from (Laid(number) for number in faces.pages_of[page.key])
        elif isinstance(page, Stamped):
            first, *others = faces.pages_of[page.page]
            yield Laid(first, page.stamps)
            yield from (Laid(number) for number in others)
        else:
            yield page


def _footing(content: Content) -> Footing:
    """Tiles and cards without printed backs are cut: nothing else may stand behind them."""
    if isinstance(content, Laid):
        return "any"
    if isinstance(content, TilePage):
        return "own"
    kinds: dict[str, Footing] = {"front": "front", "back": "any", "single": "own"}
    return kinds[content.side.kind]
