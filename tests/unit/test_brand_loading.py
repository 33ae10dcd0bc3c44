"""Brands read from their folders: what they leave out is made, what they get wrong is told by line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kernekort.brand import Colour, brand_file, contrast, load_brand
from kernekort.findings import Place, Severity
from kernekort.library import Library
from kernekort.wording import Catalogue
from tests.asset_files import svg
from tests.brand_folders import FIRST, brand_of, codes


def test_two_colours_suffice(tmp_path: Path) -> None:
    brand = brand_of(tmp_path).value
    assert brand is not None
    assert (brand.name, brand.title, brand.unit, brand.client, brand.logo, brand.mono) == (
        "prove",
        "Prøve",
        "",
        True,
        None,
        False,
    )
    assert (brand.display.family, brand.display_weight, brand.text.family) == ("Familjen Grotesk", 700, "Literata")
    assert (brand.tracking, brand.optical, brand.folder) == (-0.018, 1.0, tmp_path / "brand")
    assert brand.tokens["primary"].hex == "#0B5563"


def test_everything_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_bytes(svg())
    brand = brand_of(
        tmp_path,
        "name: Prøve\nunit: Øst\nclient: false\nmono: true\nlogo: logo.svg\n"
        "colours: [teal, {rgb: 0B5563, cmyk: [95, '40,5', 40, 20]}, '#112233']\n"
        "fonts: {display: young-serif, text: hanken-grotesk}\n"
        "display_weight: 400\ntracking: -0.008\noptical: 0.93\n"
        'tokens: {ink: "#111111", ambition: {rgb: "#FFDD00", cmyk: [0, 10, 100, 0]}, vaerdi-text: "#AA0000"}\n',
    ).value
    assert brand is not None
    assert (brand.unit, brand.client, brand.mono, brand.tracking, brand.optical) == ("Øst", False, True, -0.008, 0.93)
    assert brand.logo is not None
    assert brand.logo.aspect == 4
    assert (brand.display.family, brand.display_weight) == ("Young Serif", 400)
    assert brand.tokens["accent"] == Colour("#0B5563", (95, 40.5, 40, 20))
    assert brand.tokens["core"].hex == "#112233"
    assert brand.suits["ambition"].ground == Colour("#FFDD00", (0, 10, 100, 0))
    assert brand.suits["vaerdi"].text.hex == "#AA0000"
    assert brand.suits["tilgang"].text.hex == "#111111", "labels of a black brand are ink"


def test_a_ground_by_hand_brings_its_own_figure(tmp_path: Path) -> None:
    brand = brand_of(
        tmp_path, FIRST + 'tokens: {social: "#FFDD00", periferi: "#222222", periferi-deep: "#FF0000"}\n'
    ).value
    assert brand is not None
    assert brand.suits["social"].deep.hex != "#0B5563"
    assert brand.suits["periferi"].deep.hex == "#FF0000"


def test_tokens_alone_make_a_brand(tmp_path: Path) -> None:
    assert brand_of(tmp_path, 'name: P\ntokens: {primary: "#0B5563", accent: "#F2A33A"}\n').value is not None
    (finding,) = brand_of(tmp_path, 'name: P\ntokens: {primary: "#0B5563"}\n').findings
    assert finding.code == "colours-missing"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("name: P\ncolours:\n  - #0B5563\n  - '#F2A33A'\n", "colour-unquoted", 3),
        (FIRST + "tokens:\n  ink: #000\n", "colour-unquoted", 4),
        ("name: P\ncolours: ['#0B5563', turkis]\n", "colour-unknown", 2),
        (FIRST + "tokens:\n  inkk: '#000'\n", "unknown-token", 4),
        (FIRST + "tokens:\n  ink: '#1234567'\n", "colour-unknown", 4),
        ("name: P\ncolours: ['#0B5563']\n", "too-few", 2),
        ("name: P\ncolours: ['#0B5563', [1]]\n", "wrong-type", 2),
        ("colours: ['#0B5563', '#F2A33A']\n", "missing-field", 0),
        (FIRST + "farve: x\n", "unknown-field", 3),
        (FIRST + "optical: 0.5\n", "out-of-range", 3),
        (FIRST + "optical: stor\n", "wrong-type", 3),
        (FIRST + "fonts: {display: arial, text: literata}\n", "unknown-font", 3),
        (FIRST + "tokens:\n  core: {rgb: '#F00', cmyk: [0, 101, 0, 0]}\n", "out-of-range", 4),
        (FIRST + "logo: logo.svg\n", "logo-missing", 3),
        (FIRST + "logo: ../kernekort.yml\n", "logo-outside", 3),
        (FIRST + "logo: /etc/passwd\n", "logo-outside", 3),
    ],
)
def test_slips_are_told_by_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    checked = brand_of(tmp_path, text)
    assert checked.value is None
    assert codes(checked) == [code]
    place = checked.findings[0].place
    assert place is not None
    assert place.file == "brand/brand.yml"
    assert not line or place.line == line


def test_colours_without_quotation_marks_are_told_one_by_one(tmp_path: Path) -> None:
    text = "name: P\ncolours:\n  - #0B5563  # blå\n  - #F2A33A\ntokens:\n  ink: #000\n"
    checked = brand_of(tmp_path, text)
    words = Catalogue.open("da")
    assert [(one.place, words.sentence(one).hint) for one in checked.findings] == [
        (Place("brand/brand.yml", 3, 5), 'sæt anførselstegn om farve nr. 1: "#0B5563"'),
        (Place("brand/brand.yml", 4, 5), 'sæt anførselstegn om farve nr. 2: "#F2A33A"'),
        (Place("brand/brand.yml", 6, 8), 'sæt anførselstegn om den: "#000"'),
    ]


@pytest.mark.parametrize("pair", [("#ffffff", "#ffffff"), ("#0B5563", "#1D6A78"), ("#FFFFFF", "#F4F4F4")])
def test_two_colours_alike_are_told_of(tmp_path: Path, pair: tuple[str, str]) -> None:
    checked = brand_of(tmp_path, f"name: P\ncolours: ['{pair[0]}', '{pair[1]}']\n")
    assert checked.value is not None
    (finding,) = checked.findings
    assert (finding.code, finding.severity, finding.place, dict(finding.facts)) == (
        "colours-alike",
        Severity.WARNING,
        Place("brand/brand.yml", 2, 22),
        {"first": pair[0].upper(), "second": pair[1].upper()},
    )
    assert brand_of(tmp_path, f"name: P\nmono: true\ncolours: ['{pair[0]}', '{pair[1]}']\n").findings == ()


@pytest.mark.parametrize("pair", [("#FFEE88", "#BBDDFF"), ("#FFFF00", "#00FFFF"), ("#E623B1", "#777777")])
def test_a_loaded_brand_can_be_read(tmp_path: Path, pair: tuple[str, str]) -> None:
    brand = brand_of(tmp_path, f"name: P\ncolours: ['{pair[0]}', '{pair[1]}']\n").value
    assert brand is not None
    for palette in brand.suits.values():
        assert contrast(palette.on.hex, palette.ground.hex) >= 4.5
        assert contrast(palette.text.hex, brand.tokens["paper"].hex) >= 4.5
        assert contrast(brand.tokens["ink"].hex, palette.light.hex) >= 4.5


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    text = "name: P\ncolours: [rødt, blåt]\nlogo: væk.svg\nfonts: {display: arial, text: times}\n"
    assert sorted(codes(brand_of(tmp_path, text))) == ["colour-unknown"] * 2 + ["logo-missing"] + ["unknown-font"] * 2


def test_a_missing_logo_names_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/Logo-final.svg").write_bytes(svg())
    (finding,) = brand_of(tmp_path, FIRST + "logo: logo-final.svg\n").findings
    assert (finding.facts["near"], finding.facts["files"]) == (("Logo-final.svg",), ("Logo-final.svg",))


def test_a_bad_logo_is_told_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_bytes(svg("\n<text>Åløse</text>"))
    (finding,) = brand_of(tmp_path, FIRST + "logo: logo.svg\n").findings
    assert (finding.code, finding.place) == ("svg-text", Place("brand/logo.svg", 2))


def test_a_way_out_of_the_folder_through_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "hemmelig.svg").write_bytes(svg())
    (tmp_path / "brand/logo.svg").symlink_to(tmp_path / "hemmelig.svg")
    assert codes(brand_of(tmp_path, FIRST + "logo: logo.svg\n")) == ["logo-outside"]


def test_a_colour_that_fails_is_told_where_it_stands(tmp_path: Path) -> None:
    checked = brand_of(tmp_path, "name: P\ncolours:\n  - '#0B5563'\n  - '#E623B1'\n")
    assert checked.value is not None
    (finding,) = checked.findings
    assert (finding.code, finding.place) == ("contrast-mended", Place("brand/brand.yml", 4, 5))
    assert checked.value.suits["maalgruppe"].ground.hex == finding.facts["mended"]


def test_an_impossible_pair_stops(tmp_path: Path) -> None:
    checked = brand_of(tmp_path, FIRST + "tokens: {ink: white}\n")
    assert checked.value is None
    assert codes(checked) == ["contrast-impossible"]


def test_too_much_ink_is_a_warning(tmp_path: Path) -> None:
    text = "name: P\ncolours: [{rgb: '#221122', cmyk: [90, 90, 60, 90]}, '#F2A33A']\n"
    (finding,) = brand_of(tmp_path, text).findings
    assert (finding.code, finding.severity, finding.facts["total"]) == ("too-much-ink", Severity.WARNING, 330)


def test_an_unknown_brand_names_the_known(tmp_path: Path) -> None:
    checked = load_brand(Library.open(tmp_path), "kontoor", Place("kernekort.yml", 3))
    (finding,) = checked.findings
    assert (finding.code, finding.place, finding.facts["near"]) == (
        "unknown-brand",
        Place("kernekort.yml", 3),
        ("kontor",),
    )


@pytest.mark.parametrize("folder", ["fonts", "brand/fonts"])
def test_a_project_brings_its_own_font(tmp_path: Path, checkout: Path, folder: str) -> None:
    own = tmp_path / folder / "egen"
    shutil.copytree(checkout / "fonts/young-serif", own)
    text = FIRST + "fonts: {display: egen, text: literata}\n"
    brand = brand_of(tmp_path, text).value
    assert brand is not None
    assert brand.display.files[0].path == own / "young-serif-400.ttf"
    assert (brand.display_weight, brand.tracking) == (400, 0.0)
    (own / "young-serif-400.ttf").write_bytes(b"\0\1\0\0")
    (finding,) = brand_of(tmp_path, text).findings
    assert (finding.code, finding.place) == ("font-damaged", Place(f"{folder}/egen/young-serif-400.ttf"))
    (own / "young-serif-400.ttf").unlink()
    assert codes(brand_of(tmp_path, text)) == ["file-missing"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('family: "x;}"', "wrong-type"),
        ("family: Åben", "wrong-type"),
        ("files: [{file: ../a.ttf, weight: 400}]", "wrong-type"),
        ("files: [{file: a.woff2, weight: 400}]", "wrong-type"),
        ("files: [{file: a.ttf, weight: 450}]", "wrong-value"),
        ("files: [{file: a.ttf, weight: 400, style: oblique}]", "not-a-choice"),
        ("files: []", "too-few"),
    ],
)
def test_slips_in_a_font_manifest(tmp_path: Path, line: str, code: str) -> None:
    own = tmp_path / "fonts/egen"
    own.mkdir(parents=True)
    fields = {"family": "family: A", "licence": "licence: OFL", "files": "files: [{file: a.ttf, weight: 400}]"}
    fields[line.partition(":")[0]] = line
    (own / "font.yml").write_text("\n".join(fields.values()), encoding="utf-8")
    checked = brand_of(tmp_path, FIRST + "fonts: {display: egen, text: literata}\n")
    assert codes(checked) == [code]
    assert checked.findings[0].place is not None
    assert checked.findings[0].place.file == "fonts/egen/font.yml"


def test_a_text_face_without_italics_is_a_warning(tmp_path: Path) -> None:
    checked = brand_of(tmp_path, FIRST + "fonts: {display: young-serif, text: young-serif}\n")
    assert checked.value is not None
    assert codes(checked) == ["font-style-missing", "font-style-missing"]


def test_a_font_that_lacks_danish_is_a_warning(tmp_path: Path, checkout: Path) -> None:
    own = tmp_path / "fonts/egen"
    shutil.copytree(checkout / "fonts/familjen-grotesk", own)
    for path in own.glob("*.ttf"):
        _without(path, "øØ")
    checked = brand_of(tmp_path, FIRST + "fonts: {display: egen, text: literata}\n")
    assert checked.value is not None
    assert set(codes(checked)) == {"font-lacks-letters"}
    assert checked.findings[0].facts["letters"] == "ø Ø"


def _without(path: Path, letters: str) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(path, recalcTimestamp=False)
    for table in font["cmap"].tables:
        for letter in letters:
            table.cmap.pop(ord(letter), None)
    font.save(path)


def test_the_file_of_a_new_project_is_a_brand(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_bytes(svg())
    name = 'Åløse: "Ældre" # Øst'
    brand = brand_of(tmp_path, brand_file(name, ("#0B5563", "#F2A33A"), "logo.svg")).value
    assert brand is not None
    assert (brand.title, brand.tokens["accent"].hex) == (name, "#F2A33A")
    assert brand.logo is not None
    assert brand_of(tmp_path, brand_file("A", ("#0B5563", "#F2A33A"))).value is not None


def test_what_a_new_file_offers_in_remarks_can_be_used(tmp_path: Path) -> None:
    text = brand_file("A", ("#0B5563", "#F2A33A")).replace("# fonts:", "fonts:").replace("# unit:", "unit:")
    text = text.replace("# tokens:", "tokens:").replace("#   core:", "  core:")
    brand = brand_of(tmp_path, text).value
    assert brand is not None
    assert (brand.unit, brand.display.family, brand.tokens["core"].cmyk) == (
        "Ældre og Sundhed",
        "Young Serif",
        (2, 92, 100, 0),
    )
