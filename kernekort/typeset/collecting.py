"""Faces laid out and taken out of their documents: each for itself, to be kept and put into any file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kernekort.findings import Finding, has_errors, in_order
from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.collected import Collected
from kernekort.typeset.drawings import draw
from kernekort.typeset.harvest import Art, Harvested, Under, UnusualPageError
from kernekort.typeset.hooks import taken_out
from kernekort.typeset.kept import Kept
from kernekort.typeset.layers import Ground
from kernekort.typeset.parts import LaidPage, Thing
from kernekort.typeset.precheck import check_sources
from kernekort.typeset.render import Press
from kernekort.typeset.wire import Job, JobFace


def collect(job: Job, bench: Bench, kept: Kept) -> Collected:
    """Lays faces out and takes their pages, with what is laid out apart put in where it belongs.

    What does not lend itself to that is laid out once more in the plain way, all in one.
    """
    try:
        return _Collecting(job, bench, kept).collected()
    except UnusualPageError:
        plain = Bench(job.setting, listener=bench.listener)
        bench.listener.lines.clear()
    try:
        return _Collecting(job, plain, kept).collected()
    except UnusualPageError:
        return Collected((), unusual=True)


class _Collecting:
    """One job under way."""

    def __init__(self, job: Job, bench: Bench, kept: Kept) -> None:
        self._bench, self._kept = bench, kept
        self._arts = bench.arts or Arts()
        if bench.arts is not None:
            job = replace(
                job, faces=tuple(replace(face, pieces=(bench.arts.shortened(face.html),)) for face in job.faces)
            )
        self._job = job
        self._findings: list[Finding] = list(check_sources(job.faces, job.setting.limits))
        self._press = Press(job, self._findings, bench, anonymous=True)

    def collected(self) -> Collected:
        """All pages, and what was found.

        Raises:
            UnusualPageError: something on them cannot be taken out of its document.
        """
        if has_errors(self._findings):
            return Collected(tuple(self._findings))
        pages: list[tuple[LaidPage, ...]] = []
        things: dict[str, Thing] = {}
        layered = 0
        with self._press.told(), taken_out():
            if self._press.lay_out():
                opened = [list(self._opened(number)) for number in range(len(self._job.faces))]
                under = self._under()
                drawings = self._drawings(
                    list(dict.fromkeys(art for face in opened for page in face for art in page.arts()))
                )
                for number, face in enumerate(opened):
                    taken = [page.page(drawings, under.get(number)) for page in face]
                    pages.append(tuple(page for page, _ in taken))
                    for _, named in taken:
                        things |= named
                    layered += number in under or any(page.is_layered for page in face)
                things |= self._parts
        told = in_order(self._findings)
        clean = tuple(_is_clean(face, told) for face in self._job.faces)
        read = dict(self._bench.fetcher.read)
        return Collected(told, tuple(pages), things, clean, layered=layered, read=read)

    def _opened(self, number: int) -> Iterator[Harvested]:
        for page in self._press.pages[number]:
            yield Harvested(self._press.documents[0], page, self._bench.font, self._arts)

    def _under(self) -> dict[int, Under]:
        """What lies under the text of faces, by their numbers; grounds that are not there yet are laid out.

        Raises:
            UnusualPageError: a ground paints more than was taken out of the faces.
        """
        lifted = self._press.lifted
        grounds: dict[tuple[int, str], Ground] = {}
        for css in sorted({self._job.faces[number].css for number in lifted}):
            text = self._job.css[css]
            wanted = dict.fromkeys(one.markup for number, one in lifted.items() if self._job.faces[number].css == css)
            known = {markup: self._kept.ground(text, markup) for markup in wanted}
            missing = [markup for markup, ground in known.items() if ground is None]
            for markup, page in zip(missing, self._press.grounds(css, missing), strict=True):
                if page is None:
                    raise UnusualPageError
                ground = Harvested(self._press.documents[0], page, self._bench.font, self._arts).ground()
                known[markup] = ground
                if self._bench.is_clean and not self._bench.fetcher.read:
                    self._kept.keep_ground(text, markup, ground)
            grounds |= {(css, markup): ground for markup, ground in known.items() if ground is not None}
        return {
            number: Under(
                grounds[self._job.faces[number].css, one.markup], [self._arts.plain[name] for name in one.drawings]
            )
            for number, one in lifted.items()
        }

    def _drawings(self, arts: Sequence[Art]) -> dict[Art, Thing]:
        """The drawings wanted, those that are not there yet laid out."""
        found: dict[Art, Thing] = {}
        self._parts: dict[str, Thing] = {}
        missing: list[Art] = []
        for art in arts:
            known = self._kept.drawing(art)
            if known is None:
                missing.append(art)
            else:
                found[art] = known[0]
                self._parts |= known[1]
        for art, (thing, named) in zip(missing, draw(missing, self._bench), strict=True):
            found[art] = thing
            self._parts |= named
            if self._bench.is_clean:
                self._kept.keep_drawing(art, thing, named)
        return found


def _is_clean(face: JobFace, findings: Sequence[Finding]) -> bool:
    """Whether no finding is about this face, or about none in particular."""
    about = [(finding.facts.get("card"), finding.facts.get("side")) for finding in findings]
    return not any(card is None or (card == face.item and side in (face.side, None)) for card, side in about)
