"""Plates of their own: where the card is cut, where it is creased, where it is varnished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf

from kernekort.brand import SPOT_COLOURS, Spot
from kernekort.press.inks import rgb_of
from kernekort.quick import dataclass
from kernekort.recolouring import Rgb, decimal
from kernekort.units import Mm, Size, points

SENTINELS: Final[Mapping[Rgb, Spot]] = {rgb_of(hexed): spot for spot, hexed in SPOT_COLOURS.items()}
"""Colours that stand for a plate, by what layouts write."""

LINE: Mm = 0.1
"""How wide the line is that shows where the knife goes."""

_SHOWN: Mapping[Spot, tuple[float, float, float, float]] = {
    "CutContour": (0, 1, 0, 0),
    "Crease": (1, 0, 0, 0),
    "Varnish": (0, 0, 0.3, 0),
}
"""What a proof shows in the place of a plate."""

_CIRCLE = 0.5522847
"""How far the handles of a quarter circle reach, in radii."""


@dataclass(frozen=True)
class SpotPath:
    """A path on a plate: operators of a PDF in points, from the bottom left corner of the trim; a line, or a ground.

    ``width`` is that of the line in mm; a ``filled`` path has none.
    """

    spot: Spot
    path: bytes
    width: Mm = LINE
    filled: bool = False


def separation_of(spot: Spot) -> Array:
    """The colour space of a plate."""
    ends = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array(_SHOWN[spot]))
    return Array([Name.Separation, Name(f"/{spot}"), Name.DeviceCMYK, ends])


def rounded(size: Size, radius: Mm, left: Mm = 0.0, bottom: Mm = 0.0) -> bytes:
    """A rectangle with round corners, closed, from a bottom left corner; with a radius of 0 the corners are square."""
    width, height, r = points(size.width), points(size.height), points(min(radius, size.width / 2, size.height / 2))
    x, y = points(left), points(bottom)
    if not r:
        return b" ".join(map(decimal, (x, y, width, height))) + b" re"
    k = r * (1 - _CIRCLE)
    steps: Sequence[tuple[str, Sequence[float]]] = (
        ("m", (r, 0)),
        ("l", (width - r, 0)),
        ("c", (width - k, 0, width, k, width, r)),
        ("l", (width, height - r)),
        ("c", (width, height - k, width - k, height, width - r, height)),
        ("l", (r, height)),
        ("c", (k, height, 0, height - k, 0, height - r)),
        ("l", (0, r)),
        ("c", (0, k, k, 0, r, 0)),
    )
    moved = ((name, [at + (x, y)[number % 2] for number, at in enumerate(numbers)]) for name, numbers in steps)
    lines = [b" ".join(map(decimal, numbers)) + b" " + name.encode() for name, numbers in moved]
    return b"\n".join([*lines, b"h"])


def die_line(trim: Size, corner: Mm, left: Mm = 0.0, bottom: Mm = 0.0) -> SpotPath:
    """Where a card is cut: its trim with round corners, from its bottom left corner on the page."""
    return SpotPath("CutContour", rounded(trim, corner, left, bottom))


def with_spots(pdf: bytes, paths: Mapping[int, Sequence[SpotPath]]) -> bytes:
    """The PDF with paths drawn over pages, by page from 0; every page's own origin is where paths begin."""
    with Pdf.open(BytesIO(pdf)) as document:
        spaces = {spot: document.make_indirect(separation_of(spot)) for spot in _used(paths)}
        for number, drawn in sorted(paths.items()):
            draw_spots(document, document.pages[number], drawn, spaces)
        buffer = BytesIO()
        document.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return buffer.getvalue()


def draw_spots(document: Pdf, page: Page, paths: Iterable[SpotPath], spaces: Mapping[Spot, Object]) -> None:
    """Draws paths over a page; ``spaces`` are the colour spaces of all plates that they name."""
    shared = page.obj.get(Name.Resources, Dictionary())
    resources = Dictionary(dict(shared.items()))
    named = Dictionary(dict(resources.get(Name.ColorSpace, Dictionary()).items()))
    states = Dictionary(dict(resources.get(Name.ExtGState, Dictionary()).items()))
    states[Name.SpotPaths] = Dictionary(OP=True, op=True, OPM=1, ca=1, CA=1)
    drawn = [b"q /SpotPaths gs"]
    for one in paths:
        name = f"/{one.spot}"
        named[name] = spaces[one.spot]
        if one.filled:
            drawn.append(b"%b cs 1 scn\n%b f" % (name.encode(), one.path))
        else:
            drawn.append(b"%b CS 1 SCN %b w\n%b S" % (name.encode(), decimal(points(one.width)), one.path))
    drawn.append(b"Q")
    resources[Name.ColorSpace], resources[Name.ExtGState] = named, states
    page.obj.Resources = resources
    # What a page leaves behind of its own graphics state is not ours to draw with.
    before, after = document.make_stream(b"q"), document.make_stream(b"Q\n" + b"\n".join(drawn))
    contents = page.obj.get(Name.Contents)
    own = [] if contents is None else list(contents) if isinstance(contents, Array) else [contents]
    page.obj.Contents = Array([before, *own, after])


def _used(paths: Mapping[int, Sequence[SpotPath]]) -> list[Spot]:
    return sorted({one.spot for drawn in paths.values() for one in drawn})
