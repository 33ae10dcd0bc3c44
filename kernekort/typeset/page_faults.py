"""What is wrong with pages as a whole: too many of them, shared, of another size, or none because the layout failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kernekort.findings import Fact, Finding, error
from kernekort.typeset.crash import reason
from kernekort.typeset.laid import Laid
from kernekort.typeset.log import TooManyPagesError
from kernekort.typeset.measure import TOLERANCE
from kernekort.typeset.precheck import NotOneElementError
from kernekort.typeset.setting import Limits
from kernekort.typeset.wire import JobFace


def failure(problem: Exception, face: JobFace, limits: Limits) -> Finding:
    """Why a face could not be laid out."""
    if isinstance(problem, TooManyPagesError) and face.is_document:
        return error("document-too-long", face.place, most=limits.pages_per_document, **face.facts)
    if isinstance(problem, TooManyPagesError):
        return error("face-breaks-page", face.place, pages=problem.args[0], **face.facts)
    if isinstance(problem, NotOneElementError):
        return error("markup-not-one-element", face.place, **face.facts)
    return error("render-crashed", face.place, reason=reason(problem), **face.facts)


def off_page(number: int, laid: Sequence[Laid], face: JobFace) -> Iterator[Finding]:
    """A face fills exactly one page, alone, of the size it was made for; another that runs on to it is at fault."""
    pages = [page for page in laid if number in page.faces]
    others = [other for page in pages for other in page.faces if other != number]
    if len(pages) != 1:
        yield error("face-breaks-page", face.place, pages=len(pages), **face.facts)
    elif any(sum(other in page.faces for page in laid) == 1 for other in others):
        yield error("face-shares-page", face.place, **face.facts)
    else:
        yield from wrong_size(pages[0], face)


def wrong_size(page: Laid, face: JobFace) -> Iterator[Finding]:
    """A page that is larger or smaller than the layout promised, or has another bleed."""
    bleed = max(page.bleeds, key=lambda one: abs(one - face.bleed))
    facts: dict[str, Fact] = {}
    if max(abs(page.size.width - face.trim.width), abs(page.size.height - face.trim.height)) > TOLERANCE:
        facts |= {"size": str(page.size), "wanted": str(face.trim)}
    if abs(bleed - face.bleed) > TOLERANCE:
        facts |= {"bleed": round(bleed, 2), "wanted_bleed": face.bleed}
    if facts:
        yield error("face-size-wrong", face.place, **facts, **face.facts)
