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
from kernekort.pipeline.ordering import ordered
from kernekort.pipeline.preparing import Prepared, setting_for
from kernekort.pipeline.press import pressroom
from kernekort.shops import Shop
from kernekort.units import Mm


def press(
    prepared: Prepared, shop: Shop, job: Job, library: Library, engine: Engine | None = None
) -> Checked[tuple[Product, ...]]:
    """Every side on a page of its own with its bleed, as often as it is printed, in the order that the shop wants."""
    room = pressroom(prepared.brand, shop, job, library)
    if room.value is None or has_errors(room.findings):
        return Checked(None, room.findings)
    made = laid(prepared.faces, prepared, library, job, engine=engine)
    findings = (*room.findings, *made.findings)
    if made.value is None or has_errors(made.findings):
        return Checked(None, findings)
    deck = prepared.deck
    faces = room.value.inked(looked_at(made.value, job))
    cut = deck.layout.trim if deck.layout.flow == "card" else None
    order = shop.order if deck.layout.flow == "card" else "front-back"
    products = []
    for one in ordered(prepared.cards, order):
        data = sheets.write_pages(faces, one.keys, title=deck.title, language=deck.language, bleed=shop.bleed)
        data = room.value.finished(data, deck.title, cut)
        pages = [key for key in one.keys for _ in faces.pages_of[key]]
        read = _inspected(one.role, data, pages, faces, prepared.brand, bleed=shop.bleed)
        products += [read.value] if read.value else []
        findings = (*findings, *read.findings)
    return Checked(tuple(products), findings)


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
    read = _inspected(role, faces.pdf, faces.keys, faces, brand, fields=True)
    return Checked(read.value, (*findings, *read.findings))


def _inspected(
    role: str,
    data: bytes,
    keys: Iterable[str],
    faces: Faces,
    brand: Brand,
    fields: bool = False,
    bleed: Mm | None = None,
) -> Checked[Product]:
    """A file of laid-out pages, read back and held against what each must be; ``bleed`` is what is shown of theirs."""
    forms = [faces.forms[key] for key in keys]
    boxes = [preflight.face_boxes(form.trim, form.bleed if bleed is None else bleed) for form in forms]
    found = preflight.inspect(data, preflight.pages_expected(boxes, families(brand), fields))
    return Checked(Product(role, data, len(boxes)), found)
