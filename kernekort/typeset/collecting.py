"""Faces laid out and taken out of their documents: each for itself, to be kept and put into any file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from weasyprint import Page

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

    What does not lend itself to that is laid out once more in the plain way, all in one; the others are not, or they
    would be other bytes in its company than in that of their own kind.
    """
    every = range(len(job.faces))
    try:
        return _Collecting(job, bench, kept).collected()
    except _OddFacesError as problem:
        odd = sorted(problem.numbers)
    except UnusualPageError:
        odd = []
    bench.listener.lines.clear()
    if not odd and len(every) > 1:
        # Nobody knows which of them it is: each is tried by itself.
        return _joined([([number], collect(_part(job, [number]), bench, kept)) for number in every])
    usual = [number for number in every if number not in odd]
    if not odd or not usual:
        return _plainly(job, bench, kept)
    first = collect(_part(job, usual), bench, kept)
    return _joined([(usual, first), (odd, _plainly(_part(job, odd), bench, kept))])


def _plainly(job: Job, bench: Bench, kept: Kept) -> Collected:
    bench.listener.lines.clear()
    try:
        return _Collecting(job, Bench(job.setting, listener=bench.listener), kept).collected()
    except UnusualPageError:
        return Collected((), unusual=True)


def _part(job: Job, numbers: Sequence[int]) -> Job:
    """The same for some of the faces."""
    return replace(job, faces=tuple(job.faces[number] for number in numbers))


def _joined(parts: Sequence[tuple[Sequence[int], Collected]]) -> Collected:
    """What came of parts of a job, by the numbers of their faces, as what came of the whole."""
    if any(came.unusual for _, came in parts):
        return Collected((), unusual=True)
    pages: dict[int, tuple[LaidPage, ...]] = {}
    clean: dict[int, bool] = {}
    things: dict[str, Thing] = {}
    read: dict[str, str] = {}
    for numbers, came in parts:
        pages |= zip(numbers, came.pages, strict=False)
        clean |= zip(numbers, came.clean, strict=False)
        things |= came.things
        read |= came.read
    count = sum(len(numbers) for numbers, _ in parts)
    every = range(count if len(pages) == len(clean) == count else 0)
    return Collected(
        findings=in_order(dict.fromkeys(finding for _, came in parts for finding in came.findings)),
        pages=tuple(pages[number] for number in every),
        things=things,
        clean=tuple(clean[number] for number in every),
        layered=sum(came.layered for _, came in parts),
        read=read,
    )


class _OddFacesError(UnusualPageError):
    """Some faces of a job, by their numbers, have such a page."""

    def __init__(self, numbers: Iterable[int]) -> None:
        super().__init__()
        self.numbers = frozenset(numbers)


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
            UnusualPageError: something on them cannot be taken out of its document; it is said on which, where that is
                known.
        """
        if has_errors(self._findings):
            return Collected(tuple(self._findings))
        pages: list[tuple[LaidPage, ...]] = []
        things: dict[str, Thing] = {}
        layered = 0
        odd: set[int] = set()
        with self._press.told(), taken_out(self._bench.lines):
            if self._press.lay_out():
                opened = self._all_opened()
                under = self._under()
                drawings = self._drawings(
                    list(dict.fromkeys(art for face in opened for page in face for art in page.arts()))
                )
                for number, face in enumerate(opened):
                    try:
                        taken = [page.page(drawings, under.get(number)) for page in face]
                    except UnusualPageError:
                        odd.add(number)
                        continue
                    pages.append(tuple(page for page, _ in taken))
                    for _, named in taken:
                        things |= named
                    layered += number in under or any(page.is_layered for page in face)
                things |= self._parts
        if odd:
            raise _OddFacesError(odd)
        told = in_order(self._findings)
        clean = tuple(_is_clean(face, told) for face in self._job.faces)
        read = dict(self._bench.fetcher.read)
        return Collected(told, tuple(pages), things, clean, layered=layered, read=read)

    def _all_opened(self) -> list[list[Harvested]]:
        """The pages of every face.

        Raises:
            _OddFacesError: some of them do not lend themselves to it.
        """
        opened: list[list[Harvested]] = []
        odd: set[int] = set()
        for number in range(len(self._job.faces)):
            try:
                opened.append(list(self._opened(number)))
            except UnusualPageError:
                odd.add(number)
        if odd:
            raise _OddFacesError(odd)
        return opened

    def _opened(self, number: int) -> Iterator[Harvested]:
        for page in self._press.pages[number]:
            yield Harvested(self._press.documents[0], page, self._bench.font, self._arts)

    def _under(self) -> dict[int, Under]:
        """What lies under the text of faces, by their numbers; grounds that are not there yet are laid out.

        Raises:
            _OddFacesError: the grounds of some paint more than was taken out of the faces.
        """
        lifted = self._press.lifted
        grounds: dict[tuple[int, str], Ground] = {}
        for css in sorted({self._job.faces[number].css for number in lifted}):
            text = self._job.css[css]
            wanted = dict.fromkeys(one.markup for number, one in lifted.items() if self._job.faces[number].css == css)
            known = {markup: self._kept.ground(text, markup) for markup in wanted}
            missing = [markup for markup, ground in known.items() if ground is None]
            odd: set[str] = set()
            for markup, page in zip(missing, self._press.grounds(css, missing), strict=True):
                try:
                    ground = self._ground(page)
                except UnusualPageError:
                    odd.add(markup)
                    continue
                known[markup] = ground
                if self._bench.is_clean and not self._bench.fetcher.read:
                    self._kept.keep_ground(text, markup, ground)
            if odd:
                raise _OddFacesError(
                    number for number, one in lifted.items() if self._job.faces[number].css == css and one.markup in odd
                )
            grounds |= {(css, markup): ground for markup, ground in known.items() if ground is not None}
        return {
            number: Under(
                grounds[self._job.faces[number].css, one.markup], [self._arts.plain[name] for name in one.drawings]
            )
            for number, one in lifted.items()
        }

    def _ground(self, page: Page | None) -> Ground:
        """A ground as it was laid out, which came to one page.

        Raises:
            UnusualPageError: it did not, or there is more on it.
        """
        if page is None:
            raise UnusualPageError
        return Harvested(self._press.documents[0], page, self._bench.font, self._arts).ground()

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
