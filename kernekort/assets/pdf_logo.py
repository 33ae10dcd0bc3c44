"""A PDF logo made fit for pages that cannot hold one: as outlines where it is simple, as a fine picture where not."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pikepdf

from kernekort.assets.apart import packed
from kernekort.assets.files import MEGABYTE, read_limited
from kernekort.assets.pdf_check import open_logo
from kernekort.assets.pdf_outline import NotSimple, Outline, outline_of
from kernekort.assets.pdf_picture import picture_of, screen_colours
from kernekort.findings import Finding, Place, error

_MOST_BYTES = 20 * MEGABYTE
_MOST_OUTLINE = MEGABYTE


def read_pdf(path: Path) -> dict[str, Any]:
    """``findings``, or else ``size`` (width and height) and ``svg`` (text) or ``png`` (base64), as plain data.

    It is cropped to what is painted, for a logo may well come on a sheet of A4. It belongs in a process of its own.

    Findings: those of reading and of :func:`kernekort.assets.pdf_check.open_logo`, ``image-empty``.
    """
    place = Place("")
    read = read_limited(path, _MOST_BYTES, place)
    if read.value is None:
        return _refused(read.findings)
    opened = open_logo(read.value, place)
    if opened.value is None:
        return _refused(opened.findings)
    outline = _outline(opened.value)
    if outline is not None:
        return {"findings": [], "size": [outline.width, outline.height], "svg": outline.svg}
    picture = picture_of(opened.value)
    if picture is None:
        return _refused((error("image-empty", place),))
    size = [picture.width, picture.height]
    return {"findings": [], "size": size, "png": b64encode(picture.png).decode("ascii")}


def _outline(pdf: pikepdf.Pdf) -> Outline | None:
    try:
        outline = outline_of(pdf.pages[0], screen_colours)
    except (NotSimple, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None  # Whatever is unusual about the page, its picture shows it.
    return outline if len(outline.svg) <= _MOST_OUTLINE else None


def _refused(findings: tuple[Finding, ...]) -> dict[str, Any]:
    return {"findings": packed(findings)}
