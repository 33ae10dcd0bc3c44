"""Faces put on sheets with a guide before them, and faces put one to a page for a print shop."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Pdf

from kernekort.imposition import Plan
from kernekort.sheets.book import write_book
from kernekort.sheets.document import finish, keep_pages, page_like
from kernekort.sheets.forms import prune_resources
from kernekort.sheets.geometry import page_box
from kernekort.sheets.labels import Labels
from kernekort.sheets.offset import Offset
from kernekort.sheets.parts import Part, PlainPage, card_sides
from kernekort.sheets.words import sheet_words

if TYPE_CHECKING:
    from kernekort.faces import Faces

_STILL = Offset()


def write_sheets(
    faces: Faces,
    plan: Plan,
    *,
    title: str,
    language: str,
    guide: Sequence[str] = (),
    offset: Offset = _STILL,
    labels: Labels | None = None,
) -> bytes:
    """The sheets of a plan as one PDF.

    The pages of the ``guide`` (keys of faces) come first; in a duplex plan a white page follows where it takes one
    for the first front to fall on an odd page. ``offset`` moves the backs, and only them.

    Raises:
        KeyError: the plan or the guide names a face that there is not.
        Stop: the font of the labels cannot be embedded (``label-font-unusable``).
    """
    parts = (
        Part(sheet_words(language).guide, tuple(PlainPage(key) for key in guide)),
        Part("", card_sides(plan)),
    )
    return write_book(faces, parts, title=title, language=language, backs=plan.backs, offset=offset, labels=labels)


def write_pages(faces: Faces, keys: Sequence[str], *, title: str, language: str) -> bytes:
    """One face a page in the order of ``keys``, with exact boxes: what a print shop wants.

    The media box and the bleed box are trim and bleed, the trim box is the trim; the trim's bottom left corner is the
    origin. A key may come more than once; all pages of a document are taken.

    Raises:
        KeyError: a key names a face that there is not.
    """
    with Pdf.open(BytesIO(faces.pdf)) as pdf:
        every = list(pdf.pages)
        sources = {key: [every[number] for number in faces.pages_of[key]] for key in sorted(set(keys))}
        prune_resources(pdf, [page for pages in sources.values() for page in pages])
        pages = []
        for key in keys:
            form = faces.forms[key]
            for source in sources[key]:
                page = page_like(pdf, source, form.trim, form.bleed)
                page.obj.BleedBox = page_box(form.trim, form.bleed)
                pages.append(page)
        keep_pages(pdf, pages)
        return finish(pdf, title, language)
