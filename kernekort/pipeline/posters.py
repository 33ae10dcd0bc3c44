"""Pages larger than the paper: a map of how the sheets are put together, and the sheets."""

from __future__ import annotations

from typing import Any

from kernekort import imposition
from kernekort.findings import Checked, Finding
from kernekort.imposition import Box, Map, Tiling
from kernekort.markup import CardMarkup, FaceMarkup, pour_house
from kernekort.pipeline.job import Job
from kernekort.pipeline.planned import Planned
from kernekort.pipeline.preparing import Prepared
from kernekort.sheets import Part, Stamp, Stamped, tile_pages
from kernekort.units import Mm, Size

_ROOM = Box(20, 60, 195, 184)
"""Where the map stands on a page of A4, in millimetres; the style sheet of the page keeps it free."""


def tiled(prepared: Prepared, job: Job, paper: Size) -> Checked[Planned]:
    """Every page on as many sheets as it takes, each page behind a map of its own."""
    layout = prepared.deck.layout
    tiling = imposition.tile(layout.trim, layout.bleed, paper)
    upright = min(paper, paper.turned())
    small = imposition.map_of(tiling, _ROOM.size)
    box = _centred(small.size, _ROOM)
    parts: list[Part] = []
    poured: list[FaceMarkup] = []
    findings: list[Finding] = []
    for card in prepared.cards:
        data = _data(prepared, card, tiling, small, box)
        page = pour_house(prepared.pouring, "tiles", upright, data, language=job.language, suit=card.ground)
        findings += page.findings
        if page.value is None:
            return Checked(None, tuple(findings))
        face = card.faces[-1]
        poured += [page.value, face]
        pages = (Stamped(page.value.key, (Stamp(face.key, box, True),)), *tile_pages(face.key, tiling))
        parts.append(Part(face.title, pages, copies=card.item.copies, label=face.title))
    return Checked(Planned("tiles", tuple(parts), tuple(poured), tiling.paper, duplex=False), tuple(findings))


def _centred(size: Size, room: Box) -> Box:
    left = room.left + (room.size.width - size.width) / 2
    return Box.at(left, room.top, size)


def _data(prepared: Prepared, card: CardMarkup, tiling: Tiling, small: Map, box: Box) -> dict[str, Any]:
    def at(tile: imposition.MapTile) -> dict[str, Mm]:
        place = {"left": box.left + tile.left, "top": box.top + tile.top, "width": tile.width, "height": tile.height}
        return {"number": tile.number, **place}

    return {
        "tiles": {
            "title": card.faces[-1].title,
            "count": len(tiling.tiles),
            "rows": tiling.rows,
            "columns": tiling.columns,
            "paper": imposition.paper_name(tiling.paper),
            "lying": tiling.paper.width > tiling.paper.height,
            "overlap": tiling.overlap,
            "trim": str(tiling.trim),
            "several": len(prepared.cards) > 1,
            "map": [at(tile) for tile in small.tiles],
            "box": {"left": box.left, "top": box.top, "width": box.size.width, "height": box.size.height},
        }
    }
