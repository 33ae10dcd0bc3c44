"""One side of a sheet: the faces in their places, each clipped to what is shown of it, and the marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO

from pikepdf import Dictionary, Name, Object, Page, Pdf

from kernekort.imposition import Box, Line, Placement, Plan, Side
from kernekort.sheets.document import new_page
from kernekort.sheets.forms import content_of
from kernekort.sheets.geometry import moved, numbers, page_box, rectangle, turned
from kernekort.sheets.labels import Labels, label_pages, label_spot
from kernekort.sheets.offset import Offset
from kernekort.units import Size, points

LINE_WIDTH = 0.25
"""Width of cut and fold marks in points."""

_DASH = (points(1.0), points(0.6))


def side_page(
    pdf: Pdf, plan: Plan, side: Side, forms: Mapping[str, Object], offset: Offset, label: Object | None
) -> Page:
    """The page of one side; ``label`` is a form as large as the paper."""
    keys = sorted({placement.face for placement in side.placements})
    names = {key: f"/F{index}" for index, key in enumerate(keys)}
    shown = {names[key]: forms[key] for key in keys}
    steps = [_marks(side.lines, plan.paper)]
    steps += (_face(placement, names[placement.face], plan, _moves(side, offset)) for placement in side.placements)
    if label is not None:
        shown["/Label"] = label
        steps.append("/Label Do")
    page = new_page(pdf, page_box(plan.paper), page_box(plan.paper))
    page.obj.Contents = pdf.make_stream("\n".join(step for step in steps if step).encode("ascii"))
    page.obj.Resources = Dictionary(XObject=Dictionary(shown))
    return page


def label_forms(
    pdf: Pdf, plan: Plan, names: Sequence[str], offset: Offset, labels: Labels | None, open_files: ExitStack
) -> Sequence[Object | None]:
    """The label of each side as a form as large as the paper; ``open_files`` keeps what they are read from."""
    if labels is None:
        return [None] * len(plan.sides)
    spots = [label_spot(plan.paper, list(_boxes(plan, side, offset)), side.lines) for side in plan.sides]
    drawn = label_pages(zip(names, spots, strict=True), labels, plan.paper)
    overlay = open_files.enter_context(Pdf.open(BytesIO(drawn)))
    return [_label(pdf, overlay, page, plan.paper) for page in overlay.pages]


def _label(pdf: Pdf, overlay: Pdf, page: Page, paper: Size) -> Object:
    form = pdf.copy_foreign(content_of(page))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = page_box(paper)
    form.Resources = pdf.copy_foreign(overlay.make_indirect(page.obj.Resources))
    return form


def _moves(side: Side, offset: Offset) -> Offset:
    return offset if side.kind == "back" else Offset()


def _boxes(plan: Plan, side: Side, offset: Offset) -> Iterator[Box]:
    """Everything that a side shows of its cards."""
    moves = _moves(side, offset)
    return (moved(placement.shown(plan.trim), moves.dx, moves.dy) for placement in side.placements)


def _face(placement: Placement, name: str, plan: Plan, moves: Offset) -> str:
    shown = moved(placement.shown(plan.trim), moves.dx, moves.dy)
    box = moved(placement.box(plan.trim), moves.dx, moves.dy)
    clip = numbers(rectangle(shown, plan.paper))
    return f"q {clip} re W n {numbers(turned(box, plan.paper, placement.quarter_turns))} cm {name} Do Q"


def _marks(lines: Sequence[Line], paper: Size) -> str:
    """The marks in black, solid ones first."""
    cuts = [_line(line, paper) for line in lines if not line.dashed]
    folds = [_line(line, paper) for line in lines if line.dashed]
    if not cuts and not folds:
        return ""
    dashes = (f"[{numbers(_DASH)}] 0 d", *folds) if folds else ()
    return "\n".join(("q 0 G", f"{LINE_WIDTH} w", *cuts, *dashes, "Q"))


def _line(line: Line, paper: Size) -> str:
    start = numbers((points(line.x0), points(paper.height - line.y0)))
    end = numbers((points(line.x1), points(paper.height - line.y1)))
    return f"{start} m {end} l S"
