"""Whichever way faces are laid out: the same bytes by all ways of the engine, the same pixels without one."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PageObject
from pypdf.generic import DictionaryObject

from kernekort.faces import Engine, Faces, lay_out
from kernekort.library import Library, built_in
from kernekort.markup.model import FaceMarkup
from kernekort.pipeline import Job, prepare, setting
from kernekort.typeset import FontChoice, Limits, Setting
from tests import typeset_faces
from tests.sheet_faces import fonts_in, part, reader
from tests.typeset_faces import CHOICES, CSS, FONTS, face

BRANDS = ("kernekort", "aaloese")
"""One brand of drawings alone, and one with a logo, which is more than outlines."""

LAYOUTS = ("dialog-card", "tool-card", "slide")
DECKS = tuple((layout, brand) for layout in LAYOUTS for brand in BRANDS)
OWN = tuple((layout, "kernekort") for layout in LAYOUTS)
STEPS = {"dialog-card": 3, "slide": 6}
"""Where there are many faces, one of so many is looked at."""

DPI = 150

Name = tuple[str, str]


@dataclass(frozen=True)
class Poured:
    """A deck ready to be laid out."""

    faces: tuple[FaceMarkup, ...]
    setting: Setting

    @property
    def drawn(self) -> int:
        """How many faces have drawings or grounds."""
        return sum("data:image/svg" in face.html or "data-under" in face.html for face in self.faces)


def poured(folder: Path, layout: str, brand: str) -> Poured:
    (folder / layout / "content").mkdir(parents=True, exist_ok=True)
    text = (built_in() / "layouts" / layout / "example.yml").read_text(encoding="utf-8")
    (folder / layout / "content" / "example.yml").write_text(text, encoding="utf-8")
    library = Library.open(folder / layout)
    prepared = prepare("example", Job(brand=brand), library).value
    assert prepared is not None
    return Poured(prepared.faces[:: STEPS.get(layout, 1)], setting(prepared, library))


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[Name, Poured]:
    folder = tmp_path_factory.mktemp("decks")
    return {name: poured(folder, *name) for name in DECKS}


def faces_of(deck: Poured, engine: Engine | None) -> Faces:
    made = lay_out(deck.faces, deck.setting, engine=engine)
    assert made.findings == ()
    assert made.value is not None
    return made.value


def own(decks: dict[Name, Poured], engine: Engine) -> dict[Name, bytes]:
    return {name: faces_of(decks[name], engine).pdf for name in OWN}


@dataclass(frozen=True)
class First:
    """Every deck laid out by one process into an empty cache."""

    files: dict[Name, Faces]
    layered: dict[Name, int]
    cache: Path

    @property
    def own(self) -> dict[Name, bytes]:
        return {name: self.files[name].pdf for name in OWN}


@pytest.fixture(scope="module")
def first(decks: dict[Name, Poured], tmp_path_factory: pytest.TempPathFactory) -> First:
    cache = tmp_path_factory.mktemp("cache")
    made = First({}, {}, cache)
    with Engine(1, cache) as engine:
        for name in DECKS:
            before = engine.layered
            made.files[name] = faces_of(decks[name], engine)
            made.layered[name] = engine.layered - before
    return made


def test_every_face_with_a_drawing_is_laid_out_in_layers(decks: dict[Name, Poured], first: First) -> None:
    assert first.layered == {name: deck.drawn for name, deck in decks.items()}
    assert all(first.layered.values())


def test_a_full_cache_gives_the_same_bytes_and_lays_out_nothing(decks: dict[Name, Poured], first: First) -> None:
    with Engine(2, first.cache) as engine:
        assert own(decks, engine) == first.own
        assert engine.laid_out == 0


@pytest.mark.parametrize("lost", [("faces", "drawings", "grounds", "fonts"), ("things", "assets")])
def test_a_half_empty_cache_gives_the_same_bytes(
    decks: dict[Name, Poured], first: First, tmp_path: Path, lost: tuple[str, ...]
) -> None:
    """A face is laid out again where it is gone, or a thing that is on it: of such a thing there may be one for all."""
    shutil.copytree(first.cache, tmp_path / "cache")
    for kind in lost:
        for path in sorted(path for path in (tmp_path / "cache" / "objects" / kind).rglob("*") if path.is_file())[::2]:
            path.unlink()
    every = sum(len(decks[name].faces) for name in OWN)
    with Engine(1, tmp_path / "cache") as engine:
        assert own(decks, engine) == first.own
        assert 0 < engine.laid_out <= every
        assert engine.laid_out < every or "faces" not in lost


def test_other_company_and_another_order_give_the_same_bytes(
    decks: dict[Name, Poured], first: First, tmp_path: Path
) -> None:
    """Three faces to a document, the last of them first; then put together in their own order."""
    with Engine(2, tmp_path) as engine:
        for name in OWN:
            few = replace(decks[name].setting, limits=Limits(faces_per_document=3))
            backwards = Poured(decks[name].faces[::-1], few)
            assert faces_of(backwards, engine).pdf != first.files[name].pdf
    with Engine(1, tmp_path) as engine:
        assert own(decks, engine) == first.own
        assert engine.laid_out == 0


ELSEWHERE = """
import sys
from hashlib import sha256
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.structure.test_routes import OWN, Engine, faces_of, poured
with Engine(2) as engine:
    for name in OWN:
        print(sha256(faces_of(poured(Path(sys.argv[2]), *name), engine).pdf).hexdigest())
"""


def test_two_processes_no_cache_and_other_surroundings_give_the_same_bytes(
    first: First, tmp_path: Path, checkout: Path
) -> None:
    told = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PATH": "/usr/bin:/bin"}
    home = tmp_path / "et andet sted"
    run = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, checkout, home], env=told, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == [sha256(data).hexdigest() for data in first.own.values()]


# The same pixels and letters as the plain way.


@pytest.fixture(scope="module", params=DECKS, ids="-".join)
def both(request: pytest.FixtureRequest, decks: dict[Name, Poured], first: First) -> tuple[bytes, bytes]:
    """The faces of one deck, by the engine and without one."""
    name: Name = request.param
    plain = faces_of(decks[name], None)
    assert plain.keys == first.files[name].keys
    return first.files[name].pdf, plain.pdf


def rendered(pdf: bytes, folder: Path) -> list[tuple[bytes, bytes]]:
    """The pages as Poppler draws them: what it says of the size of each, and its pixels."""
    folder.mkdir()
    (folder / "faces.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", str(DPI), "faces.pdf", "page"], cwd=folder, check=True)
    pages = [path.read_bytes().split(b"\n", 3) for path in sorted(folder.glob("page-*.ppm"))]
    return [(size, pixels) for _, size, _, pixels in pages]


def differing(one: tuple[bytes, bytes], other: tuple[bytes, bytes]) -> int:
    """How many colours of pixels differ; all of them when the pages differ in size."""
    if one[0] != other[0]:
        return max(len(one[1]), len(other[1]))
    return 0 if one == other else sum(a != b for a, b in zip(one[1], other[1], strict=True))


def test_every_pixel_is_the_same_as_without_an_engine(both: tuple[bytes, bytes], tmp_path: Path) -> None:
    engine, plain = (rendered(pdf, tmp_path / name) for pdf, name in zip(both, ("engine", "plain"), strict=True))
    far = [differing(one, other) for one, other in zip(engine, plain, strict=True)]
    assert far == [0] * len(far)
    assert len(far) == len(reader(both[0]).pages)


def test_every_page_has_the_same_text_and_boxes_as_without_an_engine(both: tuple[bytes, bytes]) -> None:
    engine, plain = (reader(pdf).pages for pdf in both)
    # Drawings between texts make a reader begin a line.
    assert [page.extract_text().split() for page in engine] == [page.extract_text().split() for page in plain]
    assert [[round(float(edge), 4) for edge in page.mediabox] for page in engine] == [
        [round(float(edge), 4) for edge in page.mediabox] for page in plain
    ]


# Drawings shown in ways that no layout of the house shows them in.


def shown(inner: str, box: str = "0 0 9 9") -> str:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inner}</svg>'
    return f"url(data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"


LINES = shown(
    '<path d="M0 0L9 0L9 9Z" fill="#112233"/>'
    '<path d="M1 1Q8 1 8 8" fill="none" stroke="#ff0000" stroke-width=".5" stroke-linecap="round"/>'
)
WIDE = shown('<path d="M-2 0L18 0L9 11Z" fill="#aa2233"/>', "0 0 18 9")
SHAPES = shown('<rect x="1" y="1" width="7" height="3" rx="1" fill="#aa7700"/><circle cx="4" cy="6" r="2"/>')
PLACED = "position: absolute; left: 9mm; top: 30mm; width: 31mm; height: 23.7mm; background-repeat: no-repeat;"
FULL = f"background-image: {LINES}; background-size: 100% 100%;"


def box(style: str, attributes: str = "", inner: str = "") -> str:
    return f'<div {attributes} style="{PLACED} {style}">{inner}</div>'


UNDER = 'data-under=""'
USUAL = {
    "whole": box(FULL),
    "wide": box(f"background-image: {WIDE}; background-size: 100% 100%"),
    "contained": box(f"background-image: {WIDE}; background-size: contain; background-position: center"),
    "covering": box(f"background-image: {WIDE}; background-size: cover"),
    "cornered": box(f"background-image: {LINES}; background-size: 10mm 10mm; background-position: right bottom"),
    "as wide as high": box(f"background-image: {SHAPES}; background-size: auto 10mm"),
    "two": box(f"background-image: {LINES}, {SHAPES}; background-size: 50% 50%, 100% 100%; background-position: 0 0"),
    "shapes": box(f"background-image: {SHAPES}; background-size: 100% 100%"),
    "twice": box(f"background: {SHAPES} no-repeat 0 0/9mm")
    + box(f"left: 30mm; background: {SHAPES} no-repeat 0 0/9mm"),
    "turned": box(f"{FULL} transform: rotate(20deg) scale(.7)"),
    "rounded": box(f"{FULL} border-radius: 9mm; border: 1mm solid blue"),
    "clipped": box(f"{FULL} padding: 3mm; background-origin: content-box; background-clip: padding-box"),
    "under": box(FULL, UNDER),
    "wide under": box(f"background-image: {WIDE}; background-size: contain", UNDER),
    "shapes under": box(f"background-image: {SHAPES}; background-size: 100% 100%", UNDER),
    "two under": box(f"background-image: {LINES}, {WIDE}; background-size: 50% 50%, 100% 100%", UNDER),
    "framed under": box(f"{FULL} border: 2mm solid #aabbcc; border-radius: 3mm", UNDER),
    "some under others": box("background-color: #eeddcc", UNDER, box(f"{FULL} top: 3mm", UNDER)),
    "next to one another": box(FULL, UNDER) + box(f"{FULL} left: 40mm", UNDER),
    "above one another": box(FULL, UNDER) + box("left: 12mm; background-color: #ccddee", UNDER),
    "hidden under": box(f"{FULL} display: none", UNDER) + box(FULL),
    "text under": box(FULL, UNDER, "ord"),
}
UNUSUAL = {
    "of no size": box(f"background-image: {LINES}"),
    "repeated": box(f"background: {LINES} repeat 0 0/7mm 7mm"),
    "repeated round": box(f"background: {SHAPES} round 0 0/7mm 7mm"),
    "a picture": f'<img alt="x" style="{PLACED}" src="{LINES[4:-1]}">',
    "a picture of shapes": f'<img alt="x" style="{PLACED}" src="{SHAPES[4:-1]}">',
    "a bullet": f'<ul style="{PLACED} list-style-image: {LINES}"><li>et</li></ul>',
    "a border": box(f"border: 4mm solid; border-image: {SHAPES} 3"),
    "repeated under": box(f"background: {LINES} repeat 0 0/9mm 9mm", UNDER),
    "under what is painted": box("background-color: #ddeeff", "", box(FULL, UNDER)),
    "under what is faint": box("opacity: .5", "", box(FULL, UNDER)),
    "under what is turned": box("transform: rotate(10deg)", "", box(FULL, UNDER)),
}


ANDIKA: FontChoice = ("Andika", 400, "normal", FONTS / "andika" / "andika-400.ttf")
TEXTS = {
    f"set in {size}": f'<p style="position: absolute; inset: 6mm; font: {size}pt/6mm Andika">Kerneopgaven for os 12</p>'
    for size in (10.9,)
}
"""In a typeface whose widths WeasyPrint rounds at the size that it sees first, so that text is spaced anew."""

TOGETHER = USUAL | TEXTS
EVERY = USUAL | UNUSUAL | TEXTS


@dataclass(frozen=True)
class Odd:
    """Hand-made faces: what each looks like laid out in both ways, and how many were laid out in layers."""

    layered: dict[str, int]
    engine: dict[str, tuple[bytes, bytes]]
    plain: dict[str, tuple[bytes, bytes]]


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Odd:
    """Usual ones together, each of the others by itself: one of these makes all in its company go the plain way."""
    folder = tmp_path_factory.mktemp("odd")
    css = f"{CSS}\n@font-face {{ font-family: Andika; font-weight: 400; src: url({ANDIKA[3].as_uri()}) }}"
    asked = replace(typeset_faces.setting(), fonts=(*CHOICES, ANDIKA))
    every = {
        name: face(name, f'{inner}<p class="body">Ord</p>' if name not in TEXTS else inner, css=css)
        for name, inner in EVERY.items()
    }
    made = Odd({}, {}, {})
    for number, names in enumerate(((*USUAL, *UNUSUAL), *((name,) for name in TEXTS))):
        deck = Poured(tuple(every[name] for name in names), asked)
        made.plain.update(zip(names, rendered(faces_of(deck, None).pdf, folder / str(number)), strict=True))
    with Engine(1) as engine:
        for names in (tuple(TOGETHER), *((name,) for name in UNUSUAL)):
            before = engine.layered
            deck = Poured(tuple(every[name] for name in names), asked)
            made.engine.update(zip(names, rendered(faces_of(deck, engine).pdf, folder / names[0]), strict=True))
            made.layered[names[0]] = engine.layered - before
    return made


def test_drawings_look_the_same_however_they_are_shown(odd: Odd) -> None:
    far = {name: differing(odd.engine[name], odd.plain[name]) for name in EVERY}
    assert {name: by for name, by in far.items() if by} == {}
    # Most of them look like no other.
    assert len({pixels for _, pixels in odd.plain.values()}) > 25


def test_what_is_shown_as_usual_is_laid_out_in_layers_and_nothing_else(odd: Odd) -> None:
    first = next(iter(USUAL))
    assert odd.layered == {first: len(USUAL)} | dict.fromkeys(UNUSUAL, 0)


# One subset of each typeface, of what is shown and no more.


def glyphs_on(page: PageObject) -> Iterator[tuple[str, int]]:
    """Each glyph that a page shows, and the name of its font in a PDF."""
    content = page.get_contents()
    assert content is not None
    font = ""
    for line in content.get_data().decode("ascii").splitlines():
        if line.endswith(" Tf"):
            font = str(part(page, "/Resources", "/Font", line.split()[0], "/BaseFont"))
        elif line.endswith("TJ"):
            for digits in re.findall(r"<([0-9a-f]*)>", line):
                yield from ((font, int(digits[at : at + 4], 16)) for at in range(0, len(digits), 4))


def widths_of(font: DictionaryObject) -> dict[int, float]:
    """The widths of a font's glyphs, by their numbers."""
    found: dict[int, float] = {}
    entries: Sequence[Any] = part(font, "/DescendantFonts", 0, "/W")
    for start, widths in zip(entries[::2], entries[1::2], strict=True):
        found.update({int(start) + at: float(width) for at, width in enumerate(widths)})
    return found


def texts_of(font: DictionaryObject) -> dict[int, str]:
    """What glyphs stand for."""
    listed = part(font, "/ToUnicode").get_data()
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", listed.partition(b"beginbfchar")[2])
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


@pytest.mark.parametrize("name", DECKS, ids="-".join)
def test_each_typeface_is_in_the_file_once_with_what_is_shown_and_no_more(first: First, name: Name) -> None:
    pdf = reader(first.files[name].pdf)
    fonts = {str(font["/BaseFont"]): font for font in fonts_in(pdf) if font["/Subtype"] == "/Type0"}
    shown: dict[str, set[int]] = {font: set() for font in fonts}
    for page in pdf.pages:
        for font, glyph in glyphs_on(page):
            shown[font].add(glyph)
    assert all(shown.values())
    assert len({font.partition("+")[2] for font in fonts}) == len(fonts) == len(embedded(pdf)) > 1
    for font, described in fonts.items():
        assert set(widths_of(described)) == shown[font]
        assert set(texts_of(described)) == shown[font]
        subset = TTFont(BytesIO(part(described, "/DescendantFonts", 0, "/FontDescriptor", "/FontFile2").get_data()))
        names = subset.getGlyphOrder()
        scale = 1000 / subset["head"].unitsPerEm
        for glyph, width in widths_of(described).items():
            assert abs(width - subset["hmtx"][names[glyph]][0] * scale) <= 0.5
        outlines = subset["glyf"]
        full = {glyph for glyph, each in enumerate(names) if outlines[each].numberOfContours}
        needed = closure(outlines, {names[glyph] for glyph in shown[font]})
        assert full <= {subset.getGlyphID(each) for each in needed}
        assert {glyph for glyph in shown[font] if texts_of(described)[glyph].strip()} <= full
        # Behind the last of them, only what others are composed of.
        assert set(range(max(shown[font]) + 1, len(names))) <= full


def embedded(pdf: Any) -> set[int]:
    """The numbers of all font files in a file."""
    found = [font["/FontDescriptor"].raw_get("/FontFile2").idnum for font in fonts_in(pdf) if "/FontDescriptor" in font]
    assert len(set(found)) == len(found)
    return set(found)


def closure(outlines: Any, names: set[str]) -> set[str]:
    """Glyphs, and those that they are composed of."""
    waiting, found = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += outlines[name].getComponentNames(outlines)
    return found
