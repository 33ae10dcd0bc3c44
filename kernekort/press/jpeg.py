"""JPEG files put together from bands, so that no more of a large picture is in memory than has to be; and cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

_QUALITY = 90
_BLOCK = 8
_MOST_BLOCKS = 65_535
"""More than this cannot lie between two restarts."""

_PIXELS = 1 << 20
_START_OF_SCAN, _FRAME, _PROFILE = 0xDA, 0xC0, 0xE2


def rows_of_a_band(width: int) -> int:
    """How many rows of a picture are worked on at a time: a whole number of blocks."""
    across = -(-width // _BLOCK)
    blocks = max(1, min(_PIXELS // (across * _BLOCK * _BLOCK), _MOST_BLOCKS // across))
    return blocks * _BLOCK


def jpeg_parts(width: int, height: int, bands: Iterator[Image.Image]) -> Iterator[bytes]:
    """One JPEG, part by part, from pictures below one another, each of :func:`rows_of_a_band` rows but the last.

    Every band begins anew, as a file does after a restart marker, so that the files of the bands need only be put one
    after the other.
    """
    between = -(-width // _BLOCK) * (rows_of_a_band(width) // _BLOCK)
    for number, band in enumerate(bands):
        head, scan = _parted(_encoded(band))
        yield bytes((0xFF, 0xD0 + (number - 1) % 8)) if number else _headed(head, height, between)
        yield scan
    yield b"\xff\xd9"


def without_profile(data: bytes) -> bytes:
    """A JPEG without the colour profile that is embedded in it; its picture is the same, bit by bit.

    A file that is not understood is left as it is.
    """
    kept = bytearray(data[:2])
    for marker, start, end in _segments(data):
        if not (marker == _PROFILE and data[start + 4 : start + 15] == b"ICC_PROFILE"):
            kept += data[start:end]
    return bytes(kept)


def _encoded(band: Image.Image) -> bytes:
    buffer = BytesIO()
    band.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, optimize=False, progressive=False)
    return buffer.getvalue()


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of every segment; the last is the scan, with everything after it."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN or end > len(data):
            break
        yield marker, at, end
        at = end
    yield _START_OF_SCAN, at, len(data)


def _parted(data: bytes) -> tuple[bytes, bytes]:
    """Everything as far as the scan's own head, and what is scanned."""
    start = next(start for marker, start, _ in _segments(data) if marker == _START_OF_SCAN)
    head = start + 2 + int.from_bytes(data[start + 2 : start + 4], "big")
    return data[:head], data[head : data.rindex(b"\xff\xd9")]


def _headed(head: bytes, height: int, between: int) -> bytes:
    """The head of a band's file as that of the whole: as high, and with restarts."""
    out = bytearray(head[:2])
    for marker, start, end in _segments(head):
        segment = bytearray(head[start:end])
        if marker == _FRAME:
            segment[5:7] = height.to_bytes(2, "big")
        if marker == _START_OF_SCAN:
            out += b"\xff\xdd\x00\x04" + between.to_bytes(2, "big")
        out += segment
    return bytes(out)
