"""Boxes as finished files: for the press with die line and creases, for the office behind a page that says how."""

from __future__ import annotations

from dataclasses import replace

from kernekort import imposition, preflight, press, sheets, tuckbox
from kernekort.brand import Spot
from kernekort.faces import Engine, Faces
from kernekort.findings import Checked, Finding, has_errors
from kernekort.imposition import PAPERS, Box
from kernekort.library import Library
from kernekort.markup import FaceMarkup, pour_house
from kernekort.pipeline.boxes import BoxFace, contents_of, office_box, press_box
from kernekort.pipeline.job import Job, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared
from kernekort.pipeline.press import pressroom
from kernekort.sheets import Part, PlainPage, Stamp, Stamped
from kernekort.shops import Shop
from kernekort.tuckbox import Blank
from kernekort.units import Mm, Size, points

ROLE = "box"

_PICTURE = Box(20, 66, 195, 172)
"""Where the small sheet has room on the guide, in mm; the style sheet of the guide keeps it free."""


def boxed(
    prepared: Prepared, shop: Shop | None, job: Job, library: Library, engine: Engine | None = None
) -> Checked[Product]:
    """The box of a deck: for a print shop as large as it is cut, else on office paper behind its guide."""
    poured = press_box(prepared, job, shop) if shop else office_box(prepared, job)
    if poured.value is None:
        return Checked(None, poured.findings)
    if shop is not None:
        made = _for_press(prepared, poured.value, shop, job, library, engine)
    else:
        made = _for_office(prepared, poured.value, job, library, engine)
    return Checked(made.value, (*poured.findings, *made.findings))


def _for_press(
    prepared: Prepared, box: BoxFace, shop: Shop, job: Job, library: Library, engine: Engine | None
) -> Checked[Product]:
    """One page in ink, with the cut and the creases on plates of their own."""
    room = pressroom(prepared.brand, shop, job, library)
    if room.value is None:
        # The cards have been there before, and told what is wrong.
        return Checked(None)
    made = _laid([box.markup], prepared, job, library, engine)
    if made.value is None:
        return Checked(None, made.findings)
    deck, key, faces = prepared.deck, box.markup.key, room.value.inked(made.value)
    data = sheets.write_pages(faces, [key], title=deck.title, language=deck.language)
    data = room.value.finished(press.with_spots(data, {0: _plates(box.blank)}), deck.title)
    expected = preflight.pages_expected(
        [preflight.face_boxes(box.markup.form.trim, shop.bleed)], families(prepared.brand)
    )
    # The box is never imposed and bears no marks, whatever the cards do.
    asked = preflight.press_inspect(data, replace(shop, sheet=None, marks="none"), pairs=False)
    findings = (*made.findings, *preflight.inspect(data, expected), *asked)
    return Checked(Product(ROLE, data, 1), findings)


def _plates(blank: Blank) -> tuple[press.SpotPath, ...]:
    """Where the blank is cut and where it is creased."""
    lines: tuple[tuple[Spot, tuckbox.Path], ...] = (
        ("Crease", tuckbox.fold_path(blank)),
        ("CutContour", tuckbox.cut_path(blank)),
    )
    return tuple(press.SpotPath(spot, _drawn(path, blank.size.height)) for spot, path in lines)


def _drawn(path: tuckbox.Path, height: Mm) -> bytes:
    """A path as a PDF draws it, which counts from the bottom left corner of the blank in points."""
    steps = ((kind, [value for x, y in ends for value in (points(x), points(height - y))]) for kind, ends in path)
    return "\n".join(" ".join([*(f"{value:.4f}" for value in values), kind]) for kind, values in steps).encode()


def _for_office(
    prepared: Prepared, box: BoxFace, job: Job, library: Library, engine: Engine | None
) -> Checked[Product]:
    """A guide with the sheet in small, and the sheet."""
    guide = _guide(prepared, box, job)
    if guide.value is None:
        return Checked(None, guide.findings)
    made = _laid([guide.value, box.markup], prepared, job, library, engine)
    findings: tuple[Finding, ...] = (*guide.findings, *made.findings)
    if made.value is None:
        return Checked(None, findings)
    small = Stamped(guide.value.key, (Stamp(box.markup.key, _small(box.markup.form.trim), True),))
    parts = (Part(prepared.deck.title, (small, PlainPage(box.markup.key))),)
    deck = prepared.deck
    data = sheets.write_book(made.value, parts, title=deck.title, language=job.language, backs="none")
    outline = sheets.book_outline(made.value, parts, "none")
    expected = preflight.book_expected(outline, "none", families(prepared.brand))
    findings = (*findings, *preflight.inspect(data, expected))
    paper = imposition.paper_name(box.markup.form.trim)
    return Checked(Product(ROLE, data, len(outline), 1, paper=paper), findings)


def _guide(prepared: Prepared, box: BoxFace, job: Job) -> Checked[FaceMarkup]:
    contents = contents_of(prepared, job, None)
    data = {
        "paper": imposition.paper_name(box.markup.form.trim),
        "cards": contents.cards,
        "thickness": round(contents.deck, 1),
        "each": contents.thickness,
    }
    return pour_house(prepared.pouring, "box-guide", PAPERS["A4"], {"box": data}, language=job.language)


def _small(paper: Size) -> Box:
    """Where the small sheet stands: as large as there is room for, at the left with everything else."""
    room = _PICTURE.size
    scale = min(room.width / paper.width, room.height / paper.height)
    return Box.at(_PICTURE.left, _PICTURE.top, Size(paper.width * scale, paper.height * scale))


def _laid(
    faces: list[FaceMarkup], prepared: Prepared, job: Job, library: Library, engine: Engine | None
) -> Checked[Faces]:
    made = laid(faces, prepared, library, job, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return Checked(looked_at(made.value, job), made.findings)
