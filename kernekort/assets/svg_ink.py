"""How much of its drawing area an SVG fills: measured where that is plain, left open where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from math import radians

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.pens.transformPen import TransformPen

from kernekort.assets.outline_box import Box, around, covers, within
from kernekort.assets.svg_style import declarations, rules
from kernekort.assets.svg_tree import Drawing, Element
from kernekort.promised import later

with later(("fontTools.misc.etree",)):
    # Paths are all that is read here; what reads whole drawings brings another parser of XML along.
    from fontTools.svgLib.path import parse_path

_MOST_MEASURED = 500_000
_UNPAINTED = frozenset(
    {"defs", "clipPath", "mask", "symbol", "pattern", "marker", "linearGradient", "radialGradient", "filter"}
    | {"style", "title", "desc", "metadata", "text"}
)
_GROUPS = frozenset({"svg", "g", "a", "switch"})
_OPEN = frozenset({"use", "svg"})
_PAINT = ("fill", "stroke", "display")
_WHITES = frozenset({"#fff", "#ffffff", "white"})
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PLAIN = re.compile(rf"\s*{_NUMBER.pattern}(?:px)?\s*")
_MOVE = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]{0,200})\)")

Rules = Mapping[str, Mapping[str, str]]
"""Declarations by the one name, ``.class`` or ``path`` or ``#id``, that they speak of."""


class _Unclear(Exception):  # noqa: N818 - ends the measuring
    """The drawing is put together in a way that is not measured here."""


def filled_share(drawing: Drawing, area: Box) -> float | None:
    """How much of the drawing area lies within the box of what is drawn, from 0 to 1; ``None`` when that is unclear.

    Strokes are measured by their middles, and what is clipped away counts, so it is good for a warning only.
    """
    if len(drawing.text) > _MOST_MEASURED:
        return None
    try:
        box = within(_box(drawing.elements, area), area)
    except (_Unclear, ValueError, TypeError, IndexError, ArithmeticError):
        return None  # What a browser makes of an odd path, it shows; nothing is said of it here.
    if box is None:
        return 0.0
    return (box[2] - box[0]) * (box[3] - box[1]) / ((area[2] - area[0]) * (area[3] - area[1]))


def _box(elements: Sequence[Element], area: Box) -> Box | None:
    sheet = _sheet(elements)
    moves: list[Transform | None] = []
    paints: list[Mapping[str, str]] = []
    boxes: list[Box] = []
    for index, element in enumerate(elements):
        above, inherited = (moves[element.parent], paints[element.parent]) if index else (Transform(), {})
        paint = _paint(element, sheet, inherited)
        painted = element.name not in _UNPAINTED and paint.get("display") != "none"
        paints.append(paint)
        moves.append(_moved(above, element) if above is not None and painted else None)
        move = moves[index]
        if move is None or (element.name in _GROUPS and not (index and element.name == "svg")):
            continue
        box = _drawn(element, move)
        if box is not None and _seen(paint, box, area):
            boxes.append(box)
    return around(boxes)


def _sheet(elements: Sequence[Element]) -> Rules:
    sheet: dict[str, dict[str, str]] = {}
    for element in elements:
        for rule in rules(element.words()) if element.name == "style" else ():
            if "transform" in rule.declarations:
                raise _Unclear
            for name in rule.names:
                sheet.setdefault(name, {}).update(rule.declarations)
    return sheet


def _paint(element: Element, sheet: Rules, inherited: Mapping[str, str]) -> Mapping[str, str]:
    attributes = element.attributes
    own = declarations(attributes.get("style", ""))
    if "transform" in own:
        raise _Unclear
    names = [
        element.name,
        *("." + name for name in attributes.get("class", "").split()),
        "#" + attributes.get("id", ""),
    ]
    found = dict(inherited)
    for source in (attributes, *(sheet[name] for name in names if name in sheet), own):
        found |= {name: source[name].strip().lower() for name in _PAINT if name in source}
    return found


def _seen(paint: Mapping[str, str], box: Box, area: Box) -> bool:
    """Whether an element shows: not when it is painted with nothing, or is the white paper behind everything."""
    fill, stroke = paint.get("fill", "black"), paint.get("stroke", "none")
    if stroke != "none":
        return True
    return fill != "none" and not (fill in _WHITES and covers(box, area))


def _moved(above: Transform, element: Element) -> Transform:
    text = element.attributes.get("transform", "")
    for kind, inner in _MOVE.findall(text):
        above = _transformed(above, kind, [float(number) for number in _NUMBER.findall(inner)])
    return above


def _transformed(above: Transform, kind: str, numbers: list[float]) -> Transform:
    if kind == "matrix":
        return above.transform((numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]))
    if kind == "translate":
        return above.translate(numbers[0], numbers[1] if numbers[1:] else 0)
    if kind == "scale":
        return above.scale(numbers[0], numbers[-1])
    if kind == "rotate":
        x, y = numbers[1:3] if len(numbers) == 3 else (0.0, 0.0)
        return above.translate(x, y).rotate(radians(numbers[0])).translate(-x, -y)
    raise _Unclear


def _drawn(element: Element, move: Transform) -> Box | None:
    pen = ControlBoundsPen(None)
    parse_path(_path(element), TransformPen(pen, move))
    box: Box | None = pen.bounds
    return box


def _path(element: Element) -> str:
    """The element as a path that has the same box."""
    attributes = element.attributes
    if element.name == "path":
        return attributes.get("d", "")
    if element.name in ("polyline", "polygon"):
        return "M" + " ".join(_NUMBER.findall(attributes.get("points", "")))
    maker = _SHAPES.get(element.name)
    if maker is None:
        if element.name in _OPEN:
            raise _Unclear
        return ""
    return maker(lambda name: _length(attributes.get(name, "0")))


def _length(text: str) -> float:
    if not _PLAIN.fullmatch(text):
        raise _Unclear
    return float(text.strip().removesuffix("px"))


def _oblong(left: float, top: float, width: float, height: float) -> str:
    return f"M{left} {top}H{left + width}V{top + height}H{left}Z" if width and height else ""


def _round(x: float, y: float, rx: float, ry: float) -> str:
    return _oblong(x - rx, y - ry, 2 * rx, 2 * ry)


Of = Callable[[str], float]
_SHAPES: Mapping[str, Callable[[Of], str]] = {
    "rect": lambda of: _oblong(of("x"), of("y"), of("width"), of("height")),
    "image": lambda of: _oblong(of("x"), of("y"), of("width"), of("height")),
    "circle": lambda of: _round(of("cx"), of("cy"), of("r"), of("r")),
    "ellipse": lambda of: _round(of("cx"), of("cy"), of("rx"), of("ry")),
    "line": lambda of: f"M{of('x1')} {of('y1')}L{of('x2')} {of('y2')}",
}
