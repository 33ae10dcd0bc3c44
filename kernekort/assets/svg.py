"""SVG from strangers: what it may hold, told by line."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Iterator

from kernekort.assets.files import MEGABYTE
from kernekort.assets.images import check_image_data
from kernekort.assets.svg_cost import check_cost
from kernekort.assets.svg_sizes import check_sizes
from kernekort.assets.svg_style import outside, runs
from kernekort.assets.svg_tree import Drawing, Element, parse_svg
from kernekort.findings import Finding, Place, error, in_order

MOST_BYTES = 2 * MEGABYTE
_MOST_FINDINGS = 20
_ACTIVE = frozenset(
    "script foreignObject handler listener iframe object embed audio video canvas "
    "animate animateColor animateMotion animateTransform set discard".casefold().split()
)
_TEXT = frozenset({"text", "flowRoot", "tref"})
_DRAWN = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "use", "text"})
_PICTURE = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)
_INK_STOP = re.compile(r"stop-color\s*:[^;}]*\b(?:device-cmyk|icc-color)\s*\(", re.IGNORECASE)
_SHOWN = 60


def check_svg(data: bytes, place: Place) -> tuple[Finding, ...]:
    """Whether an SVG may be set: a still drawing in outlines that reaches for nothing outside itself.

    Findings: ``file-too-large``, those of parsing, ``svg-script``, ``svg-external``, ``svg-text``, ``image-empty``,
    ``svg-size``, ``svg-circle``, ``svg-bomb``, ``svg-cmyk-gradient``, and what is wrong with an embedded picture.
    """
    if len(data) > MOST_BYTES:
        return (error("file-too-large", place, name=place.file, most=MOST_BYTES // MEGABYTE),)
    parsed = parse_svg(data, place)
    return parsed.findings if parsed.value is None else check_drawing(parsed.value, place)


def check_drawing(drawing: Drawing, place: Place) -> tuple[Finding, ...]:
    """The same for an SVG that is parsed already; each kind of fault is told where it stands first."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in _faults(drawing, place):
        first.setdefault((finding.code, repr(finding.facts)), finding)
        if len(first) == _MOST_FINDINGS:
            break
    return in_order([*first.values(), *check_sizes(drawing, place), *check_cost(drawing, place)])


def _faults(drawing: Drawing, place: Place) -> Iterator[Finding]:
    if "xml-stylesheet" in drawing.instructions:
        yield error("svg-external", place, what="xml-stylesheet")
    if not any(element.name in _DRAWN for element in drawing.elements):
        yield error("image-empty", place)
    for index, element in enumerate(drawing.elements):
        here = Place(place.file, element.line)
        if element.name.casefold() in _ACTIVE:
            yield error("svg-script", here, what=element.name)
        if element.words().strip() and _within_text(drawing, index):
            yield error("svg-text", here)
        if element.name == "style":
            yield from _style(element.words(), here)
        if _stops_in_ink(element):
            yield error("svg-cmyk-gradient", here)
        for name, value in element.attributes.items():
            yield from _attribute(element, name, value, here)


def _stops_in_ink(element: Element) -> bool:
    """Whether a gradient has colours in CMYK, of which only three parts would be drawn, and those as light."""
    if element.name == "style":
        return _INK_STOP.search(element.words()) is not None
    attributes = element.attributes if element.name == "stop" else {}
    words = f"stop-color: {attributes.get('stop-color', '')}; {attributes.get('style', '')}"
    return _INK_STOP.search(words) is not None


def _within_text(drawing: Drawing, index: int) -> bool:
    while index >= 0:
        element = drawing.elements[index]
        if element.name in _TEXT:
            return True
        index = element.parent
    return False


def _attribute(element: Element, name: str, value: str, here: Place) -> Iterator[Finding]:
    local = name.rsplit("}", 1)[-1].casefold()
    if local in ("href", "src"):
        yield from _link(element, value.strip(), here)
    elif local == "base" and name != local:
        yield error("svg-external", here, what=_short(value))
    elif name.startswith("{"):
        return  # What drawing programs note for themselves; nothing reads it.
    elif local.startswith("on"):
        yield error("svg-script", here, what=name)
    elif local not in ("id", "class") and not local.startswith(("data-", "aria-")):
        yield from _style(value, here)


def _style(value: str, here: Place) -> Iterator[Finding]:
    if found := runs(value):
        yield error("svg-script", here, what=found)
    if found := outside(value):
        yield error("svg-external", here, what=_short(found))


def _link(element: Element, target: str, here: Place) -> Iterator[Finding]:
    if not target or target.startswith("#"):
        return
    picture = _PICTURE.fullmatch(target) if element.name in ("image", "feImage") else None
    if picture is None:
        yield error("svg-external", here, what=_short(target))
        return
    try:
        data = b64decode("".join(picture[1].split()), validate=True)
    except NotBase64:
        yield error("image-damaged", here, name=_short(target))
        return
    yield from check_image_data(data, here, "<image>")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
