"""What a finished press file says of itself: the size of its pages, its plates, the condition it is for."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Array, Name, Object, Pdf

from kernekort.quick import dataclass
from kernekort.units import POINT, Size

_NO_PLATES = frozenset(("/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black"))


@dataclass(frozen=True)
class Told:
    """``plates`` are those beside the four inks, sorted; ``pages`` the papers, in mm; ``intent`` may be empty."""

    pages: tuple[Size, ...]
    plates: tuple[str, ...]
    intent: str


def told_of(pdf: bytes) -> Told:
    """What the file says."""
    with Pdf.open(BytesIO(pdf)) as document:
        pages = tuple(_size(page.obj.MediaBox) for page in document.pages)
        plates = sorted({name for one in document.objects for name in _plates(one)})
        intents = document.Root.get(Name.OutputIntents, Array())
        intent = str(intents[0].get(Name.OutputConditionIdentifier, "")) if len(intents) else ""
        return Told(pages, tuple(plates), intent)


def _size(box: Object) -> Size:
    left, bottom, right, top = (float(edge) for edge in box.as_list())
    return Size(round((right - left) * POINT, 3), round((top - bottom) * POINT, 3))


def _plates(one: Object) -> Iterator[str]:
    if isinstance(one, Array) and len(one) == 4 and one[0] == Name.Separation and str(one[1]) not in _NO_PLATES:
        yield str(one[1])[1:]
