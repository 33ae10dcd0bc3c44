"""Pictures, drawings, fonts and PDFs as clients send them, built for tests."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

SHAPE = '<rect width="200" height="50"/>'


def svg(body: str = SHAPE, root: str = 'viewBox="0 0 200 50"') -> bytes:
    """A drawing with a body, four times as wide as it is high."""
    links = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {links} {root}>{body}</svg>".encode()


def noise(size: tuple[int, int] = (300, 200), mode: str = "RGB") -> Image.Image:
    """A picture that does not compress to nothing."""
    return Image.effect_noise(size, 80).convert(mode)


def raster(kind: str = "PNG", size: tuple[int, int] = (300, 200), mode: str = "RGB") -> bytes:
    """The bytes of a picture."""
    file = BytesIO()
    noise(size, mode).save(file, kind)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size, with next to nothing behind it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg_header(width: int, height: int) -> bytes:
    """A JPEG that claims a size, with nothing behind it."""
    return b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"


def pdf(path: Path, content: bytes, change: Callable[[pikepdf.Pdf], object] = lambda _: None) -> Path:
    """A PDF of one page, 200 × 80 points, with a content stream; ``change`` may spoil it before it is written."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(200, 80))
    page.Contents = made.make_stream(content)
    change(made)
    made.save(path, deterministic_id=True)
    return path
