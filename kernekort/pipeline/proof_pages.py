"""The entries of a proof dealt out on pages: what the template is told of each, and where the pictures lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from kernekort.imposition import Box
from kernekort.imposition.proof import PITCH, PROOF_AREA, stacked, writing_lines
from kernekort.markup.data import suit_of
from kernekort.markup.fitting import Voices
from kernekort.markup.paging import paged
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.proof_entries import Entry
from kernekort.quick import dataclass
from kernekort.sheets import Field, Stamp
from kernekort.units import Mm, Size

_BOXES = (("ok", 0.0), ("fix", 30.0))
_BOX: Mm = 4.3
"""How far above its line a box to tick stands."""

_WRITE: Mm = 81.0
"""Where the lines to write on begin when the boxes to tick stand before them."""

_ABOVE_LINE: Mm = 6.5
_AFTER_LABEL: Mm = 30.0
_NUMBER_SIZE = 17.0
_AFTER_NUMBER: Mm = 3.0


@dataclass(frozen=True)
class ProofPage:
    """What the template is told of each entry of a page, the pictures under it, and what is filled in over it."""

    entries: tuple[dict[str, Any], ...]
    stamps: tuple[Stamp, ...]
    fields: tuple[Field, ...]


def proof_pages(
    entries: Sequence[Entry], prepared: Prepared, voices: Voices, words: Mapping[str, str]
) -> list[ProofPage]:
    """As few pages as hold the entries, in their order; the ``words`` are those of the layout."""
    before = Counter[int]()
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
        fields: list[Field] = []
        for one in data:
            # Of a document there are several entries, and each field has a name of its own.
            before[one["number"]] += 1
            fields += _fields(one, f"{one['number']}-{before[one['number']]}", words)
        pages.append(ProofPage(data, stamps, tuple(fields)))
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


def _fields(entry: Mapping[str, Any], called: str, words: Mapping[str, str]) -> Iterator[Field]:
    """A box over each that is drawn, and room over the lines; of an entry that goes on, behind what stands on them."""
    if not entry["rules"]:
        return
    left = PROOF_AREA.left
    aloud = f"{entry['number']} {entry['id']}"
    for box in entry["boxes"]:
        place = Box.at(left + box["left"], entry["top"] + box["top"], Size(4, 4))
        yield Field("tick", f"{called}-{box['name']}", f"{aloud}: {words[box['name']]}", place)
    start = left + entry["write"] + (0 if entry["boxes"] else _AFTER_LABEL)
    first, last = entry["top"] + entry["rules"][0], entry["top"] + entry["rules"][-1]
    yield Field(
        "text",
        f"{called}-text",
        f"{aloud}: {words['comment']}",
        Box(start, first - _ABOVE_LINE, PROOF_AREA.right, last),
    )


def _stamps(entry: Entry, top: Mm) -> list[Stamp]:
    return [Stamp(one.face, _moved(one.box, top), True, one.page) for one in entry.shown]


def _moved(box: Box, top: Mm) -> Box:
    left = PROOF_AREA.left
    return Box(box.left + left, box.top + top, box.right + left, box.bottom + top)
