"""The job ticket lies beside the press files, and what it says of them is so."""

from __future__ import annotations

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from tests.cli.conftest import typed
from tests.faults.case import sound_project
from tests.pdf_contents import letters

SHOP = """\
title: {da: "Trykkeriet på torvet", en: "The shop on the square"}
extends: danish-3mm
corner: 2,5mm
paper: {grammage: 350, thickness: 0.4mm}
file_name: "{role}_{material}_{brand}"
"""


class Sent:
    """A deck with its box for a shop of the project, sent once for all tests here."""

    def __init__(self, folder: Path) -> None:
        sound_project(folder)
        (folder / "layouts" / "_shops").mkdir(parents=True)
        (folder / "layouts" / "_shops" / "torvet.yml").write_text(SHOP, encoding="utf-8")
        self.folder = folder
        self.words = ("build", "kort", "--for", "press", "--shop", "torvet", "--brand", "aaloese", "--box")
        self.ran = typed(folder, *self.words)
        self.names = [Path(line).name for line in self.ran.lines]

    def data(self, name: str) -> bytes:
        return (self.folder / "build" / name).read_bytes()

    @property
    def document(self) -> Any:
        return json.loads(self.data("ticket_kort_aaloese.json"))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    return Sent(tmp_path_factory.mktemp("ticket") / "proeve")


def test_it_is_called_as_the_shop_calls_files(sent: Sent) -> None:
    assert sent.ran.code == Exit.FINE
    *files, page, data = sent.names
    assert (page, data) == ("ticket_kort_aaloese.pdf", "ticket_kort_aaloese.json")
    assert [file["name"] for file in sent.document["files"]] == files
    assert "box_kort_aaloese.pdf" in files


def test_several_files_are_summed_up_once(sent: Sent) -> None:
    files = sent.document["files"]
    size = f"{round(sum(file['bytes'] for file in files) / 1024):,}".replace(",", ".")
    (said,) = [line for line in sent.ran.stderr.splitlines() if "kB" in line]
    assert said == f"kort: {len(files)} filer med {sent.document['pages']} sider i alt, {size} kB."


def test_every_file_is_known_by_its_hash_and_its_pages(sent: Sent) -> None:
    for file in sent.document["files"]:
        held = sent.data(file["name"])
        assert (file["sha256"], file["bytes"]) == (sha256(held).hexdigest(), len(held))
        assert file["pages"] == len(PdfReader(BytesIO(held)).pages)
    assert sent.document["pages"] == sum(file["pages"] for file in sent.document["files"])


def test_what_the_shop_must_know_is_there_for_machines(sent: Sent) -> None:
    told = sent.document
    assert told["product"] == {
        "material": "kort",
        "title": "Prøve",
        "brand": "aaloese",
        "client": "Åløse Kommune",
        "unit": "Ældre og Sundhed",
    }
    assert (told["trim"], told["bleed"], told["corner"]) == ({"width": 63.0, "height": 88.0}, 3.0, 2.5)
    assert (told["paper"], told["sides"], told["colours"]) == ({"grammage": 350, "thickness": 0.4}, 2, "CMYK")
    assert (told["plates"], told["output_intent"], told["order"]) == (["Crease", "CutContour"], "FOGRA39", "two-files")
    assert told["deck"] == {"cards": 1, "thickness": 0.4}


def test_the_page_says_it_to_the_person_at_the_shop(sent: Sent) -> None:
    (page,) = PdfReader(BytesIO(sent.data("ticket_kort_aaloese.pdf"))).pages
    said = letters(page.extract_text())
    for text in (
        *("Jobseddel", "Trykkeriet på torvet", "Prøve", "Åløse Kommune", "63 × 88 mm", "350 g", "0,4 mm", "4/4"),
        *("2,5 mm", "FOGRA39", "PDF/X-4", "Crease", "CutContour", "to filer: forsider, bagsider", "Oplag"),
        *(part for file in sent.document["files"] for part in (file["name"], file["sha256"])),
    ):
        assert letters(text) in said
    assert len(page.images) == 1


def test_the_same_job_gives_the_same_ticket(sent: Sent) -> None:
    before = [sent.data(name) for name in sent.names]
    (sent.folder / "build" / sent.names[0]).unlink()
    assert typed(sent.folder, *sent.words).code == Exit.FINE
    assert [sent.data(name) for name in sent.names] == before


@pytest.mark.parametrize("words", ["--grey", "--overlay trim"])
def test_what_is_only_looked_at_has_no_ticket(sent: Sent, words: str) -> None:
    ran = typed(sent.folder, "build", "kort", "--for", "press", *words.split())
    assert not any("ticket" in line for line in ran.lines)


def test_the_box_passes_a_shops_preflight(sent: Sent) -> None:
    ran = typed(sent.folder, "preflight", "build/box_kort_aaloese.pdf", "--shop", "card-shop", "--json")
    assert (ran.code, [found["code"] for found in ran.document["findings"] if found["severity"] == "error"]) == (0, [])


def test_a_press_sheet_is_told_by_its_paper_and_how_often_it_is_printed(tmp_path: Path) -> None:
    folder = tmp_path / "proeve"
    sound_project(folder)
    content = folder / "content" / "kort.yml"
    content.write_text(content.read_text(encoding="utf-8") + "    copies: 50\n", encoding="utf-8")
    typed(folder, "build", "kort", "--for", "press", "--shop", "sra3-repeat", "--brand", "aaloese")
    (page,) = PdfReader(folder / "build" / "kort-aaloese-sra3-repeat-ticket.pdf").pages
    said = letters(page.extract_text())
    for text in ("SRA3 · 320 × 450 mm", "På arket 18 kort", "Trykkes 3 gange"):
        assert letters(text) in said
    data = json.loads((folder / "build" / "kort-aaloese-sra3-repeat-ticket.json").read_text(encoding="utf-8"))
    told = {"name": "sra3-any", "paper": "SRA3", "width": 320.0, "height": 450.0, "cards": 18, "runs": [3]}
    assert data["sheet"] == told
