"""A plan carried out: faces put on sheets, and faces put one to a page."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Page, Pdf

from kernekort.imposition import Plan
from kernekort.sheets.document import Bookmark, finish, keep_pages, new_page
from kernekort.sheets.forms import content_of, face_forms, prune_resources
from kernekort.sheets.geometry import page_box
from kernekort.sheets.labels import Labels
from kernekort.sheets.offset import Offset
from kernekort.sheets.side import label_forms, side_page
from kernekort.sheets.words import sheet_words
from kernekort.units import Size

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

    Every face is written once and shown wherever the plan puts it. The pages of the ``guide`` (keys of faces) come
    first; in a duplex plan a white page follows where it takes one for the first front to fall on an odd page.
    ``offset`` moves the backs, and only them.

    Raises:
        KeyError: the plan or the guide names a face that there is not.
        Stop: the font of the labels cannot be embedded (``label-font-unusable``).
    """
    words = sheet_words(language)
    names = words.sides(plan)
    with ExitStack() as open_files:
        pdf = open_files.enter_context(Pdf.open(BytesIO(faces.pdf)))
        placed = sorted({placement.face for side in plan.sides for placement in side.placements})
        guides = [pdf.pages[faces.page_of[key]] for key in guide]
        prune_resources(pdf, [*guides, *(pdf.pages[faces.page_of[key]] for key in placed)])
        forms = face_forms(pdf, faces, placed)
        first = [*_guide_pages(guides, [faces.forms[key].trim for key in guide]), *_blank(pdf, plan, guides)]
        texts = label_forms(pdf, plan, names, offset, labels, open_files)
        sheets = [side_page(pdf, plan, side, forms, offset, text) for side, text in zip(plan.sides, texts, strict=True)]
        keep_pages(pdf, [*first, *sheets])
        bookmarks = [Bookmark(words.guide, 0)] if guides else []
        bookmarks += [Bookmark(name[0].upper() + name[1:], page) for page, name in enumerate(names, len(first))]
        return finish(pdf, title, language, plan.backs, bookmarks)


def write_pages(faces: Faces, keys: Sequence[str], *, title: str, language: str) -> bytes:
    """One face a page in the order of ``keys``, with exact boxes: what a print shop wants.

    The media box and the bleed box are trim and bleed, the trim box is the trim; the trim's bottom left corner is the
    origin. A key may come more than once.

    Raises:
        KeyError: a key names a face that there is not.
    """
    with Pdf.open(BytesIO(faces.pdf)) as pdf:
        sources = {key: pdf.pages[faces.page_of[key]] for key in sorted(set(keys))}
        prune_resources(pdf, sources.values())
        pages = []
        for key in keys:
            form, source = faces.forms[key], sources[key]
            page = new_page(pdf, page_box(form.trim, form.bleed), page_box(form.trim))
            page.obj.BleedBox = page_box(form.trim, form.bleed)
            page.obj.Contents, page.obj.Resources = content_of(source), source.obj.Resources
            if Name.Group in source.obj:
                page.obj.Group = source.obj.Group
            pages.append(page)
        keep_pages(pdf, pages)
        return finish(pdf, title, language)


def _guide_pages(pages: Sequence[Page], sizes: Sequence[Size]) -> Sequence[Page]:
    """The pages of the guide with exact boxes."""
    for page, size in zip(pages, sizes, strict=True):
        page.obj.MediaBox = page.obj.TrimBox = page_box(size)
        if Name.BleedBox in page.obj:
            del page.obj.BleedBox
    return pages


def _blank(pdf: Pdf, plan: Plan, guides: Sequence[Page]) -> Sequence[Page]:
    """A white page where the first front would otherwise be printed on the back of the guide."""
    if plan.backs not in ("long", "short") or len(guides) % 2 == 0:
        return ()
    box = Array(guides[-1].obj.MediaBox)
    page = new_page(pdf, box, box)
    page.obj.Contents, page.obj.Resources = pdf.make_stream(b""), Dictionary()
    return (page,)
