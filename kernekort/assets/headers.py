"""What the first bytes of a picture say of its size: read before anything is decoded."""

from __future__ import annotations

import struct

from kernekort.quick import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True)
class Header:
    """Format and size in pixels of a picture, as its header says; ``scans`` counts the passes of a JPEG."""

    format: str
    width: int
    height: int
    scans: int = 1

    @property
    def megapixels(self) -> float:
        """Millions of pixels."""
        return self.width * self.height / 1e6


def read_header(data: bytes) -> Header | None:
    """The header of a PNG or JPEG; ``None`` for everything else.

    Raises:
        ValueError: it begins like a PNG or JPEG, but says no size.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    return None


def _png(data: bytes) -> Header:
    if len(data) < 24 or data[12:16] != b"IHDR":
        raise ValueError("no size in the header")
    width, height = struct.unpack(">II", data[16:24])
    return Header("PNG", width, height)


def _jpeg(data: bytes) -> Header:
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            break
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker in _WITHOUT_LENGTH:
            position += 2
        elif marker in _FRAMES and position + 9 <= len(data):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            # Within pixel data the byte FF is always escaped, so this counts every scan (and that of a thumbnail).
            return Header("JPEG", width, height, data.count(b"\xff\xda"))
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    raise ValueError("no size in the header")
