"""A whole PDF as a check sees it: its pages with their boxes and all that they draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from kernekort.preflight.reading.looking import Looking, Spent, appearance, fitted, subtype
from kernekort.preflight.reading.marks import Drawn, Odd, Paint
from kernekort.preflight.reading.plane import NOWHERE, UNMOVED, Box, box_of, matrix_of, product
from kernekort.preflight.reading.spaces import Colour
from kernekort.preflight.reading.state import State
from kernekort.preflight.reading.things import array, dictionary, entry, number, plain, unpacked
from kernekort.quick import dataclass
from kernekort.units import POINT, Mm

MOST_PAGES = 2000
_INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
_PAPER = Box(0.0, 0.0, 612.0, 792.0)
"""The paper of a page that tells none, or none that could be."""

_SMALLEST = 1.0
_DEEPEST = 50
_LARGEST_ARRAY = 200


@dataclass(frozen=True)
class Page:
    """A page, counted from 1, in points; a box that the file does not tell is ``None``."""

    number: int
    media: Box
    trim: Box | None
    bleed: Box | None
    art: Box | None
    rotate: int
    unit: float
    drawn: Drawn
    annotations: tuple[tuple[str, Box], ...]
    holder: Any

    @property
    def cut(self) -> Box:
        """What is left of the page when it has been cut."""
        return self.trim or self.art or self.media

    def place(self, box: Box) -> tuple[Mm, Mm, Mm, Mm]:
        """Left, top, width and height in mm of what can be seen of a box, from the top left corner of the trim."""
        seen, cut = box.clipped(self.media), self.cut
        left, top = (seen.left - cut.left) * POINT, (cut.top - seen.top) * POINT
        return left, top, seen.width * POINT, seen.height * POINT


@dataclass(frozen=True)
class Document:
    """What was read of a PDF: ``whole`` when nothing of it was passed over."""

    reader: PdfReader
    root: DictionaryObject
    pages: tuple[Page, ...]
    count: int
    whole: bool
    looking: Looking


def read_document(reader: PdfReader) -> Document:
    """Reads every page as far as there is time for.

    Raises:
        PyPdfError, ValueError, …: the file is too damaged to be read.
    """
    looking = Looking()
    root: Any = reader.root_object
    count = len(reader.pages)
    seen: dict[Any, Drawn] = {}
    pages, whole = [], count <= MOST_PAGES
    for index in range(min(count, MOST_PAGES)):
        page = _page(index + 1, reader.pages[index], looking, seen)
        whole = whole and not page.drawn.full
        pages.append(page)
    return Document(reader, root, tuple(pages), count, whole, looking)


def _page(number_of: int, holder: DictionaryObject, looking: Looking, seen: dict[Any, Drawn]) -> Page:
    held = {key: _inherited(holder, key) for key in _INHERITED}
    media = box_of(_numbers(held["/MediaBox"])) or _PAPER
    if min(media.width, media.height) < _SMALLEST:
        media = _PAPER
    annotations = [one for one in array(holder, "/Annots")[:_LARGEST_ARRAY] if isinstance(one, DictionaryObject)]
    resources = held["/Resources"] if isinstance(held["/Resources"], DictionaryObject) else DictionaryObject()
    key = (id(entry(holder, "/Contents")), id(resources), id(entry(holder, "/Group")), media)
    if annotations or key not in seen:
        seen[key] = _drawn(holder, resources, media, annotations, looking)
    rotate = held["/Rotate"]
    return Page(
        number_of,
        media,
        box_of(_numbers(entry(holder, "/TrimBox"))),
        box_of(_numbers(entry(holder, "/BleedBox"))),
        box_of(_numbers(entry(holder, "/ArtBox"))),
        int(rotate) if isinstance(rotate, int | float) else 0,
        number(holder, "/UserUnit", 1.0),
        seen[key],
        tuple((subtype(one), box_of(_numbers(entry(one, "/Rect"))) or NOWHERE) for one in annotations),
        holder,
    )


def _drawn(
    holder: DictionaryObject,
    resources: DictionaryObject,
    media: Box,
    annotations: list[DictionaryObject],
    looking: Looking,
) -> Drawn:
    drawn = Drawn()
    try:
        drawn.take(looking.content(_content(holder), resources, State(clip=media)), UNMOVED, None)
        for one in annotations:
            rectangle = box_of(_numbers(entry(one, "/Rect"))) or NOWHERE
            for form in appearance(one):
                by = product(matrix_of(array(form, "/Matrix")), fitted(form, rectangle))
                looking.spend(drawn.take(looking.form(form, resources, State()), by, media))
    except Spent:
        drawn.full = True
    group = entry(dictionary(holder, "/Group"), "/CS")
    if group is not None:
        drawn.add(Paint(media, "group", Colour(looking.spaces.of(group, resources), ())))
    if entry(holder, "/PresSteps") is not None:
        drawn.add(Odd(NOWHERE, "outside", "PresSteps"))
    return drawn


def _content(holder: DictionaryObject) -> bytes:
    held = entry(holder, "/Contents")
    parts = held if isinstance(held, ArrayObject) else [held]
    return b"\n".join(unpacked(plain(part)) for part in parts)


def _inherited(holder: Any, key: str) -> Any:
    """What a page has under a key, or the nearest above it that has it."""
    for _ in range(_DEEPEST):
        if holder is None:
            return None
        found = entry(holder, key)
        if found is not None:
            return found
        holder = entry(holder, "/Parent")
    return None


def _numbers(held: Any) -> list[Any]:
    return [plain(one) for one in held] if isinstance(held, ArrayObject) else []


def within_pages(document: Document) -> Iterator[tuple[Page, Any]]:
    """Every mark of every page, with its page."""
    return ((page, mark) for page in document.pages for mark in page.drawn.marks.values())
