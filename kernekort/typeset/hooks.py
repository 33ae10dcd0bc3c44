"""What is left out of WeasyPrint's work because nobody needs it: two private functions replaced, behind this one door.

Both are looked for by name and signature; where they are not as we know them nothing is replaced, and the pages are the
same, only later. A test holds the pages made with and without against one another.
"""

from __future__ import annotations

import contextlib
import inspect
import re
from collections.abc import Iterator
from typing import Any

import pydyf
import weasyprint.layout.page
import weasyprint.pdf

_MARGIN_BOX = re.compile(r"@(?:top|bottom|left|right)-|\\")
"""What a stylesheet must say to put anything into the margin of a page; an escape may hide it."""

_FONTS = ("build_fonts_dictionary", ["pdf", "fonts", "compress", "subset", "options"])
_MARGINS = ("make_margin_boxes", ["context", "page", "state"])


@contextlib.contextmanager
def no_fonts_written() -> Iterator[bool]:
    """While pages are taken out of their documents, no fonts are embedded in these; whether that could be done."""
    with _replaced(weasyprint.pdf, *_FONTS, _no_fonts) as done:
        yield done


@contextlib.contextmanager
def no_margins_laid_out(css: str) -> Iterator[bool]:
    """Pages are laid out without the sixteen boxes in the margins of each, if the stylesheet has no use for them."""
    if _MARGIN_BOX.search(css):
        yield False
        return
    with _replaced(weasyprint.layout.page, *_MARGINS, _no_margins) as done:
        yield done


@contextlib.contextmanager
def _replaced(module: Any, name: str, parameters: list[str], other: Any) -> Iterator[bool]:
    known = getattr(module, name, None)
    if known is None or list(inspect.signature(known).parameters) != parameters:
        yield False
        return
    setattr(module, name, other)
    try:
        yield True
    finally:
        setattr(module, name, known)


def _no_fonts(pdf: Any, fonts: Any, compress: Any, subset: Any, options: Any) -> Any:
    return pydyf.Dictionary()


def _no_margins(context: Any, page: Any, state: Any) -> Iterator[Any]:
    return iter(())
