"""What an office printer gets of a material, planned before anything is laid out: which pages, made of which faces."""

from __future__ import annotations

from kernekort import imposition, sheets
from kernekort.findings import Checked, has_errors
from kernekort.imposition import Sheet
from kernekort.library import Library
from kernekort.markup import CardMarkup
from kernekort.pipeline.handouts import handed_out
from kernekort.pipeline.job import Job
from kernekort.pipeline.planned import CardsPlanned, Planned
from kernekort.pipeline.posters import tiled
from kernekort.pipeline.preparing import Prepared
from kernekort.sheets import Part, PlainPage, card_sides
from kernekort.units import Size

_ROUNDING = 0.1


def plan_office(prepared: Prepared, job: Job, library: Library) -> Checked[Planned]:
    """Cards laid on sheets, pages handed out small, tiled or printed as they are, documents printed as they are."""
    layout = prepared.deck.layout
    if layout.flow == "card":
        return _cards(prepared, job, library)
    if layout.flow == "document":
        return Checked(_documents(prepared, job))
    count = job.handout or layout.handout
    if count:
        return handed_out(prepared, job, count)
    paper = imposition.PAPERS[job.paper]
    if _goes_on(layout.trim, paper):
        return Checked(_whole(prepared, layout.trim))
    return tiled(prepared, job, paper)


def _goes_on(trim: Size, paper: Size) -> bool:
    """Whether a page is no larger than the paper, however it lies."""
    page, sheet = (sorted((size.width, size.height)) for size in (trim, paper))
    return page[0] <= sheet[0] + _ROUNDING and page[1] <= sheet[1] + _ROUNDING


def _whole(prepared: Prepared, paper: Size) -> Planned:
    """Pages that are as large as their paper, each on a sheet of its own; of a page that is built up the last step."""
    faces = tuple(card.faces[-1] for card in prepared.cards for _ in range(card.item.copies))
    part = Part(prepared.deck.title, tuple(PlainPage(face.key) for face in faces))
    return Planned("pages", (part,), faces, paper, duplex=False)


def _documents(prepared: Prepared, job: Job) -> Planned:
    """Every item a document that begins on a front."""
    parts = tuple(
        Part(face.title, (PlainPage(face.key),), copies=card.item.copies)
        for card in prepared.cards
        for face in card.faces
    )
    duplex = job.backs in ("long", "short")
    return Planned("pages", parts, prepared.faces, prepared.deck.layout.trim, duplex)


def _cards(prepared: Prepared, job: Job, library: Library) -> Checked[Planned]:
    layout = prepared.deck.layout
    sheet = _sheet(prepared, job, library)
    if sheet.value is None:
        return Checked(None, sheet.findings)
    cards = [imposed(card) for card in prepared.cards]
    planned = imposition.plan(cards, layout.trim, layout.bleed, sheet.value, job.backs, job.groups)
    findings = (*sheet.findings, *planned.findings)
    if planned.value is None or has_errors(findings):
        return Checked(None, findings)
    plan = planned.value
    part = Part(prepared.deck.title, card_sides(plan))
    duplex = plan.backs in ("long", "short")
    made = Planned("sheets", (part,), prepared.faces, plan.paper, duplex, CardsPlanned(plan, sheet.value))
    return Checked(made, findings)


def _sheet(prepared: Prepared, job: Job, library: Library) -> Checked[Sheet]:
    layout = prepared.deck.layout
    if job.sheet:
        return imposition.load_sheet(library, job.sheet, layout.trim, layout.bleed)
    paper = imposition.PAPERS[job.paper]
    return imposition.default_sheet(library, layout.sheet, layout.trim, layout.bleed, paper)


def imposed(card: CardMarkup) -> imposition.Card:
    """A card as imposition knows it.

    Raises:
        ValueError: it has no front.
    """
    front, back = (*(face.key for face in card.faces), None)[:2]
    if front is None:
        raise ValueError("a card without a front")
    return imposition.Card(front=front, back=back, copies=card.item.copies, ground=card.ground)


def labels(prepared: Prepared) -> sheets.Labels:
    """What stands at the edge of sheets: the deck's name, in the brand's text face."""
    return sheets.Labels(prepared.deck.title, prepared.brand.text.file(400).path)
