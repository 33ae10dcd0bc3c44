"""The door to WeasyPrint's laid-out boxes, whose names are private: read here once into values of our own.

Only ``following`` looks at them besides, for how they came to stand where they stand.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Page
from weasyprint.formatting_structure.boxes import InlineBox, LineBox, MarginBox, ReplacedBox, TextBox
from weasyprint.images import RasterImage
from weasyprint.layout.replaced import replacedbox_layout

from kernekort.typeset.laid import Frame, Input, Laid, Matrix, Picture, Rect, Text, Where, turned_point
from kernekort.units import Mm, Size

MM_PER_PIXEL = 25.4 / 96


def read_page(page: Page, sections: Mapping[Element, int], stand_ins: Container[str] = ()) -> Laid:
    """Everything on a laid-out page that can be measured; ``sections`` numbers the elements that faces are made of.

    Pictures among the ``stand_ins`` are not pictures but drawings.
    """
    reader = _Reader(sections, stand_ins)
    reader.read(page._page_box)
    return Laid(
        size=Size(page.width * MM_PER_PIXEL, page.height * MM_PER_PIXEL),
        bleeds=tuple(bleed * MM_PER_PIXEL for bleed in page.bleed.values()),
        faces=tuple(reader.faces),
        frames=tuple(reader.frames),
        texts=tuple(reader.texts),
        pictures=tuple(reader.pictures),
        inputs=tuple(reader.inputs),
        clips=tuple(reader.clips),
    )


def paints(page: Page, mark: str) -> bool:
    """Whether the page itself, or one of its elements with an attribute, paints anything or changes what is in it."""
    waiting: list[Any] = [page._page_box]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        if isinstance(box, TextBox | MarginBox):
            continue
        element = box.element
        if (element is None or element.tag in ("html", "body") or mark in element.attrib) and _paints(box):
            return True
        waiting.extend(box.children if hasattr(box, "children") else ())
    return False


def _paints(box: Any) -> bool:
    style = box.style
    grounds = [getattr(box, name, None) for name in ("background", "canvas_background")]
    if any(ground.color.alpha or any(layer.image for layer in ground.layers) for ground in grounds if ground):
        return True
    if any(getattr(box, f"border_{side}_width", 0) for side in ("top", "right", "bottom", "left")):
        return True
    return bool(
        style["opacity"] < 1 or style["transform"] or (style["outline_width"] and style["outline_style"] != "none")
    )


class _Reader:
    """Walks the boxes of a page without recursion, however deep they are."""

    def __init__(self, sections: Mapping[Element, int], stand_ins: Container[str]) -> None:
        self._stand_ins = stand_ins
        self.faces: dict[int, None] = {}
        self.frames: list[Frame] = []
        self.texts: list[Text] = []
        self.pictures: list[Picture] = []
        self.inputs: list[Input] = []
        self.clips: list[Frame] = []
        self._owners = {element: face for section, face in sections.items() for element in section.iter()}
        self._parts = {element: part for section in sections for part, element in enumerate(section.iter())}
        self._framed: set[Element] = set()
        self._blocks = 0

    def read(self, page_box: Any) -> None:
        """Reads a box and all boxes in it, in the order they were laid out."""
        waiting: list[tuple[Any, Where]] = [(page_box, Where(room=math.inf))]
        while waiting:
            box, outer = waiting.pop()
            # A box that is positioned absolutely stands in the tree behind a placeholder.
            box = getattr(box, "_box", box)
            where = self._where(box, outer)
            if isinstance(box, TextBox):
                self._read_text(box, where)
                continue
            self._read_pictures(box, where)
            self._read_input(box, where)
            waiting.extend((child, where) for child in reversed(box.children))

    def _where(self, box: Any, outer: Where) -> Where:
        where = outer
        element = box.element
        if element is not None and element in self._owners:
            # Asked of each box: a piece of one face that runs over lands among the boxes of the next.
            face = self._owners[element]
            self.faces.setdefault(face)
            where = replace(where, face=face) if face != where.face else where
        if box.transformation_matrix:
            where = replace(where, turned=_after(box.transformation_matrix.values, outer.turned))
        if isinstance(box, LineBox):
            top = box.position_y * MM_PER_PIXEL
            return replace(where, line_top=top, line_bottom=top + box.height * MM_PER_PIXEL)
        if isinstance(box, MarginBox):
            self._blocks += 1
            return replace(where, block=self._blocks, room=_content_box(box).right)
        if isinstance(box, TextBox) or element is None:
            return where
        field = element.get("data-fit", "")
        if isinstance(box, InlineBox):
            # A piece of a line has no room of its own that it could overrun.
            return replace(where, field=field) if field else where
        self._blocks += 1
        where = replace(where, block=self._blocks, room=_room(box, where.room))
        # Anonymous boxes inside an element name the same element.
        if field and element not in self._framed:
            self._framed.add(element)
            where = replace(where, field=field, frames=(*where.frames, len(self.frames)))
            self.frames.append(Frame(field, _content_box(box), _grows(box)))
        elif box.style["overflow"] != "visible" and element not in self._framed:
            self._framed.add(element)
            where = replace(where, clips=(*where.clips, len(self.clips)))
            self.clips.append(Frame(where.field, _content_box(box), _grows(box)))
        return where

    def _read_text(self, box: Any, where: Where) -> None:
        style = box.style
        if not box.text.strip() or style["visibility"] != "visible":
            return
        self.texts.append(
            Text(
                drawn=box.text,
                families=tuple(style["font_family"]),
                weight=style["font_weight"],
                style=style["font_style"],
                size=style["font_size"] * MM_PER_PIXEL,
                left=box.position_x * MM_PER_PIXEL,
                right=(box.position_x + box.width) * MM_PER_PIXEL,
                baseline=(box.position_y + box.baseline) * MM_PER_PIXEL,
                where=where,
                # What stands in the margin of a page by itself, such as its number, has no element at all.
                generated=box.element is None or "::" in box.element_tag,
                part=self._parts.get(box.element, 0),
            )
        )

    def _read_pictures(self, box: Any, where: Where) -> None:
        if isinstance(box, ReplacedBox):
            width, height, _, _ = replacedbox_layout(box)
            self._keep_picture(box, box.replacement, width, height, where)
        for layer in box.background.layers if getattr(box, "background", None) else ():
            if isinstance(layer.image, RasterImage) and layer.image.id not in self._stand_ins:
                width, height = layer.size
                self._keep_picture(box, layer.image, width, height, where)

    def _read_input(self, box: Any, where: Where) -> None:
        if box.is_input():
            style = box.style
            families = tuple(style["font_family"])
            self.inputs.append(Input(_content_box(box), families, style["font_weight"], style["font_style"], where))

    def _keep_picture(self, box: Any, image: Any, width: float, height: float, where: Where) -> None:
        dpi = None
        pixels = 0
        if isinstance(image, RasterImage) and width > 0 and height > 0:
            dpi = min(image.width / width, image.height / height) * 96
            pixels = image.width
        wanted = _number(box.element.get("data-min-dpi")) if box.element is not None else 0.0
        self.pictures.append(Picture(_content_box(box), dpi, wanted, pixels, where))


def _content_box(box: Any) -> Rect:
    left, top = box.content_box_x() * MM_PER_PIXEL, box.content_box_y() * MM_PER_PIXEL
    return Rect(left, top, left + box.width * MM_PER_PIXEL, top + box.height * MM_PER_PIXEL)


def _room(box: Any, outer: Mm | None) -> Mm | None:
    """How far to the right text may reach in a block, as long as nothing has taken it out of the flow."""
    if outer is None or box.style["position"] in ("absolute", "fixed"):
        return None
    return min(outer, _content_box(box).right)


def _grows(box: Any) -> bool:
    return bool(box.style["height"] == "auto" and box.style["max_height"].value == math.inf)


def _after(inner: Matrix, outer: Matrix | None) -> Matrix:
    """The two turnings as one, the inner first; ``inner`` still counts in pixels."""
    a, b, c, d, e, f = (*inner[:4], inner[4] * MM_PER_PIXEL, inner[5] * MM_PER_PIXEL)
    if outer is None:
        return a, b, c, d, e, f
    x, y = turned_point(outer, e, f)
    oa, ob, oc, od, _, _ = outer
    return oa * a + oc * b, ob * a + od * b, oa * c + oc * d, ob * c + od * d, x, y


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
