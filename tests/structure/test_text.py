"""Text taken out of finished files by another program, pdftotext: it reads as it was typed, and keeps to its place."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kernekort.content import Deck, Item, Value, texts
from kernekort.library import Library
from kernekort.pipeline import Job, Target
from kernekort.typography import House, dress
from kernekort.units import POINT
from tests.building import BRANDS, LAYOUTS, Builder, brands_by_type
from tests.structure.decks import deck_of

UNPRINTED = {"suit", "level", "kind", "tags", "topic", "minutes", "group", "number"}
"""Fields that are drawn, counted or chosen by, or printed in other words."""

UNPRINTED_PARTS: Mapping[str, set[str]] = {
    "game-board": {"type"},
    "question-poster": {"title"},
    "slide": {"alt", "note", "section"},
}
"""Texts of pages that are for choosing, for reading aloud, or for the one who shows them."""

CARDS = tuple(layout for layout in LAYOUTS if layout.endswith("-card"))
OTHERS = tuple(layout for layout in LAYOUTS if layout not in CARDS)

SPELT = """\
layout: dialog-card
title: Bogstaver
language: da
items:
  - {id: titel, role: title, suit: joker, text: "Æ, Ø og Å; æ, ø og å – … »citat« é ½ × 5 % §."}
  - id: ligaturer
    suit: vaerdi
    title: Stift tilløb
    question: Tit fik officielle aftaler effekt – fløjtede flittige affaldsfolk …
    followups: ["Hvad fik dig til at flytte?", "»Efter aften«, sagde ti."]
    how: "Bløde fløjlsfittings; ffi, ffl, ft, tt, tf, ti, fi, fl. Æblegrød på Ærø."
    listen: "»Nå …«, »jo – men …« og »åh, øh«."
    minutes: 12
    group: 5
  - id: lange-ord
    suit: relation
    title: Samarbejdsaftalernes øre
    question: |
      Hvor begynder arbejdspladsvurderingen?
      … og hvor slutter den?
    how: Arbejdsmiljørepræsentanten og tillidsrepræsentanten læser samarbejdsaftalen højt for medarbejdergruppen.
    listen: Medarbejderinddragelse, beslutningsgrundlag, forandringsparathed og kerneopgaveforståelse.
    minutes: 3
    group: 2
  - {id: blankt, role: blank, prompt: "Næste gang – spørg: »Hvad nu?«"}
  - {id: kolofon, role: colophon, title: Kolofon, text: "Trykt på svanemærket papir – læg det i den blå spand …"}
"""


def spelt(builder: Builder) -> Library:
    return builder.project("spelt", {"content/spelt.yml": SPELT})


def pdftotext(pdf: bytes, folder: Path, *options: str) -> str:
    """What pdftotext says of a file; a build without it is no test, and so fails."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    run = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return run.stdout.decode("utf-8")


def pages_of(pdf: bytes, folder: Path) -> list[str]:
    return pdftotext(pdf, folder).split("\f")[:-1]


def as_typed(text: str) -> re.Pattern[str]:
    """A text as it may be printed: lines end where they like, and words where a hyphen is put, and nothing else."""
    return re.compile("".join(rf"{re.escape(one)}(?:-\n)?" if one.isalpha() else _sign(one) for one in text))


def _sign(one: str) -> str:
    return r"[ \n]+" if one.isspace() else re.escape(one)


def printed_texts(deck: Deck, item: Item) -> Iterator[str]:
    """Every text of an item that ought to stand on the card."""
    for name, value in item.fields.items():
        if name not in UNPRINTED:
            yield from (text.replace("{antal}", str(len(deck.cards))) for text in _texts(value))


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif not isinstance(value, int):
        for one in value.values():
            yield from _texts(one)


def misread(deck: Deck, pages: list[str]) -> list[str]:
    """The texts that do not stand on the pages of their card as they were typed."""
    sides = len(deck.layout.sides)
    assert len(pages) == sides * len(deck.items)
    found = []
    for place, item in enumerate(deck.items):
        said = "\n".join(pages[sides * place : sides * (place + 1)])
        found += [f"{item.id}: {text}" for text in printed_texts(deck, item) if not as_typed(text).search(said)]
    return found


@pytest.mark.parametrize("target", [Target.SCREEN, Target.PRESS])
@pytest.mark.parametrize("brand", BRANDS)
def test_every_letter_and_sign_reads_as_typed(builder: Builder, brand: str, target: Target, tmp_path: Path) -> None:
    library = spelt(builder)
    product = builder.product("spelt", Job(target=target, brand=brand), library)
    assert misread(deck_of("spelt", library), pages_of(product.data, tmp_path)) == []


def squeezed(text: str) -> str:
    """Letters and digits alone: what lines, pages and running heads cannot change."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize("layout", OTHERS)
def test_pages_and_documents_say_all_that_was_typed(builder: Builder, layout: str, brand: str, tmp_path: Path) -> None:
    library = builder.example(layout)
    product = builder.product("example", Job(target=Target.SCREEN, brand=brand), library)
    said = squeezed(pdftotext(product.data, tmp_path, "-raw"))
    deck = deck_of("example", library)
    unprinted = UNPRINTED | UNPRINTED_PARTS.get(layout, set())
    missing = [
        f"{item.id}.{way}: {text}"
        for item in deck.items
        for way, text in texts(item, deck.layout)
        if not unprinted & set(way.split(".")) and deck.layout.fields[way.split(".")[0]].type != "markdown"
        if squeezed(dress(text, House(), deck.language)) not in said
    ]
    assert missing == []


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("layout", CARDS)
def test_the_examples_read_as_typed(builder: Builder, layout: str, brand: str, tmp_path: Path) -> None:
    library = builder.example(layout)
    product = builder.product("example", Job(target=Target.SCREEN, brand=brand), library)
    assert misread(deck_of("example", library), pages_of(product.data, tmp_path)) == []


@pytest.mark.parametrize("material", ["basis", "redskaber"])
def test_the_built_in_materials_read_as_typed(builder: Builder, material: str, tmp_path: Path) -> None:
    product = builder.product(material, Job(target=Target.SCREEN))
    assert misread(deck_of(material, Library.open()), pages_of(product.data, tmp_path)) == []


def test_office_sheets_read_as_typed_too(builder: Builder, tmp_path: Path) -> None:
    library = spelt(builder)
    said = pdftotext(builder.product("spelt", Job(), library).data, tmp_path, "-raw")
    deck = deck_of("spelt", library)
    (card,) = [item for item in deck.items if item.id == "ligaturer"]
    assert [text for text in printed_texts(deck, card) if not as_typed(text).search(said)] == []


def test_words_are_really_broken_in_this_test(builder: Builder, tmp_path: Path) -> None:
    """In the order of the file pdftotext leaves the hyphens; in the order of reading it joins the words itself."""
    said = pdftotext(builder.product("spelt", Job(target=Target.SCREEN), spelt(builder)).data, tmp_path, "-raw")
    assert "Samarbejds-\naftalernes øre" in said
    assert "forandrings-\nparathed" in said
    assert not {"\u00ad", "\u00a0", "\u2010", "\ufb01", "\ufb02", "\ufffd"} & set(said)


def words_with_boxes(pdf: bytes, folder: Path) -> Iterator[tuple[int, float, float, float, float, float, float, str]]:
    """Page, its width and height, and each word's left, top, right and bottom, all in mm."""
    tree = ElementTree.fromstring(pdftotext(pdf, folder, "-bbox"))  # noqa: S314 - written by a program we started
    html = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(tree.iter(f"{html}page"), start=1):
        width, height = (float(page.attrib[name]) * POINT for name in ("width", "height"))
        for word in page.iter(f"{html}word"):
            left, top, right, bottom = (float(word.attrib[name]) * POINT for name in ("xMin", "yMin", "xMax", "yMax"))
            yield number, width, height, left, top, right, bottom, word.text or ""


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_text_stands_outside_the_safe_area(builder: Builder, layout: str, brand: str, tmp_path: Path) -> None:
    library = builder.example(layout)
    product = builder.product("example", Job(target=Target.SCREEN, brand=brand), library)
    form = deck_of("example", library).layout
    seen, outside = 0, []
    for page, width, height, left, top, right, bottom, word in words_with_boxes(product.data, tmp_path):
        assert (round(width, 2), round(height, 2)) == (form.trim.width, form.trim.height)
        # The boxes are as high as the typeface's line; ink takes about three fifths of it.
        rise = (bottom - top) / 5
        room = (left, top + rise, width - right, height - bottom + rise)
        seen += 1
        if min(room) < form.safe - 0.05:
            outside.append(f"page {page}: {word} {room}")
    assert outside == []
    assert seen > 20
