"""Drawings that pages have as backgrounds: laid out once however many pages show them, a picture standing in for each.

A page is laid out with the smallest picture of the drawing's proportions in its place, which costs next to nothing. The
drawing itself is laid out apart, as large as it is shown, and put where the picture is.
"""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass, field
from hashlib import blake2b, md5
from math import gcd
from urllib.parse import unquote_to_bytes

from kernekort.typeset.strokes import Drawing, drawing

PREFIX = "data:image/svg+xml"
SCHEME = "drawing"
"""The scheme of drawings that markup no longer carries in itself."""

_IN_MARKUP = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/]+=*")

_ROOT = re.compile(rb"\s*<svg\b([^>]*)>", re.S)
_VIEW_BOX = re.compile(rb"""\bviewBox\s*=\s*["']\s*0[\s,]+0[\s,]+(\d+(?:\.\d{1,2})?)[\s,]+(\d+(?:\.\d{1,2})?)\s*["']""")
_SIZED = re.compile(rb"\s(?:width|height|preserveAspectRatio|overflow|style)\s*=")
_SPECIAL = re.compile(rb"<(?:[\w-]+:)?(?:text|image|style|foreignObject|use|svg|script)\b|<[!?]|url\((?!\s*['\"]?#)")
_MOST_PIXELS = 1_000_000


@dataclass
class Arts:
    """The drawings of one job: by the name WeasyPrint gives the picture in its place, and by the drawing's own name."""

    drawings: dict[str, str] = field(default_factory=dict)
    """From the name of a picture to that of the drawing."""
    urls: dict[str, str] = field(default_factory=dict)
    """From the name of a drawing to where it is."""
    sizes: dict[str, tuple[float, float]] = field(default_factory=dict)
    """From the name of a drawing to the size that the picture in its place has by itself, in pixels."""
    plain: dict[str, Drawing] = field(default_factory=dict)
    """By its name, a drawing that is nothing but outlines: there is no need to lay it out at all."""
    slots: dict[str, int] = field(default_factory=dict)
    """By its name, the number of a slot in a ground."""
    _known: dict[str, bytes | None] = field(default_factory=dict)
    _short: dict[str, str] = field(default_factory=dict)

    def shortened(self, html: str) -> str:
        """Markup with names in the place of drawings that are nothing but outlines: there is less of it to be read."""
        return _IN_MARKUP.sub(lambda match: self._shortened(match[0]), html)

    def slot(self, number: int, name: str) -> str:
        """The address of a picture that stands in for whatever drawing of these proportions comes to be there."""
        width, height = (round(side) for side in self.sizes[name])
        slot = f"slot-{number}-{width}-{height}"
        url = f"{SCHEME}:{slot}"
        self._known[url] = self._kept(url, slot, (width, height))
        self.slots[slot] = number
        return url

    def _shortened(self, url: str) -> str:
        if url not in self._short:
            svg = _content(url)
            outlines = drawing(svg.decode("utf-8", "replace")) if svg is not None else None
            if svg is None or outlines is None or (shape := _proportions(svg)) is None:
                self._short[url] = url
            else:
                self._short[url] = self._named(svg, shape, url, outlines)
        return self._short[url]

    def _named(self, svg: bytes, shape: tuple[int, int], url: str, outlines: Drawing) -> str:
        name = blake2b(svg, digest_size=16).hexdigest()
        short = f"{SCHEME}:{name}"
        self._known[short] = self._kept(short, name, shape)
        self.urls[name] = url
        self.plain[name] = outlines
        return short

    def stand_in(self, url: str) -> bytes | None:
        """A PNG to stand in for the drawing behind a URL; ``None`` for what must be drawn where it is."""
        if url not in self._known:
            self._known[url] = self._made(url) if url.startswith(PREFIX) else None
        return self._known[url]

    def _made(self, url: str) -> bytes | None:
        svg = _content(url)
        proportions = _proportions(svg) if svg is not None else None
        if svg is None or proportions is None:
            return None
        name = blake2b(svg, digest_size=16).hexdigest()
        self.urls[name] = url
        return self._kept(url, name, proportions)

    def _kept(self, url: str, name: str, shape: tuple[int, int]) -> bytes:
        self.drawings[_picture(url)] = name
        self.sizes[name] = shape
        return _blank_png(*shape)


def picture_of(name: str) -> str:
    """The name of the picture that stands in for a drawing that markup no longer carries in itself."""
    return _picture(f"{SCHEME}:{name}")


def _picture(url: str) -> str:
    """What WeasyPrint calls a picture."""
    return md5(url.encode(), usedforsecurity=False).hexdigest()


def _content(url: str) -> bytes | None:
    header, _, text = url.partition(",")
    data = unquote_to_bytes(text)
    if not header.endswith(";base64"):
        return data
    try:
        return b64decode(data, validate=True)
    except Error:
        return None


def _proportions(svg: bytes) -> tuple[int, int] | None:
    """Width to height of a drawing without text, pictures or styles that says nothing of its size but its view box."""
    root = _ROOT.match(svg)
    if root is None or _SIZED.search(root[1]) or _SPECIAL.search(svg, root.end(1)):
        return None
    box = _VIEW_BOX.search(root[1])
    if box is None:
        return None
    width, height = (round(float(side) * 100) for side in box.groups())
    if not width or not height:
        return None
    common = gcd(width, height)
    width, height = width // common, height // common
    return (width, height) if width * height <= _MOST_PIXELS else None


def _blank_png(width: int, height: int) -> bytes:
    rows = zlib.compress(b"\0" * (width + 1) * height, 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
