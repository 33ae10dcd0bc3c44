"""What a print shop gets: pages or press sheets in its order, with its bleed and its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kernekort import imposition, sheets
from kernekort.faces import Faces
from kernekort.findings import Checked, Fact, Finding, error, has_errors
from kernekort.imposition import Box, Furniture, PressPlan, Side
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline.job import Job
from kernekort.pipeline.ordering import ordered
from kernekort.pipeline.planning import imposed, labels
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.press import Cut
from kernekort.preflight import PageBoxes
from kernekort.quick import dataclass
from kernekort.shops import Shop
from kernekort.units import Insets, Mm, Size


@dataclass(frozen=True)
class ShopFile:
    """One file before it is labelled: its ``role``, its bytes, the boxes of each page, and where cards are cut out."""

    role: str
    data: bytes
    boxes: tuple[PageBoxes, ...]
    cuts: tuple[tuple[Cut, ...], ...] = ()


def plan_press(prepared: Prepared, shop: Shop, library: Library) -> Checked[PressPlan]:
    """How the cards lie on the shop's sheets; without a value or a finding where pages are printed one by one.

    Findings: those of loading the sheet and of the plan.
    """
    deck = prepared.deck
    if deck.layout.flow != "card" or shop.sheet is None:
        return Checked(None)
    trim = deck.layout.trim
    margin = imposition.margin_for(shop.marks, shop.bleed, imposition.PRESS_MARGIN)
    sheet = imposition.load_press_sheet(library, shop.sheet, trim, shop.bleed, margin)
    if sheet.value is None:
        return Checked(None, sheet.findings)
    cards = [imposed(card) for card in prepared.cards]
    planned = imposition.press_plan(cards, trim, shop.bleed, sheet.value, shop.turn, shop.stacking, shop.marks)
    findings = (*sheet.findings, *planned.findings)
    return Checked(None if has_errors(findings) else planned.value, findings)


def cropped(faces: Faces, bleed: Mm) -> Faces:
    """The faces with no more bleed than a shop wants; what they draw beyond it is cut off wherever they are shown."""
    forms = {key: replace(form, bleed=min(form.bleed, bleed)) for key, form in faces.forms.items()}
    return replace(faces, forms=forms)


def shop_files(faces: Faces, prepared: Prepared, shop: Shop, job: Job, plan: PressPlan | None) -> Iterator[ShopFile]:
    """The files of a material: the sheets of a plan, or every side on a page of its own as often as it is printed."""
    order = shop.order if prepared.deck.layout.flow == "card" else "front-back"
    if plan is not None:
        yield from _sheets(faces, prepared, shop, job, plan)
        return
    pairs = [tuple(face.key for face in card.faces) for card in prepared.cards for _ in range(card.item.copies)]
    for one in ordered(pairs, order, "faces"):
        yield _pages(faces, prepared, shop, one.role, one.sides)


def _sheets(faces: Faces, prepared: Prepared, shop: Shop, job: Job, plan: PressPlan) -> Iterator[ShopFile]:
    sides = plan.plan.sides
    step = 1 if plan.plan.backs == "none" else 2
    pairs = [sides[first : first + step] for first in range(0, len(sides), step)]
    for one in ordered(pairs, shop.order, "sheets"):
        data = sheets.write_press_sheets(
            faces, plan, one.sides, title=prepared.deck.title, language=job.language, labels=labels(prepared)
        )
        boxes = tuple(_boxes(plan.plan.paper, plan.around(side)) for side in one.sides)
        yield ShopFile(one.role, data, boxes, tuple(_cuts(plan, side) for side in one.sides))


def _cuts(plan: PressPlan, side: Side) -> tuple[Cut, ...]:
    """Where the cards of a sheet are cut out."""
    boxes = (placement.box(plan.plan.trim) for placement in side.placements)
    return tuple(_cut(box, plan.plan.paper) for box in boxes)


def _cut(box: Box, paper: Size) -> Cut:
    return Cut(box.left, paper.height - box.bottom, box.size)


def _pages(faces: Faces, prepared: Prepared, shop: Shop, role: str, keys: Sequence[str]) -> ShopFile:
    deck = prepared.deck
    around = {
        key: imposition.page_furniture(faces.forms[key].trim, shop.bleed, shop.marks) for key in sorted(set(keys))
    }
    boxes = tuple(_boxes(*around[key]) for key in keys for _ in faces.pages_of[key])
    if shop.marks == "none":
        data = sheets.write_pages(faces, keys, title=deck.title, language=deck.language)
        cuts = tuple((Cut(0.0, 0.0, faces.forms[key].trim),) for key in keys)
    else:
        data = sheets.write_marked_pages(faces, keys, around, title=deck.title, language=deck.language)
        cuts = tuple((_cut(around[key][1].block, around[key][0]),) for key in keys)
    return ShopFile(role, data, boxes, cuts if deck.layout.flow == "card" else ())


def _boxes(paper: Size, around: Furniture) -> PageBoxes:
    block, bleed = around.block, around.bleed
    trim = Insets(block.left, block.top, paper.width - block.right, paper.height - block.bottom)
    outer = (edge - bleed for edge in (trim.left, trim.top, trim.right, trim.bottom))
    return PageBoxes(paper, trim, Insets(*outer))


def wanting(faces: Faces, prepared: Prepared) -> Iterator[Finding]:
    """What cannot be printed as the shop wants it, seen on the faces that were laid out.

    Findings: ``card-without-back`` for cards of a deck with two sides that would come out with a white back, and
    ``bleed-not-drawn`` for grounds that do not grow with a bleed wider than the layout's own.
    """
    yield from _without_back(faces, prepared)
    if prepared.deck.layout.grown:
        yield from _not_drawn(faces, prepared)


def _not_drawn(faces: Faces, prepared: Prepared) -> Iterator[Finding]:
    short = sheets.short_of_bleed(faces)
    for card in prepared.cards:
        for face in card.faces:
            if face.key in short:
                yield error("bleed-not-drawn", card.item.place, **_told(face, short[face.key]))


def _told(face: FaceMarkup, reach: Mm) -> dict[str, Fact]:
    side: dict[str, Fact] = {"page": face.number} if face.number else {"side_number": 2 if face.side == "back" else 1}
    return {"card": face.item, "side": face.side, "reach": reach, "wanted": face.form.bleed, **side}


def _without_back(faces: Faces, prepared: Prepared) -> Iterator[Finding]:
    if prepared.deck.layout.flow != "card" or all(len(card.faces) < 2 for card in prepared.cards):
        return
    empty = sheets.unpainted(faces)
    for card in prepared.cards:
        if len(card.faces) < 2 or card.faces[1].key in empty:
            yield error("card-without-back", card.item.place, card=card.item.id)
