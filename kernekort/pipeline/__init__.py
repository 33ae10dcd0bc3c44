"""The whole way from a content file to a checked PDF, readable on one page.

``prepare`` reads, chooses, dresses and pours; then each target has its way: ``office``, ``press``, ``screen``. That way
is loaded when it is taken: it takes as long to load as preparing does, and a slip in the content is told without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kernekort import sheets
from kernekort.findings import Checked, has_errors
from kernekort.library import Library
from kernekort.markup import Bench
from kernekort.pipeline.decks import card_thickness, cards_in
from kernekort.pipeline.job import DeckSize, Job, Material, Picture, Printed, Product, Since, Target
from kernekort.pipeline.loading import load_press, load_writers
from kernekort.pipeline.preparing import Prepared, compounds, prepare, setting
from kernekort.shops import Shop, load_shop

if TYPE_CHECKING:
    from kernekort.faces import Engine, Faces
    from kernekort.kits import Settled
    from kernekort.preflight.seen import Seen

__all__ = [
    "DeckSize",
    "Job",
    "Material",
    "Picture",
    "Prepared",
    "Printed",
    "Product",
    "Since",
    "Target",
    "compounds",
    "draw",
    "make",
    "make_kit",
    "prepare",
    "proof",
    "setting",
]


def make(
    material: str, job: Job, library: Library, engine: Engine | None = None, seen: Seen | None = None
) -> Checked[Material]:
    """Reads, pours, lays out, places and inspects; findings of every stage come together, errors leave no value.

    What comes of it is the same with an ``engine`` and without; with one it is there sooner, and sooner still with one
    that has been used before. What has been ``seen`` of files like it is not taken apart once more.
    """
    shop = load_shop(library, job.shop) if job.target is Target.PRESS else Checked[Shop](None)
    if shop.failed and job.target is Target.PRESS:
        return Checked(None, shop.findings)
    prepared = _prepared(material, job, library, shop.value, engine)
    if prepared.value is None or has_errors(prepared.findings):
        return Checked(None, (*shop.findings, *prepared.findings))
    if job.since is not None and not prepared.value.cards:
        # Nothing has changed, and that is all there is to say.
        return Checked(Material(material, job.brand, job.target, (), shop.value), (*shop.findings, *prepared.findings))
    made = finished(material, prepared.value, shop.value, job, library, engine, seen)
    return Checked(made.value, (*shop.findings, *prepared.findings, *made.findings))


def finished(
    material: str,
    prepared: Prepared,
    shop: Shop | None,
    job: Job,
    library: Library,
    engine: Engine | None,
    seen: Seen | None = None,
) -> Checked[Material]:
    """What was prepared laid out, placed and inspected, with the box where one is wanted.

    What has been ``seen`` of files like it is not taken apart once more.
    """
    made = _made(prepared, shop, job, library, engine, seen)
    box = _box(prepared, shop, job, library, engine)
    findings = (*made.findings, *box.findings)
    if made.value is None or box.value is None or has_errors(findings):
        return Checked(None, findings)
    products, size = (*made.value, *box.value), _size(prepared, shop, job)
    printed = _printed(prepared) if shop is not None else None
    return Checked(Material(material, job.brand, job.target, products, shop, size, printed), findings)


def _prepared(material: str, job: Job, library: Library, shop: Shop | None, engine: Engine | None) -> Checked[Prepared]:
    """What is to be made: all that the job asks for, or what of it has changed since an earlier state."""
    # Of what has changed since an earlier state nobody knows yet what it is.
    ahead = engine if job.since is None else None
    prepared = prepare(material, job, library, _bench(engine), shop, ahead)
    if prepared.value is None or job.since is None:
        return prepared
    from kernekort.pipeline.patching import only_changed

    patched = only_changed(material, prepared.value, job, library, _bench(engine), shop)
    return Checked(patched.value, (*prepared.findings, *patched.findings))


def make_kit(
    meeting: Settled, job: Job, library: Library, engine: Engine | None = None, seen: Seen | None = None
) -> Checked[tuple[Material, ...]]:
    """Everything for one meeting: see :func:`kernekort.pipeline.kits.make_kit`."""
    from kernekort.pipeline import kits

    return kits.make_kit(meeting, job, library, engine, seen)


def proof(material: str, job: Job, library: Library, engine: Engine | None = None) -> Checked[Prepared]:
    """The same as far as the laid-out page, where every fit is measured; nothing is placed on sheets."""
    prepared = prepare(material, job, library, _bench(engine), ahead=engine)
    if prepared.value is None:
        return prepared
    from kernekort.pipeline.laying import laid

    made = laid(prepared.value.faces, prepared.value, library, job, engine=engine)
    return Checked(prepared.value, (*prepared.findings, *made.findings))


def draw(
    material: str, job: Job, library: Library, dpi: int, engine: Engine | None = None
) -> Checked[tuple[Picture, ...]]:
    """Every side of every card as a picture, once a card however many copies are printed."""
    prepared = prepare(material, job, library, _bench(engine), ahead=engine)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    from kernekort.pipeline.laying import laid
    from kernekort.pipeline.looking import looked_at

    made = laid(prepared.value.faces, prepared.value, library, job, engine=engine)
    findings = (*prepared.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    deck = prepared.value.deck
    keys = [face.key for face in prepared.value.faces]
    data = sheets.write_pages(looked_at(made.value, job), keys, title=deck.title, language=deck.language)
    pictures = sheets.pictures(data, dpi, trimmed="bleed" not in job.overlay)
    named = zip(_labels(prepared.value, made.value), pictures, strict=True)
    return Checked(tuple(Picture(label, picture) for label, picture in named), findings)


def _bench(engine: Engine | None) -> Bench | None:
    """A bench that keeps what it fits where the engine keeps its faces, which are counted by themselves."""
    return engine.bench if engine else None


def _made(
    prepared: Prepared, shop: Shop | None, job: Job, library: Library, engine: Engine | None, seen: Seen | None
) -> Checked[tuple[Product, ...]]:
    """What was prepared, on the way of its target; for the press as its ``shop`` wants it."""
    if engine is not None:
        engine.meanwhile = load_writers if shop is None else load_press
    if shop is not None:
        from kernekort.pipeline.printing import press

        return press(prepared, shop, job, library, engine)
    if job.target is Target.OFFICE:
        from kernekort.pipeline.office import office

        made = office(prepared, job, library, engine, seen)
    else:
        from kernekort.pipeline.faces import screen

        made = screen(prepared, job, library, engine)
    return Checked(None if made.value is None else (made.value,), made.findings)


def _box(
    prepared: Prepared, shop: Shop | None, job: Job, library: Library, engine: Engine | None
) -> Checked[tuple[Product, ...]]:
    """The box of a deck, where one is asked for; nothing else has one."""
    if not job.box or prepared.deck.layout.flow != "card":
        return Checked(())
    from kernekort.pipeline.boxing import boxed

    made = boxed(prepared, shop, job, library, engine)
    return Checked(None if made.value is None else (made.value,), made.findings)


def _size(prepared: Prepared, shop: Shop | None, job: Job) -> DeckSize | None:
    """How many cards it is, and how thick they are together; nothing on a screen."""
    if prepared.deck.layout.flow != "card" or job.target is Target.SCREEN:
        return None
    cards = cards_in(prepared)
    return DeckSize(cards, round(cards * card_thickness(job, shop), 1))


def _printed(prepared: Prepared) -> Printed:
    """What the job ticket says of it."""
    layout, brand = prepared.deck.layout, prepared.brand
    cards = layout.flow == "card"
    sides = max(len(card.faces) for card in prepared.cards) if cards else 1
    return Printed(prepared.deck.title, layout.trim, sides, cards, brand.mono)


def _labels(prepared: Prepared, faces: Faces) -> Iterator[str]:
    """What to call the picture of each page: by its side for a card, else by its number where there are several."""
    for card in prepared.cards:
        if prepared.deck.layout.flow == "card":
            yield from (f"{face.item}-{face.side}" for face in card.faces)
            continue
        pages = sum(len(faces.pages_of[face.key]) for face in card.faces)
        yield from (f"{card.item.id}-{page}" if pages > 1 else card.item.id for page in range(1, pages + 1))
