"""Faces laid out and taken out of their documents: each for itself, to be kept and put into any file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from kernekort.findings import Finding, has_errors, in_order
from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.collected import Collected
from kernekort.typeset.drawings import draw
from kernekort.typeset.harvest import Art, Harvested, UnusualPageError
from kernekort.typeset.hooks import no_fonts_written
from kernekort.typeset.parts import LaidPage, Thing
from kernekort.typeset.precheck import check_sources
from kernekort.typeset.render import Press
from kernekort.typeset.wire import Job, JobFace


class Drawn(Protocol):
    """The drawings there are already."""

    def find(self, art: Art) -> tuple[Thing, Mapping[str, Thing]] | None:
        """A drawing and all that it is made of."""

    def keep(self, art: Art, thing: Thing, parts: Mapping[str, Thing]) -> None:
        """A new one."""


def collect(job: Job, bench: Bench, drawn: Drawn) -> Collected:
    """Lays faces out and takes their pages, drawings put in where they are shown.

    What does not lend itself to that is laid out once more in the plain way, with its drawings in it.
    """
    before = list(check_sources(job.faces, job.setting.limits))
    if has_errors(before):
        return Collected(tuple(before))
    try:
        return _collected(job, bench, drawn, before)
    except UnusualPageError:
        plain = Bench(job.setting, listener=bench.listener)
        bench.listener.lines.clear()
    try:
        return _collected(job, plain, drawn, before)
    except UnusualPageError:
        return Collected((), unusual=True)


def _collected(job: Job, bench: Bench, drawn: Drawn, before: Sequence[Finding]) -> Collected:
    findings = list(before)
    if bench.arts is not None:
        faces = tuple(replace(face, html=bench.arts.shortened(face.html)) for face in job.faces)
        job = replace(job, faces=faces)
    press = Press(job, findings, bench, anonymous=True)
    pages: list[tuple[LaidPage, ...]] = []
    things: dict[str, Thing] = {}
    arts: list[Art] = []
    layered = 0
    with press.told(), no_fonts_written():
        if press.lay_out():
            opened = [_opened(press, number, bench) for number in range(len(job.faces))]
            arts = list(dict.fromkeys(art for face in opened for page in face for art in page.arts()))
            layered = sum(any(page.is_layered for page in face) for face in opened)
            drawings, parts = _drawings(arts, bench, drawn)
            things |= parts
            for face in opened:
                taken = [page.page(drawings) for page in face]
                pages.append(tuple(page for page, _ in taken))
                for _, named in taken:
                    things |= named
    told = in_order(findings)
    clean = tuple(_is_clean(face, told) for face in job.faces)
    return Collected(told, tuple(pages), things, clean, layered=layered, read=dict(bench.fetcher.read))


def _opened(press: Press, number: int, bench: Bench) -> list[Harvested]:
    arts = bench.arts or Arts()
    return [Harvested(press.documents[0], page, bench.font, arts) for page in press.pages[number]]


def _drawings(arts: Sequence[Art], bench: Bench, drawn: Drawn) -> tuple[dict[Art, Thing], dict[str, Thing]]:
    """The drawings wanted, those that are not there yet laid out, and all that they are made of."""
    found: dict[Art, Thing] = {}
    parts: dict[str, Thing] = {}
    missing: list[Art] = []
    for art in arts:
        known = drawn.find(art)
        if known is None:
            missing.append(art)
        else:
            found[art] = known[0]
            parts |= known[1]
    for art, (thing, named) in zip(missing, draw(missing, bench), strict=True):
        found[art] = thing
        parts |= named
        if bench.is_clean:
            drawn.keep(art, thing, named)
    return found, parts


def _is_clean(face: JobFace, findings: Sequence[Finding]) -> bool:
    """Whether no finding is about this face, or about none in particular."""
    about = [(finding.facts.get("card"), finding.facts.get("side")) for finding in findings]
    return not any(card is None or (card == face.item and side in (face.side, None)) for card, side in about)
