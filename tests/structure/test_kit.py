"""A kit as one book: what comes in which order on which side of which sheet, and what participants never see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from kernekort import kits
from kernekort.content import load_deck
from kernekort.library import Library
from kernekort.pipeline import Job, Product, make_kit
from tests.verapdf import failed_rules

ANSWERS = {"enhed": "Team Nord", "dato": "2026-12-03", "start": "13.00", "deltagere": "6"}
HIDDEN = ("why", "how", "say", "who", "materials", "plan_b")
HIDDEN_OF_ALL = ("goal", "before", "afterwards", "trouble", "room")


@dataclass(frozen=True)
class Made:
    """The two files of a kit."""

    book: Product
    screen: Product

    def texts(self) -> list[str]:
        return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(self.book.data)).pages]


@pytest.fixture(scope="module")
def meeting() -> kits.Settled:
    library = Library.open()
    kit = kits.load_kit(library, "personalemoede-60")
    assert kit.findings == ()
    assert kit.value is not None
    settled = kits.settled(kit.value, ANSWERS)
    assert settled.findings == ()
    assert settled.value is not None
    return settled.value


@pytest.fixture(scope="module")
def made(meeting: kits.Settled) -> Made:
    checked = make_kit(meeting, Job(), Library.open())
    assert checked.findings == ()
    assert checked.value is not None
    office, screen = checked.value
    return Made(office.products[0], screen.products[0])


def test_every_part_begins_on_a_front_and_the_file_ends_on_a_back(made: Made, meeting: kits.Settled) -> None:
    reader = PdfReader(BytesIO(made.book.data))
    assert (made.book.role, made.book.pages) == ("kit", len(reader.pages))
    assert len(reader.pages) % 2 == 0
    first = {str(entry.title): reader.get_destination_page_number(entry) or 0 for entry in _flat(reader.outline)}
    titles = [part.title["da"] for part in meeting.kit.parts]
    assert [title for title in first if title in titles] == titles
    assert all(first[title] % 2 == 0 for title in titles)
    # A reader's list of pages counts every copy of every part from 1.
    assert [reader.page_labels[first[title]] for title in titles] == [f"{title} 1" for title in titles]
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"  # type: ignore[index]


def test_there_are_as_many_of_each_as_come(made: Made, meeting: kits.Settled) -> None:
    assert (meeting.people, meeting.tables) == (6, 2)
    texts = made.texts()
    programme = [text for text in texts if "kl. 13.00" in text.replace("\u00a0", " ") and "Landing" in text]
    assert sum("Plan B" not in text for text in programme) >= 6
    assert sum("Bordets ark" in text for text in texts[2:]) == 2


def test_the_guide_says_how_much_paper_and_for_whom(made: Made) -> None:
    guide = made.texts()[0].replace("\u00a0", " ")
    for said in ("Team Nord", "torsdag den 3. december 2026", "13.00", "100 %"):
        assert said in guide
    assert made.book.sheets == made.book.pages // 2


def test_a_page_that_is_printed_often_is_in_the_file_once(made: Made) -> None:
    assert len(made.book.data) < 600_000


def test_the_file_for_the_screen_is_accessible(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "kit.pdf"
    path.write_bytes(made.screen.data)
    assert failed_rules(path) == ()


def test_participants_get_nothing_that_is_the_leaders(made: Made) -> None:
    hidden = list(_hidden())
    assert len(hidden) > 20
    reader = PdfReader(BytesIO(made.screen.data))
    seen = " ".join(page.extract_text() for page in reader.pages)
    seen += " ".join(str(value) for value in (reader.metadata or {}).values())
    seen += " ".join(str(entry.title) for entry in _flat(reader.outline))
    plain = _squeezed(seen)
    assert _squeezed("Landing") in plain
    assert [text for text in hidden if _squeezed(text) in plain] == []


def _hidden() -> list[str]:
    """Every sentence of the script that is for the leader alone."""
    deck = load_deck(Library.open(), "drejeboeger").value
    assert deck is not None
    (item,) = [item for item in deck.items if item.id == "personalemoede-60"]
    found: list[str] = []
    values: list[Any] = [item.fields.get(name, ()) for name in HIDDEN_OF_ALL]
    rows: Any = item.fields["rows"]
    values += [row.get(name, ()) for row in rows for name in HIDDEN]
    for value in values:
        found += [value] if isinstance(value, str) else [str(one) for one in value]
    return [text for text in found if len(text) > 12]


def _squeezed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _flat(outline: Iterable[Any]) -> list[Destination]:
    """The bookmarks with those under them."""
    return [entry for one in outline for entry in (_flat(one) if isinstance(one, list) else [one])]
