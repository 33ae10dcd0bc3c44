"""For the print shop and for the screen: one side a page."""

from __future__ import annotations

from kernekort import preflight, sheets
from kernekort.findings import Checked, Finding, has_errors
from kernekort.library import Library
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared


def press(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
    """Every side on a page of its own with its bleed, as often as it is printed: front, back, front, back."""
    made = laid(prepared.faces, prepared, library, job)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    keys = [face.key for card in prepared.cards for _ in range(card.item.copies) for face in card.faces]
    deck = prepared.deck
    data = sheets.write_pages(looked_at(made.value, job), keys, title=deck.title, language=deck.language)
    return _inspected(data, len(keys), prepared, made.findings)


def screen(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
    """Every side once, as it is cut, tagged and with bookmarks: PDF/UA-1."""
    made = laid(prepared.faces, prepared, library, job, screen=True)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _inspected(looked_at(made.value, job).pdf, len(prepared.faces), prepared, made.findings)


def _inspected(data: bytes, pages: int, prepared: Prepared, findings: tuple[Finding, ...]) -> Checked[Product]:
    """A file of one face a page, read back and held against what it must be."""
    form = prepared.faces[0].form
    boxes = [preflight.face_boxes(form.trim, form.bleed)] * pages
    found = preflight.inspect(data, preflight.pages_expected(boxes, families(prepared.brand)))
    return Checked(Product("faces", data, pages), (*findings, *found))
