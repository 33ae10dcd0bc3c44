"""Inputs in the markup as fields of the PDF: unique, named aloud, in the brand's typeface, and only when asked for."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from kernekort.findings import Checked, Finding, Place
from kernekort.typeset import Typeset, typeset
from kernekort.typeset.field_fonts import FIRST, LAST, field_font
from kernekort.typeset.precheck import check_tree
from kernekort.typeset.wire import JobFace
from kernekort.units import Size
from tests.typeset_faces import CHOICES, CSS, TEXT_CSS, codes_of, document, face, lay_out, lines, question, setting
from tests.verapdf import failed_rules

INPUT_CSS = """
input, textarea, select { display: block; width: 50mm; height: 8mm; border: .2mm solid; padding: 1mm; color: #123456 }
input, textarea, select { font: 400 11pt/5mm Literata }
textarea { height: 20mm; font: 700 12pt/6mm "Familjen Grotesk" }
input[type=checkbox] { display: inline-block; width: 4mm; height: 4mm; padding: 0 }
"""
NAME = '<input name="navn" title="Dit navn">'
SHEET = f"""
<p>Navn</p>{NAME}
<textarea name="svar.1" title="Hvad så du?"></textarea>
<p><input type="checkbox" name="enig" title="Vi er enige"> Vi er enige</p>
<select name="valg" title="Vælg én"><option>Børn</option><option value="v">Voksne</option></select>
"""
FORMS = replace(setting(variant="pdf/ua-1"), forms=True)
ELSEWHERE = '<input style="position:absolute;left:6mm;top:40mm;width:40mm" name="navn" title="Navn på kortet">'


def sheets() -> tuple[Any, ...]:
    """Two texts and a card that all ask for a name."""
    css = TEXT_CSS + INPUT_CSS
    return (
        document("a", SHEET + lines(30), css=css),
        face("k1", question("Hvem?") + ELSEWHERE, css=CSS + INPUT_CSS),
        document("b", lines(30) + SHEET, css=css),
    )


@pytest.fixture(scope="module")
def made() -> Checked[Typeset]:
    return typeset(sheets(), FORMS)


@pytest.fixture(scope="module")
def file(made: Checked[Typeset]) -> PdfReader:
    assert made.value is not None
    return PdfReader(BytesIO(made.value.pdf))


@pytest.fixture(scope="module")
def fields(file: PdfReader) -> dict[str, Any]:
    form = file.root_object["/AcroForm"]
    assert isinstance(form, DictionaryObject)
    return {str(field.get_object()["/T"]): field.get_object() for field in form["/Fields"]}  # type: ignore[attr-defined]


def test_inputs_are_no_fault(made: Checked[Typeset]) -> None:
    assert made.findings == ()


def test_each_field_has_a_name_of_its_own_in_the_order_of_the_pages(fields: dict[str, Any]) -> None:
    one, other = ["navn", "svar-1", "enig", "valg"], ["navn-3", "svar-1-2", "enig-2", "valg-2"]
    assert list(fields) == [*one, "navn-2", *other]


def test_each_field_is_read_aloud_by_its_title(fields: dict[str, Any]) -> None:
    assert [str(fields[name]["/TU"]) for name in ("navn", "svar-1", "enig", "valg", "navn-2")] == [
        "Dit navn",
        "Hvad så du?",
        "Vi er enige",
        "Vælg én",
        "Navn på kortet",
    ]


def test_fields_are_of_their_kind_and_empty(fields: dict[str, Any]) -> None:
    assert [fields[name]["/FT"] for name in ("navn", "svar-1", "enig", "valg")] == ["/Tx", "/Tx", "/Btn", "/Ch"]
    assert [fields[name].get("/Ff", 0) for name in ("navn", "svar-1", "valg")] == [0, 1 << 12, 1 << 17]
    assert [list(map(str, option)) for option in fields["valg"]["/Opt"]] == [["Børn", "Børn"], ["v", "Voksne"]]
    assert {str(field.get("/V", "/Off")) for field in fields.values()} == {"/Off"}


def test_a_field_stands_where_its_input_does(fields: dict[str, Any], file: PdfReader) -> None:
    left, bottom, right, top = (float(value) * 25.4 / 72 for value in fields["navn-2"]["/Rect"])
    # Within border and padding.
    assert [left, 88 - top, right - left, top - bottom] == pytest.approx([7.2, 41.2, 37.6, 5.6], abs=0.1)
    assert [len(page.get("/Annots", ())) for page in file.pages] == [4, 0, 1, 1, 3]


def test_fields_are_set_in_embedded_fonts_of_the_brand(fields: dict[str, Any], file: PdfReader) -> None:
    form: Any = file.root_object["/AcroForm"]
    fonts = {name: font.get_object() for name, font in form["/DR"]["/Font"].items()}
    asked = {str(field["/DA"]).split()[0] for field in fields.values() if "/DA" in field}
    assert asked == set(fonts)
    for font in fonts.values():
        assert (font["/Subtype"], font["/Encoding"]) == ("/TrueType", "/WinAnsiEncoding")
        program = TTFont(BytesIO(font["/FontDescriptor"]["/FontFile2"].get_data()))
        assert {ord(letter) for letter in "aåæøÅÆØé»«–€"} <= set(program.getBestCmap())
    names = [str(font["/BaseFont"]) for font in fonts.values()]
    assert [name.partition("+")[2] for name in names] == ["Literata-Regular", "FamiljenGrotesk-Bold"]
    assert str(fields["svar-1"]["/DA"]) == "/F2 12 Tf 0.0706 0.2039 0.3373 rg"


def test_no_font_is_in_the_file_whole(file: PdfReader, made: Checked[Typeset]) -> None:
    resources: Any = file.pages[0]["/Resources"]
    names = {str(font.get_object()["/BaseFont"])[8:] for font in resources["/Font"].values()}
    assert names == {"Literata", "Familjen-Grotesk-Bold"}
    assert made.value is not None
    assert len(made.value.pdf) < 120_000


def test_every_field_has_its_look_and_readers_make_up_none(fields: dict[str, Any], file: PdfReader) -> None:
    form: Any = file.root_object["/AcroForm"]
    assert "/NeedAppearances" not in form
    for field in fields.values():
        looks = field["/AP"]["/N"]
        checked = field["/FT"] == "/Btn"
        drawn = (looks["/on"] if checked else looks).get_object()
        assert drawn.get_data().split()[-1] == (b"S" if checked else b"EMC")
        assert "/MK" not in field


def test_a_number_in_a_scale_is_ringed(fields: dict[str, Any]) -> None:
    marked = typeset([face("k1", ELSEWHERE.replace("<input", '<input type="checkbox" data-mark="ring"'))], FORMS).value
    assert marked is not None
    form: Any = PdfReader(BytesIO(marked.pdf)).root_object["/AcroForm"]
    ring, tick = (
        field.get_object()["/AP"]["/N"]["/on"].get_object().get_data().split()
        for field in (form["/Fields"][0], fields["enig"])
    )
    assert [ring.count(sign) for sign in (b"m", b"c", b"l")] == [1, 4, 0]
    assert [tick.count(sign) for sign in (b"m", b"c", b"l")] == [1, 0, 2]


def test_what_is_written_into_a_field_is_in_its_font(made: Checked[Typeset]) -> None:
    assert made.value is not None
    filled = PdfWriter(clone_from=BytesIO(made.value.pdf))
    filled.update_page_form_field_values(filled.pages[0], {"navn": "Æblegrød på Ærø"}, auto_regenerate=False)
    field: Any = next(one.get_object() for one in filled.pages[0]["/Annots"] if one.get_object()["/T"] == "navn")  # type: ignore[attr-defined]
    look = field["/AP"]["/N"].get_object()
    assert "(Æblegrød på Ærø)".encode("cp1252") in look.get_data()
    used = look["/Resources"]["/Font"]["/F1"].get_object()
    assert str(used["/BaseFont"]).endswith("+Literata-Regular")


def tagged(node: Any, kind: str = "") -> list[tuple[str, int]]:
    """The annotations in a structure tree: by what they are tagged, and the object they are."""
    node = node.get_object()
    if isinstance(node, list):
        return [found for kid in node for found in tagged(kid, kind)]
    if not isinstance(node, DictionaryObject):
        return []
    if node.get("/Type") == "/OBJR":
        return [(kind, node.raw_get("/Obj").idnum)]
    return tagged(node["/K"], str(node.get("/S", ""))) if "/K" in node else []


def test_each_field_is_tagged_as_one_where_it_stands(file: PdfReader) -> None:
    structure: Any = file.root_object["/StructTreeRoot"]
    widgets = [one.idnum for page in file.pages for one in page.get("/Annots", ())]
    assert tagged(structure["/K"]) == [("/Form", widget) for widget in widgets]
    assert {str(page["/Tabs"]) for page in file.pages} == {"/S"}


@pytest.mark.verapdf
def test_a_file_to_be_filled_in_is_accessible(made: Checked[Typeset], tmp_path: Path) -> None:
    assert made.value is not None
    (tmp_path / "forms.pdf").write_bytes(made.value.pdf)
    assert failed_rules(tmp_path / "forms.pdf") == ()


def test_the_same_inputs_give_the_same_bytes(made: Checked[Typeset]) -> None:
    assert typeset(sheets(), FORMS) == made


def test_where_nothing_can_be_filled_in_the_file_is_as_ever() -> None:
    plain = (face("k1", question("Hvem?")), document("plan", lines(40)))
    without = typeset(plain, setting(variant="pdf/ua-1"))
    assert without.value is not None
    assert typeset(plain, FORMS) == without


def test_without_forms_inputs_are_refused() -> None:
    laid = lay_out(document("ark", f"<label>Navn {NAME}</label>"), face("k1", question("Hel")))
    assert sorted(str(finding.facts["element"]) for finding in laid.findings) == ["<input>", "<label>"]
    assert {finding.code for finding in laid.findings} == {"markup-refused"}


def test_a_field_in_a_font_that_is_not_there_is_told() -> None:
    css = TEXT_CSS + INPUT_CSS + "input { font-family: Georgia }\n"
    laid = typeset([document("ark", NAME, css=css)], FORMS)
    (found,) = laid.findings
    assert (found.code, found.facts["font"], found.facts["page"]) == ("font-missing", "Georgia", 1)


def test_a_field_must_fit_its_frame() -> None:
    css = TEXT_CSS + INPUT_CSS
    laid = typeset(
        [document("ark", f'<div data-fit="question" style="width:30mm;height:30mm">{NAME}</div>', css)], FORMS
    )
    assert codes_of(laid, "ark") == ["text-too-wide"]


JOB_FACE = JobFace("k1", "front", ("",), 0, "card", Size(63, 88), 3, 4, Place("deck.yml", 7))
NAMED = {"name": "a", "title": "A"}


def checked(tag: str, text: str = "", **attributes: str) -> list[tuple[str, str]]:
    """What is said of one element: the code, and the element or the attribute at fault."""
    body = Element("body")
    SubElement(SubElement(body, "section"), tag, attributes).text = text
    findings: tuple[Finding, ...] = check_tree(body, [JOB_FACE], forms=True)
    return [(finding.code, str(finding.facts.get("attribute", finding.facts["element"]))) for finding in findings]


@pytest.mark.parametrize(
    ("tag", "attributes", "said"),
    [
        ("input", NAMED, []),
        ("input", {"type": "TEXT", **NAMED}, []),
        ("input", {"type": "checkbox", **NAMED}, []),
        ("textarea", NAMED, []),
        ("select", NAMED, []),
        ("label", {"for": "a"}, []),
        ("option", {"value": "x"}, []),
        ("input", {"name": "a"}, [("input-without-name", "title")]),
        ("textarea", {"name": " ", "title": ""}, [("input-without-name", "name"), ("input-without-name", "title")]),
        ("input", {"value": "x", **NAMED}, [("input-filled-in", "value")]),
        ("input", {"type": "checkbox", "checked": "", **NAMED}, [("input-filled-in", "checked")]),
        ("option", {"selected": ""}, [("input-filled-in", "selected")]),
        ("input", {"type": "file", **NAMED}, [("markup-refused", '<input type="file">')]),
        ("input", {"type": "radio", **NAMED}, [("markup-refused", '<input type="radio">')]),
        ("select", {"multiple": "", **NAMED}, [("markup-refused", "<select multiple>")]),
        ("form", {"action": "https://example.org"}, [("markup-refused", "<form>")]),
        ("button", {}, [("markup-refused", "<button>")]),
    ],
)
def test_inputs_can_be_filled_in_by_anyone_and_send_nothing(
    tag: str, attributes: dict[str, str], said: list[tuple[str, str]]
) -> None:
    assert checked(tag, **attributes) == said


def test_a_field_that_is_filled_in_already_is_told() -> None:
    assert checked("textarea", "  \n", **NAMED) == []
    assert checked("textarea", "svar", **NAMED) == [("input-filled-in", "text")]


def test_a_font_of_a_field_has_the_widths_of_its_letters() -> None:
    path = CHOICES[1][3]
    whole, cut = TTFont(path), field_font(path)
    assert len(cut.widths) == LAST - FIRST + 1
    for letter in "aÅø€–":
        code = letter.encode("cp1252")[0]
        width = whole["hmtx"][whole.getBestCmap()[ord(letter)]][0] * 1000 / whole["head"].unitsPerEm
        assert cut.widths[code - FIRST] == round(width)
    assert cut.widths[0x81 - FIRST] == 0
    assert len(cut.program) < path.stat().st_size
    assert field_font(path) == cut


def test_a_font_with_cubic_outlines_keeps_them(tmp_path: Path) -> None:
    pen = T2CharStringPen(600, None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.curveTo((500, 300), (300, 700), (0, 700))
    pen.closePath()
    shape = pen.getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "a", "aring"])
    builder.setupCharacterMap({ord("a"): "a", ord("å"): "aring"})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "a", "aring"), (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupCFF("Kubisk-Fed", {}, dict.fromkeys((".notdef", "a", "aring"), shape), {})
    builder.setupNameTable({"familyName": "Kubisk", "styleName": "Fed", "psName": "Kubisk-Fed"})
    builder.setupOS2(sTypoAscender=800)
    builder.setupPost()
    builder.save(tmp_path / "kubisk.otf")
    cut = field_font(tmp_path / "kubisk.otf")
    assert cut.outlines_are_cubic
    assert cut.name.endswith("+Kubisk-Fed")
    assert (cut.widths[ord("a") - FIRST], cut.widths[0xE5 - FIRST], cut.widths[ord("b") - FIRST]) == (600, 600, 0)
    assert "CFF " in TTFont(BytesIO(cut.program))
