"""Sheets for a printing press, and pages with the marks that a print shop cuts by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Object, Page, Pdf

from kernekort.imposition import Furniture, PressPlan, Side
from kernekort.sheets.document import finish, keep_pages
from kernekort.sheets.drawn import Drawn, marks, placed
from kernekort.sheets.forms import page_forms, prune_resources
from kernekort.sheets.furniture import boxes_around, furniture_form
from kernekort.sheets.geometry import array, rectangle, turned
from kernekort.sheets.labels import Label, LabelForms, Labels, label_spot, side_spot
from kernekort.sheets.offset import Offset
from kernekort.sheets.parts import CardSide
from kernekort.sheets.side import drawn_side
from kernekort.sheets.words import sheet_words
from kernekort.units import Insets, Size

if TYPE_CHECKING:
    from kernekort.faces import Faces


def write_press_sheets(
    faces: Faces, plan: PressPlan, sides: Sequence[Side], *, title: str, language: str, labels: Labels
) -> bytes:
    """Sides of a plan, one to a page: cards, crop marks, register marks, colour bar, and a label in the white.

    The media box is the paper; the trim box lies around all cards together, and the bleed box around their bleed, so
    that every mark lies outside it.

    Raises:
        KeyError: the plan names a face that there is not.
        Stop: the font of the labels cannot be embedded (``label-font-unusable``).
    """
    words = sheet_words(language)
    told = {(0, page): _label(plan, side, labels.deck, words.press_side(plan, side)) for page, side in enumerate(sides)}
    drawn = [drawn_side(faces, CardSide(plan.plan, side), Offset()) for side in sides]
    with ExitStack() as open_files:
        pdf = open_files.enter_context(Pdf.open(BytesIO(faces.pdf)))
        forms = LabelForms(pdf, told, labels.font, open_files)
        sheets = _Sheets(pdf, faces, drawn)
        pages = [
            sheets.page(one, plan.around(side), forms.form((0, page)))
            for page, (one, side) in enumerate(zip(drawn, sides, strict=True))
        ]
        keep_pages(pdf, pages)
        return finish(pdf, title, language)


def write_marked_pages(
    faces: Faces, keys: Sequence[str], around: Mapping[str, tuple[Size, Furniture]], *, title: str, language: str
) -> bytes:
    """One face a page in the order of ``keys``, each on the paper and in the marks that ``around`` has for it.

    A key may come more than once; all pages of a document are taken.

    Raises:
        KeyError: a key names a face that there is not, or that has no marks.
    """
    drawn = [(_alone(number, *around[key]), around[key][1]) for key in keys for number in faces.pages_of[key]]
    with Pdf.open(BytesIO(faces.pdf)) as pdf:
        sheets = _Sheets(pdf, faces, [one for one, _ in drawn])
        keep_pages(pdf, [sheets.page(one, furniture) for one, furniture in drawn])
        return finish(pdf, title, language)


class _Sheets:
    """A file of faces becoming one of sheets: the faces that are shown are its forms, all else is let go."""

    def __init__(self, pdf: Pdf, faces: Faces, drawn: Iterable[Drawn]) -> None:
        numbers = sorted({number for one in drawn for number in one.forms.values()})
        every = list(pdf.pages)
        prune_resources(pdf, [every[number] for number in numbers])
        self._pdf = pdf
        self._forms = page_forms(pdf, faces, numbers)
        self._furniture: dict[tuple[Furniture, Size], Object | None] = {}

    def page(self, drawn: Drawn, around: Furniture, label: Object | None = None) -> Page:
        """A sheet with its boxes."""
        key = (around, drawn.paper)
        if key not in self._furniture:
            self._furniture[key] = furniture_form(self._pdf, around, drawn.paper)
        page = drawn.page(self._pdf, self._forms, label, self._furniture[key])
        bleed = around.block.grown(Insets(around.bleed, around.bleed, around.bleed, around.bleed))
        for name, box in (("/TrimBox", around.block), ("/BleedBox", bleed)):
            left, bottom, width, height = rectangle(box, drawn.paper)
            page.obj[name] = array((left, bottom, left + width, bottom + height))
        return page


def _alone(number: int, paper: Size, around: Furniture) -> Drawn:
    """A page of the faces on paper of its own."""
    bleed = around.block.grown(Insets(around.bleed, around.bleed, around.bleed, around.bleed))
    steps = (marks(around.lines, paper), placed("/F0", bleed, turned(around.block, paper, 0), paper))
    return Drawn(paper, steps, {"/F0": number})


def _label(plan: PressPlan, side: Side, deck: str, text: str) -> Label:
    around, paper, trim = plan.around(side), plan.plan.paper, plan.plan.trim
    boxes = [*(placement.shown(trim) for placement in side.placements), *boxes_around(around)]
    spot = label_spot(paper, boxes, side.lines) or side_spot(paper, boxes, side.lines)
    return Label(deck, text, paper, spot)
