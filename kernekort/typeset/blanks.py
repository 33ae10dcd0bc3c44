"""Hard blanks say that they are blanks: what is copied or searched for is the text as it was typed."""

from __future__ import annotations

import re
from typing import Any

import pydyf

_HARD, _PLAIN = "\u00a0", " "
_STANDS_FOR = re.compile(rb"<([0-9a-f]+)> <((?:[0-9a-f]{4})*)>")
"""A glyph and the text that it stands for, as WeasyPrint writes them."""


def typed(text: str) -> str:
    """What a glyph stands for: a hard blank keeps two words on a line, and to who reads them it is a blank."""
    return text.replace(_HARD, _PLAIN)


def as_typed(pdf: pydyf.PDF) -> None:
    """Has the glyphs of a file that is about to be written stand for plain blanks."""
    for written in pdf.objects:
        if isinstance(written, pydyf.Stream) and b"begincmap" in written.stream:
            written.stream = [_typed_line(line) for line in written.stream]


def _typed_line(line: Any) -> Any:
    match = _STANDS_FOR.fullmatch(line) if isinstance(line, bytes) else None
    if match is None:
        return line
    text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
    return b"<%b> <%b>" % (match[1], typed(text).encode("utf-16-be").hex().encode())
