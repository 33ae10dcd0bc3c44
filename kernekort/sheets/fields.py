"""Fields laid over the pages of a finished file, for whoever answers on a screen: boxes to tick and room to type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Literal

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from kernekort.imposition import Box
from kernekort.quick import dataclass
from kernekort.sheets.geometry import numbers, rectangle
from kernekort.typeset.field_fonts import FIRST, LAST, FieldFont, field_font
from kernekort.units import Size, points

_PRINTED = 1 << 2
_MULTILINE = 1 << 12
_NONSYMBOLIC, _ITALIC = 1 << 5, 1 << 6
_STEM = 80
_SIZE = 9
_ON, _OFF = "/On", "/Off"
_INSET = 0.2
"""How far inside its box a cross ends, as a share of it."""


@dataclass(frozen=True)
class Field:
    """One field: where it lies on its page, in mm from the top left; ``title`` is what it is called aloud.

    ``name`` is given once in a file, without full stops.
    """

    kind: Literal["tick", "text", "line"]
    """A box to tick, room for several lines, or for one."""
    name: str
    title: str
    box: Box


def with_fields(pdf: bytes, fields: Mapping[int, Sequence[Field]], font: Path) -> bytes:
    """The file with fields on its pages, which are counted from 0; what is typed is set in a font that is embedded.

    They hold what is typed and do nothing. Empty they show nothing, so that the pages print as they are.
    """
    with Pdf.open(BytesIO(pdf)) as made:
        widgets: list[Object] = []
        face = _embedded(made, field_font(font))
        for number in sorted(fields):
            page = made.pages[number]
            paper = Size(*(float(edge) / points(1) for edge in list(page.mediabox)[2:]))
            own = [made.make_indirect(_widget(made, field, paper, face)) for field in fields[number]]
            page.obj.Annots = Array(own)
            page.obj.Tabs = Name.R
            widgets += own
        made.Root.AcroForm = Dictionary(
            Fields=Array(widgets), DR=Dictionary(Font=Dictionary(F1=face)), DA=String(f"/F1 {_SIZE} Tf 0 g")
        )
        buffer = BytesIO()
        made.save(buffer, force_version="1.7", object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return buffer.getvalue()


def _widget(pdf: Pdf, field: Field, paper: Size, face: Object) -> Dictionary:
    left, bottom, width, height = rectangle(field.box, paper)
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        Rect=Array([round(edge, 2) for edge in (left, bottom, left + width, bottom + height)]),
        T=String(field.name),
        TU=String(field.title),
        F=_PRINTED,
    )
    if field.kind == "tick":
        looks = Dictionary({_ON: _look(pdf, width, height, _cross(width, height)), _OFF: _look(pdf, width, height)})
        widget.FT, widget.V, widget.AS = Name.Btn, Name(_OFF), Name(_OFF)
        widget.AP = Dictionary(N=looks)
        return widget
    widget.FT, widget.DA = Name.Tx, String(f"/F1 {_SIZE} Tf 0 g")
    widget.AP = Dictionary(N=_look(pdf, width, height, "/Tx BMC\nEMC", face))
    # What is typed covers the lines that are there for a pen.
    widget.MK = Dictionary(BG=Array([1]))
    if field.kind == "text":
        widget.Ff = _MULTILINE
    return widget


def _look(pdf: Pdf, width: float, height: float, content: str = "", face: Object | None = None) -> Object:
    form = pdf.make_stream(content.encode("ascii"))
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox = Array([0, 0, round(width, 2), round(height, 2)])
    form.Resources = Dictionary(Font=Dictionary(F1=face)) if face is not None else Dictionary()
    return form


def _cross(width: float, height: float) -> str:
    near_x, near_y = width * _INSET, height * _INSET
    far_x, far_y = width - near_x, height - near_y
    strokes = ((near_x, near_y, far_x, far_y), (near_x, far_y, far_x, near_y))
    lines = (f"{numbers(stroke[:2])} m {numbers(stroke[2:])} l S" for stroke in strokes)
    return "\n".join(("q 0 G 1.2 w", *lines, "Q"))


def _embedded(pdf: Pdf, font: FieldFont) -> Object:
    """A font that is coded by letter, as a reader of the file needs it to type in."""
    program = pdf.make_stream(font.program)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{font.name}"),
        Flags=_NONSYMBOLIC | (_ITALIC if font.italic_angle else 0),
        FontBBox=Array(list(font.box)),
        ItalicAngle=font.italic_angle,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=_STEM,
    )
    if font.outlines_are_cubic:
        program.Subtype = Name.OpenType
        descriptor.FontFile3 = program
    else:
        program.Length1 = len(font.program)
        descriptor.FontFile2 = program
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1 if font.outlines_are_cubic else Name.TrueType,
            BaseFont=Name(f"/{font.name}"),
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(list(font.widths)),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
