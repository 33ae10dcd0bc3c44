"""Faces laid out by WeasyPrint: few to a document, every document apart, all pages written as one PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from weasyprint import CSS, HTML, Document, Page
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetchingError

from kernekort.findings import Fact, Finding, error, has_errors
from kernekort.typeset import wire
from kernekort.typeset.boxes import read_page
from kernekort.typeset.completeness import letters_in, letters_on, lost_text, unbroken_css
from kernekort.typeset.crash import reason
from kernekort.typeset.fetcher import ProjectFetcher, Refusal
from kernekort.typeset.glyphs import Fonts
from kernekort.typeset.laid import Laid
from kernekort.typeset.log import TooManyPagesError, listen
from kernekort.typeset.measure import TOLERANCE, measure
from kernekort.typeset.precheck import NotOneElementError, check_sources, check_tree
from kernekort.typeset.stylesheets import place_of
from kernekort.typeset.wire import Job, JobFace

_MOST_NAMED = 3


def render(job: Job, folder: Path, findings: list[Finding]) -> int | None:
    """Lays the job's faces out, measures them and writes them to the folder.

    Findings are added to the list as they are made, so that none is lost when something fails later. Returns the number
    of pages, ``None`` when there is no PDF.
    """
    findings.extend(check_sources(job.faces, job.setting.limits))
    if has_errors(findings):
        return None
    return _Press(job, folder, findings).run()


class _Press:
    """One run: the fonts, the fetcher and the log that all its documents share."""

    def __init__(self, job: Job, folder: Path, findings: list[Finding]) -> None:
        self._job = job
        self._folder = folder
        self._findings = findings
        self._listener = listen()
        self._fetcher = ProjectFetcher(job.setting.roots, [path for *_, path in job.setting.fonts])
        self._fonts = Fonts(job.setting.fonts)
        self._font_configuration = FontConfiguration()
        self._base_url = f"{job.setting.roots[0].resolve().as_uri()}/" if job.setting.roots else None
        self._documents: list[Document] = []
        self._pages: dict[int, Page] = {}
        self._missing_fonts: set[tuple[Fact, ...]] = set()

    def run(self) -> int | None:
        """Stylesheet by stylesheet, then everything as one file."""
        most = self._job.setting.limits.faces_per_document
        try:
            for css, text in enumerate(self._job.css):
                stylesheet = self._stylesheet(text)
                numbers = [number for number, face in enumerate(self._job.faces) if face.css == css]
                for start in range(0, len(numbers), most):
                    self._lay_out(numbers[start : start + most], stylesheet)
            return self._write() if len(self._pages) == len(self._job.faces) else None
        except URLFetchingError:
            # Colour profiles are the one resource that WeasyPrint cannot do without; the fetcher tells which.
            return None
        finally:
            self._findings.extend(self._told())

    def _stylesheet(self, text: str) -> CSS:
        with self._listener.parsing(text):
            return CSS(
                string=text, font_config=self._font_configuration, url_fetcher=self._fetcher, base_url=self._base_url
            )

    def _lay_out(self, numbers: Sequence[int], stylesheet: CSS) -> None:
        """Lays these faces out in one document; when that fails, each alone, to find out which of them it was."""
        faces = [self._job.faces[number] for number in numbers]
        try:
            self._document(numbers, faces, stylesheet)
        except (MemoryError, URLFetchingError):
            raise
        except Exception as problem:
            if len(numbers) > 1:
                for number in numbers:
                    self._lay_out([number], stylesheet)
            else:
                self._findings.append(_failure(problem, faces[0]))

    def _document(self, numbers: Sequence[int], faces: Sequence[JobFace], stylesheet: CSS) -> None:
        document, body = self._render(faces, [stylesheet])
        if document is None:
            return
        self._documents.append(document)
        laid = [read_page(page, dict(zip(body, numbers, strict=True))) for page in document.pages]
        for section, number, face in zip(body, numbers, faces, strict=True):
            own = [index for index, page in enumerate(laid) if number in page.faces]
            pages = [laid[index] for index in own]
            self._findings.extend(_off_page(number, laid, face))
            if len(own) == 1:
                self._pages[number] = document.pages[own[0]]
            self._findings.extend(self._news(self._judge(number, face, section, pages, stylesheet)))

    def _render(self, faces: Sequence[JobFace], stylesheets: Sequence[CSS]) -> tuple[Document | None, Element]:
        html = HTML(string=_markup(self._job, faces), url_fetcher=self._fetcher, base_url=self._base_url)
        body = html.etree_element.find("body")
        faults = check_tree(body, faces)
        self._findings.extend(faults)
        if has_errors(faults):
            return None, body
        with self._listener.at_most(len(faces) * self._job.setting.limits.pages_per_face):
            return html.render(font_config=self._font_configuration, stylesheets=stylesheets), body

    def _judge(
        self, number: int, face: JobFace, section: Element, pages: Sequence[Laid], stylesheet: CSS
    ) -> Iterable[Finding]:
        """What is wrong on a face; one that does not come onto its page whole is measured on an endless one."""
        whole = len(pages) == 1 and not letters_in(section) - letters_on(pages, number)
        found = list(measure(pages[0], face, self._fonts)) if whole else []
        if whole and not any(finding.code == "text-too-tall" for finding in found):
            return found
        document, body = self._render([face], [stylesheet, CSS(string=unbroken_css(face))])
        if document is None:
            return found
        unbroken = read_page(document.pages[0], {body[0]: 0})
        found = list(measure(unbroken, face, self._fonts))
        return found if has_errors(found) else lost_text(face, number, pages, unbroken)

    def _news(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, a font that is missing for all faces told of the first."""
        for finding in findings:
            if finding.code == "font-missing":
                font = (finding.facts["font"], finding.facts["weight"], finding.facts["style"])
                if font in self._missing_fonts:
                    continue
                self._missing_fonts.add(font)
            yield finding

    def _write(self) -> int:
        """All pages in the order of the faces, as one file: that keeps structure, bookmarks and shared fonts."""
        pages = [self._pages[number] for number in range(len(self._job.faces))]
        document = self._documents[0].copy(pages)
        document.write_pdf(self._folder / wire.PDF, pdf_variant=self._job.setting.variant)
        families = sorted({font.family for font in document.fonts.values()})
        self._findings.extend(
            error("font-replaced", font=family) for family in families if not self._fonts.has_family(family)
        )
        return len(pages)

    def _told(self) -> Iterator[Finding]:
        """What the fetcher refused and WeasyPrint's log said."""
        refusals = self._fetcher.refusals
        for refusal in refusals.values():
            yield from self._refused(refusal)
        yield from self._fetcher.remarks
        known = {finding.facts["character"] for finding in self._findings if finding.code == "missing-glyph"}
        yield from self._listener.findings({*refusals, *known}, any(refusal.font for refusal in refusals.values()))

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


def _markup(job: Job, faces: Sequence[JobFace]) -> str:
    title, language = escape(job.setting.title), escape(job.setting.language)
    head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"<!doctype html>{head}<body>{''.join(face.html for face in faces)}</body></html>"


def _failure(problem: Exception, face: JobFace) -> Finding:
    """Why a face could not be laid out."""
    if isinstance(problem, TooManyPagesError):
        return error("face-breaks-page", face.place, pages=problem.args[0], **face.facts)
    if isinstance(problem, NotOneElementError):
        return error("markup-not-one-element", face.place, **face.facts)
    return error("render-crashed", face.place, reason=reason(problem), **face.facts)


def _off_page(number: int, laid: Sequence[Laid], face: JobFace) -> Iterator[Finding]:
    """A face fills exactly one page, alone, of the size it was made for; another that runs on to it is at fault."""
    pages = [page for page in laid if number in page.faces]
    others = [other for page in pages for other in page.faces if other != number]
    if len(pages) != 1:
        yield error("face-breaks-page", face.place, pages=len(pages), **face.facts)
    elif any(sum(other in page.faces for page in laid) == 1 for other in others):
        yield error("face-shares-page", face.place, **face.facts)
    else:
        size = pages[0].size
        bleed = max(pages[0].bleeds, key=lambda one: abs(one - face.bleed))
        facts: dict[str, Fact] = {}
        if max(abs(size.width - face.trim.width), abs(size.height - face.trim.height)) > TOLERANCE:
            facts |= {"size": str(size), "wanted": str(face.trim)}
        if abs(bleed - face.bleed) > TOLERANCE:
            facts |= {"bleed": round(bleed, 2), "wanted_bleed": face.bleed}
        if facts:
            yield error("face-size-wrong", face.place, **facts, **face.facts)
