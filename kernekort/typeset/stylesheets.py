"""Which file a line of a stylesheet comes from: one stylesheet is several files joined, each announced by a mark."""

from __future__ import annotations

import re

from kernekort.findings import Place

_MARK = re.compile(r"/\* from: (.+) \*/")
"""``/* from: layouts/_shared/base.css */`` on a line of its own; the lines after it are that file's."""


def place_in(css: str, line: int, column: int = 0) -> Place | None:
    """The place in the file that line ``line`` of the joined stylesheet comes from; ``None`` when no mark stands above.

    Lines and columns count from 1, as they do in WeasyPrint's log.
    """
    above = css.split("\n")[: line - 1]
    for distance, text in enumerate(reversed(above), start=1):
        if match := _MARK.fullmatch(text.strip()):
            return Place(match[1], distance, column)
    return None


def place_of(css: str, text: str) -> Place | None:
    """The place of the first occurrence of a text in the stylesheet."""
    offset = css.find(text)
    return place_in(css, css.count("\n", 0, offset) + 1) if offset >= 0 else None
