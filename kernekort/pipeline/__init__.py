"""The whole way from a content file to a checked PDF, readable on one page.

``prepare`` reads, chooses, dresses and pours; then each target has its way: ``office``, ``press``, ``screen``.
"""

from __future__ import annotations

from collections.abc import Iterator

from kernekort import sheets
from kernekort.faces import Engine, Faces
from kernekort.findings import Checked, has_errors
from kernekort.library import Library
from kernekort.pipeline.faces import press, screen
from kernekort.pipeline.job import Job, Material, Picture, Product, Target
from kernekort.pipeline.kits import make_kit
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import looked_at
from kernekort.pipeline.office import office
from kernekort.pipeline.preparing import Prepared, compounds, prepare, setting

__all__ = [
    "Job",
    "Material",
    "Picture",
    "Prepared",
    "Product",
    "Target",
    "compounds",
    "draw",
    "make",
    "make_kit",
    "prepare",
    "proof",
    "setting",
]

_WAYS = {Target.OFFICE: office, Target.PRESS: press, Target.SCREEN: screen}


def make(material: str, job: Job, library: Library, engine: Engine | None = None) -> Checked[Material]:
    """Reads, pours, lays out, places and inspects; findings of every stage come together, errors leave no value.

    What comes of it is the same with an ``engine`` and without; with one it is there sooner.
    """
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    made = _WAYS[job.target](prepared.value, job, library, engine)
    findings = (*prepared.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Material(material, job.brand, job.target, (made.value,)), findings)


def proof(material: str, job: Job, library: Library, engine: Engine | None = None) -> Checked[Prepared]:
    """The same as far as the laid-out page, where every fit is measured; nothing is placed on sheets."""
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return prepared
    made = laid(prepared.value.faces, prepared.value, library, job, engine=engine)
    return Checked(prepared.value, (*prepared.findings, *made.findings))


def draw(
    material: str, job: Job, library: Library, dpi: int, engine: Engine | None = None
) -> Checked[tuple[Picture, ...]]:
    """Every side of every card as a picture, once a card however many copies are printed."""
    prepared = prepare(material, job, library)
    if prepared.value is None:
        return Checked(None, prepared.findings)
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


def _labels(prepared: Prepared, faces: Faces) -> Iterator[str]:
    """What to call the picture of each page: by its side for a card, else by its number where there are several."""
    for card in prepared.cards:
        if prepared.deck.layout.flow == "card":
            yield from (f"{face.item}-{face.side}" for face in card.faces)
            continue
        pages = sum(len(faces.pages_of[face.key]) for face in card.faces)
        yield from (f"{card.item.id}-{page}" if pages > 1 else card.item.id for page in range(1, pages + 1))
