"""Files that cannot be stored as they are: of a wrong encoding, too large, or binary."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf

from kernekort.library import built_in
from tests.asset_files import pdf, png_header, raster
from tests.spreadsheets import cell, packed, parts, rows, sheet

Recipe = Callable[[Path], None]

DECK = "layout: dialog-card\ntitle: Prøve\nitems:\n  - id: a\n    suit: vaerdi\n    question: {}\n    svær: ja\n"
QUESTION = "Hvem er vi her for på Åløse Skole – »nu« og i år?"
SQUARE = b"0 0 9 9 re f"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def deck(folder: Path, data: bytes) -> None:
    (folder / "content" / "kort.yml").write_bytes(data)


def encoded(encoding: str) -> Recipe:
    return lambda folder: deck(folder, DECK.format(QUESTION).encode(encoding))


def mixed(folder: Path) -> None:
    """A file that was put together from two: half of it UTF-8, half of it Windows-1252."""
    deck(folder, DECK.format("Hvem møder vi?").encode() + "  - id: b\n    question: Hvad sårer?\n".encode("cp1252"))


def from_windows(folder: Path) -> None:
    deck(folder, b"\xef\xbb\xbf" + DECK.format(QUESTION).replace("\n", "\r\n").encode())


def raw(text: str) -> Recipe:
    return lambda folder: deck(folder, DECK.format(text).encode())


def large(folder: Path) -> None:
    deck(folder, b"# " + bytes(10_000_001))


def many(folder: Path) -> None:
    deck(folder, b"items: [" + b"a," * 200_001 + b"]\n")


def twins(folder: Path) -> None:
    """Ids that differ in nothing one can see: a letter of one script, and one that looks like it."""
    cards = "".join(f"  - {{id: {name}, suit: vaerdi, question: Hvem?}}\n" for name in ("ABE", "abe", "ﬁre", "fire"))
    deck(folder, f"layout: dialog-card\ntitle: Prøve\nitems:\n{cards}".encode())


def font_file(folder: Path, suffix: str = "ttf") -> Path:
    return folder / "fonts" / "egen" / f"egen.{suffix}"


def shipped_font(folder: Path) -> None:
    shutil.copy(built_in() / "fonts" / "literata" / "literata-400.ttf", font_file(folder))


def foreign_font(folder: Path) -> None:
    shutil.copy(built_in() / "fonts" / "andika" / "andika-400.ttf", folder / "layouts" / "eget" / "egen.ttf")


def damaged_font(folder: Path) -> None:
    shipped_font(folder)
    path = font_file(folder)
    path.write_bytes(path.read_bytes()[:20_000])


def packed_font(folder: Path) -> None:
    font_file(folder).write_bytes(b"wOF2" + bytes(100))


def restricted_font(folder: Path) -> None:
    shipped_font(folder)
    path = font_file(folder)
    with TTFont(path) as font:
        font["OS/2"].fsType = 2
        font.save(path)


def small_font(folder: Path, curves: bool = False) -> None:
    """A font of squares for the letters of English: with TrueType outlines, or with the curves of PostScript."""
    names = [".notdef", "space", *LETTERS]
    builder = FontBuilder(1000, isTTF=not curves)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space"} | {ord(letter): letter for letter in LETTERS})
    if curves:
        builder.setupCFF("Egen", {"FullName": "Egen"}, {name: curve() for name in names}, {})
    else:
        builder.setupGlyf({name: outline() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Egen", "styleName": "Regular", "psName": "Egen"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.save(font_file(folder, "otf" if curves else "ttf"))


def outline() -> object:
    pen = TTGlyphPen(None)
    square(pen)
    return pen.glyph()


def curve() -> object:
    pen = T2CharStringPen(500, None)
    square(pen)
    return pen.getCharString()


def square(pen: TTGlyphPen | T2CharStringPen) -> None:
    pen.moveTo((0, 0))
    for corner in ((0, 400), (400, 400), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()


def logo(data: bytes) -> Recipe:
    return lambda folder: write(folder / "brand" / "logo.png", data)


def photo(folder: Path) -> None:
    write(folder / "billeder" / "hus.png", raster(size=(60, 40)))


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)


def spoilt_png() -> bytes:
    """A picture whose pixels do not unpack."""
    data = bytearray(raster(size=(400, 100)))
    start = data.index(b"IDAT") + 4
    data[start : start + 40] = bytes(40)
    return bytes(data)


def drawing_of_many_parts(folder: Path) -> None:
    parts = b"<g/>" * 50_001
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10">' + parts + b'<path d="M0 0H40V10Z"/></svg>'
    write(folder / "brand" / "logo.svg", svg)


def pdf_logo(content: bytes = SQUARE, spoil: Callable[[Pdf], object] = lambda _: None) -> Recipe:
    def make(folder: Path) -> None:
        pdf(folder / "brand" / "logo.pdf", content, spoil)

    return make


def locked(folder: Path) -> None:
    made = pikepdf.new()
    made.add_blank_page()
    made.save(folder / "brand" / "logo.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))


def cut_pdf(folder: Path) -> None:
    file = BytesIO()
    made = pikepdf.new()
    made.add_blank_page()
    made.save(file)
    write(folder / "brand" / "logo.pdf", file.getvalue()[:200])


def script(made: Pdf) -> None:
    made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def form_of_itself(made: Pdf) -> None:
    inner = made.make_stream(b"/F Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    inner.Resources = Dictionary(XObject=Dictionary(F=inner))
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=inner))


def vast_picture(made: Pdf) -> None:
    image = pikepdf.Stream(made, b"", Type=Name.XObject, Subtype=Name.Image, Width=100_000, Height=100_000)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(F=image))


def font_elsewhere(made: Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Gotham-Bold"))
    made.pages[0].Resources = Dictionary(Font=Dictionary(F=font))


def banner(made: Pdf) -> None:
    made.pages[0].MediaBox = Array([0, 0, 99_999, 10])


def workbook(inner: str, after: str = "") -> Recipe:
    """A workbook of two headings and what stands below them."""
    head = rows([["id", "spørgsmål"]])
    data = packed(parts({"Kort": sheet(head + inner, after)}))

    def lay(folder: Path) -> None:
        (folder / "kort.xlsx").write_bytes(data)

    return lay


def mixed_sheet(folder: Path) -> None:
    """Two CSV files put together: one saved as UTF-8, one as Windows-1252."""
    data = "id;spørgsmål\na;Hvem møder vi?\n".encode() + "b;Hvad sårer?\n".encode("cp1252")
    (folder / "kort.csv").write_bytes(data)


RECIPES: Mapping[str, Recipe] = {
    "cells-merged": workbook(
        f'<row r="2">{cell("A2", "a")}{cell("B2", "Hvem?")}</row>', '<mergeCells><mergeCell ref="B2:B9"/></mergeCells>'
    ),
    "encoding-unknown--sheet": mixed_sheet,
    "formula-without-value": workbook(f'<row r="2">{cell("A2", "a")}<c r="B2"><f>A2</f></c></row>'),
    "spreadsheet-too-long": workbook(f'<row r="1048576">{cell("B1048576", "Hvem?")}</row>'),
    "combining-marks": raw("Hvem er vi he\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030br for?"),
    "control-character": raw("Hvem er\x0b vi\x02 her for?"),
    "encoding-converted": encoded("cp1252"),
    "encoding-converted--utf16": encoded("utf-16"),
    "encoding-unknown": encoded("mac-roman"),
    "encoding-unknown--mixed": mixed,
    "encoding-unknown--unmarked-utf16": encoded("utf-16-le"),
    "file-too-large": large,
    "font-damaged": damaged_font,
    "font-format": packed_font,
    "font-lacks-letters": small_font,
    "font-replaced": foreign_font,
    "font-restricted": restricted_font,
    "font-style-missing": shipped_font,
    "id-twin": twins,
    "image-format": lambda folder: write(folder / "billeder" / "hus.jpg", b"GIF89a" + bytes(20)),
    "image-damaged": logo(spoilt_png()),
    "image-empty": pdf_logo(b""),
    "image-too-coarse": photo,
    "image-too-many-pixels": logo(png_header(20_000, 10_000)),
    "image-truncated": logo(raster()[:5000]),
    "label-font-unusable": partial(small_font, curves=True),
    "logo-coarse": logo(raster(size=(120, 60))),
    "logo-pdf-active": pdf_logo(spoil=script),
    "logo-pdf-bomb": pdf_logo(b"/F Do", vast_picture),
    "logo-pdf-circle": pdf_logo(b"/F Do", form_of_itself),
    "logo-pdf-damaged": cut_pdf,
    "logo-pdf-encrypted": locked,
    "logo-pdf-font": pdf_logo(b"BT /F 9 Tf (a) Tj ET", font_elsewhere),
    "logo-pdf-pages": pdf_logo(spoil=lambda made: made.add_blank_page()),
    "logo-pdf-size": pdf_logo(spoil=banner),
    "logo-shape": logo(raster(size=(1010, 10))),
    "svg-too-large": drawing_of_many_parts,
    "unknown-field--marked-utf8-from-windows": from_windows,
    "yaml-too-large": many,
}
"""What is made in the copy of a folder before its command runs, by the folder's name."""
