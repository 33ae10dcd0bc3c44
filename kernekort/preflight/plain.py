"""Objects of a PDF as plain as nearly all of them are, read at once: names, numbers and references in lists and groups.

What pypdf makes of them is made of them, in less than half the time; whatever else stands in one is left to pypdf.
"""

from __future__ import annotations

import re
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
)

_KINDS = (
    rb"/([!-\"$&'*-.0-;=?-Z\\^-z|~]{1,100})",
    rb"(\d{1,9}) (\d{1,5}) R",
    rb"(-?\d{1,9})",
    rb"(-?\d{0,9}\.\d{1,12})",
    rb"(true|false)",
)
"""A name, a reference, a whole number, another number, a truth."""

_PIECE = re.compile(rb"\s*(?:(?:%b)(?=[\s/<>\[\]])|(<<|\[)|(>>|\]))" % b"|".join(_KINDS))
_NAME, _NUMBER, _GENERATION, _WHOLE, _REAL, _TRUTH, _BEGIN, _CLOSE = range(1, 9)
_LONGEST = 100_000


def read_plain(body: bytes, file: Any) -> Any:
    """The group that a body says, its references those of a file; ``None`` when it is to be read in the usual way."""
    if len(body) > _LONGEST or not body.startswith(b"<<"):
        return None
    # What is begun and not ended yet, each with what stands in it; the first holds the whole.
    held: list[list[Any]] = [[]]
    begun: list[bytes] = []
    end = 0
    for piece in _PIECE.finditer(body):
        if piece.start() != end:
            return None
        end = piece.end()
        kind = piece.lastindex
        if kind == _NAME:
            held[-1].append(NameObject(f"/{piece[_NAME].decode('ascii')}"))
        elif kind == _GENERATION:
            held[-1].append(IndirectObject(int(piece[_NUMBER]), int(piece[_GENERATION]), file))
        elif kind == _WHOLE:
            held[-1].append(NumberObject(piece[_WHOLE]))
        elif kind == _REAL:
            held[-1].append(FloatObject(piece[_REAL]))
        elif kind == _TRUTH:
            held[-1].append(BooleanObject(piece[_TRUTH] == b"true"))
        elif kind == _BEGIN:
            begun.append(piece[_BEGIN])
            held.append([])
        else:
            made = _made(begun.pop() + piece[_CLOSE], held.pop()) if begun else None
            if made is None:
                return None
            held[-1].append(made)
            if not begun:
                break
    return held[0][0] if held[0] and not begun and not body[end:].strip() else None


def _made(kind: bytes, parts: list[Any]) -> Any:
    """A list or a group of parts; ``None`` when it is neither, or a group is not one of names with values."""
    if kind == b"[]":
        return ArrayObject(parts)
    names, values = parts[::2], parts[1::2]
    if kind != b"<<>>" or len(names) != len(values) or not all(type(name) is NameObject for name in names):
        return None
    made = DictionaryObject()
    made.update(zip(names, values, strict=True))
    # What says something twice is for pypdf to tell of.
    return made if len(made) == len(names) else None
