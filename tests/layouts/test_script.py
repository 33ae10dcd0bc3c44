"""The script: everything whoever leads the day needs, row by row, whole on its pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.library import Library
from kernekort.pipeline import Job, Target, make, prepare, proof
from tests.building import BRANDS, Builder, brands_by_type
from tests.pdf_contents import letters
from tests.verapdf import failed_rules_of

HEAD = 'layout: script\ntitle: Drejebøger\nitems:\n  - id: dag\n    title: Dagen\n    start: "9.00"\n'
ROW = """
      - text: Runde {number}
        kind: {kind}
        minutes: 10
        how: {how}
        why: Det er derfor, vi gør det.
        say: »Nu siger jeg noget til jer alle.«
        plan_b: Ellers gør vi noget andet.
        who: Bordene
        materials: [Kort til hvert bord, Tuscher]
"""
KINDS = ("plenum", "borde", "alene", "pause")


def project(folder: Path, rows: Sequence[str], head: str = "") -> Library:
    """A project with one script, ``dag``, of these rows."""
    (folder / "content").mkdir()
    text = HEAD + head + "    rows:" + "".join(row.rstrip() for row in rows) + "\n"
    (folder / "content" / "dag.yml").write_text(text, encoding="utf-8")
    return Library.open(folder)


def many(count: int, how: str = "Gør det, der skal gøres, og se dig om imens.") -> list[str]:
    return [ROW.format(number=number, kind=KINDS[number % 4], how=how) for number in range(1, count + 1)]


def pages(library: Library, brand: str = "kernekort") -> list[str]:
    """The text of each page of the finished file."""
    made = make("dag", Job(target=Target.PRESS, brand=brand), library)
    assert made.findings == ()
    assert made.value is not None
    return [page.extract_text() for page in PdfReader(BytesIO(made.value.products[0].data)).pages]


def html_of(library: Library, brand: str = "kernekort") -> str:
    checked = prepare("dag", Job(brand=brand), library)
    assert checked.value is not None
    (face,) = checked.value.faces
    return face.html


@pytest.mark.parametrize("brand", brands_by_type())
def test_no_row_is_broken_and_every_page_has_the_head_and_its_number(tmp_path: Path, brand: str) -> None:
    told = pages(project(tmp_path, many(24)), brand)
    assert len(told) >= 3
    found = []
    for number, text in enumerate(told, 1):
        assert "Det kan du sige" in text
        assert f"{number}/{len(told)}" in text
        assert "Drejebogen er din. Deltagerne får programmet." in text
        begun, ended = (re.findall(pattern, text) for pattern in (r"Runde (\d+)\b", r"(Det er derfor)"))
        assert len(begun) == len(ended)
        found += begun
    assert found == [str(number) for number in range(1, 25)]


def test_what_stands_before_and_after_the_rows(tmp_path: Path) -> None:
    head = "    goal: Målet nås.\n    room: Stole nok.\n    before: [Print alt]\n"
    head += "    afterwards: [Ryd op]\n    trouble: [Så trækker du vejret., Og begynder igen.]\n"
    (text,) = pages(project(tmp_path, many(2), head))
    order = [
        "Målet nås.",
        "Stole nok.",
        "Print alt",
        "Runde 1",
        "Runde 2",
        "Slut",
        "Ryd op",
        "Så trækker",
        "Og begynder",
    ]
    assert sorted(order, key=text.index) == order


def test_the_end_of_the_rows_is_never_alone_on_a_page(tmp_path: Path) -> None:
    """What follows the rows takes the last of them along."""
    after = "    afterwards: [" + ", ".join(["Gør noget, når dagen er gået, og skriv det ned"] * 9) + "]\n"
    for count in (7, 8, 9, 10):
        (tmp_path / str(count)).mkdir()
        told = pages(project(tmp_path / str(count), many(count), after))
        assert re.search(r"Runde \d", told[-1]), count


@pytest.mark.parametrize("brand", BRANDS)
def test_rows_for_all_are_tinted_and_the_others_are_not(tmp_path: Path, brand: str) -> None:
    html = html_of(project(tmp_path, many(4)), brand)
    assert len(re.findall(r'<tr style="background-color:#[0-9A-F]{6}">', html)) == 1


def test_the_marks_tell_who_and_what(tmp_path: Path) -> None:
    """Dots at the tables, one dot alone, a talk and a ring in plenum, and cards and a pen where they are used."""
    cells = html_of(project(tmp_path, many(4))).split('<div class="marks">')[1:]
    assert [cell.partition("</div>")[0].count("<i ") for cell in cells[:4]] == [3, 3, 2, 4]


def test_a_title_in_lines_stands_on_one_where_there_is_room(tmp_path: Path) -> None:
    library = project(tmp_path, many(1))
    path = tmp_path / "content" / "dag.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Dagen", "title: |\n      En dag\n      om kernen"))
    assert ">En dag om kernen</h1>" in html_of(library)


@pytest.mark.parametrize("brand", brands_by_type())
def test_long_compounds_break_at_their_joints(tmp_path: Path, brand: str) -> None:
    how = "Arbejdsmiljørepræsentanterne og medarbejdergruppernes samarbejdsaftaler. " * 6
    text = "\n".join(pages(project(tmp_path, many(3, how)), brand))
    # An extractor takes the hyphen where a line is broken for a soft one, and leaves it out or keeps it.
    whole = letters(text)
    assert whole.count("arbejdsmiljørepræsentanterne") == 18
    broken = {re.sub(r"\s+", "", one) for one in re.findall(r"\b[Aa]rbejds\w*[-\u00ad‐]\s*\n\w+", text)}
    joints = {"arbejds", "miljø", "repræsentanterne"}
    assert {piece.casefold() for one in broken for piece in re.split(r"[-\u00ad‐]", one)} <= joints | {
        "arbejdsmiljø",
        "miljørepræsentanterne",
    }


@pytest.mark.parametrize("brand", brands_by_type())
def test_a_row_with_much_to_say_stays_in_its_columns(tmp_path: Path, brand: str) -> None:
    long = "Sæt bordene sammen, og fordel opgaverne mellem faggrupperne, så alle har noget at gøre. " * 7
    row = ROW.format(number=1, kind="plenum", how=long).replace("who: Bordene", "who: Arbejdsmiljørepræsentanterne")
    title = "    title: |\n      Medarbejderinddragelsesprocessen\n      fra ende til anden\n"
    library = project(tmp_path, [row] * 3, "    kicker: Temadag for hele afdelingen · formiddag og aften\n")
    path = tmp_path / "content" / "dag.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("    title: Dagen\n", title), encoding="utf-8")
    assert proof("dag", Job(brand=brand), library).findings == ()


def test_the_staff_meeting_is_one_sheet_of_paper(builder: Builder) -> None:
    product = builder.product("drejeboeger", Job(target=Target.PRESS, only={"id": ("personalemoede-60",)}))
    assert product.pages == 2


@pytest.mark.verapdf
def test_the_screen_version_is_for_everyone(tmp_path: Path) -> None:
    made = make("dag", Job(target=Target.SCREEN), project(tmp_path, many(12), "    goal: Målet nås.\n"))
    assert made.value is not None
    (tmp_path / "dag.pdf").write_bytes(made.value.products[0].data)
    assert failed_rules_of([tmp_path / "dag.pdf"]) == ((),)
