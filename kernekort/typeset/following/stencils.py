"""Faces made after one of their kind that WeasyPrint has laid out: what is the same is taken from that one.

A stencil is what such a face is drawn with, with gaps where its texts and its figures go. Of the other faces of the
kind only the lines are set. A stencil is used only if the face it was cut from comes out of it as WeasyPrint laid it
out and drew it, to the last byte; and what does not fit into it is laid out by WeasyPrint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any
from xml.etree.ElementTree import Element

import pydyf

from kernekort.quick import dataclass
from kernekort.typeset.arts import Arts, picture_of
from kernekort.typeset.boxes import MM_PER_PIXEL
from kernekort.typeset.following.flows import Column, Columns, Leaf, Line, OddBoxError, Setter
from kernekort.typeset.following.kinds import Figure, Kind
from kernekort.typeset.following.writing import Writing, Written, blank, colour_steps, line_steps
from kernekort.typeset.harvest import Harvested, UnusualPageError
from kernekort.typeset.hooks import Move, Pen, Stroke, moves_of
from kernekort.typeset.laid import Laid, Text

_MOST = 200
"""So many stencils are kept, and ten times as many kinds are remembered; more are begun anew."""

_COLOURLESS = re.compile(rb"q|Q|W|n|[-.\d ]+ (?:cm|re)|/x\d+ Do")
"""Steps that paint nothing in a colour that was said."""

_BREAKS = ("always", "page", "left", "right", "recto", "verso")
_BEFORE_FIGURE = 6
"""Steps that a figure is drawn with before it is named: twice a rectangle, and nothing shown beyond it."""

_SIDES = ("top", "right", "bottom", "left")
_EDGES = [f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES] + [
    f"border_{side}_width" for side in _SIDES
]
_RADII = [f"border_{corner}_radius" for corner in ("top_left", "top_right", "bottom_right", "bottom_left")]
_PLAIN = {
    "background_attachment": ("scroll",),
    "box_shadow": (),
    "box_sizing": "border-box",
    "clip": (),
    "image_rendering": "auto",
    "mask_border_source": ("none", None),
    "outline_width": 0,
    "overflow": "visible",
}
"""What is said of a box that shows nothing but its picture."""


@dataclass(frozen=True)
class _Placed:
    """A figure of a face: the number of its element, what it is drawn by, and how it is put in its place."""

    part: int
    name: str
    moves: tuple[Move, Move]


@dataclass(frozen=True)
class Alike:
    """A face made after another: what stands on it, and what it is drawn with."""

    laid: Laid
    page: Harvested


@dataclass(frozen=True)
class Stencil:
    """``pieces`` are steps of a content stream that are the same on all faces of the kind, and what goes between."""

    section: Element
    columns: tuple[Column, ...]
    laid: Laid
    read: tuple[int, ...]
    """The numbers of the elements with text in the order they are read in."""
    page: Harvested
    pieces: tuple[bytes | Written | _Placed, ...]

    def made(self, number: int, kind: Kind, pen: Pen, setter: Setter, arts: Arts) -> Alike | None:
        """The face of that number, of this kind; ``None`` if it does not go into the stencil."""
        lines: dict[int, list[Line]] = {}
        for column in self.columns:
            blocks = setter.set(column, kind.texts)
            if blocks is None:
                return None
            lines |= {leaf.part: block for leaf, block in zip(column.leaves, blocks, strict=True)}
        writing = Writing(pen)
        groups: dict[str, Any] = {}
        texts: dict[int, list[Text]] = {}
        for piece in self.pieces:
            if isinstance(piece, bytes):
                writing.go_on([piece])
            elif isinstance(piece, _Placed):
                figure, groups[piece.name] = _figure(piece, kind.figures[piece.part])
                writing.go_on(figure)
            else:
                part = piece.leaf.part
                if not writing.write(piece, lines[part]):
                    return None
                texts[part] = [_text(piece, line, number) for line in lines[part]]
        writing.go_on([])
        read = tuple(text for part in self.read for text in texts[part])
        page = self.page.like(b"\n".join(writing.steps), writing.fonts, groups, arts)
        return Alike(replace(self.laid, faces=(number,), texts=read), page)

    @property
    def is_without_colours(self) -> bool:
        """Whether nothing in it has a colour but its texts and figures."""
        steps = (step for piece in self.pieces if isinstance(piece, bytes) for step in piece.split(b"\n"))
        return all(map(_COLOURLESS.fullmatch, steps))

    def in_colours(self, colours: Mapping[int, Any]) -> Stencil | None:
        """The same with texts in other colours, by the numbers of their elements; nothing if there is more to them."""
        pieces: list[bytes | Written | _Placed] = []
        for piece in self.pieces:
            if isinstance(piece, Written):
                steps = colour_steps(colours[piece.leaf.part])
                if piece.opacity != steps[0] or len(steps) != 2:
                    return None
                pieces.append(replace(piece, colour=steps[1]))
            else:
                pieces.append(piece)
        return replace(self, pieces=tuple(pieces))


def _text(piece: Written, line: Line, number: int) -> Text:
    top = line.top * MM_PER_PIXEL
    where = replace(piece.text.where, face=number, line_top=top, line_bottom=top + piece.leaf.high * MM_PER_PIXEL)
    return replace(
        piece.text,
        drawn=line.layout.text,
        left=line.left * MM_PER_PIXEL,
        right=(line.left + line.width) * MM_PER_PIXEL,
        baseline=line.base * MM_PER_PIXEL,
        where=where,
    )


def _figure(placed: _Placed, figure: Figure) -> tuple[list[bytes], Any]:
    """The steps that a figure is drawn with, and the group that these name."""
    *place, width, height = figure.pixels
    x, y = (
        move.start + (length + (move.origin - move.start)) for move, length in zip(placed.moves, place, strict=True)
    )
    stream, group = pydyf.Stream(), pydyf.Stream()
    for _ in range(2):
        stream.rectangle(x, y, width, height)
        stream.clip()
        stream.end()
    stream.draw_x_object(placed.name)
    group.set_matrix(1, 0, 0, 1, x, y)
    group.set_matrix(width, 0, 0, -height, 0, height)
    group.draw_x_object(f"i{picture_of(figure.name)}1")
    return stream.stream, group


class Stencils:
    """Those cut with one set of typefaces and one style sheet."""

    def __init__(self) -> None:
        self.setter = Setter()
        self._cut: dict[bytes, Stencil | None] = {}
        self._of_shape: dict[bytes, Stencil] = {}
        self._met: set[bytes] = set()
        self._different: set[bytes] = set()

    def of(self, kind: Kind) -> Stencil | None:
        """The stencil of a kind, if there is one."""
        return self._cut.get(kind.key)

    def of_shape(self, kind: Kind) -> Stencil | None:
        """One of another kind, that may serve for this one in other colours."""
        return self._of_shape.get(kind.shape)

    def is_known(self, kind: Kind) -> bool:
        """Whether it was tried to cut one, if in vain."""
        return kind.key in self._cut

    def is_met(self, kind: Kind) -> bool:
        """Whether a face of the kind was there before; from now on there was."""
        met = kind.key in self._met
        _add(self._met, kind.key)
        return met

    def is_different(self, kind: Kind) -> bool:
        """Whether it differs in more than colours from those of its shape."""
        return kind.key in self._different

    def tell_apart(self, kind: Kind) -> None:
        """The kind does."""
        _add(self._different, kind.key)

    def keep(self, kind: Kind, stencil: Stencil | None) -> None:
        """The stencil of a kind, or that there is none, nor will there be."""
        if len(self._cut) > _MOST:
            self._cut.clear()
            self._of_shape.clear()
        self._cut[kind.key] = stencil

    def cut(self, kind: Kind, section: Element, box: Any, laid: Laid, page: Harvested, pen: Pen, arts: Arts) -> None:
        """Cuts one from a face that was just laid out and drawn: of its element, the box of its page, what is on it."""
        self.keep(kind, None)
        try:
            stencil = _cut(kind, section, box, laid, page, pen, self.setter)
        except (OddBoxError, UnusualPageError):
            return
        made = stencil.made(laid.faces[0], kind, pen, self.setter, arts)
        if made is None or made.laid != laid or not made.page.is_like(page):
            return
        self.keep(kind, stencil)
        if stencil.is_without_colours:
            self._of_shape.setdefault(kind.shape, stencil)


def _add(keys: set[bytes], key: bytes) -> None:
    if len(keys) > 10 * _MOST:
        keys.clear()
    keys.add(key)


def _cut(kind: Kind, section: Element, box: Any, laid: Laid, page: Harvested, pen: Pen, setter: Setter) -> Stencil:
    """A stencil that has not been proved yet.

    Raises:
        OddBoxError: there is more to the face than a stencil can hold.
    """
    parts = {element: part for part, element in enumerate(section.iter())}
    columns = Columns(box, parts, setter)
    if columns.boxes.keys() != kind.texts.keys() or laid.pictures or laid.inputs:
        raise OddBoxError
    boxes: dict[int, Any] = {}
    for one in _boxes(box):
        if one.element in parts:
            boxes.setdefault(parts[one.element], one)
    if not _has_its_page(box, boxes[0]):
        raise OddBoxError
    read: dict[int, Text] = {}
    for text in laid.texts:
        read.setdefault(text.part, text)
    steps = page.steps
    strokes = [stroke for stroke in pen.strokes if stroke.stream is page.stream]
    gaps: list[tuple[int, int, Written | _Placed]] = []
    for leaf in (leaf for column in columns.columns for leaf in column.leaves):
        own = [stroke for stroke in strokes if any(stroke.box is one for one in columns.boxes[leaf.part])]
        if len(own) != len(columns.boxes[leaf.part]):
            raise OddBoxError
        gaps.append(_gap(leaf, own, read[leaf.part], steps, pen))
    for part, figure in kind.figures.items():
        gaps.append(_place(part, figure, boxes.get(part), page))
    pieces = tuple(_between(steps, sorted(gaps, key=lambda gap: gap[0])))
    return Stencil(section, tuple(columns.columns), laid, tuple(read), page, pieces)


def _has_its_page(page_box: Any, box: Any) -> bool:
    """Whether another face laid out behind this one comes onto another page."""
    return bool(box.style["break_after"] in _BREAKS or box.margin_height() > page_box.height - 1)


def _boxes(page_box: Any) -> Iterator[Any]:
    waiting = [page_box]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)
        yield box
        waiting.extend(getattr(box, "children", ()))


def _gap(
    leaf: Leaf, strokes: Sequence[Stroke], text: Text, steps: Sequence[bytes], pen: Pen
) -> tuple[int, int, Written]:
    """Where in a stream the lines of a text are drawn, from which step to which."""
    first, box = strokes[0].step, strokes[0].box
    shown = pen.shown(blank(), box.pango_layout)
    said = colour_steps(box.style["color"])
    if shown is None or len(said) != 2:
        raise OddBoxError
    font, _ = line_steps(Line(box.pango_layout, 0, 0, 0, 0), shown[0])
    opacity, colour = said
    before: tuple[bytes, ...] = ()
    for before in ((opacity, colour, b"BT"), (colour, b"BT"), (b"BT",), ()):
        if tuple(steps[first - len(before) : first]) == before:
            break
    end = first + 2 * len(strokes) + (steps[first + 1] == font)
    written = Written(leaf, text, font, opacity, colour, anew=opacity in before)
    return first - len(before), end + (steps[end] == b"ET"), written


def _place(part: int, figure: Figure, box: Any, page: Harvested) -> tuple[int, int, _Placed]:
    """Where in a stream a figure is drawn, in a box that is there for nothing else."""
    shown, moves = page.where_shown(figure.name), moves_of(box) if box is not None else None
    if moves is None or shown is None or box.children or not _is_frame(box):
        raise OddBoxError
    at, name = shown
    return at - _BEFORE_FIGURE, at + 1, _Placed(part, name, moves)


def _is_frame(box: Any) -> bool:
    """Whether a box shows a picture that fills it, whatever its size, and nothing besides."""
    style = box.style
    if any(getattr(box, edge) for edge in _EDGES) or any(radius != (0, 0) for radius in map(box.__dict__.get, _RADII)):
        return False
    if (box.min_width, box.min_height, box.max_width, box.max_height) != (0, 0, inf, inf):
        return False
    sizes = [[(length.value, length.unit) for length in size] for size in style["background_size"] if size != "auto"]
    return sizes == [[(100, "%"), (100, "%")]] and all(style[name] == value for name, value in _PLAIN.items())


def _between(
    steps: Sequence[bytes], gaps: Sequence[tuple[int, int, Written | _Placed]]
) -> Iterator[bytes | Written | _Placed]:
    """Steps between gaps, joined, and what goes into each gap.

    Raises:
        OddBoxError: the gaps run into one another.
    """
    end = 0
    for start, after, what in gaps:
        if start < end:
            raise OddBoxError
        if start > end:
            yield b"\n".join(steps[end:start])
        yield what
        end = after
    if end < len(steps):
        yield b"\n".join(steps[end:])
