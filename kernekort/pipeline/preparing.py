"""From a content file to markup: everything before the first page is set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kernekort.brand import Brand, load_brand
from kernekort.content import Deck, Item, choose, load_deck, swap_deck, texts
from kernekort.findings import Checked, Fact, Finding, Place, error, has_errors, near, note
from kernekort.fit import Compounds, load_compounds
from kernekort.layout import Layout
from kernekort.library import Library
from kernekort.markup import Bench, CardMarkup, FaceMarkup, Patch, Pouring, counted, pour
from kernekort.pipeline.job import Job, Target
from kernekort.quick import dataclass
from kernekort.shops import Shop
from kernekort.sources import read_text
from kernekort.typography import weekday_conflicts

if TYPE_CHECKING:
    from kernekort.faces import Engine
    from kernekort.typeset import Setting

COMPOUNDS = "layouts/_shared/compounds.da.txt"


@dataclass(frozen=True)
class Prepared:
    """A deck read, chosen from, dressed in a brand and poured into its layout: ready to be laid out."""

    deck: Deck
    brand: Brand
    pouring: Pouring
    cards: tuple[CardMarkup, ...]
    patch: Patch | None = None
    """What has changed, when the cards are those alone."""

    @property
    def faces(self) -> tuple[FaceMarkup, ...]:
        """Every side of every card, or step of every page, in the order of the deck."""
        return tuple(face for card in self.cards for face in card.faces)


def prepare(
    material: str,
    job: Job,
    library: Library,
    bench: Bench | None = None,
    shop: Shop | None = None,
    ahead: Engine | None = None,
    brand: Checked[Brand] | None = None,
) -> Checked[Prepared]:
    """Everything before the first page is set: deck, choice, brand, markup.

    What comes of it is the same with a ``bench`` and without; on one that has been used before it is there sooner.
    For a ``shop`` that wants more bleed than the layout draws, or text further from the cut, the pages get both.
    Faces that are laid out one by one go ``ahead`` while the rest is poured. The ``brand`` of the job is loaded unless
    it is there.
    """
    bench = bench or Bench()
    deck = deck_of(material, job, library, shop, bench)
    brand = brand or brand_of(job, library, bench)
    findings = (*deck.findings, *brand.findings)
    if deck.value is None or brand.value is None or has_errors(findings):
        return Checked(None, findings)
    prepared = poured(deck.value, brand.value, job, library, bench, ahead=ahead)
    return Checked(prepared.value, (*findings, *prepared.findings))


def deck_of(
    material: str, job: Job, library: Library, shop: Shop | None = None, bench: Bench | None = None
) -> Checked[Deck]:
    """The deck of the occasion: with its words swapped, in the size and with the cards that are asked for."""
    before = bench.decks if bench else None
    loaded = load_deck(library, material, layout=job.layout, given=job.given, given_to=job.only, before=before)
    findings: list[Finding] = [*loaded.findings]
    if loaded.value is None or has_errors(findings):
        return Checked(None, tuple(findings))
    formatted = _in_format(swap_deck(loaded.value, job.terms), job, shop)
    findings += formatted.findings
    if formatted.value is None:
        return Checked(None, tuple(findings))
    chosen = choose(formatted.value, job.only, job.pick, job.seed)
    findings += chosen.findings
    if chosen.value is None:
        return Checked(None, tuple(findings))
    findings += weekdays(chosen.value)
    # From here on the deck is that of the occasion, so its title may count the cards that were chosen.
    return Checked(replace(chosen.value, title=counted(chosen.value, chosen.value.title)), tuple(findings))


def brand_of(job: Job, library: Library, bench: Bench) -> Checked[Brand]:
    """The brand of the job, with the job's unit and logo in the place of its own.

    Findings: those of the brand, ``logo-missing``, and those of reading a logo.
    """
    loaded = load_brand(library, job.brand, store=bench.store)
    if loaded.value is None or has_errors(loaded.findings):
        return Checked(None, loaded.findings)
    brand = replace(loaded.value, unit=job.unit) if job.unit else loaded.value
    if not job.logo:
        return Checked(brand, loaded.findings)
    path = library.file(job.logo)
    if path is None:
        return Checked(None, (*loaded.findings, error("logo-missing", None, logo=job.logo)))
    # Loaded for a job that brings a logo: it opens files of many kinds, and each has a library of its own.
    from kernekort.assets import read_logo

    logo = read_logo(path, Place(library.shown(path)), bench.store)
    findings = (*loaded.findings, *logo.findings)
    return Checked(None if logo.value is None else replace(brand, logo=logo.value), findings)


def poured(
    deck: Deck,
    brand: Brand,
    job: Job,
    library: Library,
    bench: Bench,
    worn: Brand | None = None,
    ahead: Engine | None = None,
) -> Checked[Prepared]:
    """The deck in its brand; markup is poured in the colours of what is ``worn``, where that is another."""
    pouring = Pouring(
        deck,
        worn or brand,
        library,
        compounds(library, job.compounds),
        outline=job.target is Target.SCREEN,
        house=job.house,
        bench=bench,
    )
    # A file for the screen is laid out in one piece.
    going = None if ahead is None or job.target is Target.SCREEN else _Going.for_all_of(pouring, ahead)
    made = pour(pouring, going)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    return Checked(Prepared(deck, brand, pouring, made.value), made.findings)


@dataclass(frozen=True)
class _Going:
    """Hands on what is poured of a deck; of a page that is built up, the last step is sure to be wanted."""

    ahead: Engine
    setting: Setting
    faces: int
    first: int

    @classmethod
    def for_all_of(cls, pouring: Pouring, ahead: Engine) -> _Going:
        """What hands on the items of a deck."""
        deck = pouring.deck
        sides, first = (1, -1) if deck.layout.flow == "page" else (len(deck.layout.sides), 0)
        setting = setting_for(pouring.brand, deck.title, deck.language, pouring.library)
        return cls(ahead, setting, sides * len(deck.items), first)

    def styled(self, css: str) -> None:
        self.ahead.expect(css, self.setting, self.faces)

    def poured(self, card: CardMarkup) -> None:
        self.ahead.begin(card.faces[self.first :], self.setting)


def weekdays(deck: Deck) -> Iterator[Finding]:
    """Warnings about weekdays that are not those of their dates.

    Findings: ``weekday-wrong``.
    """
    for item in deck.items:
        year = _year(item)
        for way, text in texts(item, deck.layout):
            for conflict in weekday_conflicts(text, deck.language, year):
                yield conflict.finding(item.place_of(way))


def _year(item: Item) -> int | None:
    """The year that an item's own date gives to dates without one."""
    date = item.fields.get("date")
    return int(date[:4]) if isinstance(date, str) and date[:4].isdigit() else None


def _in_format(deck: Deck, job: Job, shop: Shop | None) -> Checked[Deck]:
    """The deck in the size that is asked for, with the edges that a print shop wants.

    Findings: ``unknown-format``; ``handout-of-what`` for a handout of what is no run of pages; ``cards-only``.
    """
    layout = deck.layout
    remarks = _about_cards(deck, job)
    if job.handout and layout.flow != "page":
        return Checked(None, (*remarks, error("handout-of-what", deck.origin, material=deck.id, layout=layout.name)))
    if job.format is None:
        return Checked(replace(deck, layout=_edged(layout, shop)), remarks)
    if job.format not in layout.formats:
        sizes = tuple(layout.formats)
        facts: dict[str, Fact] = {"format": job.format, "near": near(job.format, sizes), "formats": sizes}
        return Checked(None, (*remarks, error("unknown-format", deck.origin, layout=layout.name, **facts)))
    return Checked(replace(deck, layout=_edged(layout.in_format(job.format), shop)), remarks)


def _edged(layout: Layout, shop: Shop | None) -> Layout:
    """A layout with a shop's bleed and safe margin where they are the larger; less bleed is cut from what is drawn."""
    if shop is None:
        return layout
    bleed, safe = max(layout.bleed, shop.bleed), max(layout.safe, shop.safe)
    return replace(layout, bleed=bleed, safe=safe, grown=bleed > layout.bleed)


def _about_cards(deck: Deck, job: Job) -> tuple[Finding, ...]:
    """A note on what is asked for and makes no difference to pages and documents."""
    asked = {"--sheet": job.sheet, "--groups": job.groups > 1, "--backs": job.backs == "fold", "--box": job.box}
    options = tuple(option for option, wanted in asked.items() if wanted)
    if deck.layout.flow == "card" or not options:
        return ()
    return (note("cards-only", deck.origin, options=options, material=deck.id),)


def compounds(library: Library, own: Sequence[str] = ()) -> Compounds:
    """The joints of long words: the shipped list, the project's list lying over it, and the project's own words."""
    texts = []
    for root in reversed(library.roots):
        path = root.path / COMPOUNDS
        if path.is_file() and (text := read_text(path, library.shown(path)).value) is not None:
            texts.append(text)
    return load_compounds([*texts, "\n".join(own)])


def setting(prepared: Prepared, library: Library, screen: bool = False) -> Setting:
    """What the typesetter needs to know of a deck besides its faces."""
    return setting_for(prepared.brand, prepared.deck.title, prepared.deck.language, library, screen)


def setting_for(brand: Brand, title: str, language: str, library: Library, screen: bool = False) -> Setting:
    """Names, typefaces, and what may be read; for a screen tags and fields to fill in."""
    from kernekort.typeset import Setting

    fonts = [
        (face.family, file.weight, file.style, file.path) for face in (brand.display, brand.text) for file in face.files
    ]
    return Setting(
        title=title,
        language=language,
        variant="pdf/ua-1" if screen else None,
        forms=screen,
        roots=tuple(root.path for root in library.roots),
        fonts=tuple(fonts),
    )
