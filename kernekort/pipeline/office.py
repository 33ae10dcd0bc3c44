"""For the office printer: a plan, a guide that explains it, and the sheets."""

from __future__ import annotations

from dataclasses import replace

from kernekort import imposition, preflight, sheets
from kernekort.findings import Checked, has_errors
from kernekort.imposition import Plan, Sheet
from kernekort.library import Library
from kernekort.markup import CardMarkup, Guide, pour_guide
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared


def office(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
    """Guide and sheets for an office printer, laid out together so that they share their typefaces."""
    layout = prepared.deck.layout
    sheet = _sheet(prepared, job, library)
    if sheet.value is None:
        return Checked(None, sheet.findings)
    cards = [_imposed(card) for card in prepared.cards]
    planned = imposition.plan(cards, layout.trim, layout.bleed, sheet.value, job.backs, job.groups)
    findings = [*sheet.findings, *planned.findings]
    if planned.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    guide = guide_facts(prepared, planned.value, sheet.value, job, library)
    poured = pour_guide(prepared.pouring, guide, planned.value.paper)
    findings += poured.findings
    if poured.value is None:
        return Checked(None, tuple(findings))
    set_faces = laid([poured.value, *prepared.faces], prepared, library, job)
    findings += set_faces.findings
    if set_faces.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    faces = looked_at(set_faces.value, job)
    data = sheets.write_sheets(
        faces,
        planned.value,
        guide=(poured.value.key,),
        offset=job.offset,
        title=prepared.deck.title,
        language=job.language,
        labels=sheets.Labels(prepared.deck.title, prepared.brand.text.file(400).path),
    )
    expected = preflight.sheets_expected(
        planned.value.paper, planned.value.backs, guide.last_page, families(prepared.brand)
    )
    # The guide stands upright, and so does its blank back, however the paper of the sheets lies.
    upright = preflight.paper_boxes(poured.value.form.trim)
    first = (upright, replace(upright, blank=True))[: guide.first_page - 1]
    expected = replace(expected, pages=(*first, *expected.pages[len(first) :]))
    findings += preflight.inspect(data, expected)
    return Checked(Product("sheets", data, guide.last_page, guide.sheets, guide), tuple(findings))


def _sheet(prepared: Prepared, job: Job, library: Library) -> Checked[Sheet]:
    layout = prepared.deck.layout
    if job.sheet:
        return imposition.load_sheet(library, job.sheet, layout.trim, layout.bleed)
    paper = imposition.PAPERS[job.paper]
    return imposition.default_sheet(library, layout.sheet, layout.trim, layout.bleed, paper)


def _imposed(card: CardMarkup) -> imposition.Card:
    front, back = (*(face.key for face in card.faces), None)[:2]
    if front is None:
        raise ValueError("a card without a front")
    return imposition.Card(front=front, back=back, copies=card.item.copies, ground=card.ground)


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
    )
