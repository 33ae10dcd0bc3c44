"""What a proof shows of one card: its sides small, its texts in lines, and how much room all of it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from kernekort.content.comparing import compared, shortened
from kernekort.faces import Faces
from kernekort.imposition import Box
from kernekort.imposition.proof import AIR, COMMENT, HEAD, PROOF_AREA, pictured
from kernekort.markup import CardMarkup, FaceMarkup
from kernekort.markup.filled import Line, Run, filled
from kernekort.markup.fitting import Voices
from kernekort.markup.readout import Told
from kernekort.quick import dataclass
from kernekort.units import Mm

Tag = Literal["", "changed", "look", "new", "gone", "more"]
"""What an entry says of its card: nothing, other words, another look, new, taken out, or that it goes on."""

LEADING: Mm = 4.0
_FIELD_GAP: Mm = 1.2
_CAPTION: Mm = 5.0
_BELOW: Mm = 1.0


@dataclass(frozen=True)
class Shown:
    """A page of a laid-out face, in a box measured from the top left of its entry."""

    face: str
    page: int
    box: Box


@dataclass(frozen=True)
class Placed:
    """A line of text, measured from the top left of its entry."""

    left: Mm
    top: Mm
    width: Mm
    line: Line


@dataclass(frozen=True)
class Entry:
    """All that stands on a proof about one card, or about one page of a document.

    ``number`` is its place in the deck, counted from 1. ``above`` is how high it is without the room for comments,
    ``height`` with it; ``part`` which page of several it is about.
    """

    card: CardMarkup
    number: int
    tag: Tag
    shown: tuple[Shown, ...]
    lines: tuple[Placed, ...]
    above: Mm
    height: Mm
    captions: tuple[Mm, ...] = ()
    """Where »before« and »now« stand above the pictures, from the left."""
    part: tuple[int, int] = (1, 1)


def entries_of(
    card: CardMarkup, number: int, tag: Tag, told: Sequence[Told], faces: Faces, voices: Voices
) -> Iterator[Entry]:
    """A card as it is: pictures to the left, texts to the right; as many entries as a document has pages.

    What has no room beside the pictures follows in entries of its own.
    """
    sides = _sides(card)
    pages = len(faces.pages_of[sides[0].key])
    pictures = pictured(sides[0].form.trim, len(sides))
    left = pictures.right + AIR
    width = PROOF_AREA.size.width - left
    rest = _rows([_plain(one) for one in told], voices, width)
    for page in range(pages):
        shown = tuple(Shown(face.key, page, box) for face, box in zip(sides, pictures.boxes, strict=True))
        placed, rest, bottom = _column(rest, left, HEAD, width)
        above = max(pictures.bottom, bottom) + _BELOW
        named: Tag = tag if page == 0 else "more"
        yield Entry(card, number, named, shown, placed, above, above + COMMENT, part=(page + 1, pages))
    if rest:
        yield from _continued(card, number, rest, left, width)


def entries_compared(
    before: CardMarkup,
    now: CardMarkup,
    number: int,
    told: tuple[Sequence[Told], Sequence[Told]],
    faces: Faces,
    voices: Voices,
) -> Iterator[Entry]:
    """A card as it was beside the card as it is, the texts that differ below with what was taken out and put in."""
    width = PROOF_AREA.size.width
    half = (width + AIR) / 2
    old, new = _sides(before), _sides(now)
    first = pictured(old[0].form.trim, len(old), paired=True)
    second = pictured(new[0].form.trim, len(new), half, paired=True)
    rows = _rows(list(_differing(*told)), voices, width)
    tag: Tag = "changed" if rows else "look"
    pages = [len(faces.pages_of[side.key]) for side in (old[0], new[0])]
    for page in range(max(pages)):
        shown = [
            Shown(face.key, page, _lower(box))
            for sides, place in ((old, first), (new, second))
            for face, box in zip(sides, place.boxes, strict=True)
            if page < len(faces.pages_of[face.key])
        ]
        top = max(first.bottom, second.bottom) + _CAPTION + _BELOW + 1
        placed, rows, bottom = _column(rows, 0.0, top, width)
        above = max(bottom, top - 1) + _BELOW
        named: Tag = tag if page == 0 else "more"
        made = Entry(now, number, named, tuple(shown), placed, above, above + COMMENT, (0.0, half))
        yield replace(made, part=(page + 1, max(pages)))
    if rows:
        yield from _continued(now, number, rows, 0.0, width)


def entry_gone(card: CardMarkup, number: int, told: Sequence[Told], voices: Voices) -> Entry:
    """A card that is no longer there, in the words it had: nothing is to be said about it."""
    width = PROOF_AREA.size.width
    placed, _, bottom = _column(_rows([_plain(one) for one in told[:2]], voices, width), 0.0, HEAD, width)
    return Entry(card, number, "gone", (), placed, bottom + _BELOW, bottom + 2 * _BELOW)


def _sides(card: CardMarkup) -> Sequence[FaceMarkup]:
    """The sides that are shown of a card: all, and of a page that is built up the last step."""
    return card.faces[-1:] if card.faces[0].number else card.faces


def _plain(told: Told) -> list[Run]:
    label = [Run("label", told.label)] if told.label else []
    return [*label, Run("same", told.text)]


def _differing(before: Sequence[Told], now: Sequence[Told]) -> Iterator[list[Run]]:
    """The fields that say something else, what was taken out before what was put in."""
    old: Mapping[str, Told] = {one.name: one for one in before}
    new: Mapping[str, Told] = {one.name: one for one in now}
    for name in [*new, *(name for name in old if name not in new)]:
        was, says = old.get(name), new.get(name)
        if was is not None and says is not None and was.text == says.text:
            continue
        label = (says or was or Told(name, "", "")).label
        pieces = compared(was.text if was else "", says.text if says else "")
        named = [Run("label", label)] if label else []
        yield [*named, *(Run(piece.fate, " ".join(piece.words)) for piece in shortened(pieces))]


_Row = tuple[Mm, Line]
"""A line, and the white above it."""


def _rows(fields: Sequence[Sequence[Run]], voices: Voices, width: Mm) -> list[_Row]:
    rows: list[_Row] = []
    for field in fields:
        for number, line in enumerate(filled(field, voices, width)):
            rows.append((_FIELD_GAP if rows and number == 0 else 0.0, line))
    return rows


def _column(rows: list[_Row], left: Mm, top: Mm, width: Mm) -> tuple[tuple[Placed, ...], list[_Row], Mm]:
    """As many lines as an entry has room for at most, those that are left, and where the lines end."""
    most = PROOF_AREA.size.height - COMMENT - _BELOW
    placed: list[Placed] = []
    for number, (gap, line) in enumerate(rows):
        start = top + (gap if placed else 0.0)
        if start + LEADING > most:
            return tuple(placed), rows[number:], top
        placed.append(Placed(left, start, width, line))
        top = start + LEADING
    return tuple(placed), [], top


def _continued(card: CardMarkup, number: int, rows: list[_Row], left: Mm, width: Mm) -> Iterator[Entry]:
    """Text that had no room beside its pictures."""
    while rows:
        placed, rows, bottom = _column(rows, left, HEAD, width)
        yield Entry(card, number, "more", (), placed, bottom + _BELOW, bottom + _BELOW + COMMENT)


def _lower(box: Box) -> Box:
    """A picture below its caption."""
    return Box(box.left, box.top + _CAPTION, box.right, box.bottom + _CAPTION)
