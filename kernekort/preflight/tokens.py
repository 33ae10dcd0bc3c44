"""A content stream as instructions; bounded, and never at a loss for broken ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Operand: TypeAlias = "float | str | bytes | list[Operand] | dict[str, Operand] | None"
"""A number, a name without its slash, a string, an array, the dictionary of an inline picture, or something else."""

_TOKEN = re.compile(
    rb"(?:[\x00\t\n\f\r ]++|%[^\r\n]*+)*+(?:"
    rb"(?P<number>[-+]?(?:\d++\.?\d*+|\.\d++))"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<operator>[A-Za-z'\"*][A-Za-z0-9*'\"]*+)"
    rb"|(?P<string>\()"
    rb"|(?P<open><<|\[)"
    rb"|(?P<hex><[0-9A-Fa-f\x00\t\n\f\r ]*+>)"
    rb"|(?P<close>>>|\])"
    rb"|(?P<other>[^\x00\t\n\f\r ])"
    rb")"
)
_SIMPLE_ARRAY = re.compile(rb"(?:[\x00\t\n\f\r ]++|[-+]?(?:\d++\.?\d*+|\.\d++)|<[0-9A-Fa-f]*+>)*+\]")
"""An array of numbers and hexadecimal strings, as nearly all are."""

_PIECE = re.compile(rb"<([0-9A-Fa-f]*)>|([-+]?[\d.]+)")
_LITERAL = re.compile(rb"\((?:[^()\\]++|\\[\s\S]|\((?:[^()\\]++|\\[\s\S])*+\))*+\)")
_ESCAPED = re.compile(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|[\s\S])")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HASH = re.compile(r"#([0-9A-Fa-f]{2})")
_END_OF_PICTURE = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r /]|\Z)")
_MOST_OPERANDS = 1000
_DEEPEST = 20


def instructions(data: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Every operator with its operands, in order.

    A picture in the stream comes as ``BI`` with its dictionary as the one operand. Of more than a thousand operands the
    last are kept, and what stands after the data ends in the middle of something is left out.
    """
    match, position = _TOKEN.match, 0
    operands: list[Operand] = []
    while found := match(data, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "number":
            operands.append(float(found[1]))
        elif kind == "operator":
            word = found[3].decode("latin-1")
            if word == "BI":
                picture, position = _picture(data, position)
                yield word, [picture]
            elif word in ("true", "false", "null"):
                operands.append(None)
                continue
            else:
                yield word, operands
            operands = []
        elif kind == "name":
            operands.append(_name(found[2]))
        else:
            operand, position = _other(data, found, 0)
            operands.append(operand)
        if len(operands) > _MOST_OPERANDS:
            del operands[:-6]


def _other(data: bytes, found: re.Match[bytes], depth: int) -> tuple[Operand, int]:
    """What is neither a number nor a name nor an operator, and where it ends."""
    if found["string"]:
        return _string(data, found.end() - 1)
    if found["hex"]:
        return _hex(found["hex"]), found.end()
    if found["open"] == b"[" and (simple := _SIMPLE_ARRAY.match(data, found.end())):
        pieces = _PIECE.findall(simple[0])
        return [float(number) if number else _hex(b"<%s>" % digits) for digits, number in pieces], simple.end()
    if found["open"] and depth < _DEEPEST:
        items, position = _items(data, found.end(), depth + 1)
        return (items if found["open"] == b"[" else _pairs(items)), position
    return None, found.end()


def _items(data: bytes, position: int, depth: int) -> tuple[list[Operand], int]:
    """The things of an array or a dictionary up to where it closes."""
    items: list[Operand] = []
    while found := _TOKEN.match(data, position):
        position = found.end()
        kind = found.lastgroup
        if kind == "number":
            items.append(float(found[1]))
        elif kind == "hex":
            items.append(_hex(found[6]))
        elif kind == "close":
            break
        elif kind == "name":
            items.append(_name(found[2]))
        elif kind == "operator":
            items.append(None)
        else:
            operand, position = _other(data, found, depth)
            items.append(operand)
    return items, position


def _hex(told: bytes) -> bytes:
    digits = told[1:-1].decode()
    try:
        return bytes.fromhex(digits)
    except ValueError:
        digits = "".join(digits.replace("\0", "").split())
        return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _picture(data: bytes, position: int) -> tuple[dict[str, Operand], int]:
    """The dictionary of a picture in the stream, and the place behind its data."""
    items: list[Operand] = []
    while found := _TOKEN.match(data, position):
        position = found.end()
        if found["operator"] == b"ID":
            break
        if found.lastgroup == "number":
            items.append(float(found[1]))
        elif found.lastgroup == "name":
            items.append(_name(found[2]))
        elif found.lastgroup == "operator":
            items.append("true" if found[3] == b"true" else None)
        else:
            operand, position = _other(data, found, 0)
            items.append(operand)
    end = _END_OF_PICTURE.search(data, position)
    return _pairs(items), end.end() if end else len(data)


def _pairs(items: list[Operand]) -> dict[str, Operand]:
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}


def _string(data: bytes, start: int) -> tuple[bytes, int]:
    """A string in parentheses, and where it ends."""
    found = _LITERAL.match(data, start)
    end = found.end() if found else _deep_end(data, start)
    inner = data[start + 1 : end - 1]
    return (_ESCAPED.sub(_unescaped, inner) if b"\\" in inner else inner), end


def _deep_end(data: bytes, start: int) -> int:
    """Where a string with parentheses within parentheses ends."""
    depth = 0
    for found in re.finditer(rb"\\[\s\S]|[()]", data[start:]):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return start + found.end()
    return len(data)


def _unescaped(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped[:1].isdigit() and escaped[:1] < b"8":
        return bytes([int(escaped, 8) & 255])
    return b"" if escaped in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(escaped, escaped)


def _name(name: bytes) -> str:
    text = name.decode("latin-1")
    return _HASH.sub(lambda found: chr(int(found[1], 16)), text) if "#" in text else text
