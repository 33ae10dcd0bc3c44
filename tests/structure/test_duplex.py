"""Sheets printed on both sides: every back lies behind its front, however the paper is turned."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

import pytest
from pypdf import PdfReader

from kernekort.content import Deck
from kernekort.library import Library
from kernekort.pipeline import Job
from kernekort.units import Size
from tests.building import Builder
from tests.sheet_faces import part, reader
from tests.structure.decks import deck_of, mixed, roomy
from tests.structure.reading import Shown, back_of, behind, faces_on, front_of, near

A4 = Size(210, 297)
GUIDES = 2


@dataclass(frozen=True)
class Order:
    """A deck on a sheet."""

    material: str
    backs: Literal["long", "short"]
    sheet: str | None = None
    project: Literal["mixed", "roomy", "tool-card", ""] = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.project or self.material, self.sheet, self.backs)))

    @property
    def job(self) -> Job:
        return Job(backs=self.backs, sheet=self.sheet)

    def library(self, builder: Builder) -> Library:
        if self.project == "tool-card":
            return builder.example("tool-card")
        makers = {"mixed": mixed, "roomy": roomy}
        return makers[self.project](builder) if self.project else Library.open()


ORDERS = [
    Order("basis", "long"),
    Order("mixed", "long", None, "mixed"),
    Order("mixed", "short", None, "mixed"),
    Order("mixed", "long", "a4-poker-8up", "mixed"),
    Order("mixed", "short", "a4-poker-8up", "mixed"),
    Order("mixed", "long", None, "roomy"),
    Order("mixed", "short", None, "roomy"),
    Order("example", "long", None, "tool-card"),
    Order("example", "short", None, "tool-card"),
]


@dataclass(frozen=True)
class Printed:
    """A finished file and the deck it was made of."""

    order: Order
    deck: Deck
    pdf: PdfReader

    @cached_property
    def sides(self) -> list[tuple[list[Shown], list[Shown]]]:
        """The fronts and backs of every sheet."""
        trim = self.deck.layout.trim
        faces = [faces_on(page, trim) for page in self.pdf.pages[GUIDES:]]
        return list(zip(faces[::2], faces[1::2], strict=True))


@pytest.fixture(scope="module", params=ORDERS, ids=str)
def printed(builder: Builder, request: pytest.FixtureRequest) -> Printed:
    order: Order = request.param
    library = order.library(builder)
    product = builder.product(order.material, order.job, library)
    return Printed(order, deck_of(order.material, library), reader(product.data))


def test_a_guide_and_a_blank_page_come_first(printed: Printed) -> None:
    guide, blank = printed.pdf.pages[:GUIDES]
    assert "100 mm" in guide.extract_text()
    assert f"side 3–{len(printed.pdf.pages)}" in " ".join(guide.extract_text().split())
    assert blank.get_contents() is None or blank.get_contents().get_data().strip() == b""  # type: ignore[union-attr]
    assert len(printed.pdf.pages) % 2 == 0


def test_fronts_are_on_odd_pages_and_backs_on_even_ones(printed: Printed) -> None:
    for fronts, backs in printed.sides:
        assert [face for face in fronts if front_of(printed.deck, face.letters)]
        assert all(back_of(printed.deck, face.letters) == "" for face in fronts)
        assert all(front_of(printed.deck, face.letters) == "" for face in backs)


def test_every_back_lies_behind_its_own_front(printed: Printed) -> None:
    upright_axis = printed.order.backs == "long"
    checked = 0
    for fronts, backs in printed.sides:
        assert len(fronts) == len(backs)
        for front in fronts:
            hidden = behind(front.trim, A4, upright_axis)
            (back,) = [back for back in backs if near(back.trim, hidden)]
            assert back_of(printed.deck, back.letters) == front_of(printed.deck, front.letters)
            checked += bool(back_of(printed.deck, back.letters))
    assert checked == sum(item.copies for item in printed.deck.items if item in printed.deck.cards or _divides(item))


def _divides(item: object) -> bool:
    return getattr(item, "role", "") == "divider"


def test_a_card_turned_like_a_page_has_its_back_upright(printed: Printed) -> None:
    """About an upright axis a face keeps its angle with the sign changed; about a level one it turns round too."""
    for fronts, backs in printed.sides:
        angles = {(front.turned, back.turned) for front, back in zip(fronts, backs, strict=True)}
        (pair,) = angles
        assert (pair[0] + pair[1]) % 360 == (0 if printed.order.backs == "long" else 180)


def test_what_is_shown_of_a_card_lies_behind_what_is_shown_of_its_front(printed: Printed) -> None:
    for fronts, backs in printed.sides:
        wanted = sorted(behind(face.clip, A4, printed.order.backs == "long") for face in fronts)
        found = sorted(face.clip for face in backs)
        assert all(near(one, other) for one, other in zip(wanted, found, strict=True))


def test_every_card_is_there_as_often_as_it_should(printed: Printed) -> None:
    fronts = Counter(front_of(printed.deck, face.letters) for face in chain(*(one for one, _ in printed.sides)))
    wanted = {item.id: item.copies for item in printed.deck.items if item in printed.deck.cards or _divides(item)}
    assert {name: count for name, count in fronts.items() if name} == wanted
    assert fronts.total() == sum(item.copies for item in printed.deck.items)


def test_a_face_is_one_object_however_often_it_is_shown(printed: Printed) -> None:
    forms: dict[tuple[str, bool], set[int]] = {}
    for fronts, backs in printed.sides:
        for face in (*fronts, *backs):
            if face.letters:
                forms.setdefault((face.letters, face in fronts), set()).add(face.form)
    assert [letters for letters, ids in forms.items() if len(ids) > 1] == []
    sheets = [part(page, "/Resources", "/XObject") for page in printed.pdf.pages[GUIDES:]]
    drawn = {forms.raw_get(name).idnum for forms in sheets for name in forms if name != "/Label"}
    assert len(drawn) <= 2 * len(printed.deck.items)
    assert len(drawn) < sum(2 * item.copies for item in printed.deck.items) or printed.order.material == "example"


def test_the_printer_is_told_how_to_turn_and_not_to_scale(printed: Printed) -> None:
    preferences = part(printed.pdf.root_object, "/ViewerPreferences")
    edge = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}[printed.order.backs]
    assert (preferences["/PrintScaling"], preferences["/Duplex"]) == ("/None", edge)
    assert preferences["/DisplayDocTitle"] == True  # noqa: E712 - a PDF boolean, equal to one of ours but not the same
