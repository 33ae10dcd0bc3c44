"""What a print shop finds around the cards on a press sheet: crop marks, register marks, a colour bar. Arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kernekort.findings import Checked, error
from kernekort.imposition.geometry import TOLERANCE, Axis, Box, behind
from kernekort.imposition.model import Line
from kernekort.quick import dataclass
from kernekort.units import Insets, Mm, Size

PressMarks = Literal["none", "crop", "full"]

OFFSET: Mm = 0.5
"""White between the bleed and any mark: a mark in the bleed would be seen when the knife is off by as much."""

LENGTH: Mm = 5.0
"""How long crop marks and how large register marks are where there is room."""

SHORTEST: Mm = 3.0
"""Marks smaller than this are no use at a guillotine."""

PATCHES = 14
"""Patches of the colour bar."""

_GAP: Mm = 1.0
_SMALLEST_PATCH: Mm = 2.5


@dataclass(frozen=True)
class Target:
    """A register mark: a circle with a cross, ``size`` mm across, around a point."""

    x: Mm
    y: Mm
    size: Mm

    @property
    def box(self) -> Box:
        """The square it fills."""
        return Box.at(self.x - self.size / 2, self.y - self.size / 2, Size(self.size, self.size))


@dataclass(frozen=True)
class Furniture:
    """Everything around the cards on one side: ``block`` is the trim of all of them together, ``bleed`` lies around it.

    ``patches`` are the fields of the colour bar in order.
    """

    block: Box
    bleed: Mm
    lines: tuple[Line, ...] = ()
    targets: tuple[Target, ...] = ()
    patches: tuple[Box, ...] = ()

    def behind(self, paper: Size, axis: Axis) -> Furniture:
        """The same around the backs: what is in line on the front is in line on the back."""

        def turned(box: Box) -> Box:
            return behind(box, paper, axis)

        lines = sorted(_line(turned(Box(line.x0, line.y0, line.x1, line.y1))) for line in self.lines)
        targets = (turned(target.box) for target in self.targets)
        return Furniture(
            turned(self.block),
            self.bleed,
            tuple(lines),
            tuple(Target((box.left + box.right) / 2, (box.top + box.bottom) / 2, box.size.width) for box in targets),
            tuple(turned(patch) for patch in self.patches),
        )


def margin_for(marks: PressMarks, bleed: Mm, edge: Mm) -> Mm:
    """From the cut to the edge of the paper: room for the bleed and the shortest marks, and ``edge`` mm of white."""
    return bleed + edge + (0 if marks == "none" else OFFSET + SHORTEST)


def furnished(boxes: Sequence[Box], bleed: Mm, paper: Size, marks: PressMarks, edge: Mm) -> Checked[Furniture]:
    """What stands around cards whose trims are ``boxes``, ``edge`` mm of white left along the paper.

    Crop marks continue the cuts outside the block of all cards, never between them, where they would be printed in a
    neighbour's bleed. Findings: ``no-room-for-marks``.
    """
    block = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    room = _room(block, bleed, paper, edge)
    if marks == "none":
        return Checked(Furniture(block, bleed))
    least = min(room.left, room.top, room.right, room.bottom)
    if least < SHORTEST - TOLERANCE:
        there, needed = round(least + bleed + OFFSET + edge, 2), margin_for(marks, bleed, edge)
        return Checked(None, (error("no-room-for-marks", paper=str(paper), room=there, needed=needed),))
    lines = _crop_marks(boxes, block, bleed, room)
    if marks == "crop":
        return Checked(Furniture(block, bleed, lines))
    return Checked(Furniture(block, bleed, lines, _targets(block, bleed, room), _bar(boxes, block, bleed, paper, room)))


def _room(block: Box, bleed: Mm, paper: Size, edge: Mm) -> Insets:
    """How far marks may reach on each side, from where they may begin."""
    beyond = bleed + OFFSET + edge
    return Insets(
        block.left - beyond,
        block.top - beyond,
        paper.width - block.right - beyond,
        paper.height - block.bottom - beyond,
    )


def _crop_marks(boxes: Sequence[Box], block: Box, bleed: Mm, room: Insets) -> tuple[Line, ...]:
    """Each cut continued at both its ends, once."""
    xs = sorted({round(x, 4) for box in boxes for x in (box.left, box.right)})
    ys = sorted({round(y, 4) for box in boxes for y in (box.top, box.bottom)})
    off = bleed + OFFSET
    top, bottom, left, right = block.top - off, block.bottom + off, block.left - off, block.right + off
    lines = [
        *(Line(x, top - min(LENGTH, room.top), x, top) for x in xs),
        *(Line(x, bottom, x, bottom + min(LENGTH, room.bottom)) for x in xs),
        *(Line(left - min(LENGTH, room.left), y, left, y) for y in ys),
        *(Line(right, y, right + min(LENGTH, room.right), y) for y in ys),
    ]
    return tuple(sorted(lines))


def _targets(block: Box, bleed: Mm, room: Insets) -> tuple[Target, ...]:
    """A register mark beyond each corner of the bleed, clear of the crop marks."""
    size = min(LENGTH, room.left, room.top, room.right, room.bottom)
    off = bleed + OFFSET + size / 2
    corners = ((x, y) for y in (block.top - off, block.bottom + off) for x in (block.left - off, block.right + off))
    return tuple(Target(x, y, size) for x, y in corners)


def _bar(boxes: Sequence[Box], block: Box, bleed: Mm, paper: Size, room: Insets) -> tuple[Box, ...]:
    """The colour bar above the crop marks, or below or beside them; where it is narrow, between two of them."""
    off = bleed + OFFSET + LENGTH + _GAP
    beyond = {side: getattr(room, side) - LENGTH - _GAP for side in ("top", "bottom", "left", "right")}
    side = max(beyond, key=lambda side: round(min(beyond[side], LENGTH), 3))
    along = block.size.width if side in ("top", "bottom") else block.size.height
    patch = min(beyond[side], LENGTH, along / PATCHES)
    if patch >= _SMALLEST_PATCH:
        return _strip(block, side, off, patch)
    widest = max(boxes, key=lambda box: (box.size.width if box.top <= block.top + TOLERANCE else 0, -box.left))
    patch = min(room.top, LENGTH, (widest.size.width - 2 * _GAP) / PATCHES)
    return _strip(widest, "top", bleed + OFFSET, patch) if patch >= _SMALLEST_PATCH else ()


def _strip(box: Box, side: str, off: Mm, patch: Mm) -> tuple[Box, ...]:
    """Patches in a row along one side of a box, in the middle of it, ``off`` mm outside."""
    long = PATCHES * patch
    x, y = (box.left + box.right - long) / 2, (box.top + box.bottom - long) / 2
    spots = {
        "top": [(x + number * patch, box.top - off - patch) for number in range(PATCHES)],
        "bottom": [(x + number * patch, box.bottom + off) for number in range(PATCHES)],
        "left": [(box.left - off - patch, y + number * patch) for number in range(PATCHES)],
        "right": [(box.right + off, y + number * patch) for number in range(PATCHES)],
    }
    return tuple(Box.at(left, top, Size(patch, patch)) for left, top in spots[side])


def _line(box: Box) -> Line:
    return Line(box.left, box.top, box.right, box.bottom)
