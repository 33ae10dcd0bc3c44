"""Texts that run over pages: their natural breaks, every page measured, nothing lost on the way."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kernekort.faces import lay_out as lay_out_faces
from kernekort.findings import Checked, Finding, Place
from kernekort.markup.model import FaceMarkup
from kernekort.typeset import Limits, Typeset, typeset
from tests.typeset_faces import (
    TEXT_CSS,
    codes_of,
    document,
    face,
    lay_out,
    lines,
    of_item,
    question,
    setting,
)
from tests.unit.test_typeset_pages import picture
from tests.verapdf import failed_rules

LINKED = '<p><a href="#n">til noten</a></p>{}<p id="n">noten</p>'


def good_texts() -> tuple[FaceMarkup, ...]:
    """Three texts and a card between them, without a fault."""
    return (
        document("plan", f'<h1>Planen</h1><div data-fit="body">{lines(60)}</div><h2>Efter</h2>{lines(20, 60)}'),
        face("k1", question("Hvem kommer ind?")),
        document("note", f"<h1>Noten</h1>{LINKED.format(lines(40))}"),
        document("ark", f"<h1>Arket</h1>{LINKED.format(lines(3))}"),
    )


@pytest.fixture(scope="module")
def good() -> Checked[Typeset]:
    return typeset(good_texts(), setting(variant="pdf/ua-1"))


@pytest.fixture(scope="module")
def pages(good: Checked[Typeset]) -> PdfReader:
    assert good.value is not None
    return PdfReader(BytesIO(good.value.pdf))


def test_good_texts_have_no_findings(good: Checked[Typeset]) -> None:
    assert good.findings == ()


def test_a_text_has_as_many_pages_as_it_takes_and_they_stand_together(good: Checked[Typeset]) -> None:
    assert good.value is not None
    assert good.value.keys == (*["plan-front"] * 3, "k1-front", *["note-front"] * 2, "ark-front")


def test_each_text_counts_its_own_pages(pages: PdfReader) -> None:
    feet = [page.extract_text().splitlines()[-1] for page in pages.pages]
    assert [foot for foot in feet if " af " in foot] == ["1 af 3", "2 af 3", "3 af 3", "1 af 2", "2 af 2", "1 af 1"]


def test_what_runs_along_is_on_every_page_and_every_line_on_one(pages: PdfReader) -> None:
    texts = [page.extract_text() for page in pages.pages[:3]]
    assert all("plan" in text.splitlines() for text in texts)
    said = Counter(line for text in texts for line in text.splitlines() if line.startswith("Linje"))
    assert said == Counter(f"Linje {number}" for number in range(80))


def test_no_bookmark_is_lost(pages: PdfReader) -> None:
    def named(entries: Any) -> list[Any]:
        return [
            named(entry) if isinstance(entry, list) else (entry.title, pages.get_destination_page_number(entry))
            for entry in entries
        ]

    assert named(pages.outline) == [
        ("Planen", 0),
        [("Efter", 1)],
        ("Hvem kommer ind?", 3),
        ("Noten", 4),
        ("Arket", 6),
    ]


def test_a_link_leads_to_the_note_of_its_own_text(pages: PdfReader) -> None:
    targets = {}
    for number, page in enumerate(pages.pages):
        for annotation in page.get("/Annots", ()):
            destination = pages.named_destinations[str(annotation.get_object()["/Dest"])]
            targets[number] = pages.get_destination_page_number(destination)
    assert targets == {4: 5, 6: 6}


@pytest.mark.verapdf
def test_pages_of_texts_are_accessible(good: Checked[Typeset], tmp_path: Path) -> None:
    assert good.value is not None
    (tmp_path / "texts.pdf").write_bytes(good.value.pdf)
    assert failed_rules(tmp_path / "texts.pdf") == ()


def test_the_pages_of_each_text_are_found_by_its_key() -> None:
    text, card = document("plan", lines(40)), face("k1", question("Hvem?"))
    laid = lay_out_faces([text, card, text, card], setting()).value
    assert laid is not None
    assert laid.keys == ("plan-front", "plan-front", "k1-front")
    assert laid.page_of == {"plan-front": 0, "k1-front": 2}
    assert laid.pages_of == {"plan-front": (0, 1), "k1-front": (2,)}


def test_the_same_text_gives_the_same_bytes(good: Checked[Typeset]) -> None:
    assert typeset(good_texts(), setting(variant="pdf/ua-1")) == good


LONG_WORD = "Kommunalbestyrelsesmedlemmerne"
WIDE = "@page wide { size: 210mm 148mm; margin: 20mm 15mm }\n.wide { page: wide }\n"
SMALL = "@page text:nth(2) { size: 148mm 200mm }\n"
FAULTY: dict[str, str] = {
    "low": f'{lines(32)}<p data-fit="question" style="height:10mm">en<br>to<br>tre</p>',
    "hidden": f'{lines(32)}<p style="height:10mm;overflow:hidden">en<br>to<br>tre</p>',
    "column": f"{lines(40)}<table><tr><td>{LONG_WORD}</td><td></td><td></td><td></td></tr></table>",
    "one-line": f'<p style="white-space:nowrap">{"alle disse ord " * 9}</p>',
    "over": f'{lines(40)}<p style="margin-top:-3mm">ovenpå</p>',
    "edge": f'{lines(40)}<p style="margin-left:-10mm">ude</p>',
    "taller": f'{lines(3)}<div style="display:inline-block">{lines(50, 3)}</div>',
    "arrow": f'{lines(40)}<p data-fit="question">a → b</p>{lines(40)}<p data-fit="question">a → b</p>',
    "coarse": f'{lines(40)}<img alt="x" data-min-dpi="250" style="width:20mm" src="{picture(100)}">',
    "float": f'{lines(10)}<div class="float" data-fit="question">{lines(40, 10)}</div>',
    "placed": f'{lines(10)}<div style="position:absolute;top:60mm">{lines(40, 10)}</div>',
    "gone": f'{lines(3)}<p style="display:none">skjult</p>',
    "grid": f'<div data-fit="question" style="display:grid">{lines(40)}</div>',
    "margin": f'{lines(3)}<p style="position:absolute;right:-6mm;width:5mm">*</p>',
}


@pytest.fixture(scope="module")
def faulty() -> Checked[Typeset]:
    heads = {"arrow": "→ i hovedet"}
    texts = [document(name, inner, head=heads.get(name, "")) for name, inner in FAULTY.items()]
    return lay_out(*texts, document("small", lines(60), css=TEXT_CSS + SMALL))


def test_a_pdf_to_look_at_comes_in_spite_of_faults(faulty: Checked[Typeset]) -> None:
    assert faulty.failed
    assert faulty.value is not None


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("low", ["text-too-tall"]),
        ("hidden", ["text-too-tall"]),
        ("column", ["text-too-wide"]),
        ("one-line", ["text-too-wide"]),
        ("over", ["text-overlap"]),
        ("edge", ["text-outside-safe"]),
        ("taller", ["text-outside-safe"]),
        ("arrow", ["missing-glyph", "missing-glyph"]),
        ("coarse", ["image-too-coarse"]),
        ("float", ["text-lost"]),
        ("placed", ["text-lost"]),
        ("gone", []),
        ("grid", []),
        ("margin", []),
        ("small", ["face-size-wrong"]),
    ],
)
def test_faults_are_found_in_the_text_they_are_in(faulty: Checked[Typeset], item: str, codes: list[str]) -> None:
    assert codes_of(faulty, item) == codes


@pytest.mark.parametrize("item", ["low", "hidden", "column", "over", "edge", "taller", "coarse", "small"])
def test_the_page_is_told(faulty: Checked[Typeset], item: str) -> None:
    (found,) = of_item(faulty, item)
    assert found.facts["page"] == 2
    assert "side_number" not in found.facts


def test_what_is_wrong_on_every_page_is_told_of_the_first(faulty: Checked[Typeset]) -> None:
    pages = {finding.facts["page"] for finding in of_item(faulty, "arrow")}
    # One in the running head from the first page on, one in the text.
    assert pages == {1, 2}


def test_a_broken_frame_is_measured_where_it_ends(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "low")
    assert found.facts["excess"] == pytest.approx(5, abs=0.1)
    assert (found.facts["field"], found.place) == ("question", Place("content/deck.yml", 2, 5))


def test_a_word_too_long_for_its_column_is_quoted(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "column")
    assert found.facts["text"] == LONG_WORD
    assert float(str(found.facts["excess"])) > 20


@pytest.mark.parametrize(("item", "field"), [("float", "question"), ("placed", "")])
def test_lost_text_is_quoted_from_where_it_begins_to_lack(faulty: Checked[Typeset], item: str, field: str) -> None:
    (found,) = of_item(faulty, item)
    assert found.facts["field"] == field
    assert str(found.facts["text"]).startswith("Linje ")
    assert faulty.value is not None
    here = [number for number, key in enumerate(faulty.value.keys) if key == f"{item}-front"]
    reader = PdfReader(BytesIO(faulty.value.pdf))
    said = "\n".join(reader.pages[number].extract_text() for number in here)
    assert f"{found.facts['text']}\n" not in f"{said}\n"


REPEATED = f'<span style="font-size:5pt;line-height:2.5mm">{"linje 0123456789 " * 11}</span>'
"""More of every letter of the text that is lost than is lost of it, on every page."""

LOW_HEAD = TEXT_CSS + "@page text { @top-left { vertical-align: bottom; line-height: 2.5mm } }\n"


@pytest.mark.parametrize(
    "around",
    [
        f"{lines(40)}{{}}",
        f"<table><thead><tr><th>{REPEATED}</th></tr></thead><tr><td>{lines(40)}</td></tr></table>{{}}",
        f'<p style="position:fixed;bottom:-8mm;line-height:2.5mm">{REPEATED}</p>{lines(40)}{{}}',
    ],
)
def test_what_is_repeated_makes_up_for_nothing_that_is_lost(around: str) -> None:
    lost = f'<div class="float">{lines(30, 40)}</div>'
    whole = document("whole", around.format(lines(5, 40)), css=LOW_HEAD, head=REPEATED)
    short = document("short", around.format(lost), css=LOW_HEAD, head=REPEATED)
    laid = lay_out(whole, short)
    assert [(finding.code, finding.facts["card"]) for finding in laid.findings] == [("text-lost", "short")]


def test_text_is_missed_on_pages_of_another_kind_too() -> None:
    inner = f'<p>først</p><div class="wide">{lines(10)}<div class="float">{lines(40, 10)}</div></div>'
    laid = lay_out(document("plan", inner, css=TEXT_CSS + WIDE))
    assert [finding.code for finding in laid.findings] == ["face-size-wrong", "text-lost"]
    assert laid.findings[0].facts["page"] == 2


@pytest.mark.parametrize("count", [3, 60])
def test_a_head_that_the_first_page_leaves_out_is_not_lost(count: int) -> None:
    css = TEXT_CSS + "@page text:first { @top-left { content: none } }\n"
    assert lay_out(document("plan", lines(count), css=css)).findings == ()


def test_a_text_that_goes_on_and_on_is_given_up_alone() -> None:
    endless = document("endless", '<p style="break-before:page">igen</p>' * 9)
    limits = Limits(wall=60, pages_per_document=4)
    laid = lay_out(endless, document("plan", lines(100)), face("k1", question("Hel")), limits=limits)
    assert laid.value is None
    assert [(finding.code, finding.facts) for finding in laid.findings] == [
        ("document-too-long", {"most": 4, "card": "endless", "side": "front"})
    ]
    assert lay_out(document("long", lines(34 * 5)), limits=Limits(wall=60, pages_per_document=5)).findings == ()


def test_a_face_still_fills_one_page() -> None:
    text = document("plan", lines(60))
    assert "face-breaks-page" in codes_of(lay_out(replace(text, flow="face")), "plan")


def test_a_finding_without_a_page_is_about_the_whole_text(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "placed")
    assert isinstance(found, Finding)
    assert set(found.facts) == {"card", "side", "text", "field"}
