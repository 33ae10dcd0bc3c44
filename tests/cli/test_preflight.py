"""``preflight``: what is wrong with a PDF, in words and as JSON, and the exit code that goes with it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kernekort.findings import Exit
from kernekort.preflight import packing
from kernekort.preflight.worker import look
from kernekort.shops import Shop
from tests.cli.conftest import Ran, typed
from tests.press_files import Change, Draft, press_file


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read is read in this process, and no other program is asked: they have tests of their own."""

    def checked(pdf: bytes, shop: Shop) -> packing.Answer:
        return look(pdf, shop)

    monkeypatch.setattr("kernekort.preflight.check_pdf", checked)


def red(draft: Draft) -> None:
    draft.paint(b"1 0 0 rg 20 20 40 40 re f")


def thin(draft: Draft) -> None:
    draft.paint(b"0 G 0.1 w 20 20 m 90 90 l S")


def checked(folder: Path, *words: str, change: Change | None = None, pages: int = 2) -> Ran:
    """A file named ``kort.pdf`` checked."""
    (folder / "kort.pdf").write_bytes(press_file(*filter(None, [change]), pages=pages))
    return typed(folder, "preflight", "kort.pdf", *words)


def test_a_sound_file(nowhere: Path) -> None:
    ran = checked(nowhere)
    assert (ran.code, ran.stdout) == (Exit.FINE, "")
    assert ran.stderr == "kort.pdf: i orden til «Korttrykkeri i Europa», intet at bemærke.\n"


def test_a_file_that_is_sent_back(nowhere: Path) -> None:
    ran = checked(nowhere, change=red)
    assert (ran.code, ran.stdout) == (Exit.INPUT, "")
    first, hint, count, verdict = ran.stderr.splitlines()
    assert first.startswith("kort.pdf: fejl: side 1 ved 7,1 × 66,8 mm: en flade eller streg har skærmens farver (RGB)")
    assert first.endswith("[x4-rgb-area]")
    assert hint.strip().startswith("råd: konvertér farverne til CMYK")
    assert count == "1 fejl."
    assert verdict == "kort.pdf: «Korttrykkeri i Europa» vil sende den tilbage."


def test_a_warning_counts_when_it_is_asked_to(nowhere: Path) -> None:
    assert checked(nowhere, change=thin).code == Exit.FINE
    assert checked(nowhere, "--strict", change=thin).code == Exit.FINDINGS


def test_another_shop_asks_for_other_things(nowhere: Path) -> None:
    assert checked(nowhere, "--shop", "rgb-digital", change=red).code == Exit.FINE
    assert "shop-bleed-short" in checked(nowhere, "--shop", "large-format").stderr


def test_as_json(nowhere: Path) -> None:
    ran = checked(nowhere, "--json", change=red)
    assert ran.code == Exit.INPUT
    document = ran.document
    assert (document["shop"], document["pages"]) == ("card-shop", 2)
    assert document["file"] == str(nowhere / "kort.pdf")
    (finding,) = document["findings"]
    assert (finding["code"], finding["severity"], finding["file"]) == ("x4-rgb-area", "error", "kort.pdf")
    assert {key: finding["facts"][key] for key in ("page", "pages", "left", "top", "width", "height")} == {
        "page": 1, "pages": "1", "left": 7.1, "top": 66.8, "width": 14.1, "height": 14.1,
    }  # fmt: skip
    assert finding["message"].startswith("side 1 ved 7,1 × 66,8 mm")
    assert finding["hint"]


def test_what_cannot_be_checked(nowhere: Path) -> None:
    (nowhere / "brev.pdf").write_bytes(b"Hej alle")
    assert "[preflight-no-pdf]" in typed(nowhere, "preflight", "brev.pdf").stderr
    assert "[file-missing]" in typed(nowhere, "preflight", "væk.pdf").stderr
    unknown = typed(nowhere, "preflight", "brev.pdf", "--shop", "trykkeren")
    assert (unknown.code, "[unknown-shop]" in unknown.stderr) == (Exit.INPUT, True)


def test_inside_a_project_its_own_shops_count(project: Path) -> None:
    shops = project / "layouts" / "_shops"
    shops.mkdir(parents=True)
    own = 'title: {da: "Vores trykkeri", en: "Our shop"}\nextends: card-shop\nsafe: 20mm\n'
    (shops / "vores.yml").write_text(own, encoding="utf-8")
    assert "[shop-text-near-edge]" in checked(project, "--shop", "vores").stderr


STRICT_SHOP = """\
title: {da: "Streng", en: "Strict"}
extends: card-shop
dpi: 2400
least_dpi: 2400
"""


def test_a_build_leaves_no_file_that_would_be_sent_back(project: Path) -> None:
    shops = project / "layouts" / "_shops"
    shops.mkdir(parents=True)
    (shops / "streng.yml").write_text(STRICT_SHOP, encoding="utf-8")
    pictured = "build", "provokationer", "--for", "press", "--only", "id=den-tomme-stol"
    ran = typed(project, *pictured, "--shop", "streng")
    assert ran.code == Exit.INPUT
    assert "[shop-image-coarse]" in ran.stderr
    assert list((project / "build").glob("*.pdf")) == []
    # The same slide is fine with a shop that asks for less.
    assert typed(project, *pictured).code == Exit.FINE


def test_a_report_of_one_page(nowhere: Path) -> None:
    ran = checked(nowhere, "--report", "svar/rapport.pdf", change=red)
    assert (ran.code, ran.lines) == (Exit.INPUT, ["svar/rapport.pdf"])
    first = (nowhere / "svar" / "rapport.pdf").read_bytes()
    (page,) = PdfReader(BytesIO(first)).pages
    text = " ".join(page.extract_text().split())
    assert "«Korttrykkeri i Europa» vil sende filen tilbage." in text
    assert "Side 1 ved 7,1 × 66,8 mm: en flade eller streg har skærmens farver (RGB)." in text
    checked(nowhere, "--report", "igen.pdf", change=red)
    assert (nowhere / "igen.pdf").read_bytes() == first


@pytest.mark.parametrize("code", ["report-over-file"])
def test_a_report_does_not_take_the_place_of_the_file(nowhere: Path, code: str) -> None:
    ran = checked(nowhere, "--report", "./kort.pdf")
    assert (ran.code, f"[{code}]" in ran.stderr) == (Exit.MISUSE, True)
    assert (nowhere / "kort.pdf").read_bytes() == press_file()
