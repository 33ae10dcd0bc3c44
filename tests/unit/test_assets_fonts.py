"""Fonts: whole, free to embed, and, where we ship them, able to speak Danish."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphComponent

from kernekort.assets import check_font, check_fonts, coverage
from kernekort.assets.fonts import inspect_font
from kernekort.brand import DANISH
from kernekort.findings import Place
from kernekort.library import built_in

FONTS = sorted((built_in() / "fonts").glob("*/*.ttf"))
FAMILIES = sorted(path.parent for path in (built_in() / "fonts").glob("*/font.yml"))
PLACE = Place("fonts/x/x.ttf")


@pytest.fixture
def font(checkout: Path) -> TTFont:
    return TTFont(checkout / "fonts/familjen-grotesk/familjen-grotesk-400.ttf", recalcTimestamp=False)


def codes(font: TTFont, folder: Path) -> list[str]:
    path = folder / "x.ttf"
    font.save(path)
    return [finding.code for finding in inspect_font(path, PLACE)]


@pytest.mark.parametrize("path", FONTS, ids=lambda path: path.name)
def test_every_shipped_font_is_fit_for_danish(path: Path) -> None:
    assert inspect_font(path, PLACE) == ()
    known = coverage(path)
    assert "".join(letter for letter in DANISH if ord(letter) not in known) == ""
    assert {ord(letter) for letter in "abcABC0123456789.,:;!?()-/'’“”„&%+=° \u00a0"} <= known


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda path: path.name)
def test_every_shipped_family_has_its_licence_beside_it(folder: Path) -> None:
    assert "SIL Open Font License, Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
    manifest = (folder / "font.yml").read_text(encoding="utf-8")
    assert "licence: SIL Open Font License 1.1" in manifest
    assert "@fontsource/" in manifest
    assert all(file.name in manifest for file in folder.glob("*.ttf"))


@pytest.mark.parametrize("folder", FAMILIES, ids=lambda path: path.name)
def test_every_shipped_family_sets_columns_of_figures(folder: Path) -> None:
    for path in folder.glob("*.ttf"):
        font = TTFont(path)
        cmap, widths = font.getBestCmap(), font["hmtx"]
        features = (
            {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord} if "GSUB" in font else set()
        )
        assert len({widths[cmap[ord(digit)]][0] for digit in "0123456789"}) == 1 or "tnum" in features


def test_a_font_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    data = FONTS[0].read_bytes()
    path = tmp_path / "x.ttf"
    for share in (0.1, 0.6, 0.99):
        path.write_bytes(data[: int(len(data) * share)])
        assert [finding.code for finding in inspect_font(path, PLACE)] == ["font-damaged"]


@pytest.mark.parametrize("table", ["cmap", "glyf", "OS/2", "hmtx"])
def test_a_font_without_a_needed_table_is_damaged(font: TTFont, tmp_path: Path, table: str) -> None:
    if table == "glyf":
        del font["loca"]
    del font[table]
    assert codes(font, tmp_path) == ["font-damaged"]


@pytest.mark.parametrize(
    ("use", "expected"), [(0, []), (4, []), (8, []), (6, []), (2, ["font-restricted"]), (0x200, ["font-restricted"])]
)
def test_the_licence_bits_are_obeyed(font: TTFont, tmp_path: Path, use: int, expected: list[str]) -> None:
    font["OS/2"].fsType = use
    assert codes(font, tmp_path) == expected


@pytest.mark.parametrize(("start", "format"), [(b"wOF2", "woff2"), (b"wOFF", "woff"), (b"ttcf", "ttc"), (b"%PDF", "")])
def test_packed_fonts_are_refused_unopened(tmp_path: Path, start: bytes, format: str) -> None:  # noqa: A002
    path = tmp_path / "x.ttf"
    path.write_bytes(start + bytes(100))
    (finding,) = inspect_font(path, PLACE)
    assert (finding.code, finding.facts["format"]) == ("font-format", format)


def test_a_glyph_made_of_itself_is_damaged(font: TTFont, tmp_path: Path) -> None:
    glyph = font["glyf"]["Aring"]
    assert glyph.isComposite()
    for component in glyph.components:
        component.glyphName = "Aring"
    font.recalcBBoxes = False
    assert codes(font, tmp_path) == ["font-damaged"]


def test_a_glyph_that_grows_beyond_measure_is_damaged(font: TTFont, tmp_path: Path) -> None:
    glyphs, names = font["glyf"], font.getGlyphOrder()[1:30]
    for name, inner in pairwise(names):
        glyph = glyphs[name]
        glyph.numberOfContours = -1
        glyph.components = []
        for _ in range(4):
            component = GlyphComponent()
            component.glyphName, component.x, component.y, component.flags = inner, 0, 0, 0x2
            glyph.components.append(component)
    font.recalcBBoxes = False
    assert codes(font, tmp_path) == ["font-damaged"]


def test_several_fonts_are_looked_through_at_once(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.ttf", FONTS[0]
    bad.write_bytes(b"\0\1\0\0" + bytes(50))
    (finding,) = check_fonts([(good, Place("god.ttf")), (bad, Place("bad.ttf", 3))])
    assert (finding.code, finding.place, dict(finding.facts)) == (
        "font-damaged",
        Place("bad.ttf", 3),
        {"name": "bad.ttf"},
    )
    assert check_fonts([]) == ()
    assert check_font(good, PLACE) == ()


def test_coverage_of_what_is_no_font(tmp_path: Path) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(b"nothing")
    with pytest.raises(ValueError, match=r"x\.ttf"):
        coverage(path)
