"""Inputs in the markup made into fields of the PDF that anyone can fill in, by eye or by ear, in the brand's typeface.

WeasyPrint draws the widgets, tags them and says what they are called. What it leaves to the reader of the file, or does
for whole typefaces at a time, is done here: names that are unique in a file of many documents, fonts that can be typed
in, and what a field looks like before and after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from weasyprint import CSS, Page

# It comes with WeasyPrint, which writes PDFs with it.
from weasyprint.pdf import pydyf

from kernekort.quick import dataclass
from kernekort.typeset.field_fonts import FIRST, LAST, FieldFont, field_font
from kernekort.typeset.glyphs import Fonts

_MULTILINE = 1 << 12
_COMBO = 1 << 17
_NONSYMBOLIC, _ITALIC = 1 << 5, 1 << 6
_STEM = 80
_POINTS_PER_PIXEL = 0.75
_CHECKED = "on"
_Path = Sequence[tuple[str, tuple[tuple[float, float], ...]]]
"""Operators of a PDF, each with its points in the unit square, y upwards."""

_TICK: _Path = (("m", ((0.2, 0.5),)), ("l", ((0.43, 0.25),)), ("l", ((0.8, 0.78),)))
_RING: _Path = (
    ("m", ((0.04, 0.5),)),
    ("c", ((0.04, 0.754), (0.246, 0.96), (0.5, 0.96))),
    ("c", ((0.754, 0.96), (0.96, 0.754), (0.96, 0.5))),
    ("c", ((0.96, 0.246), (0.754, 0.04), (0.5, 0.04))),
    ("c", ((0.246, 0.04), (0.04, 0.246), (0.04, 0.5))),
)


@dataclass(frozen=True)
class _Input:
    """One box to be filled in, and what it was before WeasyPrint was told otherwise."""

    box: Any
    tag: str
    is_checkbox: bool


def input_css() -> CSS:
    """A stylesheet that keeps what browsers write into inputs out of the page."""
    return CSS(
        string="""
        input, select, textarea { appearance: auto !important }
        input::before, select::before { content: none !important }
        option, optgroup { display: none !important }
        """
    )


class Inputs:
    """All inputs on the pages of one file, in their order."""

    def __init__(self, pages: Sequence[Page], fonts: Fonts) -> None:
        self._fonts = fonts
        boxes = [box for page in pages for inputs in page.forms.values() for box, _ in inputs]
        self._inputs = [_Input(box, box.element.tag, box.element.get("type") == "checkbox") for box in boxes]
        for box in boxes:
            # Checkboxes are the one kind for which WeasyPrint does not put a whole typeface into the file.
            box.element.set("type", "checkbox")

    def finisher(self) -> Callable[[Any, Any], None] | None:
        """What WeasyPrint is to call before it writes the file; ``None`` where there is nothing to fill in."""
        return self._finish if self._inputs else None

    def _finish(self, _: Any, pdf: Any) -> None:
        fonts = _FontsOfFields(pdf)
        for name, one in zip(
            _unique(one.box.element.get("name", "") for one in self._inputs), self._inputs, strict=True
        ):
            field = one.box.widget_annotation
            look = pdf.objects[int(field["AP"]["N"][_CHECKED].split()[0])]
            left, top, right, bottom = field["Rect"]
            field |= {"T": pydyf.String(name), "Rect": pydyf.Array([left, bottom, right, top])}
            del field["MK"], field["Border"]
            _plain(look)
            if one.is_checkbox:
                _draw_mark(look, one.box)
                continue
            del field["AS"], field["V"]
            field["AP"] = pydyf.Dictionary({"N": look.reference})
            field["DA"] = pydyf.String(self._default_appearance(one.box.style, fonts))
            field |= _choice(one.box.element) if one.tag == "select" else {"FT": "/Tx"}
            if one.tag == "textarea":
                field["Ff"] = _MULTILINE
            look.stream = [b"/Tx BMC", b"EMC"]
        # Everything has its look already: nothing is left for readers to make up when they open the file.
        form = pdf.catalog["AcroForm"]
        del form["NeedAppearances"]
        form["DR"] = pydyf.Dictionary({"Font": pydyf.Dictionary(fonts.references)})

    def _default_appearance(self, style: Any, fonts: _FontsOfFields) -> str:
        font = self._fonts.find(tuple(style["font_family"]), style["font_weight"], style["font_style"])
        # A font that is missing has been told of; there is no file to set anything in.
        chosen = f"/{fonts.name(font.path)} {_number(style['font_size'] * _POINTS_PER_PIXEL)} Tf " if font else ""
        return f"{chosen}{_colour(style)} rg"


class _FontsOfFields:
    """The fonts that fields are filled in with, each put into the file when the first field needs it."""

    def __init__(self, pdf: Any) -> None:
        self.references: dict[str, bytes] = {}
        self._names: dict[Path, str] = {}
        self._pdf = pdf

    def name(self, path: Path) -> str:
        """What the font of this file is called by fields."""
        if path not in self._names:
            self._names[path] = f"F{len(self._names) + 1}"
            self.references[self._names[path]] = self._embedded(field_font(path))
        return self._names[path]

    def _embedded(self, font: FieldFont) -> bytes:
        kind, key = ("Type1", "FontFile3") if font.outlines_are_cubic else ("TrueType", "FontFile2")
        extra = {"Subtype": "/OpenType"} if font.outlines_are_cubic else {"Length1": len(font.program)}
        program = self._added(pydyf.Stream([font.program], pydyf.Dictionary(extra), compress=True))
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": f"/{font.name}",
            "Flags": _NONSYMBOLIC | (_ITALIC if font.italic_angle else 0),
            "FontBBox": pydyf.Array(font.box),
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.cap_height,
            "StemV": _STEM,
            key: program,
        }
        return self._added(
            pydyf.Dictionary(
                {
                    "Type": "/Font",
                    "Subtype": f"/{kind}",
                    "BaseFont": f"/{font.name}",
                    "FirstChar": FIRST,
                    "LastChar": LAST,
                    "Widths": pydyf.Array(font.widths),
                    "Encoding": "/WinAnsiEncoding",
                    "FontDescriptor": self._added(pydyf.Dictionary(descriptor)),
                }
            )
        )

    def _added(self, thing: Any) -> bytes:
        self._pdf.add_object(thing)
        reference: bytes = thing.reference
        return reference


def _unique(names: Iterator[str]) -> Iterator[str]:
    """The names in order, each once: fields of one name would all be filled in at the same time.

    A full stop would divide a name into that of a field and that of a field inside it.
    """
    taken: set[str] = set()
    for name in names:
        plain = name.strip().replace(".", "-")
        count, chosen = 1, plain
        while chosen in taken:
            count += 1
            chosen = f"{plain}-{count}"
        taken.add(chosen)
        yield chosen


def _choice(element: Any) -> dict[str, Any]:
    options = [
        pydyf.Array([pydyf.String(option.get("value", text)), pydyf.String(text)])
        for option in element.iter("option")
        for text in [" ".join("".join(option.itertext()).split())]
    ]
    return {"FT": "/Ch", "Ff": _COMBO, "Opt": pydyf.Array(options)}


def _plain(look: Any) -> None:
    """Takes out of a field's look all that the page it stands on uses: it uses none of it."""
    look.extra["Resources"] = pydyf.Dictionary()
    look.stream = []


def _draw_mark(look: Any, box: Any) -> None:
    """What a checked checkbox holds: a tick, or with ``data-mark="ring"`` a ring around what it stands on."""
    _, _, width, height = look.extra["BBox"]
    is_ring = box.element.get("data-mark") == "ring"
    line = (0.07 if is_ring else 0.14) * min(width, height)
    drawn = [f"{_colour(box.style)} RG {_number(line)} w 1 J 1 j"]
    for operator, points in _RING if is_ring else _TICK:
        drawn += [f"{_number(x * width)} {_number(y * height)}" for x, y in points]
        drawn.append(operator)
    look.stream = [" ".join((*drawn, "S")).encode("ascii")]


def _colour(style: Any) -> str:
    """The colour of an input's text as three numbers from 0 to 1."""
    return " ".join(_number(value) for value in style["color"].to("srgb").coordinates)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
