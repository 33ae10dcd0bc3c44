"""What a sheet file says: either every measure of its grid, or a gutter from which the grid is found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kernekort.findings import Finding, error
from kernekort.imposition.geometry import SHOWN_BLEED
from kernekort.sources import Flag, Form, Length, PaperSize, Places, Text, Titles, Whole
from kernekort.units import Size, format_mm

PAPERS: Mapping[str, Size] = MappingProxyType(
    {
        "A5": Size(148, 210),
        "A4": Size(210, 297),
        "A3": Size(297, 420),
        "SRA4": Size(225, 320),
        "SRA3": Size(320, 450),
    }
)
"""Papers that have a name, standing upright."""

_MEASURES = ("columns", "rows", "left", "top", "pitch_x", "pitch_y")


def _named(value: Any) -> Any:
    """``A4`` or ``SRA3 landscape`` as width and height; anything else as it stands."""
    if not isinstance(value, str):
        return value
    name, _, way = value.strip().partition(" ")
    paper = PAPERS.get(name.upper())
    if paper is None or way.strip() not in ("", "landscape"):
        return value
    size = paper.turned() if way else paper
    return f"{format_mm(size.width)}mm x {format_mm(size.height)}mm"


Paper = Annotated[PaperSize, BeforeValidator(_named)]
Count = Annotated[Whole, Field(ge=1, le=100)]


class SheetForm(Form):
    """A file in ``layouts/_sheets``."""

    title: Titles
    paper: Paper
    card: PaperSize | None = None
    gutter: Length | None = None
    columns: Count | None = None
    rows: Count | None = None
    left: Length | None = None
    top: Length | None = None
    pitch_x: Length | None = None
    pitch_y: Length | None = None
    turned: Flag = False
    bleed: Length = SHOWN_BLEED
    precut: Flag = False
    source: Text = ""

    def faults(self, name: str, places: Places) -> tuple[Finding, ...]:
        """What contradicts itself in a file whose fields are each in order.

        Findings: ``missing-field``, ``sheet-geometry-mixed``.
        """
        given = {field for field in _MEASURES if getattr(self, field) is not None}
        if self.gutter is None:
            wanted = ("card", *_MEASURES) if given else ("gutter",)
            missing = (field for field in wanted if getattr(self, field) is None)
            return tuple(error("missing-field", places.at(), field=field, what=name) for field in missing)
        counts = {"columns", "rows"}
        surplus = given - counts if given >= counts or not given & counts else given
        if self.turned and not given >= counts:
            surplus = surplus | {"turned"}
        return tuple(
            error("sheet-geometry-mixed", places.key((field,)), sheet=name, field=field) for field in sorted(surplus)
        )
