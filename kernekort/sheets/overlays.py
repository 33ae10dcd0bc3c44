"""Lines drawn over every face for looking at, never for printing: trim, safe area, bleed and the baseline grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from pikepdf import ObjectStreamMode, Pdf

from kernekort.recolouring import content_of
from kernekort.sheets.geometry import number, numbers
from kernekort.units import Mm, Size, points

if TYPE_CHECKING:
    from kernekort.faces import Faces
    from kernekort.markup.model import PageForm

OverlayKind = Literal["trim", "safe", "bleed", "grid"]

GRID: Mm = 4.0
"""The distance of the baselines that text on cards stands on."""

_WIDTH = 0.5
_STYLES: dict[OverlayKind, str] = {
    "grid": "0.35 0.6 0.95 RG 0.15 w [] 0 d",
    "bleed": "0.9 0.1 0.1 RG 0.5 w [] 0 d",
    "trim": "1 0 1 RG 0.5 w [] 0 d",
    "safe": "0 0.7 0.9 RG 0.5 w [2 1.5] 0 d",
}


def overlay(faces: Faces, kinds: Iterable[OverlayKind]) -> Faces:
    """The same faces with lines over them, so that pages and sheets made of them show the lines too.

    The trim is magenta, the safe area dashed in cyan, the edge of the bleed red, and a thin blue line stands at every
    4 mm from the top of the trim.
    """
    wanted = set(kinds)
    order = [kind for kind in _STYLES if kind in wanted]
    with Pdf.open(BytesIO(faces.pdf)) as pdf:
        for page, key in zip(pdf.pages, faces.keys, strict=True):
            content = content_of(page).read_bytes()
            lines = "\n".join(_drawn(kind, faces.forms[key]) for kind in order)
            page.obj.Contents = pdf.make_stream(b"q\n" + content + b"\nQ\nq\n" + lines.encode("ascii") + b"\nQ\n")
        buffer = BytesIO()
        pdf.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return replace(faces, pdf=buffer.getvalue())


def _drawn(kind: OverlayKind, form: PageForm) -> str:
    if kind == "grid":
        return "\n".join((_STYLES[kind], *_baselines(form.trim)))
    inwards = {"trim": 0.0, "safe": form.safe, "bleed": -form.bleed}[kind]
    # A line along the edge of the bleed is drawn just inside it: the outer half of it would be cut off.
    inset = points(inwards) + (_WIDTH / 2 if kind == "bleed" else 0)
    width, height = points(form.trim.width), points(form.trim.height)
    rectangle: Sequence[float] = (inset, inset, width - 2 * inset, height - 2 * inset)
    return f"{_STYLES[kind]} {numbers(rectangle)} re S"


def _baselines(trim: Size) -> Iterator[str]:
    width, height = points(trim.width), points(trim.height)
    for step in range(1, int(trim.height / GRID) + 1):
        y = number(height - points(step * GRID))
        yield f"0 {y} m {number(width)} {y} l S"
