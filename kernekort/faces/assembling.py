"""Laid-out pages put together as one PDF: each thing once, and one subset of each typeface for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from kernekort.faces.embedding import Embedded, Subsets, embed, stream_parts, union
from kernekort.quick import dataclass
from kernekort.typeset.parts import REFERENCE, LaidPage, Thing, decimal

_TOKEN = re.compile(REFERENCE + rb"([^\0]+)" + REFERENCE)
_END = b"\nendobj\n"


@dataclass(frozen=True)
class Laid:
    """Pages in order, each with the key of what stands on it; the things on them; font files by their digest."""

    pages: tuple[tuple[str, LaidPage], ...]
    things: Mapping[str, Thing] = field(hash=False)
    fonts: Mapping[str, Path] = field(hash=False)
    subsets: Subsets = field(default_factory=dict[str, bytes], hash=False, compare=False)
    """Subsets of typefaces that have been made before, deflated, by what they were made from."""

    @property
    def keys(self) -> Iterator[str]:
        """What stands on each page."""
        return (key for key, _ in self.pages)

    def before(self, other: Laid) -> Laid:
        """These pages, and those of another behind them."""
        things = {**other.things, **self.things}
        return replace(self, pages=(*self.pages, *other.pages), things=things, fonts={**other.fonts, **self.fonts})


def assembled(laid: Laid) -> bytes:
    """The pages as one PDF.

    The bytes follow from the pages and their order alone: not from how many processes laid them out, in which
    company, or whether they were remembered.
    """
    return _Book(laid).written()


class _Book:
    """Objects get their numbers in the order in which they are first needed."""

    def __init__(self, laid: Laid) -> None:
        self._laid = laid
        self._fonts = union([page for _, page in laid.pages])
        self._numbers: dict[str, int] = {}
        self._objects: list[tuple[bytes, ...]] = [(), ()]
        """The parts of each; the first two are the catalogue and the list of pages.

        What a page paints stays a part by itself until all is joined: there are as many bytes of that as in the file.
        """

    def written(self) -> bytes:
        pages = [self._page(page) for _, page in self._laid.pages]
        kids = b" ".join(b"%d 0 R" % number for number in pages)
        self._objects[0] = (b"<</Type /Catalog /Pages 2 0 R>>",)
        self._objects[1] = (b"<</Type /Pages /Count %d /Kids [%b]>>" % (len(pages), kids),)
        return _written(self._objects)

    def _page(self, page: LaidPage) -> int:
        content = self._add(*stream_parts(b"<<>>", page.content))
        media = " ".join(map(decimal, page.media))
        parts = [
            b"/%b <<%b>>" % (category.encode(), self._entries(entries)) for category, entries in page.names.items()
        ]
        if page.fonts:
            parts.append(b"/Font <<%b>>" % self._entries({name: name for name in page.fonts}))
        head = b"<</Type /Page /Parent 2 0 R /MediaBox [%b] /Contents %d 0 R /Resources <<%b>>>>"
        return self._add(head % (media.encode(), content, b" ".join(parts)))

    def _entries(self, names: Mapping[str, str]) -> bytes:
        return b" ".join(b"/%b %d 0 R" % (name.encode(), self._number(key)) for name, key in names.items())

    def _number(self, key: str) -> int:
        """The number of a thing or a font; it is written when it is first asked for."""
        if key not in self._numbers:
            self._numbers[key] = self._font(key) if key in self._fonts else self._thing(key)
        return self._numbers[key]

    def _thing(self, key: str) -> int:
        thing = self._laid.things[key]
        body = _TOKEN.sub(lambda match: b"%d 0 R" % self._number(match[1].decode()), thing.body)
        if thing.stream is None:
            return self._add(body)
        return self._add(*stream_parts(body, thing.stream, thing.packed))

    def _font(self, key: str) -> int:
        glyphs = self._fonts[key]
        made: Embedded = embed(glyphs, self._laid.fonts[glyphs.font.digest], self._laid.subsets)
        return made.written(self._add)

    def _add(self, *parts: bytes) -> int:
        self._objects.append(parts)
        return len(self._objects)


def _written(objects: Sequence[tuple[bytes, ...]]) -> bytes:
    out = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"]
    at = len(out[0])
    offsets = []
    for number, parts in enumerate(objects, start=1):
        offsets.append(at)
        head = b"%d 0 obj\n" % number
        out += (head, *parts, _END)
        at += len(head) + sum(map(len, parts)) + len(_END)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    out.append(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table))
    out.append(b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, at))
    return b"".join(out)
