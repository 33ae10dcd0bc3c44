"""A page that is drawn by us: what it says, and the forms that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pikepdf import Dictionary, Object, Page, Pdf

from kernekort.imposition import Box, Line
from kernekort.quick import dataclass
from kernekort.sheets.document import new_page
from kernekort.sheets.geometry import numbers, page_box, rectangle
from kernekort.units import Size, points

LINE_WIDTH = 0.25
"""Width of marks and hairlines in points."""

_DASH = (points(1.0), points(0.6))


@dataclass(frozen=True)
class Drawn:
    """The steps of a page's content; ``forms`` is which page of the faces, from 0, each name in it means."""

    paper: Size
    steps: tuple[str, ...]
    forms: Mapping[str, int]

    def page(
        self, pdf: Pdf, forms: Mapping[int, Object], label: Object | None = None, furniture: Object | None = None
    ) -> Page:
        """The page; ``label`` and ``furniture`` are forms as large as the paper."""
        shown = {name: forms[number] for name, number in self.forms.items()}
        steps = self.steps
        for name, form in (("/Furniture", furniture), ("/Label", label)):
            if form is not None:
                shown[name] = form
                steps = (*steps, f"{name} Do")
        page = new_page(pdf, page_box(self.paper), page_box(self.paper))
        page.obj.Contents = pdf.make_stream("\n".join(step for step in steps if step).encode("ascii"))
        page.obj.Resources = Dictionary(XObject=Dictionary(shown))
        return page


def placed(name: str, shown: Box, matrix: Sequence[float], paper: Size) -> str:
    """A form put down by a matrix; only what lies in ``shown`` is seen of it."""
    return f"{window(shown, matrix, paper)} {name} Do Q"


def window(shown: Box, matrix: Sequence[float], paper: Size) -> str:
    """What comes before the name of a form that is put down."""
    return f"q {numbers(rectangle(shown, paper))} re W n {numbers(matrix)} cm"


def marks(lines: Sequence[Line], paper: Size) -> str:
    """Lines in black, solid ones first; nothing when there are none."""
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
