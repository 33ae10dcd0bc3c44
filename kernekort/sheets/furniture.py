"""What stands around the cards on a press sheet, drawn: register marks on every plate, and the colour bar."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from kernekort.imposition import PATCHES, Box, Furniture, Target
from kernekort.sheets.geometry import numbers, page_box, rectangle
from kernekort.units import Size, points

_HAIRLINE = 0.25
_ROUND = 0.5523
"""How far the handles of a Bézier curve reach for a quarter of a circle of radius 1."""

INKS = (
    *((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)),
    *((0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5)),
    *((1, 1, 0, 0), (1, 0, 1, 0), (0, 1, 1, 0)),
    *((0.25, 0.19, 0.19, 0), (0.5, 0.4, 0.4, 0), (0.75, 0.66, 0.66, 0)),
)
"""The patches: solids, half tones, overprints of two, and greys that are neutral when the press is in balance."""

if len(INKS) != PATCHES:
    raise AssertionError("there are as many inks as patches")


def furniture_form(pdf: Pdf, around: Furniture, paper: Size) -> Object | None:
    """Register marks and colour bar as a form as large as the paper; ``None`` when there are none."""
    if not around.targets and not around.patches:
        return None
    content = "\n".join(("q", f"{_HAIRLINE} w", *_targets(around, paper), *_patches(around, paper), "Q"))
    form = pdf.make_stream(content.encode("ascii"))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = page_box(paper)
    form.Resources = Dictionary(ColorSpace=Dictionary(All=_every_plate(pdf)))
    return form


def _every_plate(pdf: Pdf) -> Array:
    """The colour that is printed by each ink there is, spot inks too."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, pdf.make_indirect(tint)])


def _targets(around: Furniture, paper: Size) -> Iterator[str]:
    if around.targets:
        yield "/All CS 1 SCN"
    for target in around.targets:
        yield _target(target, paper)


def _target(target: Target, paper: Size) -> str:
    """A circle with a cross through it."""
    x, y, half = points(target.x), points(paper.height - target.y), points(target.size) / 2
    r = half * 0.6
    k = r * _ROUND
    curves = (
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    )
    circle = " ".join((f"{numbers((x + r, y))} m", *(f"{numbers(curve)} c" for curve in curves)))
    across = f"{numbers((x - half, y))} m {numbers((x + half, y))} l"
    down = f"{numbers((x, y - half))} m {numbers((x, y + half))} l"
    return f"{circle} {across} {down} S"


def _patches(around: Furniture, paper: Size) -> Iterator[str]:
    for ink, box in zip(INKS, around.patches, strict=False):
        yield f"{numbers(ink)} k {numbers(rectangle(box, paper))} re f"


def boxes_around(around: Furniture) -> tuple[Box, ...]:
    """Where nothing else may be printed."""
    return (*(target.box for target in around.targets), *around.patches)
