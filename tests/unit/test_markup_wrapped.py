"""The number of lines that templates reckon with is the number that is set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape

import pytest
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import LineBox
from weasyprint.text.fonts import FontConfiguration

from kernekort.brand import load_brand, stylesheet
from kernekort.fit import load_compounds
from kernekort.library import Library
from kernekort.markup.fitting import Voices
from kernekort.markup.running import joints, running, tied

COMPOUNDS = load_compounds(["kerne|opgave arbejdsmiljø|repræsentant medarbejder|gruppe ned|prioritering hjemme|opgave"])
BLANK = "\u00a0"
TEXTS = (
    "Grupper på tre. Find hver en dag, hvor nogen fik det bedre, fordi I var der.",
    "Medarbejdergruppen har sat ord på kerneopgaven, og arbejdsmiljørepræsentanten har samlet dem – igen og igen.",
    "Tag en sag med, du selv har haft del i, og et par gode sko til rundturen i it-afdelingen og de andre huse.",
    "Hjemmeopgaven er nedprioritering.",
    "»Vi kalder det samarbejde, når vi sender en mail,« sagde en kollega – og så gik hun hjem.",
)


@pytest.mark.parametrize("name", ["kernekort", "aaloese", "birkely"])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("way", [joints, running])
def test_lines_are_reckoned_as_they_are_set(name: str, text: str, way: Callable[..., str]) -> None:
    brand = load_brand(Library.open(), name).value
    assert brand is not None
    voices = Voices(brand, COMPOUNDS)
    widths = [30, 41, 54.5, 67, 83, 112, *(width + 0.3 for width in range(30, 113))]
    boxes = "".join(f'<p style="width:{width}mm">{way(COMPOUNDS, "da", text)}</p>' for width in widths)
    rules = 'p { font: 10.1pt/5mm var(--text); hyphenate-character: "-"; margin: 0 }'
    fonts = FontConfiguration()
    css = CSS(string=f"{stylesheet(brand)}\n@page {{ size: 200mm 9000mm }}\n{rules}", font_config=fonts)
    page = HTML(string=boxes).render(stylesheets=[css], font_config=fonts).pages[0]
    assert [voices.wrapped(text, "text", 10.1, width) for width in widths] == list(_lines(page._page_box)), escape(text)


def _lines(box: object) -> Iterator[int]:
    """How many lines each paragraph has."""
    children = getattr(box, "children", ())
    lines = sum(isinstance(child, LineBox) for child in children)
    if lines:
        yield lines
        return
    for child in children:
        yield from _lines(child)


def test_what_is_kept_on_a_line_is_kept_while_it_is_measured() -> None:
    assert tied("Find den – og gem den") == f"Find den{BLANK}– og gem{BLANK}den"
    assert tied("Et langt ord: arbejdsmiljørepræsentanten") == "Et langt ord: arbejdsmiljørepræsentanten"
    assert tied("én\nto tre fire") == f"én\nto tre{BLANK}fire"
