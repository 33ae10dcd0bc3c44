"""A wheel for templates: where its nodes and what is written in them lie, and the lines between them as one drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kernekort import diagrams
from kernekort.diagrams import Disc, Type
from kernekort.markup.fitting import Voices
from kernekort.markup.placing import around, drawing, inside, measure, number, path, room, typed
from kernekort.units import Mm, Size

_NODES = (
    (28.5, 17.0),
    (24.0, 17.0),
    (24.0, 14.3),
    (20.2, 14.3),
    (17.0, 12.0),
    (14.3, 10.1),
    (12.0, 10.1),
    (10.1, 8.5),
    (8.5, 8.5),
)
"""Sizes of the name and the text in the nodes of a wheel of the usual size, in points."""


def wheel(
    voices: Voices,
    page: Size,
    nodes: Sequence[Mapping[str, Any]] | int,
    links: str,
    rim: Mapping[str, Mm],
    scale: float,
    line: Mapping[str, Any],
) -> dict[str, Any]:
    """A wheel with a node for each of the groups.

    Args:
        voices: the brand's, to measure with.
        page: the whole of it.
        nodes: each with its ``name`` and ``text``; or how many there are, when they are there to be written in.
        links: ``alle``, ``naboer`` or ``ingen``: which nodes are tied together.
        rim: ``left``, ``top``, ``width`` and ``height`` of the room, the ``core`` as a share of how far the wheel
            reaches, and ``largest``, the largest diameter of a node.
        scale: how many times its usual size the page has.
        line: the ``colour`` of the lines as hex, and their ``width``.

    Returns:
        ``name`` and ``text`` as type, ``nodes`` with their boxes, parts and lines, the ``core``'s box, and the
        ``links`` as a background image, empty when there are none.
    """
    groups: Sequence[Mapping[str, Any]] = [{}] * nodes if isinstance(nodes, int) else nodes
    core, discs = diagrams.wheel(len(groups), diagrams.Rim(room(rim), rim["core"], rim["largest"]))
    steps = [[Type(max(diagrams.SMALLEST, size * scale)) for size in pair] for pair in _NODES]
    name = diagrams.Voice(measure(voices, "label"), tuple(pair[0] for pair in steps))
    text = diagrams.Voice(measure(voices, "text"), tuple(pair[1] for pair in steps))
    texts = [(node.get("name") or "", node.get("text") or "") for node in groups]
    written = diagrams.written(texts, 2 * discs[0].radius, name, text)
    width = number(line["width"])
    data = "".join(path(ends) for ends in diagrams.links(discs, links))
    drawn = f'<path d="{data}" fill="none" stroke="{line["colour"]}" stroke-width="{width}"/>' if data else ""
    return {
        "nodes": [_node(disc, one) for disc, one in zip(discs, written, strict=True)],
        "core": around(core),
        "name": typed(written[0].name_type),
        "text": typed(written[0].text_type),
        "links": drawing(page, drawn) if drawn else "",
    }


def _node(disc: Disc, written: diagrams.Written) -> dict[str, Any]:
    parts = {"name": written.name_box, "text": written.text_box}
    placed = {name: inside(box, disc) for name, box in parts.items()}
    return {**around(disc), **placed, "name_lines": list(written.name), "text_lines": list(written.text)}
