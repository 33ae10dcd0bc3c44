from __future__ import annotations

import gc
import pickle

import pytest

from kernekort.findings import Place, error
from kernekort.wording import Catalogue, Language


@pytest.mark.parametrize(("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_called_by_letters(column: int, letters: str) -> None:
    assert Place("a.xlsx", 7, column, "Kort").cell == f"{letters}7"


@pytest.mark.parametrize(
    ("language", "said"), [("da", "a.xlsx: ark «Kort», C7: "), ("en", "a.xlsx: sheet «Kort», C7: ")]
)
def test_a_cell_is_said_by_its_sheet(language: Language, said: str) -> None:
    finding = error("formula-without-value", Place("a.xlsx", 7, 3, "Kort"))
    words = Catalogue.open(language)
    row = words.render([error("missing-field", Place("a.xlsx", 7, 0, "Kort"))], lambda _: "never shown", False)
    assert row.startswith(said.replace("C7", "række 7" if language == "da" else "row 7"))
    assert words.render([finding], lambda _: "never shown", False).startswith(said)
    data = words.as_json(finding)
    assert (data["line"], data["column"], data["sheet"], data["cell"]) == (7, 3, "Kort", "C7")


def test_cells_come_in_order_and_sheets_by_themselves() -> None:
    places = [Place("a", 2, 1, "K"), Place("a", 1, 2, "K"), Place("a", 9, 9, "B")]
    assert [str(place) for place in sorted(places, key=lambda one: error("x-y", one).sort_key)] == (
        ["a:B!I9", "a:K!B1", "a:K!A2"]
    )


def test_a_place_is_no_larger_for_having_gone_to_another_process() -> None:
    place = Place("a.xlsx", 7, 3, "Kort")
    assert pickle.loads(pickle.dumps(place)) == place  # noqa: S301 - it is our own
    assert not any(isinstance(held, dict) for held in gc.get_referents(place))
