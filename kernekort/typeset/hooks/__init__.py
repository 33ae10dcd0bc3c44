"""What is left out of WeasyPrint's work because nobody needs it: private parts of it replaced, behind this one door.

Each is looked for by name, and by how it looks in the version that we know; where it is not as we know it nothing is
replaced, and the pages are the same, only later. A test holds the pages made with and without against one another.
"""

from __future__ import annotations

import contextlib
from collections.abc import Container, Iterable, Iterator
from typing import Any

import pydyf
import weasyprint
import weasyprint.css
import weasyprint.document
import weasyprint.layout
import weasyprint.pdf

from kernekort.typeset.hooks.beforehand import made_ready
from kernekort.typeset.hooks.drawn import Pen, Stroke
from kernekort.typeset.hooks.grounds import seen_at_once
from kernekort.typeset.hooks.lengths import found_once
from kernekort.typeset.hooks.lines import Lines
from kernekort.typeset.hooks.moved import Move, kept_in_mind, moves_of
from kernekort.typeset.hooks.replacing import put, replaced
from kernekort.typeset.hooks.rules import first_sheet, said
from kernekort.typeset.hooks.stand_ins import left_empty
from kernekort.typeset.hooks.styles import Styles
from kernekort.typeset.hooks.values import found_at_once

__all__ = [
    "Lines",
    "Move",
    "Pen",
    "Stroke",
    "Styles",
    "less_to_do",
    "made_ready",
    "moves_of",
    "sorted_out",
    "taken_out",
]

_KNOWN = "70.0"
"""The version whose inner workings are replaced by more than a function that does nothing."""

_FONTS = ("build_fonts_dictionary", ("pdf", "fonts", "compress", "subset", "options"))
_METADATA = ("get_html_metadata", ("html",))
_MARGINS = ("make_margin_boxes", ("context", "page", "state"))


@contextlib.contextmanager
def taken_out(lines: Lines, stand_ins: Container[str] = ()) -> Iterator[Pen | None]:
    """While pages are laid out and taken out of their documents, no fonts are embedded in these.

    ``lines`` are set once, not again to be drawn: by the pen that this gives, if it may be used. Pictures that are
    ``stand_ins`` are not packed. Documents are not asked what they say of themselves.
    """
    pen = None
    with contextlib.ExitStack() as stack:
        stack.enter_context(replaced(weasyprint.pdf, *_FONTS, _no_fonts))
        if weasyprint.__version__ == _KNOWN:
            stack.enter_context(lines.kept_until_drawn())
            pen = Pen()
            stack.enter_context(pen.at_work())
            stack.enter_context(kept_in_mind())
            stack.enter_context(left_empty(stand_ins))
            stack.enter_context(replaced(weasyprint.document, *_METADATA, _no_metadata))
        yield pen


def sorted_out(css: str, sheet: Any, styles: Styles) -> None:
    """Sorts the rules of a stylesheet, given as text and as it was read, that faces are going to be laid out in."""
    rules = said(css, ())
    first = first_sheet(rules.notes, rules.list_items) if rules is not None else None
    if first is not None and weasyprint.__version__ == _KNOWN:
        styles.expect(((first, "user agent", None), (sheet, "user", None)))


@contextlib.contextmanager
def less_to_do(css: str, sections: Iterable[str] = (), styles: Styles | None = None) -> Iterator[None]:
    """While these sections are laid out in this stylesheet, nothing is done that they have no use for.

    Without rules for them, the sixteen boxes in the margin of each page are not made, nor are notes and their marks
    looked for at every element; a property that is just inherited, or as it is to begin with, is found at once; and
    ``styles`` and lengths that are the same everywhere are computed once.
    """
    rules = said(css, sections)
    with contextlib.ExitStack() as stack:
        if rules is None:
            yield
            return
        if not rules.margins:
            stack.enter_context(replaced(weasyprint.layout, *_MARGINS, _no_margins))
        if weasyprint.__version__ == _KNOWN:
            computed = weasyprint.css.ComputedStyle
            stack.enter_context(replaced(computed, "__missing__", ("self", "key"), found_at_once(computed.__missing__)))
            stack.enter_context(put(weasyprint, "UA_STYLESHEET", first_sheet(rules.notes, rules.list_items)))
            stack.enter_context(found_once())
            if styles is not None and rules.may_share:
                stack.enter_context(styles.kept())
                stack.enter_context(seen_at_once())
        yield


def _no_fonts(pdf: Any, fonts: Any, compress: Any, subset: Any, options: Any) -> Any:
    return pydyf.Dictionary()


def _no_metadata(html: Any) -> dict[str, Any]:
    """What a document says of itself that has no head."""
    return {}


def _no_margins(context: Any, page: Any, state: Any) -> Iterator[Any]:
    return iter(())
