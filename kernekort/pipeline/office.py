"""For the office printer: what was planned, laid out and written; cards behind a guide that explains them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kernekort import imposition, preflight, sheets
from kernekort.faces import Engine
from kernekort.findings import Checked, has_errors
from kernekort.imposition import Plan, Sheet
from kernekort.library import Library
from kernekort.markup import Guide, pour_guide
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.planned import CardsPlanned, Planned
from kernekort.pipeline.planning import labels, plan_office
from kernekort.pipeline.preparing import Prepared

if TYPE_CHECKING:
    from kernekort.preflight.seen import Seen


def office(
    prepared: Prepared, job: Job, library: Library, engine: Engine | None = None, seen: Seen | None = None
) -> Checked[Product]:
    """One file for an office printer: sheets of cards, tiles, handouts, or pages as they are."""
    planned = plan_office(prepared, job, library)
    if planned.value is None or has_errors(planned.findings):
        return Checked(None, planned.findings)
    if planned.value.cards is not None:
        made = _cards(prepared, planned.value, planned.value.cards, job, library, engine, seen)
    else:
        made = _pages(prepared, planned.value, job, library, engine, seen)
    return Checked(made.value, (*planned.findings, *made.findings))


def _pages(
    prepared: Prepared, planned: Planned, job: Job, library: Library, engine: Engine | None, seen: Seen | None
) -> Checked[Product]:
    """Pages, handouts and tiles: the parts in one book."""
    made = laid(planned.markups, prepared, library, job, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    faces = looked_at(made.value, job)
    # Where nothing has a second page, a blank back to each page would only be in the way.
    duplex = planned.duplex and any(len(sheets.book_outline(faces, [part], "none")) > 1 for part in planned.parts)
    backs: imposition.Backs = job.backs if duplex else "none"
    data = sheets.write_book(
        faces,
        planned.parts,
        title=prepared.deck.title,
        language=job.language,
        backs=backs,
        labels=labels(prepared),
    )
    outline = sheets.book_outline(faces, planned.parts, backs)
    expected = preflight.book_expected(outline, backs, families(prepared.brand))
    findings = (*made.findings, *preflight.inspect(data, expected, seen))
    pages = len(expected.pages)
    used = pages // 2 if duplex else pages
    return Checked(
        Product(planned.role, data, pages, used, paper=imposition.paper_name(planned.paper), duplex=duplex),
        findings,
    )


def _cards(
    prepared: Prepared,
    planned: Planned,
    cards: CardsPlanned,
    job: Job,
    library: Library,
    engine: Engine | None,
    seen: Seen | None,
) -> Checked[Product]:
    """Guide and sheets, laid out together so that they share their typefaces."""
    guide = guide_facts(prepared, cards.plan, cards.sheet, job, library)
    poured = pour_guide(prepared.pouring, guide, cards.plan.paper)
    findings = [*poured.findings]
    if poured.value is None:
        return Checked(None, tuple(findings))
    set_faces = laid([poured.value, *planned.markups], prepared, library, job, engine=engine)
    findings += set_faces.findings
    if set_faces.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    # A thousand cards take room, and the file takes as much again: nobody asks for pages apart from here on.
    faces = replace(looked_at(set_faces.value, job), laid=None)
    del set_faces
    data = sheets.write_sheets(
        faces,
        cards.plan,
        guide=(poured.value.key,),
        offset=job.offset,
        title=prepared.deck.title,
        language=job.language,
        labels=labels(prepared),
    )
    # Reading it back takes as much once more.
    del faces
    expected = preflight.sheets_expected(cards.plan.paper, cards.plan.backs, guide.last_page, families(prepared.brand))
    # The guide stands upright, and so does its blank back, however the paper of the sheets lies.
    upright = preflight.paper_boxes(poured.value.form.trim)
    first = (upright, replace(upright, blank=True))[: guide.first_page - 1]
    expected = replace(expected, pages=(*first, *expected.pages[len(first) :]))
    findings += preflight.inspect(data, expected, seen)
    return Checked(Product("sheets", data, guide.last_page, guide.sheets, guide), tuple(findings))


def guide_facts(prepared: Prepared, plan: Plan, sheet: Sheet, job: Job, library: Library) -> Guide:
    """What the guide page says of a plan."""
    duplex = plan.backs in ("long", "short")
    first = 3 if duplex else 2
    sheets_used = sum(side.kind != "back" for side in plan.sides)
    layout = prepared.deck.layout
    butt = plan.backs != "fold" and sheet.is_butt_cut(layout.trim)
    roomy = imposition.roomy_sheet(library, layout.trim, layout.bleed, sheet.paper) if butt and duplex else None
    return Guide(
        language=job.language,
        paper=imposition.paper_name(plan.paper),
        sheets=sheets_used,
        sheets_each=sheets_used // job.groups,
        groups=job.groups,
        first_page=first,
        last_page=first - 1 + len(plan.sides),
        cards=job.groups * sum(card.item.copies for card in prepared.cards),
        backs=plan.backs,
        butt=butt,
        wander=roomy or "",
        printer=job.printer,
        patch=prepared.patch,
    )
