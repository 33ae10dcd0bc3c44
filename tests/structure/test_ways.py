"""The other ways of printing: folded, fronts alone, and several decks in order."""

from __future__ import annotations

import pytest
from pypdf import PdfReader

from kernekort.content import Deck
from kernekort.imposition import Backs
from kernekort.pipeline import Job, Product
from kernekort.units import Size
from tests.building import Builder
from tests.sheet_faces import PT, part, reader
from tests.structure.decks import CARDS_IN_MIXED, deck_of, mixed
from tests.structure.reading import back_of, faces_on, front_of, marks_on, near

POKER = Size(63, 88)


def made(builder: Builder, backs: Backs, groups: int = 1) -> tuple[Product, PdfReader, Deck]:
    library = mixed(builder)
    product = builder.product("mixed", Job(backs=backs, groups=groups), library)
    return product, reader(product.data), deck_of("mixed", library)


def duplex(pdf: PdfReader) -> str:
    return str(part(pdf.root_object, "/ViewerPreferences")["/Duplex"])


def test_folded_backs_stand_upright_beside_their_fronts(builder: Builder) -> None:
    _, pdf, deck = made(builder, "fold")
    assert duplex(pdf) == "/Simplex"
    pairs = 0
    for page in pdf.pages[1:]:
        faces = faces_on(page, POKER)
        for front, back in zip(faces[::2], faces[1::2], strict=True):
            assert (front.turned, back.turned) == (0, 0)
            assert near((front.trim[2], *front.trim[1::2]), (back.trim[0], *back.trim[1::2]))
            assert front_of(deck, front.letters) == back_of(deck, back.letters)
            pairs += 1
    assert pairs == CARDS_IN_MIXED


def test_a_fold_shows_no_bleed_along_the_fold_and_dashes_at_its_ends(builder: Builder) -> None:
    _, pdf, _ = made(builder, "fold")
    for page in pdf.pages[1:]:
        faces, marks = faces_on(page, POKER), marks_on(page)
        for front, back in zip(faces[::2], faces[1::2], strict=True):
            assert near((front.clip[2], back.clip[0]), (front.trim[2], back.trim[0]))
        folds = {round(face.trim[2], 2) for face in faces[::2]}
        assert {round(mark.ends[0], 2) for mark in marks if mark.dashed} == folds
        assert not {round(mark.ends[0], 2) for mark in marks if not mark.dashed} & folds


def test_folded_sheets_lie_down_and_their_guide_stands_up(builder: Builder) -> None:
    product, pdf, _ = made(builder, "fold")
    sizes = [(round(page.mediabox.width / PT), round(page.mediabox.height / PT)) for page in pdf.pages]
    assert sizes == [(210, 297), *[(297, 210)] * (product.pages - 1)]
    assert "Fold langs de stiplede linjer" in " ".join(pdf.pages[0].extract_text().split())
    assert product.sheets == 3


def test_without_backs_there_are_fronts_alone_after_the_guide(builder: Builder) -> None:
    product, pdf, deck = made(builder, "none")
    assert (product.pages, product.sheets) == (3, 2)
    assert duplex(pdf) == "/Simplex"
    fronts = [face for page in pdf.pages[1:] for face in faces_on(page, POKER)]
    assert len(fronts) == CARDS_IN_MIXED
    assert all(back_of(deck, face.letters) == "" for face in fronts)
    assert [front_of(deck, face.letters) for face in fronts].count("flest") == 4
    assert "Vend på" not in pdf.pages[0].extract_text()


def test_without_backs_the_backs_are_not_in_the_file(builder: Builder) -> None:
    product, _, _ = made(builder, "none")
    duplexed, _, _ = made(builder, "long")
    assert len(product.data) < len(duplexed.data)
    assert "Sådan gør I" not in "".join(page.extract_text() for page in reader(product.data).pages[2:])


@pytest.mark.parametrize(("backs", "guides"), [("long", 2), ("fold", 1)])
def test_groups_are_whole_decks_one_after_the_other(builder: Builder, backs: Backs, guides: int) -> None:
    one, single, _ = made(builder, backs)
    three, pdf, _ = made(builder, backs, groups=3)
    assert three.sheets == 3 * one.sheets
    deck = [[(face.letters, face.trim) for face in faces_on(page, POKER)] for page in single.pages[guides:]]
    decks = [[(face.letters, face.trim) for face in faces_on(page, POKER)] for page in pdf.pages[guides:]]
    assert decks == deck * 3


def test_groups_say_which_deck_a_sheet_belongs_to_and_cost_no_faces(builder: Builder) -> None:
    one, _, _ = made(builder, "long")
    three, pdf, _ = made(builder, "long", groups=3)
    for group, page in enumerate(pdf.pages[2::4], start=1):
        assert f"gruppe {group} af 3" in page.extract_text()
    assert "3 bunker i rækkefølge" in pdf.pages[0].extract_text()
    assert len(three.data) < 1.3 * len(one.data)
