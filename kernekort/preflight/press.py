"""A PDF held against PDF/X-4 and a print shop's own wishes, by what can be read in it; nothing is drawn or started."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain

from pypdf import PdfReader
from pypdf.errors import DependencyError

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

_ODD = "shop-pages-odd"
_SIGN, _SIGN_WITHIN = b"%PDF-", 1024
"""What every PDF says of itself, and how far into the file at most."""

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


def press_inspect(pdf: bytes, shop: Shop, pairs: bool = True) -> tuple[Finding, ...]:
    """See :func:`kernekort.preflight.press_inspect`."""
    opened = open_document(pdf)
    hits = (opened,) if isinstance(opened, Hit) else hits_of(opened, shop)
    return in_order(hit.finding for hit in hits if pairs or hit.finding.code != _ODD)


def open_document(pdf: bytes) -> Document | Hit:
    """All that is on the pages of a PDF; what is wrong where there is nothing to be read."""
    if _SIGN not in pdf[:_SIGN_WITHIN]:
        return Hit(error("preflight-no-pdf"))
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted:
            return Hit(error("pdf-encrypted"))
        document = read_document(reader)
        return document if document.pages else _unreadable("0")
    except DependencyError:
        # The lock is of a kind that needs more to be opened than there is here.
        return Hit(error("pdf-encrypted"))
    except Exception as problem:  # A parser can fail in any way on a broken file.
        return _unreadable(f"{type(problem).__name__}: {problem}")


def hits_of(document: Document, shop: Shop) -> tuple[Hit, ...]:
    """Every rule asked of a document, what is said of several places put together."""
    try:
        return gathered(_hits(document, shop))
    except Exception as problem:  # A parser can fail in any way on a broken file.
        return (_unreadable(f"{type(problem).__name__}: {problem}"),)


def _unreadable(reason: str) -> Hit:
    return Hit(error("preflight-unreadable", reason=reason[:200]))


def _hits(document: Document, shop: Shop) -> Iterator[Hit]:
    yield from chain.from_iterable(rule(document, shop) for rule in _RULES)
    if shop.pdfx:
        yield from chain(identity(document), output_intent(document, shop), profile_twice(document))
    if not document.whole:
        yield Hit(warning("preflight-incomplete", seen=len(document.pages), count=document.count))
