"""Quotation marks: any kind that pairs up becomes the house's kind, marks within marks the inner kind of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kernekort.quick import dataclass
from kernekort.typography.house import House
from kernekort.typography.signs import DOUBLE_QUOTES, SEAM, SINGLE_QUOTES, STAND_IN

_MARK = re.compile(f"[{DOUBLE_QUOTES}{SINGLE_QUOTES}]")
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_{STAND_IN}])['´](?!\d)|(?<!\S)'(?=\d\d(?!\d))")
_YEAR = re.compile(r"\d\d(?!\d)")
_BEFORE_OPENING = frozenset("([{–—-/")
_AFTER_CLOSING = frozenset(".,;:!?)]}")
_ENGLISH = (("“", "”"), ("‘", "’"))
_PAIRS = {"guillemets": (("»", "«"), ("›", "‹")), "curly": (("”", "”"), ("’", "’"))}


def quoted(text: str, house: House, language: str) -> str:
    """The text with its pairs of quotation marks in the house's kind, as long as it was; marks without a mate stay.

    An apostrophe typed straight or as an accent becomes ``’``. A text whose pairs would be read another way the next
    time keeps its marks: nobody can tell what was meant.
    """
    if _MARK.search(text) is None:
        return text
    outer, inner = _ENGLISH if language == "en" else _PAIRS[house.quotes]
    once = _apostrophes(_paired(text, outer, inner))
    return once if _apostrophes(_paired(once, outer, inner)) == once else text


def _apostrophes(text: str) -> str:
    return _APOSTROPHE.sub("’", text)


def _paired(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> str:
    """The text with the marks of each pair replaced, by how many pairs are around it."""
    signs = list(text)
    closed: list[int] = []
    for opening, closing in sorted(_pairs(text)):
        closed = [end for end in closed if end > opening]
        signs[opening], signs[closing] = inner if len(closed) % 2 else outer
        closed.append(closing)
    return "".join(signs)


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where the marks stand that pair up, opening and closing; pairs lie beside or inside one another."""
    pairs: list[tuple[int, int]] = []
    waiting: list[_Mark] = []
    last: _Mark | None = None
    for match in _MARK.finditer(text):
        mark = _marked(text, match.start(), last)
        mate = _mate(mark, waiting)
        opens = _opens(mark, mate is not None)
        last = replace(mark, opens=opens)
        if opens:
            waiting.append(last)
        elif mate is not None and mark.before and not mark.before.isspace():
            pairs.append((waiting[mate].at, mark.at))
            del waiting[mate:]
    return pairs


@dataclass(frozen=True)
class _Mark:
    """A mark in a text: what stands before and after it, seams looked past, and whether it begins a quotation."""

    at: int
    single: bool
    before: str
    after: str
    after_opening: bool
    """Whether the mark right before it begins one."""
    opens: bool = False


def _marked(text: str, at: int, last: _Mark | None) -> _Mark:
    first, end = at, at + 1
    while text[first - 1 : first] == SEAM:
        first -= 1
    while text[end : end + 1] == SEAM:
        end += 1
    return _Mark(
        at=at,
        single=text[at] in SINGLE_QUOTES,
        before=text[first - 1 : first],
        after=text[end : end + 3],
        after_opening=last is not None and last.opens and last.at == first - 1,
    )


def _mate(mark: _Mark, waiting: Sequence[_Mark]) -> int | None:
    """Which of the marks that wait for their mate this one could close.

    A single mark closes only the innermost, for it may be an apostrophe: "Ta' det" has but one pair.
    """
    if mark.single:
        innermost = waiting and waiting[-1].single and not mark.after[:1].isalnum()
        return len(waiting) - 1 if innermost else None
    doubles = (index for index in range(len(waiting) - 1, -1, -1) if not waiting[index].single)
    return next(doubles, None)


def _opens(mark: _Mark, has_mate: bool) -> bool:
    """Whether a mark begins a quotation, by what stands before and after it."""
    before, after = mark.before, mark.after[:1]
    if not after or after.isspace() or after in _AFTER_CLOSING or (mark.single and _YEAR.match(mark.after)):
        return False
    if not before or before.isspace():
        return True
    begins = after.isalnum() or after == "…" or _MARK.match(after) is not None
    if before in _BEFORE_OPENING or mark.after_opening:
        return begins
    return begins and not has_mate and not before.isalnum() and not mark.single
