"""Pages and documents on their way to the printer: built up, in several sizes, handed out, tiled."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from kernekort.findings import Checked
from kernekort.library import Library
from kernekort.pipeline import Job, Material, Product, Target, draw, make, prepare
from tests.pouring import project, sound

POINTS = 72 / 25.4

PAGE = """
title: {da: Tavle, en: Board}
trim: 320mm x 180mm
bleed: 3mm
safe: 10mm
flow: page
builds: build
formats: {wide: 320mm x 180mm, small: 160mm x 90mm}
fields:
  suit: {type: choice, of: [vaerdi]}
  word: {type: text}
  note: {type: text}
  build: {type: list, of: text}
fit:
  word: {font: display, width: 200mm, steps: [{size: 40pt, leading: 17mm, lines: 2, name: large}]}
"""
PAGE_TEMPLATE = """
<div class="bleed"></div>
{% if item.build %}{% for line in item.build[:build] %}
<p class="abs" style="left:20mm;top:{{ 20 + 12 * loop.index }}mm">{{ line }} {{ build }}/{{ builds }}</p>
{% endfor %}{% else %}{% set at = 20 * scale %}
<p class="d abs" style="left:{{ at }}mm;top:{{ at }}mm;{{ fit.word.css }}">{{ fit.word.lines|join(" ") }}</p>
{% endif %}
"""
PAGES = """
layout: tavle
title: Tavler
items:
  - {id: ord, suit: vaerdi, word: Nok, note: Vent lidt.}
  - {id: trin, suit: vaerdi, build: [Et, To, Tre]}
  - {id: igen, suit: vaerdi, word: Igen, copies: 2}
"""
DOCUMENT = """
title: {da: Brev, en: Letter}
trim: 210mm x 297mm
bleed: 3mm
safe: 10mm
flow: document
fields:
  text: {type: list, of: text}
"""
DOCUMENT_TEMPLATE = '{% for one in item.text %}<p class="run" style="height:120mm">{{ one }}</p>{% endfor %}'
LETTERS = """
layout: brev
title: Breve
items:
  - {id: kort, text: [Hej]}
  - {id: langt, text: [Et, To, Tre]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    files = {
        "layouts/tavle/layout.yml": PAGE,
        "layouts/tavle/template.html.j2": PAGE_TEMPLATE,
        "content/tavler.yml": PAGES,
        "layouts/brev/layout.yml": DOCUMENT,
        "layouts/brev/template.html.j2": DOCUMENT_TEMPLATE,
        "layouts/brev/style.css": "@page brev { margin: 20mm }",
        "content/breve.yml": LETTERS,
    }
    return project(tmp_path, files)


def product(checked: Checked[Material]) -> Product:
    assert checked.findings == ()
    assert checked.value is not None
    (made,) = checked.value.products
    return made


def texts(made: Product) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made.data)).pages]


def test_one_source_is_several_pages_when_it_is_built_up(library: Library) -> None:
    prepared = sound(prepare("tavler", Job(target=Target.PRESS), library))
    assert [(face.item, face.side) for face in prepared.faces] == [
        ("ord", "front"), ("trin", "front"), ("trin", "front"), ("trin", "front"), ("igen", "front"),
    ]  # fmt: skip
    made = product(make("tavler", Job(target=Target.PRESS), library))
    assert texts(made) == ["Nok", "Et 1/3", "Et 2/3 To 2/3", "Et 3/3 To 3/3 Tre 3/3", "Igen", "Igen"]


def test_on_a_screen_a_page_that_is_built_up_is_one_entry_of_the_contents(library: Library) -> None:
    made = product(make("tavler", Job(target=Target.SCREEN), library))
    reader = PdfReader(BytesIO(made.data))
    assert [entry.title for entry in reader.outline] == ["Nok", "trin", "Igen"]  # type: ignore[union-attr]
    assert len(reader.pages) == 5


@pytest.mark.parametrize(("count", "pages"), [(2, 2), (3, 2), (6, 1)])
def test_handouts_show_the_last_step_and_the_note_where_there_is_room(library: Library, count: int, pages: int) -> None:
    made = product(make("tavler", Job(handout=count, backs="none"), library))
    assert (made.role, made.pages, made.sheets, made.paper) == ("pages", pages, pages, "A4")
    whole = " ".join(texts(made))
    assert "Tre 3/3" in whole
    assert "1/3" not in whole.replace(f"1/{pages}", "")
    assert ("Vent lidt." in whole) is (count == 2)
    assert whole.count("Igen") == 2


def test_a_page_larger_than_the_paper_is_tiled_behind_a_map(library: Library) -> None:
    made = product(make("tavler", Job(only={"id": ("ord",)}), library))
    reader = PdfReader(BytesIO(made.data))
    assert made.role == "tiles"
    assert made.pages == len(reader.pages) > 2
    assert "Sådan samles arkene" in texts(made)[0]
    assert sum("Nok" in text for text in texts(made)[:1]) == 1


def test_a_page_no_larger_than_the_paper_is_printed_whole(library: Library) -> None:
    made = product(make("tavler", Job(format="small", paper="A3"), library))
    assert made.role == "pages"
    assert texts(made) == ["Nok", "Et 3/3 To 3/3 Tre 3/3", "Igen", "Igen"]


def test_another_size_is_the_same_page_scaled(library: Library) -> None:
    usual, small = (
        PdfReader(BytesIO(product(make("tavler", Job(target=Target.PRESS, format=size), library)).data)).pages[0]
        for size in (None, "small")
    )
    assert [round(float(edge) / POINTS, 2) for edge in small.trimbox[2:]] == [160, 90]
    assert [round(float(edge) / POINTS, 2) for edge in usual.trimbox[2:]] == [320, 180]


def test_documents_are_as_long_as_they_are_and_begin_on_fronts(library: Library) -> None:
    assert texts(product(make("breve", Job(target=Target.PRESS), library))) == ["Hej", "Et To", "Tre 2/2"]
    made = product(make("breve", Job(), library))
    assert (made.pages, made.sheets, made.duplex) == (4, 2, True)
    assert texts(made) == ["Hej", "", "Et To", "Tre 2/2"]
    single = product(make("breve", Job(only={"id": ("kort",)}), library))
    assert (single.pages, single.sheets, single.duplex) == (1, 1, False)


def test_pictures_are_named_by_their_page(library: Library) -> None:
    drawn = draw("breve", Job(target=Target.PRESS), library, 30)
    assert drawn.value is not None
    assert [one.label for one in drawn.value] == ["kort", "langt-1", "langt-2"]
    assert Image.open(BytesIO(drawn.value[0].data)).size == (248, 351)
    steps = draw("tavler", Job(target=Target.PRESS), library, 30).value
    assert steps is not None
    assert [one.label for one in steps] == ["ord", "trin-1", "trin-2", "trin-3", "igen"]
