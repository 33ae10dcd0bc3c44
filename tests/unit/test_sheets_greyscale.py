"""A grey proof: every colour as light as it was, and no colour left behind."""

from __future__ import annotations

from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image
from pypdf.generic import DictionaryObject, StreamObject

from kernekort.findings import Stop
from kernekort.sheets import greyscale, pictures
from kernekort.units import Size
from tests.sheet_faces import operators, part, reader, things_in

ORANGE = (0.85, 0.45, 0.05)


def lightness(red: float, green: float, blue: float) -> float:
    """CIE L* of an sRGB colour."""
    parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)]
    light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    return float(116 * light ** (1 / 3) - 16) if light > 0.008856 else light * 903.3


def document(content: bytes, **resources: Object) -> bytes:
    """A page 40 mm square with a content and resources."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(113.4, 113.4))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = Dictionary({f"/{name}": entries for name, entries in resources.items()})
        buffer = BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


def colours(pdf: bytes) -> list[tuple[list[float | str], str]]:
    """The colour operators of the first page."""
    wanted = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"}
    return [(operands, operator) for operands, operator in operators(reader(pdf).pages[0]) if operator in wanted]


@pytest.mark.parametrize("rgb", [(0, 0, 0), (1, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), ORANGE, (0.01, 0.02, 0.03)])
def test_grey_is_as_light_as_the_colour(rgb: tuple[float, float, float]) -> None:
    painted = f"{rgb[0]} {rgb[1]} {rgb[2]} rg 0 0 9 9 re f".encode()
    (((grey,), operator),) = colours(greyscale(document(painted)))
    assert operator == "g"
    assert isinstance(grey, float)
    assert lightness(grey, grey, grey) == pytest.approx(lightness(*rgb), abs=0.01)


def test_every_operator_becomes_a_grey_one() -> None:
    content = b"""1 0 0 RG 0 0 0 1 k 0 1 1 0 K 0.3 g 0.4 G
        /DeviceRGB cs 1 1 1 sc q /DeviceCMYK CS 0 0 0 1 SC Q 0.5 SCN
        /Own cs 0 0 1 scn /Lab cs 50 20 20 scn /Spot cs 1 scn"""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0, 0, 0]), N=1)
    spaces = Dictionary(
        Own=Array([Name.CalRGB, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))]),
        Lab=Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))]),
        Spot=Array([Name.Separation, Name.Gold, Name.DeviceRGB, tint]),
    )
    found = colours(greyscale(document(content, ColorSpace=spaces)))
    assert {operator for _, operator in found} == {"g", "G"}
    greys = [round(float(operands[0]), 3) for operands, _ in found]
    assert greys == [0.498, 0, 0.498, 0.3, 0.4, 0, 1, 0, 0, 0.5, 0, 0.298, 0, 0.466, 0, 0]
    assert "/ColorSpace" not in part(reader(greyscale(document(content, ColorSpace=spaces))).pages[0], "/Resources")


def test_forms_patterns_and_masks_are_followed() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        inner = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f")
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        inner.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        outer = pdf.make_stream(b"/x Do")
        outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        outer.Resources = Dictionary(XObject=Dictionary(x=inner))
        tile = pdf.make_stream(b"0 0 1 rg 0 0 2 2 re f")
        tile.PatternType, tile.Resources = 1, Dictionary()
        mask = Dictionary(S=Name.Luminosity, G=inner, BC=Array([1, 1, 1]))
        page.obj.Resources = Dictionary(
            XObject=Dictionary(o=outer), Pattern=Dictionary(p=tile), ExtGState=Dictionary(m=Dictionary(SMask=mask))
        )
        page.obj.Contents = pdf.make_stream(b"/m gs /o Do /Pattern cs /p scn 0 0 9 9 re f")
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        buffer = BytesIO()
        pdf.save(buffer)
    grey = reader(greyscale(buffer.getvalue()))
    things = things_in(grey)
    contents = [thing.get_data() for thing in things if isinstance(thing, StreamObject)]
    assert all(b" rg" not in content for content in contents)
    assert "/DeviceRGB" not in repr(things)
    assert colours(greyscale(buffer.getvalue())) == [(["/Pattern"], "cs"), (["/p"], "scn")]
    ground = part(grey.pages[0], "/Resources", "/ExtGState", "/m", "/SMask", "/BC")
    assert [float(value) for value in ground] == pytest.approx([1.0])


def shading(kind: int) -> Object:
    red_to_white = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([1, 1, 1]), N=1)
    white_to_blue = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0, 0, 1]), N=1)
    stitched = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array([red_to_white, white_to_blue]),
        Bounds=Array([0.5]),
        Encode=Array([0, 1, 0, 1]),
    )
    return Dictionary(
        ShadingType=kind,
        ColorSpace=Name.DeviceRGB,
        Coords=Array([0, 0, 113.4, 0]),
        Function=stitched,
    )


def test_gradients_keep_their_lightness_along_the_way() -> None:
    pdf = document(b"/s sh", Shading=Dictionary(s=shading(2)))
    before, after = (Image.open(BytesIO(pictures(file, 72)[0])) for file in (pdf, greyscale(pdf)))
    for x in (2, 30, 56, 80, 110):
        colour, grey = before.getpixel((x, 50)), after.getpixel((x, 50))
        assert isinstance(colour, tuple)
        assert isinstance(grey, tuple)
        assert len(set(grey)) == 1
        assert lightness(*(value / 255 for value in grey)) == pytest.approx(
            lightness(*(value / 255 for value in colour)), abs=1.5
        )


def test_what_cannot_be_told_in_grey_is_refused_by_name() -> None:
    for content, resources, what in (
        (b"/s sh", {"Shading": Dictionary(s=shading(4))}, "/ShadingType 4"),
        (b"/Odd cs", {"ColorSpace": Dictionary(Odd=Array([Name.Pattern, Name.DeviceRGB]))}, "/Pattern"),
    ):
        with pytest.raises(Stop) as stopped:
            greyscale(document(content, **resources))
        (finding,) = stopped.value.findings
        assert (finding.code, finding.facts) == ("grey-not-possible", {"what": what})


def picture(mode: str, file: str, inverted: bool = False) -> bytes:
    """A page filled with one orange image of a mode, kept as a file of a kind."""
    image = Image.new("RGB", (8, 8), tuple(round(255 * value) for value in ORANGE)).convert(mode)
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        buffer = BytesIO()
        if file == "jpeg":
            image.save(buffer, "JPEG", quality=95)
        stream = pdf.make_stream(buffer.getvalue() or image.tobytes())
        stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, 8, 8
        stream.ColorSpace = Name.DeviceCMYK if mode == "CMYK" else Name.DeviceRGB
        stream.BitsPerComponent = 8
        if file == "jpeg":
            stream.Filter = Name.DCTDecode
        if inverted:
            stream.Decode = Array([1, 0] * 4)
        page.obj.Resources = Dictionary(XObject=Dictionary(i=stream))
        page.obj.Contents = pdf.make_stream(b"q 100 0 0 100 0 0 cm /i Do Q")
        saved = BytesIO()
        pdf.save(saved)
        return saved.getvalue()


@pytest.mark.parametrize(
    ("mode", "file", "inverted"),
    [("RGB", "raw", False), ("RGB", "jpeg", False), ("CMYK", "raw", False), ("CMYK", "jpeg", True)],
)
def test_images_become_grey_and_stay_as_light(mode: str, file: str, inverted: bool) -> None:
    pdf = reader(greyscale(picture(mode, file, inverted)))
    image = part(pdf.pages[0], "/Resources", "/XObject", "/i")
    assert image["/ColorSpace"] == "/DeviceGray"
    assert ("/DCTDecode" in repr(image["/Filter"])) == (file == "jpeg")
    shown = Image.open(BytesIO(pictures(greyscale(picture(mode, file, inverted)), 36)[0])).getpixel((20, 20))
    assert isinstance(shown, tuple)
    assert lightness(*(value / 255 for value in shown)) == pytest.approx(lightness(*ORANGE), abs=1.5)


def test_grey_images_and_masks_are_left_alone() -> None:
    with Pdf.open(BytesIO(picture("RGB", "raw"))) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.i
        image.write(bytes(range(64)))
        image.ColorSpace = Name.DeviceGray
        buffer = BytesIO()
        pdf.save(buffer)
    after = part(reader(greyscale(buffer.getvalue())).pages[0], "/Resources", "/XObject", "/i")
    assert after.get_data() == bytes(range(64))


def test_title_and_size_are_kept_and_the_bytes_are_the_same_twice() -> None:
    with Pdf.open(BytesIO(document(b"1 0 0 rg"))) as pdf:
        pdf.docinfo[Name.Title] = "Kort"
        buffer = BytesIO()
        pdf.save(buffer)
    grey = greyscale(buffer.getvalue())
    assert grey == greyscale(buffer.getvalue())
    assert reader(grey).metadata is not None
    assert reader(grey).metadata == {"/Title": "Kort"}
    assert isinstance(reader(grey).pages[0], DictionaryObject)


def test_pictures_are_png_of_the_right_size_and_the_same_twice() -> None:
    pdf = document(b"1 0 0 rg 0 0 200 200 re f")
    (one,) = pictures(pdf, 144)
    assert one == pictures(pdf, 144)[0]
    image = Image.open(BytesIO(one))
    assert (image.format, image.mode) == ("PNG", "RGB")
    assert image.size == (round(Size(40, 40).width / 25.4 * 144), 227)
    assert image.getpixel((5, 5)) == (255, 0, 0)
