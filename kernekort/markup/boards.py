"""A board for templates: where its spaces and what stands in them lie, and the way under them as one drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kernekort import diagrams
from kernekort.diagrams import Disc, Type
from kernekort.markup.fitting import Voices
from kernekort.markup.placing import around, drawing, inside, measure, room, typed
from kernekort.markup.tracks import arrows_of, collar, heads, track
from kernekort.units import Mm, Size

_LABELS = (17.0, 14.3, 12.0, 10.1, 9.2, 8.5)
"""Sizes of the labels of a board of the usual size, in points."""

_ENDS = ("start", "maal")


def board(
    voices: Voices,
    page: Size,
    spaces: Sequence[Mapping[str, Any]],
    path: str,
    ground: Mapping[str, Mm],
    scale: float,
    colours: Mapping[str, str],
) -> dict[str, Any]:
    """A board whose way leads through spaces, from a start to a goal; a ring without a goal goes on for ever.

    Args:
        voices: the brand's, to measure with.
        page: the whole of it.
        spaces: each with the ``label`` that stands on it and its ``type``.
        path: ``spiral`` or ``ring``.
        ground: ``left``, ``top``, ``width`` and ``height`` of the room, the ``core`` as a share of how far the way
            reaches, and ``largest``, the largest diameter of a space.
        scale: how many times its usual size the page has.
        colours: as hex, of the ``track``, of the ``halo`` that keeps each space apart from it, and of the ``arrow``
            from each space to the next.

    Returns:
        ``label`` and ``number`` as type, ``spaces`` with their boxes, their parts and a ``collar`` when they are
        an end of the way, the ``core``'s box, and the ``track`` as a background image.
    """
    on = diagrams.Ground(room(ground), ground["core"], ground["largest"])
    ends, count = spaces[-1]["type"] == "maal", len(spaces)
    route = diagrams.spiral(count, on) if path == "spiral" else diagrams.ring(count, on, closed=not ends)
    steps = [Type(size) for size in diagrams.sizes(_LABELS, scale)]
    labels = [space["label"] for space in spaces]
    tokens = diagrams.tokens(labels, 2 * route.discs[0].radius, steps, measure(voices, "label"))
    parts = zip(spaces, route.discs, tokens, strict=True)
    arrows = arrows_of(route, [space["type"] in _ENDS for space in spaces], ends and path == "spiral")
    return {
        "spaces": [_space(disc, token, space["type"] in _ENDS) for space, disc, token in parts],
        "label": typed(tokens[0].type),
        "number": typed(steps[-1]),
        "core": around(route.core),
        "track": drawing(page, track(route, colours) + heads(arrows, colours["arrow"])),
    }


def _space(disc: Disc, token: diagrams.Token, is_end: bool) -> dict[str, Any]:
    parts = {"mark": token.mark, "label": token.label, "number": token.number}
    placed = {name: inside(box, disc) for name, box in parts.items()}
    ring = around(collar(disc)) if is_end else None
    return {**around(disc), **placed, "lines": list(token.lines), "collar": ring}
