"""Characters that cannot be printed, found before they reach a page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from kernekort.findings import Finding, Place, error

T = TypeVar("T")

MOST_MARKS = 8
"""How many combining marks may stand in a row; no language needs more, and a hundred of them paint over the page."""

MOST_REPORTED = 20
"""How many such findings one file gets: a file of the wrong kind has thousands."""

_LAST_OF_PLANES = "".join(f"\\U{plane:04X}FFFE\\U{plane:04X}FFFF" for plane in range(17))
# Controls, line and paragraph separators, surrogates, a byte order mark inside the text, noncharacters.
_FORBIDDEN = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufdd0-\ufdef{_LAST_OF_PLANES}]")
# Every combining mark lies above this range, so that ordinary text is passed over quickly.
_POSSIBLE_MARKS = re.compile(rf"[^\x00-\u02ff]{{{MOST_MARKS + 1},}}")


def check_text(text: str, shown: str) -> tuple[Finding, ...]:
    """Findings about the characters of a whole file, each at its line and column.

    Findings: ``control-character`` and ``combining-marks``.
    """
    # Few signs make up a text, however long it is, and in most texts none of them could be wrong anywhere.
    signs = "".join(set(text))
    if not _FORBIDDEN.search(signs) and not any(map(_is_mark, signs)):
        return ()
    found = sorted((*_first(_forbidden(text)), *_first((at, "") for at in _piles(text))))
    return tuple(_finding(_place(text, at, shown), sign) for at, sign in found[:MOST_REPORTED])


def check_value(text: str, place: Place | None) -> tuple[Finding, ...]:
    """Findings about the characters of one value that was written with escapes or typed, all at its place."""
    found = (*(sign for _, sign in _first(_forbidden(text))), *("" for _ in _first(_piles(text))))
    return tuple(_finding(place, sign) for sign in dict.fromkeys(found))


def _first(found: Iterable[T]) -> Iterator[T]:
    return islice(found, MOST_REPORTED)


def _finding(place: Place | None, sign: str) -> Finding:
    if sign:
        return error("control-character", place, character=f"U+{ord(sign):04X}")
    return error("combining-marks", place, most=MOST_MARKS)


def _forbidden(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in _FORBIDDEN.finditer(text))


def _piles(text: str) -> Iterator[int]:
    """Where more combining marks than allowed stand in a row."""
    for match in _POSSIBLE_MARKS.finditer(text):
        marks = 0
        for at, sign in enumerate(match[0], match.start()):
            marks = marks + 1 if _is_mark(sign) else 0
            if marks == MOST_MARKS + 1:
                yield at


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def _place(text: str, at: int, shown: str) -> Place:
    return Place(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
