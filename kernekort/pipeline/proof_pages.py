"""The entries of a proof dealt out on pages: what the template is told of each, and where the pictures lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kernekort.imposition import Box
from kernekort.imposition.proof import PITCH, PROOF_AREA, stacked, writing_lines
from kernekort.markup.data import suit_of
from kernekort.markup.fitting import Voices
from kernekort.markup.paging import paged
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.proof_entries import Entry
from kernekort.sheets import Stamp
from kernekort.units import Mm

_BOXES = (("ok", 0.0), ("fix", 30.0))
_BOX: Mm = 4.3
"""How far above its line a box to tick stands."""

_WRITE: Mm = 81.0
"""Where the lines to write on begin when the boxes to tick stand before them."""

_NUMBER_SIZE = 17.0
_AFTER_NUMBER: Mm = 3.0


@dataclass(frozen=True)
class ProofPage:
    """What the template is told of each entry of a page, and the pictures that lie under the page."""

    entries: tuple[dict[str, Any], ...]
    stamps: tuple[Stamp, ...]


def proof_pages(entries: Sequence[Entry], prepared: Prepared, voices: Voices) -> list[ProofPage]:
    """As few pages as hold the entries, in their order."""
    heights = [entry.height for entry in entries]
    room = PROOF_AREA.size.height
    pages = []
    for numbers in paged(heights, room, room):
        places = stacked([heights[number] for number in numbers], room)
        shown = [
            (entries[number], PROOF_AREA.top + top, height)
            for number, (top, height) in zip(numbers, places, strict=True)
        ]
        data = tuple(_data(entry, top, height, prepared, voices) for entry, top, height in shown)
        stamps = tuple(stamp for entry, top, _ in shown for stamp in _stamps(entry, top))
        pages.append(ProofPage(data, stamps))
    return pages


def _data(entry: Entry, top: Mm, height: Mm, prepared: Prepared, voices: Voices) -> dict[str, Any]:
    item = entry.card.item
    indent = voices.width(str(entry.number), "label", _NUMBER_SIZE) + _AFTER_NUMBER
    ticked = entry.tag not in ("more", "gone")
    return {
        "top": top,
        "height": height,
        "indent": round(indent, 2),
        "suit": suit_of(item),
        "number": entry.number,
        "name": _name(entry, prepared),
        "id": item.id,
        "tag": entry.tag,
        "page": entry.part[0],
        "pages": entry.part[1],
        "captions": entry.captions,
        "lines": [
            {"left": one.left, "top": one.top, "width": one.width, "runs": [asdict(run) for run in one.line]}
            for one in entry.lines
        ],
        "rules": [] if entry.tag == "gone" else list(writing_lines(height, entry.above)),
        "boxes": [{"name": name, "left": left, "top": entry.above + PITCH - _BOX} for name, left in _BOXES]
        if ticked
        else [],
        "write": _WRITE if ticked else 0.0,
    }


def _name(entry: Entry, prepared: Prepared) -> str:
    """What a card is called beside its id: its dimension, with the number that is printed on it."""
    item, layout = entry.card.item, prepared.deck.layout
    suit = layout.suits[item.suit].title[prepared.deck.language] if item.suit else ""
    number = item.fields.get("number")
    return " ".join(part for part in (suit, "" if number is None else str(number)) if part)


def _stamps(entry: Entry, top: Mm) -> list[Stamp]:
    return [Stamp(one.face, _moved(one.box, top), True, one.page) for one in entry.shown]


def _moved(box: Box, top: Mm) -> Box:
    left = PROOF_AREA.left
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
