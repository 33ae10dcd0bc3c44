"""A PDF held against PDF/X-4 and a print shop's own wishes, by what can be read in it; nothing is drawn or started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from kernekort.findings import Finding, error, in_order, warning
from kernekort.preflight.reading.pages import Document, read_document
from kernekort.preflight.rules.boxes import page_boxes, pages_together
from kernekort.preflight.rules.colours import colours
from kernekort.preflight.rules.extras import activity, notes_on_pages
from kernekort.preflight.rules.hits import Hit, gathered
from kernekort.preflight.rules.identity import identity
from kernekort.preflight.rules.intent import output_intent, profile_twice
from kernekort.preflight.rules.letters import fonts, texts
from kernekort.preflight.rules.lines import lines
from kernekort.preflight.rules.objects import odd_objects
from kernekort.preflight.rules.pictures import pictures
from kernekort.shops import Shop

_RULES: tuple[Callable[[Document, Shop], Iterator[Hit]], ...] = (
    activity,
    notes_on_pages,
    colours,
    fonts,
    lines,
    odd_objects,
    page_boxes,
    pages_together,
    pictures,
    texts,
)
_DAMAGES = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Read:
    """What was found in a PDF, and how many pages it has."""

    hits: tuple[Hit, ...]
    pages: int = 0


def press_inspect(pdf: bytes, shop: Shop) -> tuple[Finding, ...]:
    """See :func:`kernekort.preflight.press_inspect`."""
    return in_order(hit.finding for hit in read_for_press(pdf, shop).hits)


def read_for_press(pdf: bytes, shop: Shop) -> Read:
    """The same with all places of each finding; a file that cannot be read is a finding, too."""
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted:
            return Read((Hit(error("pdf-encrypted")),))
        document = read_document(reader)
        if not document.pages:
            return Read((Hit(error("preflight-unreadable", reason="0")),))
        return Read(gathered(_hits(document, shop)), document.count)
    except DependencyError:
        # The lock is of a kind that needs more to be opened than there is here.
        return Read((Hit(error("pdf-encrypted")),))
    except _DAMAGES as problem:
        return Read((Hit(error("preflight-unreadable", reason=f"{type(problem).__name__}: {problem}"[:200])),))


def _hits(document: Document, shop: Shop) -> Iterator[Hit]:
    yield from chain.from_iterable(rule(document, shop) for rule in _RULES)
    if shop.pdfx:
        yield from chain(identity(document), output_intent(document, shop), profile_twice(document))
    if not document.whole:
        yield Hit(warning("preflight-incomplete", seen=len(document.pages), count=document.count))
