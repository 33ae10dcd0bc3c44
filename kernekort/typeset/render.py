"""Markup laid out by WeasyPrint: faces few to a document, flowing texts each in its own, all written as one PDF."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML, Document, Page
from weasyprint.urls import URLFetchingError

from kernekort.findings import Fact, Finding, error, has_errors
from kernekort.typeset.anchors import keep_apart
from kernekort.typeset.arts import Arts
from kernekort.typeset.bench import Bench
from kernekort.typeset.blanks import as_typed
from kernekort.typeset.boxes import paints, read_page
from kernekort.typeset.completeness import is_whole, letters_in, letters_on, lost_text, unbroken_css
from kernekort.typeset.fetcher import PICTURE, Refusal
from kernekort.typeset.following import Following, Shades
from kernekort.typeset.harvest import Harvested
from kernekort.typeset.hooks import Pen, less_to_do
from kernekort.typeset.inputs import Inputs, input_css
from kernekort.typeset.laid import Laid
from kernekort.typeset.layers import CHAIN, Lifted, lift
from kernekort.typeset.measure import measure
from kernekort.typeset.page_faults import failure, off_page, wrong_size
from kernekort.typeset.precheck import check_sources, check_tree
from kernekort.typeset.reading import read
from kernekort.typeset.stylesheets import place_of
from kernekort.typeset.wire import Job, JobFace

_MOST_NAMED = 3
_NAMES_PICTURE = re.compile(rf"{PICTURE}:|\\", re.I)
"""What a stylesheet must say to name a picture; an escape may hide it."""


def render(job: Job, pdf: Path, findings: list[Finding], bench: Bench) -> tuple[int, ...] | None:
    """Lays the job's faces out, measures them and writes them to a file.

    Findings are added to the list as they are made, so that none is lost when something fails later. Returns how many
    pages each face has in the file, ``None`` when there is no PDF.
    """
    findings.extend(check_sources(job.faces, job.setting.limits))
    if has_errors(findings):
        return None
    return Press(job, findings, bench).run(pdf)


class Press:
    """One run: what all its documents share, the pages they came to, and what was found on the way.

    An ``anonymous`` run gives its documents no title: its pages are the same whatever they end up in.
    """

    def __init__(self, job: Job, findings: list[Finding], bench: Bench, anonymous: bool = False) -> None:
        self._job = job
        self._findings = findings
        self._bench = bench
        self.arts = bench.arts or Arts()
        self._title = "" if anonymous else job.setting.title
        bench.fetcher.by_content = not any(map(_NAMES_PICTURE.search, job.css))
        self.documents: list[Document] = []
        self.pages: dict[int, Sequence[Page]] = {}
        self.lifted: dict[int, Lifted] = {}
        """By the number of a face, what was taken out of it to be laid out once for all faces that have the same."""
        self.drawn: dict[int, Harvested] = {}
        """By the number of a face, its page where that was drawn already."""
        self.pen: Pen | None = None
        """What the pages are going to be drawn with, where faces may be made after others of their kind."""
        self._missing_fonts: set[tuple[Fact, ...]] = set()

    def run(self, pdf: Path) -> tuple[int, ...] | None:
        """Lays everything out and writes it as one file."""
        with self.told():
            return self._write(pdf) if self.lay_out() else None
        return None

    def lay_out(self) -> bool:
        """Stylesheet by stylesheet; whether every face has come to pages."""
        for css, text in enumerate(self._job.css):
            stylesheet = self._bench.stylesheet(text)
            with less_to_do(text, (face.html for face in self._job.faces), self._bench.styles):
                for numbers in self._together(css):
                    self._lay_out(numbers, stylesheet)
        return len(self.pages) == len(self._job.faces)

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Gathers at the end what the fetcher refused and what WeasyPrint's log said."""
        try:
            yield
        except URLFetchingError:
            # Colour profiles are the one resource that WeasyPrint cannot do without; the fetcher tells which.
            self.pages.clear()
        finally:
            self._findings.extend(self._told())

    def _together(self, css: int) -> Iterator[Sequence[int]]:
        """What is laid out in one WeasyPrint document: so many faces, or one text, whose pages count from 1."""
        most = self._job.setting.limits.faces_per_document
        numbers = [number for number, face in enumerate(self._job.faces) if face.css == css]
        faces = [number for number in numbers if not self._job.faces[number].is_document]
        yield from (faces[start : start + most] for start in range(0, len(faces), most))
        yield from ([number] for number in numbers if number not in faces)

    def _lay_out(self, numbers: Sequence[int], stylesheet: CSS, may_follow: bool = True) -> None:
        """Lays these faces out in one document; when that fails, each alone, to find out which of them it was."""
        faces = [self._job.faces[number] for number in numbers]
        try:
            if faces[0].is_document:
                self._document(numbers[0], faces[0], stylesheet)
            else:
                self._face_pages(numbers, faces, stylesheet, may_follow)
        except (MemoryError, URLFetchingError):
            raise
        except Exception as problem:
            if len(numbers) > 1:
                for number in numbers:
                    self._lay_out([number], stylesheet, may_follow=False)
            else:
                self._findings.append(failure(problem, faces[0], self._job.setting.limits))

    def _document(self, number: int, face: JobFace, stylesheet: CSS) -> None:
        """Lays a text out over the pages it takes and measures each; what is wrong on many is told of the first."""
        rendered = self._render(face, [stylesheet], number)
        if rendered is None:
            return
        document, section = rendered
        laid = [self._read(page, {section: number}) for page in document.pages]
        self.documents.append(document)
        self.pages[number] = document.pages
        found: dict[Finding, Finding] = {}
        for count, page in enumerate(laid, start=1):
            own = face.on_page(count)
            for finding in (*wrong_size(page, own), *measure(page, own, self._bench.fonts)):
                found.setdefault(_anywhere(finding), finding)
        if not is_whole(section, number, laid):
            told = {finding.facts["field"] for finding in found if finding.code == "text-too-tall"}
            unbroken = self._unbroken(number, face, len(laid), stylesheet)
            missing = lost_text(face, number, laid, unbroken, told) if unbroken else ()
            found |= {finding: finding for finding in missing}
        self._findings.extend(self._news(found.values()))

    def _face_pages(self, numbers: Sequence[int], faces: Sequence[JobFace], stylesheet: CSS, may_follow: bool) -> None:
        """Lays faces out in one document, and makes others after them."""
        html = self._read_in(faces)
        if html is None:
            return
        body = html.etree_element.find("body")
        sections = dict(zip(numbers, body, strict=True))
        arts = self._bench.arts
        if arts is not None:
            self._lift(sections.items(), arts)
        following = None
        if may_follow and self.pen is not None and arts is not None and not self._job.setting.forms:
            following = Following(sections, self._bench.stencils(stylesheet), self.pen, arts)
        followers = following.followers if following else []
        for number in followers:
            body.remove(sections[number])
        leaders = {number: section for number, section in sections.items() if number not in followers}
        laid = self._lay_out_in(html, leaders, stylesheet) if leaders else {}
        left = self._followed(following, laid, sections, stylesheet) if following else []
        if following and left:
            self._lay_out(following.with_leaders(left), stylesheet, may_follow=False)

    def _lay_out_in(self, html: HTML, sections: Mapping[int, Element], stylesheet: CSS) -> Mapping[int, Laid]:
        """Lays faces out in one document; what stands on the pages of those that have one each."""
        faces = [self._job.faces[number] for number in sections]
        document = self._document_of(html, [stylesheet], len(faces) * self._job.setting.limits.pages_per_face)
        self.documents.append(document)
        numbered = {section: number for number, section in sections.items()}
        laid = [self._read(page, numbered) for page in document.pages]
        whole: dict[int, Laid] = {}
        for (number, section), face in zip(sections.items(), faces, strict=True):
            own = [index for index, page in enumerate(laid) if number in page.faces]
            pages = [laid[index] for index in own]
            self._findings.extend(off_page(number, laid, face))
            if len(own) == 1:
                self.pages[number] = [document.pages[own[0]]]
                whole[number] = pages[0]
            self._findings.extend(self._news(self._judge(number, face, section, pages, stylesheet)))
        return whole

    def _followed(
        self, following: Following, laid: Mapping[int, Laid], sections: Mapping[int, Element], stylesheet: CSS
    ) -> list[int]:
        """Makes faces after others; those that are left could not be."""
        try:
            # What was said of one of them would have to be said of those that follow it.
            for number, one in laid.items() if self._bench.is_clean else ():
                taken = following.led(number, self.pages[number][0], one, self.taken)
                if taken is not None:
                    self.drawn[number] = taken
            following.shade(partial(self._shades, stylesheet))
            for number in following.followers if self._bench.is_clean else ():
                made = following.made(number)
                if made is not None and self._is_right(number, sections[number], made.laid):
                    self.pages[number] = ()
                    self.drawn[number] = made.page
        except MemoryError:
            raise
        except Exception:  # noqa: S110 - what is left is laid out, and says what it was
            pass
        return [number for number in following.followers if number not in self.pages]

    def _shades(self, stylesheet: CSS, sections: Sequence[Element]) -> Shades:
        html = self._tree(())
        html.etree_element.find("body").extend(sections)
        return Shades(html, stylesheet, self._bench.font_configuration)

    def taken(self, page: Page) -> Harvested:
        """A page taken out of its document.

        Raises:
            UnusualPageError: something on it cannot be.
        """
        return Harvested(self.documents[0], page, self._bench.font, self.arts)

    def _is_right(self, number: int, section: Element, laid: Laid) -> bool:
        """Whether there is nothing to be said of a page."""
        face = self._job.faces[number]
        if letters_in(section) - letters_on([laid], number):
            return False
        return not any(True for _ in (*off_page(number, [laid], face), *measure(laid, face, self._bench.fonts)))

    def _read_in(self, faces: Sequence[JobFace]) -> HTML | None:
        """The markup of faces as one tree; nothing when there is something in it that may not be."""
        html = self._tree([face.html for face in faces])
        faults = check_tree(html.etree_element.find("body"), faces, self._job.setting.forms)
        self._findings.extend(faults)
        return None if has_errors(faults) else html

    def _render(self, face: JobFace, stylesheets: Sequence[CSS], number: int) -> tuple[Document, Element] | None:
        """A face by itself as a document, and its element; nothing when there is something in it that may not be."""
        html = self._read_in([face])
        if html is None:
            return None
        section = html.etree_element.find("body")[0]
        most = self._job.setting.limits.pages_per_face
        if face.is_document:
            keep_apart(section, number)
            most = self._job.setting.limits.pages_per_document
        return self._document_of(html, stylesheets, most), section

    def _document_of(self, html: HTML, stylesheets: Sequence[CSS], most: int) -> Document:
        """A tree laid out, on so many pages at most."""
        forms = self._job.setting.forms
        stylesheets = [*stylesheets, input_css()] if forms else stylesheets
        with self._bench.listener.at_most(most):
            return html.render(
                font_config=self._bench.font_configuration, stylesheets=stylesheets, pdf_forms=forms or None
            )

    def _lift(self, sections: Iterable[tuple[int, Element]], arts: Arts) -> None:
        for number, section in sections:
            if (lifted := lift(section, arts)) is not None:
                self.lifted[number] = lifted

    def grounds(self, css: int, markups: Sequence[str]) -> list[Page | None]:
        """Grounds laid out, each on a page; nothing for one that is more than what was taken out of a face."""
        stylesheet = self._bench.stylesheet(self._job.css[css])
        pages: list[Page | None] = []
        most = self._job.setting.limits.faces_per_document
        for start in range(0, len(markups), most):
            part = markups[start : start + most]
            html = self._tree(part)
            with less_to_do(self._job.css[css], part, self._bench.styles), self._bench.listener.at_most(2 * len(part)):
                document = html.render(font_config=self._bench.font_configuration, stylesheets=[stylesheet])
            self.documents.append(document)
            whole = len(document.pages) == len(part)
            pages += [page if whole and not paints(page, CHAIN) else None for page in document.pages[: len(part)]]
            pages += [None] * (len(part) - len(document.pages))
        return pages

    def _tree(self, sections: Sequence[str]) -> HTML:
        return read(self._title, self._job.setting.language, sections, self._bench.fetcher, self._bench.base_url)

    def _judge(
        self, number: int, face: JobFace, section: Element, pages: Sequence[Laid], stylesheet: CSS
    ) -> Iterable[Finding]:
        """What is wrong on a face; one that does not come onto its page whole is measured on an endless one."""
        whole = len(pages) == 1 and not letters_in(section) - letters_on(pages, number)
        found = list(measure(pages[0], face, self._bench.fonts)) if whole else []
        if whole and not any(finding.code == "text-too-tall" for finding in found):
            return found
        unbroken = self._unbroken(number, face, 1, stylesheet)
        if unbroken is None:
            return found
        found = list(measure(unbroken, face, self._bench.fonts))
        return found if has_errors(found) else lost_text(face, number, pages, unbroken)

    def _unbroken(self, number: int, face: JobFace, pages: int, stylesheet: CSS) -> Laid | None:
        """The face on an endless page."""
        rendered = self._render(face, [stylesheet, CSS(string=unbroken_css(face, pages))], number)
        if rendered is None:
            return None
        document, section = rendered
        return self._read(document.pages[0], {section: 0})

    def _news(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, a font that is missing for all faces told of the first."""
        for finding in findings:
            if finding.code == "font-missing":
                font = (finding.facts["font"], finding.facts["weight"], finding.facts["style"])
                if font in self._missing_fonts:
                    continue
                self._missing_fonts.add(font)
            yield finding

    def _read(self, page: Page, sections: Mapping[Element, int]) -> Laid:
        return read_page(page, sections, self._bench.stand_ins)

    def _write(self, pdf: Path) -> tuple[int, ...]:
        """All pages in the order of the faces, as one file: that keeps structure, bookmarks and shared fonts."""
        spans = [self.pages[number] for number in range(len(self._job.faces))]
        pages = [page for span in spans for page in span]
        document = self.documents[0].copy(pages)
        document.write_pdf(pdf, finisher=self._finisher(pages), pdf_variant=self._job.setting.variant)
        families = sorted({font.family for font in document.fonts.values()})
        self._findings.extend(
            error("font-replaced", font=family) for family in families if not self._bench.fonts.has_family(family)
        )
        return tuple(map(len, spans))

    def _finisher(self, pages: Sequence[Page]) -> Callable[[Any, Any], None]:
        fill_in = Inputs(pages, self._bench.fonts).finisher() if self._job.setting.forms else None

        def finish(document: Any, pdf: Any) -> None:
            as_typed(pdf)
            if fill_in is not None:
                fill_in(document, pdf)

        return finish

    def _told(self) -> Iterator[Finding]:
        """What the fetcher refused and WeasyPrint's log said."""
        refusals = self._bench.fetcher.refusals
        for refusal in refusals.values():
            yield from self._refused(refusal)
        yield from self._bench.fetcher.remarks
        known = {finding.facts["character"] for finding in self._findings if finding.code == "missing-glyph"}
        yield from self._bench.listener.findings(
            {*refusals, *known}, any(refusal.font for refusal in refusals.values())
        )

    def _refused(self, refusal: Refusal) -> Iterator[Finding]:
        """A refusal told of the faces that name the resource; of the stylesheet when none does."""
        names = (refusal.url, unquote(refusal.url), unquote(refusal.url).rpartition("/")[2])
        asked = ([face for face in self._job.faces if name in unescape(face.html)] for name in names)
        askers = next((faces for faces in asked if faces), [])[:_MOST_NAMED]
        in_css = (place_of(css, name) for css in self._job.css for name in names)
        place = next((place for place in in_css if place is not None), None)
        for finding in refusal.findings:
            own = None if refusal.url.startswith("data:") else finding.place
            # What is wrong with a file is told once, at the file, however many faces show it.
            for face in askers[:1] if own else askers:
                yield replace(finding, place=own or face.place, facts={**finding.facts, **face.facts})
            if not askers:
                yield replace(finding, place=own or place)


def _anywhere(finding: Finding) -> Finding:
    """The finding without its page: what a running head does wrong, it does on every page."""
    return replace(finding, facts={name: fact for name, fact in finding.facts.items() if name != "page"})
