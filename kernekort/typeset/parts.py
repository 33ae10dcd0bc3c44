"""A laid-out page taken out of its document: what it paints, and the things it names, each known by its content.

Everything that a page needs but its typefaces goes with it, under names made from hashes. So a page is the same bytes
whatever document it was laid out in, and equal things of different pages are one thing.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from hashlib import blake2b
from typing import Any

from kernekort.quick import dataclass

Names = Mapping[str, Mapping[str, str]]
"""By category (``XObject``, ``ExtGState`` …) the names in a content stream, and the key of what each means."""

REFERENCE = b"\0"
"""Stands before and behind the key of another thing, or of a font, in the body of a thing."""

_DEFLATE = 6


@dataclass(frozen=True)
class Thing:
    """A PDF object that pages share: a drawing, a picture, a pattern, a state.

    ``body`` is its dictionary as a PDF has it, without length and filter; other things in it stand as keys between
    ``REFERENCE`` marks. ``stream`` is what belongs to it, deflated unless the body says how it is packed; ``things``
    are the keys of all it names, ``fonts`` those of the fonts.
    """

    body: bytes
    stream: bytes | None = None
    packed: bool = False
    things: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A hash of its content."""
        digest = blake2b(self.body, digest_size=16)
        digest.update(b"\0" + (self.stream or b""))
        return digest.hexdigest()


@dataclass(frozen=True)
class FontFacts:
    """A typeface as a PDF describes it; lengths in thousandths of the type size.

    ``digest`` is a hash of the file it was read from, ``name`` what the font is called in a PDF.
    """

    digest: str
    name: str
    family: str
    flags: int
    box: tuple[int, int, int, int]
    angle: float
    ascent: int
    descent: int
    cap: int

    @property
    def key(self) -> str:
        """What the font is called in content streams."""
        return f"F{self.digest[:12]}"


@dataclass(frozen=True)
class Glyphs:
    """The glyphs that a page shows of a font: their numbers in order, the width of each in thousandths, its text."""

    font: FontFacts
    numbers: tuple[int, ...]
    widths: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class LaidPage:
    """One page: a deflated content stream, the things it names, and the glyphs it shows. ``media`` is in points."""

    content: bytes
    names: Names = field(hash=False)
    fonts: tuple[str, ...]
    glyphs: tuple[Glyphs, ...]
    media: tuple[float, float, float, float]

    @property
    def things(self) -> Iterator[str]:
        """The keys of all things it names itself."""
        for category in self.names.values():
            yield from category.values()


def decimal(number: float) -> str:
    """A number as a PDF has it: at most six decimals, and no needless zero."""
    return f"{number:.6f}".rstrip("0").rstrip(".") if number % 1 else str(int(number))


def deflated(data: bytes, level: int = _DEFLATE) -> bytes:
    """Bytes packed as streams in a PDF are, by zlib's levels from 0, not at all, to 9."""
    return zlib.compress(data, level)


def inflated(data: bytes) -> bytes:
    """What was packed.

    Raises:
        ValueError: it was something else.
    """
    try:
        return zlib.decompress(data)
    except zlib.error as problem:
        raise ValueError("not deflated") from problem


def packed_thing(thing: Thing) -> bytes:
    """A thing as one object of a store."""
    head = {
        "body": len(thing.body),
        "stream": thing.stream is not None,
        "packed": thing.packed,
        "things": thing.things,
        "fonts": thing.fonts,
    }
    return framed(head, thing.body, thing.stream or b"")


def unpacked_thing(data: bytes) -> Thing:
    """The thing that ``packed_thing`` made an object of.

    Raises:
        ValueError: the object is not one.
    """
    head, rest = opened(data)
    try:
        end = int(head["body"])
        stream = rest[end:] if head["stream"] else None
        return Thing(rest[:end], stream, bool(head["packed"]), _texts(head["things"]), _texts(head["fonts"]))
    except (KeyError, TypeError, OverflowError) as problem:
        raise ValueError("no thing") from problem


def packed_pages(pages: Sequence[LaidPage], read: Mapping[str, str]) -> bytes:
    """The pages of a face, and the files read for them with a hash of each, as one object of a store."""
    heads = [
        {
            "content": len(page.content),
            "names": page.names,
            "fonts": page.fonts,
            "glyphs": [_glyphs_data(glyphs) for glyphs in page.glyphs],
            "media": page.media,
        }
        for page in pages
    ]
    return framed({"pages": heads, "read": dict(read)}, *(page.content for page in pages))


def unpacked_pages(data: bytes) -> tuple[tuple[LaidPage, ...], dict[str, str]]:
    """The pages of a face, and the files read for them.

    Raises:
        ValueError: the object does not hold pages.
    """
    head, rest = opened(data)
    pages: list[LaidPage] = []
    try:
        for one in head["pages"]:
            content, rest = rest[: one["content"]], rest[one["content"] :]
            glyphs = tuple(_glyphs(glyphs) for glyphs in one["glyphs"])
            left, bottom, right, top = map(float, one["media"])
            names = {category: _named(entries) for category, entries in one["names"].items()}
            pages.append(LaidPage(content, names, _texts(one["fonts"]), glyphs, (left, bottom, right, top)))
        return tuple(pages), {str(path): str(digest) for path, digest in head["read"].items()}
    except (KeyError, TypeError, AttributeError, OverflowError) as problem:
        raise ValueError("no pages") from problem


def _glyphs_data(glyphs: Glyphs) -> list[Any]:
    facts = glyphs.font
    described = [getattr(facts, name) for name in FontFacts.__dataclass_fields__]
    return [described, glyphs.numbers, glyphs.widths, glyphs.texts]


def _glyphs(data: Sequence[Any]) -> Glyphs:
    (digest, name, family, flags, box, angle, ascent, descent, cap), numbers, widths, texts = data
    left, bottom, right, top = map(int, box)
    facts = FontFacts(
        digest, name, family, flags, (left, bottom, right, top), float(angle), int(ascent), int(descent), int(cap)
    )
    if not len(numbers) == len(widths) == len(texts):
        raise ValueError("no glyphs")
    return Glyphs(facts, tuple(map(int, numbers)), tuple(map(int, widths)), _texts(texts))


def packed_drawing(keys: Sequence[str]) -> bytes:
    """A drawing, and all that it is made of behind it, by their keys, as one object of a store."""
    return "\n".join(keys).encode()


def unpacked_drawing(data: bytes) -> tuple[str, ...]:
    """The keys that ``packed_drawing`` made an object of."""
    return tuple(data.decode("ascii", "replace").split("\n"))


def framed(head: Mapping[str, Any], *bodies: bytes) -> bytes:
    """Plain data with bytes behind it, as one object of a store."""
    text = json.dumps(head, separators=(",", ":"), sort_keys=True).encode()
    return b"".join((len(text).to_bytes(4, "big"), text, *bodies))


def opened(data: bytes) -> tuple[Any, bytes]:
    """The data and the bytes that ``framed`` made an object of.

    Raises:
        ValueError: the object is not one.
    """
    end = 4 + int.from_bytes(data[:4], "big")
    try:
        return json.loads(data[4:end]), data[end:]
    except (UnicodeDecodeError, RecursionError) as problem:
        raise ValueError("no head") from problem


def _named(entries: Mapping[str, Any]) -> dict[str, str]:
    return dict(zip(entries, _texts(tuple(entries.values())), strict=True))


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    if not all(isinstance(value, str) for value in values):
        raise ValueError("no keys")
    return tuple(values)
