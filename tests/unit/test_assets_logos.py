"""Logos, whatever they come as, made into something a page can hold."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from kernekort.assets import Logo, read_logo
from kernekort.assets.pdf_outline import NotSimple, outline_of
from kernekort.assets.pdf_picture import screen_colours
from kernekort.findings import Checked, Place
from kernekort.wording import Catalogue
from tests.asset_files import noise, pdf, raster, svg

SQUARE = b"0 0.4 0.6 rg 10 10 60 60 re f"


def read(path: Path) -> Checked[Logo]:
    return read_logo(path, Place(path.name))


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def outline(folder: Path, content: bytes) -> str:
    with pikepdf.open(pdf(folder / "logo.pdf", content)) as made:
        return outline_of(made.pages[0], screen_colours).svg


@pytest.mark.parametrize(
    ("root", "aspect"),
    [
        ('viewBox="0 0 200 50"', 4),
        ('width="20mm" height="1cm"', 2),
        ('width="100%" viewBox="5 5 30 10"', 3),
        ('width="72pt" height="1in"', 1),
    ],
)
def test_a_drawing_is_kept_as_it_is(tmp_path: Path, root: str, aspect: float) -> None:
    logo = read(put(tmp_path, "logo.svg", svg(root=root))).value
    assert logo is not None
    assert (logo.kind, logo.path) == ("svg", tmp_path / "logo.svg")
    assert logo.aspect == pytest.approx(aspect)
    kind, _, data = logo.uri.partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b64decode(data).decode() == logo.svg == svg(root=root).decode()


@pytest.mark.parametrize("root", ["", 'viewBox="0 0 0 9"', 'viewBox="0 0 1000 1"', 'width="10"'])
def test_a_drawing_without_proportions_is_refused(tmp_path: Path, root: str) -> None:
    assert [finding.code for finding in read(put(tmp_path, "logo.svg", svg(root=root))).findings] == ["svg-size"]


def test_what_a_file_is_its_bytes_decide(tmp_path: Path) -> None:
    logo = read(put(tmp_path, "logo.svg", raster("JPEG", (600, 200)))).value
    assert logo is not None
    assert (logo.kind, logo.aspect, logo.svg) == ("raster", 3, None)
    assert logo.uri.startswith("data:image/jpeg;base64,/9j/")


def test_a_small_picture_is_a_coarse_logo(tmp_path: Path) -> None:
    made = read(put(tmp_path, "logo.png", raster("PNG", (236, 100))))
    (finding,) = made.findings
    assert made.value is not None
    assert (finding.code, str(finding.severity)) == ("logo-coarse", "warning")
    assert finding.facts["width"] == pytest.approx(19.98, abs=0.01)


@pytest.mark.parametrize(
    ("name", "data", "facts"),
    [
        ("logo.eps", b"%!PS-Adobe-3.0", {"format": "EPS"}),
        ("logo.gif", b"GIF89a", {"format": "GIF"}),
        ("logo.png", b"GIF89a", {"format": "GIF"}),
        ("logo", b"abc", {"format": ""}),
        ("logo.png", b"\x88PNG broken", {"damaged": "PNG"}),
        ("logo.svg", b"\1\2\3", {"damaged": "SVG"}),
        ("logo.svg", b"", {"empty": "logo.svg"}),
        ("logo.svg", b"\xef\xbb\xbf \r\n", {"empty": "logo.svg"}),
        ("logo.pdf", b"\0\0", {"empty": "logo.pdf"}),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, name: str, data: bytes, facts: dict[str, str]) -> None:
    (finding,) = read(put(tmp_path, name, data)).findings
    assert (finding.code, dict(finding.facts)) == ("logo-format", {"name": name} | facts)
    hint = Catalogue.open("da").sentence(finding).hint or ""
    assert ("er tom;" in hint, "i stykker" in hint) == ("empty" in facts, "damaged" in facts)


def test_a_line_is_no_logo(tmp_path: Path) -> None:
    assert [one.code for one in read(put(tmp_path, "l.png", raster(size=(900, 2)))).findings] == ["logo-shape"]


def test_a_simple_pdf_becomes_a_drawing(tmp_path: Path) -> None:
    logo = read(pdf(tmp_path / "logo.pdf", SQUARE)).value
    assert logo is not None
    assert (logo.kind, logo.aspect) == ("pdf", 1)
    assert logo.svg is not None
    assert 'viewBox="10 10 60 60"' in logo.svg
    assert '<path d="M10 70L70 70L70 10L10 10Z" fill="#006699"/>' in logo.svg
    assert logo.uri.startswith("data:image/svg+xml;base64,")


def test_a_pdf_that_is_not_simple_becomes_a_fine_picture(tmp_path: Path) -> None:
    logo = read(pdf(tmp_path / "logo.pdf", b"5 w 20 20 m 180 60 l S")).value
    assert logo is not None
    assert (logo.kind, logo.svg) == ("pdf", None)
    assert logo.aspect == pytest.approx(161.2 / 44.9, rel=0.02)
    with picture(logo) as image:
        assert image.width == pytest.approx(1500, rel=0.02)
        assert image.width / image.height == logo.aspect
        assert image.getbbox() == (0, 0, *image.size)
        assert image.getchannel("A").getextrema() == (0, 255)


def test_the_picture_of_a_pdf_is_the_same_every_time(tmp_path: Path) -> None:
    path = pdf(tmp_path / "logo.pdf", b"5 w 20 20 m 180 60 l S")
    one, other = read(path).value, read(path).value
    assert one == other


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"2 0 0 2 10 0 cm 1 g 0 0 5 5 re f", "M10 80L20 80L20 70L10 70Z"),
        (b"0 0 m 0 10 10 10 v 20 20 20 0 y h f", "M0 80C0 80 0 70 10 70C20 60 20 80 20 80Z"),
        (b"q 1 0 0 rg Q 0 0 9 9 re f*", 'fill="#000000" fill-rule="evenodd"'),
        (b"/DeviceRGB cs 0 1 0 scn 0 0 9 9 re f", 'fill="#00FF00"'),
        (b"BT /F0 12 Tf ET /Span BDC 0 0 9 9 re f EMC", "M0 80"),
    ],
)
def test_operators_of_a_pdf(tmp_path: Path, content: bytes, expected: str) -> None:
    assert expected in outline(tmp_path, content)


def test_clips_are_kept_and_those_of_the_whole_page_left_out(tmp_path: Path) -> None:
    drawn = outline(tmp_path, b"0 0 200 80 re W n q 0 0 m 9 0 l 9 9 l W* n 0 0 50 50 re f Q 1 g 0 0 5 5 re f")
    assert drawn.count("<clipPath") == 1
    assert 'clip-rule="evenodd"' in drawn
    assert re.search(r'<g clip-path="url\(#c1\)">\n<path [^>]*/></g>\n<path [^>]*fill="#FFFFFF"/>', drawn)


def test_process_colours_look_as_they_do_on_the_page(tmp_path: Path) -> None:
    drawn = outline(tmp_path, b"1 0 0 0 k 0 0 9 9 re f 0 0 0 1 k 0 0 5 5 re f")
    cyan, black = re.findall(r'fill="#(\w{6})"', drawn)
    assert int(cyan[:2], 16) < 80 < 160 < int(cyan[2:4], 16) < 200 < int(cyan[4:], 16)
    assert int(black, 16) < int("404040", 16)


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 m 9 9 l S",
        b"0 0 9 9 re B",
        b"BT /F1 9 Tf (a) Tj ET",
        b"/Sh1 sh",
        b"/Pattern cs /P1 scn 0 0 9 9 re f",
        b"/OC /Layer BDC 0 0 9 9 re f EMC",
        b"/X0 Do",
        b"",
    ],
)
def test_more_than_filled_outlines_is_not_simple(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotSimple):
        outline(tmp_path, content)


@pytest.mark.parametrize(
    ("state", "simple"), [({"/ca": 1}, True), ({"/ca": 0.5}, False), ({"/BM": Name.Multiply}, False)]
)
def test_transparency_is_not_simple(tmp_path: Path, state: dict[str, float | Name], simple: bool) -> None:
    def give(made: pikepdf.Pdf) -> None:
        made.pages[0].Resources = Dictionary(ExtGState=Dictionary(G=Dictionary(state)))

    logo = read(pdf(tmp_path / "logo.pdf", b"/G gs 0 0 9 9 re f", give)).value
    assert logo is not None
    assert (logo.svg is not None) is simple


def test_a_form_is_drawn_where_it_is_placed(tmp_path: Path) -> None:
    def give(made: pikepdf.Pdf) -> None:
        form = made.make_stream(b"1 0 0 rg 0 0 20 20 re f", Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Matrix = Array([0, 0, 10, 10]), Array([1, 0, 0, 1, 5, 0])
        made.pages[0].Resources = Dictionary(XObject=Dictionary(F=form))

    logo = read(pdf(tmp_path / "logo.pdf", b"1 0 0 1 0 10 cm /F Do", give)).value
    assert logo is not None
    assert logo.svg is not None
    assert '<path d="M5 70L15 70L15 60L5 60Z" clip-rule="nonzero"/>' in logo.svg
    assert '<path d="M5 70L25 70L25 50L5 50Z" fill="#FF0000"/>' in logo.svg


def test_a_turned_page_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    wide = b"0 0.4 0.6 rg 10 10 100 50 re f"
    logo = read(pdf(tmp_path / "logo.pdf", wide, lambda made: made.pages[0].rotate(90, relative=False))).value
    assert logo is not None
    assert logo.svg is None
    assert logo.aspect == pytest.approx(0.5, rel=0.01)


def on_a4(made: pikepdf.Pdf) -> None:
    made.pages[0].MediaBox = Array([0, 0, 595, 842])


@pytest.mark.parametrize("paper", [b"", b"1 1 1 rg 0 0 595 842 re f "], ids=["clear", "white"])
@pytest.mark.parametrize("simple", [True, False], ids=["outline", "picture"])
def test_a_small_logo_on_a_large_page_is_cropped_to_its_ink(tmp_path: Path, paper: bytes, simple: bool) -> None:
    drawn = paper + b"0 0.4 0.6 rg 250 400 90 30 re " + (b"f" if simple else b"f 0 0.4 0.6 RG 250 401 m 340 401 l S")
    logo = read(pdf(tmp_path / "logo.pdf", drawn, on_a4)).value
    assert logo is not None
    assert logo.aspect == pytest.approx(3, rel=0.01)
    if simple:
        assert logo.svg is not None
        assert 'viewBox="250 412 90 30"' in logo.svg
        return
    with picture(logo) as image:
        assert image.width == pytest.approx(1500, rel=0.02), "as fine as a logo that fills its page"
        for corner in ((2, 2), (image.width - 3, image.height - 3)):
            assert image.convert("RGB").getpixel(corner) == pytest.approx((0, 102, 153), abs=3)


def test_what_a_clip_hides_is_no_ink(tmp_path: Path) -> None:
    assert 'viewBox="20 20 40 30"' in outline(tmp_path, b"20 30 40 30 re W n 0 0 200 80 re f")


def test_a_curve_is_cropped_where_it_turns(tmp_path: Path) -> None:
    assert 'viewBox="10 20 40 30"' in outline(tmp_path, b"10 30 m 10 70 50 70 50 30 c f")


def test_a_white_page_alone_is_kept_whole(tmp_path: Path) -> None:
    logo = read(pdf(tmp_path / "logo.pdf", b"1 g 0 0 200 80 re f")).value
    assert logo is not None
    assert logo.aspect == 2.5


def picture(logo: Logo) -> Image.Image:
    return Image.open(BytesIO(b64decode(logo.uri.partition(",")[2])))


def png(size: tuple[int, int], ink: tuple[int, int, int, int] | None, ground: tuple[int, int, int, int]) -> bytes:
    """A blue oblong on a ground."""
    image = Image.new("RGBA", size, ground)
    if ink:
        image.paste((0, 0, 200, 255), ink)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


CLEAR = (0, 0, 0, 0)


def test_the_clear_margin_of_a_picture_is_cut_off(tmp_path: Path) -> None:
    checked = read(put(tmp_path, "logo.png", png((2000, 2000), (300, 500, 1500, 800), CLEAR)))
    assert checked.value is not None
    assert checked.findings == ()
    assert checked.value.aspect == 4
    with picture(checked.value) as image:
        assert image.size == (1200, 300)


def test_a_picture_without_margins_is_handed_on_byte_for_byte(tmp_path: Path) -> None:
    data = png((600, 300), (2, 2, 598, 298), CLEAR)
    logo = read(put(tmp_path, "logo.png", data)).value
    assert logo is not None
    assert b64decode(logo.uri.partition(",")[2]) == data


def test_a_cropped_picture_may_turn_out_coarse(tmp_path: Path) -> None:
    (finding,) = read(put(tmp_path, "logo.png", png((2000, 2000), (0, 0, 200, 100), CLEAR))).findings
    assert (finding.code, finding.facts["pixels"]) == ("logo-coarse", 200)


def test_a_picture_of_nothing_is_empty(tmp_path: Path) -> None:
    checked = read(put(tmp_path, "logo.png", png((600, 300), None, CLEAR)))
    assert (checked.value, [one.code for one in checked.findings]) == (None, ["image-empty"])


def test_white_around_a_picture_is_told_of(tmp_path: Path) -> None:
    data = png((1000, 1000), (400, 450, 600, 550), (255, 255, 255, 255))
    (finding,) = read(put(tmp_path, "logo.png", data)).findings
    assert (finding.code, str(finding.severity), finding.facts["percent"]) == ("logo-mostly-empty", "warning", 2)
    file = BytesIO()
    with Image.open(BytesIO(data)) as image:
        image.convert("RGB").save(file, "JPEG")
    (finding,) = read(put(tmp_path, "logo.jpg", file.getvalue())).findings
    assert (finding.code, finding.facts["percent"]) == ("logo-mostly-empty", 2)


A4_ROOT = 'viewBox="0 0 210 297"'
SPECK = '<path d="M80 140h50v20h-50z"/>'


@pytest.mark.parametrize(
    ("body", "percent"),
    [
        (SPECK, 2),
        ('<rect width="210" height="297" fill="none"/>' + SPECK, 2),
        ('<rect width="210" height="297" fill="#FFFFFF"/>' + SPECK, 2),
        ("<style>.a{fill:none}</style>" + '<rect class="a" width="210" height="297"/>' + SPECK, 2),
        ('<g style="display:none"><rect width="210" height="297"/></g>' + SPECK, 2),
        ('<defs><rect width="210" height="297"/></defs>' + SPECK, 2),
        ('<clipPath id="c"><rect width="210" height="297"/></clipPath>' + SPECK, 2),
        ('<g transform="translate(100 100) scale(.5)"><circle r="40"/></g>', 3),
        ('<rect transform="rotate(90 105 148)" x="95" y="143" width="20" height="10"/>', 0),
        ('<polygon points="0,0 100,0 50,60"/>', 10),
        ('<path d="M100 100a20 20 0 1 1 0 40"/>', 1),
        ('<path d="M900 900h50v20z"/>', 0),
        ('<rect fill="#fff" stroke="#000" width="210" height="297"/>', None),
        ('<rect width="210" height="297"/>', None),
        ('<path d="M0 0L210 297"/>', None),
        ('<g transform="scale(2)"><path d="M0 0h100v140h-50z"/></g>', None),
        ('<symbol id="s"><path d="M0 0h9v9z"/></symbol><use href="#s"/>', None),
        ('<g style="transform:scale(9)"><path d="M0 0h9v9z"/></g>', None),
        ('<rect width="50%" height="5%"/>', None),
        ('<path d="M0 0 L 5 , q"/>', None),
    ],
)
def test_a_speck_on_a_large_drawing_area_is_told_of(tmp_path: Path, body: str, percent: int | None) -> None:
    checked = read(put(tmp_path, "logo.svg", svg(body, A4_ROOT)))
    assert checked.value is not None
    expected = [] if percent is None else [("logo-mostly-empty", "warning", percent)]
    assert [(one.code, str(one.severity), one.facts["percent"]) for one in checked.findings] == expected


def test_a_large_picture_is_no_logo(tmp_path: Path) -> None:
    file = BytesIO()
    noise((2000, 1200)).save(file, "PNG")
    assert [one.code for one in read(put(tmp_path, "logo.png", file.getvalue())).findings] == ["file-too-large"]
