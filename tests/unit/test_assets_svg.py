"""Drawings: what they may hold, and where what they may not hold stands."""

from __future__ import annotations

from base64 import b64encode

import pytest

from kernekort.assets import check_svg
from kernekort.assets.graph import MOST, Circle, Use, grown
from kernekort.findings import Finding, Place
from tests.asset_files import SHAPE, raster, svg

PLACE = Place("brand/logo.svg")


def check(body: str, root: str = 'viewBox="0 0 200 50"') -> tuple[Finding, ...]:
    return check_svg(svg(body, root), PLACE)


def codes(body: str) -> list[str]:
    return [finding.code for finding in check(body)]


ILLUSTRATOR = """
<defs><style>.cls-1{fill:url(#a)} .cls-2, .cls-3 > path{clip-path:url(#b)}</style>
<linearGradient id="a"><stop offset="0"/></linearGradient>
<clipPath id="b"><rect class="cls-4" width="9" height="9"/></clipPath></defs>
<g id="Layer_1" data-name="image (1)"><path class="cls-1" d="M0 0h9v9z"/><g class="cls-2"><path d="M1-.5e1"/></g></g>
"""
INKSCAPE = """
<metadata><work about=""/></metadata>
<g inkscape:export-filename="C:\\logo.png" transform="translate(1,2)">
<path style="fill:#0b5563;stroke:none" d="M0,0 C1,1 2,2 3,3 Z"/></g>
<use xlink:href="#p" x="5"/><path id="p" d="M0 0h1"/>
"""


@pytest.mark.parametrize("body", [SHAPE, ILLUSTRATOR, f"<title>Logo &amp; navn</title>{SHAPE}"])
def test_ordinary_drawings_pass(body: str) -> None:
    assert check(body) == ()


def test_what_drawing_programs_note_for_themselves_is_left_alone() -> None:
    root = 'viewBox="0 0 9 9" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    assert check(INKSCAPE, root) == ()


def test_a_picture_inside_is_checked_too() -> None:
    picture = b64encode(raster()).decode()
    assert check(f'<image href="data:image/png;base64,{picture}"/>') == ()
    assert codes(f'<image href="data:image/png;base64,{picture[: len(picture) // 8 * 4]}"/>') == ["image-truncated"]


@pytest.mark.parametrize(
    ("body", "code", "what"),
    [
        ("<script>1</script>", "svg-script", "script"),
        ("<foreignObject/>", "svg-script", "foreignObject"),
        ('<rect onload="x()"/>', "svg-script", "onload"),
        ('<rect><set attributeName="href"/></rect>', "svg-script", "set"),
        ('<rect style="fill:expression(1)"/>', "svg-script", "expression("),
        ('<image href="file:///etc/passwd"/>', "svg-external", "file:///etc/passwd"),
        ('<image xlink:href="http://a.dk/b.png"/>', "svg-external", "http://a.dk/b.png"),
        ('<use href="other.svg#a"/>', "svg-external", "other.svg#a"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "svg-external", "data:image/svg+xml;base64,AAAA"),
        ('<rect fill="url(http://a.dk/#b)"/>', "svg-external", "http://a.dk/#b"),
        ("<rect style=\"fill:URL( 'x.svg#b' )\"/>", "svg-external", "x.svg#b"),
        ('<rect style="fill:u\\72l(x)"/>', "svg-external", "\\"),
        ("<style>@import 'x.css';</style>", "svg-external", "@import"),
        ("<style>a{b:image-set('x.png' 1x)}</style>", "svg-external", "image-set("),
        ('<g xml:base="http://a.dk/"/>', "svg-external", "http://a.dk/"),
    ],
)
def test_what_runs_or_reaches_out_is_refused(body: str, code: str, what: str) -> None:
    (finding,) = check(SHAPE + "\n" + body)
    assert (finding.code, finding.facts["what"], str(finding.place)) == (code, what, "brand/logo.svg:2")


def test_a_style_sheet_from_elsewhere_is_refused() -> None:
    (finding,) = check_svg(b'<?xml-stylesheet href="x.css"?>' + svg(), PLACE)
    assert finding.code == "svg-external"


def test_text_must_be_outlines() -> None:
    (finding,) = check(f"{SHAPE}\n<text><tspan>Åløse</tspan></text>")
    assert (finding.code, str(finding.place)) == ("svg-text", "brand/logo.svg:2")


def test_an_empty_text_left_behind_is_let_be() -> None:
    assert check(f'{SHAPE}<text x="1"> </text>') == ()


def test_each_kind_of_fault_is_told_once() -> None:
    assert codes("<script/>" * 500 + "<text>a</text>" * 500) == ["svg-script", "svg-text"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + svg(), "svg-doctype"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "svg-doctype"),
        (svg()[:-9], "svg-damaged"),
        (b"<html></html>", "svg-damaged"),
        (b"\x1f\x8b\x08\x00", "svg-damaged"),
        (b'<?xml version="1.0" encoding="UTF-7"?>' + svg(), "svg-damaged"),
        (b"", "svg-damaged"),
        (svg(""), "image-empty"),
        (svg(SHAPE + " " * 2_000_000), "file-too-large"),
    ],
)
def test_what_is_no_drawing_is_refused(data: bytes, code: str) -> None:
    assert [finding.code for finding in check_svg(data, PLACE)] == [code]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_that_drawing_programs_write(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n'
        + svg(f"<title>Åløse</title>{SHAPE}").decode()
    )
    assert check_svg(text.encode(encoding), PLACE) == ()


@pytest.mark.parametrize("measure", ['width="1e99"', 'x="nan"', 'd="M0 0L1e300 0"', 'style="stroke-width:99999999999"'])
def test_measures_must_be_finite(measure: str) -> None:
    assert codes(f"<path {measure}/>") == ["svg-size"]


def test_dashes_and_tiles_must_not_come_in_millions() -> None:
    assert codes('<path d="M0 0H1000000" stroke-dasharray="0.001"/>') == ["svg-too-fine"]
    assert codes('<path style="stroke-dasharray: .0001" d="M0 0H1000"/>') == ["svg-too-fine"]
    assert codes(f'<pattern width="0.00001" height="1"/>{SHAPE}') == ["svg-too-fine"]
    assert codes('<path d="M0 0H100" stroke-dasharray="2 1"/>') == []


def test_what_uses_itself_is_refused() -> None:
    (finding,) = check('<g id="a"><use href="#b"/></g>\n<g id="b"><use href="#a"/></g>')
    assert (finding.code, finding.place) == ("svg-circle", Place("brand/logo.svg", 2))
    assert codes('<pattern id="p" width="1" height="1"><rect fill="url(#p)"/></pattern>' + SHAPE) == ["svg-circle"]


def test_a_rule_for_a_class_makes_no_circle_where_the_class_is_not() -> None:
    style = "<style>.a{clip-path:url(#c)}</style>"
    assert codes(f'{style}<clipPath id="c"><rect class="b"/></clipPath><path class="a" d="M0 0h1"/>') == []
    assert codes(f'{style}<clipPath id="c"><rect class="b a"/></clipPath>') == ["svg-circle"]


def test_parts_of_parts_of_parts_are_counted() -> None:
    nested = f'<g id="l0">{SHAPE}</g>'
    nested += "".join(f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 8))
    assert codes(nested) == ["svg-bomb"]


@pytest.mark.parametrize(
    "body",
    [
        '<path marker-mid="url(#m)" d="M' + "1 1 " * 2000 + '"/>',
        '<style>path{marker:url(#m)}</style><path d="M' + "1 1 " * 2000 + '"/>',
        '<g fill="url(#m)">' + SHAPE * 2000 + "</g>",
        f'<g id="g">{SHAPE * 2000}</g><use href="#g" style="fill:url(#m)"/>',
    ],
)
def test_paint_is_counted_wherever_it_comes_from(body: str) -> None:
    assert codes(f'<marker id="m">{SHAPE * 200}</marker>{body}') == ["svg-bomb"]


def test_growth() -> None:
    assert grown([[Use(1, 3), Use(2)], [Use(2, 2)], []]) == (11, 3, 1)
    assert grown([[Use(1, 10**9)], []])[0] == MOST + 1
    chain = [[Use(n + 1)] for n in range(5000)]
    assert grown([*chain, []])[0] == 5001


def test_a_circle_is_named_by_a_part_of_it() -> None:
    with pytest.raises(Circle) as found:
        grown([[Use(1)], [Use(2)], [Use(1)]])
    assert found.value.part == 1
