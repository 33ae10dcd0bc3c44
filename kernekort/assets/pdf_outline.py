"""A simple PDF page as an SVG of the same outlines: filled paths in plain colours, clipped or not, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
from pikepdf import Array, Name, Stream

from kernekort.assets.outline_box import Box, around, covers, outline_box, within
from kernekort.quick import dataclass

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, ...]
Mixed = Callable[[Sequence[Colour]], Sequence[str]]
"""Process colours, each part from 0 to 1, as hex."""

_DEEPEST = 12
_MOST_SHAPES = 10_000
_BLACK: dict[int, Colour] = {1: (0.0,), 3: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0, 1.0)}
_SPACES = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}
_WHITES: tuple[Colour, ...] = ((1.0,), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
_PLAIN = {"/ca": "1", "/CA": "1", "/BM": "/Normal", "/SMask": "/None"}
# A stroke or a word ends in NotSimple where it is painted, so what only prepares one may be passed over.
_PREPARES = re.compile(r"i|ri|[MD]P|BMC|EMC|[BE]X|[wJjMd]|G|RG|K|CS|SCN?|BT|ET|T[fLdDmcwzsr*]")
_FILLS = {"f": "nonzero", "F": "nonzero", "f*": "evenodd", "n": ""}


class NotSimple(Exception):  # noqa: N818 - the way back to the picture
    """The page holds more than filled outlines in plain colours."""


@dataclass(frozen=True)
class _State:
    """The part of the graphics state that fills depend on; a clip is an outline and its fill rule."""

    matrix: Matrix
    fill: Colour = (0.0,)
    clips: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Shape:
    outline: str
    rule: str
    state: _State


@dataclass(frozen=True)
class Outline:
    """A page as SVG, one unit a point, cropped to what is painted; width and height in points."""

    svg: str
    width: float
    height: float


def outline_of(page: pikepdf.Page, mixed: Mixed) -> Outline:
    """The page as outlines, without the empty paper around them.

    Raises:
        NotSimple: it holds strokes, text, pictures, shadings, patterns, spot colours, transparency or layers.
    """
    left, bottom, right, top = (float(number) for number in page.cropbox)
    if int(page.obj.get(Name.Rotate, 0)) % 360 or not (right > left and top > bottom):
        raise NotSimple
    tracer = _Tracer(_State((1, 0, 0, -1, -left, top)))
    tracer.run(page, page.resources, 0)
    if not tracer.shapes:
        raise NotSimple
    page_box = (0.0, 0.0, right - left, top - bottom)
    ink = _ink(tracer.shapes, page_box)
    return Outline(_svg(tracer.shapes, page_box, ink, mixed), ink[2] - ink[0], ink[3] - ink[1])


class _Tracer:
    """Walks through the operators of a page and of the forms it draws."""

    def __init__(self, state: _State) -> None:
        self.shapes: list[_Shape] = []
        self._state = state
        self._path: list[str] = []
        self._point = (0.0, 0.0)
        self._clip = ""
        self._resources: Any = {}

    def run(self, content: Any, resources: Any, depth: int) -> None:
        """Carries out one stream of operators, and leaves the state as it was."""
        if depth > _DEEPEST:
            raise NotSimple
        outer = self._state, self._resources
        saved: list[_State] = []
        self._resources = resources
        for instruction in pikepdf.parse_content_stream(content):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name == "q":
                saved.append(self._state)
            elif name == "Q":
                self._state = saved.pop() if saved else self._state
            elif name == "Do":
                self._form(resources.get(Name.XObject, {}).get(str(operands[0])), depth)
            elif not _PREPARES.fullmatch(name):
                self._step(name, operands)
        self._state, self._resources = outer

    def _step(self, name: str, operands: list[Any]) -> None:
        if name in ("m", "l", "c", "v", "y", "h", "re"):
            self._draw(name, [float(operand) for operand in operands])
        elif name in _FILLS:
            self._fill(_FILLS[name])
        elif name in ("W", "W*"):
            self._clip = "evenodd" if name == "W*" else "nonzero"
        elif name == "cm":
            self._state = replace(self._state, matrix=_times(_matrix(operands), self._state.matrix))
        elif name in ("g", "rg", "k", "sc", "scn"):
            self._colour(name, operands)
        elif name == "cs":
            self._state = replace(self._state, fill=_BLACK[self._parts(str(operands[0]))])
        elif name == "gs":
            _check_plain(self._resources.get(Name.ExtGState, {}).get(str(operands[0]), {}))
        elif name != "BDC" or str(operands[0]) == "/OC":
            raise NotSimple

    def _colour(self, name: str, operands: list[Any]) -> None:
        parts = {"g": 1, "rg": 3, "k": 4}.get(name, len(self._state.fill))
        if len(operands) != parts or any(isinstance(operand, Name) for operand in operands):
            raise NotSimple
        self._state = replace(self._state, fill=tuple(float(operand) for operand in operands))

    def _parts(self, space: str) -> int:
        """Of how many parts a colour of the space consists."""
        if space in _SPACES:
            return _SPACES[space]
        found = self._resources.get(Name.ColorSpace, {}).get(space)
        if isinstance(found, Array) and str(found[0]) == "/ICCBased" and int(found[1].get(Name.N, 0)) in _BLACK:
            return int(found[1].N)
        raise NotSimple

    def _draw(self, name: str, numbers: list[float]) -> None:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if name == "h":
            self._path.append("Z")
            return
        if name == "re":
            (x, y), (width, height) = points
            rest = [(x + width, y), (x + width, y + height), (x, y + height)]
            self._path += ["M" + self._at((x, y)), *("L" + self._at(corner) for corner in rest), "Z"]
            self._point = (x, y)
            return
        if name == "v":
            points.insert(0, self._point)
        elif name == "y":
            points.append(points[-1])
        self._path.append({"m": "M", "l": "L"}.get(name, "C") + " ".join(map(self._at, points)))
        self._point = points[-1]

    def _at(self, point: tuple[float, float]) -> str:
        a, b, c, d, e, f = self._state.matrix
        return f"{_short(a * point[0] + c * point[1] + e)} {_short(b * point[0] + d * point[1] + f)}"

    def _fill(self, rule: str) -> None:
        outline, self._path = "".join(self._path), []
        if outline and rule:
            self.shapes.append(_Shape(outline, rule, self._state))
        if self._clip:
            self._state = replace(self._state, clips=(*self._state.clips, (outline or "M0 0", self._clip)))
            self._clip = ""
        if len(self.shapes) > _MOST_SHAPES or len(self._state.clips) > _DEEPEST:
            raise NotSimple

    def _form(self, form: Any, depth: int) -> None:
        if not isinstance(form, Stream) or str(form.get(Name.Subtype)) != "/Form" or Name.OC in form:
            raise NotSimple
        before = self._state
        matrix = _matrix(form.get(Name.Matrix, (1, 0, 0, 1, 0, 0)))
        self._state = replace(before, matrix=_times(matrix, before.matrix))
        left, bottom, right, top = (float(number) for number in form.BBox)
        self._draw("re", [left, bottom, right - left, top - bottom])
        self._clip = "nonzero"
        self._fill("")
        self.run(form, form.get(Name.Resources, self._resources), depth + 1)
        self._state = before


def _check_plain(graphics: Any) -> None:
    for key, plain in _PLAIN.items():
        value = graphics.get(key)
        if value is not None and (str(value) if isinstance(value, Name) else f"{float(value):g}") != plain:
            raise NotSimple


def _ink(shapes: Sequence[_Shape], page: Box) -> Box:
    """The box of what is seen of the shapes; a white one that covers the page is its paper, and is no ink."""
    measured = cache(outline_box)  # The same clip may lie around thousands of shapes.
    inked: list[Box] = []
    for shape in shapes:
        seen = within(measured(shape.outline), page)
        for clip, _ in shape.state.clips:
            seen = within(seen, measured(clip))
        if seen is not None and not (shape.state.fill in _WHITES and covers(seen, page)):
            inked.append(seen)
    box = around(inked)
    if box is None:
        raise NotSimple
    return box


def _svg(shapes: Sequence[_Shape], page: Box, ink: Box, mixed: Mixed) -> str:
    width, height = page[2:]
    process = sorted({shape.state.fill for shape in shapes if len(shape.state.fill) == 4})
    seen: dict[Colour, str] = dict(zip(process, mixed(process), strict=True))
    whole = {f"M0 {_short(height)}L{_short(width)} {_short(height)}L{_short(width)} 0L0 0Z"}
    clips = sorted({clip for shape in shapes for clip in shape.state.clips if clip[0] not in whole})
    named = {clip: f"c{number}" for number, clip in enumerate(clips, 1)}
    view = " ".join(map(_short, (ink[0], ink[1], ink[2] - ink[0], ink[3] - ink[1])))
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">']
    for (outline, rule), name in named.items():
        parts.append(f'<clipPath id="{name}"><path d="{outline}" clip-rule="{rule}"/></clipPath>')
    for shape in shapes:
        within = [named[clip] for clip in dict.fromkeys(shape.state.clips) if clip in named]
        parts += [f'<g clip-path="url(#{name})">' for name in within]
        colour = seen.get(shape.state.fill) or _hex(shape.state.fill)
        rule = ' fill-rule="evenodd"' if shape.rule == "evenodd" else ""
        parts.append(f'<path d="{shape.outline}" fill="{colour}"{rule}/>' + "</g>" * len(within))
    return "\n".join([*parts, "</svg>\n"])


def _hex(colour: Colour) -> str:
    red, green, blue = (round(255 * min(max(part, 0), 1)) for part in (colour if len(colour) == 3 else colour * 3))
    return f"#{red:02X}{green:02X}{blue:02X}"


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _short(number: float) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
