"""Lists for templates, measured before they are set: texts under one another, and what is done on a board's spaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kernekort.diagrams import Type, dealt
from kernekort.markup.fitting import Voices
from kernekort.markup.placing import typed
from kernekort.units import Mm

_INDENT = 0.22
"""Air after the numbers of a list, in millimetres for each point of its type."""

_BETWEEN = 0.28
"""Air between the rows of a list, in lines."""


def actions(
    voices: Voices, spaces: Sequence[Mapping[str, Any]], width: Mm, columns: int, gutter: Mm, size: float
) -> dict[str, Any]:
    """What is done on the spaces of a board as a numbered list in columns; what is done on several stands once.

    Returns:
        The ``height`` of the list, the ``leading`` of its lines, and its ``rows`` with ``left`` and ``top``, their
        ``numbers`` and ``lines``, and the ``field`` of each.
    """
    told = list(_told(spaces).items())
    type_ = Type(size)
    names = [", ".join(map(str, numbers)) for _, numbers in told]
    indent = max((voices.width(name, "label", size) for name in names), default=0.0) + size * _INDENT
    column = (width - gutter * (columns - 1)) / columns
    broken = [voices.balanced(text, "text", size, column - indent) for text, _ in told]
    heights = [(len(lines) + _BETWEEN) * type_.leading for lines in broken]
    rows: list[dict[str, Any]] = []
    highest = 0.0
    for place, numbers in enumerate(dealt(heights, columns)):
        top = 0.0
        for number in numbers:
            field = f"spaces.{told[number][1][0] - 1}.action"
            row = {"left": place * (column + gutter), "top": top, "height": len(broken[number]) * type_.leading}
            rows.append({**row, "numbers": names[number], "lines": broken[number], "field": field})
            top += heights[number]
        highest = max(highest, top - _BETWEEN * type_.leading)
    return {"height": highest, "leading": type_.leading, "indent": indent, "width": column - indent, "rows": rows}


def _told(spaces: Sequence[Mapping[str, Any]]) -> dict[str, list[int]]:
    """The numbers of the spaces on which the same is done, in the order of the first of them."""
    told: dict[str, list[int]] = {}
    for number, space in enumerate(spaces, 1):
        if space.get("action"):
            told.setdefault(str(space["action"]), []).append(number)
    return told


def stacked(
    voices: Voices,
    texts: Sequence[str],
    voice: str,
    sizes: Sequence[float],
    width: Mm,
    height: Mm,
    between: float = 0.35,
    head: int = 0,
) -> dict[str, Any]:
    """Texts under one another, all in the first of the sizes in which they fit a height; else in the last.

    Args:
        voices: the brand's, to measure with.
        texts: each is broken into lines of at most ``width`` millimetres.
        voice: as :class:`Voices` names them.
        sizes: in points, from large to small.
        width: of the lines.
        height: that there is room for.
        between: the air after each text, in lines.
        head: lines kept free above each text, for a heading in the same size.

    Returns:
        ``size`` and ``leading``, the ``height`` taken, and ``rows`` with ``top``, ``height`` and ``lines``.
    """
    for type_ in [Type(size) for size in sizes]:
        rows: list[dict[str, Any]] = []
        top = 0.0
        for lines in [voices.balanced(text, voice, type_.size, width) if text else [] for text in texts]:
            rows.append({"top": round(top, 3), "height": len(lines) * type_.leading, "lines": lines})
            top += (head + len(lines) + between) * type_.leading
        taken = max(0.0, top - between * type_.leading)
        if taken <= height:
            break
    return {**typed(type_), "height": taken, "rows": rows}
