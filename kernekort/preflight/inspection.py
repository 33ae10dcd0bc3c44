"""The inspection itself: every rule asked of a PDF, all answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from pypdf import PageObject, apply_configuration
from pypdf.errors import PyPdfError
from pypdf.generic import RectangleObject

from kernekort.findings import Finding, error, in_order
from kernekort.preflight.activity import active_content
from kernekort.preflight.expected import Expected, PageBoxes
from kernekort.preflight.fonts import inspect_fonts
from kernekort.preflight.seen import Seen
from kernekort.preflight.tokens import instructions
from kernekort.units import Insets, Mm, Size, format_mm, points

TOLERANCE: Mm = 0.01

_LARGEST_BLANK = 4096
_PAINTING = frozenset(("Do", "BI", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Tj", "TJ", "'", '"'))
_TURNS = {"long": ("DuplexFlipLongEdge",), "short": ("DuplexFlipShortEdge",), "none": ("Simplex", "–")}
"""What the file may say of turning the paper; ``–`` is nothing."""


def inspect(pdf: bytes, expected: Expected, seen: Seen | None = None) -> tuple[Finding, ...]:
    """Everything about the PDF that is not as it must be, sorted; empty when it may go to the printer.

    With what has been ``seen`` of others like it, it takes less time, and the same is found.
    """
    # A photograph may be larger than what pypdf takes to be meant badly; the file is ours, and in memory already.
    with apply_configuration(maximum_declared_stream_length=len(pdf)):
        return _inspected(pdf, expected, seen or Seen(once=True))


def _inspected(pdf: bytes, expected: Expected, seen: Seen) -> tuple[Finding, ...]:
    try:
        reader = seen.read(pdf)
        if reader.is_encrypted:
            return (error("pdf-encrypted"),)
        pages = seen.pages()
        root = reader.root_object
        found = chain(
            _page_count(len(pages), expected),
            *(_page(number, page, expected.boxes(number - 1)) for number, page in enumerate(pages, start=1)),
            _preferences(root, expected),
            inspect_fonts(pages, expected.families),
            active_content(root, pages, expected.fields),
        )
        return in_order(found)
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError, AssertionError) as problem:
        return (error("pdf-unreadable", reason=f"{type(problem).__name__}: {problem}"[:200]),)


def _page_count(count: int, expected: Expected) -> Iterator[Finding]:
    wanted = len(expected.pages)
    if count < wanted or (count > wanted and not expected.open):
        yield error("page-count-wrong", pages=count, wanted=wanted)
    elif expected.turn in ("long", "short") and count % 2:
        # The last front would be turned into the first page of whatever is printed next.
        yield error("page-count-wrong", pages=count, wanted=count + 1)


def _page(number: int, page: PageObject, expected: PageBoxes | None) -> Iterator[Finding]:
    if expected is None:
        return
    yield from _boxes(number, page, expected)
    painted = _is_painted(page)
    if painted is expected.blank:
        yield error("page-not-blank" if painted else "page-blank", page=number)


def _boxes(number: int, page: PageObject, expected: PageBoxes) -> Iterator[Finding]:
    media = _corners(page.mediabox)
    size = Size(media[2] - media[0], media[3] - media[1])
    if max(abs(size.width - expected.media.width), abs(size.height - expected.media.height)) > TOLERANCE:
        yield error("page-box-wrong", page=number, box="MediaBox", found=str(size), wanted=str(expected.media))
    for name, box, wanted in (("TrimBox", page.trimbox, expected.trim), ("BleedBox", page.bleedbox, expected.bleed)):
        found = _inside(media, _corners(box))
        if any(abs(one - other) > TOLERANCE for one, other in zip(_edges(found), _edges(wanted), strict=True)):
            yield error("page-box-wrong", page=number, box=name, found=_worded(found), wanted=_worded(wanted))
    if page.rotation % 360:
        yield error("page-box-wrong", page=number, box="Rotate", found=str(page.rotation), wanted="0")
    if page.get("/UserUnit", 1) != 1:
        yield error("page-box-wrong", page=number, box="UserUnit", found=str(page["/UserUnit"]), wanted="1")


def _corners(box: RectangleObject) -> tuple[Mm, Mm, Mm, Mm]:
    """Left, bottom, right and top in mm."""
    left, bottom, right, top = (float(edge) / points(1) for edge in (box.left, box.bottom, box.right, box.top))
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _inside(outer: tuple[Mm, Mm, Mm, Mm], inner: tuple[Mm, Mm, Mm, Mm]) -> Insets:
    return Insets(inner[0] - outer[0], outer[3] - inner[3], outer[2] - inner[2], inner[1] - outer[1])


def _edges(insets: Insets) -> tuple[Mm, Mm, Mm, Mm]:
    return insets.left, insets.top, insets.right, insets.bottom


def _worded(insets: Insets) -> str:
    return " ".join(format_mm(round(edge, 3) + 0.0) for edge in _edges(insets))


def _is_painted(page: PageObject) -> bool:
    """Whether anything is drawn on a page; what is clipped away or white counts as drawn."""
    contents = page.get_contents()
    if contents is None:
        return False
    data = contents.get_data()
    return len(data) > _LARGEST_BLANK or any(operator in _PAINTING for operator, _ in instructions(data))


def _preferences(root: Any, expected: Expected) -> Iterator[Finding]:
    """A printer driver that follows the file must neither scale it nor turn it on the wrong edge."""
    if expected.turn is None:
        return
    preferences = root.get("/ViewerPreferences", {})
    wanted = {"PrintScaling": ("None",), "Duplex": _TURNS[expected.turn]}
    for name, values in wanted.items():
        found = str(preferences.get(f"/{name}", "/–")).removeprefix("/")
        if found not in values:
            yield error("viewer-preferences-wrong", preference=name, found=found, wanted=values[0])
