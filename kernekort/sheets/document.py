"""What makes pages a document for the printer: title, language, bookmarks, print hints, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, Pdf, String

from kernekort.imposition import Backs

_DUPLEX = {
    "long": Name.DuplexFlipLongEdge,
    "short": Name.DuplexFlipShortEdge,
    "fold": Name.Simplex,
    "none": Name.Simplex,
}
_KEPT_OF_PAGES = {"/Type", "/Parent", "/Contents", "/Resources", "/Group", "/MediaBox", "/TrimBox", "/BleedBox"}


@dataclass(frozen=True)
class Bookmark:
    """An entry of the reader's list of contents; pages count from 0."""

    title: str
    page: int


def new_page(pdf: Pdf, media: Array, trim: Array) -> Page:
    """A page of the document that is not yet in its order; contents and resources are still to come."""
    return Page(pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=media, TrimBox=trim)))


def keep_pages(pdf: Pdf, pages: Sequence[Page]) -> None:
    """Makes these the pages of the document, in this order, and no others; each is kept with what printing needs.

    Links, tags and outlines are taken off: they cannot follow a face onto a sheet, and they would drag along the
    pages they come from.
    """
    wanted = [page.obj for page in pages]
    while len(pdf.pages):
        del pdf.pages[-1]
    for page in wanted:
        for key in page.keys() - _KEPT_OF_PAGES:
            del page[key]
        pdf.pages.append(Page(page))
    for key in pdf.Root.keys() - {"/Type", "/Pages"}:
        del pdf.Root[key]


def finish(
    pdf: Pdf, title: str, language: str, backs: Backs | None = None, bookmarks: Sequence[Bookmark] = ()
) -> bytes:
    """The document as bytes that depend on nothing but its contents.

    ``backs`` tells the printer how to turn the sheets; ``None`` when that is not ours to say. Viewers are asked to
    print at full size and to show the title.
    """
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
    pdf.Root.Lang = String(language)
    preferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    if backs is not None:
        preferences.Duplex = _DUPLEX[backs]
    pdf.Root.ViewerPreferences = preferences
    if bookmarks:
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(bookmark.title, bookmark.page) for bookmark in bookmarks)
    buffer = BytesIO()
    pdf.save(buffer, force_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()
