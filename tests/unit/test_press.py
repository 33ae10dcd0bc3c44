"""Colours become inks: exact where a brand says so, black for greys, text in black over its ground, plates apart."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image, ImageChops, ImageCms

from kernekort import press
from kernekort.brand import SPOT_COLOURS, load_brand
from kernekort.findings import Stop
from kernekort.library import Library
from kernekort.press.jpeg import jpeg_parts, rows_of_a_band, without_profile
from kernekort.press.separation import Separation
from tests.sheet_faces import operators, part, reader
from tests.witnesses import plates

LIBRARY = Library.open()
FOGRA39 = press.condition("fogra39", LIBRARY).value
EXACT = {(200, 30, 40): (0.1, 0.9, 0.8, 0.05), (20, 30, 40): (0.9, 0.5, 0.3, 0.6)}
INKS = press.Inks(EXACT, (20, 30, 40), (0.6, 0.4, 0.4, 1))
PT = 72 / 25.4


def pdf_of(content: bytes, size: float = 100, **resources: Object) -> bytes:
    """A square page with a content and resources."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(size * PT, size * PT))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.Resources = Dictionary({f"/{name}": entries for name, entries in resources.items()})
        buffer = BytesIO()
        pdf.save(buffer)
        return buffer.getvalue()


def converted(pdf: bytes, inks: press.Inks = INKS) -> bytes:
    assert FOGRA39 is not None
    return press.converted(pdf, inks, FOGRA39)


def steps(pdf: bytes) -> list[str]:
    """The content of the first page, an operator with its operands a line."""
    found = operators(reader(pdf).pages[0])
    return [
        " ".join([*(f"{one:g}" if isinstance(one, float) else one for one in words), name]) for words, name in found
    ]


def test_exact_inks_greys_and_the_rest() -> None:
    content = b"0.784314 0.117647 0.156863 rg 0.5 g 0.2 0.2 0.2 RG 1 1 1 rg 0.1 0.2 0.3 0.4 K 0 0.6 0.3 rg"
    exact, grey, neutral, white, cmyk, other = steps(converted(pdf_of(content)))
    assert (exact, grey, neutral) == ("0.1 0.9 0.8 0.05 k", "0 0 0 0.5 k", "0 0 0 0.8 K")
    assert (white, cmyk) == ("0 0 0 0 k", "0.1 0.2 0.3 0.4 K")
    cyan, magenta, yellow, black = (float(word) for word in other.split()[:4])
    assert cyan > 0.7
    assert yellow > 0.6
    assert magenta + black < 0.5


def test_black_text_prints_over_its_ground(tmp_path: Path) -> None:
    """The yellow under a word of black is whole; under one in another colour it is left out."""
    content = (
        b"1 0.9 0 rg 0 0 283 283 re f 0 g BT /F 60 Tf 20 150 Td <4848> Tj ET "
        b"0 0.5 0.9 rg BT /F 60 Tf 20 50 Td <4848> Tj ET"
    )
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
    (page,) = plates(converted(pdf_of(content, Font=Dictionary(F=font))), tmp_path, dpi=72)
    upper, lower = (0, 0, 283, 140), (0, 140, 283, 283)
    ground = page["Yellow"].getpixel((5, 5))
    assert page["Yellow"].crop(upper).getextrema() == (ground, ground)
    assert page["Black"].crop(upper).getextrema()[1] == 255
    assert page["Yellow"].crop(lower).getextrema()[0] != ground


def test_text_in_the_ink_of_the_brand_is_black_alone_and_a_ground_of_it_is_not() -> None:
    content = b"0.078431 0.117647 0.156863 rg 0 0 9 9 re f BT /F 9 Tf <41> Tj ET"
    lines = steps(converted(pdf_of(content)))
    ground, black = lines.index("0.9 0.5 0.3 0.6 k"), lines.index("0 0 0 1 k")
    assert ground < lines.index("f") < black < lines.index("BT")


@pytest.mark.parametrize(
    ("content", "rich"),
    [
        (b"0 g 0 0 200 200 re f", True),
        (b"0 g 1 w [] 0 d 0 0 m 200 0 l 200 200 l 0 200 l h f", True),
        (b"q 0.5 0 0 0.5 0 0 cm 0 g 0 0 200 200 re f Q", True),
        (b"q 0.1 0 0 0.1 0 0 cm 0 g 0 0 200 200 re f Q", False),
        (b"0 g 0 0 200 9 re f", False),
        (b"0 g 0 0 200 200 re 10 10 180 180 re f*", False),
        (b"0 0 200 200 re 5 5 190 190 re W* n 0 g 0 0 200 200 re f", False),
        (b"0.1 g 0 0 200 200 re f", False),
        (b"/half gs 0 g 0 0 200 200 re f", False),
    ],
)
def test_large_grounds_of_black_are_rich_and_nothing_else(content: bytes, rich: bool) -> None:
    states = Dictionary(half=Dictionary(ca=0.5))
    lines = steps(converted(pdf_of(content, ExtGState=states)))
    assert ("0.6 0.4 0.4 1 k" in lines) == rich
    if rich:
        assert lines.index("0.6 0.4 0.4 1 k") < lines.index("f") < len(lines) - 1 - lines[::-1].index("0 0 0 1 k")


def test_a_ground_inside_a_form_is_as_large_as_it_is_shown() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        forms = Dictionary()
        for name in ("large", "small"):
            form = pdf.make_stream(b"0 g 0 0 200 200 re f")
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 200])
            forms[f"/{name}"] = form
        page.obj.Resources = Dictionary(XObject=forms)
        page.obj.Contents = pdf.make_stream(b"/large Do q 0.1 0 0 0.1 0 0 cm /small Do Q")
        buffer = BytesIO()
        pdf.save(buffer)
    pages = reader(converted(buffer.getvalue())).pages
    shown = {name: part(pages[0], "/Resources", "/XObject", name).get_data() for name in ("/large", "/small")}
    assert b"0.6 0.4 0.4 1 k" in shown["/large"]
    assert b"0.6 0.4 0.4 1 k" not in shown["/small"]


def test_sentinels_become_plates_that_print_over(tmp_path: Path) -> None:
    def set_by(spot: str, operator: str) -> str:
        hexed = SPOT_COLOURS[spot]  # type: ignore[index]
        return " ".join(f"{int(hexed[at : at + 2], 16) / 255:.6f}" for at in (1, 3, 5)) + f" {operator} "

    content = (
        "1 0.9 0 rg 0 0 283 283 re f " + set_by("CutContour", "RG") + "4 w 20 20 100 100 re S "
        "/thin gs " + set_by("Varnish", "rg") + "150 150 60 60 re f 0 0 1 RG 4 w 20 200 60 60 re S"
    )
    states = Dictionary(thin=Dictionary(ca=0.01))
    made = converted(pdf_of(content.encode(), ExtGState=states))
    (page,) = plates(made, tmp_path, dpi=72)
    assert set(page) == {"Cyan", "Magenta", "Yellow", "Black", "CutContour", "Varnish"}
    assert page["Varnish"].getpixel((180, 103)) == 255
    assert page["CutContour"].getpixel((70, 263)) == 255
    ground = page["Yellow"].getpixel((5, 5))
    assert page["Yellow"].getpixel((70, 263)) == page["Yellow"].getpixel((180, 103)) == ground
    # What comes after a plate leaves out what lies under it again.
    assert page["Yellow"].getpixel((50, 82)) != ground


def test_paths_may_be_drawn_on_plates_by_hand(tmp_path: Path) -> None:
    from kernekort.units import Size

    fold = press.SpotPath("Crease", b"20 0 m 20 100 l", width=0.5)
    made = press.with_spots(pdf_of(b"1 0 0 rg"), {0: [press.die_line(Size(50, 60), 3), fold]})
    (page,) = plates(made, tmp_path, dpi=72)
    assert page["CutContour"].getbbox() == pytest.approx((0, 283 - 170, 142, 283), abs=2)
    assert page["Crease"].getbbox() == pytest.approx((19, 183, 21, 283), abs=1)


def gradient(kind: int, stops: list[list[float]], space: str = "/DeviceRGB") -> Object:
    ends = [
        Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(one), C1=Array(two), N=1)
        for one, two in pairwise(stops)
    ]
    edges = [step / len(ends) for step in range(1, len(ends))]
    stitched = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array(ends),
        Bounds=Array(edges),
        Encode=Array([0, 1] * len(ends)),
    )
    return Dictionary(ShadingType=kind, ColorSpace=Name(space), Coords=Array([0, 0, 283, 0]), Function=stitched)


def test_gradients_keep_exact_stops_and_have_four_parts(tmp_path: Path) -> None:
    shading = gradient(2, [[200 / 255, 30 / 255, 40 / 255], [1, 1, 1], [0, 0, 0]])
    made = converted(pdf_of(b"/s sh", Shading=Dictionary(s=shading)))
    found = part(reader(made).pages[0], "/Resources", "/Shading", "/s")
    assert found["/ColorSpace"] == "/DeviceCMYK"
    first, second = (one.get_object() for one in found["/Function"]["/Functions"])
    assert [float(one) for one in first["/C0"]] == [0.1, 0.9, 0.8, 0.05]
    assert [float(one) for one in second["/C1"]] == [0, 0, 0, 1]
    (page,) = plates(made, tmp_path, dpi=36)
    assert page["Magenta"].getpixel((1, 50)) == pytest.approx(0.9 * 255, abs=6)
    assert page["Black"].getpixel((140, 50)) == pytest.approx(255, abs=8)


def test_a_gradient_that_cannot_be_told_is_refused() -> None:
    mesh = Dictionary(ShadingType=4, ColorSpace=Name.DeviceRGB)
    with pytest.raises(Stop) as stopped:
        converted(pdf_of(b"/s sh", Shading=Dictionary(s=mesh)))
    (finding,) = stopped.value.findings
    assert (finding.code, finding.facts) == ("press-not-possible", {"what": "/ShadingType 4"})


def test_a_soft_mask_is_told_in_greys_and_keeps_what_it_hides(tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        form = pdf.make_stream(b"1 1 1 rg 0 0 50 100 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 100, 100])
        form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        mask = Dictionary(S=Name.Luminosity, G=form, BC=Array([0, 0, 0]))
        page.obj.Resources = Dictionary(ExtGState=Dictionary(m=Dictionary(SMask=mask)))
        page.obj.Contents = pdf.make_stream(b"/m gs 1 0 0 rg 0 0 100 100 re f")
        buffer = BytesIO()
        pdf.save(buffer)
    made = converted(buffer.getvalue())
    assert b"DeviceRGB" not in made
    (shown,) = plates(made, tmp_path, dpi=72)
    assert shown["Magenta"].getpixel((20, 50)) != 0
    assert shown["Magenta"].getpixel((80, 50)) == 0


def image_page(picture: Image.Image, jpeg: bool, mask: bool = False, **saving: Any) -> bytes:
    """A page filled with a picture."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(100, 100))
        buffer = BytesIO()
        if jpeg:
            picture.save(buffer, "JPEG", quality=95, **saving)
        stream = pdf.make_stream(buffer.getvalue() or picture.tobytes())
        stream.Type, stream.Subtype = Name.XObject, Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
        stream.ColorSpace = {"CMYK": Name.DeviceCMYK, "L": Name.DeviceGray}.get(picture.mode, Name.DeviceRGB)
        if jpeg:
            stream.Filter = Name.DCTDecode
            if picture.mode == "CMYK":
                stream.Decode = Array([1, 0] * 4)
        if mask:
            half = pdf.make_stream(bytes([255] * (picture.width // 2) + [0] * (picture.width // 2)) * picture.height)
            half.Type, half.Subtype, half.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
            half.Width, half.Height, half.BitsPerComponent = picture.width, picture.height, 8
            stream.SMask = half
        page.obj.Resources = Dictionary(XObject=Dictionary(i=stream))
        page.obj.Contents = pdf.make_stream(b"q 100 0 0 100 0 0 cm /i Do Q")
        saved = BytesIO()
        pdf.save(saved)
        return saved.getvalue()


ORANGE = Image.new("RGB", (64, 64), (217, 115, 13))


@pytest.mark.parametrize("jpeg", [True, False])
def test_images_are_in_ink_and_their_masks_are_kept(jpeg: bool, tmp_path: Path) -> None:
    made = converted(image_page(ORANGE, jpeg, mask=True))
    image = part(reader(made).pages[0], "/Resources", "/XObject", "/i")
    assert image["/ColorSpace"] == "/DeviceCMYK"
    assert image["/SMask"]["/ColorSpace"] == "/DeviceGray"
    assert ("/DCTDecode" in repr(image["/Filter"])) == jpeg
    assert FOGRA39 is not None
    wanted = Separation(FOGRA39).ink((217, 115, 13))
    (page,) = plates(made, tmp_path, dpi=72)
    for name, share in zip(("Cyan", "Magenta", "Yellow", "Black"), wanted, strict=True):
        assert page[name].getpixel((20, 50)) == pytest.approx(255 * share, abs=3)
        assert page[name].getpixel((80, 50)) == 0


def test_a_damaged_picture_is_refused_and_a_large_one_is_not_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 3000)
    assert converted(image_page(ORANGE, True))
    with Pdf.open(BytesIO(image_page(ORANGE, True))) as pdf:
        image = pdf.pages[0].obj.Resources.XObject.i
        image.write(image.read_raw_bytes()[:300], filter=Name.DCTDecode)
        buffer = BytesIO()
        pdf.save(buffer)
    with pytest.raises(Stop) as stopped:
        converted(buffer.getvalue())
    assert [finding.facts for finding in stopped.value.findings] == [{"what": "/Image"}]


def test_a_cmyk_jpeg_loses_its_profile_and_keeps_its_picture(tmp_path: Path) -> None:
    assert FOGRA39 is not None
    picture = Image.new("CMYK", (64, 64), (0, 128, 230, 10))
    before = image_page(picture, True, icc_profile=FOGRA39.profile)
    made = converted(before)
    assert len(before) > 1_000_000
    assert len(made) < 20_000
    (page,) = plates(made, tmp_path, dpi=72)
    seen = [page[name].getpixel((50, 50)) for name in ("Cyan", "Magenta", "Yellow", "Black")]
    assert seen == pytest.approx([0, 128, 230, 10], abs=3)


def test_grey_images_stay_on_the_black_plate(tmp_path: Path) -> None:
    (page,) = plates(converted(image_page(Image.new("L", (8, 8), 100), False)), tmp_path)
    assert page["Black"].getpixel((20, 20)) == pytest.approx(155, abs=3)
    assert page["Cyan"].getextrema() == (0, 0)


@pytest.mark.parametrize("size", [(1, 1), (70, 3), (900, 2500), (4001, 700)])
def test_a_jpeg_from_bands_is_the_picture(size: tuple[int, int]) -> None:
    width, height = size
    picture = Image.linear_gradient("L").resize(size)
    whole = Image.merge(
        "CMYK", (picture, picture.rotate(180), picture.transpose(Image.Transpose.FLIP_TOP_BOTTOM), picture)
    )
    rows = rows_of_a_band(width)
    bands = (whole.crop((0, top, width, min(height, top + rows))) for top in range(0, height, rows))
    joined = Image.open(BytesIO(b"".join(jpeg_parts(width, height, bands))))
    plain = BytesIO()
    whole.save(plain, "JPEG", quality=90, subsampling=0)
    assert joined.size == size
    assert ImageChops.difference(joined, Image.open(plain)).getbbox() is None


def test_what_is_no_jpeg_is_left_alone() -> None:
    assert without_profile(b"") == b""
    assert without_profile(b"\xff\xd8\xff\xe2\xff\xff") == b"\xff\xd8\xff\xe2\xff\xff"


def test_the_label_follows_the_environment_and_nothing_else() -> None:
    assert FOGRA39 is not None
    pdf = pdf_of(b"")
    one = press.labelled(pdf, press.Label("A & B"), FOGRA39)
    assert one == press.labelled(pdf, press.Label("A & B"), FOGRA39)
    dated = press.labelled(pdf, press.Label("A & B", press.made_at("86400")), FOGRA39)
    assert reader(dated).metadata == reader(one).metadata | {  # type: ignore[operator]
        "/CreationDate": "D:19700102000000+00'00'",
        "/ModDate": "D:19700102000000+00'00'",
    }
    assert press.made_at("soon") == press.made_at("") == press.made_at("9" * 99)


def profile(**changes: bytes) -> bytes:
    """A profile of this condition with other letters in its head."""
    assert FOGRA39 is not None
    data = bytearray(FOGRA39.profile)
    for name, value in changes.items():
        start = {"use": 12, "space": 16, "sign": 36}[name]
        data[start : start + len(value)] = value
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code", "facts"),
    [
        (b"", "profile-unreadable", {}),
        (b"x" * 200, "profile-unreadable", {}),
        (profile()[:5000], "profile-unreadable", {}),
        (profile(sign=b"none"), "profile-unreadable", {}),
        (profile(space=b"RGB "), "profile-not-cmyk", {"space": "RGB"}),
        (profile(use=b"link"), "profile-not-output", {"use": "link"}),
        (ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "profile-not-output", {"use": "mntr"}),
    ],
)
def test_profiles_are_looked_at_before_they_are_used(
    data: bytes, code: str, facts: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "own.icc").write_bytes(data)
    checked = press.condition("fogra51", Library.open(tmp_path), {"fogra51": "own.icc"})
    (finding,) = checked.findings
    assert checked.value is None
    assert (finding.code, finding.facts) == (code, {"condition": "FOGRA51", **facts})
    assert finding.place is not None
    assert finding.place.file == "own.icc"


def test_profiles_that_are_not_there_or_too_large_or_outside(tmp_path: Path) -> None:
    library = Library.open(tmp_path)
    for named in ("away.icc", "../away.icc", "/etc/passwd"):
        (finding,) = press.condition("fogra52", library, {"fogra52": named}).findings
        assert (finding.code, finding.facts) == ("profile-missing", {"file": named, "condition": "FOGRA52"})
    with (tmp_path / "large.icc").open("wb") as file:
        file.truncate(17_000_000)
    (finding,) = press.condition("fogra52", library, {"fogra52": "large.icc"}).findings
    assert (finding.code, finding.facts) == ("profile-too-large", {"condition": "FOGRA52", "most": 16})
    (finding,) = press.condition("fogra99", library).findings
    assert (finding.code, finding.facts["known"]) == ("condition-unknown", ("fogra39", "fogra51", "fogra52"))


def test_a_profile_of_the_project_is_used(tmp_path: Path) -> None:
    (tmp_path / "icc").mkdir()
    (tmp_path / "icc" / "PSOcoated_v3.icc").write_bytes(profile())
    found = press.condition("fogra51", Library.open(tmp_path)).value
    assert found is not None
    assert (found.identifier, found.registry) == ("FOGRA51", "http://www.color.org")


def test_colours_that_cannot_be_printed_are_told_with_the_nearest() -> None:
    brand = load_brand(LIBRARY, "kernekort").value
    assert brand is not None
    assert FOGRA39 is not None
    assert press.unprintable(brand, FOGRA39) == ()
    blue = replace(brand.tokens["accent"], hex="#0000FF", given=False, written=True)
    loud = replace(brand, tokens={**brand.tokens, "accent": blue})
    (finding,) = press.unprintable(loud, FOGRA39, "brand/brand.yml")
    assert finding.code == "colour-unprintable"
    assert finding.facts["value"] == "#0000FF"
    assert float(finding.facts["distance"]) > 15  # type: ignore[arg-type]
    near = str(finding.facts["nearest"])
    # The nearest can be printed, so nothing is said of it.
    again = replace(brand, tokens={**brand.tokens, "accent": replace(blue, hex=near)})
    assert press.unprintable(again, FOGRA39) == ()


def test_rich_black_keeps_to_the_limit_of_the_shop() -> None:
    brand = load_brand(LIBRARY, "kernekort").value
    assert brand is not None
    assert press.inks_of(brand, 300).rich == (0.6, 0.4, 0.4, 1.0)
    assert press.inks_of(brand, 170).rich == (0.3, 0.2, 0.2, 1.0)
    assert sum(press.inks_of(replace(brand, rich=(90, 90, 90, 100)), 240).rich) <= 2.4
    assert press.inks_of(replace(brand, mono=True), 300).rich == (0, 0, 0, 1)
