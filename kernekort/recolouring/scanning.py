"""A content stream read for a few operators: by a scan where that is certain, else by a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pikepdf import (
    ContentStreamInlineImage,
    Name,
    Object,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from kernekort.recolouring.model import Hand, Untold

_OPERANDS = {
    b"g": 1, b"G": 1, b"rg": 3, b"RG": 3, b"k": 4, b"K": 4, b"cs": 1, b"CS": 1, b"gs": 1, b"Do": 1, b"cm": 6,
    b"Tr": 1, b"re": 4,
}  # fmt: skip
_COLOURS = frozenset((b"sc", b"scn", b"SC", b"SCN"))
_UNCERTAIN = re.compile(rb"[(%]|(?:^|\s)(?:BI|ID)\s|<<")
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")


def rewritten(content: Stream, hand: Hand) -> bytes:
    """The content as a hand rewrites it.

    Raises:
        Untold: an inline image in colour.
    """
    data = content.read_bytes()
    if _UNCERTAIN.search(data) is None:
        return _scanned(data, hand)
    return _parsed(content, hand)


def _scanned(data: bytes, hand: Hand) -> bytes:
    """Strings are hexadecimal and there are no comments: an operator is a word between blanks."""
    out: list[bytes] = []
    copied = told = 0
    for match in _words(hand.wanted).finditer(data):
        operator, start = match[1], match.start(1)
        before, operands = _split(data[told:start], operator)
        edit = hand.take(operator, operands, before)
        if edit is not None:
            if edit.ahead:
                out += [data[copied:told], b"\n", edit.ahead, b"\n", before]
            else:
                out.append(data[copied : told + len(before)])
            out += [b"\n", edit.instead]
            copied = match.end(1)
        told = match.end(1)
    out.append(data[copied:])
    return b"".join(out)


def _parsed(content: Stream, hand: Hand) -> bytes:
    out: list[bytes] = []
    told = 0
    for step in parse_content_stream(content):
        if isinstance(step, ContentStreamInlineImage):
            _only_grey(step)
        operator = str(step.operator).encode()
        written = unparse_content_stream([step])
        if isinstance(step, ContentStreamInlineImage) or operator not in hand.wanted:
            out.append(written)
            continue
        edit = hand.take(operator, [_operand(one) for one in step.operands], b"\n".join(out[told:]))
        if edit is not None:
            if edit.ahead:
                out.insert(told, edit.ahead)
            written = edit.instead
        out.append(written)
        told = len(out)
    return b"\n".join(out)


@lru_cache(maxsize=16)
def _words(operators: frozenset[bytes]) -> re.Pattern[bytes]:
    words = b"|".join(re.escape(one) for one in sorted(operators, key=lambda one: (-len(one), one)))
    return re.compile(rb"(?:^|(?<=[\s\]>]))(" + words + rb")(?=[\s/\[<]|\Z)")


def _split(text: bytes, operator: bytes) -> tuple[bytes, Sequence[bytes]]:
    """What stands before an operator, without its operands, and these."""
    count = _OPERANDS.get(operator)
    if operator in _COLOURS:
        words = text.split()
        count = 1 if words and words[-1].startswith(b"/") else 0
        while count < len(words) and _NUMBER.fullmatch(words[-count - 1]):
            count += 1
    if not count:
        return text, ()
    words = text.rsplit(None, count)
    rest = words[0] if len(words) > count else b""
    return rest, words[-count:]


def _operand(value: object) -> bytes:
    if isinstance(value, Name):
        return str(value).encode("utf-8", "surrogateescape")
    if isinstance(value, Object):
        return value.unparse()
    return str(value).encode()


def _only_grey(image: ContentStreamInlineImage) -> None:
    """An inline image is grey, or a stencil, already."""
    if not (image.iimage.image_mask or image.iimage.colorspace == "/DeviceGray"):
        raise Untold("/BI")
