"""The file for a screen: tagged, with a list of contents, and readable aloud."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from kernekort.library import Library
from kernekort.pipeline import Job, Target
from tests.building import LAYOUTS, Builder
from tests.sheet_faces import part, reader
from tests.structure.decks import deck_of, mixed
from tests.verapdf import failed_rules_of

SCREEN = Job(target=Target.SCREEN)


@pytest.fixture(scope="module")
def basis(builder: Builder) -> PdfReader:
    return reader(builder.product("basis", SCREEN).data)


def bookmarks(pdf: PdfReader) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Titles and pages of the bookmarks, with those under them."""
    found: list[tuple[str, int, list[tuple[str, int]]]] = []
    for entry in pdf.outline:
        if isinstance(entry, Destination):
            found.append((str(entry.title), _page(pdf, entry), []))
        else:
            inner = [one for one in entry if isinstance(one, Destination)]
            found[-1][2].extend((str(one.title), _page(pdf, one)) for one in inner)
    return found


def _page(pdf: PdfReader, entry: Destination) -> int:
    number = pdf.get_destination_page_number(entry)
    assert number is not None
    return number + 1


@pytest.mark.verapdf
def test_both_layouts_pass_verapdf_as_pdf_ua(builder: Builder, tmp_path: Path) -> None:
    paths = []
    for layout in LAYOUTS:
        paths.append(tmp_path / f"{layout}.pdf")
        paths[-1].write_bytes(builder.product("example", SCREEN, builder.example(layout)).data)
    paths.append(tmp_path / "mixed.pdf")
    paths[-1].write_bytes(builder.product("mixed", SCREEN, mixed(builder)).data)
    assert failed_rules_of(paths, "ua1") == ((),) * len(paths)


def test_it_has_a_name_a_language_and_tags(basis: PdfReader) -> None:
    assert basis.metadata is not None
    assert basis.metadata.title == "Kernekort"
    root = basis.root_object
    assert str(root["/Lang"]) == "da"
    assert part(root, "/MarkInfo", "/Marked") == True  # noqa: E712 - a PDF boolean, equal to one of ours
    assert part(root, "/ViewerPreferences", "/DisplayDocTitle") == True  # noqa: E712
    metadata = part(root, "/Metadata").get_data().decode()
    assert 'pdfuaid:part="1"' in metadata


def test_headings_and_lists_are_tagged_as_such(basis: PdfReader) -> None:
    kinds = set(_kinds(part(basis.root_object, "/StructTreeRoot")))
    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI"} <= kinds
    assert "/Figure" not in kinds


def _kinds(element: Any) -> list[str]:
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    inner = [kid.get_object() for kid in kids]
    below = [_kinds(kid) for kid in inner if hasattr(kid, "get") and "/S" in kid]
    return [str(element.get("/S", "")), *chain(*below)]


def test_each_side_is_a_page_in_the_order_of_the_deck(basis: PdfReader) -> None:
    deck = deck_of("basis", Library.open())
    assert len(basis.pages) == 2 * len(deck.items)


def test_bookmarks_go_by_dimension_with_the_cards_under(basis: PdfReader) -> None:
    deck = deck_of("basis", Library.open())
    found = bookmarks(basis)
    divided = [one for one in found if one[2]]
    suits = list(dict.fromkeys(card.suit for card in deck.cards))
    assert [title for title, _, _ in divided] == [deck.layout.suits[suit].title["da"] for suit in suits if suit]
    assert [len(cards) for _, _, cards in divided] == [sum(card.suit == suit for card in deck.cards) for suit in suits]
    titles = [title for _, _, cards in divided for title, _ in cards]
    assert titles == [card.fields["title"] for card in deck.cards]


def test_bookmarks_lead_to_the_front_they_name(basis: PdfReader) -> None:
    deck = deck_of("basis", Library.open())
    pages = {item.id: 2 * place + 1 for place, item in enumerate(deck.items)}
    found = [one for _, _, cards in bookmarks(basis) for one in cards]
    assert found == [(str(card.fields["title"]), pages[card.id]) for card in deck.cards]


def test_a_deck_without_dividers_is_sorted_by_dimension_all_the_same(builder: Builder) -> None:
    library = builder.project("picked", {"content/picked.yml": PICKED})
    found = bookmarks(reader(builder.product("picked", SCREEN, library).data))
    assert found == [
        ("Udvalgte", 1, []),
        ("Målgruppen", 3, [("Hvem?", 3), ("Hvem så?", 5)]),
        ("Værdien", 7, [("Hvad?", 7), ("Hvad så?", 9)]),
        ("Til jer selv", 11, []),
    ]


PICKED = """\
layout: dialog-card
title: Udvalgte
language: da
items:
  - {id: titel, role: title, suit: joker}
  - {id: et, suit: maalgruppe, question: Hvem?}
  - {id: to, suit: maalgruppe, question: Hvem så?}
  - {id: tre, suit: vaerdi, question: Hvad?}
  - {id: fire, suit: vaerdi, question: Hvad så?}
  - {id: blankt, role: blank, prompt: Til jer selv}
"""


def test_sides_are_not_shared_so_that_each_is_read_where_it_stands(builder: Builder) -> None:
    library = mixed(builder)
    pdf = reader(builder.product("mixed", SCREEN, library).data)
    assert len(pdf.pages) == 2 * len(deck_of("mixed", library).items)
    assert all("/StructParents" in page for page in pdf.pages)
