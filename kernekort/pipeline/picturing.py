"""One side of one card as a picture, and nothing else laid out: what a page shows while somebody is writing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from kernekort import sheets
from kernekort.content import Deck, Item, retouched
from kernekort.faces import Engine
from kernekort.findings import Checked, Finding, Severity, error, has_errors, near
from kernekort.library import Library
from kernekort.markup import Bench, FaceMarkup, Pouring, pour
from kernekort.pipeline.job import Job, Target
from kernekort.pipeline.laying import FIT_CODES, laid
from kernekort.pipeline.looking import looked_at
from kernekort.pipeline.preparing import Prepared, prepare, weekdays
from kernekort.quick import dataclass
from kernekort.sources import read_text

_DRESS = ("layouts", "fonts", "brand")
"""The folders in which everything lies that a deck is dressed in."""

_EXTENDING = "extends"
"""What the file of a deck that extends another says, and hardly any other."""

State = tuple[str, int, int, int]


@dataclass(frozen=True)
class _Known:
    """A whole deck ready to be poured, and all that it came of."""

    material: str
    job: Job
    library: Library
    states: tuple[State, ...]
    text: str
    pouring: Pouring


class Easel:
    """Draws one side after another; where only the one card has changed since the last, only that is prepared.

    What is drawn is the same on an easel that has been used before. Not to be shared by threads.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._known: _Known | None = None

    def picture(
        self, material: str, item: str, side: str, job: Job, library: Library, dpi: int, engine: Engine
    ) -> Checked[bytes]:
        """A side as a PNG, cut to its trim; of a page that is built up the last step, of a document the first page.

        What does not fit is found, and drawn all the same, so that one can see it.

        Findings: those of preparing the material, or of this card alone where nothing else has changed, and of laying
        the side out; ``only-unknown-value``.
        """
        # The card as it is on paper: on a screen it would be tagged, and have fields to fill in.
        job = replace(job, target=Target.PRESS)
        prepared = self._prepared(material, item, job, library)
        if prepared.value is None:
            return Checked(None, prepared.findings)
        face = _face(prepared.value, item, side)
        if isinstance(face, Finding):
            return Checked(None, (*prepared.findings, face))
        made = laid([face], prepared.value, library, job, engine=engine)
        findings = (*prepared.findings, *made.findings)
        if made.value is None or any(_hides(finding) for finding in made.findings):
            return Checked(None, findings)
        deck = prepared.value.deck
        data = sheets.write_pages(looked_at(made.value, job), [face.key], title=deck.title, language=deck.language)
        return Checked(sheets.pictures(data, dpi, trimmed="bleed" not in job.overlay)[0], findings)

    def _prepared(self, material: str, item: str, job: Job, library: Library) -> Checked[Prepared]:
        found = library.find("material", material)
        read = read_text(found.path, found.shown) if found is not None and not library.doubled(found) else None
        states = tuple(sorted(_states(library)))
        known, self._known = self._known, None
        if read is None or read.value is None or read.findings or job.only or job.pick or job.given or job.layout:
            return prepare(material, job, library, self._bench)
        if _EXTENDING in read.value:
            # What it extends may have changed as well.
            return prepare(material, job, library, self._bench)
        if known and (known.material, known.job, known.library, known.states) == (material, job, library, states):
            deck = _now(known, read.value)
            one = next((one for one in deck.items if one.id == item), None) if deck is not None else None
            if deck is not None and one is not None:
                pouring = replace(known.pouring, deck=deck)
                self._known = replace(known, text=read.value, pouring=pouring)
                return _alone(pouring, one)
        whole = prepare(material, job, library, self._bench)
        if whole.value is not None:
            self._known = _Known(material, job, library, states, read.value, whole.value.pouring)
        return whole


def _now(known: _Known, text: str) -> Deck | None:
    """The deck as its text is now; ``None`` when it takes more than a look at one item."""
    deck = known.pouring.deck
    if text == known.text:
        return deck
    # Where all texts are set alike, each depends on all of them.
    if "uniform" in {deck.fit or rule.mode for rule in deck.layout.fit.values()}:
        return None
    return retouched(deck, known.library, known.text, text)


def _alone(pouring: Pouring, item: Item) -> Checked[Prepared]:
    """One item of a deck prepared."""
    deck = pouring.deck.excerpt(item)
    alone = replace(pouring, deck=deck)
    poured = pour(alone)
    findings = (*weekdays(deck), *poured.findings)
    if poured.value is None or has_errors(findings):
        return Checked(None, findings)
    return Checked(Prepared(deck, pouring.brand, alone, poured.value), findings)


def _states(library: Library) -> Iterator[State]:
    """What tells one version of a file from another, for everything that a deck is dressed in."""
    waiting = [os.fspath(root.path / name) for root in library.roots for name in _DRESS]
    while waiting:
        with suppress(FileNotFoundError, NotADirectoryError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    state = entry.stat()
                    yield entry.path, state.st_mtime_ns, state.st_size, state.st_ino


def _face(prepared: Prepared, item: str, side: str) -> FaceMarkup | Finding:
    """The face of an item that its side names, or what there is instead."""
    deck = prepared.deck
    cards = {card.item.id: card for card in prepared.cards}
    if item not in cards:
        return error("only-unknown-value", deck.origin, field="id", value=item, near=near(item, cards), values=())
    faces = {face.side: face for face in cards[item].faces}
    if side not in faces:
        sides = tuple(faces)
        place = cards[item].item.place
        return error("only-unknown-value", place, field="side", value=side, near=near(side, sides), values=sides)
    return faces[side]


def _hides(finding: Finding) -> bool:
    """Whether there is nothing to look at for what was found."""
    return finding.severity is Severity.ERROR and finding.code not in FIT_CODES
