"""Texts set anew in the lines of a face that has been laid out: where each line comes to stand.

It is WeasyPrint's arithmetic, step by step, so that lengths come out the same to the last bit; and WeasyPrint still
decides where lines end. Whatever is not as simple as texts of one typeface in blocks of a known width, one block below
the other in a box that stands where it stands, is left to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import copy
from math import inf
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import weasyprint.text.line_break
from weasyprint.formatting_structure.boxes import BlockBox, LineBox, MarginBox, ParentBox, TextBox
from weasyprint.layout.block import collapse_margin

from kernekort.quick import dataclass
from kernekort.typeset.hooks import moves_of

_COLLAPSING = ("normal", "nowrap")
_SHIFTS = {"start": 0, "left": 0, "center": 1, "end": 2, "right": 2}
"""What a line is shifted by, in halves of the room that is left in it."""

_UNSETTLED = re.compile("[\t\r\f\v\x85\u2028\u2029]|  |^[ \n]|[ \n]$|\n\n")
"""What something is done about before lines are set; other texts are set as they are written."""

_USUAL = {
    "box_decoration_break": "slice",
    "direction": "ltr",
    "mask_border_source": ("none", None),
    "text_transform": "none",
    "text_decoration_line": "none",
    "max_lines": "none",
    "continue": "auto",
    "visibility": "visible",
    "clear": "none",
    "float": "none",
}
_LEAST = 1e-3
"""What comes that near to the end of the page, in pixels, is not decided here."""

_SIDES = ("top", "right", "bottom", "left")

Steps = tuple[tuple[float, float], ...]
"""By how much a box is moved to the right and down, again and again."""


class OddBoxError(Exception):
    """A box is not as simple as that."""


class Line(NamedTuple):
    """A line of a text, in pixels from the upper left corner of the page; text is drawn from ``left``, ``base``."""

    layout: Any
    width: float
    left: float
    base: float
    top: float


@dataclass(frozen=True)
class Leaf:
    """A block that holds one text, the number of its element, and how its lines are set.

    ``start`` is where lines begin before the block is put in its place, ``room`` how wide they may be, ``limit`` the
    same as it is told to what breaks lines, and ``end`` what they may not reach beyond. A text in it is ``tall``, and
    its baseline so far ``below`` its top; a line is so ``high``, with its own baseline ``ascent`` below its top, and so
    is that of the text ``drop`` below the top of its box. ``steps`` are by how much everything is moved.
    """

    part: int
    style: Any
    start: float
    room: float
    limit: float
    end: float
    tall: float
    below: float
    high: float
    ascent: float
    drop: float
    shift: int
    steps: Steps


@dataclass(frozen=True)
class Column:
    """Blocks of text one below the other, each with its margins, in a box that has its place.

    A box that is such a block itself has what is between the text and its edge for a margin at the bottom.

    ``top`` is where the first begins before the box is put there, ``bottom`` where they must have ended, as it ends the
    page; ``counts`` how many lines each must have, where the box is as high as they are.
    """

    leaves: tuple[Leaf, ...]
    margins: tuple[tuple[float, float], ...]
    top: float
    bottom: float
    counts: tuple[int, ...] | None


class Setter:
    """Sets lines; keeps what it needs for that from one face to the next."""

    def __init__(self) -> None:
        self.dictionaries: dict[Any, Any] = {}
        """What words are hyphenated by; WeasyPrint puts it here."""

    def set(self, column: Column, texts: Mapping[int, str]) -> list[list[Line]] | None:
        """The lines of each block of a column; ``None`` if one of the texts cannot be set like this."""
        made: list[list[Line]] = []
        y, above = column.top, 0.0
        for leaf, (margin_top, margin_bottom) in zip(column.leaves, column.margins, strict=True):
            collapsed = collapse_margin([above, margin_top])
            came = self._lines(leaf, texts[leaf.part], y + collapsed)
            if came is None:
                return None
            lines, bottom = came
            made.append(lines)
            content = (y + (collapsed - margin_top)) + margin_top
            y, above = content + max(0, bottom - content), margin_bottom
            if max(y, y + margin_bottom) > column.bottom:
                return None
        if column.counts is not None and tuple(map(len, made)) != column.counts:
            return None
        return made

    def first(self, style: Any, text: str, limit: float) -> Any:
        """The first line of a text, as WeasyPrint has it."""
        return weasyprint.text.line_break.split_first_line(text, style, self, limit, 0, is_line_start=True)

    def _lines(self, leaf: Leaf, text: str, y: float) -> tuple[list[Line], float] | None:
        """The lines of a text, and where they end; ``None`` if they are not set like this."""
        style = leaf.style
        wraps = style["white_space"] in _COLLAPSING
        if _UNSETTLED.search(text) or (wraps and "\n" in text) or (style["hyphens"] == "none" and "\u00ad" in text):
            return None
        lines: list[Line] = []
        data, skip = text.encode(), 0
        while skip < len(data):
            layout, length, resume, width, height, baseline = self.first(style, data[skip:].decode(), leaf.limit)
            if length <= 0 or (height, baseline) != (leaf.tall, leaf.below) or leaf.start + width > leaf.end:
                return None
            # Of a line of hard blanks nothing is drawn.
            if not layout.text.strip() or (wraps and layout.text.endswith(" ")):
                return None
            left, top, line_top = leaf.start + _offset(leaf, width), (0 - leaf.drop) + (y - (0 - leaf.ascent)), y
            for right, down in leaf.steps:
                left, top, line_top = left + right, top + down, line_top + down
            lines.append(Line(layout, width, left, top + leaf.drop, line_top))
            y += leaf.high
            skip = len(data) if resume is None else skip + resume
            while wraps and data[skip : skip + 1] == b" ":
                skip += 1
        return lines, y


def _offset(leaf: Leaf, width: float) -> float:
    taken = (leaf.start + width) - leaf.start
    left = leaf.room - taken
    return left * leaf.shift / 2 if leaf.shift and taken < leaf.room else 0


class Columns:
    """All text on a page that has been laid out, as columns, and the text boxes of each block by its number."""

    def __init__(self, page_box: Any, parts: Mapping[Element, int], setter: Setter) -> None:
        """``parts`` are the numbers of elements.

        Raises:
            OddBoxError: there is text on the page that does not stand in a column.
        """
        self.columns: list[Column] = []
        self.boxes: dict[int, Sequence[Any]] = {}
        self._parts, self._setter = parts, setter
        self._page_bottom = page_box.content_box_y() + page_box.height
        # Each box with the steps that it is moved by, the innermost first; none of those that stand still.
        waiting: list[tuple[Any, Steps]] = [(page_box, ())]
        while waiting:
            box, steps = waiting.pop()
            # A box that is positioned stands in the tree behind a placeholder.
            box = getattr(box, "_box", box)
            if isinstance(box, MarginBox) or not isinstance(box, ParentBox) or box.transformation_matrix:
                raise OddBoxError
            if box.is_absolutely_positioned():
                steps = (_step(box), *steps)
            elif steps or (box.style["position"] == "relative" and any(box.style[side] != "auto" for side in _SIDES)):
                raise OddBoxError
            inner = [getattr(child, "_box", child) for child in box.children]
            if inner and not any(child.is_absolutely_positioned() for child in inner) and steps:
                self.columns.append(self._column(box, inner, steps))
            else:
                waiting += [(child, steps) for child in inner]

    def _column(self, box: Any, inner: Sequence[Any], steps: Steps) -> Column:
        """The column in a box that has been put in its place."""
        before = copy(box)
        moves = moves_of(box)
        assert moves is not None  # noqa: S101 - or there were no steps
        before.position_x, before.position_y = (move.start for move in moves)
        before.position_y += collapse_margin([box.margin_top]) - box.margin_top
        if type(box) is not BlockBox or not _is_usual(box) or not _is_as_wide_as_said(box.style):
            raise OddBoxError
        left = before.content_box_x()
        leaves: tuple[Leaf, ...]
        margins: tuple[tuple[float, float], ...]
        if isinstance(inner[0], LineBox):
            leaves = (self._leaf(box, left, steps),)
            margins = ((0.0, box.padding_bottom + box.border_bottom_width),)
        else:
            for block in inner:
                _check(block)
            leaves = tuple(self._leaf(block, left + block.margin_left + block.padding_left, steps) for block in inner)
            margins = tuple((block.margin_top, block.margin_bottom) for block in inner)
        counts = None
        if _is_as_high_as_its_text(box.style):
            counts = tuple(len(self.boxes[leaf.part]) for leaf in leaves)
        bottom = self._page_bottom - sum(down for _, down in steps) - _LEAST
        return Column(leaves, margins, before.content_box_y(), bottom, counts)

    def _leaf(self, block: Any, start: float, steps: Steps) -> Leaf:
        """A block of lines, each of which is one text."""
        lines = block.children
        boxes = [_text(line, block) for line in lines]
        first, line = boxes[0], lines[0]
        style = first.style
        if not (_is_usual(first) and _is_usual(line)) or block.element not in self._parts:
            raise OddBoxError
        if any((one.height, one.baseline) != (line.height, line.baseline) for one in lines):
            raise OddBoxError
        if any(one.style is not style or one.baseline != first.baseline for one in boxes):
            raise OddBoxError
        align = line.style["text_align_all"]
        shift = _SHIFTS.get(align) if line.style["text_align_last"] in ("auto", align) else None
        if shift is None or line.style["text_indent"].value or style["white_space"] not in (*_COLLAPSING, "pre"):
            raise OddBoxError
        part = self._parts[block.element]
        self.boxes[part] = boxes
        room = (start + block.width) - start
        end = (start + room) * (1 + 1e-9)
        _, _, _, _, tall, below = self._setter.first(style, block.element.text, end - start)
        return Leaf(
            part=part,
            style=style,
            start=start,
            room=room,
            limit=end - start,
            end=end,
            tall=tall,
            below=below,
            high=line.height,
            ascent=line.baseline,
            drop=first.baseline,
            shift=shift,
            steps=steps,
        )


def _step(box: Any) -> tuple[float, float]:
    moves = moves_of(box)
    if moves is None or box.style["position"] != "absolute" or any(move.by_size for move in moves):
        raise OddBoxError
    across, down = moves
    return across.by, down.by


def _check(block: Any) -> None:
    """Makes sure of a block in a column that it takes the room its lines take, and paints nothing."""
    edges = (*(f"border_{side}_width" for side in _SIDES), "padding_top", "padding_bottom", "min_height")
    style = block.style
    plain = type(block) is BlockBox and style["position"] == "static" and not block.establishes_formatting_context()
    plain = plain and style["height"] == "auto" and block.max_height == inf and not block.transformation_matrix
    if not plain or any(getattr(block, edge) for edge in edges) or getattr(block, "background", None) is not None:
        raise OddBoxError
    if style["outline_width"] or not _is_length(style["width"]) or not _is_usual(block):
        raise OddBoxError
    if block.element is None or block.element.get("data-fit") is not None:
        raise OddBoxError


def _is_usual(box: Any) -> bool:
    """Whether there is nothing about a box that makes lines in it another matter."""
    if box.first_line_style or box.first_letter_style:
        return False
    return all(box.style[name] == value for name, value in _USUAL.items())


def _is_as_wide_as_said(style: Any) -> bool:
    """Whether a box in its place is as wide as it is whatever is in it."""
    if not _is_length(style["height"]) or not _is_length(style["width"]):
        return False
    return bool(style["width"] != "auto" or (style["left"] != "auto" and style["right"] != "auto"))


def _is_as_high_as_its_text(style: Any) -> bool:
    return bool(style["height"] == "auto" and "auto" in (style["top"], style["bottom"]))


def _is_length(value: Any) -> bool:
    return bool(value == "auto" or getattr(value, "unit", None) in ("px", "%"))


def _text(line: Any, block: Any) -> Any:
    """The one text of a line."""
    if not isinstance(line, LineBox) or len(line.children) != 1 or line.text_overflow != "clip":
        raise OddBoxError
    (box,) = line.children
    if not isinstance(box, TextBox) or line.block_ellipsis != "none" or box.justification_spacing:
        raise OddBoxError
    if box.element is not block.element or "::" in box.element_tag or len(box.element):
        raise OddBoxError
    return box
