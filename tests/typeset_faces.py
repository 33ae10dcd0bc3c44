"""Small faces to set in tests: a card with one field, in the fonts of this checkout."""

from __future__ import annotations

import warnings
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kernekort.findings import Checked, Finding, Place
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset import FontChoice, Limits, Setting, Typeset, typeset
from kernekort.typeset.parent import FONTCONFIG
from kernekort.units import Size

FORM = PageForm("card", Size(63, 88), 3, 4)
FONTS = Path(__file__).resolve().parent.parent / "fonts"
CHOICES: tuple[FontChoice, ...] = (
    ("Familjen Grotesk", 700, "normal", FONTS / "familjen-grotesk" / "familjen-grotesk-700.ttf"),
    ("Literata", 400, "normal", FONTS / "literata" / "literata-400.ttf"),
)
FONT_FACES = "\n".join(
    f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; src: url({path.as_uri()}) }}'
    for family, weight, style, path in CHOICES
)
PAGE = "@page card { size: 63mm 88mm; margin: 0; bleed: 3mm }"
RULES = """/* from: layouts/card/style.css */
* { box-sizing: border-box; margin: 0; padding: 0 }
html { font-family: Literata; font-size: 10pt; line-height: 5mm }
body { hyphens: manual; hyphenate-character: "-" }
.face { page: card; width: 63mm; height: 88mm; position: relative; break-after: page }
.face:last-child { break-after: auto }
.bleed { position: absolute; inset: -3mm; background: #FFC62E }
.question { position: absolute; left: 6mm; top: 15mm; width: 51mm; height: 20mm }
.question { font: 700 17pt/6.667mm "Familjen Grotesk" }
.body { position: absolute; left: 6mm; top: 40mm; width: 51mm; height: 40mm }
"""
CSS = "\n".join((FONT_FACES, PAGE, RULES))


def face(item: str, inner: str, css: str = CSS, side: str = "front", form: PageForm = FORM) -> FaceMarkup:
    """One face; its item stands on line 1 of ``content/deck.yml``, its question on line 2."""
    return FaceMarkup(
        key=f"{item}-{side}",
        item=item,
        side=side,
        title=item,
        pieces=(f'<section class="face">{inner}</section>',),
        css=css,
        form=form,
        place=Place("content/deck.yml", 1),
        places={"question": Place("content/deck.yml", 2, 5)},
    )


def drawing(inner: str) -> str:
    """A style that has a drawing of nine by nine units in the background."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'
    return f"background-image: url(data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"


@contextmanager
def laid_out_here(folder: Path) -> Iterator[None]:
    """While WeasyPrint is loaded and used in this process, as in one of a pool: it sees no fonts of the machine."""
    (folder / "fonts.conf").write_text(FONTCONFIG.format(folder=folder), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setenv("FONTCONFIG_FILE", str(folder / "fonts.conf"))
        yield


def question(text: str) -> str:
    """The one field of a card."""
    return f'<div class="bleed"></div><h1 class="question" data-fit="question">{text}</h1>'


def setting(roots: Sequence[Path] = (FONTS,), variant: str | None = None, limits: Limits | None = None) -> Setting:
    """What holds for all faces of a test."""
    return Setting("Æbler på et kort", "da", variant, tuple(roots), CHOICES, limits or Limits(wall=60))


def of_item(checked: Checked[Typeset], item: str) -> list[Finding]:
    """The findings about one item."""
    return [finding for finding in checked.findings if finding.facts.get("card") == item]


def codes_of(checked: Checked[Typeset], item: str) -> list[str]:
    """The codes of the findings about one item."""
    return [finding.code for finding in of_item(checked, item)]


def lay_out(*faces: FaceMarkup, roots: Sequence[Path] = (FONTS,), limits: Limits | None = None) -> Checked[Typeset]:
    """The faces set with the fonts of this checkout."""
    return typeset(faces, setting(roots, limits=limits))


TEXT_FORM = PageForm("text", Size(148, 210), 0, 8)
TEXT_CSS = "\n".join(
    (
        FONT_FACES,
        """/* from: layouts/text/style.css */
* { box-sizing: border-box; margin: 0; padding: 0 }
html { font: 400 10pt/5mm Literata }
body { hyphens: manual; hyphenate-character: "-" }
@page text { size: 148mm 210mm; margin: 20mm 15mm }
@page text { @top-left { content: element(head) } @bottom-right { content: counter(page) " af " counter(pages) } }
.document { page: text; break-after: page }
.document:last-child { break-after: auto }
.head { position: running(head) }
h1, h2 { font: 700 14pt/10mm "Familjen Grotesk" }
table { width: 100%; table-layout: fixed; border-collapse: collapse }
th, td { font-weight: 400; text-align: left }
.float { float: left; width: 60mm }
""",
    )
)


def document(item: str, inner: str, css: str = TEXT_CSS, head: str = "") -> FaceMarkup:
    """A text over A5 pages of 34 lines, with what runs along at the head of each page; each counts its pages."""
    running = f'<div class="head">{head or item}</div>'
    html = f'<section class="face document">{running}{inner}</section>'
    return replace(face(item, "", css=css, form=TEXT_FORM), pieces=(html,), flow="document")


def lines(count: int, first: int = 0) -> str:
    """So many paragraphs of one line each, numbered."""
    return "".join(f"<p>Linje {number}</p>" for number in range(first, first + count))
