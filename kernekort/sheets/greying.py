"""A PDF in grey, each colour as light as it was: what a black-and-white printer makes of it."""

from __future__ import annotations

from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from kernekort.recolouring import Grey, recolour


def greyscale(pdf: bytes) -> bytes:
    """The same pages without colour: text, lines and grounds, pictures, gradients and transparency.

    Raises:
        Stop: something whose colours cannot be told, such as a mesh gradient (``grey-not-possible``).
    """
    with Pdf.open(BytesIO(pdf)) as document:
        recolour(document, Grey())
        buffer = BytesIO()
        document.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
        return buffer.getvalue()
