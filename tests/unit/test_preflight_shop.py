"""What a shop's preset gives numbers to: every rule seen to be broken, deep inside where that can be, and kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, String

from kernekort.findings import Severity
from kernekort.preflight import press_inspect
from tests.press_files import SHOP, Change, Draft, box, found, press_file, profile

ERROR, WARNING = Severity.ERROR, Severity.WARNING
FUNCTION = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array([0, 0.5, 1, 0]))


def written(text: bytes) -> Change:
    """Writes something with an embedded font."""
    return lambda draft: draft.paint(text, Font={"More": draft.font()})


def shown(dots: int, inches: float, **keys: object) -> Change:
    """A square picture of so many dots, so many inches wide and high."""

    def change(draft: Draft) -> None:
        size = 72 * inches
        picture = draft.image(dots, Name.DeviceGray, **keys)
        draft.paint(b"q %.2f 0 0 %.2f 20 20 cm /P Do Q" % (size, size), XObject={"P": picture})

    return change


def inked(*names: str) -> Change:
    """Fills a rectangle with one ink, or several, of its own."""
    inks = [Name(f"/{name}") for name in names]
    family = [Name.DeviceN, Array(inks)] if len(inks) > 1 else [Name.Separation, *inks]

    def change(draft: Draft) -> None:
        space = Array([*family, Name.DeviceCMYK, FUNCTION])
        draft.paint(b"/Own cs %s scn 20 20 40 40 re f" % (b"1 " * len(inks)), ColorSpace={"Own": space})

    return change


def overprinting(content: bytes) -> Change:
    """Draws something so that what lies below stays."""
    return lambda draft: draft.paint(
        b"/Over gs " + content, ExtGState={"Over": Dictionary(op=True)}, Font={"More": draft.font()}
    )


def lit(draft: Draft) -> None:
    """A colour under the profile of a screen."""
    space = Array([Name.ICCBased, draft.stream(profile(space=b"RGB ", kind=b"mntr"), N=3)])
    draft.paint(b"/Light cs 1 0 0 scn 20 20 40 40 re f", ColorSpace={"Light": space})


def seen_by_eye(draft: Draft) -> None:
    """A colour as the eye sees it."""
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))])
    draft.paint(b"/Eye cs 50 20 20 scn 20 20 40 40 re f", ColorSpace={"Eye": space})


def drawn_letters(draft: Draft) -> None:
    """A font whose letters are drawings."""
    font = draft.drawn_font(b"0 0 0 1 k 0 0 500 500 re f")
    draft.paint(b"BT /Drawn 20 Tf 60 60 Td (a) Tj ET", Font={"Drawn": font})


@pytest.mark.parametrize("deep", [False, True], ids=["above", "deep"])
@pytest.mark.parametrize(
    ("code", "severity", "change"),
    [
        ("shop-ink-heavy", ERROR, lambda draft: draft.paint(b"1 0.9 0.6 0.6 k 20 20 40 40 re f")),
        ("shop-ink-heavy", ERROR, written(b"BT 1 1 1 1 k /More 40 Tf 20 60 Td (x) Tj ET")),
        ("shop-colour-managed", WARNING, lit),
        ("shop-colour-managed", WARNING, seen_by_eye),
        ("shop-plate-unexpected", ERROR, inked("Gold")),
        ("shop-plate-unexpected", ERROR, inked("Cyan", "Gold")),
        ("shop-font-drawn", WARNING, drawn_letters),
        ("shop-text-small", WARNING, written(b"BT 0 0 0 1 k /More 4 Tf 20 60 Td (lille) Tj ET")),
        ("shop-text-small", WARNING, written(b"q .25 0 0 .25 0 0 cm BT 0 g /More 16 Tf 90 240 Td (lille) Tj ET Q")),
        ("shop-text-small", WARNING, written(b"BT 0 g /More 1 Tf 4 0 0 4 20 60 Tm (lille) ' ET")),
        ("shop-black-mixed", WARNING, written(b"BT 0.6 0.4 0.4 1 k /More 9 Tf 20 60 Td (x) Tj ET")),
        ("shop-text-cut", ERROR, written(b"BT 0 g /More 9 Tf -4 60 Td (ud over kanten) Tj ET")),
        ("shop-text-near-edge", WARNING, written(b"BT 0 g /More 9 Tf 5 60 Td (x) Tj ET")),
        ("shop-text-near-edge", WARNING, written(b"BT 0 g /More 9 Tf 60 60 Td (en lang linje ud ad siden) Tj ET")),
        ("shop-line-thin", WARNING, lambda draft: draft.paint(b"0 G 0.1 w 20 20 m 90 90 l S")),
        ("shop-line-thin", WARNING, lambda draft: draft.paint(b"0 G 0 w 20 20 m 90 90 l S")),
        ("shop-line-thin", WARNING, lambda draft: draft.paint(b"0 g 20 20 90 0.1 re f")),
        ("shop-line-thin", WARNING, lambda draft: draft.paint(b"q .1 0 0 .1 0 0 cm 0 G 1 w 200 200 m 900 200 l S Q")),
        ("shop-line-reversed", WARNING, lambda draft: draft.paint(b"0 0 0 0 K 0.3 w 20 20 m 90 90 l S")),
        ("shop-image-coarse", ERROR, shown(100, 1)),
        ("shop-image-coarse", WARNING, shown(200, 1)),
        ("shop-bitmap-coarse", ERROR, shown(200, 1, BitsPerComponent=1)),
        ("shop-bitmap-coarse", WARNING, shown(400, 1, BitsPerComponent=1)),
        ("shop-white-overprints", ERROR, overprinting(b"0 0 0 0 k 20 20 40 40 re f")),
        ("shop-white-overprints", ERROR, overprinting(b"BT 1 g /More 9 Tf 20 60 Td (x) Tj ET")),
    ],
)  # fmt: skip
def test_what_is_drawn(code: str, severity: Severity, change: Change, deep: bool) -> None:
    finding = found(press_file(change, deep=deep))[code]
    assert finding.severity is severity
    assert (finding.facts["page"], finding.facts["pages"]) == (1, "1")
    assert isinstance(finding.facts["left"], float)


@pytest.mark.parametrize(
    "change",
    [
        lambda draft: draft.paint(b"1 0.9 0.5 0.6 k 20 20 40 40 re f"),
        inked("CutContour"),
        inked("Black"),
        inked("All"),
        written(b"BT 0 0 0 1 k /More 5 Tf 20 60 Td (x) Tj ET"),
        written(b"BT 0 0 0 1 k 3 Tr /More 2 Tf 20 60 Td (x) Tj ET"),
        written(b"BT 0.6 0.4 0.4 1 k /More 14 Tf 20 60 Td (x) Tj ET"),
        written(b"BT 1 0 0 0.5 k /More 9 Tf 20 60 Td (x) Tj ET"),
        written(b"BT 0 g /More 9 Tf 12 60 Td (x) Tj ET"),
        lambda draft: draft.paint(b"0 G 0.25 w 20 20 m 90 90 l S"),
        lambda draft: draft.paint(b"0 0 0 0 K 0.5 w 20 20 m 90 90 l S"),
        lambda draft: draft.paint(b"0 g 20 20 90 90 re f 20 20 0.2 0.3 re f"),
        shown(300, 1),
        shown(600, 1, BitsPerComponent=1),
        shown(2, 2),
        overprinting(b"0 0 0 1 k 20 20 40 40 re f"),
    ],
)
def test_what_is_well(change: Change) -> None:
    assert found(press_file(change, deep=True)) == {}


def test_a_die_line_may_be_as_thin_as_it_likes() -> None:
    space = Array([Name.Separation, Name.CutContour, Name.DeviceCMYK, FUNCTION])
    thin = b"/Cut CS 1 SCN 0.1 w 9 9 99 99 re S"
    assert found(press_file(lambda draft: draft.paint(thin, ColorSpace={"Cut": space}), deep=True)) == {}


def test_the_same_picture_is_measured_where_it_is_largest() -> None:
    def twice(draft: Draft) -> None:
        picture = draft.image(300, Name.DeviceGray)
        content = b"q 36 0 0 36 20 20 cm /P Do Q q 108 0 0 108 20 80 cm /P Do Q"
        draft.paint(content, XObject={"P": picture})

    finding = found(press_file(twice, deep=True))["shop-image-coarse"]
    assert finding.facts["dpi"] == pytest.approx(200)
    assert finding.facts["top"] == pytest.approx(88 - 188 * 25.4 / 72, abs=0.1)


@pytest.mark.parametrize(
    ("code", "severity", "change"),
    [
        ("shop-bleed-short", ERROR, lambda draft: draft.page.__setitem__("/BleedBox", box(1))),
        ("shop-page-turned", WARNING, lambda draft: draft.page.__setitem__("/Rotate", 90)),
        ("shop-page-sizes", WARNING, lambda draft: draft.page.__setitem__("/TrimBox", box(3, right=1))),
        ("shop-condition-other", WARNING, lambda draft: draft.intent.__setitem__(
            "/OutputConditionIdentifier", String("FOGRA51"))),
    ],
)  # fmt: skip
def test_pages_and_what_they_are_for(code: str, severity: Severity, change: Change) -> None:
    assert {name: one.severity for name, one in found(press_file(change, pages=4)).items()} == {code: severity}


def test_a_page_on_its_side_among_others() -> None:
    def lying(draft: Draft) -> None:
        for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
            left, bottom, right, top = (float(edge) for edge in draft.page[name])
            draft.page[name] = Array([bottom, left, top, right])

    assert "shop-page-turned" in found(press_file(lying, pages=4))


def test_a_hair_of_a_difference_is_none() -> None:
    slightly = press_file(lambda draft: draft.page.__setitem__("/TrimBox", box(3, right=0.04)), pages=4)
    assert found(slightly) == {}


def test_pages_come_in_pairs() -> None:
    assert found(press_file(pages=3))["shop-pages-odd"].facts["count"] == 3
    assert "shop-pages-odd" not in found(press_file(pages=1))
    assert "shop-pages-odd" not in found(press_file(pages=3), replace(SHOP, sheet="sra3"))
    assert "shop-pages-odd" not in found(press_file(pages=3), replace(SHOP, order="two-files"))
    # Posters are no fronts and backs.
    assert press_inspect(press_file(pages=3), SHOP, pairs=False) == ()


def test_a_profile_that_the_shop_does_not_want() -> None:
    assert set(found(press_file(), replace(SHOP, icc=False))) == {"shop-profile-unwanted"}


def test_a_shop_with_more_bleed_wants_more() -> None:
    finding = found(press_file(), replace(SHOP, bleed=5.0))["shop-bleed-short"]
    assert (finding.facts["found"], finding.facts["wanted"]) == (3.0, 5.0)
