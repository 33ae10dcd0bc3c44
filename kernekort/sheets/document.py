"""What makes pages a document for the printer: title, language, bookmarks, print hints, the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Page, Pdf, String

from kernekort.imposition import Backs
from kernekort.quick import dataclass
from kernekort.recolouring import content_of
from kernekort.sheets.geometry import page_box
from kernekort.units import Mm, Size

_DUPLEX = {
    "long": Name.DuplexFlipLongEdge,
    "short": Name.DuplexFlipShortEdge,
    "fold": Name.Simplex,
    "none": Name.Simplex,
}
_KEPT_OF_PAGES = {"/Type", "/Parent", "/Contents", "/Resources", "/Group", "/MediaBox", "/TrimBox", "/BleedBox"}


@dataclass(frozen=True)
class Bookmark:
    """An entry of the reader's list of contents, with those under it; pages count from 0."""

    title: str
    page: int
    under: tuple[Bookmark, ...] = ()


@dataclass(frozen=True)
class Numbering:
    """From ``page`` on, counted from 0, the reader shows 1, 2, 3 … behind a prefix."""

    page: int
    prefix: str


def new_page(pdf: Pdf, media: Array, trim: Array) -> Page:
    """A page of the document that is not yet in its order; contents and resources are still to come."""
    return Page(pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=media, TrimBox=trim)))


def page_like(pdf: Pdf, source: Page, trim: Size, bleed: Mm = 0.0) -> Page:
    """A page with the contents of another and exact boxes; the trim's bottom left corner is the origin."""
    page = new_page(pdf, page_box(trim, bleed), page_box(trim))
    page.obj.Contents, page.obj.Resources = content_of(source), source.obj.Resources
    if Name.Group in source.obj:
        page.obj.Group = source.obj.Group
    return page


def trimmed_page(page: Page, trim: Size) -> Page:
    """The page itself, cut to the trim."""
    page.obj.MediaBox = page.obj.TrimBox = page_box(trim)
    if Name.BleedBox in page.obj:
        del page.obj.BleedBox
    return page


def blank_page(pdf: Pdf, front: Page) -> Page:
    """A white page as large as another, to be its back."""
    box = Array(front.obj.MediaBox)
    page = new_page(pdf, box, box)
    page.obj.Contents, page.obj.Resources = pdf.make_stream(b""), Dictionary()
    return page


def same_page(pdf: Pdf, page: Page) -> Page:
    """A page once more, with the same contents."""
    return Page(pdf.make_indirect(Dictionary(dict(page.obj.items()))))


def keep_pages(pdf: Pdf, pages: Sequence[Page]) -> None:
    """Makes these the pages of the document, in this order, and no others; each is kept with what printing needs.

    Links, tags and outlines are taken off: they cannot follow a face onto a sheet, and they would drag along the
    pages they come from.
    """
    wanted = [page.obj for page in pages]
    del pdf.pages[:]
    for page in wanted:
        for key in page.keys() - _KEPT_OF_PAGES:
            del page[key]
        pdf.pages.append(Page(page))
    for key in pdf.Root.keys() - {"/Type", "/Pages"}:
        del pdf.Root[key]


def finish(
    pdf: Pdf,
    title: str,
    language: str,
    backs: Backs | None = None,
    bookmarks: Sequence[Bookmark] = (),
    numberings: Sequence[Numbering] = (),
) -> bytes:
    """The document as bytes that depend on nothing but its contents.

    ``backs`` tells the printer how to turn the sheets; ``None`` when that is not ours to say. Viewers are asked to
    print at full size and to show the title, and number the pages as ``numberings`` say, or from first to last.
    """
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
    pdf.Root.Lang = String(language)
    preferences = Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"))
    if backs is not None:
        preferences.Duplex = _DUPLEX[backs]
    pdf.Root.ViewerPreferences = preferences
    if bookmarks:
        with pdf.open_outline() as outline:
            outline.root.extend(_entry(bookmark) for bookmark in bookmarks)
    if numberings:
        pdf.Root.PageLabels = Dictionary(Nums=Array([part for numbering in numberings for part in _numbers(numbering)]))
    buffer = BytesIO()
    pdf.save(buffer, force_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return buffer.getvalue()


def _entry(bookmark: Bookmark) -> OutlineItem:
    """A bookmark and those under it, folded away."""
    entry = OutlineItem(bookmark.title, bookmark.page)
    entry.children.extend(_entry(under) for under in bookmark.under)
    entry.is_closed = bool(bookmark.under)
    return entry


def _numbers(numbering: Numbering) -> tuple[int, Dictionary]:
    label = Dictionary(S=Name.D)
    if numbering.prefix:
        label.P = String(numbering.prefix)
    return numbering.page, label
