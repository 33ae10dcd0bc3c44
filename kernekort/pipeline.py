"""The whole way from a content file to a checked PDF, readable on one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kernekort import imposition, preflight, sheets
from kernekort.brand import Brand, load_brand
from kernekort.content import Deck, choose, load_deck
from kernekort.faces import Faces, lay_out
from kernekort.findings import Checked, Finding, has_errors
from kernekort.fit import Compounds, load_compounds
from kernekort.imposition import Plan, Sheet
from kernekort.library import Library
from kernekort.markup import CardMarkup, FaceMarkup, Guide, Pouring, pour, pour_guide
from kernekort.sources import read_text
from kernekort.typeset import Setting

COMPOUNDS = "layouts/_shared/compounds.da.txt"


class Target(StrEnum):
    """What the PDF is for."""

    OFFICE = "office"
    PRESS = "press"
    SCREEN = "screen"


@dataclass(frozen=True)
class Job:
    """Everything that decides what is made of a material: a build is a function of this and the files."""

    target: Target = Target.OFFICE
    brand: str = "kernekort"
    language: str = "da"
    """The language of the guide and of the sheet labels; the cards speak their own."""
    paper: str = "A4"
    sheet: str | None = None
    backs: imposition.Backs = "long"
    groups: int = 1
    printer: str = ""
    offset: sheets.Offset = field(default_factory=sheets.Offset)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pick: int | None = None
    seed: str = "1"
    overlay: tuple[sheets.OverlayKind, ...] = ()
    grey: bool = False
    compounds: tuple[str, ...] = ()
    """Joints of the project's own long words, ``kerne|opgave``."""


@dataclass(frozen=True)
class Product:
    """One finished file: ``role`` as in the names of files, and what a person is told about printing it."""

    role: str
    data: bytes
    pages: int
    sheets: int = 0
    guide: Guide | None = None


@dataclass(frozen=True)
class Material:
    """What came of one material in one brand for one target."""

    name: str
    brand: str
    target: Target
    products: tuple[Product, ...]


@dataclass(frozen=True)
class Prepared:
    """A deck read, chosen from, dressed in a brand and poured into its layout: ready to be laid out."""

    deck: Deck
    brand: Brand
    pouring: Pouring
    cards: tuple[CardMarkup, ...]

    @property
    def faces(self) -> tuple[FaceMarkup, ...]:
        """Every side of every card in the order of the deck."""
        return tuple(face for card in self.cards for face in card.faces)


Report = Callable[[str, int], None]
"""Called with the name of a stage and how many things it has before it."""


def make(material: str, job: Job, library: Library, report: Report = lambda stage, count: None) -> Checked[Material]:
    """Reads, pours, lays out, places and inspects; findings of every stage come together, errors leave no value."""
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    report("lay-out", len({face.key for face in prepared.value.faces}))
    route = {Target.OFFICE: _office, Target.PRESS: _press, Target.SCREEN: _screen}[job.target]
    made = route(prepared.value, job, library)
    findings = (*prepared.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Material(material, job.brand, job.target, (made.value,)), findings)


def prepare(material: str, job: Job, library: Library) -> Checked[Prepared]:
    """Everything before the first page is set: deck, choice, brand, markup."""
    loaded = load_deck(library, material)
    brand = load_brand(library, job.brand)
    findings: list[Finding] = [*loaded.findings, *brand.findings]
    if loaded.value is None or brand.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    chosen = choose(loaded.value, job.only, job.pick, job.seed)
    findings += chosen.findings
    if chosen.value is None:
        return Checked(None, tuple(findings))
    pouring = Pouring(
        chosen.value, brand.value, library, compounds(library, job.compounds), outline=job.target is Target.SCREEN
    )
    poured = pour(pouring)
    findings += poured.findings
    if poured.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    return Checked(Prepared(chosen.value, brand.value, pouring, poured.value), tuple(findings))


def proof(material: str, job: Job, library: Library) -> Checked[Prepared]:
    """The same as far as the laid-out page, where every fit is measured; nothing is placed on sheets."""
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return prepared
    laid = lay_out(prepared.value.faces, setting(prepared.value, library))
    return Checked(prepared.value, (*prepared.findings, *laid.findings))


@dataclass(frozen=True)
class Picture:
    """One side of a card as a PNG, and what to call it."""

    label: str
    data: bytes


def draw(material: str, job: Job, library: Library, dpi: int) -> Checked[tuple[Picture, ...]]:
    """Every side of every card as a picture, once a card however many copies are printed."""
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    laid = lay_out(prepared.value.faces, setting(prepared.value, library))
    findings = (*prepared.findings, *laid.findings)
    if laid.value is None or has_errors(findings):
        return Checked(None, findings)
    faces = prepared.value.faces
    deck = prepared.value.deck
    data = sheets.write_pages(
        _looked_at(laid.value, job), [face.key for face in faces], title=deck.title, language=deck.language
    )
    pictures = sheets.pictures(data, dpi, trimmed="bleed" not in job.overlay)
    named = zip(faces, pictures, strict=True)
    return Checked(tuple(Picture(f"{face.item}-{face.side}", picture) for face, picture in named), findings)


def compounds(library: Library, own: Sequence[str] = ()) -> Compounds:
    """The joints of long words: the shipped list, the project's list lying over it, and the project's own words."""
    texts = []
    for root in reversed(library.roots):
        path = root.path / COMPOUNDS
        if path.is_file() and (text := read_text(path, library.shown(path)).value) is not None:
            texts.append(text)
    return load_compounds([*texts, "\n".join(own)])


def setting(prepared: Prepared, library: Library, variant: str | None = None) -> Setting:
    """What the typesetter needs to know besides the faces: names, typefaces, and what it may read."""
    brand = prepared.brand
    fonts = [
        (face.family, file.weight, file.style, file.path) for face in (brand.display, brand.text) for file in face.files
    ]
    return Setting(
        title=prepared.deck.title,
        language=prepared.deck.language,
        variant=variant,
        roots=tuple(root.path for root in library.roots),
        fonts=tuple(fonts),
    )


def _office(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
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
    laid = lay_out([poured.value, *prepared.faces], setting(prepared, library))
    findings += laid.findings
    if laid.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    faces = _looked_at(laid.value, job)
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
        planned.value.paper, planned.value.backs, guide.last_page, _families(prepared.brand)
    )
    guide_boxes = preflight.paper_boxes(poured.value.form.trim)
    expected = replace(expected, pages=(guide_boxes, *expected.pages[1:]))
    findings += preflight.inspect(data, expected)
    return Checked(Product("sheets", data, guide.last_page, guide.sheets, guide), tuple(findings))


def _press(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
    laid = lay_out(prepared.faces, setting(prepared, library))
    if laid.value is None or has_errors(laid.findings):
        return Checked(None, laid.findings)
    keys = [face.key for card in prepared.cards for _ in range(card.item.copies) for face in card.faces]
    deck = prepared.deck
    data = sheets.write_pages(_looked_at(laid.value, job), keys, title=deck.title, language=deck.language)
    return _inspected(data, len(keys), prepared, laid.findings)


def _screen(prepared: Prepared, job: Job, library: Library) -> Checked[Product]:
    laid = lay_out(prepared.faces, setting(prepared, library, variant="pdf/ua-1"), unique=False)
    if laid.value is None or has_errors(laid.findings):
        return Checked(None, laid.findings)
    return _inspected(_looked_at(laid.value, job).pdf, len(prepared.faces), prepared, laid.findings)


def _inspected(data: bytes, pages: int, prepared: Prepared, findings: Sequence[Finding]) -> Checked[Product]:
    """A file of one face a page, read back and held against what it must be."""
    layout = prepared.deck.layout
    boxes = [preflight.face_boxes(layout.trim, layout.bleed)] * pages
    found = preflight.inspect(data, preflight.pages_expected(boxes, _families(prepared.brand)))
    return Checked(Product("faces", data, pages), (*findings, *found))


def _families(brand: Brand) -> tuple[str, ...]:
    return (brand.display.family, brand.text.family)


def _looked_at(faces: Faces, job: Job) -> Faces:
    """The faces as a careful eye wants them: in grey, or with trim, safe area and grid drawn over."""
    if job.grey:
        faces = replace(faces, pdf=sheets.greyscale(faces.pdf))
    return sheets.overlay(faces, job.overlay) if job.overlay else faces


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
