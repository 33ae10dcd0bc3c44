"""The client's proof: a first page, then every card pictured beside its texts, with room for corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from kernekort import imposition, preflight, sheets
from kernekort.faces import Engine, Faces
from kernekort.findings import Checked, Finding, has_errors
from kernekort.imposition import Box
from kernekort.layout import read_words
from kernekort.library import Library
from kernekort.markup import CardMarkup, FaceMarkup
from kernekort.markup.fitting import Voices
from kernekort.markup.proof import A4, ProofFacts, pour_proof_cover, pour_proof_page
from kernekort.markup.readout import Told, readout
from kernekort.pipeline.changes import Changes, compare
from kernekort.pipeline.earlier import Earlier, earlier
from kernekort.pipeline.job import Job, Material, Product, Since
from kernekort.pipeline.laying import FIT_CODES, laid
from kernekort.pipeline.looking import families, looked_at
from kernekort.pipeline.patching import among, told_notes, whole_of
from kernekort.pipeline.preparing import Prepared, prepare
from kernekort.pipeline.proof_entries import Entry, entries_compared, entries_of, entry_gone
from kernekort.pipeline.proof_pages import ProofPage, proof_pages
from kernekort.quick import dataclass
from kernekort.sheets import Field, Part, PlainPage, Stamped

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
    """The proof of a material as one PDF on A4: all of it, or what has changed since an earlier state.

    When nothing has changed there is a material without a product.

    Findings: those of every stage; with ``since`` also those of :func:`told` and :func:`earlier`.
    """
    bench = engine.bench if engine else None
    prepared = prepare(material, replace(job, since=None), library, bench)
    if prepared.value is None:
        return Checked(None, prepared.findings)
    if job.since is None:
        made = _whole(material, prepared.value, asked, job, library, engine)
    else:
        made = _since(material, prepared.value, asked, job.since, job, library, engine)
    findings = (*prepared.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Material(material, job.brand, job.target, made.value), findings)


def _whole(
    material: str, prepared: Prepared, asked: ProofAsked, job: Job, library: Library, engine: Engine | None
) -> Checked[tuple[Product, ...]]:
    """Every card as it is, numbered by its place in the whole deck, so that it is the same however cards are chosen."""
    whole = whole_of(material, prepared, job, library, engine.bench if engine else None)
    if whole.value is None:
        return Checked(None, whole.findings)
    places = _places(whole.value)
    made = laid(prepared.faces, prepared, library, job, engine=engine)
    if made.value is None or has_errors(made.findings):
        return Checked(None, made.findings)
    voices, told = _read(prepared)
    entries = [
        entry
        for card in prepared.cards
        for entry in entries_of(card, places[card.item.id], "", told[card.item.id], made.value, voices)
    ]
    bound = _bound(_Bound(prepared, _facts(prepared, asked), made.value, voices), entries, job, library, engine)
    return Checked(bound.value, (*made.findings, *bound.findings))


def _since(
    material: str,
    chosen: Prepared,
    asked: ProofAsked,
    since: Since,
    job: Job,
    library: Library,
    engine: Engine | None,
) -> Checked[tuple[Product, ...]]:
    """What has changed, before and now beside each other; then what is new, then what is gone."""
    bench = engine.bench if engine else None
    whole = whole_of(material, chosen, job, library, bench)
    if whole.value is None:
        return Checked(None, whole.findings)
    with earlier(material, since, job, library, bench) as before:
        if before.value is None or has_errors(before.findings):
            return Checked(None, before.findings)
        changes = among(compare(before.value.prepared, whole.value), chosen, job)
        notes = tuple(told_notes(changes, whole.value, since.said))
        if changes.none:
            return Checked((), notes)
        made = _both_laid(before.value, whole.value, changes, job, library, engine)
        if made.value is None or has_errors(made.findings):
            return Checked(None, made.findings)
        voices, told = _read(whole.value)
        entries = _changed_entries(changes, before.value.prepared, whole.value, made.value, voices, told)
        facts = replace(
            _facts(whole.value, asked),
            since=since.said,
            changed=len(changes.changed),
            new=len(changes.new),
            gone=len(changes.gone),
            same=changes.same + len(changes.renumbered),
            renumbered=len(changes.renumbered),
        )
        bound = _bound(_Bound(whole.value, facts, made.value, voices), entries, job, library, engine)
    return Checked(bound.value, (*notes, *made.findings, *bound.findings))


def _both_laid(
    before: Earlier, now: Prepared, changes: Changes, job: Job, library: Library, engine: Engine | None
) -> Checked[Faces]:
    """The sides that are shown of both states, each laid out with the files it has."""
    new = laid(_faces(changes.to_print), now, library, job, engine=engine) if changes.to_print else None
    old_cards = [was for was, _ in changes.changed]
    old = laid(_faces(old_cards), before.prepared, before.library, job, engine=engine) if old_cards else None
    findings = new.findings if new is not None else ()
    # What did not fit then may be why it was changed: it is shown as it was.
    findings += tuple(finding for finding in old.findings if finding.code not in FIT_CODES) if old is not None else ()
    values = [made.value for made in (new, old) if made is not None and made.value is not None]
    if has_errors(findings) or not values:
        # Of what is gone there is nothing to show.
        return Checked(None if findings else _NOTHING, findings)
    return Checked(values[0] if len(values) == 1 else sheets.joined(values[0], values[1]), findings)


_NOTHING = Faces(b"", (), {}, {})


def _faces(cards: Iterable[CardMarkup]) -> list[FaceMarkup]:
    return [face for card in cards for face in card.faces]


def _changed_entries(
    changes: Changes,
    before: Prepared,
    now: Prepared,
    faces: Faces,
    voices: Voices,
    told: Mapping[str, Sequence[Told]],
) -> list[Entry]:
    old = readout(before.pouring)
    places, were = _places(now), _places(before)
    entries: list[Entry] = []
    for was, card in changes.changed:
        name = card.item.id
        entries += entries_compared(was, card, places[name], (old[name], told[name]), faces, voices)
    for card in changes.new:
        entries += entries_of(card, places[card.item.id], "new", told[card.item.id], faces, voices)
    entries += [entry_gone(card, were[card.item.id], old[card.item.id], voices) for card in changes.gone]
    return entries


def _read(prepared: Prepared) -> tuple[Voices, Mapping[str, Sequence[Told]]]:
    """What measures the texts of a deck, and the texts."""
    voices = Voices(prepared.brand, prepared.pouring.compounds, prepared.pouring.bench)
    return voices, readout(prepared.pouring)


def _places(prepared: Prepared) -> Mapping[str, int]:
    """The place of each card in the deck, counted from 1, by its id."""
    return {card.item.id: number for number, card in enumerate(prepared.cards, 1)}


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


@dataclass(frozen=True)
class _Bound:
    """What a proof is bound of besides its entries."""

    prepared: Prepared
    facts: ProofFacts
    faces: Faces
    voices: Voices


def _bound(
    parts: _Bound, entries: Sequence[Entry], job: Job, library: Library, engine: Engine | None
) -> Checked[tuple[Product, ...]]:
    """First page and entries laid out and put together with the faces."""
    prepared, facts, faces = parts.prepared, parts.facts, parts.faces
    worded = read_words(library, "_proof")
    if worded.value is None:
        return Checked(None, worded.findings)
    words = worded.value[prepared.deck.language]
    shown = proof_pages(entries, prepared, parts.voices, words)
    poured = _poured(prepared, facts, shown)
    if poured.value is None:
        return Checked(None, poured.findings)
    made = laid(poured.value, prepared, library, job, engine=engine)
    findings = (*poured.findings, *made.findings)
    if made.value is None or has_errors(findings):
        return Checked(None, findings)
    whole = looked_at(sheets.joined(made.value, faces) if faces.keys else made.value, job)
    cover, *pages = poured.value
    stamped = [Stamped(page.key, one.stamps) for page, one in zip(pages, shown, strict=True)]
    part = Part(prepared.deck.title, (PlainPage(cover.key), *stamped))
    language = prepared.deck.language
    data = sheets.write_book(whole, [part], title=prepared.deck.title, language=language, backs="none")
    fields = {0: _signed(words), **{number: page.fields for number, page in enumerate(shown, 1)}}
    data = sheets.with_fields(data, fields, prepared.brand.text.file(400).path)
    outline = sheets.book_outline(whole, [part], "none")
    expected = preflight.book_expected(outline, "none", families(prepared.brand))
    found = preflight.inspect(data, replace(expected, fields=True))
    product = Product(ROLE, data, len(outline), len(outline), paper=imposition.paper_name(A4))
    return Checked((product,), (*findings, *found))


def _signed(words: Mapping[str, str]) -> tuple[Field, ...]:
    """What is filled in on the first page, where its style sheet draws the lines."""
    return (
        Field("line", "approved", words["approved"], Box(54, 248, 136, 255.3)),
        Field("line", "approved-date", words["approved-date"], Box(154, 248, 195, 255.3)),
    )


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
