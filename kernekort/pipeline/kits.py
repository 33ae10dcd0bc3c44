"""Everything for one meeting: a print-ready book behind its guide, and the participants' parts for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kernekort import imposition, preflight, sheets
from kernekort.faces import Engine, Faces, lay_out, stood_in
from kernekort.findings import Checked, Finding, has_errors
from kernekort.imposition import Backs
from kernekort.kits import Part, Settled
from kernekort.library import Library
from kernekort.markup import Bench, Dressing, FaceMarkup, guide_of_kit, pour_kit_guide
from kernekort.pipeline.job import Job, Material, Product, Target
from kernekort.pipeline.loading import load_writers
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.planned import Planned
from kernekort.pipeline.planning import labels, plan_office
from kernekort.pipeline.preparing import Prepared, brand_of, poured, prepare, setting, setting_for
from kernekort.quick import dataclass
from kernekort.typeset import Setting

if TYPE_CHECKING:
    from kernekort.preflight.seen import Seen


@dataclass(frozen=True)
class _Ready:
    """A part of the kit, planned for the printer."""

    part: Part
    prepared: Prepared
    planned: Planned


def make_kit(
    meeting: Settled, job: Job, library: Library, engine: Engine | None = None, seen: Seen | None = None
) -> Checked[tuple[Material, ...]]:
    """The book for the office printer, and one file for the participants' screens when the kit has parts for them.

    Findings of every part come together; errors leave no value. What has been ``seen`` of files like these is not
    taken apart once more.
    """
    bench = engine.bench if engine else Bench()
    if engine is not None:
        engine.meanwhile = load_writers
    ready, findings = _planned(meeting, job, library, bench, engine)
    shown, found = _shown(meeting, ready, job, library, bench)
    findings += found
    if has_errors(findings) or not ready:
        return Checked(None, tuple(findings))
    if shown and engine is not None:
        # It takes as long as the longest part of the book, and is begun beside that.
        stood = stood_in(_each([one.faces for one in shown]))
        engine.begin_whole(stood.markups, _screen_setting(meeting, shown, library))
    book = _book(meeting, ready, job, library, engine, seen)
    findings += book.findings
    made = [(Target.OFFICE, book.value)]
    if shown:
        file = _screen(meeting, shown, library, engine, seen)
        findings += file.findings
        made.append((Target.SCREEN, file.value))
    if has_errors(findings):
        return Checked(None, tuple(findings))
    materials = tuple(
        Material(meeting.kit.name, job.brand, target, (product,)) for target, product in made if product is not None
    )
    return Checked(materials, tuple(findings))


def _job(meeting: Settled, part: Part, job: Job, target: Target) -> Job:
    """What is asked for of one part; decks for several tables are dealt out as such."""
    return replace(
        job,
        target=target,
        only=part.only,
        pick=part.pick,
        seed=part.seed,
        layout=part.layout,
        format=part.format,
        given=meeting.fields_of(part),
        unit=meeting.unit,
    )


def _planned(
    meeting: Settled, job: Job, library: Library, bench: Bench, ahead: Engine | None
) -> tuple[list[_Ready], list[Finding]]:
    ready: list[_Ready] = []
    findings: list[Finding] = []
    # All parts are for one unit, and so dressed alike.
    brand = brand_of(replace(job, unit=meeting.unit), library, bench)
    for part in meeting.kit.parts:
        wanted = _job(meeting, part, job, Target.OFFICE)
        prepared = prepare(part.material, wanted, library, bench, ahead=ahead, brand=brand)
        findings += prepared.findings
        if prepared.value is None:
            continue
        fields = prepared.value.deck.layout.fields
        findings += part.unknown_fields({name: field.alias for name, field in fields.items()})
        if prepared.value.deck.layout.flow == "card":
            wanted = replace(wanted, groups=meeting.copies_of(part))
        planned = plan_office(prepared.value, wanted, library)
        findings += planned.findings
        if planned.value is not None:
            ready.append(_Ready(part, prepared.value, planned.value))
    return ready, findings


def _shown(
    meeting: Settled, ready: Sequence[_Ready], job: Job, library: Library, bench: Bench
) -> tuple[list[Prepared], list[Finding]]:
    """The parts that participants get as a file; what is found in them was found for the printer already."""
    shown = []
    findings: list[Finding] = []
    for one in (one for one in ready if one.part.screen):
        wanted = _job(meeting, one.part, job, Target.SCREEN)
        made = poured(one.prepared.deck, one.prepared.brand, wanted, library, bench)
        findings += [] if made.value is not None else made.findings
        shown += [made.value] if made.value is not None else []
    return shown, findings


def _book(
    meeting: Settled, ready: Sequence[_Ready], job: Job, library: Library, engine: Engine | None, seen: Seen | None
) -> Checked[Product]:
    language = meeting.kit.language
    markups = _each([one.planned.markups for one in ready])
    made = lay_out(markups, setting(ready[0].prepared, library), engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    backs: Backs = job.backs
    parts = [_bound(meeting, one, language) for one in ready]
    sizes = [_size(made.value, part, backs) for part in parts]
    guide = _guide(meeting, sizes, ready, job, library, engine)
    findings = (*made.findings, *guide.findings)
    if guide.value is None:
        return Checked(None, findings)
    first, front = guide.value
    faces = looked_at(sheets.joined(first, made.value), job)
    whole = [front, *(one for part in parts for one in part)]
    title = meeting.kit.title[language]
    data = sheets.write_book(
        faces,
        whole,
        title=title,
        language=language,
        backs=backs,
        offset=job.offset,
        labels=labels(ready[0].prepared),
    )
    pages = [(sheet.paper, sheet.blank) for sheet in sheets.book_outline(faces, whole, backs)]
    expected = preflight.book_expected(pages, backs, families(ready[0].prepared.brand))
    findings = (*findings, *preflight.inspect(data, expected, seen))
    duplex = backs in ("long", "short")
    used = len(pages) // 2 if duplex else len(pages)
    return Checked(Product("kit", data, len(pages), used, paper=job.paper, duplex=duplex), findings)


def _each(groups: Sequence[Sequence[FaceMarkup]]) -> list[FaceMarkup]:
    return [markup for markups in groups for markup in markups]


def _bound(meeting: Settled, one: _Ready, language: str) -> list[sheets.Part]:
    """The parts of a book that one part of the kit makes: every item of a document begins on a front of its own."""
    title = one.part.title[language]
    bound = one.planned.parts
    copies = 1 if one.planned.cards else meeting.copies_of(one.part)
    names = [title] if len(bound) == 1 else [f"{title} · {part.name}" for part in bound]
    named = [
        replace(part, name=name, prefix=f"{name} ", label=part.label or one.prepared.deck.title)
        for part, name in zip(bound, names, strict=True)
    ]
    if len(named) == 1:
        return [replace(named[0], copies=copies * named[0].copies)]
    return [part for _ in range(copies) for part in named]


def _size(faces: Faces, parts: Sequence[sheets.Part], backs: Backs) -> tuple[int, int]:
    """How many pages of the file parts take, and how many sheets of paper."""
    pages = len(sheets.book_outline(faces, parts, backs))
    return pages, pages // 2 if backs in ("long", "short") else pages


def _guide(
    meeting: Settled,
    sizes: Sequence[tuple[int, int]],
    ready: Sequence[_Ready],
    job: Job,
    library: Library,
    engine: Engine | None,
) -> Checked[tuple[Faces, sheets.Part]]:
    """The guide laid out; how much paper there is to speak of is known only when the rest has its pages."""
    language, prepared = job.language, ready[0].prepared
    brand = prepared.brand
    guide = guide_of_kit(
        meeting,
        sizes,
        language=language,
        house=job.house,
        paper=job.paper,
        backs=job.backs,
        cut=any(one.planned.cards for one in ready),
        printer=job.printer,
    )
    dressing = Dressing(brand, library, prepared.pouring.compounds, job.house, prepared.pouring.bench)
    faces = pour_kit_guide(dressing, guide, imposition.PAPERS[job.paper])
    if faces.value is None:
        return Checked(None, faces.findings)
    made = lay_out(faces.value, setting_for(brand, guide.title, language, library), engine=engine)
    findings = (*faces.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    front = sheets.Part(guide.title, tuple(sheets.PlainPage(face.key) for face in faces.value))
    return Checked((made.value, front), findings)


def _screen(
    meeting: Settled, shown: Sequence[Prepared], library: Library, engine: Engine | None, seen: Seen | None
) -> Checked[Product]:
    """What participants get as a file, the parts one after the other."""
    # What makes press files comes with it, and is loaded while faces are laid out.
    from kernekort.pipeline.faces import screen_of_many

    markups = _each([prepared.faces for prepared in shown])
    return screen_of_many(markups, _screen_setting(meeting, shown, library), shown[0].brand, engine, seen)


def _screen_setting(meeting: Settled, shown: Sequence[Prepared], library: Library) -> Setting:
    kit = meeting.kit
    return setting_for(shown[0].brand, kit.title[kit.language], kit.language, library, screen=True)
