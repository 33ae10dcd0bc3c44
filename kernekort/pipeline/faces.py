"""For the print shop and for the screen: one side of a card a page, and documents as long as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kernekort import preflight
from kernekort.brand import Brand
from kernekort.faces import Engine, Faces, lay_out
from kernekort.findings import Checked, Finding, has_errors
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import gathered, laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.press import pressroom
from kernekort.pipeline.shop_files import cropped, plan_press, shop_files, wanting
from kernekort.shops import Shop
from kernekort.typeset import Setting


def press(
    prepared: Prepared, shop: Shop, job: Job, library: Library, engine: Engine | None = None
) -> Checked[tuple[Product, ...]]:
    """Every side with its bleed, as often as it is printed, on pages or sheets as the shop wants them."""
    planned, room = plan_press(prepared, shop, library), pressroom(prepared.brand, shop, job, library)
    findings = (*planned.findings, *room.findings)
    if room.value is None or has_errors(findings):
        return Checked(None, findings)
    made = laid(prepared.faces, prepared, library, job, engine=engine)
    findings = (*findings, *made.findings)
    if made.value is not None:
        lacking = list(wanting(made.value, prepared))
        findings = (*findings, *gathered(lacking, len(prepared.cards), prepared.deck.layout.shown))
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    faces, plan = room.value.inked(looked_at(cropped(made.value, shop.bleed), job)), planned.value
    # What a shop imposes on sheets may still come as pages.
    asked, pairs = shop if plan else replace(shop, sheet=None), prepared.deck.layout.flow == "card"
    products = []
    for one in shop_files(faces, prepared, shop, job, plan):
        data = room.value.finished(one.data, prepared.deck.title, one.cuts)
        expected = preflight.pages_expected(one.boxes, families(prepared.brand))
        findings = (*findings, *preflight.inspect(data, expected), *preflight.press_inspect(data, asked, pairs))
        products.append(Product(one.role, data, len(one.boxes), plan=plan.plan if plan else None))
    return Checked(tuple(products), findings)


def screen(prepared: Prepared, job: Job, library: Library, engine: Engine | None = None) -> Checked[Product]:
    """Every side once, as it is cut, tagged and with bookmarks: PDF/UA-1."""
    made = laid(prepared.faces, prepared, library, job, screen=True, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _on_screen("faces", looked_at(made.value, job), prepared.brand, made.findings)


def screen_of_many(
    markups: Sequence[FaceMarkup], setting: Setting, brand: Brand, engine: Engine | None = None
) -> Checked[Product]:
    """What several materials show on a screen, as one file."""
    made = lay_out(markups, setting, unique=False, engine=engine)
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
) -> Checked[Product]:
    """A file of laid-out pages, read back and held against what each must be."""
    forms = [faces.forms[key] for key in keys]
    boxes = [preflight.face_boxes(form.trim, form.bleed) for form in forms]
    found = preflight.inspect(data, preflight.pages_expected(boxes, families(brand), fields))
    return Checked(Product(role, data, len(boxes)), found)
