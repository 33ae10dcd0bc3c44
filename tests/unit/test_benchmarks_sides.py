"""Programs that know no CSS are told all that stands on a card."""

from __future__ import annotations

import pytest

from benchmarks.deck import make_deck
from benchmarks.pages import browser_document, card_documents, document, poured
from benchmarks.projects import write_deck, write_project
from benchmarks.sides import Side, side_of
from kernekort.pipeline import Prepared


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = write_project(tmp_path_factory.mktemp("deck"))
    write_deck(folder, make_deck(3))
    return poured(folder)


def words(side: Side) -> str:
    texts = (paragraph.text for column in side.columns for paragraph in column.paragraphs)
    return " ".join(" ".join(texts).split())


def test_a_side_holds_every_text_and_every_drawing(prepared: Prepared) -> None:
    sides = [side_of(face, prepared.brand) for face in prepared.faces]
    for item, front, back in zip(prepared.deck.cards, sides[::2], sides[1::2], strict=True):
        assert str(item.fields["question"]) in words(front)
        assert all(str(item.fields[name]) in words(back) for name in ("title", "how", "listen"))
        assert f"{item.fields['minutes']} min." in words(back)
        assert [len(side.drawings) for side in (front, back)] == [3, 3]
        assert front.drawings[0].svg == back.drawings[0].svg


def test_documents_hold_every_face_once(prepared: Prepared) -> None:
    html = [face.html for face in prepared.faces]
    cards = list(card_documents(prepared.faces))
    assert len(cards) == 3
    for text in (document(prepared.faces), browser_document(prepared.faces), "".join(cards)):
        assert [text.count(face) for face in html] == [1] * len(html)
