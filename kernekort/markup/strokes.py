"""Lines of a geometry as drawings over a whole page: what a box is cut and folded along."""

from __future__ import annotations

from collections.abc import Sequence

from kernekort.markup.art import FaceArt
from kernekort.markup.placing import drawing, number
from kernekort.units import Mm

Step = tuple[str, Sequence[tuple[Mm, Mm]]]
"""``m``, ``l``, ``c`` or ``h`` as in a PDF, and the points that go with it, in mm from the page's top left corner."""

_SVG = {"m": "M", "l": "L", "c": "C", "h": "Z"}


def stroke(art: FaceArt, path: Sequence[Step], colour: str, width: Mm, dash: str = "") -> str:
    """A path drawn on the page as the value of a CSS background; ``dash`` is ``"2 1"`` for 2 mm drawn, 1 mm not."""
    data = "".join(_SVG[kind] + " ".join(f"{number(x)} {number(y)}" for x, y in points) for kind, points in path)
    dashes = f' stroke-dasharray="{" ".join(number(float(part)) for part in dash.split())}"' if dash else ""
    look = f'fill="none" stroke="{art.colour(colour)}" stroke-width="{number(width)}"'
    return drawing(art.trim, f'<path d="{data}" {look}{dashes}/>')
