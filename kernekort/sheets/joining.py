"""Faces that were laid out in two goes, as one set: what comes first is known only when the rest has its pages."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import ObjectStreamMode, Pdf

from kernekort.faces import joined as assembled

if TYPE_CHECKING:
    from kernekort.faces import Faces


def joined(first: Faces, second: Faces) -> Faces:
    """Both as the pages of one PDF, those of ``first`` before those of ``second``; structure and outlines stay behind.

    A face that is in both keeps its place in ``first``.
    """
    if (together := assembled(first, second)) is not None:
        return together
    with Pdf.open(BytesIO(first.pdf)) as pdf, Pdf.open(BytesIO(second.pdf)) as other:
        before = len(pdf.pages)
        pdf.pages.extend(other.pages)
        buffer = BytesIO()
        pdf.save(buffer, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    page_of = {key: before + page for key, page in second.page_of.items()} | dict(first.page_of)
    return replace(
        first,
        pdf=buffer.getvalue(),
        keys=(*first.keys, *second.keys),
        page_of=page_of,
        forms={**second.forms, **first.forms},
    )
