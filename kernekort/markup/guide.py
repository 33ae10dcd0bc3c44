"""The guide page of an office PDF: which paper, how many sheets, which edge, and a ruler."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from kernekort.findings import Checked, Finding, Place
from kernekort.layout import read_words
from kernekort.markup.art import FaceArt
from kernekort.markup.environment import Templates
from kernekort.markup.fitting import Voices
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.pouring import Pouring, brand_data, deck_data, drawing
from kernekort.markup.running import filters
from kernekort.markup.styles import face_key, face_stylesheet, style_digest
from kernekort.units import Size

_SAFE = 10.0
_STYLES = ("layouts/_shared/base.css", "layouts/_guide/style.css")


@dataclass(frozen=True)
class Guide:
    """The facts a leader needs before pressing Print."""

    language: str
    paper: str
    """The name of the paper, ``A4``."""
    sheets: int
    sheets_each: int
    """Sheets in one deck when several are printed."""
    groups: int
    first_page: int
    last_page: int
    cards: int
    backs: str
    butt: bool
    """Whether cards share their cuts, with no air between them."""
    wander: str
    """The sheet to choose for a printer whose backs wander; empty when this is it."""
    printer: str
    """The calibrated printer whose numbers moved the backs; empty without one."""

    @property
    def pages(self) -> str:
        """The pages of the file to print, ``3–18``, or the only one."""
        if self.first_page == self.last_page:
            return str(self.first_page)
        return f"{self.first_page}–{self.last_page}"


def pour_guide(pouring: Pouring, guide: Guide, paper: Size) -> Checked[FaceMarkup]:
    """The guide as one face on the paper that is printed, upright."""
    library, brand = pouring.library, pouring.brand
    form = PageForm("guide", min(paper, paper.turned()), 0.0, _SAFE)
    styles = [path for name in _STYLES if (path := library.file(name)) is not None]
    styled = face_stylesheet(brand, form, styles, library)
    worded = read_words(library, "_guide")
    findings = (*styled.findings, *worded.findings)
    if styled.value is None or worded.value is None:
        return Checked(None, findings)
    art = FaceArt(brand, "vaerdi", "guide", form.trim)
    data: dict[str, Any] = {
        "guide": asdict(guide) | {"pages": guide.pages},
        "deck": deck_data(pouring.deck),
        "brand": brand_data(brand),
        "words": dict(worded.value[guide.language]),
    }
    templates = Templates(library, filters(pouring.compounds, guide.language))
    inner = templates.pour("_guide/template.html.j2", data | drawing(art, Voices(brand, pouring.compounds)))
    if isinstance(inner, Finding):
        return Checked(None, (*findings, inner))
    mono = " mono" if brand.mono else ""
    html = f'<section class="face guide c-vaerdi{mono}" lang="{guide.language}">{inner.strip()}</section>'
    key = face_key(style_digest(styled.value, brand), html)
    place = Place(library.shown(path) if (path := library.file("layouts/_guide/template.html.j2")) else "_guide")
    return Checked(FaceMarkup(key, "guide", "front", "", html, styled.value, form, place, {}), findings)
