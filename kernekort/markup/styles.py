"""The style sheet of a face: the brand's tokens, the page the layout asks for, and the layout's own rules."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from kernekort import brand as brands
from kernekort.brand import Brand
from kernekort.findings import Checked, Finding
from kernekort.library import Library
from kernekort.markup.model import PageForm
from kernekort.sources import read_text
from kernekort.store import file_digest
from kernekort.units import format_mm


def face_stylesheet(
    brand: Brand, form: PageForm, styles: Sequence[Path], library: Library, scale: float = 1.0
) -> Checked[str]:
    """The whole CSS of a layout in a brand, in the order of precedence."""
    parts = [brands.stylesheet(brand), page_rules(form, scale)]
    findings: list[Finding] = []
    for path in styles:
        read = read_text(path, library.shown(path))
        findings += read.findings
        if read.value is None:
            return Checked(None, tuple(findings))
        # The typesetter reads these lines back, so that its warnings name the file and not the joined text.
        parts.append(f"/* from: {library.shown(path)} */\n{read.value}")
    return Checked("\n".join(parts), tuple(findings))


def style_digest(css: str, brand: Brand) -> str:
    """A hash of a style sheet and of the typefaces it names: of their bytes, not of where on this machine they lie.

    The order of things in a finished file follows from it, and that must be the same everywhere.
    """
    for file in (file for face in (brand.display, brand.text) for file in face.files):
        css = css.replace(file.path.resolve().as_uri(), file_digest(file.path))
    return blake2b(css.encode(), digest_size=16).hexdigest()


def face_key(digest: str, html: str) -> str:
    """The key of a face: a hash of everything that shapes it."""
    return blake2b(f"{digest}\0{html}".encode(), digest_size=16).hexdigest()


def page_rules(form: PageForm, scale: float = 1.0) -> str:
    """The page of a form, so that sizes stand in the manifest alone; lengths are custom properties too.

    ``scale`` is how much larger the format is than the layout's usual one. A document is as long as its text; what
    its style sheets say of pages without a name holds for every layout that extends it.
    """
    width, height = format_mm(form.trim.width), format_mm(form.trim.height)
    bleed, safe = format_mm(form.bleed), format_mm(form.safe)
    lengths = f"--trim-width: {width}mm; --trim-height: {height}mm; --bleed: {bleed}mm; --safe: {safe}mm"
    return "\n".join(
        (
            f":root {{ {lengths}; --scale: {format_mm(scale)} }}",
            "@page { margin: 0 }",
            f"@page {form.name}, apart {{ size: {width}mm {height}mm; bleed: {bleed}mm }}",
            f".face {{ page: {form.name}; width: {width}mm; height: {height}mm }}",
            f".document {{ page: {form.name}; width: auto; height: auto }}",
        )
    )
