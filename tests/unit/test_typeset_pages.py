"""Faces set by the child process: one page each, measured, in the brand's fonts, the same bytes everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from kernekort.findings import Checked, Finding, Place, Severity
from kernekort.markup.model import FaceMarkup, PageForm
from kernekort.typeset import Limits, Typeset, typeset, wire
from kernekort.typeset.parent import environment
from kernekort.units import Size
from tests.typeset_faces import CSS, FONT_FACES, codes_of, face, lay_out, of_item, question, setting

LARGE = PageForm("sheet", Size(210, 297), 0, 10)
LARGE_CSS = f"""{FONT_FACES}
@page sheet {{ size: 210mm 297mm; margin: 0; bleed: 0 }}
* {{ margin: 0; padding: 0 }}
.face {{ page: sheet; width: 210mm; height: 297mm; position: relative; font: 12pt/6mm Literata }}
.face p {{ position: absolute; left: 20mm; top: 20mm }}
"""
JOINED = "med&shy;arbejder&shy;ind&shy;dragelse " * 6


def picture(pixels: int) -> str:
    """A grey square as a data URL."""
    data = BytesIO()
    Image.new("L", (pixels, pixels), 128).save(data, "PNG")
    return f"data:image/png;base64,{b64encode(data.getvalue()).decode()}"


def good_faces() -> tuple[FaceMarkup, ...]:
    """Three faces of two sizes without a fault."""
    return (
        face("leader", "<p>Udskriv på begge sider: æøå ÆØÅ</p>", css=LARGE_CSS, form=LARGE),
        face("k1", question("Hvem kommer ind?")),
        face("k1", f'<div class="bleed"></div><p class="body" data-fit="how">{JOINED}</p>', side="back"),
    )


@pytest.fixture(scope="module")
def good() -> Checked[Typeset]:
    return typeset(good_faces(), setting(variant="pdf/ua-1"))


@pytest.fixture(scope="module")
def pages(good: Checked[Typeset]) -> PdfReader:
    assert good.value is not None
    return PdfReader(BytesIO(good.value.pdf))


def test_good_faces_have_no_findings(good: Checked[Typeset]) -> None:
    assert good.findings == ()


def test_each_face_is_one_page_in_order(good: Checked[Typeset], pages: PdfReader) -> None:
    assert good.value is not None
    assert good.value.keys == ("leader-front", "k1-front", "k1-back")
    assert [page.extract_text().split()[0] for page in pages.pages] == ["Udskriv", "Hvem", "medarbejderinddragelse"]


def test_pages_have_their_trim_and_bleed(pages: PdfReader) -> None:
    widths = [(page.trimbox.width, page.mediabox.width) for page in pages.pages]
    sizes = [(round(trim * 25.4 / 72, 3), round(media * 25.4 / 72, 3)) for trim, media in widths]
    assert sizes == [(210, 210), (63, 69), (63, 69)]


def test_soft_hyphens_break_words_and_leave_them_whole_in_the_text(pages: PdfReader) -> None:
    text = pages.pages[2].extract_text()
    assert text.split().count("medarbejderinddragelse") + text.count("-\n") >= 6
    assert "\u2010" not in text


def test_the_file_has_title_language_and_structure(pages: PdfReader) -> None:
    assert pages.metadata is not None
    assert pages.metadata.title == "Æbler på et kort"
    assert str(pages.root_object["/Lang"]) == "da"
    assert "/StructTreeRoot" in pages.root_object


def test_only_our_fonts_are_in_the_file(pages: PdfReader) -> None:
    resources = pages.pages[0]["/Resources"]
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"]
    assert isinstance(fonts, DictionaryObject)
    names = {str(font.get_object()["/BaseFont"]) for font in fonts.values()}
    assert {name.partition("+")[2] for name in names} == {"Literata", "Familjen-Grotesk-Bold"}


def test_many_faces_in_documents_of_a_few_keep_their_order() -> None:
    faces = [face(f"k{number}", question(f"Nummer {number}")) for number in range(7)]
    laid = lay_out(*faces, limits=Limits(wall=60, faces_per_document=3))
    assert laid.findings == ()
    assert laid.value is not None
    texts = [page.extract_text().split()[-1] for page in PdfReader(BytesIO(laid.value.pdf)).pages]
    assert texts == [str(number) for number in range(7)]


def test_nothing_to_set_is_said_without_starting_anything() -> None:
    assert typeset([], setting()) == Checked(None, (Finding("nothing-to-typeset", Severity.ERROR),))


FAULTY: dict[str, str] = {
    "tall": question("Hvem kommer ind ad bagdøren hos os i dag uden at nogen af os regnede med det"),
    "wide": question("Kommunalbestyrelsesmedlemmer"),
    "edge": '<p style="position:absolute;left:1mm;top:20mm">ude</p>',
    "turned": '<p style="position:absolute;left:40mm;top:20mm;width:30mm;transform:rotate(90deg)">drejet</p>',
    "over": '<p class="body">et ord her</p><p class="body">og et her</p>',
    "arrow": question("Fra a → b"),
    "joint": '<p class="body">a\u00adb</p>',
    "weight": '<p class="body" style="font-weight:700">fed</p>',
    "weight2": '<p class="body"><b>fed igen</b></p>',
    "coarse": f'<img class="body" alt="x" data-min-dpi="250" style="width:20mm;height:20mm" src="{picture(100)}">',
    "fine": f'<img class="body" alt="x" data-min-dpi="250" style="width:10mm;height:10mm" src="{picture(100)}">',
    "background": f'<div class="body" data-min-dpi="250" style="background:url({picture(100)}) 0 0/20mm"></div>',
    "inline": '<p class="body" style="colr:red">x</p>',
    "generated": '<p class="body after">x</p>',
}
EXTRA = '.after::after { content: "\u2192" }\n.body { colour: red }\n'


@pytest.fixture(scope="module")
def faulty() -> Checked[Typeset]:
    return lay_out(*(face(name, inner, css=CSS + EXTRA) for name, inner in FAULTY.items()))


def test_a_pdf_to_look_at_comes_in_spite_of_faults(faulty: Checked[Typeset]) -> None:
    assert faulty.failed
    assert faulty.value is not None
    assert len(PdfReader(BytesIO(faulty.value.pdf)).pages) == len(FAULTY)


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("tall", ["text-too-tall"]),
        ("wide", ["text-too-wide"]),
        ("edge", ["text-outside-safe"]),
        ("over", ["text-overlap"]),
        ("arrow", ["missing-glyph"]),
        ("generated", ["missing-glyph"]),
        ("joint", []),
        ("weight", ["font-missing"]),
        ("weight2", []),
        ("coarse", ["image-too-coarse"]),
        ("fine", []),
        ("background", ["image-too-coarse"]),
    ],
)
def test_faults_are_found_on_the_face_they_are_on(faulty: Checked[Typeset], item: str, codes: list[str]) -> None:
    assert codes_of(faulty, item) == codes


def test_the_excess_of_a_text_is_in_millimetres_at_its_field(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "tall")
    # Four lines of 20 points in 20 mm.
    assert found.facts["excess"] == pytest.approx(5 * 6.667 - 20, abs=0.01)
    assert found.place == Place("content/deck.yml", 2, 5)
    assert (found.facts["field"], found.facts["side"], found.facts["side_number"]) == ("question", "front", 1)


def test_the_edge_is_named_with_its_millimetres(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "edge")
    assert (found.facts["edge"], found.facts["excess"], found.facts["left"]) == ("left", 3.0, 3.0)
    assert found.facts["text"] == "ude"


def test_turned_text_is_measured_where_it_is_drawn(faulty: Checked[Typeset]) -> None:
    assert {finding.code for finding in of_item(faulty, "turned")} <= {"text-outside-safe"}


def test_a_missing_character_is_told_with_its_code_point_and_font(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "arrow")
    assert (found.facts["character"], found.facts["codepoint"]) == ("→", "U+2192")
    assert found.facts["font"] == "Familjen Grotesk"


def test_a_missing_font_is_told_once(faulty: Checked[Typeset]) -> None:
    (found,) = [finding for finding in faulty.findings if finding.code == "font-missing"]
    assert (found.facts["font"], found.facts["weight"], found.facts["style"]) == ("Literata", 700, "normal")


def test_a_coarse_picture_says_what_it_would_take(faulty: Checked[Typeset]) -> None:
    (found,) = of_item(faulty, "coarse")
    assert (found.facts["dpi"], found.facts["wanted"]) == (127, 250)
    assert (found.facts["pixels"], found.facts["needed"]) == (100, 197)


def test_the_log_becomes_errors_with_places_in_the_stylesheets(faulty: Checked[Typeset]) -> None:
    warnings = [finding for finding in faulty.findings if finding.code == "css-property-unknown"]
    inline, stylesheet = warnings
    assert inline.place is None
    assert (inline.facts["property"], inline.facts["near"]) == ("colr", ("color",))
    assert stylesheet.place == Place("layouts/card/style.css", RULE_LINE, 9)


RULE_LINE = CSS.split("/* from: layouts/card/style.css */")[1].count("\n") + 1


BREAK = '<p style="break-before:page">igen</p>'
BROKEN: dict[str, str] = {
    "whole": question("Hel"),
    "two": f"<p>først</p>{BREAK}",
    "spilling": f'<div class="body"><p>først</p>{BREAK * 2}</div>',
    "after": question("Hel"),
    "gone": '<p class="gone">væk</p>',
    "long": f'<p class="body" data-fit="how">{"ord " * 900}</p>',
    "lost": f'<div class="body"><p>først</p>{BREAK}</div>',
}


@pytest.fixture(scope="module")
def broken() -> Checked[Typeset]:
    css = CSS + ".gone { display: none }\n"
    return lay_out(*(face(name, inner, css=css) for name, inner in BROKEN.items()))


def test_faces_that_are_not_one_page_leave_no_pdf(broken: Checked[Typeset]) -> None:
    assert broken.value is None


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("whole", []),
        ("two", ["face-breaks-page"]),
        ("spilling", ["face-breaks-page"]),
        ("after", []),
        ("gone", []),
        ("long", ["text-too-tall"]),
        ("lost", ["text-lost"]),
    ],
)
def test_what_breaks_over_pages_is_found(broken: Checked[Typeset], item: str, codes: list[str]) -> None:
    assert [code for code in codes_of(broken, item) if code != "text-outside-safe"] == codes


def test_a_text_longer_than_the_page_is_measured_to_its_end(broken: Checked[Typeset]) -> None:
    (found,) = of_item(broken, "long")
    # Seven words to a line of 5 mm, in 40 mm.
    assert found.facts["excess"] == pytest.approx(900 / 7 * 5 - 40, abs=5)


def test_lost_text_is_quoted(broken: Checked[Typeset]) -> None:
    (found,) = of_item(broken, "lost")
    assert found.facts["text"] == "igen"


def test_a_face_that_runs_on_and_on_is_given_up() -> None:
    laid = lay_out(face("endless", BREAK * 50), face("whole", question("Hel")))
    assert [(finding.code, finding.facts["pages"]) for finding in laid.findings] == [("face-breaks-page", 5)]


def test_faces_on_one_page_and_pages_of_another_size_are_found() -> None:
    shared = CSS.replace("break-after: page", "break-after: auto").replace("height: 88mm", "height: 30mm")
    large = CSS.replace("size: 63mm", "size: 66mm")
    laid = lay_out(
        face("a", "<p></p>", css=shared), face("b", "<p></p>", css=shared), face("c", question("Hel"), css=large)
    )
    assert laid.value is None or laid.failed
    assert {item: codes_of(laid, item) for item in "abc"} == {
        "a": ["face-shares-page"],
        "b": ["face-shares-page"],
        "c": ["face-size-wrong"],
    }


def test_faces_must_be_one_whole_element_each() -> None:
    laid = lay_out(face("open", "<div>x"), face("stray", "x</section>y<section>"), face("fine", "<p>x"))
    assert [(finding.facts["card"], finding.code) for finding in laid.findings] == [
        ("open", "markup-not-one-element"),
        ("stray", "markup-not-one-element"),
    ]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    folder = tmp_path / "job"
    folder.mkdir()
    wire.write_job(wire.make_job(good_faces(), setting(variant="pdf/ua-1")), folder)
    (folder / wire.FONTCONFIG).write_text("<fontconfig/>", encoding="utf-8")
    return folder


def test_bytes_depend_on_nothing_around_them(good: Checked[Typeset], written: Path, tmp_path: Path) -> None:
    other = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8"}
    away = tmp_path / "a way off"
    away.mkdir()
    command = [sys.executable, "-P", "-m", "kernekort.typeset.worker", str(written)]
    subprocess.run(command, check=True, cwd=away, env=environment(written, os.environ) | other)
    assert good.value is not None
    assert (written / wire.PDF).read_bytes() == good.value.pdf


def test_the_child_sees_little_of_the_environment(tmp_path: Path) -> None:
    outer = {"PATH": "/bin", "SECRET": "x", "PYTHONSTARTUP": "x", "HOME": "/root"}
    inner = environment(tmp_path, outer)
    assert inner["PATH"] == "/bin"
    assert inner["HOME"] == str(tmp_path)
    assert not {"SECRET", "PYTHONSTARTUP"} & set(inner)


def test_text_extracts_with_the_blanks_that_were_typed() -> None:
    """A hard blank keeps words on a line; whoever copies or searches for them finds a blank."""
    made = typeset([face("k1", question("Hvem\u00a0er det, vi er her\u00a0for?"))], setting(variant="pdf/ua-1"))
    assert made.value is not None
    text = PdfReader(BytesIO(made.value.pdf)).pages[0].extract_text()
    assert text.replace("\n", " ") == "Hvem er det, vi er her for?"
