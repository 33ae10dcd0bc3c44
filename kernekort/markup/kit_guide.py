"""The first pages of a kit: what is in the file, who gets it, and how it is printed on which paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kernekort import typography
from kernekort.findings import Checked, Finding
from kernekort.markup.fitting import Voices
from kernekort.markup.house import Dressing, pour_house
from kernekort.markup.model import FaceMarkup
from kernekort.markup.paging import paged
from kernekort.markup.pouring import Pouring
from kernekort.quick import dataclass
from kernekort.typography import House
from kernekort.units import Mm, Size

if TYPE_CHECKING:
    from kernekort.kits import Settled, Stock, Variable

_TWO_SIDED: Final = ("long", "short")
_FIRST: Mm = 179.0
"""Where the list of parts begins on the first page, before the lines that are not always there."""
_OTHER: Mm = 27.0
"""Where it begins on a page of its own."""
_HEAD: Mm = 15.5
"""Its heading and the names of its columns."""
_FOOT: Mm = 26.0
_LINE: Mm = 5.0
_SMALL_LINE: Mm = 4.0
_AIR: Mm = 3.3
_TITLE_WIDTH: Mm = 42.0
_HAND_OUT_WIDTH: Mm = 63.0
_RANGES_WIDTH: Mm = 95.0


@dataclass(frozen=True)
class KitRow:
    """One part of the file, as the contents list it."""

    title: str
    hand_out: str
    """Who gets it and when."""
    pages: int
    """The pages of the file it takes: all copies, and the blank pages that belong to them."""
    copies: int
    sheets: int
    """The sheets of paper that all copies take."""
    paper: Stock


@dataclass(frozen=True)
class KitGuide:
    """What a leader needs to print a kit and hand it out."""

    language: str
    title: str
    unit: str
    facts: tuple[tuple[str, str], ...]
    """What else is special about the meeting, as pairs of a name and a value: its date, when it starts, where."""
    people: int
    """How many take part; 0 when the kit does not count them."""
    tables: int
    rows: tuple[KitRow, ...]
    """The parts in the order of the file, which is that of handing out."""
    paper: str
    """The name of the paper, ``A4``."""
    backs: str
    """``long``, ``short``, ``fold`` or ``none``."""
    cut: bool
    """Whether something is to be cut out: cards."""
    printer: str = ""
    """The calibrated printer whose numbers moved the backs; empty without one."""


def guide_of_kit(
    meeting: Settled, sizes: Sequence[tuple[int, int]], *, language: str, house: House, paper: str, backs: str,
    cut: bool, printer: str = "",
) -> KitGuide:  # fmt: skip
    """The facts of a guide.

    Args:
        meeting: the kit and what is special about this time.
        sizes: for each of its parts, the pages of the file and the sheets of paper that all copies take.
        language: of the reader of the guide.
        house: how dates and times are written.
        paper: the name of the paper.
        backs: how backs are printed.
        cut: whether there are cards to be cut out.
        printer: the calibrated printer, if one is meant.
    """
    kit = meeting.kit
    rows = (
        KitRow(part.title[language], part.hand_out[language], pages, meeting.copies_of(part), sheets, part.paper)
        for part, (pages, sheets) in zip(kit.parts, sizes, strict=True)
    )
    facts = (
        (variable.title[language], _worded(variable, value, language, house))
        for variable in kit.variables
        if variable.name not in (kit.unit, kit.people) and (value := meeting.values.get(variable.name)) is not None
    )
    return KitGuide(
        language=language,
        title=kit.title[language],
        unit=meeting.unit,
        facts=tuple(facts),
        people=meeting.people,
        tables=meeting.tables if meeting.people else 0,
        rows=tuple(rows),
        paper=paper,
        backs=backs,
        cut=cut,
        printer=printer,
    )


def pour_kit_guide(pouring: Pouring | Dressing, guide: KitGuide, paper: Size) -> Checked[tuple[FaceMarkup, ...]]:
    """The guide as faces on the paper that is printed, upright: one, or more when the list of parts is long.

    Page numbers count the guide as the first pages of the file, made even when it is printed on both sides.
    """
    upright = min(paper, paper.turned())
    shares = _shares(Voices(pouring.brand, pouring.compounds, pouring.bench), guide, upright)
    before = _pages_before(guide, len(shares))
    rows = list(_numbered(guide, before))
    data = asdict(guide) | {"papers": _papers(guide, before, len(shares)), "two_sided": guide.backs in _TWO_SIDED}
    faces: list[FaceMarkup] = []
    findings: list[Finding] = []
    for number, share in enumerate(shares, 1):
        face = {"number": number, "count": len(shares), "rows": [rows[row] for row in share]}
        poured = pour_house(pouring, "kit", upright, {"guide": data, "face": face}, language=guide.language)
        findings += poured.findings
        faces += [poured.value] if poured.value else []
    return Checked(tuple(faces) if len(faces) == len(shares) else None, tuple(findings))


def _worded(variable: Variable, value: str | int, language: str, house: House) -> str:
    if variable.type == "date":
        return typography.long_date(str(value), language)
    if variable.type == "clock" and isinstance(value, int):
        return typography.clock(value, house, language)
    return str(value)


def _shares(voices: Voices, guide: KitGuide, paper: Size) -> list[list[int]]:
    """The rows on each face: all on the first if they fit there under the steps, else none of them."""
    heights = [_height(voices, row) for row in guide.rows]
    ranges = [", ".join(one["ranges"]) for one in _papers(guide, 2, 1)]
    lines = sum(voices.wrapped(text, "text", 10.1, _RANGES_WIDTH) for text in ranges)
    lines += len(ranges) - 1 + (guide.backs == "fold") + bool(guide.printer)
    if sum(heights) <= paper.height - _FIRST - lines * _LINE - _HEAD - _FOOT:
        return [list(range(len(heights)))]
    room = paper.height - _OTHER - _HEAD - _FOOT
    return [[], *paged(heights, room, room)]


def _height(voices: Voices, row: KitRow) -> Mm:
    title = _LINE * voices.wrapped(row.title, "label", 10.1, _TITLE_WIDTH)
    hand_out = _SMALL_LINE * voices.wrapped(row.hand_out, "text", 8.5, _HAND_OUT_WIDTH)
    return max(title, hand_out) + _AIR


def _pages_before(guide: KitGuide, faces: int) -> int:
    return faces + faces % 2 if guide.backs in _TWO_SIDED else faces


def _numbered(guide: KitGuide, before: int) -> Iterator[dict[str, Any]]:
    """The rows with their places in the file."""
    for row in guide.rows:
        yield asdict(row) | {"range": _range(before + 1, before + row.pages)}
        before += row.pages


def _papers(guide: KitGuide, before: int, faces: int) -> list[dict[str, Any]]:
    """Each paper that is needed, plain first: how many sheets of it, and which pages of the file go on them.

    The guide itself is printed on plain paper.
    """
    own = before // 2 if guide.backs in _TWO_SIDED else faces
    pages = [("plain", own, before), *((row.paper, row.sheets, row.pages) for row in guide.rows)]
    papers: dict[str, dict[str, Any]] = {}
    last = 0
    for stock, run in groupby(pages, key=lambda one: one[0]):
        parts = list(run)
        first, last = last + 1, last + sum(count for _, _, count in parts)
        paper = papers.setdefault(stock, {"stock": stock, "sheets": 0, "ranges": []})
        paper["sheets"] += sum(sheets for _, sheets, _ in parts)
        paper["ranges"].append(_range(first, last))
    return [papers[stock] for stock in ("plain", "card") if stock in papers]


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
