"""Finished files read back with pypdf alone: what lies where, and what stands on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from kernekort.content import Deck, Item
from kernekort.units import Mm, Size
from tests.sheet_faces import PT, operators, part

Rect = tuple[Mm, Mm, Mm, Mm]
"""Left, bottom, right and top in mm from the sheet's bottom left corner."""


@dataclass(frozen=True)
class Shown:
    """A face on a sheet: its form, its letters, its trim box, what is shown of it, and how it is turned."""

    form: int
    letters: str
    trim: Rect
    clip: Rect
    turned: int
    """Degrees anticlockwise."""


@dataclass(frozen=True)
class Mark:
    """A line drawn on a sheet, in mm; ``width`` in points."""

    ends: Rect
    width: float
    grey: float
    dashed: bool


def letters(text: str) -> str:
    """What is left of a text without blanks, hyphens and signs: the same however its lines are broken."""
    return re.sub(r"[\W_]+", "", text)


def faces_on(page: PageObject, trim: Size) -> list[Shown]:
    """Every face on a sheet in the order they are drawn; labels are passed over."""
    return list(_faces(page, trim))


def _faces(page: PageObject, trim: Size) -> Iterator[Shown]:
    forms = part(page, "/Resources", "/XObject")
    clip: Sequence[float] = ()
    matrix: Sequence[float] = ()
    for operands, operator in operators(page):
        values = [value for value in operands if isinstance(value, float)]
        if operator == "re":
            clip = values
        elif operator == "cm":
            matrix = values
        elif operator == "Do" and operands[0] != "/Label":
            name = str(operands[0])
            left, bottom, across, up = clip
            text = page.extract_xform_text(part(forms, name), (0, 90, 180, 270), 200.0)
            yield Shown(
                form=forms.raw_get(name).idnum,
                letters=letters(text),
                trim=_turned_box(matrix, trim),
                clip=(left / PT, bottom / PT, (left + across) / PT, (bottom + up) / PT),
                turned={(1, 0): 0, (0, 1): 90, (-1, 0): 180, (0, -1): 270}[round(matrix[0]), round(matrix[1])],
            )


def _turned_box(matrix: Sequence[float], trim: Size) -> Rect:
    a, b, c, d, e, f = matrix
    corners = [(0.0, 0.0), (trim.width * PT, trim.height * PT)]
    xs = sorted((a * x + c * y + e) / PT for x, y in corners)
    ys = sorted((b * x + d * y + f) / PT for x, y in corners)
    return xs[0], ys[0], xs[1], ys[1]


def marks_on(page: PageObject) -> list[Mark]:
    """Every line a sheet draws itself."""
    found: list[Mark] = []
    width, grey, dashed = 1.0, 0.0, False
    start: Sequence[float] = ()
    end: Sequence[float] = ()
    for operands, operator in operators(page):
        values = [value for value in operands if isinstance(value, float)]
        if operator == "w":
            width = values[0]
        elif operator == "G":
            grey = values[0]
        elif operator == "d":
            dashed = True
        elif operator == "m":
            start = values
        elif operator == "l":
            end = values
        elif operator == "S":
            (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
            found.append(Mark((x0 / PT, y0 / PT, x1 / PT, y1 / PT), width, grey, dashed))
    return found


def front_of(deck: Deck, text: str) -> str:
    """The id of the card or divider whose front these letters are; empty for the front of anything else."""
    return _only(item.id for item in deck.items if item.suit and _front(deck, item) in text)


def back_of(deck: Deck, text: str) -> str:
    """The id of the card or divider whose back these letters are; empty for the back of anything else."""
    return _only(item.id for item in deck.items if item.suit and _is_back(deck, item, text))


def _front(deck: Deck, item: Item) -> str:
    number = item.fields.get("number", "") if item in deck.cards else _suit(deck, item)
    return letters(f"{number}{item.fields.get('question', item.fields.get('title', chr(0)))}") or "–"


def _is_back(deck: Deck, item: Item, text: str) -> bool:
    if item not in deck.cards:
        return "text" in item.fields and text.endswith(letters(str(item.fields["text"])))
    steps = item.fields.get("steps")
    if isinstance(steps, tuple):
        return all(letters(str(step["text"])) in text for step in steps if isinstance(step, Mapping))
    head = letters(str(item.fields.get("title", _suit(deck, item))))
    return text.startswith(head) and text.endswith(str(item.fields["number"]))


def _suit(deck: Deck, item: Item) -> str:
    return deck.layout.suits[item.suit].title[deck.language] if item.suit else ""


def _only(found: Iterator[str]) -> str:
    ids = list(found)
    assert len(ids) <= 1, ids
    return ids[0] if ids else ""


def behind(box: Rect, paper: Size, upright_axis: bool) -> Rect:
    """Where a box lies on the other side of the paper, turned about an upright or a level axis."""
    left, bottom, right, top = box
    if upright_axis:
        return paper.width - right, bottom, paper.width - left, top
    return left, paper.height - top, right, paper.height - bottom


def near(one: Sequence[float], other: Sequence[float], within: Mm = 0.01) -> bool:
    """Whether all numbers are the same within a hundredth of a millimetre."""
    return all(abs(a - b) <= within for a, b in zip(one, other, strict=True))


def all_fonts(pdf: PdfReader) -> list[DictionaryObject]:
    """Every font that a page reaches through resources of any depth, each once."""
    fonts: dict[int, DictionaryObject] = {}
    seen: set[int] = set()
    waiting: list[Any] = [page.get("/Resources") for page in pdf.pages]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            if thing.get("/Type") == "/Font" and "/BaseFont" in thing:
                fonts[id(thing)] = thing
            waiting.extend(value for key, value in thing.items() if key not in ("/Parent", "/DescendantFonts"))
        elif isinstance(thing, list):
            waiting.extend(thing)
    return list(fonts.values())
