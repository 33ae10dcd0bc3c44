"""The faces of a deck as the HTML that a careful person would write for WeasyPrint or a browser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path

from benchmarks.projects import MATERIAL
from kernekort.library import Library
from kernekort.markup import FaceMarkup, PageForm
from kernekort.pipeline import Job, Prepared, prepare
from kernekort.units import format_mm


def poured(project: Path) -> Prepared:
    """The deck of a project poured into its layout, as kernekort itself would lay it out.

    Raises:
        ValueError: the deck has errors.
    """
    prepared = prepare(MATERIAL, Job(), Library.open(project))
    if prepared.value is None:
        raise ValueError([finding.code for finding in prepared.findings])
    return prepared.value


def document(faces: Sequence[FaceMarkup], more_css: str = "") -> str:
    """Faces of one layout as one document, one face a page."""
    head = f'<meta charset="utf-8"><title>{escape(MATERIAL)}</title><style>{faces[0].css}{more_css}</style>'
    return (
        f'<!doctype html><html lang="da"><head>{head}</head><body>{"".join(face.html for face in faces)}</body></html>'
    )


def card_documents(faces: Sequence[FaceMarkup]) -> Iterator[str]:
    """A document for each card, of its two sides."""
    yield from (document(list(sides)) for _, sides in groupby(faces, key=lambda face: face.item))


def browser_document(faces: Sequence[FaceMarkup]) -> str:
    """The same for a browser, which knows no bleed: the page is larger, and the face lies inside it."""
    form = faces[0].form
    sheets = [f'<div class="sheet">{face.html}</div>' for face in faces]
    page = document(faces[:1], _browser_css(form))
    return page.replace(faces[0].html, "".join(sheets))


def _browser_css(form: PageForm) -> str:
    width, height = (format_mm(side + 2 * form.bleed) for side in (form.trim.width, form.trim.height))
    bleed = format_mm(form.bleed)
    return "\n".join(
        (
            "",
            f"@page {{ size: {width}mm {height}mm; margin: 0 }}",
            "html { -webkit-print-color-adjust: exact; print-color-adjust: exact }",
            f".sheet {{ width: {width}mm; height: {height}mm; padding: {bleed}mm }}",
            ".sheet { overflow: hidden; break-after: page }",
            ".sheet:last-child { break-after: auto }",
            ".face { page: auto; break-after: auto }",
        )
    )
