"""For the print shop: its pages or press sheets, in ink, labelled and read back."""

from __future__ import annotations

from dataclasses import replace

from kernekort import preflight
from kernekort.faces import Engine
from kernekort.findings import Checked, has_errors
from kernekort.library import Library
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import gathered, laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.press import pressroom
from kernekort.pipeline.shop_files import cropped, plan_press, shop_files, wanting
from kernekort.shops import Shop


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
