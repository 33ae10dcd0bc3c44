"""The client's proof: a first page, then every card pictured beside its texts, with room for corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from kernekort import imposition, preflight, sheets
from kernekort.faces import Engine, Faces
from kernekort.findings import Checked, Finding, has_errors
from kernekort.library import Library
from kernekort.markup import FaceMarkup
from kernekort.markup.fitting import Voices
from kernekort.markup.proof import A4, ProofFacts, pour_proof_cover, pour_proof_page
from kernekort.markup.readout import readout
from kernekort.pipeline.job import Job, Material, Product
from kernekort.pipeline.laying import laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.preparing import Prepared, prepare
from kernekort.pipeline.proof_entries import Entry, entries_of
from kernekort.pipeline.proof_pages import ProofPage, proof_pages
from kernekort.sheets import Part, PlainPage, Stamped

ROLE = "proof"


@dataclass(frozen=True)
class ProofAsked:
    """What is asked of a proof besides the job: dates are ISO, ``deadline`` is empty without one."""

    date: str
    round: int = 1
    deadline: str = ""


def make_proof(
    material: str, asked: ProofAsked, job: Job, library: Library, engine: Engine | None = None
) -> Checked[Material]:
    """The proof of a material as one PDF on A4."""
    prepared = prepare(material, job, library, engine.bench if engine else None)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    made = _proof(prepared.value, asked, job, library, engine)
    findings = (*prepared.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Material(material, job.brand, job.target, (made.value,)), findings)


def _proof(
    prepared: Prepared, asked: ProofAsked, job: Job, library: Library, engine: Engine | None
) -> Checked[Product]:
    set_faces = laid(prepared.faces, prepared, library, job, engine=engine)
    if set_faces.value is None or has_errors(set_faces.findings):
        return Checked(None, set_faces.findings)
    voices = Voices(prepared.brand, prepared.pouring.compounds, prepared.pouring.bench)
    told = readout(prepared.pouring)
    entries = [
        entry
        for number, card in enumerate(prepared.cards, 1)
        for entry in entries_of(card, number, "", told[card.item.id], set_faces.value, voices)
    ]
    facts = _facts(prepared, asked)
    bound = _bound(prepared, facts, entries, set_faces.value, voices, job, library, engine)
    return Checked(bound.value, (*set_faces.findings, *bound.findings))


def _facts(prepared: Prepared, asked: ProofAsked) -> ProofFacts:
    return ProofFacts(
        asked.round,
        asked.date,
        asked.deadline,
        edition(prepared),
        len(prepared.cards),
        prepared.deck.layout.flow,
    )


def edition(prepared: Prepared) -> str:
    """A short word that is another whenever a face of the deck is: by it two people know that they see the same."""
    digest = sha256()
    for card in prepared.cards:
        digest.update("\0".join((card.item.id, *(face.key for face in card.faces))).encode() + b"\n")
    return digest.hexdigest()[:6]


def _bound(
    prepared: Prepared,
    facts: ProofFacts,
    entries: Sequence[Entry],
    faces: Faces,
    voices: Voices,
    job: Job,
    library: Library,
    engine: Engine | None,
) -> Checked[Product]:
    """First page and entries laid out and put together with the faces."""
    shown = proof_pages(entries, prepared, voices)
    poured = _poured(prepared, facts, shown)
    if poured.value is None:
        return Checked(None, poured.findings)
    made = laid(poured.value, prepared, library, job, engine=engine)
    findings = (*poured.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    whole = looked_at(sheets.joined(made.value, faces), job)
    cover, *pages = poured.value
    stamped = [Stamped(page.key, one.stamps) for page, one in zip(pages, shown, strict=True)]
    part = Part(prepared.deck.title, (PlainPage(cover.key), *stamped))
    language = prepared.deck.language
    data = sheets.write_book(whole, [part], title=prepared.deck.title, language=language, backs="none")
    outline = sheets.book_outline(whole, [part], "none")
    found = preflight.inspect(data, preflight.book_expected(outline, "none", families(prepared.brand)))
    product = Product(ROLE, data, len(outline), len(outline), paper=imposition.paper_name(A4))
    return Checked(product, (*findings, *found))


def _poured(prepared: Prepared, facts: ProofFacts, shown: Sequence[ProofPage]) -> Checked[list[FaceMarkup]]:
    """The markup of the first page and of all that follow."""
    pages = len(shown) + 1
    made = [pour_proof_cover(prepared.pouring, facts)]
    made += [
        pour_proof_page(prepared.pouring, facts, number, pages, page.entries) for number, page in enumerate(shown, 2)
    ]
    findings: list[Finding] = [finding for one in made for finding in one.findings]
    markups = [one.value for one in made if one.value is not None]
    return Checked(markups if len(markups) == len(made) else None, tuple(findings))
