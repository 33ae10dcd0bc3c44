"""The blank of a box made from its measures: panels in a row, flaps above and below, one closed line round them all."""

from __future__ import annotations

from kernekort.tuckbox.blank import Blank, Corner, Fold, Panels
from kernekort.tuckbox.measures import Measures
from kernekort.units import Mm, Rect

Corners = list[Corner]

_TONGUE_ROUND = 0.55
"""How round the free corners of a tongue are, as a share of its length: it must find its way in."""

_SHOULDER = 0.35
"""How much of a dust flap goes straight up along the front before it narrows: the lid's slit catches it there."""

_SLANT = 0.22
"""How much narrower a glue flap is at its free edge, at either end, as a share of its width."""


def tuck_box(measures: Measures) -> Blank:
    """The box laid flat, printed side up."""
    panels = _panels(measures)
    return Blank(
        size=measures.flat,
        panels=panels,
        outline=tuple(_outline(measures, panels)),
        slits=tuple(_slits(measures, panels)),
        folds=tuple(_folds(measures, panels)),
        notch=measures.notch,
    )


def _panels(m: Measures) -> Panels:
    top = m.tongue + m.lid
    low = top + m.drop
    short = m.height - 2 * m.drop
    back = Rect(0.0, top, m.back, m.height)
    left = Rect(back.right, low, m.left, short)
    front = Rect(left.right, low, m.front, short)
    right = Rect(front.right, low, m.right, short)
    lid = Rect(m.relief, m.tongue, m.lid_width, m.lid)
    bottom = Rect(m.relief, back.bottom, m.lid_width, m.lid)
    return Panels(
        back=back,
        left=left,
        front=front,
        right=right,
        glue=Rect(right.right, low, m.glue, short),
        lid=lid,
        lid_tongue=Rect(m.relief, 0.0, m.lid_width, m.tongue),
        bottom=bottom,
        bottom_tongue=Rect(m.relief, bottom.bottom, m.lid_width, m.tongue),
        dust=(
            Rect(left.left, low - m.dust, left.width, m.dust),
            Rect(right.left, low - m.dust, right.width, m.dust),
            Rect(left.left, left.bottom, left.width, m.dust),
            Rect(right.left, right.bottom, right.width, m.dust),
        ),
    )


def _outline(m: Measures, p: Panels) -> Corners:
    """Clockwise from where the lid leaves the back at the left."""
    closing = _closing(m, p.lid, p.lid_tongue)
    above, below = [*closing, *_row(m, p)], [*closing, *_row(m, p, below=True)]
    first, last = (0.0, p.back.top, 0.0), (0.0, p.back.bottom, 0.0)
    return [first, *above, *_glue(m, p.glue), *_mirrored(below, m.flat.height), last]


def _closing(m: Measures, lid: Rect, tongue: Rect) -> Corners:
    """Up the left of a lid, over its tongue and down again on the right."""
    rounded = m.tongue * _TONGUE_ROUND
    return [
        (lid.left, lid.bottom, 0.0),
        (lid.left, tongue.top, rounded),
        (lid.right, tongue.top, rounded),
        (lid.right, lid.bottom, 0.0),
    ]


def _row(m: Measures, p: Panels, below: bool = False) -> Corners:
    """Along the upper edge from the back's corner to the glue flap; ``below`` has no notch and the same rest."""
    first, second = p.dust[0], p.dust[1]
    y, middle = p.front.top, p.front.left + p.front.width / 2
    notch = [
        (middle - m.notch, y, 1.0),
        (middle - m.notch, y + m.notch, m.notch),
        (middle + m.notch, y + m.notch, m.notch),
        (middle + m.notch, y, 1.0),
    ]
    return [
        (p.back.right, p.back.top, 0.0),
        (p.back.right, y, 0.0),
        *_dust(m, first, front_at_right=True),
        *([] if below else notch),
        *_dust(m, second, front_at_right=False),
    ]


def _dust(m: Measures, flap: Rect, front_at_right: bool) -> Corners:
    """One dust flap from left to right: straight along the front at first, cut off by the lid's hinge."""
    y, shoulder = flap.bottom, flap.bottom - flap.height * _SHOULDER
    by_front = [(0.0, y, 0.0), (0.0, shoulder, 0.0), (m.chamfer, flap.top, 2.0)]
    by_back = [(m.relief, y, 0.0), (m.relief + m.chamfer, y - m.chamfer, 0.5), (m.relief + m.chamfer, flap.top, 2.0)]
    left, right = (by_back, by_front) if front_at_right else (by_front, by_back)
    rising = [(flap.left + x, y, rounded) for x, y, rounded in left]
    falling = [(flap.right - x, y, rounded) for x, y, rounded in reversed(right)]
    return [*rising, *falling]


def _glue(m: Measures, glue: Rect) -> Corners:
    slant = m.glue * _SLANT + m.relief
    return [
        (glue.left, glue.top, 0.0),
        (glue.right, glue.top + slant, 0.0),
        (glue.right, glue.bottom - slant, 0.0),
        (glue.left, glue.bottom, 0.0),
    ]


def _mirrored(corners: Corners, height: Mm) -> Corners:
    """The same along the lower edge, from right to left."""
    return [(x, height - y, rounded) for x, y, rounded in reversed(corners)]


def _slits(m: Measures, p: Panels) -> list[Fold]:
    """Short cuts in from both ends of the fold between a lid and its tongue: they catch the dust flaps."""
    return [
        cut
        for y in (p.lid.top, p.bottom.bottom)
        for cut in (Fold(p.lid.left, y, p.lid.left + m.slit, y), Fold(p.lid.right - m.slit, y, p.lid.right, y))
    ]


def _folds(m: Measures, p: Panels) -> list[Fold]:
    upright = [
        Fold(panel.right, max(panel.top, after.top), panel.right, min(panel.bottom, after.bottom))
        for panel, after in ((p.back, p.left), (p.left, p.front), (p.front, p.right), (p.right, p.glue))
    ]
    hinges = [Fold(p.lid.left, y, p.lid.right, y) for y in (p.back.top, p.back.bottom)]
    tongues = [Fold(p.lid.left + m.slit, y, p.lid.right - m.slit, y) for y in (p.lid.top, p.bottom.bottom)]
    flaps = [Fold(side.left, y, side.right, y) for side in (p.left, p.right) for y in (side.top, side.bottom)]
    return [*upright, *hinges, *tongues, *flaps]
