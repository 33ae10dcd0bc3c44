"""Faces laid out and taken out of their documents: each for itself, to be kept and put into any file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

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

K = TypeVar("K")
V = TypeVar("V")


def collect(job: Job, bench: Bench, kept: Kept) -> Collected:
    """Lays faces out and takes their pages, with what is laid out apart put in where it belongs.

    What does not lend itself to that is laid out once more in the plain way, all in one; the others are not, or they
    would be other bytes in its company than in that of their own kind.
    """
    try:
        return _Collecting(job, bench, kept).collected()
    except _OddFacesError as problem:
        odd = problem.numbers
    except UnusualPageError:
        odd = frozenset()
    clean, heard = bench.is_clean, list(bench.listener.lines)
    parts: list[tuple[Sequence[int], Collected]] = []
    for numbers, plain in _portions(len(job.faces), odd):
        bench.listener.lines.clear()
        arts = Arts() if bench.arts is not None and not plain else None
        # What was said at this one would not be said there once more.
        other = bench if clean and not plain else Bench(job.setting, arts, bench.listener)
        parts.append((numbers, (_plainly if plain else collect)(_part(job, numbers), other, kept)))
        heard += bench.listener.lines
        if parts[-1][1].unusual:
            break
    # Nor must whoever comes next take this one for clean.
    bench.listener.lines[:] = heard
    return _joined(parts)


def _portions(count: int, odd: Collection[int]) -> Iterator[tuple[Sequence[int], bool]]:
    """The faces of a job by their numbers, for another try, and whether that is in the plain way."""
    if not odd and count > 1:
        # Nobody knows which of them it is: each is tried by itself.
        yield from (([number], False) for number in range(count))
        return
    usual = [number for number in range(count) if number not in odd]
    if odd and usual:
        yield usual, False
        yield sorted(odd), True
    else:
        yield range(count), True


def _plainly(job: Job, bench: Bench, kept: Kept) -> Collected:
    try:
        return _Collecting(job, bench, kept).collected()
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
        findings=in_order(finding for _, came in parts for finding in came.findings),
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
        every = range(len(self._job.faces))
        with self._press.told(), taken_out(self._bench.lines, self._bench.stand_ins) as self._press.pen:
            if self._press.lay_out():
                opened, odd = _tried(every, self._opened)
                if odd:
                    raise _OddFacesError(odd)
                under = self._under()
                drawings = self._drawings(
                    list(dict.fromkeys(art for face in opened.values() for page in face for art in page.arts()))
                )
                taken, odd = _tried(
                    every, lambda number: [page.page(drawings, under.get(number)) for page in opened[number]]
                )
                if odd:
                    raise _OddFacesError(odd)
                for number, face in taken.items():
                    pages.append(tuple(page for page, _ in face))
                    for _, named in face:
                        things |= named
                    layered += number in under or any(page.is_layered for page in opened[number])
                things |= self._parts
        told = in_order(self._findings)
        clean = tuple(_is_clean(face, told) for face in self._job.faces)
        read = dict(self._bench.fetcher.read)
        return Collected(told, tuple(pages), things, clean, layered=layered, read=read)

    def _opened(self, number: int) -> list[Harvested]:
        if number in self._press.drawn:
            return [self._press.drawn[number]]
        return [self._press.taken(page) for page in self._press.pages[number]]

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
            laid = dict(zip(missing, self._press.grounds(css, missing), strict=True))
            made, odd = _tried(missing, partial(self._ground, laid))
            known |= made
            for markup, ground in made.items():
                if self._bench.is_clean and not self._bench.fetcher.read:
                    self._kept.keep_ground(text, markup, ground)
            if odd:
                raise _OddFacesError(
                    number for number, one in lifted.items() if self._job.faces[number].css == css and one.markup in odd
                )
            grounds |= {(css, markup): ground for markup, ground in known.items() if ground is not None}
        return {
            number: Under(
                grounds[self._job.faces[number].css, one.markup],
                [self._press.arts.plain[name] for name in one.drawings],
            )
            for number, one in lifted.items()
        }

    def _ground(self, laid: Mapping[str, Page | None], markup: str) -> Ground:
        """A ground out of those laid out, which came to one page.

        Raises:
            UnusualPageError: it did not, or there is more on it.
        """
        page = laid[markup]
        if page is None:
            raise UnusualPageError
        return self._press.taken(page).ground()

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


def _tried(things: Iterable[K], make: Callable[[K], V]) -> tuple[dict[K, V], list[K]]:
    """What is made of each thing, and the things that lead to an unusual page."""
    made: dict[K, V] = {}
    odd: list[K] = []
    for thing in things:
        try:
            made[thing] = make(thing)
        except UnusualPageError:
            odd.append(thing)
    return made, odd


def _is_clean(face: JobFace, findings: Sequence[Finding]) -> bool:
    """Whether no finding is about this face, or about none in particular."""
    about = [(finding.facts.get("card"), finding.facts.get("side")) for finding in findings]
    return not any(card is None or (card == face.item and side in (face.side, None)) for card, side in about)
