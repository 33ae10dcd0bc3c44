"""The numbers of an SVG: finite, sensible, and without dashes or tiles so small that they come in billions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from kernekort.assets.svg_paint import MOST_RULES
from kernekort.assets.svg_style import declarations, rules
from kernekort.assets.svg_tree import Drawing, Element
from kernekort.findings import Checked, Finding, Place, error

_LARGEST = 1e7
_MOST_DASHES = 20_000.0
_MOST_TILES = 1_000.0
_SLIMMEST = 100.0
_MEASURES = re.compile(
    r"width|height|viewBox|points|d|[xy][12]?|d[xy]|[cf][xy]|f?r|r[xy]|ref[XY]|k[1-4]|offset|radius|scale|font-size|"
    r"transform|(?:gradient|pattern)Transform|marker(?:Width|Height)|stdDeviation|baseFrequency|"
    r"stroke-(?:width|dasharray|dashoffset|miterlimit)"
)
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NO_NUMBER = re.compile(r"nan|inf", re.IGNORECASE)
_IN_STYLE = re.compile(r"(?<![#\w.-])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*")
_SCALE = re.compile(r"(scale|matrix)\s*\(([^)]{0,200})\)")


def check_sizes(drawing: Drawing, place: Place) -> tuple[Finding, ...]:
    """Whether every measure can be drawn.

    Findings: ``svg-size`` with the line; ``svg-too-fine`` for dashes and tiles.
    """
    largest = 0.0
    for element in drawing.elements:
        for name, numbers in _measures(element):
            worst = max((abs(number) for number in numbers), default=0.0)
            if not worst <= _LARGEST:
                return (error("svg-size", Place(place.file, element.line), what=name),)
            largest = max(largest, worst)
    crowd = next((element for element in drawing.elements if _crowded(element, largest)), None)
    return (error("svg-too-fine", Place(place.file, crowd.line)),) if crowd else ()


def aspect_of(drawing: Drawing, place: Place) -> Checked[float]:
    """Width over height of the drawing, by its width and height or else by its viewBox.

    Findings: ``svg-size`` when it says neither, or is no more than a line.
    """
    attributes = drawing.elements[0].attributes
    width, height = _pixels(attributes, "width"), _pixels(attributes, "height")
    box = [float(number) for number in _NUMBER.findall(attributes.get("viewBox", ""))]
    if not (width and height) and len(box) == 4:
        width, height = box[2], box[3]
    if not (width and height and width > 0 and height > 0 and 1 / _SLIMMEST <= width / height <= _SLIMMEST):
        return Checked(None, (error("svg-size", place, what="viewBox"),))
    return Checked(width / height)


def area_of(drawing: Drawing) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of the drawing area in the drawing's own units; ``None`` when it tells of none."""
    attributes = drawing.elements[0].attributes
    box = [float(number) for number in _NUMBER.findall(attributes.get("viewBox", ""))]
    if len(box) != 4:
        box = [0.0, 0.0, _pixels(attributes, "width") or 0.0, _pixels(attributes, "height") or 0.0]
    return (box[0], box[1], box[0] + box[2], box[1] + box[3]) if box[2] > 0 and box[3] > 0 else None


def _pixels(attributes: Mapping[str, str], name: str) -> float | None:
    match = _LENGTH.fullmatch(attributes.get(name, ""))
    return float(match[1]) * _UNITS[match[2]] if match and match[2] in _UNITS else None


def _measures(element: Element) -> Iterator[tuple[str, list[float]]]:
    for name, value in element.attributes.items():
        if _MEASURES.fullmatch(name):
            found = [float(number) for number in _NUMBER.findall(value)]
            yield name, [*found, *(float("nan") for _ in _NO_NUMBER.findall(value))]
    style = element.attributes.get("style", "") + (element.words() if element.name == "style" else "")
    if style:
        yield "style", [float(number) for number in _IN_STYLE.findall(style)]


def _crowded(element: Element, largest: float) -> bool:
    """Whether a dash or a tile of the element fits too often into the largest measure of the drawing."""
    styles: list[Mapping[str, str]] = [declarations(element.attributes.get("style", ""))]
    if element.name == "style":
        styles += [rule.declarations for rule in islice(rules(element.words()), MOST_RULES)]
    dashes = [element.attributes.get("stroke-dasharray", ""), *(style.get("stroke-dasharray", "") for style in styles)]
    for dash in dashes:
        lengths = [abs(float(number)) for number in _NUMBER.findall(dash)]
        # Dashes of no length at all draw a plain line.
        if sum(lengths) > 0 and largest / sum(lengths) > _MOST_DASHES:
            return True
    return element.name == "pattern" and _tiny_tile(element, largest)


def _tiny_tile(element: Element, largest: float) -> bool:
    whole = 1.0 if element.attributes.get("patternUnits") != "userSpaceOnUse" else largest
    shrink = 1.0
    for kind, inner in _SCALE.findall(element.attributes.get("patternTransform", "")):
        numbers = [abs(float(number)) for number in _NUMBER.findall(inner)] or [1.0]
        shrink *= min(numbers) if kind == "scale" else max(numbers[:4])
    sides = [_NUMBER.match(element.attributes.get(name, "").strip()) for name in ("width", "height")]
    lengths = [abs(float(side[0])) * shrink for side in sides if side]
    percent = any("%" in element.attributes.get(name, "") for name in ("width", "height"))
    return any(0 < length < whole * (100 if percent else 1) / _MOST_TILES for length in lengths)
