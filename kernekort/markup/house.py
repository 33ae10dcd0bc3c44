"""Pages of our own beside those of the deck: the guide, the map of a poster, the handout, the contents of a kit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Any, Literal

from kernekort.brand import Brand
from kernekort.findings import Checked, Finding, Place
from kernekort.fit import Compounds
from kernekort.layout import read_words
from kernekort.library import Library
from kernekort.markup.art import FaceArt
from kernekort.markup.bench import Bench
from kernekort.markup.data import brand_data, deck_data
from kernekort.markup.fitting import Voices
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.markup.pouring import Pouring
from kernekort.markup.styles import face_key, face_stylesheet, style_digest
from kernekort.markup.toolbox import functions
from kernekort.markup.whose import client_line, with_lines
from kernekort.quick import dataclass
from kernekort.typography import House
from kernekort.units import Mm, Size

SAFE: Mm = 10.0
"""How near the edge of its paper an office printer can be trusted to print text, in millimetres."""

_BASE = "layouts/_shared/base.css"


@dataclass(frozen=True)
class Dressing:
    """What a page of our own is dressed in when it is about no deck."""

    brand: Brand
    library: Library
    compounds: Compounds
    house: House = field(default_factory=House)
    bench: Bench = field(default_factory=Bench, repr=False, compare=False)
    """What saves work where the same has been poured before."""


def pour_house(
    pouring: Pouring | Dressing,
    name: str,
    paper: Size,
    data: Mapping[str, Any],
    *,
    language: str,
    suit: str = "vaerdi",
    flow: Literal["face", "document"] = "face",
    bleed: Mm = 0.0,
    safe: Mm = SAFE,
) -> Checked[FaceMarkup]:
    """A page poured from ``layouts/_<name>/`` (``template.html.j2``, ``style.css``, ``words.yml``).

    Args:
        pouring: the deck it is about, if it is about one, and the brand it is dressed in.
        name: of the folder without its underscore, and of the page.
        paper: the paper as it lies.
        data: what the template sees besides ``deck`` (when there is one), ``brand`` and ``words``.
        language: that of the reader, not of the deck.
        suit: the colours and the figure it borrows.
        flow: whether it may run over several pages.
        bleed: how far it is printed beyond its edges, in mm.
        safe: how near the edge text may stand, in mm.
    """
    library, brand = pouring.library, pouring.brand
    folder = f"_{name}"
    form = PageForm(name, paper, bleed, safe)
    names = (_BASE, f"layouts/{folder}/style.css")
    styles = [path for one in names if (path := library.file(one)) is not None]
    styled = face_stylesheet(brand, form, styles, library)
    worded = read_words(library, folder)
    findings = (*styled.findings, *worded.findings)
    if styled.value is None or worded.value is None:
        return Checked(None, findings)
    desk = pouring.bench.desk(library, pouring.compounds, language, pouring.house)
    known = _known(pouring, paper, language) | {"words": dict(worded.value[language])}
    art = FaceArt(brand, suit, name, form.trim)
    voices = Voices(brand, pouring.compounds, pouring.bench)
    drawing = functions(art, voices, desk.images)
    template = f"{folder}/template.html.j2"
    inner = desk.templates.pour(template, known | dict(data) | drawing)
    pouring.bench.save()
    if isinstance(inner, Finding):
        return Checked(None, (*findings, inner))
    html = _section(with_lines(inner.strip(), partial(client_line, voices)), name, language, suit, flow, brand)
    key = face_key(style_digest(styled.value, brand), html)
    place = Place(library.shown(path) if (path := library.file(f"layouts/{template}")) else folder)
    return Checked(FaceMarkup(key, name, "front", "", (html,), styled.value, form, place, {}, flow), findings)


def _section(inside: str, name: str, language: str, suit: str, flow: str, brand: Brand) -> str:
    kind = " document" if flow == "document" else ""
    mono = " mono" if brand.mono else ""
    return f'<section class="face{kind} {name} c-{suit}{mono}" lang="{language}">{inside}</section>'


def _known(pouring: Pouring | Dressing, paper: Size, language: str) -> dict[str, Any]:
    """What every template of the house sees."""
    return {
        **({"deck": deck_data(pouring.deck)} if isinstance(pouring, Pouring) else {}),
        "brand": brand_data(pouring.brand),
        "language": language,
        "page": {"width": paper.width, "height": paper.height},
    }
