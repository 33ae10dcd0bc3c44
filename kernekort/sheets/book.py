"""The one writer of everything an office printer gets: cards on sheets, pages, handouts, tiles, and all of these."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Page, Pdf

from kernekort.imposition import Backs, Pagination
from kernekort.sheets.contents import Content, book_pagination, part_contents
from kernekort.sheets.document import blank_page, finish, keep_pages, same_page, trimmed_page
from kernekort.sheets.drawn import Drawn
from kernekort.sheets.forms import page_forms, prune_resources
from kernekort.sheets.labels import Label, LabelForms, Labels
from kernekort.sheets.offset import Offset
from kernekort.sheets.outlining import Outlining
from kernekort.sheets.parts import CardSide, Part, TilePage
from kernekort.sheets.side import drawn_side, side_label
from kernekort.sheets.stamped import drawn_stamped
from kernekort.sheets.tile import drawn_tile, tile_label
from kernekort.sheets.words import SheetWords, sheet_words
from kernekort.units import Size

if TYPE_CHECKING:
    from kernekort.faces import Faces

_STILL = Offset()


def write_book(
    faces: Faces,
    parts: Sequence[Part],
    *,
    title: str,
    language: str,
    backs: Backs,
    offset: Offset = _STILL,
    labels: Labels | None = None,
) -> bytes:
    """The parts as one PDF.

    Everything laid out is in the file once, however often it is shown. ``backs`` is how the printer turns the paper:
    on ``long`` and ``short``, blank backs come between so that parts begin on odd pages and nothing stands behind a
    tile or a card without a printed back, and the file ends on an even page. ``offset`` moves the backs of cards, and
    only them. ``labels`` name the part, else the deck, on every sheet of cards and every tile.

    Raises:
        KeyError: a part names a face that there is not.
        Stop: the font of the labels cannot be embedded (``label-font-unusable``).
        ValueError: cards are planned for other backs than the book has, or tiles for another size than the poster has.
    """
    contents = [part_contents(faces, part) for part in parts]
    _check_backs(contents, backs)
    pagination = book_pagination(parts, contents, backs)
    outlining = Outlining(parts, contents, pagination, sheet_words(language))
    with ExitStack() as open_files:
        pdf = open_files.enter_context(Pdf.open(BytesIO(faces.pdf)))
        forms = None
        if labels is not None:
            texts = _labels(parts, contents, labels, outlining.words, offset)
            forms = LabelForms(pdf, texts, labels.font, open_files)
        drawn = [[_drawn(faces, content, offset) for content in shown] for shown in contents]
        binding = _Binding(pdf, faces, drawn, forms)
        keep_pages(pdf, binding.pages(pagination))
        return finish(pdf, title, language, backs, outlining.bookmarks(), outlining.numberings())


class _Binding:
    """A file becoming a book: its pages are made once and repeated where there are copies."""

    def __init__(
        self, pdf: Pdf, faces: Faces, drawn: Sequence[Sequence[Drawn | int]], labels: LabelForms | None
    ) -> None:
        """Takes from the file what is shown; a page that is an ``int`` is shown as it is, unless it is a form too."""
        self._pdf, self._faces, self._labels = pdf, faces, labels
        shown = [page for pages in drawn for page in pages]
        inside = {number for page in shown if isinstance(page, Drawn) for number in page.forms.values()}
        plain = {page for page in shown if isinstance(page, int)}
        every = list(pdf.pages)
        prune_resources(pdf, [every[number] for number in sorted(plain | inside)])
        self._sources = {number: every[number] for number in sorted(plain - inside)}
        self._bound: set[int] = set()
        self._forms = page_forms(pdf, faces, sorted(inside))
        self._drawn = [[self._through_form(page) for page in pages] for pages in drawn]

    def pages(self, pagination: Pagination) -> list[Page]:
        """Every page of the book in order; a blank back is as large as what stands on its front."""
        made: dict[tuple[int, int], Page] = {}
        pages: list[Page] = []
        for leaf in pagination.leaves:
            if leaf.page is None:
                pages.append(blank_page(self._pdf, pages[-1]))
            elif (leaf.run, leaf.page) in made:
                pages.append(same_page(self._pdf, made[leaf.run, leaf.page]))
            else:
                pages.append(made.setdefault((leaf.run, leaf.page), self._page(leaf.run, leaf.page)))
        return pages

    def _page(self, run: int, page: int) -> Page:
        shown = self._drawn[run][page]
        if isinstance(shown, Drawn):
            label = self._labels.form((run, page)) if self._labels else None
            return shown.page(self._pdf, self._forms, label)
        if shown in self._bound:
            return same_page(self._pdf, self._sources[shown])
        self._bound.add(shown)
        return trimmed_page(self._sources[shown], self._size(shown))

    def _through_form(self, page: Drawn | int) -> Drawn | int:
        """A page whose content has become a form is shown through it."""
        if isinstance(page, int) and page in self._forms:
            return Drawn(self._size(page), ("/Page Do",), {"/Page": page})
        return page

    def _size(self, page: int) -> Size:
        return self._faces.forms[self._faces.keys[page]].trim


def _drawn(faces: Faces, content: Content, offset: Offset) -> Drawn | int:
    """How a page is drawn; for one that is shown as it was laid out, its number among the faces."""
    if isinstance(content, CardSide):
        return drawn_side(faces, content, offset)
    if isinstance(content, TilePage):
        return drawn_tile(faces, content)
    return drawn_stamped(faces, content) if content.stamps else content.page


def _labels(
    parts: Sequence[Part], contents: Sequence[Sequence[Content]], labels: Labels, words: SheetWords, offset: Offset
) -> dict[tuple[int, int], Label]:
    """The label of every sheet of cards and of every tile, by part and page."""
    found: dict[tuple[int, int], Label] = {}
    for run, (part, shown) in enumerate(zip(parts, contents, strict=True)):
        name = part.label or labels.deck
        for page, content in enumerate(shown):
            if isinstance(content, CardSide):
                found[run, page] = side_label(content, name, words, offset)
            elif isinstance(content, TilePage):
                found[run, page] = tile_label(content, name, words)
    return found


def _check_backs(contents: Sequence[Sequence[Content]], backs: Backs) -> None:
    """Cards planned for the long edge and turned on the short one would get each other's backs."""
    planned = {content.plan.backs for shown in contents for content in shown if isinstance(content, CardSide)}
    wrong = sorted(planned & {"long", "short"} - {backs})
    if wrong:
        raise ValueError(f"cards planned for backs {', '.join(wrong)} in a book of backs {backs}")
