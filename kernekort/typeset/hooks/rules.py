"""What a stylesheet has no rules for, and the sheet that every document begins with without rules nobody needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from functools import lru_cache
from typing import Any

import weasyprint.html
from cssselect2 import compile_selector_list

from kernekort.quick import dataclass

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_MARGIN_BOX = re.compile(r"@(?:top|bottom|left|right)-|\\", re.I)
"""What a stylesheet must say to put anything into the margin of a page; an escape may hide it."""

_NOTES = re.compile(r"note(?!s\b)|\\", re.I)
"""What a stylesheet must say to have footnotes."""

_LIST_ITEM = re.compile(r"display\s*:[^;}]*(?:list-item|var\()|\\|marker", re.I)
"""What a stylesheet must say to make list items of elements outside lists, or to say how items are marked."""

_BY_THE_PAGE = re.compile(r"\d(?:[sld]?v(?:w|h|i|b|min|max))\b|\\", re.I)
"""Lengths that depend on the first page of a document; an escape may hide them."""

_TAKEN_OVER = re.compile(r"(?:padding|margin|all)[\w-]*\s*:[^;}]*inherit|\\", re.I)
"""What WeasyPrint mends at tables by hand, taken over from one."""

_STYLED = re.compile(r"<(?:style|link)\b", re.I)
_STYLE = re.compile(r"""\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)

_NOTE = re.compile(r"(?:footnote|note)-\w+")
_NOTE_RULES = 5


@dataclass(frozen=True)
class Said:
    """What may be said of pages that are laid out together, by their stylesheet and by their elements."""

    margins: bool
    notes: bool
    list_items: bool
    by_the_page: bool
    taken_over: bool

    @property
    def may_share(self) -> bool:
        """Whether equal declarations under an equal parent come to the same in whatever document they stand."""
        return not (self.notes or self.by_the_page or self.taken_over)


def said(css: str, sections: Iterable[str]) -> Said | None:
    """What is said in a stylesheet and by sections; ``None`` when there are rules that cannot be seen from here."""
    sections = tuple(sections)
    if "@import" in css.lower() or any(_STYLED.search(section) for section in sections):
        return None
    sheet = _said_in(css)
    own = _said_in("\n".join(dict.fromkeys(_styles(sections))))
    return Said(sheet[0], *(one or other for one, other in zip(sheet[1:], own[1:], strict=True)))


@lru_cache(maxsize=8)
def _said_in(css: str) -> tuple[bool, ...]:
    css = _COMMENT.sub("", css)
    return tuple(what.search(css) is not None for what in (_MARGIN_BOX, _NOTES, _LIST_ITEM, _BY_THE_PAGE, _TAKEN_OVER))


def first_sheet(notes: bool, list_items: bool) -> Any:
    """The sheet that every document begins with, without what it says of notes, or of marks but for those of lists.

    ``None`` when there is use for all of it, or it is not as it is known.
    """
    if notes and list_items:
        return None
    return _first_sheet(getattr(weasyprint.html, "UA_STYLESHEET", None), notes, list_items)


@lru_cache(maxsize=8)
def _first_sheet(sheet: Any, notes: bool, list_items: bool) -> Any:
    """A sheet that has the rules of another, but for some that apply to every element."""
    try:
        matcher = copy(sheet.matcher)
        rules = list(matcher.other_selectors)
        if not notes:
            rules = [rule for rule in rules if not _NOTE.fullmatch(_pseudo(rule) or "")]
            if len(matcher.other_selectors) - len(rules) != _NOTE_RULES:
                return None
        if not list_items:
            (marks,) = (rule for rule in rules if _pseudo(rule) == "marker")
            rules.remove(marks)
            _, _, order, pseudo, payload = marks
            names = matcher.lower_local_name_selectors = dict(matcher.lower_local_name_selectors)
            for selector in compile_selector_list("li::marker, summary::marker"):
                mark = (selector.test, selector.specificity, order, pseudo, payload)
                names[selector.lower_local_name] = [*names.get(selector.lower_local_name, ()), mark]
        matcher.other_selectors = rules
        first = copy(sheet)
        first.matcher = matcher
    except (AttributeError, TypeError, ValueError):
        return None
    return first


def _pseudo(rule: Any) -> str | None:
    """What of an element a rule is about, where it is not about all of it."""
    _, _, _, pseudo, _ = rule
    return pseudo if isinstance(pseudo, str) else None


def _styles(sections: Iterable[str]) -> Iterator[str]:
    """What elements say of their own style."""
    for section in sections:
        yield from (match[1] or match[2] or match[3] or "" for match in _STYLE.finditer(section))
