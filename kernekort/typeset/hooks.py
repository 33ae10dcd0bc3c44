"""What is left out of WeasyPrint's work because nobody needs it: private parts of it replaced, behind this one door.

Each is looked for by name, and by how it looks in the version that we know; where it is not as we know it nothing is
replaced, and the pages are the same, only later. A test holds the pages made with and without against one another.
"""

from __future__ import annotations

import contextlib
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pydyf
import weasyprint
import weasyprint.css
import weasyprint.html
import weasyprint.layout
import weasyprint.pdf
from weasyprint import CSS

_KNOWN = "70.0"
"""The version whose inner workings ``_missing`` and ``_without_notes`` were written for."""

_MARGIN_BOX = re.compile(r"@(?:top|bottom|left|right)-|\\", re.I)
"""What a stylesheet must say to put anything into the margin of a page; an escape may hide it."""

_NOTES = re.compile(r"note|\\", re.I)
"""What a stylesheet must say to have footnotes."""

_STYLED = re.compile(r"<(?:style|link)\b", re.I)
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_NOTE_RULE = re.compile(r"^::(?:footnote|note)-\w+ \{[^{}]*\}$", re.M)

_FONTS = ("build_fonts_dictionary", ["pdf", "fonts", "compress", "subset", "options"])
_MARGINS = ("make_margin_boxes", ["context", "page", "state"])


@contextlib.contextmanager
def no_fonts_written() -> Iterator[None]:
    """While pages are taken out of their documents, no fonts are embedded in these."""
    with _replaced(weasyprint.pdf, *_FONTS, _no_fonts):
        yield


@contextlib.contextmanager
def less_to_do(css: str, sections: Iterable[str] = ()) -> Iterator[None]:
    """While these sections are laid out in this stylesheet, nothing is done that they have no use for.

    Without rules for them, the sixteen boxes in the margin of each page are not made, nor are notes and their marks
    looked for at every element; and a property that is just inherited, or as it is to begin with, is found at once.
    """
    sections = tuple(sections)
    with contextlib.ExitStack() as stack:
        if "@import" in css.lower() or any(_STYLED.search(section) for section in sections):
            # There are rules that cannot be seen from here.
            yield
            return
        if not _MARGIN_BOX.search(css):
            stack.enter_context(_replaced(weasyprint.layout, *_MARGINS, _no_margins))
        if weasyprint.__version__ == _KNOWN:
            computed = weasyprint.css.ComputedStyle
            stack.enter_context(_replaced(computed, "__missing__", ["self", "key"], _missing(computed.__missing__)))
            if not any(_NOTES.search(text) for text in (css, *_styles(sections))):
                stack.enter_context(_put(weasyprint, "UA_STYLESHEET", _without_notes()))
        yield


def _styles(sections: Iterable[str]) -> Iterator[str]:
    """What elements say of their own style."""
    for section in sections:
        yield from (match[1] or match[2] or match[3] or "" for match in _STYLE.finditer(section))


@contextlib.contextmanager
def _replaced(owner: Any, name: str, parameters: list[str], other: Any) -> Iterator[None]:
    known = getattr(owner, name, None)
    if known is None or list(inspect.signature(known).parameters) != parameters:
        yield
        return
    with _put(owner, name, other):
        yield


@contextlib.contextmanager
def _put(owner: Any, name: str, other: Any) -> Iterator[None]:
    known = getattr(owner, name, None)
    if known is None or other is None:
        yield
        return
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, known)


def _no_fonts(pdf: Any, fonts: Any, compress: Any, subset: Any, options: Any) -> Any:
    return pydyf.Dictionary()


def _no_margins(context: Any, page: Any, state: Any) -> Iterator[Any]:
    return iter(())


def _missing(known: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """How the value of a property is found, with a short way for those that no rule says anything about."""
    css = weasyprint.css
    own_ways = {"page", "float", "display", "position"}
    usual = {
        key: value
        for key, value in css.INITIAL_VALUES.items()
        if key not in css.INITIAL_NOT_COMPUTED and key not in own_ways and not key.startswith("text_decoration_")
    }
    passed_on = frozenset(usual) & frozenset(css.INHERITED)
    # ``margin-left`` may be said as ``margin-inline-start`` or, from right to left, as ``margin-inline-end``.
    others = {
        key: tuple(function(block="ttb", inline=inline) for inline in ("ltr", "rtl"))
        for key, function in css.PHYSICAL_FUNCTIONS.items()
    }
    plain = frozenset(usual) - passed_on

    def missing(self: Any, key: str) -> Any:
        cascaded = self.cascaded
        if key in cascaded:
            return known(self, key)
        if key in plain:
            if key in others and any(other in cascaded for other in others[key]):
                return known(self, key)
            value = self[key] = usual[key]
            return value
        if key in passed_on and self.parent_style is not None and key not in others:
            value = self[key] = self.parent_style[key]
            return value
        return known(self, key)

    return missing


def _without_notes() -> Any:
    """The style sheet that every document begins with, without what it says of notes; made once."""
    if not _made:
        less, count = _NOTE_RULE.subn("", getattr(weasyprint.html, "UA", ""))
        _made.append(CSS(string=less) if count == _NOTE_RULES else None)
    return _made[0]


_NOTE_RULES = 5
_made: list[Any] = []
