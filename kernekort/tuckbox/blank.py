"""The blank of a box: where every panel and flap lies, in millimetres from the corner of the flat piece, y down."""

from __future__ import annotations

from kernekort.quick import dataclass
from kernekort.units import Mm, Rect, Size

Corner = tuple[Mm, Mm, Mm]
"""A corner of an outline: ``x``, ``y``, and the radius it is rounded by."""


@dataclass(frozen=True)
class Fold:
    """A straight crease."""

    x0: Mm
    y0: Mm
    x1: Mm
    y1: Mm

    @property
    def length(self) -> Mm:
        """How long it is; every crease of a box is upright or level."""
        return abs(self.x1 - self.x0) + abs(self.y1 - self.y0)


@dataclass(frozen=True)
class Panels:
    """What the box is seen as, and what holds it together.

    From left to right lie ``back``, ``left``, ``front``, ``right`` and ``glue``; the printed side is towards the
    reader, and the box is folded away from them. ``lid`` and ``bottom`` hang on the back, each with a ``tongue`` that
    goes in behind the front; ``dust`` are the four flaps under them: left and right above, left and right below.
    """

    back: Rect
    left: Rect
    front: Rect
    right: Rect
    glue: Rect
    lid: Rect
    lid_tongue: Rect
    bottom: Rect
    bottom_tongue: Rect
    dust: tuple[Rect, Rect, Rect, Rect]

    @property
    def named(self) -> dict[str, Rect]:
        """Every panel by its name; the dust flaps are ``dust-1`` to ``dust-4``."""
        names = ("back", "left", "front", "right", "glue", "lid", "lid_tongue", "bottom", "bottom_tongue")
        flaps = {f"dust_{number}": flap for number, flap in enumerate(self.dust, 1)}
        return {**{name: getattr(self, name) for name in names}, **flaps}


@dataclass(frozen=True)
class Blank:
    """A box laid flat: its size, its panels, the closed outline it is cut along, slits, and creases.

    ``notch`` is the radius of the thumb's place at the top of the front, in the outline too.
    """

    size: Size
    panels: Panels
    outline: tuple[Corner, ...]
    """The corners in order, the last joined to the first."""
    slits: tuple[Fold, ...]
    folds: tuple[Fold, ...]
    notch: Mm
