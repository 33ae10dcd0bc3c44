"""What lies on the plates of a press file, and what independent witnesses say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pikepdf import Pdf
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NameObject, StreamObject

from kernekort.brand import load_brand
from kernekort.library import Library
from kernekort.pipeline import Job, Product, Target, make
from kernekort.press import inks_of
from tests.building import BRANDS, Builder
from tests.sheet_faces import reader, things_in
from tests.structure.decks import mixed
from tests.verapdf import failed_rules_of
from tests.witnesses import plates, said_of, shadow, total_ink

PRESS = Job(target=Target.PRESS)
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
DIE = """title: {da: "Stans", en: "Die cut"}
extends: card-shop
corner: 4mm
die_line: true
"""


def example_of(builder: Builder, layout: str) -> Product:
    """The example of a layout for the press; its pictures may be as coarse as a shop takes with a warning."""
    made = builder.made("example", PRESS, builder.example(layout))
    assert made.value is not None
    assert {finding.code for finding in made.findings} <= {"shop-image-coarse"}
    return made.value.products[0]


def colour_steps(pdf: PdfReader) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Every colour operator anywhere in a file, with its numbers."""
    forms = [one for one in things_in(pdf) if isinstance(one, StreamObject) and one.get("/Subtype") == "/Form"]
    for content in (*(page["/Contents"].get_object() for page in pdf.pages), *forms):
        for operands, operator in ContentStream(content, pdf).operations:
            if operator in (b"rg", b"RG", b"k", b"K", b"g", b"G", b"sc", b"scn", b"SC", b"SCN"):
                yield operator.decode(), tuple(float(one) for one in operands if not isinstance(one, NameObject))


def spaces_named(pdf: PdfReader) -> set[str]:
    """The device spaces that images, gradients and groups name."""
    return {
        str(thing[key])
        for one in things_in(pdf)
        for thing in (one, one.get("/Group") if isinstance(one, DictionaryObject) else None)
        if isinstance(thing, DictionaryObject)
        for key in ("/ColorSpace", "/CS")
        if isinstance(thing.get(key), NameObject)
    }


@pytest.mark.parametrize("brand", BRANDS)
def test_a_brand_is_printed_in_its_own_inks_alone(builder: Builder, brand: str) -> None:
    """Cards are drawn in nothing but tokens, so every colour is one that the brand says the inks of, or a grey."""
    product = builder.product("example", Job(target=Target.PRESS, brand=brand), builder.example("dialog-card"))
    pdf = reader(product.data)
    loaded = load_brand(Library.open(), brand).value
    assert loaded is not None
    inks = inks_of(loaded, 300)
    own = {tuple(round(part, 3) for part in ink) for ink in (*inks.exact.values(), inks.rich)}
    steps = list(colour_steps(pdf))
    assert len(steps) > 100
    assert {operator for operator, _ in steps} <= {"k", "K"}
    strange = {tuple(round(part, 3) for part in ink) for _, ink in steps} - own
    # One logo has a green that is no token of its brand.
    assert len({ink for ink in strange if ink[:3] != (0, 0, 0)}) == (1 if brand == "birkely" else 0)
    assert "/DeviceRGB" not in repr(things_in(pdf))
    assert spaces_named(pdf) <= {"/DeviceCMYK", "/DeviceGray"}


@pytest.mark.parametrize("brand", ["kernekort", "aaloese", "kontor"])
def test_the_plates_hold_no_more_ink_than_the_shop_takes(builder: Builder, brand: str, tmp_path: Path) -> None:
    product = builder.product("example", Job(target=Target.PRESS, brand=brand), builder.example("dialog-card"))
    pages = plates(product.data, tmp_path)
    assert len(pages) == product.pages
    assert {name for page in pages for name in page} == PROCESS
    assert 90 <= max(map(total_ink, pages)) <= 300
    inked = {name for page in pages for name in PROCESS if page[name].getextrema() != (0, 0)}
    assert inked == ({"Black"} if brand == "kontor" else PROCESS)


def test_the_cut_is_a_plate_of_its_own(builder: Builder, tmp_path: Path) -> None:
    files = {"layouts/_shops/die.yml": DIE, "content/example.yml": _example()}
    library = builder.project("die", files)
    product = builder.product("example", Job(target=Target.PRESS, shop="die"), library)
    front, *_ = plates(product.data, tmp_path, dpi=72, last=1)
    assert set(front) == PROCESS | {"CutContour"}
    cut = front["CutContour"].point(lambda value: 255 if value else 0)
    # 3 mm of bleed all round, and corners of 4 mm that the line does not go into.
    assert cut.getbbox() == pytest.approx((8, 8, 188, 259), abs=1)
    assert cut.crop((7, 7, 11, 11)).getextrema() == (0, 0)
    plain = builder.product("example", PRESS, builder.example("dialog-card"))
    below, *_ = plates(plain.data, tmp_path, dpi=72, last=1)
    assert all(front[name].tobytes() == below[name].tobytes() for name in PROCESS)


PLATED = {
    "layout.yml": "title: {da: Prøve, en: Proof}\ntrim: 60mm x 80mm\nbleed: 3mm\nsafe: 4mm\nflow: page\nfields: {}\n",
    "template.html.j2": """<div class="ground"></div><div class="cut"></div><div class="crease"></div>
<div class="varnish"></div>
""",
    "style.css": """.ground, .cut, .crease, .varnish { position: absolute }
.ground { inset: -3mm; background: #FFC62E }
.cut { inset: 10mm; border: 0.2mm solid var(--cut-contour); border-radius: 4mm }
.crease { left: 30mm; top: 0; height: 80mm; border-left: 0.4mm solid var(--crease) }
.varnish { left: 12mm; top: 12mm; width: 10mm; height: 10mm; background: var(--varnish) }
""",
    "example.yml": "layout: plated\ntitle: Prøve\nitems:\n  - {id: en}\n",
}


def test_a_layout_draws_on_plates_by_its_own_style(builder: Builder, tmp_path: Path) -> None:
    files = {f"layouts/plated/{name}": text for name, text in PLATED.items()}
    library = builder.project("plated", files | {"content/proof.yml": PLATED["example.yml"]})
    (page,) = plates(builder.product("proof", PRESS, library).data, tmp_path, dpi=72)
    assert set(page) == PROCESS | {"CutContour", "Crease", "Varnish"}
    assert page["Varnish"].getbbox() == pytest.approx((42, 42, 71, 71), abs=2)
    assert page["Varnish"].getextrema()[1] == 255
    cut, crease = page["CutContour"].getbbox(), page["Crease"].getbbox()
    assert cut == pytest.approx((36, 36, 150, 206), abs=2)
    assert crease is not None
    assert crease[3] - crease[1] > 220
    ground = page["Yellow"].getpixel((20, 20))
    inner = page["Yellow"].crop((12, 12, 170, 230))
    assert inner.getextrema() == (ground, ground)


def test_elsewhere_lines_are_grey_and_varnish_is_as_good_as_nothing(builder: Builder) -> None:
    files = {f"layouts/plated/{name}": text for name, text in PLATED.items()}
    library = builder.project("plated", files | {"content/proof.yml": PLATED["example.yml"]})
    screen = builder.product("proof", Job(target=Target.SCREEN), library)
    image = pypdfium2.PdfDocument(screen.data)[0].render(scale=2).to_pil().convert("RGB")
    varnished, plain = image.getpixel((96, 96)), image.getpixel((20, 20))
    assert isinstance(varnished, tuple)
    assert isinstance(plain, tuple)
    assert max(abs(one - other) for one, other in zip(varnished, plain, strict=True)) <= 3
    colours = [colour for _, colour in image.getcolors(1_000_000) or ()]
    greys = [one for one in colours if isinstance(one, tuple) and max(one) - min(one) < 20]
    assert any(abs(one[0] - 0x85) < 20 for one in greys)


def test_the_file_says_what_it_is_printed_for(builder: Builder) -> None:
    pdf = reader(builder.product("mixed", PRESS, mixed(builder)).data)
    assert pdf.pdf_header == "%PDF-1.6"
    root: Any = pdf.root_object
    (intent,) = (one.get_object() for one in root["/OutputIntents"])
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFX", "FOGRA39")
    assert intent["/RegistryName"] == "http://www.color.org"
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 4
    assert profile.get_data()[12:20] == b"prtrCMYK"
    info: Any = pdf.trailer["/Info"].get_object()
    packet = root["/Metadata"].get_object().get_data().decode()
    said = dict(re.findall(r"<((?:pdfxid|pdf|xmp|xmpMM):\w+)>([^<]*)<", packet))
    assert said["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
    assert (said["pdf:Trapped"], info["/Trapped"]) == ("False", "/False")
    assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == said["xmp:MetadataDate"] == "2026-01-01T00:00:00+00:00"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20260101000000+00'00'"
    assert f">{info['/Title']}</rdf:li>" in packet
    assert said["pdf:Producer"] == info["/Producer"]
    assert said["xmpMM:DocumentID"].startswith("uuid:")
    assert root.keys() <= {"/Type", "/Pages", "/Lang", "/ViewerPreferences", "/OutputIntents", "/Metadata"}
    for page in pdf.pages:
        assert page["/Group"]["/CS"] == "/DeviceCMYK"  # type: ignore[index]
        assert page.keys().isdisjoint({"/Annots", "/StructParents", "/AA"})


def test_shops_that_want_less_get_less(builder: Builder) -> None:
    library = builder.example("dialog-card")
    web = reader(builder.product("example", Job(target=Target.PRESS, shop="online-2mm"), library).data)
    assert web.root_object.keys().isdisjoint({"/OutputIntents", "/Metadata"})
    assert {operator for operator, _ in colour_steps(web)} <= {"k", "K"}
    digital = make("example", Job(target=Target.PRESS, shop="rgb-digital"), library).value
    assert digital is not None
    for product in digital.products:
        pdf = reader(product.data)
        assert "/OutputIntents" not in pdf.root_object
        assert {operator for operator, _ in colour_steps(pdf)} <= {"rg", "RG"}


@pytest.mark.parametrize("layout", ["slide", "game-board", "programme"])
def test_every_kind_of_material_is_taken_without_a_word(builder: Builder, layout: str, tmp_path: Path) -> None:
    product = example_of(builder, layout)
    assert "/DeviceRGB" not in repr(things_in(reader(product.data)))
    assert said_of(product.data, tmp_path) == ""


def test_cards_are_taken_without_a_word_and_are_the_same_bytes_twice(builder: Builder, tmp_path: Path) -> None:
    library = builder.example("tool-card")
    first = builder.product("example", PRESS, library)
    again = make("example", PRESS, library).value
    assert again is not None
    assert again.products[0].data == first.data
    assert said_of(first.data, tmp_path) == ""


@pytest.mark.verapdf
def test_verapdf_finds_nothing_in_what_pdf_a_and_pdf_x_share(builder: Builder, tmp_path: Path) -> None:
    files = []
    for layout in ("dialog-card", "slide", "game-board"):
        path = tmp_path / f"{layout}.pdf"
        path.write_bytes(shadow(example_of(builder, layout).data))
        files.append(path)
    # Marks and labels of a sheet come of another hand than its cards.
    sheet = builder.product("mixed", replace(PRESS, shop="sra3"), mixed(builder))
    files.append(tmp_path / "sheet.pdf")
    files[-1].write_bytes(shadow(sheet.data))
    with Pdf.open(files[0]) as document:
        document.pages[0].Contents.write(b"1 0 0 rg 0 0 9 9 re f")
        wrong = tmp_path / "wrong.pdf"
        document.save(wrong)
    *found, control = failed_rules_of([*files, wrong], "2b")
    assert found == [(), (), (), ()]
    assert [rule[:9] for rule in control] == ["6.2.4.3-2"]


def _example() -> str:
    from kernekort.library import built_in

    return (built_in() / "layouts" / "dialog-card" / "example.yml").read_text(encoding="utf-8")
