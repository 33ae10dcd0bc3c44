"""A finished PDF held against what it must be: every rule seen to pass and to fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kernekort.findings import Finding, Severity
from kernekort.preflight import (
    Expected,
    PageBoxes,
    book_expected,
    face_boxes,
    inspect,
    pages_expected,
    paper_boxes,
    seen_so_far,
    sheets_expected,
)
from kernekort.preflight.fonts import _fonts
from kernekort.preflight.seen import Seen
from kernekort.units import Insets, Size
from tests.typeset_faces import face, lay_out, question

A4 = Size(210, 297)
CARD = Size(63, 88)
POINT = 72 / 25.4
DRAWN = b"BT /F1 12 Tf (x) Tj ET"

Change = Callable[[pikepdf.Pdf], object]


def box(left: float, bottom: float, right: float, top: float) -> Array:
    return Array([edge * POINT for edge in (left, bottom, right, top)])


def font(pdf: pikepdf.Pdf, name: str = "ABCDEF+FamiljenGrotesk-Bold", file: str | None = "FontFile2") -> Dictionary:
    """A composite font as WeasyPrint writes them."""
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name(f"/{name}"))
    if file:
        descriptor[f"/{file}"] = pdf.make_stream(b"font")
    base = Name(f"/{name}")
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=base, FontDescriptor=descriptor)
    return Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=base, DescendantFonts=Array([inner]))


def office(*changes: Change, contents: tuple[bytes, ...] = (DRAWN, b"q Q", DRAWN, DRAWN)) -> bytes:
    """A guide, its blank back, and a sheet, with changes made to it."""
    with pikepdf.new() as pdf:
        for content in contents:
            page = pdf.add_blank_page(page_size=(A4.width * POINT, A4.height * POINT))
            page.obj.TrimBox = page.obj.MediaBox
            page.obj.Contents = pdf.make_stream(content)
            page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font(pdf))))
        pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge)
        for change in changes:
            change(pdf)
        data = BytesIO()
        pdf.save(data)
    return data.getvalue()


EXPECTED = sheets_expected(A4, "long", 4, ("Familjen Grotesk", "Literata"))


def found(pdf: bytes, expected: Expected = EXPECTED) -> list[str]:
    return [finding.code for finding in inspect(pdf, expected)]


def the(pdf: bytes, expected: Expected = EXPECTED) -> Finding:
    (finding,) = inspect(pdf, expected)
    return finding


def test_a_good_office_file_passes() -> None:
    assert found(office()) == []


def test_what_is_set_passes_too() -> None:
    laid = lay_out(face("k1", question("Hvem kommer?")), face("k1", question("Og nu?"), side="back")).value
    assert laid is not None
    expected = pages_expected([face_boxes(CARD, 3)] * 2, ("Familjen Grotesk", "Literata"))
    assert inspect(laid.pdf, expected) == ()


class TestBoxes:
    """Paper, bleed and trim, wherever the page's corner lies."""

    FACE = pages_expected([face_boxes(CARD, 3)])

    def one(self, **boxes: Array | int) -> bytes:
        with pikepdf.new() as pdf:
            page = pdf.add_blank_page()
            page.obj.Contents = pdf.make_stream(b"0 0 9 9 re f")
            for name, value in boxes.items():
                page.obj[f"/{name}"] = value
            data = BytesIO()
            pdf.save(data)
        return data.getvalue()

    @pytest.mark.parametrize("corner", [0, -3, 100])
    def test_the_corner_does_not_matter(self, corner: float) -> None:
        media, trim = (
            box(corner, corner, corner + 69, corner + 94),
            box(corner + 3, corner + 3, corner + 66, corner + 91),
        )
        assert found(self.one(MediaBox=media, BleedBox=media, TrimBox=trim), self.FACE) == []

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("MediaBox", box(0, 0, 69.02, 94)),
            ("MediaBox", box(0, 0, 69, 93.9)),
            ("TrimBox", box(3.02, 3, 66, 91)),
            ("TrimBox", box(0, 0, 69, 94)),
            ("BleedBox", box(1, 0, 69, 94)),
        ],
    )
    def test_a_hundredth_of_a_millimetre_does(self, name: str, wrong: Array) -> None:
        boxes = {"MediaBox": box(0, 0, 69, 94), "BleedBox": box(0, 0, 69, 94), "TrimBox": box(3, 3, 66, 91)}
        findings = inspect(self.one(**{**boxes, name: wrong}), self.FACE)
        assert {finding.code for finding in findings} == {"page-box-wrong"}
        assert name in {finding.facts["box"] for finding in findings}
        assert findings[0].facts["page"] == 1

    def test_the_sentence_has_both_measures(self) -> None:
        finding = the(self.one(MediaBox=box(0, 0, 70, 94)), pages_expected([PageBoxes(Size(69, 94))]))
        assert (finding.facts["found"], finding.facts["wanted"]) == ("70 × 94", "69 × 94")
        trimmed = self.one(MediaBox=box(0, 0, 69, 94), BleedBox=box(0, 0, 69, 94), TrimBox=box(3, 2, 66, 91))
        assert (the(trimmed, self.FACE).facts["found"], the(trimmed, self.FACE).facts["wanted"]) == (
            "3 3 3 2",
            "3 3 3 3",
        )

    @pytest.mark.parametrize(("key", "value"), [("Rotate", 90), ("UserUnit", 2)])
    def test_pages_are_neither_turned_nor_scaled(self, key: str, value: int) -> None:
        pdf = self.one(MediaBox=box(0, 0, 69, 94), **{key: value})
        assert the(pdf, pages_expected([PageBoxes(Size(69, 94))])).facts["box"] == key


class TestPages:
    """How many pages there are, and which carry nothing."""

    def test_the_back_of_the_guide_is_blank_and_no_other_page_is(self) -> None:
        findings = inspect(office(contents=(DRAWN, DRAWN, b"", DRAWN)), EXPECTED)
        assert {(finding.code, finding.facts["page"]) for finding in findings} == {
            ("page-not-blank", 2),
            ("page-blank", 3),
        }

    @pytest.mark.parametrize("painting", [b"q /X0 Do Q", b"0 0 m 9 9 l S", b"[] 0 d/X0 Do", b"(ikke (S)) pop f"])
    def test_what_paints_is_seen_wherever_it_stands(self, painting: bytes) -> None:
        assert found(office(contents=(DRAWN, painting, DRAWN, DRAWN))) == ["page-not-blank"]

    @pytest.mark.parametrize("empty", [b"/S gs /Do gs", b"(S f Do) pop", b"<44 0f> pop", b"% S f Do\nq Q", b"0 0 m n"])
    def test_what_only_looks_like_painting_is_none(self, empty: bytes) -> None:
        assert found(office(contents=(DRAWN, empty, DRAWN, DRAWN))) == []

    @pytest.mark.parametrize(("pages", "wanted"), [(3, 4), (5, 4)])
    def test_the_number_of_pages_is_as_planned(self, pages: int, wanted: int) -> None:
        contents = (DRAWN, b"", *[DRAWN] * (pages - 2))
        finding = the(office(contents=contents))
        assert (finding.code, finding.facts["pages"], finding.facts["wanted"]) == ("page-count-wrong", pages, wanted)

    def test_when_the_number_is_open_it_must_still_be_even(self) -> None:
        open_ended = sheets_expected(A4, "long")
        assert found(office(contents=(DRAWN, b"", *[DRAWN] * 6)), open_ended) == []
        assert found(office(contents=(DRAWN, b"", DRAWN)), open_ended) == ["page-count-wrong"]
        assert found(office(contents=(DRAWN,)), open_ended) == ["page-count-wrong"]

    def test_one_sided_sheets_follow_the_guide_at_once(self) -> None:
        expected = sheets_expected(A4, "fold", 3)
        pdf = office(lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/Duplex"), contents=(DRAWN,) * 3)
        assert found(pdf, expected) == []

    def test_without_a_guide_the_first_page_is_a_sheet(self) -> None:
        assert sheets_expected(A4, "long", 2, guide=False).pages == (paper_boxes(A4), paper_boxes(A4))


class TestBooks:
    """Parts of their own sizes, with blank backs between."""

    PAGES = ((A4, False), (A4, True), (A4, False), (A4, False))

    def test_a_good_one_passes(self) -> None:
        assert found(office(), book_expected(self.PAGES, "long")) == []

    def test_blanks_are_really_blank_and_only_they(self) -> None:
        painted = book_expected(self.PAGES, "long")
        assert found(office(contents=(DRAWN,) * 4), painted) == ["page-not-blank"]
        assert found(office(contents=(DRAWN, b"", DRAWN, b"")), painted) == ["page-blank"]

    def test_each_page_has_a_size_of_its_own(self) -> None:
        pages = (*self.PAGES[:2], (A4.turned(), False), (A4, False))
        problem = the(office(), book_expected(pages, "long"))
        assert (problem.code, problem.facts["page"], problem.facts["box"]) == ("page-box-wrong", 3, "MediaBox")

    @pytest.mark.parametrize(("backs", "codes"), [("short", 1), ("none", 1), ("fold", 1), ("long", 0)])
    def test_the_printer_turns_it_as_planned(self, backs: str, codes: int) -> None:
        assert found(office(), book_expected(self.PAGES, backs)) == ["viewer-preferences-wrong"] * codes

    def test_no_page_is_missing(self) -> None:
        assert found(office(), book_expected((*self.PAGES, (A4, False), (A4, True)), "long")) == ["page-count-wrong"]


@pytest.mark.parametrize(
    ("backs", "duplex", "codes"),
    [
        ("long", Name.DuplexFlipLongEdge, []),
        ("long", Name.DuplexFlipShortEdge, ["viewer-preferences-wrong"]),
        ("short", Name.DuplexFlipShortEdge, []),
        ("none", Name.DuplexFlipLongEdge, ["viewer-preferences-wrong"]),
        ("none", Name.Simplex, []),
    ],
)
def test_the_printer_is_told_which_edge(backs: str, duplex: Name, codes: list[str]) -> None:
    expected = replace(sheets_expected(A4, backs), pages=EXPECTED.pages)
    pdf = office(lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/Duplex", duplex))
    assert found(pdf, expected) == codes


def test_the_printer_is_told_not_to_scale() -> None:
    finding = the(office(lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/PrintScaling")))
    assert (finding.facts["preference"], finding.facts["wanted"]) == ("PrintScaling", "None")
    assert found(office(lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"))) == ["viewer-preferences-wrong"] * 2


def test_a_file_for_a_screen_or_a_shop_tells_printers_nothing() -> None:
    pdf = office(lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"))
    assert found(pdf, replace(EXPECTED, turn=None)) == []


def with_font(name: str, file: str | None = "FontFile2") -> Change:
    return lambda pdf: pdf.pages[0].obj.Resources.Font.__setitem__("/F9", font(pdf, name, file))


class TestFonts:
    """Every font, wherever it hides."""

    @pytest.mark.parametrize(
        ("name", "file", "codes"),
        [
            ("ABCDEF+Literata", "FontFile3", []),
            ("ABCDEF+Literata-Italic", "FontFile", []),
            ("ABCDEF+Literata-SemiBold-Italic", "FontFile2", []),
            ("ABCDEF+Literata", None, ["font-not-embedded"]),
            ("Literata", "FontFile2", ["font-not-subset"]),
            ("ABCDEF+LiterataBook2", "FontFile2", ["font-unexpected"]),
            ("ABCDEF+DejaVu-Sans", "FontFile2", ["font-unexpected"]),
            ("Helvetica", None, ["font-not-embedded", "font-unexpected"]),
        ],
    )
    def test_fonts_are_embedded_and_ours(self, name: str, file: str | None, codes: list[str]) -> None:
        findings = inspect(office(with_font(name, file)), EXPECTED)
        assert [finding.code for finding in findings] == codes
        assert all(finding.facts["font"] == name.removeprefix("ABCDEF+") for finding in findings)

    def test_a_whole_font_is_only_a_warning(self) -> None:
        assert the(office(with_font("Literata"))).severity is Severity.WARNING

    def test_without_families_any_embedded_font_will_do(self) -> None:
        assert found(office(with_font("ABCDEF+DejaVu-Sans")), sheets_expected(A4, "long", 4)) == []

    def test_simple_fonts_count_too(self) -> None:
        simple = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        drawn = Dictionary(Type=Name.Font, Subtype=Name.Type3)
        pdf = office(
            lambda pdf: pdf.pages[0].obj.Resources.Font.__setitem__("/F8", simple),
            lambda pdf: pdf.pages[0].obj.Resources.Font.__setitem__("/F9", drawn),
        )
        assert found(pdf) == ["font-not-embedded", "font-unexpected", "font-unexpected"]

    @pytest.mark.parametrize("where", ["form", "nested", "pattern", "mask", "look", "states"])
    def test_fonts_are_found_wherever_they_hide(self, where: str) -> None:
        def hide(pdf: pikepdf.Pdf) -> None:
            form = pdf.make_stream(b"", Resources=Dictionary(Font=Dictionary(F1=font(pdf, "Helvetica", None))))
            resources = pdf.pages[0].obj.Resources
            if where == "form":
                resources.XObject = Dictionary(X1=form)
            elif where == "nested":
                resources.XObject = Dictionary(
                    X1=pdf.make_stream(b"", Resources=Dictionary(XObject=Dictionary(X=form)))
                )
            elif where == "pattern":
                resources.Pattern = Dictionary(P1=form)
            elif where == "mask":
                resources.ExtGState = Dictionary(G1=Dictionary(SMask=Dictionary(G=form)))
            else:
                look = form if where == "look" else Dictionary(On=form)
                annotation = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, AP=Dictionary(N=look))
                pdf.pages[0].obj.Annots = Array([annotation])

        assert found(office(hide)) == ["font-not-embedded", "font-unexpected"]

    def test_forms_that_hold_each_other_are_followed_once(self) -> None:
        def circle(pdf: pikepdf.Pdf) -> None:
            form = pdf.make_stream(b"", Resources=Dictionary())
            form.Resources.XObject = Dictionary(X=form)
            pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)

        assert found(office(circle)) == []


SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org")))


def annotated(annotation: Dictionary) -> Change:
    return lambda pdf: pdf.pages[2].obj.__setitem__("/Annots", Array([annotation]))


@pytest.mark.parametrize(
    ("change", "what", "page"),
    [
        (lambda pdf: pdf.Root.__setitem__("/OpenAction", SCRIPT), "OpenAction", 0),
        (lambda pdf: pdf.Root.__setitem__("/AA", Dictionary(WP=SCRIPT)), "AA", 0),
        (lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array())), "AcroForm", 0),
        (lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(JavaScript=Dictionary())), "JavaScript", 0),
        (lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(EmbeddedFiles=Dictionary())), "EmbeddedFiles", 0),
        (lambda pdf: pdf.pages[1].obj.__setitem__("/AA", Dictionary(O=SCRIPT)), "AA", 2),
        (annotated(Dictionary(Subtype=Name.FileAttachment)), "FileAttachment", 3),
        (annotated(Dictionary(Subtype=Name.Link, A=SCRIPT)), "JavaScript", 3),
        (annotated(Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.Launch))), "Launch", 3),
        (annotated(Dictionary(Subtype=Name.Link, AA=Dictionary(E=SCRIPT))), "AA", 3),
    ],
)
def test_nothing_acts(change: Change, what: str, page: int) -> None:
    finding = the(office(change))
    assert (finding.code, finding.facts["what"], finding.facts["page"]) == ("active-content", what, page)


def test_links_and_a_place_to_open_at_are_no_actions() -> None:
    pdf = office(
        annotated(LINK),
        lambda pdf: pdf.Root.__setitem__("/OpenAction", Array([pdf.pages[0].obj, Name.Fit])),
        lambda pdf: pdf.Root.__setitem__("/Names", Dictionary(Dests=Dictionary())),
    )
    assert found(pdf) == []


def test_a_locked_file_is_refused() -> None:
    data = BytesIO()
    with pikepdf.open(BytesIO(office())) as pdf:
        pdf.save(data, encryption=pikepdf.Encryption(owner="x", user="", R=4))
    assert found(data.getvalue()) == ["pdf-encrypted"]


@pytest.mark.parametrize("data", [b"", b"no pdf", office()[:300], office()[:-200]])
def test_what_is_no_whole_pdf_is_told(data: bytes) -> None:
    assert found(data) == ["pdf-unreadable"]


def test_boxes_of_a_face_are_its_trim_with_bleed_around() -> None:
    assert face_boxes(CARD, 3) == PageBoxes(Size(69, 94), Insets(3, 3, 3, 3), Insets())


def packed(pdf: bytes) -> bytes:
    """The same with its objects in streams of objects, as everything for the office is written."""
    with pikepdf.open(BytesIO(pdf)) as file:
        data = BytesIO()
        file.save(data, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def _no_font_file(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].Resources.Font.F1 = pdf.make_indirect(font(pdf, file=None))


def _other_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.F1 = pdf.make_indirect(font(pdf, "ABCDEF+Helvetica"))


def _smaller(pdf: pikepdf.Pdf) -> None:
    pdf.pages[3].MediaBox = box(0, 0, 210, 290)


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge


def _emptied(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].Contents = pdf.make_stream(b"q Q")


def _active(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert()"))


@pytest.mark.parametrize("change", [_no_font_file, _other_font, _smaller, _turned, _emptied, _active])
@pytest.mark.parametrize("written", [bytes, packed])
def test_what_has_been_seen_of_a_good_file_hides_nothing_of_a_bad_one(
    change: Change, written: Callable[[bytes], bytes]
) -> None:
    seen, good, bad = seen_so_far(), written(office()), written(office(change))
    assert inspect(good, EXPECTED, seen) == inspect(good, EXPECTED, seen) == ()
    told = inspect(bad, EXPECTED, seen)
    assert told == inspect(bad, EXPECTED) != ()
    assert inspect(good, EXPECTED, seen) == ()


@pytest.mark.parametrize("at", [200, 400, 600, 800])
def test_a_damaged_file_is_as_damaged_to_one_who_has_seen_a_whole_one(at: int) -> None:
    seen, good = seen_so_far(), office()
    inspect(good, EXPECTED, seen)
    bad = good[:at] + b"\0\0\0\0" + good[at + 4 :]
    assert inspect(bad, EXPECTED, seen) == inspect(bad, EXPECTED)


@pytest.mark.parametrize("once", [True, False])
def test_what_a_file_holds_is_kept_only_for_those_that_follow(once: bool) -> None:
    seen = Seen(once)
    reader = seen.read(packed(office()))
    pages = seen.pages()
    before = len(reader.resolved_objects)
    assert ["/DescendantFonts" in font for font in _fonts(pages)] == [True] * len(pages)
    assert (len(reader.resolved_objects) == before) is once


def test_a_font_is_found_behind_one_that_many_pages_show() -> None:
    """What one page has looked at need not be looked at on the next, and what only the next has must be."""

    def shared(pdf: pikepdf.Pdf) -> None:
        good = pdf.make_indirect(font(pdf))
        bad = pdf.make_indirect(font(pdf, "ABCDEF+Comic"))
        form = pdf.make_stream(DRAWN, Type=Name.XObject, Subtype=Name.Form, BBox=box(0, 0, 9, 9))
        form.Resources = Dictionary(Font=Dictionary(F1=good))
        deep = pdf.make_stream(DRAWN, Type=Name.XObject, Subtype=Name.Form, BBox=box(0, 0, 9, 9))
        deep.Resources = Dictionary(Font=Dictionary(F1=good), XObject=Dictionary(X=form, Y=deep))
        for page in pdf.pages:
            page.Resources = Dictionary(Font=Dictionary(F1=good), XObject=Dictionary(X=form, Y=deep))
        pdf.pages[2].Resources = Dictionary(Font=Dictionary(F1=good, F2=bad), XObject=Dictionary(X=form, Y=deep))

    told = inspect(packed(office(shared)), replace(EXPECTED, families=("Familjen Grotesk",)))
    assert [(finding.code, finding.facts["font"]) for finding in told] == [("font-unexpected", "Comic")]
