"""All that a PDF holds, as letters: what is drawn, read aloud, listed, described, or only left lying in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, DictionaryObject, IndirectObject, StreamObject

_DRAWN = re.compile(rb"<([0-9A-Fa-f]+)>|T[dDm*]")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)

Glyphs = Mapping[bytes, str]
"""The letters of a font by the hexadecimal code of a glyph."""


def letters(text: str) -> str:
    """What is left of a text without blanks, hyphens and signs, in small letters: the same however it is set."""
    return re.sub(r"[\W_]+", "", text).casefold()


def letters_in(data: bytes) -> Iterator[str]:
    """The letters of each thing in a file that can hold text.

    These are the raw bytes; every string of every object, which takes in metadata, outlines, alternative texts and
    structure; every stream as it is when unpacked; every stream's glyphs by every font of the file; every page's text
    as a reader extracts it. Objects that nothing refers to are read like all others.
    """
    reader = PdfReader(BytesIO(data))
    yield from _of_bytes(data)
    objects = list(_objects(reader))
    fonts = [_glyphs(one["/ToUnicode"].get_data()) for one in objects if _is_font(one)]
    for one in objects:
        yield from map(letters, _strings(one))
        if isinstance(one, StreamObject):
            unpacked = _unpacked(one)
            yield from _of_bytes(unpacked)
            if b"Tf" in unpacked:
                yield from (letters(_drawn(unpacked, glyphs)) for glyphs in fonts)
    yield from (letters(page.extract_text()) for page in reader.pages)


def _objects(reader: PdfReader) -> Iterator[Any]:
    trailer: Any = reader.trailer
    for number in range(1, trailer["/Size"]):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if found is not None:
            yield found
    yield trailer


def _is_font(one: Any) -> bool:
    return isinstance(one, DictionaryObject) and "/ToUnicode" in one


def _unpacked(stream: StreamObject) -> bytes:
    data = stream.get_data()
    return data if isinstance(data, bytes) else data.encode("latin-1", "replace")


def _of_bytes(data: bytes) -> Iterator[str]:
    """The letters of bytes in the ways that texts are written."""
    yield letters(data.decode("latin-1"))
    yield letters(data.decode("utf-8", "ignore"))
    yield letters(data.decode("utf-16-be", "ignore"))


def _strings(thing: Any) -> Iterator[str]:
    """Every name and string in an object, not following where it refers to."""
    waiting = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            waiting += [*one.keys(), *(one.raw_get(key) for key in one)]
        elif isinstance(one, list):
            waiting += list(one)
        elif isinstance(one, ByteStringObject):
            yield one.decode("latin-1")
            yield one.decode("utf-16-be", "ignore")
        elif isinstance(one, str):
            yield str(one)


def _glyphs(cmap: bytes) -> Glyphs:
    pairs = (pair for block in _BLOCK.findall(cmap) for pair in _PAIR.findall(block))
    return {code.lower(): bytes.fromhex(text.decode()).decode("utf-16-be", "ignore") for code, text in pairs}


def _drawn(content: bytes, glyphs: Glyphs) -> str:
    """The text of a content stream, read as if all of it were set in one font."""
    return "".join(_line(match[1], glyphs) if match[1] else " " for match in _DRAWN.finditer(content))


def _line(codes: bytes, glyphs: Glyphs) -> str:
    pieces = (codes[start : start + 4].lower() for start in range(0, len(codes), 4))
    return "".join(glyphs.get(code, "") for code in pieces)


def holds(contents: Iterable[str], text: str) -> bool:
    """Whether a text is anywhere among the letters of a file."""
    wanted = letters(text)
    return bool(wanted) and any(wanted in one for one in contents)
