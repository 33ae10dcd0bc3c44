"""The programme: the page is the clock, and whatever a day is like, it stands on its pages and says so truly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from kernekort.findings import Severity
from kernekort.library import Library
from kernekort.pipeline import Job, Prepared, Target, make, prepare, proof
from tests.building import brands_by_type
from tests.verapdf import failed_rules_of

HEAD = "layout: programme\ntitle: Programmer\nitems:\n  - id: dag\n    title: Dagen\n"
SHY = "\u00ad"


class Row(NamedTuple):
    """A row as it was poured: its page, how high it is at least, what is left empty before it, and its markup."""

    page: int
    height: float
    gap: float
    html: str


def project(folder: Path, rows: Sequence[str], head: str = 'start: "9.00"') -> Library:
    """A project with one programme, ``dag``, of these rows."""
    lines = [*(f"    {line}" for line in head.splitlines()), "    rows:", *(f"      - {{{row}}}" for row in rows)]
    (folder / "content").mkdir()
    (folder / "content" / "dag.yml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return Library.open(folder)


def poured(library: Library, brand: str = "kernekort") -> Prepared:
    checked = prepare("dag", Job(brand=brand), library)
    assert checked.value is not None
    return checked.value


def html_of(prepared: Prepared) -> str:
    (face,) = prepared.faces
    return face.html


def rows_of(prepared: Prepared) -> list[Row]:
    pages = html_of(prepared).split('<div class="page">')[1:]
    found = []
    for number, page in enumerate(pages):
        for row in page.split('<li class="row')[1:]:
            sizes = re.search(r"min-height:([\d.]+)mm;--gap:([\d.]+)mm", row)
            if sizes:
                found.append(Row(number, float(sizes[1]), float(sizes[2]), row.partition('<div class="foot">')[0]))
    return found


def foot_of(prepared: Prepared, page: int = 0) -> str:
    foot = html_of(prepared).split('<div class="foot">')[page + 1].partition("</div>")[0]
    return re.sub(r"<[^>]+>", "|", foot)


def plain(folder: Path, rows: Sequence[str], head: str = 'start: "9.00"', brand: str = "kernekort") -> str:
    """The text of the finished file, page by page."""
    made = make("dag", Job(target=Target.PRESS, brand=brand), project(folder, rows, head))
    assert [finding for finding in made.findings if finding.severity is Severity.ERROR] == []
    assert made.value is not None
    reader = PdfReader(BytesIO(made.value.products[0].data))
    return "\n\f".join(page.extract_text() for page in reader.pages)


MORNING = [
    "text: Velkomst, kind: plenum, minutes: 15",
    "text: Runde, kind: borde, minutes: 40",
    "text: Pause, kind: pause, minutes: 15",
    "text: Skriv, kind: alene, minutes: 35",
    "text: Aftaler, kind: plenum, minutes: 20",
]
LONG = [
    f"text: Runde {number}, kind: borde, minutes: 60, subitems: [Tænk, Tal, Skriv, Vis, Vælg, Aftal]"
    for number in range(4)
]
DAY = [*LONG, "text: Frokost, kind: pause, minutes: 45", *LONG[:3]]


def test_a_millimetre_is_a_minute_and_the_foot_says_so(tmp_path: Path) -> None:
    prepared = poured(project(tmp_path, MORNING))
    assert [row.height for row in rows_of(prepared)] == [15, 40, 15, 35, 20]
    for word in ("Alle sammen", "Ved bordene", "Hver for sig", "Pause", "1 mm = 1 minut"):
        assert word in foot_of(prepared)


def test_the_key_tells_of_what_is_on_the_page_alone(tmp_path: Path) -> None:
    foot = foot_of(poured(project(tmp_path, [*MORNING[:1], "text: Slut, kind: alene"])))
    assert "Alle sammen" in foot
    assert not [word for word in ("Ved bordene", "Hver for sig", "Pause") if word in foot]


@pytest.mark.parametrize(
    ("count", "said"), [(5, "4 mm = 5 minutter"), (6, "3 mm = 5 minutter"), (8, "1 mm = 2 minutter")]
)
def test_a_longer_day_is_drawn_smaller_and_the_foot_tells_the_true_scale(tmp_path: Path, count: int, said: str) -> None:
    rows = [f"text: Runde {number}, kind: borde, minutes: 45" for number in range(count)]
    prepared = poured(project(tmp_path, rows))
    assert said in foot_of(prepared)
    assert len({row.height for row in rows_of(prepared)}) == 1


def test_where_a_row_needs_more_room_than_its_time_no_scale_is_claimed(tmp_path: Path) -> None:
    prepared = poured(project(tmp_path, ["text: Kort, kind: plenum, minutes: 3", *MORNING[1:]]))
    assert rows_of(prepared)[0].height == 10
    assert "mm =" not in foot_of(prepared)


def test_a_day_that_does_not_fit_goes_on_after_the_pause(tmp_path: Path) -> None:
    prepared = poured(project(tmp_path, DAY))
    assert [row.page for row in rows_of(prepared)] == [0] * 5 + [1] * 3
    assert "Dagen (fortsat)" in html_of(prepared)
    assert "1/2" in html_of(prepared)
    assert "2/2" in html_of(prepared)


def test_the_end_is_printed_unless_the_last_row_says_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    spoken = plain(tmp_path / "a", MORNING)
    assert re.search(r"11\.05\s+Slut", spoken)
    own = plain(tmp_path / "b", [*MORNING, "text: Kom godt hjem"])
    assert "Slut" not in own
    assert re.search(r"11\.05\s+Kom godt hjem", own)


def test_time_between_rows_is_left_empty(tmp_path: Path) -> None:
    rows = ['start: "9.00", minutes: 20, text: Først', 'start: "9.30", minutes: 20, text: Så']
    assert [row.gap for row in rows_of(poured(project(tmp_path, rows)))] == [0, 10]


def test_odd_times_are_warned_of_and_printed(tmp_path: Path) -> None:
    rows = [
        'start: "13.00", end: "13.20", text: Vi begynder, kind: plenum',
        'start: "13.45", minutes: 30, text: Ved bordene, kind: borde',
        'start: "14.05", text: "Pause, der ligner ti minutter", kind: pause',
        'start: "14.50", text: Tavle, kind: alene',
        'start: "14.50", text: Tak for i dag',
    ]
    checked = proof("dag", Job(), project(tmp_path, rows, "start: 13\nduration: 2-3 timer"))
    codes = {finding.code for finding in checked.findings}
    assert {"row-after-gap", "row-overlaps", "timetable-length-differs"} <= codes
    assert {finding.severity for finding in checked.findings} == {Severity.WARNING}
    assert checked.value is not None


def test_notes_belong_to_their_row_and_stand_apart_in_italics(tmp_path: Path) -> None:
    rows = [
        "text: Velkomst, minutes: 30, subitems: [Spilleregler, Forventninger], notes: [Kaffe fra kl. 8.30.]",
        *MORNING,
    ]
    first = rows_of(poured(project(tmp_path, rows)))[0].html
    assert first.index("<ul>") < first.index('<p class="ask">')
    assert first.index("Forventninger") < first.index("Kaffe")
    assert first.count('class="t d num"') == 1


def test_when_and_where_stand_under_the_title(tmp_path: Path) -> None:
    head = 'start: "9.00"\ndate: "2026-12-03"\nplace: Multisalen'
    text = " ".join(plain(tmp_path, MORNING, head).split())
    assert "Torsdag den 3. december 2026 kl. 9.00–11.05 · Multisalen" in text


@pytest.mark.parametrize("brand", brands_by_type())
def test_long_compounds_break_at_their_joints(tmp_path: Path, brand: str) -> None:
    word = "arbejdsmiljørepræsentanterne"
    rows = [
        f'text: "{"Og så går " * 5}{word}", detail: "{"Vi ved, at " * 6}{word} kommer {word}", minutes: 30',
        *MORNING,
    ]
    text = plain(tmp_path, rows, brand=brand).replace(SHY, "-")
    broken = re.findall(r"arbejds\S*-\s*\n\S+", text)
    assert broken
    joints = {"arbejds-miljørepræsentanterne", "arbejdsmiljø-repræsentanterne"}
    assert {re.sub(r"\s+", "", one).rstrip(".,") for one in broken} <= joints
    assert "arbejdsmiljørepræsentanterne" in re.sub(r"-\s*\n", "", text)


@pytest.mark.parametrize("brand", brands_by_type())
def test_a_crowded_day_stands_on_its_pages(tmp_path: Path, brand: str) -> None:
    """As many rows as there may be, each with much to say: every row whole on a page, and nothing over anything."""
    row = "text: Runde, kind: borde, minutes: 7, detail: Tal sammen om det I så, subitems: [Først, Så, Til sidst]"
    library = project(tmp_path, [row] * 60)
    checked = proof("dag", Job(brand=brand), library)
    assert checked.findings == ()
    pages = [row.page for row in rows_of(poured(library, brand))]
    assert all(0 <= after - before <= 1 for before, after in pairwise(pages))
    assert pages[-1] >= 7


@pytest.mark.verapdf
def test_the_screen_version_is_for_everyone(tmp_path: Path) -> None:
    made = make("dag", Job(target=Target.SCREEN), project(tmp_path, DAY))
    assert made.value is not None
    (tmp_path / "dag.pdf").write_bytes(made.value.products[0].data)
    assert failed_rules_of([tmp_path / "dag.pdf"]) == ((),)
