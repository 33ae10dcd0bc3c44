"""PDF/X-4: every rule has a file that breaks it, at the top and deep inside, and the sound file breaks none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, String

from kernekort.findings import Severity
from tests.press_files import SHOP, Change, Draft, box, found, keyed, packet, press_file, profile

ENTITIES = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
SCRIPT = Dictionary(S=Name.JavaScript, JS=String(""))
FUNCTION = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([1, 0, 0, 0]))


def described(**changes: str | None) -> Change:
    """Other metadata."""
    return lambda draft: draft.pdf.Root.Metadata.write(packet(**changes))


def told(key: str, value: object) -> Change:
    """Another entry of Info."""
    return lambda draft: draft.pdf.trailer.Info.__setitem__(key, value)


def intended(**changes: object) -> Change:
    """Another output intent."""

    def change(draft: Draft) -> None:
        for key, value in changes.items():
            draft.intent[f"/{key}"] = value

    return change


def profiled(data: bytes) -> Change:
    """Another profile."""
    return lambda draft: draft.intent.DestOutputProfile.write(data)


def paged(**changes: object) -> Change:
    """Other entries of the first page."""

    def change(draft: Draft) -> None:
        for key, value in changes.items():
            draft.page[f"/{key}"] = value

    return change


def noted(kind: str, **keys: object) -> Change:
    """Something laid over the first page."""

    def change(draft: Draft) -> None:
        rectangle = Array([20, 20, 60, 40])
        draft.page.Annots = Array([keyed(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=rectangle, **keys)])

    return change


def test_a_sound_file_passes() -> None:
    assert found(press_file()) == {}
    assert found(press_file(deep=True)) == {}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("x4-version-too-new", lambda draft: draft.pdf.Root.__setitem__("/Version", Name("/1.7"))),
        ("x4-metadata-missing", lambda draft: draft.pdf.Root.__delitem__("/Metadata")),
        ("x4-metadata-broken", lambda draft: draft.pdf.Root.Metadata.write(b"<rdf:RDF")),
        ("x4-metadata-broken", lambda draft: draft.pdf.Root.Metadata.write(ENTITIES)),
        ("x4-not-labelled", described(pdfxid_GTS_PDFXVersion="PDF/X-1a:2003")),
        ("x4-not-labelled", described(pdfxid_GTS_PDFXVersion=None)),
        ("x4-date-missing", described(xmp_MetadataDate=None)),
        ("x4-date-missing", described(xmp_CreateDate="i går")),
        ("x4-identity-missing", described(xmpMM_DocumentID=None)),
        ("x4-identity-missing", described(xmpMM_RenditionClass=None)),
        ("x4-identity-missing", described(xmpMM_VersionID=None)),
        ("x4-title-missing", described(title="")),
        ("x4-trapping-unsaid", described(pdf_Trapped="Unknown")),
        ("x4-trapping-unsaid", told("/Trapped", Name.Unknown)),
        ("x4-trapping-unsaid", told("/Trapped", String("False"))),
        ("x4-metadata-differ", told("/Title", String("Noget andet"))),
        ("x4-metadata-differ", told("/ModDate", String("D:20260101120000+01'00'"))),
        ("x4-metadata-differ", told("/Trapped", Name("/True"))),
        ("x4-intent-missing", lambda draft: draft.pdf.Root.__delitem__("/OutputIntents")),
        ("x4-intent-count", lambda draft: draft.pdf.Root.OutputIntents.append(draft.intent)),
        ("x4-condition-unnamed", intended(OutputConditionIdentifier=String(""))),
        ("x4-condition-unnamed", lambda draft: draft.intent.__delitem__("/RegistryName")),
        ("x4-profile-missing", lambda draft: draft.intent.__delitem__("/DestOutputProfile")),
        ("x4-profile-unfit", profiled(b"not a profile")),
        ("x4-profile-unfit", profiled(profile(space=b"RGB "))),
        ("x4-profile-unfit", profiled(profile(kind=b"mntr"))),
        ("x4-profile-unfit", profiled(profile(version=5))),
        ("x4-active", lambda draft: draft.pdf.Root.__setitem__("/OpenAction", SCRIPT)),
        ("x4-active", lambda draft: draft.pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.GoTo))),
        ("x4-active", lambda draft: draft.pdf.Root.__setitem__("/AcroForm", Dictionary())),
        ("x4-active", paged(AA=Dictionary())),
        ("x4-trim-missing", lambda draft: draft.page.__delitem__("/TrimBox")),
        ("x4-trim-and-art", paged(ArtBox=box(3))),
        ("x4-boxes-crossed", paged(TrimBox=box(-1))),
        ("x4-boxes-crossed", paged(BleedBox=box(-2))),
        ("x4-user-unit", paged(UserUnit=2)),
        ("x4-annotation", noted("Link")),
        ("x4-annotation", noted("Text")),
    ],
)  # fmt: skip
def test_what_the_file_says_of_itself(code: str, change: Change) -> None:
    assert set(found(press_file(change))) >= {code}
    assert found(press_file(change))[code].severity is Severity.ERROR


def test_metadata_must_lie_open() -> None:
    packed = press_file(lambda draft: draft.pdf.Root.Metadata.write(packet()))
    with_filter = packed.replace(b"/Type /Metadata", b"/Filter [ ]    ", 1)
    assert set(found(with_filter)) == {"x4-metadata-packed"}


def test_a_file_has_a_number() -> None:
    without = press_file().replace(b"/ID [", b"/IX [", 1)
    assert set(found(without)) == {"x4-number-missing"}


def test_dates_are_compared_however_they_are_written() -> None:
    same = press_file(told("/ModDate", String("D:20260101120000+00'00'")))
    assert found(same) == {}


def test_what_lies_beside_the_print_may_lie_there() -> None:
    beside = noted("PrinterMark")
    assert "x4-annotation" not in found(press_file(beside))


def a_form(**keys: object) -> Change:
    """Draws a form that has these entries."""
    return lambda draft: draft.paint(b"/Odd Do", XObject={"Odd": draft.form(b"0 0 0 1 k 9 9 9 9 re f", **keys)})


def a_picture(space: Name = Name.DeviceCMYK, **keys: object) -> Change:
    """Draws a picture, an inch wide and high."""
    return lambda draft: draft.paint(b"q 72 0 0 72 20 20 cm /P Do Q", XObject={"P": draft.image(400, space, **keys)})


def a_state(**keys: object) -> Change:
    """Sets a graphics state."""
    return lambda draft: draft.paint(b"/Odd gs 0 0 0 1 k 9 9 9 9 re f", ExtGState={"Odd": keyed(**keys)})


def a_gradient(space: object, function: Dictionary = FUNCTION) -> Change:
    """Fills a rectangle with a gradient."""
    coordinates = Array([0, 0, 100, 0])
    shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=coordinates, Function=function)
    pattern = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
    return lambda draft: draft.paint(b"/Pattern cs /Run scn 30 30 60 60 re f", Pattern={"Run": pattern})


def a_cell(content: bytes) -> Change:
    """Fills a rectangle with a pattern that draws something."""

    def change(draft: Draft) -> None:
        keys = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 20, "YStep": 20}
        cell = draft.stream(content, BBox=Array([0, 0, 20, 20]), Resources=Dictionary(), **keys)
        draft.paint(b"/Pattern cs /Cell scn 30 30 60 60 re f", Pattern={"Cell": cell})

    return change


def a_mask(content: bytes, space: Name = Name.DeviceGray) -> Change:
    """Sets a soft mask that draws something."""

    def change(draft: Draft) -> None:
        group = Dictionary(S=Name.Transparency, CS=space)
        mask = Dictionary(S=Name.Luminosity, G=draft.form(content, Group=group, Resources=Dictionary()))
        draft.paint(b"/Soft gs 0 0 0 1 k 9 9 9 9 re f", ExtGState={"Soft": Dictionary(SMask=mask)})

    return change


def a_drawn_letter(content: bytes) -> Change:
    """Writes with a font whose letters are drawings."""

    return lambda draft: draft.paint(b"BT /Drawn 20 Tf 60 60 Td (a) Tj ET", Font={"Drawn": draft.drawn_font(content)})


def a_look(content: bytes) -> Change:
    """Lays a mark over the page that looks like something."""

    def change(draft: Draft) -> None:
        look = draft.form(content, Resources=Dictionary())
        rectangle = Array([20, 20, 60, 40])
        draft.page.Annots = Array([Dictionary(Subtype=Name.PrinterMark, Rect=rectangle, AP=Dictionary(N=look))])

    return change


RED = b"1 0 0 rg 9 9 9 9 re f"
INDEXED = [Name.Indexed, Name.DeviceRGB, 1, String(b"\x00" * 6)]
SPOT = [Name.Separation, Name.Gold, Name.DeviceRGB, FUNCTION]
RGB_FUNCTION = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0]), C1=Array([1, 0, 0]))
TWO_BY_TWO = b"q 9 0 0 9 9 9 cm BI /W 9 /H 9 /BPC 8 /CS /RGB ID xxx EI Q"


@pytest.mark.parametrize("deep", [False, True], ids=["above", "deep"])
@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("x4-font-missing", lambda draft: draft.paint(b"", Font={"Other": draft.font("Helvetica", embedded=False)})),
        ("x4-font-missing", lambda draft: draft.paint(
            b"BT /Other 10 Tf 40 60 Td (x) Tj ET", Font={"Other": draft.font("Helvetica", embedded=False)})),
        ("x4-rgb-image", a_picture(Name.DeviceRGB)),
        ("x4-rgb-image", lambda draft: a_picture(Array(INDEXED))(draft)),  # type: ignore[arg-type]
        ("x4-rgb-image", lambda draft: draft.paint(TWO_BY_TWO)),
        ("x4-rgb-text", lambda draft: draft.paint(
            b"BT 0 0 0 rg /More 10 Tf 40 60 Td [(x) -20 (y)] TJ ET", Font={"More": draft.font()})),
        ("x4-rgb-area", lambda draft: draft.paint(RED)),
        ("x4-rgb-area", lambda draft: draft.paint(b"1 0 0 RG 2 w 9 9 m 50 50 l S")),
        ("x4-rgb-area", lambda draft: draft.paint(b"/DeviceRGB cs 1 0 0 scn 9 9 9 9 re f")),
        ("x4-rgb-area", lambda draft: draft.paint(b"/Gold cs 1 scn 9 9 9 9 re f", ColorSpace={"Gold": Array(SPOT)})),
        ("x4-rgb-area", a_cell(b"1 0 0 rg 0 0 9 9 re f")),
        ("x4-rgb-area", a_drawn_letter(b"1 0 0 rg 0 0 500 500 re f")),
        ("x4-rgb-area", a_look(RED)),
        ("x4-rgb-gradient", a_gradient(Name.DeviceRGB, RGB_FUNCTION)),
        ("x4-rgb-group", a_form(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
        ("x4-rgb-group", a_mask(b"0 g 9 9 9 9 re f", Name.DeviceRGB)),
        ("x4-rgb-group", a_mask(RED)),
        ("x4-rgb-group", paged(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceRGB))),
        ("x4-gradient-broken", a_gradient(Name.DeviceCMYK, RGB_FUNCTION)),
        ("x4-outside-content", a_form(Ref=Dictionary())),
        ("x4-outside-content", a_form(OPI=Dictionary())),
        ("x4-outside-content", a_picture(Alternates=Array([]))),
        ("x4-lzw", lambda draft: draft.paint(b"q 9 0 0 9 9 9 cm BI /W 9 /H 9 /CS /G /F /LZW ID xxx EI Q")),
        ("x4-postscript", a_form(Subtype2=Name.PS)),
        ("x4-postscript", lambda draft: draft.paint(b"/Old Do", XObject={"Old": draft.stream(b"", Subtype=Name.PS)})),
        ("x4-transfer-curve", a_state(TR=Name.Identity)),
        ("x4-transfer-curve", a_state(TR2=Name.Identity)),
        ("x4-transfer-curve", a_state(HTP=Array([0, 0]))),
        ("x4-profile-twice", lambda draft: draft.paint(
            b"/Same cs 0 0 0 1 scn 9 9 9 9 re f",
            ColorSpace={"Same": Array([Name.ICCBased, draft.intent.DestOutputProfile])})),
    ],
)  # fmt: skip
def test_what_is_drawn(code: str, change: Change, deep: bool) -> None:
    finding = found(press_file(change, deep=deep))[code]
    assert finding.severity is Severity.ERROR
    assert (finding.facts["page"], finding.facts["pages"]) == (1, "1")


@pytest.mark.parametrize(
    "change",
    [
        a_picture(),
        a_picture(Name.DeviceGray),
        a_gradient(Name.DeviceCMYK),
        a_form(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
        a_mask(b"0 g 9 9 9 9 re f"),
        a_state(TR2=Name.Default),
        a_cell(b"1 0 0 0 k 0 0 9 9 re f"),
        lambda draft: draft.paint(b"1 0 0 rg 0 0 0 1 k 9 9 9 9 re f"),
        lambda draft: draft.paint(b"q 1 0 0 rg Q 9 9 9 9 re f"),
        lambda draft: draft.paint(b"q 1 0 0 rg 9 9 9 9 re W n 50 50 9 9 re f Q"),
    ],
)
def test_what_is_allowed(change: Change) -> None:
    assert [code for code in found(press_file(change, deep=True)) if code.startswith("x4-")] == []


def test_a_colour_comes_down_into_a_form() -> None:
    def bare(draft: Draft) -> None:
        draft.paint(b"1 0 0 rg /Bare Do", XObject={"Bare": draft.form(b"9 9 9 9 re f", Resources=Dictionary())})

    assert "x4-rgb-area" in found(press_file(bare, deep=True))


def test_a_default_stands_in_for_rgb() -> None:
    def instead(draft: Draft) -> None:
        light = Array([Name.ICCBased, draft.stream(profile(space=b"RGB ", kind=b"mntr"), N=3)])
        draft.paint(RED, ColorSpace={"DefaultRGB": light})

    assert set(found(press_file(instead, deep=True))) == {"shop-colour-managed"}


def test_places_are_told_from_the_corner_of_the_trim() -> None:
    point = 72 / 25.4
    square = b"1 0 0 rg %.4f %.4f %.4f %.4f re f" % (10 * point, 68 * point, 5 * point, 5 * point)
    facts = found(press_file(lambda draft: draft.paint(square), deep=True))["x4-rgb-area"].facts
    assert [facts[key] for key in ("left", "top", "width", "height")] == [10.0, 15.0, 5.0, 5.0]


def moved(matrix: list[float]) -> Callable[[Draft], None]:
    """A form with a matrix, drawn with another one."""

    def change(draft: Draft) -> None:
        square = draft.form(b"1 0 0 rg 0 0 10 10 re f", Matrix=Array(matrix), Resources=Dictionary())
        draft.paint(b"q 2 0 0 2 20 30 cm /Square Do Q", XObject={"Square": square})

    return change


@pytest.mark.parametrize(("matrix", "corner"), [([1, 0, 0, 1, 5, 0], (30, 30)), ([0, 1, -1, 0, 10, 0], (20, 30))])
def test_places_follow_matrices(matrix: list[float], corner: tuple[float, float]) -> None:
    facts = found(press_file(moved(matrix), deep=True))["x4-rgb-area"].facts
    left, bottom = (edge * 25.4 / 72 for edge in corner)
    top = 88 - bottom - 20 * 25.4 / 72
    assert [facts["left"], facts["top"]] == [pytest.approx(left, abs=0.06), pytest.approx(top, abs=0.06)]


def test_a_shop_that_wants_no_pdfx_asks_less() -> None:
    plain = replace(SHOP, pdfx=False)
    changes = described(title=""), paged(UserUnit=2), a_state(TR=Name.Identity)
    assert {code: finding.severity for code, finding in found(press_file(*changes), plain).items()} == {
        "x4-user-unit": Severity.WARNING
    }


def test_a_shop_that_takes_rgb_gets_it() -> None:
    digital = replace(SHOP, pdfx=False, condition=None)
    assert found(press_file(lambda draft: draft.paint(RED), a_picture(Name.DeviceRGB)), digital) == {}


def test_one_finding_for_all_pages() -> None:
    def all_red(draft: Draft) -> None:
        for page in draft.pdf.pages:
            page.obj.Contents = draft.pdf.make_stream(page.obj.Contents.read_bytes() + b" 1 0 0 rg 9 9 9 9 re f")

    assert found(press_file(all_red, pages=8))["x4-rgb-area"].facts["pages"] == "1–8"
