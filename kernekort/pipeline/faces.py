"""For the print shop and for the screen: one side of a card a page, and documents as long as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kernekort import preflight, sheets
from kernekort.brand import Brand
from kernekort.faces import Engine, Faces, lay_out
from kernekort.findings import Checked, Finding, has_errors
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared, setting_for


def press(prepared: Prepared, job: Job, library: Library, engine: Engine | None = None) -> Checked[Product]:
    """Every side on a page of its own with its bleed, as often as it is printed: front, back, front, back."""
    made = laid(prepared.faces, prepared, library, job, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    keys = [face.key for card in prepared.cards for _ in range(card.item.copies) for face in card.faces]
    deck = prepared.deck
    data = sheets.write_pages(looked_at(made.value, job), keys, title=deck.title, language=deck.language)
    pages = [key for key in keys for _ in made.value.pages_of[key]]
    return _inspected("faces", data, pages, made.value, prepared.brand, made.findings)


def screen(prepared: Prepared, job: Job, library: Library, engine: Engine | None = None) -> Checked[Product]:
    """Every side once, as it is cut, tagged and with bookmarks: PDF/UA-1."""
    made = laid(prepared.faces, prepared, library, job, screen=True, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _on_screen("faces", looked_at(made.value, job), prepared.brand, made.findings)


def screen_of_many(
    title: str,
    language: str,
    markups: Sequence[FaceMarkup],
    brand: Brand,
    library: Library,
    engine: Engine | None = None,
) -> Checked[Product]:
    """What several materials show on a screen, as one file."""
    made = lay_out(markups, setting_for(brand, title, language, library, screen=True), unique=False, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _on_screen("kit", made.value, brand, made.findings)


def _on_screen(role: str, faces: Faces, brand: Brand, findings: tuple[Finding, ...]) -> Checked[Product]:
    return _inspected(role, faces.pdf, faces.keys, faces, brand, findings, fields=True)


def _inspected(
    role: str,
    data: bytes,
    keys: Iterable[str],
    faces: Faces,
    brand: Brand,
    findings: tuple[Finding, ...],
    fields: bool = False,
) -> Checked[Product]:
    """A file of laid-out pages, read back and held against what each must be."""
    forms = [faces.forms[key] for key in keys]
    boxes = [preflight.face_boxes(form.trim, form.bleed) for form in forms]
    found = preflight.inspect(data, preflight.pages_expected(boxes, families(brand), fields))
    return Checked(Product(role, data, len(boxes)), (*findings, *found))
