"""For the screen: one side of a card a page, and documents as long as they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kernekort import preflight, sheets
from kernekort.brand import Brand
from kernekort.faces import STAND_IN, Engine, Faces, lay_out, stood_in
from kernekort.findings import Checked, Finding, has_errors
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared
from kernekort.typeset import Setting

if TYPE_CHECKING:
    from kernekort.preflight.seen import Seen


def screen(prepared: Prepared, job: Job, library: Library, engine: Engine | None = None) -> Checked[Product]:
    """Every side once, as it is cut, tagged and with bookmarks: PDF/UA-1."""
    made = laid(prepared.faces, prepared, library, job, screen=True, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _on_screen("faces", looked_at(made.value, job), prepared.brand, made.findings)


def screen_of_many(
    markups: Sequence[FaceMarkup],
    setting: Setting,
    brand: Brand,
    engine: Engine | None = None,
    seen: Seen | None = None,
) -> Checked[Product]:
    """What several materials show on a screen, as one file.

    What has been ``seen`` of files like it is not taken apart once more.
    """
    made = (engine and _filled_in(markups, setting, engine)) or lay_out(markups, setting, unique=False, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return _on_screen("kit", made.value, brand, made.findings, seen)


def _filled_in(markups: Sequence[FaceMarkup], setting: Setting, engine: Engine) -> Checked[Faces] | None:
    """The file laid out with stand-ins, and what the occasion changes put in; ``None`` where that is not the same."""
    stood = stood_in(markups)
    if not stood.overs:
        return None
    made = lay_out(stood.markups, setting, unique=False, engine=engine)
    lines = lay_out(list(stood.overs.values()), replace(setting, variant=None, forms=False), engine=engine)
    if made.value is None or lines.value is None or made.findings or lines.findings:
        return None
    pages = {
        made.value.page_of[stood.markups[place].key]: lines.value.page_of[over.key]
        for place, over in stood.overs.items()
    }
    try:
        return Checked(replace(made.value, pdf=sheets.put_in(made.value.pdf, pages, lines.value, STAND_IN)))
    except sheets.NoStandInError:
        return None


def _on_screen(
    role: str, faces: Faces, brand: Brand, findings: tuple[Finding, ...], seen: Seen | None = None
) -> Checked[Product]:
    read = _inspected(role, faces.pdf, faces.keys, faces, brand, fields=True, seen=seen)
    return Checked(read.value, (*findings, *read.findings))


def _inspected(
    role: str,
    data: bytes,
    keys: Iterable[str],
    faces: Faces,
    brand: Brand,
    fields: bool = False,
    seen: Seen | None = None,
) -> Checked[Product]:
    """A file of laid-out pages, read back and held against what each must be."""
    forms = [faces.forms[key] for key in keys]
    boxes = [preflight.face_boxes(form.trim, form.bleed) for form in forms]
    found = preflight.inspect(data, preflight.pages_expected(boxes, families(brand), fields), seen)
    return Checked(Product(role, data, len(boxes)), found)
