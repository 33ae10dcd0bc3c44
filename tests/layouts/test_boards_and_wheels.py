"""Boards and wheels in every size they can be made in: nothing runs over, and what is written is on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from kernekort.library import Library
from kernekort.pipeline import Job, Target, proof
from tests.building import Builder, brands_by_type

SIZES = [("game-board", "a3"), ("game-board", "a2"), *(("diagram-wheel", name) for name in ("a4", "a3", "a2"))]

LARGEST = """\
layout: game-board
title: Spil
items:
  - id: stort
    title: Den lange vej
    path: {path}
    length: {count}
    spaces:
      - {{type: start, label: Start}}
{spaces}
      - {{type: maal, label: Mål}}
"""


@pytest.mark.parametrize("brand", brands_by_type())
@pytest.mark.parametrize(("layout", "size"), SIZES)
def test_the_example_fits_in_every_size(builder: Builder, layout: str, size: str, brand: str) -> None:
    assert proof("example", Job(brand=brand, format=size), builder.example(layout)).findings == ()


@pytest.mark.parametrize(("path", "count"), [("spiral", 12), ("spiral", 48), ("ring", 8), ("ring", 48)])
def test_the_fewest_and_the_most_spaces_fit(builder: Builder, path: str, count: int) -> None:
    kinds = ("maalgruppe", "kerne", "medvind")
    spaces = "\n".join(f"      - {{type: {kinds[n % 3]}, label: Felt nr. {n}}}" for n in range(2, count))
    text = LARGEST.format(path=path, count=count, spaces=spaces)
    library = builder.project(f"board-{path}-{count}", {"content/spil.yml": text})
    assert proof("spil", Job(), library).findings == ()


def test_every_space_every_action_and_every_deck_is_on_the_board(builder: Builder) -> None:
    product = builder.product("kerneruten", Job(target=Target.PRESS), Library.open())
    text = " ".join(PdfReader(BytesIO(product.data)).pages[0].extract_text().split())
    said = ("Kerneruten", "Lejrbålet", "Mål", "32", "8, 16, 24", "Nævn én, der ikke er her,", "Hvem er vi her for?")
    assert [one for one in said if one not in text] == []


def test_card_places_are_as_large_as_a_card_in_every_size(builder: Builder) -> None:
    for size in ("a3", "a2"):
        checked = proof("example", Job(format=size), builder.example("game-board"))
        assert checked.value is not None
        assert "width:66mm;height:91mm" in checked.value.faces[0].html
